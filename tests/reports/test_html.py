"""The HTML report as a file: what stands in it, escaped, and that it asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.end_to_end.library_of_light import FILES, lock
from tests.workspace import Workspace

COPY = """# Evening light

Last reviewed: 14 March 2026

In a randomised trial, 64% of adults responded after 8 weeks [1]. Lamps are **safe** & have "no" side effects.

### A jump of levels

- Millions of people use lamps.^1^
- Studies show that lamps work<sup>2</sup>.

| What | How much |
| --- | --- |
| Response | 54% of adults |

## References

1. Doe J, Roe R. Evening light and sleep in adults. Journal of Sleep. 2023;3:1-9. doi:10.5555/light
2. Poe A. Lamps at noon. Journal of Sleep. 2020;1:10-12. doi:10.5555/unknown
3. Lamp agency. Label of lamps. 2023.
"""


class Page(HTMLParser):
    """Elements with their attributes, and whether they are closed in order."""

    VOID = frozenset({"meta", "input", "br", "rect", "link", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def all(self, **wanted: str) -> list[dict[str, str]]:
        return [
            found
            for _, found in self.elements
            if all(value in found.get(name.rstrip("_"), "").split() for name, value in wanted.items())
        ]


@pytest.fixture
def html(workspace: Workspace) -> Callable[..., str]:
    for name, text in FILES.items():
        workspace.write(name, text)
    workspace.write("article.md", COPY)

    def run(*paths: str) -> str:
        named = paths or ("article.md",)
        return workspace.run("check", *named, "--offline", "--today", "2026-11-24", "--format", "html").out

    return run


def test_elements_are_closed_and_ids_are_unique_and_every_inner_link_leads_somewhere(html: Callable[..., str]) -> None:
    page = Page(html())
    ids = [found["id"] for _, found in page.elements if "id" in found]
    assert len(set(ids)) == len(ids)
    inner = {found["href"][1:] for _, found in page.elements if found.get("href", "").startswith("#")}
    assert inner <= set(ids)


def test_it_allows_its_own_style_and_script_and_nothing_from_outside(html: Callable[..., str]) -> None:
    text = html()
    policy = next(found["content"] for found in Page(text).all(**{"http-equiv": "Content-Security-Policy"}))
    assert policy.startswith("default-src 'none';")
    for name in ("style", "script"):
        (content,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    for tag, found in Page(text).elements:
        assert "src" not in found
        assert "style" not in found
        assert tag not in {"link", "img", "iframe", "object"}
        assert not any(name.startswith("on") for name in found)


def test_every_claim_has_a_mark_a_line_in_the_list_and_a_card(html: Callable[..., str]) -> None:
    page = Page(html())
    marks = {found["data-n"] for found in page.all(class_="mark")}
    assert marks == {found["data-n"] for found in page.all(class_="entry")}
    assert marks == {found["data-n"] for found in page.all(class_="card")}
    statuses = {found["data-status"] for found in page.all(class_="entry")}
    assert statuses == {"sourced", "unsourced", "none"}


def test_the_card_holds_both_sides_slot_by_slot(html: Callable[..., str]) -> None:
    text = html()
    card = re.search(r"<article[^>]*>(?:(?!</article>).)*differs from its source.*?</article>", text, re.DOTALL)
    assert card
    for words in ("The copy says", "64% of adults responded", "The source says", "doe2024", "Evening light and sleep"):
        assert words in card[0]
    assert "<td>randomised trial</td><td>cohort</td>" in card[0]
    assert "differs" in card[0]
    assert "read: card made by a person" in card[0]
    assert 'href="https://doi.org/10.5555/light"' in card[0]


def test_the_list_begins_with_what_is_gravest(html: Callable[..., str]) -> None:
    order = ["g-error", "g-warning", "g-info", "g-held", "g-none"]
    classes = [found["class"].split()[-1] for found in Page(html()).all(class_="entry")]
    assert classes == sorted(classes, key=order.index)


def test_references_say_what_is_known_of_them(html: Callable[..., str]) -> None:
    text = html()
    assert "confirmed by crossref (2026-11-20)" in text
    assert "not checked: offline, and evidence.lock holds no record of it" in text
    assert "no DOI, PMID or PMCID is written; no mark points here" in text


def test_headings_never_jump_whatever_the_copy_does(html: Callable[..., str]) -> None:
    levels = [int(found["aria-level"]) for found in Page(html()).all(role="heading")]
    assert levels[0] == 4
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_picture_and_its_table_count_claims_by_kind(html: Callable[..., str]) -> None:
    text = html()
    figures = re.findall(r"<text [^>]*>(\d+) of (\d+)</text>", text)
    rows = re.findall(r'<th scope="row">[^<]*</th><td>(\d+)</td><td>(\d+)</td>', text)
    assert [(int(a), int(b) - int(a)) for a, b in figures] == [(int(a), int(b)) for a, b in rows]
    assert sum(int(b) for _, b in figures) == len(Page(text).all(class_="claim"))


def test_several_documents_stand_in_one_file_with_their_own_remarks(
    workspace: Workspace, html: Callable[..., str]
) -> None:
    workspace.write("b.md", "# Nothing\n\nLast reviewed: 14 March 2026\n\nCall us.\n")
    workspace.write("c.md", "# More\n\nLast reviewed: 14 March 2026\n\nKetamine cures 71% of patients [5].\n")
    text = html("article.md", "b.md", "c.md")
    page = Page(text)
    assert [found["href"] for found in page.all() if found.get("href", "").startswith("#d")] == ["#d1", "#d2", "#d3"]
    sections = re.split(r'<section class="document"', text)[1:]
    assert "CIT111" in sections[2]
    assert "CIT111" not in sections[0] + sections[1]
    assert "No claims and no remarks in this document." in sections[1]


def test_waived_and_baselined_findings_stay_on_their_cards(workspace: Workspace, html: Callable[..., str]) -> None:
    workspace.run("check", "article.md", "--offline", "--today", "2026-11-24", "--write-baseline", "base.json")
    text = workspace.run(
        "check", "article.md", "--offline", "--today", "2026-11-24", "--baseline", "base.json", "--format", "html"
    ).out
    assert "g-error" not in {name for found in Page(text).all(class_="card") for name in found["class"].split()}
    assert text.count("in the baseline</p>") > 3


def test_a_claim_on_a_retracted_work_says_so_and_is_not_green(workspace: Workspace, html: Callable[..., str]) -> None:
    update = {"type": "retraction", "source": "publisher", "date": "2025-03-01", "notice": "10.5555/notice"}
    words = "In a cohort study, 64% of adults responded after 8 weeks [@doe2024]."
    workspace.write("article.md", f"Last reviewed: 14 March 2026\n\n{words}\n")
    workspace.write("other.md", f"Last reviewed: 14 March 2026\n\nLamps help. {words}\n")
    assert Page(html("article.md", "other.md")).all(class_="says-matches")
    workspace.write("evidence.lock", lock(updates=[update]))
    text = html("article.md", "other.md")
    cards = re.findall(r"<article.*?</article>", text, re.S)
    resting = [one for one in cards if "matches its source, which is retracted" in one]
    assert len(resting) == 2
    assert all("STS311" in one and "g-error" in one for one in resting)
    assert not Page(text).all(class_="says-matches")
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_what_is_said_of_the_library_has_its_own_place(workspace: Workspace, html: Callable[..., str]) -> None:
    bib = FILES["references.bib"] + "@article{bare2020,\n  title = {A <title>},\n  year = {2020},\n}\n"
    workspace.write("references.bib", bib)
    text = html()
    assert "The library and other files" in text
    assert "CIT115" in text.split("The library and other files")[1]


def test_a_run_without_documents_is_a_page_too(html: Callable[..., str], workspace: Workspace) -> None:
    text = workspace.run("check", "--offline", "--today", "2026-11-24", "--format", "html").out
    assert "0 references not checked" in text
    assert Page(text).all(class_="picture") == []


def test_signs_that_html_has_no_place_for_are_shown_as_missing(workspace: Workspace, html: Callable[..., str]) -> None:
    workspace.write("a.txt", "Ketamine\x07 cures 71% of patients \x1b[31m red.\n")
    text = html("a.txt")
    assert "\x07" not in text
    assert "\x1b" not in text
    assert "Ketamine� cures" in text
