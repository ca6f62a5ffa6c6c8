"""Tables that only part the page, as mails are made of: their words are paragraphs, and no cells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from evidence.documents.document import CAPTION_ROW, Block, BlockKind
from evidence.documents.entries import is_heading
from evidence.documents.tables import is_bare


def out_of_boxes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; words in a table that only parts the page are paragraphs. Numbers alone stay cells (`Heads.own`).

    One that holds the heading of a list with the list, and no numbers, does no more than that.
    """
    rows: dict[int, set[int]] = defaultdict(set)
    columns: dict[int, set[int]] = defaultdict(set)
    layouts, listing, numbered = set(), set(), set()
    held = Counter(block.cell for block in blocks)
    for block, cell in ((block, block.cell) for block in blocks if block.cell is not None):
        if cell.row != CAPTION_ROW:
            rows[cell.table].add(cell.row)
            columns[cell.table].add(cell.column)
        if cell.layout:
            layouts.add(cell.table)
        if is_heading(block.text) and (held[cell] > 1 or cell.columns > 1):
            listing.add(cell.table)
        if is_bare(block.text):
            numbered.add(cell.table)
    layouts |= listing - numbered
    layouts |= {table for table in rows if len(columns[table]) < 2 or (len(rows[table]) < 2 and table not in numbered)}
    return [_out_of_box(block) if block.cell and block.cell.table in layouts else block for block in blocks]


def _out_of_box(block: Block) -> Block:
    is_words = block.kind is BlockKind.TABLE_CELL and not is_bare(block.text)
    kind = BlockKind.PARAGRAPH if is_words else block.kind
    return replace(block, kind=kind, cell=block.cell._replace(layout=True) if block.cell else None)
