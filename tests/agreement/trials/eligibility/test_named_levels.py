"""Stages, ages, scores and the like in the conditions of entry: what a statement may say of them, and what not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.agreement.trials.eligibility.named_levels import asked_in, levels_in
from tests.agreement.making import verdict

ENTRY = """Inclusion Criteria:
  Age between 18 years and 70 years.
  ECOG performance status 0-1 or Karnofsky index > 70%
  Stage IIIA, IIIB or IV disease
  Node-positive: T1-3, N1-2, M0
  Body weight > 110 lbs
  Life expectancy  6 months.
  Baseline LVEF must be greater than/equal to 50%
  Primary tumor larger than 2 cm in diameter
  Hemoglobin at least 9 g/dL and total bilirubin < 1.5 x ULN
Exclusion Criteria:
  Active infection > grade 2
  Other malignancy, except adequately treated stage I cancer of the cervix
  Measurable lesions of less than 1 cm"""
TWO = """Primary trial
Inclusion Criteria:
  ECOG performance status 0-2
  Stage IV disease
Secondary trial
Inclusion Criteria:
  ECOG performance status of 0 or 1
  Female,  20 years, 60 years"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        ("Patients with ECOG 3 may enter the trial.", "Patients with ECOG 1 may enter the trial."),
        ("Patients must be over the age of 75 and well.", "Patients must be over the age of 18 and well."),
        ("Women with T4 N1 M0 tumours are eligible.", "Women with T2 N1 M0 tumours are eligible."),
        ("Women with T30 N1 M0 tumours are eligible.", "Women with T3 N2 M0 tumours are eligible."),
        ("Patients with stage 2 cancer are eligible.", "Patients with stage 4 cancer are eligible."),
        ("A Karnofsky score below 70 is required.", "A Karnofsky score above 70 is required."),
        ("A minimum bodyweight of 80 kg is required to join.", "A minimum bodyweight of 50 kg is required to join."),
        ("They must have a life expectancy of 5+ years.", "They must have a life expectancy of 6+ months."),
        ("They must have a life expectancy of at most 6 months.", "They must have a life expectancy of half a year."),
        ("An LVEF below 50% is required by all means.", "An LVEF above 50% is required by all means."),
        ("They must have a primary tumor > 2 m in diameter.", "They must have a primary tumor > 2 cm in diameter."),
        ("Those with hemoglobin < 5 g/dl are eligible.", "Those with hemoglobin > 10 g/dl are eligible."),
        ("Patients with a grade 1 infection will be excluded.", "Patients with a grade 3 infection will be excluded."),
    ],
)
def test_what_has_a_name_of_its_own_is_held_against_the_conditions(false: str, true: str) -> None:
    assert (verdict(false, ENTRY), verdict(true, ENTRY) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "Patients with ECOG 3 may not enter the trial.",
        "ECOG 3 is beyond what the trial accepts.",
        "Lesions of 1 cm are measurable and may be accepted.",
        "Patients with a stage I cancer of the cervix may be eligible if it was treated.",
        "Patients with grade 1 neuropathy will be excluded.",
    ],
)
def test_who_is_kept_out_and_what_is_said_of_something_else_is_left_open(claim: str) -> None:
    assert verdict(claim, ENTRY) != "differs"


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Women with ECOG 3 are eligible for either the primary trial or the secondary trial.",
            "Women with ECOG 2 are eligible for either the primary trial or the secondary trial.",
        ),
        (
            "Women with ECOG 2 are eligible for both the primary trial and the secondary trial.",
            "Women with ECOG 1 are eligible for both the primary trial and the secondary trial.",
        ),
        (
            "To be eligible for both the primary trial and the secondary trial, women must be over the age of 75.",
            "To be eligible for both the primary trial and the secondary trial, women must be over the age of 20.",
        ),
        (
            "Stage 2 cancer is accepted in the primary trial, but may be enough for the secondary trial.",
            "ECOG 2 would be fine for the primary trial, yet not for the secondary trial.",
        ),
    ],
)
def test_of_two_trials_one_may_let_in_or_both_have_to(false: str, true: str) -> None:
    assert (verdict(false, TWO), verdict(true, TWO) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("text", "name", "low", "high"),
    [
        ("ECOG performance status of 0, 1, or 2", "ecog", 0, 2),
        ("Karnofsky performance status index > 80 %", "kps", 90, 100),
        ("performance status 2", "ecog", 0, 2),
        ("stages I-III", "stage", 1, 3),
        ("grade 2 or higher", "grade", 2, 5),
        ("at most stage 2", "stage", 0, 2),
        ("No evidence of N2-3", "n", 2, 3),
        ("a weight of 100 kg", "weight", 100, float("inf")),
    ],
)
def test_levels_are_read_from_both_ends(text: str, name: str, low: float, high: float) -> None:
    assert [(one.name, one.low, one.high) for one in asked_in(text)] == [(name, low, high)]


@given(st.text(alphabet="0123456789 ecogtnmstageivKPS<>=-,.%/", max_size=40))
def test_any_words_can_be_read_for_levels(text: str) -> None:
    assert all(one.low <= one.high for one in levels_in(text))
