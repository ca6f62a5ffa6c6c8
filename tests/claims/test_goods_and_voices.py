"""What is said of the goods, by customers, or of the people behind a page asks for no source; of health it does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.claims.claim import Claim

Claims = Callable[..., tuple[Claim, ...]]
ClaimsOf = Callable[..., list[str]]


@pytest.mark.parametrize(
    "copy",
    [
        "The lamp was designed by two sisters in Leeds who wanted brighter mornings.",
        "The cover is sewn from organic cotton and comes in four colours.",
        "The pillow carries a warranty of 24 months.",
        "Your nurse takes your blood and goes through the form with you.",
        "Laser sessions are not covered by insurance.",
        "“The parcel came fast.”",
        "“I was nervous before my first visit, and the nurse was kind.”",
        "Dr. Moss trained at a teaching hospital and has been treating skin since 2006.",
        "Claire, a retired swimming coach, came to us last spring.",
        "Isn't a good diet enough?",
        "The goal is not just to look good.",
        "Staff should keep up with the latest forms.",
        "Still, run any supplement by your doctor.",
        "Unzip the cover and wash it cold.",
        "Clean and dry the skin.",
        "EPA and DHA.",
        "These tests are for wellness and do not provide a diagnosis.",
        "Information in this article reflects the state of research at the time of writing.",
    ],
)
def test_goods_people_and_voices_are_none(claims_in: Claims, copy: str) -> None:
    assert claims_in(copy) == ()


@pytest.mark.parametrize(
    "copy",
    [
        "Put simply, no other class of medicine prevents more heart attacks.",
        "Expect to wait at least three months before wrinkles improve.",
        "Do not look into the lamp; infrared light may injure the retina.",
        "Keep the gum away from dogs — xylitol is highly toxic to them.",
        "Your gut is home to around 38 trillion bacteria.",
        "Cold sores can flare after the laser, so I prescribe antiviral tablets.",
        "“Ketones calm overactive nerve receptors,” says the head of the laboratory.",
        "In insomnia, this process breaks down.",
    ],
)
def test_health_is_claimed_whoever_says_it(claims_in: Claims, copy: str) -> None:
    assert [claim.text for claim in claims_in(copy)] == [copy]


@pytest.mark.parametrize(
    "heading",
    [
        "The Minimum Effective Workout Plan",
        "Gummies for Children: Sugar, Dosing, and Better Choices",
        "Current Treatments: What Works",
        "Exercise Examples for Stronger Legs",
        "2-in-1 Pain Relief Device",
    ],
)
def test_headings_that_name_a_thing_are_none(claims_in: Claims, heading: str) -> None:
    assert claims_in(f"# {heading}") == ()


def test_a_heading_that_condemns_is_a_claim(claims_in: Claims) -> None:
    assert len(claims_in("# Vinegar Pills: Worthless and Potentially Harmful")) == 1


def test_lines_below_a_colon_are_a_list_whose_signs_were_lost(claims_of: ClaimsOf) -> None:
    text = (
        "A long day at the desk is hard on the back.\nThe belt is shown to:\nReduce back pain\nImprove sleep\n"
        "Call us today.\n"
    )
    assert claims_of(text)[-2:] == ["Reduce back pain", "Improve sleep"]


def test_rows_in_the_middle_of_a_page_are_a_table(claims_of: ClaimsOf) -> None:
    text = (
        "How we compare\n\tLamp\tTablets\nRisk of addiction\tNone\tLow\nWarranty\t24 months\t-\nPrice\t£40\t£12\n"
        "Order it now.\n"
    )
    assert claims_of(text) == ["Risk of addiction\tNone\tLow"]


def test_the_head_of_a_table_is_none(claims_of: ClaimsOf) -> None:
    text = "| Key findings | Peak effect |\n| --- | --- |\n| 62% slept better | after 2 hours of sleep |\n"
    assert claims_of(text, "page.md") == ["62% slept better", "after 2 hours of sleep"]


def test_counts_of_people_in_a_list_are_claims(claims_of: ClaimsOf) -> None:
    assert claims_of("# Market\n\n- Insomnia affects 13 million people in France\n- Our offices\n", "page.md") == [
        "Insomnia affects 13 million people in France"
    ]


def test_sources_without_authors_are_no_claims(claims_of: ClaimsOf) -> None:
    text = (
        "Magnesium eases cramps in most adults.\n\nSources\n\n"
        "Food Safety Office. “Reports of injury linked to vinegar tablets.” Summary, 2018–2023.\n\n"
        "https://health.example/blood-test\nhttps://health.example/cramps-improved\n"
    )
    assert claims_of(text) == ["Magnesium eases cramps in most adults."]


def test_where_a_reader_is_on_the_site_is_navigation(claims_of: ClaimsOf) -> None:
    assert claims_of("You are here: Home » Products » Pain Relief » Pulse Duo\n\nMagnesium eases cramps.\n") == [
        "Magnesium eases cramps."
    ]
