"""Which sentences a mark covers."""

from __future__ import annotations

import pytest

from evidence.citations.finding import find_citations, marks_in
from evidence.citations.targets import Targets
from evidence.claims.detection import claim_of
from evidence.claims.sentences import sentences_of
from evidence.documents.text import read_text


def covered(text: str) -> list[list[str]]:
    """The sentences that each mark covers, in the order of the copy."""
    document = read_text("a.txt", text.encode())
    sentences = sentences_of(document)
    claims = [claim_of(document, sentence) for sentence in sentences]
    words = {claim.id: claim.text for claim in claims}
    citations = find_citations(document, sentences, claims, marks_in(document, Targets({"1", "2"})))
    return [sorted((words[one] for one in c.claims), key=text.index) for c in citations]


STUDY = "One of the first trials was led by a team from Leeds."


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Lamps help [1]. Tea soothes.", ["Lamps help [1]."]),
        (f"{STUDY} This trial found that lamps help [1].", [STUDY, "This trial found that lamps help [1]."]),
        ("Lamps help [1]. The authors saw no harm.", ["Lamps help [1].", "The authors saw no harm."]),
        ("Lamps help [1]. They also found less pain.", ["Lamps help [1].", "They also found less pain."]),
        ("Lamps help [1]. In that study 40 took part.", ["Lamps help [1].", "In that study 40 took part."]),
        ("Lamps help. Tea soothes [1].", ["Tea soothes [1]."]),
        ("Sleep matters. This trial found that lamps help [1].", ["This trial found that lamps help [1]."]),
    ],
)  # fmt: skip
def test_a_mark_covers_its_sentence_and_what_goes_on_about_its_study(text: str, sentences: list[str]) -> None:
    assert covered(text) == [sentences]


def test_a_sentence_with_its_own_mark_is_covered_by_that_alone() -> None:
    first, second = "Lamps help [1].", "The authors saw no harm [2]."
    assert covered(f"{first} {second}") == [[first], [second]]


def test_a_mark_does_not_reach_into_the_next_paragraph() -> None:
    assert covered("Lamps help [1].\n\nThe authors saw no harm.") == [["Lamps help [1]."]]


LIST = [
    "What the trial showed:",
    "Lamps lift the mood by 20%",
    "Naps lift the mood by 10% [2]",
    "Walks shorten pain by 5%",
]


def listed(*below: str) -> str:
    return "\n".join([LIST[0], "", *(f"- {item}" for item in LIST[1:]), "", *below])


def test_a_source_below_a_list_covers_the_items_without_a_mark_and_the_line_that_leads_to_it() -> None:
    assert covered(listed("Source: [1]")) == [[LIST[2]], [LIST[0], LIST[1], LIST[3]]]


@pytest.mark.parametrize(
    "below", [("Lamps help [1].",), ("Tea soothes.", "", "Source: [1]"), ("Sources of light [1]",)]
)
def test_what_stands_below_a_list_otherwise_covers_none_of_it(below: tuple[str, ...]) -> None:
    assert not set(LIST) & set(covered(listed(*below))[1])
