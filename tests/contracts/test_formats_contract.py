"""One article as text, Markdown, page, Word file and PDF: the same claims, marks and findings, each at its place."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from evidence.claims.wording import fold
from tests.contracts import article
from tests.programs import article_by_chromium, article_by_office, with_chromium, with_office
from tests.workspace import Workspace

FALLEN = {after: chr(before) for before, after in article.RAISED.items()}


MAKERS: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "md": ("article.md", lambda _: article.as_markdown()),
    "html": ("article.html", lambda _: article.as_html()),
    "docx": ("article.docx", lambda _: article.as_word()),
    "pdf": ("article.pdf", lambda _: article.as_pdf()),
    "pdf-chromium": ("chromium/article.pdf", article_by_chromium),
    "pdf-office": ("office/article.pdf", article_by_office),
}
MADE = [
    "md",
    "html",
    "docx",
    "pdf",
    pytest.param("pdf-chromium", marks=with_chromium),
    pytest.param("pdf-office", marks=with_office),
]


def told(workspace: Workspace, name: str, data: bytes) -> dict[str, Any]:
    workspace.write(name, data)
    return workspace.check(name).data


def words_of(claim: dict[str, Any]) -> str:
    # One of the PDFs is set in a font without "≥".
    return fold(claim["text"]).translate(FALLEN).replace("≥ ", "")


@pytest.mark.parametrize("made", MADE)
def test_an_article_says_the_same_in_every_format(made: str, workspace: Workspace) -> None:
    name, maker = MAKERS[made]
    (workspace.folder / name).parent.mkdir(exist_ok=True)
    plain = told(workspace, "article.txt", article.as_text())
    other = told(workspace, name, maker(workspace.folder))
    ours, theirs = ([words_of(c) for c in told_["documents"][0]["claims"]] for told_ in (plain, other))
    same = sum(block.size for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks())
    assert len(ours) >= 10
    assert same >= 0.98 * max(len(ours), len(theirs)), [c for c in theirs if c not in ours]
    assert marks(other) == marks(plain)
    assert entries(other) == entries(plain)
    assert findings(other) == findings(plain)


def marks(told_: dict[str, Any]) -> list[tuple[list[str], list[str]]]:
    texts = {claim["id"]: words_of(claim) for claim in told_["documents"][0]["claims"]}
    return [(mark["labels"], [texts[name] for name in mark["claims"]]) for mark in told_["documents"][0]["citations"]]


def entries(told_: dict[str, Any]) -> list[tuple[str, str, bool]]:
    return [(entry["label"], entry["doi"], entry["cited"]) for entry in told_["documents"][0]["references"]]


def findings(told_: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted((finding["code"], words_of({"text": finding["quote"] or ""})) for finding in told_["findings"])


def test_each_format_names_places_in_its_own_terms(workspace: Workspace) -> None:
    found = {}
    for kind in ("md", "html", "docx", "pdf"):
        name, maker = MAKERS[kind]
        document = told(workspace, name, maker(workspace.folder))["documents"][0]
        found[kind] = next(claim for claim in document["claims"] if "melatonin" in claim["text"])
    page = article.as_html().decode().split("\n")
    there = found["html"]
    assert page[there["line"] - 1][there["column"] - 1 :].startswith("Bright light suppresses melatonin")
    assert found["html"]["page"] is None
    assert found["docx"]["paragraph"] == article.LINES.index(next(x for x in article.LINES if "melatonin" in x)) + 4
    assert found["pdf"]["page"] == 2
    assert "paragraph" not in found["md"]


def test_the_terminal_names_pages_and_paragraphs(workspace: Workspace) -> None:
    workspace.write("article.pdf", article.as_pdf())
    workspace.write("article.docx", article.as_word())
    out = workspace.run("check", ".", "--offline", "--today", "2026-11-24").out
    assert "article.pdf p. 1" in out or "p. 1 " in out
    assert "¶ " in out


def test_a_folder_may_hold_every_format(workspace: Workspace) -> None:
    for name, data in (("a.txt", article.as_text()), ("b.HTML", article.as_html()), ("c.docx", article.as_word())):
        workspace.write(f"copy/{name}", data)
    workspace.write("copy/d.xlsx", "no document")
    told_ = workspace.check("copy").data
    assert [document["format"] for document in told_["documents"]] == ["txt", "html", "docx"]
