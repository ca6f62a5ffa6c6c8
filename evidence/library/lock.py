"""`evidence.lock`: what each registry said and when, made to be read in a pull request.

JSON with one record per DOI, sorted. It holds facts and figures, never an abstract. Records that a person typed in
carry the origin `transcribed`. A DOI that no registry knew stands under `absent`, with who was asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from evidence.documents.decoding import decode_utf_8, refuse_conflict
from evidence.errors import InputError
from evidence.identifiers import normalise_doi
from evidence.late import late_regex
from evidence.library.whole_files import write_whole
from evidence.registries.registry import Absent, Author, Record, Update, Via

FORMAT = 1
_NUMBER = late_regex(r"pmid:[1-9]\d{0,7}|pmcid:pmc\d{4,9}")
"""A work that is cited without a DOI goes by its PMID or PMCID."""
_REMEDY = "Mend the entry, or write it again with `evidence lock`."


@dataclass(frozen=True)
class Lock:
    """Records and absences by normalised DOI. `extra` are the fields of each record that this version does not know."""

    records: Mapping[str, Record] = field(default_factory=dict)
    absent: Mapping[str, Absent] = field(default_factory=dict)
    extra: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def read_lock(path: Path) -> Lock:
    """Reads a lock; a file that is not there is an empty one. Raises `InputError` for one that cannot be understood."""
    if not path.exists():
        return Lock()
    try:
        text = decode_utf_8(str(path), path.read_bytes())
    except OSError as error:
        raise InputError("the lock cannot be read.", path=path, remedy="Check its rights.") from error
    take = f"Take one side (`git checkout --ours {path.name}`), then ask for what is missing with `evidence lock`."
    refuse_conflict(path, text, take)
    reading = _Reading(path, text)
    try:
        data = json.loads(text, object_pairs_hook=reading.table)
    except ValueError as error:
        place: int | None = getattr(error, "lineno", None)
        raise InputError("this is not valid JSON.", path=path, line=place, remedy=_REMEDY) from error
    return reading.lock(data)


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

    def table(self, pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        """A table of the file, in which no name stands twice, as it may after a merge."""
        table: dict[str, Any] = {}
        for name, value in pairs:
            if name in table:
                line = self._second(name) if isinstance(value, dict) else None
                raise InputError(f"`{name}` stands twice.", path=self.path, line=line, remedy="Take one of them out.")
            table[name] = value
        return table

    def _second(self, name: str) -> int:
        """The line of the second entry of a name."""
        _, again, *_ = re.finditer(rf"{re.escape(json.dumps(name, ensure_ascii=False))}\s*:", self.text)
        return self.text.count("\n", 0, again.start()) + 1

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
    records = {doi: row_of(record, lock.extra.get(doi, {})) for doi, record in lock.records.items()}
    data: dict[str, Any] = {"format": FORMAT, "records": records}
    if lock.absent:
        data["absent"] = {
            doi: {"asked": list(one.asked), "retrieved": one.retrieved.isoformat()} for doi, one in lock.absent.items()
        }
    return json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def row_of(record: Record, extra: Mapping[str, Any]) -> dict[str, Any]:
    """The entry of a record: its fields, less what is empty."""
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
