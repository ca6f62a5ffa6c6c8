"""Reference lists set as tables: a row for each work, and columns for its authors, its title, its DOI.

What names the columns tells such a table from one of evidence: every head is a number or a part of a reference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from evidence.documents.document import CAPTION_ROW, Block, BlockKind
from evidence.documents.entries import is_heading, likeness
from evidence.late import late_regex

_HEAD_OF_NUMBERS = late_regex(
    r"\W*(?:(?:ref(?:erence)?s?|cit(?:ation|e)|item)?\W*(?:no|nr|num|numbers?|id)?)\W*", re.IGNORECASE
)
_PART = (
    r"(?:author|title|article|paper|study|publication|reference|citation|source|journal|year|date|doi|pmid|pmcid|link"
    r"|url|volume|issue|page)(?:s|\(s\))?"
)
_HEAD_OF_A_PART = late_regex(
    rf"\W*(?:(?:the|first|lead|full|article|publication)\s)?{_PART}(?:\s?(?:[/&,(]|and|or)\s?{_PART})*\W*",
    re.IGNORECASE,
)
NUMBER_ALONE = late_regex(r"\s*[\[(]?(\d{1,3})[\]).:]{0,2}\s*")
_STOP = ". "
_ENTRY = 2

Row = Sequence[Block]


def with_rows_as_entries(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; each row of a table that is a reference list is one entry, and its heads are captions."""
    tables: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, block in enumerate(blocks):
        if block.cell is not None and block.cell.row != CAPTION_ROW:
            tables[block.cell.table][block.cell.row].append(index)
    changed: dict[int, Block | None] = {}
    for rows in tables.values():
        changed.update(_listed(blocks, list(rows.values())))
    return [done for index, block in enumerate(blocks) if (done := changed.get(index, block)) is not None]


def _listed(blocks: Sequence[Block], rows: Sequence[Sequence[int]]) -> Mapping[int, Block | None]:
    """What becomes of the blocks of a table: empty where it is no list of works."""
    heads = [blocks[index] for index in rows[0]]
    is_headed = len(heads) > 1 and all(_is_head(block.text) for block in heads)
    first = rows[0][0]
    works = rows[1:] if is_headed else rows
    if not works or not (is_headed or (first > 0 and is_heading(blocks[first - 1].text))):
        return {}
    entries = [_entry([blocks[index] for index in row]) for row in works]
    if any(likeness(entry.text) < _ENTRY for entry in entries) or not (is_headed or _are_numbered(entries)):
        return {}
    found: dict[int, Block | None] = dict.fromkeys(index for row in works for index in row)
    found.update((row[0], entry) for row, entry in zip(works, entries, strict=True))
    if is_headed:
        found.update((index, replace(blocks[index], kind=BlockKind.CAPTION, cell=None)) for index in rows[0])
    return found


def _is_head(text: str) -> bool:
    return _HEAD_OF_A_PART.fullmatch(text) is not None or _HEAD_OF_NUMBERS.fullmatch(text) is not None


def _are_numbered(entries: Sequence[Block]) -> bool:
    return [entry.label for entry in entries] == [str(number) for number in range(1, len(entries) + 1)]


def _entry(row: Row) -> Block:
    """A row as one entry; a number that stands alone at its beginning is its label.

    What parts its cells stands nowhere, and so belongs to no piece.
    """
    number = NUMBER_ALONE.fullmatch(row[0].text) if len(row) > 1 else None
    cells = row[1:] if number else row
    text, parts = "", list[Block]()
    for cell in cells:
        text = text.rstrip(". ") + _STOP if text else ""
        parts.append(cell.moved(len(text)))
        text += cell.text
    return replace(
        cells[0],
        kind=BlockKind.REFERENCE,
        label=number[1] if number else next((cell.label for cell in cells if cell.label), None),
        cell=None,
        text=text,
        pieces=tuple(chain.from_iterable(part.pieces for part in parts)),
        superscripts=tuple(chain.from_iterable(part.superscripts for part in parts)),
        links=tuple(chain.from_iterable(part.links for part in parts)),
    )
