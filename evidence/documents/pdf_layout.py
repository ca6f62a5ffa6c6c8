"""The layout of a PDF: what every page repeats, in which order columns are read, which lines make a paragraph."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, pairwise
from statistics import median

from evidence.documents.document import Cell
from evidence.documents.entries import ends_entry, names_authors, narrates
from evidence.documents.pdf_segments import MARKER, Segment
from evidence.late import late_regex

_DIGITS = late_regex(r"\d+")
_FOLIO = late_regex(
    r"(?:page |p\. ?|seite )?[–—-]? ?\d{1,4} ?[–—-]?(?: ?(?:of|/|von) ?\d{1,4})?|(?:https?|file)://\S+", re.IGNORECASE
)
_STARTS = late_regex(rf"(?:{MARKER.pattern})\s+\S")
_NUMBER = late_regex(rf"(?:{MARKER.pattern})\s+")
_ENDED = late_regex(r"[.!?:;…][\"'”’)\]\d,–-]*\s*\Z")
_MARK = late_regex(r"\s?\[\d[\d,\s–-]*\]")
"""The mark of a source, whose number is none of what stands before it."""
_COLUMN_PAIRS = 4
_COLUMN_CHARS = 20
_COLUMN_APART = 36
_CELL_LINES = 3


@dataclass
class Paragraph:
    """Lines that belong together. `cell` and `head` say that it stands in a table, and in its first row; `place` where
    it stands in a table whose rows all have the same columns."""

    lines: list[Segment] = field(default_factory=list)
    cell: bool = False
    head: bool = False
    place: Cell | None = None

    @property
    def size(self) -> float:
        """The size of its first line."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


def without_running(pages: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """The pages without running heads and feet, page numbers, stamps at the margin and watermarks."""
    seen: Counter[tuple[str, int, int]] = Counter()
    for page in pages:
        seen.update({_repeated(segment) for segment in page if segment.at_edge or segment.angle})
    often = max(2, round(0.4 * len(pages)))

    def is_running(segment: Segment) -> bool:
        repeated = seen[_repeated(segment)] >= often
        if segment.angle:
            return segment.at_edge or repeated
        return segment.at_edge and (repeated or _FOLIO.fullmatch(segment.text.strip()) is not None)

    return [[segment for segment in page if not is_running(segment)] for page in pages]


def _repeated(segment: Segment) -> tuple[str, int, int]:
    return _DIGITS.sub("#", segment.text.strip()), round(segment.y / 4), segment.angle


def in_order(page: Sequence[Segment]) -> list[Segment]:
    """The stretches as they are read, those of one angle after those of another."""
    return [segment for _, side in groupby(page, key=lambda segment: segment.angle) for segment in _columns(list(side))]


def _columns(page: Sequence[Segment]) -> list[Segment]:
    """The stretches as they are read. The order of the file is kept unless it goes to and fro between columns."""
    pairs = [(a, b) for a, b in pairwise(page) if a.beside(b) and b.left > a.right]
    long = [min(len(a.text), len(b.text)) for a, b in pairs]
    if len(pairs) < _COLUMN_PAIRS or median(long) < _COLUMN_CHARS:
        return list(page)
    gutters = _gutters([b.left for _, b in pairs])
    ordered: list[Segment] = []
    columns: list[list[Segment]] = [[] for _ in range(len(gutters) + 1)]
    for segment in page:
        begins = bisect(gutters, segment.left + segment.size)
        if begins < bisect(gutters, segment.right - segment.size):
            ordered += [*chain(*columns), segment]
            columns = [[] for _ in columns]
        else:
            columns[begins].append(segment)
    return [*ordered, *chain(*columns)]


def _gutters(lefts: Sequence[float]) -> list[float]:
    """Where columns but the first begin: places at which so many lines begin as make a column."""
    groups: list[list[float]] = []
    for left in sorted(lefts):
        if groups and left - groups[-1][-1] < _COLUMN_APART:
            groups[-1].append(left)
        else:
            groups.append([left])
    most = max(map(len, groups))
    return [median(group) for group in groups if len(group) >= most / 2]


class Paragraphs:
    """Puts lines together to paragraphs."""

    def __init__(self, pages: Sequence[Sequence[Segment]]) -> None:
        self.pages = pages
        self.leading = _leading(pages)
        self.edges = _edges(pages)

    def all(self) -> list[Paragraph]:
        """The paragraphs of all pages, in order."""
        found: list[Paragraph] = []
        last: dict[int, Paragraph] = {}
        for segment in (segment for page in self.pages for segment in page):
            above = last.get(segment.angle)
            if above is not None and above.lines[-1].page != segment.page and len(row := _last_row(found)) > 1:
                del last[segment.angle]
                cell = next((one for one in row if _is_broken_off(one, segment)), None)
                if cell is not None:
                    cell.lines.append(segment)
                    continue
            elif above is not None and self._continues(above, segment):
                above.lines.append(segment)
                continue
            last[segment.angle] = Paragraph([segment])
            found.append(last[segment.angle])
        _mark_tables(found)
        return found

    def _continues(self, paragraph: Paragraph, segment: Segment) -> bool:
        last = paragraph.lines[-1]
        if not 0.92 < segment.size / last.size < 1.09 or (paragraph.bold and not segment.bold):
            return False
        drop = last.y - segment.y
        if segment.page != last.page and segment.angle:
            return False
        if segment.page != last.page or drop < -5 * segment.size:
            return _goes_on(last.text, segment.text)
        if not 0 < drop <= self.leading * 1.25 * segment.size:
            return False
        if segment.left >= last.right or segment.right <= last.left:
            return False
        return not self._begins(paragraph, last, segment)

    def _begins(self, paragraph: Paragraph, last: Segment, segment: Segment) -> bool:
        """Whether a line right below another one begins a paragraph of its own."""
        first = paragraph.lines[0]
        em = segment.size
        edge = self.edges.get(_edge(first), last.right)
        short = last.right < edge - 0.12 * (edge - first.left)
        ended = _ENDED.search(last.text) is not None
        marked = _STARTS.match(first.text) is not None
        if _STARTS.match(segment.text) and segment.left <= first.left + 0.5 * em and (ended or short or marked):
            return True
        if len(paragraph.lines) > 1 and paragraph.lines[1].left > first.left + 0.8 * em:
            return segment.left < paragraph.lines[1].left - 0.8 * em
        if segment.left > last.left + 0.8 * em and len(paragraph.lines) > 1:
            return ended
        if segment.bold and not last.bold and short:
            return True
        opens = segment.text[:1].isupper() or segment.text[:1] in "“\"'(["
        apart = short and ended and opens and segment.left <= last.left + em
        return apart and not _is_unfinished(paragraph, segment)


def _is_unfinished(paragraph: Paragraph, segment: Segment) -> bool:
    """Whether a paragraph is an entry that has not come to its end, and the line below it begins no other one."""
    words = _NUMBER.sub("", " ".join(line.text for line in paragraph.lines), count=1)
    entry = names_authors(words) and not narrates(words)
    return entry and not ends_entry(words) and not names_authors(segment.text)


def _last_row(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The last paragraph, and those that began side by side with it."""
    row = list(paragraphs[-1:])
    for one in reversed(paragraphs[:-1]):
        if not one.lines[0].beside(row[-1].lines[0]):
            break
        row.append(one)
    return row


def _is_broken_off(cell: Paragraph, segment: Segment) -> bool:
    """Whether the words of a cell go on in its column on the next page."""
    return abs(cell.lines[0].left - segment.left) < segment.size and _goes_on(cell.lines[-1].text, segment.text)


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence goes on over the end of a column or a page."""
    return not _ENDED.search(before) and (after[:1].islower() or before.rstrip().endswith("-"))


def _leading(pages: Iterable[Sequence[Segment]]) -> float:
    """How far apart lines stand, in sizes of the font; the commonest distance."""
    drops: Counter[float] = Counter()
    for page in pages:
        for a, b in pairwise(page):
            if abs(a.left - b.left) < a.size and 0.9 < (a.y - b.y) / b.size < 2.1:
                drops[round((a.y - b.y) / b.size, 1)] += min(len(a.text), len(b.text))
    return drops.most_common(1)[0][0] if drops else 1.2


def _edges(pages: Iterable[Sequence[Segment]]) -> dict[tuple[int, int, int], float]:
    """How far to the right the lines go that begin at one place of a page."""
    edges: dict[tuple[int, int, int], float] = {}
    for segment in (segment for page in pages for segment in page):
        edges[_edge(segment)] = max(edges.get(_edge(segment), segment.right), segment.right)
    return edges


def _edge(segment: Segment) -> tuple[int, int, int]:
    return segment.page, segment.angle, round(segment.left / 4)


def _mark_tables(paragraphs: Sequence[Paragraph]) -> None:
    """Paragraphs that begin side by side are cells; the first row is a head if its words are bold or only names.

    Columns of prose begin side by side too, and are longer.
    """
    rows = list(_rows(paragraphs))
    for row in rows:
        if _are_cells(row):
            for paragraph in row:
                paragraph.cell = True
    for above, row in pairwise([[], *rows]):
        if _are_cells(row) and len(above) < 2 and all(_is_title(paragraph) for paragraph in row):
            for paragraph in row:
                paragraph.head = True

    for number, grid in enumerate(_grids(rows)):
        for place, cells in enumerate(grid):
            for column, paragraph in enumerate(cells):
                paragraph.place = Cell(number, place, column, head=paragraph.head)


def _grids(rows: Sequence[list[Paragraph]]) -> Iterator[list[list[Paragraph]]]:
    """The tables below a row of heads: rows right below each other with a cell below each head."""
    grid: list[list[Paragraph]] = []
    for row in [*rows, []]:
        if grid and _are_below(grid[0], row):
            grid.append(row)
            continue
        if len(grid) > 1:
            yield grid
        grid = [row] if _are_cells(row) and all(paragraph.head for paragraph in row) else []


def _are_below(heads: Sequence[Paragraph], row: Sequence[Paragraph]) -> bool:
    """Whether there is one short cell below each head, and below no other one."""
    if len(heads) != len(row) or any(len(paragraph.lines) > _CELL_LINES for paragraph in row):
        return False
    return all(_reach(head, cell) for head, cell in zip(heads, row, strict=True)) and not any(
        _reach(head, cell) for i, head in enumerate(heads) for j, cell in enumerate(row) if i != j
    )


def _reach(head: Paragraph, cell: Paragraph) -> bool:
    """Whether two stand one above the other: they begin together, end together or overlap."""
    left, right = min(line.left for line in head.lines), max(line.right for line in head.lines)
    return min(line.left for line in cell.lines) < right and max(line.right for line in cell.lines) > left


def _rows(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    row: list[Paragraph] = []
    for paragraph in paragraphs:
        if row and not row[-1].lines[0].beside(paragraph.lines[0]):
            yield row
            row = []
        row.append(paragraph)
    if row:
        yield row


def _are_cells(row: Sequence[Paragraph]) -> bool:
    return len(row) > 1 and any(len(paragraph.lines) <= _CELL_LINES for paragraph in row)


def _is_title(paragraph: Paragraph) -> bool:
    text = _MARK.sub("", " ".join(line.text for line in paragraph.lines))
    return paragraph.bold or (len(text.split()) <= 4 and not _DIGITS.search(text))
