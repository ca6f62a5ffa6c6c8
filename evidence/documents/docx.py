"""Word: one walk over the XML, as the copy would be printed with every tracked change accepted.

Libraries leave out what matters here: tracked insertions, the content controls and fields that hold the citations of
reference managers, text boxes, symbols, footnotes. The walk holds one paragraph at a time, whatever the file holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evidence.documents.composing import Composition, Passage
from evidence.documents.document import BlockKind, Document
from evidence.documents.packages import Package
from evidence.documents.symbols import symbol
from evidence.documents.word_paragraphs import Field, Paragraph, Run, Table
from evidence.documents.word_styles import Lists, Styles, number, read_lists, read_styles, written
from evidence.errors import InputError

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_UNSEEN = frozenset({"del", "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", _FALLBACK})
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_OFF = ("0", "false", "off", "none")


def read_docx(path: str, data: bytes) -> Document:
    """Reads a `.docx` file. Raises `InputError` for what is none, is too large, or holds macros."""
    package = Package(path, data)
    main = _main_part(package)
    story = _Story(read_styles(package), read_lists(package), _links(package, main))
    if not package.parse(main, story.start, story.end, story.words):
        raise InputError("this is no Word file: it holds no text.", path=path, remedy="Save it as .docx from Word.")
    for kind, seen in story.notes.items():
        part = f"word/{kind}s.xml"
        notes = _Notes(kind, seen, story, _links(package, part))
        package.parse(part, notes.start, notes.end, notes.words)
    document = story.composition.document(path, "docx", data)
    starts = tuple(start for start, _ in story.places)
    return replace(document, line_starts=starts or (0,), paragraphs=tuple(n for _, n in story.places) or (1,))


def _main_part(package: Package) -> str:
    found = [target for kind, target in _related(package, "_rels/.rels").values() if kind.endswith("/officeDocument")]
    return found[0].lstrip("/") if found else "word/document.xml"


def _links(package: Package, part: str) -> Mapping[str, str]:
    folder, _, name = part.rpartition("/")
    related = _related(package, f"{folder}/_rels/{name}.rels")
    return {key: target for key, (kind, target) in related.items() if kind.endswith("/hyperlink")}


def _related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == _RELATED:
            found[attributes.get("Id", "")] = attributes.get("Type", ""), attributes.get("Target", "")

    package.parse(part, start, lambda _: None, lambda _: None)
    return found


@dataclass(frozen=True)
class _Seen:
    """A note to which a mark leads: what the mark looks like, what the note is called, the paragraph of the mark."""

    shown: str
    name: str
    place: int


class _Story:
    """The body of the file, paragraph by paragraph."""

    def __init__(self, styles: Styles, lists: Lists, links: Mapping[str, str]) -> None:
        self.styles = styles
        self.lists = lists
        self.links = links
        self.composition = Composition()
        self.places: list[tuple[int, int]] = []
        self.notes: dict[str, dict[str, _Seen]] = {"footnote": {}, "endnote": {}}
        self.counts = {"footnote": 0, "endnote": 0}
        self.open: list[Paragraph] = []
        self.tables: list[Table] = []
        self.fields: list[Field] = []
        self.hyperlinks: list[str] = []
        self.controls: list[bool] = []
        self.carried: Passage | None = None
        self.waiting: list[Paragraph] = []
        self.run = Run()
        self.unseen = 0
        self.counted = 0
        self.counted_tables = 0
        self._in: dict[str, int] = {"pPr": 0, "r": 0, "t": 0, "instrText": 0}

    # What the parser calls.

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Takes the start of an element."""
        if self.unseen or tag in _UNSEEN or (tag == "sdtContent" and self.controls and self.controls[-1]):
            if tag == "del" and self._in["pPr"] and self.open:
                self.open[-1].merges = True
            self.unseen += 1
            return
        name = "t" if tag == _FORMULA else tag
        if name in self._in:
            self._in[name] += 1
        if tag == "p":
            self._begin()
        elif tag in ("tbl", "tr", "tc", "gridSpan", "vMerge", "tblHeader", "tblLook"):
            self._table(tag, attributes)
        elif tag == "sdt":
            self.controls.append(False)
        elif tag == "showingPlcHdr" and self.controls:
            self.controls[-1] = True
        elif self.open:
            self._inside(tag, attributes)

    def end(self, tag: str) -> None:
        """Takes the end of an element."""
        if self.unseen:
            self.unseen -= 1
            return
        name = "t" if tag == _FORMULA else tag
        if name in self._in:
            self._in[name] -= 1
        if tag == "p" and self.open:
            self._finish()
        elif tag == "tbl" and self.tables:
            self.tables.pop()
            if not self.tables:
                self._write()
        elif tag == "tr" and self.tables:
            self.tables[-1].columns = max(self.tables[-1].columns, self.tables[-1].width)
        elif tag == "sdt" and self.controls:
            self.controls.pop()
        elif tag in ("hyperlink", "fldSimple") and self.hyperlinks:
            self.hyperlinks.pop()

    def words(self, text: str) -> None:
        """Takes the words between two tags."""
        if self.unseen or not self.open:
            return
        if self._in["instrText"] and self.fields:
            self.fields[-1].code += text
        elif self._in["t"]:
            self._show(text)

    # Paragraphs and tables.

    def _begin(self) -> None:
        self.counted += 1
        table = self.tables[-1] if self.tables else None
        paragraph = Paragraph(self.counted, table=table)
        if table is not None:
            paragraph.row, paragraph.column, paragraph.across = table.rows, table.at, table.across
        if self.carried is not None and not self.open:
            paragraph.passage, self.carried = self.carried, None
        self.open.append(paragraph)

    def _finish(self) -> None:
        paragraph = self.open.pop()
        # A field that never shows anything must not swallow the paragraphs that follow.
        self.fields = [entry for entry in self.fields if entry.shows]
        self.run = Run()
        if self.open:
            self.open[-1].boxed += [paragraph, *paragraph.boxed]
        elif paragraph.merges and not paragraph.boxed:
            self.carried = paragraph.passage
        else:
            self.waiting += [paragraph, *paragraph.boxed]
            if not self.tables:
                self._write()

    def _write(self) -> None:
        """Puts finished paragraphs down; those of a table wait until all of it is known."""
        for paragraph in self.waiting:
            kind, level, label = self._kind(paragraph)
            self.put(paragraph, kind, level, label)
        self.waiting = []

    def put(
        self, paragraph: Paragraph, kind: BlockKind, level: int, label: str | None, note: str | None = None
    ) -> None:
        """Makes a block of a paragraph and remembers where it stands."""
        start = self.composition.length
        taken = self.composition.take(paragraph.passage, kind, label=label, level=level, cell=paragraph.cell, note=note)
        if taken is not None:
            self.places.append((start, paragraph.number))

    def _kind(self, paragraph: Paragraph) -> tuple[BlockKind, int, str | None]:
        kind, level = self.styles.kind(paragraph.style, paragraph.outline)
        list_id, depth = self._list(paragraph)
        label = self.lists.label(list_id, depth) if list_id is not None else None
        if kind is not BlockKind.PARAGRAPH:
            return kind, level, None
        if paragraph.table is not None:
            kind = paragraph.table.kind(paragraph.row)
        if list_id is not None and kind is BlockKind.PARAGRAPH:
            return BlockKind.LIST_ITEM, 0, label
        if kind is BlockKind.PARAGRAPH and paragraph.is_bold_heading():
            return BlockKind.HEADING, 2, None
        return kind, 0, None

    def _list(self, paragraph: Paragraph) -> tuple[str | None, int]:
        line = self.styles.line(paragraph.style)
        inherited = next((style for style in line if style.numbering is not None), None)
        if paragraph.list_id is not None:
            return (None if paragraph.list_id == "0" else paragraph.list_id), paragraph.depth
        if inherited is None or inherited.numbering in (None, "0"):
            return None, 0
        return inherited.numbering, inherited.depth or 0

    def _table(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "tbl":
            if self.tables:
                self.tables[-1].nested = True
            self.counted_tables += 1
            self.tables.append(Table(self.counted_tables))
        if not self.tables:
            return
        table = self.tables[-1]
        if tag == "tr":
            table.next_row()
        elif tag == "tc":
            table.next_cell()
        elif tag == "gridSpan":
            table.across = max(1, number(attributes.get("val", "")) or 1)
        elif tag == "vMerge":
            table.merge(begins=attributes.get("val") == "restart")
        elif tag == "tblHeader" and attributes.get("val", "1") not in _OFF:
            table.heads.add(table.rows)
        elif tag == "tblLook":
            look = attributes.get("val", "")
            bits = int(look, 16) if look and len(look) < 9 and all(c in "0123456789abcdefABCDEF" for c in look) else 0
            table.headed = attributes.get("firstRow") == "1" or bool(bits & 0x20)

    # Inside a paragraph.

    def _inside(self, tag: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if self._in["pPr"]:
            self._property(tag, value)
        elif tag == "r":
            self.run = Run()
        elif tag in ("vertAlign", "vanish", "b", "rStyle"):
            self._run_property(tag, value)
        elif tag in ("hyperlink", "fldSimple"):
            anchor = attributes.get("anchor")
            address = self.links.get(attributes.get(f"{_OFFICE}id", "")) or (f"#{anchor}" if anchor else "")
            self.hyperlinks.append(Field(attributes.get("instr", "")).address or address)
        elif tag == "fldChar":
            self._field(attributes.get("fldCharType", ""))
        elif tag in _NOTES:
            self._note(_NOTES[tag], attributes)
        elif tag in ("tab", "br", "cr", "noBreakHyphen", "sym"):
            self._glyph(tag, attributes)

    def _property(self, tag: str, value: str) -> None:
        paragraph = self.open[-1]
        if tag == "pStyle":
            paragraph.style = value
        elif tag == "outlineLvl":
            paragraph.outline = number(value)
        elif tag == "numId":
            paragraph.list_id = value
        elif tag == "ilvl":
            paragraph.depth = min(number(value) or 0, 8)

    def _run_property(self, tag: str, value: str) -> None:
        if tag == "vertAlign":
            self.run.raised = value == "superscript"
        elif tag == "vanish":
            self.run.hidden = value not in _OFF
        elif tag == "b":
            self.run.bold = value not in _OFF
        else:
            self.run.raised = self.run.raised or any(style.raised for style in self.styles.line(value))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shows = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _note(self, kind: str, attributes: Mapping[str, str]) -> None:
        note = attributes.get("id", "")
        if attributes.get("customMarkFollows", "0") not in _OFF:
            self.run.note = kind, note
            return
        if note not in self.notes[kind]:
            self.counts[kind] += 1
            # Where both are used, Word tells them apart by the form of the number.
            roman = kind == "endnote" and bool(self.notes["footnote"])
            count = self.counts[kind]
            self._see(kind, note, written(count, "lowerRoman") if roman else str(count))
        self._mark(kind, note)

    def _see(self, kind: str, note: str, shown: str) -> None:
        """Remembers the note of a mark; notes with a mark of the writer's own may share it."""
        name = f"{kind} {shown}"
        known = sum(one.shown == shown for one in self.notes[kind].values())
        self.notes[kind][note] = _Seen(shown, f"{name} ({known + 1})" if known else name, self.open[0].number)

    def _mark(self, kind: str, note: str) -> None:
        if self._is_seen():
            seen = self.notes[kind][note]
            self.open[-1].passage.add_mark(seen.shown, seen.name)

    def _glyph(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sym":
            self._show(symbol(attributes.get("font", ""), attributes.get("char", "")))
        elif tag == "noBreakHyphen":
            self._show("\u2011")
        elif tag == "tab" and self._in["r"]:
            self._show(" ")
        elif tag in ("br", "cr"):
            self.open[-1].passage.line_break()

    def _is_seen(self) -> bool:
        return not self.run.hidden and all(entry.shows for entry in self.fields)

    def _show(self, text: str) -> None:
        if not self._is_seen():
            return
        if self.run.note is not None and text.strip():
            (kind, note), self.run.note = self.run.note, None
            self._see(kind, note, text.strip())
            self._mark(kind, note)
            return
        paragraph = self.open[-1]
        if text.strip():
            paragraph.bold = paragraph.bold and self.run.bold
        address = next((entry.address for entry in reversed(self.fields) if entry.address), None)
        link = address or (self.hyperlinks[-1] if self.hyperlinks else None) or None
        paragraph.passage.add(text, is_raised=self.run.raised, link=link)


class _Notes(_Story):
    """Footnotes or endnotes: the same walk over another part; each note belongs to the paragraph of its mark."""

    def __init__(self, kind: str, seen: Mapping[str, _Seen], body: _Story, links: Mapping[str, str]) -> None:
        super().__init__(body.styles, body.lists, links)
        self.kind = kind
        self.seen = seen
        self.composition = body.composition
        self.places = body.places
        self._current: _Seen | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Takes the start of an element; notes that nothing points at are Word's own separators."""
        if tag == self.kind:
            self._current = self.seen.get(attributes.get("id", ""))
        super().start(tag, attributes)

    def put(
        self, paragraph: Paragraph, kind: BlockKind, level: int, label: str | None, note: str | None = None
    ) -> None:
        """Makes a footnote of a paragraph; only its first one carries the number."""
        if self._current is None:
            return
        del kind, level, label, note  # A list or heading within a note is the note all the same.
        seen = self._current
        length = self.composition.length
        super().put(replace(paragraph, number=seen.place), BlockKind.FOOTNOTE, 0, seen.shown or None, seen.name)
        if self.composition.length > length:
            self._current = replace(seen, shown="")
