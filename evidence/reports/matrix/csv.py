"""The matrix as comma-separated values, for Excel and for whatever reads tables; no cell is a formula."""

from __future__ import annotations

import csv as table
from io import StringIO

from evidence.late import late_regex
from evidence.reports.matrix.columns import COLUMNS, Value
from evidence.reports.matrix.row import Matrix

BOM = "\ufeff"
_FORMULA = late_regex(r"\s*[=+\-@\t\r]")
_NUL = "\x00"


def csv(matrix: Matrix) -> bytes:
    """The table in UTF-8 with the mark that Excel needs to see it as such, which Python calls `utf-8-sig`."""
    stream = StringIO(newline="")
    writer = table.writer(stream, lineterminator="\r\n")
    writer.writerow([column.heading for column in COLUMNS])
    for row in matrix.rows:
        writer.writerow([_defused(column.value(row)) for column in COLUMNS])
    return (BOM + stream.getvalue()).encode()


def _defused(value: Value) -> Value:
    """A sheet takes what begins with = + - @ for a formula; an apostrophe before it says that it is text."""
    if isinstance(value, int):
        return value
    value = value.replace(_NUL, " ")
    return f"'{value}" if _FORMULA.match(value) else value
