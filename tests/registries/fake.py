"""A registry without a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from evidence.registries.registry import Absent, Found, Lookup, Record, Unchecked, Via


class FakeRegistry:
    """Knows some works and some DOIs that nobody registered; of others it can say nothing."""

    name = "fake"
    warnings: tuple[str, ...] = ()

    def __init__(self, known: Iterable[str], invented: Iterable[str], today: date) -> None:
        self.known = set(known)
        self.invented = set(invented)
        self.today = today

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """One answer for each DOI."""
        return {doi: self._answer(doi) for doi in (name.lower() for name in dois)}

    def _answer(self, doi: str) -> Lookup:
        if doi in self.known:
            return Found(Record(doi, doi, "fake", self.today, status_checked=self.today), Via.NETWORK)
        if doi in self.invented:
            return Absent(doi, ("Crossref", "doi.org"), Via.NETWORK, self.today)
        return Unchecked(doi, "nobody is there")
