"""Abstracts as publishers deposit them with Crossref: the last place to look, for half of the articles there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from evidence.identifiers import normalise_doi
from evidence.registries.abstract_text import plain_abstract
from evidence.registries.article import Article
from evidence.registries.batching import LONGEST, batches
from evidence.registries.crossref import says_not_found
from evidence.registries.http import Client, Failure
from evidence.registries.registry import Absent, Unchecked, Via

AT_ONCE = 50
_SELECT = "DOI,abstract"

Answered = Article | Absent | Unchecked


class CrossrefAbstracts:
    """Asks Crossref for the abstracts of DOIs and nothing else. A DOI that a batch leaves out is asked for singly."""

    name = "crossref"
    title = "Crossref"

    def __init__(self, url: str, client: Client, *, today: date) -> None:
        self.url = url.rstrip("/")
        self.client = client
        self.today = today

    def get_many(self, names: Iterable[str]) -> Mapping[str, Answered]:
        """One answer for each normalised DOI."""
        asked = tuple(dict.fromkeys(name for name in names if name.startswith("10.")))
        found: dict[str, Answered] = {}
        listable = [doi for doi in asked if "," not in doi]
        for batch in batches(listable, AT_ONCE, lambda doi: len(quote(doi, safe="")) + 5, LONGEST - len(self.url) - 60):
            found |= self._batch(batch)
        return {doi: found.get(doi) or self._single(doi) for doi in asked}

    def _batch(self, dois: Sequence[str]) -> dict[str, Answered]:
        names = ",".join(f"doi:{quote(doi, safe='')}" for doi in dois)
        answer = self.client.get(f"{self.url}/works?filter={names}&rows={len(dois)}&select={_SELECT}", pool="list")
        if isinstance(answer, Failure):
            return {doi: Unchecked(doi, answer.reason) for doi in dois}
        message = answer.body.get("message") if isinstance(answer.body, dict) else None
        items = message.get("items") if isinstance(message, dict) else None
        works = (self._article(item) for item in items if isinstance(item, dict)) if isinstance(items, list) else ()
        return {work.doi: work for work in works if work.doi is not None and work.doi in dois}

    def _single(self, doi: str) -> Answered:
        answer = self.client.get(f"{self.url}/works/{quote(doi, safe='')}")
        if isinstance(answer, Failure):
            return Unchecked(doi, answer.reason)
        if says_not_found(answer):
            return Absent(doi, (self.title,), Via.NETWORK, self.today)
        message = answer.body.get("message") if isinstance(answer.body, dict) else None
        work = self._article(message) if isinstance(message, dict) else None
        if work is None or (work.doi != doi and not answer.redirected):
            return Unchecked(doi, f"{self.title} sent an answer that makes no sense")
        return work

    def _article(self, message: Mapping[str, Any]) -> Article:
        raw = message.get("abstract")
        return Article(
            origin=self.name,
            retrieved=self.today,
            doi=normalise_doi(str(message.get("DOI") or "")),
            abstract=plain_abstract(raw) or None if isinstance(raw, str) else None,
            status_known=False,
        )
