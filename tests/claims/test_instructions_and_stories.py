"""What a page tells its reader to do, and what it tells about one person, asks for no source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.claims.claim import Claim

Claims = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    "copy",
    [
        "Tense each muscle for 10 seconds, then let go.",
        "✓ Morning light: Get 20 minutes of sunlight before 10 a.m.",
        "If you wake at night, write down what keeps you awake.",
        "Instead of pills, try a warm bath before bed.",
        "Try to avoid screens before bed.",
        "Avoid large meals 2 hours before bedtime.",
        "Work slowly through the shoulders, arms and hands.",
        "Week 2: Add a short walk on most days.",
        "Please always rinse the skin with cool water.",
        "Exercise for 20 minutes on most days of the week.",
        "To start, dissolve the sachet in water and drink it at once.",
        "Sleep within the same hours on weekdays and weekends.",
        "Refrigerate the drops after opening them.",
    ],
)
def test_instructions_are_none(claims_in: Claims, copy: str) -> None:
    assert claims_in(copy) == ()


@pytest.mark.parametrize(
    "copy",
    [
        "Exercise improves sleep in older adults.",
        "Reduce wrinkles in as little as 7 days.",
        "Lower values point to a lack of iron in the blood.",
        "Use is limited by nausea in one in ten patients.",
        "Take 400 mg at night, because it reduces cramps.",
        "Sleep apnea raises the risk of stroke.",
        "Stress hormones rise within minutes of waking.",
    ],
)
def test_what_only_begins_like_an_instruction_is_a_claim(claims_in: Claims, copy: str) -> None:
    assert [claim.text for claim in claims_in(copy)] == [copy]


STORY = (
    "Maya says the nights were the worst part of that long and rainy winter.",
    "She walked the floor until the neighbours switched on their kitchen light.",
    "“I had stopped caring about the garden and the people next door,” Maya recalls.",
    "After the holidays, Maya arrived at the sleep clinic on a cold Monday morning.",
)


def test_a_story_is_none(claims_in: Claims) -> None:
    assert claims_in(*STORY) == ()


def test_what_a_story_says_of_the_treatment_is_a_claim(claims_in: Claims) -> None:
    told = "Maya says the lamp improved her sleep within two weeks and lifted her mood."
    general = "Light therapy helps most people with winter depression."
    assert [claim.text for claim in claims_in(*STORY, told, general)] == [told, general]


def test_a_testimonial_with_a_result_is_a_claim_and_one_without_is_none(claims_in: Claims) -> None:
    result = "“My migraines stopped within a week of the first session,” writes Jane."
    assert [claim.text for claim in claims_in("I come here every Friday with my sister and her dog.", result)] == [
        result
    ]


def test_roman_numerals_are_no_first_person(claims_in: Claims) -> None:
    copy = "Collagen type I is the main protein of the skin and the tendons."
    assert [claim.text for claim in claims_in(copy)] == [copy]


def test_a_table_of_contents_is_none_and_its_headings_count_once(claims_in: Claims) -> None:
    found = claims_in("- Rapid Relief of Pain", "- Prices", "# Rapid Relief of Pain", "# Prices")
    assert [claim.text for claim in found] == ["Rapid Relief of Pain"]


@pytest.mark.parametrize(
    "copy",
    [
        "Important symptoms include:",
        "Several things may prompt a change of the plan:",
        "Helpful options for a calmer evening are:",
        "Sensitive readers: This article references pregnancy.",
        "Reviewed against 5 peer-reviewed sources.",
        "No communication from this clinic should be taken as medical advice.",
        "The service is not designed to diagnose or treat any disease.",
        "Woman on a yoga mat by the window",
    ],
)
def test_lead_ins_notes_about_the_page_and_disclaimers_are_none(claims_in: Claims, copy: str) -> None:
    assert claims_in(copy) == ()


def test_people_with_an_illness_are_no_picture(claims_in: Claims) -> None:
    copy = "People on long-term metformin therapy deplete B12."
    assert [claim.text for claim in claims_in(copy)] == [copy]
