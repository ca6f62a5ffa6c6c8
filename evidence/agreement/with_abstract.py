"""A claim against a paper and the abstract in it: what its few sentences settle, the many of a paper leave open.

A claim that the abstract supports is supported, unless the paper says otherwise. What differs from the abstract
differs, unless the paper itself may say what the claim says: the abstract leaves out much.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence.agreement.ages import ages_of, speak_of
from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.measures import follows
from evidence.agreement.passages import Passage
from evidence.agreement.points import Point, points_of
from evidence.agreement.populations import OTHER_AGES
from evidence.agreement.texts import passages_of
from evidence.agreement.verdict import PairVerdict, in_order, verdict_of
from evidence.claims.numerals import plain_numbers


def settled(
    claim: str, paper: Sequence[Agreement], abstract: Sequence[Agreement], text: str, part: str
) -> tuple[Agreement, ...]:
    """What is said of a claim beside a paper, with what its abstract settles; `part` is the abstract in the `text`."""
    if verdict_of(abstract) is PairVerdict.SUPPORTED and verdict_of(paper) is not PairVerdict.DIFFERS:
        return tuple(abstract)
    wrong = [one for one in abstract if one.verdict is Verdict.DIFFERS]
    if not wrong:
        return tuple(paper)
    same = {(one.slot, one.claim) for one in paper if one.verdict in (Verdict.MATCHES, Verdict.DIFFERS)}
    own = passages_of(part)
    quotes = {passage.quote for passage in own}
    rest = [passage for passage in passages_of(text) if passage.quote not in quotes]
    kept = [one for one in wrong if (one.slot, one.claim) not in same and not _may_be_told(one, claim, own, rest)]
    instead = {(one.slot, one.claim) for one in kept}
    return in_order((*kept, *(one for one in paper if (one.slot, one.claim) not in instead)))


def _may_be_told(one: Agreement, claim: str, abstract: Sequence[Passage], rest: Sequence[Passage]) -> bool:
    """Whether a paper may say beside its abstract what a claim says: a figure wherever it stands, a time or whom it
    was found in beside a figure of the claim."""
    points = points_of(plain_numbers(claim))
    figures = [point for point in points if point.slot is Slot.FIGURE]
    beside = [passage for passage in rest if any(_holds(figure, passage) for figure in figures)] if figures else rest
    if one.why == OTHER_AGES:
        ours = ages_of(claim)
        return ours is not None and speak_of(ours, [passage.text for passage in beside])
    point = next((point for point in points if point.quantity.text == one.claim), None)
    if point is None:
        return False
    where = beside if point.slot is Slot.TIMEPOINT else rest
    news = point.slot is Slot.TIMEPOINT or not any(_holds(point, passage) for passage in abstract)
    return news and any(_holds(point, passage) for passage in where)


def _holds(point: Point, passage: Passage) -> bool:
    return any(follows(point.measure, value.measure) is not None for value in passage.values)
