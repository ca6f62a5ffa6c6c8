"""What a number of a claim may be worked out of, and what it never is."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Slot
from evidence.agreement.pair import compare_pair
from evidence.sources.card import Depth

SOURCE = (
    "METHODS: Thirty women with eczema used velorin cream. RESULTS: After 6 months, 6 women reported new spots. "
    "Relief came in 62% of women (relative risk, 1.72; 95% CI, 1.10 to 2.60). The risk of a flare was lower (hazard"
    " ratio for flare, 0.64). The mean absolute difference from the scale was 7.3% at home. False alarm rates were "
    "0.8% with the pad. All 30 of 30 women kept the cream."
)


def shown(claim: str) -> list[tuple[str | None, str]]:
    """What the source has for the figures of a claim that it does not tell, and how."""
    rows = compare_pair(claim, SOURCE, depth=Depth.ABSTRACT)
    return [(row.source, row.why) for row in rows if row.slot is Slot.FIGURE and row.verdict.value == "not-found"]


@pytest.mark.parametrize(
    "claim",
    [
        # of a ratio of 1.72, of 0.64, of an error, of false alarms, of everybody
        "Velorin cream is 72% effective.",
        "64% of women were well after a flare thanks to velorin cream.",
        "The mean absolute difference was 7.3%, so 92.7% of values at home are right.",
        "With the pad, an alarm is true in 99.2% of women.",
        "99.9% of women kept the cream.",
    ],
)
def test_what_is_no_share_of_people_gives_none(claim: str) -> None:
    assert (None, "This number is not in the text held.") in shown(claim)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("After 6 months, 6 of the 30 women reported new spots.", "6 women, Thirty women"),
        ("After 6 months, one in five women reported new spots.", "6 women, Thirty women"),
        ("With velorin cream, the risk of a flare was 64% of that without.", "0.64"),
    ],
)
def test_what_it_may_be_is_shown(claim: str, source: str) -> None:
    assert [one for one, _ in shown(claim)] == [source]


def test_a_rise_by_a_ratio_is_still_worked_out() -> None:
    assert [one for one, _ in shown("Velorin cream raised the chance of relief by 72%.")] == ["relative risk, 1.72"]
