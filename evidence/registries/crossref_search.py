"""Candidates from Crossref's own search: `query.bibliographic` and no other parameter that narrows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from evidence.references.entry import query_of
from evidence.references.reference import Reference
from evidence.registries.cache import Cache
from evidence.registries.crossref import parted
from evidence.registries.crossref_work import record_from
from evidence.registries.http import Client, Failure
from evidence.registries.matching import Unsearched
from evidence.registries.registry import Record

_ROWS = 10
_SEARCHES = "crossref searches"
_SENSELESS = Unsearched("Crossref sent an answer that makes no sense")


class CrossrefSearch:
    """Searches Crossref. What is sent is the reference as it is written, and nothing around it.

    Answers are kept in the cache for `max_age` days. At most `most` searches are sent, of any number by default.
    """

    def __init__(
        self,
        url: str,
        client: Client,
        today: date,
        *,
        cache: Cache | None = None,
        max_age: int = 0,
        most: int | None = None,
    ) -> None:
        self.url = url.rstrip("/")
        self.client = client
        self.today = today
        self.cache = cache or Cache(None, today)
        self.max_age = max_age
        self.most = most
        self._sent = 0

    def candidates(self, reference: Reference, count: int) -> Sequence[Record] | Unsearched:
        """The first hits, or why there are none."""
        words = query_of(reference)
        if not words:
            return ()
        kept = self.cache.get(_SEARCHES, words, self.max_age)
        if kept is not None and isinstance(kept[1], list):
            return self._records(kept[1])
        if self.most is not None and self._sent >= self.most:
            return Unsearched(f"a run searches for {self.most} at most; the next one goes on from there")
        self._sent += 1
        return self._asked(words, min(count, _ROWS))

    def _asked(self, words: str, rows: int) -> Sequence[Record] | Unsearched:
        answer = self.client.get(f"{self.url}/works?query.bibliographic={quote(words)}&rows={rows}", pool="list")
        if isinstance(answer, Failure):
            return Unsearched(answer.reason)
        body = answer.body if isinstance(answer.body, dict) else {}
        message = body.get("message")
        items = message.get("items") if isinstance(message, dict) else None
        if not isinstance(items, list):
            return _SENSELESS
        works = [item for item in items if isinstance(item, dict) and isinstance(item.get("DOI"), str)]
        self.cache.put(_SEARCHES, {words: [{**fields, **standing} for fields, standing in map(parted, works)]})
        return self._records(works)

    def _records(self, items: Sequence[Mapping[str, Any]]) -> tuple[Record, ...]:
        return tuple(map(self._record, items))

    def _record(self, item: Mapping[str, Any]) -> Record:
        doi = str(item["DOI"]).lower()
        return record_from(item, doi, doi, self.today)
