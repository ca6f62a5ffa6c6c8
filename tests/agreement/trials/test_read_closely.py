"""Statements on trial records whose numbers are the record's only if read loosely."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

EVENTS = """Primary trial
Adverse Events 1:
  Total: 6/60 (10.00%)
  Nausea 4/60 (6.67%)
  Infection - Sepsis 1/60 (1.67%)
  Platelet count decreased 2/60 (3.33%)
  Pericardial effusion 1/60 (1.67%)
  Cardiac failure 1/60 (1.67%)
Adverse Events 2:
  Total: 24/80 (30.00%)
  Nausea 12/80 (15.00%)
  Infection - Sepsis 3/80 (3.75%)
  Platelet count decreased 5/80 (6.25%)
  Pericardial effusion 1/80 (1.25%)
  Cardiac failure 1/80 (1.25%)
Secondary trial
Adverse Events 1:
  Total: 30/50 (60.00%)
  Nausea 9/50 (18.00%)
  Intestinal perforation 1/50 (2.00%)"""
PAIN = """Outcome Measurement:
  Mean Pain Score at Week 8
  Pain was scored from 0 to 10 by all participants.
  Time frame: 8 weeks
Results 1:
  Arm/Group Title: Velorin
  Arm/Group Description: velorin 200 mg daily
  Overall Number of Participants Analyzed: 40
  Mean (Standard Deviation)
  Unit of Measure: units on a scale  4.6 (1.1)
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 38
  Mean (Standard Deviation)
  Unit of Measure: units on a scale  6.4 (1.5)"""
ENTRY = """Inclusion Criteria:
  Female patients aged 18 to 70 years
  ECOG performance status 0-1
  Karnofsky index >= 80
  Left ventricular ejection fraction (LVEF) ³ 50%
Exclusion Criteria:
  Peripheral neuropathy > grade 1"""
BLOOD = """Inclusion Criteria:
  > 21 years of age
  Creatinine clearance > 40 mL/min
  Hemoglobin greater than 9 g/dL
  No more than 5 metastatic sites
  No old hormone within the preceding 15 days
  ECOG performance status 0-1 (phase I) or 0-2 (phase II)"""
COURSE = """INTERVENTION 1:
  Velorin + Talimab
  All patients receive velorin IV on day 1 and oral corvazine on days 1-7.
  Patients receive talimab IV on day 1 (prior to each dose of velorin)."""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "With both cohorts of the primary trial pooled, fewer than one in ten patients had an adverse event.",
            "With both cohorts of the primary trial pooled, more than one in five patients had an adverse event.",
        ),
        (
            "Nausea was seven times as common in cohort 2 of the primary trial as in cohort 1.",
            "Nausea was three times as common in cohort 2 of the primary trial as in cohort 1.",
        ),
        (
            "The number with nausea in cohort 2 of the primary trial was quadruple that of cohort 1.",
            "The number with nausea in cohort 2 of the primary trial was triple that of cohort 1.",
        ),
        (
            "In the primary trial, adverse events were 45 points more frequent in cohort 2 than in cohort 1.",
            "In the primary trial, adverse events were 20 points more frequent in cohort 2 than in cohort 1.",
        ),
        (
            "Heart failure and fluid around the heart each struck four patients in cohort 2 of the primary trial.",
            "Heart failure and fluid around the heart each struck one patient in cohort 2 of the primary trial.",
        ),
        ("Sepsis befell 9 patients of the primary trial.", "Sepsis befell 4 patients of the primary trial."),
        (
            "Low platelet counts were logged for 17 members of the primary trial.",
            "Low platelet counts were logged for 7 members of the primary trial.",
        ),
        (
            "Likewise, 7 people of the secondary trial had a hole in the bowel.",
            "Likewise, 1 person of the secondary trial had a hole in the bowel.",
        ),
        (
            "In the secondary trial 31 patients avoided adverse events.",
            "In the secondary trial 20 patients avoided adverse events.",
        ),
        (
            "Fewer than 9% of cohort 1 of the primary trial had any of the adverse events.",
            "Fewer than 11% of cohort 1 of the primary trial had any of the adverse events.",
        ),
    ],
)
def test_events(false: str, true: str) -> None:
    assert (verdict(false, EVENTS), verdict(true, EVENTS) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("false", "true"),
    [
        ("The mean pain score was 3.5 with velorin.", "The mean pain score was 4.6 with velorin."),
        ("Those on velorin scored 2.8 points less pain.", "Those on velorin scored 1.8 points less pain."),
    ],
)
def test_a_mean_is_the_result_and_not_its_spread(false: str, true: str) -> None:
    assert (verdict(false, PAIN), verdict(true, PAIN) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("false", "true"),
    [
        ("Women aged 66 or more are shut out.", "Women aged 71 or more are shut out."),
        (
            "Because of her age alone, a girl of 19 would be refused.",
            "Because of her age alone, a girl of 17 would be refused.",
        ),
        (
            "An otherwise suitable woman with an ECOG of 1 would be refused.",
            "An otherwise suitable woman with an ECOG of 2 would be refused.",
        ),
        (
            "Candidates need both a Karnofsky index of at least 90 and an LVEF of at least 50%.",
            "Candidates need both a Karnofsky index of at least 80 and an LVEF of at least 50%.",
        ),
        ("A baseline LVEF of 45% would be acceptable.", "A baseline LVEF of 55% would be acceptable."),
        (
            "Neuropathy of grade 1 in the hands excludes a woman.",
            "Neuropathy of grade 2 in the hands excludes a woman.",
        ),
    ],
)
def test_conditions_of_entry(false: str, true: str) -> None:
    assert (verdict(false, ENTRY), verdict(true, ENTRY) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "true",
    [
        "Each of the five adverse events named for the primary trial was seen in both of its cohorts.",
        "The secondary trial was 2.8 times smaller than the primary trial.",
        "In neither cohort of the primary trial did the share of patients with adverse events reach 31%.",
        "Thirty-six more patients of cohort 1 of the primary trial were without nausea than with it, less 16.",
        "Cohort 2 had a higher overall rate of adverse events than cohort 1 of the primary trial, 30% versus 10%.",
        "Cohort 2 of the primary trial had over twice as many patients with sepsis as cohort 1, at a rate of 3.75%.",
        "Patients without nausea outnumbered those with it by more than six to one in the primary trial.",
        "A woman who weighs 70 kg would be one of 140 patients of the primary trial.",
        "Taken together, the primary and the secondary trial have 3 cohorts.",
    ],
)
def test_what_is_told_beside_the_counts_is_left_open(true: str) -> None:
    assert verdict(true, EVENTS) != "differs"


@pytest.mark.parametrize(
    "true",
    [
        "Even with an ECOG of 3, a woman of 60 could ask for an exception.",
        "A 75 year old is deemed of no childbearing potential and could not take part.",
        "70 patients felt well in the end.",
        "A woman without symptoms whose LVEF fell from 65% to 45% would count as a cardiac event.",
    ],
)
def test_what_conditions_do_not_speak_of_is_left_open(true: str) -> None:
    assert verdict(true, ENTRY) != "differs"


@pytest.mark.parametrize(
    "true",
    [
        "An old hormone taken ten days ago is too recent, as 15 days must have gone by.",
        "A creatinine clearance of 30 mL/min is inadequate for this study.",
        "A creatinine clearance of 30 mL/min is 10 mL/min under the minimum.",
        "With a hemoglobin of 8 g/dL, a woman fails the baseline blood criteria.",
        "Women with a haemoglobin of 8.5 g/dL are too anaemic to be eligible.",
        "Candidates need to be older than 21, so an 18 year old female cannot be included.",
        "Women who are exactly 21 years old are still too young, since they must be older than that.",
        "Fewer than 6 metastatic sites must be present for a participant to be eligible.",
        "An ECOG performance status of 2 was acceptable for the phase II part, but not for phase I.",
    ],
)
def test_who_is_beyond_a_limit_is_kept_out(true: str) -> None:
    assert verdict(true, BLOOD) != "differs"


def test_a_drug_of_another_line_is_not_said_to_be_given_on_the_days_of_this_one() -> None:
    all_of_them = "On days 1-7 patients receive velorin IV, oral corvazine and talimab IV."
    assert verdict(all_of_them, COURSE) != "supported"
    assert verdict("All patients receive oral corvazine on days 1-7.", COURSE) == "supported"


GIVEN = """Primary trial
INTERVENTION 1:
  Velorin Alone
  Velorin 200 mg was taken orally once every 12 hours for 6 months.
Secondary trial
INTERVENTION 1:
  Corvazine
  Corvazine 2.5 mg/day for 6 months, in three courses of 28 days."""


@pytest.mark.parametrize(
    "true",
    [
        "Patients of the primary trial take 400 mg of velorin a day.",
        "Patients take 400 mg of velorin a day.",
        "Corvazine comes to 17.5 mg per week in the secondary trial.",
        "A full course of corvazine in the secondary trial adds up to roughly 450 mg.",
        "The three courses of the secondary trial last 84 days in all.",
        "The primary trial has a single arm, and so has the secondary one.",
    ],
)
def test_a_dose_that_follows_from_what_was_given_is_left_open(true: str) -> None:
    assert verdict(true, GIVEN) != "differs"


@pytest.mark.parametrize(
    "true",
    [
        "Across all of the primary trial, nausea was seen in sixteen patients, half as many as the 30 with any event.",
        "In the secondary trial one patient in 50 had an intestinal perforation.",
        "All but one of the 50 patients in the secondary trial were spared an intestinal perforation.",
    ],
)
def test_how_many_had_something_else_is_left_open(true: str) -> None:
    assert verdict(true, EVENTS) != "differs"
