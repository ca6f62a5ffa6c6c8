"""Sentences that know their section."""

from __future__ import annotations

import pytest

from evidence.sources.passages import Section, abstract_within, passages_of, section_of
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
    assert "rats" in FULL_TEXT
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


ANNALS = (
    "Background: Sleep is poor in 10% of adults.",
    "Purpose: To weigh the effect of light.",
    "Data Sources: MEDLINE from 1990 to 2015.",
    "Study Selection: Trials in 18- to 65-year-olds.",
    "Data Extraction: Two reviewers read them.",
    "Data Synthesis: Latency fell by 19.03 minutes.",
    "Limitations: In 4 trials nobody was blinded.",
    "Conclusion: Light helps.",
    "Primary Funding Source: None.",
)
OTHERS = {
    "a line each": "Methods: Ten came.\n{label}: Latency fell by 19 minutes.",
    "one line": "Methods: Ten came. {label}: Latency fell by 19 minutes.",
    "after a background": "Background: Sleep is poor. {label}: Latency fell by 19 minutes. Conclusion: It helps.",
}


@pytest.mark.parametrize("glue", ["\n", " "])
def test_the_labels_of_reviews_are_known(glue: str) -> None:
    told = {one.text: one.section for one in passages_of(glue.join(ANNALS))}
    assert told["Latency fell by 19.03 minutes."] is Section.RESULTS
    assert told["Two reviewers read them."] is told["MEDLINE from 1990 to 2015."] is Section.METHODS
    assert told["None."] is Section.NOTES
    assert told["Light helps."] is Section.CONCLUSIONS


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("label", ["Quantitative Synthesis", "What Was Seen", "EFFECT ESTIMATES"])
def test_a_label_that_is_not_known_ends_what_stands_before_it(text: str, label: str) -> None:
    told = {one.text: one.section for one in passages_of(text.format(label=label))}
    assert told["Latency fell by 19 minutes."] is Section.UNSAID


def test_within_results_and_prose_other_words_before_a_colon_are_no_label() -> None:
    told = [one.section for one in passages_of("Results: Five left. Adverse Events: 3 of 10 fell ill.")]
    assert set(told) == {Section.RESULTS}
    told = [one.section for one in passages_of("Methods: We read. They did the following: Ten came.")]
    assert set(told) == {Section.METHODS}


def test_one_label_at_the_head_does_not_take_in_the_results() -> None:
    flat = "Background: Sleep is poor in 10% of adults. Latency fell by 19 minutes. It helps."
    assert [one.section for one in passages_of(flat)] == [Section.BACKGROUND, Section.UNSAID, Section.UNSAID]
    told = [one.section for one in passages_of(f"{flat} Conclusion: Light helps.")]
    assert told == [Section.BACKGROUND, Section.UNSAID, Section.UNSAID, Section.CONCLUSIONS]
    whole = passages_of("Background: Sleep is poor. It is poor in 10%. Methods: Ten came. Results: Five left.")
    assert [one.section for one in whole[:2]] == [Section.BACKGROUND] * 2


FLAT = "Ten came and five left. " * 12
LABELLED = f"Background: {FLAT}\nMethods: Ten came.\nResults: Five left."
PAPERS = {
    "flat": (f"Abstract\n{FLAT}\nIntroduction\nMany come.\n", FLAT),
    "numbered": (f"ABSTRACT\n\n{FLAT}\n\n1. Introduction\n\nMany come.\n", FLAT),
    "Markdown": (f"## Summary\n\n{FLAT}\n\n## Background\n\nMany come.\n", FLAT),
    "labels": (f"Abstract\n{LABELLED}\nIntroduction\nMany come.\n", LABELLED),
    "the same labels again": (f"Abstract\n{LABELLED}\nConclusions: They left.\n\nBackground\nMany come.\n", LABELLED),
}


@pytest.mark.parametrize(("paper", "abstract"), PAPERS.values(), ids=PAPERS)
def test_the_abstract_within_a_paper(paper: str, abstract: str) -> None:
    found = abstract_within(f"Comings and goings in ten people\n\n{paper}Methods\nTen were asked.\n")
    assert found is not None
    assert found.startswith("Comings and goings in ten people\n\n" + abstract.strip())
    assert "Many come" not in found


@pytest.mark.parametrize(
    "text", [FLAT, f"Abstract\n{FLAT}", f"Abstract\n{LABELLED}", f"Introduction\n{FLAT}\nMethods\nX."]
)
def test_a_text_that_is_no_more_than_an_abstract_has_none_within(text: str) -> None:
    assert abstract_within(text) is None
