"""How often a claim says that something was given, where the source gave it at other intervals."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.pair import compare_pair
from evidence.agreement.study.frequencies import frequencies_of
from evidence.sources.card import Depth
from tests.agreement.making import verdict

PILL = (
    "METHODS: 240 adults with insomnia took velorin 20 mg twice daily or placebo for 8 weeks. RESULTS: Sleep improved."
)
SHOT = "METHODS: Adults with eczema were given garlic oil injections at 28-day intervals. RESULTS: The itch was less."
LAMP = "METHODS: Adults with low mood used the lamp for 30 min per day, 5 days a week. RESULTS: Mood improved."


def told(claim: str, text: str) -> list[tuple[str, str | None]]:
    rows = compare_pair(claim, text, depth=Depth.ABSTRACT)
    return [(row.claim, row.source) for row in rows if row.slot is Slot.REGIMEN and row.verdict is Verdict.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "text", "pair"),
    [
        ("Adults with insomnia took velorin 20 mg once a day.", PILL, ("once a day", "twice daily")),
        ("Velorin 20 mg was taken three times daily.", PILL, ("three times daily", "twice daily")),
        ("Velorin is taken weekly.", PILL, ("weekly", "twice daily")),
        ("Garlic oil was injected every 2 weeks.", SHOT, ("every 2 weeks", "28-day intervals")),
        ("Garlic oil was injected fortnightly.", SHOT, ("fortnightly", "28-day intervals")),
        ("Adults used the lamp two days a week.", LAMP, ("two days a week", "5 days a week")),
    ],
)
def test_another_frequency_than_the_only_one_differs(claim: str, text: str, pair: tuple[str, str]) -> None:
    assert told(claim, text) == [pair]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Velorin 20 mg was taken twice a day.", PILL),
        ("Velorin 20 mg was taken two times per day.", PILL),
        ("Velorin was taken every 12 hours.", PILL),
        # "daily" does not say how many times, and 40 mg may be taken in two parts
        ("Velorin 20 mg was taken daily.", PILL),
        ("Velorin 40 mg was taken once daily.", PILL),
        # it was not given so often, but happened or was asked
        ("Adults with insomnia slept well three nights a week.", PILL),
        ("Sleep was asked for once a week.", PILL),
        # the same in other words
        ("Garlic oil was injected every 4 weeks.", SHOT),
        ("Garlic oil was injected once a month.", SHOT),
        ("Garlic oil was injected fortnightly.", SHOT.replace("28-day", "14-day")),
        ("Adults used the lamp on five days a week.", LAMP),
        ("Adults used the lamp daily.", LAMP),
        # another treatment, or several frequencies
        ("Barolin was taken once daily.", "Sleep was better in those who wore the mask twice a week."),
        ("Velorin 20 mg was taken once daily.", PILL.replace("or placebo", "or barolin 20 mg once daily")),
        ("Velorin was taken once daily.", PILL.replace("twice daily", "for sleep, with monthly visits,")),
    ],
)
def test_the_same_frequency_or_one_of_something_else_does_not(claim: str, text: str) -> None:
    assert not told(claim, text)


def test_days_a_week_are_no_time() -> None:
    rows = compare_pair("Adults used the lamp 2 days a week.", LAMP, depth=Depth.ABSTRACT)
    assert all(row.slot is not Slot.TIMEPOINT for row in rows)


def test_one_of_two_frequencies_is_not_confirmed() -> None:
    text = "Sleep improved in adults who walked 3 days a week and rowed 5 days a week."
    assert verdict("Sleep improved in adults who rowed 3 days a week.", text) != "supported"


def test_an_adverb_before_what_is_not_given_is_no_frequency() -> None:
    assert not frequencies_of("They had weekly visits and kept a daily diary.")
    assert [one.words for one in frequencies_of("It was given weekly, at intervals of 7 days.")] == [
        "weekly",
        "intervals of 7 days",
    ]


def test_units_a_day_are_a_dose_like_milligrams() -> None:
    text = "METHODS: Adults took vitamin E 200 IU per day or placebo. RESULTS: Falls were as frequent."
    assert told("Adults took vitamin E 400 IU per day.", text) == [("400 IU per day", "200 IU per day")]
    assert not told("Adults took vitamin E 200 IU a day.", text)


def test_how_long_something_was_given_is_no_frequency() -> None:
    assert not frequencies_of("Adults took a 5 mg dose for just over a fortnight.")
    assert [one.words for one in frequencies_of("It was given every fortnight.")] == ["every fortnight"]
