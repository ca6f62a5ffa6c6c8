"""Word: real comments on exactly the words of each finding. Runs are split where a comment begins or ends; the words
themselves, comments that are there already, and tracked changes stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.run import Run

from evidence.documents.annotated import AUTHOR
from evidence.documents.superscripts import without_height
from evidence.errors import InputError
from evidence.late import late_regex
from evidence.reports.annotate.notes import Note, Written
from evidence.reports.wording import NOT_XML

_KEY = late_regex(r"\[evidence:([^\]\s]+)\]")
_UNSEEN = (
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
_PARAGRAPH, _TEXT, _RUN = qn("w:p"), qn("w:t"), qn("w:r")
_BETWEEN = late_regex(r"[\s-]+")
_RAISED = late_regex(r"[⁰¹²³⁴-⁹]+")
_EDGE = 24
"""So many letters at either end find words between which a footnote's number is shown and not written."""


@dataclass(frozen=True)
class _Letter:
    """A visible character, the text element that holds it, and its place in it."""

    sign: str
    element: Any
    place: int


def comment_docx(data: bytes, notes: Iterable[Note], today: date, path: str | None = None) -> Written:
    """Adds a comment for every note that the file does not carry yet.

    Raises `InputError`, which names `path`, if parts are missing that every Word file has.
    """
    document = _opened(data, path)
    known = {key for comment in document.comments for key in _KEY.findall(comment.text)}
    paragraphs = [paragraph for paragraph in document.element.body.iter(_PARAGRAPH) if not _unseen(paragraph)]
    added = kept = 0
    for note in notes:
        if note.key in known:
            kept += 1
            continue
        found = _runs_for(note, paragraphs)
        runs = found or _beginning([*_named(note, paragraphs), *paragraphs])
        if not runs:
            continue
        about = "" if found or note.words is None else f"On the words “{note.words}”, which were not found:\n"
        text = NOT_XML.sub("�", f"{about}{note.text}\n[evidence:{note.key}]")
        comment = document.add_comment([Run(run, document) for run in runs], text=text, author=AUTHOR, initials="ev")
        # The day of the check rather than the hour of writing, so that the same run writes the same comments.
        comment._comment_elm.date = datetime.combine(today, time(), UTC)
        known.add(note.key)
        added += 1
    stream = BytesIO()
    document.save(stream)
    return Written(stream.getvalue(), added, kept)


def _opened(data: bytes, path: str | None) -> WordDocument:
    try:
        return Document(BytesIO(data))
    except Exception as error:
        # Whatever a broken part raises is let through by python-docx.
        message = "comments cannot be added to this file: parts are missing that Word files have."
        remedy = "Open it in Word or LibreOffice, save it as .docx and annotate that."
        raise InputError(message, path=path, remedy=remedy) from error


def _unseen(element: Any) -> bool:
    return any(parent.tag in _UNSEEN for parent in element.iterancestors())


def _runs_for(note: Note, paragraphs: Sequence[Any]) -> list[Any]:
    """The runs that hold the note's words and nothing else; none for a note on the whole."""
    for paragraph in _likely(note, paragraphs):
        letters = _letters(paragraph)
        found = _find(note.words or "", letters, note.column - 1)
        if found is not None:
            return _cut_out(letters[found[0] : found[1]])
    return []


def _beginning(paragraphs: Sequence[Any]) -> list[Any]:
    """The first words of all: where a remark on the whole belongs, and in its paragraph one whose words are not
    found."""
    first = next((letters for letters in map(_letters, paragraphs) if letters), [])
    return [letter.element.getparent() for letter in first[:1]]


def _likely(note: Note, paragraphs: Sequence[Any]) -> list[Any]:
    """The paragraph that is named, then all others: a word processor may have counted otherwise."""
    return [*_named(note, paragraphs), *paragraphs]


def _named(note: Note, paragraphs: Sequence[Any]) -> list[Any]:
    index = (note.paragraph or 0) - 1
    return [paragraphs[index]] if 0 <= index < len(paragraphs) else []


def _letters(paragraph: Any) -> list[_Letter]:
    """The visible characters of a paragraph, those of text boxes in it left to their own paragraphs."""
    return [
        _Letter(sign, element, place)
        for element in paragraph.iter(_TEXT)
        if next(element.iterancestors(_PARAGRAPH)) is paragraph and element.getparent().tag == _RUN
        if not _unseen(element)
        for place, sign in enumerate(element.text or "")
    ]


def _find(words: str, letters: Sequence[_Letter], near: int) -> tuple[int, int] | None:
    """Where the words stand, whatever white space, tabs, breaks and hyphens stand between their letters, and whether
    their digits are raised by the file or shown so. A raised number that the file only shows is left out of them.

    Words that stand there more than once are those at the place `near` which they are said to stand.
    """
    places = [index for index, letter in enumerate(letters) if _letters_of(letter.sign)]
    shown = "".join(_letters_of(letters[index].sign) for index in places)
    written, bare = _letters_of(words), _letters_of(_RAISED.sub("", words))
    starts = _places_of(written, shown)
    wanted = written if starts else bare
    starts = starts or _places_of(bare, shown)
    start = min(starts, key=lambda start: abs(places[start] - near), default=-1)
    end = start + len(wanted)
    if start < 0 and len(wanted) > 2 * _EDGE:
        start = shown.find(wanted[:_EDGE])
        tail = shown.find(wanted[-_EDGE:], start + _EDGE)
        start, end = (start, tail + _EDGE) if tail >= 0 else (-1, -1)
    return (places[start], places[end - 1] + 1) if start >= 0 and wanted else None


def _places_of(wanted: str, shown: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(wanted), shown)] if wanted else []


def _letters_of(words: str) -> str:
    """Words as they are compared: Word keeps hyphens that do not break a line, as it does tabs, beside the letters."""
    return _BETWEEN.sub("", without_height(words))


def _cut_out(letters: Sequence[_Letter]) -> list[Any]:
    """Splits the first and the last run, and returns the runs from one to the other."""
    first, last = letters[0], letters[-1]
    _split(last.element, last.place + 1)
    run, ended = first.element.getparent(), last.element.getparent()
    further = _split(first.element, first.place)
    begun = run if further is None else further
    return [begun, begun if ended is run else ended]


def _split(element: Any, place: int) -> Any | None:
    """Splits the run of a text element before this character; the new run behind it, None where nothing is split."""
    run = element.getparent()
    before, after = (element.text or "")[:place], (element.text or "")[place:]
    content = [child for child in run if child.tag != qn("w:rPr")]
    position = content.index(element)
    if not (before or position) or not (after or content[position + 1 :]):
        return None
    further = deepcopy(run)
    copies = [child for child in further if child.tag != qn("w:rPr")]
    for child in copies[:position]:
        further.remove(child)
    for child in content[position + 1 :]:
        run.remove(child)
    _set(element, before)
    _set(copies[position], after)
    for part, text in ((run, before), (further, after)):
        empty = element if part is run else copies[position]
        if not text:
            part.remove(empty)
    run.addnext(further)
    return further


def _set(element: Any, text: str) -> None:
    element.text = text
    if text != text.strip():
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
