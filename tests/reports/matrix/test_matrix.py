"""`evidence matrix -o FILE`: what a reviewer opens, in each format."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from openpyxl import load_workbook

from tests.end_to_end.library_of_light import ARTICLE
from tests.programs import CHROMIUM, needs, with_browser
from tests.reports.matrix.making import DAY, claims
from tests.workspace import Workspace

ENDINGS = ("xlsx", "docx", "html", "csv", "md", "json")
COPY = (
    ARTICLE
    + """
Lamps cause no dependence and cure depression in every patient [1]. Lamps have no side effects and are safe.
Light helps sleep in older patients [2]. Lamps ease headaches [3].

## References

1. Roe R. Lamps and mood. Journal of Sleep. 2020;1:1-9. doi:10.5555/mood
2. Doe J, Roe R. Evening light and sleep in adults. Journal of Sleep. 2024;3:1-9. doi:10.5555/light
3. Agency of Lamps. Lamp, prescribing information. 2023. https://lamps.example/label
"""
)


@pytest.fixture
def light(light: Workspace) -> Workspace:
    """The library with other copy."""
    light.write("article.md", COPY)
    return light


def made(light: Workspace, name: str, *arguments: str) -> Path:
    result = light.run("matrix", "article.md", "-o", name, "--allow-unchecked", *DAY, *arguments)
    assert (result.code, result.out) == (0, "")
    assert f"{name}: " in result.err
    assert "1 reference not checked" in result.err
    return light.folder / name


def row(path: Path, words: str) -> dict[str, Any]:
    return next(one for one in claims(path) if words in one["Claim"])


def test_a_row_shows_claim_and_source_side_by_side(light: Workspace) -> None:
    found = row(made(light, "m.xlsx"), "64% of adults")
    assert found["File"] == "article.md"
    assert found["Line"] == 5
    assert found["Type"] == "efficacy quantitative"
    assert found["Risk"] == "high"
    assert found["Source"] == "doe2024: Evening light and sleep in adults"
    assert found["DOI"] == "10.5555/light"
    assert found["Record"] == "crossref, 2026-11-20"
    assert found["Source location"] == "Results"
    assert found["Source words"] == "source words not held"
    assert found["Claim | source | match"].splitlines()[:2] == [
        "figure: 64% | 64% | matches",
        "timepoint: after 8 weeks | 8 weeks | matches",
    ]
    assert found["Verdict"] == "matches"
    assert found["Read"] == "card made by a person"
    assert [found[name] for name in ("Reviewer", "Decision", "Reason", "Date", "Expiry")] == [None] * 5


def test_the_gravest_come_first_and_repeats_are_one_row(light: Workspace) -> None:
    rows = claims(made(light, "m.xlsx"))
    ranks = [("high", "medium", "low").index(one["Risk"]) for one in rows]
    assert ranks == sorted(ranks)
    safe = [one for one in rows if "no side effects" in one["Claim"]]
    assert len(safe) == 1
    assert safe[0]["Also at"] == "article.md:7 “Lamps have no side effects and are safe.”"
    assert safe[0]["Verdict"] == "no source"
    assert "SRC101" in safe[0]["Rules"]


def test_a_row_of_a_word_file_is_placed_by_its_paragraph(light: Workspace) -> None:
    file = docx.Document()
    for words in ("Lamps", "64% of adults responded after 8 weeks."):
        file.add_paragraph(words)
    file.save(str(light.folder / "page.docx"))
    light.run("matrix", "page.docx", "-o", "m.csv", "--allow-unchecked", *DAY)
    assert ",page.docx,¶ 2," in (light.folder / "m.csv").read_text("utf-8")


def test_what_could_not_be_looked_up_says_so_in_its_row(light: Workspace) -> None:
    found = row(made(light, "m.xlsx"), "no dependence")
    assert found["Record"] == "not checked: offline, and evidence.lock holds no record of it"
    assert found["Verdict"] == "not checked"
    assert row(light.folder / "m.xlsx", "ease headaches")["Record"] == "no DOI, PMID or PMCID is written"


def test_a_retracted_source_clouds_a_match(light: Workspace) -> None:
    from tests.end_to_end.library_of_light import lock

    retracted = [{"type": "retraction", "source": "publisher", "date": "2026-01-01", "notice": None}]
    light.write("evidence.lock", lock(updates=retracted))
    path = made(light, "m.xlsx")
    found = row(path, "64% of adults")
    assert found["Verdict"] == "matches, but see the rules"
    assert "STS311" in found["Rules"]
    assert found["Record"].startswith("retracted; ")


def test_how_another_document_writes_a_reference_is_no_matter_of_this_one(light: Workspace) -> None:
    right, wrong = "1-9. doi:10.5555/light", "77-99. doi:10.5555/light"
    light.write("b.md", COPY.replace(right, wrong).replace("64%", "63%"))
    light.run("matrix", "article.md", "b.md", "-o", "m.xlsx", *DAY)
    rows = [one for one in claims(light.folder / "m.xlsx") if "older patients" in one["Claim"]]
    assert {one["File"]: "CIT114" in one["Rules"] for one in rows} == {"article.md": False, "b.md": True}


def test_the_summary_comes_first_and_says_what_was_not_checked(light: Workspace) -> None:
    book = load_workbook(made(light, "m.xlsx"))
    assert book.sheetnames == ["Summary", "Claims"]
    told = {one[0].value: one[1].value for one in book["Summary"].iter_rows(max_col=2)}
    assert told["As of"] == "2026-11-24"
    assert told["Documents"] == 1
    assert told["Claims, unsourced"] == 1 + 1
    assert told["References"] == "1 reference not checked"
    assert told["10.5555/mood"] == "offline, and evidence.lock holds no record of it"


def test_transcribed_records_are_named(light: Workspace) -> None:
    from tests.end_to_end.library_of_light import lock

    light.write("evidence.lock", lock(origin="transcribed"))
    told = {one[0].value: one[1].value for one in load_workbook(made(light, "m.xlsx"))["Summary"].iter_rows(max_col=2)}
    assert told["Transcribed by a person, confirmed by no registry"] == 1
    assert told["Transcribed records"] == "doe2024"
    assert row(light.folder / "m.xlsx", "64%")["Record"] == "transcribed, confirmed by no registry"


def test_the_sheet_is_ready_for_a_reviewer(light: Workspace) -> None:
    sheet = load_workbook(made(light, "m.xlsx"))["Claims"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:X{sheet.max_row}"
    assert sheet.print_title_rows == "$1:$1"
    (choices,) = sheet.data_validations.dataValidation
    assert choices.formula1 == '"approve,reject,waive"'
    heads = [cell.value for cell in sheet[1]]
    for line in sheet.iter_rows(min_row=2):
        assert all(cell.alignment.wrap_text for cell in line)
        fill = line[heads.index("Verdict")].fill.start_color.rgb
        assert fill not in (None, "00000000")
    links = {cell.hyperlink.target for line in sheet.iter_rows(min_row=2) for cell in line if cell.hyperlink}
    assert links == {"https://doi.org/10.5555/light", "https://doi.org/10.5555/mood"}


def test_word_gets_a_landscape_table_with_a_head_on_every_page(light: Workspace) -> None:
    document = docx.Document(str(made(light, "m.docx")))
    section = document.sections[0]
    assert section.page_width > section.page_height
    text = "\n".join(cell.text for table in document.tables for line in table.rows for cell in line.cells)
    assert "1 reference not checked" in text
    table = document.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == [
        "Claim",
        "Source",
        "Claim | source | match",
        "Verdict",
        "Decision",
    ]
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert all(row._tr.trPr.xpath("w:cantSplit") for row in table.rows)
    assert "figure: 64% | 64% | matches" in text
    targets = {relation.target_ref for relation in document.part.rels.values() if relation.is_external}
    assert "https://doi.org/10.5555/light" in targets


def test_the_page_is_one_file_that_asks_nobody(light: Workspace) -> None:
    page = made(light, "m.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    for request in ("<script", "<link", "<img", "src=", "@import", "url("):
        assert request not in page
    assert '<a href="https://doi.org/10.5555/light" rel="noreferrer">10.5555/light</a>' in page
    assert "1 reference not checked" in page


def test_the_page_shows_copy_as_words_and_never_as_markup(light: Workspace) -> None:
    light.write("article.md", "Lamps & <b>light</b> cure 64% of adults `<script>alert(1)</script>`.\n")
    light.run("matrix", "article.md", "-o", "m.html", *DAY)
    page = (light.folder / "m.html").read_text("utf-8")
    assert "Lamps &amp; " in page
    assert "<script" not in page


def test_csv_is_what_excel_and_python_read(light: Workspace) -> None:
    data = made(light, "m.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfID,File,Line,")
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert [one["ID"] for one in rows] == [one["ID"] for one in claims(made(light, "m.xlsx"))]
    assert rows[0]["Decision"] == ""


def test_markdown_has_one_line_a_row(light: Workspace) -> None:
    text = made(light, "m.md").read_text("utf-8")
    assert "| References | 1 reference not checked |" in text
    table = text.split("## Claims, the gravest first\n\n")[1].splitlines()
    assert len(table) == 2 + len(claims(made(light, "m.xlsx")))
    assert all(line.replace("\\|", "").count("|") == 6 for line in table)
    assert "[10.5555/light](https://doi.org/10.5555/light)" in text


def test_json_is_for_programs(light: Workspace) -> None:
    data = json.loads(made(light, "m.json").read_text("utf-8"))
    assert (data["format"], data["today"], data["unchecked_references"]) == (1, "2026-11-24", 1)
    found = next(one for one in data["rows"] if "64% of adults" in one["text"])
    assert found["verdict"] == "matches"
    assert found["agreement"][0] == {"slot": "figure", "claim": "64%", "source": "64%", "verdict": "matches"}
    assert found["decision"] == dict.fromkeys(("decision", "date", "expiry")) | {"reviewer": "", "reason": ""}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_copy_gives_the_same_bytes(light: Workspace, ending: str) -> None:
    first = made(light, f"m.{ending}").read_bytes()
    assert made(light, f"m.{ending}").read_bytes() == first
    if ending in ("xlsx", "docx"):
        assert {entry.date_time for entry in ZipFile(BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("ending", ENDINGS)
def test_copy_without_claims_gives_an_empty_matrix(light: Workspace, ending: str) -> None:
    light.write("article.md", "Call us to book a talk.\n")
    result = light.run("matrix", "article.md", "-o", f"m.{ending}", *DAY)
    assert result.code == 0
    assert "0 claims in 0 rows; 0 references not checked" in result.err


def test_references_that_could_not_be_checked_end_in_3(light: Workspace) -> None:
    assert light.run("matrix", "article.md", "-o", "m.json", *DAY).code == 3
    assert (light.folder / "m.json").exists()


def test_the_paths_of_the_configuration_are_read(light: Workspace) -> None:
    light.write("evidence.toml", 'paths = ["article.md"]\n')
    result = light.run("matrix", "-o", "m.json", "--allow-unchecked", *DAY)
    assert result.code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("article.md", "-o", "m.pdf"), "Endings: .xlsx .docx .html .csv .md .json."),
        (("article.md", "-o", "matrix"), "Endings: .xlsx"),
        (("article.md",), "name a file to write with -o FILE"),
        (("article.md", "-o", "m.md", "--import", "m.xlsx"), "or one to read back"),
        (("article.md", "-o", "m.md", "--write"), "--write goes with --import"),
        (("-o", "m.md"), "name the documents"),
        (("article.md", "-o", "missing/m.md"), "this file cannot be written"),
    ],
)
def test_a_slip_is_told(light: Workspace, arguments: tuple[str, ...], told: str) -> None:
    result = light.run("matrix", *arguments, *DAY)
    assert result.code == 2
    assert told in result.err


@needs(with_browser)
@pytest.mark.parametrize("width", [700, 1400])
def test_a_browser_breaks_no_word_of_the_narrow_columns(light: Workspace, width: int) -> None:
    from playwright.sync_api import sync_playwright

    page = made(light, "m.html")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": width, "height": 900})
        opened.goto(page.as_uri())
        heights = [cell.bounding_box()["height"] for cell in opened.locator(".claims thead th").all()]
        label = opened.locator(".claims .label", has_text="Reviewer").first.bounding_box()
        browser.close()
    assert max(heights) < 60
    assert label["height"] < 30
