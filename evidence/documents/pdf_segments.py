"""From the characters of a PDF page to stretches of one line, with what is raised in them.

A size alone says nothing (Chromium writes every font at size 1 and scales it), so the size is that of font and matrix
together; a superscript is smaller than its line and stands above its baseline.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pypdfium2 import PdfPage, PdfTextPage

from evidence.documents.pdf_glyphs import Frame, Glyph, LinkBox, glyphs, space
from evidence.late import late_regex

MARKER = late_regex(r"[•‣◦▪·○●–-]|\(?\d{1,3}[.)]|\[\d{1,3}\]")
_EDGE = 0.09
"""Running heads and feet stand within this part of a page."""
_SMALL = 0.85
_WIDE = 1.6
_MARKED = 4.5


class Run(NamedTuple):
    """Characters that stand side by side in the file; `origin` is the first one's number among those of all pages.

    `link` is the address that they lead to.
    """

    text: str
    raised: bool
    origin: int
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line without a wide gap: its words in runs, and where it stands to one who reads it.

    `angle` is how far it has been turned to the left of most words of its page, in degrees; `at_edge` says that it
    stands where running heads and feet do.
    """

    runs: tuple[Run, ...]
    left: float
    right: float
    y: float
    size: float
    bold: bool
    page: int
    angle: int = 0
    at_edge: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)

    def beside(self, other: Segment) -> bool:
        """Whether the two share a baseline."""
        return (self.page, self.angle) == (other.page, other.angle) and abs(self.y - other.y) < 0.35 * max(
            self.size, other.size
        )


class _Line:
    """A stretch in the making; `base` and `size` are those of its largest characters so far."""

    def __init__(self, first: Glyph, *, turned: bool) -> None:
        self.glyphs = [first]
        self.turned = turned
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
        """Whether a space is missing that pdfium does not see: behind a raised character, and in turned words."""
        last = self.glyphs[-1]
        unsure = self.turned or abs(last.size - glyph.size) > 0.1 * glyph.size
        return unsure and not last.char.isspace() and glyph.x - self.right > 0.2 * max(last.size, glyph.size)

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
        size = _commonest(round(glyph.size, 1) for glyph in inked)
        base = _commonest(round(glyph.y, 1) for glyph in inked if round(glyph.size, 1) == size)
        bold = sum(glyph.bold for glyph in inked) > 0.9 * len(inked)
        runs: list[Run] = []
        for glyph in self.glyphs:
            space = glyph.char.isspace()
            raised = not space and glyph.size < _SMALL * size and glyph.y - base > 0.1 * size
            origin = before + glyph.number
            last = runs[-1] if runs else None
            link = last.link if space and last is not None else glyph.link
            if last and (last.raised, last.link, last.origin + len(last.text)) == (raised, link, origin):
                runs[-1] = last._replace(text=last.text + glyph.char)
            else:
                runs.append(Run(glyph.char, raised, origin, link))
        return Segment(tuple(runs), inked[0].x, self.right, base, size, bold, page)


def _commonest(values: Iterator[float]) -> float:
    return Counter(values).most_common(1)[0][0]


def segments(
    page: PdfPage, text: PdfTextPage, main: Frame, number: int, before: int, links: Sequence[LinkBox] = ()
) -> list[Segment]:
    """The stretches of a page in the order of the file, those first that stand otherwise than most.

    `main` is the frame of most words, `before` characters stand on the pages before it, and `links` are its own.
    """
    by_angle: dict[int, list[Glyph]] = defaultdict(list)
    for angle, glyph in glyphs(text, links):
        by_angle[angle].append(glyph)
    most = by_angle.pop(main.angle, [])
    box = page.get_bbox()
    found: list[Segment] = []
    for angle, held in (*by_angle.items(), (main.angle, most)):
        _, low, _, high = Frame(angle).sides(*box)
        margin = _EDGE * (high - low)
        found += (
            replace(
                segment,
                angle=(angle - main.angle) % 360,
                at_edge=not low + margin < segment.y < high - margin,
            )
            for segment in _stretches(held, number, before, turned=angle != 0)
        )
    return found


def _stretches(held: Iterable[Glyph], number: int, before: int, *, turned: bool) -> Iterator[Segment]:
    line: _Line | None = None
    for glyph in held:
        if not glyph.char or glyph.char.isspace():
            if line is not None and glyph.char and line.glyphs[-1].char != " ":
                line.add(glyph)
            continue
        if line is not None and line.takes(glyph):
            if line.is_apart(glyph):
                line.add(space(line.glyphs[-1].number))
            line.add(glyph)
            continue
        if line is not None and (done := line.segment(number, before)):
            yield done
        line = _Line(glyph, turned=turned)
    if line is not None and (done := line.segment(number, before)):
        yield done
