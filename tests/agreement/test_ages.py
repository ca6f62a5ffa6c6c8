"""Whom a claim speaks of by their age, against whom the source studied."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Agreement, Slot
from evidence.agreement.pair import compare_pair
from evidence.sources.card import Depth
from tests.agreement.making import a_card, verdicts

OVER_55 = (
    "Velorin or placebo was given for 3 weeks to 168 outpatients aged 55 years or over with insomnia in a double-blind "
    "trial. Quality of sleep improved in 47% of the velorin group and 27% of the placebo group."
)
TEENS = (
    "Eczema has few treatments. In a double-blind trial, 251 patients aged 12 to 17 years received velorin or placebo "
    "for 16 weeks. Itch was gone in 38.1% with velorin and 8.2% with placebo."
)
GROWN = "In a trial, 86 adults with insomnia (mean age 61 years) received velorin. Sleep improved in 47%."


def ages(claim: str, text: str) -> list[Agreement]:
    found = compare_pair(claim, text, depth=Depth.ABSTRACT)
    return [one for one in found if one.slot is Slot.POPULATION and one.verdict == "differs"]


@pytest.mark.parametrize(
    ("claim", "text", "told"),
    [
        ("Velorin improved sleep quality in 47% of children.", OVER_55, "aged 55 years or over"),
        ("Teenagers slept better with velorin.", OVER_55, "aged 55 years or over"),
        ("Velorin improved sleep quality in 47% of young adults.", OVER_55, "aged 55 years or over"),
        ("In adults with eczema, itch was gone in 38.1%.", TEENS, "aged 12 to 17 years"),
        ("Itch was gone in 38.1% of older adults.", TEENS, "aged 12 to 17 years"),
        ("Sleep improved in 47% of children.", GROWN, "adults with insomnia"),
    ],
)
def test_people_of_another_age_than_those_studied(claim: str, text: str, told: str) -> None:
    (found,) = ages(claim, text)
    assert found.source == told
    assert found.quote is not None
    assert told in found.quote


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Velorin improved sleep quality in 47% of older adults.", OVER_55),
        ("Velorin improved sleep quality in 47% of adults.", OVER_55),
        ("Velorin improved sleep quality in 47% of patients.", OVER_55),
        ("Itch was gone in 38.1% of adolescents.", TEENS),
        ("Itch was gone in 38.1% of children and adults.", TEENS),
        ("Sleep improved in 47% of older people.", GROWN),
        ("Sleep improved in 47% of young adults.", GROWN),
        ("Itch was gone in 38.1% of young people.", TEENS),
        ("While some children slept well, adults slept better.", OVER_55),
        ("Keep velorin out of the reach of children.", OVER_55),
        ("Velorin was not studied in children.", OVER_55),
        ("Velorin helped parents of young children to sleep.", OVER_55),
        ("Older patients slept better with velorin than children do.", OVER_55),
    ],
)
def test_people_whom_the_source_may_have_studied(claim: str, text: str) -> None:
    assert not ages(claim, text)


@pytest.mark.parametrize(
    "more",
    [
        " In 40 children, the results were alike.",
        " Patients over 10 were asked too.",
        " Nine patients were 8-year-olds.",
        " Some infants were aged 6 to 23 months.",
        " Parents of those under 12 filled in the form.",
        " Pupils of 12 years and older took part.",
    ],
)
def test_a_source_that_speaks_of_the_young_elsewhere_is_left_alone(more: str) -> None:
    assert not ages("Velorin improved sleep quality in 47% of children.", OVER_55 + more)


def test_a_mean_age_tells_nobody_apart() -> None:
    text = "The mean age of the patients was 61 years. Sleep improved in 47% with velorin."
    assert not ages("Sleep improved in 47% of children.", text)


def test_who_was_kept_out_is_not_who_was_studied() -> None:
    text = "Patients aged 12 to 17 years were excluded. Sleep improved in 47% with velorin."
    assert not ages("Sleep improved in 47% of adults.", text)


def test_people_of_an_age_and_others_are_of_any_age() -> None:
    text = "In the elderly and individuals with diabetes, sleep improved in 47% with velorin."
    assert not ages("Sleep improved in 47% of children.", text)


def test_the_population_of_a_card() -> None:
    card = a_card(("47%", "response"), population="adults with insomnia")
    assert verdicts("47% of children responded.", card)["population"] == "differs"
    assert "differs" not in verdicts("47% of adults responded.", card).get("population", "")
    in_numbers = a_card(("47%", "response"), population="patients aged 12 to 17 years")
    assert verdicts("47% of adults responded.", in_numbers)["population"] == "differs"
