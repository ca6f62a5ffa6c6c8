"""What a source says of another drug, trial or comparison is nothing against a claim; of the claim's own it is."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Verdict
from evidence.agreement.pair import compare_pair
from evidence.sources.card import Depth

GOUT = (
    "BACKGROUND: Sorvastatin is used in gout. METHODS: In this phase 2, multicentre, randomised trial, 126 adults with"
    " gout received sorvastatin 20 mg once daily or placebo for 12 weeks. Median follow-up was 14 months. "
    "RESULTS: Pain fell by 61% with sorvastatin and by 40% with placebo. The flare rate did not differ between "
    "sorvastatin and placebo within 6 weeks (P = .61). CONCLUSIONS: Sorvastatin relieves pain in gout."
)
COMBINED = (
    "METHODS: 90 women were randomised to drug plus exercise, drug alone or exercise alone for 8 weeks. RESULTS:"
    " Although combined drug and exercise did not reduce leakage more than drug alone, it made trips rarer."
)


def differs(claim: str, text: str = GOUT) -> bool:
    said = compare_pair(claim, text, depth=Depth.ABSTRACT)
    assert said, claim
    return any(one.verdict is Verdict.DIFFERS for one in said)


@pytest.mark.parametrize(
    ("of_the_source", "of_another"),
    [
        (
            "Sorvastatin 40 mg relieved pain in adults with gout.",
            "Lorvastatin 40 mg relieved pain in adults with gout.",
        ),
        (
            "A 40 mg dose of sorvastatin relieved pain in gout.",
            "A 40 mg dose of candesartan relieved pain in gout.",
        ),
        (
            "Adults with gout on sorvastatin were followed for a median of 24 months.",
            "Women with asthma on an inhaler were followed for a median of 24 months.",
        ),
        (
            "A randomised trial of 312 adults with gout found that sorvastatin relieves pain.",
            "A survey of 312 nurses found that night work disturbs sleep and mood.",
        ),
        (
            "In a phase 3 trial, pain in gout fell by 61% with sorvastatin.",
            "Unlike in an earlier phase 3 trial, pain in gout fell by 61% with sorvastatin.",
        ),
        (
            "The flare rate was lower with sorvastatin than with placebo within 6 weeks.",
            "The flare rate was lower with candesartan than with placebo within 6 weeks.",
        ),
        (
            "The flare rate was lower with sorvastatin than with placebo at 6 weeks.",
            "The flare rate was lower with sorvastatin than with placebo at 3 months.",
        ),
    ],
)
def test_only_what_the_source_says_of_the_claim_s_own_differs(of_the_source: str, of_another: str) -> None:
    assert differs(of_the_source)
    assert not differs(of_another)


def test_what_is_held_against_one_thing_is_not_held_against_another() -> None:
    assert differs("Combined drug and exercise reduced leakage more than drug alone.", COMBINED)
    assert not differs("Combined drug and exercise reduced leakage more than exercise alone.", COMBINED)


def test_what_is_told_of_adults_is_not_told_of_children() -> None:
    text = "RESULTS: Relapse did not differ between velorin and placebo in adults (P = .41)."
    assert differs("Relapse was less common with velorin than with placebo in adults.", text)
    assert not differs("Relapse was less common with velorin than with placebo in children.", text)


def test_what_worsens_is_no_effect_by_itself() -> None:
    text = "RESULTS: Velorin was no better than placebo for heart failure. Fewer had to go to hospital with it."
    assert not differs("Velorin led to fewer hospital stays for worsening heart failure than placebo.", text)


def test_the_weight_of_a_child_at_birth_is_no_dose() -> None:
    text = "METHODS: Mothers of infants with a birth weight of 500 to 1500 g took 20 mg of velorin."
    assert not differs("Velorin is given to mothers whose babies weigh over 4000 g.", text)


def test_whose_a_number_is_instead_is_said_where_the_source_has_no_such_medicine() -> None:
    said = compare_pair(
        "Pain in gout fell by 61% with candesartan and by 48% with placebo.", GOUT, depth=Depth.ABSTRACT
    )
    assert any("sorvastatin" in one.why for one in said)
    assert all(one.verdict is not Verdict.DIFFERS for one in said)
