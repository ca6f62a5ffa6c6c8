"""What a source of its kind can show: that one thing brings about another, and that it does so in people."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Reason, Verdict
from evidence.agreement.study.causality import animals_in, compare_causality, patient_animals, tells_of_a_body
from evidence.sources.card import Depth, Design, SourceCard
from evidence.sources.designs import find_design
from evidence.sources.passages import passages_of

COHORT = SourceCard("doe", None, Depth.ABSTRACT, "rules", Design.COHORT, "a cohort")
MICE = SourceCard("doe", None, Depth.ABSTRACT, "rules", Design.ANIMAL, "rats", population="rats")


def reason_of(claim: str, card: SourceCard) -> Reason | None:
    compared = compare_causality(claim, card)
    return compared.reason if compared else None


@pytest.mark.parametrize(
    "claim", ["Statins save lives.", "The serum rebuilt the skin.", "Naps cause weight gain.", "Tea extends life."]
)
def test_who_fared_how_shows_no_cause(claim: str) -> None:
    assert reason_of(claim, COHORT) is Reason.SHOWS_NO_CAUSE


@pytest.mark.parametrize(
    "claim",
    [
        "In a cohort of 800 adults, statins made no difference to falls.",
        "Naps do not prevent weight gain.",
        "Screen time had no effect on myopia.",
        "Hernia repair took an hour.",
        "Naps went along with weight gain.",
    ],
)
def test_who_denies_an_effect_claims_none(claim: str) -> None:
    assert compare_causality(claim, COHORT) is None


def test_an_effect_beside_a_denied_one_is_claimed_and_so_is_that_there_is_no_harm() -> None:
    assert reason_of("Naps do not cause weight gain.", COHORT) is Reason.SHOWS_NO_CAUSE
    assert reason_of("Statins do not help sleep and prevent strokes.", COHORT) is Reason.SHOWS_NO_CAUSE
    assert reason_of("Statins do not only lower cholesterol, they prevent strokes.", COHORT) is Reason.SHOWS_NO_CAUSE


POOLED = "Sleep length and stroke: a meta-analysis of prospective cohort studies\n\n40 000 adults had 900 strokes."
TRIALS = "Statins and stroke: a meta-analysis of randomised trials and cohort studies\n\n40 000 adults had 900 strokes."


@pytest.mark.parametrize(("text", "reason"), [(POOLED, Reason.SHOWS_NO_CAUSE), (TRIALS, None)])
def test_a_meta_analysis_shows_as_much_as_its_studies(text: str, reason: Reason | None) -> None:
    title, _, body = text.partition("\n\n")
    found = find_design(passages_of(body), title)
    card = SourceCard("doe", None, Depth.ABSTRACT, "rules", found.design, found.evidence)
    assert (card.design, reason_of("Short nights cause strokes.", card)) == (Design.META_ANALYSIS, reason)


@pytest.mark.parametrize("claim", ["The peptide regrows tendon by 40% in arthritis.", "Ginger shrinks tumours by 30%."])
def test_a_figure_of_a_disease_out_of_animals_is_told_whatever_the_verb(claim: str) -> None:
    compared = compare_causality(claim, MICE)
    assert compared is not None
    assert (compared.reason, compared.verdict) == (Reason.NOT_ON_PEOPLE, Verdict.NOT_FOUND)


@pytest.mark.parametrize(
    "claim",
    [
        "In rats, the peptide regrew bone by 40%.",
        "Ginger killed 30% of cultured liver cells.",
        "Ginger slowed the growth of HeLa cancer cells by 30%.",
        "The peptide does not shrink tumours by 30%.",
        "The peptide binds collagen in the skin.",
        "Half of the capsules dissolved within 20 minutes.",
    ],
)
def test_who_names_animals_or_cells_or_tells_of_no_body_is_left_alone(claim: str) -> None:
    assert not tells_of_a_body(claim)
    assert compare_causality(claim, MICE) is None


def test_animals_are_the_patients_of_copy_for_those_who_keep_them() -> None:
    assert patient_animals("Your cat will jump again. Ask your vet.") == {"cat"}
    assert patient_animals("Horses slept. Horses ran. Horses ate.") == {"horse"}
    assert patient_animals("It helped dogs. Patients gain, adults gain, and women gain.") == frozenset()
    assert patient_animals("Adults slept.") == frozenset()
    assert animals_in("Lameness in foals and bovine calves") == {"horse", "cow"}
