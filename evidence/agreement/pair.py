"""One claim against one text, as `evidence compare` and the benchmarks see it."""

from __future__ import annotations

from evidence.agreement.agreement import Agreement
from evidence.agreement.compare import compare_with_text
from evidence.sources.card import Depth
from evidence.sources.extraction import extract_card


def compare_pair(
    claim: str, text: str, *, depth: Depth, doi: str | None = None, key: str | None = None
) -> tuple[Agreement, ...]:
    """Every slot that the claim states, against the text and the card that can be read out of it."""
    card = extract_card(text, doi=doi, key=key, depth=depth, origin="text")
    return compare_with_text(claim, card, text)
