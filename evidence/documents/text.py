"""Plain text as it really comes: page dumps with a line a paragraph, and text wrapped at some column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from evidence.documents.decoding import decode
from evidence.documents.document import LINE_END, Block, BlockKind, Document, Span
from evidence.documents.entries import begins_another, begins_entry, ends_entry, likeness
from evidence.documents.furniture import furniture, is_caption
from evidence.documents.language import foreign_language
from evidence.documents.notes import with_notes
from evidence.documents.pieces import block_of, document_of, trimmed
from evidence.documents.reference_blocks import mark_references
from evidence.documents.superscripts import ISOTOPE, level
from evidence.documents.tiles import with_tiles
from evidence.late import late_regex

_LINE = late_regex(r"[^\r\n]+")
_MARK = late_regex(
    r"(?:(?P<bullet>[-*•‣◦▪–—·])[ \t\u00a0]+|\(?(?P<number>\d{1,3})[.)][ \t\u00a0]+"
    r"|\[(?P<bracket>\d{1,3})\][ \t\u00a0]*"
    r"|(?P<sign>[†‡§¶]{1,2})[ \t\u00a0]*|(?P<raised>[¹²³⁰⁴-⁹]{1,3})[ \t\u00a0]*(?=[A-Z]))"
)
_ENDED = late_regex(r"[.!?:;…][\"'”’)\]\d,–*†‡§¶-]*\s*$")
_SLIDE = late_regex(r"\W*(?:slide|Slide|SLIDE) \d{1,3}\W{0,4}")
_OF_A_MAIL = late_regex(
    r"(?P<name>from|to|cc|bcc|reply-to|sent|date|subject|re|preheader|preview)[ \t]*:[ \t]*(?=\S)", re.IGNORECASE
)
_SUBJECTS = ("subject", "re")
_WIDTHS = range(50, 121)
_CELLS = late_regex(r"\t+| \| ")
_ALONE = late_regex(r"\d{1,3}\.?")
_NUMBERED = 3
_ITEM = 110


class _Line(NamedTuple):
    """A line that is not blank: its span without the white space at its ends, and its indentation."""

    span: Span
    text: str
    indent: int


class _Unit(NamedTuple):
    """Lines that belong together: a paragraph, a list item, an entry, a row of a table.

    `alone`: nothing else in its chunk; of a row, that it is the head of its table. `mail`: what it is at the head of a
    mail.
    """

    span: Span
    text: str
    label: str | None = None
    marked: bool = False
    note: bool = False
    alone: bool = False
    row: bool = False
    mail: BlockKind | None = None


def read_text(path: str, data: bytes) -> Document:
    """Reads a `.txt` file. Raises `InputError` if it is not UTF-8."""
    text = decode(path, data)
    units = _listed(_rejoined(text, _labelled(list(_titled_slides(text)))))
    english = foreign_language(text) is None
    blocks = [_block(text, unit, english=english) for unit in units]
    blocks = list(_titled(_credited(blocks, units, text), units))
    return document_of(path, "txt", data, text, mark_references(with_notes(with_tiles(blocks, text), text)))


def _titled_slides(text: str) -> Iterator[_Unit]:
    """What stands in the chunks; the line below "Slide 2" is the title of the slide."""
    is_title = False
    for number, chunk in enumerate(_chunks(text)):
        if number == 0 and _heads_a_mail(chunk):
            yield from map(_of_a_mail, chunk)
            continue
        first, *others = _units(text, chunk)
        yield first._replace(alone=True) if is_title and not first.row else first
        yield from others
        is_title = _SLIDE.fullmatch(chunk[0].text) is not None


def _heads_a_mail(chunk: Sequence[_Line]) -> bool:
    """Whether lines say from whom a mail is and of what."""
    names = [match["name"].casefold() if (match := _OF_A_MAIL.match(line.text)) else "" for line in chunk]
    return all(names) and not set(names).isdisjoint(_SUBJECTS)


def _of_a_mail(line: _Line) -> _Unit:
    """The subject of a mail, which is its title, without the word for it; or another line of its head."""
    name = _OF_A_MAIL.match(line.text)
    assert name is not None  # all of these lines have one
    if name["name"].casefold() not in _SUBJECTS:
        return _Unit(line.span, line.text, mail=BlockKind.METADATA)
    span = Span(line.span.start + name.end(), line.span.end)
    return _Unit(span, line.text[name.end() :], mail=BlockKind.HEADING)


def _chunks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines between blank ones; what numbers a slide is one by itself."""
    chunk: list[_Line] = []
    end = 0
    for match in _LINE.finditer(text):
        numbered = len(chunk) == 1 and _SLIDE.fullmatch(chunk[0].text) is not None
        if chunk and (numbered or len(LINE_END.findall(text, end, match.start())) > 1):
            yield chunk
            chunk = []
        end = match.end()
        span = trimmed(text, Span(match.start(), match.end()))
        if len(span):
            chunk.append(_Line(span, text[span.start : span.end], span.start - match.start()))
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _units(text: str, lines: Sequence[_Line]) -> list[_Unit]:
    if not any("\t" in line.text or " | " in line.text for line in lines):
        return _lines_joined(text, lines)
    units: list[_Unit] = []
    for rows, run in groupby(lines, key=lambda line: _CELLS.search(line.text) is not None):
        part = list(run)
        if rows and _is_table(part):
            units.extend(_Unit(line.span, line.text, row=True, alone=i == 0) for i, line in enumerate(part))
        else:
            units.extend(_lines_joined(text, part))
    return units


def _lines_joined(text: str, lines: Sequence[_Line]) -> list[_Unit]:
    if len(lines) == 1:
        return [_unit(lines[0], alone=True)]
    wrapped = _is_wrapped(lines)
    units: list[_Unit] = []
    above: _Line | None = None
    for line in lines:
        if above is not None and not _MARK.match(line.text) and _continues(above, line, units[-1], wrapped=wrapped):
            span = Span(units[-1].span.start, line.span.end)
            units[-1] = units[-1]._replace(span=span, text=text[span.start : span.end])
        else:
            units.append(_unit(line))
        above = line
    return units if len(units) > 1 else [unit._replace(alone=True) for unit in units]


def _is_table(lines: Sequence[_Line]) -> bool:
    """Whether lines are rows of cells, parted by tabs or bars, each with as many as the others."""
    counts = {len(_CELLS.findall(line.text)) for line in lines}
    if min(counts) == 0 or max(counts) - min(counts) > 1:
        return False
    return len(lines) > 2 or (len(lines) == 2 and min(counts) > 1)


def _unit(line: _Line, *, alone: bool = False) -> _Unit:
    match = _MARK.match(line.text)
    if match is None or match.end() == len(line.text) or (match["raised"] and ISOTOPE.match(line.text)):
        return _Unit(line.span, line.text, alone=alone)
    label = match["number"] or match["bracket"] or match["sign"] or level(match["raised"] or "") or None
    span = Span(line.span.start + match.end(), line.span.end)
    note = bool(match["sign"] or match["raised"])
    return _Unit(span, line.text[match.end() :], label, marked=True, note=note, alone=alone)


def _continues(above: _Line, line: _Line, unit: _Unit, *, wrapped: bool) -> bool:
    numbered = unit.label is not None and wrapped
    if not numbered and begins_another(unit.text, line.text):
        return False
    if line.text[0].islower() and not _ENDED.search(above.text):
        return True
    if unit.marked and line.indent > 0 and line.indent >= above.indent:
        return True
    if not wrapped and likeness(line.text) >= 3 and likeness(unit.text) >= 2:
        return False
    return wrapped


def _is_wrapped(lines: Sequence[_Line]) -> bool:
    """Whether the lines were broken at a column: no first word of a line would have fitted on the line before.

    Where a line of its own begins, a list item or an entry, the line before may be short.
    """
    width = max(line.indent + len(line.text) for line in lines)
    if width not in _WIDTHS or len(lines) < 2:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if not _MARK.match(b.text)]
    return bool(pairs) and all(
        _is_full(a, b.text.split(maxsplit=1)[0], width) or (ends_entry(a.text) and begins_entry(b.text))
        for a, b in pairs
    )


def _is_full(line: _Line, following: str, width: int) -> bool:
    """Whether the next word had no room; a line that is far from full gives way to an address only."""
    full = line.indent + len(line.text) + 1 + len(following) > width
    return full and (len(line.text) > width * 0.6 or len(following) > width * 0.3)


def _labelled(units: Sequence[_Unit]) -> list[_Unit]:
    """Numbers that stand alone before what they number, as tables of references come out, become its label."""
    numbers = [index for index, unit in enumerate(units[:-1]) if _ALONE.fullmatch(unit.text)]
    ascending = [i for i, number in enumerate(numbers, 1) if int(units[number].text.strip(".")) == i]
    if len(ascending) < _NUMBERED or len(ascending) < len(numbers):
        return list(units)
    labels = {number + 1: units[number].text.strip(".") for number in numbers}
    alone = frozenset(numbers)
    return [
        unit._replace(label=labels[index], marked=True) if index in labels else unit
        for index, unit in enumerate(units)
        if index not in alone
    ]


def _rejoined(text: str, units: Sequence[_Unit]) -> list[_Unit]:
    """A sentence that a blank line broke is one again: no end before the gap, a small letter after it."""
    joined: list[_Unit] = []
    for unit in units:
        begun = (
            not unit.marked
            and unit.mail is None
            and unit.text[0].islower()
            and furniture(unit.text, english=False) is None
        )
        if joined and begun and _is_unfinished(joined[-1]):
            span = Span(joined[-1].span.start, unit.span.end)
            joined[-1] = joined[-1]._replace(span=span, text=text[span.start : span.end])
        else:
            joined.append(unit)
    return joined


def _listed(units: Sequence[_Unit]) -> list[_Unit]:
    """Short lines without a full stop below one that ends with a colon are its list, whose signs were lost.

    A list that has its signs ends with the last of them.
    """
    below = False
    listed: list[_Unit] = []
    for unit in units:
        if unit.text.endswith(":"):
            below = True
        elif below:
            below = not unit.marked and len(unit.text) <= _ITEM and not _ENDED.search(unit.text) and not unit.row
            if below and furniture(unit.text, english=False) is None:
                unit = unit._replace(marked=True)
        listed.append(unit)
    return listed


def _is_unfinished(unit: _Unit) -> bool:
    return len(unit.text.split()) >= 4 and not _ENDED.search(unit.text) and not _is_titled(unit.text)


def _block(text: str, unit: _Unit, *, english: bool) -> Block:
    return block_of(text, (unit.span,), _kind(unit, english=english), label=unit.label)


def _kind(unit: _Unit, *, english: bool) -> BlockKind:
    if unit.mail is not None:
        return unit.mail
    if unit.note:
        return BlockKind.FOOTNOTE
    if unit.row:
        return BlockKind.CAPTION if unit.alone else BlockKind.TABLE_CELL
    found = furniture(unit.text, english=english)
    if found is not None and not (unit.marked and found in (BlockKind.CAPTION, BlockKind.LEGEND)):
        return found
    if unit.marked:
        return BlockKind.LIST_ITEM
    return BlockKind.HEADING if _is_heading(unit) else BlockKind.PARAGRAPH


def _is_heading(unit: _Unit) -> bool:
    words = unit.text.split()
    if len(words) > 16 or len(unit.text) > 120 or "\n" in unit.text or unit.text.rstrip("\"'”’)*†‡§¶")[-1:] in ".!,;:":
        return False
    if not (unit.text[0].isupper() or unit.text[0].isdigit()):
        return False
    return unit.alone or (_is_titled(unit.text) and len(words) >= 2)


def _is_titled(text: str) -> bool:
    """Whether Most Longer Words Begin Like These."""
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) >= 0.6 * len(long)


def _credited(blocks: Sequence[Block], units: Sequence[_Unit], text: str) -> Iterator[Block]:
    """A short line right above a picture's credit is the picture's own text."""
    for index, block in enumerate(blocks):
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if below is not None and block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and not units[index].alone:
            gap = text[block.span.end : below.span.start]
            if below.kind is BlockKind.CAPTION and is_caption(below.text) and len(LINE_END.findall(gap)) == 1:
                yield replace(block, kind=BlockKind.CAPTION)
                continue
        yield block


def _titled(blocks: Iterator[Block], units: Sequence[_Unit]) -> Iterator[Block]:
    """The first heading is the title, the others lie below it."""
    level = 1
    for block, _ in zip(blocks, units, strict=True):
        if block.kind is BlockKind.HEADING:
            yield replace(block, level=level)
            level = 2
        else:
            yield block
