"""A table of the copy as a table: each cell where it stands there, with all that it spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from evidence.documents.document import CAPTION_ROW, Cell
from evidence.reports.html.markup import element

_Row = Mapping[int, tuple[Cell, list[str]]]


def table_of(cells: Sequence[tuple[Cell, str]]) -> str:
    """The table of these cells, each with its words as markup; a cell of several paragraphs comes several times."""
    rows: dict[int, dict[int, tuple[Cell, list[str]]]] = defaultdict(dict)
    for cell, words in cells:
        rows[cell.row].setdefault(cell.column, (cell, []))[1].append(words)
    captions = [words for _, held in rows.pop(CAPTION_ROW, {}).values() for words in held]
    caption = element("caption", "<br>".join(captions)) if captions else ""
    table = element("table", caption + "\n".join(_lines(rows)))
    return element("div", table, class_="tabled", role="group", aria_label="Table", tabindex="0")


def _lines(rows: Mapping[int, _Row]) -> Iterator[str]:
    """The rows that hold something. What a cell spans of them is left to it; a gap is an empty cell."""
    numbers = sorted(rows)
    width = max((column for row in rows.values() for column in row), default=-1) + 1
    covered: set[tuple[int, int]] = set()
    for place, number in enumerate(numbers):
        row = rows[number]
        shown = []
        for column in range(width):
            if (number, column) in covered:
                continue
            if column not in row:
                shown.append(element("td", ""))
                continue
            cell, words = row[column]
            below = [one for one in numbers[place:] if one < number + cell.rows]
            beside = range(column, min(column + cell.columns, width))
            covered |= {(one, other) for one in below for other in beside}
            shown.append(_cell(cell, words, len(below), len(beside), row))
        yield element("tr", "".join(shown))


def _cell(cell: Cell, words: Sequence[str], rows: int, columns: int, row: _Row) -> str:
    of_columns = all(one.head for one, _ in row.values())
    return element(
        "th" if cell.head else "td",
        "<br>".join(words),
        scope=("col" if of_columns else "row") if cell.head else None,
        rowspan=str(rows) if rows > 1 else None,
        colspan=str(columns) if columns > 1 else None,
    )
