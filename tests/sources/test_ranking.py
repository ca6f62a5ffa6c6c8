"""The sentences of a source that a reader is shown first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.sources.ranking import closest

TEXT = (
    "Evening light is common. In 40 adults, sleep was shorter in 64% after 8 weeks. "
    "Mood did not change. Two adults reported headaches."
)


def test_the_sentence_with_the_rare_words_of_the_claim_comes_first() -> None:
    assert (
        closest("Sleeping shorter: 71% of adults", TEXT)[0] == "In 40 adults, sleep was shorter in 64% after 8 weeks."
    )


def test_words_are_known_in_other_forms_and_a_bare_number_is_a_word() -> None:
    assert closest("a headache", TEXT) == ("Two adults reported headaches.",)
    assert closest("64", TEXT) == ("In 40 adults, sleep was shorter in 64% after 8 weeks.",)


def test_nothing_in_common_is_nothing_shown() -> None:
    assert closest("Wrinkles fade", TEXT) == ()
    assert closest("", TEXT) == ()
    assert closest("sleep", "") == ()


@given(st.text(), st.text())
def test_any_two_texts_can_be_asked_about(claim: str, text: str) -> None:
    assert len(closest(claim, text)) <= 3
