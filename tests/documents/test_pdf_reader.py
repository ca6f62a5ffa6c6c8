"""PDFs: lines become paragraphs in the order in which they are read, and what is repeated is left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evidence.claims.detection import find_claims
from evidence.claims.sentences import sentences_of
from evidence.documents.document import BlockKind, Document
from evidence.documents.pdf import read_pdf
from evidence.errors import InputError
from tests.contracts import article
from tests.pdf_writer import Words, column, pdf_of, turned
from tests.programs import article_by_chromium, article_by_office, with_chromium, with_office

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


@pytest.mark.parametrize("turn", [1, 3])
def test_a_stamp_at_the_side_tears_no_sentence(turn: int) -> None:
    stamp = Words(20 if turn == 1 else 575, 400, "Downloaded from a library on 3 May 2026", 8, turn=turn)
    first, second = [*column(LEFT[:3]), stamp, *column(LEFT[3:], top=717.1)], [stamp, *column(RIGHT)]
    assert shown(read(first, second)) == [("paragraph", " ".join(BODY))]


def test_words_at_another_angle_within_the_page_are_read_for_themselves() -> None:
    aside = [Words(400 + 14 * line, 300, words, turn=1) for line, words in enumerate(RIGHT[2:])]
    document = read(column(LEFT), [*column(RIGHT), *aside])
    assert shown(document) == [("paragraph", " ".join(BODY)), ("paragraph", " ".join(RIGHT[2:]))]
    assert [document.locate(block.span).page for block in document.blocks] == [1, 2]


def test_a_watermark_aslant_tears_nothing_and_is_left_out_where_it_is_repeated() -> None:
    mark = Words(150, 600, "CONFIDENTIAL", 60, turn=0.5)
    assert shown(read([mark, *column(LEFT)])) == [("heading", "CONFIDENTIAL"), ("paragraph", " ".join(LEFT))]
    assert shown(read([mark, *column(LEFT)], [*column(RIGHT), mark])) == [("paragraph", " ".join(BODY))]


MADE = [
    pytest.param(lambda _: article.as_pdf(), id="small"),
    pytest.param(article_by_chromium, id="chromium", marks=with_chromium),
    pytest.param(article_by_office, id="office", marks=with_office),
]


@pytest.mark.parametrize("made", MADE)
def test_the_same_article_upright_and_turned_says_the_same(made: Callable[[Path], bytes], tmp_path: Path) -> None:
    upright = made(tmp_path)
    text, claims = read_pdf("a.pdf", upright).text, claims_in(upright)
    assert len(claims) > 10
    for degrees in (90, 180, 270):
        for across, shown_turned in ((True, True), (True, False), (False, True)):
            sheet = turned(upright, degrees, across=across, shown=shown_turned)
            assert (read_pdf("a.pdf", sheet).text, claims_in(sheet)) == (text, claims), (degrees, across, shown_turned)


def claims_in(data: bytes) -> list[str]:
    document = read_pdf("a.pdf", data)
    return [claim.text for claim in find_claims(document, sentences_of(document))]


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
    assert block.text == "It helps.¹,² More CO2 too."
    assert [block.text[span.start : span.end] for span in block.superscripts] == ["¹,²"]


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
        ("They met Doe-", "Roe and others", "They met Doe-Roe and others"),
        ("They lay awake with COVID-", "19 in winter", "COVID-19"),
        ("They gave short-", "and long-acting pills", "short- and long-acting"),
        ("It took 8-", "or 12-week courses", "8- or 12-week"),
        ("It is doi:10.1038/s41598-", "016-30021-9", "10.1038/s41598-016-30021-9"),
        ("See https://doi.org/10.1136/sleepjnl-", "a2014-205555", "10.1136/sleepjnl-a2014-205555"),
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


def test_an_entry_is_one_whose_authors_or_title_end_a_line() -> None:
    lines = [
        "1. Doe J, Roe R.",
        "Prolonged light in older",
        "adults: a randomised trial.",
        "J Sleep. 2024;3:1-9.",
        "2. Poe A. Dim light.",
        "J Sleep. 2020;1:10-12.",
    ]
    wide = "The references of this leaflet stand in a box that is narrower than its words are."
    page = [*column([wide]), Words(70, 700, "References", 14), *column(lines, top=680)]
    assert [(block.label, block.text) for block in read(page).of_kind(BlockKind.REFERENCE)] == [
        ("1", " ".join(lines[:4])[3:]),
        ("2", " ".join(lines[4:])[3:]),
    ]


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
        (ENCRYPTED, "opens with a password only"),
        (pdf_of([[], []]), "scanned"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        read_pdf("a.pdf", data)
    assert error.value.path == "a.pdf"
    assert error.value.remedy


@pytest.mark.parametrize("value", ["nan", "inf", "1e39", "-1e39", "9" * 400])
def test_characters_that_a_broken_file_puts_nowhere_are_left_out(value: str) -> None:
    data = pdf_of([[*column(LEFT), Words(70, 400, "lost")]])
    for broken in (b"1.0 0.0 -0.0 1.0 70 400", b"70 400"):
        assert broken in data
        read_pdf("a.pdf", data.replace(broken, broken.replace(b"70", value.encode())))
    read_pdf("a.pdf", data.replace(b"1.0 0.0 -0.0 1.0 70 400", f"{value} {value} 0 1 70 400".encode()))


def test_words_that_are_too_small_to_be_seen_are_no_copy() -> None:
    assert shown(read([*column(LEFT), Words(70, 400, "hidden", 0.04)])) == [("paragraph", " ".join(LEFT))]


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


def test_the_cells_of_a_regular_table_stand_below_their_heads() -> None:
    rows = [("Outcome", "Lamp [2]", "Dark"), ("Woke up early", "12.5%", "31.0%"), ("Headache", "4.0%", "3.5%")]
    table = [Words(72 + 150 * n, 600 - 30 * m, cell) for m, row in enumerate(rows) for n, cell in enumerate(row)]
    document = read([*column(["A table of results follows below this line."]), *table])
    cell = next(block for block in document.blocks if block.text == "31.0%")
    assert cell.heads is not None
    heads = [document.blocks[index].text for group in (*cell.heads.row, *cell.heads.column) for index in group]
    assert (cell.kind, heads) == (BlockKind.TABLE_CELL, ["Woke up early", "Dark"])


def test_rows_of_other_lengths_are_no_regular_table() -> None:
    rows = [("Outcome", "Lamp", "Dark"), ("Woke up early", "12.5%"), ("Headache", "4.0%")]
    table = [Words(72 + 150 * n, 600 - 30 * m, cell) for m, row in enumerate(rows) for n, cell in enumerate(row)]
    document = read([*column(["A table of results follows below this line."]), *table])
    assert not any(block.cell for block in document.blocks)


def test_a_row_that_a_page_end_breaks_keeps_its_cells_apart() -> None:
    foot = [Words(70, 200, "Dupilumab every 4"), Words(230, 200, "38.1%"), Words(370, 200, "10.8%")]
    head = [
        Words(70, 700, "weeks"),
        *(Words(x, 686, text) for x, text in ((70, "Placebo"), (230, "2.8%"), (370, "4.7%"))),
    ]
    document = read_pdf("a.pdf", pdf_of([[*column(["A table of results follows."]), *foot], head]))
    shown = [block.text for block in document.blocks]
    assert shown[1:] == ["Dupilumab every 4 weeks", "38.1%", "10.8%", "Placebo", "2.8%", "4.7%"]
