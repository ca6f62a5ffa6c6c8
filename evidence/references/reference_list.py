"""A document's own reference list: its entries, and what each lacks."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.documents.document import Block, BlockKind, Document
from evidence.identifiers import find_dois, find_pmids
from evidence.late import late_regex
from evidence.references.entry import parse_reference
from evidence.references.reference import Origin, Reference

_GLUED = late_regex(r"\b([^\W\d_]{3,}\d{1,4})(?=\s?\(\d{1,3}\)|, e?\d{2,})")
_NOTE = late_regex(r"\[\^[^\]\s]+\]:\s*\Z")
_LONGEST_MARK = 80
_ON_FILE = late_regex(r"\bdata on file\b", re.IGNORECASE)
_NO_ARTICLE = frozenset(
    {"misc", "online", "www", "book", "booklet", "manual", "techreport", "report", "incollection", "inbook"}
    | {"phdthesis", "mastersthesis", "thesis", "unpublished", "dataset", "software", "proceedings", "inproceedings"}
)


def read_reference_list(document: Document) -> tuple[Reference, ...]:
    """The entries of the document's list, in order; footnotes that hold a reference are entries too."""
    return tuple(
        replace(
            parse_reference(
                document.quote(block.span), block.text, origin=Origin.LIST, label=block.label, span=block.span
            ),
            footnote=_is_footnote(block, document),
        )
        for block in document.blocks
        if block.kind is BlockKind.REFERENCE or (block.kind is BlockKind.FOOTNOTE and _points_somewhere(block.text))
    )


def _is_footnote(block: Block, document: Document) -> bool:
    """Whether a mark of its own kind points at a block: `[^1]` at the note `[^1]:`, whatever list has a 1 too."""
    start = block.span.start
    return _NOTE.search(document.text, max(0, start - _LONGEST_MARK), start) is not None


def _points_somewhere(text: str) -> bool:
    identified = find_dois(text) or find_pmids(text) or "http" in text
    return bool(identified or _ON_FILE.search(text))


def missing_fields(reference: Reference) -> tuple[str, ...]:
    """What a reader would need and the entry lacks: of authors, title, container, year and pages.

    Only an article is asked for a container and pages (NLM, samples of formatted references): labels, guidelines, books
    and pages on the web are not. An identifier that merely stands in a text is no entry and lacks nothing.
    """
    if reference.origin is Origin.INLINE:
        return ()
    wanted = ["authors", "title", "container", "year", "pages"] if _is_article(reference) else ["title"]
    if reference.origin is Origin.LIBRARY and not _is_article(reference):
        wanted.append("year")
    return tuple(name for name in wanted if not getattr(reference, name))


def run_together(reference: Reference) -> str | None:
    """Two fields of a list entry that stand without a space ("patients47"), None if there are none."""
    if reference.origin is not Origin.LIST:
        return None
    match = _GLUED.search(reference.raw)
    return match[1] if match else None


def names_article(reference: Reference) -> bool:
    """Whether an entry without an identifier is that of an article in a journal, which a search may find.

    A list's entry has a year, a volume and a journal or a title; one of a bibliography says what it is.
    """
    if reference.identifiers or not (reference.year and (reference.container or reference.title)):
        return False
    if reference.kind is not None:
        return _is_article(reference) and bool(reference.container)
    return bool(reference.volume)


def _is_article(reference: Reference) -> bool:
    if reference.kind is not None:
        return reference.kind.casefold() not in _NO_ARTICLE
    return bool(reference.volume or reference.pages or reference.doi or reference.pmid)
