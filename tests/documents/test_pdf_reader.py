"""PDFs: lines become paragraphs in the order in which they are read, and what is repeated is left out."""

from __future__ import annotations

import pytest

from evidence.documents.document import BlockKind, Document
from evidence.documents.pdf import read_pdf
from evidence.errors import InputError
from tests.pdf_writer import Words, column, pdf_of

LEFT = [
    "Lamps in the evening shorten sleep in",
    "most adults, and few of them know how",
    "much. Dim light lengthens it again. Side",
    "effects are rare, and headache is one of",
    "them. It goes away within a day or two",
]
RIGHT = [
    "without any treatment. Naps improve the",
    "mood of adults who sleep too little, and",
    "they do so for three hours at most. Longer",
    "naps do the reverse, because deep sleep",
    "is hard to wake from.",
]
BODY = [*LEFT, *RIGHT]
PLACES = {
    1: [(100 + 14 * line, 100) for line in range(5)],
    2: [(500, 100 + 14 * line) for line in range(5)],
    3: [(500 - 14 * line, 700) for line in range(5)],
}
"""Where lines begin on a sheet that was turned to the left so many times."""


def read(*pages: list[Words]) -> Document:
    return read_pdf("a.pdf", pdf_of(pages))


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def test_lines_become_paragraphs_and_larger_lines_headings() -> None:
    page = [Words(70, 790, "Light and Sleep", 20), *column(LEFT), *column(RIGHT, top=670)]
    assert shown(read(page)) == [
        ("heading", "Light and Sleep"),
        ("paragraph", " ".join(LEFT)),
        ("paragraph", " ".join(RIGHT)),
    ]
    assert shown(read([Words(70, 700, "In short", bold=True), *column(LEFT, top=680)]))[0] == ("heading", "In short")


@pytest.mark.parametrize("to_and_fro", [False, True])
def test_columns_are_read_one_after_the_other(to_and_fro: bool) -> None:
    left, right = column(LEFT, x=50), column(RIGHT, x=310)
    lines = [words for pair in zip(left, right, strict=True) for words in pair] if to_and_fro else [*left, *right]
    head = Words(50, 785, "A title that goes over both of the columns of this page")
    foot = Words(50, 620, "A note that goes over both of the columns of this page as well.")
    texts = [block.text for block in read([head, *lines, foot]).blocks]
    assert " ".join(BODY) in texts
    assert texts[0] == head.text
    assert texts[-1] == foot.text


def test_three_columns_are_read_one_after_the_other_and_are_no_table() -> None:
    third = [line.replace("Naps", "Walks") for line in RIGHT]
    columns = [column(lines, x=40 + 190 * place, size=8) for place, lines in enumerate((LEFT, RIGHT, third))]
    lines = [words for row in zip(*columns, strict=True) for words in row]
    assert shown(read(lines)) == [
        ("paragraph", f"{' '.join(LEFT)} {' '.join(RIGHT)}"),
        ("paragraph", " ".join(third)),
    ]


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_sheets_that_were_laid_across_are_read_and_stamps_at_the_margin_are_not(turn: int) -> None:
    lines = [Words(*place, line, turn=turn) for line, place in zip(LEFT, PLACES[turn], strict=False)]
    sheet = pdf_of([[Words(20, 20, "Draft", 30), *lines]], rotate=90 * turn)
    assert shown(read_pdf("a.pdf", sheet)) == [("paragraph", " ".join(LEFT))]


def test_a_number_that_is_small_and_high_is_raised_and_one_that_is_low_is_not() -> None:
    page = [
        Words(70, 700, "It helps.", 12),
        Words(112.5, 704.5, "1,2", 7),
        Words(135, 700, "More CO", 12),
        Words(184, 697, "2", 7),
        Words(191.5, 700, "too.", 12),
        *column(LEFT, top=600, size=12),
    ]
    block = read(page).blocks[0]
    assert block.text == "It helps.1,2 More CO2 too."
    assert [block.text[span.start : span.end] for span in block.superscripts] == ["1,2"]


def test_a_small_number_before_a_line_labels_a_note() -> None:
    note = [Words(70, 104, "1", 6), Words(76, 100, "Doe J. Light. J Sleep. 2024;3:1-9.", 9)]
    block = read([*column(LEFT), *note]).blocks[-1]
    assert (block.label, block.text) == ("1", "Doe J. Light. J Sleep. 2024;3:1-9.")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("They take antide-", "pressants at night", "antidepressants"),
        ("They studied non-", "pharmacological care", "non-pharmacological"),
        ("They met well-known and well-", "known people", "well-known people"),
        ("It took 6–", "8 weeks in all", "6–8 weeks"),
        ("They met Doe-", "Roe and others", "Doe-"),
    ],
)
def test_words_that_were_broken_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    assert joined in read(column([first, second, "and so on."])).blocks[0].text


def test_running_heads_and_page_numbers_are_left_out_and_sentences_go_on() -> None:
    pages = [
        [Words(70, 810, f"Sleep Today {number}"), *column(lines), Words(290, 30, str(number + 10))]
        for number, lines in enumerate((LEFT, RIGHT, LEFT), 1)
    ]
    document = read(*pages)
    assert shown(document) == [("paragraph", " ".join(BODY)), ("paragraph", " ".join(LEFT))]
    block = document.blocks[0]
    place = block.text.index("Naps")
    assert [document.locate(block.locate(at, at + 4)).page for at in (0, place)] == [1, 2]
    assert document.locate(block.locate(place, place + 4)).line == 6


def test_a_page_without_words_is_counted() -> None:
    document = read(column(["One."]), [], column(["Three."]))
    assert [document.locate(block.span).page for block in document.blocks] == [1, 3]


def test_lists_and_tables() -> None:
    page = [
        *column(
            [
                "\u2022 Dim light helps.",
                "\u2022 Naps help, and they go on to help",
                "in the evening.",
                "1. First.",
                "2. Second.",
            ]
        ),
        *(Words(70, 600 - 20 * row, text) for row, text in enumerate(("Lamp", "Small lamp", "Large lamp"))),
    ]
    cells = [Words(300, 600 - 20 * row, text) for row, text in enumerate(("Light", "20 lux", "90 lux"))]
    page += cells
    items = [block for block in read(page).blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.label, item.text) for item in items] == [
        (None, "Dim light helps."),
        (None, "Naps help, and they go on to help in the evening."),
        ("1", "First."),
        ("2", "Second."),
    ]
    rows = [words for pair in zip(page[5:8], cells, strict=True) for words in pair]
    assert shown(read([*column(LEFT), *rows]))[1:] == [
        ("caption", "Lamp"),
        ("caption", "Light"),
        ("table-cell", "Small lamp"),
        ("table-cell", "20 lux"),
        ("table-cell", "Large lamp"),
        ("table-cell", "90 lux"),
    ]


def test_entries_with_a_hanging_indent_are_parted() -> None:
    page = [
        Words(70, 700, "References", 14),
        Words(70, 680, "Doe J, Roe R. Evening light and how it came to be in all"),
        Words(90, 666, "of the houses. J Sleep. 2024;3:1-9."),
        Words(70, 652, "Poe A. Dim light at night in all of the houses there are, and"),
        Words(90, 638, "elsewhere. J Sleep. 2020;1:10-12."),
    ]
    assert [b.text[:5] for b in read(page).of_kind(BlockKind.REFERENCE)] == ["Doe J", "Poe A"]


ENCRYPTED = pdf_of(
    [column(["x"])],
    trailer="/Encrypt 7 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
    extra=[f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'ab' * 32}> /U <{'cd' * 32}> >>"],
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no sound PDF"),
        (b"%PDF-1.7 and then nothing", "no sound PDF"),
        (ENCRYPTED, "encrypted"),
        (pdf_of([[], []]), "scanned"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        read_pdf("a.pdf", data)
    assert error.value.path == "a.pdf"
    assert error.value.remedy


def test_too_many_pages_or_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf_of([column(LEFT), column(RIGHT)])
    monkeypatch.setattr("evidence.documents.pdf.MOST_CHARACTERS", 50)
    with pytest.raises(InputError, match="more than 50 characters"):
        read_pdf("a.pdf", data)
    monkeypatch.setattr("evidence.documents.pdf.MOST_PAGES", 1)
    with pytest.raises(InputError, match="2 pages"):
        read_pdf("a.pdf", data)


def test_a_compound_keeps_its_hyphen_where_words_are_not_broken_as_a_rule() -> None:
    plain = [line for _ in range(4) for line in BODY]
    lines = [*plain, "Lamps have mood-", "stabilizing effects."]
    page = column(lines, size=9)
    assert "mood-stabilizing effects." in read(page).blocks[-1].text
