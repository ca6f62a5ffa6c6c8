"""The outside world as one registry: Crossref first, then the agencies, for what it does not know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from evidence.config import Settings
from evidence.registries.cache import Cache, default_folder
from evidence.registries.crossref import Crossref
from evidence.registries.doi_agency import Agencies
from evidence.registries.http import Client
from evidence.registries.registry import Absent, Lookup

_PUBLIC = "no mailto is set: Crossref is asked in its public pool, which is slower (set --mailto to your address)"


class Outside:
    """Asks Crossref, and for what Crossref does not know doi.org and DataCite. `Absent` names all that were asked."""

    name = "outside"

    def __init__(self, crossref: Crossref, agencies: Agencies, client: Client, cache: Cache) -> None:
        self.crossref = crossref
        self.agencies = agencies
        self.client = client
        self.cache = cache
        self.asked = False

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should be told once: the pool, and a cache that fails."""
        public = (_PUBLIC,) if self.asked and not self.client.mailto else ()
        return (*public, *self.client.warnings, *self.cache.warnings)

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """One answer for each DOI."""
        asked = tuple(dois)
        self.asked = self.asked or bool(asked)
        answers = dict(self.crossref.get_many(asked))
        for doi, answer in answers.items():
            if isinstance(answer, Absent):
                answers[doi] = self.agencies.get(doi)
        return answers


def outside(settings: Settings, client: Client | None = None) -> Outside | None:
    """The registries of the settings; None where a run is to stay offline."""
    if settings.offline:
        return None
    host = urlsplit(settings.crossref_url).netloc
    client = client or Client(mailto=settings.mailto, token=settings.crossref_token, token_host=host)
    cache = Cache(settings.cache_dir or default_folder(), settings.today)
    crossref = Crossref(
        settings.crossref_url,
        client,
        cache,
        today=settings.today,
        max_age=settings.lock_max_age,
        refresh=settings.refresh,
    )
    return Outside(crossref, Agencies(settings.doi_url, settings.datacite_url, client, settings.today), client, cache)
