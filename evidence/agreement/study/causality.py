"""Whether a source of its kind can show that one thing brings about another, and that it does so in people."""

from __future__ import annotations

import re

from evidence.agreement.agreement import Reason, Verdict
from evidence.agreement.study.strength import Strength, denies_its_effects, strength_of
from evidence.agreement.verdict import Compared
from evidence.claims.claim import QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.late import late_regex
from evidence.sources.card import Design, SourceCard
from evidence.sources.designs import pools_what_was_observed, tells_no_control

_OBSERVED = "An observational study shows whether two things go together, and not whether one brings about the other."
_POOLED_OBSERVED = (
    "The source pools observational studies, which show whether two things go together, and not whether one brings"
    " about the other."
)
_NO_CONTROL = "A source without a control group cannot show that one thing brings about another."

_UNCONTROLLED = frozenset({Design.CASE_SERIES, Design.CASE_REPORT, Design.QUALITATIVE})
OBSERVATIONAL = _UNCONTROLLED | {Design.COHORT, Design.CASE_CONTROL, Design.CROSS_SECTIONAL}
"""Designs in which nobody was assigned to anything: whoever was studied, they show no cause."""
_POOLED = frozenset({Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW})
_PRECLINICAL = frozenset({Design.ANIMAL, Design.IN_VITRO})
_NOT_PEOPLE = late_regex(
    r"\b(?:mice|mouse|murine|rats?|rodents?|rabbits?|pigs?|dogs?|sheep|hamsters?|guinea pigs?|zebrafish|animals?"
    r"|monkeys?|macaques?|pre-?clinical|in vitro|cell cultures?|in (?:the )?laborator\w+"
    r"|laboratory (?:animals?|stud(?:y|ies)|work|experiments?)|cats?|horses?|cows?|cattle|canine|feline|equine"
    r"|cell lines?|cultured|(?:in|of) (?:[\w-]+ ){1,4}cells)\b",
    re.IGNORECASE,
)
_HUMANS = late_regex(r"\b(?:patients?|people|women|men|adults|children|humans?)\b", re.IGNORECASE)
_FIGURES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.RATIO})
_PEOPLE_GAIN = late_regex(
    r"\b(?:patients?|people|you|your|benefits?|advantages?|relief|symptoms?|damage|recover\w*"
    r"|heal\w*|repair\w*|mood|resilience|relapse|brain['’]s|those|humans|m[ae]n|wom[ae]n|adults|children|adolescents"
    r"|volunteers|participants|users)\b",
    re.IGNORECASE,
)

_BODY = late_regex(
    r"\b(?:cancers?|tumou?rs?|metastas[ei]s|cartilage|bones?|joints?|knees?|liver|kidneys?|hearts?|brains?|lungs?|skin"
    r"|hair|muscles?|nerves?|blood (?:pressure|sugar|glucose)|arter(?:y|ies)|plaques?|wounds?|scars?|wrinkles?|teeth"
    r"|gums?|eyes?|retinas?|vision|memory|pain|inflammation|infections?|fat|weight|cholesterol|diabetes|strokes?|ulcers?"
    r"|migraines?|anxiety|depression|arthritis|dementia|fatigue|sleep|hearing|fertility|immunity|\w{4,}(?:itis|osis|oma)"
    r"|\w+ (?:disease|syndrome|disorder))\b",
    re.IGNORECASE,
)
_PATIENT_ANIMALS = late_regex(
    r"\b(?:(?P<dog>dogs?|pupp(?:y|ies)|canines?)|(?P<cat>cats?|kittens?|felines?)|(?P<horse>horses?|equines?|foals?|mares?)"
    r"|(?P<cow>cows?|cattle|calves|heifers?|bovines?))\b",
    re.IGNORECASE,
)
_FOR_ANIMALS = late_regex(
    r"\b(?:vets?\b|veterinar\w+|your (?:pet|dog|cat|horse|pupp|kitten|cow|herd)|(?:dog|cat|pet|horse) owners?|pets?\b)",
    re.IGNORECASE,
)
_OFTEN = 3


def patient_animals(document: str) -> frozenset[str]:
    """The animals that are the patients of a document: it is written for those who keep or treat them, or speaks of
    nobody else."""
    named = [match.lastgroup or "" for match in _PATIENT_ANIMALS.finditer(document)]
    if not named:
        return frozenset()
    meant = _FOR_ANIMALS.search(document) is not None
    alone = len(named) >= _OFTEN and len(_HUMANS.findall(document)) * _OFTEN <= len(named)
    return frozenset(named) if meant or alone else frozenset()


def animals_in(words: str) -> frozenset[str]:
    """The animals of the kinds that may be patients that some words name."""
    return frozenset(match.lastgroup or "" for match in _PATIENT_ANIMALS.finditer(words))


def tells_of_a_body(claim: str) -> bool:
    """Whether a claim gives a figure of what becomes of a disease or a part of the body, and names neither animals nor
    cells."""
    if is_on_no_people(claim) or denies_its_effects(claim) or _BODY.search(claim) is None:
        return False
    return any(quantity.kind in _FIGURES for quantity in find_quantities(claim))


def is_on_no_people(claim: str) -> bool:
    """Whether a claim says itself that it speaks of animals or of the laboratory."""
    return _NOT_PEOPLE.search(claim) is not None


def compare_causality(claim: str, card: SourceCard) -> Compared | None:
    """The verdict on what the source can show; None where the claim asserts no effect, or the source may show it."""
    preclinical = _preclinical(claim, card)
    if preclinical is not None:
        return preclinical
    pooled = card.design in _POOLED and pools_what_was_observed(card.design_evidence)
    if card.design not in OBSERVATIONAL and not pooled:
        return None
    if strength_of(claim) < Strength.CONDITIONAL or denies_its_effects(claim):
        return None
    if pooled:
        return Compared(Verdict.NOT_FOUND, _POOLED_OBSERVED, Reason.SHOWS_NO_CAUSE)
    why = _NO_CONTROL if _is_uncontrolled(card) else _OBSERVED
    return Compared(Verdict.DIFFERS, why, Reason.SHOWS_NO_CAUSE)


def _is_uncontrolled(card: SourceCard) -> bool:
    """Whether a study had nobody to compare with, by its design or by its own words."""
    return card.design in _UNCONTROLLED or tells_no_control(card.design_evidence)


def _preclinical(claim: str, card: SourceCard) -> Compared | None:
    if is_on_no_people(claim):
        return None
    if not _PEOPLE_GAIN.search(claim):
        bodily = card.design in _PRECLINICAL and tells_of_a_body(claim)
        why = "The source is laboratory or animal work, and the claim does not say so."
        return Compared(Verdict.NOT_FOUND, why, Reason.NOT_ON_PEOPLE) if bodily else None
    if card.design in _PRECLINICAL:
        why = "The source is laboratory or animal work, and the claim speaks of people."
        return Compared(Verdict.DIFFERS, why, Reason.NOT_ON_PEOPLE)
    if not is_on_no_people(card.population or ""):
        return None
    why = "The source rests on laboratory and animal work too; a benefit to people is not in what is held."
    return Compared(Verdict.NOT_FOUND, why, Reason.NOT_ON_PEOPLE)
