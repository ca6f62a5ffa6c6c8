"""Annotated pages: marks in the page's own layout, and every byte of the copy where it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.documents.document import Span
from evidence.documents.html import read_html
from evidence.documents.html_encoding import encoding_of
from evidence.documents.superscripts import level
from evidence.findings import Severity
from evidence.reports.annotate.html import mark_html
from evidence.reports.annotate.notes import Note
from tests.contracts import article
from tests.end_to_end.library_of_light import FILES
from tests.programs import CHROMIUM, needs, violations, with_browser
from tests.workspace import Workspace

PAGE = """<!DOCTYPE html>\r
<html lang="en"><head><title>Light</title></head><body>
<main><h1>Evening light</h1>
<p>Dim   light <b>lengthens
sleep</b> in 54&nbsp;% of adults <sup><a href="#r2">2</a></sup>, p &lt; 0.05. <i>A nap</i> lifts R&D&rsquo;s mood.</p>
<script>var a = "</body>";</script>
</main></body></html>
"""


def note_on(data: bytes, words: str, key: str, severity: Severity = Severity.ERROR) -> Note:
    start = read_html("a.html", data).text.index(words)
    return Note(
        f'SRC101 {key}: “{key}”\nsay <why> & "how"', key, words, 1, 1, Span(start, start + len(words)), severity
    )


def marked(data: bytes, *words: str) -> bytes:
    notes = [note_on(data, one, f"k{number}") for number, one in enumerate(words)]
    return mark_html("a.html", data, [Note("0 references not checked.", "whole"), *notes]).data


class _Reader(HTMLParser):
    """The words of a page outside the list of remarks, and those under each remark."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words = ""
        self.under: dict[str, str] = {}
        self.titles: list[str] = []
        self.items: list[str] = []
        self._open: list[str] = []
        self._listed = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "mark":
            self._open = (named["data-evidence"] or "").split()
            self.titles.append(named["title"] or "")
        self._listed = self._listed or "data-evidence-remarks" in named
        if tag == "li" and self._listed:
            self.items.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open = []
        self._listed = self._listed and tag != "section"

    def handle_data(self, data: str) -> None:
        if self._listed:
            if self.items:
                self.items[-1] += data
            return
        self.words += data
        for key in self._open:
            self.under[key] = self.under.get(key, "") + data


def under(data: bytes) -> dict[str, str]:
    page = _Reader(encoding_of("a.html", data).decode(data))
    return {key: "".join(words.split()) for key, words in page.under.items()}


def is_within(before: bytes, after: bytes) -> bool:
    """Whether all bytes are there, in their order."""
    rest = iter(after)
    return all(byte in rest for byte in before)


WORDS = ("Dim light lengthens sleep in 54\u00a0% of adults ², p < 0.05.", "lengthens sleep", "R&D’s mood.")


def test_marks_hold_exactly_the_words_across_tags_and_entities() -> None:
    after = marked(PAGE.encode(), *WORDS)
    assert under(after) == {f"k{number}": "".join(level(one).split()) for number, one in enumerate(WORDS)}


def test_the_copy_keeps_its_words_bytes_and_lines() -> None:
    before = PAGE.encode()
    after = marked(before, *WORDS)
    assert is_within(before, after)
    assert _Reader(after.decode()).words == _Reader(PAGE).words
    assert after.count(b"\n") == before.count(b"\n")
    assert read_html("a.html", after).text == read_html("a.html", before).text
    pieces = re.split(rb"<mark [^>]*>|</mark>|<section data-evidence-remarks.*</section>", after)
    assert b"".join(pieces) == before


def test_a_mark_tells_its_remarks_and_the_list_leads_to_it() -> None:
    after = _Reader(marked(PAGE.encode(), *WORDS).decode())
    assert 'SRC101 k0: “k0”\nsay <why> & "how"' in after.titles
    assert "SRC101 k1: “k1”" in next(title for title in after.titles if "k0" in title and "k1" in title)
    assert [item.split(".")[0].split(":")[0] for item in after.items] == [
        "0 references not checked",
        "SRC101 k0",
        "SRC101 k1",
        "SRC101 k2",
    ]
    assert marked(PAGE.encode()).index(b"<section data-evidence-remarks") == PAGE.encode().rindex(b"</body>")


def test_twice_adds_nothing_twice_and_what_is_mended_goes() -> None:
    once = marked(PAGE.encode(), *WORDS)
    assert marked(once, *WORDS) == once
    assert marked(once, *WORDS[:1]) == marked(PAGE.encode(), *WORDS[:1])
    told = mark_html("a.html", once, [note_on(once, WORDS[0], "k0"), note_on(once, WORDS[1], "other")])
    assert (told.added, told.kept) == (1, 1)


@pytest.mark.parametrize(
    "before",
    [
        "\ufeff<p>Naps lift the “mood”.".encode(),
        '<meta charset="windows-1252"><p>Naps lift the “mood”.'.encode("cp1252"),
        '\ufeff<meta charset="utf-8"><p>Naps lift the “mood”.'.encode("utf-16-be"),
        b"<p>Naps lift the &ldquo;mood&rdquo;.<!-- open",
        b"<table><tr><td>Naps lift the &#8220;mood&#x201d;.</table></body></body></html>",
        b"<p>Naps lift the &ldquo;mood&rdquo;. <b>R</b> <",
    ],
    ids=["mark of order", "windows-1252", "UTF-16", "open comment", "two ends", "open tag"],
)
def test_pages_of_every_make_are_marked(before: bytes) -> None:
    after = marked(before, "Naps lift the “mood”.")
    assert under(after)["k0"] == "Napsliftthe“mood”."
    assert is_within(before, after)
    assert marked(after, "Naps lift the “mood”.") == after


TAGS = (
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "<td>",
    "<ul><li>",
    "&amp;",
    "&lt",
    "<!-- x -->",
    "<nav>",
    "</nav>",
    "<sup>",
)


@given(st.lists(st.one_of(st.sampled_from(TAGS), st.text("abc &<>;\n\u00a0“", max_size=6)), max_size=30), st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_marked_reads_as_before(parts: list[str], data: Any) -> None:
    page = "".join(parts).encode()
    text = read_html("a.html", page).text
    edges = st.integers(0, max(len(text) - 1, 0))
    spans = data.draw(st.lists(st.tuples(edges, edges).map(sorted), max_size=4))
    notes = [Note("x", f"k{n}", "", 1, 1, Span(*span)) for n, span in enumerate(spans)]
    after = mark_html("a.html", page, notes).data
    assert read_html("a.html", after).text == text
    assert is_within(page, after)
    assert mark_html("a.html", after, notes).data == after


@pytest.fixture
def opened(workspace: Workspace) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    for name, text in FILES.items():
        workspace.write(name, text)
    several = b"<p>Lamps are a revolutionary breakthrough with no side effects, and most people respond.</p></main>"
    workspace.write("a.html", article.as_html().replace(b"</main>", several))
    workspace.run("annotate", "a.html", "-o", "b.html", "--offline", "--today", "2026-11-24")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.goto((workspace.folder / "b.html").as_uri())
        yield page
        browser.close()


@needs(with_browser)
def test_a_browser_shows_marks_and_list_and_axe_finds_nothing_wrong_with_them(opened: Any) -> None:
    assert opened.locator("mark").count() >= 4
    assert "\n\n" in opened.locator("mark", has_text="revolutionary").first.get_attribute("title")
    for link in opened.locator("section[data-evidence-remarks] a").all():
        target = link.get_attribute("href")
        assert opened.locator(target).is_visible()
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert violations(opened, "mark, [data-evidence-remarks]") == []


@needs(with_browser)
def test_the_number_of_a_remark_is_not_taken_for_a_mark_of_a_source(opened: Any) -> None:
    mark = opened.locator("mark[data-n]").first
    style = (
        "element => [getComputedStyle(element, '::after').content, getComputedStyle(element, '::after').verticalAlign]"
    )
    content, height = mark.evaluate(style)
    assert content.startswith('"remark ')
    assert height != "super"
