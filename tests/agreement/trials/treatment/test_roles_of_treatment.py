"""Numbers of treatment by what they are: a false one is told though some other number of the record equals it."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

ARMS = """INTERVENTION 1:
  Velorin and Taxine
  Velorin 60 mg/m2 IV over 90 min and taxine AUC 5 IV on day 1, every 14 days x 4 cycles.
  Ostrine 8 mg PO BID for 3 days.
INTERVENTION 2:
  Rosalin
  Rosalin 25 mg tablet once daily on days 1-21 of a 28-day cycle, up to 6 cycles"""
LISTED = """Primary trial
INTERVENTION 1:
  Barolin
  Barolin 140 mg s.c. (two 70 mg pre-filled syringes) on Day 1, Day 90, Day 270 and Day 450
Secondary trial
INTERVENTION 1:
  Mirabin low
  Mirabin 100 mg tablet once daily for 12 weeks
INTERVENTION 2:
  Mirabin middle
  Mirabin 200 mg tablet once daily for 12 weeks
INTERVENTION 3:
  Mirabin high
  Mirabin 300 mg tablet once daily for 12 weeks"""
COURSES = """INTERVENTION 1:
  Mirabin
  Mirabin 50 mg orally from Day 1 to Day 14 of each treatment course. 2 treatment courses were to be given."""
LOADED = """INTERVENTION 1:
  Zoline
  Zoline 8 mg/kg IV loading dose, followed by 6 mg/kg every 3 weeks for 18 weeks"""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        ("each velorin infusion lasts 90 hours", "each velorin infusion lasts 90 minutes", ARMS),
        ("velorin is repeated every 8 weeks", "velorin is repeated every two weeks", ARMS),
        ("taxine is aimed at AUC 6", "taxine is aimed at AUC 5", ARMS),
        ("rosalin has a three week break", "rosalin has a one week break", ARMS),
        ("a total of 24 mg ostrine is taken a day", "a total of 16 mg ostrine is taken a day", ARMS),
        (
            "velorin adds up to 360 mg/m2 if all cycles are given",
            "velorin adds up to 240 mg/m2 if all cycles are given",
            ARMS,
        ),
        (
            "over the whole course each patient takes 32 mg of ostrine",
            "over the whole course each patient takes 48 mg of ostrine",
            ARMS,
        ),
        (
            "if both courses are completed, patients get 20 days of mirabin",
            "if both courses are completed, patients get 28 days of mirabin",
            COURSES,
        ),
        ("rosalin is given for up to 16 cycles", "rosalin is given for up to 6 cycles", ARMS),
        (
            "nine injections of barolin in total in the primary trial",
            "four injections of barolin in total in the primary trial",
            LISTED,
        ),
        (
            "barolin comes to 840 mg in total in the primary trial",
            "barolin comes to 560 mg in total in the primary trial",
            LISTED,
        ),
        (
            "the gap is 90 days between the second and third injection of the primary trial",
            "a gap of 180 days between the second and third injection of the primary trial",
            LISTED,
        ),
        (
            "each barolin dose takes five syringes in the primary trial",
            "each barolin dose takes two syringes in the primary trial",
            LISTED,
        ),
        (
            "mirabin treatment lasts 12 months in the secondary trial",
            "mirabin treatment lasts 12 weeks in the secondary trial",
            LISTED,
        ),
        (
            "mirabin goes up in steps of 200 mg in the secondary trial",
            "mirabin goes up in steps of 100 mg in the secondary trial",
            LISTED,
        ),
        (
            "the highest dose of mirabin is 400 mg a day in the secondary trial",
            "the highest dose of mirabin is 300 mg a day in the secondary trial",
            LISTED,
        ),
        (
            "the secondary trial has five times as many arms as the primary trial",
            "the secondary trial has three times as many arms as the primary trial",
            LISTED,
        ),
        (
            "a 60 kg patient gets 360 mg of zoline as the first dose",
            "a 60 kg patient gets 480 mg of zoline as the first dose",
            LOADED,
        ),
    ],
)
def test_a_number_is_held_against_its_own_role(false: str, true: str, record: str) -> None:
    assert (verdict(false, record), verdict(true, record) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        pytest.param(
            "someone on mirabin low who takes every tablet swallows 84 of them", LISTED, id="days of all weeks"
        ),
        pytest.param("a velorin infusion would be too long at 5 hours", ARMS, id="somebody made up"),
        pytest.param("patients receive 700 mg of aspirin", ARMS, id="a drug that no line names"),
        pytest.param("velorin may be given every 4 weeks", ARMS, id="what may be"),
        pytest.param("rosalin was received for 5 cycles", ARMS, id="fewer than the most"),
        pytest.param("surgery takes place every 8 weeks", ARMS, id="something else than treatment"),
        pytest.param(
            "the first and the last barolin dose are 449 days apart in the primary trial", LISTED, id="not in a row"
        ),
        pytest.param(
            "mirabin is taken as 84 tablets in the secondary trial", LISTED, id="a product without a word for it"
        ),
        pytest.param("velorin is infused one and a half hours", ARMS, id="a length in other words"),
        pytest.param("zoline is infused every 21 days at 6 mg/kg after a dose of 8 mg/kg", LOADED, id="two doses"),
        pytest.param("a velorin dose of 120 mg is reached together with others", ARMS, id="what comes together"),
        pytest.param(
            "the dose of mirabin is doubled in the second arm of the secondary trial", LISTED, id="a multiple"
        ),
        pytest.param("two mirabin arms of the secondary trial differ by 100 mg a day", LISTED, id="a difference"),
        pytest.param("at four cycles velorin is given over eight weeks", ARMS, id="a length of all cycles"),
        pytest.param("two syringes of 70 mg make a barolin dose in the primary trial", LISTED, id="what a piece holds"),
        pytest.param("2 syringes of barolin (70 mg) are given in the primary trial", LISTED, id="in brackets"),
        pytest.param("ostrine is taken as 8 mg twice a day", ARMS, id="each of a day's doses"),
    ],
)
def test_what_the_lines_have_in_the_role_does_not_differ(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"


SHORTHAND = """INTERVENTION 1:
  AC then velorin
  Doxorubicin 60 mg/m2 IV d1 q14d x 4, followed by velorin 80 mg/m2 IV over 1 h every week x 12
  Loperine 4 mg TID d1-14
INTERVENTION 2:
  Radiation
  50 Gy in 25 fx, Mon-Fri, started within 6 weeks of surgery; boost 10 Gy / 5 fx
INTERVENTION 3:
  Coaching
  Calls: weekly x 12; texts 3x/week. Steps goal 6,000, later 12,000 steps
  Fluvane/mirol 250/50 mcg, 1 inhalation twice daily
  Ostrine 2000 IU daily, 3 wks on/1 wk off"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        ("loperine is taken six times a day", "loperine is taken three times a day"),
        ("velorin adds up to 640 mg/m2 in all", "velorin adds up to 960 mg/m2 in all"),
        ("velorin goes on for 30 weeks", "velorin goes on for 12 weeks"),
        ("the radiation arm has a dose of 4 Gy a fraction", "the radiation arm has a dose of 2 Gy a fraction"),
        ("radiation is given three days a week", "radiation is given five days a week"),
        ("texts are sent nine times a week", "texts are sent three times a week"),
        ("ostrine is paused for 3 weeks", "ostrine is paused for 1 week"),
        ("ostrine is taken at 20,000 IU a day", "ostrine is taken at 2000 IU a day"),
    ],
)
def test_shorthand_is_read_in_its_role(false: str, true: str) -> None:
    assert (verdict(false, SHORTHAND), verdict(true, SHORTHAND) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(
            "the calls are weekly for the first 12 weeks and less often afterwards", id="so many weekly calls"
        ),
        pytest.param("the step goal grows twofold", id="two numbers before one word"),
        pytest.param("doxorubicin comes to 240 mg/m2 in total", id="a sum over repeats"),
        pytest.param("with the boost radiation reaches 60 Gy", id="a sum of radiation"),
        pytest.param("doxorubicin takes 8 weeks", id="a length of all repeats"),
        pytest.param("the inhaler comes to 500 mcg fluvane per day", id="the first of two drugs"),
        pytest.param("loperine adds up to 12 mg per day", id="three times a day"),
        pytest.param("ostrine is taken on 21 days of each 28-day cycle", id="what a pause leaves"),
        pytest.param("42 tablets of loperine are enough for 7 days", id="a time of the writer's"),
        pytest.param("surgery takes place within 6 weeks of radiation", id="the same from the other side"),
    ],
)
def test_what_follows_from_shorthand_does_not_differ(claim: str) -> None:
    assert verdict(claim, SHORTHAND) != "differs"
