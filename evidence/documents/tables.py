"""What each cell of a table stands under: the heads beside and above it, its caption, the notes on its sources.

Readers say where a block stands in a table (`Block.cell`), whatever the format; what is made of that is made here. A
table of one row or column is a box around copy, and has no heads.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from evidence.documents.document import CAPTION_ROW, Block, BlockKind, Cell, Heads
from evidence.late import late_regex

_MOST_HEAD_ROWS = 6
_LEADING = 4
"""So many columns at the left may hold heads of rows."""
_MOST_PARTS = 6
"""A cell of more blocks than this is a page in itself."""
_MOST_SPANNED = 12
"""Of so many columns a cell may take its heads."""
_HEAD_WORDS = 25
_NOTES = 4
"""So many blocks below a table may be its notes."""
_ENDED = late_regex(r"[.!?…][\"'”’)\]]*(?:\s?\[[\d,\s–-]+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\s?\([^()]+\))?\Z")
_WORD = late_regex(r"[^\W\d_]+")
_NAMED_WORK = late_regex(r"\([^()]*\b(?:19|20)\d\d[a-z]?\)")
_TIME = late_regex(
    r"\A\W*(?:at\s|after\s)?(?:(?:day|week|month|year|hour|min)s?\s?\d|\d+(?:[–-]\d+)?[\s-]?(?:h|d|w|hrs?|hours?|days?|wks?|weeks?"
    r"|mos?|months?|yrs?|years?|min(?:utes?)?)\b)\W*",
    re.IGNORECASE,
)
_YEAR = late_regex(r"\s*(?:19|20)\d\d\s*")
# A column of words that say what was measured, when or in whom heads the numbers beside them.
_NAMING_HEAD = late_regex(
    r"\W*(?:\w+\s)?(?:outcomes?|end-?points?|measure(?:ment)?s?|parameters?|variables?|scales?|(?:bio)?markers?"
    r"|tests?|symptoms?|(?:side|adverse) e(?:ffec|ven)ts?|population|patients|people|subgroups?|compar(?:ator|ison)s?"
    r"|control|time(?:[ -]?points?)?|visit)\W*",
    re.IGNORECASE,
)
# A column of times says when the numbers beside them were measured, and one of doses on how much of a medicine.
_GIVEN_HEAD = late_regex(
    r"\W*(?:(?:median |mean |length of |duration of )?follow[- ]?up(?: time| period| duration)?|time(?:[ -]?points?)?"
    r"|(?:assess|measur)ed (?:at|after)|assessment|measurement time"
    r"|(?:treatment |study |trial )?duration|(?:duration|length) of (?:the )?(?:treatment|study|trial)"
    r"|(?:daily |total )?(?:dos(?:e|age)s?|strengths?)(?: given)?)\W*",
    re.IGNORECASE,
)
_DOSE = late_regex(r"\A\W*\d[\d.,–-]*\s?(?:mg|g|mcg|[µμ]g|iu|ml|%)", re.IGNORECASE)
_WITH_NUMBERS = frozenset(
    """
    percent g kg mg mcg µg μg iu ml l dl mmol mol mmhg cm mm m kcal cal kj point points pts pt h hr hrs hour hours
    d day days w wk wks week weeks month months mo mos y yr yrs year years min mins minute minutes second seconds s
    am pm of patient patients people participants n p vs versus to and or ci hr rr sd se sem iqr mean median about
    approx approximately up least at than less more over under x times fold per ns in the a bpm
    """.split()
)
"""Words that stand with numbers and do not say what is counted or measured."""
_MARKS_ONLY = late_regex(
    r"(?:(?:\[[\d\s,;–-]+\]|[⁰¹²³⁴-⁹]+|\[\^[^\]\s]+\]|\[-?@[^\]]+\]|\(?[^()]{2,60},?\s(?:19|20)\d\d[a-z]?\)?)[\s,;–]*)+"
)
_SOURCE_HEAD = late_regex(r"\W*(?:refs?|references?|sources?|citations?|publications?)\W*", re.IGNORECASE)
_TITLED = late_regex(r"\W*(?:table|tab\.)\s*(?:[a-z]?\d|[ivx]+\b)", re.IGNORECASE)
# A heading right above a table gives its source where it ends in a mark.
_MARKED = late_regex(r"(?:\[\d[\d\s,;–-]*\]|(?<!\d)[⁰¹²³⁴-⁹]+(?:[,⁻][⁰¹²³⁴-⁹]+)*|\[\^[^\]\s]+\])[\])]?\s*\Z")
_OF_A_PICTURE = late_regex(r"\W*(?:fig(?:ure|\.)|photo|picture|image|chart|graph|video|credit)", re.IGNORECASE)
_SOURCED = late_regex(
    r"\W*(?:notes?\W+)?(?:"
    r"(?:data\s)?(?:sources?|refs?\.?|references?)(?:\sof\s(?:the\s)?data)?\s*[:=–—(\[⁰¹²³⁴-⁹-]"
    r"|(?:adapted|reproduced|reprinted|modified)\s(?:with permission\s)?from\b"
    r"|(?:all\s|the\s)?(?:data|figures|numbers|results|rates|values)\s(?:(?:shown|above|in th\w+ table)\s)?"
    r"(?:(?:are|were|is|was|come|came)\s)?(?:(?:taken|drawn|adapted|pooled|derived|extracted)\s)?(?:from|based on)\b)",
    re.IGNORECASE,
)
_NOTED = late_regex(r"(?i:\W*(?:notes?|abbreviations?)\b)|[*†‡§¶]|[A-Z][\w-]{1,9}[,:=]\s?[a-z]|n\s?[=/]")


def is_bare(text: str) -> bool:
    """Whether a number stands there, and no words that say of what."""
    plain = _NAMED_WORK.sub("", text)
    return any(map(str.isdigit, plain)) and all(word.casefold() in _WITH_NUMBERS for word in _WORD.findall(plain))


def _is_source(text: str) -> bool:
    return _MARKS_ONLY.fullmatch(text) is not None and not _YEAR.fullmatch(text)


def is_ended(text: str) -> bool:
    """Whether words end as a sentence does."""
    return _ENDED.search(text) is not None


def names_sources(text: str) -> bool:
    """Whether a note at a table says where its numbers are from ("Source: [3]")."""
    return _SOURCED.match(text) is not None


def with_heads(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, those in cells with what they stand under; the others as they are."""
    tables: dict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.cell is not None:
            tables[block.cell.table].append(index)
    heads: dict[int, Heads] = {}
    for indices in tables.values():
        heads.update(_Table(blocks, indices).heads())
    return tuple(replace(block, heads=heads[i]) if i in heads else block for i, block in enumerate(blocks))


@dataclass(frozen=True)
class _Entry:
    """A cell with its blocks. Without a word or number a cell is no entry."""

    cell: Cell
    indices: tuple[int, ...]
    text: str

    @cached_property
    def is_bare(self) -> bool:
        return is_bare(self.text)

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage and nothing else."""
        return self.is_bare and self.text.rstrip().endswith("%")

    @cached_property
    def is_source(self) -> bool:
        """Whether it holds marks of sources and nothing else."""
        return _is_source(self.text)

    @cached_property
    def is_given(self) -> bool:
        """Whether it is a time or a dose and nothing else."""
        return self.is_bare and (_TIME.search(self.text) or _DOSE.search(self.text)) is not None

    @cached_property
    def is_result(self) -> bool:
        """Whether it may be what was found at a time or on a dose: it has a number, and is no time and no sentence."""
        return any(map(str.isdigit, self.text)) and not is_ended(self.text) and not _TIME.fullmatch(self.text)

    @cached_property
    def may_head(self) -> bool:
        """Whether it may say what others are: it names them or a time, and neither counts nor tells."""
        named = _WORD.search(self.text) is not None or _YEAR.fullmatch(self.text) is not None
        times = not self.is_bare or _TIME.search(self.text) is not None
        return named and times and not is_ended(self.text) and len(self.text.split()) <= _HEAD_WORDS


_Groups = tuple[tuple[int, ...], ...]


class _Table:
    """The entries of one table, and what they stand under."""

    def __init__(self, blocks: Sequence[Block], indices: Sequence[int]) -> None:
        self._blocks = blocks
        self._first, self._last = indices[0], indices[-1]
        entries = tuple(_entries(blocks, indices))
        self._captions = tuple(entry for entry in entries if entry.cell.row == CAPTION_ROW)
        self._rows: dict[int, list[_Entry]] = defaultdict(list)
        for entry in entries:
            if entry.cell.row != CAPTION_ROW:
                self._rows[entry.cell.row].append(entry)
        self._is_layout = any(entry.cell.layout for entry in entries)
        self._width = max((e.cell.column + 1 for row in self._rows.values() for e in row), default=0)

    def heads(self) -> Iterator[tuple[int, Heads]]:
        """What each block in the table stands under; in a box or a table for layout only within its cell."""
        if len(self._rows) < 2 or self._width < 2 or self._is_layout or self._is_of_tiles():
            for entry in (entry for row in self._rows.values() for entry in row):
                yield from ((index, Heads(self._own(entry, index))) for index in entry.indices)
            return
        rows = [row for _, row in sorted(self._rows.items())]
        top = self._head_rows(rows)
        body = rows[len(top) :]
        titles = [entry for row in top for entry in row if self._is_across(entry)]
        notes = {row[0] for row in body if len(row) == 1 and names_sources(row[0].text)}
        around = self._around([*self._captions, *titles, *notes])
        above = self._above(top, body)
        kept = [row for row in body if row[0] not in notes]
        naming = self._columns_of(_NAMING_HEAD, top)
        naming -= {entry.cell.column for row in kept for entry in row if not entry.may_head}
        given = self._columns_of(_GIVEN_HEAD, top)
        placed = list(self._beside(kept, naming, labelled=0 in above))
        beside = {entry: self._given_beside(entry, given) for entry, _, names in placed if not names}
        told = {one for conditions in beside.values() for one in conditions}
        for entry, groups, names in placed:
            spanned = min(entry.cell.columns, _MOST_SPANNED)
            columns = range(entry.cell.column, entry.cell.column + spanned)
            own = set(entry.indices)
            column = () if self._is_across(entry) else _joined(above.get(column, ()) for column in columns)
            column = tuple(others for group in column if (others := tuple(i for i in group if i not in own)))
            mine = (*(one.indices for one in beside.get(entry, ())), *groups)
            for index in entry.indices:
                yield index, Heads(self._own(entry, index), mine, column, around, names or entry in told)
        for row in top:
            for index in (index for entry in row for index in entry.indices):
                yield index, Heads(names=True)

    def _is_of_tiles(self) -> bool:
        """Whether shares are set large in the first row, and words below them: neither heads the other's neighbours."""
        first, *others = (row for _, row in sorted(self._rows.items()))
        below = [entry for row in others for entry in row]
        shares = first[0].cell.column == 0 and all(entry.is_share for entry in first)
        return shares and not any(entry.is_bare or entry.text[:1].isdigit() for entry in below)

    @staticmethod
    def _columns_of(head: re.Pattern[str], top: Sequence[Sequence[_Entry]]) -> set[int]:
        """The columns whose head reads so."""
        return {entry.cell.column for row in top for entry in row if head.fullmatch(entry.text)}

    def _given_beside(self, entry: _Entry, given: Collection[int]) -> list[_Entry]:
        """When a number was measured, and on which dose, where cells of its row say it."""
        if entry.cell.column in given or not entry.is_result:
            return []
        row = self._rows[entry.cell.row]
        return [one for one in row if one.cell.column in given and one.is_given]

    def _own(self, entry: _Entry, index: int) -> tuple[int, ...]:
        """The other blocks of a cell that a number alone is said by, and those that hold nothing but a source."""
        if len(entry.indices) > _MOST_PARTS:
            return ()
        others = [other for other in entry.indices if other != index]
        alone = is_bare(self._blocks[index].text)
        return tuple(other for other in others if alone or _is_source(self._blocks[other].text))

    def _is_across(self, entry: _Entry) -> bool:
        return entry.cell.columns >= self._width

    def _head_rows(self, rows: Sequence[list[_Entry]]) -> list[list[_Entry]]:
        """The rows at the top that the file calls heads; else the first, if it names what numbers below it are."""
        top: list[list[_Entry]] = []
        for row in rows[:_MOST_HEAD_ROWS]:
            if not all(entry.cell.head for entry in row):
                break
            top.append(row)
        if top or not all(entry.may_head for entry in rows[0]):
            return top
        numbered = {entry.cell.column for row in rows[1:] for entry in row if entry.is_bare and entry.cell.column}
        named = {entry.cell.column for entry in rows[0] if entry.cell.column}
        return [rows[0]] if named and 2 * len(named & numbered) >= len(named) else []

    def _around(self, entries: Iterable[_Entry]) -> _Groups:
        """The caption, and the notes that name sources, in the table or beside it, together."""
        found = [index for entry in entries for index in entry.indices]
        before = self._outside(self._first - 1)
        if before is not None and _is_title(before):
            found.append(self._first - 1)
        for index in range(self._last + 1, self._last + 1 + _NOTES):
            block = self._outside(index)
            if block is None or block.kind is BlockKind.HEADING:
                break
            if names_sources(block.text) or (index == self._last + 1 and self._is_title_below(block)):
                found.append(index)
            elif not _NOTED.match(block.text):
                break
        return (tuple(sorted(found)),) if found else ()

    def _is_title_below(self, block: Block) -> bool:
        """Whether the block right below is the caption of this table, and not of another that follows."""
        following = self._last + 2
        is_above = following < len(self._blocks) and self._blocks[following].cell is not None
        return _is_title(block) and not is_above

    def _outside(self, index: int) -> Block | None:
        block = self._blocks[index] if 0 <= index < len(self._blocks) else None
        return block if block is not None and block.cell is None else None

    def _above(self, top: Sequence[Sequence[_Entry]], body: Sequence[Sequence[_Entry]]) -> dict[int, _Groups]:
        """The heads of each column, the nearest first; a row that gives the source of each column belongs to them."""
        found: dict[int, list[tuple[int, ...]]] = defaultdict(list)
        for row in reversed(top):
            corner = row[0].indices if row[0].cell.column == 0 else ()
            for entry in row:
                if not self._is_across(entry):
                    # "Week" in the corner says what the numbers beside it are.
                    indices = entry.indices if _WORD.search(entry.text) or entry is row[0] else corner + entry.indices
                    for column in range(entry.cell.column, min(entry.cell.column + entry.cell.columns, self._width)):
                        found[column].append(indices)
        for row in body:
            if len(row) > 1 and _SOURCE_HEAD.fullmatch(row[0].text):
                for entry in row[1:]:
                    groups = found[entry.cell.column]
                    groups[:1] = [(*groups[0], *entry.indices)] if groups else [entry.indices]
        return {column: tuple(groups) for column, groups in found.items()}

    def _beside(
        self, body: Sequence[Sequence[_Entry]], naming: Collection[int], *, labelled: bool
    ) -> Iterator[tuple[_Entry, _Groups, bool]]:
        """Each entry with the heads of its row, the nearest first, and whether it is such a head of numbers.

        Behind the heads of its row, words in a column that is `naming` what the numbers are of are heads too.
        Two columns of words, both with a head (`labelled` tells of the first), are two things side by side: there the
        first is no head of the second, unless the file says so.
        """
        section: _Groups = ()
        leading: dict[int, _Entry] = {}
        for row in body:
            number = row[0].cell.row
            if len(row) == 1 and self._is_across(row[0]):
                section = (row[0].indices,) if row[0].may_head else ()
                yield row[0], (), row[0].may_head
                continue
            leading = {c: entry for c, entry in leading.items() if entry.cell.row + entry.cell.rows > number}
            leading |= {entry.cell.column: entry for entry in row if entry.cell.column < _LEADING}
            pair = labelled and self._width == 2 and not any(entry.is_bare for entry in row[1:])
            heads = _heads_of_row(leading, row, only_said=pair)
            if heads and any(entry.is_bare for entry in row):
                heads += [e for e in row if e.cell.column in naming and e not in heads]
            sources = [entry for entry in row if entry.is_source and entry not in heads]
            source = sources[0].indices if len(sources) == 1 else ()
            counts = any(entry.is_bare for entry in row if entry not in heads)
            for entry in row:
                mine = [one.indices for one in reversed(heads) if one.cell.column < entry.cell.column]
                nearest = (*(mine[0] if mine else ()), *(() if entry.indices == source else source))
                groups = ((nearest,) if nearest else ()) + tuple(mine[1:]) + section
                yield entry, groups, entry.is_source or (counts and entry in heads)


def _entries(blocks: Sequence[Block], indices: Sequence[int]) -> Iterator[_Entry]:
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index in indices:
        if (cell := blocks[index].cell) is not None:
            found[cell.row, cell.column].append(index)
    for places in found.values():
        cell = blocks[places[0]].cell
        if cell is not None:
            yield _Entry(cell, tuple(places), " ".join(blocks[index].text for index in places))


def _heads_of_row(leading: Mapping[int, _Entry], row: Sequence[_Entry], *, only_said: bool) -> list[_Entry]:
    """The heads of a row, from the left: those that the file calls so, else what stands first.

    Behind a cell that spans several rows, the next tells these apart.
    """
    said = [entry for _, entry in sorted(leading.items()) if entry.cell.head and entry.may_head]
    if said and not all(entry.cell.head for entry in row):
        return said
    heads: list[_Entry] = []
    if only_said:
        return heads
    for column in range(_LEADING):
        entry = leading.get(column)
        if entry is None or not entry.may_head:
            break
        heads.append(entry)
        if entry.cell.rows == 1:
            break
    return heads


def _joined(groups: Iterable[_Groups]) -> _Groups:
    """The heads of the columns that a cell spans, level by level."""
    levels: list[dict[int, None]] = []
    for one in groups:
        for level, indices in enumerate(one):
            if level == len(levels):
                levels.append({})
            levels[level] |= dict.fromkeys(indices)
    return tuple(map(tuple, levels))


def _is_title(block: Block) -> bool:
    """Whether a block beside a table may be its caption."""
    if names_sources(block.text):
        return False
    if block.kind in (BlockKind.CAPTION, BlockKind.LEGEND):
        return not _OF_A_PICTURE.match(block.text)
    if block.kind is BlockKind.HEADING and _MARKED.search(block.text):
        return True
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and _TITLED.match(block.text) is not None
