"""One claim against one text, as `evidence compare` and the benchmarks see it."""

from __future__ import annotations

import re
from functools import lru_cache

from evidence.agreement.agreement import Agreement
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.study.on_study import slots_of
from evidence.agreement.with_text import compare_with_text
from evidence.claims.claim import Claim, ClaimKind, QuantityKind, Risk, Sentence
from evidence.claims.quantities import find_quantities
from evidence.documents.document import Span
from evidence.late import late_regex
from evidence.sources.card import Depth, SourceCard
from evidence.sources.extraction import Part, extract_study

_MECHANISM = late_regex(r"\bmechanisms?\b|\bworks by\b", re.IGNORECASE)


def compare_pair(
    claim: str,
    text: str,
    *,
    depth: Depth,
    doi: str | None = None,
    key: str | None = None,
    abstract: str | None = None,
) -> tuple[Agreement, ...]:
    """Every slot that the claim states, against the text and the card that can be read out of it.

    `abstract` is the one that is held beside the text of a paper.
    """
    return compare_with_text(claim, _study_of(text, depth, doi, key, _asked_of(claim)), text, abstract)


@lru_cache(maxsize=64)
def _study_of(text: str, depth: Depth, doi: str | None, key: str | None, asked: Part) -> SourceCard:
    """A text's card, read once for the claims that ask the same of it."""
    return extract_study(text, doi=doi, key=key, depth=depth, origin="text", asked=asked)


def _asked_of(claim: str) -> Part:
    """What of the study a claim has to be compared with: not what it says nothing of."""
    counted = any(quantity.kind is QuantityKind.SAMPLE_SIZE for quantity in written_quantities(claim))
    asked = Part.SIZE if counted else Part(0)
    return asked | Part.TREATMENT if slots_of(claim).regimen else asked


def as_claim(text: str) -> Claim:
    """A sentence that stands in no document, as a claim; what kind it is, its words say."""
    sentence = Sentence(text, Span(0, len(text)), 0, 0, len(text))
    kind = ClaimKind.MECHANISM if _MECHANISM.search(text) else ClaimKind.EFFICACY_QUALITATIVE
    return Claim("c", sentence, kind, Risk.HIGH, find_quantities(text), (), "c")
