"""The cards that people made of a work: those of one library claim, or all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evidence.library.claims_file import LibraryClaim
from evidence.library.library import Library
from evidence.references.reference import Reference
from evidence.sources.card import Depth, Design, SourceCard


def card_for(reference: Reference, linked: Sequence[LibraryClaim], library: Library) -> SourceCard | None:
    """The card of the linked library claims if they have one for this work, else all that the library holds of it."""
    theirs = [
        source.card
        for claim in linked
        for source in claim.sources
        if source.card is not None and _is_of(source.ref, reference, library)
    ]
    return merged(theirs or library.cards_of(reference))


def _is_of(key: str, reference: Reference, library: Library) -> bool:
    if key == library.key_for(reference):
        return True
    other = library.reference(key)
    return other is not None and not set(other.identifiers).isdisjoint(reference.identifiers)


_DEEPEST_FIRST = (Depth.CARD, Depth.FULL_TEXT, Depth.ABSTRACT)


def merged(cards: Sequence[SourceCard]) -> SourceCard | None:
    """One card of several of one work: every figure, and the first that says each other thing.

    Cards of different depth are not mixed: the deepest are taken, so that an abstract is never shown as more.
    """
    deepest = min((card.depth for card in cards), key=_DEEPEST_FIRST.index, default=None)
    result: SourceCard | None = None
    for card in cards:
        if card.depth is deepest:
            result = card if result is None else _both(result, card)
    return result


def _both(first: SourceCard, second: SourceCard) -> SourceCard:
    return replace(
        first,
        design=second.design if first.design is Design.UNKNOWN else first.design,
        design_evidence=first.design_evidence or second.design_evidence,
        n=second.n if first.n is None else first.n,
        population=first.population or second.population,
        regimen=first.regimen or second.regimen,
        figures=tuple(dict.fromkeys((*first.figures, *second.figures))),
        hedges=tuple(dict.fromkeys((*first.hedges, *second.hedges))),
        limits=tuple(dict.fromkeys((*first.limits, *second.limits))),
        locator=first.locator or second.locator,
        conclusion=first.conclusion or second.conclusion,
    )
