"""What a drug comes to in a week or a cycle, and on which days it is given: true and false side by side."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

RECORD = """Primary trial
INTERVENTION 1:
  Velorin + Ostrine
  Patients receive velorin 20 mg/m2 IV on days 1 and 8, and oral ostrine 150 mg twice daily on days 1-14.
  Courses repeat every 21 days.
INTERVENTION 2:
  Rosalin
  Rosalin: 900 mg daily (300 mg by mouth three times daily) for 4 weeks
Secondary trial
INTERVENTION 1:
  Taxine
  Patients drink 8 ounces of taxine tea, and have rays QD, 5 days a week for 6 weeks."""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Over one course, cohort 1 of the primary trial receives a total of 60 mg/m2 of velorin.",
            "Over one course, cohort 1 of the primary trial receives a total of 40 mg/m2 of velorin.",
        ),
        (
            "In one full week, cohort 2 of the primary trial swallows 2.1 grams of rosalin.",
            "In one full week, cohort 2 of the primary trial swallows 6.3 grams of rosalin.",
        ),
        (
            "Within one course of the primary trial, ostrine is taken on 21 days in total.",
            "Within one course of the primary trial, ostrine is taken on 14 days in total.",
        ),
        (
            "In cohort 1 of the primary trial velorin is infused on day 15 of each course.",
            "In cohort 1 of the primary trial velorin is infused on day 8 of each course.",
        ),
    ],
)
def test_what_comes_in_a_time(false: str, true: str) -> None:
    assert (verdict(false, RECORD), verdict(true, RECORD) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "Ostrine comes to 28 doses in a course of the primary trial.",
        "There are 30 sessions of rays in the secondary trial, five every week.",
        "A full course of rays in the secondary trial comes to 30 sessions.",
        "Over one course, patients may miss some and take 4,000 mg of ostrine in the primary trial.",
    ],
)
def test_what_is_of_another_time_or_missed_does_not_differ(claim: str) -> None:
    assert verdict(claim, RECORD) != "differs"
