"""Markdown: block structure from markdown-it, places from the raw text.

markdown-it tells which lines a block covers and what its inline text is; where each leaf stands is found by searching
forward within those lines, so that emphasis marks, link targets, comments and what is struck out are stepped over and
never shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from evidence.documents.composing import furnished
from evidence.documents.decoding import decode
from evidence.documents.document import LINE_END, Block, BlockKind, Cell, Document, Link, NoteMark, Span, line_starts
from evidence.documents.furniture import is_caption
from evidence.documents.html_roles import BLOCKS, LEGENDS
from evidence.documents.language import foreign_language
from evidence.documents.notes import with_notes
from evidence.documents.pieces import block_of, document_of, trimmed
from evidence.documents.reference_blocks import mark_references, part_of
from evidence.documents.tiles import with_tiles
from evidence.documents.unshown import Shown
from evidence.late import late_regex, rare_regex

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = late_regex(r"<!--.*?-->|<[/!?]?[a-zA-Z][^>]*>", re.DOTALL)
_SUP = late_regex(r"<(/?)sup\b[^>]*>", re.IGNORECASE)
_TAG_NAME = late_regex(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_DELETED = late_regex(r"<(/?)(?:del|s|strike)(?:\s[^>]*)?>", re.IGNORECASE)
_UNUSED_NOTE = rare_regex(r"^ {0,3}\[\^(?P<label>[^\]\s]+)\]:[ \t]*(?P<words>[^\r\n]*)", re.MULTILINE)
_NUMBERED = late_regex(r"^[ \t]*\[(\d{1,3})\][ \t]*", re.MULTILINE)
_DESCRIBED = late_regex(
    r"^(?:title|seo_?title|subtitle|description|meta_?description|summary|excerpt):[ \t]*"
    r"[\"']?(?P<said>[^\"'>|\s].*?)[\"']?[ \t\r]*$",
    re.MULTILINE | re.IGNORECASE,
)
_TITLE = late_regex(r"^title:[ \t]*[\"']?(.*?)[\"']?[ \t\r]*$", re.MULTILINE)


def read_markdown(path: str, data: bytes) -> Document:
    """Reads a `.md` file. Raises `InputError` if it is not UTF-8."""
    text = decode(path, data)
    reader = _Reader(text)
    blocks = list(reader.blocks())
    blocks += _unused_notes(text, blocks)
    blocks.sort(key=lambda block: block.span)
    english = foreign_language(text) is None
    kinds = [furnished(part, english=english) for block in blocks for part in _numbered_apart(block)]
    kept = mark_references(with_notes(with_tiles(kinds, text), text))
    title = _front_title(text, blocks)
    return document_of(path, "md", data, text, _with_unshown(kept, text, reader.pictures), title)


def _tokens(text: str) -> list[Token]:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(front_matter_plugin)
    # Kept apart, an escape such as `\[` can be found in the raw text by its markup.
    return parser.disable("text_join").parse(text)


@dataclass
class _Place:
    """What the open tokens say about the next inline text."""

    kind: BlockKind = BlockKind.PARAGRAPH
    label: str | None = None
    level: int = 0
    cell: Cell | None = None
    note: str | None = None


_KINDS = {
    "heading_open": BlockKind.HEADING,
    "list_item_open": BlockKind.LIST_ITEM,
    "td_open": BlockKind.TABLE_CELL,
    "th_open": BlockKind.CAPTION,
    "footnote_open": BlockKind.FOOTNOTE,
}
_CLOSERS = {name.replace("_open", "_close"): name for name in _KINDS}


class _Reader:
    """Turns tokens into blocks; `cursor` is how far the raw text has been used up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = (*line_starts(text), len(text))
        self.cursor = 0
        self.pictures: set[Span] = set()
        self.tables = 0
        self.row = self.column = -1

    def blocks(self) -> Iterator[Block]:
        """The blocks in the order of the tokens; footnotes come last there."""
        stack: list[_Place] = []
        for token in _tokens(self.text):
            if token.type in ("table_open", "tr_open"):
                self._row(begins_table=token.type == "table_open")
            elif token.type in _KINDS:
                stack.append(replace(_place(token), cell=self._cell(token)))
            elif token.type in _CLOSERS:
                stack.pop()
            elif token.type == "inline" and token.map:
                yield from self._inline(token, stack[-1] if stack else _Place())
                if stack:
                    stack[-1] = replace(stack[-1], label=None)
            elif token.map and token.type in ("fence", "code_block", "front_matter", "html_block"):
                shown = list(self._raw(token, stack[-1] if stack else _Place()))
                if stack and any(block.label for block in shown):
                    stack[-1] = replace(stack[-1], label=None)
                yield from shown

    def _row(self, *, begins_table: bool) -> None:
        self.tables += begins_table
        self.row = -1 if begins_table else self.row + 1
        self.column = -1

    def _cell(self, token: Token) -> Cell | None:
        if token.type not in ("td_open", "th_open"):
            return None
        self.column += 1
        return Cell(self.tables, self.row, self.column, head=token.type == "th_open")

    def _region(self, token: Token) -> Span:
        first, last = token.map or (0, 0)
        return Span(self.lines[first], self.lines[min(last, len(self.lines) - 1)])

    def _raw(self, token: Token, place: _Place) -> Iterator[Block]:
        region = self._region(token)
        if token.type == "html_block":
            # Before its first tag stand only the signs of the item or quotation that it is in.
            tag = self.text.find("<", region.start)
            yield from _between_tags(self.text, Span(tag, region.end), place)
            return
        kind = BlockKind.METADATA if token.type == "front_matter" else BlockKind.CODE
        span = trimmed(self.text, region)
        if len(span):
            yield block_of(self.text, (span,), kind)

    def _inline(self, token: Token, place: _Place) -> Iterator[Block]:
        region = self._region(token)
        start = self.cursor if region.start < self.cursor < region.end else region.start
        walk = _Inline(self.text, start, region.end)
        walk.over(token.children or ())
        self.cursor = walk.cursor
        if any(not self.text[span.start : span.end].isspace() for span in walk.spans):
            block = block_of(
                self.text,
                walk.spans,
                place.kind,
                label=place.label,
                level=place.level,
                superscripts=tuple(walk.superscripts),
                links=tuple(walk.links),
                marks=tuple(walk.marks),
                note=place.note,
            )
            yield block if place.cell is None else replace(block, cell=place.cell)
        self.pictures.update(walk.pictures)
        for span in walk.pictures:
            yield block_of(self.text, (span,), BlockKind.CAPTION)


def _place(token: Token) -> _Place:
    kind = _KINDS[token.type]
    if kind is BlockKind.HEADING:
        return _Place(kind, level=int(token.tag[1]))
    if kind is BlockKind.LIST_ITEM:
        return _Place(kind, token.info or None)
    if kind is BlockKind.FOOTNOTE:
        label = token.meta.get("label")
        return _Place(kind, label, note=_name(label))
    return _Place(kind)


def _name(label: str | None) -> str:
    return f"[^{label}]"


@dataclass
class _Inline:
    """Walks the leaves of one inline token and finds each in the raw text."""

    text: str
    cursor: int
    end: int
    spans: list[Span] = field(default_factory=list)
    superscripts: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: list[NoteMark] = field(default_factory=list)
    pictures: list[Span] = field(default_factory=list)
    length: int = 0
    deleted: int = 0

    def over(self, children: Sequence[Token]) -> None:
        """Takes the leaves in order."""
        raised: int | None = None
        opened: list[tuple[int, str]] = []
        for child in children:
            if child.type == "link_open":
                opened.append((self.length, str(child.attrs.get("href", ""))))
            elif child.type == "link_close":
                start, target = opened.pop()
                self.links.append(Link(Span(start, self.length), target))
            elif child.type in ("s_open", "s_close"):
                self._find(child.markup)
                self._strike(closing=child.type == "s_close")
            elif child.type == "html_inline" and (tag := _DELETED.fullmatch(child.content)):
                self._find(child.content)
                self._strike(closing=bool(tag[1]))
            elif child.type == "html_inline" and (tag := _SUP.fullmatch(child.content)):
                raised = self._sup(child.content, closing=bool(tag[1]), raised=raised)
            else:
                self._leaf(child)

    def _leaf(self, child: Token) -> None:
        if child.type == "html_inline":
            self._find(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            self._line_end()
        elif child.type == "image":
            found = self._find(child.content) if child.content.strip() else None
            self.pictures += [found] if found else []
        elif child.type == "footnote_ref":
            self._mark(_name(child.meta.get("label")))
        elif child.type == "text_special":
            self._show(self._find(child.markup), skip=child.markup.startswith("\\"))
        elif child.content:
            self._show(self._find(child.content))

    def _find(self, words: str) -> Span | None:
        start = self.text.find(words, self.cursor, self.end) if words else -1
        if start < 0:
            return None
        self.cursor = start + len(words)
        return Span(start, self.cursor)

    def _strike(self, *, closing: bool) -> None:
        self.deleted = max(self.deleted - 1, 0) if closing else self.deleted + 1

    def _show(self, span: Span | None, *, skip: bool = False) -> None:
        if span is not None and not self.deleted:
            shown = Span(span.start + skip, span.end)
            self.spans.append(shown)
            self.length += len(shown)

    def _mark(self, name: str) -> None:
        start = self.length
        self._show(self._find(name))
        if self.length > start:
            self.marks.append(NoteMark(Span(start, self.length), name))

    def _line_end(self) -> None:
        match = LINE_END.search(self.text, self.cursor, self.end)
        if match:
            self.cursor = match.end()
            self._show(Span(*match.span()))

    def _sup(self, tag: str, *, closing: bool, raised: int | None) -> int | None:
        self._find(tag)
        if not closing:
            return self.length
        if raised is not None and raised < self.length:
            self.superscripts.append(Span(raised, self.length))
        return None


@dataclass
class _Shown:
    """What is shown of a stretch of HTML since its last block began."""

    kind: BlockKind
    spans: list[Span] = field(default_factory=list)
    superscripts: list[Span] = field(default_factory=list)
    length: int = 0

    def add(self, span: Span, *, is_raised: bool) -> None:
        """Puts words at the end."""
        self.spans.append(span)
        if is_raised:
            self.superscripts.append(Span(self.length, self.length + len(span)))
        self.length += len(span)

    def block(self, text: str, label: str | None) -> Iterator[Block]:
        """The block that this is, if there is anything to see in it."""
        if any(not text[span.start : span.end].isspace() for span in self.spans):
            superscripts = tuple(self.superscripts)
            whole = block_of(text, self.spans, self.kind, superscripts=superscripts)
            yield part_of(whole, 0, len(whole.text), label)


def _between_tags(text: str, region: Span, place: _Place) -> Iterator[Block]:
    """The blocks of a stretch of HTML, which end where its tags end one."""
    shown = _Shown(place.kind)
    label = place.label
    start = region.start
    is_deleted = is_raised = False
    ends = [(tag.start(), tag.end()) for tag in _TAG.finditer(text, region.start, region.end)]
    for tag_start, tag_end in (*ends, (region.end, region.end)):
        if start < tag_start and not is_deleted:
            shown.add(Span(start, tag_start), is_raised=is_raised)
        start = tag_end
        tag = text[tag_start:tag_end]
        name = _TAG_NAME.match(tag)
        if not tag or (name is not None and name[2].lower() in BLOCKS):
            for block in shown.block(text, label):
                yield block
                label = None
            opened = name[2].lower() if name is not None and not name[1] else ""
            shown = _Shown(BlockKind.LEGEND if opened in LEGENDS else place.kind)
        elif found := _DELETED.fullmatch(tag):
            is_deleted = not found[1]
        elif found := _SUP.fullmatch(tag):
            is_raised = not found[1]


def _unused_notes(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Footnotes that nothing points at are left out by the parser; their definitions stand in the text all the same."""
    shown = sorted((block.span.start, block.span.end) for block in blocks)
    for match in _UNUSED_NOTE.finditer(text):
        span = trimmed(text, Span(*match.span("words")))
        if len(span) and not any(start <= span.start < end for start, end in shown):
            yield block_of(text, (span,), BlockKind.FOOTNOTE, label=match["label"], note=_name(match["label"]))


def _numbered_apart(block: Block) -> Iterable[Block]:
    """A paragraph whose lines begin with [1], [2] … is a list of entries, one a line."""
    marks = list(_NUMBERED.finditer(block.text)) if block.kind is BlockKind.PARAGRAPH else []
    if not marks or marks[0].start() != 0:
        return (block,)
    ends = [mark.start() for mark in marks[1:]] + [len(block.text)]
    parts = []
    for mark, end in zip(marks, ends, strict=True):
        words = block.text[mark.end() : end].rstrip()
        if words:
            part = part_of(block, mark.end(), mark.end() + len(words), mark[1])
            parts.append(replace(part, kind=BlockKind.LIST_ITEM))
    return parts


def _front_title(text: str, blocks: Sequence[Block]) -> str | None:
    if not blocks or blocks[0].kind is not BlockKind.METADATA or not text.startswith("---"):
        return None
    match = _TITLE.search(blocks[0].text)
    return match[1] if match else None


def _with_unshown(blocks: Sequence[Block], text: str, pictures: Collection[Span]) -> Iterator[Block]:
    """The blocks, with what the front matter and the texts of pictures say and the page does not as legends."""
    shown = Shown(blocks)
    for block in blocks:
        if block.kind is BlockKind.METADATA and block is blocks[0] and text.startswith("---"):
            at = 0
            for found in _DESCRIBED.finditer(block.text):
                if shown.lacks(found["said"]):
                    yield part_of(block, at, found.start("said"), None)
                    yield _unshown(part_of(block, *found.span("said"), None))
                    at = found.end("said")
            yield part_of(block, at, len(block.text), None)
        elif block.span in pictures and block.kind is BlockKind.CAPTION:
            is_copy = not is_caption(block.text) and shown.lacks(block.text)
            yield _unshown(block) if is_copy else block
        else:
            yield block


def _unshown(block: Block) -> Block:
    return replace(block, kind=BlockKind.LEGEND, unshown=True)
