"""Which references a mark points at. Nothing is guessed: where two could be meant, none is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence.citations.citation import Citation, CitationStyle
from evidence.references.names import family_of, folded
from evidence.references.reference import Origin, Reference

_LABEL = re.compile(r"(?P<name>.+?) (?P<year>\d{4})(?P<letter>[a-z]?)$")
_LISTED = frozenset({CitationStyle.NUMERIC, CitationStyle.SUPERSCRIPT, CitationStyle.FOOTNOTE})


@dataclass(frozen=True)
class Resolution:
    """A mark with the reference of each of its labels; None for a label that points at nothing."""

    citation: Citation
    references: tuple[Reference | None, ...]


def resolve(
    citations: Iterable[Citation], entries: Sequence[Reference], library: Sequence[Reference]
) -> tuple[Resolution, ...]:
    """Resolves the marks of one document against its own list, then against the library.

    Numbers and footnotes belong to the document's own list (by label; by position where the list has no numbers),
    names and years to either, keys to the library, identifiers to either or to themselves.
    """
    shelves = _Shelves(entries, library)
    return tuple(
        Resolution(citation, tuple(shelves.find(citation, label) for label in citation.labels))
        for citation in citations
    )


class _Shelves:
    """The references that marks of one document can point at, by every way of pointing."""

    def __init__(self, entries: Sequence[Reference], library: Sequence[Reference]) -> None:
        numbered = any(entry.label for entry in entries)
        self.by_label = {entry.label: entry for entry in reversed(entries) if entry.label}
        if not numbered:
            self.by_label = {str(position): entry for position, entry in enumerate(entries, 1)}
        self.by_key = {entry.key: entry for entry in library if entry.key}
        self.by_identifier = dict(_identified(reversed((*entries, *library))))
        self.by_author = [_by_author(entries), _by_author(library)]

    def find(self, citation: Citation, label: str) -> Reference | None:
        """The reference that one label points at."""
        if citation.style in _LISTED:
            return self.by_label.get(label)
        if citation.style is CitationStyle.KEY:
            return self.by_key.get(label) or self.by_label.get(label)
        if citation.style is CitationStyle.INLINE:
            return self.by_identifier.get(label) or _itself(citation, label)
        return self._authored(citation, label)

    def _authored(self, citation: Citation, label: str) -> Reference | None:
        match = _LABEL.match(label)
        if match is None:
            return None
        name, year = folded(match["name"]), int(match["year"])
        for shelf in self.by_author:
            found = shelf.get((name, year)) or shelf.get((name.split()[-1], year), [])
            if len(found) > 1 and match["letter"]:
                found = _lettered(found, year, match["letter"])
            elif len(found) > 1:
                found = _with_company(found, citation.raw, match["name"], year)
            if found and len({reference.doi or reference.raw for reference in found}) == 1:
                return found[0]
        return None


def _lettered(found: list[Reference], year: int, letter: str) -> list[Reference]:
    """Entries that carry the letter ("2006b"); where none does, the letter counts their order in the list."""
    written = [reference for reference in found if f"{year}{letter}" in reference.raw]
    position = ord(letter) - ord("a")
    return written or found[position : position + 1]


def _with_company(found: list[Reference], raw: str, name: str, year: int) -> list[Reference]:
    """Of several works of one author and year, those whose other authors are as the mark says: "and Doe", "et al."."""
    written = re.search(rf"{re.escape(name)}(?P<others>[^;]*?){year}", raw)
    others = folded(written["others"]) if written else ""
    if "et al" in others or "others" in others or "colleagues" in others:
        return [reference for reference in found if len(reference.authors) > 2 or reference.truncated_authors]
    second = [r for r in found if len(r.authors) == 2 and folded(family_of(r.authors[1])) in others]
    return second or [reference for reference in found if len(reference.authors) == 1 and not others.strip()]


def _identified(references: Iterable[Reference]) -> Iterator[tuple[str, Reference]]:
    for reference in references:
        if reference.url:
            yield reference.url, reference
        if reference.pmid:
            yield f"pmid:{reference.pmid}", reference
        if reference.doi:
            yield f"doi:{reference.doi}", reference


def _by_author(references: Iterable[Reference]) -> dict[tuple[str, int], list[Reference]]:
    shelf: dict[tuple[str, int], list[Reference]] = {}
    for reference in references:
        if reference.authors and reference.year:
            for name in _names(reference.authors[0]):
                shelf.setdefault((name, reference.year), []).append(reference)
    return shelf


def _names(author: str) -> set[str]:
    """A family name with and without its particles, and a group's initials ("World Health Organization", "WHO")."""
    family = folded(family_of(author))
    words = family.split()
    initials = "".join(word[0] for word in author.split() if word[:1].isupper()).casefold()
    return {family, words[-1] if words else family, *([initials] if len(initials) > 2 and "," not in author else [])}


def _itself(citation: Citation, label: str) -> Reference:
    """An identifier in the text is its own reference."""
    scheme, _, value = label.partition(":")
    return Reference(
        raw=citation.raw,
        origin=Origin.INLINE,
        span=citation.span,
        doi=value if scheme == "doi" else None,
        pmid=value if scheme == "pmid" else None,
        pmcid=value if scheme == "pmcid" else None,
        url=label if scheme in ("http", "https") else None,
    )
