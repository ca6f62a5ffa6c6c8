"""Documents made by hand: one block a string, kinds by a mark in front of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evidence.citations.finding import marked_sentences, marks_in
from evidence.citations.targets import Targets
from evidence.claims.claim import Claim
from evidence.claims.detection import find_claims
from evidence.documents.document import Block, BlockKind, Document, Piece, Span, line_starts
from evidence.documents.reading import read_document

_MARKS = {
    "# ": BlockKind.HEADING,
    "- ": BlockKind.LIST_ITEM,
    "| ": BlockKind.TABLE_CELL,
    "^ ": BlockKind.CAPTION,
    "= ": BlockKind.NAVIGATION,
}


def _document(*lines: str) -> Document:
    text = "\n\n".join(lines)
    blocks = []
    position = 0
    for line in lines:
        kind = _MARKS.get(line[:2], BlockKind.PARAGRAPH)
        hidden = 0 if kind is BlockKind.PARAGRAPH else 2
        start = position + hidden
        words = line[hidden:]
        blocks.append(Block(kind, words, (Piece(0, Span(start, start + len(words))),)))
        position += len(line) + 2
    return Document("copy.md", "md", text, tuple(blocks), "sha256:0", line_starts(text))


@pytest.fixture
def document() -> Callable[..., Document]:
    """Makes a document of lines; "# " marks a heading, "- " a list item, "| " a table cell."""
    return _document


@pytest.fixture
def claims_in() -> Callable[..., tuple[Claim, ...]]:
    """The claims of a document of such lines."""

    def find(*lines: str) -> tuple[Claim, ...]:
        made = _document(*lines)
        return find_claims(made, marked_sentences(made, marks_in(made, Targets())))

    return find


@pytest.fixture
def claims_of(tmp_path: Path) -> Callable[..., list[str]]:
    """The words of the claims of a file with this text and name."""

    def find(text: str, name: str = "page.txt") -> list[str]:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        made = read_document(path)
        return [claim.text for claim in find_claims(made, marked_sentences(made, marks_in(made, Targets())))]

    return find
