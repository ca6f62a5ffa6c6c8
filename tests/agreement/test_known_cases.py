"""Whole claims against whole cards: what a reviewer would say of each slot."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.compare import compare
from evidence.agreement.verdict import PairVerdict, verdict_of
from evidence.sources.card import Depth, Design, SourceCard
from tests.agreement.making import a_card, a_claim, one, verdicts

INDUCTION = a_card(
    ("60%", "probability of sustaining response", "8 weeks", "responders to induction", "60% at 8 weeks"),
    ("53.6%", "response", "14 to 31 days after induction", "all patients induced"),
    design=Design.COHORT,
    design_evidence="retrospective analysis",
    n=537,
    population="adults with depression",
    regimen="4 to 8 infusions over 7 to 28 days",
)
SINGLE = a_card(
    ("71%", "response", "1 day"),
    ("29%", "remission", "1 day"),
    ("35%", "response maintained", "1 week"),
    design=Design.RANDOMIZED_CONTROLLED_TRIAL,
    design_evidence="double-blind crossover trial",
    n=17,
    population="treatment-resistant major depression",
    regimen="single intravenous infusion of 0.5 mg/kg",
)
SIX = a_card(("70.8%", "response", "24 hours after the last infusion"), regimen="six infusions over 12 days")
STATIN = a_card(
    ("50%", "reduction in LDL cholesterol", "12 weeks"),
    design=Design.RANDOMIZED_CONTROLLED_TRIAL,
    n=240,
    population="adults with high cholesterol",
    regimen="40 mg once daily",
)
CREAM = a_card(("85%", "fewer wrinkles", "4 weeks", "women"), population="women aged 35 to 60", regimen="cream, daily")
SLEEP = a_card(("34%", "improvement in sleep quality", "week 6"), population="people with insomnia", n=64)
VITAMIN = a_card(("12/60", "colds", "6 months"), ("30%", "side effects"), regimen="1 g of vitamin C a day")
DEVICE = a_card(("64%", "fewer headaches", "3 months"), population="adults with migraine", regimen="20-minute sessions")


def test_right_number_under_four_wrong_descriptions() -> None:
    copy = (
        "According to a meta-analysis from 2022, 60% of patients who were given a single dose still showed an "
        "improvement in their depressive symptoms after 8 weeks."
    )
    said = verdicts(copy, INDUCTION)
    assert said["figure"] == said["timepoint"] == "matches"
    assert said["design"] == said["regimen"] == said["population"] == said["outcome"] == "differs"


def test_the_denominator_is_named_when_the_source_counts_among_fewer() -> None:
    population = one(Slot.POPULATION, "60% of patients kept their response for 8 weeks.", INDUCTION)
    assert population.why == "The source counts among responders only."
    assert population.source == "responders to induction; adults with depression"
    assert population.quote == "60% at 8 weeks"


def test_the_same_denominator_matches() -> None:
    said = verdicts("Of the responders, 60% kept their response for 8 weeks.", INDUCTION)
    assert set(said.values()) == {"matches"}


def test_improvement_is_not_response() -> None:
    copy = "71% of patients with treatment-resistant depression had a significant improvement after a single infusion."
    assert verdicts(copy, SINGLE) == {
        "figure": "matches",
        "regimen": "matches",
        "population": "matches",
        "outcome": "differs",
    }


def test_hours_are_tighter_than_seventy_two_hours_and_not_contradicted() -> None:
    card = a_card(("14 points", "fall in depression score", "within 72 hours"), depth=Depth.ABSTRACT)
    timepoint = one(Slot.TIMEPOINT, "In the trial some patients reported relief within hours.", card)
    assert timepoint.verdict is Verdict.NOT_FOUND
    assert timepoint.depth is Depth.ABSTRACT
    assert timepoint.source == "within 72 hours"


def test_a_figure_from_six_infusions_never_supports_one_infusion() -> None:
    said = compare(a_claim("71% of patients responded within a day of a single infusion."), SIX)
    assert verdict_of(said) is PairVerdict.DIFFERS
    assert {a.slot: a.verdict for a in said}[Slot.REGIMEN] is Verdict.DIFFERS


@pytest.mark.parametrize(
    ("copy", "card"),
    [
        ("About seven in ten patients responded the day after a single infusion.", SINGLE),
        ("In 17 patients, 71% responded within 24 hours.", SINGLE),
        ("71% responded and 29% reached remission after one day.", SINGLE),
        ("In a double-blind trial, 71% responded after 1 day.", SINGLE),
        ("It cut LDL by 50% after 12 weeks.", STATIN),
        ("40 mg once daily lowered LDL by half in three months.", STATIN),
        ("85% of women saw fewer wrinkles after 28 days.", CREAM),
        ("Sleep improved by 34% at week 6.", SLEEP),
        ("One in five people caught colds within six months.", VITAMIN),
        ("64% of people with migraine had fewer headaches after 12 weeks.", DEVICE),
    ],
)
def test_supported(copy: str, card: SourceCard) -> None:
    assert verdict_of(compare(a_claim(copy), card)) is PairVerdict.SUPPORTED, verdicts(copy, card)


@pytest.mark.parametrize(
    ("copy", "card", "slot", "verdict"),
    [
        ("It cut LDL by 55% after 12 weeks.", STATIN, "figure", "differs"),
        ("It raised LDL by 50% after 12 weeks.", STATIN, "outcome", "differs"),
        ("It raised HDL by 50% after 12 weeks.", STATIN, "outcome", "not-found"),
        ("It cut LDL by 50% after 24 weeks.", STATIN, "timepoint", "differs"),
        ("80 mg once daily cut LDL by 50%.", STATIN, "regimen", "differs"),
        ("40 mg twice daily cut LDL by 50%.", STATIN, "regimen", "differs"),
        ("In 500 adults it cut LDL by 50%.", STATIN, "n", "not-found"),
        ("85% of men saw fewer wrinkles after 4 weeks.", CREAM, "population", "differs"),
        ("85% of people saw fewer wrinkles after 4 weeks.", CREAM, "population", "not-found"),
        ("85% of women saw firmer skin after 4 weeks.", CREAM, "outcome", "not-found"),
        ("85% of women saw no fewer wrinkles after 4 weeks.", CREAM, "outcome", "differs"),
        ("85% of women loved it.", CREAM, "outcome", "not-checked"),
        ("34% of people with insomnia had a remission.", SLEEP, "outcome", "differs"),
        ("Pain improved by 34% at week 6.", SLEEP, "outcome", "not-found"),
        ("Sleep improved by 60%.", SLEEP, "figure", "differs"),
        ("Two grams of vitamin C a day: 20% caught colds.", VITAMIN, "regimen", "differs"),
        ("64% of people with epilepsy had fewer headaches.", DEVICE, "population", "not-found"),
        ("Mice had 64% fewer headaches in an animal study.", DEVICE, "design", "not-found"),
    ],
)
def test_the_slot_that_is_wrong(copy: str, card: SourceCard, slot: str, verdict: str) -> None:
    assert verdicts(copy, card)[slot] == verdict


def test_two_swapped_figures_are_not_supported() -> None:
    said = verdicts("29% responded and 71% reached remission after one day.", SINGLE)
    assert said["figure"] == "matches matches"
    assert said["outcome"] == "differs differs"


def test_outcomes_named_before_their_figures() -> None:
    said = verdicts("Response was seen in 71% and remission in 29%.", SINGLE)
    assert said == {"figure": "matches matches", "outcome": "matches matches"}


def test_a_claim_that_states_nothing_comparable_says_nothing() -> None:
    agreements = compare(a_claim("Our clinic has a quiet garden."), SINGLE)
    assert agreements == ()
    assert verdict_of(agreements) is PairVerdict.NOT_CHECKED


def test_an_empty_card_supports_nothing() -> None:
    copy = "In a randomised trial in 17 women with asthma, 71% responded after one day of 5 mg."
    assert set(verdicts(copy, a_card()).values()) == {"not-found"}


def test_both_sides_are_shown_in_their_own_words() -> None:
    figure = one(Slot.FIGURE, "About 60 % kept their response.", INDUCTION)
    assert (figure.claim, figure.source, figure.quote) == ("About 60 %", "60%", "60% at 8 weeks")
    assert figure.why.endswith(".")
    assert (figure.doi, figure.key) == ("10.5555/rivera", "rivera2020")


def test_qualitative_claims_are_held_against_the_same_outcome() -> None:
    direction = {"direction": "not-checked"}
    assert verdicts("Patients reached remission within a day.", SINGLE) == direction | {
        "timepoint": "matches",
        "outcome": "matches",
    }
    assert verdicts("Relapse came within a day.", SINGLE) == direction | {
        "timepoint": "not-found",
        "outcome": "not-found",
    }
    assert verdicts("It works within a day.", SINGLE) == direction | {"timepoint": "matches", "outcome": "not-checked"}


@pytest.mark.parametrize(
    "copy",
    [
        "Remission never came.",
        "It is remarkably effective in patients with treatment-resistant depression.",
        "Patients reached remission within a day.",
    ],
)
def test_words_in_common_support_nothing(copy: str) -> None:
    assert verdict_of(compare(a_claim(copy), SINGLE)) is not PairVerdict.SUPPORTED


def test_a_condition_in_passing_is_no_outcome() -> None:
    assert "outcome" not in verdicts("It is a common treatment for depression.", SINGLE)
