"""A run's library and registry, opened once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence.config import Settings
from evidence.library.library import Library, find_library, load_library
from evidence.library.lock import LockedRegistry
from evidence.registries.registry import Registry


@dataclass(frozen=True)
class Session:
    """What a command works with."""

    library: Library
    registry: Registry
    beyond: Registry | None

    def warn(self) -> None:
        """Says on stderr, once, what the registries' client has to say."""
        for warning in getattr(self.beyond, "warnings", ()):
            print(f"evidence: {warning}", file=sys.stderr)


def _outside(settings: Settings) -> Registry | None:
    if settings.offline:
        return None
    from evidence.registries.chain import outside
    from evidence.registries.second_look import SecondLook

    first = outside(settings)
    return None if first is None else SecondLook(first, first.crossref)


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
    library = load_library(_short(folder))
    beyond = _outside(settings)
    registry = LockedRegistry(
        library.lock, beyond, today=settings.today, max_age=settings.lock_max_age, refresh=settings.refresh
    )
    return Session(library, registry, beyond)
