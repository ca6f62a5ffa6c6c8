"""Finding the reference list among blocks, whatever their format, and taking entries apart that ran together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from evidence.documents.document import Block, BlockKind, Link, Piece, Span
from evidence.documents.entries import (
    begins_another,
    begins_entry,
    ends_entry,
    is_heading,
    is_heading_of_notes,
    is_locatable,
    likeness,
    says,
)
from evidence.documents.reference_tables import NUMBER_ALONE, with_rows_as_entries
from evidence.documents.superscripts import level
from evidence.identifiers import find_dois, find_pmids, identified_by
from evidence.late import late_regex

_CANDIDATES = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.HEADING})
_BESIDE = frozenset({BlockKind.TABLE_CELL, BlockKind.PARAGRAPH, BlockKind.CAPTION})
# An entry in another language, or one whose title names a picture, was taken for the furniture of the page.
_FURNITURE = frozenset({BlockKind.BOILERPLATE, BlockKind.CAPTION, BlockKind.LEGEND, BlockKind.FOREIGN})
_NUMBER = late_regex(
    r"(?:(?<=\s)|^)(?:\[(?P<bracket>\d{1,3})\]\s*|\(?(?P<number>\d{1,3})[.)]\s+|(?P<raised>[⁰¹²³⁴-⁹]{1,3})\s*(?=[^\W\d_]))(?=\S)"
)
# The heading of a list that stands in the line of its first entry: "References: 1. Doe J, …".
_RUN_IN = late_regex(
    r"\W{0,3}[^\W\d_]{3,}(?: [^\W\d_]{3,}| &){0,4}?(?:(?P<colon>\s?[:.–—]\s+|\s*\n\s*)(?=\S)|\s+(?=[\[(]?\d|[⁰¹²³⁴-⁹]))"
)
_NOTE_NUMBER = late_regex(r"(\d{1,3}|[⁰¹²³⁴-⁹]{1,3})\s*(?=[A-ZÀ-Þ])")
_RAISED = late_regex(r"[⁰¹²³⁴-⁹]{1,3}")
_BREAK = late_regex(r"\s*\n\s*")
_STOP = late_regex(r"(?<=[\w\])/])[.;]?\s+(?:(?:and|also|see(?: also)?)\s+)?(?=[A-ZÀ-Þ\"“‘]|[a-z]{2,4} [A-ZÀ-Þ])")
# What parts two works that are named in a row, and what a second DOI of one work stands behind.
_NEXT_WORK = late_regex(
    r"(?:[.;,]\s+|\s+(?=and\s|&))(?P<and>(?:(?:and|&|see|also|cf\.?)\s+)+)?"
    r"(?!(?:pmcid|epub|available|accessed|retrieved)\b)",
    re.IGNORECASE,
)
_OF_THE_SAME = late_regex(
    r"\b(?:errat|corri|correct|retract|republish|data|suppl|append|protocol|preprint|version|regist|comment|repl|code|in:)",
    re.IGNORECASE,
)
_WORDS = late_regex(r"[^\W\d_]{3,}")
_YEARS = late_regex(r"(?:19|20)\d{2}")
_LONGEST = 1500
_SURE = 4
_LIKELY = 3
_POSSIBLE = 2
_ROW = 3
_SHORT = 80


def mark_references(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with the entries of reference lists as `REFERENCE`.

    Below a heading such as "References", whatever reads like an entry or stands in the numbered list is one, until
    something comes that does not. Elsewhere an entry has to read like one beyond doubt, or stand beside one that does.
    """
    joined = [
        part
        for block in _labelled(_numbered_beside(with_rows_as_entries(list(blocks))))
        for part in _out_of_line(block)
    ]
    found = [part for block in joined for part in (_parted(block) if block.kind in _CANDIDATES else (block,))]
    scores = [_score(block) for block in found]
    entries = _below_headings(found, scores) | _by_themselves(found, scores)
    return [
        replace(block, kind=BlockKind.REFERENCE) if index in entries else block for index, block in enumerate(found)
    ]


def _numbered_beside(blocks: list[Block]) -> list[Block]:
    """The blocks, with entries whose numbers, from 1 on, stand in blocks of their own before them, as in a table."""
    numbers: dict[int, str] = {}
    for index, (before, block) in enumerate(pairwise(blocks), 1):
        number = NUMBER_ALONE.fullmatch(before.text) if before.kind in _BESIDE and block.kind in _BESIDE else None
        follows = number is not None and block.label is None and int(number[1]) == len(numbers) + 1
        if number is not None and follows and likeness(block.text) >= _POSSIBLE:
            numbers[index] = number[1]
    if not any(likeness(text) >= _LIKELY and is_locatable(text) for text in (blocks[index].text for index in numbers)):
        return blocks
    return [
        replace(block, kind=BlockKind.REFERENCE, label=numbers[index], cell=None) if index in numbers else block
        for index, block in enumerate(blocks)
        if index + 1 not in numbers
    ]


def _labelled(blocks: list[Block]) -> list[Block]:
    """The blocks, notes with the numbers that begin them and that are raised in the copy: "1 Doe J. …", "² Ibid."."""
    raised = {level(mark) for block in blocks for mark in _RAISED.findall(block.text)}
    found: list[Block] = []
    last = 0
    for block in blocks:
        number = _NOTE_NUMBER.match(block.text) if raised and block.kind in _CANDIDATES and not block.label else None
        label = level(number[1]) if number else ""
        note = part_of(block, number.end(), len(block.text), label) if number and label in raised else None
        is_note = note is not None and (int(note.label or 0) == last + 1 > 1 or likeness(note.text) >= _LIKELY)
        found.append(replace(note, kind=BlockKind.FOOTNOTE, level=0) if note is not None and is_note else block)
        last = int(note.label or 0) if note is not None and is_note else 0
    return found


def _out_of_line(block: Block) -> tuple[Block, ...]:
    """A block that begins with the heading of a list, apart from it: the heading, then the entries by their numbers."""
    text = block.text
    head = _RUN_IN.match(text) if block.kind in _CANDIDATES | _FURNITURE and block.label is None else None
    if head is None or not is_heading(head.group().rstrip(" .–—\n")):
        return (block,)
    rest = part_of(block, head.end(), len(text), None)
    first = _NUMBER.match(rest.text)
    heading = part_of(block, 0, head.end(), None)
    if first is None:
        is_entry = block.kind in _CANDIDATES and head["colon"] and likeness(rest.text.partition("\n")[0]) >= _SURE
        return (heading, rest) if is_entry else (block,)
    starts = _numbered(rest.text, None) or [(0, first.end(), _written(first))]
    ends = [begin for begin, _, _ in starts[1:]] + [len(rest.text)]
    if not _are_listed([rest.text[words:end].strip() for (_, words, _), end in zip(starts, ends, strict=True)]):
        return (block,)
    parts = (part_of(rest, words, end, label) for (_, words, label), end in zip(starts, ends, strict=True))
    return (heading, *(replace(part, kind=BlockKind.REFERENCE) for part in parts))


def _are_listed(parts: Sequence[str]) -> bool:
    """Whether some of the parts read like entries, and none tells anything."""
    scores = [likeness(part) for part in parts]
    told = any(
        score < _POSSIBLE and (len(part) > _SHORT or says(part)) for part, score in zip(parts, scores, strict=True)
    )
    return all(parts) and max(scores) >= _LIKELY and not told


def _score(block: Block) -> int:
    if block.kind in _CANDIDATES:
        return likeness(block.text)
    score = likeness(block.text) if block.kind in _FURNITURE else -1
    return score if score >= _SURE else -1


def _below_headings(blocks: list[Block], scores: list[int]) -> set[int]:
    entries: set[int] = set()
    listed = of_notes = False
    for index, block in enumerate(blocks):
        if is_heading(block.text):
            listed, of_notes = True, not is_heading_of_notes(block.text)
        elif listed and scores[index] >= 0 and (scores[index] >= _POSSIBLE or _in_list(block, scores[index], of_notes)):
            entries.add(index)
            of_notes = of_notes and block.note is not None
        else:
            listed = False
    return entries


def _in_list(block: Block, score: int, of_notes: bool) -> bool:
    """Whether a block belongs to a list by its number, or as an item that leads to a work.

    A note does if it is a mere identifier, or in a list `of_notes` and nothing else: notes that follow other entries,
    or that Word keeps at the foot of a page, may say anything.
    """
    if block.label is None:
        return block.kind is BlockKind.LIST_ITEM and (score >= 1 or _is_linked_name(block))
    if block.note is None or block.note.isdecimal() or (score >= 1 and len(block.text.split()) == 1):
        return True
    return of_notes and block.note.startswith("[")


def _is_linked_name(block: Block) -> bool:
    """Whether an item names a work, and a link in it leads there."""
    return not says(block.text) and any(any(identified_by(link.target)) for link in block.links)


def _by_themselves(blocks: list[Block], scores: list[int]) -> set[int]:
    sure = {
        index
        for index, score in enumerate(scores)
        if score >= _SURE or (score >= _LIKELY and blocks[index].label is not None)
    }
    entries = {index for index in sure if {index - 1, index + 1} & sure or blocks[index].label is not None}
    grown = True
    while grown:
        beside = {n for index in entries for n in (index - 1, index + 1) if n not in entries}
        new = {n for n in beside if 0 <= n < len(blocks) and scores[n] >= _POSSIBLE and _alike(blocks, n, entries)}
        entries |= new
        grown = bool(new)
    return entries


def _alike(blocks: list[Block], index: int, entries: set[int]) -> bool:
    """A neighbour of an entry is written like it: with a number where that has one."""
    beside = index - 1 if index - 1 in entries else index + 1
    return (blocks[index].label is None) == (blocks[beside].label is None)


def _parted(block: Block) -> tuple[Block, ...]:
    """The entries of a block as blocks of their own; the block itself where it holds no more than one."""
    text = block.text
    if block.label is not None or text[:1] in "[(" or text[:1].isdigit():
        starts = _numbered(text, block.label)
        ends = [begin for begin, _, _ in starts[1:]] + [len(text)]
        listed = bool(starts) and _is_list_in_a_row(text, starts, ends)
        if listed or (starts and _are_entries(text, [start for start, _, _ in starts])):
            parts = [part_of(block, words, end, label) for (_, words, label), end in zip(starts, ends, strict=True)]
            return tuple(replace(part, kind=BlockKind.REFERENCE) if listed else part for part in parts)
    lines = list(pairwise([*_lines(text), len(text)]))
    if len(lines) > 1:
        return tuple(part_of(block, *line, block.label if n == 0 else None) for n, line in enumerate(lines))
    # Works in a row below one number are all what its mark leads to.
    works = _works(text) or (_by_identifiers(text) if block.label or block.note else ())
    return tuple(part_of(block, *work, block.label) for work in works) if len(works) > 1 else (block,)


def _numbered(text: str, label: str | None) -> list[tuple[int, int, str | None]]:
    """Where each number of an ascending row begins, where its words do, and the number; empty without a second one."""
    marks = list(_NUMBER.finditer(text))
    found: list[tuple[int, int, str | None]] = []
    if label is not None and label.isdecimal():
        found.append((0, 0, label))
    elif marks and marks[0].start() == 0:
        found.append((0, marks[0].end(), _written(marks[0])))
    style = None if label is not None else marks[0].lastgroup if marks else None
    for mark in marks:
        number = _written(mark)
        follows = found and mark.start() > 0 and int(number) == int(found[-1][2] or 0) + 1
        if follows and style in (None, mark.lastgroup):
            style = mark.lastgroup
            found.append((mark.start(), mark.end(), number))
    return found if len(found) > 1 else []


def _written(mark: re.Match[str]) -> str:
    return mark["bracket"] or mark["number"] or level(mark["raised"])


def _are_entries(text: str, starts: Sequence[int]) -> bool:
    """Whether nearly all of the parts read like entries, and the first one does."""
    parts = [_NUMBER.sub("", text[start:end], count=1).strip() for start, end in pairwise([*starts, len(text)])]
    scores = [likeness(part) for part in parts]
    return all(parts) and scores[0] >= _POSSIBLE and sum(score >= _POSSIBLE for score in scores) >= 0.8 * len(scores)


def _is_list_in_a_row(text: str, starts: Sequence[tuple[int, int, str | None]], ends: Sequence[int]) -> bool:
    """Whether 1, 2, 3 … number the entries of a list in one line, however short each is: "(1) Data on file. (2) Roe
    2008. (3) Smith J, …". Some read like entries, none tells anything, and each begins where the one before has ended.
    """
    if len(starts) < _ROW or starts[0][2] != "1" or any(text[:begin].rstrip()[-1:] not in ".;" for begin in ends[:-1]):
        return False
    return _are_listed([text[words:end].strip() for (_, words, _), end in zip(starts, ends, strict=True)])


def _lines(text: str) -> list[int]:
    """Where lines begin if each is an entry from beginning to end."""
    if "\n" not in text:
        return []
    breaks = list(_BREAK.finditer(text))
    starts = [0, *(match.end() for match in breaks)]
    ends = [*(match.start() for match in breaks), len(text)]
    lines = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    entries = all(line and begins_entry(line) and ends_entry(line) and likeness(line) >= _LIKELY for line in lines)
    return starts if entries else []


def _works(text: str) -> Sequence[tuple[int, int]]:
    """Where entries begin and end that stand in a row."""
    if len(_YEARS.findall(text)) < 2:
        return ()
    starts, ends = [0], list[int]()
    for stop in _STOP.finditer(text):
        entry, line = text[max(starts[-1], stop.start() - _LONGEST) : stop.start()], text[stop.end() :][:_LONGEST]
        if begins_another(entry, line) and not _OF_THE_SAME.match(line):
            starts.append(stop.end())
            ends.append(stop.start() + (text[stop.start()] == "."))
    works = list(zip(starts, [*ends, len(text)], strict=True))
    return works if all(likeness(text[start:end]) > _LIKELY for start, end in works) else ()


def _by_identifiers(text: str) -> Sequence[tuple[int, int]]:
    """Where works begin and end that stand in a row, however shortly each is named, as each has an identifier."""
    starts, ends, named = [0], list[int](), text
    marks = sorted((*find_dois(text), *find_pmids(text)))
    for start, end, _ in marks:
        named = f"{named[:start]}{' ' * (end - start)}{named[end:]}"
    for (_, end, name), (start, _, other) in pairwise(marks):
        between = text[end:start]
        gap = _NEXT_WORK.search(between)
        is_same = name in other or other in name or _OF_THE_SAME.search(between)
        if gap is not None and not is_same and (name.isdecimal() == other.isdecimal() or gap["and"]):
            starts.append(end + gap.end())
            ends.append(end + gap.start())
    works = list(zip(starts, [*ends, len(text)], strict=True))
    return works if all(_names_shortly(named[start:end]) for start, end in works) else ()


def _names_shortly(words: str) -> bool:
    """Whether words beside an identifier do no more than name a work: "See Doe 2020"."""
    return len(_WORDS.findall(words)) <= 2 or (_YEARS.search(words) is not None and not says(words))


def part_of(block: Block, start: int, end: int, label: str | None) -> Block:
    """A stretch of a block as a block, without the white space at its ends."""
    words = block.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    stretch = Span(start, max(start, end))
    pieces = tuple(_piece(piece, stretch) for piece in block.pieces if stretch.overlaps(_shown(piece)))
    return replace(
        block,
        text=block.text[stretch.start : stretch.end],
        pieces=pieces,
        label=label,
        superscripts=tuple(span.moved(-start) for span in block.superscripts if stretch.contains(span)),
        links=tuple(Link(link.span.moved(-start), link.target) for link in block.links if stretch.contains(link.span)),
        marks=tuple(m._replace(span=m.span.moved(-start)) for m in block.marks if stretch.contains(m.span)),
    )


def _shown(piece: Piece) -> Span:
    return Span(piece.start, piece.start + len(piece.span))


def _piece(piece: Piece, stretch: Span) -> Piece:
    first = max(piece.start, stretch.start)
    last = min(piece.start + len(piece.span), stretch.end)
    offset = piece.span.start - piece.start
    return Piece(first - stretch.start, Span(first + offset, last + offset))
