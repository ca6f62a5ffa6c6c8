"""Building the offline index: works into one SQLite file, in a stream, which may be broken off and taken up again.

The file grows beside the index under a name of its own and takes its place when it is whole, so that a run that reads
the index sees the old one or the new one. Of a work that stands in several files, the one read last counts.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from evidence.errors import InputError
from evidence.registries.index_files import Work, files_in, works_in
from evidence.registries.index_path import COMMON, FORMAT
from evidence.registries.index_rows import Flaw, Row, Rows, rows_of

_CHUNK = 1000
_COMMIT = 50
_EXAMPLES = 5
_LARGE = 20_000_000
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, stamp TEXT, done INTEGER, whole INTEGER) WITHOUT ROWID;
CREATE TABLE containers (id INTEGER PRIMARY KEY, names TEXT UNIQUE);
CREATE TABLE works (id INTEGER PRIMARY KEY, doi TEXT NOT NULL, container INTEGER, row TEXT NOT NULL);
CREATE VIRTUAL TABLE terms USING fts5
  (words, content='', detail=none, columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (terms, row);
"""
_FINISH = """
CREATE INDEX dois ON works (doi);
DELETE FROM works WHERE doi IN (SELECT doi FROM works GROUP BY doi HAVING count(*) > 1)
  AND id < (SELECT max(id) FROM works other WHERE other.doi = works.doi);
CREATE TABLE common (term TEXT PRIMARY KEY, works INTEGER) WITHOUT ROWID;
INSERT INTO common SELECT term, doc FROM vocabulary WHERE doc > {common};
DROP TABLE files;
"""


@dataclass(frozen=True)
class Built:
    """What a build came to: works in the index, works that could not be read, and works taken over from before.

    `examples` tell where the first of those that could not be read stand, and why.
    """

    path: Path
    works: int
    flaws: int
    resumed: int
    day: date
    examples: tuple[str, ...] = ()


def build(
    paths: Iterable[Path],
    target: Path,
    *,
    as_of: date | None = None,
    jobs: int | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Built:
    """Reads all works of these files into an index. Raises `InputError` for a file that cannot be read or written.

    `jobs` processes read beside this one; without a number, as many as there are processors if there is much to read.
    """
    files = files_in(paths)
    part = target.with_name(f"{target.name}.part")
    _expect_free(target, files)
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        with closing(_opened(part, files)) as database:
            resumed = int(_meta(database, "read") or 0)
            containers = dict(database.execute("SELECT names, id FROM containers"))
            with _Workers(jobs or _usual_jobs(files)) as workers:
                for number, path in enumerate(files, 1):
                    tell(f"file {number} of {len(files)}")
                    _take(database, path, workers, containers, tell)
            tell("making the index whole")
            works, day = _finish(database, as_of, files)
            flaws, examples = int(_meta(database, "flaws") or 0), _examples(database)
        part.replace(target)
    except OSError as error:
        raise InputError(
            f"the index cannot be written: {error.strerror}.", path=target, remedy="Check the folder and its rights."
        ) from error
    except sqlite3.Error as error:
        raise InputError(
            f"the index cannot be written: {error}.",
            path=part,
            remedy="Look for rights in its folder and room on the disk, or remove this file.",
        ) from error
    return Built(target, works, flaws, resumed, day, tuple(examples))


def _expect_free(target: Path, files: Sequence[Path]) -> None:
    """Raises `InputError` where the index would take the place of a folder or of what it is made of."""
    if target.is_dir():
        raise InputError("the index cannot be written: this is a folder.", path=target, remedy="Name a file in it.")
    if target.is_file() and any(one.samefile(target) for one in files):
        raise InputError(
            "the index is made of this file, and would take its place.", path=target, remedy="Name another file."
        )


def _usual_jobs(files: Sequence[Path]) -> int:
    """As many processes as there are processors, where there is enough to read that starting them is worth it."""
    large = sum(path.stat().st_size for path in files) > _LARGE
    return (os.cpu_count() or 1) if large else 1


def _opened(part: Path, files: Sequence[Path]) -> sqlite3.Connection:
    """The unfinished index of these files, or a new one."""
    database = sqlite3.connect(part)
    if _is_ours(database, files):
        return _quick(database)
    database.close()
    part.unlink(missing_ok=True)
    database = _quick(sqlite3.connect(part))
    database.executescript(_SCHEMA)
    _put(database, "format", str(FORMAT))
    database.commit()
    return database


def _quick(database: sqlite3.Connection) -> sqlite3.Connection:
    # Until it takes its place, the file is nobody's: a crash of the machine costs a new start, not an index.
    for line in ("journal_mode = WAL", "synchronous = OFF", "cache_size = -65536", "temp_store = FILE"):
        database.execute(f"PRAGMA {line}")
    return database


def _is_ours(database: sqlite3.Connection, files: Sequence[Path]) -> bool:
    """Whether an unfinished index, of today's format, holds works of these files alone, as they are now."""
    try:
        begun = database.execute("SELECT path, stamp FROM files").fetchall()
        sound = _meta(database, "format") == str(FORMAT)
    except sqlite3.DatabaseError:
        return False
    stamps = {str(path): _stamp(path) for path in files}
    return sound and all(stamps.get(path) == stamp for path, stamp in begun)


def _stamp(path: Path) -> str:
    found = path.stat()
    return f"{found.st_size} {found.st_mtime_ns}"


class _Workers:
    """Turns works into rows: in this process, or in several beside it."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = None
        if jobs > 1:
            import multiprocessing

            self._pool = multiprocessing.get_context("spawn").Pool(jobs)

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.terminate()
            self._pool.join()

    def rows(self, chunks: Iterator[list[Work]]) -> Iterator[Rows]:
        """The rows of each chunk, in order; a few chunks are in work at a time."""
        if self._pool is None:
            yield from map(rows_of, chunks)
            return
        waiting = [self._pool.apply_async(rows_of, (chunk,)) for chunk in islice(chunks, 2 * self._jobs)]
        while waiting:
            yield waiting.pop(0).get()
            waiting += [self._pool.apply_async(rows_of, (chunk,)) for chunk in islice(chunks, 1)]


def _take(
    database: sqlite3.Connection,
    path: Path,
    workers: _Workers,
    containers: dict[str, int],
    tell: Callable[[str], None],
) -> None:
    """The works of one file that are not there yet; what is done is written down with them."""
    held = database.execute("SELECT done, whole FROM files WHERE path = ?", (str(path),)).fetchone()
    done, whole = held or (0, 0)
    if whole:
        return
    works = islice(works_in(path), done, None)
    for number, (rows, flaws, latest, size) in enumerate(workers.rows(_chunks(works)), 1):
        _insert(database, rows, containers)
        _remember(database, [_told(path, done + flaw.place + 1, flaw) for flaw in flaws[:_EXAMPLES]])
        done += size
        _add(database, "read", len(rows) + len(flaws))
        _add(database, "flaws", len(flaws))
        _put(database, "latest", max(latest, _meta(database, "latest") or ""))
        _note(database, path, done, whole=False)
        if number % _COMMIT == 0:
            database.commit()
            tell(f"{path.name}: {done} works")
    _note(database, path, done, whole=True)
    database.commit()


def _remember(database: sqlite3.Connection, flaws: Sequence[str]) -> None:
    """Adds to the first flaws that were met, also by a build that is broken off after this."""
    if flaws:
        _put(database, "examples", json.dumps([*_examples(database), *flaws][:_EXAMPLES]))


def _examples(database: sqlite3.Connection) -> list[str]:
    held: list[str] = json.loads(_meta(database, "examples") or "[]")
    return held


def _told(path: Path, number: int, flaw: Flaw) -> str:
    place = f"{path}:{number}" if flaw.is_line else f"{path}, work {number}"
    return f"{place} ({flaw.why})"


def _note(database: sqlite3.Connection, path: Path, done: int, *, whole: bool) -> None:
    row = (str(path), _stamp(path), done, whole)
    database.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", row)


def _chunks(works: Iterator[Work]) -> Iterator[list[Work]]:
    while chunk := list(islice(works, _CHUNK)):
        yield chunk


def _insert(database: sqlite3.Connection, rows: Sequence[Row], containers: dict[str, int]) -> None:
    new = [names for _, _, names, _ in rows if names not in containers]
    for names in dict.fromkeys(new):
        containers[names] = len(containers) + 1
        database.execute("INSERT INTO containers VALUES (?, ?)", (containers[names], names))
    first = (database.execute("SELECT max(id) FROM works").fetchone()[0] or 0) + 1
    database.executemany(
        "INSERT INTO works VALUES (?, ?, ?, ?)",
        ((number, doi, containers[names], row) for number, (doi, row, names, _) in enumerate(rows, first)),
    )
    database.executemany(
        "INSERT INTO terms (rowid, words) VALUES (?, ?)",
        ((number, terms) for number, (*_, terms) in enumerate(rows, first)),
    )


def _finish(database: sqlite3.Connection, as_of: date | None, files: Sequence[Path]) -> tuple[int, date]:
    """Makes the index whole, and gives its number of works and the day of its data."""
    latest = _meta(database, "latest")
    day = as_of or (date.fromisoformat(latest) if latest else _newest(files))
    database.executescript(_FINISH.format(common=COMMON))
    count: int = database.execute("SELECT count(*) FROM works").fetchone()[0]
    _put(database, "works", str(count))
    _put(database, "day", day.isoformat())
    database.commit()
    database.execute("PRAGMA journal_mode = DELETE")
    return count, day


def _newest(files: Sequence[Path]) -> date:
    return datetime.fromtimestamp(max(path.stat().st_mtime for path in files), UTC).date()


def _meta(database: sqlite3.Connection, key: str) -> str | None:
    row = database.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def _put(database: sqlite3.Connection, key: str, value: str) -> None:
    database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _add(database: sqlite3.Connection, key: str, count: int) -> None:
    _put(database, key, str(int(_meta(database, key) or 0) + count))
