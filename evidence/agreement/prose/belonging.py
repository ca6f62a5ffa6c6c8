"""Whose a number of a sentence is, where it gives several: of which dose, at which time, of whom.

What is not plain is no match: of "41% with 4.8 mg" nobody must be told that 41% with 9.6 mg stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.owners import BY_ORDER, named_in_order, owned
from evidence.agreement.passages.parts import parts_named
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.companions import (
    alike,
    is_a_difference,
    is_held_against,
    of_the_severe,
    said_later,
    said_of_a_part,
    took_another_part,
)
from evidence.agreement.prose.named_beside import found_with_others, item_of_another, of_other_things
from evidence.agreement.prose.signposts import another_signpost, is_where_it_began
from evidence.agreement.scales.measures import follows, measure_of
from evidence.agreement.scales.written import BARE, written_quantities
from evidence.agreement.verdict import Compared, left_open
from evidence.agreement.words.terms import terms_of, written
from evidence.claims.claim import TIMES, QuantityKind
from evidence.claims.units import MEDICATIONS
from evidence.late import late_regex
from evidence.sources.counted_nouns import ANIMALS

_BARE = late_regex(r"[\s,;()%]*(?:(?:and|or|versus|vs\.?|to)[\s,;(]*)?")
"""Between two numbers that nothing but their order tells apart."""
_TIME_FIRST = late_regex(
    r"(?:the\s|a\s)?(?:first|last|\d+\s?(?:hour|day|week|month|year)s?|two|three|four|five|six|eight|ten|twelve)\b"
)
_OF_ANY_STUDY = terms_of(
    "trial study analysis analyses phase randomised randomized controlled double-blind blind placebo open-label"
    " patients participants people subjects total overall primary main present current pooled week month day year"
    " hour follow-up treatment treated group arm adults addition contrast comparison general summary conclusion"
    " outcome endpoint end point intention treat population"
)
"""Words of a study as a whole, that set nobody apart."""
_AN_AGE = late_regex(
    r"\b(?:aged|age|over|under|above|below|older than|younger than|[<>≤≥])\s?(?:of\s)?(\d+(?:\s?[-–]\s?\d+| to \d+)?)",
    re.IGNORECASE,
)
_ANIMALS = terms_of(" ".join((*ANIMALS, "mouse murine vitro")))
_OTHER_BEINGS = terms_of(" ".join((*ANIMALS, "mouse murine cell cells vitro fibroblasts keratinocytes")))
_VERB = late_regex(r"\b(?:had|have|has|did|do|was|were|said|reported|used)\b")
_BREAK = late_regex(r"[,;.]|\b(?:and|but)\b")
_ANYBODY = late_regex(
    r"\b(?:patients?|people|participants?|volunteers|humans?|adults|women|men|children)\b", re.IGNORECASE
)
_COUNTED = late_regex(
    r"\d\s(?:[\w-]+\s){0,3}?(?:patients|people|participants|volunteers|adults|women|men|children|subjects)\b",
    re.IGNORECASE,
)


def of_others(
    point: Point, points: Sequence[Point], claim: str, passage: Passage, value: Value, *, told: bool
) -> Compared | None:
    """Why a number of a sentence of prose may not be the claim's; None where nothing speaks against it.

    `told` says that its group is known, by its place among the groups that a study lists.
    """
    if passage.labelled:
        return None
    if (why := next(_of_another_thing(point, claim, passage, value), None)) is not None:
        return left_open(why)
    numbers = alike(passage, value)
    several = not value.measure.number.bounded and len({one.measure.number for one in numbers}) > 1
    if point.slot in (Slot.N, Slot.POPULATION) or not several:
        return None
    return next(_of_another_number(point, points, claim, passage, value, numbers, told=told), None)


def _of_another_thing(point: Point, claim: str, passage: Passage, value: Value) -> Iterator[str]:
    """What a sentence says of a number that the claim does not: of some, of a beginning, of something else."""
    if part := said_of_a_part(point, passage, value):
        yield f"The source says “{written(min(part), claim)}” of some of these."
    if point.slot is Slot.N:
        if parts := took_another_part(claim, point, passage, value):
            yield f"The source says of so many that they were “{parts[1]}”, and the claim “{parts[0]}”."
        return
    if posts := another_signpost(claim, point, passage, value):
        yield f"The source gives this number for “{posts[1]}”, and the claim for “{posts[0]}”."
    if is_where_it_began(claim, passage, value):
        yield "The source gives this number as where it began."
    if severe := of_the_severe(claim, passage):
        yield f"The source gives this number for “{severe}”, and the claim for any."
    if point.slot is Slot.POPULATION:
        return
    if thing := of_other_things(claim, passage, value):
        yield f"The source gives this share of “{thing}”, and the claim does not."
    if whom := item_of_another(claim, passage, value) or found_with_others(claim, passage, value):
        yield f"The source gives this number to “{whom}”."


def _of_another_number(
    point: Point,
    points: Sequence[Point],
    claim: str,
    passage: Passage,
    value: Value,
    numbers: Sequence[Value],
    *,
    told: bool,
) -> Iterator[Compared]:
    """Why what a claim says of a number may be said of another of the `numbers` of a sentence."""
    compared = point.compared or is_held_against(claim, point, points)
    if compared and not is_a_difference(passage, value, numbers):
        yield left_open("The source gives this number of one side, and the claim as the difference of two.")
    if later := said_later(point, points, passage, value, numbers):
        yield left_open(f"The source says “{written(min(later), claim)}” of another number.")
    row = _row(passage, value, numbers)
    if len(row) > 1 and not told and not (_is_told(point, passage, value, numbers) or _are_all_claimed(row, points)):
        yield BY_ORDER
    if _is_of_a_later_time(points, passage, value, numbers):
        yield left_open("The source gives the claim's time for another number.")
    for slot, what in ((Slot.REGIMEN, "dose"), (Slot.TIMEPOINT, "time")):
        if slot is Slot.TIMEPOINT or not told:
            yield from map(left_open, _with_others(slot, what, points, passage, value, numbers))


def _with_others(
    slot: Slot, what: str, points: Sequence[Point], passage: Passage, value: Value, numbers: Sequence[Value]
) -> Iterator[str]:
    """Where a sentence has several doses, or times: the number is not told with the claim's."""
    marks = [one for one in _marks(passage, slot) if _is_beside(one, value)]
    if len({one.measure.number for one in marks}) < 2:
        return
    asked = [one for one in points if one.slot is slot]
    owner = _owner(value, [one for one in numbers if one not in marks], marks)
    if asked and (owner is None or not any(follows(one.measure, owner.measure) for one in asked)):
        yield f"The source gives this number with another {what}, or which one could not be told."
    if not asked and (slot is Slot.REGIMEN or owner is not None):
        yield f"The source gives this number with one of several {what}s, and the claim names none."


def of_other_people(claim: str, passage: Passage, source: Source) -> str | None:
    """Words of a sentence that set some apart of whom a claim does not speak: a subgroup, an age, mice, cells.

    Where a text counts no people, and begins with animals or cells, all of it is of these.
    """
    if passage.labelled:
        return None
    said, title = terms_of(claim), source.passages[0]
    in_others = title.terms & _OTHER_BEINGS if _ANYBODY.search(claim) and not said & _OTHER_BEINGS else frozenset()
    if in_others and not _COUNTED.search(source.text):
        return written(min(in_others), title.text)
    if beings := (terms_of(passage.text) & _ANIMALS) - said:
        return written(min(beings), passage.text)
    for words in parts_named(passage.text):
        apart = terms_of(words) - _OF_ANY_STUDY - said - (source.subject - _OTHER_BEINGS)
        if not _TIME_FIRST.match(words) and (apart or _is_of_an_age(words, claim, passage, source)):
            return words.strip()
    return None


def _is_of_an_age(words: str, claim: str, passage: Passage, source: Source) -> bool:
    """Whether a part of the people is one by a number that neither the claim nor another sentence has."""
    numbers = set(_AN_AGE.findall(words)) - set(_AN_AGE.findall(claim))
    others = (one for one in source.passages if one != passage)
    return bool(numbers) and not any(numbers & set(_AN_AGE.findall(one.text)) for one in others)


def other_time(point: Point, passage: Passage) -> Value | None:
    """A time of the sentence that holds a claim's figure, where the claim's time is none of them."""
    times = [] if passage.labelled else _marks(passage, Slot.TIMEPOINT)
    same = any(follows(point.measure, one.measure) for one in times)
    return times[0] if times and not same else None


def _row(passage: Passage, value: Value, numbers: Sequence[Value]) -> list[Value]:
    """The numbers around one that nothing but their place in a row tells apart."""
    rows: list[list[Value]] = []
    for one in numbers:
        between = passage.text[rows[-1][-1].span[1] : one.span[0]].casefold() if rows else ""
        if rows and one.measure.number != rows[-1][-1].measure.number and _BARE.fullmatch(between):
            rows[-1].append(one)
        else:
            rows.append([one])
    return next((row for row in rows if value.span in [one.span for one in row]), [])


def _is_told(point: Point, passage: Passage, value: Value, numbers: Sequence[Value]) -> bool:
    spans = [one.span for one in numbers]
    return bool(named_in_order(passage.text, spans, spans.index(value.span)) & point.near)


def _are_all_claimed(row: Sequence[Value], points: Sequence[Point]) -> bool:
    """Whether a claim gives all the numbers of a row, in their order."""
    ours = [one.measure for one in points if one.measure.scale == row[0].measure.scale]
    return len(ours) == len(row) and all(follows(mine, one.measure) for mine, one in zip(ours, row, strict=True))


def _marks(passage: Passage, slot: Slot) -> list[Value]:
    """The doses or the times of a passage, in order."""
    if slot is Slot.REGIMEN:
        found = [one for one in passage.values if one.kind is QuantityKind.DOSE or one.measure.written in MEDICATIONS]
    else:
        found = [one for one in passage.values if one.kind in TIMES]
    return sorted(found, key=lambda one: one.span)


def _is_beside(mark: Value, value: Value) -> bool:
    """Whether a dose or a time may tell which number one is: a length of time may be one at a time, too."""
    at_a_time = mark.kind is QuantityKind.TIMEPOINT and value.kind is QuantityKind.DURATION
    return at_a_time or mark.measure.scale != value.measure.scale


def _owner(value: Value, numbers: Sequence[Value], marks: Sequence[Value]) -> Value | None:
    """The dose or time that a number stands with: the one behind it, or before it where the first stands first."""
    order = [one.span for one in numbers]
    if value.span not in order:
        return None
    first, last = order[0], order[-1]
    if marks[-1].span < first or last < marks[0].span:
        return marks[order.index(value.span)] if len(marks) == len(numbers) else None
    before = [one for one in marks if one.span < value.span]
    behind = [one for one in marks if one.span > value.span]
    if marks[0].span < first:
        return before[-1] if before else None
    return behind[0] if behind else None


def bare_of_others(claim: str, passage: Passage) -> str | None:
    """A number without a unit that a sentence gives to something else than the claim does."""
    said = terms_of(claim)
    for quantity in written_quantities(claim):
        bare = quantity.unit is None and quantity.kind in BARE
        for value in passage.values if bare else ():
            if value.text != quantity.text:
                continue
            own, others = owned(passage, value)
            if own and own.isdisjoint(said) and any(terms & said for _, terms in others):
                return quantity.text
            if _is_of_another_time(claim, passage, value) or found_with_others(claim, passage, value):
                return quantity.text
    return None


def _is_of_another_time(claim: str, passage: Passage, value: Value) -> bool:
    """Whether a sentence gives its numbers by times, and this one by none of the claim's."""
    times, numbers = _marks(passage, Slot.TIMEPOINT), alike(passage, value)
    asked = [measure for one in written_quantities(claim) if one.kind in TIMES and (measure := measure_of(one))]
    if not asked or len({one.measure.number for one in times}) < 2 or len(numbers) < 2:
        return False
    owner = _owner(value, numbers, times)
    return owner is not None and not any(follows(one, owner.measure) for one in asked)


def _is_of_a_later_time(points: Sequence[Point], passage: Passage, value: Value, numbers: Sequence[Value]) -> bool:
    """Whether a claim's time stands in a later clause with a verb and a number of its own: "62% had ever been, and 34%
    had been in the past year"."""
    asked = [one.measure for one in points if one.slot is Slot.TIMEPOINT]
    others = [one for one in numbers if not any(follows(it.measure, one.measure) for it in points)]
    for time in _marks(passage, Slot.TIMEPOINT) if asked and others else ():
        before = [one for one in numbers if value.span < one.span < time.span]
        if before and before[-1] in others and any(follows(one, time.measure) for one in asked):
            between = passage.text[before[-1].span[1] : time.span[0]]
            if _VERB.search(between) and not _BREAK.search(between):
                return True
    return False
