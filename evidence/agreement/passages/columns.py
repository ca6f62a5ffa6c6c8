"""Whose a number is by the groups that a study lists: "in 9 %, 6 % and 2 %, respectively", "41 % with 10 mg, 30 % with
placebo".

A claim that gives one group the number of another is wrong. Where it is not plain whose a number is, in the claim or in
the source, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise

from evidence.agreement.passages.groups import (
    Groups,
    Mention,
    groups_in,
    groups_listed,
    groups_with_numbers,
    lists_an_order,
    mentions_of,
)
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.sides import CONTROLS
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.scales.measures import follows, measure_of
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.words.terms import terms_of
from evidence.claims.claim import TIMES, Quantity, QuantityKind
from evidence.claims.units import MEDICATIONS
from evidence.late import late_regex

_BETWEEN = late_regex(
    r"(?:\([^()]*\)|\[[^\[\]]*\]|[\s,;%()])*+(?:(?:and|or|versus|vs\.?|to|compared with|than)[\s,;(]*)?", re.IGNORECASE
)
"""Between two numbers of a row: nothing that says whose they are."""
_VERSUS = late_regex(r"\b(?:versus|vs|compared|than|against)\b", re.IGNORECASE)
_TO = late_regex(r"\bto\b", re.IGNORECASE)
_HELD_AGAINST = late_regex(
    r"\b(?:than|versus|vs\.?|compared (?:with|to)|relative to|against|over)\s"
    r"(?:(?:the|those|in|with|on|for|that|of|who|received|receiving|given|taking|people|patients)\s)*\Z",
    re.IGNORECASE,
)
"""Before the group that others are held against."""
_NUMBER_BEFORE = late_regex(r"\d\s?%?\s?\(?(?:\w+\s)?(?:(?:with|in|on|for|of|after|by)\s(?:\w+\s)?)?\Z")
_NUMBER_BEHIND = late_regex(r"\s?[(:,]?\s?[-−]?\d")
_PATTERNS = late_regex(r"(?:MF)+|(?:FM)+|MFFM")

_NO_RESULTS = frozenset({QuantityKind.DOSE, QuantityKind.AGE, QuantityKind.P_VALUE})
_LASTED = late_regex(r"\b(?:median|mean|average|surviv\w+|lived|lasted|took|takes?)\b", re.IGNORECASE)
_AT = late_regex(
    r"\b(?:for|over|after|during|within|at|in|every|up to|until|by)\s(?:the \w+\s)?[\d\w.]+\s?\w+\Z", re.IGNORECASE
)

_AT_A_TIME = late_regex(
    r"\b(?:(?:at|after|by|within|in|over)\s)?(?:\d+[\s-](?:hour|day|week|month|year)s?|(?:day|week|month|year)s?\s\d+)\b"
)
"""Between two rows: it may be of the row before."""
_TWO = late_regex(r"\d\D.*?\d", re.DOTALL)
_NEAR = 45
"""How many characters may stand between a number and the name of its group."""
_SHOWN = 4
"""So many of the words before a row are shown."""

_Span = tuple[int, int]


@dataclass(frozen=True)
class Owned:
    """Whose a number is in a passage (`theirs`), whose in the claim (`ours`), and the passage's number for the latter.

    A number is its group's, and its outcome's where a sentence has a row for each of several. `plainly` says that the
    claim gives each of its numbers to a group of its own.
    """

    value: Value
    theirs: str
    ours: str
    rival: Value | None = None
    plainly: bool = False

    @property
    def is_told(self) -> bool:
        """Whether it is the claim's own."""
        return self.theirs == self.ours


@dataclass(frozen=True)
class _Cell:
    """A number of a passage, the group that has it, and the words before its row."""

    value: Value
    group: int | None
    label: str


def owned_by(quantity: Quantity, claim: str, passage: Passage, text: str) -> Owned | None:
    """Whose number a claim's is in a passage of a text, and whose in the claim; None where either is not plain."""
    measure = measure_of(quantity)
    if measure is None or passage.labelled or not is_result(quantity, claim):
        return None
    values = [one for one in passage.values if one.measure.scale == measure.scale and not one.derived and one.span[1]]
    plainly = partial(_is_plain, quantity, claim)
    for groups in groups_with_numbers(passage.text):
        read = _in_list(quantity, claim, passage, text, values, groups) if plainly(groups) else None
        if read is not None and _is_named_whole(claim, read.ours, groups):
            return replace(read, plainly=True)
    for groups in _lists(passage.text, text):
        if (read := _in_list(quantity, claim, passage, text, values, groups)) is not None:
            return replace(read, plainly=plainly(groups))
    return None


def numbers_of_two(passage: Passage, text: str) -> Iterator[tuple[Groups, tuple[Value, Value]]]:
    """Two groups of a sentence's own list with their numbers, where it has one of a sort for each, and no third."""
    values = [one for one in passage.values if not one.derived and one.span[1] and one.kind not in _NO_RESULTS]
    for groups in groups_with_numbers(passage.text) if not passage.labelled else ():
        for scale in dict.fromkeys(one.measure.scale for one in values):
            cells = _cells(passage, [one for one in values if one.measure.scale == scale], groups, text)
            told = {cell.group: cell.value for cell in cells}
            if len(groups) == len(cells) == 2 and set(told) == {0, 1}:
                yield groups, (told[0], told[1])


def _in_list(
    quantity: Quantity, claim: str, passage: Passage, text: str, values: Sequence[Value], groups: Groups
) -> Owned | None:
    """Whose a number is by one list of groups."""
    measure = measure_of(quantity)
    ours = _owner(quantity, claim, groups)
    cells = _cells(passage, values, groups, text) if ours is not None else []
    held = [cell for cell in cells if measure is not None and follows(measure, cell.value.measure)]
    if ours is None or not held or any(cell.group is None for cell in held):
        return None
    if (other := _of_another_row(held, claim, cells)) is not None:
        rival = next((cell.value for cell in cells if cell.label == other and cell.group == ours), None)
        return Owned(held[0].value, _last_words(held[0].label), _last_words(other), rival)
    own = next((cell.value for cell in held if cell.group == ours), None)
    if own is not None:
        return Owned(own, groups[ours].name, groups[ours].name)
    if len({cell.group for cell in held}) == 1:
        theirs = groups[held[0].group or 0].name
        return Owned(held[0].value, theirs, groups[ours].name, _beside(held[0].value, ours, cells))
    return None


def _is_plain(quantity: Quantity, claim: str, groups: Groups) -> bool:
    """Whether a claim has one number of a sort, or names a group for each: another may be of a group in other words."""
    scale, mentions = _scale(quantity), mentions_of(claim, groups)
    spans = [(one.span.start, one.span.end) for one in written_quantities(claim) if _scale(one) == scale]
    spans = [span for span in spans if not _is_in(span, mentions)]
    return len(spans) == 1 or len({one.group for one in mentions}) == len(spans)


def _is_named_whole(claim: str, name: str, groups: Groups) -> bool:
    """Whether a claim has all the words that set a group of a sentence's own list apart."""
    own = next((one.terms for one in groups if one.name == name), None)
    return own is not None and frozenset(term for term in own if "-" not in term) <= terms_of(claim)


def _of_another_row(held: Sequence[_Cell], claim: str, cells: Sequence[_Cell]) -> str | None:
    """The words before another row than those that hold a number, where the claim says these and not the number's."""
    said, own = terms_of(claim), {cell.label for cell in held}
    known = terms_of(" ".join(own))
    if not all(terms_of(_AT_A_TIME.sub(" ", label)) for label in own) or said & known:
        return None
    return next((cell.label for cell in cells if cell.label not in own and said & terms_of(cell.label) - known), None)


def _last_words(label: str) -> str:
    return " ".join(label.strip(" ,;(").split()[-_SHOWN:])


def is_result(quantity: Quantity, claim: str) -> bool:
    """Whether a number is a result, and no time, dose, age or P value."""
    if quantity.kind in TIMES:
        return _LASTED.search(claim) is not None and _AT.search(claim[: quantity.span.end]) is None
    return quantity.kind not in _NO_RESULTS and quantity.unit not in MEDICATIONS


def groups_behind(passage: Passage, text: str) -> Groups:
    """The groups that numbers of a sentence are of by their order alone, in which the study lists them."""
    if passage.labelled or not _TWO.search(passage.text) or lists_an_order(passage.text):
        return ()
    unnamed = [groups for groups in groups_listed(text) if not mentions_of(passage.text, groups)]
    lengths = _lengths(passage) if unnamed else frozenset()
    return next((one for one in unnamed if len(one) in lengths and _is_the_order(one, text)), ())


def _lengths(passage: Passage) -> frozenset[int]:
    """How many numbers of one sort stand in each row of a sentence; what goes from one to another is of one group."""
    by_scale: dict[str, list[_Span]] = {}
    for one in sorted(passage.values, key=lambda value: value.span):
        if one.span[1] and not one.derived:
            by_scale.setdefault(one.measure.scale, []).append(one.span)
    rows = ([spans[place] for place in row] for spans in by_scale.values() for row in _rows(passage.text, spans))
    return frozenset(len(row) for row in rows if not any(map(_TO.search, _between(passage.text, row)))) - {1}


def _between(text: str, spans: Sequence[_Span]) -> list[str]:
    """The words between each two numbers."""
    return [text[start:end] for (_, start), (end, _) in pairwise(spans)]


def _beside(value: Value, ours: int, cells: Sequence[_Cell]) -> Value | None:
    """The number of a group that stands nearest to another's."""
    own = (cell.value for cell in cells if cell.group == ours)
    return min(own, key=lambda one: abs(one.span[0] - value.span[0]), default=None)


@lru_cache(maxsize=256)
def _lists(sentence: str, text: str) -> tuple[Groups, ...]:
    """The lists of groups by which numbers of a sentence may be told apart: its own, where it has any."""
    return groups_in(sentence) if lists_an_order(sentence) else groups_listed(text)


def _owner(quantity: Quantity, claim: str, groups: Groups) -> int | None:
    """Which group a claim gives a number to."""
    scale, mentions = _scale(quantity), mentions_of(claim, groups)
    spans = [(one.span.start, one.span.end) for one in written_quantities(claim) if _scale(one) == scale]
    spans = [span for span in spans if not _is_in(span, mentions)]
    place = (quantity.span.start, quantity.span.end)
    if place not in spans:
        return None
    named = {one.group for one in mentions}
    if len(named) == 1 and not _VERSUS.search(claim[spans[0][1] : spans[-1][0]]):
        return named.pop() if place in _beside_the(mentions, spans, claim) else None
    return _owners_in(claim, spans, groups, None)[spans.index(place)]


def _beside_the(mentions: Sequence[Mention], spans: Sequence[_Span], claim: str) -> list[_Span]:
    """The numbers that may be of the one group that a claim names: all behind its name, else those in the last row
    before it, since the others may be of a group in other words."""
    if mentions[0].start < spans[0][0]:
        return list(spans)
    rows = [[spans[place] for place in row] for row in _rows(claim, spans)]
    return [span for row in rows[-1:] for span in row]


def _scale(quantity: Quantity) -> str | None:
    measure = measure_of(quantity)
    return measure.scale if measure else None


def _is_in(span: _Span, mentions: Sequence[Mention]) -> bool:
    return any(one.start < span[1] and span[0] < one.end for one in mentions)


def _cells(passage: Passage, values: Sequence[Value], groups: Groups, text: str) -> list[_Cell]:
    """The numbers of a passage, each once, with the group that has it."""
    mentions = mentions_of(passage.text, groups)
    distinct: list[Value] = []
    for one in sorted(values, key=lambda value: value.span):
        if not _is_in(one.span, mentions) and not (distinct and _is_same(passage.text, distinct[-1], one)):
            distinct.append(one)
    order = groups if _is_the_order(groups, text) else None
    spans = [one.span for one in distinct]
    owners = _owners_in(passage.text, spans, groups, order)
    return [_Cell(*cell) for cell in zip(distinct, owners, _labels(passage.text, spans), strict=True)]


def _labels(text: str, spans: Sequence[_Span]) -> list[str]:
    """For each number the words between its row and the one before; none where a number stands alone."""
    labels, end = [""] * len(spans), 0
    for row in _rows(text, spans):
        if len(row) > 1:
            for place in row:
                labels[place] = text[end : spans[row[0]][0]]
        end = spans[row[-1]][1]
    return labels


def _is_same(text: str, one: Value, other: Value) -> bool:
    """Whether a number is written twice, as a share and as a count of it."""
    beside = not text[one.span[1] : other.span[0]].strip(" ([,;])")
    return beside and one.kind is not other.kind and abs(one.measure.number.value - other.measure.number.value) < 1


@lru_cache(maxsize=256)
def _is_the_order(groups: Groups, text: str) -> bool:
    """Whether a text has these groups nowhere in another order: in no list, and beside no numbers."""
    alike = [one for one in groups_listed(text) if len(one) == len(groups)]
    if not all(all(a.is_same(b) for a, b in zip(groups, one, strict=True)) for one in alike):
        return False
    for passage in passages_of(text):
        named = [one.group for one in mentions_of(passage.text, groups) if _has_a_number(passage.text, one)]
        first = named[: len(groups)]
        if len(set(first)) == len(groups) and first != sorted(first):
            return False
    return True


def _has_a_number(text: str, mention: Mention) -> bool:
    """Whether a number stands right beside the name of a group."""
    before = _NUMBER_BEFORE.search(text, max(0, mention.start - 30), mention.start)
    return before is not None or _NUMBER_BEHIND.match(text, mention.end) is not None


def _owners_in(text: str, spans: Sequence[_Span], groups: Groups, order: Groups | None) -> list[int | None]:
    """Which group has each of several numbers of one sort; None where that is not plain.

    `order` says that numbers in a row stand in the order of the groups though the text does not name them.
    """
    mentions = [one for one in mentions_of(text, groups) if not any(_is_in(span, [one]) for span in spans)]
    paired = not any(_is_without_a_number(text, one) for one in mentions)
    if len(mentions) == len(spans):
        shape = _shape(mentions, [start for start, _ in spans])
        half = len(spans)
        side_by_side = paired and _PATTERNS.fullmatch(shape) and _are_near(spans, mentions)
        if side_by_side or shape in ("M" * half + "F" * half, "F" * half + "M" * half):
            return [one.group for one in mentions]
    rows = list(_rows(text, spans))
    if paired and len(mentions) == len(rows) > 1:
        whole = [(spans[row[0]][0], spans[row[-1]][1]) for row in rows]
        if _PATTERNS.fullmatch(_shape(mentions, [start for start, _ in whole])) and _are_near(whole, mentions):
            return [one.group for row, one in zip(rows, mentions, strict=True) for _ in row]
    if len(spans) == 1:
        told = {one.group for one in mentions if not _HELD_AGAINST.search(text[: one.start])}
        return [told.pop() if len(told) == 1 else None]
    named = [one.group for one in mentions]
    if "M" * len(groups) not in _shape(mentions, [start for start, _ in spans]):
        order = None if len(set(named)) > 1 else order
        named = named[:1]
    owners: list[int | None] = [None] * len(spans)
    for row in rows:
        if len(row) == len(groups) and (places := _places(text, [spans[one] for one in row], named, groups, order)):
            for one, place in zip(row, places, strict=True):
                owners[one] = place
    return owners


def _is_without_a_number(text: str, mention: Mention) -> bool:
    """Whether a group is one that others are held against, and whose own number is not told: "41% less than B"."""
    return _HELD_AGAINST.search(text[: mention.start]) is not None and not _NUMBER_BEHIND.match(text, mention.end)


def _are_near(spans: Sequence[_Span], mentions: Sequence[Mention]) -> bool:
    """Whether each number and its group stand close enough to belong together."""
    gaps = (max(one.start - end, start - one.end) for (start, end), one in zip(spans, mentions, strict=True))
    return all(gap <= _NEAR for gap in gaps)


def _shape(mentions: Sequence[Mention], starts: Sequence[int]) -> str:
    """In which order groups and numbers stand: "FMFM"."""
    return "".join(kind for _, kind in sorted([*((one.start, "M") for one in mentions), *((at, "F") for at in starts)]))


def _rows(text: str, spans: Sequence[_Span]) -> Iterator[list[int]]:
    """The numbers, by their places, that stand side by side."""
    row: list[int] = []
    for place, (start, _) in enumerate(spans):
        if row and not _BETWEEN.fullmatch(text, spans[place - 1][1], start):
            yield row
            row = []
        row.append(place)
    if row:
        yield row


def _places(
    text: str, spans: Sequence[_Span], named: Sequence[int], groups: Groups, order: Groups | None
) -> Sequence[int]:
    """The groups of a row in its order: as the sentence names them all, or else as the study lists them."""
    if len(named) == len(groups):
        return named
    if order is None or (named and named[0] != 0):
        return ()
    between = _between(text, spans)
    if any(map(_TO.search, between)):
        return ()  # from one to the other, of one group
    joints = [_VERSUS.search(words) is not None for words in between]
    if any(joints[:-1]) or (joints[-1] and len(groups) > 2 and terms_of(groups[-1].name).isdisjoint(CONTROLS)):
        return ()
    return range(len(groups))
