"""A quantity with the words around it that bound it ("up to") or place it in time ("within")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.claims import patterns
from evidence.claims.claim import LOWER, UPPER, Comparator, Quantity, QuantityKind
from evidence.documents.document import Span


@dataclass(frozen=True)
class Reader:
    """One string, in lower case and with plain spaces, beside the words as written."""

    text: str
    lower: str
    done: int = 0

    def before(self, start: int) -> str:
        """The last words before a place."""
        return self.lower[max(self.done, start - patterns.LOOK_BACK) : start]

    def bounds(self, start: int) -> re.Match[str]:
        """The words before a quantity that bound it or place it; empty where there are none."""
        found = patterns.BEFORE.search(self.lower, max(self.done, start - patterns.LOOK_BACK), start)
        assert found is not None  # the pattern matches the empty string before `start`
        return found


Reading = tuple[Quantity | None, int]


def made(
    reader: Reader,
    start: int,
    end: int,
    kind: QuantityKind,
    low: float | None,
    high: float | None = None,
    unit: str | None = None,
    comparator: Comparator = Comparator.EQUAL,
) -> Reading:
    """A reading of `text[start:end]`; `low` alone is the value, bounded as the comparator says."""
    value = low if high is None else None
    if high is None:
        high = low if comparator in UPPER else None
        low = low if comparator in LOWER else None
    return Quantity(reader.text[start:end], Span(start, end), kind, value, low, high, unit, comparator), end


def bounded(
    reader: Reader,
    start: int,
    end: int,
    kind: QuantityKind,
    low: float | None,
    high: float | None = None,
    unit: str | None = None,
) -> Reading:
    """As `made`, with the words around it that bound it."""
    bounds = reader.bounds(start)
    comparator = _comparator(bounds["bound"])
    start = bounds.start("bound") if bounds["bound"] else bounds.start("between") if bounds["between"] else start
    for pattern, after in ((patterns.OR_MORE, Comparator.AT_LEAST), (patterns.OR_LESS, Comparator.AT_MOST)):
        if more := pattern.match(reader.lower, end):
            comparator, end = after, more.end()
    return made(reader, start, end, kind, low, high, unit, comparator)


def timed(reader: Reader, start: int, end: int, low: float | None, high: float | None, unit: str) -> Reading:
    """A timepoint or a duration, as the words around it say."""
    bounds = reader.bounds(start)
    place, bound = bounds["place"], bounds["bound"]
    if place == "by" and _is_by_how_much(reader.before(bounds.start("place")), unit):
        place = None
    comparator = _comparator(bound)
    if bound and bound.strip() == "over":
        comparator, bound = Comparator.EQUAL, None
    if place == "within" and comparator is Comparator.EQUAL:
        comparator = Comparator.AT_MOST
    is_point = (
        place is not None or patterns.LATER.match(reader.lower, end) is not None or (bound or "").startswith("as ")
    )
    kind = QuantityKind.TIMEPOINT if is_point else QuantityKind.DURATION
    if place:
        start = bounds.start("place")
    elif bound:
        start = bounds.start("bound")
    elif bounds["between"]:
        start = bounds.start("between")
    return made(reader, start, end, kind, low, high, unit, comparator)


def _is_by_how_much(before: str, unit: str) -> bool:
    """Whether "by 41 minutes" tells how much something changed, and not by when."""
    short = unit in ("second", "minute")
    return bool(patterns.LENGTHENED.search(before) or (short and patterns.CHANGED.search(before)))


def _comparator(words: str | None) -> Comparator:
    if words is None:
        return Comparator.EQUAL
    return next(comparator for pattern, comparator in patterns.COMPARATOR_OF if pattern.match(words))
