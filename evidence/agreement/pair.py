"""One claim against one text, as `evidence compare` and the benchmarks see it."""

from __future__ import annotations

import re

from evidence.agreement.agreement import Agreement
from evidence.agreement.compare import compare_with_text
from evidence.claims.claim import Claim, ClaimKind, Risk, Sentence
from evidence.claims.quantities import find_quantities
from evidence.documents.document import Span
from evidence.late import late_regex
from evidence.sources.card import Depth
from evidence.sources.extraction import extract_study

_MECHANISM = late_regex(r"\bmechanisms?\b|\bworks by\b", re.IGNORECASE)


def compare_pair(
    claim: str, text: str, *, depth: Depth, doi: str | None = None, key: str | None = None
) -> tuple[Agreement, ...]:
    """Every slot that the claim states, against the text and the card that can be read out of it."""
    card = extract_study(text, doi=doi, key=key, depth=depth, origin="text")
    return compare_with_text(claim, card, text)


def as_claim(text: str) -> Claim:
    """A sentence that stands in no document, as a claim; what kind it is, its words say."""
    sentence = Sentence(text, Span(0, len(text)), 0, 0, len(text))
    kind = ClaimKind.MECHANISM if _MECHANISM.search(text) else ClaimKind.EFFICACY_QUALITATIVE
    return Claim("c", sentence, kind, Risk.HIGH, find_quantities(text), (), "c")
