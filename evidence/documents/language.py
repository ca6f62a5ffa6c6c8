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
    "not can may your you we our their its if how what why who when will more than does all any been had they",
    "pt": "o os as um uma de do da dos das e em no na nos nas que por para com não se mais foi foram são "
    "está você seu sua como ao também este esta após ou sem muito tem têm pela pelo",
    "es": "el los las un una unos de del y en que por para con no se más fue fueron son está usted su "
    "sus como al también lo la es este esta estos tras pero sin muy ha han sobre entre",
    "fr": "le les un une des de du et en dans que qui pour par avec ne pas se plus est sont été vous "
    "votre nous au aux ce cette la ont aucun aucune après ou mais leur leurs chez elle il ils sans sa ses",
    "de": "der die das den dem des ein eine und in im ist sind war für mit auf dass von zu nicht sich "
    "mehr werden wurde sie ihr wir auch als bei es keine kein hat haben einem einen einer nach oder über durch wurden",
    "it": "il lo la i gli le un una di del della e in nel che per con non si più è sono stato stati come "
    "anche al ai dei questo questa dopo ha hanno ma senza molto",
    "nl": "de het een en van in is zijn was voor met op dat te niet zich meer worden werd u uw wij ook als bij aan of "
    "geen heeft hebben deze dit na naar",
    "sv": "och i att det som en är av för på med den till inte har de om ett var ska kan vi du",
    "da": "og i at det som en er af for på med den til ikke har de om et var skal kan vi du",
    "no": "og i at det som en er av for på med den til ikke har de om et var skal kan vi du",
    "pl": "i w na z do że się nie jest to o jak po co dla od są przez lub oraz być",
}


# English words too: "do no harm" is not Portuguese, nor "men met at war" Dutch.
_ALSO_ENGLISH = frozenset(
    "a all also an as at die do door for ha i in is ma me men met no of on sin so to war was".split()
)


@cache
def _profiles() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(words.split()) - (_ALSO_ENGLISH if name != "en" else set()) for name, words in _PROFILES.items()
    }


@cache
def _languages_by_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, little in _profiles().items():
        for word in little:
            found.setdefault(word, []).append(name)
    return found


@cache
def _plainly_english() -> frozenset[str]:
    return _profiles()["en"] - _ALSO_ENGLISH


@lru_cache(maxsize=128)
def shares(text: str) -> Mapping[str, float]:
    """For each language, the share of the words that are its little words."""
    counts = Counter(_WORD.findall(text.casefold()))
    if not counts:
        return {}
    found = dict.fromkeys(_profiles(), 0)
    little = _languages_by_word()
    for word in counts.keys() & little.keys():
        for name in little[word]:
            found[name] += counts[word]
    total = counts.total()
    return {name: count / total for name, count in found.items()}


def is_foreign(text: str) -> bool:
    """Whether a piece of a document is clearly in another language: its little words and no English ones."""
    if "-" in text:
        text = _NEGATION.sub("", text)
    words = _WORD.findall(text.casefold())
    english = sum(map(_plainly_english().__contains__, words))
    if len(words) < 2 or english > 0.05 * len(words):
        return False
    # "No side effects": one little word of Portuguese in three is no Portuguese.
    others = (share for name, share in shares(text).items() if name in _NAMES)
    return any(share >= 0.3 and share * len(words) >= _TWO for share in others)


def likeliest_language(text: str) -> str:
    """The name of the language of which a text has most little words, English left aside."""
    found = {name: share for name, share in shares(text).items() if name in _NAMES}
    return _NAMES[max(found, key=found.__getitem__)]


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
_ASIDE = 0.2
"""A page in another language may hold so much English: a motto, a summary, a notice."""
_LEAST = 0.1
_PARAGRAPHS = late_regex(r"\n\s*\n")


def foreign_language(text: str) -> str | None:
    """The name of the language of a whole document that is plainly not English; None for English and in doubt."""
    found = shares(text[:_SAMPLE])
    if not found:
        return None
    name = max(found, key=found.__getitem__)
    if name == "en" or found[name] < 0.15 or found["en"] >= found[name] / 2:
        return None
    little = found[name] * len(_WORD.findall(text[:_SAMPLE]))
    return _NAMES[name] if little >= _FEWEST and _english_part(text[:_SAMPLE]) < _ASIDE else None


def _english_part(text: str) -> float:
    """The share of the words that stand in English paragraphs."""
    sizes = {True: 0, False: 0}
    for part in _PARAGRAPHS.split(text):
        found = shares(part)
        sizes[bool(found) and found["en"] >= _LEAST and found["en"] == max(found.values())] += len(_WORD.findall(part))
    return sizes[True] / max(1, sum(sizes.values()))
