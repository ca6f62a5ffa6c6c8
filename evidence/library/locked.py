"""What the lock and the registries say together: which of the two is asked, and what a refresh keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from evidence.library.lock import Lock
from evidence.registries.registry import CROSSREF, Absent, Found, Lookup, Record, Registry, Unchecked, Update, Via
from evidence.registries.status import GRAVE, standing, tells_of_notices, why_unchecked, with_notices

_Entry = TypeVar("_Entry")
_BESIDE = frozenset({"pubmed", "europepmc"})
"""Who tells of notices beside the registry of a work."""
_LEFT_OPEN = "whether it still stands is not known: evidence.lock holds no registry's word on that"


class LockedRegistry:
    """Reads the lock before the outside world.

    A confirmed record is used as it stands while its update status is at most `max_age` days old; older, the outside is
    asked again. A transcribed record is asked for once, and used as it is where nobody can answer. `unanswered` are the
    works for which the lock stood in because those who were asked could not answer.
    """

    name = "lock"

    def __init__(
        self, lock: Lock, outside: Registry | None, *, today: date, max_age: int, refresh: bool = False
    ) -> None:
        self.lock = lock
        self.outside = outside
        self.today = today
        self.max_age = timedelta(days=max_age)
        self.refresh = refresh
        self.unanswered: dict[str, Unchecked] = {}

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """One answer for each DOI, in the order asked."""
        asked = tuple(dict.fromkeys(doi.lower() for doi in dois))
        held = {doi: answer for doi in asked if (answer := self._held(doi)) is not None}
        wanted = [doi for doi in asked if doi not in held or self._is_stale(held[doi])]
        fresh = self.outside.get_many(wanted) if self.outside is not None and wanted else {}
        silent = {doi: answer for doi, answer in fresh.items() if isinstance(answer, Unchecked) and doi in held}
        self.unanswered |= silent
        return {doi: self._best(doi, held.get(doi), fresh.get(doi)) for doi in asked}

    def _held(self, doi: str) -> Found | Absent | None:
        record = self.lock.records.get(doi) or self._by_pmid.get(doi)
        return Found(_as_locked(record), Via.LOCK) if record is not None else self.lock.absent.get(doi)

    @cached_property
    def _by_pmid(self) -> dict[str, Record]:
        held = [(f"pmid:{record.pmid}", record) for record in self.lock.records.values() if record.pmid]
        return {name: replace(record, doi=name) for name, record in held}

    def _is_stale(self, held: Found | Absent) -> bool:
        if self.refresh:
            return True
        if isinstance(held, Absent):
            return self.today - held.retrieved > self.max_age
        checked = held.record.status_checked
        unsure = not held.record.confirmed or held.record.unasked is not None
        return unsure or checked is None or self.today - checked > self.max_age

    def _best(self, doi: str, held: Found | Absent | None, fresh: Lookup | None) -> Lookup:
        if isinstance(fresh, Found) and isinstance(held, Found):
            return replace(fresh, record=_with_held(fresh.record, held.record))
        if fresh is not None and not isinstance(fresh, Unchecked):
            return fresh
        if held is not None:
            return held
        return fresh or Unchecked(doi, "offline, and evidence.lock holds no record of it")


def _as_locked(record: Record) -> Record:
    """A record of the lock. One that leaves open what its registry would tell says nothing of how the work stands."""
    left_open = not record.status_known and tells_of_notices(record)
    return replace(record, status_checked=None, unasked=_LEFT_OPEN) if left_open else record


def _with_held(record: Record, held: Record) -> Record:
    """A registry's record, with what the lock holds of the work and the answer cannot have ended.

    That is what a file of the team told, or another registry than the one that answers, and, where nobody asked which
    notices name the work, every notice that takes it back or warns: an outage of the second look is no reinstatement.
    """
    told = {_event(one) for one in record.updates}
    kept = [one for one in held.updates if _event(one) not in told and _is_kept(one, record)]
    return replace(record, updates=(*record.updates, *kept)) if kept else record


def _is_kept(update: Update, fresh: Record) -> bool:
    of_others = update.source in _BESIDE and update.source != fresh.origin
    return update.local or of_others or _may_stand(update, fresh)


def with_told(lock: Lock, name: str, updates: tuple[Update, ...], teller: str | None) -> Lock:
    """The lock with what came with the abstract of a work, in place of what `teller`, who was asked, told before."""
    record = lock.records.get(name)
    if record is None or record.origin == teller:
        return lock
    before = replace(record, updates=tuple(one for one in record.updates if one.local or one.source != teller))
    return replace(lock, records={**lock.records, name: with_notices(before, updates)})


def _may_stand(update: Update, fresh: Record) -> bool:
    return not fresh.looked_twice and fresh.origin == CROSSREF and standing(update.type) in GRAVE


def _event(update: Update) -> tuple[str, str, str | None]:
    return update.source, standing(update.type) or update.type, update.notice


def merge_updates(lock: Lock, updates: Mapping[str, tuple[Update, ...]]) -> Lock:
    """The lock with what a file of the team says now, in place of what such a file said before."""
    records = {}
    for doi, record in lock.records.items():
        told = tuple(one for one in record.updates if not one.local)
        known = {_event(one) for one in told}
        new = tuple(one for one in updates.get(doi, ()) if _event(one) not in known)
        records[doi] = replace(record, updates=(*told, *new))
    return replace(lock, records=records)


def carried_over(began: Lock, made: Lock, now: Lock) -> Lock:
    """The lock as it is now, with all that a run changed in the one that it began with: others may have written."""
    records = _carried_over(began.records, made.records, now.records)
    absences = _carried_over(began.absent, made.absent, now.absent)
    absent = {doi: one for doi, one in absences.items() if doi not in records}
    return Lock(records, absent, _carried_over(began.extra, made.extra, now.extra))


def _carried_over(
    began: Mapping[str, _Entry], made: Mapping[str, _Entry], now: Mapping[str, _Entry]
) -> dict[str, _Entry]:
    kept = {doi: entry for doi, entry in now.items() if doi in made or doi not in began}
    return kept | {doi: entry for doi, entry in made.items() if entry != began.get(doi)}


def refresh_lock(lock: Lock, dois: Iterable[str], registry: Registry, today: date) -> tuple[Lock, tuple[Lookup, ...]]:
    """The lock with what a registry says today, and its answers. What could not be checked stays as it is.

    So does a work of which it could not be asked whether it still stands: a lock is read as the word of a registry.

    Notes and cards that people added stay with their record.
    """
    asked = tuple(dict.fromkeys(doi.lower() for doi in dois))
    answers = registry.get_many(asked)
    records, absences = dict(lock.records), dict(lock.absent)
    for doi in asked:
        answer = answers[doi]
        if isinstance(answer, Found) and why_unchecked(answer) is None:
            held = records.get(doi)
            pmid = answer.record.pmid or (held.pmid if held else None)
            fresh = replace(answer.record, doi=doi, pmid=pmid)
            records[doi] = _with_held(fresh, held) if held else fresh
            absences.pop(doi, None)
        elif isinstance(answer, Absent):
            absences[doi] = replace(answer, via=Via.LOCK, retrieved=today)
            records.pop(doi, None)
    return Lock(records, absences, lock.extra), tuple(answers[doi] for doi in asked)
