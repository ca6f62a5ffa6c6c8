"""A second look for notices, so that no retraction is missed.

A work's record lists the notices about it. Where that list cannot be read, or the title says more than it, Crossref is
asked the other way round: which notices say that they are about this work? That costs a request for every fifty works,
so it is asked about all works of a small run, and in a large one about those that give a reason; that the lock holds a
notice on a work is one. Where it was to be asked and nobody answered, a work is not called current.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from evidence.registries.crossref import REFUSED, UNFILTERABLE, UNOFFERED
from evidence.registries.http import Failure
from evidence.registries.registry import CROSSREF, Found, Lookup, Record, TellingRegistry, Update
from evidence.registries.status import is_doubtful

SMALL = 5000
"""Up to so many works at a time, all are looked at twice: a hundred requests, half a minute in the polite pool."""


class Notices(Protocol):
    """Who can be asked which notices are about a work."""

    def notices_of(self, dois: Iterable[str]) -> Mapping[str, tuple[Update, ...] | Failure]:
        """The notices about each work, or why they could not be asked for."""
        ...


class SecondLook:
    """A registry whose records carry also the notices that a second look finds."""

    name = "outside"

    def __init__(self, first: TellingRegistry, notices: Notices, suspects: Collection[str] = ()) -> None:
        self.first = first
        self.notices = notices
        self.suspects = suspects
        self._failures: list[str] = []

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should be told once."""
        reasons = dict.fromkeys(self._failures)
        works = "1 work" if len(self._failures) == 1 else f"{len(self._failures)} works"
        missed = f"no second look for notices on {works}: {'; '.join(reasons)}"
        return (*self.first.warnings, *((missed,) if reasons else ()))

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """One answer for each DOI."""
        answers = dict(self.first.get_many(dois))
        records = {doi: one.record for doi, one in answers.items() if isinstance(one, Found)}
        told = {doi: record for doi, record in records.items() if record.origin == CROSSREF}
        everything = len(told) <= SMALL
        wanted = {
            record.prime_doi
            for doi, record in told.items()
            if everything or doi in self.suspects or is_doubtful(record)
        }
        found = self.notices.notices_of(sorted(wanted)) if wanted else {}
        for doi, record in told.items():
            answer = answers[doi]
            if isinstance(answer, Found):
                answers[doi] = replace(answer, record=self._with(record, found.get(record.prime_doi)))
        return answers

    def _with(self, record: Record, notices: tuple[Update, ...] | Failure | None) -> Record:
        if notices is None:
            return record
        if isinstance(notices, Failure):
            unasked = notices not in (UNFILTERABLE, REFUSED, UNOFFERED)
            if notices is not UNFILTERABLE or is_doubtful(record):
                self._failures.append(notices.reason)
            return _left_open(record, notices) if unasked else record
        held = {(update.type, update.notice) for update in record.updates}
        new = tuple(one for one in notices if (one.type, one.notice) not in held)
        return replace(record, updates=(*record.updates, *new), looked_twice=True)


def _left_open(record: Record, failure: Failure) -> Record:
    """A record of which nobody confirmed that it stands: what it tells itself may not be all."""
    reason = f"whether notices on it have come out could not be asked: {failure.reason}"
    return replace(record, status_known=False, status_checked=None, unasked=reason)
