"""A claim in the very words of its source, but for a denial."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

SOURCE = (
    "RESULTS: At week 8, there was no significant difference in sleep length between the velorin and placebo groups "
    "(402 vs 399 min; P = .61). The gain in memory was kept at 6-month follow-up. More than 80% were satisfied with "
    "the patch. Skin moisture was not changed by the cream in dry rooms. Some children did not finish the course. The"
    " lamp may not help against jet lag. Fatigue was not reduced with velorin, but pain was reduced with velorin in "
    "women. The lens is not licensed for children."
)


@pytest.mark.parametrize(
    "claim",
    [
        "There was a significant difference in sleep length between the velorin and placebo groups at week 8.",
        "There was a difference in sleep length between the velorin and placebo groups.",
        "The gain in memory was not kept at 6-month follow-up.",
        "The gain in memory wasn't kept at 6-month follow-up.",
        "More than 80% were dissatisfied with the patch.",
        "The lens is licensed for children.",
    ],
)
def test_the_same_words_but_for_a_denial_differ(claim: str) -> None:
    assert verdict(claim, SOURCE) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        # the source's own words
        "There was no significant difference in sleep length between the velorin and placebo groups at week 8.",
        "The gain in memory was kept at 6-month follow-up.",
        "More than 80% were satisfied with the patch.",
        "The lens is not licensed for children.",
        # of something else, at another time, or of fewer
        "There was a significant difference in sleep length between the velorin and placebo groups at week 12.",
        "There was a significant difference in sleep quality between the velorin and placebo groups at week 8.",
        "The gain in memory was not kept at 12-month follow-up.",
        "The lens is licensed for contact sports.",
        "Skin moisture was changed by the cream.",
        # of a part only, of which the contrary may be true beside it
        "Some children finished the course.",
        "20% were dissatisfied with the patch.",
        # left open by the source
        "The lamp helps against jet lag.",
        "The lamp may help against jet lag.",
        # a denial of the contrary
        "The gain in memory was not lost at 6-month follow-up.",
    ],
)
def test_what_the_source_says_too_or_of_something_else_does_not(claim: str) -> None:
    assert verdict(claim, SOURCE) != "differs"


@pytest.mark.parametrize(
    "text",
    [
        # another sentence says what the claim does
        "The gel was not absorbed at night. After the reformulation, the gel was absorbed at night in all rooms.",
        # asked, supposed, or told of an analysis and not of the thing
        "We asked whether the gel was not absorbed at night.",
        "The gel might not be absorbed at night.",
        # narrower
        "The gel was not absorbed at night in smokers.",
    ],
)
def test_a_denial_that_may_be_of_something_else_is_left_open(text: str) -> None:
    assert verdict("The gel was absorbed at night.", text) != "differs"


def test_an_analysis_is_not_denied_by_another_one() -> None:
    source = "In unadjusted analysis, garlic was related to longer sleep."
    assert verdict("In adjusted analysis, garlic was related to longer sleep.", source) != "differs"
