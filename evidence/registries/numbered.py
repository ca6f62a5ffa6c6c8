"""Works by any identifier: a PMID or PMCID leads to an article, its DOI to the record, and all end in a `Lookup`.

Names that are no DOI are `pmid:123` and `pmcid:pmc123`. The DOI that PubMed gives for an article is looked up like any
other; an article without one, or with one that no agency knows, is a record in its own right (`origin: pubmed`).
PubMed's notices count beside those of Crossref: a retraction that only one of them tells of is a retraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from evidence.config import Settings
from evidence.registries.abstracts import Place
from evidence.registries.article import PMCID, PMID, Article, from_json, record_of, to_json
from evidence.registries.cache import Cache
from evidence.registries.chain import Outside
from evidence.registries.europepmc import EuropePmc
from evidence.registries.pubmed import PubMed
from evidence.registries.registry import Absent, Found, Lookup, Record, Status, TellingRegistry, Unchecked, Via
from evidence.registries.status import standing, with_notices

_SCHEMES = (PMID, PMCID)
_DOUBTS = frozenset({Status.RETRACTED, Status.WITHDRAWN, Status.REMOVED, Status.PARTIALLY_RETRACTED, Status.CONCERN})


class Numbered:
    """A registry of DOIs that knows PMIDs and PMCIDs too."""

    name = "outside"

    def __init__(
        self, works: TellingRegistry, places: Mapping[str, Place], cache: Cache, *, max_age: int, refresh: bool = False
    ) -> None:
        self.works = works
        self.places = places
        self.cache = cache
        self.max_age = max_age
        self.refresh = refresh

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should be told once."""
        return self.works.warnings

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """One answer for each name, in the order asked."""
        asked = tuple(dict.fromkeys(name.lower() for name in dois))
        articles = self._articles([name for name in asked if name.startswith(_SCHEMES)])
        theirs = [a.doi for a, _ in articles.values() if isinstance(a, Article) and a.doi]
        wanted = tuple(dict.fromkeys([*(name for name in asked if name not in articles), *theirs]))
        works = self.works.get_many(wanted) if wanted else {}
        return {name: _lookup(name, *articles[name], works) if name in articles else works[name] for name in asked}

    def _articles(self, names: Iterable[str]) -> dict[str, tuple[Article | Absent | Unchecked, Via]]:
        """What the place for its scheme says of each name, and which way that came."""
        answers: dict[str, tuple[Article | Absent | Unchecked, Via]] = {}
        for scheme, place in self.places.items():
            asked = [name for name in names if name.startswith(scheme)]
            kept = self._held(scheme, asked)
            rest = [name for name in asked if name not in kept]
            fresh = place.get_many(rest) if rest else {}
            self.cache.put(scheme, {name: to_json(one) for name, one in fresh.items() if isinstance(one, Article)})
            answers |= {name: (one, Via.CACHE) for name, one in kept.items()}
            answers |= {name: (one, Via.NETWORK) for name, one in fresh.items()}
        return answers

    def _held(self, scheme: str, names: Iterable[str]) -> dict[str, Article]:
        """What the cache holds of these names, and can be read."""
        found: dict[str, Article] = {}
        for name, (_, body) in ({} if self.refresh else self.cache.get_many(scheme, names, self.max_age)).items():
            with suppress(KeyError, TypeError, ValueError, AttributeError):
                found[name] = from_json(body)
        return found


def numbered(settings: Settings, works: Outside, looked: TellingRegistry | None = None) -> Numbered:
    """The registries of the settings, with PubMed and Europe PMC for what carries no DOI.

    `looked` answers for DOIs in place of `works`, which it was made of.
    """
    places: dict[str, Place] = {
        PMID: PubMed(settings.pubmed_url, works.client, today=settings.today, key=settings.pubmed_key),
        PMCID: EuropePmc(settings.europepmc_url, works.client, today=settings.today),
    }
    return Numbered(looked or works, places, works.cache, max_age=settings.lock_max_age, refresh=settings.refresh)


def _lookup(name: str, answer: Article | Absent | Unchecked, via: Via, works: Mapping[str, Lookup]) -> Lookup:
    if not isinstance(answer, Article):
        return answer
    work = works.get(answer.doi or "")
    match work:
        case Found(record):
            return replace(work, record=replace(_both(record, answer), doi=name))
        case Unchecked(_, reason) if not _is_in_doubt(answer):
            return Unchecked(name, f"its DOI is {answer.doi}, and {reason}")
        case _:
            return Found(replace(_alone(answer, work), doi=name), via)


def _is_in_doubt(article: Article) -> bool:
    """Whether it was taken back, or its publisher warns of it: worth telling even if nobody else can be asked."""
    return any(standing(update.type) in _DOUBTS for update in article.updates)


def _alone(article: Article, work: Lookup | None) -> Record:
    """The article as the record. Where the agencies could not be asked, what it tells of notices may not be all."""
    record = record_of(article)
    if not isinstance(work, Unchecked):
        return record
    return replace(record, status_known=False, unasked=f"its DOI is {article.doi}, and {work.reason}")


def _both(record: Record, article: Article) -> Record:
    """A record with the article's PMID, and those of its notices that tell of a standing not told of yet."""
    return with_notices(replace(record, pmid=record.pmid or article.pmid), article.updates)
