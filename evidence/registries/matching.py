"""From a written reference to its record: candidates, then validation, and nobody is taken for being the first hit.

The rule is the one that Crossref measured (search-based matching with validation): weighted agreement of title, first
author, container, year, volume and first page, at least three of them, at least one that is no number. Where two works
pass and nothing tells them apart, or one only nearly does, the answer is that there is none, with the runner-up shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from evidence.references.reference import Reference
from evidence.registries.registry import Record
from evidence.registries.supports import Support, support

ENOUGH = 0.74
"""The score from which a candidate is taken; chosen on the half of the strings that was looked at."""
_MARGIN = 0.03
_AGREES = 0.5
_FEWEST = 3
_WHOLE_TITLE = 0.7
_CANDIDATES = 12
_WEIGHTS = {"title": 4.0, "author": 2.0, "container": 1.0, "year": 1.5, "volume": 1.0, "page": 1.5}
_MISSING = 0.3
"""What a field that only one side gives takes from the score, as a part of its weight."""
_PLACE = ("author", "volume", "page")
_ISSUES = frozenset({"journal", "journal-issue", "journal-volume", "proceedings", "book-series"})


@dataclass(frozen=True)
class Candidate:
    """A record that may be the one, with the agreement of its fields and its score from 0 to 1."""

    record: Record
    support: Support
    score: float

    @property
    def agreed(self) -> tuple[str, ...]:
        """The fields that agree."""
        return tuple(name for name, value in self.support.items() if value > _AGREES)

    @property
    def conflicting(self) -> tuple[str, ...]:
        """The fields that both sides give and that differ."""
        return tuple(name for name, value in self.support.items() if not value)


@dataclass(frozen=True)
class Match:
    """The record of a reference, or None; and the candidate that came next, or that came nearest where there is none.

    `failure` says why nobody could be asked: then there is no answer, rather than no match.
    """

    found: Candidate | None
    runner_up: Candidate | None = None
    failure: str | None = None


@dataclass(frozen=True)
class Unsearched:
    """No candidates, because the place could not be asked; `reason` is a sentence without its full stop."""

    reason: str


class Finder(Protocol):
    """Anything that offers records for a written reference, the likeliest first."""

    def candidates(self, reference: Reference, count: int) -> Sequence[Record] | Unsearched:
        """At most `count` records that may be what is written."""
        ...


def match(reference: Reference, finders: Iterable[Finder]) -> Match:
    """The work that a reference names, by the first place that knows it."""
    best, failure = Match(None), None
    for finder in finders:
        answer = finder.candidates(reference, _CANDIDATES)
        if isinstance(answer, Unsearched):
            failure = failure or answer.reason
            continue
        one = chosen(reference, answer)
        if one.found is not None:
            return one
        best = max(best, one, key=lambda each: each.runner_up.score if each.runner_up else -1.0)
    return Match(None, best.runner_up, failure)


def chosen(reference: Reference, records: Iterable[Record]) -> Match:
    """The one of these records that the reference names; none where two are as good."""
    distinct = {record.prime_doi: record for record in records}
    ranked = sorted(
        (candidate(reference, record) for record in distinct.values()), key=lambda one: (-one.score, one.record.doi)
    )
    passing = [one for one in ranked if _passes(one)]
    if not passing:
        return Match(None, ranked[0] if ranked and ranked[0].score > 0 else None)
    first = passing[0]
    second = next((one for one in ranked if one is not first), None)
    if len(passing) > 1 and first.score - passing[1].score < _MARGIN:
        return Match(None, first)
    return Match(first, second)


def candidate(reference: Reference, record: Record) -> Candidate:
    """One record beside the reference."""
    found = support(reference, record)
    total = sum(_WEIGHTS[name] for name in found)
    missing = sum(_WEIGHTS[name] for name in _given(record) if name not in found)
    gained = sum(_WEIGHTS[name] * value for name, value in found.items())
    score = gained / (total + _MISSING * missing) if total else 0.0
    return Candidate(record, found, round(score, 3))


def _given(record: Record) -> tuple[str, ...]:
    """The fields of a record that a reference can be expected to name."""
    held = {
        "title": record.title,
        "author": record.authors,
        "container": record.containers,
        "year": record.years,
        "volume": record.volume,
        "page": record.pages,
    }
    return tuple(name for name, value in held.items() if value)


def _passes(one: Candidate) -> bool:
    agreed = set(one.agreed)
    if one.record.kind in _ISSUES or one.support.get("title") == 0.0 or len(agreed) < _FEWEST:
        return False
    if "title" not in agreed:
        return _same_place(one, agreed)
    doubtful = one.support.get("author") == 0.0 or one.support["title"] < _WHOLE_TITLE
    if doubtful and not {"volume", "page"} <= agreed:
        return False
    return one.score >= ENOUGH


def _same_place(one: Candidate, agreed: set[str]) -> bool:
    """Without a title, only the whole place tells: nobody else begins on that page of that volume in that year."""
    return agreed >= set(_PLACE) and not one.conflicting and len(agreed) >= (4 if "container" in agreed else 5)
