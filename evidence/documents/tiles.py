"""Number tiles: "93%" in a block of its own, and in the next one "of women saw smoother skin".

A page sets the number large and its words small, and a reader reads them as one. So they are one block, as they are
where only a line break stands between them. A number with the words of another is far worse than one without any: what
could be read either way stays apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from evidence.documents.document import Block, BlockKind, Piece, Span
from evidence.late import late_regex

_NUMBER = late_regex(
    r"\W*(?:(?:up to|over|more than|at least|only|about|nearly|almost)\s)?\d[\d.,·]*"
    r"(?:\s?(?:to|[–-])\s?\d[\d.,·]*)?"
    r"\s?(?:%|per ?cent|[x×]|times|-?fold|(?:in|out of|/)\s?\d+"
    r"|hours?|hrs?|h|days?|weeks?|months?|minutes?|mins?|kg|lbs?|mmhg)\W{0,3}",
)
_LEADING = late_regex(r"(?:.*\s)?(?:save|get|enjoy|only|just|now|from|up to|over|than|by)\W*")
_NO_TILE = ("24/7",)
_ENDED = (".", "!", "?", ":", ",", ";")
_WORDS = 14
_HOLDERS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
_NUMBER_FIRST, _WORDS_FIRST = (True, False), (False, True)

Holders = Mapping[int, tuple[int, ...]]
"""The numbers of the elements that are open around a block, by the end of its span; an inner one has the higher."""


class _Card(NamedTuple):
    """Blocks of numbers and labels side by side, and what stands beside them that is neither."""

    blocks: Sequence[Block]
    before: Block | None
    after: Block | None


def with_tiles(blocks: Iterable[Block], text: str, holders: Holders | None = None) -> list[Block]:
    """The blocks, those numbers that stand alone put together with the words that belong to them.

    `holders` are the elements that hold each block, where the format has any: nothing is joined across a card.
    """
    kept = list(blocks)
    levels = {block.level for block in kept if block.kind is BlockKind.HEADING and _is_number(block)}
    done: list[Block] = []
    index = 0
    while index < len(kept):
        end = index
        while end < len(kept) and (_is_number(kept[end]) or _is_label(kept[end], levels)):
            end += 1
        if end > index:
            for card in _cards(kept, range(index, end), holders or {}):
                done += _joined_in(card, text)
        else:
            done.append(kept[index])
        index = max(end, index + 1)
    return done


def _cards(kept: Sequence[Block], run: range, holders: Holders) -> list[_Card]:
    """The run, parted where a number stands nearer to what is on its other side."""
    first, last = max(run.start - 1, 0), min(run.stop + 1, len(kept))
    near = [_nearness(one, other, holders) for one, other in pairwise(kept[first:last])]
    numbers = [_is_number(block) for block in kept[first:last]]
    ties = [depth if any(pair) else 0 for depth, pair in zip(near, pairwise(numbers), strict=True)]
    cuts = {
        first + place
        for place in range(1, last - first)
        if near[place - 1] < max(ties[max(place - 2, 0) : place + 1], default=0)
    }
    edges = [run.start, *(cut for cut in sorted(cuts) if run.start < cut < run.stop), run.stop]
    return [
        _Card(
            kept[start:end],
            kept[start - 1] if start == run.start > 0 and start not in cuts else None,
            kept[end] if end == run.stop < len(kept) and end not in cuts else None,
        )
        for start, end in pairwise(edges)
    ]


def _nearness(one: Block, other: Block, holders: Holders) -> int:
    """The innermost element that holds both: those inside others have the higher numbers."""
    others = holders.get(other.span.end, ())
    return max((number for number in holders.get(one.span.end, ()) if number in others), default=0)


def _joined_in(card: _Card, text: str) -> list[Block]:
    """A run of numbers and labels, joined where one order fits all of it, and the other one does not."""
    run = card.blocks
    numbers = [_is_number(block) for block in run]
    order = None if any(map(all, pairwise(numbers))) or not any(numbers) else _order(card, numbers)
    done = [run[0]]
    for block, pair in zip(run[1:], pairwise(numbers), strict=True):
        done[-1:] = _joined(done[-1], block, text) if pair == order else [done[-1], block]
    return done


def _order(card: _Card, numbers: Sequence[bool]) -> tuple[bool, bool] | None:
    """Which comes first in a run, the number or its words: told by its ends, and by words that go on from a number."""
    run = card.blocks
    words = [_goes_on(block) for block, is_number in zip(run, numbers, strict=True) if not is_number]
    behind = [_goes_on(block) for block, after_number in zip(run[1:], numbers, strict=False) if after_number]
    if numbers[0] and numbers[-1]:
        return None
    if numbers[0]:
        is_taken = card.before is not None and (
            _leads_on(card.before) or (_is_long_label(card.before) and not all(behind))
        )
        return None if is_taken else _NUMBER_FIRST
    if numbers[-1]:
        is_open = card.after is not None and (_goes_on(card.after) or _is_long_label(card.after))
        return None if is_open or len(set(words)) > 1 else _WORDS_FIRST
    before = run[numbers.index(True) - 1]
    is_taken = _goes_on(before) or _leads_on(before) or len(before.text.split()) == 1
    return _NUMBER_FIRST if all(behind) and not is_taken else None


def _goes_on(block: Block) -> bool:
    return block.text[:1].islower()


def _leads_on(block: Block) -> bool:
    """Whether words call for the number below them: "Save", "You get up to"."""
    return _LEADING.fullmatch(block.text.casefold()) is not None


def _is_number(block: Block) -> bool:
    if block.kind not in _HOLDERS or block.cell is not None or len(block.text) > 30:
        return False
    return block.text.strip() not in _NO_TILE and _NUMBER.fullmatch(block.text.casefold()) is not None


def _is_label(block: Block, levels: Collection[int]) -> bool:
    """Whether a block may say what a number is; a heading does only where numbers are headings of its level, too."""
    if block.kind not in _HOLDERS or block.cell is not None or len(block.text.split()) > _WORDS:
        return False
    if _goes_on(block):
        return True
    return not block.text.endswith(_ENDED) and (block.kind is not BlockKind.HEADING or block.level in levels)


def _is_long_label(block: Block) -> bool:
    """Whether a block may be the words of a number too, but for its length."""
    is_words = block.kind in _HOLDERS and block.kind is not BlockKind.HEADING and block.cell is None
    return is_words and len(block.text.split()) > _WORDS and not block.text.endswith(_ENDED)


def _joined(first: Block, second: Block, text: str) -> list[Block]:
    """The two as one block, with the white space between them that stands in the document; as they are without any."""
    gap = next((i for i in range(first.span.end, second.span.start) if text[i].isspace()), None)
    if gap is None:
        return [first, second]
    start = len(first.text) + 1
    behind = second.moved(start)
    joined = replace(
        first,
        kind=BlockKind.LIST_ITEM if BlockKind.LIST_ITEM in (first.kind, second.kind) else BlockKind.PARAGRAPH,
        level=0,
        text=f"{first.text}{text[gap]}{second.text}",
        pieces=(
            *first.pieces,
            Piece(start - 1, Span(gap, gap + 1)),
            *behind.pieces,
        ),
        superscripts=(*first.superscripts, *behind.superscripts),
        links=(*first.links, *behind.links),
        marks=(*first.marks, *behind.marks),
    )
    return [joined]
