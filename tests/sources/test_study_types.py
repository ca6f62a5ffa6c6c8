"""What publication types and MeSH headings tell of a design, and what they do not."""

from __future__ import annotations

import pytest

from evidence.registries.abstracts import Kinds
from evidence.registries.article import Term
from evidence.sources.card import Design
from evidence.sources.study_types import design_evidence


def kinds(types: str, headings: str = "") -> Kinds:
    named = [tuple(Term(name) for name in text.split(" | ") if name) for text in (types, headings)]
    return Kinds(named[0], named[1], "pubmed")


@pytest.mark.parametrize(
    ("types", "headings", "design", "firm"),
    [
        ("Journal Article | Randomized Controlled Trial", "Humans", Design.RANDOMIZED_CONTROLLED_TRIAL, True),
        ("Review | Meta-Analysis | Systematic Review", "", Design.META_ANALYSIS, True),
        ("Review | Systematic Review", "", Design.SYSTEMATIC_REVIEW, True),
        ("Review", "", Design.NARRATIVE_REVIEW, False),
        ("Randomized Controlled Trial | Clinical Trial Protocol", "", Design.PROTOCOL, True),
        ("Controlled Clinical Trial", "Humans", Design.NON_RANDOMIZED_TRIAL, False),
        ("Case Reports", "", Design.CASE_REPORT, False),
        ("Practice Guideline", "", Design.GUIDELINE, True),
        ("Editorial | Comment", "", Design.EDITORIAL, True),
        ("Journal Article", "Humans | Cohort Studies | Retrospective Studies", Design.COHORT, False),
        ("Journal Article", "Case-Control Studies", Design.CASE_CONTROL, False),
        ("Journal Article", "Cross-Sectional Studies", Design.CROSS_SECTIONAL, False),
        ("Journal Article", "Qualitative Research", Design.QUALITATIVE, False),
        ("Journal Article", "Animals | Mice", Design.ANIMAL, False),
        ("Randomized Controlled Trial", "Animals | Humans", Design.RANDOMIZED_CONTROLLED_TRIAL, True),
        ("Meta-Analysis", "Animals", Design.META_ANALYSIS, True),
        ("Clinical Trial, Phase II", "Humans | Cohort Studies", Design.UNKNOWN, False),
        ("Observational Study", "Humans", Design.UNKNOWN, False),
    ],
)
def test_terms_that_are_there_are_evidence(types: str, headings: str, design: Design, firm: bool) -> None:
    evidence = design_evidence(kinds(types, headings))
    assert evidence is not None
    assert (evidence.design, evidence.firm) == (design, firm)
    assert evidence.words.endswith("(pubmed)")


@pytest.mark.parametrize(
    ("types", "headings"),
    [
        ("", ""),
        ("Journal Article", ""),
        ("Journal Article", "Randomized Controlled Trials as Topic | Meta-Analysis as Topic"),
    ],
)
def test_terms_that_are_not_there_are_no_evidence(types: str, headings: str) -> None:
    assert design_evidence(kinds(types, headings)) is None


def test_a_number_says_as_much_as_a_name() -> None:
    evidence = design_evidence(Kinds((Term("Essai contrôlé randomisé", "D016449"),)))
    assert evidence is not None
    assert evidence.design is Design.RANDOMIZED_CONTROLLED_TRIAL
    assert evidence.words == "publication type Randomized Controlled Trial"


def test_what_qualifies_a_study_is_told_beside_its_design() -> None:
    evidence = design_evidence(kinds("Randomized Controlled Trial", "Humans | Double-Blind Method"))
    assert evidence is not None
    assert evidence.words == "publication type Randomized Controlled Trial; Humans; Double-Blind Method (pubmed)"
