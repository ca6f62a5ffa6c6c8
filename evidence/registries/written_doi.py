"""A written reference that bears a DOI: what that leads to, beside what its words lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from evidence.references.reference import Reference
from evidence.registries.comparison import Grade, compare
from evidence.registries.matching import Candidate, Finder, Match, candidate, match
from evidence.registries.registry import Absent, Found, Lookup, Record, Unchecked

_ANOTHER = frozenset({"work", "title"})


@dataclass(frozen=True)
class Resolved:
    """The work of a written reference.

    `conflict` is what its own DOI tells against that, and `failure` why not all could be asked that had to be; each is
    a sentence without its full stop.
    """

    match: Match
    conflict: str | None = None
    failure: str | None = None


def resolved(reference: Reference, lookup: Lookup | None, finders: Iterable[Finder]) -> Resolved:
    """The work that the DOI of a reference leads to, unless its words are those of another: then what they lead to.

    `lookup` is what the registries say of its identifier, None where it has none.
    """
    if isinstance(lookup, Found) and not _is_another(reference, lookup.record):
        return Resolved(Match(_by_doi(reference, lookup.record)))
    found = match(reference, finders)
    failure = found.failure if found.found is None else None
    if lookup is None or _is_same(found, reference, lookup):
        return Resolved(found, failure=failure)
    if isinstance(lookup, Unchecked):
        failure = failure or lookup.reason
        if found.found is None:
            return Resolved(found, failure=failure)
    return Resolved(found, _conflict(reference.identifier or "", lookup), failure)


def _is_another(reference: Reference, record: Record) -> bool:
    """Whether the words name another work, or the record of a PMID has no DOI to give."""
    differing = (one.field for one in compare(reference, record) if one.severity is Grade.ERROR)
    return not _ANOTHER.isdisjoint(differing) or not record.prime_doi.startswith("10.")


def _by_doi(reference: Reference, record: Record) -> Candidate:
    """The record as a candidate that the DOI speaks for, beside what the words say."""
    one = candidate(reference, replace(record, doi=record.prime_doi))
    return replace(one, support={"doi": 1.0, **one.support}, score=one.score if one.support else 1.0)


def _is_same(found: Match, reference: Reference, lookup: Lookup) -> bool:
    """Whether the words lead where the DOI leads."""
    written = lookup.record.prime_doi if isinstance(lookup, Found) else reference.doi
    return found.found is not None and found.found.record.prime_doi == written


def _conflict(name: str, lookup: Found | Absent | Unchecked) -> str:
    match lookup:
        case Found(record):
            return f"{name}, which is written, is that of another work: {_told(record)}"
        case Absent(asked=asked):
            return f"{name}, which is written, is not known to {' and '.join(asked)}"
        case Unchecked(reason=reason):
            return f"{name}, which is written, was not looked up: {reason}"


def _told(record: Record) -> str:
    parts = (record.authors[0].last if record.authors else None, record.title, next(iter(record.years), None))
    return ", ".join(str(part) for part in parts if part)
