"""Wordings that are nearly those of the library: suggested to a person, and never a link.

A sentence is near a wording when both are the same once articles, tenses, plurals, a few synonyms and words of mere
emphasis are taken away. What may differ is listed; everything else keeps two sentences apart, so that another number,
unit, negation, hedge, population or comparison is never near, whatever word it is made with. The rest is a key: looking
a sentence up takes as long in a large library as in a small one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence.claims.citation_marks import without_marks
from evidence.claims.quantities import find_quantities
from evidence.claims.wording import fold, listed
from evidence.late import late_regex
from evidence.library.claims_file import LibraryClaim
from evidence.library.library import Library

SHORTEST = 4
"""Of fewer telling words, two sentences that share them may still speak of different things."""

_TOKEN = late_regex(
    r"(?<![\w)])[-−–+±](?=[\d.])|\d+(?:[.,]\d+)*[⁰¹²³⁴⁵⁶⁷⁸⁹]*|[^\W\d_]+(?:'[^\W\d_]+)*[⁰¹²³⁴⁵⁶⁷⁸⁹]*|[%‰<>≤≥=≈~±×/°µ+&]"
)
_ARTICLES = listed("a an the")
_LIGHT = _ARTICLES | listed("that which is are was were be been being has have had")
_EMPHASIS = listed(
    "dramatically remarkably impressively really truly dramatic remarkable impressive indeed notably also"
)
# Before a verb of change these are emphasis; elsewhere they may say who was treated ("significantly obese").
_DEGREES = listed("significantly substantially considerably greatly strongly")
_CHANGES = (
    "reduc", "improv", "increas", "decreas", "lower", "rais", "reliev", "alleviat", "boost", "enhanc", "help", "eas",
)  # fmt: skip
NEGATIONS = listed("no not never none neither nor without lack lacks cannot hardly barely")
# "Few patients" and "a few patients", "little" and "a little" are not the same.
_AFTER_ARTICLE = listed("few little lot number majority minority third quarter half")
_SYNONYMS = {
    word: words.split()[0]
    for words in (
        "show demonstrate",
        "fast quick rapid swift",
        "fastly quickly rapidly swiftly",
        "start begin",
        "medicine medication drug",
        "therapy treatment",
        "doctor physician",
        "receive get",
        "got received",
        "showed shown demonstrated",
    )
    for word in words.split()
}
# Aspects that are often named together; one more of them widens what is claimed.
_ASPECTS = listed("thoughts behaviors behaviours feelings symptoms signs complaints episodes urges attempts")
_JOINS = listed("and or")
# Endings of these change what they say: how sure, how many, or who.
_FIXED = (
    "suspect", "suggest", "expect", "believ", "appear", "seem", "estimat", "claim", "report", "assum", "potential",
    "probab", "likel", "possib", "need", "control", "compar", "second", "third", "quarter", "hundred", "thousand",
    "million", "billion", "dozen", "time", "halv", "half", "fail", "lack", "doubt", "tend", "indicat", "recommend",
)  # fmt: skip
_STEM = 4


@dataclass(frozen=True, slots=True)
class Near:
    """A library claim one of whose wordings is nearly that of a sentence."""

    claim: LibraryClaim
    wording: str


class NearWordings:
    """The wordings of the standing claims of a library, by what of them may not change."""

    def __init__(self, library: Library) -> None:
        self._by_key: dict[tuple[str, ...], list[Near]] = {}
        for wording, claims in library.by_wording.items():
            key = key_of(wording)
            if key is not None:
                self._by_key.setdefault(key, []).extend(Near(claim, wording) for claim in claims)

    def of(self, text: str) -> tuple[Near, ...]:
        """The claims of which a wording is nearly `text`; the first wording of each."""
        if not self._by_key:
            return ()
        said = without_marks(text)
        key = key_of(said)
        if key is None:
            return ()
        found: dict[str, Near] = {}
        for near in self._by_key.get(key, ()):
            if said != near.wording and _have_same_figures(said, near.wording):
                found.setdefault(near.claim.id, near)
        return tuple(found.values())


@lru_cache(maxsize=8192)
def key_of(text: str) -> tuple[str, ...] | None:
    """What of a sentence may not change, in its order; None for one that is too short to be told from others."""
    found = list(_telling(_TOKEN.findall(fold(text))))
    return tuple(found) if len(found) >= SHORTEST else None


def _telling(tokens: Sequence[str]) -> Iterator[str]:
    skip = False
    words = [token.casefold() for token in tokens]
    # "No significant difference" is not "no difference": beside a negation, emphasis is part of what is said.
    denied = not NEGATIONS.isdisjoint(words) or any(word.endswith("n't") for word in words)
    for token, before, word, following in zip(tokens, ["", *words], words, [*words[1:], ""], strict=False):
        if skip:
            skip = False
        elif word in _JOINS and following in _ASPECTS and before in _ASPECTS:
            skip = True
        elif (not denied and (word in _EMPHASIS or (word in _DEGREES and following.startswith(_CHANGES)))) or (
            word in _LIGHT and not (word in _ARTICLES and following in _AFTER_ARTICLE)
        ):
            continue
        elif before[:1].isdigit():
            yield token  # a unit: Mg is not mg
        else:
            yield plain(word)


def plain(word: str) -> str:
    """A word without its plural or past, under the first of its synonyms."""
    if word.startswith(_FIXED):
        return word
    known = _SYNONYMS.get(word)
    if known:
        return _SYNONYMS.get(_stem(known), _stem(known))
    stem = _stem(word)
    return _SYNONYMS.get(stem, stem)


def _stem(word: str) -> str:
    for ending in ("es", "s", "ed", "d"):
        if word.endswith(ending) and not word.endswith(("ss", "us", "is", "eed")):
            stem = word[: -len(ending)]
            return stem.removesuffix("e") if len(stem) >= _STEM else word
    return word.removesuffix("e") if len(word) > _STEM else word


def is_near(said: str, wording: str) -> bool:
    """Whether two sentences are the same but for what may differ; both without their marks."""
    return key_of(said) == key_of(wording) and _have_same_figures(said, wording)


def _have_same_figures(said: str, wording: str) -> bool:
    return _figures(said) == _figures(wording)


def _figures(text: str) -> list[tuple[object, ...]]:
    return [(q.kind, q.value, q.low, q.high, q.unit, q.comparator) for q in find_quantities(text)]


def differing_words(approved: str, written: str) -> str:
    """What was changed, for a person: “dramatically” added; “showed” for “demonstrated”."""
    return "; ".join(changes(approved, written))


def changes(approved: str, written: str) -> list[str]:
    """The places where words were changed, each as it is told."""
    from difflib import SequenceMatcher

    old, new = fold(approved).split(), fold(written).split()
    parts = []
    for change, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = " ".join(old[a:b]), " ".join(new[c:d])
        if change == "insert":
            parts.append(f"“{after}” added")
        elif change == "delete":
            parts.append(f"“{before}” left out")
        elif change == "replace":
            parts.append(f"“{after}” for “{before}”")
    return parts
