"""Claims that have a source's words and numbers, and not its finding: none of them is supported."""

from __future__ import annotations

import pytest

from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth

TRIAL = (
    "Adults took velorin treatment for a year. "
    "Velorin reduced daytime fatigue more than placebo did. "
    "Serum folate (P = .01) increased in the treatment versus placebo group. "
    "Weight loss was greater in the velorin group than in the control group throughout the trial "
    "(8.6% vs. 0.7% at 1 year; 6.0% vs. 3.5% at its end). "
    "Opioid users had lower support scores (P = .007). "
    "Eight of 49 people on velorin had QT intervals that were over 30 ms longer. "
    "Phase III tablets of velorin caused nausea more often than barolin did."
)


def judged(claim: str) -> str:
    return verdict_of(compare_pair(claim, TRIAL, depth=Depth.ABSTRACT)).value


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Velorin reduced daytime fatigue more than placebo.", "Velorin reduced daytime fatigue less than placebo."),
        ("Velorin reduced daytime fatigue more than placebo.", "Placebo reduced daytime fatigue more than velorin."),
        ("Velorin reduced daytime fatigue more than placebo.", "Velorin reduced daytime fatigue more than treatment."),
        (
            "Folate increased more with velorin than with placebo (P = .01).",
            "Folate increased more with placebo than with velorin (P = .01).",
        ),
        (
            "A year into the trial, people in the velorin group had lost 8.6% of their weight, "
            "compared with less than 1% in the control group.",
            "A year into the trial, people in the velorin group had lost 8.6% of their weight, "
            "compared with more than 1% in the control group.",
        ),
        (
            "Eight of 49 people on velorin had QT intervals over 30 ms longer.",
            "Eight of 49 people on velorin had QT intervals over 30 s longer.",
        ),
        ("Opioid users had lower support scores (P = .007).", "Opioid users had more support scores (P = .007)."),
    ],
)
def test_only_what_was_found_is_supported(true: str, false: str) -> None:
    assert (judged(true), judged(false) in ("not-found", "differs")) == ("supported", True)


def test_a_number_of_a_phase_is_no_control() -> None:
    assert judged("Tablets of velorin caused nausea more often than barolin did.") == "supported"
