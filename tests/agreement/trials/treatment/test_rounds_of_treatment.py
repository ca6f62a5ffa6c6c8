"""What comes together over rounds of treatment, told in other words than the lines': true and false side by side."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Slot
from evidence.agreement.pair import compare_pair
from evidence.sources.card import Depth
from tests.agreement.making import verdict

ROUNDS = """Primary trial
INTERVENTION 1:
  Velorin + Ostrine
  Patients receive velorin 200 mg intramuscularly on day 1 and oral ostrine 400 mg twice daily on days 1-14. Courses \
repeat every 28 days in the absence of disease progression.
INTERVENTION 2:
  Placebo
  Patients receive a placebo PO BID on days 1-7. Treatment repeats every 7 days for up to 10 courses.
Secondary trial
INTERVENTION 1:
  Rosalin
  Patients receive rosalin PO 4 days a week for 2 weeks. Patients also receive taxine PO daily for 3 weeks. Courses \
repeat every 21 days."""
STEPS = """INTERVENTION 1:
  Velorin Mono
  Velorin monotherapy administered orally: starting dose 60 mg per day, continuous treatment in a 4-weekly course. If \
well tolerated, the dose may be escalated to 80 mg.
INTERVENTION 2:
  Velorin Plus Taxine
  Velorin 60 mg per day administered orally, in combination with taxine 15 mg/m² intravenously on days 1, 8, 15 in a \
4-weekly course."""
WRAPPED = """INTERVENTION 1:
  Wrapping
  Bandages (5, 7 and/or 9 cm) were wound around the limb with the smallest bandage starting at the hand.
INTERVENTION 2:
  Wrapping Plus Gel
  Bandages (5, 7 and/or 9 cm) were wound around the limb. The gel was applied TID every 5-7 hours, until 2 weeks after \
completion of radiation."""
TABLETS = """INTERVENTION 1:
  Velorin
  Velorin: 1200 mg (four 300 mg tablets) orally once daily for a maximum of 10 months or until disease recurrence"""
SPANS = """INTERVENTION 1:
  Velorin Plus Ostrine
  Velorin IV 220 mg Q2W (weeks 3 to 20) + Ostrine IV 12 mg/kg Q1W (weeks 1 to 6), \
Ostrine IV 12 mg/kg Q2W (weeks 7-20)"""
RESPONSES = """Outcome Measurement:
  Objective Response Rate
  Percentage of patients with an objective response.
  Time frame: every 12 weeks
Results 1:
  Arm/Group Title: Velorin 200 mg
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: percentage of participants  10.0
Results 2:
  Arm/Group Title: Velorin 200 mg + Loading Dose
  Overall Number of Participants Analyzed: 50
  Measure Type: Number
  Unit of Measure: percentage of participants  18.0"""


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("Within one course of the secondary trial, rosalin is swallowed on 14 days in total.", ROUNDS),
        ("One injection of 600 mg velorin is given in each four-week course of the primary trial.", ROUNDS),
        ("On day 9, cohort 1 of the primary trial takes 1200 mg of ostrine in two doses.", ROUNDS),
        ("Seven patients responded to velorin 200 mg given with a loading dose.", RESPONSES),
        ("The taxine given in a full four week course of cohort 2 adds up to 30 mg/m².", STEPS),
        ("Bandages of 50, 70 or 120 mm were wound around the limb.", WRAPPED),
        ("The gel was applied every 9 hours.", WRAPPED),
        ("Velorin is taken as six tablets of 300 mg once daily.", TABLETS),
        ("Velorin is taken for 15 months at most.", TABLETS),
        ("Velorin 220 mg is given every four weeks.", SPANS),
        ("Twelve patients responded to velorin 200 mg given without a loading dose.", RESPONSES),
    ],
)
def test_what_comes_together_otherwise_differs(claim: str, record: str) -> None:
    assert verdict(claim, record) == "differs"


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("Within one course of the secondary trial, rosalin is swallowed on 8 days in total.", ROUNDS),
        ("One injection of 200 mg velorin is given in each four-week course, alongside oral ostrine.", ROUNDS),
        ("Two doses of ostrine are due on day 10 of a course in the primary trial.", ROUNDS),
        ("On day 9, cohort 1 of the primary trial takes 800 mg of ostrine in two doses.", ROUNDS),
        ("A patient in cohort 2 of the primary trial who has all courses takes 140 doses of placebo.", ROUNDS),
        ("After 12 weeks on treatment, 3 velorin injections have been given in the primary trial.", ROUNDS),
        (
            "In cohort 2 of the primary trial, placebo is taken on seven days, and the next course begins on day 8.",
            ROUNDS,
        ),
        ("Ten courses of seven days in cohort 2 of the primary trial add up to 70 days.", ROUNDS),
        ("Velorin has been injected three times by week 9 of the primary trial.", ROUNDS),
        ("The two ostrine doses of a day add up to 800 mg, more than twice the 200 mg of velorin.", ROUNDS),
        ("At most 80 mg of velorin is taken a day in the monotherapy group, a third over the starting dose.", STEPS),
        ("Velorin is taken on all 28 days and taxine on three of them.", STEPS),
        ("The taxine given in a full four week course of cohort 2 adds up to 45 mg/m².", STEPS),
        ("Taxine is infused at 15 mg/m² three times in each 4-week course, while velorin 60 mg is taken daily.", STEPS),
        ("With a second 4-week course, day 29 is again a taxine day.", STEPS),
        ("A dose of taxine is 45 mg smaller than one of velorin.", STEPS),
        ("Bandages of 50, 70 or 90 mm were wound around the limb.", WRAPPED),
        ("A 12 cm bandage was not in use.", WRAPPED),
        ("Patients still put the gel on 9 days after their last radiation.", WRAPPED),
        ("If radiation takes 5 weeks, the gel is used for 7 weeks.", WRAPPED),
        ("120 tablets of velorin are enough for 30 days.", TABLETS),
        ("A patient needs 28 tablets for one week.", TABLETS),
        ("In 28 days 33.6 g of velorin are taken.", TABLETS),
        ("One gram and a fifth of velorin goes down each day.", TABLETS),
        ("Anyone could take velorin for 6 months but nobody for 18.", TABLETS),
        ("Participants who had a recurrence after 5 months stopped taking velorin.", TABLETS),
        ("Velorin is given at the same 220 mg to all patients, for 18 weeks.", SPANS),
        ("Four patients responded to velorin 200 mg given without a loading dose.", RESPONSES),
        ("Nine patients responded to velorin 200 mg given with a loading dose.", RESPONSES),
    ],
)
def test_what_comes_together_so_does_not_differ(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Each of the two interventions has velorin once every day in one of its parts.",
        "Patients in both groups take something every day, and taxine adds up to 45 mg/m² a course.",
        "Cohort 2 takes velorin and taxine, cohort 1 velorin alone.",
    ],
)
def test_what_some_of_each_get_is_given_to_no_others(claim: str) -> None:
    assert verdict(claim, STEPS) != "differs"


def test_what_the_text_and_its_card_both_give_stands_in_one_row() -> None:
    text = "Adults with acne scars had four sessions of microneedling at 4-week intervals. Scar scores fell by 41%."
    found = compare_pair("Four sessions of microneedling reduce scars by 41%.", text, depth=Depth.ABSTRACT)
    assert [one.claim for one in found if one.slot is Slot.REGIMEN] == ["Four sessions"]
