"""What registries answered, kept in the user's cache folder: disposable, packed small, answers that make sense only.

One SQLite file for all processes and threads of a machine. Keys are the registry and the DOI, never a URL: nothing of a
mailto or a token gets in. Where the disk fails, a run goes on without it and says so once.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

FILE = "answers-2.sqlite"
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS answers "
    "(registry TEXT, doi TEXT, day TEXT, body BLOB, PRIMARY KEY (registry, doi)) WITHOUT ROWID"
)
_PATIENCE = 20.0
_AT_ONCE = 500
_USUAL = (
    b'"update-to":[{"DOI":"10.1016/j.","type":"erratum","label":"Correction","source":"publisher","updated":{'
    b'"date-parts":[[2020,1,1]],"date-time":"2020-01-01T00:00:00Z","timestamp":1}}],"updated-by":[{"DOI":"10.1001/jama'
    b'","type":"retraction","source":"retraction-watch","record-id":""article-number":"subtitle":[],"title":["Randomized'
    b' Controlled Trial of the effect in patients with "],"type":"journal-article","volume":"1","issue":"1","page":"100'
    b'-110","short-container-title":["J "],"container-title":["Journal of Medicine"],"published-print":{"date-parts":[['
    b'2019,1]]},"published-online":{"date-parts":[[2018,12,10]]},"published":{"date-parts":[[2020]]},"issued":{"date-'
    b'parts":[[2021,1,1]]},"author":[{"given":"A. ","family":""},{"given":"J. ","family":"","sequence":"additional"},{'
    b'"DOI":"10.'
)
"""What most answers have in common, so that packing need not learn it anew from each; part of the file's format."""


class Cache:
    """Answers by registry and DOI with the day they were given."""

    def __init__(self, folder: Path | None, today: date) -> None:
        self.folder = folder
        self.today = today
        self.warnings: list[str] = []

    def get(self, registry: str, doi: str, max_age: int) -> tuple[date, Any] | None:
        """The day and the body of an answer that is at most `max_age` days old."""
        return self.get_many(registry, (doi,), max_age).get(doi)

    def get_many(self, registry: str, dois: Iterable[str], max_age: int) -> dict[str, tuple[date, Any]]:
        """The days and bodies of those answers that are there and at most `max_age` days old, by DOI."""
        wanted = list(dois)
        found: dict[str, tuple[date, Any]] = {}
        if self.folder is None or not wanted or not (self.folder / FILE).exists():
            return found
        try:
            with self._opened() as connection:
                for start in range(0, len(wanted), _AT_ONCE):
                    for doi, day, body in _rows(connection, registry, wanted[start : start + _AT_ONCE]):
                        kept = self._fresh(day, body, max_age)
                        if kept is not None:
                            found[doi] = kept
        except (sqlite3.Error, OSError) as error:
            self._fail(error)
        return found

    def _fresh(self, day: str, body: bytes, max_age: int) -> tuple[date, Any] | None:
        """An answer, or None for one that is too old, of a day to come, or cannot be read."""
        try:
            given = date.fromisoformat(day)
            if not timedelta(0) <= self.today - given <= timedelta(days=max_age):
                return None
            return given, unpacked(body)
        except (ValueError, TypeError, zlib.error):
            return None

    def put(self, registry: str, answers: Mapping[str, Any]) -> None:
        """Keeps the bodies of answers, by DOI, as of today; all of them or, if it is broken off, none."""
        self.put_all({registry: answers})

    def put_all(self, answers: Mapping[str, Mapping[str, Any]]) -> None:
        """Keeps the bodies of answers, by registry and DOI, in one go: a disk takes long over each."""
        rows = [
            (registry, doi, self.today.isoformat(), packed(body))
            for registry, bodies in answers.items()
            for doi, body in bodies.items()
        ]
        if self.folder is None or not rows:
            return
        try:
            with self._opened() as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)
                connection.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            self._fail(error)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection that is closed whatever happens, to a file that is there."""
        assert self.folder is not None
        self.folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.folder / FILE, timeout=_PATIENCE, isolation_level=None)
        with closing(connection):
            # What a power cut costs here is asked for again.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(_SCHEMA)
            yield connection

    def _fail(self, error: Exception) -> None:
        """A broken cache is no reason to stop: it is left alone for the rest of the run."""
        if self.folder is not None:
            self.warnings.append(f"the cache in {self.folder} cannot be used ({error}); going on without it")
        self.folder = None


def _rows(connection: sqlite3.Connection, registry: str, dois: list[str]) -> Iterator[tuple[str, str, bytes]]:
    marks = ",".join("?" * len(dois))
    query = f"SELECT doi, day, body FROM answers WHERE registry = ? AND doi IN ({marks})"
    yield from connection.execute(query, (registry, *dois))


def packed(body: Any) -> bytes:
    """A body as it is kept."""
    packer = zlib.compressobj(6, zdict=_USUAL)
    return packer.compress(json.dumps(body, separators=(",", ":")).encode()) + packer.flush()


def unpacked(body: bytes) -> Any:
    """What was kept. Raises `ValueError` or `zlib.error` for what was not packed here."""
    return json.loads(zlib.decompressobj(zdict=_USUAL).decompress(body))


def default_folder() -> Path:
    """The platform's user cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("evidence", appauthor=False)
