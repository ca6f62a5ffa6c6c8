"""Finding the reference list among blocks, whatever format they came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from evidence.documents.document import Block, BlockKind
from evidence.documents.entries import is_heading, likeness

_CANDIDATES = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.HEADING})
_SURE = 4
_LIKELY = 3
_POSSIBLE = 2


def mark_references(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with the entries of reference lists as `REFERENCE`.

    Below a heading such as "References", whatever reads like an entry or stands in the numbered list is one, until
    something comes that does not. Elsewhere an entry has to read like one beyond doubt, or stand beside one that does.
    """
    found = list(blocks)
    scores = [likeness(block.text) if block.kind in _CANDIDATES else -1 for block in found]
    entries = _below_headings(found, scores) | _by_themselves(found, scores)
    return [
        replace(block, kind=BlockKind.REFERENCE) if index in entries else block for index, block in enumerate(found)
    ]


def _below_headings(blocks: list[Block], scores: list[int]) -> set[int]:
    entries: set[int] = set()
    listed = False
    for index, block in enumerate(blocks):
        if is_heading(block.text):
            listed = True
        elif listed and scores[index] >= 0 and (scores[index] >= _POSSIBLE or _in_list(block, scores[index])):
            entries.add(index)
        else:
            listed = False
    return entries


def _in_list(block: Block, score: int) -> bool:
    return block.label is not None or (block.kind is BlockKind.LIST_ITEM and score >= 1)


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
