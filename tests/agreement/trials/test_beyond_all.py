"""Numbers that nothing in a trial's record comes near, and kinds of events that are counted."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

SURVIVAL = """Outcome Measurement:
  Progression Free Survival (PFS)
  Time from randomization until progression or death.
  Time frame: up to 2 years
Results 1:
  Arm/Group Title: Velorin 200 mg
  Arm/Group Description: velorin 200 mg daily
  Overall Number of Participants Analyzed: 40
  Median (95% Confidence Interval)
  Unit of Measure: months  6.5 (5.0 to 8.0)
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 38
  Median (95% Confidence Interval)
  Unit of Measure: months  4.1 (3.0 to 5.5)"""
EVENTS = """Primary trial
Adverse Events 1:
  Total: 9/40 (22.50%)
  Nausea 5/40 (12.50%)
  Vomiting 3/40 (7.50%)
  Slipped disk 1/40 (2.50%)
  Sepsis 0/40 (0.00%)
  Pruritus 0/40 (0.00%)
Adverse Events 2:
  Total: 4/50 (8.00%)
  Nausea 1/50 (2.00%)
  Vomiting 2/50 (4.00%)
  Slipped disk 0/50 (0.00%)
  Sepsis 1/50 (2.00%)
  Pruritus 0/50 (0.00%)"""
ENTRY = """Inclusion Criteria:
  Female patients age 18 years or older
  Creatinine clearance of at least 60 ml/min
  Total bilirubin must be < 1.5 X institutional upper limit of normal, transaminases < 3.0 x ULN
Exclusion Criteria:
  Cumulative dose of doxorubicin of greater than 400 mg/m^2, epirubicin of greater than 720 mg/m^2"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        ("100 patients felt well in the end.", "70 patients felt well in the end."),
        ("120% of patients lived without progression.", "20% of patients lived without progression."),
        ("Patients slept better after 30 years of velorin.", "Patients slept better after 2 years of velorin."),
        ("Patients swallowed 400 kg of velorin a day.", "Patients swallowed 0.2 g of velorin a day."),
        ("Nothing differed between these 5 cohorts.", "Nothing differed between these two cohorts."),
        ("3 of 7000 patients were free of progression.", "3 of 78 patients were free of progression."),
    ],
)
def test_what_is_more_than_all_that_a_record_has_differs(false: str, true: str) -> None:
    assert (verdict(false, SURVIVAL), verdict(true, SURVIVAL) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "100 patients were screened for the trial.",
        "Close to 80 patients had progression free survival.",
        "Someone who is 70 years old may have survived.",
        "A 70 kg patient takes velorin.",
    ],
)
def test_what_may_be_of_others_or_is_about_so_many_is_left_open(claim: str) -> None:
    assert verdict(claim, SURVIVAL) != "differs"


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "The Placebo group had a median PFS of over 6 months.",
            "The Placebo group had a median PFS of over 4 months.",
        ),
        (
            "The Velorin 200 mg group had a median PFS of 4.1 months.",
            "The Placebo group had a median PFS of 4.1 months.",
        ),
    ],
)
def test_a_median_tells_of_its_own_arm_and_of_somebody(false: str, true: str) -> None:
    assert (verdict(false, SURVIVAL), verdict(true, SURVIVAL) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "There were 4 types of adverse events which did not affect any of the patients in cohort 1.",
            "There were 2 types of adverse events which did not affect any of the patients in cohort 1.",
        ),
        (
            "Only one type of adverse event occurred in more than 5% of patients in cohort 1.",
            "Only two types of adverse events occurred in more than 5% of patients in cohort 1.",
        ),
        (
            "There were 4 different adverse events for which 1 case was recorded in cohort 2.",
            "There were 2 different adverse events for which 1 case was recorded in cohort 2.",
        ),
        (
            "There was an equal number of adverse events in cohort 1 and in cohort 2.",
            "There was an equal number of cases of pruritus in cohort 1 and in cohort 2.",
        ),
        (
            "There was at least 1 case of sepsis in both cohort 1 and cohort 2.",
            "There was at least 1 case of nausea in both cohort 1 and cohort 2.",
        ),
        (
            "There were less than 3 more cases of nausea in cohort 1 than in cohort 2.",
            "There were less than 5 more cases of nausea in cohort 1 than in cohort 2.",
        ),
        (
            "Nausea was the most common adverse event in cohort 2 of the primary trial.",
            "Vomiting was the most common adverse event in cohort 2 of the primary trial.",
        ),
        (
            "Vomiting was the third most common adverse event in cohort 1 of the primary trial.",
            "Vomiting was the second most common adverse event in cohort 1 of the primary trial.",
        ),
        (
            "25 patients in the primary trial suffered from gout.",
            "5 patients in the primary trial suffered from gout.",
        ),
        (
            "Fewer than 5 patients in the primary trial had nausea.",
            "Fewer than 7 patients in the primary trial had nausea.",
        ),
        (
            "Over 5% of the patients in cohort 2 had a life-threatening reaction to an infection.",
            "Over 1% of the patients in cohort 2 had a life-threatening reaction to an infection.",
        ),
    ],
)
def test_kinds_ranks_and_two_places_of_events(false: str, true: str) -> None:
    assert (verdict(false, EVENTS), verdict(true, EVENTS) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "One kind of adverse event in cohort 1 was seen in more than one in ten patients.",
        "One kind of adverse event in cohort 1 came to a single patient.",
        "Two kinds of adverse events only occurred in cohort 1 of the primary trial.",
        "Two kinds of infections, sepsis and pruritus, came to 1 patient in cohort 2.",
        "No single adverse event in the primary trial affected half of the patients.",
        "Not one adverse event in the primary trial reached 20% of patients.",
        "None of the adverse events in the primary trial reached a fifth of patients in either cohort.",
        "Fewer than 20 of the more than 80 patients in the primary trial experienced an adverse event.",
        "There was a single case of slipped disk among the more than 80 patients in the primary trial.",
        "The trial followed 90 patients for adverse events over its two cohorts.",
        "Cohort 2 of the primary trial had over one and a quarter times as many patients as cohort 1.",
    ],
)
def test_true_counts_of_events_are_left_open(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Two more patients were analysed with velorin than on placebo.",
        "The velorin arm had two more participants analyzed than the placebo arm.",
        "Adding velorin raised the median PFS by 2.4 months.",
        "The median lay in the upper half of the scale.",
        "Just one of the two arms took velorin.",
        "Velorin is taken on two thirds of the days of a cycle.",
    ],
)
def test_what_is_said_of_arms_and_days_is_no_value_of_the_outcome(claim: str) -> None:
    assert verdict(claim, SURVIVAL) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Cohort 2 of the primary trial only recorded cases for 3 of the 5 types of adverse events.",
        "There were 2 adverse events in the list for which cohort 1 of the primary trial had no cases.",
        "Over 80 patients were observed in the two arms, with no case of gout.",
    ],
)
def test_shares_of_the_kinds_and_of_those_observed_are_left_open(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "A 78 year old woman would not be turned away because of her age.",
        "Women who are 17 do not meet the criteria of the trial.",
        "Patients may still be eligible for the trial if their creatinine clearance is 90 ml/min.",
        "A bilirubin of 3 times the upper limit of normal would be too high for entry.",
        "Women who have had 450 mg/m^2 of doxorubicin altogether cannot take part in the trial.",
    ],
)
def test_who_is_let_in_on_conditions_is_left_open(claim: str) -> None:
    assert verdict(claim, ENTRY) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "More than 100,000 patients worldwide have been treated with velorin.",
        "Velorin has been available for 50 years.",
        "Every year 3 million patients take velorin.",
        "Our clinic has seen 2,000 patients.",
    ],
)
def test_what_is_said_of_the_world_is_not_held_against_one_trial(claim: str) -> None:
    assert verdict(claim, SURVIVAL) != "differs"
