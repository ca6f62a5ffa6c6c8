"""What rules and later looks go by is told beside the sentence for a reader, and goes where the verdict goes."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Agreement, Reason, Slot, Verdict
from evidence.agreement.compare import compare
from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import Said
from evidence.rules.agreement.causal_from_observational import CausalFromObservational
from evidence.rules.agreement.preclinical_to_clinical import PreclinicalToClinical
from evidence.sources.card import Depth, Design
from tests.agreement.making import a_card, a_claim

MICE = "METHODS: 40 mice received velorin for itch. RESULTS: Scratching fell by 40% in mice on velorin."


def about_causality(reason: Reason | None) -> Agreement:
    return Agreement(
        Slot.CAUSALITY, "…", "…", Verdict.DIFFERS, Depth.CARD, None, "doe2024", why="In other words.", reason=reason
    )


@pytest.mark.parametrize(
    ("design", "text", "reason"),
    [
        (Design.CASE_SERIES, "The lamp cures insomnia.", Reason.SHOWS_NO_CAUSE),
        (Design.COHORT, "The lamp cures insomnia.", Reason.SHOWS_NO_CAUSE),
        (Design.ANIMAL, "Patients recover with the lamp.", Reason.NOT_ON_PEOPLE),
    ],
)
def test_what_a_source_cannot_show_has_its_reason(design: Design, text: str, reason: Reason) -> None:
    card = a_card(design=design, design_evidence=design.value)
    assert [one.reason for one in compare(a_claim(text), card) if one.slot is Slot.CAUSALITY] == [reason]


def test_a_rule_goes_by_the_reason_whatever_the_sentence_says() -> None:
    assert CausalFromObservational().concerns(about_causality(Reason.SHOWS_NO_CAUSE))
    assert PreclinicalToClinical().concerns(about_causality(Reason.NOT_ON_PEOPLE))
    assert not CausalFromObservational().concerns(about_causality(Reason.NOT_ON_PEOPLE))
    assert not PreclinicalToClinical().concerns(about_causality(None))


def test_another_verdict_has_another_reason() -> None:
    said = Said(Slot.POPULATION, "a", "b", Verdict.DIFFERS, "c", "d", Reason.OTHER_AGES)
    assert said.but(Verdict.NOT_FOUND, "e") == Said(Slot.POPULATION, "a", "b", Verdict.NOT_FOUND, "e", "d")


def test_what_was_read_by_rules_keeps_its_reason() -> None:
    said = compare_pair("In a randomised trial, velorin eased itch in mice by 40%.", MICE, depth=Depth.ABSTRACT)
    (design,) = [one for one in said if one.slot is Slot.DESIGN]
    assert (design.verdict, design.reason) == (Verdict.NOT_FOUND, Reason.ANOTHER_DESIGN)
    assert design.why.endswith("That was read by rules: look at the text.")
