"""Building blocks out of stretches of a document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from evidence.documents.document import Block, BlockKind, Document, Link, NoteMark, Piece, Span, line_starts
from evidence.documents.superscripts import raised
from evidence.documents.tables import with_heads


def block_of(
    text: str,
    spans: Iterable[Span],
    kind: BlockKind,
    *,
    label: str | None = None,
    level: int = 0,
    superscripts: tuple[Span, ...] = (),
    links: tuple[Link, ...] = (),
    marks: tuple[NoteMark, ...] = (),
    note: str | None = None,
) -> Block:
    """A block whose visible words are the document's text at these spans, side by side; raised digits are superscripts.

    `superscripts` and `links` are spans of these words.
    """
    pieces: list[Piece] = []
    length = 0
    for span in spans:
        pieces.append(Piece(length, span))
        length += len(span)
    words = "".join(text[piece.span.start : piece.span.end] for piece in pieces)
    for span in superscripts:
        words = f"{words[: span.start]}{raised(words[span.start : span.end])}{words[span.end :]}"
    return Block(kind, words, tuple(pieces), label, level, superscripts, links, marks=marks, note=note)


def trimmed(text: str, span: Span) -> Span:
    """A span without the white space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def document_of(
    path: str, format_: str, data: bytes, text: str, blocks: Iterable[Block], title: str | None = None
) -> Document:
    """The finished document, its cells with their heads; its title is its first heading where none is given."""
    kept = with_heads(tuple(blocks))
    first = next((block.text for block in kept if block.kind is BlockKind.HEADING), None)
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    cells = tuple(index for index, block in enumerate(kept) if block.heads is not None)
    return Document(path, format_, text, kept, digest, line_starts(text), title or first, cells=cells)
