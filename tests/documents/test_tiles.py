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
    small = ("had headaches on the serum [1]", "7.8%", "had headaches on placebo [1]", "4.3%")
    assert shown(read(*small)) == [f"{small[0]} 7.8%", f"{small[2]} 4.3%"]


@READERS
@pytest.mark.parametrize(
    "lines",
    [
        ("Some words before", "43.3%", "Women on placebo", "26.6%", "Women on the serum"),
        ("had headaches on the serum", "7.8%", "had headaches on placebo", "4.3%", "as was seen in the trial"),
        ("Women on the serum", "7.8%", "had headaches on placebo", "4.3%"),
        ("7.8%", "had headaches on the serum", "4.3%"),
        ("93%", "85%", "Women with smoother skin"),
        ("93%", "85%", "of women on the serum", "Women on placebo"),
        ("Save", "20%", "of women had headaches on placebo"),
        ("Save up to", "20%", "of women had headaches on placebo"),
        (
            "Women on placebo",
            "4.3%",
            "of the women who took the serum for four weeks and were asked at the end of them all",
        ),
        ("24/7", "Support by phone"),
        ("1", "Choose your lamp"),
        ("43.3%", "The serum was tried on forty women who were asked after four weeks whether it did them good."),
        ("93%", "It was tried on women."),
    ],
)
def test_and_stands_alone_where_nobody_could_tell(read: Reader, lines: tuple[str, ...]) -> None:
    assert shown(read(*lines)) == list(lines)


ON_SERUM, ON_PLACEBO = "<p>had headaches on the serum</p>", "<p>had headaches on placebo</p>"


def card(*parts: str) -> str:
    return f"<div class=card>{''.join(parts)}</div>"


@pytest.mark.parametrize("tag", ["h3", "p", "div"])
def test_no_card_gives_its_number_to_the_next(tag: str) -> None:
    first, second = f"<{tag}>7.8%</{tag}>", f"<{tag}>4.3%</{tag}>"
    below = in_html(card(ON_SERUM, first) + card(ON_PLACEBO, second))
    assert shown(below) == ["had headaches on the serum 7.8%", "had headaches on placebo 4.3%"]
    above = in_html("<p>Sold in June</p>" + card(first, ON_SERUM) + card(second, ON_PLACEBO) + "<p>in Basel</p>")
    assert shown(above) == [
        "Sold in June",
        "7.8% had headaches on the serum",
        "4.3% had headaches on placebo",
        "in Basel",
    ]
    mixed = in_html(card(first, ON_SERUM) + card(ON_PLACEBO, second))
    assert shown(mixed) == ["7.8% had headaches on the serum", "had headaches on placebo 4.3%"]


def test_nor_to_the_words_behind_the_cards() -> None:
    assert shown(in_html(card("<div>Save</div><div>20%</div>") + ON_PLACEBO)) == [
        "Save 20%",
        "had headaches on placebo",
    ]
    long = "<p>All of them were asked whether the serum did them good.</p>"
    assert shown(in_html(card(long, "<h3>7.8%</h3>") + ON_PLACEBO))[1:] == ["7.8%", "had headaches on placebo"]
    assert shown(in_html(card("<h3>7.8%</h3><h3>4.3%</h3>") + card(ON_SERUM, ON_PLACEBO)))[:2] == ["7.8%", "4.3%"]


def test_a_number_and_its_words_may_stand_in_boxes_of_their_own() -> None:
    boxes = "<div><b>93%</b></div><div><p>of women saw softer skin</p><p>Ask your doctor.</p></div>"
    assert shown(in_html(card(boxes))) == ["93% of women saw softer skin", "Ask your doctor."]
    assert shown(in_html("<p>93%<p>of women<p>85%<p>of men<p>Ask your doctor.")) == [
        "93% of women",
        "85% of men",
        "Ask your doctor.",
    ]


def test_a_row_of_numbers_is_not_read_with_a_row_of_words() -> None:
    table = (
        "<table{}><tr><td>7.8%</td><td>4.3%</td></tr><tr><td>of women on the serum</td><td>of women</td></tr></table>"
    )
    for looks in ("", " role=presentation"):
        assert shown(in_html(table.format(looks))) == ["7.8%", "4.3%", "of women on the serum", "of women"]


def test_such_rows_head_nothing() -> None:
    words = "| of women on the serum had headaches | of women on placebo had headaches |"
    blocks = in_markdown(f"| 7.8% | 4.3% |\n|---|---|\n{words}").blocks
    assert [(block.heads.row, block.heads.column) for block in blocks if block.heads is not None] == [((), ())] * 4


@pytest.mark.parametrize(
    "rows",
    [
        "| 0.05% | 0.1% |\n|---|---|\n| 7.8% | 4.3% |",
        "| 0.05% | 0.1% |\n|---|---|\n| 7.8% of women | 4.3% of women |",
        "| | 0.05% | 0.1% |\n|---|---|---|\n| Headaches | seldom | often |",
    ],
)
def test_but_doses_head_what_was_found_on_them(rows: str) -> None:
    blocks = in_markdown(rows).blocks
    assert len([block for block in blocks if block.heads is not None and block.heads.column]) >= 2


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
