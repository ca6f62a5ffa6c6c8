"""Whether a source of its kind can show that one thing brings about another, and that it does so in people."""

from __future__ import annotations

import re

from evidence.agreement.agreement import Reason, Verdict
from evidence.agreement.study.strength import Strength, strength_of
from evidence.agreement.verdict import Compared
from evidence.late import late_regex
from evidence.sources.card import Design, SourceCard
from evidence.sources.designs import tells_no_control

_OBSERVED = "An observational study shows whether two things go together, and not whether one brings about the other."
_NO_CONTROL = "A source without a control group cannot show that one thing brings about another."

_UNCONTROLLED = frozenset({Design.CASE_SERIES, Design.CASE_REPORT, Design.QUALITATIVE})
OBSERVATIONAL = _UNCONTROLLED | {Design.COHORT, Design.CASE_CONTROL, Design.CROSS_SECTIONAL}
"""Designs in which nobody was assigned to anything: whoever was studied, they show no cause."""
_PRECLINICAL = frozenset({Design.ANIMAL, Design.IN_VITRO})
_NOT_PEOPLE = late_regex(
    r"\b(?:mice|mouse|murine|rats?|rodents?|rabbits?|pigs?|dogs?|sheep|hamsters?|guinea pigs?|zebrafish|animals?"
    r"|monkeys?|macaques?|pre-?clinical|in vitro|cell cultures?|in (?:the )?laborator\w+"
    r"|laboratory (?:animals?|stud(?:y|ies)|work|experiments?))\b",
    re.IGNORECASE,
)
_PEOPLE_GAIN = late_regex(
    r"\b(?:patients?|people|you|your|benefits?|advantages?|relief|symptoms?|damage|recover\w*"
    r"|heal\w*|repair\w*|mood|resilience|relapse|brain['’]s|those|humans|m[ae]n|wom[ae]n|adults|children|adolescents"
    r"|volunteers|participants|users)\b",
    re.IGNORECASE,
)


def is_on_no_people(claim: str) -> bool:
    """Whether a claim says itself that it speaks of animals or of the laboratory."""
    return _NOT_PEOPLE.search(claim) is not None


def compare_causality(claim: str, card: SourceCard) -> Compared | None:
    """The verdict on what the source can show; None where the claim asserts no effect, or the source may show it."""
    preclinical = _preclinical(claim, card)
    if preclinical is not None:
        return preclinical
    if card.design not in OBSERVATIONAL or strength_of(claim) < Strength.CONDITIONAL:
        return None
    why = _NO_CONTROL if _is_uncontrolled(card) else _OBSERVED
    return Compared(Verdict.DIFFERS, why, Reason.SHOWS_NO_CAUSE)


def _is_uncontrolled(card: SourceCard) -> bool:
    """Whether a study had nobody to compare with, by its design or by its own words."""
    return card.design in _UNCONTROLLED or tells_no_control(card.design_evidence)


def _preclinical(claim: str, card: SourceCard) -> Compared | None:
    if is_on_no_people(claim) or not _PEOPLE_GAIN.search(claim):
        return None
    if card.design in _PRECLINICAL:
        why = "The source is laboratory or animal work, and the claim speaks of people."
        return Compared(Verdict.DIFFERS, why, Reason.NOT_ON_PEOPLE)
    if not is_on_no_people(card.population or ""):
        return None
    why = "The source rests on laboratory and animal work too; a benefit to people is not in what is held."
    return Compared(Verdict.NOT_FOUND, why, Reason.NOT_ON_PEOPLE)
