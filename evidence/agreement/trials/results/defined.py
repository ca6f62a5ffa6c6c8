"""The limits in the definitions of a record's outcomes: "a decrease of at least 30 %", "at 12 months".

A claim has another limit where all that it says of its own stands beside the record's, and the number nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.agreement.agreement import Verdict
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.scales.measures import apart
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.claims.claim import QuantityKind
from evidence.late import late_regex

_PART = late_regex(r"[;.](?!\d)\s*|:\s")
_FEW = 2
_LABEL = late_regex(r"\A.*[^\d\s].*:(?=\s*[-−]?\d)")


@dataclass(frozen=True)
class _Limit:
    passage: Passage
    value: Value
    words: frozenset[str]


def defined_otherwise(points: Sequence[Point], text: str) -> Iterator[Said]:
    """The limits of a claim that the definitions of a record's outcome give otherwise."""
    bounds = [point for point in points if _is_limit(point)]
    passages = passages_of(text) if bounds else ()
    for point in bounds:
        meant = [one for one in passages if not (point.trial and one.trial) or one.trial == point.trial]
        if limit := _limit(point, meant):
            why = "The record defines this by another limit, and has the claim's nowhere."
            shown = limit.value.text
            yield Said(point.slot, point.quantity.text, shown, Verdict.DIFFERS, why, limit.passage.quote)


def _is_limit(point: Point) -> bool:
    told = point.measure.number.bounded or point.quantity.kind is QuantityKind.TIMEPOINT
    return told and not point.compared and not point.manner.condition


def _limit(point: Point, passages: Sequence[Passage]) -> _Limit | None:
    """The limit that stands where the claim's should; None where the claim's number may stand anywhere."""
    if len(point.near) < _FEW:
        return None
    same = [(one, value) for one in passages for value in one.values if value.measure.scale == point.measure.scale]
    if not all(apart(point.measure, value.measure, threshold=True) for _, value in same):
        return None
    counted = (pair for pair in same if pair[1].people or not point.of_people)  # a share of people is no level
    limits = (limit for one, value in counted if (limit := _defined(one, value)))
    return next((limit for limit in limits if point.near <= limit.words), None)


def _defined(passage: Passage, value: Value) -> _Limit | None:
    """A bound in a definition or in the name of a category, with the words of its part."""
    label = _LABEL.match(passage.text) if passage.unit else None
    told = value.measure.number.bounded or value.kind is QuantityKind.TIMEPOINT
    names = passage.defines or passage.section == "outcome" or (label and value.span[1] <= label.end())
    if not told or not names:
        return None
    start = max((m.end() for m in _PART.finditer(passage.text, 0, value.span[0])), default=0)
    end = min((m.start() for m in _PART.finditer(passage.text, value.span[1])), default=len(passage.text))
    part = passage.text[start:end]
    words = terms_of(part) | terms_of(passage.text[: value.span[0]]) if label else terms_of(part)
    return _Limit(passage, value, words)
