"""What a reader is told: whole words, no gaps, and nothing that is not so."""

from __future__ import annotations

from evidence.agreement.agreement import Agreement, Slot
from evidence.agreement.pair import compare_pair
from evidence.agreement.titles import beside_title
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth


def rows(claim: str, text: str) -> tuple[Agreement, ...]:
    return compare_pair(claim, text, depth=Depth.ABSTRACT)


def whys(claim: str, text: str) -> str:
    return " ".join(one.why for one in rows(claim, text))


def test_a_number_in_words_is_said_by_one_in_figures() -> None:
    text = "METHODS: Twenty adults took velorin. RESULTS: After 12 months, 4 patients reported a dry mouth."
    assert "“Four”" not in whys("Four patients reported a dry mouth after 12 months.", text)
    assert verdict_of(rows("Five patients reported a dry mouth after 12 months.", text)) != "supported"


def test_a_word_of_one_root_is_not_called_unsaid() -> None:
    text = "Severe hypoglycemic events were seen in one adult on velorin."
    assert "hypoglycemia" not in whys("Velorin reduces hypoglycemia and vertigo at night.", text)
    assert "migraine" in whys("Velorin reduces migraine and vertigo at night.", text)


def test_an_acronym_of_words_in_the_source_is_not_called_unsaid() -> None:
    text = "Platelet-rich plasma was given to adults with thin hair."
    assert "PRP" not in whys("PRP makes scalps glow with fresh shine.", text)


def test_randomly_assigned_is_randomised() -> None:
    text = "We randomly assigned 240 adults to velorin or placebo. Sleep lasted 7.1 hours with velorin."
    assert "“randomised”" not in whys("In 240 randomised adults, sleep lasted 7.1 hours with velorin.", text)


def test_all_grades_together_are_no_single_one() -> None:
    text = "At 3 months, 28% of users had mild, moderate, or severe itch."
    assert "severe itch" not in whys("At 3 months, 28% of users had itch.", text)
    one = text.replace("mild, moderate, or severe", "severe")
    assert "severe itch" in whys("At 3 months, 28% of users had itch.", one)


def test_a_reason_has_no_gaps() -> None:
    text = "The one-year (12-month) rate of quitting was 18.0% with the velorin (VL) patch and 9.9% with gum."
    assert "  " not in whys("18.0% quit.", text)


def test_a_number_of_the_title_is_not_called_absent() -> None:
    (figure,) = (
        one for one in rows("Cream with 35% urea was used.", "Adults used a cream.") if one.slot is Slot.FIGURE
    )
    (told,) = beside_title([figure], "Cream with 35% urea or none: a trial")
    assert (told.source, told.quote) == ("35%", "Cream with 35% urea or none: a trial")
    assert tuple(beside_title([figure], "Cream with 10% urea or none")) == (figure,)
    assert tuple(beside_title([figure], None)) == (figure,)


def test_a_numeral_that_stands_with_other_words_is_not_called_absent() -> None:
    text = "Sleep lasted longer with velorin (P=0.03)."
    assert "beside nothing" in whys("With 0.03 as its value, chance is out of the question.", text)
    assert "not in the text held" in whys("With 0.04 as its value, chance is out of the question.", text)
