"""What registries answered, kept in the user's cache folder: disposable, JSON only, successes only.

One SQLite file for all processes of a machine. Where the disk fails, a run goes on without it and says so once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS answers (registry TEXT, doi TEXT, day TEXT, body TEXT, PRIMARY KEY (registry, doi))"
)
FILE = "answers-1.sqlite"


class Cache:
    """Answers by registry and DOI with the day they were given."""

    def __init__(self, folder: Path | None, today: date) -> None:
        self.folder = folder
        self.today = today
        self.warnings: list[str] = []

    def get(self, registry: str, doi: str, max_age: int) -> tuple[date, Any] | None:
        """The day and the body of an answer that is at most `max_age` days old."""
        try:
            with self._opened() as connection:
                query = "SELECT day, body FROM answers WHERE registry = ? AND doi = ?"
                row = connection.execute(query, (registry, doi)).fetchone()
            if row is None:
                return None
            day = date.fromisoformat(row[0])
            fresh = timedelta(0) <= self.today - day <= timedelta(days=max_age)
            return (day, json.loads(row[1])) if fresh else None
        except (sqlite3.Error, OSError, ValueError) as error:
            self._fail(error)
            return None

    def put(self, registry: str, answers: Mapping[str, Any]) -> None:
        """Keeps the bodies of answers, by DOI, as of today."""
        rows = [(registry, doi, self.today.isoformat(), json.dumps(body)) for doi, body in answers.items()]
        if not rows:
            return
        try:
            with self._opened() as connection, connection:
                connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)
        except (sqlite3.Error, OSError) as error:
            self._fail(error)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection that is closed whatever happens, to a file that is there."""
        if self.folder is None:
            raise sqlite3.OperationalError("no cache folder")
        self.folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.folder / FILE, timeout=10)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(_SCHEMA)
            yield connection

    def _fail(self, error: Exception) -> None:
        """A broken cache is no reason to stop: it is left alone for the rest of the run."""
        if self.folder is not None:
            self.warnings.append(f"the cache in {self.folder} cannot be used ({error}); going on without it")
        self.folder = None


def default_folder() -> Path:
    """The platform's user cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("evidence", appauthor=False)
