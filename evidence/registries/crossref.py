"""Crossref's REST API: DOIs in batches, singles for what a batch leaves out, JSON to `Record` at the border.

The shapes and limits are those of the API in November 2026; `crossref_lists.py` knows those of lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

from evidence.registries.cache import Cache
from evidence.registries.crossref_lists import (
    BATCH,
    UNKNOWN_ROUTE,
    by_doi,
    dealt,
    doi_of,
    filter_of,
    fits_a_filter,
    items_of,
    message_of,
    rescued,
    says_not_found,
    senseless,
)
from evidence.registries.crossref_work import notices_in, record_from, updates_of
from evidence.registries.http import Answer, Client, Failure
from evidence.registries.registry import CROSSREF, Absent, Found, Lookup, Record, Unchecked, Update, Via

_AT_ONCE = 500
BIBLIOGRAPHIC_AGE = 30
"""Days for which bibliographic fields are taken from the cache; the update status has an age of its own."""

_STATUS = ("DOI", "title", "update-to", "updated-by")
"""What changes when a notice comes out; the title too, as in "RETRACTED: …"."""

_SELECT = (
    "DOI,title,subtitle,author,container-title,short-container-title,published-print,published-online,published,issued,"
    "posted,volume,issue,page,article-number,type,update-to,updated-by"
)
_STANDING = "crossref status"
_NOTICES = "crossref-notices"
UNFILTERABLE = Failure("a list cannot be asked about a DOI with a comma")
REFUSED = Failure("Crossref takes no list of notices on this DOI (400)")
UNOFFERED = Failure("the server keeps no list of notices (404)")
"""Why nobody can be asked for the notices on some works: that is no outage, and says nothing of the work."""
_MALFORMED = 400
_INVALID = '"validation-failure"'
"""What Crossref says with a 400."""
_NAME = ("given", "family", "name", "suffix", "sequence")

_Known = dict[str, tuple[date, dict[str, Any]]]
"""Messages whose bibliographic fields are known, with the day they are from."""


class Crossref:
    """Asks Crossref. An answer from the cache is used while its update status is at most `max_age` days old."""

    name = CROSSREF

    def __init__(
        self,
        url: str,
        client: Client,
        cache: Cache,
        *,
        today: date,
        max_age: int,
        refresh: bool,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.url = url.rstrip("/")
        self.client = client
        self.cache = cache
        self.today = today
        self.max_age = max_age
        self.refresh = refresh
        self.tell = tell

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """One answer for each DOI; `Absent` means not known to Crossref, which other agencies may well know."""
        asked = tuple(dict.fromkeys(doi.lower() for doi in dois))
        found, aged = self._cached(asked)
        rest = [doi for doi in asked if doi not in found]
        found |= self._by_batches([doi for doi in rest if doi not in aged], {})
        found |= self._by_batches([doi for doi in rest if doi in aged], aged)
        return found | self._one_by_one([doi for doi in rest if doi not in found])

    def notices_of(self, dois: Iterable[str]) -> Mapping[str, tuple[Update, ...] | Failure]:
        """The second look: the notices that say of themselves that they are about these works.

        A filter cannot hold a DOI with a comma; such a work keeps what its own record says.
        """
        asked = tuple(dict.fromkeys(doi.lower() for doi in dois))
        found: dict[str, tuple[Update, ...] | Failure] = {doi: UNFILTERABLE for doi in asked if not fits_a_filter(doi)}
        kept = {} if self.refresh else self.cache.get_many(_NOTICES, asked, self.max_age)
        found |= {doi: updates_of(rows) for doi, (_, rows) in kept.items() if isinstance(rows, list)}
        for batch in dealt([doi for doi in asked if doi not in found], len(self._notices_url(())), "updates:,"):
            found |= self._notices(batch)
        return found

    def _notices_url(self, dois: Sequence[str]) -> str:
        named = filter_of(dois, "updates")
        return f"{self.url}/works?filter={named}&rows={20 * (len(dois) or BATCH)}&select=DOI,update-to"

    def _notices(self, dois: Sequence[str]) -> dict[str, tuple[Update, ...] | Failure]:
        answer = self.client.get(self._notices_url(dois), pool="list")
        if isinstance(answer, Failure) and answer.status == _MALFORMED and _INVALID in answer.said:
            # One of these names cannot be asked about: the others can.
            half = len(dois) // 2
            return self._notices(dois[:half]) | self._notices(dois[half:]) if half else {dois[0]: REFUSED}
        if isinstance(answer, Answer) and answer.status == UNKNOWN_ROUTE:
            return dict.fromkeys(dois, UNOFFERED)
        items = items_of(answer)
        if isinstance(items, Failure):
            return dict.fromkeys(dois, items)
        rows: dict[str, list[dict[str, Any]]] = {doi: [] for doi in dois}
        for notice in items:
            for doi, item in notices_in(notice):
                if doi in rows:
                    rows[doi].append({**item, "DOI": notice.get("DOI")})
        self.cache.put(_NOTICES, rows)
        return {doi: updates_of(kept) for doi, kept in rows.items()}

    def _by_batches(self, dois: Sequence[str], known: _Known) -> dict[str, Lookup]:
        """The answers of lists; what they leave out is not in it."""
        found: dict[str, Lookup] = {}
        filterable = [doi for doi in dois if fits_a_filter(doi)]
        done = 0
        for batch in dealt(filterable, len(self._batch_url((), known))) if len(filterable) > 1 else ():
            found |= self._batch(batch, known)
            done += len(batch)
            self.tell(f"asking Crossref: {done} of {len(dois)} DOIs")
        return found

    def _one_by_one(self, dois: Sequence[str]) -> dict[str, Lookup]:
        found: dict[str, Lookup] = {}
        for number, doi in enumerate(dois, 1):
            self.tell(f"asking Crossref one by one: {number} of {len(dois)} DOIs")
            found[doi] = self._single(doi)
        return found

    def _cached(self, dois: Sequence[str]) -> tuple[dict[str, Lookup], _Known]:
        """What the cache answers, and the messages whose bibliographic part still holds and whose status does not."""
        found: dict[str, Lookup] = {}
        aged: _Known = {}
        # A few at a time: messages are much larger than the records that are made of them.
        for start in range(0, 0 if self.refresh else len(dois), _AT_ONCE):
            self._take_cached(dois[start : start + _AT_ONCE], found, aged)
        return found, aged

    def _take_cached(self, dois: Sequence[str], found: dict[str, Lookup], aged: _Known) -> None:
        kept = self.cache.get_many(self.name, dois, max(BIBLIOGRAPHIC_AGE, self.max_age))
        standing = self.cache.get_many(_STANDING, list(kept), self.max_age)
        for doi, (day, message) in kept.items():
            checked, status = standing.get(doi, (None, None))
            if doi_of(message, doi) is None:
                continue
            if checked is None or not isinstance(status, dict):
                aged[doi] = day, message
            elif (record := _trusted({**message, **status}, doi, day)) is not None and record.unasked is None:
                found[doi] = Found(_as_of(record, checked), Via.CACHE)

    def _batch_url(self, dois: Sequence[str], known: _Known) -> str:
        """A list request; of works whose fields are known, their standing alone is asked."""
        fields = ",".join(_STATUS) if known else _SELECT
        return f"{self.url}/works?filter={filter_of(dois)}&rows={len(dois) or BATCH}&select={fields}"

    def _batch(self, dois: Sequence[str], known: _Known) -> dict[str, Lookup]:
        items = items_of(self.client.get(self._batch_url(dois, known), pool="list"))
        if isinstance(items, Failure):
            return rescued(dois, items, self._single)
        return self._kept(by_doi(items, dois), known)

    def _single(self, doi: str) -> Lookup:
        answer = self.client.get(f"{self.url}/works/{quote(doi, safe='')}")
        if isinstance(answer, Failure):
            return Unchecked(doi, answer.reason)
        if says_not_found(answer):
            return Absent(doi, ("Crossref",), Via.NETWORK, self.today)
        message = message_of(answer, "work")
        prime = doi_of(message, doi)
        if prime is None or message is None:
            return Unchecked(doi, senseless(answer).reason)
        if prime != doi and not answer.redirected:
            return Unchecked(doi, f"Crossref sent the record of another DOI ({prime})")
        return self._kept({doi: message}, {})[doi]

    def _kept(self, messages: Mapping[str, dict[str, Any]], known: _Known) -> dict[str, Lookup]:
        """Records of the messages that can be trusted; only those are cached, the standing apart from the rest.

        A standing that cannot be read is asked for again by the next run.
        """
        found: dict[str, Lookup] = {}
        parts: dict[str, Any] = {}
        standing: dict[str, Any] = {}
        for doi, message in messages.items():
            day, before = known.get(doi, (self.today, {}))
            record = _trusted({**before, **message}, doi, day)
            if record is None:
                continue
            found[doi] = Found(_as_of(record, self.today), Via.NETWORK)
            parts[doi], told = parted(message)
            if record.unasked is None:
                standing[doi] = told
        new = {doi: part for doi, part in parts.items() if doi not in known}
        self.cache.put_all({self.name: new, _STANDING: standing})
        return found


def parted(message: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields worth keeping: those that describe a work, and those that tell how it stands."""
    fields = {name: message[name] for name in (*_SELECT.split(","), "journal-issue") if name in message}
    people = fields.get("author")
    if isinstance(people, list):
        fields["author"] = [
            {name: person[name] for name in _NAME if name in person} for person in people if isinstance(person, dict)
        ]
    standing = {name: fields.pop(name) for name in _STATUS[1:] if name in fields}
    return fields, standing


def _trusted(message: Any, asked: str, day: date) -> Record | None:
    """The record of a message, or None if it is not one: without its DOI."""
    prime = doi_of(message, asked)
    return None if prime is None else record_from(message, asked, prime, day)


def _as_of(record: Record, checked: date) -> Record:
    """A record whose standing was asked for on this day; where that came to nothing, it was not."""
    same = record.unasked is not None or record.status_checked == checked
    return record if same else replace(record, status_checked=checked)
