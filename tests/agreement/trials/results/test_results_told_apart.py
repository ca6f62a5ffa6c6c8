"""Statements on results with several facts: what is said of each arm, of what was not given, not reached or changed."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

SURVIVAL = """Outcome Measurement:
  Progression Free Survival (PFS)
  Time from randomization to progression or death from any cause.
  Time frame: until progression, up to 3 years
Results 1:
  Arm/Group Title: Torvanib + Exemestane
  Arm/Group Description: torvanib infusions of 45 minutes every 28 days plus exemestane 25 mg daily
  Overall Number of Participants Analyzed: 70
  Median (95% Confidence Interval)
  Unit of Measure: months  9.6        (7.1 to 11.9)
Results 2:
  Arm/Group Title: Exemestane
  Arm/Group Description: exemestane 25 mg daily
  Overall Number of Participants Analyzed: 64
  Median (95% Confidence Interval)
  Unit of Measure: months  6.4        (4.8 to 8.0)
"""
RESPONSE = """Outcome Measurement:
  Objective Response Rate (ORR)
  Percentage of patients with a complete or partial response.
  Time frame: 6 months
Results 1:
  Arm/Group Title: Velorin Weekly
  Arm/Group Description: velorin 80 mg once a week
  Overall Number of Participants Analyzed: 50
  Measure Type: Number
  Unit of Measure: percentage of participants  24
Results 2:
  Arm/Group Title: Velorin Weekly + Booster
  Arm/Group Description: velorin 80 mg once a week and one booster
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: percentage of participants  35
"""
COUNTED = """Outcome Measurement:
  Number of Participants With Complete Remission
  Complete remission at the end of treatment.
  Time frame: 12 weeks
Results 1:
  Arm/Group Title: Cohort 1
  Arm/Group Description: four celarin tablets of 50 mg a day
  Overall Number of Participants Analyzed: 30
  Measure Type: Number
  Unit of Measure: participants  18
Results 2:
  Arm/Group Title: Cohort 2
  Arm/Group Description: two celarin tablets of 50 mg a day
  Overall Number of Participants Analyzed: 25
  Measure Type: Number
  Unit of Measure: participants  2
"""
DENSITY = """Outcome Measurement:
  Percent Change From Baseline in Bone Density
  Bone density of the lumbar spine.
  Time frame: Baseline, 12 months
Results 1:
  Arm/Group Title: Ossivan
  Arm/Group Description: ossivan every 6 months
  Overall Number of Participants Analyzed: 90
  Mean (Standard Deviation)
  Unit of Measure: Percent Change from Baseline  3.1         (2.6)
Results 2:
  Arm/Group Title: Placebo
  Arm/Group Description: placebo every 6 months
  Overall Number of Participants Analyzed: 88
  Mean (Standard Deviation)
  Unit of Measure: Percent Change from Baseline  -.9         (2.2)
"""
LEVELS = """Outcome Measurement:
  Level of Receptor Expression
  Measured on a scale from 0 to 3+.
  Time frame: 1 year
Results 1:
  Arm/Group Title: Celarin
  Arm/Group Description: celarin daily
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: participants  Receptor 0: 22
  Receptor 1+: 9
  Receptor 2+: 6
  Receptor 3+: 3
"""
BY_STAGE = """Outcome Measurement:
  Event-free Survival
  Participants without an event.
  Time frame: 8 years
Results 1:
  Arm/Group Title: Celarin
  Arm/Group Description: celarin daily
  Overall Number of Participants Analyzed: 40
  Measure Type: Count of Participants
  Unit of Measure: Participants  Early Disease: 16 participants
  10  62.5%
  Late Disease: 24 participants
  6  25.0%
"""
NODES = """Outcome Measurement:
  Proportion of Nodes Detected by the Two Methods
  Nodes detected by dye and by tracer.
  Time frame: Baseline
Results 1:
  Arm/Group Title: Dye and Tracer
  Arm/Group Description: both methods
  Overall Number of Participants Analyzed: 60
  Measure Type: Number
  Unit of Measure: proportion of nodes  Proportion of nodes detected by tracer: 0.84
  Proportion of nodes detected by dye: 0.92
"""
FALSE_BESIDE_TRUE = [
    ("Torvanib prolonged median PFS by 5.2 months compared with exemestane alone.",
     "Torvanib prolonged median PFS by 3.2 months compared with exemestane alone.", SURVIVAL),
    ("Adding torvanib added 5 months to the median PFS.",
     "Adding torvanib added 3.2 months to the median PFS.", SURVIVAL),
    ("20 patients responded to velorin weekly without a booster.",
     "12 patients responded to velorin weekly without a booster.", RESPONSE),
    ("The ORR was 35% with the booster, one patient in about eight.",
     "The ORR was 24% with velorin weekly alone, one patient in about four.", RESPONSE),
    ("43 of the 90 patients in both groups did not respond.",
     "64 of the 90 patients in both groups did not respond.", RESPONSE),
    ("Less than half of cohort 1 and less than a tenth of cohort 2 reached a complete remission.",
     "More than half of cohort 1 and less than a tenth of cohort 2 reached a complete remission.", COUNTED),
    ("More than half of cohort 1 and more than a fifth of cohort 2 reached a complete remission.",
     "18 of cohort 1 and 2 of cohort 2 reached a complete remission.", COUNTED),
    ("The two groups ended 6.1 percentage points apart in bone density change.",
     "The two groups ended 4 percentage points apart in bone density change.", DENSITY),
]  # fmt: skip
TRUE = [
    ("Torvanib prolonged PFS by 3.2 months, a gain of half.", SURVIVAL),
    ("Infusions of 45 minutes every 28 days gave a median PFS of just over three quarters of a year.", SURVIVAL),
    ("Treatment came in cycles of four weeks, and the median PFS was over half a year.", SURVIVAL),
    ("The lower limit was 7.1 months and the upper one 11.9 months with torvanib.", SURVIVAL),
    ("Both groups had more than 60 participants, and neither reached a median PFS of 10 months.", SURVIVAL),
    ("The groups, of 70 and 64 patients respectively, differed by 3.2 months in median PFS.", SURVIVAL),
    ("Most patients in both groups, 76% and 65% respectively, did not respond.", RESPONSE),
    ("The booster increased the response rate by nearly half.", RESPONSE),
    ("With the booster 35% responded, compared to 24% of those on velorin only.", RESPONSE),
    ("20 of all 55 participants had a complete remission, and 35 had none.", COUNTED),
    ("Cohort 1 took four celarin tablets of 50 mg a day, and 12 had no complete remission.", COUNTED),
    ("Of the 55 participants, 20 had a remission, 18 of them in cohort 1.", COUNTED),
    ("Ossivan failed to raise bone density by more than 5%.", DENSITY),
    ("After a year bone density was up 3.1% on ossivan and down 0.9% on placebo.", DENSITY),
    ("Five participants in the placebo group had no measurement at 12 months.", DENSITY),
    ("80 of 90 participants had their bone density measured at 12 months, with a mean change of 3.1%.", DENSITY),
    ("Fifteen participants had a receptor level of 1+ or 2+ and 22 had none.", LEVELS),
    ("Ten of 16 participants with early disease and 6 of 24 with late disease were event-free, 16 in all.", BY_STAGE),
    ("Dye detected 92% of the nodes and tracer 84%, 8 points fewer.", NODES),
    ("Eight in a hundred nodes were missed by dye, but twice as many by tracer.", NODES),
]


@pytest.mark.parametrize(("false", "true", "record"), FALSE_BESIDE_TRUE)
def test_a_result_is_compared_with_what_is_said_of_its_arm(false: str, true: str, record: str) -> None:
    assert verdict(false, record) == "differs"
    assert verdict(true, record) != "differs"


@pytest.mark.parametrize(("statement", "record"), TRUE)
def test_a_true_statement_on_results_is_never_called_wrong(statement: str, record: str) -> None:
    assert verdict(statement, record) != "differs"
