"""Another number for the same: what makes a claim's number wrong, and not merely absent.

A source contradicts a number only where it speaks of the same thing with numbers of the same sort, and all of them are
others. A line of a record says little beside its value. A sentence of prose has to say what the claim says: in its
words, or by an outcome that has a definition, at the claim's time, in a text about the claim's subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence.agreement.agreement import Slot
from evidence.agreement.measures import apart
from evidence.agreement.passages import Passage, Value
from evidence.agreement.points import Point, is_threshold, of_one_sort, speaks_of_age
from evidence.agreement.results import is_same, result_of
from evidence.agreement.terms import shared
from evidence.claims.claim import QuantityKind

DIFFER = 0.75
"""How much of what is said of a number a passage has to share, to speak of the same thing."""
TOLD = 0.65
"""How much of the whole claim a sentence of prose has to share for that."""
ALL = 0.75
"""How much it has to share where it gives several numbers, and the claim's is none of them."""
SUBJECT = 0.6
"""How much of the claim a text has to share to be about the claim's subject."""
_FEW = 3
_FRAME = re.compile(r"\s*(?:time frame|follow-?up)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Rival:
    """A passage on the same thing, and its number. `nearness` is how much of what is said of the claim's it shares."""

    passage: Passage
    value: Value
    nearness: float


def rival_of(point: Point, passages: Sequence[Passage]) -> Rival | None:
    """The nearest passage on the same thing that has other numbers only; None where there is none."""
    if point.compared or (point.quantity.kind is QuantityKind.AGE and not point.measure.number.bounded):
        return None
    topic = frozenset().union(*(passage.terms for passage in passages))
    best: Rival | None = None
    for passage in passages:
        nearness = _nearness(point, passage, topic)
        if nearness and (best is None or nearness > best.nearness) and (other := _other(point, passage)):
            best = Rival(passage, other, nearness)
    return best


def _other(point: Point, passage: Passage) -> Value | None:
    """The first of a passage's numbers of the claim's sort, where none of them can be the claim's."""
    sort = (value for value in passage.values if of_one_sort(point, passage, value))
    values = [value for value in sort if _may_count(point, passage, value) and _is_result(point, passage, value)]
    apart_ = (apart(point.measure, v.measure, threshold=is_threshold(point, passage, v)) for v in values)
    return values[0] if values and all(apart_) else None


def _may_count(point: Point, passage: Passage, value: Value) -> bool:
    """Whether a value may be a share of people where the claim's is one; prose does not always say of whom."""
    return value.people or not point.of_people or not passage.labelled


def _is_result(point: Point, passage: Passage, value: Value) -> bool:
    """Whether a value is what a record found; what it says it measured is only beside a bound of the claim's."""
    return not passage.defines or (point.measure.number.bounded and value.measure.number.bounded)


def _nearness(point: Point, passage: Passage, topic: frozenset[str]) -> float:
    """How much of what the claim says of its number a passage on the same thing shares; 0 for one on another."""
    nearness = shared(point.near, point.known(passage))
    near = _line_is_near(point, passage, nearness) if passage.labelled else _prose_is_near(point, passage, nearness)
    if near:
        return nearness
    same = point.result is not None and not passage.labelled and is_same(point.result, result_of(passage.text))
    return DIFFER if same and point.of_people and shared(point.all, topic) >= SUBJECT else 0.0


def _prose_is_near(point: Point, passage: Passage, nearness: float) -> bool:
    known = point.known(passage)
    told = shared(point.all, known)
    sorts = sum(of_one_sort(point, passage, value) for value in passage.values)
    enough = told >= (TOLD if sorts == 1 else ALL) and len(point.all & known) >= _FEW
    return nearness >= DIFFER and enough and point.slot is Slot.FIGURE


def _line_is_near(point: Point, passage: Passage, nearness: float) -> bool:
    if point.quantity.kind is QuantityKind.TIMEPOINT and not passage.criteria:
        return nearness == 1 and not _FRAME.match(passage.text)
    of_age = point.slot is Slot.POPULATION and point.condition and speaks_of_age(passage)
    return (nearness >= DIFFER and not _FRAME.match(passage.text)) or of_age
