"""A number with the digits of the source's and the decimal point in another place: 2.25% for 22.5%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.contrasts import contrast
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point
from evidence.agreement.prose.reservations import is_told_by_others
from evidence.agreement.scales.measures import follows
from evidence.agreement.verdict import Said, differs

_DIGITS = 3
"""So many digits in one order are no chance."""
_FACTORS = (0.01, 0.1, 10.0, 100.0)
_WHY = "The source has these digits with the decimal point in another place."


def with_moved_point(point: Point, points: Sequence[Point], claim: str, passages: Sequence[Passage]) -> Said | None:
    """The share that a sentence on the same has in the place of a claim's, which only its decimal point tells apart.

    The sentence gives the claim's times and no other share, and says something of what the claim says of its number.
    """
    if point.slot is not Slot.FIGURE or point.measure.scale != "%" or len(_digits(point.quantity.text)) < _DIGITS:
        return None
    for passage in passages:
        shares = [value for value in passage.values if value.measure.scale == "%"]
        if len(shares) == 1 and _is_moved(point, shares[0]) and _is_on_the_same(point, points, claim, passage):
            said = point.quantity.text, shares[0].text
            return differs(point.slot, *said, _WHY, passage.quote)
    return None


def _digits(text: str) -> str:
    """The digits of a number, without noughts before and behind them."""
    return re.sub(r"\D", "", text).strip("0")


def _is_moved(point: Point, value: Value) -> bool:
    ours, theirs = point.measure.number, value.measure.number
    if ours.bounded or theirs.bounded or value.derived or _digits(point.quantity.text) != _digits(value.text):
        return False
    return any(isclose(ours.value * factor, theirs.value, rel_tol=1e-9) for factor in _FACTORS)


def _is_on_the_same(point: Point, points: Sequence[Point], claim: str, passage: Passage) -> bool:
    times = [one for one in points if one.slot is Slot.TIMEPOINT]
    timed = all(any(follows(one.measure, value.measure) for value in passage.values) for one in times)
    words = point.near & point.known(passage)
    if passage.labelled or not timed or len(words) < (1 if times else 2):
        return False
    return is_told_by_others(passage.text) <= is_told_by_others(claim) and contrast(claim, passage.text) is None
