"""HTML: every word with its place, by own rules on the standard parser.

Extraction of "main content" loses reference lists in footers, so nothing is thrown away that is seen: navigation, forms
and banners become blocks of their kind, which hold no claims. Scripts, styles and the like are not seen at all, and
what is struck out is left out. What is `hidden` at first is copy, since a click on a tab or a question shows it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from html import unescape
from html.parser import HTMLParser

from evidence.documents.composing import Composition, Passage
from evidence.documents.document import CAPTION_ROW, Block, BlockKind, Cell, Comment, Document, line_starts
from evidence.documents.html_encoding import decode_page
from evidence.documents.html_grid import Grid
from evidence.documents.html_roles import BLOCKS, HEADINGS, REMARKS, SKIPPED, VOID, Attributes, Context, Hider, inside
from evidence.documents.unshown import without_site
from evidence.late import late_regex

_BACK = late_regex(r"[\s↩↑⤴^\ufe0e]*")
_ENDS = {
    "li": ("ul", "ol", "menu"),
    "td": ("tr", "table"),
    "th": ("tr", "table"),
    "tr": ("table",),
    "dd": ("dl",),
    "dt": ("dl",),
}
_SIBLINGS = {"td": ("td", "th"), "th": ("td", "th"), "dd": ("dd", "dt"), "dt": ("dd", "dt")}
_WRITTEN = late_regex(r"&[#\w]+;?|[^&]+|&")
_DESCRIBING = ("description", "og:title", "og:description")
_LEAVES = HEADINGS | {"p"}
_MAIN = ("main", "h1")


def read_html(path: str, data: bytes) -> Document:
    """Reads a `.html` file. Raises `InputError` if it is not text, or not in the encoding that it names."""
    text = decode_page(path, data)
    page = _Page(text)
    page.read()
    document = page.composition.document(path, "html", data, page.heading or page.title, page.unshown)
    return replace(document, line_starts=line_starts(text), url=page.address, comments=tuple(page.comments))


@dataclass
class _Element:
    """An open element."""

    tag: str
    context: Context
    number: int = 0
    label: str | None = None
    steps: list[int] = field(default_factory=lambda: [1])
    cell: Cell | None = None


class _Page(HTMLParser):
    """Walks the tags and writes blocks down; `opened` are hiding elements that turned out to hold the page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.stack = [_Element("", Context())]
        self.open: Counter[str] = Counter()
        self.passage = Passage()
        self.composition = Composition()
        self.hiders: list[tuple[Hider, ...]] = []
        self.cells: list[Cell | None] = []
        self.around: tuple[Hider, ...] | None = None
        self.opened: set[int] = set()
        self.comments: list[Comment] = []
        self.grids: list[Grid] = []
        self.layouts: set[int] = set()
        self.elements = 0
        self.breaks = 0
        self.heading = self.title = self.address = None
        self.unshown: list[Passage] = []
        self._title: Passage | None = None

    heading: str | None
    title: str | None
    address: str | None

    def read(self) -> None:
        """Reads all of the page."""
        text = self.source
        # An open tag or comment at the end is tried again at every "<" before it, which takes time squared.
        is_open = text.rfind("<") > text.rfind(">") or text.rfind("<!--") > text.rfind("-->")
        # Behind the line end, a name such as "&lt" is known to be whole.
        self.feed(f"{text}\n-->" if is_open else f"{text}\n")
        self.close()
        self._flush()
        for passage in self.unshown:
            passage.cut(len(without_site("".join(passage.parts).rstrip())))
        read = zip(self.composition.blocks, self.hiders, self.cells, strict=True)
        self.composition.blocks = [self._judged(block, hiders, cell) for block, hiders, cell in read]

    # What the parser calls.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        attributes = {name: value or "" for name, value in attrs}
        if tag == "title" and self.title is None and self._title is None and not self.open["svg"]:
            self._title = Passage()
        elif tag in ("link", "meta"):
            self._address(attributes)
        context = self.stack[-1].context
        if tag == "img" and context.seen and all(hider.weak for hider in context.hiders):
            self._behind("alt")
        elif tag == "meta" and (attributes.get("name") or attributes.get("property", "")).casefold() in _DESCRIBING:
            self._behind("content")
        if tag in _MAIN or (tag == "article" and not self.stack[-1].context.article):
            self.opened.update(h.number for h in self.stack[-1].context.hiders if h.weak)
        if tag == "br":
            self._break()
        elif tag == "body" and self.open["head"]:
            self._close("head")
        if tag in BLOCKS or (tag in SKIPPED and tag != "math"):
            if tag in BLOCKS and REMARKS not in attributes:
                self._flush()
            self._close_siblings(tag)
        if tag not in VOID:
            self._push(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<p/>` opens a paragraph in HTML; only in drawings it is closed at once."""
        self.handle_starttag(tag, attrs)
        if tag in SKIPPED:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes an element that is open."""
        if tag in BLOCKS:
            self._flush()
        if tag == "title" and self._title is not None:
            self.title = "".join(self._title.parts).strip() or None
            self.unshown.append(self._title)
            self._title = None
        if tag not in VOID:
            self._close(tag)

    def handle_data(self, data: str) -> None:
        """Takes words."""
        line, column = self.getpos()
        origin = self.starts[line - 1] + column
        if self._title is not None:
            self._title.add(data, origin)
            return
        context = self.stack[-1].context
        if not context.seen:
            return
        if not data.isspace():
            self._enclose(context.hiders)
        # What was put behind the end to close it is no part of the page.
        self._words(data[: max(len(self.source) - origin, 0)], origin, context)

    def handle_entityref(self, name: str) -> None:
        """Takes a character written as a name. "AT&T" is none, and stays as it is."""
        self._entity(len(f"&{name}"))

    def handle_charref(self, name: str) -> None:
        """Takes a character written as a number."""
        self._entity(len(f"&#{name}"))

    def handle_comment(self, data: str) -> None:
        """Keeps a comment with its place."""
        line, column = self.getpos()
        words = self.passage.words
        behind = self.composition.length + words if words else None
        self.comments.append(Comment(self.starts[line - 1] + column, f"<!--{data}-->", behind))

    def unknown_decl(self, data: str) -> None:
        """Sections such as CDATA are not seen."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Word's conditional sections, up to the next bracket; the parser of the library may give up on them."""
        del report
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    # The stack.

    def _push(self, tag: str, attributes: Attributes) -> None:
        self.elements += 1
        outer = self.stack[-1]
        context = inside(outer.context, tag, attributes, self.elements)
        element = _Element(tag, context, self.elements, cell=self._cell(tag, attributes))
        if tag == "ol":
            element.steps = [_number(attributes.get("start", "1"), 1)]
        elif tag == "li" and outer.tag in ("ol", "ul", "menu"):
            number = _number(attributes.get("value", ""), outer.steps[0])
            outer.steps[0] = number + 1
            element.label = str(number) if outer.tag == "ol" else None
        self.stack.append(element)
        self.open[tag] += 1

    def _close(self, tag: str) -> None:
        if not self.open[tag]:
            return
        while True:
            element = self.stack.pop()
            self.open[element.tag] -= 1
            if element.tag == "table" and self.grids:
                self.grids.pop()
            if element.tag == tag:
                return

    def _cell(self, tag: str, attributes: Attributes) -> Cell | None:
        """The place in a table of what is in an element. A table that holds others is there for the page's looks."""
        if tag == "table":
            if self.grids:
                self.layouts.add(self.grids[-1].table)
            self.grids.append(Grid(self.elements))
            if attributes.get("role", "").casefold() in ("presentation", "none"):
                self.layouts.add(self.elements)
            return None
        grid = self.grids[-1] if self.grids else None
        if grid is not None and tag in ("thead", "tbody", "tfoot"):
            grid.in_head = tag == "thead"
        elif grid is not None and tag == "tr":
            grid.next_row()
        elif grid is not None and tag in ("td", "th"):
            return grid.place(tag, attributes)
        elif grid is not None and tag == "caption":
            return Cell(grid.table, CAPTION_ROW, 0)
        return self.stack[-1].cell

    def _close_siblings(self, tag: str) -> None:
        """HTML leaves out ends: a list item ends where the next one begins."""
        if tag in HEADINGS:
            if self.stack[-1].tag in HEADINGS:
                self._close(self.stack[-1].tag)
            return
        for sibling in _SIBLINGS.get(tag, (tag,) if tag in _ENDS else ()):
            if self.open[sibling] and self._is_within(sibling, _ENDS[tag]):
                self._close(sibling)

    def _is_within(self, tag: str, holders: tuple[str, ...]) -> bool:
        """Whether an element of this name is open inside the nearest list or table; looked for a short way only."""
        for element in self.stack[:-200:-1]:
            if element.tag in holders:
                return False
            if element.tag == tag:
                return True
        return False

    # The words.

    def _entity(self, length: int) -> None:
        line, column = self.getpos()
        start = self.starts[line - 1] + column
        end = start + length
        written = unescape(self.source[start : end + self.source.startswith(";", end)])
        context = self.stack[-1].context
        if self._title is not None:
            self._title.add(written, start)
        elif context.seen:
            self._enclose(context.hiders)
            self._words(written, start, context)

    def _enclose(self, hiders: tuple[Hider, ...]) -> None:
        """Keeps what hides all words of the block in the making: a button may be no more than a link that plays one."""
        self.breaks = 0
        self.around = hiders if self.around is None else tuple(h for h in self.around if h in hiders)

    def _words(self, words: str, origin: int, context: Context) -> None:
        if words:
            self.passage.add(words, origin, is_raised=context.raised, link=context.link)

    def _break(self) -> None:
        self.breaks += 1
        line, column = self.getpos()
        if self.breaks > 1:
            self._flush()
        elif self.stack[-1].context.seen:
            self.passage.line_break(self.starts[line - 1] + column)

    def _flush(self) -> None:
        """Ends the block in the making. What is not seen parts nothing."""
        self.breaks = 0
        if not self.passage.parts or self.stack[-1].context.skipped:
            return
        passage, self.passage = self.passage, Passage()
        around, self.around = self.around, None
        element = self.stack[-1]
        context = element.context
        holder = next((e for e in self.stack[:-12:-1] if e.tag == "li"), None)
        label = None
        if holder is not None and context.kind in (BlockKind.LIST_ITEM, BlockKind.FOOTNOTE):
            label = holder.label
        if context.notes and _BACK.fullmatch("".join(passage.parts)):
            return
        block = self.composition.take(passage, context.kind, label=label, level=context.level)
        if block is None:
            return
        if holder is not None and label is not None:
            holder.label = None
        if context.kind is BlockKind.HEADING and context.level == 1 and self.heading is None:
            self.heading = block.text
        self.hiders.append(around or ())
        self.composition.holders[block.span.end] = tuple(e.number for e in self.stack[-12:] if e.tag not in _LEAVES)
        self.cells.append(element.cell)

    def _judged(self, block: Block, hiders: tuple[Hider, ...], cell: Cell | None) -> Block:
        if cell is not None:
            block = replace(block, cell=cell._replace(layout=cell.table in self.layouts))
        hidden = next((hider.kind for hider in hiders if hider.number not in self.opened), None)
        return block if hidden is None else replace(block, kind=hidden, level=0)

    def _behind(self, name: str) -> None:
        """Keeps what an attribute of the tag says, with its place."""
        tag = self.get_starttag_text() or ""
        found = re.search(rf"(?i)\s{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
        if found is None:
            return
        line, column = self.getpos()
        start = self.starts[line - 1] + column + found.start(found.lastindex or 0)
        passage = Passage()
        for run in _WRITTEN.finditer(found[found.lastindex or 0]):
            passage.add(unescape(run.group()), start + run.start())
        self.unshown.append(passage)

    def _address(self, attributes: Attributes) -> None:
        said = attributes.get("rel", "").casefold() == "canonical" or attributes.get("property") == "og:url"
        address = attributes.get("href") or attributes.get("content") or ""
        if said and self.address is None and "://" in address:
            self.address = address


def _number(written: str, otherwise: int) -> int:
    return int(written) if re.fullmatch(r"\d{1,5}", written) else otherwise
