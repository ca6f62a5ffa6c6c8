"""Whom or what a number counts: the noun belongs to the number."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Slot
from evidence.agreement.pair import compare_pair
from evidence.claims.numerals import plain_numbers
from evidence.sources.card import Depth

SOURCE = (
    "METHODS: Thirty women with eczema used velorin cream twice daily for 8 weeks. RESULTS: Of these, 12 women had "
    "no itch at week 8. Over 5 years, 41 cases of asthma were recorded among 2,310 children. In 90 men and women "
    "the skin stayed dry. A second trial took in 64 rats."
)


def told(claim: str, text: str = SOURCE) -> list[str]:
    rows = compare_pair(claim, text, depth=Depth.ABSTRACT)
    return [row.verdict.value for row in rows if row.slot is Slot.N]


@pytest.mark.parametrize(
    "claim",
    [
        "Thirty men with eczema used velorin cream for 8 weeks.",
        "30 men with eczema used velorin cream.",
        "Asthma was recorded among 2,310 adults.",
        "At week 8, 12 men had no itch.",
    ],
)
def test_other_people_of_the_same_number_differ(claim: str) -> None:
    assert told(claim) == ["differs"]


@pytest.mark.parametrize(
    "claim",
    [
        "Thirty women with eczema used velorin cream for 8 weeks.",
        "30 women with eczema used velorin cream.",
        "30 patients with eczema used velorin cream.",
        "30 adults with eczema used velorin cream.",
        "Asthma was recorded among 2,310 children.",
        "The skin of 90 men stayed dry.",
        "At week 8, 12 women had no itch.",
    ],
)
def test_the_same_people_or_a_wider_word_do_not(claim: str) -> None:
    assert "differs" not in told(claim)


def test_a_number_of_one_thing_is_not_that_of_another() -> None:
    deaths = "Over 5 years, 41 deaths were recorded."
    assert told(deaths) == ["not-found"]
    assert told(deaths, "Over 5 years, 41 deaths were recorded in the velorin group.") == ["matches"]


def test_where_the_source_is_on_something_else_it_is_left_open() -> None:
    assert told("Thirty men with migraine slept on the magnet pillow in Oslo.") == ["not-found"]


def test_a_long_number_with_a_gap_counts_eyes_too() -> None:
    assert plain_numbers("42 studies with 67 310 eyes") == "42 studies with 67,310 eyes"
    assert plain_numbers("On day 14 120 mg was given") == "On day 14 120 mg was given"
