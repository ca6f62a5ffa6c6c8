"""Any turn of phrase for being let in or kept out, with any quantity that the conditions of a made-up trial limit."""

from __future__ import annotations

from itertools import product

import pytest

from tests.agreement.making import verdict

ENTRY = """Inclusion Criteria:
  Age 25 to 70 years
  ECOG performance status 0-1
  Hemoglobin >= 9.5 g/dL
  LVEF of at least 52%
  Stage II or III psoriasis
  No more than 3 prior courses of velorin
Exclusion Criteria:
  Stroke within 9 months before entry
  Warts > 4 cm in diameter
  Current neuropathy  grade 2
  Uncontrolled hypertension (systolic blood pressure  155 mmHg)"""

LET_IN, KEPT_OUT = (
    [
        "an LVEF of 58%",
        "a hemoglobin of 10.5 g/dL",
        "an ECOG status of 1",
        "a stroke 14 months ago",
        "a wart of 3 cm",
        "stage II psoriasis",
        "grade 1 neuropathy",
        "a systolic blood pressure of 135 mmHg",
    ],
    [
        "an LVEF of 45%",
        "a hemoglobin of 8.5 g/dL",
        "an ECOG status of 3",
        "a stroke 4 months ago",
        "a wart of 6 cm",
        "stage IV psoriasis",
        "grade 3 neuropathy",
        "a systolic blood pressure of 175 mmHg",
    ],
)
LETS_IN = [
    "{} clears the bar of this trial.",
    "{} passes muster.",
    "{} is acceptable.",
    "{} is no obstacle to taking part.",
    "{} does not disqualify a woman.",
    "{} does not spoil a woman's chances.",
    "Somebody with {} may sign up.",
]
KEEPS_OUT = [
    "{} falls foul of the entry rules.",
    "{} spoils a woman's chances of joining.",
    "{} makes entry impossible.",
    "{} closes the door of this trial.",
    "{} disqualifies a woman.",
    "Women with {} have no place in this trial.",
]


@pytest.mark.parametrize(("phrase", "number"), list(product(LETS_IN, range(len(LET_IN)))))
def test_whoever_is_said_to_be_let_in_is_held_against_the_conditions(phrase: str, number: int) -> None:
    assert verdict(phrase.format(KEPT_OUT[number]).capitalize(), ENTRY) == "differs"
    assert verdict(phrase.format(LET_IN[number]).capitalize(), ENTRY) != "differs"


@pytest.mark.parametrize(("phrase", "number"), list(product(KEEPS_OUT, range(len(LET_IN)))))
def test_whoever_is_said_to_be_kept_out_is_held_against_the_conditions(phrase: str, number: int) -> None:
    assert verdict(phrase.format(LET_IN[number]).capitalize(), ENTRY) == "differs"
    assert verdict(phrase.format(KEPT_OUT[number]).capitalize(), ENTRY) != "differs"


@pytest.mark.parametrize(
    ("false", "true"),
    [
        ("A wart of 3 cm is larger than the trial accepts.", "A wart of 6 cm is larger than the trial accepts."),
        ("An LVEF of 58% is below what this study asks for.", "An LVEF of 45% is below what this study asks for."),
        (
            "Two courses of velorin are more than the trial puts up with.",
            "Four courses of velorin are more than the trial puts up with.",
        ),
        ("A 40 year old is older than the trial admits.", "A 74 year old is older than the trial admits."),
    ],
)
def test_what_is_said_to_be_too_much_is_held_against_the_conditions(false: str, true: str) -> None:
    assert verdict(false, ENTRY) == "differs"
    assert verdict(true, ENTRY) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "A woman of 74 with an LVEF of 58% has no place in this trial.",
        "An LVEF of 58% does not clear the bar by itself, since more is asked for.",
        "A wart of 3 cm falls foul of the entry rules if it bleeds.",
        "A man with grade 1 neuropathy and a stroke 4 months ago closes no deal with this trial.",
    ],
)
def test_what_may_be_so_for_another_reason_is_left_open(claim: str) -> None:
    assert verdict(claim, ENTRY) != "differs"
