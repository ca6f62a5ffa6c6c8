"""A sheet with a reviewer's decisions in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.workspace import Workspace

DAY = ("--offline", "--today", "2026-11-24")


def column(sheet: Any, heading: str) -> int:
    return [cell.value for cell in sheet[1]].index(heading) + 1


def claims(path: Path) -> list[dict[str, Any]]:
    """The sheet of claims as mappings."""
    sheet = load_workbook(path)["Claims"]
    heads = [cell.value for cell in sheet[1]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]


def decide(workspace: Workspace, words: str, skip: int = 0, **cells: Any) -> None:
    """Fills cells of the row whose claim holds some words, as a reviewer would; `skip` rows are passed over."""
    path = workspace.folder / "m.xlsx"
    book = load_workbook(path)
    sheet = book["Claims"]
    numbers = range(2, sheet.max_row + 1)
    row = [number for number in numbers if words in sheet.cell(number, column(sheet, "Claim")).value][skip]
    for heading, value in cells.items():
        sheet.cell(row, column(sheet, heading)).value = value
    book.save(path)
