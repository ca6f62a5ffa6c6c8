"""One number of a claim in a text: the place that holds it, or why none does, or what the text has instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from evidence.agreement.agreement import Reason, Slot, Verdict
from evidence.agreement.lookup.doubts import doubts_on
from evidence.agreement.lookup.holding import Found, best, enough, holding, is_sentence
from evidence.agreement.lookup.misread_ratios import misread_ratio
from evidence.agreement.lookup.rivals import Rival, rival_of
from evidence.agreement.lookup.slips import with_moved_point
from evidence.agreement.lookup.standing import passage_with_numerals, stands_in
from evidence.agreement.lookup.worked_out import worked_out
from evidence.agreement.passages.labels import DIFFER, telling
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point, is_step, speaks_of_age
from evidence.agreement.passages.records import is_record
from evidence.agreement.passages.subjects import Source
from evidence.agreement.passages.tallies import of_events, over_arms
from evidence.agreement.verdict import Compared, Said, differs, left_open, not_found
from evidence.agreement.words.terms import shared, terms_of
from evidence.late import late_regex

_OVER = late_regex(r"\bover\s\Z", re.IGNORECASE)
"""Before a time: during it, or more than it."""
_FROM = late_regex(r"\bfrom\s\Z", re.IGNORECASE)
_NEAR = 0.05
_ALL = 100.0
_THAN = terms_of("difference differs between arms higher lower greater longer shorter")
_THAN_THE_OTHER = late_regex(
    r"\s(?:versus|vs\.?|against|relative to|(?:as )?compared (?:with|to)|in comparison (?:with|to))\s(?!\d)",
    re.IGNORECASE,
)
"""Behind by how much something was lengthened: than what."""
_ANALYSED = late_regex(r"\b(?:analy[sz]ed|evaluated|enrolled)\b", re.IGNORECASE)
_INTERVAL = late_regex(r"\b(?:confidence|intervals?|ci|limits?)\b", re.IGNORECASE)
_ODDS = late_regex(r"\b(?:odds|hazards?|risks?|chances?|likelihood|likely)\b", re.IGNORECASE)
_DIGIT = late_regex(r"\d")
_INTRICATE = late_regex(
    r"\b(?:but|while|whereas|though|although|if|unless|except|rather|instead|nobody)\b|(?:\S+\s+){24}", re.IGNORECASE
)
"""A claim of several clauses, or of more words than a line of a record has."""
_GIVING = late_regex(
    r"\b(?:treat|receiv|giv|administ|therap|intervention|dos|tak|cycle|course|drug|medic)\w*", re.IGNORECASE
)
_OF_A_DOSE = late_regex(r"\bdos(?:e[sd]?|ages?|ing)\b(?!.?limiting)", re.IGNORECASE)
_OPEN_END = late_regex(r"\buntil\b[^.]{0,60}\b(?:progression|relapse|death|toxicity|recurrence)", re.IGNORECASE)


class LookedUp(NamedTuple):
    """A number of a claim, the place of a text that holds it, and what is said of it."""

    point: Point
    found: Found | None
    said: Said


_NOWHERE = Compared(Verdict.NOT_FOUND, "This number is not in the text held.", Reason.NOT_HELD)


def looked_up(claim: str, points: Sequence[Point], source: Source) -> tuple[LookedUp, ...]:
    """Each number of a claim, in their order."""
    common = _common(points, claim, source.passages)
    return tuple(_looked_up(point, points, claim, source, common) for point in points)


def _common(points: Sequence[Point], claim: str, passages: Sequence[Passage]) -> Passage | None:
    """The passage that holds most of the claim's numbers, of several as many the nearest."""
    held: dict[Passage, float] = {}
    for point in points:
        nearest = {found.passage: found.nearness for found in holding(point, claim, passages)}
        for passage, nearness in nearest.items():
            held[passage] = held.get(passage, 0.0) + 1.0 + nearness
    return max(held, key=lambda passage: (held[passage], is_sentence(passage)), default=None)


def _looked_up(point: Point, points: Sequence[Point], claim: str, source: Source, common: Passage | None) -> LookedUp:
    said = _exceeds_all(point) or _gap(point, claim, source.passages)
    own = [passage for passage in source.passages if _is_meant(point, passage)]
    own += over_arms(own)
    said = said or _let_in(point, points, claim, own, source)
    if said is not None:
        return LookedUp(point, None, said)
    held = list(holding(point, claim, own))
    found = best(point, held, common)
    if found is None or not _is_told_there(point, found, own):
        return LookedUp(point, None, _not_held(point, points, claim, own, held, found, source))
    doubt = next(filter(None, doubts_on(point, points, claim, found, held, source)), None)
    if doubt is not None:
        return LookedUp(point, None, doubt)
    why, quote = f"It is {found.how}.", found.passage.quote
    return LookedUp(point, found, Said(point.slot, point.quantity.text, found.value.text, Verdict.MATCHES, why, quote))


def _exceeds_all(point: Point) -> Said | None:
    if not (point.of_people and point.measure.number.low > _ALL):
        return None
    return differs(point.slot, point.quantity.text, None, "A share of people cannot exceed 100 %.")


def _let_in(point: Point, points: Sequence[Point], claim: str, own: Sequence[Passage], source: Source) -> Said | None:
    """A bound that somebody keeps who is let in, where the source's own is another."""
    if not point.manner.lets_in or point.manner.demanded or not point.measure.number.bounded:
        return None
    wider = rival_of(point, points, claim, own, source)
    if wider is None:
        return None
    why = "The source's bound lets in some of them."
    return not_found(point.slot, point.quantity.text, wider.value.text, why, wider.passage.quote)


def _is_told_there(point: Point, found: Found, own: Sequence[Passage]) -> bool:
    """Whether a place that holds a number is near enough, and neither a definition nor a part of a sum of its arm."""
    if found.nearness < enough(point) or found.passage.defines:
        return False
    return bool(point.arm) or all(found.passage not in passage.addends for passage in own)


def _not_held(
    point: Point,
    points: Sequence[Point],
    claim: str,
    own: Sequence[Passage],
    held: Sequence[Found],
    found: Found | None,
    source: Source,
) -> Said:
    """What is said of a number that no place holds: another in its stead, or that it stands with something else."""
    all_held = [*held, *holding(point, claim, of_events(own, point.all))]
    otherwise = _with_a_rival(point, points, claim, own, all_held, source)
    if otherwise is not None:
        return otherwise
    if found is not None:
        return _of_something(point, found)
    return (
        _open_end(point, claim, source)
        or misread_ratio(point, claim, own)
        or with_moved_point(point, points, claim, own)
        or _elsewhere(point, claim, source)
        or _absent(point, source).said(point.slot, point.quantity.text, None)
    )


def _absent(point: Point, source: Source) -> Compared:
    """What is told of a number that no passage with a word of the claim has."""
    if stands_in(point, source.passages):
        return left_open("The text held has this numeral beside nothing that the claim says.")
    return _NOWHERE


def _with_a_rival(
    point: Point, points: Sequence[Point], claim: str, own: Sequence[Passage], held: Sequence[Found], source: Source
) -> Said | None:
    """What is said where the text has another number for the same; None where it has none, or that may be meant."""
    rival, words = rival_of(point, points, claim, own, source), point.quantity.text
    if rival is None or _is_from_to(rival) or _is_over(point, claim, rival):
        return None
    if any(_may_be_meant(point, one, rival) for one in held):
        return None
    shown, quote = rival.value.text, rival.passage.quote
    if rival.passage.labelled and not point.manner.demanded and _INTRICATE.search(claim):
        why = "The line on the same has another number, and the claim says too much for one line."
        return not_found(point.slot, words, shown, why, quote)
    if _ODDS.search(claim) and not _DIGIT.search(words):
        why = "The claim tells of odds in words, and the source's number is another sort of share."
        return not_found(point.slot, words, shown, why, quote)
    elsewhere = None if is_record(source.text) else _elsewhere(point, claim, source)
    return elsewhere or differs(point.slot, words, shown, "The source gives another number for the same.", quote)


def _of_something(point: Point, found: Found) -> Said:
    why = "The number stands in the text, and whether it is said of the same could not be told."
    if found.value.measure.scale != point.measure.scale:
        why = f"It would be {found.how}, and whether that is of the same could not be told."
    return not_found(point.slot, point.quantity.text, found.value.text, why, found.passage.quote)


def _elsewhere(point: Point, claim: str, source: Source) -> Said | None:
    """Where else a text has the numeral of a claim, or what it may be worked out of."""
    if (other := passage_with_numerals(point, source.passages)) is not None:
        why = "The numeral stands in the text, and whether it is the same quantity could not be told."
        return not_found(point.slot, point.quantity.text, other.quote, why, other.quote)
    return None if is_record(source.text) else worked_out(point, claim, source)


def _is_from_to(rival: Rival) -> bool:
    """Whether a range is of where something began and where it ended: "rose from 55 to 91"."""
    before = rival.passage.text[: rival.value.span[0]]
    return rival.value.measure.number.bounded and not rival.passage.labelled and _FROM.search(before) is not None


def _is_over(point: Point, claim: str, rival: Rival) -> bool:
    """Whether a time may be a bound that the rival is above ("over 7 months", which may be during them)."""
    number, other = point.measure.number, rival.value.measure.number
    return other.value > number.value and _OVER.search(claim[: point.quantity.span.start]) is not None


def _may_be_meant(point: Point, held: Found, rival: Rival) -> bool:
    """Whether a place that holds the claim's number may be what it speaks of, rather than the rival's."""
    aged = point.slot is Slot.POPULATION and speaks_of_age(held.passage)
    return not held.passage.labelled or aged or 2 * held.nearness > rival.nearness


def _is_meant(point: Point, passage: Passage) -> bool:
    """Whether a passage belongs to the trial and the arm that the claim names."""
    trial = not (point.trial and passage.trial) or passage.trial == point.trial
    return trial and (not (point.arm and passage.arm) or passage.arm == point.arm)


def _open_end(point: Point, claim: str, source: Source) -> Said | None:
    """A total length, where the source treats for as long as it takes, and counts no cycles before that."""
    lasting = point.slot is Slot.TIMEPOINT and not point.of_a_cycle
    end = _OPEN_END.search(source.text) if lasting or point.quantity.unit == "cycle" else None
    if end is None or not point.manner.total or not _GIVING.search(claim):
        return None
    if any(value.measure.scale == "cycle" for passage in source.passages for value in passage.values):
        return None
    why = "The source sets no length: it treats until something happens."
    return differs(point.slot, point.quantity.text, end.group(), why, end.group())


def _gap(point: Point, claim: str, passages: Sequence[Passage]) -> Said | None:
    """A difference between two arms of a record, worked out of the arms' values, where each has one."""
    lengthened = point.measure.scale == "hour" and is_step(claim, point.quantity)
    lengthened = lengthened and _THAN_THE_OTHER.match(claim, point.quantity.span.end) is not None
    if (
        not (point.compared or lengthened)
        or point.arm
        or _INTERVAL.search(claim)
        or _ANALYSED.search(claim)
        or _OF_A_DOSE.search(claim)
    ):
        return None
    by_arm: dict[str, Value] = {}
    known: frozenset[str] = frozenset()
    for passage in passages:
        for value in passage.values:
            if passage.arm and passage.unit and value.measure.scale == point.measure.scale and not value.counted:
                if passage.arm in by_arm:
                    return None
                by_arm[passage.arm] = value
                known |= point.known(passage)
    named = point.near - _THAN
    if len(by_arm) != 2 or (named and shared(named, known) < DIFFER) or telling(point.all) - known - _THAN:
        return None
    first, second = (value.measure.number.value for value in by_arm.values())
    shown = " and ".join(value.text for value in by_arm.values())
    number, gap = point.measure.number, round(abs(first - second), 6)
    share = round(100 * gap / min(abs(first), abs(second)), 6) if first and second else gap
    margin = (
        max(_NEAR, 0.5 * 10.0 ** -(number.decimals or 0), point.measure.half) if number.low == number.high else _NEAR
    )
    over = _OVER.search(claim[: point.quantity.span.start]) is not None
    same = any(number.low - margin <= one <= (inf if over else number.high + margin) for one in (gap, share))
    verdict = Verdict.MATCHES if same else Verdict.DIFFERS
    why = f"The two arms are {gap:g} apart, worked out of {shown}."
    return Said(point.slot, point.quantity.text, shown, verdict, why, shown)
