"""Cells hold words, whatever the copy says: no formula, nothing lost, and the same in LibreOffice."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.checked import ClaimStatus
from evidence.claims.claim import ClaimKind, Risk
from evidence.reports.matrix.columns import COLUMNS
from evidence.reports.matrix.formats import WRITERS
from evidence.reports.matrix.row import (
    Choice,
    Matrix,
    Row,
    RowDecision,
    RowPlace,
    RowSource,
    RowVerdict,
    Section,
)
from evidence.reports.matrix.xlsx import LONGEST
from evidence.sources.card import Depth
from tests.programs import by_office, needs, with_office

DAY = date(2026, 11, 24)
FORMULAS = ("=1+1", "+41", "-5%", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", "{=1}", "'=1")


def row_of(words: str, verdict: RowVerdict = RowVerdict.DIFFERS, doi: str | None = "10.5555/a(1)<2>") -> Row:
    """A row that says the same everywhere."""
    place = RowPlace(words, 3, 2, words)
    slot = Agreement(Slot.FIGURE, words, words, Verdict.DIFFERS, Depth.ABSTRACT, doi, words, words)
    return Row(
        id=words,
        place=place,
        text=words,
        kind=ClaimKind.SAFETY,
        risk=Risk.HIGH,
        status=ClaimStatus.SOURCED,
        citations=(words,),
        sources=(RowSource(words, words, doi, doi or words, words, words),),
        slots=(slot,),
        verdict=verdict,
        rules=("AGR201",),
        alarm=False,
        also_at=(place,),
        decision=RowDecision(Choice.APPROVE, words, words, DAY, "2027-01-01"),
    )


def matrix_of(*words: str) -> Matrix:
    rows = tuple(row_of(one) for one in words)
    return Matrix("0.1.0", DAY, True, 1, (Section("About", tuple((one, one) for one in words)),), rows)


def cells_of(data: bytes) -> list[Any]:
    return [cell for sheet in load_workbook(BytesIO(data)) for line in sheet.iter_rows() for cell in line]


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.sampled_from(FORMULAS), st.text(max_size=60).map(lambda text: "=" + text), st.text(max_size=200)))
def test_no_cell_of_any_sheet_is_a_formula(words: str) -> None:
    matrix = matrix_of(words)
    cells = cells_of(WRITERS[".xlsx"](matrix))
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    for cell in cells:
        if isinstance(cell.value, str) and cell.value[:1] in tuple("=+-@\t"):
            assert cell.quotePrefix
    rows = list(csv.reader(StringIO(WRITERS[".csv"](matrix).decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert not [value for value in rows[1] if value.lstrip().startswith(tuple("=+-@"))]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_words_make_a_file_in_every_format(words: str) -> None:
    matrix = matrix_of(words)
    for writer in WRITERS.values():
        assert writer(matrix)
    docx.Document(BytesIO(WRITERS[".docx"](matrix)))


def test_control_characters_become_spaces() -> None:
    cells = cells_of(WRITERS[".xlsx"](matrix_of("a\x0bb\x00c")))
    assert "a b c" in [cell.value for cell in cells]


def test_a_cell_that_is_too_long_says_that_it_was_cut() -> None:
    cells = cells_of(WRITERS[".xlsx"](matrix_of("x" * (LONGEST + 5))))
    longest = max((cell.value for cell in cells if isinstance(cell.value, str)), key=len)
    assert longest.endswith("(cut: a cell holds no more)")
    assert len(longest) < 32_767


def test_an_address_that_is_too_long_for_a_link_stays_text() -> None:
    rows = (row_of("a", doi="10.5555/" + "x" * 3000), row_of("b", doi=None))
    cells = list(cells_of(WRITERS[".xlsx"](Matrix("0.1.0", DAY, True, 0, (), rows))))
    assert {"a", "b"} <= {cell.value for cell in cells}
    assert not any(cell.hyperlink for cell in cells)


def test_every_verdict_has_its_word_and_a_colour_of_its_own() -> None:
    rows = tuple(row_of("a", verdict) for verdict in RowVerdict)
    sheet = load_workbook(BytesIO(WRITERS[".xlsx"](Matrix("0.1.0", DAY, True, 0, (), rows))))["Claims"]
    column = [cell.value for cell in sheet[1]].index("Verdict") + 1
    shown = {sheet.cell(line, column).value: sheet.cell(line, column).fill.start_color.rgb for line in range(2, 7)}
    assert list(shown) == [str(verdict) for verdict in RowVerdict]
    assert len(set(shown.values())) == 5


@needs(with_office)
def test_cells_are_equal_after_libreoffice_has_converted_the_workbook(tmp_path: Path) -> None:
    words = (*FORMULAS, "64% of adults\nresponded", "“Größe” ≥ 10⁹ · 1e5", "2026-11-24", "007")
    several = replace(row_of("two"), sources=row_of("two").sources + row_of("three").sources)
    matrix = Matrix("0.1.0", DAY, True, 0, (), (*map(row_of, words), several))
    (tmp_path / "m.xlsx").write_bytes(WRITERS[".xlsx"](matrix))
    again = load_workbook(by_office(tmp_path / "m.xlsx", "xlsx"))["Claims"]
    for number, row in enumerate(matrix.rows, 2):
        wanted = [column.value(row) for column in COLUMNS]
        assert [again.cell(number, place).value for place in range(1, len(COLUMNS) + 1)] == wanted
        assert not any(again.cell(number, place).data_type == "f" for place in range(1, len(COLUMNS) + 1))


@needs(with_office)
def test_the_document_opens_in_libreoffice_with_every_word(tmp_path: Path) -> None:
    words = [f"claim number {number} says so" for number in range(30)]
    (tmp_path / "m.docx").write_bytes(WRITERS[".docx"](matrix_of(*words)))
    text = by_office(tmp_path / "m.docx", "txt:Text").read_text("utf-8")
    assert all(one in text for one in words)


def test_a_row_is_high_enough_for_words_that_stand_one_a_line() -> None:
    codes = ("LAN403", "LAN407", "SRC101", "SRC102")
    row = replace(row_of("a"), rules=codes, sources=())
    sheet = load_workbook(BytesIO(WRITERS[".xlsx"](Matrix("0.1.0", DAY, True, 0, (), (row,)))))["Claims"]
    assert sheet.row_dimensions[2].height >= len(codes) * 14
