"""PDF: highlights on exactly the words of each finding, with the remark as their comment.

They are put behind the end of the file, as programs for PDF do it: every byte that was there stays, and with them the
pages, annotations and signatures.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

import pypdfium2.raw as raw
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject
from pypdfium2 import PdfDocument, PdfiumError, PdfTextPage

from evidence.documents.annotated import AUTHOR
from evidence.documents.document import Document
from evidence.documents.pdf_glyphs import Frame, angle_at, upright
from evidence.errors import InputError
from evidence.findings import Severity
from evidence.late import late_regex
from evidence.reports.annotate.notes import Note, Written
from evidence.reports.annotate.pdf_increment import Increment, ProtectedError, UnchangeableError

_COLORS = {Severity.ERROR: (1, 0.81, 0.78), Severity.WARNING: (1, 0.92, 0.6), Severity.INFO: (0.84, 0.91, 1)}
"""Pale, since those that lie on one another darken one another."""
_NAME = late_regex(r"evidence:(\S+?)(?:/\d+)?")
_BROKEN = (
    PyPdfError,
    PdfiumError,
    UnchangeableError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
)
"""What broken objects raise is let through by pypdf."""
_PRINTED = 4
_WIDE = 3
_SIDE = 20
"""The side of a note's sign, in points."""


_Point = tuple[float, float]


@dataclass(frozen=True)
class _Box:
    """A part of a line on a page, in points, to one who reads its words upright."""

    frame: Frame
    left: float
    bottom: float
    right: float
    top: float

    def takes(self, other: _Box) -> bool:
        """Whether another one goes on in the same line, without a gap as between columns."""
        height = self.top - self.bottom
        level = self.bottom < (other.bottom + other.top) / 2 < self.top
        return self.frame == other.frame and level and -height < other.left - self.right < _WIDE * height

    def with_(self, other: _Box) -> _Box:
        """Both in one."""
        return _Box(
            self.frame,
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def corners(self) -> list[_Point]:
        """Where it stands on the page: the upper corners from left to right, then the lower ones."""
        back = Frame(-self.frame.angle)
        return [back.place(x, y) for y in (self.top, self.bottom) for x in (self.left, self.right)]


def highlight_pdf(document: Document, data: bytes, notes: Sequence[Note], today: date) -> Written:
    """Adds a highlight for every note that the file does not carry yet, and a sign for a note on the whole.

    Raises `InputError` where nothing may be added to the file.
    """
    try:
        increment = Increment(data)
        known = frozenset(_names(increment.reader))
        fresh = [note for note in notes if note.key not in known]
        if not fresh:
            return Written(data, 0, len(notes))
        _add(increment, document, data, fresh, today)
        written = increment.written()
        # A broken table may lead past what stands behind the end.
        if not {note.key for note in fresh} <= set(_names(Increment(written).reader)):
            raise UnchangeableError
        return Written(written, len(fresh), len(notes) - len(fresh))
    except ProtectedError as error:
        remedy = "Name an .html file with -o, which shows the copy with the findings, or ask its owner for a free copy."
        raise InputError(str(error), path=document.path, remedy=remedy) from error
    except _BROKEN as error:
        message = "nothing can be added to this PDF: it is broken in places."
        raise InputError(message, path=document.path, remedy="Print it to a new PDF and annotate that.") from error


def _names(reader: PdfReader) -> Iterator[str]:
    """The keys of the notes that are there already."""
    for page in reader.pages:
        for annotation in (one.get_object() for one in page.annotations or ()):
            if isinstance(annotation, DictionaryObject) and (found := _NAME.fullmatch(str(annotation.get("/NM")))):
                yield found[1]


def _add(increment: Increment, document: Document, data: bytes, notes: Sequence[Note], today: date) -> None:
    with closing(PdfDocument(data)) as pdf:
        places = _Places(pdf)
        sign = places.first_sign()
        for note in notes:
            lines = places.lines(document, note)
            for part, (page, boxes) in enumerate(lines.items()):
                name = f"{note.key}/{part}" if part else note.key
                increment.annotate(page, _highlight(note, name, boxes, today))
            if not lines:
                increment.annotate(0, _sign(note, sign, today))
                sign = replace(sign, left=sign.left + 1.5 * _SIDE, right=sign.right + 1.5 * _SIDE)


def _highlight(note: Note, name: str, boxes: Sequence[_Box], today: date) -> DictionaryObject:
    corners = [corner for box in boxes for corner in box.corners()]
    annotation = _annotation("/Highlight", note, name, corners, today)
    annotation[NameObject("/QuadPoints")] = ArrayObject(
        FloatObject(round(side, 2)) for corner in corners for side in corner
    )
    return annotation


def _sign(note: Note, box: _Box, today: date) -> DictionaryObject:
    annotation = _annotation("/Text", note, note.key, box.corners(), today)
    annotation[NameObject("/Name")] = NameObject("/Note")
    return annotation


def _annotation(kind: str, note: Note, name: str, corners: Sequence[_Point], today: date) -> DictionaryObject:
    # The day of the check rather than the hour of writing, so that the same run writes the same file.
    written = TextStringObject(f"D:{today:%Y%m%d}000000Z")
    xs, ys = zip(*corners, strict=True)
    sides = (min(xs), min(ys), max(xs), max(ys))
    values = {
        "/Type": NameObject("/Annot"),
        "/Subtype": NameObject(kind),
        "/Rect": ArrayObject(FloatObject(round(side, 2)) for side in sides),
        "/Contents": TextStringObject(note.text),
        "/T": TextStringObject(AUTHOR),
        "/NM": TextStringObject(f"evidence:{name}"),
        "/C": ArrayObject(map(FloatObject, _COLORS[note.severity])),
        "/F": NumberObject(_PRINTED),
        "/M": written,
        "/CreationDate": written,
    }
    return DictionaryObject({NameObject(key): value for key, value in values.items()})


class _Places:
    """Where the characters of a file stand. They are numbered through all its pages."""

    def __init__(self, pdf: PdfDocument) -> None:
        self._pdf = pdf
        counts = []
        with closing(pdf[0]) as page:
            self._shown = Frame(page.get_rotation())
            self._sides = self._shown.sides(*page.get_cropbox())
        for number in range(len(pdf)):
            with closing(pdf[number]) as page, closing(upright(page)[0]) as text:
                counts.append(text.count_chars())
        self._starts = [0, *accumulate(counts)]

    def first_sign(self) -> _Box:
        """Where the first sign stands: a little in from the upper left corner of the first page as it is shown."""
        left, top = self._sides[0] + _SIDE / 2, self._sides[3] - _SIDE / 2
        return _Box(self._shown, left, top - _SIDE, left + _SIDE, top)

    def lines(self, document: Document, note: Note) -> dict[int, list[_Box]]:
        """The parts of lines that hold the note's words, page by page; pages count from 0 here."""
        pages: dict[int, list[int]] = {}
        for offset in range(note.span.start, note.span.end) if note.span else ():
            if not document.text[offset].isspace():
                origin = document.source_offset(offset)
                number = bisect_right(self._starts, origin) - 1
                pages.setdefault(number, []).append(origin - self._starts[number])
        return {number: self._boxes(number, characters) for number, characters in pages.items()}

    def _boxes(self, number: int, characters: Iterable[int]) -> list[_Box]:
        boxes: list[_Box] = []
        with closing(self._pdf[number]) as page, closing(upright(page)[0]) as text:
            frame = Frame(0)
            for character in characters:
                angle = angle_at(text, character)
                frame = frame if angle is None else Frame(angle)
                box = _box(text, character, frame)
                if boxes and boxes[-1].takes(box):
                    boxes[-1] = boxes[-1].with_(box)
                else:
                    boxes.append(box)
        return boxes


def _box(text: PdfTextPage, character: int, frame: Frame) -> _Box:
    """A character with the height of its line."""
    sides = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, character, ctypes.byref(sides))
    return _Box(frame, *frame.sides(sides.left, sides.bottom, sides.right, sides.top))
