"""Abstracts as publishers deposit them with Crossref: the last place to look, for half of the articles there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from evidence.registries.abstract_text import plain_abstract
from evidence.registries.article import Answered, Article
from evidence.registries.crossref_lists import (
    BATCH,
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
from evidence.registries.http import Client, Failure
from evidence.registries.registry import CROSSREF, Absent, Unchecked, Via


class CrossrefAbstracts:
    """Asks Crossref for the abstracts of DOIs and nothing else. A DOI that a batch leaves out is asked for singly."""

    name = CROSSREF
    title = "Crossref"

    def __init__(self, url: str, client: Client, *, today: date) -> None:
        self.url = url.rstrip("/")
        self.client = client
        self.today = today

    def get_many(self, names: Iterable[str]) -> Mapping[str, Answered]:
        """One answer for each normalised DOI."""
        asked = tuple(dict.fromkeys(name for name in names if name.startswith("10.")))
        found: dict[str, Answered] = {}
        for batch in dealt([doi for doi in asked if fits_a_filter(doi)], len(self._list_url(()))):
            found |= self._batch(batch)
        return {doi: found.get(doi) or self._single(doi) for doi in asked}

    def _list_url(self, dois: Sequence[str]) -> str:
        return f"{self.url}/works?filter={filter_of(dois)}&rows={len(dois) or BATCH}&select=DOI,abstract"

    def _batch(self, dois: Sequence[str]) -> dict[str, Answered]:
        items = items_of(self.client.get(self._list_url(dois), pool="list"))
        if isinstance(items, Failure):
            return rescued(dois, items, self._single)
        return {doi: self._article(doi, item) for doi, item in by_doi(items, dois).items()}

    def _single(self, doi: str) -> Answered:
        answer = self.client.get(f"{self.url}/works/{quote(doi, safe='')}")
        if isinstance(answer, Failure):
            return Unchecked(doi, answer.reason)
        if says_not_found(answer):
            return Absent(doi, (self.title,), Via.NETWORK, self.today)
        message = message_of(answer, "work")
        prime = doi_of(message, doi)
        if message is None or prime is None or (prime != doi and not answer.redirected):
            return Unchecked(doi, senseless(answer).reason)
        return self._article(prime, message)

    def _article(self, doi: str, message: Mapping[str, Any]) -> Article:
        raw = message.get("abstract")
        return Article(
            origin=self.name,
            retrieved=self.today,
            doi=doi,
            abstract=plain_abstract(raw) or None if isinstance(raw, str) else None,
            status_known=False,
        )
