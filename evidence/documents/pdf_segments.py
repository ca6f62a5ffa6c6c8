"""From the characters of a PDF page to stretches of one line, with what is raised in them.

A size alone says nothing (Chromium writes every font at size 1 and scales it), so the size is that of font and matrix
together; a superscript is smaller than its line and stands above its baseline.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from evidence.documents.symbols import symbol
from evidence.late import late_regex

MARKER = late_regex(r"[•‣◦▪·○●–-]|\(?\d{1,3}[.)]|\[\d{1,3}\]")
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
_SMALL = 0.85
_WIDE = 1.6
_MARKED = 4.5


class Run(NamedTuple):
    """Characters that stand side by side in the file; `origin` is the first one's number among those of all pages."""

    text: str
    raised: bool
    origin: int


class Glyph(NamedTuple):
    """A character on the page; `number` is its own there, and `y` its baseline."""

    number: int
    char: str
    x: float
    y: float
    right: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line without a wide gap: its words in runs, and where it stands."""

    runs: tuple[Run, ...]
    left: float
    right: float
    y: float
    size: float
    bold: bool
    page: int

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)

    def beside(self, other: Segment) -> bool:
        """Whether the two share a baseline."""
        return self.page == other.page and abs(self.y - other.y) < 0.35 * max(self.size, other.size)


def glyphs(page: Any, raw: Any, width: float, height: float) -> tuple[list[Glyph], float]:
    """The characters of a text page in the order of the file, and how high the page is to their reader.

    Line ends that pdfium made up are left out, and so are characters that lie otherwise than most: a stamp at the
    margin. Where most are turned, as on a sheet that was laid across, places are as if the page had been turned back.
    """
    turned: list[tuple[int, Glyph]] = list(_turned(page, raw, width, height))
    counts = Counter(turn for turn, _ in turned)
    most = counts.most_common(1)[0][0] if counts else 0
    kept = [glyph for turn, glyph in turned if turn == most]
    return kept, width if most % 2 else height


def _turned(page: Any, raw: Any, width: float, height: float) -> Iterator[tuple[int, Glyph]]:
    """Each character, with the quarter turns to the left that it has made."""
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix = raw.FS_MATRIX()
    last: int | None = None
    size, bold, turn = 0.0, False, 0
    for index in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, index)
        generated = raw.FPDFText_IsGenerated(page, index) == 1
        if generated and code not in _HYPHENS:
            if code == 0x20:
                yield turn, _space(index)
            continue
        address = ctypes.cast(raw.FPDFText_GetTextObject(page, index), ctypes.c_void_p).value
        if address != last or address is None:
            last = address
            raw.FPDFText_GetMatrix(page, index, matrix)
            turn = _turn(matrix)
            size = raw.FPDFText_GetFontSize(page, index) * abs(matrix.c if turn % 2 else matrix.d)
            bold = _is_bold(page, index, raw)
        if size <= 0:
            continue
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        raw.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        begin, base, end = x.value, y.value, right.value
        if turn == 1:
            begin, base, end = y.value, width - x.value, top.value
        elif turn == 2:
            begin, base, end = width - x.value, height - y.value, width - left.value
        elif turn == 3:
            begin, base, end = height - y.value, x.value, height - bottom.value
        yield turn, Glyph(index, _shown(code), begin, base, max(end, begin), size, bold)


def _turn(matrix: Any) -> int:
    """How many quarter turns to the left characters of this matrix have made."""
    if abs(matrix.b) > abs(matrix.d):
        return 1 if matrix.b > 0 else 3
    return 2 if matrix.a < 0 and matrix.d < 0 else 0


def _space(index: int) -> Glyph:
    return Glyph(index, " ", -1, 0, 0, 0, bold=False)


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


def _is_bold(page: Any, index: int, raw: Any) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, index, name, 128, flags)
    return b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(page, index) >= 600


class _Line:
    """A stretch in the making; `base` and `size` are those of its largest characters so far."""

    def __init__(self, first: Glyph) -> None:
        self.glyphs = [first]
        self.base, self.size = first.y, first.size
        self.right = first.right

    def takes(self, glyph: Glyph) -> bool:
        size = max(glyph.size, self.size)
        rise = glyph.y - self.base
        small = glyph.size < _SMALL * self.size
        large = self.size < _SMALL * glyph.size
        level = abs(rise) < 0.2 * size or (small and -0.4 * size < rise < size) or (large and -size < rise < 0.4 * size)
        if not level or glyph.x < self.right - size:
            return False
        gap = glyph.x - self.right
        wide = _MARKED if MARKER.fullmatch("".join(g.char for g in self.glyphs[:6]).strip()) else _WIDE
        return gap < wide * size

    def is_apart(self, glyph: Glyph) -> bool:
        """Whether a space is missing behind a raised or lowered character, where pdfium sees none."""
        last = self.glyphs[-1]
        changes = not last.char.isspace() and abs(last.size - glyph.size) > 0.1 * glyph.size
        return changes and glyph.x - self.right > 0.2 * max(last.size, glyph.size)

    def add(self, glyph: Glyph) -> None:
        self.glyphs.append(glyph)
        if glyph.char.isspace():
            return
        self.right = max(self.right, glyph.right)
        if glyph.size >= self.size * 0.98:
            self.base, self.size = glyph.y, max(glyph.size, self.size)

    def segment(self, page: int, before: int) -> Segment | None:
        inked = [glyph for glyph in self.glyphs if glyph.char and not glyph.char.isspace()]
        if not inked:
            return None
        size = _commonest(round(glyph.size, 1) for glyph in inked) or inked[0].size
        base = _commonest(round(glyph.y, 1) for glyph in inked if round(glyph.size, 1) == size)
        bold = sum(glyph.bold for glyph in inked) > 0.9 * len(inked)
        runs: list[Run] = []
        for glyph in self.glyphs:
            space = glyph.char.isspace()
            raised = not space and glyph.size < _SMALL * size and glyph.y - base > 0.1 * size
            origin = before + glyph.number
            if runs and runs[-1].raised == raised and runs[-1].origin + len(runs[-1].text) == origin:
                runs[-1] = Run(runs[-1].text + glyph.char, raised, runs[-1].origin)
            else:
                runs.append(Run(glyph.char, raised, origin))
        return Segment(tuple(runs), inked[0].x, self.right, base, size, bold, page)


def _commonest(values: Iterator[float]) -> float:
    return Counter(values).most_common(1)[0][0]


def segments(page: Any, raw: Any, number: int, before: int, width: float, height: float) -> tuple[list[Segment], float]:
    """The stretches of a page, in the order of the file, and how high the page is to its reader.

    `before` characters stand on the pages before it; `width` and `height` are its own, in points.
    """
    found: list[Segment] = []
    line: _Line | None = None
    characters, height = glyphs(page, raw, width, height)
    for glyph in characters:
        space = not glyph.char or glyph.char.isspace()
        if space:
            if line is not None and glyph.char and line.glyphs[-1].char != " ":
                line.add(glyph)
            continue
        if line is not None and line.takes(glyph):
            if line.is_apart(glyph):
                line.add(_space(line.glyphs[-1].number))
            line.add(glyph)
            continue
        if line is not None and (done := line.segment(number, before)):
            found.append(done)
        line = _Line(glyph)
    if line is not None and (done := line.segment(number, before)):
        found.append(done)
    return found, height
