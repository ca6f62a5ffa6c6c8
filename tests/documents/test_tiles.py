"""Number tiles: a number set apart from its words is read with them, in every format, and only where that is plain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.documents.document import COPY_KINDS, Document
from evidence.documents.docx import read_docx
from evidence.documents.html import read_html
from evidence.documents.markdown import read_markdown
from evidence.documents.text import read_text
from tests.word_writer import paragraph, run, word_of


def in_html(*lines: str) -> Document:
    return read_html("a.html", "".join(f"<div>{line}</div>" for line in lines).encode())


def in_markdown(*lines: str) -> Document:
    return read_markdown("a.md", "\n\n".join(lines).encode())


def in_text(*lines: str) -> Document:
    return read_text("a.txt", "\r\n\r\n".join(("A Serum", *lines)).encode())


def in_word(*lines: str) -> Document:
    return read_docx("a.docx", word_of("".join(paragraph(run(line)) for line in lines)))


def shown(document: Document) -> list[str]:
    for block in document.blocks:
        assert " ".join(document.quote(block.locate(0, len(block.text))).split()) == " ".join(block.text.split())
    copy = [" ".join(block.text.split()) for block in document.blocks if block.kind in COPY_KINDS]
    return copy[document.format == "txt" :]


Reader = Callable[..., Document]
READERS = pytest.mark.parametrize("read", [in_html, in_markdown, in_text, in_word])


@READERS
@pytest.mark.parametrize(
    "lines",
    [
        ("43.3%", "responders on 140 mg [1]", "26.6%", "in the placebo group [1]"),
        ("93%", "Women with smoother skin", "3x", "More moisture in the skin"),
        ("9 out of 10", "Users slept through the night", "42 women, 4 weeks"),
        ("Sold in June", "85%", "of users slept through the night"),
        ("-31%", "wrinkles", "This is what we saw in June, and all of it."),
    ],
)
def test_a_number_is_read_with_the_words_behind_it(read: Reader, lines: tuple[str, ...]) -> None:
    numbers = [line for line in lines if line[-1] in "%x" or line == "9 out of 10"]
    read_ = shown(read(*lines))
    assert [line for line in read_ if line.startswith(tuple(numbers))] == [
        f"{number} {lines[lines.index(number) + 1]}" for number in numbers
    ]


@READERS
def test_or_with_those_before_it_where_each_number_comes_last(read: Reader) -> None:
    lines = ("Women on the serum", "43.3%", "Women on placebo", "26.6%")
    assert shown(read(*lines)) == ["Women on the serum 43.3%", "Women on placebo 26.6%"]


@READERS
@pytest.mark.parametrize(
    "lines",
    [
        ("Some words before", "43.3%", "Women on placebo", "26.6%", "Women on the serum"),
        ("93%", "85%", "Women with smoother skin"),
        ("24/7", "Support by phone"),
        ("1", "Choose your lamp"),
        ("43.3%", "The serum was tried on forty women who were asked after four weeks whether it did them good."),
        ("93%", "It was tried on women."),
    ],
)
def test_and_stands_alone_where_nobody_could_tell(read: Reader, lines: tuple[str, ...]) -> None:
    assert shown(read(*lines)) == list(lines)


def test_headings_lose_their_number_to_the_words_below() -> None:
    document = read_html("a.html", b"<h2>Results</h2><h3>93%</h3><p>of women<sup>1</sup> saw softer skin</p>")
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("heading", "Results"),
        ("paragraph", "93%\nof women\u00b9 saw softer skin"),
    ]
    (span,) = document.blocks[1].superscripts
    assert document.blocks[1].text[span.start : span.end] == "\u00b9"


def test_nothing_is_put_together_across_tags_that_leave_no_space_in_the_file() -> None:
    assert shown(in_markdown("<div>93%</div><div>of women</div>")) == ["93%", "of women"]
