"""Crossref's REST API: DOIs in batches, singles for what a batch leaves out, JSON to `Record` at the border.

The shapes and limits are those of the API in November 2026: a batch is `filter=doi:A,doi:B`, which knows neither
aliases nor DOIs with a comma; what is missing from its answer is asked for singly, and only then is it not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from evidence.identifiers import normalise_doi
from evidence.registries.cache import Cache
from evidence.registries.http import Answer, Client, Failure
from evidence.registries.markup import plain
from evidence.registries.registry import Absent, Author, Found, Lookup, Record, Unchecked, Update, Via
from evidence.registries.status import RETRACTED_AND_REPLACED, is_version, spelled

BATCH = 50
LONGEST_URL = 1800
_SELECT = (
    "DOI,title,subtitle,author,container-title,short-container-title,published-print,published-online,published,issued,"
    "posted,volume,issue,page,article-number,type,update-to,updated-by"
)
_NOTICES = "crossref-notices"
_UNFILTERABLE = Failure("a list cannot be asked about a DOI with a comma")
_DATES = ("published-print", "published-online", "published", "issued", "posted")


class Crossref:
    """Asks Crossref. An answer from the cache is used while its update status is at most `max_age` days old."""

    name = "crossref"

    def __init__(self, url: str, client: Client, cache: Cache, *, today: date, max_age: int, refresh: bool) -> None:
        self.url = url.rstrip("/")
        self.client = client
        self.cache = cache
        self.today = today
        self.max_age = max_age
        self.refresh = refresh

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """One answer for each DOI; `Absent` means not known to Crossref, which other agencies may well know."""
        asked = [doi.lower() for doi in dois]
        found = {doi: lookup for doi in asked if (lookup := self._cached(doi)) is not None}
        rest = [doi for doi in asked if doi not in found]
        batchable = [doi for doi in rest if "," not in doi] if len(rest) > 1 else []
        for batch in _batches(batchable, len(self.url)):
            found |= self._batch(batch)
        for doi in rest:
            if doi not in found:
                found[doi] = self._single(doi)
        return found

    def notices_of(self, dois: Iterable[str]) -> Mapping[str, tuple[Update, ...] | Failure]:
        """The second look: the notices that say of themselves that they are about these works.

        A filter cannot hold a DOI with a comma; such a work keeps what its own record says.
        """
        asked = list(dict.fromkeys(doi.lower() for doi in dois))
        found: dict[str, tuple[Update, ...] | Failure] = {doi: _UNFILTERABLE for doi in asked if "," in doi}
        for doi in asked:
            kept = None if self.refresh else self.cache.get(_NOTICES, doi, self.max_age)
            if doi not in found and kept is not None and isinstance(kept[1], list):
                found[doi] = _read(kept[1])
        for batch in _batches([doi for doi in asked if doi not in found], len(self.url)):
            found |= self._notices(batch)
        return found

    def _notices(self, dois: Sequence[str]) -> dict[str, tuple[Update, ...] | Failure]:
        names = ",".join(f"updates:{quote(doi, safe='')}" for doi in dois)
        url = f"{self.url}/works?filter={names}&rows={20 * len(dois)}&select=DOI,update-to"
        answer = self.client.get(url, pool="list")
        items = answer if isinstance(answer, Failure) else _items(answer)
        if items is None:
            items = Failure("Crossref sent an answer that makes no sense")
        if isinstance(items, Failure):
            return dict.fromkeys(dois, items)
        rows: dict[str, list[dict[str, Any]]] = {doi: [] for doi in dois}
        for notice in items:
            for doi, item in _update_to(notice):
                if doi in rows:
                    rows[doi].append({**item, "DOI": notice.get("DOI")})
        self.cache.put(_NOTICES, rows)
        return {doi: _read(kept) for doi, kept in rows.items()}

    def _cached(self, doi: str) -> Lookup | None:
        kept = None if self.refresh else self.cache.get(self.name, doi, self.max_age)
        if kept is None:
            return None
        day, message = kept
        record = _trusted(message, doi, day)
        return None if record is None else Found(record, Via.CACHE)

    def _batch(self, dois: Sequence[str]) -> dict[str, Lookup]:
        names = ",".join(f"doi:{quote(doi, safe='')}" for doi in dois)
        answer = self.client.get(f"{self.url}/works?filter={names}&rows={len(dois)}&select={_SELECT}", pool="list")
        if isinstance(answer, Failure):
            return {doi: Unchecked(doi, answer.reason) for doi in dois}
        items = _items(answer)
        if items is None:
            return {}
        messages = {str(item.get("DOI", "")).lower(): item for item in items}
        return self._kept({doi: messages[doi] for doi in dois if doi in messages})

    def _single(self, doi: str) -> Lookup:
        answer = self.client.get(f"{self.url}/works/{quote(doi, safe='')}")
        if isinstance(answer, Failure):
            return Unchecked(doi, answer.reason)
        if answer.status == 404:
            return Absent(doi, ("Crossref",), Via.NETWORK, self.today)
        message = answer.body.get("message") if isinstance(answer.body, dict) else None
        prime = normalise_doi(str(message.get("DOI", ""))) if isinstance(message, dict) else None
        if prime is None or not isinstance(message, dict):
            return Unchecked(doi, "Crossref sent an answer that makes no sense")
        if prime != doi and not answer.redirected:
            return Unchecked(doi, f"Crossref sent the record of another DOI ({prime})")
        return self._kept({doi: message})[doi]

    def _kept(self, messages: Mapping[str, dict[str, Any]]) -> dict[str, Lookup]:
        """Records of the messages that can be trusted; only those are cached."""
        records = {doi: _trusted(message, doi, self.today) for doi, message in messages.items()}
        self.cache.put(self.name, {doi: _kept_fields(messages[doi]) for doi, record in records.items() if record})
        return {doi: Found(record, Via.NETWORK) for doi, record in records.items() if record}


def _batches(dois: Sequence[str], base: int) -> Iterator[list[str]]:
    batch: list[str] = []
    length = fixed = base + len(_SELECT) + 40
    for doi in dois:
        cost = len(quote(doi, safe="")) + 5
        if batch and (len(batch) == BATCH or length + cost > LONGEST_URL):
            yield batch
            batch, length = [], fixed
        batch.append(doi)
        length += cost
    if batch:
        yield batch


def _items(answer: Answer) -> list[dict[str, Any]] | None:
    message = answer.body.get("message") if isinstance(answer.body, dict) else None
    items = message.get("items") if isinstance(message, dict) else None
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else None


def _kept_fields(message: Mapping[str, Any]) -> dict[str, Any]:
    return {name: message[name] for name in (*_SELECT.split(","), "journal-issue") if name in message}


def _trusted(message: Any, asked: str, day: date) -> Record | None:
    """The record of a message, or None if it is not one: another work's, or without its DOI."""
    if not isinstance(message, dict):
        return None
    prime = normalise_doi(str(message.get("DOI", "")))
    return None if prime is None else record_from(message, asked, prime, day)


def record_from(message: Mapping[str, Any], asked: str, prime: str, day: date) -> Record:
    """A Crossref work as a record. Pure; odd fields are left out, and an odd `updated-by` makes the status unknown."""
    updates, sound = _updates(message)
    return Record(
        doi=asked,
        prime_doi=prime,
        origin="crossref",
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
        updates=tuple(dict.fromkeys((*updates, *_of_itself(message, prime)))),
        notice_of=tuple(dict.fromkeys(doi for doi in _noticed(message) if doi != prime)),
        status_known=sound,
        status_checked=day,
    )


def _text(value: Any) -> str | None:
    return plain(value) or None if isinstance(value, str) else None


def _texts(value: Any) -> list[str]:
    return [words for item in value if (words := _text(item))] if isinstance(value, list) else []


def _first(value: Any) -> str | None:
    return next(iter(_texts(value)), _text(value))


def _authors(value: Any) -> Iterator[Author]:
    for item in value if isinstance(value, list) else []:
        if isinstance(item, dict):
            author = Author(_text(item.get("family")), _text(item.get("given")), _text(item.get("name")))
            if author.last:
                yield author


def _years(message: Mapping[str, Any]) -> tuple[int, ...]:
    issue = message.get("journal-issue")
    dates = [message.get(name) for name in _DATES]
    dates += [issue.get(name) for name in _DATES] if isinstance(issue, dict) else []
    return tuple(dict.fromkeys(day.year for value in dates if (day := _date(value)) is not None))


def _date(value: Any) -> date | None:
    try:
        year, *rest = value["date-parts"][0]
        month, day = (*rest, 1, 1)[:2]
        return date(int(year), int(month or 1), int(day or 1))
    except (TypeError, KeyError, IndexError, ValueError):
        return None


def _updates(message: Mapping[str, Any]) -> tuple[tuple[Update, ...], bool]:
    """The notices about a work, and whether all of the list could be read; a work without notices has no list."""
    value = message.get("updated-by", [])
    if not isinstance(value, list):
        return (), False
    updates = [_update(item, item.get("DOI")) for item in value if isinstance(item, dict)]
    read = tuple(update for update in updates if update is not None)
    return read, len(read) == len(value)


def _read(rows: Iterable[Mapping[str, Any]]) -> tuple[Update, ...]:
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


def _update_to(message: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What a work is a notice about: the DOI of each work, with the item that names it."""
    value = message.get("update-to")
    for item in value if isinstance(value, list) else []:
        doi = normalise_doi(str(item.get("DOI") or "")) if isinstance(item, dict) else None
        if doi:
            yield doi, item


def _of_itself(message: Mapping[str, Any], prime: str) -> Iterator[Update]:
    """Notices that stand on the work: Elsevier retitles a withdrawn work and lets it update itself."""
    for doi, item in _update_to(message):
        update = _update(item, prime) if doi == prime else None
        if update is not None:
            yield update


def _noticed(message: Mapping[str, Any]) -> Iterator[str]:
    for doi, item in _update_to(message):
        if not is_version(str(item.get("type") or "")):
            yield doi
