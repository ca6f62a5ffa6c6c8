"""The numbers of a claim that are too bare to be compared: they have to stand in a passage as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from evidence.agreement.passages.passage import Passage
from evidence.agreement.scales.written import BARE, written_quantities
from evidence.claims.claim import LOWER, UPPER, Quantity, QuantityKind
from evidence.claims.patterns import WORD
from evidence.late import late_regex

_RANGES = frozenset({QuantityKind.INTERVAL, QuantityKind.OTHER})
_LABEL = late_regex(
    r"\b(?:cohorts?|arms?|groups?|interventions?|trial|study|phase|stage|grade|type|part)\s\Z", re.IGNORECASE
)
_SPELLED = {
    word: float(value)
    for value, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
_FIGURE = late_regex(r"(?<![\w.,/-])(?:[<>≤≥]\s?)?\d+(?:[.,]\d+)*")
_UNITED = late_regex(
    r"(?<![\w.,/-])(?P<number>\d+(?:[.,]\d+)*)\s?"
    r"(?P<unit>(?!(?:of|in|to|or|at|by|for|and|the|had|per|on|a|vs|v)\b)[a-zµμ]{1,3})\b"
)
"""A number with a unit of few letters behind it."""


def number_not_held(claim: str, passage: Passage) -> str | None:
    """The first number of a claim that a passage does not have, or bounds otherwise; None where it has them all."""
    ours, theirs = written_quantities(claim), written_quantities(passage.text)
    rest = "".join(" " if any(q.span.start <= at < q.span.end for q in ours) else c for at, c in enumerate(claim))
    ways = (
        _missing(claim, rest, passage.text),
        _turned(ours, theirs),
        _unread(rest, passage.text),
        _of_another_range(ours, theirs),
        () if passage.labelled else _otherwise_bounded(ours, theirs),
        _in_another_unit(claim, passage.text),
    )
    return next(chain.from_iterable(ways), None)


def _missing(claim: str, rest: str, passage: str) -> Iterator[str]:
    """The numbers without a unit, and those in words in what is left of a claim, that a passage does not have."""
    held = {quantity.value for quantity in written_quantities(passage)}
    held |= {_SPELLED[word] for word in _spelled(passage)}
    bare = {
        q.text: q.value
        for q in written_quantities(claim)
        if q.unit is None and q.kind in BARE and q.value is not None and not _LABEL.search(claim[: q.span.start])
    }
    bare |= {word: _SPELLED[word] for word in _spelled(rest)}
    yield from (words for words, value in bare.items() if value not in held)


def _turned(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[str]:
    """The bounds of a claim that a passage has the other way round."""
    pairs = ((one, other) for one in ours for other in theirs if (one.value, one.unit) == (other.value, other.unit))
    yield from (one.text for one, other in pairs if _opposite(one, other))


def _unread(rest: str, passage: str) -> Iterator[str]:
    """The figures in what is left of a claim that a passage does not write."""
    written = set(_figures(passage))
    yield from (one for one in _figures(rest) if one not in written)


def _of_another_range(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[str]:
    ranges = {(q.low, q.high) for q in theirs}
    ends = ((q, (q.low, q.high)) for q in ours if q.kind in _RANGES)
    yield from (q.text for q, both in ends if None not in both and both not in ranges)


def _otherwise_bounded(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[str]:
    """The limits of a claim, other than on chance, that a passage sets elsewhere: "below 100", "below 70"."""
    for one in ours:
        alike = [it for it in theirs if it.unit == one.unit and it.comparator in (LOWER | UPPER)]
        bounded = one.comparator in (LOWER | UPPER) and one.kind is not QuantityKind.P_VALUE
        if bounded and alike and one.value not in [it.value for it in alike]:
            yield one.text


def _in_another_unit(claim: str, passage: str) -> Iterator[str]:
    """The numbers of a claim behind which the passage has other letters: "30 s" and "30 ms"."""
    theirs: dict[str, set[str]] = {}
    for match in _UNITED.finditer(passage):
        theirs.setdefault(match["number"], set()).add(match["unit"].casefold())
    for match in _UNITED.finditer(claim):
        units = theirs.get(match["number"])
        if units and match["unit"].casefold() not in units:
            yield match.group()


def _figures(text: str) -> Iterator[str]:
    """The figures of a text with their signs, those left out that name a cohort or a stage."""
    found = (match for match in _FIGURE.finditer(text) if not _LABEL.search(text[: match.start()]))
    return ("".join(match.group().split()) for match in found)


def _opposite(ours: Quantity, theirs: Quantity) -> bool:
    """Whether one is a lower bound and the other an upper: "over 60", "under 60"."""
    sides = {"above" if q.comparator in LOWER else "below" for q in (ours, theirs) if q.comparator in LOWER | UPPER}
    return len(sides) == 2


def _spelled(text: str) -> list[str]:
    return [word for word in WORD.findall(text.casefold()) if word in _SPELLED]
