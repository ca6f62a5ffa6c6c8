"""What a number of a statement on results is told to be, and of which arm and category: nothing else accounts for it.

Beside each false number stands a true statement in much the same words.
"""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

SCORES = """Outcome Measurement:
  Change From Baseline in Seated Blood Pressure at Week 8
  Systolic pressure, mean of two consecutive readings. A negative value means improvement.
  Time frame: Baseline to Week 8
Results 1:
  Arm/Group Title: Torvanib 25 mg
  Arm/Group Description: one tablet a day
  Overall Number of Participants Analyzed: 290
  Mean (Standard Deviation)
  Unit of Measure: mmHg  -23.0 (37.5)
Results 2:
  Arm/Group Title: Torvanib 50 mg
  Arm/Group Description: one tablet a day
  Overall Number of Participants Analyzed: 288
  Mean (Standard Deviation)
  Unit of Measure: mmHg  -29.4 (38.1)
Results 3:
  Arm/Group Title: Placebo
  Arm/Group Description: matching tablet
  Overall Number of Participants Analyzed: 282
  Mean (Standard Deviation)
  Unit of Measure: mmHg  -11.0 (40.6)
"""
CATEGORIES = """Outcome Measurement:
  Best Overall Response
  Number of participants in each category by the investigator.
  Time frame: 24 weeks
Results 1:
  Arm/Group Title: Velorin + Barolin
  Arm/Group Description: velorin 1250 mg a day, barolin 2000 mg a day
  Overall Number of Participants Analyzed: 62
  Measure Type: Count of Participants
  Unit of Measure: Participants
  Complete Response: 3 participants
  Partial Response: 19 participants
  Stable Disease: 25 participants
  Progressive Disease: 11 participants
  Not Evaluable: 4 participants
Results 2:
  Arm/Group Title: Barolin Alone
  Arm/Group Description: barolin 2500 mg a day
  Overall Number of Participants Analyzed: 60
  Measure Type: Count of Participants
  Unit of Measure: Participants
  Complete Response: 1 participants
  Partial Response: 10 participants
  Stable Disease: 22 participants
  Progressive Disease: 23 participants
  Not Evaluable: 4 participants
"""
SKIN = """Outcome Measurement:
  Global Assessment of the Skin
  Number of participants in each category.
  Time frame: Week 16
Results 1:
  Arm/Group Title: Celarin
  Overall Number of Participants Analyzed: 80
  Measure Type: Count of Participants
  Unit of Measure: Participants  Clear: 32  40.0%
  Almost clear: 28  35.0%
  Severe: 20  25.0%
Results 2:
  Arm/Group Title: Vehicle
  Overall Number of Participants Analyzed: 40
  Measure Type: Count of Participants
  Unit of Measure: Participants  Clear: 2  5.0%
  Almost clear: 4  10.0%
  Severe: 34  85.0%
"""
FREE = """Outcome Measurement:
  Pain Freedom at 2 Hours Post-Dose
  Number of participants whose headache went from moderate or severe (2 or 3) to none (0).
  Time frame: 2 hours post-dose
Results 1:
  Arm/Group Title: Ostevar
  Overall Number of Participants Analyzed: 650
  Measure Type: Count of Participants
  Unit of Measure: Participants  143 (22.0%)
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 660
  Measure Type: Count of Participants
  Unit of Measure: Participants  66 (10.0%)
"""
DAYS = """Outcome Measurement:
  Change in Monthly Headache Days
  Mean change from the 4-week run-in.
  Time frame: Baseline; Week 1 through Week 12
Results 1:
  Arm/Group Title: Ostevar 60 mg
  Overall Number of Participants Analyzed: 222
  Least Squares Mean (95% Confidence Interval)
  Unit of Measure: days  -4.2 (-4.6 to -3.8)
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 214
  Least Squares Mean (95% Confidence Interval)
  Unit of Measure: days  -2.5 (-2.9 to -2.1)
"""
RECOVERY = """Outcome Measurement:
  Time to Recovery
  Days until discharge, counted for up to 29 days.
  Time frame: Day 1 through Day 29
Results 1:
  Arm/Group Title: Celarin
  Overall Number of Participants Analyzed: 541
  Median (95% Confidence Interval)
  Unit of Measure: days  10 (9 to 11)
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 521
  Median (95% Confidence Interval)
  Unit of Measure: days  15 (13 to 18)
"""
HALVED = """Outcome Measurement:
  Percentage of Participants With at Least 50% Reduction in Headache Days
  Compared with the run-in.
  Time frame: Weeks 9 to 12
Results 1:
  Arm/Group Title: Velorin Quarterly
  Overall Number of Participants Analyzed: 375
  Measure Type: Number
  Unit of Measure: percentage of participants  37.6
Results 2:
  Arm/Group Title: Velorin Monthly
  Overall Number of Participants Analyzed: 375
  Measure Type: Number
  Unit of Measure: percentage of participants  40.8
"""
KNEE = """Outcome Measurement:
  Knee Pain on a Numeric Rating Scale
  0 (no pain) to 10 (worst pain).
  Time frame: Week 4 and Week 12
Results 1:
  Arm/Group Title: Exercise
  Overall Number of Participants Analyzed: 60
  Mean (Standard Deviation)
  Unit of Measure: units on a scale  Week 4: 4.8 (1.9)
  Week 12: 3.6 (2.0)
Results 2:
  Arm/Group Title: Usual Care
  Overall Number of Participants Analyzed: 58
  Mean (Standard Deviation)
  Unit of Measure: units on a scale  Week 4: 5.6 (1.8)
  Week 12: 5.2 (2.1)
"""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        # the result of an arm, however the arm is named
        ("Blood pressure fell by almost 40 mmHg with the higher dose.",
         "Blood pressure fell by almost 30 mmHg with the higher dose.", SCORES),
        ("Even on placebo blood pressure went down by more than 20 mmHg.",
         "Even on placebo blood pressure went down by more than 10 mmHg.", SCORES),
        ("Blood pressure fell by 29.4 mmHg with the lowest torvanib dose.",
         "Blood pressure fell by 23 mmHg with the lowest torvanib dose.", SCORES),
        ("Median recovery took ten days with celarin against 25 with placebo.",
         "Median recovery took ten days with celarin against 15 with placebo.", RECOVERY),
        ("Usual care patients had a mean pain of 6.2 at week 12.",
         "Usual care patients had a mean pain of 5.2 at week 12.", KNEE),
        # differences and ratios
        ("The lower dose did 18.9 mmHg better than placebo.",
         "The lower dose did 12 mmHg better than placebo.", SCORES),
        ("Ostevar took away 2.7 more headache days a month than placebo.",
         "Ostevar took away 1.7 more headache days a month than placebo.", DAYS),
        ("The fall in pressure with the higher dose was more than 4 times that of placebo.",
         "The fall in pressure with the higher dose was more than 2.5 times that of placebo.", SCORES),
        ("Monthly dosing was 13.2 points better than quarterly dosing.",
         "Monthly dosing was 3.2 points better than quarterly dosing.", HALVED),
        # categories, each with its own count
        ("Progression was the best response for 33 of 60 in the barolin only group.",
         "Progression was the best response for 23 of 60 in the barolin only group.", CATEGORIES),
        ("About 35% of the combination arm had CR or PR, vs about 48% of those on barolin alone.",
         "About 35% of the combination arm had CR or PR, vs about 18% of those on barolin alone.", CATEGORIES),
        ("3 complete responses were seen with the combination and 2 with barolin by itself.",
         "3 complete responses were seen with the combination and 1 with barolin by itself.", CATEGORIES),
        ("Forty patients in each arm could not be evaluated.", "Four patients in each arm could not be evaluated.",
         CATEGORIES),
        ("50 of the 80 celarin patients were clear or almost clear at wk 16.",
         "60 of the 80 celarin patients were clear or almost clear at wk 16.", SKIN),
        ("44 people were completely clear.", "34 people were completely clear.", SKIN),
        # those without it, and everybody
        ("307 people on ostevar didn't reach pain freedom by 2 hours.",
         "507 people on ostevar didn't reach pain freedom by 2 hours.", FREE),
        ("Altogether 1220 participants were analysed for best response.",
         "Altogether 122 participants were analysed for best response.", CATEGORIES),
        # when and over how long
        ("Pain freedom was judged 2 days after the dose was taken.",
         "Pain freedom was judged 2 hours after the dose was taken.", FREE),
        ("Blood pressure was averaged over seven consecutive readings and measured after 18 weeks.",
         "Blood pressure was averaged over two consecutive readings and measured after 8 weeks.", SCORES),
        ("Patients were followed for 90 days.", "Patients were followed for 29 days.", RECOVERY),
        # ends and spreads
        ("The upper limit of the confidence interval for placebo was 28 days.",
         "The upper limit of the confidence interval for placebo was 18 days.", RECOVERY),
        ("The standard deviation for placebo was 46.0.", "The standard deviation for placebo was 40.6.", SCORES),
        ("The confidence intervals of both arms lie entirely below minus 3 days.",
         "The confidence intervals of both arms lie entirely below minus 2 days.", DAYS),
    ],
)  # fmt: skip
def test_a_number_is_held_against_what_it_is_told_to_be(false: str, true: str, record: str) -> None:
    assert verdict(false, record) == "differs"
    assert verdict(true, record) != "differs"


@pytest.mark.parametrize(
    ("statement", "record"),
    [
        ("24 people on barolin had a partial or stable disease or better.", CATEGORIES),  # of which, is not told
        ("Pain went down from 4.8 to 3.6 between weeks 4 and 12 with exercise.", KNEE),
        ("Pain dropped by 0.4 points on usual care from week 4 to week 12.", KNEE),
        ("A patient scoring 11 is impossible.", KNEE),
        ("234 quarterly patients did not achieve a 50% reduction.", HALVED),
        ("Half of the placebo group had recovered within just over two weeks.", RECOVERY),
        ("A quarter of the placebo group was ill for more than 18 days.", RECOVERY),
        ("Recovery took one and a half times as long with placebo as with celarin.", RECOVERY),
        ("20 more patients were analysed on celarin.", RECOVERY),
        ("The two confidence intervals are 2 days apart.", RECOVERY),
        ("Adding velorin to barolin raised complete responses from 1 to 3.", CATEGORIES),
        ("The 62 patients of the combination arm took 1250 mg velorin a day.", CATEGORIES),
        ("Fewer than a third of the patients on the combination progressed: 18%, against 38% with barolin by itself.",
         CATEGORIES),
    ],
)  # fmt: skip
def test_what_may_be_something_else_is_left_open(statement: str, record: str) -> None:
    assert verdict(statement, record) != "differs"


def test_categories_with_sizes_of_their_own_are_told_from_counts() -> None:
    sized = CATEGORIES.replace("Complete Response: 3 participants\n", "Complete Response: 3 participants\n  2\n")
    assert verdict("Progression was the best response for 33 of 60 with barolin alone.", CATEGORIES) == "differs"
    assert verdict("Progression was the best response for 33 of 60 with barolin alone.", sized) != "differs"


SYMPTOMS = """Outcome Measurement:
  Time to Alleviation of Symptoms
  Median time until all symptoms are absent or mild.
  Time frame: every 2 days for the first 14 days, then every week, up to 6 weeks
Results 1:
  Arm/Group Title: Balorix
  Overall Number of Participants Analyzed: 455
  Median (95% Confidence Interval)
  Unit of Measure: days  56 (50 to 60)
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 230
  Median (95% Confidence Interval)
  Unit of Measure: days  80 (73 to 87)
"""


@pytest.mark.parametrize(
    ("true", "false", "record"),
    [
        (
            "symptoms were assessed every 2 days at first",
            "symptoms were assessed every 5 days at first",
            SYMPTOMS,
        ),
        (
            "neither group had a median above 81 days",
            "neither group had a median above 75 days",
            SYMPTOMS,
        ),
        (
            "the lower limit of the confidence interval for balo was below 55 days",
            "the lower limit of the confidence interval for balo was below 45 days",
            SYMPTOMS,
        ),
        (
            "over 650 patients were analysed, counting both arms",
            "over 750 patients were analysed, counting both arms",
            SYMPTOMS,
        ),
        (
            "the trial analysed 2 more patients in the combination arm than in the barolin alone arm",
            "the trial analysed 7 more patients in the combination arm than in the barolin alone arm",
            CATEGORIES,
        ),
        (
            "the upper limit for balo was 60 days",
            "the upper limit for balo was 87 days",
            SYMPTOMS,
        ),
        (
            "11 of the 60 patients on barolin alone responded, which is 18%",
            "11 of the 60 patients on barolin alone responded, which is 28%",
            CATEGORIES,
        ),
        (
            "33 patients over the two arms had a complete or partial response",
            "43 patients over the two arms had a complete or partial response",
            CATEGORIES,
        ),
        (
            "blood pressure was measured at week 8",
            "blood pressure was measured at week 26",
            SCORES,
        ),
    ],
)
def test_times_between_visits_and_bounds_of_no_arm_are_told(true: str, false: str, record: str) -> None:
    assert verdict(true, record) != "differs"
    assert verdict(false, record) == "differs"


@pytest.mark.parametrize(
    "given",
    [
        "patients took balorix for 12 weeks",
        "balorix was given for 3 days",
        "participants received placebo for 40 days",
        "treatment with balorix lasted 3 weeks",
    ],
)
def test_how_long_a_drug_was_given_is_no_result(given: str) -> None:
    assert verdict(given, SYMPTOMS) != "differs"
