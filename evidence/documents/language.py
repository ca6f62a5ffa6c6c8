"""Which language a piece of text is in, by its most common little words; enough to tell English from the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from evidence.late import late_regex

_TWO = 1.5
# "Non-drowsy, non-greasy" is no Italian.
_NEGATION = late_regex(r"\bnon-", re.IGNORECASE)
_WORD = late_regex(r"[^\W\d_]+")
_PROFILES = {
    "en": "the of and to in is are was for with on that by as be it this from or an at which have has "
    "not can may your you we our their its if how what why who when will more than",
    "pt": "o os as um uma de do da dos das e em no na nos nas que por para com não se mais foi foram são "
    "está você seu sua como ao também",
    "es": "el los las un una unos de del y en que por para con no se más fue fueron son está usted su "
    "sus como al también lo la es",
    "fr": "le les un une des de du et en dans que qui pour par avec ne pas se plus est sont été vous "
    "votre nous au aux ce cette la ont",
    "de": "der die das den dem des ein eine und in im ist sind war für mit auf dass von zu nicht sich "
    "mehr werden wurde sie ihr wir auch als bei",
    "it": "il lo la i gli le un una di del della e in nel che per con non si più è sono stato stati come "
    "anche al ai dei",
    "nl": "de het een en van in is zijn was voor met op dat te niet zich meer worden werd u uw wij ook als bij aan of",
    "sv": "och i att det som en är av för på med den till inte har de om ett var ska kan vi du",
    "da": "og i at det som en er af for på med den til ikke har de om et var skal kan vi du",
    "no": "og i at det som en er av for på med den til ikke har de om et var skal kan vi du",
    "pl": "i w na z do że się nie jest to o jak po co dla od są przez lub oraz być",
}


@cache
def _profiles() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _PROFILES.items()}


@lru_cache(maxsize=128)
def shares(text: str) -> Mapping[str, float]:
    """For each language, the share of the words that are its little words."""
    counts = Counter(_WORD.findall(text.casefold()))
    total = counts.total()
    if not total:
        return {}
    return {name: sum(counts[word] for word in little & counts.keys()) / total for name, little in _profiles().items()}


def is_english(text: str) -> bool:
    """Whether a document is English: no other language has more of its little words in it. Without words: yes."""
    found = shares(text)
    return not found or found["en"] >= max(found.values())


def is_foreign(text: str) -> bool:
    """Whether a piece of an English document is clearly in another language: its little words and no English ones."""
    text = _NEGATION.sub("", text)
    words = _WORD.findall(text.casefold())
    english = sum(map(_profiles()["en"].__contains__, words))
    if len(words) < 2 or english > 0.05 * len(words):
        return False
    # "No side effects": one little word of Portuguese in three is no Portuguese.
    return any(share >= 0.3 and share * len(words) >= _TWO for share in shares(text).values())


_NAMES = {
    "pt": "Portuguese",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish",
    "no": "Norwegian",
    "pl": "Polish",
}
_SAMPLE = 20_000
_FEWEST = 5


def foreign_language(text: str) -> str | None:
    """The name of the language of a whole document that is plainly not English; None for English and in doubt."""
    found = shares(text[:_SAMPLE])
    if not found:
        return None
    name = max(found, key=found.__getitem__)
    total = len(_WORD.findall(text[:_SAMPLE]))
    plain = found[name] >= 0.15 and found[name] * total >= _FEWEST and found["en"] < found[name] / 2
    return _NAMES[name] if name != "en" and plain else None
