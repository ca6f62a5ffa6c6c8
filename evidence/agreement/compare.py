"""A claim against a source card: one verdict a slot, both sides shown, and the rule in a sentence.

First the card's figure is found that the claim is about; then every slot that the claim states is compared with what
the card says of that figure. In doubt the verdict is `not-found`: what is held does not say it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.scales.measures import Measure, follows, measure_of
from evidence.agreement.scales.numbers import (
    COMPLEMENT,
    Number,
    agree,
    complements,
    consistent,
    near_its_bound,
    number_of,
)
from evidence.agreement.scales.times import Time, compare_times, time_of
from evidence.agreement.study.on_study import bearing, on_study, slots_of
from evidence.agreement.study.outcomes import Outcome, compare_outcomes, opposite, read_outcome
from evidence.agreement.study.populations import Population, compare_populations, read_population
from evidence.agreement.study.slots import Slots, by_figure, phrase_times
from evidence.agreement.verdict import Compared, Said, differs, not_found, on_record
from evidence.agreement.words.terms import shared, terms_of
from evidence.claims.claim import Claim, ClaimKind, Quantity
from evidence.claims.quantities import find_quantities
from evidence.sources.card import Figure, SourceCard

_SAME_TOPIC = 0.6
"""How much of a claim's words a statement has to share to be on the same."""


@dataclass(frozen=True)
class Reported:
    """A figure of a card with its parts read."""

    figure: Figure
    numbers: tuple[Number, ...]
    measures: tuple[Measure, ...]
    time: Time | None
    outcome: Outcome | None
    group: Population | None


def compare(claim: Claim, card: SourceCard) -> tuple[Agreement, ...]:
    """One agreement for each slot that the claim states, for each of its figures where these have their own.

    Empty where the claim states nothing that a card can hold.
    """
    slots = slots_of(claim.compared)
    reported = tuple(_read_figure(figure) for figure in card.figures)
    said = [
        *_results(claim.compared, slots, card, reported),
        *on_study(slots, card),
        *bearing(claim.compared, card, mechanism=claim.kind is ClaimKind.MECHANISM),
    ]
    return on_record(said, card.depth, card.doi, card.key)


@lru_cache(maxsize=4096)
def _read_figure(figure: Figure) -> Reported:
    """Reads the phrases of a card's figure ("12/17", "within 72 hours", "responders") as a claim's are read."""
    times = (time_of(quantity) for quantity in phrase_times(figure.timepoint))
    read = [(q, number) for q in find_quantities(figure.quantity) if (number := number_of(q)) is not None]
    return Reported(
        figure=figure,
        numbers=tuple(number for _, number in read),
        measures=tuple(measure for q, _ in read if (measure := measure_of(q)) is not None),
        time=next((time for time in times if time is not None), None),
        outcome=read_outcome(figure.outcome or ""),
        group=read_population(figure.group or ""),
    )


def _results(text: str, slots: Slots, card: SourceCard, reported: Sequence[Reported]) -> Iterator[Said]:
    """What hangs on a figure: the figure itself, its time, its outcome and whom it counts."""
    if not slots.figures:
        yield from _without_figure(text, slots, card, reported)
        return
    for part in by_figure(text, slots):
        anchor, said = _figure(part, reported)
        yield said
        yield from (_time(time, anchor, part, reported) for time in part.times)
        yield _outcome(part, anchor, reported)
        yield from _population(part, anchor, card, counted=True)


def _figure(part: Slots, reported: Sequence[Reported]) -> tuple[Reported | None, Said]:
    """The card's figure that the claim's figure is about, and the verdict on the number."""
    quantity = part.figures[0]
    ours = number_of(quantity)
    if ours is None:
        return None, Said(Slot.FIGURE, quantity.text, None, Verdict.NOT_CHECKED, "There is no number to compare.")
    found = [(one, how) for one in reported if (how := _follows(part, ours, one))]
    if found:
        best, how = max(found, key=lambda pair: _fit(part, pair[0]))
        why = f"It is {how}."
        if how == COMPLEMENT and best.outcome is not None:
            best = replace(best, outcome=opposite(best.outcome))
        return best, Said(Slot.FIGURE, quantity.text, best.figure.quantity, Verdict.MATCHES, why, best.figure.quote)
    rival = next((one for one in reported if _speaks_of(part, ours, one)), None)
    if rival is None:
        why = "No figure that is held has this number."
        return None, not_found(Slot.FIGURE, quantity.text, None, why)
    compared = Compared(Verdict.DIFFERS, "The source reports another number for this.")
    if any(consistent(ours, number) for number in rival.numbers):
        compared = Compared(Verdict.NOT_FOUND, "The source's number is near, and does not say this one.")
    return rival, compared.said(Slot.FIGURE, quantity.text, rival.figure.quantity, rival.figure.quote)


def _follows(part: Slots, ours: Number, one: Reported) -> str | None:
    """How the claim's number follows from this figure, None if it does not."""
    same = _same_outcome(part.outcome, one.outcome)
    lasting = measure_of(part.figures[0]) if ours.unit == "hour" and same else None
    if lasting is not None:
        return next((how for measure in one.measures if (how := follows(lasting, measure))), None)
    for number in one.numbers:
        how = agree(ours, number)
        if how is not None and (same or near_its_bound(ours, number)):
            return how
        turned = one.outcome is not None and _same_outcome(part.outcome, opposite(one.outcome))
        if how is None and turned and complements(ours, number):
            return COMPLEMENT
    return None


def _fit(part: Slots, one: Reported) -> int:
    """How well a figure's outcome, time and group suit the claim, to choose among figures with one number."""
    grouped = _same_group(part, one)
    turned = one.outcome is not None and _same_outcome(part.outcome, opposite(one.outcome))
    same = _same_outcome(part.outcome, one.outcome) or turned
    return 4 * same + 2 * _same_time(part, one) + grouped


def _same_group(part: Slots, one: Reported) -> bool:
    """Whether both count among the same part of those treated, and the figure is not the control group's."""
    ours = part.population.group if part.population else None
    if one.group is None:
        return ours is None
    return one.group.group == ours and not one.group.control


def _same_outcome(ours: Outcome | None, theirs: Outcome | None) -> bool:
    return ours is not None and theirs is not None and compare_outcomes(ours, theirs).verdict is Verdict.MATCHES


def _same_time(part: Slots, one: Reported) -> bool:
    times = [time for quantity in part.times if (time := time_of(quantity)) is not None]
    return any(one.time is not None and compare_times(time, one.time).verdict is Verdict.MATCHES for time in times)


def _speaks_of(part: Slots, ours: Number, one: Reported) -> bool:
    """Whether a figure with another number is of the same outcome, time and people, so that the claim is wrong."""
    same_unit = any(number.unit == ours.unit for number in one.numbers)
    same_group = _same_group(part, one)
    return (
        same_unit
        and same_group
        and _same_outcome(part.outcome, one.outcome)
        and (not part.times or _same_time(part, one))
    )


def _time(quantity: Quantity, anchor: Reported | None, part: Slots, reported: Sequence[Reported]) -> Said:
    ours = time_of(quantity)
    if ours is None:
        return Said(Slot.TIMEPOINT, quantity.text, None, Verdict.NOT_CHECKED, "This time could not be read.")
    if anchor is None:
        return _any_time(quantity, ours, part, reported)
    words, quote = anchor.figure.timepoint, anchor.figure.quote
    if anchor.time is None:
        why = "No time is held for this figure."
        return not_found(Slot.TIMEPOINT, quantity.text, words, why, quote)
    compared = compare_times(ours, anchor.time)
    if compared.verdict is Verdict.DIFFERS and len(part.times) > 1:
        why = "It is not this figure's time in the source; the claim names several times."
        return not_found(Slot.TIMEPOINT, quantity.text, words, why, quote)
    return compared.said(Slot.TIMEPOINT, quantity.text, words, quote)


def _any_time(quantity: Quantity, ours: Time, part: Slots, reported: Sequence[Reported]) -> Said:
    """Where the claim gives no figure that the card has: a time at which the source reports the same outcome."""
    pool = [one for one in reported if part.outcome is None or _same_outcome(part.outcome, one.outcome)]
    timed = [(compare_times(ours, one.time), one.figure) for one in pool if one.time is not None]
    if not timed:
        why = "No time is held for this outcome." if reported else "No time is held for this source."
        return not_found(Slot.TIMEPOINT, quantity.text, None, why)
    compared, figure = next((row for row in timed if row[0].verdict is Verdict.MATCHES), timed[0])
    if compared.verdict is Verdict.DIFFERS:
        why = "What is held of this was measured at another time."
        return not_found(Slot.TIMEPOINT, quantity.text, figure.timepoint, why, figure.quote)
    return compared.said(Slot.TIMEPOINT, quantity.text, figure.timepoint, figure.quote)


def _outcome(part: Slots, anchor: Reported | None, reported: Sequence[Reported]) -> Said:
    if part.outcome is None:
        words = part.figures[0].text if part.figures else part.times[0].text
        held = anchor.figure.outcome if anchor else None
        why = "What the claim says was measured could not be read."
        return Said(Slot.OUTCOME, words, held, Verdict.NOT_CHECKED, why)
    if anchor is None:
        return _any_outcome(part.outcome, reported)
    figure = anchor.figure
    if anchor.outcome is None:
        why = "The outcome of this figure is not held, or its words are not known."
        return not_found(Slot.OUTCOME, part.outcome.words, figure.outcome, why, figure.quote)
    compared = compare_outcomes(part.outcome, anchor.outcome)
    return compared.said(Slot.OUTCOME, part.outcome.words, figure.outcome, figure.quote)


def _any_outcome(ours: Outcome, reported: Sequence[Reported]) -> Said:
    one = next((one for one in reported if _same_outcome(ours, one.outcome)), None)
    if one is None:
        return not_found(Slot.OUTCOME, ours.words, None, "No figure that is held has this outcome.")
    why = "The source reports this outcome."
    return Said(Slot.OUTCOME, ours.words, one.figure.outcome, Verdict.MATCHES, why, one.figure.quote)


def _population(part: Slots, anchor: Reported | None, card: SourceCard, *, counted: bool) -> Iterator[Said]:
    group = anchor.group if anchor else None
    compared = compare_populations(part.population, group, card.population, counted=counted)
    if compared is None:
        return
    named = anchor.figure.group if anchor and group and (group.group or group.control) else None
    shown = "; ".join(words for words in (named, card.population) if words) or None
    words = part.population.words if part.population else "no group named"
    yield compared.said(Slot.POPULATION, words, shown, anchor.figure.quote if anchor and named else None)


def _without_figure(claim: str, slots: Slots, card: SourceCard, reported: Sequence[Reported]) -> Iterator[Said]:
    """A claim without a number: its outcome and times against all that the source reports.

    Words in common do not make it true: which way the source's result points is not compared, and that is said.
    """
    said = [_time(quantity, None, slots, reported) for quantity in slots.times]
    if slots.times or (slots.outcome is not None and reported):
        said.append(_outcome(slots, None, reported))
    said.extend(_population(slots, None, card, counted=False))
    yield from said
    against = _against(slots.outcome, reported) or _pointing(claim, card)
    if against is not None:
        yield against
    elif said:
        why = "The claim gives no number, and whether the source's result points the same way was not compared."
        yield Said(Slot.DIRECTION, said[-1].claim, card.conclusion, Verdict.NOT_CHECKED, why)


def _against(ours: Outcome | None, reported: Sequence[Reported]) -> Said | None:
    """An outcome that the claim denies and the source reports."""
    if ours is None or not ours.negated or "adverse events" not in ours.kinds:
        return None
    for one in reported:
        if one.outcome is not None and "adverse events" in one.outcome.kinds and not one.outcome.negated:
            why = "The source reports what the claim says there is none of."
            words = one.figure.outcome
            return differs(Slot.DIRECTION, ours.words, words, why, one.figure.quote)
    return None


def _pointing(claim: str, card: SourceCard) -> Said | None:
    """A statement of the card on the same, that points the other way; that it points the same way proves little."""
    from evidence.agreement.study.direction import compare_directions

    terms = terms_of(claim)
    statements = [*(figure.outcome for figure in card.figures if figure.outcome), *filter(None, [card.conclusion])]
    for statement in statements:
        if shared(terms, terms_of(statement)) >= _SAME_TOPIC:
            compared = compare_directions(claim, statement)
            if compared is not None and compared.verdict is Verdict.DIFFERS:
                return compared.said(Slot.DIRECTION, claim, statement)
    return None
