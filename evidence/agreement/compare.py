"""A claim against a source card: one verdict a slot, both sides shown, and the rule in a sentence.

First the card's figure is found that the claim is about; then every slot that the claim states is compared with what
the card says of that figure. In doubt the verdict is `not-found`: what is held does not say it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.numbers import NEAR, agree, complements, number_of
from evidence.agreement.slots import (
    Outcome,
    Population,
    Regimen,
    Slots,
    read_outcome,
    read_population,
    read_regimen,
    read_slots,
    terms_of,
)
from evidence.agreement.times import Time, compare_times, time_of
from evidence.agreement.vocabulary import NEGATED
from evidence.claims.claim import Claim, Quantity
from evidence.claims.quantities import find_quantities
from evidence.sources.card import Design, Figure, SourceCard


@dataclass(frozen=True, slots=True)
class _Reported:
    """A figure of a card with its parts read."""

    figure: Figure
    numbers: tuple[Quantity, ...]
    time: Time | None
    outcome: Outcome | None
    group: Population | None


@dataclass(frozen=True, slots=True)
class _Said:
    """One slot's verdict before it is put on record."""

    slot: Slot
    claim: str
    source: str | None
    verdict: Verdict
    why: str


def compare(claim: Claim, card: SourceCard) -> tuple[Agreement, ...]:
    """One agreement for each slot that the claim states; empty where it states nothing that a card can hold."""
    slots = read_slots(claim.text, find_quantities(claim.text))
    reported = tuple(_reported(figure) for figure in card.figures)
    anchor, figures = _figures(claim.text, slots, reported)
    said = (
        *figures,
        *_timepoint(slots, anchor, reported),
        *_design(slots, card),
        *_regimen(slots.regimen, card.regimen),
        *_population(slots.population, anchor, card, counted=bool(slots.figures)),
        *_outcome(slots, anchor, reported),
        *_n(slots, card),
    )
    quote = anchor.figure.quote if anchor else None
    return tuple(
        Agreement(one.slot, one.claim, one.source, one.verdict, card.depth, card.doi, card.key, quote, one.why)
        for one in said
    )


@lru_cache(maxsize=4096)
def _reported(figure: Figure) -> _Reported:
    time = next((t for q in find_quantities(figure.timepoint or "") if (t := time_of(q)) is not None), None)
    return _Reported(
        figure=figure,
        numbers=find_quantities(figure.quantity),
        time=time or _bare_time(figure.timepoint),
        outcome=read_outcome(figure.outcome or ""),
        group=read_population(figure.group or ""),
    )


def _bare_time(words: str | None) -> Time | None:
    """A time that stands alone on a card ("1 day") is a point in time."""
    found = (time_of(q) for q in find_quantities(f"after {words}")) if words else iter(())
    return next((time for time in found if time is not None), None)


def _figures(text: str, slots: Slots, reported: tuple[_Reported, ...]) -> tuple[_Reported | None, list[_Said]]:
    anchor: _Reported | None = None
    said: list[_Said] = []
    for quantity in slots.figures:
        found, verdict = _figure(text, quantity, slots, reported)
        if verdict is not None:
            said.append(verdict)
        anchor = anchor or found
    if not slots.figures:
        anchor = _fitting(slots, reported)
    return anchor, said


def _figure(
    text: str, quantity: Quantity, slots: Slots, reported: tuple[_Reported, ...]
) -> tuple[_Reported | None, _Said | None]:
    ours = number_of(quantity)
    if ours is None:
        return None, _Said(
            Slot.FIGURE, quantity.text, None, Verdict.NOT_CHECKED, "The claim gives no number to compare."
        )
    candidates: list[tuple[int, int, _Reported, str]] = []
    for position, one in enumerate(reported):
        for number in map(number_of, one.numbers):
            how = agree(ours, number) if number else None
            if how is None and number and complements(ours, number) and _negates(text) and _same_outcome(slots, one):
                how = "the complement of the source's figure"
            if how is not None:
                candidates.append((_fit(slots, one), -position, one, how))
    if candidates:
        _, _, best, how = max(candidates, key=lambda row: row[:2])
        return best, _Said(Slot.FIGURE, quantity.text, best.figure.quantity, Verdict.MATCHES, f"It is {how}.")
    rival = _rival(slots, ours.unit, reported)
    if rival is not None:
        theirs = next(
            number for q in rival.numbers if (number := number_of(q)) is not None and number.unit == ours.unit
        )
        near = ours.loose and abs(ours.value - theirs.value) <= 2 * NEAR
        why = (
            "The source's number is near, and not this one." if near else "The source reports another number for this."
        )
        verdict = Verdict.NOT_FOUND if near else Verdict.DIFFERS
        return rival, _Said(Slot.FIGURE, quantity.text, rival.figure.quantity, verdict, why)
    return None, _Said(Slot.FIGURE, quantity.text, None, Verdict.NOT_FOUND, "No figure that is held has this number.")


def _negates(text: str) -> bool:
    return NEGATED.search(text) is not None


def _fit(slots: Slots, one: _Reported) -> int:
    """How well a figure's time, outcome and group suit the claim, to choose among figures with one number."""
    time = next((t for q in slots.times if (t := time_of(q)) is not None), None)
    timed = time is not None and one.time is not None and compare_times(time, one.time)[0] is Verdict.MATCHES
    return 2 * timed + 2 * _same_outcome(slots, one)


def _same_outcome(slots: Slots, one: _Reported) -> bool:
    return (
        slots.outcome is not None
        and one.outcome is not None
        and _outcomes(slots.outcome, one.outcome)[0] is Verdict.MATCHES
    )


def _rival(slots: Slots, unit: str, reported: tuple[_Reported, ...]) -> _Reported | None:
    """The figure that speaks of the same outcome, at the same time or with no time in conflict, in the same unit."""
    time = next((t for q in slots.times if (t := time_of(q)) is not None), None)
    for one in reported:
        same_unit = any((number := number_of(q)) is not None and number.unit == unit for q in one.numbers)
        clash = time is not None and (one.time is None or compare_times(time, one.time)[0] is not Verdict.MATCHES)
        narrower = one.group is not None and one.group.group is not None
        if same_unit and not clash and not narrower and _same_outcome(slots, one):
            return one
    return None


def _fitting(slots: Slots, reported: tuple[_Reported, ...]) -> _Reported | None:
    """For a claim without a figure: the card's figure that suits it best, if any does."""
    ranked = sorted(reported, key=lambda one: _fit(slots, one), reverse=True)
    return ranked[0] if ranked and _fit(slots, ranked[0]) > 0 else None


def _timepoint(slots: Slots, anchor: _Reported | None, reported: tuple[_Reported, ...]) -> Iterator[_Said]:
    if not slots.times:
        return
    quantity = slots.times[0]
    ours = time_of(quantity)
    if ours is None:
        return
    if slots.figures and anchor is not None:
        if anchor.time is None:
            words = anchor.figure.timepoint
            yield _Said(Slot.TIMEPOINT, quantity.text, words, Verdict.NOT_FOUND, "No time is held for this figure.")
        else:
            verdict, why = compare_times(ours, anchor.time)
            yield _Said(Slot.TIMEPOINT, quantity.text, anchor.figure.timepoint, verdict, why)
        return
    verdicts = [(compare_times(ours, one.time), one) for one in reported if one.time is not None]
    matching = [one for (verdict, _), one in verdicts if verdict is Verdict.MATCHES]
    if matching:
        why = "A time that the source reports fits."
        yield _Said(Slot.TIMEPOINT, quantity.text, matching[0].figure.timepoint, Verdict.MATCHES, why)
    elif verdicts:
        (_, why), one = verdicts[0]
        yield _Said(Slot.TIMEPOINT, quantity.text, one.figure.timepoint, Verdict.NOT_FOUND, why)
    else:
        yield _Said(Slot.TIMEPOINT, quantity.text, None, Verdict.NOT_FOUND, "No time is held for this source.")


def _design(slots: Slots, card: SourceCard) -> Iterator[_Said]:
    if not slots.designs:
        return
    shown = f"{card.design} ({card.design_evidence})" if card.design_evidence else card.design.value
    if card.design is Design.UNKNOWN:
        yield _Said(Slot.DESIGN, slots.design_words, None, Verdict.NOT_FOUND, "The design of the source is not held.")
    elif card.design in slots.designs or slots.designs & _also(card):
        yield _Said(Slot.DESIGN, slots.design_words, shown, Verdict.MATCHES, "The source is such a study.")
    else:
        yield _Said(Slot.DESIGN, slots.design_words, shown, Verdict.DIFFERS, "The source is another kind of study.")


def _also(card: SourceCard) -> frozenset[Design]:
    """What a source is besides: a review with a meta-analysis is both, if its words say so."""
    evidence = (card.design_evidence or "").casefold()
    also = set()
    if "meta-analy" in evidence and card.design is Design.SYSTEMATIC_REVIEW:
        also.add(Design.META_ANALYSIS)
    if "systematic" in evidence and card.design is Design.META_ANALYSIS:
        also.add(Design.SYSTEMATIC_REVIEW)
    return frozenset(also)


def _regimen(ours: Regimen | None, words: str | None) -> Iterator[_Said]:
    if ours is None:
        return
    theirs = read_regimen(words, find_quantities(words)) if words else None
    if theirs is None:
        if ours.counted or ours.doses:
            yield _Said(Slot.REGIMEN, ours.words, words, Verdict.NOT_FOUND, "The regimen of the source is not held.")
        return
    verdicts = [
        v for v in (_administrations(ours, theirs), _doses(ours, theirs), _routes(ours, theirs)) if v is not None
    ]
    stated = ours.counted or ours.doses or any(verdict is Verdict.DIFFERS for verdict, _ in verdicts)
    if verdicts and stated:
        verdict, why = min(verdicts, key=lambda row: _GRAVEST.index(row[0]))
        yield _Said(Slot.REGIMEN, ours.words, words, verdict, why)


_GRAVEST = (Verdict.DIFFERS, Verdict.NOT_FOUND, Verdict.NOT_CHECKED, Verdict.MATCHES)


def _administrations(ours: Regimen, theirs: Regimen) -> tuple[Verdict, str] | None:
    if ours.low is None:
        return None
    if theirs.low is None:
        return Verdict.NOT_FOUND, "How often the source gave it is not held."
    ours_high, theirs_high = _most(ours), _most(theirs)
    if ours.low <= theirs_high and theirs.low <= ours_high:
        return Verdict.MATCHES, "It was given as often as the claim says."
    return Verdict.DIFFERS, "The source gave it once." if theirs_high == 1 else "The source gave it more than once."


def _most(regimen: Regimen) -> float:
    return regimen.high if regimen.high is not None else float("inf")


def _doses(ours: Regimen, theirs: Regimen) -> tuple[Verdict, str] | None:
    if not ours.doses:
        return None
    same_unit = [(a, b) for a in ours.doses for b in theirs.doses if a.unit == b.unit]
    if not same_unit:
        return Verdict.NOT_FOUND, "The dose of the source is not held in this unit."
    if any(a.value == b.value for a, b in same_unit):
        return Verdict.MATCHES, "The dose is the source's."
    return Verdict.DIFFERS, "The source gave another dose."


def _routes(ours: Regimen, theirs: Regimen) -> tuple[Verdict, str] | None:
    if not ours.routes or not theirs.routes:
        return None
    if ours.routes & theirs.routes:
        return Verdict.MATCHES, "It was given the way the claim says."
    return Verdict.DIFFERS, "The source gave it by another route."


def _population(
    ours: Population | None, anchor: _Reported | None, card: SourceCard, *, counted: bool
) -> Iterator[_Said]:
    group = anchor.group.group if anchor and anchor.group else None
    shown = (
        "; ".join(part for part in (anchor.figure.group if anchor and group else None, card.population) if part) or None
    )
    if counted and group is not None and (ours is None or ours.group is None):
        words = ours.words if ours else "no group named"
        yield _Said(Slot.POPULATION, words, shown, Verdict.DIFFERS, f"The source counts among {group} only.")
        return
    if ours is None:
        return
    verdicts = [v for v in (_groups(ours, group, counted), _kinds(ours, card, anchor), _conditions(ours, card)) if v]
    if verdicts:
        verdict, why = min(verdicts, key=lambda row: _GRAVEST.index(row[0]))
        yield _Said(Slot.POPULATION, ours.words, shown, verdict, why)


def _groups(ours: Population, group: str | None, counted: bool) -> tuple[Verdict, str] | None:
    if ours.group is None or not counted:
        return None
    if group == ours.group:
        return Verdict.MATCHES, f"The source counts among {group} too."
    return Verdict.NOT_FOUND, f"What is held does not count among {ours.group}."


def _kinds(ours: Population, card: SourceCard, anchor: _Reported | None) -> tuple[Verdict, str] | None:
    if not ours.kinds:
        return None
    theirs = read_population(f"{card.population or ''} {(anchor.figure.group or '') if anchor else ''}")
    held = theirs.kinds if theirs else frozenset()
    for kind, name in sorted(ours.kinds):
        same_kind = {other for other_kind, other in held if other_kind == kind}
        if same_kind and name not in same_kind:
            return Verdict.DIFFERS, f"The source speaks of {', '.join(sorted(same_kind))}."
        if not same_kind:
            return Verdict.NOT_FOUND, f"What is held does not speak of {name}."
    return Verdict.MATCHES, "The source speaks of the same people."


def _conditions(ours: Population, card: SourceCard) -> tuple[Verdict, str] | None:
    if not ours.terms:
        return None
    theirs = terms_of(card.population or "")
    if not theirs:
        return Verdict.NOT_FOUND, "The population of the source is not held."
    if ours.terms == theirs:
        return Verdict.MATCHES, "The condition is the source's."
    if ours.terms < theirs:
        return Verdict.NOT_FOUND, "The source studied a narrower group."
    if ours.terms > theirs:
        return Verdict.NOT_FOUND, "The source studied a wider group."
    return Verdict.NOT_FOUND, "What is held names another condition, or another word for it."


def _outcome(slots: Slots, anchor: _Reported | None, reported: tuple[_Reported, ...]) -> Iterator[_Said]:
    ours = slots.outcome
    if ours is None:
        return
    if slots.figures and anchor is not None:
        if anchor.outcome is None:
            words = anchor.figure.outcome
            why = "The outcome of this figure is not held, or its words are not known."
            yield _Said(Slot.OUTCOME, ours.words, words, Verdict.NOT_FOUND, why)
        else:
            verdict, why = _outcomes(ours, anchor.outcome)
            yield _Said(Slot.OUTCOME, ours.words, anchor.figure.outcome, verdict, why)
        return
    matching = [one for one in reported if one.outcome and _outcomes(ours, one.outcome)[0] is Verdict.MATCHES]
    if matching:
        why = "The source reports this outcome."
        yield _Said(Slot.OUTCOME, ours.words, matching[0].figure.outcome, Verdict.MATCHES, why)
    elif reported:
        why = "No figure that is held has this outcome."
        yield _Said(Slot.OUTCOME, ours.words, None, Verdict.NOT_FOUND, why)


def _outcomes(ours: Outcome, theirs: Outcome) -> tuple[Verdict, str]:
    if ours.kinds and theirs.kinds:
        if ours.kinds <= theirs.kinds:
            if ours.domains and theirs.domains and not ours.domains & theirs.domains:
                return Verdict.NOT_FOUND, "The source measured it on something else."
            return Verdict.MATCHES, "The outcome is the source's."
        if ours.kinds & theirs.kinds:
            return Verdict.NOT_FOUND, "The source speaks of a part of these outcomes only."
        return Verdict.DIFFERS, "The source measured another outcome."
    if ours.domains & theirs.domains:
        return Verdict.MATCHES, "The source measured the same."
    return Verdict.NOT_FOUND, "The outcome of the source is given in other words."


def _n(slots: Slots, card: SourceCard) -> Iterator[_Said]:
    if slots.n is None or slots.n.value is None:
        return
    if card.n is None:
        yield _Said(Slot.N, slots.n.text, None, Verdict.NOT_FOUND, "The size of the source is not held.")
    elif slots.n.value == card.n:
        yield _Said(Slot.N, slots.n.text, str(card.n), Verdict.MATCHES, "The sizes are the same.")
    else:
        why = "The card holds another size; enrolled and analysed may differ."
        yield _Said(Slot.N, slots.n.text, str(card.n), Verdict.NOT_FOUND, why)
