"""When a record's result was taken, against the time that a claim gives with its figure."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point
from evidence.agreement.passages.subjects import Source
from evidence.agreement.scales.measures import follows
from evidence.agreement.verdict import Said
from evidence.claims.claim import QuantityKind
from evidence.late import late_regex

_CLAUSE = late_regex(r"[,;:]|\b(?:which|who|while|whereas|but)\b")
_FRAME = late_regex(r"\s*[Tt]ime [Ff]rame\b")


def taken_otherwise(point: Point, figures: Sequence[tuple[Point, Passage]], claim: str, source: Source) -> Said | None:
    """A point in time of a claim whose figure is the record's, where the record has no such time, and another one.

    `figures` are those of the claim that a line holds, each with its line.
    """
    if point.slot is not Slot.TIMEPOINT or point.quantity.kind is not QuantityKind.TIMEPOINT:
        return None
    own = (line for figure, line in figures if _is_its_time(point, figure, claim))
    trials = {line.trial for line in own if line.labelled and line.unit}
    lines = [line for line in source.passages if line.trial in trials]
    frame = next((line for line in lines if _FRAME.match(line.text) and _times(line)), None)
    times = [value.measure for line in lines for value in _times(line)]
    both = {point.measure.number.low, point.measure.number.high} <= {one.number.low for one in times}
    if frame is None or both or any(follows(point.measure, one) for one in times):
        return None
    why = "The record's result is of another time."
    return Said(point.slot, point.quantity.text, frame.text.strip(), Verdict.DIFFERS, why, frame.quote)


def _is_its_time(point: Point, figure: Point, claim: str) -> bool:
    """Whether a time stands with a figure: before all else, or in its clause."""
    left, right = sorted((one.quantity.span.start, one.quantity.span.end) for one in (point, figure))
    return point.quantity.span.start == 0 or _CLAUSE.search(claim, left[1], max(left[1], right[0])) is None


def _times(line: Passage) -> list[Value]:
    return [value for value in line.values if value.measure.scale == "hour"]
