"""Which way a result points: up, down, or nowhere ("no difference"); read from a sentence, and compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from evidence.agreement.agreement import Verdict
from evidence.agreement.verdict import Compared
from evidence.agreement.words.pointers import Effect, Pointer, pointers_of
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex


class Way(StrEnum):
    """Where a result points."""

    UP = "up"
    DOWN = "down"
    NOWHERE = "no difference"


# What is taken away turns the result round: "loss of A lowers B" agrees with "A raises B".
_TAKEN_AWAY = late_regex(
    r"\b(?:lack(?:s|ing)?|absence|deplet\w+|deficien\w+|knock(?:out|down|ed)?|loss of|without|withdrawal|depriv\w+|"
    r"silenc\w+|"
    r"ablat\w+|delet\w+|mutant\w*|null mice|inhibitors?|antagonists?|untreated|resistan\w+|discontinu\w+)\b",
    re.IGNORECASE,
)
_NEGATED = late_regex(r"\b(?:no|not|never|neither|nor|cannot|without|unlikely|n['’]t)\b", re.IGNORECASE)
_WAYS = {
    Effect.MORE: Way.UP,
    Effect.BETTER: Way.UP,
    Effect.LESS: Way.DOWN,
    Effect.WORSE: Way.DOWN,
    Effect.NONE: Way.NOWHERE,
}
_REACH = 45
"""How many characters around a pointing word name what it points at."""
_THAN = late_regex(r"\bthan\b|\bversus\b|\bvs\b|compared (?:with|to)", re.IGNORECASE)


@lru_cache(maxsize=256)
def ways_of(text: str) -> frozenset[Way]:
    """Every way that a sentence names."""
    return frozenset(_WAYS[one.effect] for one in pointers_of(text) if one.effect in _WAYS)


def compare_directions(claim: str, source: str) -> Compared | None:
    """The verdict on the way a claim points against a sentence of the source on the same; None where either is unclear.

    Only one way on each side can be compared, where it is said of the same thing and nothing turns it round.
    """
    ours, theirs = pointers_of(claim), pointers_of(source)
    our, their = ways_of(claim), ways_of(source)
    if len(our) != 1 or len(their) != 1 or is_turned(claim) != is_turned(source) or _swapped(claim, source):
        return None
    (way,), (other,) = our, their
    denied = (way is not Way.NOWHERE and _NEGATED.search(claim)) or (
        other is not Way.NOWHERE and _NEGATED.search(source)
    )
    if denied or not _of_one_thing(claim, ours[0], source, theirs):
        return None
    if way is other and is_turned(claim) and not _of_one_word(ours, theirs):
        return None
    if way is other:
        return Compared(Verdict.MATCHES, "Both sides point the same way.")
    if Way.NOWHERE in (way, other):
        return Compared(Verdict.NOT_FOUND, "One side speaks of a difference, the other of none.")
    return Compared(Verdict.DIFFERS, "The source's result points the other way.")


def _of_one_word(ours: Sequence[Pointer], theirs: Sequence[Pointer]) -> bool:
    """Whether one word points on both sides: what is taken away may "impair" what keeps a thing down."""
    words = [frozenset().union(*(terms_of(one.words) for one in side)) for side in (ours, theirs)]
    return not words[0].isdisjoint(words[1])


def _of_one_thing(claim: str, ours: Pointer, source: str, theirs: Sequence[Pointer]) -> bool:
    """Whether what the two sides point at is named in the same words close by."""
    wanted = _after(claim, ours) or terms_of(claim[: ours.start][-_REACH:])
    return any(len(wanted & (_after(source, m) | _before(source, m))) * 2 > len(wanted) for m in theirs)


def _after(text: str, one: Pointer) -> frozenset[str]:
    return terms_of(text[one.end : one.end + _REACH].rpartition(" ")[0] or text[one.end :])


def _before(text: str, one: Pointer) -> frozenset[str]:
    return terms_of(text[max(0, one.start - _REACH) : one.start])


def is_turned(text: str) -> bool:
    """Whether a text speaks of something that is taken away, which turns a result round."""
    return _TAKEN_AWAY.search(text) is not None


def _swapped(claim: str, source: str) -> bool:
    """Whether a comparison names its two sides in another order, or only one text compares."""
    ours, theirs = _THAN.search(claim), _THAN.search(source)
    if ours is None and theirs is None:
        return False
    if ours is None or theirs is None:
        return True
    first, second = terms_of(claim[: ours.start()]), terms_of(source[: theirs.start()])
    return not first <= second
