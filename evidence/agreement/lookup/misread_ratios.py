"""A ratio that was taken for a change: of a hazard ratio of 0.79 the risk is 21 % lower, and never 79 %."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.points import Point
from evidence.agreement.scales.measures import RATIOS, Measure
from evidence.agreement.study.direction import Way, ways_of
from evidence.agreement.verdict import Said, differs
from evidence.agreement.words.terms import shared, terms_of
from evidence.late import late_regex

_BY = late_regex(r"\bby (?:(?:about|around|nearly|almost|up to|as much as|some|an?) )*\Z", re.IGNORECASE)
_LOWER = late_regex(
    r"\s?(?:relative )?(?:lower|less|fewer|smaller|higher|more|greater|larger|reduction|decrease|increase|drop|rise)\b",
    re.IGNORECASE,
)
_HOW = terms_of(
    "risk odds hazard chance likelihood likely rate cut cuts lower lowers reduce reduces reduced reduction decrease"
    " decreases raise raises increase increases halve associated linked drop drops slash relative lowered raised"
)
"""Words that say only that something is more or less."""
_ON_THE_SAME = 0.75
_OFF = 0.5
"""Points by which a share may be off that was rounded."""


def misread_ratio(point: Point, claim: str, passages: Sequence[Passage]) -> Said | None:
    """A change by so many per cent as a source's ratio on the same has hundredths; None where there is none."""
    if point.measure.scale != "%" or point.measure.number.bounded or not _is_a_change(point, claim):
        return None
    for passage in passages:
        if passage.labelled or shared(point.all - _HOW, point.known(passage)) < _ON_THE_SAME:
            continue
        for value in passage.values:
            if (change := _change_of(value.measure)) is not None and _is_taken_for_it(point.measure, value.measure):
                way = "lower" if value.measure.number.value < 1 else "higher"
                why = f"By a ratio of {value.measure.number.value:g} it is {change:g}% {way}."
                return differs(point.slot, point.quantity.text, value.text, why, passage.quote)
    return None


def _is_a_change(point: Point, claim: str) -> bool:
    """Whether a claim says of a number by how much something is more or less."""
    told = ways_of(claim) & {Way.UP, Way.DOWN}
    span = point.quantity.span
    return bool(told) and (_BY.search(claim[: span.start]) or _LOWER.match(claim, span.end)) is not None


def _change_of(ratio: Measure) -> float | None:
    """By how many per cent a ratio says that something is more or less."""
    known = ratio.scale in RATIOS - {"fold"} and not ratio.number.bounded
    return round(100 * abs(ratio.number.value - 1), 6) if known and ratio.number.value != 1 else None


def _is_taken_for_it(claim: Measure, ratio: Measure) -> bool:
    said, share = claim.number.value, 100 * ratio.number.value
    return isclose(said, share, abs_tol=_OFF) and not isclose(said, abs(share - 100), abs_tol=_OFF)
