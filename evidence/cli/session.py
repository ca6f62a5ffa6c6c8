"""A run's library and registry, opened once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.cli.settings import progress_line
from evidence.config import Settings
from evidence.errors import InputError, UsageError
from evidence.library.library import Library, find_library, load_bibliography, load_library
from evidence.library.lock import Lock, LockedRegistry
from evidence.library.reference_files import REFERENCES
from evidence.registries.index_path import index_path
from evidence.registries.registry import Registry

if TYPE_CHECKING:
    from evidence.registries.matching import Finder


@dataclass(frozen=True)
class Session:
    """What a command works with."""

    library: Library
    registry: Registry
    beyond: Registry | None
    finders: tuple[Finder, ...] = ()

    def warn(self) -> None:
        """Says on stderr, once, what the registries' client has to say."""
        for warning in getattr(self.beyond, "warnings", ()):
            print(f"evidence: {warning}", file=sys.stderr)


def _outside(settings: Settings, lock: Lock) -> tuple[Registry | None, tuple[Finder, ...]]:
    """What lies beyond the lock: the index, where there is one, and the network, unless the run is to stay offline."""
    network, search = _network(settings, lock)
    online = (search,) if search is not None else ()
    if not index_path(settings).is_file():
        return network, online
    from evidence.registries.index import Index, Indexed

    index = Index(index_path(settings))
    if network is None:
        return index, (index,)
    indexed = Indexed(index, network, today=settings.today, max_age=settings.lock_max_age, refresh=settings.refresh)
    return indexed, (index, *online)


def _network(settings: Settings, lock: Lock) -> tuple[Registry | None, Finder | None]:
    if settings.offline:
        return None, None
    from evidence.registries.chain import outside
    from evidence.registries.crossref_search import CrossrefSearch
    from evidence.registries.numbered import numbered
    from evidence.registries.second_look import SecondLook

    works = outside(settings, tell=progress_line())
    if works is None:
        return None, None
    suspects = frozenset(doi for doi, record in lock.records.items() if record.updates)
    search = CrossrefSearch(settings.crossref_url, works.client, settings.today)
    return numbered(settings, works, SecondLook(works, works.crossref, suspects)), search


def _short(folder: Path | None) -> Path | None:
    """A folder as a person at this place would name it, so that messages stay readable."""
    here = Path.cwd()
    return (
        folder.relative_to(here)
        if folder is not None and folder.is_absolute() and folder.is_relative_to(here)
        else folder
    )


def open_session(settings: Settings, paths: Sequence[str]) -> Session:
    """The library named in the settings, else the nearest one above this folder, else above the first document."""
    folder = settings.library or find_library(Path.cwd())
    if folder is None and paths:
        folder = find_library(Path(paths[0]).resolve().parent)
    return _session(load_library(_short(folder)), settings)


def library_folder(settings: Settings) -> Path | None:
    """The folder named in the settings, else the nearest above this one that holds a library."""
    return _short(settings.library or find_library(Path.cwd()))


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
    return _session(load_bibliography(path), settings)


def _session(library: Library, settings: Settings) -> Session:
    beyond, finders = _outside(settings, library.lock)
    registry = LockedRegistry(
        library.lock, beyond, today=settings.today, max_age=settings.lock_max_age, refresh=settings.refresh
    )
    return Session(library, registry, beyond, finders)


def finders_of(settings: Settings) -> tuple[Finder, ...]:
    """Where written references are searched for: the index, where there is one, and Crossref unless offline."""
    return _outside(settings, Lock({}))[1]
