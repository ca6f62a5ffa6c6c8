"""The rows and columns of a table while its tags go by."""

from __future__ import annotations

import re
from collections.abc import Mapping

from evidence.documents.document import Cell

_MOST = 1000
"""So many rows or columns a cell may span, as browsers have it."""


class Grid:
    """A table; `in_head` says whether its rows are those of its head now."""

    def __init__(self, table: int) -> None:
        self.table = table
        self.in_head = False
        self._row = -1
        self._column = 0
        self._taken: dict[int, int] = {}

    def next_row(self) -> None:
        """Begins a row."""
        self._row += 1
        self._column = 0

    def place(self, tag: str, attributes: Mapping[str, str]) -> Cell:
        """The place of the next cell, behind those of this row and beside those that reach down into it."""
        if self._row < 0:
            self.next_row()
        while self._taken.get(self._column, 0) > self._row:
            self._column += 1
        rows, columns = _span(attributes, "rowspan"), _span(attributes, "colspan")
        cell = Cell(self.table, self._row, self._column, rows, columns, self.in_head or tag == "th")
        for column in range(self._column, self._column + columns):
            self._taken[column] = self._row + rows
        self._column += columns
        return cell


def _span(attributes: Mapping[str, str], name: str) -> int:
    written = attributes.get(name, "").strip()
    return max(1, min(int(written), _MOST)) if re.fullmatch(r"[0-9]{1,6}", written) else 1
