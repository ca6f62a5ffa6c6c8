"""Numbers of one drug among several: each is held against what the lines say of that drug, and of no other."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

IN_TURN = """INTERVENTION 1:
  Treatment (Velorin, Taxine, Ostrine)
  Patients receive velorin malate PO once daily and taxine IV over 1 hour once weekly for 8-12 weeks in the absence of \
disease progression. Beginning within 3 weeks of completion of velorin malate and taxine, patients receive rosalin IV \
once weekly for 15 weeks and ostrine SC on days 2-7 for 16 weeks. Beginning 3-6 weeks after completion of \
chemotherapy, patients undergo surgery.
  velorin malate: Given PO
  taxine: Given IV
  rosalin: Given IV
  ostrine: Given SC
  therapeutic surgery: Undergo surgery"""
DOSES = """INTERVENTION 1:
  Velorin Plus Taxine
  Participants received an IV infusion of velorin 8 mg/kg on Day 1, followed by a 6 mg/kg infusion every 3 weeks. \
Participants also took oral taxine 800 mg (2 tablets at the same time each day) for 24 weeks, and again for 6 months \
after surgery. The two infusions of a day were separated by at least 6 hours.
INTERVENTION 2:
  Velorin
  Velorin was given as to arm 1, and paused for 5-7 days before surgery."""
ROUNDS = """INTERVENTION 1:
  Velorin, Taxine
  Cycles 1-3 (3-week cycles): velorin 150 mg/m^2 IV and taxine 60 mg/m^2 IV on Day 1.
  Cycles 4-7 (3-week cycles): velorin 175 mg/m^2 IV on Day 1."""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        pytest.param(
            "Velorin is taken once daily for up to 15 weeks in the primary trial.",
            "Velorin is taken once daily for up to 12 weeks in the primary trial.",
            IN_TURN,
            id="a length of two drugs stands behind the second",
        ),
        pytest.param(
            "Surgery takes place between 3 and 8 weeks after chemotherapy in the primary trial.",
            "Surgery takes place between 3 and 6 weeks after chemotherapy in the primary trial.",
            IN_TURN,
            id="one end of a range",
        ),
        pytest.param(
            "Participants of the primary trial take taxine daily for 9 months after surgery.",
            "Participants of the primary trial take taxine daily for 6 months after surgery.",
            DOSES.partition("INTERVENTION 2")[0],
            id="a length that is given day by day",
        ),
        pytest.param(
            "Velorin was infused on the first day of every 3 week cycle at 350 mg/m^2 in the primary trial.",
            "Velorin was infused on the first day of every 3 week cycle at 175 mg/m^2 in the primary trial.",
            ROUNDS,
            id="a rhythm adds nothing up",
        ),
        pytest.param(
            "Rays are delivered on 8 consecutive working days in the primary trial.",
            "Rays are delivered on 5 consecutive working days in the primary trial.",
            "INTERVENTION 1:\n  Rays\n  Rays: 34 Gy, delivered in 5 consecutive working days",
            id="days of one sort",
        ),
    ],
)
def test_numbers_of_one_drug(false: str, true: str, record: str) -> None:
    assert (verdict(false, record), verdict(true, record) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("true", "record"),
    [
        pytest.param(
            "After a loading dose of 8 mg/kg, velorin is infused at 6 mg/kg every three weeks in the primary trial.",
            DOSES,
            id="a second dose without the name",
        ),
        pytest.param(
            "Velorin is raised from 150 mg/m^2 in cycles 1 to 3 to 175 mg/m^2 in cycles 4-7 in the primary trial.",
            ROUNDS,
            id="cycles by their numbers",
        ),
        pytest.param(
            "In the primary trial each tablet of taxine contains 400 mg.", DOSES, id="how much is in one tablet"
        ),
        pytest.param("Patients take taxine for about half a year in the primary trial.", DOSES, id="in other words"),
        pytest.param(
            "Each cycle of the primary trial brings 60 mg/m^2 of taxine, so 180 mg/m^2 by the end of cycle 3.",
            ROUNDS,
            id="what comes together",
        ),
        pytest.param(
            "Velorin is paused for less than 10 days before surgery in cohort 2 of the primary trial.",
            DOSES,
            id="a bound of the writer's",
        ),
    ],
)
def test_true_numbers_of_one_drug(true: str, record: str) -> None:
    assert verdict(true, record) != "differs"
