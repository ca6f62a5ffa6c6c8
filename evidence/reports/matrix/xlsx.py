"""The matrix as a workbook: a summary, and a sheet of claims that a reviewer filters and fills in.

Every cell is text or a number. Words that a sheet would take for a formula are text with a quote prefix, so that they
stay text when somebody edits them.
"""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from evidence.late import late_regex
from evidence.reports.matrix.columns import COLUMNS, DATE, DECISION, DOI, DOI_URL, EXPIRY, FOR_REVIEWER, VERDICT, Value
from evidence.reports.matrix.row import Choice, Matrix, Row, RowVerdict, Section

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET = "Claims"
SUMMARY = "Summary"
LONGEST = 32_000
"""A cell of a workbook holds 32,767 characters."""
MOST_LINKS = 65_000
"""A sheet holds 65,530 links; what is beyond stays text."""

FILLS = {
    RowVerdict.DIFFERS: ("#F8CBAD", "#7A1F0A"),
    RowVerdict.NO_SOURCE: ("#F4B6C2", "#6B1028"),
    RowVerdict.NOT_FOUND: ("#FFE699", "#5C4400"),
    RowVerdict.NOT_CHECKED: ("#E2E2E2", "#333333"),
    RowVerdict.MATCHES: ("#C6E0B4", "#1E4620"),
}
CLOUDED = FILLS[RowVerdict.NOT_FOUND]
_A3, _A4 = 8, 9
_LINE = 14.5
_HIGHEST = 400
_FORMULA = late_regex(r"[=+\-@\t\r]")
CONTROL = late_regex("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_HEAD: dict[str, Any] = {
    "bold": True,
    "bg_color": "#1F3A5F",
    "font_color": "#FFFFFF",
    "border": 1,
    "border_color": "#BFBFBF",
}
_CELL: dict[str, Any] = {"border": 1, "border_color": "#D9D9D9"}


def xlsx(matrix: Matrix) -> bytes:
    """The workbook. The same matrix gives the same bytes."""
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    made = datetime.combine(matrix.today, time())
    book.set_properties({"title": "Claims matrix", "comments": f"evidence {matrix.version}", "created": made})
    styles = _Styles(book)
    _summary(book.add_worksheet(SUMMARY), styles, matrix.summary)
    _claims(book.add_worksheet(SHEET), styles, matrix.rows)
    book.close()
    return stream.getvalue()


class _Styles:
    """The formats of a workbook, each made once; every one wraps its text at the top of the cell."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, words: Value = "", **wanted: Any) -> Format:
        """A format; of words that look like a formula, one with a quote prefix."""
        if isinstance(words, str) and _FORMULA.match(words):
            wanted["quote_prefix"] = True
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"text_wrap": True, "valign": "top", **wanted})
        return self._made[key]


def shown(words: str) -> str:
    """Words as a cell can hold them."""
    words = CONTROL.sub(" ", words)
    return words if len(words) <= LONGEST else words[:LONGEST] + " … (cut: a cell holds no more)"


def _write(sheet: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
    if isinstance(value, int):
        sheet.write_number(row, column, value, style)
    elif not value:
        sheet.write_blank(row, column, None, style)
    else:
        sheet.write_string(row, column, shown(value), style)


def _summary(sheet: Worksheet, styles: _Styles, sections: tuple[Section, ...]) -> None:
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 1, 90)
    row = 0
    for section in sections:
        sheet.merge_range(row, 0, row, 1, "", styles.of(**_HEAD))
        _write(sheet, row, 0, section.heading, styles.of(**_HEAD))
        for label, value in section.rows:
            row += 1
            _write(sheet, row, 0, label, styles.of(label, **_CELL))
            _write(sheet, row, 1, value, styles.of(value, align="left", **_CELL))
            sheet.set_row(row, _height([(label, 48), (value, 90)]))
        row += 2
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _claims(sheet: Worksheet, styles: _Styles, rows: tuple[Row, ...]) -> None:
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
        _write(sheet, 0, number, column.heading, styles.of(**_HEAD))
    for number, row in enumerate(rows, 1):
        _claim(sheet, styles, number, row)
        sheet.set_row(number, _height([(column.value(row), column.width) for column in COLUMNS]))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(2, 0)
    # The two pages of a row come out one after the other.
    sheet.print_across()
    if rows:
        place = [column.heading for column in COLUMNS].index(DECISION)
        choices = {"validate": "list", "source": [str(choice) for choice in Choice], "ignore_blank": True}
        sheet.data_validation(1, place, len(rows), place, choices)


def _height(cells: list[tuple[Value, int]]) -> float:
    """Room for the longest cell: not every program makes a row as high as its wrapped text."""
    lines = max(sum(_lines(part, width) for part in str(value).split("\n")) for value, width in cells)
    return min(_LINE * lines + 2, _HIGHEST)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes at most in a column of so many characters; words are kept whole where they fit."""
    lines = 1 + len(text) // width
    if lines > 1:
        filled, kept = 0, 1
        for length in map(len, text.split(" ")):
            if filled + length > width and filled:
                kept, filled = kept + 1, 0
            kept += length // width
            filled += length % width + 1
        lines = max(lines, kept)
    return lines


def _claim(sheet: Worksheet, styles: _Styles, number: int, row: Row) -> None:
    for place, column in enumerate(COLUMNS):
        value = column.value(row)
        link = _link(row) if column.heading == DOI and number <= MOST_LINKS else None
        if link:
            style = styles.of(value, font_color="#0B5394", underline=1, **_CELL)
            sheet.write_url(number, place, link, style, shown(str(value)))
        else:
            _write(sheet, number, place, value, styles.of(value, **_CELL, **_look(column.heading, row)))


def _look(heading: str, row: Row) -> dict[str, Any]:
    if heading == VERDICT:
        background, letters = CLOUDED if row.is_clouded else FILLS[row.verdict]
        return {"bg_color": background, "font_color": letters, "bold": True}
    if heading in FOR_REVIEWER:
        # As text, a date stays as it was typed, whatever the reviewer's country.
        return {"bg_color": "#FFFBE6", **({"num_format": "@"} if heading in (DATE, EXPIRY) else {})}
    return {}


def _link(row: Row) -> str | None:
    """Where the cell of the DOIs leads: a cell has one link, so it is that of the compared source, or of the first."""
    from urllib.parse import quote

    compared = row.slots[0].doi if row.slots else None
    doi = compared or next((source.doi for source in row.sources if source.doi), None)
    address = DOI_URL + quote(doi, safe="/:;().-_") if doi else ""
    return address if address and len(address) < 2_000 else None
