"""What is ambiguous in one sentence is plain from the whole page."""

from __future__ import annotations

import pytest

from evidence.citations.finding import find_citations
from evidence.citations.numbering import Numbering, numbering_of
from evidence.claims.sentences import sentences_of
from evidence.documents.text import read_text

LABELS = frozenset({"1", "2", "3", "12"})


@pytest.mark.parametrize(
    ("texts", "labels", "numbering"),
    [
        (["Sleep rose [1]."], LABELS, Numbering(False, False)),
        (["Sleep rose (1).", "It fell (2, 3) again (12)."], LABELS, Numbering(True, False)),
        (["Sleep rose.1 It fell."], LABELS, Numbering(True, True)),
        (["Sleep rose [99] (1)."], LABELS, Numbering(True, True)),
        (["Sleep rose (1)."], frozenset({"known"}), Numbering(False, False)),
    ],
)
def test_the_page_tells_which_forms_count(texts: list[str], labels: frozenset[str], numbering: Numbering) -> None:
    assert numbering_of(texts, labels) == numbering


def raws(text: str) -> list[str]:
    document = read_text("a.txt", text.encode())
    return [citation.raw for citation in find_citations(document, sentences_of(document), (), LABELS)]


def test_round_brackets_are_no_marks_where_square_ones_are() -> None:
    assert raws("Sleep rose [1]. The effect was large (2).\n") == ["[1]"]


def test_digits_that_lost_their_form_are_marks_where_no_brackets_are_used() -> None:
    assert raws("Sleep rose in adults.1, 2 It fell in children,3 and in mothers12.\n") == ["1, 2", "3", "12"]


def test_a_list_parted_by_spaces_ends_where_the_numbers_do() -> None:
    assert raws("Sleep rose in adults.1 2 It fell in children.3 12 of them woke.\n") == ["1 2", "3 12"]
    assert raws("Sleep rose in adults.3 2 of them woke.\n") == ["3"]


@pytest.mark.parametrize(
    "text",
    [
        "The test gave F(1,12) = 6.3 and t(12) = 2.\n",
        "Of 20 patients (12) were women.\n",
        "Take vitamin B12 or IL2 in the morning.\n",
        "The value was t[12] = 3.\n",
        "Use equation (3) for this.\n",
    ],
)
def test_numbers_of_statistics_and_counts_are_none(text: str) -> None:
    assert raws(text) == []
