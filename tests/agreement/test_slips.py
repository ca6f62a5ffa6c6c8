"""Numbers that differ from the source's by their decimal point alone."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Agreement, Slot
from evidence.agreement.pair import compare_pair
from evidence.sources.card import Depth

RELAPSE = (
    "In a cohort of 1,742 patients with acne, isotretinoin was given for 20 weeks. Relapse that needed treatment "
    "occurred in 22.5% within 2 years. Dry lips occurred in 94%, and triglycerides rose in 7.25%."
)


def figure(claim: str) -> Agreement:
    (found,) = [one for one in compare_pair(claim, RELAPSE, depth=Depth.ABSTRACT) if one.slot is Slot.FIGURE]
    return found


@pytest.mark.parametrize("wrong", ["2.25%", "0.225%"])
def test_a_point_in_another_place(wrong: str) -> None:
    found = figure(f"Isotretinoin cures acne for good: only {wrong} of patients relapse within 2 years.")
    assert (found.verdict, found.source) == ("differs", "22.5%")
    assert "Relapse that needed treatment occurred in 22.5% within 2 years." in (found.quote or "")


@pytest.mark.parametrize(
    "claim",
    [
        "Isotretinoin cures acne for good: only 2.25% of patients relapse within 4 weeks.",
        "Isotretinoin cures acne for good: only 2.52% of patients relapse within 2 years.",
        "Isotretinoin is cheap: 2.25% of doctors pay for it within 2 years.",
        "Isotretinoin cures acne for good: 72.5% of the patients of our clinic have clear skin.",
        "Isotretinoin cures acne for good: up to 2.25% of patients relapse within 2 years.",
    ],
)
def test_other_digits_times_and_things_are_no_slip(claim: str) -> None:
    assert "decimal point" not in figure(claim).why


def test_two_digits_may_be_chance() -> None:
    assert "decimal point" not in figure("Isotretinoin cures acne for good: 9.4% of lips get dry.").why
