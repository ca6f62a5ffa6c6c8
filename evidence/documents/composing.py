"""Writing down what a reader sees of a file whose bytes are not its words: HTML, Word, PDF.

A `Passage` is a block in the making: words with white space folded, what is raised and linked in them, and where each
character came from. A `Composition` puts passages below each other, a block a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from evidence.documents.boxes import out_of_boxes
from evidence.documents.document import Block, BlockKind, Cell, Document, Link, NoteMark, Piece, Span
from evidence.documents.furniture import furniture, leads_away
from evidence.documents.language import foreign_language
from evidence.documents.notes import with_notes
from evidence.documents.pieces import HIDDEN, document_of
from evidence.documents.reference_blocks import mark_references, part_of
from evidence.documents.superscripts import ISOTOPE, level, raised
from evidence.documents.tiles import with_tiles
from evidence.documents.unshown import Shown
from evidence.late import late_regex

# White space, or words with one space between them; soft hyphens and what has no width lie between the runs.
_SEEN = rf"[^ \t\r\n\f\v{HIDDEN}]+"
_RUN = late_regex(rf"[ \t\r\n\f\v]+|{_SEEN}(?: {_SEEN})*")
_UNEVEN = late_regex(rf"[\t\r\n\f\v{HIDDEN}]|  ")
_MARK = late_regex(
    r"\[(?P<bracket>\d{1,3})\]\s*|\(?(?P<number>\d{1,3})[.)]\s+(?=\S)|(?P<bullet>[•‣◦▪·])\s+|(?P<sign>[†‡§¶]{1,2})\s*"
)
_RAISED_NOTE = late_regex(r"\s*[\[(]?(\d{1,3}|[a-z*†‡§¶]{1,2})[\])]?[.:]?\s*")
_FURNISHED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.LEGEND})
_BESIDE_PICTURES = frozenset({BlockKind.CAPTION, BlockKind.LEGEND})
_MARKED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass
class Passage:
    """One block in the making."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    superscripts: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: list[NoteMark] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)

    @property
    def words(self) -> int:
        """Its length without a space at the end."""
        return self.length - (bool(self.parts) and self.parts[-1].endswith(" "))

    def add(self, text: str, origin: int | None = None, *, is_raised: bool = False, link: str | None = None) -> None:
        """Puts words at the end, runs of white space as one space; `origin` is where the first character came from.

        Digits that are raised are written as superscripts.
        """
        start = self.length
        if is_raised:
            text = raised(text)
        if not _UNEVEN.search(text) and not (text[:1] == " " and self._is_open()):
            self._append(text, origin)
        else:
            for run in _RUN.finditer(text):
                if run.group()[0] not in " \t\r\n\f\v":
                    self._append(run.group(), None if origin is None else origin + run.start())
                elif not self._is_open():
                    self._append(" ", None if origin is None else origin + run.start())
        if is_raised or link is not None:
            self._mark(Span(start, self.length), is_raised=is_raised, link=link)

    def add_mark(self, text: str, note: str) -> None:
        """Puts the raised mark of a note at the end; it is one by itself, whatever is raised beside it."""
        start = self.length
        self._append(raised(text), None)
        self.superscripts.append(Span(start, self.length))
        self.marks.append(NoteMark(Span(start, self.length), note))

    def cut(self, end: int) -> None:
        """Leaves out what stands behind a place."""
        self.parts, self.length = ["".join(self.parts)[:end]], end
        self.origins = [pair for pair in self.origins if pair[0] < end]

    def line_break(self, origin: int | None = None) -> None:
        """A new line in the same block."""
        if self.parts:
            self._append("\n", origin)

    def _is_open(self) -> bool:
        """Whether a space here would be one too many."""
        return not self.parts or self.parts[-1][-1] in " \n"

    def _append(self, text: str, origin: int | None) -> None:
        if not text:
            return
        if origin is not None and (
            not self.origins or self.origins[-1][1] + self.length - self.origins[-1][0] != origin
        ):
            self.origins.append((self.length, origin))
        self.parts.append(text)
        self.length += len(text)

    def _mark(self, span: Span, *, is_raised: bool, link: str | None) -> None:
        if not len(span):
            return
        if is_raised:
            marked = self.marks[-1].span.end if self.marks else -1
            beside = self.superscripts and self.superscripts[-1].end == span.start != marked
            first = self.superscripts.pop().start if beside else span.start
            self.superscripts.append(Span(first, span.end))
        if link is not None:
            last = self.links[-1] if self.links else None
            beside = last is not None and last.span.end == span.start and last.target == link
            first = self.links.pop().span.start if beside else span.start
            self.links.append(Link(Span(first, span.end), link))


class Composition:
    """A document in the making."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.origins: list[tuple[int, int]] = []
        self.holders: dict[int, tuple[int, ...]] = {}

    def take(
        self,
        passage: Passage,
        kind: BlockKind,
        *,
        label: str | None = None,
        level: int = 0,
        cell: Cell | None = None,
        note: str | None = None,
    ) -> Block | None:
        """Puts a passage below the others; None if there is nothing to see in it."""
        whole = "".join(passage.parts)
        text = whole.rstrip()
        if not text.strip():
            return None
        self.origins.extend((self.length + there, origin) for there, origin in passage.origins if there < len(text))
        block = Block(
            kind,
            text,
            (Piece(0, Span(self.length, self.length + len(text))),),
            label,
            level,
            tuple(_clipped(span, len(text)) for span in passage.superscripts if span.start < len(text)),
            tuple(clipped(link, len(text)) for link in passage.links if link.span.start < len(text)),
            cell,
            marks=tuple(mark for mark in passage.marks if mark.span.end <= len(text)),
            note=note,
        )
        self.blocks.append(block)
        self.parts += [text, "\n"]
        self.length += len(text) + 1
        return block

    def document(
        self, path: str, format_: str, data: bytes, title: str | None = None, unshown: Sequence[Passage] = ()
    ) -> Document:
        """The finished document: marks of lists become labels, furniture and reference lists are told from copy.

        Of what is not shown, that is put behind the rest which says something new.
        """
        text = "".join(self.parts)
        english = foreign_language(text) is None
        blocks = [furnished(_labelled(block), english=english) for block in out_of_boxes(self.blocks)]
        blocks = mark_references(with_notes(with_tiles(blocks, text, self.holders), text))
        if unshown:
            shown = Shown(blocks)
            new = [self.take(one, BlockKind.LEGEND) for one in unshown if shown.lacks("".join(one.parts))]
            blocks += [replace(furnished(one, english=english), unshown=True) for one in new if one is not None]
        document = document_of(path, format_, data, "".join(self.parts), blocks, title)
        return replace(document, origins=tuple(self.origins))


def furnished(block: Block, *, english: bool) -> Block:
    """The block, as navigation, form, caption or legend where it reads like one or is but a link that leads away."""
    found = furniture(block.text, english=english) if block.kind in _FURNISHED else None
    if found is None or (found in _BESIDE_PICTURES and block.kind is BlockKind.LIST_ITEM):
        found = BlockKind.NAVIGATION if leads_away(block) else None
    return block if found is None else replace(block, kind=found, level=0)


def clipped(link: Link, end: int) -> Link:
    """The link, ending there at the latest."""
    return Link(_clipped(link.span, end), link.target)


def _clipped(span: Span, end: int) -> Span:
    return Span(span.start, min(span.end, end))


def _labelled(block: Block) -> Block:
    """A mark that was typed before a block becomes its label: "[3] Berman", "• Dim light", a raised 1 before a note."""
    if block.kind not in _MARKED:
        return block
    first = block.superscripts[0] if block.superscripts else None
    if first is not None and first.start == 0 and block.label is None and not ISOTOPE.match(block.text):
        note = _RAISED_NOTE.fullmatch(level(block.text[: first.end]))
        rest = block.text[first.end :]
        if note and rest.strip():
            count = first.end + len(rest) - len(rest.lstrip())
            return replace(part_of(block, count, len(block.text), note[1]), kind=BlockKind.FOOTNOTE)
    mark = _MARK.match(block.text)
    if mark is None or mark.end() == len(block.text):
        return block
    label = block.label or mark["number"] or mark["bracket"] or mark["sign"]
    kind = BlockKind.FOOTNOTE if mark["sign"] else BlockKind.LIST_ITEM
    return replace(part_of(block, mark.end(), len(block.text), label), kind=kind)
