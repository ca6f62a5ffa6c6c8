"""A paragraph of a Word file while it is being read, and the tables and fields it may stand in."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidence.documents.composing import Passage
from evidence.documents.document import BlockKind
from evidence.late import late_regex

_ADDRESS = late_regex(r'\s*HYPERLINK\s+(?:\\l\s+)?"([^"]*)"')
_SENTENCE_END = late_regex(r"[.!?:;,][\"'”’)\]]*\s*\Z")
_LONGEST_HEADING = 16


@dataclass
class Table:
    """A table: how many rows and columns it has, and whether its first row is a head."""

    rows: int = 0
    columns: int = 0
    width: int = 0
    headed: bool = False
    heads: set[int] = field(default_factory=set)

    def kind(self, row: int) -> BlockKind:
        """What a cell in a row is; a table of one column or one row is a box around paragraphs."""
        if self.columns < 2 or self.rows < 2:
            return BlockKind.PARAGRAPH
        is_head = row in self.heads or (self.headed and row == 1 and not self.heads)
        return BlockKind.CAPTION if is_head else BlockKind.TABLE_CELL


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
    bold: bool = True
    merges: bool = False
    boxed: list[Paragraph] = field(default_factory=list)

    def is_bold_heading(self) -> bool:
        """Whether this is a heading by its looks: short, all bold, no sentence."""
        text = "".join(self.passage.parts).strip()
        if not self.bold or self.table is not None or not text[:1].isalnum():
            return False
        return len(text.split()) <= _LONGEST_HEADING and "\n" not in text and not _SENTENCE_END.search(text)
