"""A document's own reference list: its entries, and what each lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from evidence.citations.targets import Targets
from evidence.documents.document import COPY_KINDS, Block, BlockKind, Document
from evidence.documents.entries import likeness
from evidence.identifiers import find_dois, find_pmids, identified_by
from evidence.late import late_regex
from evidence.references.back_pointers import pointer_of
from evidence.references.entry import parse_reference
from evidence.references.names import family_of
from evidence.references.reference import Origin, Reference

_GLUED = late_regex(r"\b([^\W\d_]{3,}\d{1,4})(?=\s?\(\d{1,3}\)|, e?\d{2,})")
_LIKE_AN_ENTRY = 2
_BRACKETED = late_regex(r"\(((?:[^()]|\([^()]*\))+)\)")
_BETWEEN_WORKS = late_regex(r"[.;]?[^\S\n]*(?:[a-z]+\s){0,2}")
_ON_FILE = late_regex(r"\bdata on file\b", re.IGNORECASE)
_NO_ARTICLE = frozenset(
    {"misc", "online", "www", "book", "booklet", "manual", "techreport", "report", "incollection", "inbook"}
    | {"phdthesis", "mastersthesis", "thesis", "unpublished", "dataset", "software", "proceedings", "inproceedings"}
)


def read_reference_list(document: Document) -> tuple[Reference, ...]:
    """The entries of the document's list, in order; footnotes that name a work are entries too.

    What only points back at another, as "Ibid." or "Doe 2015, p. 3", is none.
    A note that explains something and gives an identifier has no more than that: its words are no title.
    """
    found = [
        (block, replace(entry, follows=_stands_in_one_entry(document, before, block)))
        for before, block in zip((None, *document.blocks), document.blocks, strict=False)
        for entry in _entries(document, block)
    ]
    short = {block.span: names for block, _ in found if (names := pointer_of(block).authored)}
    full = [entry for block, entry in found if block.span not in short and entry.authors and entry.year]
    named = Targets(authors={(family_of(entry.authors[0]), entry.year) for entry in full if entry.year})
    return tuple(entry for block, entry in found if not _is_repeated(short.get(block.span, ()), named))


def _stands_in_one_entry(document: Document, before: Block | None, block: Block) -> bool:
    """Whether a work stands in a row with the one before it, below the same number."""
    if before is None or block.label is None or before.label != block.label:
        return False
    return _BETWEEN_WORKS.fullmatch(document.text, before.span.end, block.span.start) is not None


def _is_repeated(names: Iterable[str], named: Targets) -> bool:
    """Whether an entry is but the authors and years of others ("Doe 2015, p. 3")."""
    return any(names) and all(map(named.names_author, names))


def _entries(document: Document, block: Block) -> Iterator[Reference]:
    if block.kind is BlockKind.REFERENCE and pointer_of(block).is_plain:
        return
    if block.kind is BlockKind.REFERENCE or (block.kind is BlockKind.FOOTNOTE and _points_somewhere(block)):
        yield _entry(document, block)
    elif block.note is not None and block.kind in COPY_KINDS:
        yield from _in_brackets(document, block, block.note)


def _in_brackets(document: Document, block: Block, note: str) -> Iterator[Reference]:
    """The works that a note names in brackets behind what it asserts; identifiers are marks in themselves."""
    for match in _BRACKETED.finditer(block.text):
        words, span = match[1], block.locate(*match.span(1))
        if likeness(words) >= _LIKE_AN_ENTRY and not (find_dois(words) or find_pmids(words)):
            entry = parse_reference(document.quote(span), words, origin=Origin.LIST, span=span)
            yield replace(entry, label=note) if note.isdecimal() else replace(entry, footnote=note)


def _entry(document: Document, block: Block) -> Reference:
    raw = document.quote(block.span)
    entry = parse_reference(
        raw,
        block.text,
        origin=Origin.LIST,
        label=block.label,
        span=block.span,
        links=[link.target for link in block.links],
    )
    if block.note is not None and not block.note.isdecimal():
        entry = replace(entry, footnote=block.note)
    explains = block.kind is BlockKind.FOOTNOTE and entry.title is not None and likeness(block.text) < _LIKE_AN_ENTRY
    if not explains or not entry.identifiers:
        return entry
    return Reference(
        raw=raw,
        origin=Origin.INLINE,
        span=entry.span,
        doi=entry.doi,
        pmid=entry.pmid,
        pmcid=entry.pmcid,
        url=entry.url,
        footnote=entry.footnote,
    )


def _points_somewhere(block: Block) -> bool:
    text = block.text
    identified = find_dois(text) or find_pmids(text) or "http" in text
    return bool(identified or _ON_FILE.search(text)) or any(any(identified_by(link.target)) for link in block.links)


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
    """Whether an entry is that of an article in a journal, which a search may find by its words.

    A list's entry has a year, a volume and a journal or a title; one of a bibliography says what it is.
    """
    if not (reference.year and (reference.container or reference.title)):
        return False
    if reference.kind is not None:
        return _is_article(reference) and bool(reference.container)
    return bool(reference.volume)


def _is_article(reference: Reference) -> bool:
    if reference.kind is not None:
        return reference.kind.casefold() not in _NO_ARTICLE
    return bool(reference.volume or reference.pages or reference.doi or reference.pmid)
