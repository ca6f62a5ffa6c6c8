"""A record as a row of the offline index: what matching and comparison need of it, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from evidence.registries.crossref_work import record_from
from evidence.registries.index_terms import terms_of
from evidence.registries.registry import Author, Record, Update

Row = tuple[str, str, str, str]
"""The DOI, the record as JSON, the names of its container as JSON, and its terms."""

_MOST_AUTHORS = 60
_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_UNDATED = date(1, 1, 1)


def rows_of(works: Sequence[bytes | Mapping[str, Any]]) -> tuple[list[Row], int, str]:
    """The rows of some works, how many were none, and the latest day on which one of them was indexed."""
    rows: list[Row] = []
    flaws, latest = 0, ""
    for work in works:
        message = _loaded(work)
        doi = message.get("DOI") if message is not None else None
        if message is None or not isinstance(doi, str) or not doi.startswith("10."):
            flaws += 1
            continue
        record = record_from(message, doi.lower(), doi.lower(), _UNDATED)
        rows.append((record.doi, packed(record), names_of(record), " ".join(terms_of(record))))
        latest = max(latest, _indexed(message))
    return rows, flaws, latest


def _loaded(work: bytes | Mapping[str, Any]) -> Mapping[str, Any] | None:
    if not isinstance(work, bytes):
        return work
    try:
        message = json.loads(work)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


def _indexed(message: Mapping[str, Any]) -> str:
    """The day on which a registry last took the work up, as YYYY-MM-DD; empty where it does not say."""
    stamp = message.get("indexed")
    text = stamp.get("date-time") if isinstance(stamp, dict) else None
    return text[:10] if isinstance(text, str) else ""


def names_of(record: Record) -> str:
    """The names of the container: many works share them, so they are kept once."""
    return _ENCODED(record.containers)


def packed(record: Record) -> str:
    """The record without its DOI and its container, as a JSON list cut after its last value."""
    people = [_person(author) for author in record.authors[:_MOST_AUTHORS]]
    fields: list[Any] = [
        record.title,
        people,
        record.years,
        record.volume,
        record.pages,
        record.issue,
        0 if record.kind == "journal-article" else record.kind or "",
        record.subtitle,
        int(len(record.authors) > _MOST_AUTHORS),
        [_notice(update) for update in record.updates],
        record.notice_of,
        int(not record.status_known),
    ]
    while fields and not fields[-1] and fields[-1] != "":
        fields.pop()
    return _ENCODED(fields)


def _person(author: Author) -> str | list[str | None]:
    if author.name and not author.family:
        return [author.name]
    return f"{author.family or ''}|{author.given}" if author.given else author.family or ""


def _notice(update: Update) -> list[str | None]:
    return [update.type, update.source, update.date.isoformat() if update.date else None, update.notice]


def unpacked(doi: str, row: str, names: str, day: date) -> Record:
    """The record that `packed` and `names_of` wrote, as of the day of the index's data."""
    fields = json.loads(row)
    fields += [None] * (12 - len(fields))
    title, people, years, volume, pages, issue, kind, subtitle, cut, updates, notice_of, odd = fields
    return Record(
        doi=doi,
        prime_doi=doi,
        origin="crossref",
        retrieved=day,
        kind=kind or (None if kind == "" else "journal-article"),
        title=title,
        subtitle=subtitle,
        authors=tuple(_author(person) for person in people or ()),
        truncated_authors=bool(cut),
        containers=tuple(json.loads(names)),
        years=tuple(years or ()),
        volume=volume,
        issue=issue,
        pages=pages,
        updates=tuple(_update(update) for update in updates or ()),
        notice_of=tuple(notice_of or ()),
        status_known=not odd,
        status_checked=day,
    )


def _author(person: str | list[str]) -> Author:
    if isinstance(person, list):
        return Author(name=person[0])
    family, _, given = person.partition("|")
    return Author(family or None, given or None)


def _update(row: Sequence[str | None]) -> Update:
    kind, source, day, notice = row
    return Update(kind or "", source or "", date.fromisoformat(day) if day else None, notice)
