"""What was given, in sentences with conditions, words of the writer's own, sums over a time, and several trials."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

PLAIN = """INTERVENTION 1:
  Velorin 900 mg
  Participants received velorin 900 milligrams (mg) orally once daily. Treatment was continued for a maximum of 10 \
months or until disease recurrence, unacceptable toxicity, or consent withdrawal.
INTERVENTION 2:
  Placebo
  Participants received matching placebo orally once daily. Treatment was continued for a maximum of 10 months or \
until disease recurrence, unacceptable toxicity, or consent withdrawal."""
VEIN = """INTERVENTION 1:
  A: Ostrine
  Ostrine: 20 mg daily by mouth for 8 to 14 months.
INTERVENTION 2:
  B: Taxine
  Taxine: Taxine (50 mg/m²) into a vein once every 3 weeks for 8 cycles."""
TWO = """Primary trial
INTERVENTION 1:
  Arm I (Velorin)
  Patients receive velorin PO BID on days 1-7. Treatment repeats every 7 days for up to 10 courses in the absence of \
disease progression.
INTERVENTION 2:
  Arm II (Placebo)
  Patients receive a placebo PO BID on days 1-7. Treatment repeats every 7 days for up to 10 courses in the absence of \
disease progression.
Secondary trial
INTERVENTION 1:
  Prompts
  Participants will receive web-based resources followed by regular prompts for 30 weeks.
INTERVENTION 2:
  Control
  Participants will receive web-based resources."""
WEEKLY = """INTERVENTION 1:
  Rosalin
  Rosalin capsule taken once per week
INTERVENTION 2:
  Walking
  Progressive walking with a trainer"""
AREA = """INTERVENTION 1:
  Taxine With Radiation
  Patients will receive 700 mg/m2 bid of taxine. One of the two daily doses of taxine will be taken 2 hours before \
radiotherapy. Radiation therapy doses will be 40-48 Gy to the initial volume."""
TIMES = """INTERVENTION 1:
  Ostrine Upfront
  Participants received ostrine 4 mg i.v. on Day 1 and every 6 months until the end of study. Participants also \
received calcium (900-1100 mg) daily.
INTERVENTION 2:
  Velorin
  Velorin 300 mg on day 1, followed by 100 mg on day 1 of cycles 2 to 6 (1 cycle = 28 days)"""


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("Unless the disease comes back, velorin is taken for no more than 30 months.", PLAIN),
        ("So long as side effects are bearable, placebo goes on for four years.", PLAIN),
        ("Over the course of a week, velorin adds up to 9 g.", PLAIN),
        ("By the end of all cycles a cumulative taxine dose of 650 mg/m² has been given.", VEIN),
        ("As long as the cancer does not grow back, ostrine goes on for 30 to 40 months.", VEIN),
        ("Velorin is taken four times a day, whereas the secondary trial has prompts.", TWO),
        ("Taken together, the primary trial and the secondary trial list six interventions.", TWO),
        ("A third of the online arms in the secondary trial receive prompts.", TWO),
        ("Over four weeks, a compliant patient swallows 28 rosalin capsules.", WEEKLY),
        ("For a patient with a body surface area of 1.5 m2, a dose of taxine works out at 1600 mg.", AREA),
        ("A taxine dose can be taken 7 hours ahead of radiotherapy.", AREA),
        ("Everybody took at least 3 grams of calcium a day beside a supplement.", TIMES),
    ],
)
def test_what_was_given_otherwise_differs(claim: str, record: str) -> None:
    assert verdict(claim, record) == "differs"


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("Unless the disease comes back, velorin is taken for no more than 10 months.", PLAIN),
        ("So long as side effects are bearable, placebo goes on for 10 months.", PLAIN),
        ("Over the course of a week, velorin adds up to 6.3 g.", PLAIN),
        ("Anyone could take velorin for 4 months but nobody for 20.", PLAIN),
        ("A woman may have had 5 months of velorin when her disease recurs.", PLAIN),
        ("Patients receive 300 mg of aspirin.", PLAIN),
        ("By the end of all cycles a cumulative taxine dose of 400 mg/m² has been given.", VEIN),
        ("A patient completing arm B has a cumulative taxine dose of 400 mg/m².", VEIN),
        ("A cumulative taxine dose of 200 mg/m² is reached halfway.", VEIN),
        ("Ostrine may continue for 11 months, for instance.", VEIN),
        ("As long as the cancer does not grow back, ostrine goes on for 8 to 14 months.", VEIN),
        ("Velorin is taken twice a day, whereas the secondary trial has prompts.", TWO),
        ("Prompts go on for 210 days, whereas velorin in the primary trial ends after 70.", TWO),
        ("Taken together, the primary trial and the secondary trial list four interventions.", TWO),
        ("Half of the online arms in the secondary trial receive prompts.", TWO),
        ("Half of the online arms in the secondary trial have resources alone.", TWO),
        ("Over four weeks, a compliant patient swallows 4 rosalin capsules.", WEEKLY),
        ("After 12 weeks, a compliant participant has had 12 doses of rosalin.", WEEKLY),
        ("After week 9, a compliant participant has had 9 doses of rosalin.", WEEKLY),
        ("In 40 weeks, a compliant participant takes 40 rosalin capsules.", WEEKLY),
        ("For a patient with a body surface area of 1.5 m2, a dose of taxine works out at 1050 mg.", AREA),
        ("The initial volume can get 45 Gy.", AREA),
        ("A taxine dose can be taken 2 hours ahead of radiotherapy.", AREA),
        ("Everybody took at least 0.9 grams of calcium a day beside a supplement.", TIMES),
        ("The cumulative velorin dose at the end of all cycles is 800 mg.", TIMES),
    ],
)
def test_what_was_given_so_does_not_differ(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"
