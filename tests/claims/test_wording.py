from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.claims.wording import fold, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  two\n\n words\u00a0here ", "two words here"),
        ("“It’s fine”", '"It\'s fine"'),
        ("anti\u00addepres\u200bsant", "antidepressant"),
        ("10⁹ Copies ½", "10⁹ Copies ½"),
        ("", ""),
    ],
)
def test_fold_changes_typography_only(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_keep_numbers_whole() -> None:
    assert words("Don’t take 1,200 mg (0.5 mg/kg) of Vitamin-D, 10⁹ CFU!") == (
        "don't", "take", "1,200", "mg", "0.5", "mg", "kg", "of", "vitamin", "d", "10⁹", "cfu",
    )  # fmt: skip
