"""A document: text that remembers where it came from.

Offsets are half-open and count Unicode code points of `Document.text`; lines and columns count from 1. For `.txt`
and `.md` the text is the decoded file with its line ends as they are, without a byte order mark. For the other formats
it is what a reader sees, a block a line; `Document.locate` leads back to the file: to line and column of `.html`, to
the paragraph of `.docx`, to the page of `.pdf`.

A `Block` holds the words a reader sees, without list marks, emphasis marks or link targets, and knows where each of
them stands: later stages work on `Block.text` and ask `Block.locate` for the place in the document, so that nothing
ever has to search for text again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from evidence.late import late_regex


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> Span:
        """The same span, so many code points further on."""
        return Span(self.start + by, self.end + by)


class BlockKind(StrEnum):
    """What a piece of a document is; only copy (`COPY_KINDS`) can hold claims.

    A legend is what stands below a figure or above a table, a caption the head of a column, or words and credit of a
    picture.
    """

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    LEGEND = "legend"
    CAPTION = "caption"
    NAVIGATION = "navigation"
    FORM = "form"
    METADATA = "metadata"
    BOILERPLATE = "boilerplate"
    FOOTNOTE = "footnote"
    REFERENCE = "reference"
    CODE = "code"
    FOREIGN = "foreign"


COPY_KINDS = frozenset(
    {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.LEGEND}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of visible text: `Block.text[start:start + len(span)]` is `Document.text[span.start:span.end]`, except that
    digits which a tag raises in Markdown are superscripts in the block. What parts the cells of a row that is one entry
    of a reference list belongs to no piece."""

    start: int
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink in a block: `span` is its words in `Block.text`, `target` the address behind them."""

    span: Span
    target: str


class NoteMark(NamedTuple):
    """A mark that leads to a note: `span` is the mark in `Block.text`, `note` is what the note is called there."""

    span: Span
    note: str


class Cell(NamedTuple):
    """Where a block stands in a table, rows and columns from 0; a table's own caption is in the row `CAPTION_ROW`.

    `table` tells the tables of a document apart. `rows` and `columns` are how many it spans, `head` whether the file
    says that it is a head, `layout` that the table only parts the page.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    head: bool = False
    layout: bool = False


CAPTION_ROW = -1


class Heads(NamedTuple):
    """What a cell stands under, as indices of `Document.blocks`, in groups with the nearest first.

    `own` are other blocks of the cell that say what a number alone is, or where it is from; `row` are heads beside it,
    and cells of its row that hold nothing but a source; `column` the same above and below it; `around` its table's
    caption and the notes on its sources. `names` tells a head itself, of numbers that stand beside or below it.
    """

    own: tuple[int, ...] = ()
    row: tuple[tuple[int, ...], ...] = ()
    column: tuple[tuple[int, ...], ...] = ()
    around: tuple[tuple[int, ...], ...] = ()
    names: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, cell, caption or reference entry.

    Pieces are in order and lie side by side in `text`. `superscripts` and `links` are spans of `Block.text`.
    `label` is the number or name a list or footnote mark gives the block ("3" of "[3] Berman …", "a" of "[^a]:").
    `level` is a heading's depth from 1, else 0. `cell` is its place in a table, `heads` what it stands under there.
    `marks` lead to notes. `note` is the name of the note that the block is or belongs to: "footnote 1", "[^a]", "[*]";
    a number alone where only the numbers of a list lead to it. `unshown` are words that the page does not show, as its
    description or those behind a picture.
    """

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...]
    label: str | None = None
    level: int = 0
    superscripts: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    cell: Cell | None = None
    heads: Heads | None = None
    marks: tuple[NoteMark, ...] = ()
    note: str | None = None
    unshown: bool = False

    @property
    def span(self) -> Span:
        """From the first to the last visible character, in the document."""
        return Span(self.pieces[0].span.start, self.pieces[-1].span.end)

    def moved(self, by: int) -> Block:
        """The block with its places in a text where its own words begin so many code points further on."""
        return replace(
            self,
            pieces=tuple(Piece(piece.start + by, piece.span) for piece in self.pieces),
            superscripts=tuple(span.moved(by) for span in self.superscripts),
            links=tuple(Link(link.span.moved(by), link.target) for link in self.links),
            marks=tuple(NoteMark(mark.span.moved(by), mark.note) for mark in self.marks),
        )

    def locate(self, start: int, end: int) -> Span:
        """The document's span of `text[start:end]`; hidden marks between the two ends are included."""
        return Span(self._offset(start), self._offset(end - 1) + 1 if end > start else self._offset(start))

    def _offset(self, position: int) -> int:
        piece = self.pieces[0]
        if len(self.pieces) > 1:
            piece = self.pieces[max(bisect_right(self.pieces, position, key=lambda piece: piece.start) - 1, 0)]
        return piece.span.start + position - piece.start


class Comment(NamedTuple):
    """A comment of an `.html` file, which no reader sees: its offset in the file, its text, and where it stands.

    `behind` is the end of the words in the document's text that it follows in their block, None where it follows none.
    """

    offset: int
    text: str
    behind: int | None


class Location(NamedTuple):
    """A place as a person would name it. `page` and `paragraph` are None where the format has none.

    Paragraphs count from 1 as they stand in the file, empty ones and those of tables included; `line` is the same
    number there. In a `.pdf` lines are those of the whole file, running heads left out.
    """

    line: int
    column: int
    page: int | None = None
    paragraph: int | None = None

    def __str__(self) -> str:
        if self.page is not None:
            return f"p. {self.page}"
        return f"¶ {self.paragraph}" if self.paragraph is not None else str(self.line)

    @property
    def name(self) -> str:
        """The place in a sentence: "line 12", "¶ 12", "p. 3"."""
        named = self.page is not None or self.paragraph is not None
        return str(self) if named else f"line {self}"


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of copy. `path` is as the user gave it; `digest` is `sha256:` of the file's bytes.

    `url` is the page's own address, where the file tells it. Where the text is not the file itself, `origins` are pairs
    of an offset in the text and one in the file, from which on the two run side by side: in the decoded `.html`, among
    the characters of all pages of a `.pdf`. `line_starts` are offsets in the decoded `.html`, else in the text;
    `paragraphs` numbers the lines that begin there, and `page_starts` are the offsets at which pages begin. `comments`
    are those of an `.html` file, `cells` the indices of the blocks that stand in tables.
    """

    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    digest: str
    line_starts: tuple[int, ...]
    title: str | None = None
    url: str | None = None
    origins: tuple[tuple[int, int], ...] = ()
    paragraphs: tuple[int, ...] = ()
    page_starts: tuple[int, ...] = ()
    comments: tuple[Comment, ...] = ()
    cells: tuple[int, ...] = ()

    def locate(self, span: Span) -> Location:
        """Where a span begins."""
        start = span.start if self.page_starts else self.source_offset(span.start)
        line = bisect_right(self.line_starts, start)
        column = start - self.line_starts[line - 1] + 1
        page = bisect_right(self.page_starts, span.start) or None
        if not self.paragraphs:
            return Location(line, column, page)
        number = self.paragraphs[line - 1]
        return Location(number, column, page, number)

    def source_offset(self, offset: int) -> int:
        """Where a character of the text stands in the file; the same number where the text is the file.

        A character that the reader put there, such as the line end behind a block, has a number that means nothing.
        """
        if not self.origins:
            return offset
        there, origin = self.origins[max(bisect_right(self.origins, offset, key=lambda pair: pair[0]) - 1, 0)]
        return origin + offset - there

    def quote(self, span: Span) -> str:
        """The exact words at a span."""
        return self.text[span.start : span.end]

    def cell_at(self, offset: int) -> Block | None:
        """The block in a cell of a table that an offset of the text lies in."""
        index = bisect_right(self.cells, offset, key=lambda cell: self.blocks[cell].span.start)
        block = self.blocks[self.cells[index - 1]] if index else None
        return block if block is not None and offset < block.span.end else None

    def of_kind(self, *kinds: BlockKind) -> Iterator[Block]:
        """The blocks of these kinds, in order."""
        return (block for block in self.blocks if block.kind in kinds)


LINE_END = late_regex(r"\r\n|\r|\n")


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which lines begin; a line ends with LF, CRLF or a lone CR."""
    return (0, *(match.end() for match in LINE_END.finditer(text)))
