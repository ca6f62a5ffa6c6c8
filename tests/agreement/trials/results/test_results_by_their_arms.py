"""Results that a statement tells of an arm by what its title has, in a median of so many and in parts of its own."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

TWO_TRIALS = """Primary trial
Outcome Measurement:
  Progression-Free Survival (PFS)
  Time frame: Up to 216 weeks
Results 1:
  Arm/Group Title: Torvanib + Velorin
  Overall Number of Participants Analyzed: 146
  Median (95% Confidence Interval)
  Unit of Measure: weeks  12.0        (8.1 to 16.0)
Results 2:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 145
  Median (95% Confidence Interval)
  Unit of Measure: weeks  8.1        (7.6 to 9.0)
Secondary trial
Outcome Measurement:
  Time to Progression
  Time frame: Up to 3 years
Results 1:
  Arm/Group Title: Velorin With Docetaxel
  Overall Number of Participants Analyzed: 291
  Median (95% Confidence Interval)
  Unit of Measure: weeks  29.0        (23.9 to 36.9)
Results 2:
  Arm/Group Title: Placebo With Docetaxel
  Overall Number of Participants Analyzed: 288
  Median (95% Confidence Interval)
  Unit of Measure: weeks  22.9        (12.0 to 28.3)"""

PARTS = """Outcome Measurement:
  Participants With Clinical Benefit
  Time frame: 24 weeks
Results 1:
  Arm/Group Title: Part B Torvanib: HER2+
  Overall Number of Participants Analyzed: 20
  Measure Type: Count of Participants
  Unit of Measure: Participants  12
Results 2:
  Arm/Group Title: Part A Torvanib: HER2-
  Overall Number of Participants Analyzed: 50
  Measure Type: Count of Participants
  Unit of Measure: Participants  10"""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        (
            "The velorin monotherapy group of the primary trial had a median PFS of more than 10 weeks.",
            "The velorin monotherapy group of the primary trial had a median PFS of more than 8 weeks.",
            TWO_TRIALS,
        ),
        (
            "Both arms of the primary trial reached a median PFS exceeding 10 weeks.",
            "Both arms of the primary trial reached a median PFS exceeding 8 weeks.",
            TWO_TRIALS,
        ),
        (
            "Adding torvanib to velorin lengthened the median PFS of the primary trial by 8 weeks.",
            "Adding torvanib to velorin lengthened the median PFS of the primary trial by 3.9 weeks.",
            TWO_TRIALS,
        ),
        (
            "In the secondary trial the velorin group had a median of 39 weeks to progression.",
            "In the secondary trial the velorin group had a median of 29 weeks to progression.",
            TWO_TRIALS,
        ),
        (
            "The confidence interval for PFS in the torvanib arm of the primary trial went up to 18.0 weeks.",
            "The confidence interval for PFS in the torvanib arm of the primary trial went up to 16.0 weeks.",
            TWO_TRIALS,
        ),
        (
            "Two fifths of the patients in part A had clinical benefit.",
            "A fifth of the patients in part A had it.",
            PARTS,
        ),
        (
            "In part B, 40% of the participants had clinical benefit, 60% did not.",
            "In part B, 60% of the participants had clinical benefit, 40% did not.",
            PARTS,
        ),
    ],
)
def test_results_are_those_of_the_arm_that_is_named(false: str, true: str, record: str) -> None:
    assert (verdict(false, record), verdict(true, record) == "differs") == ("differs", False)


@pytest.mark.parametrize(
    "true",
    [
        "In the secondary trial the velorin group went 6.1 weeks longer than the placebo group before progression.",
        "One of the 20 mg patients had a PFS of 12 weeks.",
    ],
)
def test_what_is_told_of_a_part_or_a_trial_is_of_no_other(true: str) -> None:
    assert verdict(true, TWO_TRIALS) != "differs"
