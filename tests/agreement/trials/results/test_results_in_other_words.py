"""Statements on results in words that a record does not have: of method, of time and of how the arms stand."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

REMISSION = """Outcome Measurement:
  Number of Participants With Complete Remission
  Complete remission at the end of treatment.
  Time frame: 12 weeks
Results 1:
  Arm/Group Title: Celarin
  Arm/Group Description: celarin 50 mg a day
  Overall Number of Participants Analyzed: 30
  Measure Type: Number
  Unit of Measure: participants  18
Results 2:
  Arm/Group Title: Placebo
  Arm/Group Description: two tablets a day
  Overall Number of Participants Analyzed: 25
  Measure Type: Number
  Unit of Measure: participants  2
"""
RESPONSE = """Outcome Measurement:
  Objective Response Rate (ORR)
  Percentage of patients with a complete or partial response.
  Time frame: 6 months
Results 1:
  Arm/Group Title: Velorin
  Arm/Group Description: velorin 80 mg once a week
  Overall Number of Participants Analyzed: 150
  Measure Type: Number
  Unit of Measure: percentage of participants  24.2        (17.0 to 31.0)
Results 2:
  Arm/Group Title: Velorin + Booster
  Arm/Group Description: velorin 80 mg once a week and one booster
  Overall Number of Participants Analyzed: 48
  Measure Type: Number
  Unit of Measure: percentage of participants  35.4        (22.0 to 48.0)
"""

FREE = """Outcome Measurement:
  Progression-Free Survival (PFS) Rate
  Percentage of participants without progression or death by week 24.
  Time frame: up to week 24
Results 1:
  Arm/Group Title: Sorivane 14 Day
  Arm/Group Description: sorivane capsules of 100 mg on a q14 day schedule
  Overall Number of Participants Analyzed: 80
  Measure Type: Number
  Unit of Measure: percentage of participants  40.0
Results 2:
  Arm/Group Title: Sorivane 28 Day
  Arm/Group Description: sorivane capsules of 100 mg on a q28 day schedule
  Overall Number of Participants Analyzed: 80
  Measure Type: Number
  Unit of Measure: percentage of participants  27.5
"""
TWO_TRIALS = f"Primary trial\n{RESPONSE}Secondary trial\n{REMISSION}"


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        (RESPONSE, "With respect to ORR, the booster arm came out 21.2 percentage points ahead of velorin alone."),
        (RESPONSE, "The booster was linked to a response rate 15.2 percentage points higher."),
        (RESPONSE, "Analysis of 198 patients gave an ORR of 53.4% with the booster."),
        (RESPONSE, "In the analysis booster recipients had an ORR of 53.4%."),
        (REMISSION, "At the 12-week mark 28 patients had a complete remission in all."),
        (REMISSION, "It can be worked out that 9 patients on placebo had a complete remission."),
    ],
)
def test_words_of_method_and_the_records_own_times_hide_no_wrong_number(record: str, claim: str) -> None:
    assert verdict(claim, record) == "differs"


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        (RESPONSE, "With respect to ORR, the booster arm came out 11.2 percentage points ahead of velorin alone."),
        (RESPONSE, "The booster was linked to a response rate 11.2 percentage points higher."),
        (RESPONSE, "Analysis of 198 patients gave an ORR of 35.4% with the booster."),
        (RESPONSE, "The ORR was 35.4% with the booster, based on 48 participants and 6 months of treatment."),
        (RESPONSE, "Altogether 198 participants of both arms contributed to the ORR analysis."),
        (RESPONSE, "The confidence intervals of the two response rates overlap between 22% and 31%."),
        (RESPONSE, "Working with 48 patients, the trial found an ORR of 35.4% in booster recipients."),
        (RESPONSE, "With velorin 24% responded, compared to 35% of those on velorin and booster only."),
        (REMISSION, "At the 12-week mark 20 patients had a complete remission in all."),
        (REMISSION, "It can be worked out that 2 patients on placebo had a complete remission."),
        (REMISSION, "The analysis is based on 55 patients, of whom 20 had a complete remission."),
        (REMISSION, "In the analysis, 35 of the patients had no complete remission."),
    ],
)
def test_words_of_method_make_no_true_number_wrong(record: str, claim: str) -> None:
    assert verdict(claim, record) != "differs"


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        (
            RESPONSE,
            "In terms of patients analysed, cohort 1 was about five times as large as the booster group.",
        ),
        (RESPONSE, "The booster group was small, with less than a quarter as many people analysed as cohort 1."),
        (TWO_TRIALS, "The primary trial analysed 43 more participants than the secondary trial."),
        (
            TWO_TRIALS,
            "The primary trial had 198 analysed patients, five times the size of the secondary trial.",
        ),
        (TWO_TRIALS, "The primary trial was over four times the size of the secondary trial."),
        (TWO_TRIALS, "In the secondary trial, nine more patients were analysed in cohort 1 than in cohort 2."),
    ],
)
def test_how_many_times_as_many_were_analysed_is_told(record: str, claim: str) -> None:
    assert verdict(claim, record) == "differs"


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        (RESPONSE, "In terms of patients analysed, cohort 1 was three times as large as the booster group."),
        (RESPONSE, "The booster group was small, with less than a third as many people analysed as cohort 1."),
        (RESPONSE, "Velorin alone had more than twice as many patients with a response as the booster arm."),
        (TWO_TRIALS, "The primary trial analysed 143 more participants than the secondary trial."),
        (
            TWO_TRIALS,
            "The primary trial had 198 analysed patients, more than three times the size of the secondary trial.",
        ),
        (TWO_TRIALS, "The velorin arm of the primary trial was nearly three times as large as the secondary trial."),
        (TWO_TRIALS, "In the primary trial the combination arm was a third of the size of the velorin arm."),
        (TWO_TRIALS, "In the secondary trial, five more patients were analysed in cohort 1 than in cohort 2."),
        (TWO_TRIALS, "In the secondary trial, nine times as many patients had a remission in cohort 1 as in cohort 2."),
    ],
)
def test_what_is_as_large_as_it_is_told_to_be_is_left_alone(record: str, claim: str) -> None:
    assert verdict(claim, record) != "differs"


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        (FREE, "A share of 27.5% of the patients in the 14 day group were free of progression."),
        (FREE, "Of the 28 day sorivane arm 32 patients were progression-free at week 24."),
        (FREE, "By week 24 every other patient of the 28-day group, 50%, was free of progression."),
        (RESPONSE, "With velorin infusions and the booster, 53.4% responded."),
        (RESPONSE, "With the booster injection 30 patients responded."),
    ],
)
def test_an_arm_by_its_schedule_and_those_with_the_event_are_told(record: str, claim: str) -> None:
    assert verdict(claim, record) == "differs"


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        (FREE, "By week 24, 40% of the patients in the 14 day group were free of progression."),
        (FREE, "In the 28 day sorivane arm, 22 patients were progression-free at week 24."),
        (FREE, "About 60% of the patients in the 14 day group had progressed or died by week 24."),
        (FREE, "Of the 14 day group 40% had not progressed or died by week 24."),
        (FREE, "Within 24 weeks 27.5% were progression-free in the 28 day group."),
        (FREE, "After 14 days of treatment 27.5% of one group were on their way to being progression-free at week 24."),
        (RESPONSE, "With velorin infusions and the booster, 35.4% responded."),
        (RESPONSE, "With the booster injection 17 patients responded."),
        (RESPONSE, "Of the responders, 9 completed all doses of velorin."),
        (RESPONSE, "Among responders, 12 had a reduced dose of velorin."),
        (RESPONSE, "Response or not, 4 patients missed an infusion."),
        (RESPONSE, "The response was kept by 7 patients with half of the dose."),
    ],
)
def test_what_is_true_of_an_arm_by_its_schedule_is_left_alone(record: str, claim: str) -> None:
    assert verdict(claim, record) != "differs"


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        (REMISSION, "By the twelfth week, 28 of the patients had a complete remission."),
        (REMISSION, "Remission was assessed in 65 patients over both arms."),
        (RESPONSE, "With velorin infusions every two weeks and the booster, 53.4% responded."),
    ],
)
def test_ordinal_weeks_and_both_arms_hide_no_wrong_number(record: str, claim: str) -> None:
    assert verdict(claim, record) == "differs"


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        (REMISSION, "By the twelfth week, 20 of the patients had a complete remission."),
        (REMISSION, "Remission was assessed in 55 patients over both arms."),
        (REMISSION, "Of the patients over 65 years 3 had a complete remission."),
        (RESPONSE, "With velorin infusions every week and the booster, 35.4% responded."),
        (RESPONSE, "Every dose of velorin was given to 12 of the responders."),
    ],
)
def test_ordinal_weeks_and_ages_make_no_true_number_wrong(record: str, claim: str) -> None:
    assert verdict(claim, record) != "differs"
