"""What a page does not show, and others read: its title, its descriptions and the texts behind pictures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workspace import Workspace

PAGE = """<html lang="en"><head><title>{title}</title>
<meta name="description" content="{said}"><meta property="og:title" content="{title}"></head>
<body><h1>Light and sleep</h1><p>Published 3 November 2026</p><p>Lamps lengthen sleep by 20 minutes.</p>
<img src=a.png alt="{alt}"><nav><img src=b.png alt="Lamps cure colds"></nav></body></html>
"""
FRONT = """---
title: "{title}"
date: 2026-11-03
description: {said}
---

# Light and sleep

Lamps lengthen sleep by 20 minutes.

![{alt}](a.png)
"""
REPEATED = {
    "title": "Lamps lengthen sleep by 20 minutes - Lamps Ltd",
    "said": "Lamps lengthen sleep by 20 minutes",
    "alt": "Light and sleep",
}
PAGES = pytest.mark.parametrize(("name", "page"), [("a.html", PAGE), ("a.md", FRONT)])


def claims(workspace: Workspace, name: str, page: str, **said: str) -> list[dict[str, Any]]:
    workspace.write(name, page.format(**{**REPEATED, **said}))
    result = workspace.check(name)
    assert "WFL803" not in result.codes()
    found: list[dict[str, Any]] = result.data["documents"][0]["claims"]
    return [claim for claim in found if claim["text"] != "Lamps lengthen sleep by 20 minutes."]


@PAGES
@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("title", "Lamps cut insomnia by 40%"),
        ("said", "Light cures colds in most adults"),
        ("said", "Vitamin D halves colds"),
        ("alt", "Chart: insomnia down 28% with lamps"),
    ],
)
def test_what_it_says_is_a_claim_in_its_place(
    workspace: Workspace, name: str, page: str, place: str, words: str
) -> None:
    (claim,) = claims(workspace, name, page, **{place: words})
    assert claim["text"] == words
    lines = page.format(**{**REPEATED, place: words}).splitlines()
    assert lines[claim["line"] - 1].startswith(words, claim["column"] - 1)


@PAGES
def test_what_the_page_says_itself_is_told_once(workspace: Workspace, name: str, page: str) -> None:
    title = REPEATED["title"].partition(" - ")[0] if name.endswith("md") else REPEATED["title"]
    assert claims(workspace, name, page, title=title) == []


@PAGES
@pytest.mark.parametrize("words", ["Woman sleeping in a bed", "Photo: Getty Images", "Sleep at night", "", "A lamp"])
def test_what_says_nothing_is_none(workspace: Workspace, name: str, page: str, words: str) -> None:
    assert claims(workspace, name, page, title=words, said=words, alt=words) == []


def test_words_written_by_their_names_stand_where_they_are_written(workspace: Workspace) -> None:
    said = "Light &amp; lamps reduce &quot;colds&quot; in most adults"
    (claim,) = claims(workspace, "a.html", PAGE, said=said)
    assert (claim["text"], claim["line"], claim["column"]) == ('Light & lamps reduce "colds" in most adults', 2, 35)


def test_an_annotated_page_has_the_remark_in_its_list_and_no_mark_in_its_head(workspace: Workspace) -> None:
    words = "Lamps cut insomnia by 40%"
    workspace.write("a.html", PAGE.format(**{**REPEATED, "title": words, "alt": words}))
    assert workspace.run("annotate", "a.html", "-o", "b.html").code in (0, 1)
    page = (workspace.folder / "b.html").read_text()
    assert page.startswith(PAGE.format(**{**REPEATED, "title": words, "alt": words}).partition("<p>Lamps")[0])
    assert page.count(f"<q>{words}</q>") == 1


def test_the_page_of_the_report_tells_that_it_is_not_shown(workspace: Workspace) -> None:
    workspace.write("a.html", PAGE.format(**{**REPEATED, "title": "Lamps cut insomnia by 40%"}))
    workspace.check("a.html", "--report", "html=report.html")
    page = (workspace.folder / "report.html").read_text(encoding="utf-8")
    told = page.index("Not shown on the page")
    assert "Lamps cut insomnia by 40%" in page[told : told + 400]
    assert page.count("Not shown on the page") == 1
