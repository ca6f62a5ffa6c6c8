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


LISTED = """Primary trial
INTERVENTION 1:
  Velorin + Taxine
  Participants receive velorin IV on day 1 and oral taxine on days 1-7, and a weekly massage.
INTERVENTION 2:
  Placebo + Taxine
  Participants receive placebo (matching velorin) IV on day 1 and oral taxine on days 1-7.
Secondary trial
INTERVENTION 1:
  Arm Wrapping Only
[Not Specified]
INTERVENTION 2:
  Arm and Shouldr Wrapping
[Not Specified]"""


@pytest.mark.parametrize(
    "claim",
    [
        "Cohort 2 of the primary trial receives oral taxine, velorin IV and a massage.",
        "Both cohort 1 and cohort 2 patients of the primary trial are administered velorin.",
        "Cohorts 1 and 2 of the primary trial receive velorin.",
        "Velorin is given to cohort 1 and cohort 2 of the primary trial.",
        "Cohort 2 of the primary trial receives the same taxine as cohort 1, with the addition of massage.",
        "Cohort 2 of the primary trial receives oral taxine, whereas cohort 1 receives placebo IV and oral taxine.",
        "Only patients in cohort 1 of the secondary trial undergo shoulder wrapping.",
        "Patients in both cohort 1 and cohort 2 of the secondary trial undergo shoulder wrapping.",
        "Participants of cohort 2 in the primary trial and cohort 1 of the secondary trial receive velorin.",
    ],
)
def test_what_other_arms_are_given_differs(claim: str) -> None:
    assert verdict(claim, LISTED) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Cohort 1 of the primary trial receives oral taxine, velorin IV and a massage.",
        "Cohort 2 of the primary trial receives placebo and oral taxine.",
        "Cohort 1 and cohort 2 of the primary trial are administered oral taxine.",
        "Cohort 1 of the primary trial receives velorin and cohort 2 placebo.",
        "Cohort 1 of the primary trial receives velorin and taxine, and cohort 2 receives placebo and taxine.",
        "Only cohort 1 of the primary trial receives taxine and velorin.",
        "Cohort 2 of the primary trial does not receive taxine and massage.",
        "Cohort 2 of the primary trial receives taxine but no velorin or massage.",
        "Cohort 1 of the primary trial receives the same taxine as cohort 2, with the addition of massage.",
        "One arm of the primary trial receives taxine and velorin.",
        "Velorin and massage are given in cohort 1 of the primary trial, taxine in both.",
        "Cohort 2 of the primary trial receives either velorin or placebo IV, and taxine.",
        "Only patients in cohort 2 of the secondary trial undergo shoulder wrapping.",
        "Patients in cohort 1 and cohort 2 of the secondary trial undergo arm wrapping.",
        "Participants of cohort 1 in the primary trial and nobody in the secondary trial receive velorin.",
        "In cohort 2 of the primary trial, the placebo matching velorin is given IV with oral taxine.",
    ],
)
def test_what_an_arm_is_given_among_other_things_does_not_differ(claim: str) -> None:
    assert verdict(claim, LISTED) != "differs"


APART = """Primary trial
INTERVENTION 1:
  Velorin 50 mg
  Participants received velorin 50 mg orally once daily for 12 weeks.
INTERVENTION 2:
  Taxine 1500 mg
  Participants received taxine 1500 mg orally once daily for 12 weeks.
Secondary trial
INTERVENTION 1:
  Arm 1 (6 mg Rosalin)
  6 mg of rosalin daily (2 mg tid).
INTERVENTION 2:
  Arm 2 (30 mg Rosalin)
  30 mg of rosalin. (10 mg tid)"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "In the primary trial velorin and taxine are given in doses of 50 and 300 mg respectively.",
            "In the primary trial velorin and taxine are given in doses of 50 and 1500 mg respectively.",
        ),
        (
            "Both arms of the primary trial take their drug for 9 weeks.",
            "Both arms of the primary trial take their drug for 12 weeks.",
        ),
        (
            "Each cohort of the primary trial takes 1500 mg of a drug a day.",
            "The cohorts of the primary trial together take 1550 mg of two drugs a day.",
        ),
        (
            "Cohort 1 of the primary trial gets velorin, whereas cohort 1 of the secondary trial gets 30 mg of rosalin,"
            " and no taxine.",
            "Cohort 1 of the primary trial gets velorin, whereas cohort 1 of the secondary trial gets 6 mg of rosalin,"
            " and no taxine.",
        ),
        (
            "Cohort 2 of the secondary trial receives 2 mg of rosalin tid, and no velorin.",
            "Cohort 2 of the secondary trial receives 10 mg of rosalin tid, and no velorin.",
        ),
    ],
)
def test_a_number_is_of_each_arm_or_of_its_own(false: str, true: str) -> None:
    assert (verdict(false, APART), verdict(true, APART) != "differs") == ("differs", True)


SCHEDULED = """Primary trial
INTERVENTION 1:
  Velorin + Taxine
  Patients receive velorin 10 mg/kg IV on days 1 and 15 of each 28-day cycle and oral taxine 300 mg twice daily on \
days 1-21. Courses repeat every 28 days in the absence of disease progression.
INTERVENTION 2:
  Rosalin and Velorin
  Rosalin: 25 mg by mouth daily for 15 weeks.
  Velorin: 15 mg/kg IV once every 3 weeks.
Secondary trial
INTERVENTION 1:
  Mirabin With Zoline
  Mirabin: 50mg/m2, 75mg/m2 or 100mg/m2 daily for 5 days for each 4-week cycle
  Zoline: 100mg/m2 weekly for 3 weeks of each 4-week cycle"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Cohort 2 of the primary trial receives velorin more often than cohort 1.",
            "Cohort 1 of the primary trial receives velorin more often than cohort 2.",
        ),
        (
            "Cohort 1 of the primary trial receives velorin at twice the frequency of cohort 2.",
            "Cohort 1 of the primary trial receives velorin at 1.5 times the frequency of cohort 2.",
        ),
        (
            "In cohort 1 of the primary trial velorin is given at a higher frequency than taxine.",
            "In cohort 1 of the primary trial velorin is given at a lower frequency than taxine.",
        ),
        (
            "In cohort 1 of the primary trial taxine is given 6 times as often as velorin.",
            "In cohort 1 of the primary trial taxine is given 21 times as often as velorin.",
        ),
        (
            "Taxine is scheduled on 14 days of every course in the primary trial.",
            "Taxine is scheduled on 21 days of every course in the primary trial.",
        ),
        (
            "Someone in the primary trial who completes one full cycle will have swallowed 8,400 mg of taxine.",
            "Someone in the primary trial who completes one full cycle will have swallowed 12,600 mg of taxine.",
        ),
        (
            "A patient who keeps to the schedule takes 21 doses of taxine during a single course.",
            "A patient who keeps to the schedule takes 42 doses of taxine during a single course.",
        ),
        (
            "If everything goes to plan, subjects of the primary trial take rosalin on 75 days in total.",
            "If everything goes to plan, subjects of the primary trial take rosalin on 105 days in total.",
        ),
        (
            "Over a week, cohort 2 of the primary trial takes 250 mg of rosalin.",
            "Over a week, cohort 2 of the primary trial takes 175 mg of rosalin.",
        ),
        (
            "Patients in the secondary trial receive 7 doses of mirabin every month and 3 doses of zoline per month.",
            "Patients in the secondary trial receive 5 doses of mirabin every month and 3 doses of zoline per month.",
        ),
        (
            "In cohort 1 of the primary trial taxine is taken three times a day.",
            "In cohort 1 of the primary trial taxine is taken two times a day.",
        ),
        (
            "Velorin is given every 4 weeks in cohort 2 of the primary trial.",
            "Velorin is given every 3 weeks in cohort 2 of the primary trial.",
        ),
        (
            "Patients in the secondary trial receive 5 doses of mirabin per cycle and 4 doses of zoline per cycle.",
            "Patients in the secondary trial receive 5 doses of mirabin per cycle and 3 doses of zoline per cycle.",
        ),
    ],
)
def test_how_often_a_drug_is_given(false: str, true: str) -> None:
    assert (verdict(false, SCHEDULED), verdict(true, SCHEDULED) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "In one week cohort 1 of the primary trial takes 4,200 mg of taxine.",
        "In cohort 1 of the primary trial taxine is taken on 21 out of 28 days in each cycle.",
        "Cohort 1 of the primary trial takes 14 doses of taxine in a week.",
        "Over two weeks cohort 2 of the primary trial takes 350 mg of rosalin.",
        "Cohort 1 of the primary trial receives 4 doses of velorin every two months.",
        "In the last week of a cycle, cohort 1 of the primary trial takes 0 mg of taxine.",
        "Cohort 1 of the primary trial takes 300 mg of taxine twice a day, in every cycle.",
        "Cohort 2 of the primary trial takes rosalin 7 times a week.",
        "A patient of the primary trial who skips a day takes 150 mg of rosalin over a week.",
        "Over one cycle, patients may miss some and take 12,000 mg of taxine in the primary trial.",
        "Cohort 2 of the primary trial receives rosalin more often than velorin.",
        "Cohort 1 of the primary trial receives velorin as often as every second week.",
        "Cohort 1 of the primary trial receives velorin every 2 weeks.",
        "In cohort 1 of the primary trial the treatment with velorin is repeated every 4 weeks.",
        "Cohort 2 of the primary trial takes rosalin daily, and velorin every 21 days.",
        "Patients on taxine are seen by a doctor every 12 weeks.",
    ],
)
def test_a_number_that_follows_from_a_schedule_does_not_differ(claim: str) -> None:
    assert verdict(claim, SCHEDULED) != "differs"


COMPARED = """Primary trial
INTERVENTION 1:
  Letrozine Low
  Letrozine, 2.5 mg daily for six months
INTERVENTION 2:
  Letrozine High
  Letrozine, 5 mg daily for six months
Secondary trial
INTERVENTION 1:
  Celexine
  Randomized to receive celexine 400 mg daily for 12 months
INTERVENTION 2:
  Placebo
  Randomized to receive placebo daily for 12 months"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "The duration of treatment in the primary trial is twice as long as in the secondary trial.",
            "The duration of treatment in the primary trial is half as long as in the secondary trial.",
        ),
        (
            "Patients in the secondary trial are treated for three times as long as those in the primary trial.",
            "Patients in the secondary trial are treated for twice as long as those in the primary trial.",
        ),
        (
            "Treatment in the secondary trial lasts 3 months longer than in the primary trial.",
            "Treatment in the secondary trial lasts 6 months longer than in the primary trial.",
        ),
        (
            "The treatment in the primary trial is longer than in the secondary trial.",
            "The treatment in the primary trial is shorter than in the secondary trial.",
        ),
        (
            "Cohort 1 of the primary trial receives a higher dose of letrozine than cohort 2.",
            "Cohort 1 of the primary trial receives a lower dose of letrozine than cohort 2.",
        ),
        (
            "Cohort 1 of the primary trial receives twice as much letrozine as cohort 2.",
            "Cohort 2 of the primary trial receives twice as much letrozine as cohort 1.",
        ),
        (
            "Cohort 1 of the primary trial receives the same dose of letrozine as cohort 2.",
            "Cohort 1 of the primary trial receives half the dose of letrozine of cohort 2.",
        ),
        (
            "Cohort 2 of the primary trial receives 5 mg more letrozine than cohort 1.",
            "Cohort 2 of the primary trial receives 2.5 mg more letrozine than cohort 1.",
        ),
        (
            "Cohort 2 of the secondary trial receives celexine more often than cohort 1 receives placebo.",
            "Cohort 1 of the secondary trial receives celexine as often as cohort 2 receives placebo.",
        ),
    ],
)
def test_arms_and_trials_are_compared_in_what_they_are_given(false: str, true: str) -> None:
    assert (verdict(false, COMPARED), verdict(true, COMPARED) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "In the secondary trial placebo is taken for as long as celexine.",
        "Letrozine in the primary trial is taken for half as long as celexine in the secondary trial.",
        "Letrozine is taken for as long as the cancer does not come back.",
        "Cohort 1 of the primary trial is treated for the same length of time as cohort 2.",
        "Over six months cohort 2 of the primary trial takes twice as much letrozine as cohort 1.",
        "Patients of the primary trial are watched longer than those of the secondary trial.",
        "The secondary trial has a longer follow-up after treatment than the primary trial.",
        "Cohort 1 of the primary trial takes letrozine at the same frequency as cohort 2.",
        "The dose of celexine in the secondary trial is 80 times that of letrozine in cohort 2 of the primary trial.",
    ],
)
def test_a_comparison_that_may_be_so_does_not_differ(claim: str) -> None:
    assert verdict(claim, COMPARED) != "differs"


CYCLES = """INTERVENTION 1:
  Velorin
  Velorin: Eligible patients are scheduled to receive six cycles of velorin every three weeks."""
PHASES = """INTERVENTION 1:
  Rosalin Cream
  Patients apply rosalin cream twice daily for two weeks and then once daily for two weeks."""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        (
            "Participants apply the rosalin cream three times a day for the first fortnight.",
            "Participants will have applied the rosalin cream 42 times by the end.",
            PHASES,
        ),
    ],
)
def test_everyday_words_of_a_plan_are_understood(false: str, true: str, record: str) -> None:
    assert (verdict(false, record), verdict(true, record) != "differs") == ("differs", True)


ON_DAYS = """INTERVENTION 1:
  Velorin, Taxine and Mirabin
  Patients receive velorin 10 mg IV on days 1, 8 and on day 15, and oral taxine on days 1-7 of each 28-day cycle.
  Mirabin: 5 mg daily.
INTERVENTION 2:
  Rosalin
  Patients receive rosalin 5 mg on days 1-5 and 10 mg on days 8-12 of each 28-day cycle."""


@pytest.mark.parametrize(
    "claim",
    [
        "On days 1-7 cohort 1 of the primary trial receives velorin and taxine.",
        "In the primary trial taxine is taken on day 8 of each cycle.",
        "Velorin is infused on days 1 and 8, and taxine is taken on days 1-15.",
        "Cohort 2 of the primary trial is given rosalin on days 1, 5 and 15.",
    ],
)
def test_other_days_of_a_drug_differ(claim: str) -> None:
    assert verdict(claim, ON_DAYS) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Velorin is given on day 8.",
        "On day 15 cohort 1 of the primary trial receives velorin.",
        "Velorin and taxine are both given on day 1.",
        "In the primary trial velorin is given on days 1 and 8, and taxine on days 2-5.",
        "Mirabin is taken on day 20.",
        "Cohort 2 of the primary trial is given rosalin on day 9.",
        "Blood samples of patients on velorin are taken on day 22.",
        "Cohort 1 of the primary trial does not receive taxine on day 8.",
        "Side effects of taxine are asked for until day 28.",
    ],
)
def test_a_day_that_may_be_one_of_the_drug_does_not_differ(claim: str) -> None:
    assert verdict(claim, ON_DAYS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "No patients in cohort 1 of the primary trial receive velorin.",
        "All patients in cohort 2 of the primary trial undergo a massage.",
        "0 participants of cohort 1 in the primary trial are given a weekly massage.",
    ],
)
def test_that_all_or_none_of_an_arm_are_given_what_it_is_not_or_is_differs(claim: str) -> None:
    assert verdict(claim, LISTED) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "All patients in cohort 1 of the primary trial receive velorin.",
        "No patients in cohort 2 of the primary trial undergo a massage.",
        "Half of the arms in the primary trial are given velorin.",
        "Not all patients in cohort 1 of the primary trial receive velorin as planned.",
        "50% of patients in the primary trial receive velorin.",
        "At least 80% of cohort 1 patients of the primary trial receive velorin.",
        "Half of the drugs in cohort 2 of the primary trial are given IV.",
        "Cohort 2 of the primary trial receives half of what cohort 1 is given, oral taxine.",
        "100% of cohort 1 patients of the primary trial receive velorin.",
    ],
)
def test_a_share_that_may_be_so_does_not_differ(claim: str) -> None:
    assert verdict(claim, LISTED) != "differs"


OTHERS = """Primary trial
INTERVENTION 1:
  Velorin
  Patients randomized to the velorin arm will be prescribed 900mg of the drug daily (300 mg by mouth three times daily).
INTERVENTION 2:
  Taxine
  Patients receive 80 mg/square meter (m2) taxine concentrate for infusion once weekly, and placebo: 1 tablet BID
Secondary trial
INTERVENTION 1:
  Rosalin
  Patients undergo rosalin rays QD, 5 days a week for 6 weeks. Patients attend a moderated group for up to 12 weeks."""


@pytest.mark.parametrize(
    "claim",
    [
        "Over a week, cohort 1 of the primary trial takes 2,100 mg of velorin.",
        "Patients in cohort 1 of the primary trial take a total of 600 mg of velorin each day.",
        "Patients in cohort 2 of the primary trial receive 120 mg/m2 taxine once weekly.",
        "Patients in the secondary trial have rosalin rays 3 days a week for 6 weeks.",
    ],
)
def test_amounts_and_days_by_other_words_differ(claim: str) -> None:
    assert verdict(claim, OTHERS) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Over a week, cohort 1 of the primary trial takes 6,300 mg of velorin.",
        "Patients in cohort 1 of the primary trial take a total of 900 mg of velorin each day.",
        "Cohort 1 of the primary trial takes 300 mg of velorin three times a day.",
        "Patients in cohort 2 of the primary trial receive 80 mg/m2 taxine once weekly.",
        "Cohort 2 of the primary trial takes two placebo tablets a day.",
        "Patients in cohort 1 of the primary trial take three 300 mg doses of velorin a day.",
        "Patients in the secondary trial have rosalin rays 5 days a week for 6 weeks.",
        "A patient of the secondary trial has rosalin rays on 30 days in total.",
    ],
)
def test_amounts_and_days_by_other_words_that_follow_do_not_differ(claim: str) -> None:
    assert verdict(claim, OTHERS) != "differs"
