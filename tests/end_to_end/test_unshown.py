"""What a page does not show, and others read: its title, its descriptions and the texts behind pictures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.end_to_end.library_of_light import BIB, lock
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


SOURCED_PAGE = """<html><head><title>Lamps</title><meta name="description" content="{said}"></head><body>
<h1>Lamps</h1><p>{shown}</p><p>{second}</p><img src=a.png alt="{alt}">
<h2>References</h2><ol><li>Doe J, Roe R. Evening light. Journal of Sleep 2024;3:1-9. doi:10.5555/light</li></ol>
</body></html>
"""
SOURCED_COPY = """---
description: {said}
---

# Lamps

{shown}

{second}

![{alt}](a.png)

## References

1. Doe J, Roe R. Evening light. Journal of Sleep 2024;3:1-9. doi:10.5555/light
"""
SHOWN = "Sleep latency fell by 12 minutes with bright lamps and by 3 minutes with dim lamps [1]."
AGAIN = "Chart: sleep latency fell by 12 minutes with bright lamps and by 3 minutes with dim lamps"
EXCHANGED = "Chart: sleep latency fell by 3 minutes with bright lamps and by 12 minutes with dim lamps"
SOURCED = pytest.mark.parametrize(("name", "page"), [("a.html", SOURCED_PAGE), ("a.md", SOURCED_COPY)])


def checked(workspace: Workspace, name: str, page: str, **said: str) -> dict[str, Any]:
    workspace.write(name, page.format(**{"said": "", "shown": SHOWN, "second": "", "alt": "A lamp", **said}))
    return workspace.check(name).data


def hold(workspace: Workspace) -> None:
    """Puts the text of the source beside the library."""
    workspace.write("references.bib", BIB)
    workspace.write("evidence.lock", lock())
    workspace.write(
        "sources/doe2024.txt",
        f"Evening light. In 90 adults, {AGAIN.removeprefix('Chart: ')}.",
    )


def without_source(data: dict[str, Any]) -> list[str]:
    texts = {claim["id"]: claim["text"] for claim in data["documents"][0]["claims"]}
    return [texts[finding["claim"]] for finding in data["findings"] if finding["code"] == "SRC101"]


@SOURCED
@pytest.mark.parametrize("place", ["said", "alt"])
def test_what_it_says_again_has_the_source_of_the_page(workspace: Workspace, name: str, page: str, place: str) -> None:
    data = checked(workspace, name, page, **{place: AGAIN})
    claims = data["documents"][0]["claims"]
    assert {claim["text"] for claim in claims} == {SHOWN, AGAIN}
    assert [[source["doi"] for source in claim["sources"]] for claim in claims] == [["10.5555/light"]] * 2
    assert without_source(data) == []
    assert "CON703" in [finding["code"] for finding in data["findings"]]


@SOURCED
@pytest.mark.parametrize("place", ["said", "alt"])
@pytest.mark.parametrize(
    "words",
    [
        AGAIN.replace("12", "22"),
        AGAIN.replace("latency fell", "latency never fell"),
        "Chart: insomnia down 28% with lamps",
        "Sleep latency fell by 12% with bright lamps and by 3 minutes with dim lamps",
    ],
)
def test_what_the_page_does_not_say_with_a_source_has_none(
    workspace: Workspace, name: str, page: str, place: str, words: str
) -> None:
    assert without_source(checked(workspace, name, page, **{place: words})) == [words]


@SOURCED
def test_it_has_no_source_where_the_page_names_none(workspace: Workspace, name: str, page: str) -> None:
    shown = SHOWN.replace(" [1]", "")
    assert without_source(checked(workspace, name, page, shown=shown, alt=AGAIN)) == [shown, AGAIN]


@SOURCED
def test_what_the_page_shows_twice_needs_its_mark_twice(workspace: Workspace, name: str, page: str) -> None:
    again = AGAIN.replace("Chart: sleep", "In a sleep laboratory, sleep") + "."
    assert without_source(checked(workspace, name, page, second=again)) == [again]


def test_a_mark_of_its_own_that_leads_nowhere_is_told(workspace: Workspace) -> None:
    words = f"{AGAIN} [7]"
    assert without_source(checked(workspace, "a.md", SOURCED_COPY, alt=words)) == [words]


@SOURCED
@pytest.mark.parametrize(("words", "differs"), [(AGAIN, False), (EXCHANGED, True)])
def test_what_it_says_again_is_compared_with_that_source(
    workspace: Workspace, name: str, page: str, words: str, *, differs: bool
) -> None:
    hold(workspace)
    data = checked(workspace, name, page, alt=words)
    (claim,) = [claim for claim in data["documents"][0]["claims"] if claim["text"] == words]
    assert without_source(data) == []
    (figure,) = [one["verdict"] for one in claim["agreement"] if one["slot"] == "figure"]
    assert (figure == "differs") is differs


@SOURCED
@pytest.mark.parametrize("label", ["Chart: ", "Bar chart: ", "Figure: "])
def test_that_it_stands_behind_a_picture_is_nothing_that_the_source_must_say(
    workspace: Workspace, name: str, page: str, label: str
) -> None:
    hold(workspace)
    words = AGAIN.replace("Chart: ", label)
    data = checked(workspace, name, page, alt=words)
    verdicts = {
        claim["text"]: [(one["slot"], one["verdict"]) for one in claim["agreement"]]
        for claim in data["documents"][0]["claims"]
    }
    assert verdicts[words] == verdicts[SHOWN]
    assert ("outcome", "matches") in verdicts[words]
