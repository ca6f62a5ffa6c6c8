"""What was given to the arms of an outcome, as the descriptions of its results tell it, number by number."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

RESPONSE = """Outcome Measurement:
  Objective Response Rate
  Response by scans. Partial response: a fall of at least 30% in the sum of diameters.
  Time frame: every 9 weeks, up to 18 months
Results 1:
  Arm/Group Title: Velorin Plus Ostrine
  Arm/Group Description: Participants received 4 tablets of velorin (800 mg) once daily. Ostrine 60 mg/m^2 was infused \
over 90 minutes on days 1, 8 and 15 of each 28-day cycle.
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: percentage of participants  31.0 (20.1 to 42.2)
Results 2:
  Arm/Group Title: Taxine Plus Ostrine
  Arm/Group Description: Taxine: Week 1: 300 mg at dinner time. Weeks 2+: 300 mg in the morning; 600 mg at dinner. \
Ostrine 75 mg/m^2 was infused over 90 minutes on days 1, 8 and 15 of each 28-day cycle.
  Overall Number of Participants Analyzed: 42
  Measure Type: Number
  Unit of Measure: percentage of participants  12.5 (6.0 to 25.0)
"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Ostrine is infused over three hours in the primary trial.",
            "Ostrine is infused over an hour and a half in the primary trial.",
        ),
        (
            "Ostrine is infused on 5 days of each 28 day cycle, whereas velorin is taken every day.",
            "Ostrine is infused on 3 days of each 28 day cycle, whereas velorin is taken every day.",
        ),
        (
            "Each velorin tablet contained 250 mg of the drug.",
            "Each velorin tablet contained 200 mg of the drug.",
        ),
        (
            "From the second week patients took 1200 mg of taxine a day.",
            "From the second week patients took 900 mg of taxine a day.",
        ),
        (
            "Ostrine was dosed at 60 mg/m^2 in cohort 1 and 95 mg/m^2 in cohort 2.",
            "Ostrine was dosed at 60 mg/m^2 in cohort 1 and 75 mg/m^2 in cohort 2.",
        ),
        (
            "The dose of ostrine was 25 mg/m^2 higher in cohort 2 than in cohort 1.",
            "The dose of ostrine was 15 mg/m^2 higher in cohort 2 than in cohort 1.",
        ),
        (
            "A cycle of ostrine adds up to 300 mg/m^2 in cohort 1.",
            "A cycle of ostrine adds up to 180 mg/m^2 in cohort 1.",
        ),
    ],
)
def test_numbers_of_what_the_arms_were_given_are_told(false: str, true: str) -> None:
    assert verdict(false, RESPONSE) == "differs"
    assert verdict(true, RESPONSE) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Scans were repeated every 9 weeks.",
        "A fall by 30% of the sum of diameters was enough for a partial response.",
        "The share of responders with velorin was more than twice that with taxine.",
        "Progression was looked for over 18 months.",
        "Velorin is repeated every 28 days in cohort 1.",
        "In the course of a day velorin patients swallow 800 mg.",
    ],
)
def test_numbers_of_the_outcome_are_none_of_what_was_given(claim: str) -> None:
    assert verdict(claim, RESPONSE) != "differs"
