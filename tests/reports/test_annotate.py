"""Annotated copies of every kind: which document becomes what, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts import article
from tests.end_to_end.library_of_light import FILES, lock
from tests.word_writer import paragraph, run, word_of
from tests.workspace import Workspace


def annotate(workspace: Workspace, *arguments: str) -> Any:
    return workspace.run("annotate", *arguments, "--offline", "--today", "2026-11-24")


def test_text_and_markdown_become_a_page(light: Workspace) -> None:
    before = (light.folder / "article.md").read_bytes()
    result = annotate(light, "article.md", "-o", "article.html")
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("marked; 0 references not checked.\n")
    assert "64% of adults responded" in (light.folder / "article.html").read_text("utf-8")
    assert (light.folder / "article.md").read_bytes() == before


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("a.pdf", "name an .html file with -o."),
        ("a.docx", "name an .html file with -o."),
        ("article.md", "never rewritten"),
        ("missing/a.html", "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_told(light: Workspace, output: str, why: str) -> None:
    result = annotate(light, "article.md", "-o", output)
    assert result.code == 2
    assert why in result.err


MAKERS = {
    ".html": (article.as_html, "marks"),
    ".htm": (article.as_html, "marks"),
    ".docx": (article.as_word, "comments"),
    ".pdf": (article.as_pdf, "highlights"),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_copy_of_its_own_kind_carries_every_finding_once(light: Workspace, kind: str) -> None:
    maker, word = MAKERS[kind]
    light.write(f"a{kind}", maker())
    first = annotate(light, f"a{kind}", "-o", f"b{kind}")
    again = annotate(light, f"b{kind}", "-o", f"c{kind}")
    assert (first.code, first.err, again.code, again.err) == (0, "", 0, "")
    count = 1 + sum(f["path"] == f"a{kind}" for f in light.check(f"a{kind}").data["findings"])
    assert first.out == f"b{kind}: {count} {word} added, 0 there already; 3 references not checked.\n"
    assert again.out == f"c{kind}: 0 {word} added, {count} there already; 3 references not checked.\n"
    assert claims(light, f"b{kind}") == claims(light, f"a{kind}")


def claims(light: Workspace, name: str) -> list[tuple[str, int]]:
    return [(claim["text"], claim["start"]) for claim in light.check(name).data["documents"][0]["claims"]]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.docx", word_of(paragraph(run("Lamps lift the mood of 64% of adults."))), "parts are missing"),
        ("a.pdf", article.as_pdf().replace(b"startxref", b"startxxxx"), "nothing can be added to this PDF"),
        ("a.html", b"<p>Lamps lift the mood of 64% of adults.<?<!--", "notes would change what it says"),
    ],
)
def test_what_is_broken_is_refused_and_nothing_is_written(light: Workspace, name: str, data: bytes, why: str) -> None:
    light.write(name, data)
    result = annotate(light, name, "-o", f"b{name}")
    assert result.code == 2
    assert f"{name}: " in result.err
    assert why in result.err
    assert not (light.folder / f"b{name}").exists()


def test_word_and_pdf_files_can_become_a_page_too(light: Workspace) -> None:
    light.write("a.pdf", article.as_pdf())
    assert "marked" in annotate(light, "a.pdf", "-o", "a.html").out
    assert "or a .pdf file." in annotate(light, "a.pdf", "-o", "a.docx").err


def test_a_sentence_that_rests_on_a_retracted_work_carries_the_remark(light: Workspace) -> None:
    light.write("page.html", "<p>64% of adults responded after 8 weeks.</p>")
    light.write("claims.yaml", FILES["claims.yaml"].replace("article.md", "page.html"))
    update = {"type": "retraction", "source": "publisher", "date": "2025-03-01", "notice": "10.5555/notice"}
    light.write("evidence.lock", lock(updates=[update]))
    assert "2 marks added" in annotate(light, "page.html", "-o", "out.html", "--select", "STS311").out
    assert "STS311 retracted" in (light.folder / "out.html").read_text("utf-8").split("64% of adults")[-2]
    assert "0 marks added" in annotate(light, "out.html", "-o", "twice.html", "--select", "STS311").out


def test_what_is_held_ends_in_one_stop(light: Workspace) -> None:
    told = "Side effects such as headache occurred in 6% of adults."
    light.write("a.html", f"<main><h1>Light</h1><p>Light therapy has no side effects. {told}</p></main>")
    annotate(light, "a.html", "-o", "b.html")
    page = (light.folder / "b.html").read_text("utf-8")
    assert f"Held: {told}<" in page
    assert f"{told}." not in page


def test_select_and_ignore_choose_the_remarks(light: Workspace) -> None:
    only = ("article.md", "-o", "a.html", "--select", "SRC101")
    assert annotate(light, *only).out.startswith("a.html: 1 finding")
    assert annotate(light, *only, "--ignore", "SRC101").out.startswith("a.html: 0 findings")
    assert annotate(light, "article.md", "-o", "a.html", "--select", "NON999").code == 2


def places(result: Any) -> list[tuple[str, str]]:
    return [(finding["code"], finding["path"]) for finding in result.data["findings"]]


@pytest.mark.parametrize("kind", MAKERS)
def test_an_annotated_copy_beside_its_original_is_left_out_and_told(light: Workspace, kind: str) -> None:
    light.write(f"copy/page{kind}", MAKERS[kind][0]())
    before = light.check("copy")
    annotate(light, f"copy/page{kind}", "-o", f"copy/a{kind}")
    after = light.check("copy")
    assert places(after) == places(before)
    assert f"are not read: copy/a{kind} (of copy/page{kind}).\n" in after.err
    named = light.check(f"copy/a{kind}")
    assert named.data["summary"]["claims"] == before.data["summary"]["claims"]
    assert named.err == ""


@pytest.mark.parametrize("kind", MAKERS)
def test_an_annotated_copy_without_its_original_is_read_once_and_told(light: Workspace, kind: str) -> None:
    light.write(f"page{kind}", MAKERS[kind][0]())
    light.write("copy/other.txt", "Lamps are lamps.\n")
    annotate(light, f"page{kind}", "-o", f"copy/a{kind}")
    annotate(light, f"page{kind}", "-o", f"copy/b{kind}")
    result = light.check("copy")
    assert [document["path"] for document in result.data["documents"]] == [f"copy/a{kind}", "copy/other.txt"]
    assert f"are not read: copy/b{kind} (of copy/a{kind}).\n" in result.err
    assert f"are read as copy: copy/a{kind}.\n" in result.err


def test_an_annotated_copy_that_somebody_went_on_with_is_read(light: Workspace) -> None:
    light.write("copy/page.html", article.as_html())
    annotate(light, "copy/page.html", "-o", "copy/a.html")
    marked = (light.folder / "copy/a.html").read_bytes()
    light.write("copy/a.html", marked.replace(b"<body>", b"<body><p>Lamps cured 99% of adults with depression.</p>"))
    result = light.check("copy")
    assert "Lamps cured 99%" in result.out
    assert result.err.count("are read as copy: copy/a.html") == 1


def test_no_report_takes_the_place_of_an_annotated_copy(light: Workspace) -> None:
    light.write("copy/page.html", article.as_html())
    annotate(light, "copy/page.html", "-o", "copy/a.html")
    result = light.run("check", "copy", "--offline", "--report", "html=copy/a.html")
    assert result.code == 2
    assert "copy/a.html is read by this run" in result.err
