"""What a claim says of a study as a whole, against its card: design, regimen, size, certainty and what it can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.scales.numbers import agree, number_of
from evidence.agreement.study.causality import OBSERVATIONAL, compare_causality
from evidence.agreement.study.certainty import compare_certainty
from evidence.agreement.study.designs import compare_designs
from evidence.agreement.study.regimens import Regimen, compare_regimens, read_regimen
from evidence.agreement.study.slots import Slots, read_slots
from evidence.agreement.verdict import Compared, Said
from evidence.claims.claim import Quantity
from evidence.claims.quantities import find_quantities
from evidence.sources.card import PERSON, SourceCard


@lru_cache(maxsize=64)
def slots_of(text: str) -> Slots:
    """A claim is read once for all the sources that it is compared with."""
    return read_slots(text, find_quantities(text))


def on_study(slots: Slots, card: SourceCard) -> Iterator[Said]:
    """What the whole source has in common: its design, its regimen and its size."""
    if slots.design is not None:
        yield compare_designs(slots.design, card).said(Slot.DESIGN, slots.design.words, _design_shown(card))
    if slots.regimen is not None:
        compared = compare_regimens(slots.regimen, _held_regimen(card.regimen or ""))
        if compared is not None:
            yield compared.said(Slot.REGIMEN, slots.regimen.words, card.regimen)
    if slots.n is not None:
        yield _size(slots.n, card.n).said(Slot.N, slots.n.text, None if card.n is None else str(card.n))


def _size(quantity: Quantity, held: int | None) -> Compared:
    if held is None:
        return Compared(Verdict.NOT_FOUND, "The size of the source is not held.")
    ours = number_of(quantity)
    if ours is not None and agree(ours, replace(ours, low=held, high=held, slack=0.0)):
        return Compared(Verdict.MATCHES, "The sizes agree.")
    return Compared(Verdict.NOT_FOUND, "The card holds another size; enrolled and analysed may differ.")


@lru_cache(maxsize=4096)
def _held_regimen(words: str) -> Regimen | None:
    """A card's regimen, read once for all the claims that rest on it."""
    return read_regimen(words, find_quantities(words))


def bearing(text: str, card: SourceCard, *, mechanism: bool) -> Iterator[Said]:
    """How sure the source is, and what a source of its kind can show."""
    certainty = compare_certainty(text, card.hedges, mechanism=mechanism, chosen=card.origin == PERSON)
    if certainty is not None:
        compared, hedge = certainty
        yield compared.said(Slot.CERTAINTY, text, hedge, hedge)
    causality = compare_causality(text, card)
    if causality is not None:
        studied = None if card.design in OBSERVATIONAL else card.population
        shown = "; ".join(part for part in (_design_shown(card), studied) if part)
        yield causality.said(Slot.CAUSALITY, text, shown)


def _design_shown(card: SourceCard) -> str:
    return f"{card.design} ({card.design_evidence})" if card.design_evidence else card.design.value
