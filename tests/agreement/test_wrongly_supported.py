"""Claims that have a source's words and numbers, and not its finding: none of them is supported."""

from __future__ import annotations

import pytest

from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth

TRIAL = (
    "Adults took velorin treatment for a year. "
    "Velorin reduced daytime fatigue more than placebo did. "
    "Serum folate (P = .01) increased in the treatment versus placebo group. "
    "Weight loss was greater in the velorin group than in the control group throughout the trial "
    "(8.6% vs. 0.7% at 1 year; 6.0% vs. 3.5% at its end). "
    "Opioid users had lower support scores (P = .007). "
    "Eight of 49 people on velorin had QT intervals that were over 30 ms longer. "
    "Phase III tablets of velorin caused nausea more often than barolin did."
)


def judged(claim: str) -> str:
    return verdict_of(compare_pair(claim, TRIAL, depth=Depth.ABSTRACT)).value


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Velorin reduced daytime fatigue more than placebo.", "Velorin reduced daytime fatigue less than placebo."),
        ("Velorin reduced daytime fatigue more than placebo.", "Placebo reduced daytime fatigue more than velorin."),
        ("Velorin reduced daytime fatigue more than placebo.", "Velorin reduced daytime fatigue more than treatment."),
        (
            "Folate increased more with velorin than with placebo (P = .01).",
            "Folate increased more with placebo than with velorin (P = .01).",
        ),
        (
            "A year into the trial, people in the velorin group had lost 8.6% of their weight, "
            "compared with less than 1% in the control group.",
            "A year into the trial, people in the velorin group had lost 8.6% of their weight, "
            "compared with more than 1% in the control group.",
        ),
        (
            "Eight of 49 people on velorin had QT intervals over 30 ms longer.",
            "Eight of 49 people on velorin had QT intervals over 30 s longer.",
        ),
        ("Opioid users had lower support scores (P = .007).", "Opioid users had more support scores (P = .007)."),
    ],
)
def test_only_what_was_found_is_supported(true: str, false: str) -> None:
    assert (judged(true), judged(false) in ("not-found", "differs")) == ("supported", True)


def test_a_number_of_a_phase_is_no_control() -> None:
    assert judged("Tablets of velorin caused nausea more often than barolin did.") == "supported"


TWO_TRIALS = """Primary trial
Adverse Events 1:
  Total: 1/40 (2.50%)
  Nausea 1/40 (2.50%)
Secondary trial
Adverse Events 1:
  Total: 4/76 (5.26%)
  Cardiopulmonary failure 0/76 (0.00%)
Adverse Events 2:
  Total: 5/76 (6.58%)
  Cardiopulmonary failure 1/76 (1.32%)"""
DOSE_FOUND = """Outcome Measurement:
  Recommended Dose Level for Phase II Testing
  Time frame: first course
Results 1:
  Arm/Group Title: Dose Level 1
  Arm/Group Description: 25 mg velorin IV over 30 minutes on days 1, 8, 15, and 22
  3 mg/kg barolin IV over 60 minutes on days 1, 8, 15, and 22 Courses repeat every 28 days.
  Overall Number of Participants Analyzed: 3
  Unit of Measure: DLTs  2"""


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        (
            "There is one case of Cardiopulmonary failure in cohort 2 of the secondary trial, but one in cohort 1 of "
            "the primary trial.",
            TWO_TRIALS,
        ),
        ("The results show that the Recommended Dose Level for Phase II Testing is 3 mg/kg barolin.", DOSE_FOUND),
    ],
)
def test_a_line_of_one_trial_or_on_what_was_given_supports_no_more(claim: str, record: str) -> None:
    assert verdict_of(compare_pair(claim, record, depth=Depth.ABSTRACT)).value == "not-found"


def test_a_line_supports_what_is_said_of_its_own_trial() -> None:
    claim = "There is one case of Cardiopulmonary failure in cohort 2 of the secondary trial."
    assert verdict_of(compare_pair(claim, TWO_TRIALS, depth=Depth.ABSTRACT)).value == "supported"
