"""Statements on results: of what no arm came to, of those who are free of something, and of the ends around a value."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

SURVIVAL = """Outcome Measurement:
  Overall Survival
  Time from the start of treatment to death from any cause.
  Time frame: up to 40 months
Results 1:
  Arm/Group Title: Torvanib
  Arm/Group Description: torvanib 50 mg twice daily
  Overall Number of Participants Analyzed: 120
  Median (95% Confidence Interval)
  Unit of Measure: months  11.4        (9.8 to 13.7)
Results 2:
  Arm/Group Title: Placebo
  Arm/Group Description: matching placebo
  Overall Number of Participants Analyzed: 118
  Median (95% Confidence Interval)
  Unit of Measure: months  10.6        (9.1 to 12.2)
"""
QUARTILES = SURVIVAL.replace("95% Confidence Interval", "Inter-Quartile Range")
FREE = """Outcome Measurement:
  Relapse-free Survival (RFS)
  Percentage of participants without relapse or death at 2 years.
  Time frame: 2 years
Results 1:
  Arm/Group Title: Velorin
  Arm/Group Description: velorin 80 mg once daily
  Overall Number of Participants Analyzed: 200
  Measure Type: Number
  Unit of Measure: percentage of participants  41.5        (34.6 to 48.7)
Results 2:
  Arm/Group Title: Observation
  Arm/Group Description: no treatment
  Overall Number of Participants Analyzed: 100
  Measure Type: Number
  Unit of Measure: percentage of participants  33.0        (23.9 to 43.1)
"""
RESPONSE = """Outcome Measurement:
  Best Overall Response
  The best response by RECIST up to the end of treatment.
  Time frame: 12 months
Results 1:
  Arm/Group Title: Dose Level 1
  Arm/Group Description: torvanib 25 mg once daily
  Overall Number of Participants Analyzed: 14
  Measure Type: Number
  Unit of Measure: participants  Partial Response: 5
  Stable Disease: 6
  Progressive Disease: 3
Results 2:
  Arm/Group Title: Dose Level 2
  Arm/Group Description: torvanib 75 mg once daily
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: participants  Partial Response: 6
  Stable Disease: 10
  Progressive Disease: 24
"""
INTERVAL = """Outcome Measurement:
  Change in QTc Interval
  Number of participants with a change of the QTc interval from baseline.
  Time frame: 12 weeks
Results 1:
  Arm/Group Title: Velorin
  Arm/Group Description: velorin 80 mg once daily
  Overall Number of Participants Analyzed: 50
  Measure Type: Number
  Unit of Measure: participants  Change in QTc >30 ms: 9
  Change in QTc >60 ms: 2
"""
TROUGH = """Outcome Measurement:
  Trough Concentration of Velorin
  Mean trough concentrations of velorin at weeks 2 and 6.
  Time frame: weeks 2 and 6
Results 1:
  Arm/Group Title: Velorin
  Arm/Group Description: velorin 80 mg once daily
  Overall Number of Participants Analyzed: 18
  Mean (Standard Deviation)
  Unit of Measure: ng/mL  Week 2 trough: 140.2        (61.0)
  Week 6 trough: 312.5        (99.3)
"""
EVENTS = """Outcome Measurement:
  Percentage of Participants With at Least One Infection
  An infection of any grade up to the last visit.
  Time frame: 24 weeks
Results 1:
  Arm/Group Title: Velorin
  Arm/Group Description: velorin 80 mg once daily
  Overall Number of Participants Analyzed: 300
  Measure Type: Number
  Unit of Measure: percentage of participants  84.0
Results 2:
  Arm/Group Title: Placebo
  Arm/Group Description: matching placebo
  Overall Number of Participants Analyzed: 150
  Measure Type: Number
  Unit of Measure: percentage of participants  82.0
"""
STATEMENTS = [
    ("In neither arm was the infection rate below 83%.", "In neither arm was the infection rate below 80%.", EVENTS),
    ("More than half of the participants on velorin remained relapse-free at 2 years.",
     "More than a third of the participants on velorin remained relapse-free at 2 years.", FREE),
    ("About 60% of the participants on velorin were alive and relapse-free at 2 years.",
     "About 40% of the participants on velorin were alive and relapse-free at 2 years.", FREE),
    ("Almost 59% of the velorin group had RFS at 2 years.",
     "Almost 42% of the velorin group had RFS at 2 years.", FREE),
    ("RFS with velorin was 41.5% (95% CI 31.6 to 48.7).",
     "RFS with velorin was 41.5% (95% CI 34.6 to 48.7).", FREE),
    ("The median overall survival on placebo was 10.6 months, with a CI between 9.1 and 14.2.",
     "The median overall survival on placebo was 10.6 months, with a CI between 9.1 and 12.2.",
     SURVIVAL),
    ("The interquartile range of overall survival with torvanib was 8.8-13.7 months.",
     "The interquartile range of overall survival with torvanib was 9.8-13.7 months.", QUARTILES),
    ("A quarter of the patients on torvanib had an overall survival of more than 17.3 months.",
     "A quarter of the patients on torvanib had an overall survival of more than 13.7 months.", QUARTILES),
    ("Median overall survival differed by 1.8 months between the arms.",
     "Median overall survival differed by 0.8 months between the arms.", SURVIVAL),
    ("Median overall survival was 11.4 months in cohort 1 and 8.2 months in cohort 2.",
     "Median overall survival was 11.4 months in cohort 1 and 10.6 months in cohort 2.", SURVIVAL),
    ("Fewer than a quarter of the 40 participants had progressive disease.",
     "More than half of the 40 participants had progressive disease.", RESPONSE),
    ("Less than a third of participants on torvanib 75 mg had progressive disease.",
     "Less than two thirds of participants on torvanib 75 mg had progressive disease.", RESPONSE),
    ("Of the 14 participants, more than 8 had stable disease.",
     "Of the 14 participants, fewer than 8 had stable disease.", RESPONSE),
    ("Nine participants had a QTc change above 60 ms.", "Two participants had a QTc change above 60 ms.", INTERVAL),
    ("Only 2 participants had a QTc change exceeding 30 ms.", "Only 9 participants had a QTc change exceeding 30 ms.",
     INTERVAL),
    ("The mean trough concentration at week 6 was over 350 ng/mL.",
     "The mean trough concentration at week 6 was over 300 ng/mL.", TROUGH),
    ("More than a quarter of the participants on velorin had no infection.",
     "More than 1 in 10 of the participants on velorin had no infection.", EVENTS),
]  # fmt: skip


@pytest.mark.parametrize(("false", "true", "record"), STATEMENTS, ids=[one[0] for one in STATEMENTS])
def test_results_are_read_to_their_ends(false: str, true: str, record: str) -> None:
    assert verdict(false, record) == "differs"
    assert verdict(true, record) != "differs"


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("In the group that did not receive torvanib, median overall survival was 10.6 months.", SURVIVAL),
        ("Nobody's median is told, but neither arm reached a median overall survival of 12 months.", SURVIVAL),
        ("No more than 24 participants at either dose had progressive disease.", RESPONSE),
        ("In the 25 mg cohort of the trial, five participants had a partial response.", RESPONSE),
        ("A partial response was seen in 5 participants of arm 1 and 6 of arm 2/3.", RESPONSE),
        ("Five participants in the 25 mg group of the trial had a partial response.", RESPONSE),
        ("58.5% of the participants on velorin had relapsed or died at 2 years.", FREE),
        ("About two thirds of the observation group were not relapse-free at 2 years.", FREE),
        ("48 participants on velorin had no infection.", EVENTS),
        ("Neither arm had fewer than 100 participants with an infection.", EVENTS),
    ],
)
def test_what_is_said_the_other_way_round_does_not_differ(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"
