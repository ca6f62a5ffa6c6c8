"""A claim against a text: which of its numbers stand there, and whether the same is said of them.

For each number of the claim the passages are looked through for one that follows from it (the same, rounded, converted,
completed to a hundred, worked out of n/N) among the words that the claim uses. A number `differs` only where a passage
speaks of the same thing with another number of the same sort (see `rivals`), and the claim's stands nowhere. In doubt
it is `not-found`: the text held does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.beside_numbers import beside_numbers
from evidence.agreement.covering import denies
from evidence.agreement.direction import Way, ways_of
from evidence.agreement.effects.otherwise import told_otherwise as found_otherwise
from evidence.agreement.intervals import at_other_intervals
from evidence.agreement.labels import DIFFER, telling
from evidence.agreement.levels import beyond
from evidence.agreement.measures import RATIOS, apart, completes, follows, of_ratio
from evidence.agreement.owners import is_listed, owned
from evidence.agreement.passages import Passage, Value
from evidence.agreement.points import Point, is_change, is_threshold, measured, of_one_sort, points_of, speaks_of_age
from evidence.agreement.prose import otherwise as in_prose
from evidence.agreement.prose.belonging import at_another_time, of_others
from evidence.agreement.prose.worked_out import worked_out
from evidence.agreement.records import is_record
from evidence.agreement.rivals import Rival, rival_of
from evidence.agreement.standing import passage_with_numerals
from evidence.agreement.subjects import Source, source_of
from evidence.agreement.tallies import of_events, over_arms
from evidence.agreement.terms import shared, terms_of
from evidence.agreement.texts import plain_numbers
from evidence.agreement.trials import otherwise as in_record
from evidence.agreement.trials.answers import answers_to
from evidence.agreement.trials.may_follow import may_follow
from evidence.agreement.trials.result_times import taken_otherwise
from evidence.agreement.verdict import Said, on_record
from evidence.late import late_regex
from evidence.sources.card import SourceCard

MATCH = 0.6
"""How much of the claim's words a passage has to share to hold its number."""
RARE = 0.3
"""The share that is enough for a number that hardly stands in a text by chance: 19.7 %, 190 of 5,168."""
_OVER = late_regex(r"\bover\s\Z", re.IGNORECASE)
"""Before a time: during it, or more than it."""
_RARE = late_regex(r"\d+\.\d|\d{3}|\d\s?(?:/|of|out of)\s?\d{2}")
_COMPLEMENT = "the complement of the source's figure"
_NEAR = 0.05
_THAN = terms_of("difference differs between arms higher lower greater longer shorter")
_ANALYSED = late_regex(r"\b(?:analy[sz]ed|evaluated|enrolled)\b", re.IGNORECASE)
_INTERVAL = late_regex(r"\b(?:confidence|intervals?|ci|limits?)\b", re.IGNORECASE)
_INTRICATE = late_regex(
    r"\b(?:but|while|whereas|though|although|if|unless|except|rather|instead|nobody)\b|(?:\S+\s+){24}", re.IGNORECASE
)
"""A claim of several clauses, or of more words than a line of a record has."""
_GIVING = late_regex(
    r"\b(?:treat|receiv|giv|administ|therap|intervention|dos|tak|cycle|course|drug|medic)\w*", re.IGNORECASE
)
_OF_A_DOSE = late_regex(r"\bdos(?:e[sd]?|ages?|ing)\b(?!.?limiting)", re.IGNORECASE)
_ABSOLUTE = late_regex(r"\babsolute\b|\bpoints?\b", re.IGNORECASE)
"""In a claim whose share follows from no ratio."""
_OPEN_END = late_regex(r"\buntil\b[^.]{0,60}\b(?:progression|relapse|death|toxicity|recurrence)", re.IGNORECASE)


@dataclass(frozen=True)
class _Found:
    passage: Passage
    value: Value
    how: str
    nearness: float


def compare_text(claim: str, text: str, card: SourceCard) -> tuple[Agreement, ...]:
    """What the text says of each number of the claim, and of the way it points, in the order of the slots.

    `card` tells what the study is as a whole: how many people it has.
    """
    said = _compared(plain_numbers(claim), source_of(text), text, sizes_of(card))
    return on_record(said, card.depth, card.doi, card.key)


def _compared(claim: str, source: Source, text: str, sizes: frozenset[int]) -> Iterator[Said]:
    points, counts = points_of(claim), answers_to(claim, text)
    common = _common(points, claim, source.passages)
    compared = [(point, *_number(point, points, claim, source, text, common)) for point in points]
    anchors = [found for _, found, _ in compared if found is not None]
    figures = [(point, found) for point, found, _ in compared if found is not None and point.slot is Slot.FIGURE]
    in_sentences = () if is_record(text) else in_prose.told_otherwise(claim, source, sizes)
    denied = () if is_record(text) else tuple(found_otherwise(claim, source))
    otherwise = {said.claim: said for said in in_sentences}
    for point, found, said in compared:
        better = None
        if found is None:
            better = _beside(point, figures) or _whole(point, sizes) or _of_sentences(point, otherwise)
            better = better or taken_otherwise(point, [(one, it.passage) for one, it in figures], claim, source)
        better = better or _at_another_time(point, said, figures)
        differs = better is None and said.verdict is Verdict.DIFFERS
        yield better or (_doubted(said) if differs and may_follow(point, claim, text, counts) else said)
    yield from otherwise.values()
    doses = [found for point, found, _ in compared if found is not None and point.slot is Slot.REGIMEN]
    yield from filter(None, (at_other_intervals(claim, _with_dose(found, source)) for found in doses))
    yield from beyond(claim, source.passages)
    yield from denied
    yield from counts.said
    yield from in_record.told_otherwise(claim, points, text)
    rest = beside_numbers(claim, [found.passage for found in anchors], source, counted=bool(points))
    yield from (said for said in rest if not (denied and said.slot is Slot.DIRECTION))


def _of_sentences(point: Point, otherwise: dict[str, Said]) -> Said | None:
    """What sentences say of a number otherwise, which is said of it once."""
    told = otherwise.pop(point.quantity.text, None)
    return replace(told, slot=point.slot) if told else None


def _doubted(said: Said) -> Said:
    """What no line says of itself, where several together may."""
    return replace(said, verdict=Verdict.NOT_FOUND, why="No line has this number, and lines together may have it.")


def _with_dose(found: _Found, source: Source) -> list[Passage]:
    """The lines of a record's arm that give a dose that was found."""
    arm, dose = (found.passage.trial, found.passage.arm), found.value.measure
    same = (passage for passage in source.passages if passage.labelled and (passage.trial, passage.arm) == arm)
    return [passage for passage in same if any(value.measure == dose for value in passage.values)]


def _common(points: Sequence[Point], claim: str, passages: Sequence[Passage]) -> Passage | None:
    """The passage that holds most of the claim's numbers, of several as many the nearest."""
    held: dict[Passage, float] = {}
    for point in points:
        nearest = {found.passage: found.nearness for found in _holding(point, claim, passages)}
        for passage, nearness in nearest.items():
            held[passage] = held.get(passage, 0.0) + 1.0 + nearness
    return max(held, key=held.__getitem__, default=None)


def sizes_of(card: SourceCard) -> frozenset[int]:
    """How many people a study has: enrolled, analysed, in each arm."""
    return frozenset(n for n in (card.n, card.analysed, *(arm.n for arm in card.arms)) if n is not None)


def _whole(point: Point, sizes: frozenset[int]) -> Said | None:
    """A number of people that is the study's own."""
    if point.slot is not Slot.N or not any(point.measure.number.low == n == point.measure.number.high for n in sizes):
        return None
    shown = str(int(point.measure.number.value))
    return Said(point.slot, point.quantity.text, shown, Verdict.MATCHES, "It is how many the study has.")


def _beside(point: Point, figures: Sequence[tuple[Point, _Found]]) -> Said | None:
    """A time, against the times that the source gives with the claim's figure."""
    if point.slot is not Slot.TIMEPOINT:
        return None
    for _, found in figures:
        for value in found.passage.values:
            how = follows(point.measure, value.measure) if of_one_sort(point, found.passage, value) else None
            if how is not None:
                quote = found.passage.quote
                return Said(point.slot, point.quantity.text, value.text, Verdict.MATCHES, f"It is {how}.", quote)
    return None


def _number(
    point: Point,
    points: Sequence[Point],
    claim: str,
    source: Source,
    text: str,
    common: Passage | None,
) -> tuple[_Found | None, Said]:
    words = point.quantity.text
    if point.of_people and point.measure.number.low > 100:
        return None, Said(point.slot, words, None, Verdict.DIFFERS, "A share of people cannot exceed 100 %.")
    if (gap := _gap(point, claim, source.passages)) is not None:
        return None, gap
    own = [passage for passage in source.passages if _is_meant(point, passage)]
    own += over_arms(own)
    if point.manner.lets_in and not point.manner.demanded and point.measure.number.bounded:
        wider = rival_of(point, points, claim, own, source)
        if wider is not None:
            why = "The source's bound lets in some of them."
            return None, Said(point.slot, words, wider.value.text, Verdict.NOT_FOUND, why, wider.passage.quote)
    parts = frozenset() if point.arm else frozenset(part for passage in own for part in passage.addends)
    held = list(_holding(point, claim, own))
    found = _best(point, held, common)
    if found and found.nearness >= _enough(point) and not found.passage.defines and found.passage not in parts:
        doubts = (
            _of_a_change(point, found),
            _misplaced(point, points, claim, found),
            _of_one_trial(point, found, held),
            _taken(point, points, found),
            _of_another(point, points, found),
        )
        if (doubt := next(filter(None, doubts), None)) is not None:
            return None, doubt
        why = f"It is {found.how}."
        return found, Said(point.slot, words, found.value.text, Verdict.MATCHES, why, found.passage.quote)
    held += _holding(point, claim, of_events(own, point.all))
    rival = rival_of(point, points, claim, own, source)
    if rival is not None and not (
        _is_over(point, claim, rival) or any(_may_be_meant(point, one, rival) for one in held)
    ):
        if rival.passage.labelled and not point.manner.demanded and _INTRICATE.search(claim):
            why = "The line on the same has another number, and the claim says too much for one line."
            return None, Said(point.slot, words, rival.value.text, Verdict.NOT_FOUND, why, rival.passage.quote)
        if (elsewhere := None if is_record(text) else _elsewhere(point, claim, source)) is not None:
            return None, elsewhere
        why = "The source gives another number for the same."
        return None, Said(point.slot, words, rival.value.text, Verdict.DIFFERS, why, rival.passage.quote)
    if found is None and (end := _open_end(point, claim, text)) is not None:
        return None, end
    if found is not None:
        why = "The number stands in the text, among other words than the claim's."
        return None, Said(point.slot, words, found.value.text, Verdict.NOT_FOUND, why, found.passage.quote)
    elsewhere = _elsewhere(point, claim, source)
    return None, elsewhere or Said(point.slot, words, None, Verdict.NOT_FOUND, "This number is not in the text held.")


def _elsewhere(point: Point, claim: str, source: Source) -> Said | None:
    """Where else a text has the numeral of a claim, or what it may be worked out of."""
    if (other := passage_with_numerals(point, source.passages)) is not None:
        why = "The numeral stands in the text, and whether it is the same quantity could not be told."
        return Said(point.slot, point.quantity.text, other.quote, Verdict.NOT_FOUND, why, other.quote)
    return None if is_record(source.text) else worked_out(point, claim, source)


def _is_over(point: Point, claim: str, rival: Rival) -> bool:
    """Whether a time may be a bound that the rival is above ("over 7 months", which may be during them)."""
    number, other = point.measure.number, rival.value.measure.number
    return other.value > number.value and _OVER.search(claim[: point.quantity.span.start]) is not None


def _may_be_meant(point: Point, held: _Found, rival: Rival) -> bool:
    """Whether a place that holds the claim's number may be what it speaks of, rather than the rival's."""
    aged = point.slot is Slot.POPULATION and speaks_of_age(held.passage)
    return not held.passage.labelled or aged or 2 * held.nearness > rival.nearness


def _best(point: Point, held: Sequence[_Found], common: Passage | None) -> _Found | None:
    """Of the places that hold a number the nearest; of those near enough the one with the claim's other numbers."""
    near = [one for one in held if one.nearness >= _enough(point) and not one.passage.defines]
    return max(
        near or held,
        key=lambda one: (bool(near) and one.passage == common, one.nearness, not one.value.derived),
        default=None,
    )


def _enough(point: Point) -> float:
    """How much of the claim's words a passage has to share to hold its number: less for one that few results have."""
    return RARE if _RARE.search(point.quantity.text) else MATCH


def _of_a_change(point: Point, found: _Found) -> Said | None:
    """A share of people that the source tells as a change, or the other way round: the risk of it rose by 9 %."""
    changed = is_change(found.passage.text, *found.value.span)
    alike = not (point.of_people and changed and not found.value.people) and not (found.value.people and point.change)
    if alike or found.passage.labelled:
        return None
    why = "One side speaks of a change, the other of a share."
    return Said(point.slot, point.quantity.text, found.value.text, Verdict.NOT_FOUND, why, found.passage.quote)


def _misplaced(point: Point, points: Sequence[Point], claim: str, found: _Found) -> Said | None:
    """A number that the sentence gives to something else than the claim does ("30 % with placebo")."""
    words, passage = point.quantity.text, found.passage
    own, others = owned(passage, found.value)
    if others and is_listed(passage.text) and not own & point.near:
        why = "The source lists its numbers by order, and whose this one is could not be told."
        return Said(point.slot, words, found.value.text, Verdict.NOT_FOUND, why, passage.quote)
    named = [(value, terms) for value, terms in others if terms & point.near]
    if not own or own & point.near or not (named or own & point.all):
        return None
    told = point.slot is Slot.FIGURE and point.measure.scale != "number" and not is_listed(claim)
    told = told and found.how != _COMPLEMENT
    if told and len(named) == len(others) == 1 and found.nearness >= DIFFER:
        rival, terms = named[0]
        said = any(follows(one.measure, rival.measure) for one in points)
        if terms <= point.all and apart(point.measure, rival.measure) and not said:
            why = "The source gives this number to others, and another one for what the claim speaks of."
            return Said(point.slot, words, rival.text, Verdict.DIFFERS, why, passage.quote)
    why = "The source gives this number to something else."
    return Said(point.slot, words, found.value.text, Verdict.NOT_FOUND, why, passage.quote)


def _of_one_trial(point: Point, found: _Found, held: Sequence[_Found]) -> Said | None:
    """A number that a claim gives for two trials, and only one of them has."""
    trials = {one.passage.trial for one in held if one.nearness >= _enough(point)}
    if not point.manner.of_both or len(trials) > 1:
        return None
    why = "The claim speaks of two trials, and the number stands in one."
    return Said(point.slot, point.quantity.text, found.value.text, Verdict.NOT_FOUND, why, found.passage.quote)


def _taken(point: Point, points: Sequence[Point], found: _Found) -> Said | None:
    """A bound that only a figure keeps which another number of the claim is."""
    others = (one.measure for one in points if one is not point and not one.measure.number.bounded)
    if not point.measure.number.bounded or all(follows(one, found.value.measure) is None for one in others):
        return None
    why = "The source's figure that keeps this bound is another number of the claim."
    return Said(point.slot, point.quantity.text, found.value.text, Verdict.NOT_FOUND, why, found.passage.quote)


def _of_another(point: Point, points: Sequence[Point], found: _Found) -> Said | None:
    """A number that its sentence may give to another dose, time or group."""
    why = of_others(point, points, found.passage, found.value) if point.slot is Slot.FIGURE else None
    if why is None:
        return None
    return Said(point.slot, point.quantity.text, found.value.text, Verdict.NOT_FOUND, why, found.passage.quote)


def _at_another_time(point: Point, said: Said, figures: Sequence[tuple[Point, _Found]]) -> Said | None:
    """A time that the text has, and the sentences with the claim's figures do not: they have another."""
    if point.slot is not Slot.TIMEPOINT or said.verdict is not Verdict.MATCHES:
        return None
    others = [(time, one.passage) for _, one in figures if (time := at_another_time(point, one.passage)) is not None]
    if not others or len(others) < len(figures):
        return None
    time, passage = others[0]
    why = "The sentence with the claim's figure gives another time."
    return Said(point.slot, point.quantity.text, time.text, Verdict.NOT_FOUND, why, passage.quote)


def _is_meant(point: Point, passage: Passage) -> bool:
    """Whether a passage belongs to the trial and the arm that the claim names."""
    trial = not (point.trial and passage.trial) or passage.trial == point.trial
    return trial and (not (point.arm and passage.arm) or passage.arm == point.arm)


def _holding(point: Point, claim: str, passages: Sequence[Passage]) -> Iterator[_Found]:
    """The numbers of the text that the claim's follows from."""
    absolute = _ABSOLUTE.search(claim) is not None
    for passage in passages:
        for value in passage.values:
            if not of_one_sort(point, passage, value) and value.measure.scale not in RATIOS:
                continue
            source = measured(point, passage, value)
            how = follows(point.measure, source, threshold=is_threshold(point, passage, value))
            if how is not None:
                shown = f"worked out of {value.text}" if value.derived and how != "the same number" else how
                yield _Found(passage, value, shown, point.nearness(passage))
            elif not absolute and (how := of_ratio(point.measure, value.measure, rises=_rises(claim))) is not None:
                yield _Found(passage, value, how, point.nearness(passage))
            elif completes(point.measure, value.measure) and denies(claim) != denies(passage.text):
                yield _Found(passage, value, _COMPLEMENT, point.nearness(passage))


def _rises(claim: str) -> bool | None:
    """Whether a claim speaks of more, or of less; None where it does neither or both."""
    ways = ways_of(claim) & {Way.UP, Way.DOWN}
    return None if len(ways) != 1 else Way.UP in ways


def _open_end(point: Point, claim: str, text: str) -> Said | None:
    """A total length, where the source treats for as long as it takes."""
    lasting = point.slot is Slot.TIMEPOINT and not point.of_a_cycle
    end = _OPEN_END.search(text) if lasting or point.quantity.unit == "cycle" else None
    if end is None or not point.manner.total or not _GIVING.search(claim):
        return None
    why = "The source sets no length: it treats until something happens."
    return Said(point.slot, point.quantity.text, end.group(), Verdict.DIFFERS, why, end.group())


def _gap(point: Point, claim: str, passages: Sequence[Passage]) -> Said | None:
    """A difference between two arms of a record, worked out of the arms' values, where each has one."""
    if (
        not point.compared
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
