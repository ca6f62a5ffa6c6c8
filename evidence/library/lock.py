"""`evidence.lock`: what each registry said and when, made to be read in a pull request.

JSON with one record per DOI, sorted. It holds facts and figures, never an abstract. Records that a person typed in
carry the origin `transcribed`. A DOI that no registry knew stands under `absent`, with who was asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from evidence.documents.decoding import decode
from evidence.errors import InputError
from evidence.identifiers import normalise_doi
from evidence.late import late_regex
from evidence.library.whole_files import write_whole
from evidence.registries.registry import Absent, Author, Found, Lookup, Record, Registry, Unchecked, Update, Via
from evidence.registries.status import GRAVE, standing, status_of

FORMAT = 1
_CONFLICT = late_regex(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_NUMBER = late_regex(r"pmid:[1-9]\d{0,7}|pmcid:pmc\d{4,9}")
"""A work that is cited without a DOI goes by its PMID or PMCID."""
_REMEDY = "Mend the entry, or write it again with `evidence lock`."
_OWN = ("card", "note")
"""Fields that people add to a record and that no registry's answer replaces."""


@dataclass(frozen=True)
class Lock:
    """Records and absences by normalised DOI. `extra` are the fields of each record that this version does not know."""

    records: Mapping[str, Record] = field(default_factory=lambda: MappingProxyType({}))
    absent: Mapping[str, Absent] = field(default_factory=lambda: MappingProxyType({}))
    extra: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Change:
    """One field of one DOI that a refresh changes."""

    doi: str
    field: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.doi}: {self.field}: {self.before} → {self.after}"


def read_lock(path: Path) -> Lock:
    """Reads a lock; a file that is not there is an empty one. Raises `InputError` for one that cannot be understood."""
    if not path.exists():
        return Lock()
    try:
        text = decode(str(path), path.read_bytes())
    except OSError as error:
        raise InputError("the lock cannot be read.", path=path, remedy="Check its rights.") from error
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        remedy = "Resolve the conflict, or write the lock again with `evidence lock`."
        raise InputError("this is a mark of a merge conflict.", path=path, line=line, remedy=remedy)
    try:
        data = json.loads(text)
    except ValueError as error:
        place: int | None = getattr(error, "lineno", None)
        raise InputError("this is not valid JSON.", path=path, line=place, remedy=_REMEDY) from error
    return _Reading(path, text).lock(data)


class _Reading:
    """Turns the JSON of a lock into records, and says where it cannot."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    def lock(self, data: Any) -> Lock:
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise InputError(f"this is not a lock of format {FORMAT}.", path=self.path, remedy=_REMEDY)
        rows, missing = data.get("records", {}), data.get("absent", {})
        if not isinstance(rows, dict) or not isinstance(missing, dict):
            raise InputError("`records` and `absent` are tables.", path=self.path, remedy=_REMEDY)
        records = dict(self._record(name, row) for name, row in rows.items())
        absences = dict(self._absence(name, row) for name, row in missing.items())
        extra = {doi: _unknown(row) for doi, row in zip(records, rows.values(), strict=True) if _unknown(row)}
        return Lock(records, absences, extra)

    def _fail(self, name: str, what: str) -> InputError:
        index = self.text.find(json.dumps(name, ensure_ascii=False))
        line = self.text.count("\n", 0, index) + 1 if index >= 0 else None
        return InputError(f"the record of {name} {what}.", path=self.path, line=line, remedy=_REMEDY)

    def _doi(self, name: str) -> str:
        if _NUMBER.fullmatch(name):
            return name
        doi = normalise_doi(name)
        if doi is None:
            raise self._fail(name, "has no DOI for a name")
        return doi

    def _absence(self, name: str, row: Any) -> tuple[str, Absent]:
        doi = self._doi(name)
        try:
            return doi, Absent(doi, tuple(map(str, row["asked"])), Via.LOCK, date.fromisoformat(row["retrieved"]))
        except (KeyError, TypeError, ValueError) as error:
            raise self._fail(name, "needs `asked`, a list, and `retrieved`, a date") from error

    def _record(self, name: str, row: Any) -> tuple[str, Record]:
        doi = self._doi(name)
        if not isinstance(row, dict):
            raise self._fail(name, "is not a table")
        try:
            return doi, _record(doi, row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._fail(name, f"cannot be understood ({type(error).__name__}: {error})") from error


_FIELDS = frozenset(
    (
        "origin retrieved kind title subtitle authors truncated_authors containers years volume issue pages pmid "
        "prime_doi status_checked updates notice_of abstract_digest status_known"
    ).split()
)


def _unknown(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _FIELDS}


def _record(doi: str, row: Mapping[str, Any]) -> Record:
    checked = row.get("status_checked")
    return Record(
        doi=doi,
        prime_doi=normalise_doi(row.get("prime_doi") or "") or doi,
        origin=_text(row["origin"]),
        retrieved=date.fromisoformat(row["retrieved"]),
        kind=_optional(row.get("kind")),
        title=_optional(row.get("title")),
        subtitle=_optional(row.get("subtitle")),
        authors=tuple(_author(item) for item in row.get("authors") or ()),
        truncated_authors=bool(row.get("truncated_authors")),
        containers=tuple(_text(name) for name in row.get("containers") or ()),
        years=tuple(int(year) for year in row.get("years") or ()),
        volume=_optional(row.get("volume")),
        issue=_optional(row.get("issue")),
        pages=_optional(row.get("pages")),
        pmid=_optional(row.get("pmid")),
        abstract_digest=_optional(row.get("abstract_digest")),
        updates=tuple(_update(item) for item in row.get("updates") or ()),
        notice_of=tuple(_text(name) for name in row.get("notice_of") or ()),
        status_known=bool(row.get("status_known", True)),
        status_checked=date.fromisoformat(checked) if checked else None,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value


def _optional(value: Any) -> str | None:
    return None if value is None else _text(value)


def _author(item: Any) -> Author:
    if isinstance(item, dict):
        return Author(name=_text(item["name"]))
    family, comma, given = _text(item).partition(",")
    return Author(family=family.strip(), given=given.strip() or None) if comma else Author(family=family.strip())


def _update(item: Mapping[str, Any]) -> Update:
    day = item.get("date")
    return Update(
        _text(item["type"]),
        _text(item["source"]),
        date.fromisoformat(day) if day else None,
        _optional(item.get("notice")),
        local=bool(item.get("local")),
    )


def dump_lock(lock: Lock) -> str:
    """The lock as text: sorted, two spaces deep, empty fields left out, so that a difference reads well."""
    records = {doi: _row(record, lock.extra.get(doi, {})) for doi, record in lock.records.items()}
    data: dict[str, Any] = {"format": FORMAT, "records": records}
    if lock.absent:
        data["absent"] = {
            doi: {"asked": list(one.asked), "retrieved": one.retrieved.isoformat()} for doi, one in lock.absent.items()
        }
    return json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _row(record: Record, extra: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "origin": record.origin,
        "retrieved": record.retrieved.isoformat(),
        "kind": record.kind,
        "title": record.title,
        "subtitle": record.subtitle,
        "authors": [_author_row(author) for author in record.authors],
        "truncated_authors": record.truncated_authors,
        "containers": list(record.containers),
        "years": list(record.years),
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "pmid": record.pmid,
        "prime_doi": record.prime_doi if record.prime_doi != record.doi else None,
        "status_checked": record.status_checked.isoformat() if record.status_checked else None,
        "updates": [_update_row(update) for update in record.updates],
        "notice_of": list(record.notice_of),
        "abstract_digest": record.abstract_digest,
        **extra,
    }
    row = {name: value for name, value in row.items() if value not in (None, [], "", False)}
    return row if record.status_known else {**row, "status_known": False}


def _update_row(update: Update) -> dict[str, Any]:
    row = {
        "type": update.type,
        "source": update.source,
        "date": update.date.isoformat() if update.date else None,
        "notice": update.notice,
    }
    return {**row, "local": True} if update.local else row


def _author_row(author: Author) -> Any:
    if author.family is None:
        return {"name": author.name}
    return f"{author.family}, {author.given}" if author.given else author.family


def write_lock(path: Path, lock: Lock) -> None:
    """Writes the lock whole or not at all."""
    write_whole(path, dump_lock(lock).encode())


class LockedRegistry:
    """Reads the lock before the outside world.

    A confirmed record is used as it stands while its update status is at most `max_age` days old; older, the outside is
    asked again. A transcribed record is asked for once, and used as it is where nobody can answer.
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

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """One answer for each DOI, in the order asked."""
        asked = tuple(dict.fromkeys(doi.lower() for doi in dois))
        held = {doi: answer for doi in asked if (answer := self._held(doi)) is not None}
        wanted = [doi for doi in asked if doi not in held or self._is_stale(held[doi])]
        fresh = self.outside.get_many(wanted) if self.outside is not None and wanted else {}
        return {doi: self._best(doi, held.get(doi), fresh.get(doi)) for doi in asked}

    def _held(self, doi: str) -> Found | Absent | None:
        record = self.lock.records.get(doi) or self._by_pmid.get(doi)
        return Found(record, Via.LOCK) if record is not None else self.lock.absent.get(doi)

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
        return not held.record.confirmed or checked is None or self.today - checked > self.max_age

    def _best(self, doi: str, held: Found | Absent | None, fresh: Lookup | None) -> Lookup:
        if isinstance(fresh, Found) and isinstance(held, Found):
            return replace(fresh, record=with_held(fresh.record, held.record))
        if fresh is not None and not isinstance(fresh, Unchecked):
            return fresh
        if held is not None:
            return held
        return fresh or Unchecked(doi, "offline, and evidence.lock holds no record of it")


def with_held(record: Record, held: Record) -> Record:
    """A registry's record, with what the lock holds of the work and the answer cannot have ended.

    That is what a file of the team told, and, where nobody asked which notices name the work, every notice that takes
    it back or warns: an outage of the second look is no reinstatement.
    """
    told = {_event(one) for one in record.updates}
    kept = [one for one in held.updates if _event(one) not in told and (one.local or _may_stand(one, record))]
    return replace(record, updates=(*record.updates, *kept)) if kept else record


def _may_stand(update: Update, fresh: Record) -> bool:
    return not fresh.looked_twice and fresh.origin == "crossref" and standing(update.type) in GRAVE


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


def refresh_lock(lock: Lock, dois: Iterable[str], registry: Registry, today: date) -> tuple[Lock, tuple[Lookup, ...]]:
    """The lock with what a registry says today, and its answers. What could not be checked stays as it is.

    Notes and cards that people added stay with their record.
    """
    asked = tuple(dict.fromkeys(doi.lower() for doi in dois))
    answers = registry.get_many(asked)
    records, absences = dict(lock.records), dict(lock.absent)
    for doi in asked:
        answer = answers[doi]
        if isinstance(answer, Found):
            held = records.get(doi)
            pmid = answer.record.pmid or (held.pmid if held else None)
            fresh = replace(answer.record, doi=doi, pmid=pmid)
            records[doi] = with_held(fresh, held) if held else fresh
            absences.pop(doi, None)
        elif isinstance(answer, Absent):
            absences[doi] = replace(answer, via=Via.LOCK, retrieved=today)
            records.pop(doi, None)
    return Lock(records, absences, lock.extra), tuple(answers[doi] for doi in asked)


def changes(old: Lock, new: Lock) -> tuple[Change, ...]:
    """What differs between two locks, by DOI and field; the days of retrieval and of the status do not count."""
    return tuple(_changes(old, new))


def _changes(old: Lock, new: Lock) -> Iterator[Change]:
    for doi in sorted({*old.records, *new.records}):
        before = _told(old.records[doi]) if doi in old.records else {}
        after = _told(new.records[doi]) if doi in new.records else {}
        for name in sorted({*before, *after} - {"retrieved", "status_checked"}):
            if before.get(name) != after.get(name):
                yield Change(doi, name, *_both(before.get(name), after.get(name)))
    for doi in sorted(set(new.absent) - set(old.absent)):
        yield Change(doi, "absent", "—", f"not known to {' and '.join(new.absent[doi].asked)}")


def _told(record: Record) -> dict[str, Any]:
    """A record's fields as a reviewer reads them: a notice is one line, and its standing is told."""
    row = _row(record, {})
    if record.updates:
        row["updates"] = [_notice(update) for update in record.updates]
    return {**row, "status": str(status_of(record)) if record.status_known else None}


def _notice(update: Update) -> str:
    parts = [update.source, update.date.isoformat() if update.date else "no date"]
    parts += [f"notice {update.notice}"] if update.notice else []
    parts += ["from a local file"] if update.local else []
    return f"{update.type} ({', '.join(parts)})"


def _both(before: Any, after: Any) -> tuple[str, str]:
    """Both sides; of two lists only what is not in the other."""
    if isinstance(before, list) and isinstance(after, list):
        gone = [item for item in before if item not in after]
        come = [item for item in after if item not in before]
        if gone or come:
            return _shown(gone or None), _shown(come or None)
    return _shown(before), _shown(after)


def _shown(value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return str(value.get("name"))
    return str(value)
