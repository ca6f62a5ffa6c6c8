"""A run's library and registry, opened once."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.cli.settings import end_progress, folder_of, progress_line
from evidence.config import Settings
from evidence.documents.reading import READERS
from evidence.errors import InputError, UsageError
from evidence.library.library import LOCK, Library, find_library, load_bibliography, load_library
from evidence.library.lock import Lock, read_lock
from evidence.library.locked import LockedRegistry
from evidence.library.reference_files import REFERENCES
from evidence.readings import Asked
from evidence.registries.index_path import index_path
from evidence.registries.registry import TellingRegistry

if TYPE_CHECKING:
    from evidence.audit import Audit, Watcher
    from evidence.readings import Abstracts
    from evidence.registries.matching import Finder


MOST_SEARCHES = 300
"""So many entries without a DOI are searched for at Crossref while documents are checked: that takes two minutes in the
polite pool and five in the public one. Answers are kept, so that the next run goes on from there."""


@dataclass(frozen=True)
class Session:
    """What a command works with."""

    library: Library
    registry: LockedRegistry
    beyond: TellingRegistry | None
    finders: tuple[Finder, ...] = ()
    abstracts: Asked = field(default_factory=Asked)

    def audit(
        self,
        settings: Settings,
        paths: Sequence[str],
        watchers: Sequence[Watcher] = (),
        *,
        thorough: bool = False,
        jobs: int | None = 1,
    ) -> Audit:
        """Checks documents with all that the session has, shows how far it is, and says what the user should know.

        `thorough` looks for right DOIs of all references of the library, and not only of articles without one.
        """
        from evidence.audit import Basis, run
        from evidence.library.file_notes import notes_on_files
        from evidence.reports.wording import gaps

        basis = Basis(self.library, self.registry, self.finders, self.abstracts)
        audit = run(paths, settings, basis, watchers, progress=progress_line(), jobs=jobs, thorough=thorough)
        end_progress()
        self.warn()
        _say(notes_on_files(self.library))
        if not settings.offline:
            _say(gaps(audit))
        _say(_about_paths(audit, settings))
        _say(_about_mappings(paths, settings, self.library))
        return audit

    def warn(self) -> None:
        """Says on stderr, once, what the registries' client has to say."""
        told = self.beyond.warnings if self.beyond is not None else ()
        _say(dict.fromkeys((*told, *self.abstracts.warnings)))

    def warn_of_abstracts(self) -> None:
        """Says on stderr which abstracts could not be had."""
        from evidence.gaps import gaps_of
        from evidence.reports.wording import gap_in_words

        _say(map(gap_in_words, gaps_of(self.abstracts)))


def _say(warnings: Iterable[str]) -> None:
    for warning in warnings:
        print(f"evidence: {warning}", file=sys.stderr)


def _about_paths(audit: Audit, settings: Settings) -> Iterator[str]:
    """What a user may not have meant: folders without a document, garbled text, annotated copies, libraries not used.

    Folders of the configuration may still be empty: a library begins before its copy.
    """
    from evidence.reports.wording import one_line, where

    for folder in sorted({*audit.bare} - {*settings.paths}):
        yield f"{folder} holds no document. Documents end in {', '.join(READERS)}."
    if audit.excluded:
        yield f"by the configuration's `exclude` nothing is read of {', '.join(audit.excluded)}."
    for place in audit.garbled:
        sign = one_line(place.quote or "")
        yield (
            f"{where(place)}: “{sign}” is garbled, being UTF-8 that was once read as Windows-1252, and numbers and "
            "quotes may be misread here. Save the text anew from where it comes from."
        )
    left_out = ", ".join(f"{copy} (of {twin})" for copy, twin in audit.annotated if twin is not None)
    if left_out:
        yield f"annotated copies that say the same words as a document of this run are not read: {left_out}."
    alone = ", ".join(str(copy) for copy, twin in audit.annotated if twin is None)
    if alone:
        yield f"annotated copies whose words stand in no other document of this run are read as copy: {alone}."
    for library in audit.other_libraries if settings.library is None else ():
        yield f"{_short(library)} holds a library that this run does not use: name it with --library, or run there."


def _about_mappings(paths: Sequence[str], settings: Settings, library: Library) -> Iterator[str]:
    """The claims that are mapped to documents that are gone, or have another name by now."""
    from evidence.cli.claims_use import mapped_to_nothing

    lost: dict[str, list[str]] = {}
    for claim, one in mapped_to_nothing(paths, settings, library):
        lost.setdefault(one.document, []).append(claim.id)
    if lost:
        named = ", ".join(f"{document} ({_some(claims)})" for document, claims in lost.items())
        yield f"`appears_in` names documents that are nowhere in the configured paths: {named}. Correct or remove them."


def _some(claims: Sequence[str]) -> str:
    """The first of several claims, and how many more there are."""
    return f"claim {claims[0]}" + (f" and {len(claims) - 1} more" if claims[1:] else "")


@dataclass(frozen=True)
class Beyond:
    """What lies beyond the lock; nothing where a run is to stay offline and has no index."""

    registry: TellingRegistry | None = None
    finders: tuple[Finder, ...] = ()
    abstracts: Abstracts | None = None


def _outside(settings: Settings, lock: Lock, most: int | None = None) -> Beyond:
    """The index, where there is one, and the network, unless the run is to stay offline; `most` caps its searches.

    An index that the user named may be missing, since settings are shared and it need not lie on every machine; but a
    run without it is not the one that was meant, so that is said.
    """
    online = _network(settings, lock, most)
    if not index_path(settings).is_file():
        if settings.index is not None:
            _say([f"there is no index {settings.index}, so that none is used: correct `index`, or build it."])
        return online
    from evidence.registries.index import Index, Indexed

    index = Index(index_path(settings))
    if online.registry is None:
        return Beyond(index, (index,))
    indexed = Indexed(
        index, online.registry, today=settings.today, max_age=settings.lock_max_age, refresh=settings.refresh
    )
    return replace(online, registry=indexed, finders=(index, *online.finders))


def _network(settings: Settings, lock: Lock, most: int | None) -> Beyond:
    if settings.offline:
        return Beyond()
    from evidence.registries.abstracts import abstracts
    from evidence.registries.chain import outside
    from evidence.registries.crossref_search import CrossrefSearch
    from evidence.registries.numbered import numbered
    from evidence.registries.second_look import SecondLook

    works = outside(settings, tell=progress_line())
    if works is None:
        return Beyond()
    suspects = frozenset(doi for doi, record in lock.records.items() if record.updates)
    search = CrossrefSearch(
        settings.crossref_url,
        works.client,
        settings.today,
        cache=works.cache,
        max_age=-1 if settings.refresh else settings.lock_max_age,
        most=most,
    )
    registry = numbered(settings, works, SecondLook(works, works.crossref, suspects))
    return Beyond(registry, (search,), abstracts(settings, works.client))


def _short(folder: Path | None) -> Path | None:
    """A folder as a person at this place would name it, so that messages stay readable."""
    here = Path.cwd()
    return (
        folder.relative_to(here)
        if folder is not None and folder.is_absolute() and folder.is_relative_to(here)
        else folder
    )


def open_session(settings: Settings, paths: Sequence[str]) -> Session:
    """A session with the library of these settings and paths."""
    return session_of(load_library(library_folder(settings, paths)), settings, MOST_SEARCHES)


def library_folder(settings: Settings, paths: Sequence[str] = ()) -> Path | None:
    """The library named in the settings, else the nearest one from this folder upwards, else from the first path."""
    folder = settings.library or find_library(Path.cwd())
    if folder is None and paths:
        folder = find_library(folder_of(paths[0]))
    return _short(folder)


def bibliography_of(bib: Path | None, settings: Settings) -> Path:
    """The bibliography that is named, else that of the library. Raises `UsageError` where there is none."""
    if bib is not None:
        return bib
    folder = library_folder(settings)
    path = folder / REFERENCES if folder is not None else None
    if path is None or not path.is_file():
        raise UsageError(f"there is no {REFERENCES} here. Name a file, or write a library with `evidence init`.")
    return path


def open_bibliography(path: Path, settings: Settings) -> Session:
    """A session with the references of one file, and the lock beside it."""
    if path.is_dir():
        raise InputError("this is a folder.", path=path, remedy="Name the BibTeX file in it.")
    return session_of(load_bibliography(path), settings)


def session_of(library: Library, settings: Settings, most: int | None = None) -> Session:
    """A session with a library that has been read, and `most` searches at Crossref; any number where that is None."""
    beyond = _outside(settings, library.lock, most)
    registry = LockedRegistry(
        library.lock, beyond.registry, today=settings.today, max_age=settings.lock_max_age, refresh=settings.refresh
    )
    return Session(library, registry, beyond.registry, beyond.finders, Asked(beyond.abstracts))


def session_without_copy(settings: Settings) -> Session:
    """A session that knows of the library no more than what its lock holds, and may search as often as it likes."""
    folder = library_folder(settings)
    return session_of(Library(folder, lock=read_lock(folder / LOCK) if folder else Lock()), settings)
