"""A record as a row of the offline index: what matching and comparison need of it, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from evidence.registries.crossref_work import UNREADABLE, record_from
from evidence.registries.index_terms import terms_of
from evidence.registries.registry import CROSSREF, Author, Record, Update

Row = tuple[str, str, str, str]
"""The DOI, the record, the names of its container, and its terms."""

_MOST_AUTHORS = 60
_FIELD, _ITEM, _PART = "\t\n\r"
"""What parts a row: no text of a record holds them, since white space within one is single spaces."""
_FIELDS = 11
_LOADED = json.JSONDecoder().decode
_UNDATED = date(1, 1, 1)


class Flaw(NamedTuple):
    """What holds no work: where it stands among those that were read with it, whether on a line of its own, and why."""

    place: int
    is_line: bool
    why: str


class Rows(NamedTuple):
    """The rows of some works, those that were none, and the latest day on which one was indexed.

    `size` is the number of all that was read, blank lines too.
    """

    rows: list[Row]
    flaws: list[Flaw]
    latest: str
    size: int


def rows_of(works: Sequence[bytes | Mapping[str, Any]]) -> Rows:
    """The rows of some works."""
    rows: list[Row] = []
    flaws: list[Flaw] = []
    latest = ""
    for place, work in enumerate(works):
        if isinstance(work, bytes) and work.isspace():
            continue
        message = _loaded(work)
        doi = message.get("DOI") if message is not None else None
        if message is None or not isinstance(doi, str) or not doi.startswith("10."):
            flaws.append(Flaw(place, isinstance(work, bytes), "no JSON of a work" if message is None else "no DOI"))
            continue
        record = record_from(message, doi.lower(), doi.lower(), _UNDATED)
        rows.append((record.doi, packed(record), names_of(record), " ".join(terms_of(record))))
        latest = max(latest, _indexed(message))
    return Rows(rows, flaws, latest, len(works))


def _loaded(work: bytes | Mapping[str, Any]) -> Mapping[str, Any] | None:
    if not isinstance(work, bytes):
        return work
    try:
        message = _LOADED(work.decode())
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
    return _FIELD.join(record.containers)


def packed(record: Record) -> str:
    """The record without its DOI and its container: its fields in a row that ends with the last one there is."""
    authors = record.authors[:_MOST_AUTHORS]
    fields = (
        record.title or "",
        _ITEM.join([_person(author) for author in authors]),
        " ".join(map(str, record.years)),
        record.volume or "",
        record.pages or "",
        record.issue or "",
        "" if record.kind == "journal-article" else record.kind or "-",
        record.subtitle or "",
        ("+" if len(record.authors) > _MOST_AUTHORS else "") + ("" if record.status_known else "?"),
        _ITEM.join([_notice(update) for update in record.updates]),
        _ITEM.join(record.notice_of),
    )
    return _FIELD.join(fields).rstrip(_FIELD)


def _person(author: Author) -> str:
    """A family name, with the given name as its second part; or a group, which has a second part alone."""
    if author.family:
        return f"{author.family}{_PART}{author.given}" if author.given else author.family
    return f"{_PART}{author.name}"


def _notice(update: Update) -> str:
    day = update.date.isoformat() if update.date else ""
    return _PART.join((update.type, update.source, day, update.notice or ""))


def unpacked(doi: str, row: str, names: str, day: date) -> Record:
    """The record that `packed` and `names_of` wrote, as of the day of the index's data."""
    fields = row.split(_FIELD)
    fields += [""] * (_FIELDS - len(fields))
    title, people, years, volume, pages, issue, kind, subtitle, marks, updates, notice_of = fields
    return Record(
        doi=doi,
        prime_doi=doi,
        origin=CROSSREF,
        retrieved=day,
        kind=None if kind == "-" else kind or "journal-article",
        title=title or None,
        subtitle=subtitle or None,
        authors=tuple([_author(person) for person in people.split(_ITEM)]) if people else (),
        truncated_authors="+" in marks,
        containers=tuple(names.split(_FIELD)) if names else (),
        years=tuple(map(int, years.split())),
        volume=volume or None,
        issue=issue or None,
        pages=pages or None,
        updates=tuple(map(_update, updates.split(_ITEM))) if updates else (),
        notice_of=tuple(notice_of.split(_ITEM)) if notice_of else (),
        status_known="?" not in marks,
        status_checked=None if "?" in marks else day,
        unasked=UNREADABLE if "?" in marks else None,
    )


def _author(person: str) -> Author:
    family, _, rest = person.partition(_PART)
    return Author(family, rest or None) if family else Author(name=rest)


def _update(notice: str) -> Update:
    kind, source, day, doi = notice.split(_PART)
    return Update(kind, source, date.fromisoformat(day) if day else None, doi or None)
