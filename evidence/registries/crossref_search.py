"""Candidates from Crossref's own search: `query.bibliographic` and no other parameter that narrows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from evidence.references.entry import body_of
from evidence.references.reference import Origin, Reference
from evidence.registries.crossref_work import record_from
from evidence.registries.http import Client, Failure
from evidence.registries.matching import Unsearched
from evidence.registries.registry import Record

_LONGEST = 600
_ROWS = 10
_SENSELESS = Unsearched("Crossref sent an answer that makes no sense")


class CrossrefSearch:
    """Searches Crossref. What is sent is the reference as it is written, and nothing around it."""

    def __init__(self, url: str, client: Client, today: date) -> None:
        self.url = url.rstrip("/")
        self.client = client
        self.today = today

    def candidates(self, reference: Reference, count: int) -> Sequence[Record] | Unsearched:
        """The first hits, or why there are none."""
        words = query_of(reference)
        if not words:
            return ()
        rows = min(count, _ROWS)
        answer = self.client.get(f"{self.url}/works?query.bibliographic={quote(words)}&rows={rows}", pool="list")
        if isinstance(answer, Failure):
            return Unsearched(answer.reason)
        body = answer.body if isinstance(answer.body, dict) else {}
        message = body.get("message")
        items = message.get("items") if isinstance(message, dict) else None
        if not isinstance(items, list):
            return _SENSELESS
        return tuple(
            self._record(item) for item in items if isinstance(item, dict) and isinstance(item.get("DOI"), str)
        )

    def _record(self, item: Mapping[str, Any]) -> Record:
        doi = str(item["DOI"]).lower()
        return record_from(item, doi, doi, self.today)


def query_of(reference: Reference) -> str:
    """What is asked for: the entry in one line without its identifiers, or the fields of a structured one."""
    if reference.origin is Origin.LIST:
        return body_of(reference.raw)[:_LONGEST]
    parts = (
        *reference.authors[:1],
        reference.title,
        reference.container,
        reference.year,
        reference.volume,
        reference.issue,
        reference.pages,
    )
    return " ".join(str(part) for part in parts if part)[:_LONGEST]
