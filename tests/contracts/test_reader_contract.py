"""One article in every format: the same words of copy, sentences and marks, each located in its own terms."""

from __future__ import annotations

import pytest

from evidence.citations.finding import find_citations, marked_sentences, marks_in
from evidence.citations.targets import Targets
from evidence.claims.detection import find_claims
from evidence.claims.wording import fold
from evidence.documents.document import COPY_KINDS, BlockKind, Document
from evidence.documents.markdown import read_markdown
from evidence.documents.text import read_text
from evidence.references.reference_list import read_reference_list

TEXT = """Light and Sleep

Last reviewed: 14 March 2026

Lamps in the evening shorten sleep by 20 minutes [1]. Most adults do not know it.

What Helps

1. Dimming: Dim light lengthens sleep in 54% of adults [2].
2. Naps: A nap of 20 minutes lifts the mood.

References

1. Doe J, Roe R. Evening light. J Sleep. 2024;3:1-9.
2. Poe A. Dim light. J Sleep. 2020;1:10-12.
"""
MARKDOWN = """# Light and Sleep

Last reviewed: 14 March 2026

Lamps in the evening shorten sleep by **20 minutes** [1]. Most adults do *not*
know it.

## What Helps

1. **Dimming:** Dim light lengthens sleep in 54% of adults [2].
2. **Naps:** A nap of 20 minutes lifts the mood.

## References

1. Doe J, Roe R. Evening light. J Sleep. 2024;3:1-9.
2. Poe A. Dim light. J Sleep. 2020;1:10-12.
"""
READ = {"txt": read_text("a.txt", TEXT.encode()), "md": read_markdown("a.md", MARKDOWN.encode())}


@pytest.fixture(params=sorted(READ))
def document(request: pytest.FixtureRequest) -> Document:
    return READ[request.param]


def test_the_words_of_the_copy_are_the_same(document: Document) -> None:
    shown = [fold(block.text) for block in document.blocks if block.kind in COPY_KINDS]
    assert shown == [fold(block.text) for block in READ["txt"].blocks if block.kind in COPY_KINDS]


def test_the_kinds_of_the_blocks_are_the_same(document: Document) -> None:
    assert [block.kind for block in document.blocks] == [block.kind for block in READ["txt"].blocks]


def test_claims_and_marks_are_the_same(document: Document) -> None:
    def found(one: Document) -> list[tuple[str, str]]:
        marks = marks_in(one, Targets({"1", "2"}))
        sentences = marked_sentences(one, marks)
        claims = find_claims(one, sentences)
        citations = find_citations(one, sentences, claims, marks)
        return [(claim.id, fold(claim.text)) for claim in claims] + [(m.raw, " ".join(m.claims)) for m in citations]

    assert found(document) == found(READ["txt"])


def test_the_reference_list_is_the_same(document: Document) -> None:
    entries = read_reference_list(document)
    assert [(entry.label, entry.title, entry.year) for entry in entries] == [
        ("1", "Evening light", 2024),
        ("2", "Dim light", 2020),
    ]


def test_every_block_knows_its_line(document: Document) -> None:
    lines = document.text.splitlines()
    for block in document.blocks:
        location = document.locate(block.span)
        assert lines[location.line - 1][location.column - 1 :].startswith(block.text.splitlines()[0][:5])
    assert document.title == "Light and Sleep"
    assert len(list(document.of_kind(BlockKind.REFERENCE))) == 2
