"""A Crossref work as a `Record`: JSON read at the border, field by field, with what makes no sense left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from evidence.identifiers import normalise_doi
from evidence.late import late_regex
from evidence.registries.markup import plain
from evidence.registries.registry import CROSSREF, Author, Record, Update
from evidence.registries.status import RETRACTED_AND_REPLACED, is_version, spelled

_DATES = ("published-print", "published-online", "published", "issued", "posted")
UNREADABLE = "whether it still stands is not known: the list of notices on it cannot be read"
_NEVER_SHOWN = late_regex("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def record_from(message: Mapping[str, Any], asked: str, prime: str, day: date) -> Record:
    """A Crossref work as a record. Pure; odd fields are left out, and an odd `updated-by` leaves its standing open."""
    updates, sound = _updates(message)
    own, others = _told(message, prime)
    return Record(
        doi=asked,
        prime_doi=prime,
        origin=CROSSREF,
        retrieved=day,
        kind=_text(message.get("type")),
        title=_first(message.get("title")),
        subtitle=_first(message.get("subtitle")),
        authors=tuple(_authors(message.get("author"))),
        containers=tuple(
            dict.fromkeys(_texts(message.get("container-title")) + _texts(message.get("short-container-title")))
        ),
        years=_years(message),
        volume=_text(message.get("volume")),
        issue=_text(message.get("issue")),
        pages=_text(message.get("page")) or _text(message.get("article-number")),
        updates=tuple(dict.fromkeys((*updates, *own))),
        notice_of=tuple(dict.fromkeys(others)),
        status_known=sound,
        status_checked=day if sound else None,
        unasked=None if sound else UNREADABLE,
    )


def _text(value: Any) -> str | None:
    """Text as a reader sees it; without signs that no terminal and no file should be sent."""
    if not isinstance(value, str):
        return None
    if value.isalnum():  # as most names and numbers are
        return value
    if value.isprintable() and "<" not in value and "&" not in value:  # as most others are
        return (" ".join(value.split()) if "  " in value else value.strip()) or None
    return plain(_NEVER_SHOWN.sub("", value)) or None


def _texts(value: Any) -> list[str]:
    return [words for item in value if (words := _text(item))] if isinstance(value, list) else []


def _first(value: Any) -> str | None:
    return next(iter(_texts(value)), None) if isinstance(value, list) else _text(value)


def _authors(value: Any) -> list[Author]:
    people = [item.get for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    named = [(_text(get("family")), _text(get("given")), _text(get("name"))) for get in people]
    return [Author(*names) for names in named if names[0] or names[2]]


def _years(message: Mapping[str, Any]) -> tuple[int, ...]:
    issue = message.get("journal-issue")
    dates = [message[name] for name in _DATES if name in message]
    if isinstance(issue, dict):
        dates += [issue[name] for name in _DATES if name in issue]
    return tuple(dict.fromkeys([day.year for value in dates if (day := _date(value)) is not None]))


def _date(value: Any) -> date | None:
    try:
        year, *rest = value["date-parts"][0]
        month, day = (*rest, 1, 1)[:2]
        return date(int(year), int(month or 1), int(day or 1))
    except (TypeError, KeyError, IndexError, ValueError):
        return None


def _updates(message: Mapping[str, Any]) -> tuple[tuple[Update, ...], bool]:
    """The notices about a work, and whether all of the list could be read; a work without notices has no list."""
    if "updated-by" not in message:
        return (), True
    value = message["updated-by"]
    if not isinstance(value, list):
        return (), False
    updates = [_update(item, item.get("DOI")) for item in value if isinstance(item, dict)]
    read = tuple(update for update in updates if update is not None)
    return read, len(read) == len(value)


def updates_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Update, ...]:
    """The notices that items of `updated-by` tell of, whose "DOI" is the notice's; those without a type not."""
    updates = (_update(row, row.get("DOI")) for row in rows)
    return tuple(dict.fromkeys(update for update in updates if update is not None))


def _update(item: Mapping[str, Any], notice: Any) -> Update | None:
    """One notice; None without a type."""
    kind = item.get("type")
    if not isinstance(kind, str) or not kind.strip():
        return None
    label = item.get("label")
    kind = spelled(kind)
    if kind == "retraction" and isinstance(label, str) and "replace" in label.casefold():
        kind = RETRACTED_AND_REPLACED
    source = _text(item.get("source")) or "publisher"
    return Update(kind, source, _date(item.get("updated")), normalise_doi(str(notice or "")))


def notices_in(message: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What a work is a notice about: the DOI of each work, with the item that names it."""
    value = message.get("update-to")
    for item in value if isinstance(value, list) else []:
        doi = normalise_doi(str(item.get("DOI") or "")) if isinstance(item, dict) else None
        if doi:
            yield doi, item


def _told(message: Mapping[str, Any], prime: str) -> tuple[list[Update], list[str]]:
    """What a work tells of itself, as a withdrawn work that Elsevier retitles, and of which others it is a notice."""
    if "update-to" not in message:  # as in nearly all
        return [], []
    notices = list(notices_in(message))
    own = [update for doi, item in notices if doi == prime and (update := _update(item, prime)) is not None]
    return own, [doi for doi, item in notices if doi != prime and not is_version(str(item.get("type") or ""))]
