"""A claim against a text: which of its numbers stand there, and whether the same is said of them.

For each number of the claim the passages are looked through for one that follows from it (the same, rounded, converted,
completed to a hundred, worked out of n/N) among the words that the claim uses. A number `differs` only where a passage
speaks of the same thing with another number of the same sort (see `rivals`), and the claim's stands nowhere. In doubt
it is `not-found`: the text held does not say it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from evidence.agreement.agreement import Agreement, Reason, Slot, Verdict
from evidence.agreement.effects.denied import denied_outright
from evidence.agreement.effects.otherwise import told_otherwise as found_otherwise
from evidence.agreement.effects.superior import only_no_worse
from evidence.agreement.effects.turned import turned
from evidence.agreement.lookup.beside_numbers import beside_numbers
from evidence.agreement.lookup.decoys import corrected, told_apart
from evidence.agreement.lookup.doubts import at_another_time
from evidence.agreement.lookup.holding import Found
from evidence.agreement.lookup.intervals import at_other_intervals
from evidence.agreement.lookup.levels import beyond
from evidence.agreement.lookup.one_number import LookedUp, looked_up
from evidence.agreement.lookup.phases import of_another_phase
from evidence.agreement.lookup.seldom import called_seldom
from evidence.agreement.lookup.unread import left_unread
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point, of_one_sort, points_of
from evidence.agreement.passages.records import is_record
from evidence.agreement.passages.subjects import Source, source_of
from evidence.agreement.passages.texts import is_quoted
from evidence.agreement.prose import otherwise as in_prose
from evidence.agreement.prose.about import of_another_medicine
from evidence.agreement.prose.closely import read_closely
from evidence.agreement.prose.companions import are_some, took_another_part
from evidence.agreement.prose.counted_nouns import counted_otherwise
from evidence.agreement.prose.more_or_less import told_by_numbers
from evidence.agreement.prose.numerals import COUNT, sentences_of
from evidence.agreement.prose.swapped import swapped
from evidence.agreement.prose.whole import is_of_another_study
from evidence.agreement.scales.measures import RATIOS, follows
from evidence.agreement.trials import otherwise as in_record
from evidence.agreement.trials.answers import Answers, answers_to
from evidence.agreement.trials.may_follow import may_follow
from evidence.agreement.trials.results.result_times import taken_otherwise
from evidence.agreement.trials.words.plain_english import in_plain_english
from evidence.agreement.verdict import Said, on_record
from evidence.agreement.words.names import as_the_source_says
from evidence.claims.numerals import plain_numbers
from evidence.claims.quantities import find_quantities
from evidence.claims.wording import fold
from evidence.sources.card import SourceCard

_PART = 0.1
"""Less than such a part of a number of people is none of two that make it."""


def compare_text(claim: str, text: str, card: SourceCard) -> tuple[Agreement, ...]:
    """What the text says of each number of the claim, and of the way it points, in the order of the slots.

    `card` tells what the study is as a whole: how many people it has.
    """
    plain = plain_numbers(claim)
    source, sizes = source_of(text), _sizes_of(card)
    compared = partial(_compared, source=source, sizes=sizes)
    if is_record(text):
        restated = in_plain_english(plain)
        told = (_as_written(one, plain) for one in compared(restated))
        return on_record(told, card.depth, card.doi, card.key)
    named = as_the_source_says(plain, text)
    judged = partial(_judged, source=source, compared=compared)
    said = tuple(corrected(named, judged(named), source.passages, judged))
    said = tuple(turned(named, said, source.passages, lambda other: read_closely(other, judged(other), source)))
    read = (_as_written(_beside_size(one, named, text, sizes), plain) for one in read_closely(named, said, source))
    return on_record(read, card.depth, card.doi, card.key)


def _as_written(said: Said, claim: str) -> Said:
    """What is said of words that the claim has; of all of it where these are not its own."""
    return said if said.claim in claim else replace(said, claim=claim)


def _beside_size(said: Said, claim: str, text: str, sizes: frozenset[int]) -> Said:
    """A number that may be of all people of a study and is nowhere in a text, with those that the text gives."""
    missing = said.slot is Slot.N and said.verdict is Verdict.NOT_FOUND and said.source is None
    if not missing or not sizes or is_of_another_study(claim, claim.find(said.claim)):
        return said
    number = _number_of(said.claim)
    if number is None or number < max(sizes) / 2 or _adds_up(number, text):
        return said
    why = f"The text held does not have this number; it tells of {max(sizes)} people."
    return replace(said, why=why, reason=Reason.NOT_ITS_SIZE)


def _number_of(words: str) -> float | None:
    return next((q.value for q in find_quantities(words) if q.value is not None), None)


def _adds_up(number: float, text: str) -> bool:
    """Whether two numbers of a text make a number of people, or one is what is left of the other."""
    told = (numeral.value for sentence in sentences_of(text) for numeral in sentence.numerals if numeral.sort == COUNT)
    counts = {value for value in told if value > _PART * number}
    return any(number + one in counts or number - one in counts for one in counts)


def _judged(claim: str, source: Source, compared: Callable[[str], Iterable[Said]]) -> tuple[Said, ...]:
    """What a text of prose says of a claim; of all that matches as far as nothing else would have."""
    counted = (counted_otherwise(one, claim, source) for one in compared(claim))
    said = tuple(of_another_medicine(one, claim, source) for one in counted)
    if not all(one.verdict is Verdict.MATCHES for one in said) or is_quoted(claim, source.text):
        return said
    return (*told_apart(claim, said, source.passages, compared), *left_unread(claim, source.passages))


def _compared(claim: str, source: Source, sizes: frozenset[int]) -> Iterator[Said]:
    """What a text says of each number of a claim, what it says otherwise beside them, and what is left of the words."""
    points, counts = points_of(claim), answers_to(claim, source.text)
    looked = looked_up(claim, points, source)
    of_numbers = tuple(_of_numbers(looked, points, claim, source, sizes, counts))
    yield from of_numbers
    yield from _at_other_intervals(looked, claim, source)
    yield from beyond(claim, source.passages)
    of_effects = (*_of_effects(looked, claim, source), *called_seldom(claim, source))
    yield from of_effects
    yield from counts.said
    yield from of_another_phase(claim, source.text)
    yield from in_record.told_otherwise(claim, points, source.text) if is_record(source.text) else ()
    held = _held(looked) or _with_rivals(looked, of_numbers, source)
    beside = beside_numbers(claim, held, source, counted=bool(points))
    yield from (said for said in beside if not (of_effects and said.slot is Slot.DIRECTION))


def _of_numbers(
    looked: Sequence[LookedUp],
    points: Sequence[Point],
    claim: str,
    source: Source,
    sizes: frozenset[int],
    counts: Answers,
) -> Iterator[Said]:
    """What is said of each number, by the best that tells of it; then what sentences say of others otherwise."""
    exchanged, otherwise = _in_sentences(claim, source, sizes)
    figures = _found_in(Slot.FIGURE, looked)
    lines = [(point, found.passage) for point, found in figures]
    for point, found, said in looked:
        words = point.quantity.text
        better = _as_of(point, exchanged.pop(words, None))
        if found is None and better is None:
            better = _beside(point, figures) or _whole(point, claim, source, sizes)
            better = better or _as_of(point, otherwise.pop(words, None)) or taken_otherwise(point, lines, claim, source)
        better = better or at_another_time(point, points, said, figures, source.passages)
        wrong = said.verdict is Verdict.DIFFERS and said.reason is not Reason.OF_ANOTHER
        if better is None and wrong and may_follow(point, claim, source.text, counts):
            better = said.but(Verdict.NOT_FOUND, "No line has this number, and lines together may have it.")
        yield better or said
    yield from (*exchanged.values(), *(one for words, one in otherwise.items() if words not in exchanged))


def _in_sentences(claim: str, source: Source, sizes: frozenset[int]) -> tuple[dict[str, Said], dict[str, Said]]:
    """The numbers that sentences of prose give to each other's groups, and those that they have otherwise."""
    if is_record(source.text):
        return {}, {}
    otherwise = in_prose.told_otherwise(claim, source, sizes)
    return {said.claim: said for said in swapped(claim, source)}, {said.claim: said for said in otherwise}


def _as_of(point: Point, told: Said | None) -> Said | None:
    """What sentences say of a number otherwise, in the slot of that number."""
    return replace(told, slot=point.slot) if told else None


def _of_effects(looked: Sequence[LookedUp], claim: str, source: Source) -> tuple[Said, ...]:
    """What sentences of prose say of a claim's effect otherwise; that with its own ratio tells of it, and no other."""
    if is_record(source.text):
        return ()
    asked = (found_otherwise, denied_outright, only_no_worse, told_by_numbers)
    told = next(filter(None, (tuple(ask(claim, source)) for ask in asked)), ())
    verbatim = fold(claim).rstrip(".")
    if not told or any(verbatim in fold(passage.text) for passage in source.passages):
        return ()
    own = {found.passage.quote for point, found in _found_in(Slot.FIGURE, looked) if point.measure.scale in RATIOS}
    return tuple(said for said in told if not own or said.quote in own)


def _at_other_intervals(looked: Sequence[LookedUp], claim: str, source: Source) -> Iterator[Said]:
    doses = _found_in(Slot.REGIMEN, looked)
    yield from filter(None, (at_other_intervals(claim, _with_dose(found, source)) for _, found in doses))


def _found_in(slot: Slot, looked: Sequence[LookedUp]) -> list[tuple[Point, Found]]:
    """The numbers of a slot that passages hold."""
    return [(one.point, one.found) for one in looked if one.found and one.point.slot is slot]


def _held(looked: Sequence[LookedUp]) -> list[Passage]:
    """The passages that hold a claim's numbers.

    What is measured stands with the figure, and not where its limit or its time is found too.
    """
    figures = [found for point, found in _found_in(Slot.FIGURE, looked) if not point.measure.number.bounded]
    return [found.passage for found in figures or (one.found for one in looked if one.found)]


def _with_rivals(looked: Sequence[LookedUp], told: Sequence[Said], source: Source) -> list[Passage]:
    """The passages that have other numbers for those of a claim."""
    rivals = {one.said.quote for one in looked if one.said in told and one.said.verdict is Verdict.DIFFERS}
    return [passage for passage in source.passages if passage.quote in rivals]


def _with_dose(found: Found, source: Source) -> list[Passage]:
    """The lines of a record's arm that give a dose that was found."""
    arm, dose = (found.passage.trial, found.passage.arm), found.value.measure
    same = (passage for passage in source.passages if passage.labelled and (passage.trial, passage.arm) == arm)
    return [passage for passage in same if any(value.measure == dose for value in passage.values)]


def _sizes_of(card: SourceCard) -> frozenset[int]:
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
