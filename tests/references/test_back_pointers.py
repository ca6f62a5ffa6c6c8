"""Notes and entries that name no work of their own but point back, in every format that has notes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evidence.assembly import draft
from evidence.library.library import Library
from tests.pdf_writer import Words, column, pdf_of
from tests.word_writer import NAMES, paragraph, run, word_of

WORK = "Doe J, Roe R. Evening light and sleep. J Sleep. 2024;3:1-9. doi:10.5555/light"
OTHER = "Poe A. Dim light at night. J Sleep. 2020;1:10-12. doi:10.5555/dim"
BACK = ["Ibid., p. 4.", "Doe and Roe 2024, p. 3.", "See note 1 above.", "Poe 2020.", "Ibid.", "Doe (n 1) 7."]
LEADS = ["light", "light", "light", "dim", "dim", "light"]
SENTENCES = [f"Lamps lift the mood of {many} adults." for many in ("some", "ten", "all", "few", "old", "young")]


def markdown(notes: list[str]) -> bytes:
    copy = " ".join(f"{words}[^{n}]" for n, words in enumerate(SENTENCES * 2, 1) if n <= len(notes))
    return "\n".join([copy, "", *(f"[^{n}]: {note}" for n, note in enumerate(notes, 1))]).encode()


def text(notes: list[str]) -> bytes:
    copy = " ".join(f"{words} [{n}]" for n, words in enumerate(SENTENCES * 2, 1) if n <= len(notes))
    return "\n".join([copy, "", "References", "", *(f"{n}. {note}" for n, note in enumerate(notes, 1))]).encode()


def html(notes: list[str]) -> bytes:
    copy = "".join(f"<p>{words}<sup>{n}</sup></p>" for n, words in enumerate((SENTENCES * 2)[: len(notes)], 1))
    items = "".join(f"<li>{note} <a href='#back'>↩</a></li>" for note in notes)
    return f"{copy}<section class=footnotes><ol>{items}</ol></section>".encode()


def pdf(notes: list[str]) -> bytes:
    words = [Words(70, 780, "Lamps lift the mood of all who are awake in the dark of the year and of others")]
    for n in range(1, len(notes) + 1):
        words += [Words(70, 770 - 40 * n, "Lamps lift the mood"), Words(176, 774 - 40 * n, str(n), 6)]
    foot = [line for n, note in enumerate(notes, 1) for line in column([f"{n} {note}"], top=320 - 30 * n, size=9)]
    return pdf_of([[*words, *foot]])


def word(notes: list[str]) -> bytes:
    marks = (f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(1, len(notes) + 1))
    body = "".join(paragraph(run(words), mark) for words, mark in zip(SENTENCES * 2, marks, strict=False))
    written = (f'<w:footnote w:id="{n}">{paragraph(run(note))}</w:footnote>' for n, note in enumerate(notes, 1))
    return word_of(body, {"word/footnotes.xml": f"<w:footnotes {NAMES}>{''.join(written)}</w:footnotes>"})


@pytest.mark.parametrize(
    ("suffix", "writer"), [("md", markdown), ("txt", text), ("html", html), ("pdf", pdf), ("docx", word)]
)
def test_a_note_that_points_back_leads_to_the_work_that_is_meant(
    suffix: str, writer: Callable[[list[str]], bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(writer([WORK, *BACK[:3], OTHER, *BACK[3:]]))
    paper = draft(path, Library())
    leads = [[one.doi for one in resolution.references if one] for resolution in paper.resolutions]
    expected = ["light", *LEADS[:3], "dim", *LEADS[3:]]
    assert leads == [[f"10.5555/{name}"] for name in expected]
    assert [one.doi for one in paper.references] == ["10.5555/light", "10.5555/dim"]


@pytest.mark.parametrize("note", ["Ibid.", "See note 9.", "In adults only.", "Poe 2019.", "N = 12.", "No. 3 of 5."])
def test_a_note_that_points_at_nothing_leads_nowhere(note: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(markdown([note]))
    (resolution,) = draft(path, Library()).resolutions
    assert resolution.references == (None,)


def test_an_entry_of_a_list_by_an_author_of_whom_it_has_no_other_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text([WORK, "Moe 2008. https://lamps.example/moe"]))
    assert [one.label for one in draft(path, Library()).references] == ["1", "2"]
