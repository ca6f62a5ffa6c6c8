"""Citations: the marks in the copy that point at a source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from evidence.claims.claim import Sentence
from evidence.documents.document import Span
from evidence.late import late_regex

_LOOSE = late_regex(r" (?=[.,;:!?](?:\s|\Z))")
"""A space before a mark of punctuation, which stays where a mark is taken out."""
_LEFT_OVER = late_regex(r"\b(?:according to|as (?:shown|reported|described|found|told) by),\s", re.IGNORECASE)
"""What led to a mark that was part of the sentence ("According to Lee et al. (2006), …")."""


class CitationStyle(StrEnum):
    """How a mark is written; the contract's list."""

    NUMERIC = "numeric"
    SUPERSCRIPT = "superscript"
    AUTHOR_YEAR = "author-year"
    INLINE = "inline"
    KEY = "key"
    FOOTNOTE = "footnote"


NUMBERED = frozenset({CitationStyle.NUMERIC, CitationStyle.SUPERSCRIPT, CitationStyle.FOOTNOTE})
"""Marks that name an entry by its number."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One mark. `raw` is as written, `labels` what it points at, in order.

    Labels: "2", "3", "4" for `[2–4]`; "Zarate 2006" for an author-year mark (first author's family name, year with
    its letter); the identifier for an inline one ("doi:10.1001/…", "pmid:123", a URL); the key of `[@zarate2006]`;
    the name of `[^name]`. `block` indexes `Document.blocks`; `start` and `end` are offsets in that block's text.
    `claims` are the ids of the claims that the mark covers: the sentence it stands in or closes. `note` is the name of
    the note that it leads to, where it leads to one and nowhere else.
    """

    raw: str
    span: Span
    style: CitationStyle
    labels: tuple[str, ...]
    block: int
    start: int
    end: int
    claims: tuple[str, ...] = ()
    note: str | None = None


def unmarked(sentence: Sentence, citations: Iterable[Citation]) -> str:
    """A sentence's words without the marks in it, on one line."""
    text = sentence.text
    for mark in citations:
        start, end = mark.start - sentence.start, mark.end - sentence.start
        if mark.block == sentence.block and 0 <= start < end <= len(text):
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return _LEFT_OVER.sub("", _LOOSE.sub("", " ".join(text.split())))
