"""What a statement asks of an outcome, and what its results answer: how many were analysed, in what unit, which arm."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

SURVIVAL = """Outcome Measurement:
  Progression Free Survival (PFS)
  Time from randomization to progression or death from any cause.
  Time frame: up to 3 years
Results 1:
  Arm/Group Title: Torvanib
  Arm/Group Description: torvanib 50 mg twice daily
  Overall Number of Participants Analyzed: 83
  Median (95% Confidence Interval)
  Unit of Measure: months  9.6        (7.1 to 11.9)
Results 2:
  Arm/Group Title: Placebo
  Arm/Group Description: matching placebo
  Overall Number of Participants Analyzed: 75
  Median (95% Confidence Interval)
  Unit of Measure: months  6.4        (4.8 to 8.0)
"""
FREE = """Outcome Measurement:
  Progression Free Participants After 16 Weeks
  Participants without progression of disease after 16 weeks.
  Time frame: 16 weeks
Results 1:
  Arm/Group Title: Velorin 40 mg
  Arm/Group Description: velorin 40 mg once daily
  Overall Number of Participants Analyzed: 20
  Measure Type: Number
  Unit of Measure: participants  3
Results 2:
  Arm/Group Title: Velorin 80 mg
  Arm/Group Description: velorin 80 mg once daily
  Overall Number of Participants Analyzed: 25
  Measure Type: Number
  Unit of Measure: participants  9
"""
RESPONSE = """Outcome Measurement:
  Objective Response Rate
  Response is at least a 30% decrease in the sum of the longest diameters of target lesions.
  Time frame: up to 2 years
Results 1:
  Arm/Group Title: Velorin
  Arm/Group Description: velorin 40 mg once daily
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: percentage of participants  45
"""
LEVEL = """Outcome Measurement:
  Mean Trough Concentration of Torvanib
  Time frame: week 4
Results 1:
  Arm/Group Title: Torvanib
  Arm/Group Description: torvanib 50 mg twice daily
  Overall Number of Participants Analyzed: 12
  Mean (Standard Deviation)
  Unit of Measure: ng/mL  215.4        (80.2)
"""
PAIRS = [
    (
        SURVIVAL,
        "The trial analysed fewer than 80 patients on placebo but more than 90 on torvanib.",
        "The trial analysed fewer than 80 patients on placebo but more than 80 on torvanib.",
    ),
    (
        FREE,
        "More than half of those given velorin 40 mg remained without progression at week 16.",
        "Less than half of those given velorin 40 mg remained without progression at week 16.",
    ),
    (
        FREE,
        "Over 40 percent of the velorin 80 mg patients were still progression free.",
        "Over 30 percent of the velorin 80 mg patients were still progression free.",
    ),
    (
        RESPONSE,
        "An objective response was reached by 55% of the participants.",
        "An objective response was reached by 45% of the participants.",
    ),
    (
        LEVEL,
        "The mean torvanib concentration at week 4 was 215.4 mg/mL.",
        "The mean torvanib concentration at week 4 was 215.4 ng/mL.",
    ),
]


@pytest.mark.parametrize(("record", "false", "true"), PAIRS)
def test_a_number_that_answers_nothing_that_is_asked_differs(record: str, false: str, true: str) -> None:
    assert (verdict(false, record), verdict(true, record) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("The trial analysed 158 patients, who were split with 83 on torvanib and 75 on placebo.", SURVIVAL),
        ("Less than half of the trial participants, whether they got 40 mg or 80 mg, were progression free.", FREE),
        ("A shrinkage of 20% was too little for a response, and one of 40% was enough.", FREE),
        ("Responders had 30% or more of a decrease in the sum of the longest diameters of target lesions.", RESPONSE),
        ("At least one participant took torvanib for a year and had a PFS over 20 months.", SURVIVAL),
        ("17 patients on velorin 40 mg were not progression free, one more than on velorin 80 mg.", FREE),
    ],
)
def test_what_is_of_everybody_or_made_up_does_not_differ(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"
