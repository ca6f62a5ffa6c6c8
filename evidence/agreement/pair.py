"""One claim against one text."""

from __future__ import annotations

from evidence.agreement.against_text import compare_text
from evidence.agreement.agreement import Agreement
from evidence.sources.card import Depth


def compare_pair(
    claim: str, text: str, *, depth: Depth, doi: str | None = None, key: str | None = None
) -> tuple[Agreement, ...]:
    """Every slot that the claim states, against the text."""
    return compare_text(claim, text, depth=depth, doi=doi, key=key)
