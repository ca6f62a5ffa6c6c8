"""A claim against a source card: one verdict a slot, both sides shown, and the rule in a sentence.

First the card's figure is found that the claim is about; then every slot that the claim states is compared with what
the card says of that figure. In doubt the verdict is `not-found`: what is held does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from evidence.agreement.ages import ages_of, other_ages, without_ages
from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.causality import OBSERVATIONAL, compare_causality
from evidence.agreement.certainty import compare_certainty, leaves_open
from evidence.agreement.designs import compare_designs
from evidence.agreement.numbers import Number, agree, complements, consistent, near_its_bound, number_of
from evidence.agreement.outcomes import Outcome, compare_outcomes, opposite, read_outcome
from evidence.agreement.populations import OTHER_AGES, Population, compare_populations, read_population
from evidence.agreement.regimens import SCHEDULES, Regimen, compare_regimens, read_regimen
from evidence.agreement.slots import Slots, by_figure, phrase_times, read_slots
from evidence.agreement.terms import shared, terms_of
from evidence.agreement.times import Time, compare_times, time_of
from evidence.agreement.verdict import Compared, Said, in_order, on_record
from evidence.claims.claim import Claim, ClaimKind, Quantity
from evidence.claims.quantities import find_quantities
from evidence.late import late_regex
from evidence.sources.card import Figure, SourceCard

_PERSON = "person"
_LAST, _STEM = 3, 4
_SEVERAL_DAYS = late_regex(r"\b(?:on|at) (?:days|weeks) \d+(?:, \d+)*,? and \d+", re.IGNORECASE)
_SAME_TOPIC = 0.6
"""How much of a claim's words a statement has to share to be on the same."""


@dataclass(frozen=True)
class Reported:
    """A figure of a card with its parts read."""

    figure: Figure
    numbers: tuple[Number, ...]
    time: Time | None
    outcome: Outcome | None
    group: Population | None


def compare(claim: Claim, card: SourceCard) -> tuple[Agreement, ...]:
    """One agreement for each slot that the claim states, for each of its figures where these have their own.

    Empty where the claim states nothing that a card can hold.
    """
    slots = slots_of(claim.compared)
    reported = tuple(read_figure(figure) for figure in card.figures)
    said = [
        *_results(claim.compared, slots, card, reported),
        *_study(slots, card),
        *_bearing(claim.compared, card, mechanism=claim.kind is ClaimKind.MECHANISM),
    ]
    return on_record(said, card.depth, card.doi, card.key)


def compare_with_text(claim: str, card: SourceCard, text: str) -> tuple[Agreement, ...]:
    """A claim against a text that is held, with what its card says of the study as a whole.

    Numbers, what is said of them and the way they point are looked up in the text itself.
    """
    from evidence.agreement.against_text import compare_text
    from evidence.agreement.quoted import as_quoted
    from evidence.agreement.texts import is_quoted

    slots = slots_of(claim)
    open_ended = replace(card, hedges=(*card.hedges, *_open_sentences(text)))
    found = compare_text(claim, text, card)
    study = replace(slots, regimen=slots.regimen if card.regimen else None, n=None)
    said = (*_study(study, card), *_bearing(claim, open_ended, mechanism=False))
    looked_up = frozenset(one.claim for one in found if one.slot is Slot.REGIMEN and _has_the_same(one))
    read = (_read_only(one, claim, text, looked_up) for one in said)
    rest = on_record((*read, *_ages(claim, card, text)), card.depth, card.doi, card.key)
    told = {_told(one) for one in found}
    compared = in_order((*found, *(one for one in rest if _told(one) not in told)))
    if any(one.verdict is Verdict.DIFFERS for one in compared) and is_quoted(claim, text):
        compared = tuple(_not_against_itself(one) for one in compared)
    return as_quoted(compared, claim, text)


def _ages(claim: str, card: SourceCard, text: str) -> Iterator[Said]:
    """Whom a claim speaks of by their age, where a text on the same tells that those studied were others."""
    from evidence.agreement.prose.about import is_on_the_same
    from evidence.agreement.records import is_record
    from evidence.agreement.subjects import source_of

    ours = ages_of(claim)
    if ours is None or is_record(text):
        return
    source = source_of(text)
    if not is_on_the_same(without_ages(claim), source):
        return
    told = other_ages(ours, card.population, [passage.text for passage in source.passages])
    if told is not None:
        words = ", ".join(sorted(ours.groups))
        yield Said(Slot.POPULATION, words, told.words, Verdict.DIFFERS, OTHER_AGES, told.sentence)


def _told(one: Agreement) -> tuple[str, ...]:
    """What a row tells: one that the text and its card both give stands there once."""
    return one.slot, one.claim.casefold(), (one.source or "").casefold(), one.verdict


def _not_against_itself(one: Agreement) -> Agreement:
    """The words of a source are never held against themselves."""
    if one.verdict is not Verdict.DIFFERS:
        return one
    return replace(one, verdict=Verdict.NOT_FOUND, why="The source says the same in these words.")


def _has_the_same(one: Agreement) -> bool:
    """Whether a text was found to count what a claim counts: doses, whatever of."""
    return one.source is not None and one.claim.split()[-1][:_STEM].casefold() in one.source.casefold()


def _read_only(said: Said, claim: str, text: str, looked_up: frozenset[str]) -> Said:
    """What rules read out of a text of the study as a whole is no ground to say that it differs.

    How often a treatment was given and what is left open are told in so many words; design, dose and route are easily
    those of something else. Nor is it one where the words have been `looked_up`, and the text has them.
    """
    if said.verdict is not Verdict.DIFFERS or said.slot is Slot.CERTAINTY:
        return said
    told = said.slot is Slot.REGIMEN and said.why in SCHEDULES and said.claim not in looked_up
    told = told and not _SEVERAL_DAYS.search(text)  # one of several treatments may have been given on these
    if told and _has_one_schedule(claim, text):
        return said
    return replace(said, verdict=Verdict.NOT_FOUND, why=f"{said.why} That was read by rules: look at the text.")


def _has_one_schedule(claim: str, text: str) -> bool:
    """Whether the schedule that a card has of a text can be the claim's: a record tells each arm's by itself."""
    from evidence.agreement.prose.about import is_on_the_same
    from evidence.agreement.records import is_record
    from evidence.agreement.subjects import source_of

    return not is_record(text) and is_on_the_same(claim, source_of(text))


def _open_sentences(text: str) -> Iterator[str]:
    """What a text leaves open at its end; what it says so at its beginning is mostly what it set out to find."""
    from evidence.agreement.texts import passages_of

    return (passage.text for passage in passages_of(text)[-_LAST:] if leaves_open(passage.text))


def _bearing(text: str, card: SourceCard, *, mechanism: bool) -> Iterator[Said]:
    """How sure the source is, and what a source of its kind can show."""
    certainty = compare_certainty(text, card.hedges, mechanism=mechanism, chosen=card.origin == _PERSON)
    if certainty is not None:
        compared, hedge = certainty
        yield Said(Slot.CERTAINTY, text, hedge, *compared, hedge)
    causality = compare_causality(text, card)
    if causality is not None:
        studied = None if card.design in OBSERVATIONAL else card.population
        shown = "; ".join(part for part in (_design_shown(card), studied) if part)
        yield Said(Slot.CAUSALITY, text, shown, *causality)


def _design_shown(card: SourceCard) -> str:
    return f"{card.design} ({card.design_evidence})" if card.design_evidence else card.design.value


@lru_cache(maxsize=64)
def slots_of(text: str) -> Slots:
    """A claim is read once for all the sources that it is compared with."""
    return read_slots(text, find_quantities(text))


@lru_cache(maxsize=4096)
def _held_regimen(words: str) -> Regimen | None:
    """A card's regimen, read once for all the claims that rest on it."""
    return read_regimen(words, find_quantities(words))


@lru_cache(maxsize=4096)
def read_figure(figure: Figure) -> Reported:
    """Reads the phrases of a card's figure ("12/17", "within 72 hours", "responders") as a claim's are read."""
    times = (time_of(quantity) for quantity in phrase_times(figure.timepoint))
    return Reported(
        figure=figure,
        numbers=tuple(number for q in find_quantities(figure.quantity) if (number := number_of(q)) is not None),
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


def _study(slots: Slots, card: SourceCard) -> Iterator[Said]:
    """What the whole source has in common: its design, its regimen and its size."""
    if slots.design is not None:
        yield Said(Slot.DESIGN, slots.design.words, _design_shown(card), *compare_designs(slots.design, card))
    if slots.regimen is not None:
        compared = compare_regimens(slots.regimen, _held_regimen(card.regimen or ""))
        if compared is not None:
            yield Said(Slot.REGIMEN, slots.regimen.words, card.regimen, *compared)
    if slots.n is not None:
        yield Said(Slot.N, slots.n.text, None if card.n is None else str(card.n), *_size(slots.n, card.n))


def _size(quantity: Quantity, held: int | None) -> Compared:
    if held is None:
        return Verdict.NOT_FOUND, "The size of the source is not held."
    ours = number_of(quantity)
    if ours is not None and agree(ours, replace(ours, low=held, high=held, slack=0.0)):
        return Verdict.MATCHES, "The sizes agree."
    return Verdict.NOT_FOUND, "The card holds another size; enrolled and analysed may differ."


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
        if how == _COMPLEMENT and best.outcome is not None:
            best = replace(best, outcome=opposite(best.outcome))
        return best, Said(Slot.FIGURE, quantity.text, best.figure.quantity, Verdict.MATCHES, why, best.figure.quote)
    rival = next((one for one in reported if _speaks_of(part, ours, one)), None)
    if rival is None:
        why = "No figure that is held has this number."
        return None, Said(Slot.FIGURE, quantity.text, None, Verdict.NOT_FOUND, why)
    verdict, why = Verdict.DIFFERS, "The source reports another number for this."
    if any(consistent(ours, number) for number in rival.numbers):
        verdict, why = Verdict.NOT_FOUND, "The source's number is near, and does not say this one."
    return rival, Said(Slot.FIGURE, quantity.text, rival.figure.quantity, verdict, why, rival.figure.quote)


_COMPLEMENT = "the complement of the source's figure"


def _follows(part: Slots, ours: Number, one: Reported) -> str | None:
    """How the claim's number follows from this figure, None if it does not."""
    same = _same_outcome(part.outcome, one.outcome)
    for number in one.numbers:
        how = agree(ours, number)
        if how is not None and (same or near_its_bound(ours, number)):
            return how
        turned = one.outcome is not None and _same_outcome(part.outcome, opposite(one.outcome))
        if how is None and turned and complements(ours, number):
            return _COMPLEMENT
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
    return ours is not None and theirs is not None and compare_outcomes(ours, theirs)[0] is Verdict.MATCHES


def _same_time(part: Slots, one: Reported) -> bool:
    times = [time for quantity in part.times if (time := time_of(quantity)) is not None]
    return any(one.time is not None and compare_times(time, one.time)[0] is Verdict.MATCHES for time in times)


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
        return Said(Slot.TIMEPOINT, quantity.text, words, Verdict.NOT_FOUND, why, quote)
    verdict, why = compare_times(ours, anchor.time)
    if verdict is Verdict.DIFFERS and len(part.times) > 1:
        verdict, why = Verdict.NOT_FOUND, "It is not this figure's time in the source; the claim names several times."
    return Said(Slot.TIMEPOINT, quantity.text, words, verdict, why, quote)


def _any_time(quantity: Quantity, ours: Time, part: Slots, reported: Sequence[Reported]) -> Said:
    """Where the claim gives no figure that the card has: a time at which the source reports the same outcome."""
    pool = [one for one in reported if part.outcome is None or _same_outcome(part.outcome, one.outcome)]
    compared = [(*compare_times(ours, one.time), one.figure) for one in pool if one.time is not None]
    if not compared:
        why = "No time is held for this outcome." if reported else "No time is held for this source."
        return Said(Slot.TIMEPOINT, quantity.text, None, Verdict.NOT_FOUND, why)
    verdict, why, figure = next((row for row in compared if row[0] is Verdict.MATCHES), compared[0])
    verdict = Verdict.NOT_FOUND if verdict is Verdict.DIFFERS else verdict
    return Said(Slot.TIMEPOINT, quantity.text, figure.timepoint, verdict, why, figure.quote)


def _outcome(part: Slots, anchor: Reported | None, reported: Sequence[Reported]) -> Said:
    if part.outcome is None:
        words = part.figures[0].text if part.figures else part.times[0].text
        held = anchor.figure.outcome if anchor else None
        why = "What the claim says was measured could not be read."
        return Said(Slot.OUTCOME, words, held, Verdict.NOT_CHECKED, why)
    if anchor is None:
        return _any_outcome(part.outcome, reported)
    verdict, why = Verdict.NOT_FOUND, "The outcome of this figure is not held, or its words are not known."
    if anchor.outcome is not None:
        verdict, why = compare_outcomes(part.outcome, anchor.outcome)
    return Said(Slot.OUTCOME, part.outcome.words, anchor.figure.outcome, verdict, why, anchor.figure.quote)


def _any_outcome(ours: Outcome, reported: Sequence[Reported]) -> Said:
    one = next((one for one in reported if _same_outcome(ours, one.outcome)), None)
    if one is None:
        return Said(Slot.OUTCOME, ours.words, None, Verdict.NOT_FOUND, "No figure that is held has this outcome.")
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
    yield Said(Slot.POPULATION, words, shown, *compared, anchor.figure.quote if anchor and named else None)


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
            return Said(Slot.DIRECTION, ours.words, words, Verdict.DIFFERS, why, one.figure.quote)
    return None


def _pointing(claim: str, card: SourceCard) -> Said | None:
    """A statement of the card on the same, that points the other way; that it points the same way proves little."""
    from evidence.agreement.direction import compare_directions

    terms = terms_of(claim)
    statements = [*(figure.outcome for figure in card.figures if figure.outcome), *filter(None, [card.conclusion])]
    for statement in statements:
        if shared(terms, terms_of(statement)) >= _SAME_TOPIC:
            compared = compare_directions(claim, statement)
            if compared is not None and compared[0] is Verdict.DIFFERS:
                return Said(Slot.DIRECTION, claim, statement, *compared)
    return None
