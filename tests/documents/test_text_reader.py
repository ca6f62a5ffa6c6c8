"""Plain text as it really comes: what each line is, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.documents.document import BlockKind, Document, Span
from evidence.documents.text import read_text


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read_text("a.txt", text.encode()).blocks]


def kind_of(line: str) -> str:
    """What a line is that stands alone in an English page."""
    before = "Better sleep for everyone\n\nMost adults sleep for about seven hours a night."
    page = f"{before}\n\n{line}\n\nThe lamp is for adults.\n"
    return next(kind for kind, text in blocks(page) if text == line)


def assert_exact(document: Document) -> None:
    end = 0
    for block in document.blocks:
        position = 0
        for piece in block.pieces:
            assert piece.start == position
            assert block.text[piece.start : piece.start + len(piece.span)] == document.quote(piece.span)
            assert piece.span.start >= end
            position += len(piece.span)
            end = piece.span.end
        assert position == len(block.text)
        assert block.locate(0, len(block.text)) == block.span
        assert document.locate(block.span).line >= 1


lines = st.text("aA.1,;:!?()[]-*•–\t 🙂é\u00a0\x0b\x0c", max_size=30)
texts = st.lists(lines, max_size=12).flatmap(
    lambda rows: st.sampled_from(["\n", "\r\n", "\r", "\n\n"]).map(lambda end: end.join(rows))
)


@given(texts)
def test_every_visible_character_stands_where_its_block_says(text: str) -> None:
    document = read_text("a.txt", text.encode())
    assert document.text == text
    assert_exact(document)
    shown = sum(not c.isspace() for block in document.blocks for c in block.text)
    marks = sum(c in "-*•–0123456789.)([]" for c in text)
    assert shown <= sum(not c.isspace() for c in text) <= shown + marks


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    data = text.replace("\x00", "").encode("utf-8", "ignore")
    assert_exact(read_text("a.txt", data))


def test_a_byte_order_mark_is_not_part_of_the_text_and_line_ends_are_kept() -> None:
    document = read_text("a.txt", "\ufeffOne thing.\r\n\r\nAnother thing.\r\n".encode())
    assert document.text == "One thing.\r\n\r\nAnother thing.\r\n"
    assert [document.locate(block.span).line for block in document.blocks] == [1, 3]


def test_an_empty_file_has_no_blocks() -> None:
    assert blocks("") == []
    assert blocks(" \n\t\n") == []


def test_a_sentence_broken_over_a_blank_line_is_one_block() -> None:
    text = "Good sleep is a matter of habit and of the\n\nlight in the evening. Lamps help.\n"
    assert blocks(text) == [("paragraph", text.strip())]


def test_text_wrapped_at_a_column_is_joined_and_page_dumps_are_not() -> None:
    wrapped = (
        "Most adults sleep for about seven hours a night, and many of them\n"
        "wish for more. Lamps in the evening keep people awake for longer than\nthey know.\n"
    )
    assert [kind for kind, _ in blocks(wrapped)] == ["paragraph"]
    dump = "Most adults sleep for about seven hours a night.\nLamps in the evening keep people awake.\nThat is all.\n"
    assert len(blocks(dump)) == 3


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("1. Rest: Lamps help.", "1", "Rest: Lamps help."),
        ("2) Lamps help.", "2", "Lamps help."),
        ("(3) Lamps help.", "3", "Lamps help."),
        ("[4] Lamps help.", "4", "Lamps help."),
        ("  - Lamps help.", None, "Lamps help."),
        ("• Lamps help.", None, "Lamps help."),
    ],
)
def test_list_marks_stand_outside_the_words(line: str, label: str | None, words: str) -> None:
    (block,) = read_text("a.txt", f"{line}\n".encode()).blocks
    assert (block.kind, block.label, block.text) == (BlockKind.LIST_ITEM, label, words)


@pytest.mark.parametrize(
    "line",
    ["2022 was a good year for sleep.", "3.5 million people sleep badly.", "10 mg helps most people sleep.", "-"],
)
def test_what_only_begins_like_a_list_mark(line: str) -> None:
    assert kind_of(line) != "list-item"


def test_a_list_item_that_is_wrapped_stays_one() -> None:
    text = "- Lamps in the evening keep\n  people awake for longer\n- Naps help\n"
    assert [words for _, words in blocks(text)] == ["Lamps in the evening keep\n  people awake for longer", "Naps help"]


@pytest.mark.parametrize(
    "line",
    [
        "What Is Sleep?",
        "Minimal Side Effects",
        "Sleep and You",
        "Who should avoid the lamp?",
        "8 Benefits of Sleep",
        "Clinically proven relief",
    ],
)
def test_headings(line: str) -> None:
    assert kind_of(line) == "heading"


def test_the_first_heading_is_the_title_and_the_others_lie_below() -> None:
    document = read_text("a.txt", b"Better Sleep\n\nLamps help adults sleep.\n\nHow It Works\n\nLight is dimmed.\n")
    assert document.title == "Better Sleep"
    assert [b.level for b in document.blocks if b.kind is BlockKind.HEADING] == [1, 2]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Man clutching his head in sadness", "caption"),
        ("Thoughtful woman sitting by a window, reflecting on sleep, framed by a bright silhouette.", "caption"),
        ("Young woman using a laptop at home, wearing a knitted jumper.", "caption"),
        ("A man taking a pill with a glass of water.", "caption"),
        ("Three people jogging on a beach in search of better sleep", "caption"),
        ("Artistic interpretation of a brain on light", "caption"),
        ("Image by Freepik", "caption"),
        ("Photo: Jane Doe via Getty Images", "caption"),
        ("Figure 2. Hours of sleep by week", "legend"),
        ("top of page", "navigation"),
        ("Back to results", "navigation"),
        ("Table of Contents", "navigation"),
        ("Read more", "navigation"),
        ("Skip to main content", "navigation"),
        ("Are you a Therapist?", "navigation"),
        ("© 2026 The Lumen Clinic. All rights reserved.", "boilerplate"),
        ("Copyright (c) 2026 The Lumen Clinic", "boilerplate"),
        ("We use cookies to make this site better.", "boilerplate"),
        ("Os comentários foram desativados.", "foreign"),
        ("Die Kommentare sind nicht mehr offen.", "foreign"),
        ("Thank you! Your submission has been received!", "form"),
        ("Oops! Something went wrong while submitting the form.", "form"),
        ("Enter your email address", "form"),
        ("This field is required.", "form"),
        ("Updated", "metadata"),
        ("Last updated: May 2, 2024", "metadata"),
        ("June 29, 2023", "metadata"),
        ("Updated: 2 days ago", "metadata"),
        ("Edited by Ben Smith", "metadata"),
        ("by Michael Doe MD | Sep 3, 2023 | Mental Health", "metadata"),
        ("5 min read", "metadata"),
        ("Date of preparation: March 2026", "metadata"),
    ],
)
def test_the_furniture_of_a_page(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Clinically proven relief",
        "© 2026 The Lumen Clinic. Lamps cure most insomnia.",
        "Copyright 2026 The Lumen Clinic. Lamps cure most insomnia.",
        "All rights reserved. Lamps cure most insomnia.",
        "Patients report better sleep.",
        "Sleep improved by 40%.",
        "Thank you for choosing a lamp that works in 9 of 10 adults.",
        "People with insomnia sleep longer with the lamp.",
        "Six in ten people using the lamp reached remission at week 8.",
        "Two in three people taking melatonin lost weight.",
        "9 of 10 children wearing the mask kept it on.",
        "People using the app fall asleep 20 minutes faster.",
        "Patients receiving light relapsed less often.",
        "Man-made light keeps people awake.",
        "Updated guidelines recommend the lamp for adults.",
        "Reviewed evidence shows a benefit.",
        "Published studies show a benefit.",
        "Image quality of sleep scans improves by half.",
        "The source of the benefit is light.",
        "Women in their forties sleep 20% longer.",
        "Search results show that adults sleep better.",
        "Copyright law has no bearing on sleep; light does.",
        "By Friday most adults are tired.",
    ],
)
def test_no_statement_is_hidden_as_furniture(line: str) -> None:
    assert kind_of(line) in ("paragraph", "heading")


def test_the_line_above_a_credit_is_the_pictures_text() -> None:
    text = "Lamps help adults sleep.\n\nA lamp at night\nImage by Freepik\n\nMore about lamps is known.\n"
    assert [kind for kind, _ in blocks(text)][1:3] == ["caption", "caption"]


def test_a_page_in_another_language_is_not_boilerplate() -> None:
    text = "Der Schlaf ist gut.\n\nDie Lampe hilft den Menschen in der Nacht und am Tag.\n\nSie ist nicht teuer.\n"
    assert "foreign" not in {kind for kind, _ in blocks(text)}


ENTRIES = {
    "Vancouver": "Smith J, Doe A. Naps in adults. Sleep Med. 2019;22:1-4.",
    "APA": "Doe, A., & Roe, R. (2020). Light and sleep. Journal of Sleep, 3(1), 1–9. https://doi.org/10.5555/light",
    "et al": "Poe A, et al. Dreams. J Sleep Res 1999;7:12-19.",
    "broken": "Doe, A. (2000). Light and sleep in adults47(4), 351–354. https://doi.org/10.5555/x",
}


@pytest.mark.parametrize("head", ["References", "Sources:", "BIBLIOGRAPHY", "Works Cited", "Further Reading", ""])
@pytest.mark.parametrize("mark", ["{n}. ", "[{n}] ", "{n}) "])
def test_a_numbered_reference_list_with_and_without_a_heading(head: str, mark: str) -> None:
    entries = "\n".join(mark.format(n=n) + entry for n, entry in enumerate(ENTRIES.values(), 1))
    text = (
        f"Lamps help adults sleep [1].\n\n{head}\n\n{entries}\n\nFind a Clinic Near You\n\nLamps are sold in shops.\n"
    )
    document = read_text("a.txt", text.encode())
    references = [(b.label, b.text) for b in document.of_kind(BlockKind.REFERENCE)]
    assert references == [(str(n), entry) for n, entry in enumerate(ENTRIES.values(), 1)]
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH


def test_a_list_without_numbers_below_its_heading() -> None:
    text = "Lamps help adults sleep (Doe, 2020).\n\nReferences\n\n" + "\n\n".join(ENTRIES.values()) + "\n"
    found = [b.text for b in read_text("a.txt", text.encode()).of_kind(BlockKind.REFERENCE)]
    assert found == list(ENTRIES.values())


def test_entries_wrapped_over_lines_are_one_each() -> None:
    text = (
        "References\n\n"
        "1. Smith J, Doe A. Naps in adults and what they do to the sleep of the\n   night. Sleep Med. 2019;22:1-4.\n"
        "2. Poe A. Dreams. J Sleep Res. 1999;7:12-19.\n"
    )
    assert [b.label for b in read_text("a.txt", text.encode()).of_kind(BlockKind.REFERENCE)] == ["1", "2"]


def test_a_sentence_that_names_a_study_is_no_entry() -> None:
    text = "Lamps help.\n\nDoe and colleagues (2020) found that lamps help adults sleep, as shown before.\n\nThey do.\n"
    assert not list(read_text("a.txt", text.encode()).of_kind(BlockKind.REFERENCE))


def test_footnotes_carry_their_sign() -> None:
    document = read_text(
        "a.txt", "Lamps help most adults sleep.†\n\n† Among those who own one.\n\n¹ Only in winter.\n".encode()
    )
    notes = [(b.label, b.text) for b in document.of_kind(BlockKind.FOOTNOTE)]
    assert notes == [("†", "Among those who own one."), ("1", "Only in winter.")]


def test_the_subject_of_a_mail_is_its_title() -> None:
    mail = (
        "From: Sleep <a@lamps.example>\nTo: all\nSubject: Lamps cut waking by 12%\nDate: 2 Nov 2026\n\nDear reader,\n"
    )
    document = read_text("a.txt", mail.encode())
    assert document.title == "Lamps cut waking by 12%"
    assert [block.kind.value for block in document.blocks[:4]] == ["metadata", "metadata", "heading", "metadata"]
    assert_exact(document)
    assert blocks("Date: 2 Nov 2026\nTo: you\n\nLamps help.\n")[-1] == ("paragraph", "Lamps help.")
    assert "Subject" in blocks("Subject matters.\nIt does.\n")[0][1]


def test_spans_know_each_other() -> None:
    assert Span(0, 5).contains(Span(1, 5))
    assert not Span(0, 5).contains(Span(1, 6))
    assert Span(0, 5).overlaps(Span(4, 9))
    assert not Span(0, 5).overlaps(Span(5, 9))


def test_the_line_below_the_number_of_a_slide_is_its_title() -> None:
    text = """Lamps

Slide 1
Lamps first!
Update for nurses

Slide 2
Early light for acute low mood in winter time
\u2022 Mood was 5.4 points better at 6 months with the lamp [1]

Slide 3
Slide 2 shows that lamps help most adults in the winter.
"""
    assert blocks(text)[1:] == [
        ("heading", "Slide 1"),
        ("paragraph", "Lamps first!"),
        ("paragraph", "Update for nurses"),
        ("heading", "Slide 2"),
        ("heading", "Early light for acute low mood in winter time"),
        ("list-item", "Mood was 5.4 points better at 6 months with the lamp [1]"),
        ("heading", "Slide 3"),
        ("paragraph", "Slide 2 shows that lamps help most adults in the winter."),
    ]
