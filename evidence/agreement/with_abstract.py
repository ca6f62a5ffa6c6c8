"""A claim against a paper and the abstract in it: what its few sentences settle, the many of a paper leave open.

A claim that the abstract supports is supported, unless the paper says otherwise. What differs from the abstract
differs, unless the paper itself may say what the claim says: the abstract leaves out much.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence.agreement.agreement import Agreement, Reason, Slot, Verdict
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.points import Point, points_of
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.prose.whole import adds_up_in_a_day
from evidence.agreement.scales.measures import follows
from evidence.agreement.study.ages import ages_of, speak_of
from evidence.agreement.verdict import PairVerdict, in_order, verdict_of
from evidence.claims.numerals import plain_numbers


def settled(
    claim: str, paper: Sequence[Agreement], abstract: Sequence[Agreement], text: str, part: str
) -> tuple[Agreement, ...]:
    """What is said of a claim beside a paper, with what its abstract settles; `part` is the abstract in the `text`."""
    told = verdict_of(paper)
    if verdict_of(abstract) is PairVerdict.SUPPORTED and told is not PairVerdict.DIFFERS:
        return tuple(abstract)
    wrong = [one for one in abstract if one.verdict is Verdict.DIFFERS]
    if not wrong or told is PairVerdict.SUPPORTED:
        return tuple(paper)
    quotes = {passage.quote for passage in passages_of(part)}
    rest = [passage for passage in passages_of(text) if passage.quote not in quotes]
    kept = [one for one in wrong if _is_left_open(one, paper) and not _may_be_told(one, claim, rest)]
    instead = {(one.slot, one.claim) for one in kept}
    return in_order((*kept, *(one for one in paper if (one.slot, one.claim) not in instead)))


def _is_left_open(wrong: Agreement, paper: Sequence[Agreement]) -> bool:
    """Whether a paper as a whole has nothing more to say of what differs from its abstract.

    It has no such number, or names nobody's age; of a time it has another. Which way a result points, its other
    sentences may tell better.
    """
    if wrong.reason is Reason.OTHER_AGES:
        return all(one.reason is not Reason.OTHER_AGES for one in paper)
    rows = [one for one in paper if (one.slot, one.claim) == (wrong.slot, wrong.claim)]
    if wrong.slot in (Slot.FIGURE, Slot.N, Slot.REGIMEN, Slot.POPULATION):
        return any(one.verdict is Verdict.NOT_FOUND and one.source is None for one in rows)
    return wrong.slot is Slot.TIMEPOINT and any(one.verdict is Verdict.NOT_FOUND for one in rows)


def _may_be_told(one: Agreement, claim: str, rest: Sequence[Passage]) -> bool:
    """Whether a paper may say beside its abstract what a claim says: a number wherever it stands, a time or whom it
    was found in beside a figure of the claim."""
    points = points_of(plain_numbers(claim))
    figures = [point for point in points if point.slot is Slot.FIGURE]
    beside = [passage for passage in rest if any(_holds(figure, passage) for figure in figures)] if figures else rest
    if one.reason is Reason.OTHER_AGES:
        ours = ages_of(claim)
        return ours is not None and speak_of(ours, [passage.text for passage in beside])
    point = next((point for point in points if point.quantity.text == one.claim), None)
    where = beside if point is not None and point.slot is Slot.TIMEPOINT else rest
    return point is not None and any(_holds(point, passage) for passage in where)


def _holds(point: Point, passage: Passage) -> bool:
    """Whether a passage has a claim's number, or gives a dose in parts of a day that make it."""
    ours, dose = point.measure, point.slot is Slot.REGIMEN
    return any(
        follows(ours, value.measure) is not None
        or (
            dose
            and value.measure.scale == ours.scale
            and adds_up_in_a_day(ours.number.value, value.measure.number.value, passage.text)
        )
        for value in passage.values
    )
