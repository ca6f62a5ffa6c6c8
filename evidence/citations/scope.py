"""Which claims a mark covers: the sentence it stands in or closes, and those that go on about the same study.

"One of the first trials was led by a team from Leeds. This trial found that lamps help [1]." speaks of one study; the
mark covers both sentences. Nothing else is carried from one sentence to the next: a mark at the end of a paragraph does
not vouch for the paragraph.

In a table, a mark in the head of a row, else in that of a column, else in the caption or in a note on sources covers
the cells that stand there, unless one is nearer: a cell's own, or one in a nearer head. A note on sources right below a
list covers its items in the same way.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from evidence.citations.mark import Mark
from evidence.claims.claim import Claim, Sentence
from evidence.documents.document import Block, BlockKind, Document
from evidence.documents.tables import names_sources
from evidence.late import late_regex

_WORK = (
    r"(?:stud(?:y|ies)|trials?|reviews?|analys[ie]s|meta-analys[ie]s|papers?|surveys?|experiments?|findings?|results?|"
    r"investigators|researchers|authors|team|group|participants|cohort)"
)
_GOES_ON = late_regex(
    rf"(?:(?:in|of|among|within|according to|at the end of)\s+)?"
    rf"(?:(?:this|that|the|these|those|its?|their|both|same)\s+(?:same\s+|[\w-]+\s+){{0,2}}?{_WORK}\b"
    r"|(?:it|they|he|she)\s+(?:also\s+|further\s+|then\s+)?(?:found|showed|reported|concluded|observed|noted|saw|estimated)\b)",
    re.IGNORECASE,
)
_ONE_STUDY = late_regex(
    r"\b(?:one|an?|the|another|this|that|first|earliest|\d{4})\s+(?:[\w-]+\s+){0,5}?"
    r"(?:study|trial|review|meta-analysis|analysis|paper|survey|experiment)\b"
    r"|\bone of the (?:[\w-]+\s+){0,3}(?:studies|trials)\b"
    r"|\b(?:team|researchers|scientists|investigators|group) (?:from|at|of|led)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Cover:
    """A sentence of a block, the claim that it is, if it is one, and the marks that stand in it."""

    sentence: Sentence
    claim: str | None


class Scopes:
    """The sentences of a document by block, ready to be asked for the claims that marks cover."""

    def __init__(self, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> None:
        claimed = {claim.sentence.span: claim.id for claim in claims}
        self._covers: dict[int, list[_Cover]] = {}
        for sentence in sentences:
            cover = _Cover(sentence, claimed.get(sentence.span))
            self._covers.setdefault(sentence.block, []).append(cover)

    def of(self, block: int, marks: Sequence[Mark]) -> list[tuple[str, ...]]:
        """The ids of the claims that each mark of a block covers, its own sentence first."""
        covers = self._covers.get(block, [])
        own = [bisect_right(covers, mark.start, key=lambda cover: cover.sentence.start) - 1 for mark in marks]
        marked = set(own)
        return [_claims(covers, index, marked) for index in own]


def _claims(covers: Sequence[_Cover], index: int, marked: set[int]) -> tuple[str, ...]:
    if index < 0:
        return ()
    reach = [index]
    following = index + 1
    while following < len(covers) and following not in marked and _GOES_ON.match(covers[following].sentence.text):
        reach.append(following)
        following += 1
    before = index - 1
    if before >= 0 and before not in marked and goes_on(covers[before].sentence.text, covers[index].sentence.text):
        reach.append(before)
    return tuple(dict.fromkeys(claim for one in reach if (claim := covers[one].claim) is not None))


def claims_below(document: Document, marked: Collection[int], claims: Sequence[Claim]) -> dict[int, list[str]]:
    """The claims in cells without a mark of their own, by the blocks of the nearest head that has marks.

    `marked` are the indices of the blocks with marks.
    """
    found: dict[int, list[str]] = {}
    for claim in claims:
        heads = document.blocks[claim.sentence.block].heads
        if heads is None or claim.sentence.block in marked:
            continue
        groups = (
            [index for index in group if index in marked]
            for group in (heads.own, *heads.row, *heads.column, *heads.around)
        )
        for index in next(filter(None, groups), ()):
            found.setdefault(index, []).append(claim.id)
    return found


def claims_above(document: Document, marked: Collection[int], claims: Sequence[Claim]) -> dict[int, list[str]]:
    """The claims without a mark of their own in a list and in the line that leads to it, by the block with marks right
    below that says where they are from ("Source: [3]")."""
    found: dict[int, list[str]] = {}
    for index in marked:
        if document.blocks[index].cell is None and names_sources(document.blocks[index].text):
            held = set(_list_above(document.blocks, index)) - set(marked)
            if held:
                found[index] = [claim.id for claim in claims if claim.sentence.block in held]
    return found


def _list_above(blocks: Sequence[Block], index: int) -> Iterator[int]:
    first = index
    while first > 0 and blocks[first - 1].kind is BlockKind.LIST_ITEM:
        first -= 1
        yield first
    if first not in (0, index) and blocks[first - 1].text.endswith(":"):
        yield first - 1


def goes_on(first: str, second: str) -> bool:
    """Whether the second sentence goes on about the one study that the first names."""
    return _GOES_ON.match(second) is not None and _ONE_STUDY.search(first) is not None
