"""The outside world as one registry: Crossref first, then the agencies, for what it does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from evidence.config import Settings
from evidence.registries.cache import Cache, default_folder
from evidence.registries.crossref import Crossref
from evidence.registries.crossref_lists import NOT_ITS_OWN
from evidence.registries.doi_agency import Agencies
from evidence.registries.http import Client, host_of
from evidence.registries.registry import Absent, Lookup, Unchecked
from evidence.registries.turns import Turns

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
        asked = tuple(dict.fromkeys(doi.lower() for doi in dois))
        self.asked = self.asked or bool(asked)
        answers = self.agencies.cached(asked)
        answers |= self.crossref.get_many(doi for doi in asked if doi not in answers)
        elsewhere = [doi for doi, answer in answers.items() if isinstance(answer, Absent) and answer.asked == _CROSSREF]
        answers |= self.agencies.get_many(elsewhere)
        shut = [doi for doi, answer in answers.items() if answer == Unchecked(doi, NOT_ITS_OWN.reason)]
        answers |= self.agencies.unregistered(shut)
        return {doi: answers[doi] for doi in asked}


_CROSSREF = ("Crossref",)


def outside(
    settings: Settings, client: Client | None = None, tell: Callable[[str], None] = lambda _: None
) -> Outside | None:
    """The registries of the settings; None where a run is to stay offline. `tell` hears what is being waited for."""
    if settings.offline:
        return None
    folder = settings.cache_dir or default_folder()
    client = client or Client(
        mailto=settings.mailto,
        token=settings.crossref_token,
        token_host=host_of(settings.crossref_url),
        turns=Turns(folder),
        tell=tell,
    )
    client.trusted = _own_hosts(settings) if client.trusted is None else client.trusted
    client.pool_of = {host_of(settings.datacite_url): "datacite", host_of(settings.crossref_url): "single"}
    cache = Cache(folder, settings.today)
    crossref = Crossref(
        settings.crossref_url,
        client,
        cache,
        today=settings.today,
        max_age=settings.lock_max_age,
        refresh=settings.refresh,
        tell=tell,
    )
    agencies = Agencies(
        settings.doi_url,
        settings.datacite_url,
        client,
        settings.today,
        cache=cache,
        max_age=settings.lock_max_age,
        refresh=settings.refresh,
        redirects=_own_hosts(settings),
        tell=tell,
    )
    return Outside(crossref, agencies, client, cache)


def _own_hosts(settings: Settings) -> frozenset[str]:
    """The hosts that the user's settings name in place of the usual ones: these alone may be private."""
    usual = Settings()
    names = ("crossref_url", "doi_url", "datacite_url", "pubmed_url", "europepmc_url")
    return frozenset(host_of(getattr(settings, n)) for n in names if getattr(settings, n) != getattr(usual, n))
