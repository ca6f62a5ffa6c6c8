"""Signs and raised letters, and the notes below that begin with them: "by half*." and "* In adults only."

A sign alone says little: five stars are a rating, a star before a line is a bullet, one beside a value in a table is
explained below the table. So a sign is a mark only where a note begins with it, and a line is the note of a star only
where such a mark stands in the copy.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from evidence.documents.document import COPY_KINDS, Block, BlockKind, NoteMark, Span
from evidence.documents.reference_blocks import part_of
from evidence.late import late_regex

_SIGNS = "*†‡§¶"
# Behind a word, a number or its full stop, and before nothing that it could belong to ("CYP2C19*2", "a 5* hotel").
_MARK = late_regex(
    r"(?<=[\w%)\]\"”’'.,;:!?])(?<!(?<![\d.,])[1-5](?=\*(?!\*)))(?P<signs>[*†‡§¶]{1,4})(?=[\s.,;:!?)\]—–]|\Z)"
)
_SAME = late_regex(r"(\*+|†+|‡+|§+|¶+)")
_EMPHASIS = late_regex(r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]*[^\s*]\1(?!\*)")
_ONE = r"(?:\*+|†+|‡+|§+|¶+|(?<![a-z])[a-z](?![a-z]))"
_LABEL = late_regex(_ONE)
_RAISED = late_regex(rf"[\s(\[]*{_ONE}(?:[\s,]*{_ONE})*[\s)\]]*")
# A line that begins with a sign, or with a letter and a capital, as "a Relative risk"; and with more than the sign.
_BEGINNING = late_regex(
    r"[ \t]*(?:(?P<sign>\*{1,3}|†{1,2}|‡{1,2}|§{1,2}|¶{1,2})[.):]?[ \t]*(?=[^\s\W]|[\"“‘(<>≥≤])"
    r"|[(\[]?(?P<letter>[a-z])[.)\]:]?[ \t]+(?=[A-Z\d\"“]))"
)
# Where lines have run together, a sign that stands before its words begins the next note; a mark stands behind them.
_WITHIN = late_regex(r"(?<=\s)(?P<sign>\*{1,3}|†{1,2}|‡{1,2}|§{1,2}|¶{1,2})[ \t]*(?=[A-Z\"“])")
_P_VALUE = late_regex(r"\s*[pP](?:[- ]values?)?\s?[<>=≤≥]")
_BULLET = late_regex(r"(?:\A|[\r\n])[ \t]*(?P<sign>\*)[ \t]+\Z")
_BLANK = late_regex(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_LINE = late_regex(r"(?:\A|\n)(?=[^\n])")
_NOTE_KINDS = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.BOILERPLATE}
)
_MARKED_KINDS = COPY_KINDS - {BlockKind.TABLE_CELL}
_TABLE = frozenset({BlockKind.TABLE_CELL, BlockKind.CAPTION})
_BEFORE = 40


def with_notes(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks, with the marks of signs and letters, and their notes as notes; `text` is the document's."""
    found = [_found_marks(block) for block in blocks]
    wanted = {label for marks in found for _, label in marks}
    if not wanted and not any(block.kind is BlockKind.FOOTNOTE for block in blocks):
        return list(blocks)
    parts = [part for block in _unbulleted(blocks, text, wanted) for part in _parted(block, wanted)]
    signed = {index for index, block in enumerate(parts) if _is_unnamed(block)}
    parts = list(_named(parts))
    places: dict[str, list[int]] = {}
    for index in sorted(signed):
        if not _is_of_a_table(parts, index):
            places.setdefault(parts[index].label or "", []).append(index)
    return [_marked(block, index, places, parts) for index, block in enumerate(parts)]


def _found_marks(block: Block) -> list[tuple[Span, str]]:
    """Where signs and raised letters stand that may be marks, in order."""
    if block.kind not in _MARKED_KINDS:
        return []
    text = block.text
    found: list[tuple[Span, str]] = []
    known = {mark.span for mark in block.marks}
    for span in block.superscripts:
        raw = text[span.start : span.end]
        if span.start > 0 and span not in known and _RAISED.fullmatch(raw):
            found += [(Span(span.start + m.start(), span.start + m.end()), m.group()) for m in _LABEL.finditer(raw)]
    if not any(sign in text for sign in _SIGNS):
        return found
    emphasis = {match.end() for match in _EMPHASIS.finditer(text)}
    for match in _MARK.finditer(text):
        span = Span(*match.span("signs"))
        if match.end() in emphasis or any(span.overlaps(other) for other in block.superscripts):
            continue
        found += [(Span(*same.span()), same.group()) for same in _SAME.finditer(text, *match.span("signs"))]
    return sorted(found)


def _unbulleted(blocks: Sequence[Block], text: str, wanted: set[str]) -> Iterator[Block]:
    """The blocks; an item that was read off its star has it as its label where it stands alone and a mark leads there.

    Stars below each other are the bullets of a list, which ends where a blank line parts the last of them.
    """
    stars = [_is_starred(block, text) if "*" in wanted else False for block in blocks]
    for starred, run in groupby(zip(stars, blocks, strict=True), key=lambda pair: pair[0]):
        row = [block for _, block in run]
        gaps = [_BLANK.search(text, one.span.end, two.span.start) is not None for one, two in pairwise(row)]
        alone = starred and gaps == [False] * (len(gaps) - 1) + [True] * bool(gaps)
        if alone:
            row[-1] = replace(row[-1], kind=BlockKind.FOOTNOTE, label="*")
        yield from row


def _is_starred(block: Block, text: str) -> bool:
    if block.kind is not BlockKind.LIST_ITEM or block.label is not None:
        return False
    start = block.span.start
    return _BULLET.search(text[max(0, start - _BEFORE) : start]) is not None


def _parted(block: Block, wanted: set[str]) -> Iterator[Block]:
    """The notes of a block, each of which begins a line, as blocks of their own."""
    starts = _beginnings(block, wanted) if block.kind in _NOTE_KINDS else []
    if not starts:
        yield block
        return
    if starts[0][0] > 0:
        yield part_of(block, 0, starts[0][0], block.label)
    ends = [start for start, _, _ in starts[1:]] + [len(block.text)]
    for (_, words, label), end in zip(starts, ends, strict=True):
        yield replace(part_of(block, words, end, label), kind=BlockKind.FOOTNOTE, level=0)


def _beginnings(block: Block, wanted: set[str]) -> list[tuple[int, int, str]]:
    """Where each note begins, where its words do, and its label."""
    found = []
    for line in _LINE.finditer(block.text):
        match = _BEGINNING.match(block.text, line.end())
        label = match and (match["sign"] or match["letter"])
        if match and label in wanted and not (line.end() == 0 and block.label):
            found.append((line.end(), match.end(), label))
    if (found and found[0][0] == 0) or block.label in wanted:
        known = {start for start, _, _ in found}
        found += [
            (match.start(), match.end(), match["sign"])
            for match in _WITHIN.finditer(block.text)
            if match["sign"] in wanted and match.start() not in known
        ]
    return sorted(found)


def _is_unnamed(block: Block) -> bool:
    return block.kind is BlockKind.FOOTNOTE and block.note is None and bool(block.label)


def _named(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, notes with their names: those of one label are numbered."""
    known: dict[str, int] = {}
    for block in blocks:
        if not _is_unnamed(block) or block.label is None:
            yield block
            continue
        known[block.label] = known.get(block.label, 0) + 1
        name = block.label if block.label.isdecimal() else f"[{block.label}]"
        again = f" ({known[block.label]})" if known[block.label] > 1 and not block.label.isdecimal() else ""
        yield replace(block, note=f"{name}{again}")


def _is_of_a_table(blocks: Sequence[Block], index: int) -> bool:
    """Whether a note stands below a table, other notes between them, and a cell of the table carries its label."""
    label = blocks[index].label or ""
    above = index - 1
    while above >= 0 and blocks[above].note is not None:
        if blocks[above].label == label:
            return False
        above -= 1
    cells = []
    while above >= 0 and blocks[above].kind in _TABLE:
        cells.append(blocks[above])
        above -= 1
    return any(_carries(cell, label) for cell in cells)


def _carries(cell: Block, label: str) -> bool:
    if any(cell.text[span.start : span.end].strip() == label for span in cell.superscripts):
        return True
    return not label.isalnum() and label in cell.text


def _marked(block: Block, index: int, places: dict[str, list[int]], blocks: Sequence[Block]) -> Block:
    marks = []
    for span, label in _found_marks(block):
        found = _nearest(places.get(label, ()), index)
        if found is not None and not _P_VALUE.match(blocks[found].text):
            marks.append(NoteMark(span, blocks[found].note or ""))
    return replace(block, marks=tuple(sorted((*block.marks, *marks)))) if marks else block


def _nearest(places: Sequence[int], index: int) -> int | None:
    """The next place below, else the last one above; `places` are in order."""
    below = bisect_right(places, index)
    return places[below] if below < len(places) else places[-1] if places and places[-1] != index else None
