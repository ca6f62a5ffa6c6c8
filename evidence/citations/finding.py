"""All marks of a document, in order, with the claims they cover."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from evidence.citations.author_year import author_year_marks
from evidence.citations.citation import Citation
from evidence.citations.inline import inline_marks
from evidence.citations.keys import key_marks
from evidence.citations.mark import Mark
from evidence.citations.numbering import Numbering, numbering_of
from evidence.citations.numeric import numeric_marks
from evidence.citations.superscript import superscript_marks
from evidence.claims.claim import Claim, Sentence
from evidence.documents.document import COPY_KINDS, Block, BlockKind, Document

_READ = COPY_KINDS | {BlockKind.CAPTION}


@dataclass(frozen=True)
class _Cover:
    """A sentence of a block, and the id of the claim that it is, if it is one."""

    start: int
    end: int
    claim: str | None


def find_citations(
    document: Document, sentences: Sequence[Sentence], claims: Sequence[Claim], labels: Collection[str] = ()
) -> tuple[Citation, ...]:
    """Every mark of the copy. `labels` are those of the document's own list and the keys of the library.

    A mark covers the sentence it stands in, or the one it closes when it follows the full stop.
    """
    claimed = {claim.sentence.span: claim.id for claim in claims}
    covers: dict[int, list[_Cover]] = {}
    for sentence in sentences:
        cover = _Cover(sentence.start, sentence.end, claimed.get(sentence.span))
        covers.setdefault(sentence.block, []).append(cover)
    known = frozenset(labels)
    copy = (block.text for block in document.blocks if block.kind in _READ)
    numbering = numbering_of(copy, known)
    return tuple(
        _citation(block, index, mark, covers.get(index, []))
        for index, block in enumerate(document.blocks)
        if block.kind in _READ
        for mark in marks_in(block, known, numbering)
    )


def marks_in(block: Block, labels: frozenset[str], numbering: Numbering) -> tuple[Mark, ...]:
    """The marks of one block, in order; where two readings overlap, the longer one counts."""
    marks = [
        *inline_marks(block),
        *key_marks(block.text, labels),
        *author_year_marks(block.text),
        *superscript_marks(block, labels, bare_digits=numbering.bare_digits),
        *numeric_marks(block.text, labels, round_brackets=numbering.round_brackets),
    ]
    return tuple(_apart(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def _apart(marks: Sequence[Mark]) -> Iterator[Mark]:
    end = -1
    for mark in marks:
        if mark.start >= end:
            yield mark
            end = mark.end


def _citation(block: Block, index: int, mark: Mark, covers: Sequence[_Cover]) -> Citation:
    return Citation(
        raw=block.text[mark.start : mark.end],
        span=block.locate(mark.start, mark.end),
        style=mark.style,
        labels=mark.labels,
        block=index,
        start=mark.start,
        end=mark.end,
        claims=tuple(dict.fromkeys(_covered(mark, covers))),
    )


def _covered(mark: Mark, covers: Sequence[_Cover]) -> Iterator[str]:
    index = bisect_right(covers, mark.start, key=lambda cover: cover.start) - 1
    claim = covers[index].claim if index >= 0 else None
    if claim is not None:
        yield claim
