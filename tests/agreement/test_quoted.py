"""Claims that are sentences of their source, word for word."""

from __future__ import annotations

import pytest

from evidence.agreement.pair import compare_pair
from evidence.agreement.quoted import is_a_finding_of
from evidence.agreement.study.strength import Strength, strength_of
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth
from tests.agreement.making import verdict

PAPER = """Acta Pruritica 2021; 4: 18–25

Velorin or a leaflet for itch: a randomised crossover trial

Background
Itch is a burden on the household. Aims have been few.

Methods
We aimed to compare velorin with a leaflet in 40 adults.

Results
Scores fell by 42%, 17% and 9% with velorin, the leaflet and no treatment. Sleep was unchanged in every group.
It rose again by a third. In keeping with an older register, 12% scratched at night [4].
There were seven falls, none of which was related to treatment.

Conclusions: Velorin, but not the leaflet, eased itch. """


@pytest.mark.parametrize(
    "claim",
    [
        "Scores fell by 42%, 17% and 9% with velorin, the leaflet and no treatment.",
        "Sleep was unchanged in every group.",
        "sleep was unchanged in every group",
        "There were seven falls, none of which was related to treatment.",
        "Velorin, but not the leaflet, eased itch.",
    ],
)
def test_what_a_source_says_word_for_word_it_says(claim: str) -> None:
    assert verdict(claim, PAPER) == "supported"
    said = compare_pair(claim, PAPER, depth=Depth.FULL_TEXT)
    assert said
    assert all(one.why for one in said)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Itch is a burden on the household.", id="its background"),
        pytest.param("Velorin or a leaflet for itch: a randomised crossover trial", id="its title"),
        pytest.param("There were seven falls.", id="a part of a sentence"),
        pytest.param("Velorin, but not tablets, eased itch.", id="another word"),
    ],
)
def test_what_is_no_finding_of_its_own_is_no_support(claim: str) -> None:
    assert verdict(claim, PAPER) != "supported"


@pytest.mark.parametrize(
    "claim", ["It rose again by a third.", "In keeping with an older register, 12% scratched at night [4]."]
)
def test_a_sentence_on_something_before_it_or_of_others_is_no_finding(claim: str) -> None:
    assert not is_a_finding_of(claim, PAPER)


@pytest.mark.parametrize("words", ["death from any cause", "all-cause mortality", "the cause of death"])
def test_a_cause_of_death_brings_nothing_about(words: str) -> None:
    assert strength_of(f"The ratio was 0.75 for {words}.") is Strength.NONE
    assert strength_of(f"Salt causes {words}.") is Strength.CAUSAL


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("95.3% of nights were within 20% or 20 minutes of the sleep diary.", "supported"),
        ("95.3% of nights were within 30% or 20 minutes of the sleep diary.", "not-found"),
        ("The sensitivity of the app at 54 dB was 84.9%.", "supported"),
        ("The sensitivity of the app at 54 dB was 12.3%.", "not-found"),
    ],
)
def test_a_sentence_without_its_short_form_or_its_end_is_the_source_s_own(claim: str, verdict: str) -> None:
    text = (
        "We compared a sleep app with diaries in 316 adults. 95.3% of nights were within 20% or 20 minutes of the "
        "sleep diary (%20/20). The sensitivity of the app at 54 dB was 84.9% and its false alarm rate 12.3%."
    )
    said = verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value
    assert (said == "supported") is (verdict == "supported")


def test_a_sentence_without_its_statistics_is_not_the_source_s_own_words() -> None:
    text = "We studied skin. The lotion reduced itch by 12% (P=0.41). Longer trials are needed."
    said = compare_pair("The lotion reduced itch by 12%.", text, depth=Depth.ABSTRACT)
    assert not any("in these words" in one.why for one in said)
