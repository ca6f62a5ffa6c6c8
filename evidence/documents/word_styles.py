"""What the styles and lists of a Word file say: which paragraphs are headings, and the numbers before the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from evidence.documents.document import BlockKind
from evidence.documents.packages import Package
from evidence.late import late_regex

_HEADING = late_regex(r"heading (\d)", re.IGNORECASE)
_MOST_STEPS = 20
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class Style:
    """A paragraph style: its name, what it is based on, and the list it belongs to."""

    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    numbering: str | None = None
    depth: int | None = None
    raised: bool = False


@dataclass(frozen=True)
class Level:
    """One level of a list: its sort of number, and the first one."""

    form: str = "decimal"
    start: int = 1


@dataclass
class Styles:
    """The styles by their id."""

    known: dict[str, Style] = field(default_factory=dict)
    _current: str | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Takes an element of styles.xml."""
        value = attributes.get("val", "")
        if tag == "style":
            self._current = attributes.get("styleId", "")
            self.known[self._current] = Style()
            return
        if self._current is None:
            return
        style = self.known[self._current]
        if tag == "name":
            style = replace(style, name=value.casefold())
        elif tag == "basedOn":
            style = replace(style, based_on=value)
        elif tag == "outlineLvl":
            style = replace(style, outline=number(value))
        elif tag == "numId":
            style = replace(style, numbering=value)
        elif tag == "ilvl":
            style = replace(style, depth=number(value))
        elif tag == "vertAlign":
            style = replace(style, raised=value == "superscript")
        self.known[self._current] = style

    def end(self, tag: str) -> None:
        """Takes the end of an element."""
        if tag == "style":
            self._current = None

    def line(self, name: str | None) -> list[Style]:
        """A style and those it is based on."""
        found: list[Style] = []
        while name is not None and name in self.known and len(found) < _MOST_STEPS:
            found.append(self.known[name])
            name = found[-1].based_on
        return found

    def kind(self, name: str | None, outline: int | None) -> tuple[BlockKind, int]:
        """The kind of a paragraph, and the level of a heading."""
        line = self.line(name)
        for style in line:
            heading = _HEADING.fullmatch(style.name)
            if heading:
                return BlockKind.HEADING, int(heading[1])
            if style.name == "title":
                return BlockKind.HEADING, 1
            if style.name == "subtitle":
                return BlockKind.HEADING, 2
            if style.name == "caption":
                return BlockKind.LEGEND, 0
            if style.name.startswith("toc "):
                return BlockKind.NAVIGATION, 0
        level = outline if outline is not None else next((s.outline for s in line if s.outline is not None), None)
        if level is not None and level < 9:
            return BlockKind.HEADING, level + 1
        return BlockKind.PARAGRAPH, 0


@dataclass
class Lists:
    """The lists of numbering.xml, and how far each has been counted."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)
    _begun: set[str] = field(default_factory=set)
    _abstract: str | None = None
    _number: str | None = None
    _depth: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Takes an element of numbering.xml."""
        value = attributes.get("val", "")
        if tag == "abstractNum":
            self._abstract, self._number = attributes.get("abstractNumId", ""), None
        elif tag == "num":
            self._abstract, self._number = None, attributes.get("numId", "")
        elif tag == "abstractNumId" and self._number is not None:
            self.abstract[self._number] = value
        elif tag in ("lvl", "lvlOverride"):
            self._depth = number(attributes.get("ilvl", "0")) or 0
        elif tag == "startOverride" and self._number is not None:
            self.restarts[self._number, self._depth] = number(value) or 1
        elif self._abstract is not None and tag in ("numFmt", "start"):
            key = self._abstract, self._depth
            level = self.levels.get(key, Level())
            known = number(value)
            level = (
                replace(level, form=value) if tag == "numFmt" else replace(level, start=1 if known is None else known)
            )
            self.levels[key] = level

    def end(self, tag: str) -> None:
        """Takes the end of an element."""

    def label(self, list_id: str, depth: int) -> str | None:
        """The number of the next item; None for bullets."""
        abstract = self.abstract.get(list_id, f"?{list_id}")
        level = self.levels.get((abstract, depth), Level())
        if list_id not in self._begun:
            self._begun.add(list_id)
            for there, first in ((d, first) for (owner, d), first in self.restarts.items() if owner == list_id):
                self.counts[abstract, there] = first - self.levels.get((abstract, there), Level()).start
        self.counts[abstract, depth] += 1
        for deeper in range(depth + 1, 9):
            self.counts.pop((abstract, deeper), None)
        if level.form in ("bullet", "none"):
            return None
        return written(level.start + self.counts[abstract, depth] - 1, level.form)


def written(value: int, form: str) -> str:
    """A number as a list shows it."""
    if form in ("lowerLetter", "upperLetter") and 1 <= value <= 26:
        return chr((97 if form == "lowerLetter" else 65) + value - 1)
    if form in ("lowerRoman", "upperRoman") and 1 <= value < 40:
        shown = _roman(value)
        return shown if form == "lowerRoman" else shown.upper()
    return str(value)


def _roman(value: int) -> str:
    shown = ""
    for size, letters in _ROMAN:
        while value >= size:
            shown += letters
            value -= size
    return shown


def number(text: str) -> int | None:
    """A small number, if it is one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def read_styles(package: Package) -> Styles:
    """The styles of a file; none where it has no such part."""
    styles = Styles()
    package.parse("word/styles.xml", styles.start, styles.end, _nothing)
    return styles


def read_lists(package: Package) -> Lists:
    """The lists of a file."""
    lists = Lists()
    package.parse("word/numbering.xml", lists.start, lists.end, _nothing)
    return lists


def _nothing(_: str) -> None:
    """Words between the elements mean nothing here."""
