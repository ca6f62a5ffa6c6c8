"""Who keeps a DOI that Crossref does not: doi.org names the agency, DataCite gives the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from evidence.identifiers import normalise_doi
from evidence.registries.http import Client, Failure
from evidence.registries.markup import plain
from evidence.registries.registry import Absent, Author, Found, Lookup, Record, Unchecked, Via

_NOT_REGISTERED = "does not exist"


class Agencies:
    """Asks doi.org which agency keeps a DOI, and DataCite where it is that one."""

    name = "doi.org"

    def __init__(self, doi_url: str, datacite_url: str, client: Client, today: date) -> None:
        self.doi_url = doi_url.rstrip("/")
        self.datacite_url = datacite_url.rstrip("/")
        self.client = client
        self.today = today

    def get(self, doi: str) -> Lookup:
        """What the agencies say of a DOI that Crossref does not know."""
        answer = self.client.get(f"{self.doi_url}/doiRA/{quote(doi, safe='/')}")
        if isinstance(answer, Failure):
            return Unchecked(doi, f"Crossref does not know it, and {answer.reason}")
        row = answer.body[0] if isinstance(answer.body, list) and answer.body else None
        if not isinstance(row, dict):
            return Unchecked(doi, "Crossref does not know it, and doi.org sent an answer that makes no sense")
        agency = row.get("RA")
        if isinstance(agency, str) and agency:
            return self._of(doi, agency)
        if _NOT_REGISTERED in str(row.get("status", "")).casefold():
            return Absent(doi, ("Crossref", "doi.org"), Via.NETWORK, self.today)
        return Unchecked(doi, "Crossref does not know it, and doi.org does not say which agency does")

    def _of(self, doi: str, agency: str) -> Lookup:
        if agency.casefold() != "datacite":
            return Unchecked(doi, f"it is kept by {agency}, which this version does not ask")
        answer = self.client.get(f"{self.datacite_url}/dois/{quote(doi, safe='')}")
        if isinstance(answer, Failure):
            return Unchecked(doi, answer.reason)
        data = answer.body.get("data") if isinstance(answer.body, dict) else None
        attributes = data.get("attributes") if isinstance(data, dict) else None
        if not isinstance(attributes, dict) or normalise_doi(str(attributes.get("doi", ""))) != doi:
            return Unchecked(doi, "DataCite sent an answer that makes no sense")
        return Found(datacite_record(attributes, doi, self.today), Via.NETWORK)


def datacite_record(attributes: Mapping[str, Any], doi: str, day: date) -> Record:
    """A DataCite work as a record. DataCite tells of no retractions: the status stays unknown."""
    titles = [plain(str(row.get("title", ""))) for row in _rows(attributes.get("titles"))]
    year = attributes.get("publicationYear")
    container = attributes.get("container")
    name = container.get("title") if isinstance(container, dict) else None
    publisher = attributes.get("publisher")
    names = [value for value in (name, publisher) if isinstance(value, str) and value]
    return Record(
        doi=doi,
        prime_doi=doi,
        origin="datacite",
        retrieved=day,
        title=next((title for title in titles if title), None),
        authors=tuple(_authors(attributes.get("creators"))),
        containers=tuple(names),
        years=(int(year),) if isinstance(year, int) or (isinstance(year, str) and year.isdecimal()) else (),
        status_known=False,
        status_checked=day,
    )


def _rows(value: Any) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _authors(value: Any) -> Iterator[Author]:
    for row in _rows(value):
        family, given, name = (row.get(key) or None for key in ("familyName", "givenName", "name"))
        if family or name:
            yield Author(family, given, None if family else name)
