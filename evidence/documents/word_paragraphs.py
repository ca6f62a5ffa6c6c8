"""A paragraph of a Word file while it is being read, and the tables and fields it may stand in."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidence.documents.composing import Passage
from evidence.documents.document import BlockKind, Cell
from evidence.late import late_regex

_ADDRESS = late_regex(r'\s*HYPERLINK\s+(?:\\l\s+)?"([^"]*)"')
_SENTENCE_END = late_regex(r"[.!?:;,][\"'”’)\]]*\s*\Z")
_LONGEST_HEADING = 16


@dataclass
class Table:
    """A table: how many rows and columns it has, and whether its first row is a head.

    `number` tells the tables of a file apart; `at` is the column from 0 that the cell in the making begins at, `across`
    how many it spans. `nested` says that a table stands in it. `reach` is the last row of a cell that spans several, by
    its row and column; `tops` the rows where these begin, by column.
    """

    number: int
    rows: int = 0
    columns: int = 0
    width: int = 0
    headed: bool = False
    heads: set[int] = field(default_factory=set)
    at: int = 0
    across: int = 1
    nested: bool = False
    tops: dict[int, int] = field(default_factory=dict)
    reach: dict[tuple[int, int], int] = field(default_factory=dict)

    def next_row(self) -> None:
        """Begins a row."""
        self.rows += 1
        self.width = 0
        self.at, self.across = 0, 0

    def next_cell(self) -> None:
        """Begins a cell."""
        self.width += 1
        self.at, self.across = self.at + self.across, 1

    def merge(self, *, begins: bool) -> None:
        """The cell in the making begins to span rows, or goes on with the one above it."""
        if begins:
            self.tops[self.at] = self.rows
        elif self.at in self.tops:
            self.reach[self.tops[self.at], self.at] = self.rows

    def is_head(self, row: int) -> bool:
        """Whether the file says that a row, counted from 1, is a head."""
        return row in self.heads or (self.headed and row == 1 and not self.heads)

    @property
    def is_box(self) -> bool:
        """Whether it is a box around paragraphs: a table of one column or one row."""
        return self.columns < 2 or self.rows < 2

    def kind(self, row: int) -> BlockKind:
        """What a cell in a row is; a table of one column or one row is a box around paragraphs."""
        if self.is_box:
            return BlockKind.PARAGRAPH
        return BlockKind.CAPTION if self.is_head(row) else BlockKind.TABLE_CELL


@dataclass
class Field:
    """A field: its code, and whether what it shows has begun."""

    code: str = ""
    shows: bool = False

    @property
    def address(self) -> str | None:
        """Where a HYPERLINK field leads."""
        match = _ADDRESS.match(self.code)
        return match[1] if match else None


@dataclass
class Run:
    """What the properties of a run say; `note` is the note of which its words are the mark, as its kind and id."""

    raised: bool = False
    hidden: bool = False
    bold: bool = False
    note: tuple[str, str] | None = None


@dataclass
class Paragraph:
    """A paragraph in the making; `boxed` are those of text boxes in it, which follow it."""

    number: int
    passage: Passage = field(default_factory=Passage)
    style: str | None = None
    outline: int | None = None
    list_id: str | None = None
    depth: int = 0
    table: Table | None = None
    row: int = 0
    column: int = 0
    across: int = 1
    bold: bool = True
    merges: bool = False
    boxed: list[Paragraph] = field(default_factory=list)

    @property
    def cell(self) -> Cell | None:
        """Its place in a table, once all of the table is known."""
        table = self.table
        if table is None or table.is_box:
            return None
        rows = table.reach.get((self.row, self.column), self.row) - self.row + 1
        is_head = table.is_head(self.row)
        return Cell(table.number, self.row - 1, self.column, rows, self.across, is_head, layout=table.nested)

    def is_bold_heading(self) -> bool:
        """Whether this is a heading by its looks: short, all bold, no sentence."""
        text = "".join(self.passage.parts).strip()
        if not self.bold or self.table is not None or not text[:1].isalnum():
            return False
        return len(text.split()) <= _LONGEST_HEADING and "\n" not in text and not _SENTENCE_END.search(text)
