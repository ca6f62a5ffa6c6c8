"""How many things of one name a record has, and by how much two doses of a day differ."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

SETS = """Primary trial
INTERVENTION 1:
  Velorin Sets
  All velorin sets (30 hand-held picture sets) were judged by two (2) readers.
INTERVENTION 2:
  Rays
  Patients undergo irradiation in 10 twice-daily fractions over 5 days.
Secondary trial
INTERVENTION 1:
  Taxine
  Participants took taxine 1000 mg per day, in 4 tablets.
INTERVENTION 2:
  More Taxine
  Participants took taxine 750 mg twice a day, and filled in 2-3 diaries."""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "There are 40 hand-held picture sets in cohort 1 of the primary trial.",
            "There are 30 hand-held picture sets in cohort 1 of the primary trial.",
        ),
        (
            "Every patient in cohort 2 of the primary trial undergoes irradiation in 12 fractions.",
            "Every patient in cohort 2 of the primary trial undergoes irradiation in ten fractions.",
        ),
        (
            "Participants of cohort 2 in the secondary trial filled in five diaries.",
            "Participants of cohort 2 in the secondary trial filled in three diaries.",
        ),
        (
            "Participants in cohort 2 of the secondary trial took 700 mg more taxine per day than participants in"
            " cohort 1.",
            "Participants in cohort 2 of the secondary trial took 500 mg more taxine per day than participants in"
            " cohort 1.",
        ),
    ],
)
def test_numbers_of_things(false: str, true: str) -> None:
    assert (verdict(false, SETS), verdict(true, SETS) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "true",
    [
        "Two fractions are given on each day of cohort 2 in the primary trial.",
        "At least one reader judged the picture sets of the primary trial.",
        "Two arms of the primary trial are compared.",
        "Four tablets made up the daily taxine of cohort 1 in the secondary trial.",
        "One of the readers may judge the velorin sets of the primary trial again.",
    ],
)
def test_true_numbers_of_things(true: str) -> None:
    assert verdict(true, SETS) != "differs"
