"""Statements in the words of busy people: of kids and volunteers, of sizes, gaps, rhythms and scales."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

EVENTS = """Primary trial
Adverse Events 1:
  Total: 20/240 (8.33%)
  Febrile convulsion * 4/240 (1.67%)
  Device malfunction * 5/240 (2.08%)
  Thrombocytopenia * 6/240 (2.50%)
  Hip fracture * 2/240 (0.83%)
  Colitis * 8/240 (3.33%)
  Nail disorder * 1/240 (0.42%)
Adverse Events 2:
  Total: 9/120 (7.50%)
  Febrile convulsion * 1/120 (0.83%)
  Device malfunction * 0/120 (0.00%)
  Thrombocytopenia * 3/120 (2.50%)
  Hip fracture * 1/120 (0.83%)
  Colitis * 2/120 (1.67%)
  Nail disorder * 0/120 (0.00%)
Secondary trial
Adverse Events 1:
  Total: 7/70 (10.00%)
  Colitis 3/70 (4.29%)
  Pulmonary embolism 4/70 (5.71%)
"""
SCORE = """Primary trial
Outcome Measurement:
  Sleep Quality Index at End of Treatment
  Total range 0 - 28, higher scores mean worse sleep.
  Time frame: 8 weeks
Results 1:
  Arm/Group Title: Internet Course
  Arm/Group Description: a class of 45 min twice a week
  Overall Number of Participants Analyzed: 58
  Measure Type: Mean (Standard Deviation)
  Unit of Measure: units on a scale  9.4 (4.3)
Results 2:
  Arm/Group Title: Wait-list
  Arm/Group Description: usual care
  Overall Number of Participants Analyzed: 61
  Measure Type: Mean (Standard Deviation)
  Unit of Measure: units on a scale  14.1 (5.2)
Secondary trial
Outcome Measurement:
  Progression-Free Survival (PFS)
  Scans every 6 wks until progression.
  Time frame: up to 30 months
Results 1:
  Arm/Group Title: Sorivane
  Arm/Group Description: sorivane 400 mg once daily
  Overall Number of Participants Analyzed: 78
  Measure Type: Median (95% Confidence Interval)
  Unit of Measure: months  11.1 (8.2 to 13.9)
Results 2:
  Arm/Group Title: Placebo
  Arm/Group Description: matching tablets once daily
  Overall Number of Participants Analyzed: 40
  Measure Type: Median (95% Confidence Interval)
  Unit of Measure: months  3.7 (2.8 to 5.5)
"""
BEST = """Outcome Measurement:
  Best Overall Response
  Response by investigators.
  Time frame: up to 2 years
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: participants
  Complete Response: 4 participants
  Partial Response: 14 participants
  Stable Disease: 11 participants
  Progressive Disease: 11 participants
Results 2:
  Arm/Group Title: Velorin + Booster
  Overall Number of Participants Analyzed: 38
  Measure Type: Number
  Unit of Measure: participants
  Complete Response: 6 participants
  Partial Response: 17 participants
  Stable Disease: 10 participants
  Progressive Disease: 5 participants
"""
REMOVED = """Outcome Measurement:
  Pathological Complete Response (pCR) Rate at Surgery
  Time frame: 24 weeks
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 50
  Measure Type: Number
  Unit of Measure: participants  20
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 50
  Measure Type: Number
  Unit of Measure: participants  5
"""


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        (EVENTS, "fits with fever happened in fourteen kids of cohort 1 in the primary trial"),
        (EVENTS, "fewer than 2% of the children in either arm of the primary trial had an adverse event"),
        (EVENTS, "48 of 360 volunteers in the primary trial had something serious"),
        (EVENTS, "the device malfunctioned in 14 men and women of cohort 1 in the primary trial"),
        (EVENTS, "9 patients in cohort 1 of the primary trial had severe thrombocytopenia"),
        (EVENTS, "platelets were low in 16 people of cohort 1 in the primary trial"),
        (EVENTS, "six hips were broken in cohort 1 of the primary trial"),
        (EVENTS, "an inflamed bowel lining (colitis) was seen in 18 people of cohort 1, primary trial"),
        (EVENTS, "lung clots: 40 in the secondary trial"),
        (
            EVENTS,
            "the primary trial's adverse event table covers 190 more participants than that of the secondary trial",
        ),
        (EVENTS, "cohort 1 of the primary trial had 60 children more than cohort 2"),
        (EVENTS, "the primary trial was nine times as large as the secondary trial"),
        (SCORE, "the wait-list group of the primary trial had 13 people more than the internet group"),
        (SCORE, "the primary trial analysed 119 people, that is 11 more than the secondary trial"),
        (SCORE, "the index used in the primary trial can't go higher than 21"),
        (SCORE, "the index of the primary trial can be anything from 0 to 82"),
        (SCORE, "the course of the primary trial was held five times a week"),
        (SCORE, "in the secondary trial scans were done every 6 months"),
        (
            SCORE,
            "median time without progression was nine times as long on sorivane as on placebo in the secondary trial",
        ),
        (SCORE, "sorivane doubled the median PFS of the secondary trial"),
        (SCORE, "sorivane bought an extra 4.7 months before progression in the secondary trial"),
        (BEST, "ten more patients had progression as their best response on velorin alone than on the combination"),
        (BEST, "28 of the 38 people who also got the booster responded"),
        (BEST, "nobody on velorin alone had a complete response, against 16 with the booster"),
        (REMOVED, "40 of the patients on velorin had no invasive tumour left at surgery"),
    ],
)
def test_a_wrong_number_in_busy_words_differs(record: str, claim: str) -> None:
    assert verdict(claim, record) == "differs"


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        (EVENTS, "fits with fever happened in four kids of cohort 1 in the primary trial and in one of cohort 2"),
        (EVENTS, "fewer than 9% of the children in either arm of the primary trial had an adverse event"),
        (EVENTS, "29 of 360 volunteers in the primary trial had something serious"),
        (EVENTS, "the device malfunctioned in 5 men and women of cohort 1 in the primary trial"),
        (EVENTS, "4 patients in cohort 1 of the primary trial had severe thrombocytopenia"),
        (EVENTS, "9 patients in cohort 1 of the primary trial had complaints such as thrombocytopenia"),
        (EVENTS, "9 patients in cohort 1 of the primary trial had dizziness and thrombocytopenia"),
        (EVENTS, "12 episodes of severe thrombocytopenia were seen in cohort 1 of the primary trial"),
        (EVENTS, "4 patients in cohort 1 of the primary trial had nail loss"),
        (EVENTS, "platelets were low in 6 people of cohort 1 in the primary trial"),
        (EVENTS, "two hips were broken in cohort 1 of the primary trial"),
        (EVENTS, "an inflamed bowel lining (colitis) was seen in 8 people of cohort 1, primary trial"),
        (EVENTS, "lung clots: 4 in the secondary trial"),
        (
            EVENTS,
            "the primary trial's adverse event table covers 290 more participants than that of the secondary trial",
        ),
        (EVENTS, "cohort 1 of the primary trial had 120 children more than cohort 2"),
        (EVENTS, "11 more children had an event in cohort 1 of the primary trial than in cohort 2"),
        (EVENTS, "the primary trial was five times as large as the secondary trial"),
        (SCORE, "the wait-list group of the primary trial had 3 people more than the internet group"),
        (SCORE, "the internet group of the primary trial had three people fewer than the wait-list group"),
        (SCORE, "the primary trial analysed 119 people, just one more than the secondary trial"),
        (SCORE, "119 people were analysed in the primary trial, slightly more of them on the wait-list"),
        (SCORE, "the index used in the primary trial can't go higher than 28"),
        (SCORE, "the index of the primary trial can be anything from 0 to 28"),
        (SCORE, "the course of the primary trial was held twice a week"),
        (SCORE, "in the secondary trial scans were done every 42 days for no longer than 30 months"),
        (
            SCORE,
            "median time without progression was three times as long on sorivane as on placebo in the secondary trial",
        ),
        (SCORE, "sorivane tripled the median PFS of the secondary trial"),
        (SCORE, "sorivane bought an extra 7.4 months before progression in the secondary trial"),
        (SCORE, "patients on sorivane in the secondary trial had a median PFS just short of a year"),
        (BEST, "six more patients had progression as their best response on velorin alone than on the combination"),
        (BEST, "23 of the 38 people who also got the booster responded"),
        (BEST, "nobody on velorin alone was lost, against 16 with the booster"),
        (REMOVED, "20 of the patients on velorin had no invasive tumour left at surgery"),
    ],
)
def test_what_is_true_or_open_in_busy_words_does_not_differ(record: str, claim: str) -> None:
    assert verdict(claim, record) != "differs"


def test_men_are_no_other_patients_where_an_arm_is_called_so() -> None:
    record = EVENTS.replace("Nail disorder", "Infertility in men")
    assert verdict("infertility in men: 1 in cohort 1 of the primary trial", record) != "differs"
