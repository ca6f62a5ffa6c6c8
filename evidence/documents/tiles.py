"""Number tiles: "93%" in a block of its own, and in the next one "of women saw smoother skin".

A page sets the number large and its words small, and a reader reads them as one. So they are one block, as they are
where only a line break stands between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from evidence.documents.document import Block, BlockKind, Link, NoteMark, Piece, Span
from evidence.late import late_regex

_NUMBER = late_regex(
    r"\W*(?:(?:up to|over|more than|at least|only|about|nearly|almost)\s)?\d[\d.,·]*"
    r"(?:\s?(?:to|[–-])\s?\d[\d.,·]*)?"
    r"\s?(?:%|per ?cent|[x×]|times|-?fold|(?:in|out of|/)\s?\d+"
    r"|hours?|hrs?|h|days?|weeks?|months?|minutes?|mins?|kg|lbs?|mmhg)\W{0,3}",
)
_NO_TILE = ("24/7",)
_ENDED = (".", "!", "?", ":", ",", ";")
_WORDS = 14
_HOLDERS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})


def with_tiles(blocks: Iterable[Block], text: str) -> list[Block]:
    """The blocks, those numbers that stand alone put together with the words that belong to them."""
    kept = list(blocks)
    levels = {block.level for block in kept if block.kind is BlockKind.HEADING and _is_number(block)}
    done: list[Block] = []
    index = 0
    while index < len(kept):
        end = index
        while end < len(kept) and (_is_number(kept[end]) or _is_label(kept[end], levels)):
            end += 1
        done += _joined_in(kept[index:end], text) if end > index else [kept[index]]
        index = max(end, index + 1)
    return done


def _joined_in(run: Sequence[Block], text: str) -> list[Block]:
    """A run of numbers and labels. It is plain what belongs together where it begins with a number and ends with a
    label, or the other way round, and where the words of a label go on behind its number."""
    numbers = [_is_number(block) for block in run]
    is_plain = numbers[0] != numbers[-1] and not any(map(all, pairwise(numbers)))
    done = [run[0]]
    for block, (before, is_number) in zip(run[1:], pairwise(numbers), strict=True):
        goes_on = before and not is_number and ((is_plain and numbers[0]) or block.text[:1].islower())
        ends = is_plain and is_number and numbers[-1]
        done[-1:] = _joined(done[-1], block, text) if goes_on or ends else [done[-1], block]
    return done


def _is_number(block: Block) -> bool:
    if block.kind not in _HOLDERS or block.cell is not None or len(block.text) > 30:
        return False
    return block.text.strip() not in _NO_TILE and _NUMBER.fullmatch(block.text.casefold()) is not None


def _is_label(block: Block, levels: Collection[int]) -> bool:
    """Whether a block may say what a number is; a heading does only where numbers are headings of its level, too."""
    if block.kind not in _HOLDERS or block.cell is not None or len(block.text.split()) > _WORDS:
        return False
    if block.text[:1].islower():
        return True
    return not block.text.endswith(_ENDED) and (block.kind is not BlockKind.HEADING or block.level in levels)


def _joined(first: Block, second: Block, text: str) -> list[Block]:
    """The two as one block, with the white space between them that stands in the document; as they are without any."""
    gap = next((i for i in range(first.span.end, second.span.start) if text[i].isspace()), None)
    if gap is None:
        return [first, second]
    shift = len(first.text) + 1
    joined = replace(
        first,
        kind=BlockKind.LIST_ITEM if BlockKind.LIST_ITEM in (first.kind, second.kind) else BlockKind.PARAGRAPH,
        level=0,
        text=f"{first.text}{text[gap]}{second.text}",
        pieces=(
            *first.pieces,
            Piece(shift - 1, Span(gap, gap + 1)),
            *(Piece(piece.start + shift, piece.span) for piece in second.pieces),
        ),
        superscripts=(*first.superscripts, *(_moved(span, shift) for span in second.superscripts)),
        links=(*first.links, *(Link(_moved(link.span, shift), link.target) for link in second.links)),
        marks=(*first.marks, *(NoteMark(_moved(mark.span, shift), mark.note) for mark in second.marks)),
    )
    return [joined]


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)
