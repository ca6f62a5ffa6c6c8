"""Statements on the results of a trial's outcome, in many words: what no result allows, and what follows from them."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

RESPONSE = """Outcome Measurement:
  Number of Participants With Objective Response
  Objective response is a complete response (CR) or a partial response (PR) by RECIST after 2 of 6 cycles.
  Time frame: up to 14 months
Results 1:
  Arm/Group Title: Velorin 80 mg
  Arm/Group Description: velorin 80 mg by mouth once daily
  Overall Number of Participants Analyzed: 60
  Measure Type: Count of Participants
  Unit of Measure: Participants  9
Results 2:
  Arm/Group Title: Velorin 20 mg
  Arm/Group Description: velorin 20 mg by mouth once daily
  Overall Number of Participants Analyzed: 40
  Measure Type: Count of Participants
  Unit of Measure: Participants  4
"""
RATE = """Outcome Measurement:
  Percentage of Participants With Clinical Benefit
  Clinical benefit is a complete or partial response, or stable disease for at least 24 weeks.
  Time frame: 24 weeks
Results 1:
  Arm/Group Title: Torvanib
  Arm/Group Description: torvanib 50 mg twice daily
  Overall Number of Participants Analyzed: 43
  Measure Type: Number
  Unit of Measure: percentage of participants  37.2
Results 2:
  Arm/Group Title: Placebo
  Arm/Group Description: matching placebo
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: percentage of participants  0
"""
SURVIVAL = """Outcome Measurement:
  Progression-free Survival (PFS)
  Time from randomisation to progression or death.
  Time frame: up to 30 months
Results 1:
  Arm/Group Title: Torvanib
  Arm/Group Description: torvanib 50 mg twice daily
  Overall Number of Participants Analyzed: 120
  Median (95% Confidence Interval)
  Unit of Measure: months  Central review: 6.2        (5.1 to 7.4)
  Investigator: 5.8        (4.9 to 7.0)
Results 2:
  Arm/Group Title: Placebo
  Arm/Group Description: matching placebo
  Overall Number of Participants Analyzed: 118
  Median (95% Confidence Interval)
  Unit of Measure: months  Central review: 3.9        (3.0 to 4.6)
  Investigator: 4.4        (3.5 to 5.2)
"""
CHANGE = """Outcome Measurement:
  Percent Change in LDL Cholesterol From Baseline
  Change of LDL cholesterol from baseline to week 12
  Time frame: 12 weeks
Results 1:
  Arm/Group Title: Torvanib
  Arm/Group Description: torvanib 50 mg twice daily
  Overall Number of Participants Analyzed: 70
  Mean (95% Confidence Interval)
  Unit of Measure: percent change  -24.6        (-29.0 to -20.2)
Results 2:
  Arm/Group Title: Placebo
  Arm/Group Description: matching placebo
  Overall Number of Participants Analyzed: 71
  Mean (95% Confidence Interval)
  Unit of Measure: percent change  -16.1        (-20.3 to -11.9)
"""
TOXICITY = """Outcome Measurement:
  Number of Participants With Dose-limiting Toxicities (DLTs)
  DLTs in the first 28 days of treatment
  Time frame: 28 days
Results 1:
  Arm/Group Title: Arm 1
  Arm/Group Description: torvanib 25 mg
  Overall Number of Participants Analyzed: 6
  Measure Type: Number
  Unit of Measure: DLTs  1
Results 2:
  Arm/Group Title: Arm 2
  Arm/Group Description: torvanib 50 mg
  Overall Number of Participants Analyzed: 4
  Measure Type: Number
  Unit of Measure: DLTs  3
"""
LEVELS = """Outcome Measurement:
  Mean Trough Concentration of Torvanib
  Trough concentrations before and after one month of treatment
  Time frame: 1 month
Results 1:
  Arm/Group Title: Torvanib
  Arm/Group Description: torvanib 50 mg twice daily, infused over 30 minutes
  Overall Number of Participants Analyzed: 20
  Mean (Standard Deviation)
  Unit of Measure: ng/mL  Baseline: 8.4        (4.5)
  Month 1: 15.3        (5.4)
"""
STATEMENTS = [
    ("2 participants in the Velorin 80 mg group had an objective response.",
     "9 participants in the Velorin 80 mg group had an objective response.", RESPONSE),
    ("60 participants in cohort 1 achieved an objective response.",
     "13 participants achieved an objective response.", RESPONSE),
    ("9/100 participants had an objective response.", "13/100 participants had an objective response.", RESPONSE),
    ("4/60 participants in cohort 1 had an objective response.",
     "9/60 participants in cohort 1 had an objective response.", RESPONSE),
    ("All responders were in cohort 1.", "Most responders were in cohort 1.", RESPONSE),
    ("13 of 100 participants had an objective response, with most of those being in cohort 2.",
     "13 of 100 participants had an objective response, with most of those being in cohort 1.", RESPONSE),
    ("No participants in cohort 2 had an objective response.",
     "No more than 4 participants in cohort 2 had an objective response.", RESPONSE),
    ("There was 1 patient in cohort 2 with an objective response.",
     "There were 4 patients in cohort 2 with an objective response.", RESPONSE),
    ("Over 50 participants in the Velorin 80 mg group achieved objective response.",
     "Over 50 participants in the Velorin 80 mg group achieved no objective response.", RESPONSE),
    ("10% of participants treated with velorin 80 mg had an objective response.",
     "15% of participants treated with velorin 80 mg had an objective response.", RESPONSE),
    ("The percentage of participants with objective response was over 80% higher in cohort 1 than in cohort 2.",
     "The percentage of participants with objective response was 50% higher in cohort 1 than in cohort 2.", RESPONSE),
    ("Less than 37% of the participants in cohort 1 had clinical benefit.",
     "Less than 38% of the participants in cohort 1 had clinical benefit.", RATE),
    ("At least 17 participants in cohort 1 had clinical benefit.",
     "At least 16 participants in cohort 1 had clinical benefit.", RATE),
    ("1 participant in the placebo group had clinical benefit.",
     "None of the 40 participants in the placebo group had clinical benefit.", RATE),
    ("All participants with clinical benefit were in the placebo group.",
     "All participants with clinical benefit were in the torvanib group.", RATE),
    ("Patients receiving Torvanib had a median PFS of 5.8 months by central review.",
     "Patients receiving Torvanib had a median PFS of 6.2 months by central review.", SURVIVAL),
    ("The median PFS with torvanib was 6.1 months by central review.",
     "The median PFS with torvanib was 5.8 months by the investigator.", SURVIVAL),
    ("Both arms had a median PFS above 4.5 months.", "Both arms had a median PFS above 3.5 months.", SURVIVAL),
    ("LDL cholesterol fell by 12 percentage points more with torvanib than with placebo.",
     "LDL cholesterol fell by 8.5 percentage points more with torvanib than with placebo.", CHANGE),
    ("5/10 participants suffered from dose-limiting toxicities.",
     "4/10 participants suffered from dose-limiting toxicities.", TOXICITY),
    ("Half of the patients in arm 2 had a DLT.", "Three quarters of the patients in arm 2 had a DLT.", TOXICITY),
    ("The arms are hard to compare, as there were 16 patients in cohort 1.",
     "The arms are hard to compare, as there were 6 patients in cohort 1.", TOXICITY),
    ("LDL cholesterol increased by 24.6% with torvanib.", "LDL cholesterol fell by 24.6% with torvanib.", CHANGE),
    ("The mean concentration of torvanib rose by over 8 ng/mL.",
     "The mean concentration of torvanib rose by over 6 ng/mL.", LEVELS),
    ("The mean concentration of torvanib rose by over 6 mg/mL.",
     "The mean concentration of torvanib rose to over 15 ng/mL.", LEVELS),
    ("At least one participant who took torvanib 500 mg had a PFS over 7 months.",
     "At least one participant who took torvanib 50 mg had a PFS over 7 months.", SURVIVAL),
]  # fmt: skip


@pytest.mark.parametrize(("false", "true", "record"), STATEMENTS, ids=[one[0] for one in STATEMENTS])
def test_results_are_told_apart_from_what_stands_beside_them(false: str, true: str, record: str) -> None:
    assert verdict(false, record) == "differs"
    assert verdict(true, record) != "differs"


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("All 100 participants were analysed for objective response.", RESPONSE),
        ("The 100 participants were in two arms, of whom 60 were in cohort 1.", RESPONSE),
        ("60 participants in cohort 1 were analysed for objective response.", RESPONSE),
        ("87 participants had no objective response.", RESPONSE),
        ("51 of 60 participants in cohort 1 did not have an objective response.", RESPONSE),
        ("Five more participants had an objective response in cohort 1 than in cohort 2.", RESPONSE),
        ("More than twice as many participants had an objective response in cohort 1 as in cohort 2.", RESPONSE),
        ("9 of the 13 participants with an objective response were in cohort 1.", RESPONSE),
        ("Nearly 70% of those with an objective response were in cohort 1.", RESPONSE),
        ("Not one of the 40 participants in the placebo group was without progression.", RATE),
        ("62.8% of participants in cohort 1 had no clinical benefit.", RATE),
        ("Fewer than half of the participants in cohort 1 had clinical benefit.", RATE),
        ("About 19% of all 83 participants had clinical benefit.", RATE),
        ("Clinical benefit was 37.2 percentage points more frequent with torvanib than with placebo.", RATE),
        ("The median PFS was 2.3 months longer with torvanib than with placebo by central review.", SURVIVAL),
        ("The median PFS was more than 1.5 times as long with torvanib as with placebo by central review.", SURVIVAL),
        ("The lower limit of PFS with torvanib was 5.1 months by central review.", SURVIVAL),
        ("At least one participant had a PFS of 7 months.", SURVIVAL),
        ("In both arms the median PFS was less than seven months.", SURVIVAL),
        ("Median PFS with torvanib was about half a year.", SURVIVAL),
        ("The mean LDL cholesterol fell by 24.6% with torvanib.", CHANGE),
        ("The mean LDL cholesterol change was -16.1% with placebo.", CHANGE),
        ("LDL cholesterol fell by at least a fifth with torvanib.", CHANGE),
        ("One DLT occurred in arm 1 of the trial, and three in arm 2.", TOXICITY),
        ("Two more DLTs occurred with torvanib 50 mg than with torvanib 25 mg.", TOXICITY),
    ],
)
def test_what_follows_from_results_does_not_differ(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"
