"""Statements about a trial record that its tables answer: by class, each with what must not be told as false."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.agreement.trials.words.amounts import amounts_of
from tests.agreement.making import verdict

EVENTS = """Primary trial
Adverse Events 1:
  Total: 10/40 (25.00%)
  Nausea 8/40 (20.00%)
  Pyrexia 2/40 (5.00%)
  Syncope 1/40 (2.50%)
  Pain 2/40 (5.00%)
  Pain in extremity 3/40 (7.50%)
  Febrile neutropenia 4/40 (10.00%)
  Death NOS 0/40 (0.00%)
Adverse Events 2:
  Total: 5/50 (10.00%)
  Nausea 2/50 (4.00%)
  Pyrexia 2/50 (4.00%)
  Syncope 0/50 (0.00%)
  Pain 1/50 (2.00%)
  Pain in extremity 0/50 (0.00%)
  Febrile neutropenia 0/50 (0.00%)
  Death NOS 1/50 (2.00%)
Secondary trial
Adverse Events 1:
  Total: 3/20 (15.00%)
  Nausea 3/20 (15.00%)
  Colitis 1/20 (5.00%)"""
GIVEN = """INTERVENTION 1:
  Velorin
  Participants received velorin 200 mg PO BID in 28-day treatment cycles for a maximum of 6 cycles.
INTERVENTION 2:
  Placebo
  Participants received matching placebo PO BID in 28-day treatment cycles."""
DEFINED = """Outcome Measurement:
  Progression Free Survival at 12 Weeks
  Partial Response (PR), >=30% decrease in the sum of the longest diameter of target lesions; Stable Disease, no change.
  Time frame: 12 weeks
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: participants  10
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: participants  4"""
GRADES = """Outcome Measurement:
  Severity of Adverse Events
  Time frame: 2 years
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 70
  Unit of Measure: participants  Mild: 53
  Severe: 2"""
MEDIANS = """Outcome Measurement:
  Progression Free Survival
  Time frame: up to 3 years
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 40
  Median (95% Confidence Interval)
  Unit of Measure: months  5.5        (4.5 to 6.0)"""
ENTRY = """Inclusion Criteria:
  Hot flashes for 30 days prior to study registration
  Women 55 years of age or younger
  Karnofsky performance status > 80
Exclusion Criteria:
  Pregnant women"""


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("5 patients in cohort 1 of the primary trial fainted.", id="an everyday name"),
        pytest.param("More than 15% of patients in cohort 2 of the primary trial had a fever.", id="a share"),
        pytest.param("8/40 patients in cohort 2 of the primary trial had nausea.", id="another arm's count"),
        pytest.param("The majority of patients in the primary trial felt nauseous.", id="most"),
        pytest.param("At least 12 patients in the primary trial had nausea.", id="over all arms"),
        pytest.param("No patients in the primary trial died.", id="none"),
        pytest.param("80% of patients in cohort 2 of the primary trial did not have nausea.", id="who did not"),
        pytest.param("Of the 60 patients in cohort 2 of the primary trial, 2 had nausea.", id="of how many"),
        pytest.param("No more than 5% of either cohort of the primary trial had nausea.", id="each arm"),
        pytest.param(
            "More than half of the patients in cohort 1 of the primary trial had adverse events.", id="any event"
        ),
        pytest.param(
            "A combined total of 7 cases of nausea and fever occurred in cohort 1 of the primary trial.", id="sum"
        ),
        pytest.param(
            "2 patients in cohort 2 of the primary trial had nausea, but 7 patients in cohort 1 fainted.",
            id="a second part",
        ),
    ],
)
def test_a_count_of_people_that_no_reading_of_the_table_gives_differs(claim: str) -> None:
    assert verdict(claim, EVENTS) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("1 patient in cohort 1 of the primary trial fainted.", id="it is so"),
        pytest.param("10 patients in the primary trial had nausea.", id="the arms together"),
        pytest.param("4 patients in cohort 1 of the primary trial had pain.", id="lines that may be meant too"),
        pytest.param("5 patients in cohort 1 of the primary trial had a fever.", id="febrile neutropenia counts"),
        pytest.param("6 patients in cohort 1 of the primary trial had severe nausea.", id="a part of the event"),
        pytest.param("9 women over 65 in cohort 1 of the primary trial had nausea.", id="a part of the people"),
        pytest.param("At week 4, 9 patients in cohort 1 of the primary trial had nausea.", id="at another time"),
        pytest.param("20 episodes of nausea were seen in cohort 1 of the primary trial.", id="episodes are no people"),
        pytest.param(
            "9 patients in cohort 1 of the primary trial had nausea and vertigo.", id="an event without a line"
        ),
        pytest.param("9 patients in cohort 3 of the primary trial had nausea.", id="no such arm"),
        pytest.param(
            "Patients of both trials did not have any of the same adverse events.", id="a word that was not read"
        ),
        pytest.param("About 21% of patients in cohort 1 of the primary trial had nausea.", id="about"),
        pytest.param("97% of patients in cohort 1 of the primary trial did not faint.", id="who did not"),
        pytest.param("1 patient in cohort 1 of the primary trial was bleeding.", id="the record does not say"),
    ],
)
def test_a_count_that_may_be_so_or_is_not_understood_does_not_differ(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "More patients in cohort 2 of the primary trial had nausea than in cohort 1.",
            "More patients in cohort 1 of the primary trial had nausea than in cohort 2.",
        ),
        (
            "Nausea was 3 times as common in cohort 2 of the primary trial as in cohort 1.",
            "Nausea was 4 times as common in cohort 1 of the primary trial as in cohort 2.",
        ),
        (
            "More than 9 times as many patients in cohort 1 of the primary trial had nausea as in cohort 2.",
            "More than twice as many patients in cohort 1 of the primary trial had nausea as in cohort 2.",
        ),
        (
            "9 more patients had nausea in cohort 1 of the primary trial than in cohort 2.",
            "6 more patients had nausea in cohort 1 of the primary trial than in cohort 2.",
        ),
        (
            "50% more patients had nausea in cohort 1 of the primary trial than in cohort 2.",
            "16% more patients had nausea in cohort 1 of the primary trial than in cohort 2.",
        ),
        (
            "A higher percentage of patients in the secondary trial had nausea than in cohort 1 of the primary trial.",
            "A higher percentage of patients in the secondary trial had nausea than in cohort 2 of the primary trial.",
        ),
        (
            "There were more cases of syncope than nausea in cohort 1 of the primary trial.",
            "There were more cases of nausea than syncope in cohort 1 of the primary trial.",
        ),
        (
            "The same number of cases of nausea and syncope were seen in cohort 1 of the primary trial.",
            "The same number of cases of nausea and pyrexia were seen in cohort 2 of the primary trial.",
        ),
        (
            "Most of the cases of nausea in the primary trial were in cohort 2.",
            "Most of the cases of nausea in the primary trial were in cohort 1.",
        ),
        (
            "20% of the cases of nausea in the primary trial were in cohort 1.",
            "80% of the cases of nausea in the primary trial were in cohort 1.",
        ),
        (
            "The most common adverse event in cohort 1 of the primary trial was syncope.",
            "The most common adverse event in cohort 1 of the primary trial was nausea.",
        ),
        (
            "No adverse event in cohort 1 of the primary trial occurred in more than 5% of patients.",
            "No adverse event in cohort 2 of the primary trial occurred in more than 4% of patients.",
        ),
        (
            "The same number of patients in cohort 1 of the primary trial had nausea as in cohort 2.",
            "The same number of patients in cohort 1 of the primary trial had pyrexia as in cohort 2.",
        ),
        (
            "The same number of patients in both cohorts of the primary trial had nausea.",
            "The same number of patients in both cohorts of the primary trial had pyrexia.",
        ),
        (
            "Less than twice as many patients in cohort 1 of the primary trial had nausea as in cohort 2.",
            "Less than 5 times as many patients in cohort 1 of the primary trial had nausea as in cohort 2.",
        ),
        (
            "0 patients in the primary trial or the secondary trial died.",
            "1 patient in the primary trial or the secondary trial died.",
        ),
        (
            "Neither cohort of the primary trial had nausea.",
            "Neither cohort of the secondary trial had syncope.",
        ),
        (
            "There were no cases of nausea, syncope or pyrexia in cohort 2 of the primary trial.",
            "There were no cases of syncope in cohort 2 of the primary trial.",
        ),
    ],
)
def test_arms_and_events_are_compared(false: str, true: str) -> None:
    assert (verdict(false, EVENTS), verdict(true, EVENTS) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "The most common adverse event in cohort 3 of the primary trial was syncope.",
        "No adverse event in cohort 3 of the primary trial occurred in more than 1% of patients.",
        "The least common adverse event in cohort 1 of the primary trial was nausea.",
        "90% of the cases of nausea in the secondary trial were in cohort 1.",
        "More than 5% of patients and 9 others in cohort 1 of the primary trial had nausea.",
        "More patients in cohort 2 had nausea than in cohort 1 and in cohort 3 of the primary trial.",
        "More patients had nausea than nausea.",
    ],
)
def test_a_place_or_a_comparison_that_is_not_clear_is_left_open(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Cohort 1 receives 700 mg of velorin twice daily.",
            "Cohort 1 receives 400 mg of velorin daily.",
        ),
        (
            "Patients undergo a total of 9 cycles of velorin.",
            "Patients undergo a total of 6 cycles of velorin.",
        ),
        (
            "Participants received velorin for a 21 day cycle.",
            "Participants received velorin for a 4 week cycle.",
        ),
        (
            "Participants received velorin 0.9 g orally.",
            "Participants received velorin 0.2 g orally.",
        ),
    ],
)
def test_what_an_arm_was_given_follows_from_its_lines(false: str, true: str) -> None:
    assert (verdict(false, GIVEN), verdict(true, GIVEN) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "After toxicity, velorin could be reduced to 75 mg.",
        "A cumulative dose of 5000 mg velorin was reached.",
        "Velorin is supplied as tablets of 50 mg.",
        "Cohort 1 receives 700 mg of aspirin.",
        "Cohort 2 receives 3 g of flour.",
    ],
)
def test_a_dose_of_something_else_or_of_a_part_of_the_time_does_not_differ(claim: str) -> None:
    assert verdict(claim, GIVEN) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Patients had at least a 90% decrease in the sum of the longest diameter of target lesions.",
        "9 patients in cohort 1 had progression free survival at 40 weeks.",
        "30 patients in the Velorin group had progression free survival.",
        "More patients in the Placebo group than in the Velorin group had progression free survival.",
    ],
)
def test_another_limit_or_another_count_of_an_outcome_differs(claim: str) -> None:
    assert verdict(claim, DEFINED) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Patients had at least a 30% decrease in the sum of the longest diameter of target lesions.",
        "Patients had at least a 90% decrease in the volume of the spleen.",
        "15 patients over 65 in cohort 1 had progression free survival.",
        "10 patients in the Velorin group had progression free survival at 3 months.",
        "More patients in the Velorin group than in the Placebo group had progression free survival.",
    ],
)
def test_the_limit_itself_and_another_outcome_do_not_differ(claim: str) -> None:
    assert verdict(claim, DEFINED) != "differs"


def test_categories_of_an_outcome_are_lines_of_a_table() -> None:
    assert verdict("53 participants were mild.", GRADES) != "differs"
    assert verdict("60 participants were mild.", GRADES) == "differs"


def test_a_median_is_compared_with_a_median() -> None:
    assert verdict("The median progression free survival was 8.5 months with Velorin.", MEDIANS) == "differs"
    assert verdict("The median progression free survival was 5.5 months with Velorin.", MEDIANS) != "differs"


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Patients are expected to have hot flashes for at least 90 days before registering for the trial.",
            "Patients are expected to have hot flashes for at least one month before registering for the trial.",
        ),
        ("Patients must have a Karnofsky score over 240.", "Patients must have a Karnofsky score over 80."),
        ("A 150 year old woman is eligible.", "A 50 year old woman is eligible."),
    ],
)
def test_conditions_of_entry_in_other_words(false: str, true: str) -> None:
    assert (verdict(false, ENTRY), verdict(true, ENTRY) != "differs") == ("differs", True)


def test_that_all_within_a_wider_bound_are_let_in_differs() -> None:
    assert verdict("Women of 70 years of age or younger are eligible.", ENTRY) == "differs"
    assert verdict("Women of 50 years of age or younger are eligible.", ENTRY) != "differs"


@given(part=st.integers(0, 60), more=st.integers(1, 9))
def test_a_true_count_is_never_told_as_false(part: int, more: int) -> None:
    whole = part + more
    counted = f"{part}/{whole} ({100 * part / whole:.2f}%)"
    text = f"Adverse Events 1:\n  Total: {counted}\n  Nausea {counted}"
    for claim in (
        f"{part} patients in cohort 1 had nausea.",
        f"{100 * part / whole:.0f}% of patients in cohort 1 felt nauseous.",
        f"{part} of the {whole} patients in cohort 1 had adverse events.",
        f"{more} patients in cohort 1 did not have nausea.",
        f"Fewer than {part + 1} patients in cohort 1 had nausea.",
    ):
        assert verdict(claim, text) != "differs", claim


@given(st.text(alphabet="0123456789 %/.,-+nofthemratequlsc", max_size=40))
def test_any_words_can_be_read_for_amounts(text: str) -> None:
    assert all(one.start < one.end for one in amounts_of(text))


TWO_ARMS = """Outcome Measurement:
  Overall Survival
  Overall survival was the time from randomization to death due to any cause.
  Time frame: up to 3 years
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 40
  Median (95% Confidence Interval)
  Unit of Measure: months  12.7        (9.9 to 16.3)
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 41
  Median (95% Confidence Interval)
  Unit of Measure: months  11.6        (8.3 to 13.7)"""
PROGRESSING = """Outcome Measurement:
  Percentage of Participants With Progressive Disease at Week 12
  Time frame: Week 12
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 72
  Unit of Measure: percentage of participants  Independently Evaluated: 38.9
  Investigator Evaluated: 43.1"""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        (
            "The median time from randomization to death was higher in cohort 2 of the primary trial, "
            "compared to cohort 1.",
            "The median time from randomization to death was higher in cohort 1 of the primary trial, "
            "compared to cohort 2.",
            TWO_ARMS,
        ),
        (
            "Overall survival was longer in the placebo arm than in the velorin arm.",
            "Overall survival was longer in the velorin arm than in the placebo arm.",
            TWO_ARMS,
        ),
    ],
)
def test_results_are_of_the_arms_and_people_they_are_said_of(false: str, true: str, record: str) -> None:
    assert (verdict(false, record), verdict(true, record) != "differs") == ("differs", True)
