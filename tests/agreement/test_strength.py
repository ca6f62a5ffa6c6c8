"""How strongly a sentence ties one thing to another."""

from __future__ import annotations

import pytest

from evidence.agreement.study.strength import Strength, strength_of


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        ("Statins lower cholesterol.", Strength.CAUSAL),
        ("Sleep loss leads to weight gain.", Strength.CAUSAL),
        ("Statins may lower the risk of stroke.", Strength.CONDITIONAL),
        ("Walking was associated with reduced pain.", Strength.CORRELATIONAL),
        ("Smokers were more likely to relapse.", Strength.CORRELATIONAL),
        ("We enrolled 200 adults in four clinics.", Strength.NONE),
    ],
)
def test_the_words_tell_the_step(sentence: str, step: Strength) -> None:
    assert strength_of(sentence) is step


def test_what_goes_together_is_weaker_than_what_may_be_a_cause() -> None:
    assert Strength.NONE < Strength.CORRELATIONAL < Strength.CONDITIONAL < Strength.CAUSAL
