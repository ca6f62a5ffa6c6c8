"""What holds for every text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from evidence.sources.card import QUOTE_WORDS, SourceCard
from evidence.sources.extraction import extract_card
from evidence.sources.locators import locate

_WORDS = st.sampled_from(
    """
    patients mice responded 71% 12/17 of n = 18 (95% CI 1.2 to 3.4) p < .05 8 weeks at the with placebo group were was
    randomised METHODS: RESULTS: Table 2 – ± 3.2 ‐ Twelve percent single infusion 0.5 mg/kg will be ( ) [ ] ; . , İ
    """.split()
)
_TEXTS = st.one_of(st.text(max_size=400), st.lists(_WORDS, max_size=80).map(" ".join))


@given(_TEXTS, st.none() | st.text(max_size=60))
def test_any_text_gives_a_card_and_the_same_again(text: str, title: str | None) -> None:
    assert extract_card(text, title=title) == extract_card(text, title=title)


@given(_TEXTS)
def test_quotes_are_words_of_the_source_and_hold_their_number(text: str) -> None:
    card = extract_card(text)
    held = " ".join(text.split())
    for figure in card.figures:
        assert figure.quote is not None
        assert figure.quote in held
        assert len(figure.quote.split()) <= QUOTE_WORDS
        for number in re.findall(r"\d+", figure.quantity):
            assert number in figure.quote
    for hedge in card.hedges:
        assert hedge in held
        assert len(hedge.split()) <= QUOTE_WORDS


def _facts(card: SourceCard) -> str:
    return " ".join(filter(None, (card.population, card.intervention, card.regimen)))


@given(_TEXTS)
def test_facts_are_in_the_words_of_the_source(text: str) -> None:
    held = set(re.findall(r"\w+", text))
    assert set(re.findall(r"\w+", _facts(extract_card(text)))) <= held


@given(_TEXTS, _TEXTS)
def test_any_locator_has_an_answer(locator: str, text: str) -> None:
    assert locate(locator, text) in ("found", "not-found", "not-checked")


def test_a_long_text_is_read_to_its_end() -> None:
    sentence = "RESULTS: Of 17 patients with itch, 71% responded to varinol (0.5 mg/kg) at 8 weeks (p < .01), n = 4. "
    card = extract_card(sentence * 300 + "RESULTS: Itch fell by 12% in the end.")
    assert card.figures[-1].quantity == "12%"
