"""Another number for the same: what makes a claim's number wrong, and not merely absent.

A source contradicts a number only where it speaks of the same thing with numbers of the same sort, and all of them are
others. A line of a record says little beside its value. A sentence of prose has to say what the claim says: in its
words, or by an outcome that has a definition, at the claim's time, in a text about the claim's subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import inf

from evidence.agreement.agreement import Slot
from evidence.agreement.passages import labels
from evidence.agreement.passages.contrasts import contrast
from evidence.agreement.passages.owners import owned
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point, is_change, is_step, is_threshold, measured, of_one_sort
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.about import naming_words
from evidence.agreement.prose.reservations import is_told_by_others
from evidence.agreement.scales.measures import Measure, apart, completes, follows
from evidence.agreement.scales.numbers import Number
from evidence.agreement.study.results import is_same, result_of
from evidence.agreement.words.terms import shared, terms_of
from evidence.claims.claim import QuantityKind
from evidence.late import late_regex

NEAR, TOLD = 0.7, 0.6
"""How much a sentence of prose has to share of that, and of the whole claim, what the text is about left aside."""
_YEAR = late_regex(r"\b(?:19|20)\d\d\b")
_INCLUSION = late_regex(r"\binclusion\b", re.IGNORECASE)
_ARMS = late_regex(r"\b(?:groups?|cohorts?|arms?)\s\d(?:(?:,\s\d)*,?\s(?:and|or)\s\d)?\b", re.IGNORECASE)
_OF_THESE = late_regex(r"\bof (?:the|these|those)\s\Z", re.IGNORECASE)
_OF_THEM = late_regex(r"\s?of (?:them|these|those|whom)\b", re.IGNORECASE)
_FOR_EACH = late_regex(
    r"\b(?:for each|per|for every) (?:fraction|session|tablet|capsule|injection|infusion)\b", re.IGNORECASE
)
_ALONE = late_regex(r"\balone\b|\bonly[\s.]*\Z", re.IGNORECASE)
_NOBODY_COULD = late_regex(
    r"\bno (?:\w+ ){0,2}?(?:patient|participant|subject|one) (?:could|can|would)\b"
    r"|\bwould (?:be enough|count|qualify|suffice)\b",
    re.IGNORECASE,
)
_WORKED_OUT = 1.0
"""By how many points the shares of two categories may differ from that of both."""
_LOST = ("  ", "=) ", ">) ", "<) ")
"""Before a number: a sign that was lost, or one that was put aside."""
_NUMBER = late_regex(r"\d+(?:\.\d+)?")
_PART_OF = late_regex(r"\d\s?(?:/|(?:out )?of(?: the)?)\s?(?P<whole>\d+)")
_STRENGTH_OF = late_regex(
    r"\s(?:[a-z]+\s)?(?:groups?|arms?|solution|gel|cream|drops|ointment|lotion|foam|spray)\b", re.IGNORECASE
)
"""Behind the strength of a medicine by which its group goes."""
_TO = r"\s?(?:-|–|to|or|and)\s?"
_MOST = 12
"""So many values of one outcome are added up in twos and threes."""


@dataclass(frozen=True)
class Rival:
    """A passage on the same thing, and its number. `nearness` is how much of what is said of the claim's it shares."""

    passage: Passage
    value: Value
    nearness: float


def rival_of(
    point: Point, points: Sequence[Point], claim: str, passages: Sequence[Passage], source: Source
) -> Rival | None:
    """The nearest passage on the same thing that has other numbers only; None where there is none.

    `points` are all numbers of the claim, `source` is the whole text.
    """
    if point.compared or point.manner.of_some or point.negative:
        return None
    if point.manner.of_cases and point.measure.scale == "%":
        return None
    if point.manner.condition and not point.manner.demanded:
        return _kept_out(point, points, passages, source) if point.manner.lets_in else None
    if _is_of_another_sort(point, claim):
        return None
    if _NOBODY_COULD.search(claim):
        return None
    if point.quantity.kind is QuantityKind.AGE and not point.measure.number.bounded:
        return None
    best: Rival | None = None
    lengthened = point.measure.scale == "hour" and is_step(claim, point.quantity)
    for passage in passages:
        if passage.labelled and lengthened:
            continue  # how long something lasted, and not by how much longer
        if not passage.labelled and not _is_of_the_same(points, claim, passage, source):
            continue
        if not passage.labelled and is_told_by_others(passage.text) and not is_told_by_others(claim):
            continue
        nearness = _nearness(point, points, passage, source)
        if nearness and (best is None or nearness > best.nearness) and (other := _other(point, passage, points)):
            best = Rival(passage, other, nearness)
    return None if best and best.passage.arm and _may_be_of_several(point, best.passage, passages) else best


def _is_of_another_sort(point: Point, claim: str) -> bool:
    """Whether a number names an arm, is of some spoken of before or of one thing alone, or counts others."""
    start = point.quantity.span.start
    named = any(arms.start() < start < arms.end() for arms in _ARMS.finditer(claim))
    named = named or _OF_THEM.match(claim, point.quantity.span.end) is not None
    named = named or _FOR_EACH.search(claim) is not None
    of_these = point.slot is Slot.N and _OF_THESE.search(claim[:start]) is not None
    of_these = of_these or (point.measure.scale in ("%", "sample-size") and _ALONE.search(claim) is not None)
    return named or of_these


def _may_be_of_several(point: Point, line: Passage, passages: Sequence[Passage]) -> bool:
    """Whether arms or categories together may give the number: counts add up, other values lie between the arms'."""
    own = terms_of(line.text)
    alike = [one for one in passages if one.unit or (one.arm and terms_of(one.text) == own)]
    values = [
        value.measure.number.value
        for one in alike
        for value in one.values
        if value.measure.scale == point.measure.scale
    ]
    said = point.measure.number.value
    if point.measure.scale == "%" and any(
        abs(said - (a + b)) <= _WORKED_OUT for a, b in combinations(values[:_MOST], 2)
    ):
        return True
    if point.measure.scale != "sample-size":
        return not point.arm and min(values, default=said) <= said <= max(values, default=said)
    sums = {sum(values), *(sum(some) for size in (2, 3) for some in combinations(values[:_MOST], size))}
    return said in sums


def _kept_out(point: Point, points: Sequence[Point], passages: Sequence[Passage], source: Source) -> Rival | None:
    """The bound of entry that somebody whom the claim lets in does not keep, where no line on the same lets them in."""
    lines = [(one, _nearness(point, points, one, source)) for one in passages if one.criteria]
    held = [
        Rival(passage, value, nearness)
        for passage, nearness in lines
        for value in passage.values
        if nearness and of_one_sort(point, passage, value)
    ]
    number = point.measure.number
    if number.bounded:
        return next((one for one in held if _lets_in_more(number, one.value.measure.number)), None)
    if not all(apart(point.measure, one.value.measure) for one in held):
        return None
    bounds = (one for one in held if one.value.measure.number.bounded and _INCLUSION.search(one.passage.context))
    return max(bounds, key=lambda one: one.nearness, default=None)


def _lets_in_more(claim: Number, source: Number) -> bool:
    """Whether a claim's bound is on the same side as a source's, and wider."""
    lower = claim.high == source.high == inf and claim.low < source.low
    return lower or (claim.low == source.low == -inf and claim.high > source.high)


def _is_of_the_same(points: Sequence[Point], claim: str, passage: Passage, source: Source) -> bool:
    """Whether a sentence speaks of the claim's people at the claim's times: of no other kind, age, day or year.

    Its text names all that the claim does.
    """
    if naming_words(claim) - source.words:
        return False
    years, told = (set(_YEAR.findall(text)) for text in (claim, passage.text))
    if years and told and years.isdisjoint(told):
        return False
    bounds = (one for one in points if one.slot in (Slot.TIMEPOINT, Slot.POPULATION))
    held = all(any(follows(one.measure, value.measure) for value in passage.values) for one in bounds)
    return held and contrast(claim, passage.text) is None


def _other(point: Point, passage: Passage, points: Sequence[Point]) -> Value | None:
    """A passage's number of the claim's sort, where none of them can be the claim's: that of the same, or the first."""
    sort = (
        value
        for value in passage.values
        if of_one_sort(point, passage, value) and _may_stand_for(point, passage, value)
    )
    values = [value for value in sort if _may_count(point, passage, value) and _is_result(point, passage, value)]
    if not passage.labelled and any(_is_finer(point.measure, value.measure) for value in values):
        return None
    if any(_lies_within(value.measure, point.measure) for value in values):
        return None
    if passage.criteria and (_is_written(point, passage) or _may_be_limits(point, passage, values)):
        return None
    if passage.criteria and _is_of_somebody(point):
        return None
    if passage.labelled and any(completes(point.measure, value.measure) for value in values):
        return None  # a record does not say which of two parts it counts: what falls by a quarter falls to three
    if passage.labelled and any(_is_its_size(point.measure, value.measure) for value in values):
        return None
    if any(_is_wider(point, passage, value.measure) for value in values):
        return None
    if point.slot is Slot.FIGURE and any(_keeps(point.measure, value.measure) for value in values):
        return None
    apart_ = (
        apart(point.measure, measured(point, passage, v), threshold=is_threshold(point, passage, v)) for v in values
    )
    if not values or not all(apart_) or _is_part(point, points, values):
        return None
    return values[0] if passage.labelled else max(values, key=lambda value: _told_with(point, passage, value, values))


def _may_stand_for(point: Point, passage: Passage, value: Value) -> bool:
    """Whether a number may be told instead of a claim's: no strength of a medicine, and no part of another whole."""
    if passage.labelled:
        return True
    ours = _PART_OF.search(point.quantity.text)
    wholes = {match["whole"] for match in _PART_OF.finditer(passage.text)} if ours else set()
    of_others = ours is not None and bool(wholes) and ours["whole"] not in wholes
    return not of_others and _STRENGTH_OF.match(passage.text, value.span[1]) is None


def _told_with(point: Point, passage: Passage, value: Value, values: Sequence[Value]) -> int:
    """How many of the claim's words stand with a number of a sentence: behind it where words follow the last, too."""
    starts = sorted(one.span[0] for one in values if one.span > value.span)
    own = len(owned(passage, value)[0] & point.near)
    if not terms_of(passage.text[max(one.span[1] for one in values) :]) & point.all:
        return own
    behind = terms_of(passage.text[value.span[1] : starts[0] if starts else len(passage.text)])
    return own + 2 * len(behind & point.all)


def _is_written(point: Point, passage: Passage) -> bool:
    """Whether a range stands in a line that was read with none ("every 3-4 weeks")."""
    ends = _NUMBER.findall(point.quantity.text)
    return len(ends) > 1 and re.search(_TO.join(map(re.escape, ends)), passage.text) is not None


def _may_be_limits(point: Point, passage: Passage, values: Sequence[Value]) -> bool:
    """Whether a sign was lost before a number, as a gap tells, and the claim's may be within the limit."""
    exact = not (point.manner.demanded or point.measure.number.bounded)
    return exact and any(passage.text[: value.span[0]].endswith(_LOST) for value in values)


def _is_of_somebody(point: Point) -> bool:
    """Whether a number is no limit that is asked for: it is somebody's then, and within a limit or beyond it."""
    return not (point.manner.demanded or point.measure.number.bounded)


def _is_finer(claim: Measure, source: Measure) -> bool:
    """Whether a claim's number has more decimals than a source's: then it was taken from another place."""
    ours, theirs = claim.number.decimals, source.number.decimals
    return ours is not None and theirs is not None and ours > theirs


def _lies_within(source: Measure, claim: Measure) -> bool:
    """Whether a number is one of those between two ends that a claim names."""
    low, high = claim.number.low, claim.number.high
    return -inf < low < high < inf and low <= source.number.value <= high


def _is_its_size(claim: Measure, source: Measure) -> bool:
    """Whether a claim gives a number below nought without its sign, as "lost 2 %" does."""
    number = source.number
    if number.bounded or not number.value < 0 < claim.number.value:
        return False
    turned = replace(number, low=-number.high, high=-number.low)
    return follows(claim, replace(source, number=turned)) is not None


def _is_wider(point: Point, passage: Passage, source: Measure) -> bool:
    """Whether what is excluded for a longer time is so for the claim's too."""
    excluded = passage.criteria and "exclusion" in passage.context.casefold() and point.slot is Slot.TIMEPOINT
    return excluded and point.measure.number.value < source.number.value


def _keeps(claim: Measure, source: Measure) -> bool:
    """Whether one number is within a bound of the source."""
    one = not claim.number.bounded and source.number.bounded
    return one and source.number.low <= claim.number.value <= source.number.high


def _is_part(point: Point, points: Sequence[Point], values: Sequence[Value]) -> bool:
    """Whether a passage holds another number of the claim and too few for all of them: the rest stands elsewhere."""
    others = [one for one in points if one != point and one.measure.scale == point.measure.scale]
    held = any(follows(one.measure, value.measure) for one in others for value in values)
    return held and len(values) != len(others) + 1


def _may_count(point: Point, passage: Passage, value: Value) -> bool:
    """Whether both may count one thing: a share of people (prose does not always say of whom), or by how much something
    changed."""
    if value.kind is QuantityKind.AGE and point.slot is not Slot.POPULATION:
        return False
    share = point.measure.scale == "%" and not passage.labelled
    if share and point.change is not is_change(passage.text, *value.span):
        return False
    return value.people or not point.of_people or not passage.labelled


def _is_result(point: Point, passage: Passage, value: Value) -> bool:
    """Whether a value is what a record found or gave; what it says it measured only where both are bounds."""
    bounds = point.measure.number.bounded and value.measure.number.bounded
    return not passage.defines or bounds or point.slot is Slot.REGIMEN


def _nearness(point: Point, points: Sequence[Point], passage: Passage, source: Source) -> float:
    """How much of what the claim says of its number a passage on the same thing shares; 0 for one on another."""
    if passage.labelled:
        return labels.nearness(point, points, passage, source)
    known, subject = point.known(passage), source.subject
    if labels.telling(point.all) - known - source.passages[0].terms:
        return 0.0  # of a part of the people that the sentence does not name
    # What the text is about is not said again beside each figure.
    nearness = shared(point.near - (subject - known), known)
    told = shared(point.all, known | subject)
    own = (point.near & known) - subject
    if point.slot is Slot.FIGURE and nearness >= NEAR and told >= TOLD and own:
        return nearness
    same = point.result is not None and is_same(point.result, result_of(passage.text))
    return NEAR if same and point.of_people and told >= TOLD else 0.0
