"""Annotated PDFs: highlights on exactly the words, and every byte of the copy where it was."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight
from pypdf.constants import UserAccessPermissions
from pypdf.generic import ArrayObject, FloatObject, NameObject, RectangleObject
from pypdfium2 import PdfDocument

from evidence.documents.document import Document, Span
from evidence.documents.pdf import read_pdf
from evidence.errors import InputError
from evidence.findings import Severity
from evidence.reports.annotate.notes import Note, Written
from evidence.reports.annotate.pdf import highlight_pdf
from tests.contracts import article
from tests.end_to_end.library_of_light import FILES
from tests.pdf_writer import Words, column, pdf_of, turned
from tests.programs import article_by_chromium, article_by_office, with_chromium, with_office
from tests.workspace import Workspace

TODAY = date(2026, 11, 24)
LEFT = [
    "Lamps in the evening shorten sleep in",
    "most adults, and few of them know how",
    "much. Dim light lengthens it again. Side",
    "effects are rare, and head-",
    "ache is one of them. It goes away within",
]
RIGHT = [
    "a day or two without treatment. Naps lift",
    "the mood of adults who sleep too little,",
    "and they do so for three hours at most.",
    "Longer naps do the reverse, because deep",
    "sleep is hard to wake from.",
]


@dataclass(frozen=True)
class Seen:
    """An annotation as it is shown: kind, author, comment, and the words under each of its parts."""

    kind: str
    author: str
    told: str
    words: tuple[str, ...]


def seen(data: bytes) -> list[Seen]:
    """The annotations of all pages."""
    pdf = PdfDocument(data)
    texts = [page.get_textpage() for page in pdf]
    return [
        Seen(held["/Subtype"], held.get("/T", ""), held.get("/Contents", ""), tuple(_under(held, text)))
        for page, text in zip(PdfReader(BytesIO(data)).pages, texts, strict=True)
        for held in (one.get_object() for one in page.get("/Annots", ()))
    ]


def _under(annotation: Any, text: Any) -> list[str]:
    corners = [float(side) for side in annotation.get("/QuadPoints", ())]
    parts = [corners[at : at + 8] for at in range(0, len(corners), 8)]
    bounds = [(min(p[::2]), min(p[1::2]), max(p[::2]), max(p[1::2])) for p in parts]
    # A little less, so that a neighbour that is only touched is not counted.
    return [text.get_text_bounded(a + 1, b + 1, c - 1, d - 1).strip() for a, b, c, d in bounds]


def note_on(document: Document, words: str, key: str = "k", severity: Severity = Severity.ERROR) -> Note:
    start = document.text.index(words)
    return Note(f"SRC101 {key}: says “≥ {key}”", key, words, 1, 1, Span(start, start + len(words)), severity)


def highlighted(data: bytes, *words: str) -> Written:
    document = read_pdf("a.pdf", data)
    notes = [note_on(document, one, f"k{number}") for number, one in enumerate(words)]
    return highlight_pdf(document, data, [Note("0 references not checked.", "whole"), *notes], TODAY)


def columns() -> bytes:
    lines = [words for pair in zip(column(LEFT, x=50), column(RIGHT, x=310), strict=True) for words in pair]
    return pdf_of([lines, column(["Naps are short."], top=700)])


def test_highlights_lie_on_exactly_the_words_across_lines_columns_and_hyphens() -> None:
    after = highlighted(
        columns(),
        "Dim light lengthens it again.",
        "headache is one of them",
        "It goes away within a day or two without treatment.",
        "Naps are short.",
    )
    assert after.added == 5
    assert [one.words for one in seen(after.data)] == [
        (),
        ("Dim light lengthens it again.",),
        ("head", "ache is one of them"),
        ("It goes away within", "a day or two without treatment."),
        ("Naps are short.",),
    ]


def test_raised_marks_belong_to_the_line() -> None:
    page = [Words(70, 700, "It helps.", 12), Words(112.5, 704.5, "1,2", 7), Words(130, 700, "More.", 12)]
    after = highlighted(pdf_of([page]), "It helps.¹,²")
    assert [len(one.words) for one in seen(after.data)] == [0, 1]


def test_a_highlight_says_who_what_and_when() -> None:
    after = highlighted(columns(), "Naps are short.").data
    whole, one = seen(after)
    assert (whole.kind, whole.told) == ("/Text", "0 references not checked.")
    assert (one.kind, one.author, one.told) == ("/Highlight", "evidence", "SRC101 k0: says “≥ k0”")
    annotation = PdfReader(BytesIO(after)).pages[1]["/Annots"][0].get_object()
    assert annotation["/M"] == "D:20261124000000Z"


def test_every_byte_stays_and_twice_adds_nothing_twice() -> None:
    before = columns()
    once = highlighted(before, "Naps are short.", "headache is")
    assert once.data.startswith(before)
    assert read_pdf("a.pdf", once.data).text == read_pdf("a.pdf", before).text
    again = highlighted(once.data, "Naps are short.", "headache is")
    assert (again.data, again.added, again.kept) == (once.data, 0, 3)
    assert highlighted(before, "Naps are short.", "headache is").data == once.data
    more = highlighted(once.data, "Naps are short.", "headache is", "Longer naps")
    assert (more.added, more.kept, len(seen(more.data))) == (1, 3, 4)


@pytest.mark.parametrize("table", ["of lines", "as a stream"])
def test_annotations_of_others_are_kept(table: str) -> None:
    # What pypdf adds behind the end has a table that is a stream.
    writer = PdfWriter(BytesIO(columns()), incremental=table == "as a stream")
    rect = (70.0, 690.0, 120.0, 710.0)
    corners = ArrayObject(map(FloatObject, (70, 710, 120, 710, 70, 690, 120, 690)))
    writer.add_annotation(1, Highlight(rect=RectangleObject(rect), quad_points=corners, title_bar="jo"))
    stream = BytesIO()
    writer.write(stream)
    once = highlighted(stream.getvalue(), "Naps are short.")
    assert [one.author for one in seen(once.data)] == ["evidence", "jo", "evidence"]
    again = highlighted(once.data, "Naps are short.", "Longer naps")
    assert [one.author for one in seen(again.data)] == ["evidence", "evidence", "jo", "evidence"]
    assert (again.added, again.kept) == (1, 2)


@pytest.mark.parametrize("change", ["turned", "cropped"])
def test_turned_and_cropped_pages_are_marked_at_the_words(change: str) -> None:
    writer = PdfWriter(BytesIO(columns()))
    page = writer.pages[0]
    if change == "turned":
        page[NameObject("/Rotate")] = FloatObject(90)
    else:
        page.cropbox = RectangleObject((40.0, 300.0, 590.0, 800.0))
    stream = BytesIO()
    writer.write(stream)
    after = seen(highlighted(stream.getvalue(), "Dim light lengthens it again.").data)
    assert after[1].words == ("Dim light lengthens it again.",)


@pytest.mark.parametrize("shown", [True, False])
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_has_one_part_a_line_and_its_sign_where_the_reader_begins(degrees: int, shown: bool) -> None:
    data = turned(columns(), degrees, across=True, shown=shown)
    wanted = "Dim light lengthens it again.", "It goes away within a day or two without treatment."
    after = highlighted(data, *wanted).data
    assert [[bare(words) for words in one.words] for one in seen(after)] == [
        [],
        ["Dimlightlengthensitagain"],
        ["Itgoesawaywithin", "adayortwowithouttreatment"],
    ]
    page = PdfReader(BytesIO(after)).pages[0]
    x, y = (float(side) for side in page["/Annots"][0]["/Rect"][:2])
    width, height = (float(side) for side in page.mediabox[2:])
    corner = {0: (x, height - y), 90: (x, y), 180: (width - x, y), 270: (width - x, height - y)}[degrees * shown]
    assert max(corner) < 40


def protected(allowed: UserAccessPermissions) -> bytes:
    """A file that everybody may open, and do with it what its owner allows."""
    writer = PdfWriter(BytesIO(columns()))
    writer.encrypt("", "secret", algorithm="RC4-128", permissions_flag=allowed)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_protected_file_is_annotated_where_its_owner_allows_notes() -> None:
    before = protected(UserAccessPermissions.PRINT | UserAccessPermissions.ADD_OR_MODIFY)
    once = highlighted(before, "Naps are short.", "headache is")
    assert once.data.startswith(before)
    assert read_pdf("a.pdf", once.data).text == read_pdf("a.pdf", columns()).text
    assert [one.words for one in seen(once.data)] == [(), ("head", "ache is"), ("Naps are short.",)]
    assert seen(once.data)[1].told == "SRC101 k1: says “≥ k1”"
    assert highlighted(once.data, "Naps are short.", "headache is").data == once.data


@pytest.mark.parametrize(("sound", "broken"), [(b"xref\n0 ", b"xref\n1 "), (b"/Size 9", b"/Size 5")])
def test_a_broken_file_in_which_notes_would_not_be_found_again_is_refused(sound: bytes, broken: bytes) -> None:
    assert sound in columns()
    with pytest.raises(InputError, match="nothing can be added to this PDF"):
        highlighted(columns().replace(sound, broken), "Naps are short.")


AES = """
eNqdVM2LHEUURwSRRjx4kIAIddlAkKTr1Xctw8J+zKAkYYZMjAcJpj43rbPdS0/PsrvgQTzklkMgZ/FmQDzqyaMIEl1wjX+AHnIQoyAieBCrZ2Z3B8ZD
cHoOVb/6vfd79eq9tzLY6l2ESzRb+enno+MMEEaVfTfrdLL8+sFuQPmmacyo2s7ygdkOY0QS4Vq2tpaF0rdEsmQw5WX55cKP0duItnx0M8s3q0nZIFgw
pf9p2grVIVFnSvnV4AuzUe0nXzh9XHOkGJl5LJtEHCM2Y16rGtMEhNMqjKtJ7VK4re9e4s0WgPiM2iNInFxk9p/HxBZiuhLK7eY20qI9Hzd1MDvZvQ8+
uvvq4f7H35Jn7996afLZXxfoev+Vx6urv3z6ITrHjt3eN/HWC+9f+v1zfce+986vrz06//jgxeefuftk4+Wv/vniy+e+f/j3gx8ffHf960d/rt75BA/O
XwjHh0dX5A+/9Z8c/fGwjWMuNY+IL2WpvU+WDye2mW5bELJ8w4zD9Kb562G0F5rCmSzvlq7yRbmN8reKcr0cFyfAwpXF/xe4uFGN/NOpyAWVG4inN0Li
NMWEp/UAMaKZFpJokl6oGDWhRvmwMaU3dVLpo44ySglDDNUhCiw549Z5K5lIJj5aESgmlHkJkkVmrJEJdUwHTqLzoCwYINYx77DF0muHeZAyMtDYi2CZ
W8vyN1FHO2ExjpoqEhkHobgDagCcMmAU9d4rQZ2zhqcDwmkS0tR6yrgxVlnHhY6ERQ3MRU8Jo4Zha4NjUoCjHieVzd60IIeNn6/WJ83t7l5b9vlW5fq7
oWxJV1G+3h3eoKeJomRersl0p4dmDtpNfbbpd1EnpYArwKAjJ1ZQzUWklkejMPYuEJsSHgXo4FUAAM85dpgQQcFEjxWLbSKSG4GTiZGMeRshUhENxTRQ
yrXkHALmyiqlmaGWGaYVjZg47pKXIJ2WniU3g1DvpDaU0QXOvfJMGU6kxiqm97PGpOeThpDFHtyvQ8wwUhk+/SHBOeUoolMMUl9MT8ozTLAlDAhdwoiE
JYyBXMI4LPsTIM6wpjbFKNTTmh4WhyGFnIZQlabcbMq8sZWGVscGnqqN4ghExbZutbRR8MjBULDRrT0N5ea0y+qD3QbJk8E1bkzdTJMFICFbWen2e9m/
Y5KmGw==
"""
"""A file with the words "Naps are short.", which everybody may open and annotate, but encrypted with AES-256."""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (protected(UserAccessPermissions.PRINT | UserAccessPermissions.EXTRACT), "its owner does not allow notes"),
        (zlib.decompress(base64.b64decode(AES)), "encrypted with AES"),
    ],
)
def test_a_protected_file_is_read_and_says_why_it_is_not_annotated(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        highlighted(data, "Naps are short.")
    assert "Name an .html file" in (error.value.remedy or "")


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda _: article.as_pdf(), id="small"),
        pytest.param(article_by_chromium, id="chromium", marks=with_chromium),
        pytest.param(article_by_office, id="office", marks=with_office),
    ],
)
def test_files_of_other_programs_carry_every_finding_at_its_words(
    made: Callable[[Path], bytes], workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name, text in FILES.items():
        workspace.write(name, text)
    workspace.write("a.pdf", made(tmp_path_factory.mktemp("made")))
    workspace.run("annotate", "a.pdf", "-o", "b.pdf", "--offline", "--today", "2026-11-24")
    shown = [one for one in seen((workspace.folder / "b.pdf").read_bytes()) if one.words]
    told = [f for f in workspace.check("a.pdf").data["findings"] if f["path"] == "a.pdf" and f["start"] is not None]
    assert len(told) >= 4
    assert sorted((one.told.split()[0], bare(" ".join(one.words))) for one in shown) == sorted(
        (finding["code"], bare(finding["quote"])) for finding in told
    )


def bare(words: str) -> str:
    """Letters and digits: what stands between lines, and whether a number is raised, is another matter."""
    return "".join(sign for sign in words if sign.isalnum())
