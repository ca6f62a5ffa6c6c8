"""Where a text holds a number of a claim: the same, rounded, converted, completed or worked out, and how near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.agreement.lookup.covering import denies
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point, is_threshold, measured, of_one_sort
from evidence.agreement.scales.measures import RATIOS, completes, follows, of_ratio
from evidence.agreement.scales.numbers import COMPLEMENT, SAME
from evidence.agreement.study.direction import Way, ways_of
from evidence.late import late_regex

MATCH = 0.6
"""How much of the claim's words a passage has to share to hold its number."""
RARE = 0.3
"""The share that is enough for a number that hardly stands in a text by chance: 19.7 %, 190 of 5,168."""
_RARE = late_regex(r"\d+\.\d|\d{3}|\d\s?(?:/|of|out of)\s?\d{2}")
_NOUGHT = late_regex(r"[a-z] 0\s?[:=]|\b(?:negative|absent|none)\b", re.IGNORECASE)
_WORKING = late_regex(r"\s?(?:effective|efficacious|success\w*|cure[sd]?|certain|sure|safe)\b", re.IGNORECASE)
"""Behind a share of those in whom something works, which no ratio gives: "83% effective"."""
_ABSOLUTE = late_regex(r"\babsolute\b|\bpercentage points?\b|\d\s?points?\b", re.IGNORECASE)
"""In a claim whose share follows from no ratio."""

_FULL_STOPS = (".", "!", "?")


@dataclass(frozen=True)
class Found:
    """A number of a text that a claim's follows from, how it does, and how much of the claim's words stand there."""

    passage: Passage
    value: Value
    how: str
    nearness: float


def holding(point: Point, claim: str, passages: Sequence[Passage]) -> Iterator[Found]:
    """The numbers of the text that the claim's follows from."""
    absolute = _ABSOLUTE.search(claim) is not None or _WORKING.match(claim, point.quantity.span.end) is not None
    for passage in passages:
        for value in passage.values:
            if not of_one_sort(point, passage, value) and value.measure.scale not in RATIOS:
                continue
            source = measured(point, passage, value)
            how = follows(point.measure, source, threshold=is_threshold(point, passage, value))
            if how is not None:
                shown = f"worked out of {value.text}" if value.derived and how != SAME else how
                yield Found(passage, value, shown, point.nearness(passage))
            elif not absolute and (how := of_ratio(point.measure, value.measure, rises=_rises(claim))) is not None:
                yield Found(passage, value, how, point.nearness(passage))
            elif completes(point.measure, value.measure) and denies(claim) != _says_none(passage):
                yield Found(passage, value, COMPLEMENT, point.nearness(passage))


def _says_none(passage: Passage) -> bool:
    """Whether a passage denies something, or counts those without it: "EGFR 0: 24", "HER2 negative"."""
    return denies(passage.text) or (passage.labelled and _NOUGHT.search(passage.text) is not None)


def _rises(claim: str) -> bool | None:
    """Whether a claim speaks of more, or of less; None where it does neither or both."""
    ways = ways_of(claim) & {Way.UP, Way.DOWN}
    return None if len(ways) != 1 else Way.UP in ways


def best(point: Point, held: Sequence[Found], common: Passage | None) -> Found | None:
    """Of the places that hold a number the nearest; of those near enough the one with the claim's other numbers."""
    near = [one for one in held if one.nearness >= enough(point) and not one.passage.defines]
    return max(
        near or held,
        key=lambda one: (
            bool(near) and one.passage == common,
            _is_that_bound(point, one.value),
            one.nearness,
            is_sentence(one.passage),
            not one.value.derived,
        ),
        default=None,
    )


def _is_that_bound(point: Point, value: Value) -> bool:
    """Whether a claim's bound is a bound of the source, and not only kept by a figure: "15% or more", and no 86.4%."""
    ours, theirs = point.measure.number, value.measure.number
    return ours.bounded and theirs.bounded and ours.value == theirs.value


def is_sentence(passage: Passage) -> bool:
    """Whether a passage says whose its numbers are: a row of a table leaves that to its head."""
    return passage.text.rstrip().endswith(_FULL_STOPS)


def enough(point: Point) -> float:
    """How much of the claim's words a passage has to share to hold its number: less for one that few results have."""
    return RARE if _RARE.search(point.quantity.text) else MATCH
