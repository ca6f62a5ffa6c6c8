"""Which sentences of a document are claims of the library: by their exact words, or because a person mapped them.

Words are compared after typographic quotes and white space are folded and citation marks are taken out. Nothing else is
forgiven: a changed number, unit or negation never links.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from evidence.claims.cells import heads_of, is_number_alone
from evidence.claims.citation_marks import without_marks
from evidence.claims.claim import Sentence, context_of, in_context
from evidence.claims.wording import fold
from evidence.documents.document import Document
from evidence.library.appearances import Appearances
from evidence.library.claims_file import Appearance, LibraryClaim
from evidence.library.library import Library

Match = Literal["exact", "mapped"]


@dataclass(frozen=True)
class Link:
    """A sentence that is a claim of the library: by its exact words, or mapped by a person."""

    sentence: Sentence
    claim: LibraryClaim
    match: Match


@dataclass(frozen=True)
class BrokenMapping:
    """An `appears_in` whose quote is gone from the document, or stands in several sentences."""

    claim: LibraryClaim
    appearance: Appearance
    reason: str


def link(
    document: Document, sentences: Sequence[Sentence], library: Library
) -> tuple[tuple[Link, ...], tuple[BrokenMapping, ...]]:
    """The links of a document in the order of its sentences, and the mappings that do not hold any more.

    A sentence may be several claims. A withdrawn claim links to nothing. A claim that a sentence states exactly is
    not mapped to it a second time.
    """
    links = {(one.sentence.span, one.claim.id): one for one in _exact(document, sentences, library.by_wording)}
    broken = []
    for one in _mapped(document, sentences, library.appearances):
        if isinstance(one, BrokenMapping):
            broken.append(one)
        else:
            links.setdefault((one.sentence.span, one.claim.id), one)
    return tuple(sorted(links.values(), key=lambda one: one.sentence.span)), tuple(broken)


def link_withdrawn(document: Document, sentences: Sequence[Sentence], library: Library) -> tuple[Link, ...]:
    """The sentences that still make a withdrawn claim, unless a standing one says the same words."""
    if not library.withdrawn:
        return ()
    standing = {one.sentence.span for one in _exact(document, sentences, library.by_wording)}
    exact = _exact(document, sentences, library.withdrawn_by_wording)
    links = {(one.sentence.span, one.claim.id): one for one in exact if one.sentence.span not in standing}
    for one in _mapped(document, sentences, library.withdrawn_appearances):
        if isinstance(one, Link):
            links.setdefault((one.sentence.span, one.claim.id), one)
    return tuple(sorted(links.values(), key=lambda one: one.sentence.span))


def _exact(
    document: Document, sentences: Sequence[Sentence], by_wording: Mapping[str, tuple[LibraryClaim, ...]]
) -> Iterator[Link]:
    if not by_wording:
        return
    for sentence in sentences:
        claims = {claim.id: claim for words in wordings(document, sentence) for claim in by_wording.get(words, ())}
        yield from (Link(sentence, claim, "exact") for claim in claims.values())


def wordings(document: Document, sentence: Sentence) -> Iterator[str]:
    """What a sentence says: a number alone in a table says it with its heads only, other cells also without them.

    With its marks too: a wording may hold what looks like a mark only here.
    """
    block = document.blocks[sentence.block]
    context = context_of(heads_of(document, block))
    for words in dict.fromkeys((sentence.said, sentence.text)):
        if not (context and is_number_alone(block)):
            yield without_marks(words)
        if context:
            yield without_marks(in_context(context, words))


def _mapped(
    document: Document, sentences: Sequence[Sentence], appearances: Appearances
) -> Iterator[Link | BrokenMapping]:
    named = appearances.of(document)
    if not named:
        return
    said = _Lines([fold(sentence.said) for sentence in sentences])
    written = _Lines([fold(sentence.text) for sentence in sentences])
    for claim, appearance in named:
        quote = fold(appearance.quote)
        found = said.holding(quote) or written.holding(quote) or said.holding(without_marks(quote))
        if len(found) == 1:
            yield Link(sentences[found[0]], claim, "mapped")
        else:
            yield BrokenMapping(claim, appearance, _reason(len(found)))


class _Lines:
    """The sentences of a document, each on a line."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = "\n".join(lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def holding(self, words: str) -> list[int]:
        """The numbers of those that hold some words."""
        return sorted({bisect_right(self._starts, place) - 1 for place in _places(words, self._text)})


def _places(words: str, text: str) -> Iterator[int]:
    """Where folded words stand as whole words and whole numbers: "5%" does not stand in "15%" or "2.5%"."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        cut = _runs_on(text[max(0, start - 2) : start][::-1], words[:1]) or _runs_on(text[end : end + 2], words[-1:])
        if not cut:
            yield start
        start = text.find(words, start + 1)


def _runs_on(beyond: str, edge: str) -> bool:
    """Whether a word or number at the edge of a quote goes on beyond it; `beyond` is read away from the quote."""
    if not edge.isalnum() or not beyond:
        return False
    return beyond[0].isalnum() or beyond[0] == "_" or (beyond[0] in ".," and beyond[1:].isdigit())


def _reason(count: int) -> str:
    if count == 0:
        return "these words are gone: they stand in no sentence of the document"
    return f"these words are ambiguous: they stand in {count} sentences of the document"
