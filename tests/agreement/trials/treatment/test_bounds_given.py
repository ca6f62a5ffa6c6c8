"""Bounds, ranges and times of what arms are given: each is asked of what the lines say, and of nothing made of it."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

TABLETS = """INTERVENTION 1:
  Velorin
  Velorin 40 mg (2 tablets) by mouth twice daily for 12 months
INTERVENTION 2:
  Ostrine
  Ostrine 300 mg by mouth three times daily for 12 months"""
CYCLES = """Primary trial
INTERVENTION 1:
  Taxine
  Taxine 75 mg/m2 i.m. on days 1-14, every 21 days for 6 cycles. If no evidence of disease progression after 6 cycles, \
continue same dose until progression or unacceptable toxicity.
INTERVENTION 2:
  Rosalin
  Rosalin 15 mg/kg i.v. on day 1, every 21 days for 6 cycles, and vitamin E (400-800 IU) daily
Secondary trial
INTERVENTION 1:
  Merolin Monotherapy
  Patients received merolin monotherapy orally once daily at a dose of 30 mg film-coated tablets for 4 weeks.
INTERVENTION 2:
  Rosalin
  Rosalin 10 mg/kg i.v. once weekly for 4 weeks"""
RAYS = """INTERVENTION 1:
  Rays
  Rays in a total dose of 16 Gy in one fraction, to the whole breast
INTERVENTION 2:
  Rays and Boost
  Rays to the whole breast, 2.6 Gy per day x 15 fractions"""
WEEKLY = """INTERVENTION 1:
  Cholin
  Enrolled women received 50,000 IUs weekly supplementation of cholin for 8 weeks.
INTERVENTION 2:
  No Cholin
  Enrolled women received no intervention."""
COURSES = """INTERVENTION 1:
  Velorin
  Patients receive velorin PO BID on days 1-7. Treatment repeats every 7 days for up to 12 courses in the absence of \
disease progression.
INTERVENTION 2:
  Placebo
  Patients receive a placebo PO BID on days 1-7. Treatment repeats every 7 days for up to 12 courses."""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        pytest.param(
            "Both cohorts of the primary trial are treated for less than half a year.",
            "Both cohorts of the primary trial are treated for less than two years.",
            TABLETS,
            id="less than so long",
        ),
        pytest.param(
            "Both cohorts of the primary trial are treated on a daily basis for two years.",
            "Both cohorts of the primary trial are treated on a daily basis for 12 months.",
            TABLETS,
            id="a daily basis",
        ),
        pytest.param(
            "All participants of the primary trial are treated for 42 months.",
            "All participants of the primary trial are treated for 12 months.",
            TABLETS,
            id="all people are no longer time",
        ),
        pytest.param(
            "The daily ostrine dose in cohort 2 of the primary trial amounts to 1200 mg.",
            "The daily ostrine dose in cohort 2 of the primary trial amounts to 900 mg.",
            TABLETS,
            id="the dose of a day",
        ),
        pytest.param(
            "The weekly dose of ostrine in cohort 2 of the primary trial is 900 mg.",
            "The weekly dose of ostrine in cohort 2 of the primary trial is 6300 mg.",
            TABLETS,
            id="the dose of a week",
        ),
        pytest.param(
            "Chemotherapy in the primary trial with taxine takes fewer than 5 cycles.",
            "Chemotherapy in the primary trial with taxine takes fewer than 8 cycles.",
            CYCLES,
            id="fewer cycles",
        ),
        pytest.param(
            "Cycles in the primary trial are six weeks long.",
            "Cycles in the primary trial are three weeks long.",
            CYCLES,
            id="a cycle by how often it comes",
        ),
        pytest.param(
            "Cohort 1 of the primary trial has taxine on days 1-10.",
            "Cohort 1 of the primary trial has taxine on days 1-14.",
            CYCLES,
            id="days that end elsewhere",
        ),
        pytest.param(
            "Cohort 2 of the primary trial gets at least 900 IU of vitamin E daily.",
            "Cohort 2 of the primary trial gets at least 400 IU of vitamin E daily.",
            CYCLES,
            id="a bound in international units",
        ),
        pytest.param(
            "Rosalin is administered at 100 mg/kg a week in the secondary trial.",
            "Rosalin is administered at 10 mg/kg a week in the secondary trial.",
            CYCLES,
            id="a dose a week of what is given weekly",
        ),
        pytest.param(
            "Merolin is given at a dose of 60 mg.",
            "Merolin is given at a dose of 30 mg.",
            CYCLES,
            id="the one trial that names it",
        ),
        pytest.param(
            "A total of 60 Gy is delivered to the whole breast in a single fraction in cohort 1.",
            "A total of 16 Gy is delivered to the whole breast in a single fraction in cohort 1.",
            RAYS,
            id="a total of a dose",
        ),
        pytest.param(
            "Rosalin is given once a month in the secondary trial.",
            "Rosalin is given once a week in the secondary trial.",
            CYCLES,
            id="once in a longer time",
        ),
        pytest.param(
            "Rosalin is given twice weekly in the secondary trial.",
            "Rosalin is given weekly in the secondary trial.",
            CYCLES,
            id="twice a week",
        ),
        pytest.param(
            "Merolin is taken monthly in the secondary trial.",
            "Merolin is taken daily in the secondary trial.",
            CYCLES,
            id="an adverb",
        ),
        pytest.param(
            "Ostrine is taken once daily in cohort 2 of the primary trial.",
            "Ostrine is taken thrice daily in cohort 2 of the primary trial.",
            TABLETS,
            id="once a day",
        ),
        pytest.param(
            "No more than 200 mg of ostrine is taken at a time in cohort 2 of the primary trial.",
            "No more than 300 mg of ostrine is taken at a time in cohort 2 of the primary trial.",
            TABLETS,
            id="no more than so much",
        ),
        pytest.param(
            "Rosalin is given in both trials at a dose of 50 mg/kg.",
            "Rosalin is given in both trials at a dose of at least 10 mg/kg.",
            CYCLES,
            id="both trials",
        ),
    ],
)
def test_bounds_and_times_of_what_is_given(false: str, true: str, record: str) -> None:
    assert (verdict(false, record), verdict(true, record) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("true", "record"),
    [
        pytest.param("Cohort 1 of the secondary trial takes 210 mg of merolin weekly.", CYCLES, id="a sum of a week"),
        pytest.param(
            "Taxine is infused once a week for 21 days of a 28 day cycle.",
            "INTERVENTION 1:\n  Taxine\n  Taxine: 100 mg/m2 weekly for 3 weeks of each 4-week cycle",
            id="days with a dose, and days in a row",
        ),
        pytest.param("The primary trial has two cohorts and one of them takes ostrine.", TABLETS, id="one of them"),
        pytest.param("Rosalin is given to cohort 2 of the primary trial, 15 mg/kg twice at most.", CYCLES, id="twice"),
        pytest.param("Rosalin averages 5 mg/kg a week in cohort 2 of the primary trial.", CYCLES, id="a third of it"),
        pytest.param(
            "Cohort 2 of the primary trial takes 900 mg ostrine every 24 hours.", TABLETS, id="a day in hours"
        ),
        pytest.param("Rosalin is given in the next 5 cycles of the primary trial.", CYCLES, id="the rest of them"),
        pytest.param("Taxine is given for 6 cycles, i.e. 18 weeks in all.", CYCLES, id="a point that ends no sentence"),
        pytest.param("Over 6 cycles of 21 days, treatment lasts 126 days.", CYCLES, id="cycles before an open end"),
        pytest.param("Taxine is taken for 126 days in the primary trial.", CYCLES, id="the length of all cycles"),
        pytest.param("Rays are given to cohort 2 on 15 days.", RAYS, id="one a day, so many times"),
        pytest.param(
            "Spread over seven days, the dose of cholin amounts to slightly more than 7,000 IU per day.",
            WEEKLY,
            id="slightly more",
        ),
        pytest.param("Cohort 1 gets more than 40,000 IU of cholin a week.", WEEKLY, id="more international units"),
        pytest.param("Cohort 1 gets between 40,000 and 60,000 IU of cholin weekly.", WEEKLY, id="a range around it"),
        pytest.param(
            "Cohort 1 takes velorin twice a day for no longer than 12 weeks.", COURSES, id="courses of a week"
        ),
        pytest.param(
            "Rosalin is given on day 1 of cycles in the primary trial, six times in all.", CYCLES, id="a day of several"
        ),
        pytest.param(
            "There are 2 weeks between the first and the third soothing session in the primary trial.",
            "INTERVENTION 1:\n  Soothing\n  Three one-hour soothing sessions will be one week apart.\n"
            "INTERVENTION 2:\n  Velorin\n  Velorin 900 mg daily (300 mg by mouth three times daily).",
            id="from the first to the third",
        ),
        pytest.param("Velorin is taken twice day in cohort 1 of the primary trial.", COURSES, id="a word left out"),
    ],
)
def test_what_follows_from_lengths_and_bounds_does_not_differ(true: str, record: str) -> None:
    assert verdict(true, record) != "differs"
