"""Which references a mark points at. Nothing is guessed: where two could be meant, none is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from types import MappingProxyType

from evidence.citations.citation import NUMBERED, Citation, CitationStyle
from evidence.citations.keys import locators_in
from evidence.citations.surnames import folded
from evidence.citations.targets import Targets
from evidence.late import late_regex
from evidence.references.back_pointers import Pointer
from evidence.references.names import family_of
from evidence.references.reference import Origin, Reference

_LABEL = late_regex(r"(?P<name>.+?) (?P<year>\d{4})(?P<letter>[a-z]?)$")
_IDENTIFIER = late_regex(r"(?:doi|pmid|pmcid|https?):")
_DIGITS = late_regex(r"[\d\s]+\Z|\A\d+\b")
_ET_AL = late_regex(r"\b(?:al|others|colleagues|co ?workers|associates)\b")
_ARTICLE = late_regex(r"\A(?:the|a) ")
_SHORTEST = 5


@dataclass(frozen=True)
class Resolution:
    """A mark with the reference of each of its labels; None for a label that points at nothing.

    `near` are the references that labels which point at nothing may mean.
    """

    citation: Citation
    references: tuple[Reference | None, ...]
    near: tuple[Reference, ...] = ()

    @property
    def located(self) -> Iterator[tuple[Reference, str | None]]:
        """The references that there are, each with the place in it that the mark names."""
        places = locators_in(self.citation.raw) if self.citation.style is CitationStyle.KEY else {}
        for label, reference in zip(self.citation.labels, self.references, strict=False):
            if reference is not None:
                yield reference, places.get(label)


class Catalogue:
    """References by every way in which a mark can point at them; that of a library is made once for all documents."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._references = references

    @cached_property
    def by_key(self) -> dict[str, Reference]:
        """By key; the last of several."""
        return {reference.key: reference for reference in self._references if reference.key}

    @cached_property
    def by_identifier(self) -> dict[str, Reference]:
        """By DOI, PMID, PMCID and URL; the first of several."""
        return dict(_identified(reversed(self._references)))

    @cached_property
    def by_author(self) -> _Authors:
        """By first author and year."""
        return _Authors(self._references)

    @cached_property
    def targets(self) -> Targets:
        """What a mark can name."""
        return Targets(self.by_key, _first_authors(self._references))


def resolve(
    citations: Iterable[Citation],
    entries: Sequence[Reference],
    library: Catalogue,
    notes: Mapping[int, str] = MappingProxyType({}),
    pointers: Iterable[Pointer] = (),
) -> tuple[Resolution, ...]:
    """Resolves the marks of one document against its own list, then against the library.

    Numbers and footnotes belong to the document's own list (by label; by position where the list has no numbers), a
    note's mark to what its own note names and nowhere else, names and years to either, keys to the library,
    identifiers to either or to themselves. `notes` are the names of the notes that some blocks stand in: what is named
    there in passing is named by the note. `pointers` are all notes and entries in order: "Ibid." means what the one
    before it names.
    """
    shelves = _Shelves(entries, library)
    marks = tuple(citations)
    for citation in marks:
        if citation.block in notes and citation.style is CitationStyle.INLINE:
            shelves.note(notes[citation.block], shelves.resolve(citation))
    shelves.follow(pointers)
    return tuple(shelves.resolve(citation) for citation in marks)


def targets_of(entries: Sequence[Reference], library: Catalogue) -> Targets:
    """What the marks of a document with this list can point at."""
    labels = {entry.label for entry in entries if entry.label and not entry.footnote}
    return Targets(labels, _first_authors(entries), beyond=library.targets)


def _first_authors(references: Iterable[Reference]) -> set[tuple[str, int]]:
    return {(family_of(one.authors[0]), one.year) for one in references if one.authors and one.year}


class _Shelves:
    """The references that marks of one document can point at, by every way of pointing."""

    def __init__(self, entries: Sequence[Reference], library: Catalogue) -> None:
        listed = [entry for entry in entries if not entry.footnote] or entries
        self.by_label = _by_label(listed) or {str(place): (entry,) for place, entry in enumerate(listed, 1)}
        self.notes: dict[str, list[Reference]] = {}
        for entry in entries:
            if entry.footnote:
                self.notes.setdefault(entry.footnote, []).append(entry)
        self.own = Catalogue(entries)
        self.library = library

    def resolve(self, citation: Citation) -> Resolution:
        """A mark with its references: all that its note names, or an entry of the list, each by the one label."""
        if citation.note is not None:
            named: list[Reference | None] = [*self.notes.get(citation.note, ())] or [None]
            return Resolution(replace(citation, labels=citation.labels * len(named)), tuple(named))
        found = [(label, one) for label in citation.labels for one in self.find(citation, label) or (None,)]
        labels, references = (tuple(column) for column in zip(*found, strict=True))
        lost = (label for label, one in found if one is None)
        near = tuple(one for label in lost if (one := self._near(citation, label)))
        return Resolution(replace(citation, labels=labels), references, near)

    def note(self, name: str, named: Resolution) -> None:
        """Puts what is named within a note among what its mark leads to."""
        held = self.notes.setdefault(name, [])
        known = {identifier for one in held for identifier in one.identifiers}
        held += [one for one in named.references if one is not None and known.isdisjoint(one.identifiers)]

    def follow(self, pointers: Iterable[Pointer]) -> None:
        """Lets notes and entries that point back name what they point at."""
        labelled: dict[str | None, list[Reference]] = {}
        last: list[Reference] = []
        for one in pointers:
            named = self.notes.get(one.note, []) if one.note else [*self.by_label.get(one.label or "", ())]
            if not named:
                back = (
                    last if one.same else labelled.get(one.labelled, []) if one.labelled else self._works(one.authored)
                )
                named = list(back)
                if one.note:
                    self.notes[one.note] = named
                elif one.label and named:
                    self.by_label[one.label] = tuple(named)
            labelled[one.label], last = named, named

    def _works(self, authored: Iterable[str]) -> list[Reference]:
        return [found for label in authored if (found := self._authored(label, label)) is not None]

    def find(self, citation: Citation, label: str) -> Sequence[Reference]:
        """The references that one label points at: one, unless an entry of the list names several works."""
        if citation.style in NUMBERED:
            return self.by_label.get(label, ())
        if citation.style is CitationStyle.KEY and label not in self.library.by_key:
            return self.by_label.get(label, ())
        found = self._found(citation, label)
        return () if found is None else (found,)

    def _found(self, citation: Citation, label: str) -> Reference | None:
        if citation.style is CitationStyle.KEY:
            return self.library.by_key[label]
        if citation.style is CitationStyle.INLINE or _IDENTIFIER.match(label):
            held = self.own.by_identifier.get(label) or self.library.by_identifier.get(label)
            return held or _itself(citation, label)
        return self._authored(citation.raw, label)

    def _near(self, citation: Citation, label: str) -> Reference | None:
        """The reference that a label which points at nothing may mean: one with a key that is written nearly so, or by
        the same first author in the nearest year."""
        if citation.style is CitationStyle.KEY:
            close = get_close_matches(label, self.library.by_key, n=1)
            return self.library.by_key[close[0]] if close else None
        match = _LABEL.match(label) if citation.style is CitationStyle.AUTHOR_YEAR else None
        if match is None:
            return None
        name, year = folded(match["name"]), int(match["year"])
        return self.own.by_author.about(name, year) or self.library.by_author.about(name, year)

    def _authored(self, raw: str, label: str) -> Reference | None:
        match = _LABEL.match(label)
        if match is None:
            return None
        name, year = folded(match["name"]), int(match["year"])
        for shelf in (self.own.by_author, self.library.by_author):
            found = shelf.named(name, year)
            if len(found) > 1 and match["letter"]:
                found = _lettered(found, year, match["letter"])
            elif len(found) > 1:
                found = _with_company(found, raw, match["name"], year)
            if not found:
                found = shelf.nearly(name, year)
            if found and len({reference.doi or reference.raw for reference in found}) == 1:
                return found[0]
        return None


class _Authors:
    """References by first author and year."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self._exact: dict[tuple[str, int], list[Reference]] = {}
        self._years: dict[int, list[tuple[frozenset[str], Reference]]] = {}
        for reference in references:
            names = _names(reference.authors[0]) if reference.authors else frozenset()
            if reference.year:
                self._years.setdefault(reference.year, []).append((names, reference))
                for name in names:
                    self._exact.setdefault((name, reference.year), []).append(reference)

    def named(self, name: str, year: int) -> list[Reference]:
        """Those of this first author and year: by the whole name, else by its last or its first word."""
        words = name.split() or [""]
        return next((found for one in (name, words[-1], words[0]) if (found := self._exact.get((one, year)))), [])

    def about(self, name: str, year: int) -> Reference | None:
        """The first of this first author in the year that is nearest to one."""
        years = [other for other in self._years if (name, other) in self._exact]
        nearest = min(years, key=lambda other: abs(other - year), default=None)
        return None if nearest is None else self._exact[name, nearest][0]

    def nearly(self, name: str, year: int) -> list[Reference]:
        """Those that a writer must have meant: a group by its first words, or a name of that year that is spelled
        otherwise by a letter or two."""
        same = self._years.get(year, [])
        grouped = [r for _, r in same if len(name) > _SHORTEST and _begins(r, name)]
        if grouped:
            return grouped
        return [r for names, r in same if any(_is_alike(name, other) for other in names)]


def _begins(reference: Reference, name: str) -> bool:
    return _ARTICLE.sub("", folded(reference.raw[: 2 * len(name) + 4])).startswith(_ARTICLE.sub("", name))


def _is_alike(first: str, second: str) -> bool:
    """Whether two names of five letters or more differ by one letter, or by two in longer ones."""
    length = min(len(first), len(second))
    if length < _SHORTEST or first[0] != second[0] or abs(len(first) - len(second)) > 2:
        return False
    return _distance(first, second) <= (1 if length < 2 * _SHORTEST else 2)


def _distance(first: str, second: str) -> int:
    """Letters to insert, remove or exchange (Levenshtein)."""
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(second, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]


def _by_label(entries: Iterable[Reference]) -> dict[str, Sequence[Reference]]:
    """The entries by their labels, works of one entry together; the first of several with one label."""
    found: dict[str, Sequence[Reference]] = {}
    last: Sequence[Reference] = ()
    for entry in entries:
        last = (*last, entry) if entry.follows else (entry,)
        if entry.label and found.get(entry.label, last[:-1]) == last[:-1]:
            found[entry.label] = last
    return found


def _lettered(found: list[Reference], year: int, letter: str) -> list[Reference]:
    """Entries that carry the letter ("2006b"); where none does, the letter counts their order in the list."""
    written = [reference for reference in found if f"{year}{letter}" in reference.raw]
    position = ord(letter) - ord("a")
    return written or found[position : position + 1]


def _with_company(found: list[Reference], raw: str, name: str, year: int) -> list[Reference]:
    """Of several works of one author and year, those whose other authors are as the mark says: "and Doe", "et al."."""
    written = re.search(rf"{re.escape(name)}(?P<others>[^;]*?){year}", raw)
    others = _DIGITS.sub("", folded(written["others"])) if written else ""
    if not others.strip():
        return [reference for reference in found if len(reference.authors) == 1]
    named = [r for r in found if any(folded(family_of(author)) in others for author in r.authors[1:])]
    if _ET_AL.search(others):
        many = [reference for reference in found if len(reference.authors) > 2 or reference.truncated_authors]
        return [reference for reference in many if reference in named] or many
    return [reference for reference in named if len(reference.authors) == 2]


def _identified(references: Iterable[Reference]) -> Iterator[tuple[str, Reference]]:
    for reference in references:
        if reference.url:
            yield reference.url, reference
        if reference.pmid:
            yield f"pmid:{reference.pmid}", reference
        if reference.pmcid:
            yield f"pmcid:{reference.pmcid}", reference
        if reference.doi:
            yield f"doi:{reference.doi}", reference


def _names(author: str) -> frozenset[str]:
    """A family name with and without its particles, and a group's initials ("World Health Organization", "WHO")."""
    family = folded(family_of(author))
    words = family.split()
    initials = "".join(word[0] for word in author.split() if word[:1].isupper()).casefold()
    short = [initials] if len(initials) > 2 and "," not in author else []
    return frozenset({family, words[-1] if words else family, *short})


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
