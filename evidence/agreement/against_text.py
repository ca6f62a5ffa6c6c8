"""A claim against a text: which of its numbers stand there, and whether the same is said of them.

For each number of the claim the passages are looked through for one that follows from it (the same, rounded, converted,
completed to a hundred, worked out of n/N) among the words that the claim uses. A number `differs` only where a passage
speaks of the same thing with another number of the same sort (see `rivals`), and the claim's stands nowhere. In doubt
it is `not-found`: the text held does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import inf

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.effects.otherwise import told_otherwise as found_otherwise
from evidence.agreement.effects.turned import turned
from evidence.agreement.lookup.beside_numbers import beside_numbers
from evidence.agreement.lookup.decoys import corrected, told_apart
from evidence.agreement.lookup.doubts import at_another_time, doubts_on
from evidence.agreement.lookup.holding import Found, best, enough, holding, is_sentence
from evidence.agreement.lookup.intervals import at_other_intervals
from evidence.agreement.lookup.levels import beyond
from evidence.agreement.lookup.misread_ratios import misread_ratio
from evidence.agreement.lookup.phases import of_another_phase
from evidence.agreement.lookup.rivals import Rival, rival_of
from evidence.agreement.lookup.seldom import called_seldom
from evidence.agreement.lookup.slips import with_moved_point
from evidence.agreement.lookup.standing import passage_with_numerals
from evidence.agreement.lookup.unread import left_unread
from evidence.agreement.lookup.worked_out import worked_out
from evidence.agreement.passages.labels import DIFFER, telling
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point, is_step, of_one_sort, points_of, speaks_of_age
from evidence.agreement.passages.records import is_record
from evidence.agreement.passages.subjects import Source, source_of
from evidence.agreement.passages.tallies import of_events, over_arms
from evidence.agreement.passages.texts import is_quoted
from evidence.agreement.prose import otherwise as in_prose
from evidence.agreement.prose.about import of_another_medicine
from evidence.agreement.prose.closely import read_closely
from evidence.agreement.prose.companions import are_some, took_another_part
from evidence.agreement.prose.swapped import swapped
from evidence.agreement.scales.measures import RATIOS, follows
from evidence.agreement.trials import otherwise as in_record
from evidence.agreement.trials.answers import answers_to
from evidence.agreement.trials.may_follow import may_follow
from evidence.agreement.trials.results.result_times import taken_otherwise
from evidence.agreement.trials.words.plain_english import in_plain_english
from evidence.agreement.verdict import Said, differs, not_found, on_record
from evidence.agreement.words.names import as_the_source_says
from evidence.agreement.words.terms import shared, terms_of
from evidence.claims.numerals import plain_numbers
from evidence.claims.wording import fold
from evidence.late import late_regex
from evidence.sources.card import SourceCard

_OVER = late_regex(r"\bover\s\Z", re.IGNORECASE)
"""Before a time: during it, or more than it."""
_FROM = late_regex(r"\bfrom\s\Z", re.IGNORECASE)
_NEAR = 0.05
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


def compare_text(claim: str, text: str, card: SourceCard) -> tuple[Agreement, ...]:
    """What the text says of each number of the claim, and of the way it points, in the order of the slots.

    `card` tells what the study is as a whole: how many people it has.
    """
    plain = plain_numbers(claim)
    source, sizes = source_of(text), sizes_of(card)
    compared = partial(_compared, source=source, text=text, sizes=sizes)
    if is_record(text):
        restated = in_plain_english(plain)
        told = (_as_written(one, plain) for one in compared(restated))
        return on_record(told, card.depth, card.doi, card.key)
    named = as_the_source_says(plain, text)
    judged = partial(_judged, source=source, compared=compared)
    said = tuple(corrected(named, judged(named), source.passages, judged))
    said = tuple(turned(named, said, source.passages, lambda other: read_closely(other, judged(other), source)))
    read = (_as_written(one, plain) for one in read_closely(named, said, source))
    return on_record(read, card.depth, card.doi, card.key)


def _as_written(said: Said, claim: str) -> Said:
    """What is said of words that the claim has; of all of it where these are not its own."""
    return said if said.claim in claim else replace(said, claim=claim)


def _judged(claim: str, source: Source, compared: Callable[[str], Iterable[Said]]) -> tuple[Said, ...]:
    """What a text of prose says of a claim; of all that matches as far as nothing else would have."""
    said = tuple(of_another_medicine(one, claim, source) for one in compared(claim))
    if not all(one.verdict is Verdict.MATCHES for one in said) or is_quoted(claim, source.text):
        return said
    return (*told_apart(claim, said, source.passages, compared), *left_unread(claim, source.passages))


def _compared(claim: str, source: Source, text: str, sizes: frozenset[int]) -> Iterator[Said]:
    points, counts = points_of(claim), answers_to(claim, text)
    common = _common(points, claim, source.passages)
    compared = [(point, *_number(point, points, claim, source, text, common)) for point in points]
    anchors = [found for _, found, _ in compared if found is not None]
    figures = [(point, found) for point, found, _ in compared if found is not None and point.slot is Slot.FIGURE]
    record = is_record(text)
    in_sentences = () if record else in_prose.told_otherwise(claim, source, sizes)
    denied = () if record else tuple(found_otherwise(claim, source))
    # the sentence with the claim's own ratio tells of its effect, and no other
    own = {found.passage.quote for point, found in figures if point.measure.scale in RATIOS}
    verbatim = denied and any(fold(claim).rstrip(".") in fold(passage.text) for passage in source.passages)
    denied = () if verbatim else tuple(said for said in denied if not own or said.quote in own)
    otherwise = {said.claim: said for said in in_sentences}
    exchanged = {} if record else {said.claim: said for said in swapped(claim, source)}
    told = set()
    for point, found, said in compared:
        better = _of_sentences(point, exchanged)
        if found is None and better is None:
            better = _beside(point, figures) or _whole(point, claim, source, sizes) or _of_sentences(point, otherwise)
            better = better or taken_otherwise(point, [(one, it.passage) for one, it in figures], claim, source)
        better = better or at_another_time(point, points, said, figures, source.passages)
        differs = better is None and said.verdict is Verdict.DIFFERS
        if differs and may_follow(point, claim, text, counts):
            better = _doubted(said)
        elif differs:
            told.add(said.quote)
        yield better or said
    yield from (*exchanged.values(), *(one for words, one in otherwise.items() if words not in exchanged))
    doses = [found for point, found, _ in compared if found is not None and point.slot is Slot.REGIMEN]
    yield from filter(None, (at_other_intervals(claim, _with_dose(found, source)) for found in doses))
    yield from beyond(claim, source.passages)
    yield from denied
    seldom = tuple(called_seldom(claim, source))
    yield from seldom
    yield from counts.said
    yield from of_another_phase(claim, text)
    yield from in_record.told_otherwise(claim, points, text) if record else ()
    # what is measured stands with the figure, and not where its limit or its time is found too
    measured = [found.passage for point, found in figures if not point.measure.number.bounded]
    held = measured or [found.passage for found in anchors]
    held = held or [one for one in source.passages if one.quote in told]
    rest = beside_numbers(claim, held, source, counted=bool(points))
    yield from (said for said in rest if not ((denied or seldom) and said.slot is Slot.DIRECTION))


def _of_sentences(point: Point, otherwise: dict[str, Said]) -> Said | None:
    """What sentences say of a number otherwise, which is said of it once."""
    told = otherwise.pop(point.quantity.text, None)
    return replace(told, slot=point.slot) if told else None


def _doubted(said: Said) -> Said:
    """What no line says of itself, where several together may."""
    return said.but(Verdict.NOT_FOUND, "No line has this number, and lines together may have it.")


def _with_dose(found: Found, source: Source) -> list[Passage]:
    """The lines of a record's arm that give a dose that was found."""
    arm, dose = (found.passage.trial, found.passage.arm), found.value.measure
    same = (passage for passage in source.passages if passage.labelled and (passage.trial, passage.arm) == arm)
    return [passage for passage in same if any(value.measure == dose for value in passage.values)]


def _common(points: Sequence[Point], claim: str, passages: Sequence[Passage]) -> Passage | None:
    """The passage that holds most of the claim's numbers, of several as many the nearest."""
    held: dict[Passage, float] = {}
    for point in points:
        nearest = {found.passage: found.nearness for found in holding(point, claim, passages)}
        for passage, nearness in nearest.items():
            held[passage] = held.get(passage, 0.0) + 1.0 + nearness
    return max(held, key=lambda passage: (held[passage], is_sentence(passage)), default=None)


def sizes_of(card: SourceCard) -> frozenset[int]:
    """How many people a study has: enrolled, analysed, in each arm."""
    return frozenset(n for n in (card.n, card.analysed, *(arm.n for arm in card.arms)) if n is not None)


def _whole(point: Point, claim: str, source: Source, sizes: frozenset[int]) -> Said | None:
    """A number of people that is the study's own, unless the source says that so many did something else."""
    if (
        point.slot is not Slot.N
        or are_some(claim, point)
        or any(took_another_part(claim, point, *one) for one in _with_number(point, source))
        or not any(point.measure.number.low == n == point.measure.number.high for n in sizes)
    ):
        return None
    shown = str(int(point.measure.number.value))
    return Said(point.slot, point.quantity.text, shown, Verdict.MATCHES, "It is how many the study has.")


def _with_number(point: Point, source: Source) -> Iterator[tuple[Passage, Value]]:
    """The places of a text that have a point's number."""
    for passage in source.passages:
        yield from ((passage, value) for value in passage.values if follows(point.measure, value.measure))


def _beside(point: Point, figures: Sequence[tuple[Point, Found]]) -> Said | None:
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
) -> tuple[Found | None, Said]:
    words = point.quantity.text
    if point.of_people and point.measure.number.low > 100:
        return None, differs(point.slot, words, None, "A share of people cannot exceed 100 %.")
    if (gap := _gap(point, claim, source.passages)) is not None:
        return None, gap
    own = [passage for passage in source.passages if _is_meant(point, passage)]
    own += over_arms(own)
    if point.manner.lets_in and not point.manner.demanded and point.measure.number.bounded:
        wider = rival_of(point, points, claim, own, source)
        if wider is not None:
            why = "The source's bound lets in some of them."
            return None, not_found(point.slot, words, wider.value.text, why, wider.passage.quote)
    parts = frozenset() if point.arm else frozenset(part for passage in own for part in passage.addends)
    held = list(holding(point, claim, own))
    found = best(point, held, common)
    if found and found.nearness >= enough(point) and not found.passage.defines and found.passage not in parts:
        if (doubt := next(filter(None, doubts_on(point, points, claim, found, held, source.text)), None)) is not None:
            return None, doubt
        why = f"It is {found.how}."
        return found, Said(point.slot, words, found.value.text, Verdict.MATCHES, why, found.passage.quote)
    held += holding(point, claim, of_events(own, point.all))
    rival = rival_of(point, points, claim, own, source)
    if rival is not None and not (
        _is_from_to(rival) or _is_over(point, claim, rival) or any(_may_be_meant(point, one, rival) for one in held)
    ):
        if rival.passage.labelled and not point.manner.demanded and _INTRICATE.search(claim):
            why = "The line on the same has another number, and the claim says too much for one line."
            return None, not_found(point.slot, words, rival.value.text, why, rival.passage.quote)
        if _ODDS.search(claim) and not _DIGIT.search(words):
            why = "The claim tells of odds in words, and the source's number is another sort of share."
            return None, not_found(point.slot, words, rival.value.text, why, rival.passage.quote)
        if (elsewhere := None if is_record(text) else _elsewhere(point, claim, source)) is not None:
            return None, elsewhere
        why = "The source gives another number for the same."
        return None, differs(point.slot, words, rival.value.text, why, rival.passage.quote)
    if found is None and (end := _open_end(point, claim, source)) is not None:
        return None, end
    if found is not None:
        why = "The number stands in the text, and whether it is said of the same could not be told."
        if found.value.measure.scale != point.measure.scale:
            why = f"It would be {found.how}, and whether that is of the same could not be told."
        return None, not_found(point.slot, words, found.value.text, why, found.passage.quote)
    elsewhere = misread_ratio(point, claim, own) or with_moved_point(point, points, claim, own)
    elsewhere = elsewhere or _elsewhere(point, claim, source)
    return None, elsewhere or not_found(point.slot, words, None, "This number is not in the text held.")


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
