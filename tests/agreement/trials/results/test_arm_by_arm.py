"""Statements on results that give each arm its own numbers, or what stood before and after, or in other writings."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

RESPONSE = """Outcome Measurement:
  Objective Response Rate (ORR)
  Percentage of participants with a complete response or a partial response at week 24.
  Time frame: Week 24
Results 1:
  Arm/Group Title: Torvanib and Velorin
  Arm/Group Description: torvanib 50 mg twice daily with velorin 80 mg once daily
  Overall Number of Participants Analyzed: 140
  Measure Type: Number
  Unit of Measure: percentage of participants  45.0        (36.6 to 53.6)
Results 2:
  Arm/Group Title: Torvanib
  Arm/Group Description: torvanib 50 mg twice daily
  Overall Number of Participants Analyzed: 70
  Measure Type: Number
  Unit of Measure: percentage of participants  20.0        (11.4 to 31.3)
"""
FREE = """Outcome Measurement:
  Percentage of Progression Free Participants After 24 Weeks
  Participants without progression at 24 weeks. Those with EGFR expression of at least 10% were studied.
  Time frame: 24 weeks
Results 1:
  Arm/Group Title: Velorin 80 mg
  Arm/Group Description: velorin 80 mg once daily
  Overall Number of Participants Analyzed: 8
  Measure Type: Number
  Unit of Measure: percentage of participants  25.0        (3.2 to 65.1)
Results 2:
  Arm/Group Title: Velorin 40 mg
  Arm/Group Description: velorin 40 mg once daily
  Overall Number of Participants Analyzed: 12
  Measure Type: Number
  Unit of Measure: percentage of participants  0.0        (0.0 to 26.5)
"""
SURVIVAL = """Outcome Measurement:
  Progression Free Survival (PFS)
  Time from randomization to progression or death.
  Time frame: up to 110 weeks
Results 1:
  Arm/Group Title: Torvanib + Letrozole
  Arm/Group Description: torvanib 50 mg twice daily with letrozole 2.5 mg once daily
  Overall Number of Participants Analyzed: 90
  Median (95% Confidence Interval)
  Unit of Measure: weeks  31.2        (24.8 to 40.1)
Results 2:
  Arm/Group Title: Placebo + Letrozole
  Arm/Group Description: placebo with letrozole 2.5 mg once daily
  Overall Number of Participants Analyzed: 84
  Median (95% Confidence Interval)
  Unit of Measure: weeks  20.6        (16.2 to 25.5)
"""
SCORE = """Outcome Measurement:
  Severity of Mucositis
  Mean score on the Oral Mucositis Scale from 0 to 5 at the end of treatment.
  Time frame: 6 weeks
Results 1:
  Arm/Group Title: Honey Rinse
  Arm/Group Description: honey rinse four times daily
  Overall Number of Participants Analyzed: 22
  Mean (Standard Deviation)
  Unit of Measure: units on a scale  1.7        (0.81)
Results 2:
  Arm/Group Title: Placebo
  Arm/Group Description: placebo rinse four times daily
  Overall Number of Participants Analyzed: 25
  Mean (Standard Deviation)
  Unit of Measure: units on a scale  2.9        (0.64)
"""
DENSITY = """Outcome Measurement:
  Percent Change From Baseline in Total Hip Bone Mineral Density (BMD)
  Bone mineral density of the total hip at month 12.
  Time frame: Baseline, 12 months
Results 1:
  Arm/Group Title: Ostevar Upfront
  Arm/Group Description: ostevar 4 mg every 6 months
  Overall Number of Participants Analyzed: 150
  Mean (Standard Deviation)
  Unit of Measure: Percentage of BMD  1.842        (2.91)
Results 2:
  Arm/Group Title: Ostevar Delayed-start
  Arm/Group Description: ostevar 4 mg where a fracture occurred
  Overall Number of Participants Analyzed: 148
  Mean (Standard Deviation)
  Unit of Measure: Percentage of BMD  -1.434        (3.02)
"""
PER_SURFACE = """Outcome Measurement:
  Clinical Benefit Rate
  Percentage of participants with a response or stable disease for 24 weeks.
  Time frame: 24 weeks
Results 1:
  Arm/Group Title: Velorin 2000 mg/m^2
  Arm/Group Description: velorin 1000 mg per square meter (mg/m^2) twice daily on days 1 to 14 of each 21-day cycle
  Overall Number of Participants Analyzed: 51
  Measure Type: Number
  Unit of Measure: percentage of participants  59
"""
INTRACRANIAL = """Outcome Measurement:
  Intracranial Response Rate
  Percentage of participants with an intracranial response.
  Time frame: up to 30 months
Results 1:
  Arm/Group Title: Part A: HR+, HER2+
  Arm/Group Description: velorin 80 mg once daily
  Overall Number of Participants Analyzed: 25
  Measure Type: Number
  Unit of Measure: percentage of participants  0
Results 2:
  Arm/Group Title: Part B: HR+, HER2-
  Arm/Group Description: velorin 80 mg once daily
  Overall Number of Participants Analyzed: 50
  Measure Type: Number
  Unit of Measure: percentage of participants  8.0
"""
STATEMENTS = [
    ("ORR was 45% with torvanib and velorin, and 30% with torvanib.",
     "ORR was 45% with torvanib and velorin, and 20% with torvanib.", RESPONSE),
    ("24 of 70 patients in cohort 2 and 63 of 140 in cohort 1 had a CR or PR.",
     "14 of 70 patients in cohort 2 and 63 of 140 in cohort 1 had a CR or PR.", RESPONSE),
    ("The addition of velorin raised the objective response rate from 20% to 65%.",
     "The addition of velorin raised the objective response rate from 20% to 45%.", RESPONSE),
    ("An objective response was nearly eight times as frequent with torvanib and velorin as with torvanib.",
     "An objective response was about twice as frequent with torvanib and velorin as with torvanib.", RESPONSE),
    ("The objective response rate exceeded 25% in both arms.",
     "The objective response rate exceeded 15% in both arms.", RESPONSE),
    ("45% of those on torvanib and velorin responded and 26.3% of those on torvanib.",
     "45% of those on torvanib and velorin responded and 20.0% of those on torvanib.", RESPONSE),
    ("5 of 8 patients in cohort 1 had progressed after 24 weeks.",
     "6 of 8 patients in cohort 1 had progressed after 24 weeks.", FREE),
    ("At wk 24 five patients on velorin 80 mg were progression free.",
     "At wk 24 two patients on velorin 80 mg were progression free.", FREE),
    ("Median PFS was 31.2 weeks with torvanib and 24.6 weeks with placebo.",
     "Median PFS was 31.2 weeks with torvanib and 20.6 weeks with placebo.", SURVIVAL),
    ("Adding torvanib to letrozole lengthened the median PFS from 20.6 to 41.2 weeks.",
     "Adding torvanib to letrozole lengthened the median PFS from 20.6 to 31.2 weeks.", SURVIVAL),
    ("Median PFS exceeded 180 days in both arms.", "Median PFS exceeded 140 days in both arms.", SURVIVAL),
    ("Torvanib pushed back progression or death by a median of 16 weeks.",
     "Torvanib improved the median PFS by 10.6 weeks over placebo.", SURVIVAL),
    ("The mean mucositis score was 1.7 for the 22 patients on honey, and 2.9 for the 35 on placebo.",
     "The mean mucositis score was 1.7 for the 22 patients on honey, and 2.9 for the 25 on placebo.", SCORE),
    ("The mucositis score averaged 3.9 on placebo and 1.7 on honey.",
     "The mucositis score averaged 2.9 on placebo and 1.7 on honey.", SCORE),
    ("The mean severity was at least 2 points lower on honey than on placebo.",
     "The mean severity was at least 1 point lower on honey than on placebo.", SCORE),
    ("The mean severity at the end of treatment was 1.9 on placebo.",
     "The mean severity at the end of treatment was 2.9 on placebo.", SCORE),
    ("14 of the 50 HR+, HER2- patients had an intracranial response.",
     "None of the 25 HER2+ patients and 4 of the 50 HER2- patients had an intracranial response.", INTRACRANIAL),
]  # fmt: skip


@pytest.mark.parametrize(("false", "record"), [(false, record) for false, _, record in STATEMENTS])
def test_a_number_that_an_arm_does_not_have_is_told(false: str, record: str) -> None:
    assert verdict(false, record) == "differs"


@pytest.mark.parametrize(("true", "record"), [(true, record) for _, true, record in STATEMENTS])
def test_what_the_arms_have_is_not_called_false(true: str, record: str) -> None:
    assert verdict(true, record) != "differs"


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("Patients on delayed ostevar lost on average 1.4% of their hip BMD by month 12.", DENSITY),
        ("There were 75 patients in all, 25 in cohort 1 and 50 in cohort 2.", INTRACRANIAL),
        (
            "Torvanib kept the median PFS from falling short of 30 weeks, the two-drug arm being the longer one.",
            SURVIVAL,
        ),
        ("In months, the median PFS was about 7.2 with torvanib and about 4.7 with placebo.", SURVIVAL),
        ("Median PFS was prolonged from 20.6 to 31.2 weeks by torvanib.", SURVIVAL),
        ("Honey lowered the mean mucositis score from 2.9 to 1.7.", SCORE),
        ("The median PFS did not exceed 32 weeks in either arm.", SURVIVAL),
        ("63 patients on torvanib and velorin responded and 14 on torvanib alone.", RESPONSE),
        ("More than 8 in 10 patients with EGFR expression were not progression free after 24 weeks.", FREE),
        ("The ORR was 0.45 in the 140 patients who took torvanib and velorin.", RESPONSE),
        ("With a surface of 1.7 m2 a patient would take 1700 mg velorin twice a day.", PER_SURFACE),
        ("Two thirds of the participants, 140 of 210, were in the velorin arm.", RESPONSE),
        ("Cohort 2 was larger than cohort 1 by 25 participants.", INTRACRANIAL),
        ("Every one of the 12 patients on velorin 40 mg had progressed after 24 weeks.", FREE),
    ],
)
def test_what_follows_from_several_arms_is_not_called_false(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"
