"""Entries whose identifier stands behind a link only: "DOI", "Full text", "PubMed"."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph
from pypdf import PdfWriter
from pypdf.annotations import Link

from tests.pdf_writer import column, pdf_of
from tests.workspace import Workspace

LOCK = """\
{"format": 1, "records": {}, "absent": {"10.5555/never.made": {"asked": ["Crossref"], "retrieved": "2026-11-20"}}}"""
COPY = "Light therapy improved sleep in 50% of adults [1]."
ENTRY = "Nobody A. A study that was never made in adults with pain. J Nowhere. 2015;1:1-9."
DOI = "https://doi.org/10.5555/never.made"


def _html(target: str) -> bytes:
    entry = f'{ENTRY} <a href="{target}">Full text</a>'
    return f"<h1>Light</h1><p>{COPY}</p><h2>References</h2><ol><li>{entry}</li></ol>".encode()


def _markdown(target: str) -> bytes:
    return f"# Light\n\n{COPY}\n\n## References\n\n1. {ENTRY} [Full text]({target})\n".encode()


def _word(target: str) -> bytes:
    document = docx.Document()
    document.add_heading("Light")
    document.add_paragraph(COPY)
    document.add_heading("References")
    _linked(document.add_paragraph(f"1. {ENTRY} "), target)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _linked(paragraph: Paragraph, target: str) -> None:
    hyperlink = OxmlElement("w:hyperlink")
    hyperlink.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    hyperlink.append(paragraph.add_run("Full text")._element)
    paragraph._element.append(hyperlink)


def _pdf(target: str) -> bytes:
    lines = ["Light", "", COPY, "", "References", "", f"1. {ENTRY}", "Full text"]
    writer = PdfWriter(BytesIO(pdf_of([column(lines)])))
    base = 760 - 7 * 11 * 1.3
    writer.add_annotation(0, Link(rect=(70, base - 3, 120, base + 10), url=target))
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


WRITERS = {"html": _html, "md": _markdown, "docx": _word, "pdf": _pdf}


@pytest.fixture
def team(workspace: Workspace) -> Workspace:
    workspace.write("claims.yaml", "version: 1\nclaims: []\n")
    workspace.write("evidence.lock", LOCK)
    return workspace


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_doi_behind_a_link_of_an_entry_is_looked_up(team: Workspace, suffix: str) -> None:
    team.write(f"copy.{suffix}", WRITERS[suffix](DOI))
    result = team.check(f"copy.{suffix}")
    (reference,) = result.data["documents"][0]["references"]
    assert (reference["doi"], reference["lookup"]) == ("10.5555/never.made", "absent")
    assert "CIT113" in result.codes()
    assert result.code == 1


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_link_to_pubmed_is_the_pmid_of_the_entry(team: Workspace, suffix: str) -> None:
    team.write(f"copy.{suffix}", WRITERS[suffix]("https://pubmed.ncbi.nlm.nih.gov/12345678/"))
    result = team.check(f"copy.{suffix}")
    (reference,) = result.data["documents"][0]["references"]
    assert (reference["pmid"], reference["lookup"]) == ("12345678", "unchecked")
    assert result.code == 3


def test_the_doi_that_is_shown_counts_and_not_another_one_behind_it(team: Workspace) -> None:
    team.write("copy.html", _html(DOI).replace(b"Full text", b"doi:10.5555/shown"))
    (reference,) = team.check("copy.html").data["documents"][0]["references"]
    assert reference["doi"] == "10.5555/shown"


@pytest.mark.parametrize(
    "target",
    ["https://scholar.google.com/scholar_lookup?doi=10.5555/never.made&title=x", "https://nowhere.example/issue/7"],
)
def test_a_link_to_a_search_or_a_page_is_no_identifier(team: Workspace, target: str) -> None:
    team.write("copy.html", _html(target))
    (reference,) = team.check("copy.html").data["documents"][0]["references"]
    assert (reference["doi"], reference["lookup"]) == (None, "not-applicable")


def test_an_item_that_is_but_a_linked_name_is_an_entry_of_its_list(team: Workspace) -> None:
    page = f'<p>{COPY.replace("[1]", "")}</p><h2>References</h2><ul><li><a href="{DOI}">The Nowhere study</a></li></ul>'
    team.write("copy.html", page)
    assert [one["doi"] for one in team.check("copy.html").data["documents"][0]["references"]] == ["10.5555/never.made"]


def test_a_note_that_is_but_a_link_is_a_source(team: Workspace) -> None:
    team.write("copy.md", f"{COPY.replace(' [1]', '[^a]')}\n\n[^a]: [Full text]({DOI})\n")
    data = team.check("copy.md").data
    assert [one["doi"] for one in data["documents"][0]["references"]] == ["10.5555/never.made"]
    assert data["documents"][0]["claims"][0]["status"] == "sourced"


@pytest.mark.parametrize("suffix", ["html", "pdf"])
def test_words_of_the_copy_that_lead_to_a_doi_are_a_mark(team: Workspace, suffix: str) -> None:
    if suffix == "html":
        team.write("copy.html", f'<p>{COPY.replace("[1]", f"""(<a href="{DOI}">the trial</a>)""")}</p>')
    else:
        writer = PdfWriter(BytesIO(pdf_of([column([COPY.replace(" [1]", "")])])))
        writer.add_annotation(0, Link(rect=(70, 755, 200, 772), url=DOI))
        file = BytesIO()
        writer.write(file)
        team.write("copy.pdf", file.getvalue())
    (claim,) = team.check(f"copy.{suffix}").data["documents"][0]["claims"]
    assert [source["doi"] for source in claim["sources"]] == ["10.5555/never.made"]


def test_a_link_over_two_lines_of_a_pdf_is_one_mark(team: Workspace) -> None:
    lines = ["Light therapy improved sleep in 50% of adults with pain, as the Nowhere", "trial showed to all."]
    writer = PdfWriter(BytesIO(pdf_of([column(lines)])))
    for rect in ((340, 756, 460, 770), (70, 742, 90, 756)):
        writer.add_annotation(0, Link(rect=rect, url=DOI))
    file = BytesIO()
    writer.write(file)
    team.write("copy.pdf", file.getvalue())
    document = team.check("copy.pdf").data["documents"][0]
    assert [one["labels"] for one in document["citations"]] == [["doi:10.5555/never.made"]]
