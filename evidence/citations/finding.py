"""All marks of a document, in order, with the claims they cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from evidence.citations.author_year import author_year_marks
from evidence.citations.citation import Citation
from evidence.citations.inline import inline_marks
from evidence.citations.keys import key_marks
from evidence.citations.mark import Mark
from evidence.citations.notes import note_marks
from evidence.citations.numeric import round_marks, said_marks, square_marks
from evidence.citations.scope import Scopes, claims_above, claims_below
from evidence.citations.superscript import fallen_marks, linked_marks, raised_marks
from evidence.citations.targets import Targets
from evidence.citations.ways import separated, way_of
from evidence.claims.claim import Claim, Sentence
from evidence.claims.sentences import sentences_of
from evidence.documents.document import COPY_KINDS, Block, BlockKind, Document, Span

_READ = COPY_KINDS | {BlockKind.CAPTION}
_DIGITS = frozenset("0123456789")


def marks_in(document: Document, targets: Targets) -> Mapping[int, Sequence[Mark]]:
    """The marks of each block of the copy that has any, in order."""
    indices = [index for index, block in enumerate(document.blocks) if block.kind in _READ]
    found = marks_of([document.blocks[index] for index in indices], targets)
    return {index: marks for index, marks in zip(indices, found, strict=True) if marks}


def marked_sentences(
    document: Document, marks: Mapping[int, Sequence[Mark]], sources: Set[str] = frozenset()
) -> tuple[Sentence, ...]:
    """The sentences of the copy, each with those marks that are no part of what it says.

    `sources` are the names of notes that name a work: a sign that leads to one is a mark as a number is, and one that
    leads to an explanation is none.
    """
    return tuple(
        _marked(one, document.blocks[one.block].text, marks[one.block], sources) if one.block in marks else one
        for one in sentences_of(document)
    )


def _marked(sentence: Sentence, text: str, marks: Sequence[Mark], sources: Set[str]) -> Sentence:
    apart = tuple(
        Span(mark.start - sentence.start, mark.end - sentence.start)
        for mark in marks
        if sentence.start <= mark.start
        and mark.end <= sentence.end
        and (mark.note in sources or mark.is_apart(text[mark.start : mark.end]))
    )
    return replace(sentence, marks=apart) if apart else sentence


def find_citations(
    document: Document,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    marks: Mapping[int, Sequence[Mark]],
) -> tuple[Citation, ...]:
    """Every mark of the copy, with the claims that it covers (`scope`), in cells of a table too."""
    scopes = Scopes(sentences, claims)
    below = claims_below(document, set(marks), claims) | claims_above(document, set(marks), claims)
    return tuple(
        citation
        for index, own in marks.items()
        for citation in _citations(document.blocks[index], index, own, scopes, below.get(index, ()))
    )


def marks_of(blocks: Sequence[Block], targets: Targets) -> list[list[Mark]]:
    """The marks of each block, in order. Which forms count is told by all blocks together."""
    candidates = [_candidates(block, targets) for block in blocks]
    way = way_of((mark for marks in candidates for mark in marks), targets)
    kept = (_apart([mark for mark in marks if way.counts(mark, targets)]) for marks in candidates)
    worded = [
        [(mark, block.text[mark.start : mark.end]) for mark in marks] for block, marks in zip(blocks, kept, strict=True)
    ]
    return separated(worded, targets)


def _candidates(block: Block, targets: Targets) -> list[Mark]:
    text = block.text
    marks = [*note_marks(block), *inline_marks(block), *raised_marks(block, targets), *linked_marks(block)]
    if "@" in text or "[^" in text:
        marks += key_marks(text, targets)
    if "[" in text:
        marks += square_marks(text)
    if not _DIGITS.isdisjoint(text):
        marks += author_year_marks(block, targets)
        if targets.numbers:
            marks += said_marks(text, targets)
            marks += round_marks(text, targets)
            marks += fallen_marks(text, targets)
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """Where two readings overlap, the one that begins first counts, and of these the longer one."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _citations(
    block: Block, index: int, marks: Sequence[Mark], scopes: Scopes, below: Sequence[str]
) -> Iterator[Citation]:
    """`below` are the claims in cells that the block is the head of, or in the list whose source it gives."""
    covered = scopes.of(index, marks)
    for mark, claims in zip(marks, covered, strict=True):
        yield Citation(
            raw=block.text[mark.start : mark.end],
            span=block.locate(mark.start, mark.end),
            style=mark.style,
            labels=mark.labels,
            block=index,
            start=mark.start,
            end=mark.end,
            claims=tuple(dict.fromkeys((*claims, *below))),
            note=mark.note,
        )
