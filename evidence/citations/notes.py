"""Marks that lead to notes, as the readers of files know them: [^a], the mark of a Word footnote, a sign."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.citations.citation import CitationStyle
from evidence.citations.mark import Form, Mark
from evidence.documents.document import Block


def note_marks(block: Block) -> Iterator[Mark]:
    """The marks of notes in a block."""
    for span, note in block.marks:
        label = block.text[span.start : span.end].removeprefix("[^").removesuffix("]")
        yield Mark(span.start, span.end, Form.WRITTEN, (label,), CitationStyle.FOOTNOTE, note)
