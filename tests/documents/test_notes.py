"""Signs and raised letters: which are the marks of notes, and what makes none."""

from __future__ import annotations

import pytest

from evidence.documents.document import BlockKind, Document
from evidence.documents.html import read_html
from evidence.documents.markdown import read_markdown
from evidence.documents.text import read_text


def marks(document: Document) -> list[tuple[str, str]]:
    return [(block.text[one.span.start : one.span.end], one.note) for block in document.blocks for one in block.marks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Pain fell by half*.\n\n* In adults only.\n", [("*", "[*]")], id="a star"),
        pytest.param("Pain fell by half.**\n\n**In adults only.\n", [("**", "[**]")], id="two stars"),
        pytest.param("Pain§ fell‡¶.\n\n§ At rest.\n‡¶ No.\n¶ In May.\n", [("§", "[§]"), ("¶", "[¶]")], id="signs"),
        pytest.param("Pain fell*.\n\n* Rest more\n* Eat less\n\n* In adults.\n", [("*", "[*]")], id="below a list"),
        pytest.param("Pain fell.\n\nWhat helps*:\n\n* Rest more\n* Eat less\n", [], id="bullets"),
        pytest.param("A 5* lamp is *really* good, CYP2C19*2 too, 2 * 3.\n\n* In adults only.\n", [], id="no marks"),
        pytest.param("Pain fell by half*.\n\n*p<0.05 versus placebo\n", [], id="a p-value"),
        pytest.param("Pain fell by half†.\n\nIt fell.\n", [], id="no note"),
    ],
)  # fmt: skip
def test_signs_in_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(read_text("a.txt", text.encode())) == expected


def test_a_note_loses_its_sign_and_keeps_its_place() -> None:
    text = "Pain fell by half*.\n\n* In adults only.\n"
    (note,) = read_text("a.txt", text.encode()).of_kind(BlockKind.FOOTNOTE)
    assert (note.label, note.text, text[note.span.start : note.span.end]) == ("*", "In adults only.", "In adults only.")


def test_signs_in_markdown_are_told_from_emphasis_bullets_and_tables() -> None:
    text = (
        "Pain fell by *half*, and **more**. Itch fell by 38%\\*. It helps in 5\\* hotels.\n\n"
        "| Arm | Pain |\n| --- | --- |\n| Lamp | 12%* |\n\n\\*Change from baseline.\n\n"
        "* Rest more\n* Eat less\n\n\\* In adults only.\n"
    )
    document = read_markdown("a.md", text.encode())
    assert marks(document) == [("*", "[*] (2)")], "the first one is the note of the table"
    only_the_table = read_markdown("a.md", text.replace("\n\n\\* In adults only.", "").encode())
    assert marks(only_the_table) == []


def test_raised_signs_and_letters_lead_to_lines_of_one_paragraph() -> None:
    page = (
        "<p>Pain fell by 12%<sup>a,b</sup>, the 1<sup>st</sup> time in n<sup>x</sup> adults<sup>*</sup>. Next one.</p>"
        "<p><sup>a</sup> At rest.<br>b Data on file.<br>* In adults only.</p>"
    )
    document = read_html("a.html", page.encode())
    assert marks(document) == [("a", "[a]"), ("b", "[b]"), ("*", "[*]")]
    assert [b.text for b in document.of_kind(BlockKind.FOOTNOTE)] == ["At rest.", "Data on file.", "In adults only."]
