"""Building blocks out of stretches of a document."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from evidence.documents.document import Block, BlockKind, Document, Link, NoteMark, Piece, Span, line_starts
from evidence.documents.superscripts import raised
from evidence.documents.tables import with_heads
from evidence.late import late_regex

HIDDEN = r"\u00ad\u200b\u2060\ufeff"
"""Soft hyphens and what has no width: nobody sees them within a line."""
_HIDDEN = late_regex(f"[{HIDDEN}]")


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
    return _without_hidden(Block(kind, words, tuple(pieces), label, level, superscripts, links, marks=marks, note=note))


def _without_hidden(block: Block) -> Block:
    """The block without soft hyphens and marks without a width, which part words only at the end of a line."""
    holes = [match.start() for match in _HIDDEN.finditer(block.text)]
    shown = _HIDDEN.sub("", block.text)
    if not holes or not shown:
        return block

    def moved(span: Span) -> Span:
        return Span(span.start - bisect_left(holes, span.start), span.end - bisect_left(holes, span.end))

    pieces: list[Piece] = []
    length = 0
    for piece in block.pieces:
        end = piece.start + len(piece.span)
        cuts = holes[bisect_left(holes, piece.start) : bisect_left(holes, end)]
        for start, stop in zip((piece.start, *(hole + 1 for hole in cuts)), (*cuts, end), strict=True):
            if start < stop:
                offset = piece.span.start - piece.start
                pieces.append(Piece(length, Span(start + offset, stop + offset)))
                length += stop - start
    return replace(
        block,
        text=shown,
        pieces=tuple(pieces),
        superscripts=tuple(map(moved, block.superscripts)),
        links=tuple(Link(moved(link.span), link.target) for link in block.links),
        marks=tuple(mark._replace(span=moved(mark.span)) for mark in block.marks),
    )


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
