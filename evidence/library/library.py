"""The library of a team: `references.bib` or another export, `claims.yaml` and `evidence.lock`, read together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.claims.citation_marks import without_marks
from evidence.errors import InputError
from evidence.library.appearances import Appearances
from evidence.library.claims_file import ClaimsFile, LibraryClaim, LibrarySource, Waiver, read_claims
from evidence.library.lock import Lock, read_lock
from evidence.library.reference_files import FILES as REFERENCE_FILES
from evidence.library.reference_files import REFERENCES, holds_references, read_references
from evidence.library.yaml_fields import near, raise_all

if TYPE_CHECKING:
    from evidence.library.altered import AlteredWordings
    from evidence.references.reference import Reference
    from evidence.references.resolution import Catalogue
    from evidence.references.works import Works
    from evidence.sources.card import SourceCard

CLAIMS = "claims.yaml"
LOCK = "evidence.lock"


@dataclass(frozen=True)
class Library:
    """What the team has agreed, and what the registries said. Without a `folder` it is empty."""

    folder: Path | None = None
    references: tuple[Reference, ...] = ()
    claims: tuple[LibraryClaim, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    lock: Lock = field(default_factory=Lock)

    def reference(self, key: str) -> Reference | None:
        """The reference with this key."""
        return self._by_key.get(key)

    def doi_of(self, key: str) -> str | None:
        """The normalised DOI of the entry with this key; None for a source without one."""
        reference = self.reference(key)
        return reference.doi if reference else None

    @cached_property
    def key_of(self) -> dict[str, str | None]:
        """The key of the last reference with each identifier."""
        return {name: reference.key for reference in self.references for name in reference.identifiers}

    def key_for(self, reference: Reference) -> str | None:
        """The key under which the library has a work: by key or identifier, else by first author, year and title."""
        if reference.key or reference.identifiers:
            keys = self.key_of
            return reference.key or next((keys[name] for name in reference.identifiers if name in keys), None)
        same = self._works.same_as(reference)
        return same.key if same else None

    @cached_property
    def _works(self) -> Works:
        from evidence.references.works import Works  # only runs that read documents need it

        return Works(self.references)

    @cached_property
    def standing(self) -> tuple[LibraryClaim, ...]:
        """The claims that nobody has withdrawn."""
        return tuple(claim for claim in self.claims if claim.withdrawn is None)

    @cached_property
    def by_wording(self) -> dict[str, tuple[LibraryClaim, ...]]:
        """The standing claims by each of their wordings, as `without_marks` writes them; a statement is a wording."""
        return _by_wording(self.standing)

    @cached_property
    def signed_off(self) -> dict[str, dict[str, Any]]:
        """The last sign-off of each document. Raises `InputError` where the record of them is broken."""
        from evidence.library.signoffs import last_of_each  # few libraries have any

        return last_of_each(self.folder) if self.folder is not None else {}

    @cached_property
    def altered(self) -> AlteredWordings:
        """The wordings of its approved claims, to be asked which sentences are those with other numbers."""
        from evidence.library.altered import AlteredWordings  # it looks into libraries itself

        return AlteredWordings(self)

    @cached_property
    def withdrawn(self) -> tuple[LibraryClaim, ...]:
        """The claims that somebody has withdrawn."""
        return tuple(claim for claim in self.claims if claim.withdrawn is not None)

    @cached_property
    def withdrawn_by_wording(self) -> dict[str, tuple[LibraryClaim, ...]]:
        """The withdrawn claims by each of their wordings."""
        return _by_wording(self.withdrawn)

    @cached_property
    def appearances(self) -> Appearances:
        """Where the standing claims are said to appear."""
        return Appearances(self.standing)

    @cached_property
    def withdrawn_appearances(self) -> Appearances:
        """Where the withdrawn claims are said to appear."""
        return Appearances(self.withdrawn)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The references by every way in which a mark of a document can point at them."""
        from evidence.references.resolution import Catalogue  # only runs that read documents need it

        return Catalogue(self.references)

    def cards_of(self, reference: Reference) -> list[SourceCard]:
        """Every card that a claim of the library has for this work, under whatever key, in the order of the claims."""
        keys = {self.key_for(reference), *(key for name in reference.identifiers for key in self._keys.get(name, ()))}
        return [card for _, card in sorted((one for key in keys for one in self._cards.get(key, ())), key=_first)]

    @cached_property
    def _keys(self) -> dict[str, list[str | None]]:
        """The keys of all references with each identifier."""
        found: dict[str, list[str | None]] = {}
        for reference in self._by_key.values():
            for name in reference.identifiers:
                found.setdefault(name, []).append(reference.key)
        return found

    def held_files(self) -> frozenset[Path]:
        """The texts of its sources beside it: `sources/KEY.txt` and the like, which are no copy."""
        from evidence.sources.held import held_files  # only runs that read documents need it

        return held_files(self.folder, (one.key for one in self.references if one.key))

    def short_texts(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The texts of these keys, read as full texts, that are as short as an abstract: files of the library."""
        from evidence.sources import held  # only runs that read documents need it

        return tuple(f"{held.FOLDER}/{path.name}" for path in held.short_files(self.folder, keys))

    def files(self) -> tuple[Path, ...]:
        """All files that it is read from: claims, references, the lock, and the texts of sources."""
        if self.folder is None:
            return ()
        names = (CLAIMS, *REFERENCE_FILES, LOCK)
        lists = dict.fromkeys(Path(one.path) for one in self.references if one.path)
        return (*(self.folder / name for name in names), *lists, *self.held_files())

    @cached_property
    def _cards(self) -> dict[str | None, list[tuple[int, SourceCard]]]:
        """The cards by the keys of their sources, each with its place in the library."""
        found: dict[str | None, list[tuple[int, SourceCard]]] = {}
        for place, source in enumerate(source for claim in self.claims for source in claim.sources):
            if source.card is not None:
                found.setdefault(source.ref, []).append((place, source.card))
        return found

    @cached_property
    def _by_key(self) -> dict[str, Reference]:
        return _by_key(self.references)


def _first(placed: tuple[int, SourceCard]) -> int:
    return placed[0]


def _by_wording(claims: Iterable[LibraryClaim]) -> dict[str, tuple[LibraryClaim, ...]]:
    found: dict[str, dict[str, LibraryClaim]] = {}
    for claim in claims:
        for wording in (claim.statement, *claim.wording):
            found.setdefault(without_marks(wording), {})[claim.id] = claim
    return {words: tuple(claims.values()) for words, claims in found.items()}


def find_library(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that holds `claims.yaml` or references."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if _holds_library(folder)), None)


def load_library(folder: Path | None) -> Library:
    """The library of a folder; an empty one for None.

    Claims or references may be missing, not both. Raises `InputError` for a file that cannot be understood, and for a
    claim whose source is not among the references.
    """
    if folder is None:
        return Library()
    _expect_library(folder)
    references = read_references(folder)
    claims = _claims_file(folder / CLAIMS)
    _expect_known_sources(claims, references)
    dois = {key: reference.doi for key, reference in _by_key(references).items()}
    return Library(
        folder=folder,
        references=references,
        claims=tuple(_with_dois(claim, dois) for claim in claims.claims),
        waivers=claims.waivers,
        lock=read_lock(folder / LOCK),
    )


def load_bibliography(path: Path) -> Library:
    """The references of one file alone, with the lock and the waivers beside it; no claims."""
    from evidence.references.bibtex import read_bibliography

    return Library(
        folder=path.parent,
        references=read_bibliography(path),
        waivers=_claims_file(path.parent / CLAIMS).waivers,
        lock=read_lock(path.parent / LOCK),
    )


def _holds_library(folder: Path) -> bool:
    return (folder / CLAIMS).is_file() or holds_references(folder)


def _expect_library(folder: Path) -> None:
    if _holds_library(folder):
        return
    if folder.is_file():
        raise InputError("a library is a folder, and this is a file.", path=folder, remedy="Name the folder it is in.")
    message = f"there is no library here: neither {CLAIMS} nor {REFERENCES}."
    raise InputError(message, path=folder, remedy="Name another folder, or write a library with `evidence init`.")


def _claims_file(path: Path) -> ClaimsFile:
    return read_claims(path) if path.is_file() else ClaimsFile(path, (), ())


def _by_key(references: Iterable[Reference]) -> dict[str, Reference]:
    return {reference.key: reference for reference in references if reference.key}


def _expect_known_sources(file: ClaimsFile, references: tuple[Reference, ...]) -> None:
    keys = _by_key(references)
    raise_all(
        InputError(
            f"the claim `{claim.id}` names a source `{source.ref}` that is not in {REFERENCES}.",
            path=file.path,
            line=source.line,
            remedy=near(source.ref, tuple(keys), otherwise=f"Add it to {REFERENCES}."),
        )
        for claim, source in _sources(file)
        if source.ref not in keys
    )


def _sources(file: ClaimsFile) -> Iterator[tuple[LibraryClaim, LibrarySource]]:
    return ((claim, source) for claim in file.claims for source in claim.sources)


def _with_dois(claim: LibraryClaim, dois: dict[str, str | None]) -> LibraryClaim:
    """The claim with each card knowing its work's DOI, which only the bibliography tells."""
    sources = tuple(
        replace(source, card=replace(source.card, doi=dois[source.ref])) if source.card else source
        for source in claim.sources
    )
    return replace(claim, sources=sources)
