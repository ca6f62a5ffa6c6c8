"""Who keeps a DOI that Crossref does not: doi.org names the agency, DataCite and content negotiation give the record.

Only where doi.org says that a DOI does not exist, it is `Absent`. An agency whose record cannot be had leaves it
`Unchecked`: it exists, and nothing more is known of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

from evidence.identifiers import normalise_doi
from evidence.registries.batching import LONGEST, batches
from evidence.registries.cache import Cache
from evidence.registries.crossref_lists import BATCH
from evidence.registries.crossref_work import record_from
from evidence.registries.http import Answer, Client, Failure
from evidence.registries.markup import plain
from evidence.registries.registry import Absent, Author, Found, Lookup, Record, Unchecked, Via
from evidence.registries.status import tells_of_notices

CSL = "application/vnd.citationstyles.csl+json"
HOSTS = frozenset(
    (
        "api.crossref.org data.crossref.org api.datacite.org data.datacite.org data.crosscite.org data.medra.org "
        "api.medra.org www.medra.org api.japanlinkcenter.org data.japanlinkcenter.org doi.org www.doi.org dx.doi.org "
        "data.chinadoi.cn www.chinadoi.cn doi.cnki.net doi.airiti.com doi.kisti.re.kr doi.or.kr data.europa.eu "
        "publications.europa.eu resolve.eidr.org ui.eidr.org"
    ).split()
)
"""Where agencies answer; content negotiation is redirected to these and to nobody else."""

ASKED = ("Crossref", "doi.org")
_NOT_REGISTERED = "does not exist"
_UNKNOWN = "Crossref does not know it, and "
_UNSHOWN = "whether it still stands is not known: it is kept by Crossref, which does not show its record"


class Agencies:
    """Asks doi.org which agency keeps a DOI, and that agency for its record.

    What was found is kept for `max_age` days; that there is no such DOI, for the day on which it was said.
    """

    name = "doi.org"

    def __init__(
        self,
        doi_url: str,
        datacite_url: str,
        client: Client,
        today: date,
        *,
        cache: Cache | None = None,
        max_age: int = 0,
        refresh: bool = False,
        redirects: Collection[str] = (),
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.doi_url = doi_url.rstrip("/")
        self.datacite_url = datacite_url.rstrip("/")
        self.client = client
        self.today = today
        self.cache = cache or Cache(None, today)
        self.max_age = max_age
        self.refresh = refresh
        self.redirects = HOSTS | set(redirects)
        self.tell = tell

    def get(self, doi: str) -> Lookup:
        """What the agencies say of a DOI that Crossref does not know."""
        return self.get_many((doi,))[doi]

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """What the agencies say of DOIs that Crossref does not know."""
        asked = tuple(dict.fromkeys(doi.lower() for doi in dois))
        rows = self._rows(asked)
        found: dict[str, Lookup] = {}
        for number, doi in enumerate(asked, 1):
            self.tell(f"asking the agencies: {number} of {len(asked)} DOIs")
            found[doi] = self._answer(doi, rows.get(doi) or self._row(doi))
        return found

    def unregistered(self, dois: Iterable[str]) -> dict[str, Absent]:
        """Those of some DOIs that do not exist at all, as doi.org says; of the others nothing is asked."""
        asked = tuple(dois)
        rows = self._rows(asked)
        told = ((doi, rows.get(doi) or self._row(doi)) for doi in asked)
        return {doi: self._absent(doi) for doi, row in told if isinstance(row, dict) and _is_unregistered(row)}

    def cached(self, dois: Iterable[str]) -> dict[str, Lookup]:
        """What was said before and still holds."""
        asked = [] if self.refresh else list(dois)
        found: dict[str, Lookup] = {}
        for doi, (day, body) in self.cache.get_many(self.name, asked, self.max_age).items():
            record = _record(body, doi, day) if isinstance(body, dict) else None
            if record is not None and record.unasked is None:
                found[doi] = Found(record, Via.CACHE)
            elif body == "absent" and day == self.today:
                found[doi] = Absent(doi, ASKED, Via.CACHE, day)
        return found

    def _rows(self, dois: Sequence[str]) -> dict[str, Any]:
        """What doi.org says of DOIs that can be asked together; what it leaves out is asked singly."""
        found: dict[str, Any] = {}
        together = [doi for doi in dois if "," not in doi]
        room = LONGEST - len(f"{self.doi_url}/doiRA/")
        for batch in batches(together, BATCH, _cost, room) if len(together) > 1 else ():
            answer = self._agency_of(batch)
            rows = answer.body if isinstance(answer, Answer) and isinstance(answer.body, list) else []
            for row in rows:
                if isinstance(row, dict) and str(row.get("DOI", "")).lower() in batch:
                    found[str(row["DOI"]).lower()] = row
        return found

    def _agency_of(self, dois: Sequence[str]) -> Answer | Failure:
        names = ",".join(_in_path(doi) for doi in dois)
        return self.client.get(f"{self.doi_url}/doiRA/{names}", pool="agency")

    def _row(self, doi: str) -> Any:
        """What doi.org says of one DOI: a table, a failure, or None for what makes no sense."""
        answer = self._agency_of((doi,))
        if isinstance(answer, Failure):
            return answer
        row = answer.body[0] if isinstance(answer.body, list) and answer.body else None
        return row if isinstance(row, dict) and str(row.get("DOI", doi)).lower() == doi else None

    def _answer(self, doi: str, row: Any) -> Lookup:
        if isinstance(row, Failure):
            return Unchecked(doi, _UNKNOWN + row.reason)
        if not isinstance(row, dict):
            return Unchecked(doi, f"{_UNKNOWN}doi.org sent an answer that makes no sense")
        agency = row.get("RA")
        if isinstance(agency, str) and agency:
            return self._datacite(doi) if agency.casefold() == "datacite" else self._negotiated(doi, plain(agency))
        if _is_unregistered(row):
            return self._absent(doi)
        return Unchecked(doi, f"{_UNKNOWN}doi.org does not say which agency does")

    def _absent(self, doi: str) -> Absent:
        self.cache.put(self.name, {doi: "absent"})
        return Absent(doi, ASKED, Via.NETWORK, self.today)

    def _datacite(self, doi: str) -> Lookup:
        answer = self.client.get(f"{self.datacite_url}/dois/{quote(doi, safe='')}", pool="datacite")
        if isinstance(answer, Failure):
            return Unchecked(doi, f"it is kept by DataCite, and {answer.reason}")
        if answer.status == 404:
            return Unchecked(doi, "it is kept by DataCite, which does not show its record")
        data = answer.body.get("data") if isinstance(answer.body, dict) else None
        attributes = data.get("attributes") if isinstance(data, dict) else None
        if not isinstance(attributes, dict):
            return Unchecked(doi, "it is kept by DataCite, which sent an answer that makes no sense")
        return self._kept(doi, {"agency": "DataCite", "attributes": _worth_keeping(attributes)}, "DataCite")

    def _negotiated(self, doi: str, agency: str) -> Lookup:
        url = f"{self.doi_url}/{_in_path(doi)}"
        answer = self.client.get(url, pool="agency", accept=CSL, redirects=self.redirects)
        if isinstance(answer, Failure):
            return Unchecked(doi, f"it is kept by {agency}, whose record cannot be had: {answer.reason}")
        if answer.status != 200:
            return Unchecked(doi, f"it is kept by {agency}, which does not show its record")
        item = answer.body if isinstance(answer.body, dict) else {}
        return self._kept(doi, {"agency": agency, "csl": {k: item[k] for k in _CSL_FIELDS if k in item}}, agency)

    def _kept(self, doi: str, body: dict[str, Any], agency: str) -> Lookup:
        record = _record(body, doi, self.today)
        if record is None:
            return Unchecked(doi, f"it is kept by {agency}, which sent an answer that makes no sense")
        if record.unasked is None:
            self.cache.put(self.name, {doi: body})
        return Found(record, Via.NETWORK)


def _is_unregistered(row: Mapping[str, Any]) -> bool:
    """Whether a row of doi.org names no agency, and says that there is no such DOI."""
    return not row.get("RA") and _NOT_REGISTERED in str(row.get("status", "")).casefold()


def _in_path(doi: str) -> str:
    """A DOI as doi.org's own links write it; its slashes are escaped where a path would be folded."""
    return quote(doi, safe="" if "/." in doi or "./" in doi else "/")


def _cost(doi: str) -> int:
    return len(_in_path(doi)) + len(",")


def _record(body: Mapping[str, Any], doi: str, day: date) -> Record | None:
    """The record that an agency's answer holds; None where it is not one of this DOI."""
    attributes, item, agency = body.get("attributes"), body.get("csl"), body.get("agency")
    if isinstance(attributes, dict):
        return datacite_record(attributes, doi, day) if _is_of(attributes.get("doi"), doi) else None
    if isinstance(item, dict) and isinstance(agency, str) and _is_of(item.get("DOI"), doi):
        return csl_record(item, doi, agency, day)
    return None


def _is_of(named: Any, doi: str) -> bool:
    return isinstance(named, str) and (named.lower() == doi or normalise_doi(named) == doi)


_ATTRIBUTES = ("doi", "titles", "publicationYear", "container", "publisher", "types")
_CSL_FIELDS = (
    "DOI", "type", "title", "author", "container-title", "issued", "published-print", "published-online", "volume",
    "issue", "page", "publisher",
)  # fmt: skip
_CREATOR = ("familyName", "givenName", "name")


def _worth_keeping(attributes: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: attributes[name] for name in _ATTRIBUTES if name in attributes}
    creators = [{n: row[n] for n in _CREATOR if n in row} for row in _tables(attributes.get("creators"))]
    return {**kept, "creators": creators}


def csl_record(item: Mapping[str, Any], doi: str, agency: str, day: date) -> Record:
    """A CSL item, which looks much like a Crossref work, as a record. It tells of no retractions.

    Most agencies know of none. Crossref does: where its own record is not to be had, the standing is left open.
    """
    people = [{**row, "name": row.get("literal")} for row in _tables(item.get("author"))]
    container = item.get("container-title")
    containers = [container] if isinstance(container, str) else container
    record = record_from({**item, "author": people, "container-title": containers}, doi, doi, day)
    record = replace(record, origin=f"doi.org ({agency})", status_known=False)
    if tells_of_notices(record):
        return replace(record, status_checked=None, unasked=_UNSHOWN)
    return record


def datacite_record(attributes: Mapping[str, Any], doi: str, day: date) -> Record:
    """A DataCite work as a record. DataCite tells of no retractions: the status stays unknown."""
    titles = [_words(row.get("title")) for row in _tables(attributes.get("titles"))]
    container, publisher, year = (attributes.get(name) for name in ("container", "publisher", "publicationYear"))
    names = [
        _words(container.get("title")) if isinstance(container, dict) else "",
        _words(publisher.get("name") if isinstance(publisher, dict) else publisher),
    ]
    return Record(
        doi=doi,
        prime_doi=doi,
        origin="datacite",
        retrieved=day,
        title=next((title for title in titles if title), None),
        authors=tuple(_authors(attributes.get("creators"))),
        containers=tuple(name for name in names if name),
        years=(int(year),) if isinstance(year, int) or (isinstance(year, str) and year.isdecimal()) else (),
        status_known=False,
        status_checked=day,
    )


def _words(value: Any) -> str:
    return plain(value) if isinstance(value, str) else ""


def _tables(value: Any) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _authors(value: Any) -> Iterator[Author]:
    for row in _tables(value):
        family, given, name = (_words(row.get(key)) or None for key in _CREATOR)
        if family or name:
            yield Author(family, given, None if family else name)
