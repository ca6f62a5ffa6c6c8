"""The offline index: Crossref records in one file, a registry like the others, and a place to search for works.

It says of every answer of which day its data are. What it does not hold may well exist: it is then not checked, unless
another registry can be asked.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from evidence.errors import InputError
from evidence.references.reference import Reference
from evidence.registries.index_path import COMMON, FORMAT
from evidence.registries.index_rows import unpacked
from evidence.registries.index_terms import plain_terms, terms_in
from evidence.registries.matching import Unsearched
from evidence.registries.registry import Found, Lookup, Record, TellingRegistry, Unchecked, Via
from evidence.registries.status import why_unchecked

_AT_ONCE = 500
_QUERIES = 16
_PAIRS = 6
_MOST_ROWS = 2000
_ALL_ROWS = 3000
_MATCHING = "SELECT rowid FROM terms WHERE terms MATCH ? ORDER BY rowid DESC LIMIT ?"
_SELECT = "SELECT works.id, doi, row, names FROM works JOIN containers ON containers.id = container WHERE"


@dataclass(frozen=True)
class Facts:
    """What there is to say of an index: its works, the day of its data, its bytes."""

    path: Path
    works: int
    day: date
    size: int


class Index:
    """Answers from an index file. Raises `InputError` where the file is none."""

    name = "index"
    warnings: tuple[str, ...] = ()

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            weakref.finalize(self, self._database.close)
            meta = dict(self._database.execute("SELECT key, value FROM meta"))
            self.day = date.fromisoformat(meta["day"])
            self._works = int(meta["works"])
            sound = meta["format"] == str(FORMAT)
        except (sqlite3.Error, KeyError, ValueError) as error:
            raise _unfit(path) from error
        if not sound:
            raise _unfit(path)

    def close(self) -> None:
        """Lets the file go."""
        self._database.close()

    @property
    def facts(self) -> Facts:
        """What there is to say of it."""
        return Facts(self.path, self._works, self.day, self.path.stat().st_size)

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """One answer for each DOI, in the order asked."""
        asked = tuple(dict.fromkeys(doi.lower() for doi in dois))
        found: dict[str, Record] = {}
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for _, record in self._records(f"doi IN ({marks})", some):
                found[record.doi] = record
        reason = f"the index of {self.day} does not hold it, and nobody else was asked"
        return {doi: Found(found[doi], Via.INDEX) if doi in found else Unchecked(doi, reason) for doi in asked}

    def _records(self, where: str, values: Sequence[str | int]) -> Iterable[tuple[int, Record]]:
        for number, doi, row, names in self._database.execute(f"{_SELECT} {where}", values):
            yield number, unpacked(doi, row, names, self.day)

    def candidates(self, reference: Reference, count: int) -> Sequence[Record] | Unsearched:
        """The works that share most with what is written, rare terms counting most."""
        return self.search(terms_in(reference), count)

    def search(self, terms: Sequence[str], count: int) -> tuple[Record, ...]:
        """The works that share most of the rare terms; never more than a bounded number of rows is looked at.

        A term of no work takes no place among the rarest. Common terms count where two stand in one work.
        """
        scores: Counter[int] = Counter()
        left = _ALL_ROWS
        for query in self._queries(terms):
            rows = self._rows(query)
            left -= len(rows)
            if left < 0 and scores:
                break
            scores.update(dict.fromkeys(rows, 1000 // (len(rows) + 20) + 8))
        best = [number for number, _ in scores.most_common(count)]
        found = dict(self._records(f"works.id IN ({','.join('?' * len(best))})", best))
        return tuple(found[number] for number in best if number in found)

    def _queries(self, terms: Sequence[str]) -> list[str]:
        """What to ask for, the rarest first: each term that few works have, then pairs of those that many have."""
        works = self._counts(tuple(dict.fromkeys(terms)))
        ranked = sorted(works, key=lambda term: (works[term], -len(term), term))
        rare = [_quoted(term) for term in ranked if works[term] <= COMMON]
        common = [_quoted(term) for term in ranked[len(rare) :]]
        pairs = [f"{one} AND {other}" for one, other in pairwise(common)]
        return [*rare, *(pairs[:_PAIRS] or common)][:_QUERIES]

    def _counts(self, terms: Sequence[str]) -> Mapping[str, int]:
        """In how many works each term stands, without those of none; common ones were counted when it was built."""
        marks = ",".join("?" * len(terms))
        counts = dict(self._database.execute(f"SELECT term, works FROM common WHERE term IN ({marks})", terms))
        for term in terms:
            if term not in counts:
                counts.update(self._database.execute("SELECT term, doc FROM vocabulary WHERE term = ?", (term,)))
        return counts

    def about(self, groups: Sequence[Sequence[str]], count: int) -> tuple[Record, ...]:
        """Works that name one of each group; as many of the latest as may be looked at. Of a name, all words count."""
        wanted = [names for group in groups if (names := [words for name in group if (words := _all_of(name))])]
        numbers = self._rows(" AND ".join(f"({' OR '.join(names)})" for names in wanted))[:count] if wanted else []
        return tuple(r for _, r in self._records(f"works.id IN ({','.join('?' * len(numbers))})", numbers))

    def _rows(self, query: str) -> list[int]:
        found = self._database.execute(_MATCHING, (query, _MOST_ROWS))
        return [number for (number,) in found]


class Indexed:
    """The index before another registry, which is asked for what the index lacks or knows too little of by now.

    As in the lock, the standing of a work is asked for again when it is more than `max_age` days old, and what the
    index holds is kept where nobody can answer.
    """

    name = "index"

    def __init__(
        self, index: Index, beyond: TellingRegistry, *, today: date, max_age: int, refresh: bool = False
    ) -> None:
        self.index = index
        self.beyond = beyond
        self._old = refresh or today - index.day > timedelta(days=max_age)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should be told once."""
        return self.beyond.warnings

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """One answer for each DOI, in the order asked."""
        held = self.index.get_many(dois)
        wanted = [doi for doi, answer in held.items() if self._old or why_unchecked(answer) is not None]
        fresh = self.beyond.get_many(wanted) if wanted else {}
        return {doi: _better(answer, fresh.get(doi)) for doi, answer in held.items()}


def _better(held: Lookup, fresh: Lookup | None) -> Lookup:
    if fresh is None or (isinstance(fresh, Unchecked) and isinstance(held, Found)):
        return held
    return fresh


def _quoted(term: str) -> str:
    return '"' + term.replace('"', "") + '"'


def _all_of(name: str) -> str:
    words = " AND ".join(map(_quoted, plain_terms(name)))
    return f"({words})" if words else ""


def _unfit(path: Path) -> InputError:
    return InputError(
        "this is no index that can be read.",
        path=path,
        remedy="Build one with `evidence index build`, or leave it out.",
    )
