"""Abstracts in the user's cache folder, in the cache's file and in a table of their own.

Abstracts are copyrighted: they are kept for checking on this machine and never written into a lock.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from evidence.registries.cache import FILE

_SCHEMA = "CREATE TABLE IF NOT EXISTS abstracts (doi TEXT PRIMARY KEY, day TEXT NOT NULL, body TEXT NOT NULL)"


class AbstractStore:
    """Answers about abstracts by DOI, with their day. A disk that fails is said once and then left alone."""

    def __init__(self, folder: Path | None, today: date) -> None:
        self.folder = folder
        self.today = today
        self.warnings: list[str] = []

    def get_many(self, dois: Sequence[str]) -> dict[str, tuple[int, Any]]:
        """The age in days and the body of each answer that is there and can be read, by DOI."""
        found: dict[str, tuple[int, Any]] = {}
        if not dois:
            return found
        try:
            with self._opened() as connection:
                for doi in dois:
                    row = connection.execute("SELECT day, body FROM abstracts WHERE doi = ?", (doi,)).fetchone()
                    if row is not None and (kept := self._read(*row)) is not None:
                        found[doi] = kept
        except (sqlite3.Error, OSError) as error:
            self._fail(error)
        return found

    def _read(self, day: str, body: str) -> tuple[int, Any] | None:
        try:
            return (self.today - date.fromisoformat(day)).days, json.loads(body)
        except (ValueError, TypeError):
            return None

    def put(self, answers: Mapping[str, Any]) -> None:
        """Keeps answers by DOI, as of today."""
        rows = [(doi, self.today.isoformat(), json.dumps(body)) for doi, body in answers.items()]
        if not rows:
            return
        try:
            with self._opened() as connection, connection:
                connection.executemany("INSERT OR REPLACE INTO abstracts VALUES (?, ?, ?)", rows)
        except (sqlite3.Error, OSError) as error:
            self._fail(error)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        if self.folder is None:
            raise sqlite3.OperationalError("no cache folder")
        self.folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.folder / FILE, timeout=10)) as connection:
            connection.execute(_SCHEMA)
            yield connection

    def _fail(self, error: Exception) -> None:
        if self.folder is not None:
            self.warnings.append(f"abstracts cannot be kept in {self.folder} ({error}); going on without")
        self.folder = None
