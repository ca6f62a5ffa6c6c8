"""Statements on what the arms of a trial were given: each altered number is told, and no true one beside it."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

TABLETS = """INTERVENTION 1:
  Velorin
  Velorin: 120 mg per day (60 mg BID), as two 30 mg tablets at a time, with 8 ounces of water before and after meals
INTERVENTION 2:
  Cream
  Participants apply rosalin 0.05% cream once daily for 4 weeks."""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        pytest.param(
            "Cohort 1 of the primary trial receives 120 mg of velorin twice daily.",
            "Cohort 1 of the primary trial receives 60 mg of velorin twice daily.",
            TABLETS,
            id="a dose of a day is none of half a day",
        ),
        pytest.param(
            "Cohort 1 of the primary trial receives 240 mg/day of velorin.",
            "Cohort 1 of the primary trial receives 120 mg/day of velorin.",
            TABLETS,
            id="a dose of a day with a stroke",
        ),
        pytest.param(
            "Cohort 1 of the primary trial takes 5 tablets of velorin BID.",
            "Cohort 1 of the primary trial takes 2 tablets of velorin BID.",
            TABLETS,
            id="how many tablets",
        ),
        pytest.param(
            "Cohort 1 of the primary trial takes 7 pills of velorin a day.",
            "Cohort 1 of the primary trial takes 4 pills of velorin a day.",
            TABLETS,
            id="how many pills a day",
        ),
        pytest.param(
            "Cohort 1 of the primary trial drinks 350 ml of water before meals.",
            "Cohort 1 of the primary trial drinks 237 ml of water before meals.",
            TABLETS,
            id="ounces in millilitres",
        ),
        pytest.param(
            "Over a week cohort 1 of the primary trial drinks 500 ounces of water before and after meals.",
            "Over a week cohort 1 of the primary trial drinks 112 ounces of water before and after meals.",
            TABLETS,
            id="ounces of a week",
        ),
        pytest.param(
            "The rosalin cream used in the primary trial has a strength of 0.5%.",
            "The rosalin cream used in the primary trial has a strength of 0.05%.",
            TABLETS,
            id="how strong a cream is",
        ),
    ],
)
def test_doses_and_their_units(false: str, true: str, record: str) -> None:
    assert (verdict(false, record), verdict(true, record) != "differs") == ("differs", True)
