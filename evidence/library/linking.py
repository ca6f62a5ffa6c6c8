"""Which sentences of a document are claims of the library: by their exact words, or because a person mapped them.

Words are compared after typographic quotes and white space are folded and the citation marks at the end of a sentence
are taken off. Nothing else is forgiven: a changed number, unit or negation never links.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Literal

from evidence.claims.claim import Sentence
from evidence.claims.wording import fold
from evidence.documents.document import Document
from evidence.library.citation_marks import without_marks
from evidence.library.claims_file import Appearance, LibraryClaim
from evidence.library.library import Library

Match = Literal["exact", "mapped"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


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
    for one in _mapped(document, sentences, library.standing):
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
    for one in _mapped(document, sentences, library.withdrawn):
        if isinstance(one, Link):
            links.setdefault((one.sentence.span, one.claim.id), one)
    return tuple(sorted(links.values(), key=lambda one: one.sentence.span))


def _exact(
    document: Document, sentences: Sequence[Sentence], by_wording: Mapping[str, tuple[LibraryClaim, ...]]
) -> Iterator[Link]:
    if not by_wording:
        return
    for sentence in sentences:
        words = without_marks(as_printed(document, sentence))
        yield from (Link(sentence, claim, "exact") for claim in by_wording.get(words, ()))


def as_printed(document: Document, sentence: Sentence) -> str:
    """The sentence with its superscripts as superscript characters, so that 10⁹ is told from 109."""
    text = sentence.text
    for span in document.blocks[sentence.block].superscripts:
        start, end = span.start - sentence.start, span.end - sentence.start
        if start >= 0 and end <= len(text):
            text = text[:start] + text[start:end].translate(_RAISED) + text[end:]
    return text


def _mapped(
    document: Document, sentences: Sequence[Sentence], claims: Sequence[LibraryClaim]
) -> Iterator[Link | BrokenMapping]:
    appearances = _naming(document, claims)
    if not appearances:
        return
    folded = [fold(sentence.text) for sentence in sentences]
    text = "\n".join(folded)
    starts = [0, *accumulate(len(words) + 1 for words in folded)]
    for claim, appearance in appearances:
        places = _places(appearance.quote, text)
        found = sorted({bisect_right(starts, place) - 1 for place in places})
        if len(found) == 1:
            yield Link(sentences[found[0]], claim, "mapped")
        else:
            yield BrokenMapping(claim, appearance, _reason(len(found)))


def _places(quote: str, text: str) -> Iterator[int]:
    """Where a quote stands as whole words and whole numbers: "5%" does not stand in "15%" or "2.5%"."""
    words = fold(quote)
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


def _naming(document: Document, claims: Sequence[LibraryClaim]) -> list[tuple[LibraryClaim, Appearance]]:
    """What `appears_in` says of this document, by its file name, the end of its path, or its page's address."""
    path = "/" + os.path.normpath(Path.cwd() / document.path).replace("\\", "/")
    addresses = {_address(url) for url in (document.path, document.url or "") if "://" in url}

    def means(wanted: str) -> bool:
        if "://" in wanted:
            return _address(wanted) in addresses
        return path.endswith("/" + wanted.replace("\\", "/").removeprefix("./"))

    return [(claim, one) for claim in claims for one in claim.appears_in if means(one.document)]


def _address(url: str) -> str:
    """A URL without scheme, `www.`, fragment and final slash, which do not make another page."""
    host, slash, rest = url.partition("#")[0].partition("://")[2].partition("/")
    return (host.casefold().removeprefix("www.") + slash + rest).rstrip("/")
