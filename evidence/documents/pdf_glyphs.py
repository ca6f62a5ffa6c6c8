"""The characters of a PDF page, each in the frame of one who reads it: along its line, and up from its baseline.

Pages are shown turned (`/Rotate`), and words on them may be turned as well: a sheet laid across, a stamp at the margin,
a watermark. What stands at the same angle is read together, as if that had been turned upright.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, isfinite, radians, sin
from typing import Any, NamedTuple

import pypdfium2.raw as raw
from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

from evidence.documents.symbols import symbol

_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
_ASKED = 400
"""Of so many characters of a page, the angle is asked to see how most of them stand."""
_STEP = 15
"""Angles are told apart by so many degrees; what is set a little aslant is read with the rest."""

_MOST_LINKS = 2000
"""So many links of a page are read; a broken file may have any number."""
_SMALLEST = 0.1
"""In points."""


class Glyph(NamedTuple):
    """A character on the page; `number` is its own there, `x` and `right` its sides, and `y` its baseline."""

    number: int
    char: str
    x: float
    y: float
    right: float
    size: float
    bold: bool
    link: str | None = None


class LinkBox(NamedTuple):
    """Where a click leads to an address, in the coordinates of the page."""

    left: float
    bottom: float
    right: float
    top: float
    address: str

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def space(number: int) -> Glyph:
    """A space, which stands nowhere."""
    return Glyph(number, " ", -1, 0, 0, 0, bold=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """The page as it is to one who reads what has made `angle` degrees to the left, in points."""

    angle: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page: how far along a line, and how far up."""
        along, up = cos(radians(self.angle)), sin(radians(self.angle))
        return x * along + y * up, y * along - x * up

    def sides(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """The box around a box of the page."""
        corners = [self.place(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


def upright(page: PdfPage) -> tuple[PdfTextPage, Frame]:
    """The text of a page, and the frame of most of it.

    The page is turned so that these words stand upright: pdfium, which finds spaces and broken words, goes by what is
    seen.
    """
    text = page.get_textpage()
    angle = _commonest_angle(text)
    turned = round(angle / 90) % 4 * 90
    if turned != page.get_rotation():
        text.close()
        page.set_rotation(turned)
        text = page.get_textpage()
    return text, Frame(angle)


def _commonest_angle(text: PdfTextPage) -> int:
    count = text.count_chars()
    angles = Counter(angle_at(text, number) for number in range(0, count, count // _ASKED + 1))
    return next((angle for angle, _ in angles.most_common() if angle is not None), 0)


def angle_at(text: PdfTextPage, number: int) -> int | None:
    """How far to the left a character has been turned, in degrees; None for one that pdfium made up."""
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_IsGenerated(text, number) == 1 or not raw.FPDFText_GetMatrix(text, number, matrix):
        return None
    return _angle(matrix)


def link_boxes(pdf: PdfDocument, page: PdfPage) -> tuple[LinkBox, ...]:
    """The links of a page to addresses on the web, those over several lines as a box a line."""
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    found: list[LinkBox] = []
    while len(found) < _MOST_LINKS and raw.FPDFLink_Enumerate(page.raw, place, link):
        address = _address(pdf, link)
        if address is not None:
            found += (LinkBox(*box, address) for box in _boxes(link))
    return tuple(found)


def _address(pdf: PdfDocument, link: Any) -> str | None:
    action = raw.FPDFLink_GetAction(link)
    length = raw.FPDFAction_GetURIPath(pdf.raw, action, None, 0) if action else 0
    if not length:
        return None
    written = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(pdf.raw, action, written, length)
    address = written.value.decode("utf-8", "replace")
    return address if address.casefold().startswith(("http://", "https://")) else None


def _boxes(link: Any) -> Iterator[tuple[float, float, float, float]]:
    points, box = raw.FS_QUADPOINTSF(), raw.FS_RECTF()
    count = raw.FPDFLink_CountQuadPoints(link)
    for index in range(count):
        raw.FPDFLink_GetQuadPoints(link, index, points)
        xs, ys = (points.x1, points.x2, points.x3, points.x4), (points.y1, points.y2, points.y3, points.y4)
        yield min(xs), min(ys), max(xs), max(ys)
    if not count and raw.FPDFLink_GetAnnotRect(link, box):
        yield box.left, box.bottom, box.right, box.top


def glyphs(text: PdfTextPage, links: Sequence[LinkBox] = ()) -> Iterator[tuple[int, Glyph]]:
    """Each character in the order of the file with its angle, in the frame of that, and with the link that it is in.
    Line ends that pdfium made up are left out."""
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix = raw.FS_MATRIX()
    page = text.raw
    last: int | None = None
    size, bold, frame = 0.0, False, Frame(0)
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        if raw.FPDFText_IsGenerated(page, index) == 1 and code not in _HYPHENS:
            if code == 0x20:
                yield frame.angle, space(index)
            continue
        address = ctypes.cast(raw.FPDFText_GetTextObject(page, index), ctypes.c_void_p).value
        if address != last or address is None:
            last = address
            raw.FPDFText_GetMatrix(page, index, matrix)
            size = raw.FPDFText_GetFontSize(page, index) * _height(matrix)
            bold = _is_bold(page, index)
            angle = _angle(matrix)
            frame = frame if frame.angle == angle else Frame(angle)
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        raw.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        begin, base, end = x.value, y.value, right.value
        middle = (left.value + right.value) / 2, (bottom.value + top.value) / 2
        link = next((box.address for box in links if box.holds(*middle)), None)
        if frame.angle:
            begin, base = frame.place(begin, base)
            end = frame.sides(left.value, bottom.value, right.value, top.value)[2]
        # A broken file may put characters nowhere, and what is so small nobody sees.
        if size >= _SMALLEST and isfinite(begin + base + end + size):
            yield frame.angle, Glyph(index, _shown(code), begin, base, max(end, begin), size, bold, link)


def _angle(matrix: Any) -> int:
    """How far to the left words of this matrix have been turned, from 0 up to 360 degrees."""
    angle = degrees(atan2(matrix.b, matrix.a))
    return round(angle / _STEP) * _STEP % 360 if isfinite(angle) else 0


def _height(matrix: Any) -> float:
    """How much higher than wide words become; letters that are set slanting are none the higher for it."""
    width = hypot(matrix.a, matrix.b)
    return abs(matrix.a * matrix.d - matrix.b * matrix.c) / width if width else 0.0


def _shown(code: int) -> str:
    if code in _HYPHENS:
        return _HYPHENS[code]
    char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", char)
    # A bullet of a symbol font, which has no code of its own.
    if 0xF000 <= code <= 0xF0FF:
        return "•" if code in (0xF0B7, 0xF0A7) else symbol("Symbol", f"{code:x}")
    return " " if char.isspace() else "" if ord(char) < 32 else char


def _is_bold(page: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, index, name, 128, flags)
    return b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(page, index) >= 600
