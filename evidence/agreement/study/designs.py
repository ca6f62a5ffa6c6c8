"""What kind of study it was: read from a phrase, and compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.agreement.agreement import Reason, Verdict
from evidence.agreement.verdict import Compared
from evidence.agreement.words.vocabulary import DESIGNS, QUALIFIERS
from evidence.late import late_regex
from evidence.sources.card import Design, SourceCard
from evidence.sources.designs import tells_no_control

_SEVERAL = late_regex(r"(?:trials|studies|cohorts|series)\Z", re.IGNORECASE)
_BLIND = frozenset({"double-blind", "triple-blind"})
_LIKE_A_SERIES = frozenset({Design.COHORT, Design.NON_RANDOMIZED_TRIAL, Design.CASE_REPORT})
_REVIEWS = frozenset({Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS})


@dataclass(frozen=True)
class StatedDesign:
    """The designs that the words leave open, and what else they say of it ("placebo-controlled")."""

    words: str
    designs: frozenset[Design]
    qualifiers: frozenset[str]


def read_design(text: str) -> StatedDesign | None:
    """The design that a sentence names; None for "a study" or "research", which may be any."""
    for pattern, designs in DESIGNS:
        if match := pattern.search(text):
            return StatedDesign(match.group(), designs, _qualifiers(match.group()))
    return None


def _qualifiers(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in QUALIFIERS if pattern.search(text))


def _contrary(missing: frozenset[str], evidence: str) -> str | None:
    """What a source says of itself that rules out what a claim says of it; None for nothing."""
    told = _qualifiers(evidence)
    if missing & _BLIND and "open-label" in told:
        return "open-label"
    if "open-label" in missing and told & _BLIND:
        return min(told & _BLIND)
    return "without a control group" if "placebo-controlled" in missing and tells_no_control(evidence) else None


def compare_designs(ours: StatedDesign, card: SourceCard) -> Compared:
    """The verdict on the design, and why. A review with a meta-analysis is both where its card says so."""
    evidence = card.design_evidence or ""
    missing = ours.qualifiers - _qualifiers(evidence)
    if contrary := _contrary(missing, evidence):
        return _differs(f"The source says of itself that it was {contrary}.")
    if card.design is Design.UNKNOWN:
        return Compared(Verdict.NOT_FOUND, "The design of the source is not held.")
    if card.design not in ours.designs:
        told = read_design(evidence)
        both = ours.designs <= _REVIEWS and card.design in _REVIEWS
        if card.design in _REVIEWS and _SEVERAL.search(ours.words):
            return Compared(Verdict.NOT_FOUND, "The source pools studies, and of which kind was not compared.")
        if Design.CASE_SERIES in ours.designs and card.design in _LIKE_A_SERIES:
            return Compared(Verdict.NOT_FOUND, "A series without a control group goes by several names.")
        if not both:
            return _differs("The source is another kind of study.")
        if not any(pattern.search(evidence) for pattern, designs in DESIGNS if designs <= ours.designs) or told is None:
            return Compared(Verdict.NOT_FOUND, "What is held does not say that the source is both.")
    if missing:
        return Compared(Verdict.NOT_FOUND, f"What is held does not say that it was {', '.join(sorted(missing))}.")
    return Compared(Verdict.MATCHES, "The source is such a study.")


def _differs(why: str) -> Compared:
    return Compared(Verdict.DIFFERS, why, Reason.ANOTHER_DESIGN)
