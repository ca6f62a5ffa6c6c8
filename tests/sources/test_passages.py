"""Sentences that know their section."""

from __future__ import annotations

import pytest

from evidence.sources.passages import Section, passages_of, section_of
from tests.sources.abstracts import FULL_TEXT

LABELS = {
    "colons": "METHODS: Ten came. RESULTS: Five left.",
    "capitals without colons": "METHODS Ten came. RESULTS Five left.",
    "colons without a space before the label": "METHODS: Ten came.Results: Five left.",
    "names stuck to the words": "MethodsTen came.ResultsFive left.",
    "names right after a full stop": "Methods Ten came.Results Five left.",
    "words without colons": "Methods Ten came. Results Five left.",
    "lines": "Methods\nTen came.\nResults\nFive left.",
    "Markdown": "## Methods\n\nTen came.\n\n## Results\n\nFive left.",
    "numbers": "2. Methods\n\nTen came.\n\n3. Results\n\nFive left.",
    "bold": "**Methods:** Ten came. **Results:** Five left.",
    "long labels": "Materials and methods: Ten came. Main results: Five left.",
}


@pytest.mark.parametrize("text", LABELS.values(), ids=LABELS)
def test_labels_and_headings(text: str) -> None:
    found = [(one.section, one.text) for one in passages_of(text)]
    assert found == [(Section.METHODS, "Ten came."), (Section.RESULTS, "Five left.")]


def test_a_sentence_that_begins_with_the_word_is_no_heading() -> None:
    (one,) = passages_of("The results suggest that methods matter.")
    assert one.section is Section.UNSAID
    assert [one.section for one in passages_of("It worked. Results suggest more.")] == [Section.UNSAID] * 2


def test_places_are_those_of_the_text() -> None:
    for passage in passages_of(FULL_TEXT):
        assert FULL_TEXT[passage.start : passage.end] == passage.text
        assert len(passage.plain) == len(passage.text)


def test_the_list_of_references_is_left_out() -> None:
    assert not any("rats" in passage.text for passage in passages_of(FULL_TEXT))


def test_a_title_at_the_head_of_the_text() -> None:
    first, second = passages_of("Varinol in itch.\nIt helps.", "Varinol in itch")
    assert (first.section, second.section) == (Section.TITLE, Section.UNSAID)


def test_headings_by_name() -> None:
    assert section_of("Results") is Section.RESULTS
    assert section_of("Study design") is Section.METHODS
    assert section_of("p. 858") is None


def test_a_table_that_lost_its_form_is_cut_into_bounded_pieces() -> None:
    text = "12 of 17 patients " * 5_000
    pieces = passages_of(text)
    assert max(len(piece.text) for piece in pieces) <= 2_000
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert max(len(piece.text) for piece in passages_of("x" * 5_000)) == 2_000
