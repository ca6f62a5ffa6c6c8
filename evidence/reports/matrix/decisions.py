"""A reviewer's decisions, read back from the sheet of claims. All problems of a sheet are told at once."""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from evidence.errors import InputError
from evidence.library.yaml_fields import near, raise_all
from evidence.reports.matrix.columns import (
    BETWEEN_IDENTIFIERS,
    CLAIM,
    DATE,
    DECISION,
    DOI,
    EXPIRY,
    FILE,
    ID,
    NO_IDENTIFIER,
    REASON,
    REVIEWER,
    RULES,
    SOURCE,
)
from evidence.reports.matrix.row import Choice
from evidence.reports.matrix.xlsx import SHEET

_NEEDED = (ID, FILE, CLAIM, SOURCE, DOI, RULES, REVIEWER, DECISION, REASON, DATE, EXPIRY)
_LARGEST = 300_000_000
"""Bytes of a workbook once unpacked; a matrix of a hundred thousand claims has a third of that."""
_MAKE = "Name an .xlsx file that `evidence matrix -o FILE.xlsx` wrote."
_BROKEN = (
    BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    ParseError,
    SyntaxError,
    zlib.error,
)


@dataclass(frozen=True)
class SeenSource:
    """A source as a row shows it: its identifier, None where it has none, and its name with its title."""

    identifier: str | None
    name: str


@dataclass(frozen=True)
class SheetDecision:
    """One row that carries a decision, with the claim and its sources as the reviewer saw them."""

    row: int
    id: str
    path: str
    text: str
    sources: tuple[SeenSource, ...]
    rules: tuple[str, ...]
    choice: Choice
    reviewer: str
    reason: str
    on: date | None
    expires: date | None


def read_decisions(path: Path, today: date) -> tuple[SheetDecision, ...]:
    """The rows that carry a decision. Raises one `InputError` that names the sheet, row and column of every problem."""
    rows = _rows(path)
    places = _places(path, rows)
    problems: list[InputError] = []
    found = []
    for number, values in enumerate(rows[1:], 2):
        cells = _Cells(path, number, places, values, problems)
        if cells.text(DECISION):
            found.append(_decision(cells, today))
    raise_all(problems)
    return tuple(one for one in found if one is not None)


def _rows(path: Path) -> list[tuple[Any, ...]]:
    try:
        _refuse_large(path)
        with warnings.catch_warnings(), path.open("rb") as file:
            # What openpyxl does not know of a workbook (themes, extensions) does not concern the decisions.
            warnings.simplefilter("ignore")
            return list(_sheet_rows(path, file))
    except OSError as error:
        raise InputError(f"this file cannot be read: {error.strerror or error}.", path=path, remedy=_MAKE) from error
    except _BROKEN as error:
        raise InputError("this is no workbook that can be read.", path=path, remedy=_MAKE) from error


def _refuse_large(path: Path) -> None:
    with ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise InputError("this workbook is far too large once unpacked.", path=path, remedy=_MAKE)


def _sheet_rows(path: Path, file: Any) -> Iterator[tuple[Any, ...]]:
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=True)
    if SHEET not in book.sheetnames:
        names = ", ".join(book.sheetnames)
        raise InputError(f"there is no sheet called {SHEET}, only {names}.", path=path, remedy=_MAKE)
    sheet: Any = book[SHEET]
    # What a file says of its own size may be a million empty rows.
    sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)


def _places(path: Path, rows: Sequence[tuple[Any, ...]]) -> Mapping[str, int]:
    heads = [str(value).strip() if value is not None else "" for value in rows[0]] if rows else []
    missing = [heading for heading in _NEEDED if heading not in heads]
    if missing:
        raise InputError(
            f"row 1 of the sheet {SHEET} lacks the column {', '.join(missing)}.",
            path=path,
            remedy="Keep the headings of the matrix as they were written.",
        )
    return {heading: heads.index(heading) for heading in _NEEDED}


@dataclass(frozen=True)
class _Cells:
    """The cells of one row by their headings; what is wrong with them goes to `problems`."""

    path: Path
    row: int
    places: Mapping[str, int]
    values: tuple[Any, ...]
    problems: list[InputError]

    def value(self, heading: str) -> Any:
        place = self.places[heading]
        return self.values[place] if place < len(self.values) else None

    def text(self, heading: str) -> str:
        value = self.value(heading)
        return "" if value is None else str(value).strip()

    def needed(self, heading: str, why: str) -> str:
        if not self.text(heading):
            self.problem(heading, "this cell is empty.", why)
        return self.text(heading)

    def day(self, heading: str) -> date | None:
        value = self.value(heading)
        if isinstance(value, datetime):
            return value.date()
        text = self.text(heading)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.problem(heading, f"`{text}` is not a day of the calendar.", "Write it as YYYY-MM-DD.")
            return None

    def problem(self, heading: str, message: str, remedy: str) -> None:
        from openpyxl.utils import get_column_letter

        cell = f"{get_column_letter(self.places[heading] + 1)}{self.row}"
        place = f"sheet {SHEET}, row {self.row}, column {heading} ({cell})"
        self.problems.append(InputError(f"{place}: {message}", path=self.path, line=self.row, remedy=remedy))


def _decision(cells: _Cells, today: date) -> SheetDecision | None:
    word = cells.text(DECISION).casefold()
    choices = [str(choice) for choice in Choice]
    if word not in choices:
        remedy = near(word, choices, "Write approve, reject or waive, or leave it empty.")
        cells.problem(DECISION, f"`{cells.text(DECISION)}` is no decision.", remedy)
        return None
    choice = Choice(word)
    on, expires = cells.day(DATE), cells.day(EXPIRY)
    _expect_days(cells, choice, on, expires, today)
    if choice is Choice.WAIVE:
        cells.needed(REASON, "Say why the findings may stand.")
        cells.needed(RULES, "Write the codes that are waived, or leave Decision empty.")
    return SheetDecision(
        row=cells.row,
        id=cells.needed(ID, "Keep the ids of the matrix as they were written."),
        path=cells.text(FILE),
        text=cells.text(CLAIM),
        sources=tuple(_sources(cells)),
        rules=tuple(cells.text(RULES).replace(",", " ").split()),
        choice=choice,
        reviewer=cells.needed(REVIEWER, "Write who decided."),
        reason=cells.text(REASON),
        on=on,
        expires=expires,
    )


def _sources(cells: _Cells) -> Iterator[SeenSource]:
    identifiers = cells.text(DOI).split(BETWEEN_IDENTIFIERS) if cells.text(DOI) else []
    for identifier, name in zip_longest(identifiers, cells.text(SOURCE).splitlines(), fillvalue=""):
        yield SeenSource(None if identifier in ("", NO_IDENTIFIER) else identifier, name)


def _expect_days(cells: _Cells, choice: Choice, on: date | None, expires: date | None, today: date) -> None:
    if choice is Choice.APPROVE and on is None and not cells.text(DATE):
        cells.needed(DATE, "Write the day of the decision as YYYY-MM-DD.")
    if on is not None and on > today:
        cells.problem(DATE, f"{on} lies in the future.", "Write the day of the decision.")
    if choice is Choice.WAIVE and not cells.text(EXPIRY):
        cells.needed(EXPIRY, "A waiver ends on some day: write it as YYYY-MM-DD.")
    if expires is not None and expires < today:
        cells.problem(EXPIRY, f"{expires} has passed.", "Write a day to come.")
