"""Claims and cards made by hand."""

from __future__ import annotations

from typing import Any

from evidence.agreement.agreement import Agreement, Slot
from evidence.agreement.compare import compare
from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.claims.claim import Claim, ClaimKind, Risk, Sentence
from evidence.claims.quantities import find_quantities
from evidence.documents.document import Span
from evidence.sources.card import Depth, Figure, SourceCard


def a_claim(text: str) -> Claim:
    sentence = Sentence(text, Span(0, len(text)), 0, 0, len(text))
    return Claim("c1", sentence, ClaimKind.EFFICACY_QUANTITATIVE, Risk.HIGH, find_quantities(text), (), "c1")


def a_card(*figures: tuple[str | None, ...], depth: Depth = Depth.CARD, **facts: Any) -> SourceCard:
    """A card; each figure is quantity, outcome, timepoint, group, quote, as far as given."""
    made = tuple(Figure(*figure) for figure in figures)  # type: ignore[arg-type]
    return SourceCard(key="rivera2020", doi="10.5555/rivera", depth=depth, origin="person", figures=made, **facts)


def verdicts(text: str, card: SourceCard) -> dict[str, str]:
    """Slot by slot; several agreements of one slot are joined by a space."""
    said: dict[str, str] = {}
    for agreement in compare(a_claim(text), card):
        known = said.get(agreement.slot)
        said[agreement.slot.value] = f"{known} {agreement.verdict}" if known else agreement.verdict.value
    return said


def one(slot: Slot, text: str, card: SourceCard) -> Agreement:
    """The only agreement of a slot."""
    (found,) = [agreement for agreement in compare(a_claim(text), card) if agreement.slot is slot]
    return found


def verdict(claim: str, text: str) -> str:
    """What is said of a claim beside the text of a source."""
    return verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value
