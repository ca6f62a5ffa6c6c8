"""One door to abstracts: PubMed first, then Europe PMC, then what publishers deposit with Crossref.

Three answers, as for records. `FoundAbstract` says whose words they are and of which day. `NoAbstract` means that all
were asked and none holds one, which is a result: the claim cannot be checked against an abstract. An outage of any that
was still to be asked is `Unchecked`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Protocol

from evidence.config import Settings
from evidence.registries.abstract_store import AbstractStore
from evidence.registries.article import Article, Term, digest_of, updates_from_json, updates_to_json
from evidence.registries.crossref_abstracts import CrossrefAbstracts
from evidence.registries.europepmc import EuropePmc
from evidence.registries.http import Client
from evidence.registries.pubmed import PubMed
from evidence.registries.registry import Absent, Unchecked, Update, Via

FOUND_FOR = 30
"""Days that an abstract is kept. That there is none is asked again sooner: journals fill such gaps."""
NONE_FOR = 7
_OFFLINE = "offline, and abstracts are not part of evidence.lock"


@dataclass(frozen=True)
class Kinds:
    """What indexers say of an article's kind: publication types and MeSH headings, and who said so (`origin`).

    Presence is evidence. Absence is none: a recent article has not been indexed yet, and one trial in seven is not
    typed as one.
    """

    types: tuple[Term, ...] = ()
    headings: tuple[Term, ...] = ()
    origin: str | None = None


@dataclass(frozen=True)
class FoundAbstract:
    """An abstract, one line a section; `origin` is whose it is, `retrieved` when it was asked for.

    `title` is that of the work, `updates` are the notices on the work that came with it.
    """

    doi: str
    text: str
    origin: str
    retrieved: date
    via: Via
    kinds: Kinds = Kinds()
    pmid: str | None = None
    pmcid: str | None = None
    trials: tuple[str, ...] = ()
    updates: tuple[Update, ...] = ()
    title: str | None = None

    @property
    def digest(self) -> str:
        """`sha256:` of the text, which is all that a lock may hold of it."""
        return digest_of(self.text)


@dataclass(frozen=True)
class NoAbstract:
    """All of `asked` answered and none holds an abstract. What they say of its kind and of notices stands."""

    doi: str
    asked: tuple[str, ...]
    retrieved: date
    via: Via
    kinds: Kinds = Kinds()
    pmid: str | None = None
    pmcid: str | None = None
    trials: tuple[str, ...] = ()
    updates: tuple[Update, ...] = ()


AnswerOfAll = FoundAbstract | NoAbstract | Unchecked


class Place(Protocol):
    """Where articles are asked for."""

    title: str

    def get_many(self, names: Iterable[str]) -> Mapping[str, Article | Absent | Unchecked]:
        """One answer for each name of a kind that this place knows: a DOI, `pmid:123` or `pmcid:pmc123`."""
        ...


def abstracts(settings: Settings, client: Client | None = None) -> Abstracts:
    """The places of the settings, in their order; none where a run is to stay offline."""
    from evidence.registries.chain import outside

    today = settings.today
    works = outside(settings, client)
    if works is None:
        return Abstracts((), AbstractStore(None, today), today=today)
    client = works.client
    places: tuple[Place, ...] = (
        PubMed(settings.pubmed_url, client, today=today, key=settings.pubmed_key),
        EuropePmc(settings.europepmc_url, client, today=today),
        CrossrefAbstracts(settings.crossref_url, client, today=today),
    )
    store = AbstractStore(works.cache.folder, today)
    return Abstracts(places, store, today=today, refresh=settings.refresh)


class Abstracts:
    """Asks each place in turn for what those before it did not hold. Without places it is offline.

    Offline nothing is read from the cache either: the same library and copy give the same report on every machine.
    """

    def __init__(self, places: Sequence[Place], store: AbstractStore, *, today: date, refresh: bool = False) -> None:
        self.places = tuple(places)
        self.store = store
        self.today = today
        self.refresh = refresh

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should be told once."""
        return tuple(self.store.warnings)

    def get_many(self, dois: Iterable[str]) -> Mapping[str, AnswerOfAll]:
        """One answer for each DOI, in the order asked; a work without one goes by `pmid:123`."""
        asked = tuple(dict.fromkeys(doi.lower() for doi in dois))
        if not self.places:
            return {doi: Unchecked(doi, _OFFLINE) for doi in asked}
        rows = {} if self.refresh else self.store.get_many(asked)
        kept = {doi: held for doi, row in rows.items() if (held := _held(*row)) is not None}
        inquiries = {doi: _Inquiry(doi) for doi in asked if doi not in kept}
        for place in self.places:
            open_ = [doi for doi, inquiry in inquiries.items() if inquiry.text is None]
            answers = place.get_many(open_) if open_ else {}
            for doi, answer in answers.items():
                inquiries[doi].hear(place.title, answer)
        fresh = {doi: inquiry.result(self.today) for doi, inquiry in inquiries.items()}
        self.store.put({doi: _row(one) for doi, one in fresh.items() if not isinstance(one, Unchecked)})
        return {doi: kept.get(doi) or fresh[doi] for doi in asked}


def _held(age: int, row: Any) -> FoundAbstract | NoAbstract | None:
    """An answer from the store; None for one that is too old, of a day to come, or makes no sense."""
    try:
        held = _from_row(row)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return held if 0 <= age <= (FOUND_FOR if isinstance(held, FoundAbstract) else NONE_FOR) else None


class _Inquiry:
    """What the places asked so far say of one DOI."""

    def __init__(self, doi: str) -> None:
        self.doi = doi
        self.text: str | None = None
        self.origin = ""
        self.asked: list[str] = []
        self.outage: str | None = None
        self.known = Article(origin="", retrieved=date.min)

    def hear(self, title: str, answer: Article | Absent | Unchecked) -> None:
        self.asked.append(title)
        if isinstance(answer, Unchecked):
            self.outage = self.outage or f"{title}: {answer.reason}"
        elif isinstance(answer, Article):
            self.text, self.origin = answer.abstract, answer.origin
            self.known = _both(self.known, answer)

    def result(self, today: date) -> AnswerOfAll:
        known = self.known
        kinds = Kinds(known.types, known.headings, known.origin or None)
        beside: dict[str, Any] = {
            "kinds": kinds,
            "pmid": known.pmid,
            "pmcid": known.pmcid,
            "trials": known.trials,
            "updates": known.updates,
        }
        if self.text is not None:
            return FoundAbstract(self.doi, self.text, self.origin, today, Via.NETWORK, title=known.title, **beside)
        if self.outage is not None:
            return Unchecked(self.doi, self.outage)
        return NoAbstract(self.doi, tuple(self.asked), today, Via.NETWORK, **beside)


def _both(first: Article, second: Article) -> Article:
    """The kinds of the first that tells any, and numbers and notices of either."""
    teller = first if first.types or first.headings else second
    return replace(
        teller,
        title=first.title or second.title,
        origin=teller.origin if teller.types or teller.headings else "",
        pmid=first.pmid or second.pmid,
        pmcid=first.pmcid or second.pmcid,
        trials=first.trials or second.trials,
        updates=first.updates or second.updates,
    )


def _row(answer: FoundAbstract | NoAbstract) -> dict[str, Any]:
    return {
        **asdict(answer),
        "retrieved": answer.retrieved.isoformat(),
        "updates": updates_to_json(answer.updates),
    }


def _from_row(row: Mapping[str, Any]) -> FoundAbstract | NoAbstract:
    kinds = row["kinds"]
    types, headings = (tuple(Term(**term) for term in kinds[name]) for name in ("types", "headings"))
    shared: dict[str, Any] = {
        "doi": str(row["doi"]),
        "retrieved": date.fromisoformat(row["retrieved"]),
        "via": Via.CACHE,
        "kinds": Kinds(types, headings, kinds["origin"]),
        "pmid": row["pmid"],
        "pmcid": row["pmcid"],
        "trials": tuple(row["trials"]),
        "updates": updates_from_json(row["updates"]),
    }
    if "text" in row:
        return FoundAbstract(text=str(row["text"]), origin=str(row["origin"]), title=row.get("title"), **shared)
    return NoAbstract(asked=tuple(row["asked"]), **shared)
