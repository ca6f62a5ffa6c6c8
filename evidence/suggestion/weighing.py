"""Works that may be the source of a claim: what the library has nearby, then what a search brings.

A work is offered only where two facts agree that the claim names, and what conflicts is shown beside them; nothing is
taken for a source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence.agreement.study.designs import read_design
from evidence.agreement.study.outcomes import read_outcome
from evidence.agreement.study.populations import terms_of
from evidence.claims.claim import Claim
from evidence.claims.wording import words
from evidence.library.library import Library
from evidence.registries.article import Article, record_of
from evidence.registries.containers import same_journal
from evidence.registries.people import same_author
from evidence.registries.registry import Record, Status
from evidence.registries.status import status_of
from evidence.sources.drugs import drugs_in, same_medicine
from evidence.suggestion.named import Named, figures_in

MOST = 5
FEWEST = 2
_NEAR = 0.5
_WEIGHTS = {
    "year": 2.0,
    "intervention": 2.0,
    "population": 2.0,
    "author": 2.0,
    "container": 1.5,
    "design": 1.0,
    "team": 1.0,
    "outcome": 1.0,
    "figure": 2.0,
}


@dataclass(frozen=True)
class Suggestion:
    """A work that may be the source: the facts that agree, those that conflict, and where it came from.

    `key` is its key in the library, `record` what a registry holds of it; a work has one of them. `status` is how it
    stands, as far as that came with the search or is in the lock.
    """

    doi: str | None
    title: str | None
    container: str | None
    year: int | None
    agreed: tuple[str, ...]
    conflicting: tuple[str, ...]
    origin: str
    score: float
    pmid: str | None = None
    key: str | None = None
    record: Record | None = None
    status: Status = Status.UNKNOWN

    @property
    def name(self) -> str | None:
        """What it is called on the command line: its DOI, else `pmid:123`, else its key."""
        return self.doi or (f"pmid:{self.pmid}" if self.pmid else self.key)


def weighed(named: Named, records: Iterable[Record], origin: str) -> tuple[Suggestion, ...]:
    """The records of which at least two facts agree, the likeliest first."""
    distinct = {record.prime_doi: record for record in records}
    return _offered(_suggestion(record, dict(_slots(named, record)), origin) for record in distinct.values())


def weighed_articles(named: Named, articles: Iterable[Article], *, team: bool) -> tuple[Suggestion, ...]:
    """The same of articles, whose abstracts and headings are read too. `team` says that its place was searched for."""
    return _offered(_of_article(named, article, team=team) for article in articles)


def _of_article(named: Named, article: Article, *, team: bool) -> Suggestion:
    """An article by all that it says; what its abstract does not say is no conflict."""
    record = record_of(article)
    headings = ". ".join(term.name for term in article.headings)
    told = f"{article.title or ''} {headings} {article.abstract or ''}"
    slots = dict(_slots(named, record)) | dict(_told(named, told))
    if named.figures and named.figures & figures_in(article.abstract or ""):
        slots["figure"] = True
    if team:
        slots["team"] = True
    return _suggestion(record, slots, article.origin)


def _offered(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    offered = [one for one in found if len(one.agreed) >= FEWEST and one.score > 0]
    return tuple(sorted(offered, key=lambda one: (-one.score, one.name or ""))[:MOST])


def _suggestion(record: Record, slots: Mapping[str, bool], origin: str) -> Suggestion:
    agreed = tuple(name for name, same in slots.items() if same)
    conflicting = tuple(name for name, same in slots.items() if not same)
    gained = sum(_WEIGHTS[name] for name in agreed) - sum(0.75 * _WEIGHTS[name] for name in conflicting)
    return Suggestion(
        doi=record.doi if record.doi.startswith("10.") else None,
        title=record.title,
        container=next(iter(record.containers), None),
        year=next(iter(record.years), None),
        agreed=agreed,
        conflicting=conflicting,
        origin=origin,
        score=gained,
        pmid=record.pmid,
        record=record,
        status=status_of(record),
    )


def _slots(named: Named, record: Record) -> Iterator[tuple[str, bool]]:
    """Each fact that both sides tell, and whether it is the same; what a title does not name is no conflict."""
    title = f"{record.title or ''} {record.subtitle or ''}"
    first = record.authors[:1]
    if named.years and record.years:
        yield "year", bool(named.years & set(record.years))
    if named.journal and record.containers:
        yield "container", same_journal(named.journal, record.containers)
    if named.author and first:
        yield "author", same_author(named.author, first[0])
    if named.team and first and same_author(named.team, first[0]):
        yield "team", True
    yield from _told(named, title)
    design = read_design(title)
    if named.designs and design is not None:
        yield "design", bool(named.designs & {str(one) for one in design.designs})


def _told(named: Named, text: str) -> Iterator[tuple[str, bool]]:
    """What a text about the work tells of people, treatment and outcome, where it is the same."""
    if named.condition and _shares(named.condition, terms_of(text)):
        yield "population", True
    if named.drugs and same_medicine(named.drugs, drugs_in(text)):
        yield "intervention", True
    outcome = read_outcome(text) if named.outcomes else None
    if outcome is not None and named.outcomes & outcome.kinds:
        yield "outcome", True


def _shares(condition: frozenset[str], text: frozenset[str]) -> bool:
    """Whether most of a condition's words stand in a text."""
    return len(condition & text) * 2 > len(condition)


def best_of(found: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Each work once, by the place that says most of it; the likeliest first."""
    distinct: dict[str | None, Suggestion] = {}
    for one in sorted(found, key=lambda one: -one.score):
        distinct.setdefault(one.doi or one.title, one)
    return tuple(distinct.values())


def near_in_library(claim: Claim, library: Library) -> tuple[Suggestion, ...]:
    """The sources of library claims whose wording is near; the figures that differ are shown as a conflict."""
    ours = _telling(claim.compared)
    found = []
    for held in library.standing:
        best = max((held.statement, *held.wording), key=lambda text: _nearness(ours, _telling(text)))
        nearness = _nearness(ours, _telling(best))
        if nearness < _NEAR:
            continue
        figures = figures_in(claim.compared), figures_in(best)
        same = bool(figures[0] & figures[1])
        agreed = ("wording", "figure") if same else ("wording",)
        conflicting = ("figure",) if figures[0] and figures[1] and not same else ()
        found += [
            Suggestion(
                doi=one.doi,
                title=one.title,
                container=one.container,
                year=one.year,
                agreed=agreed,
                conflicting=conflicting,
                origin=f"library: {held.id}",
                score=nearness,
                pmid=one.pmid,
                key=one.key,
                status=status_of(record) if (record := library.lock.records.get(one.doi or "")) else Status.UNKNOWN,
            )
            for source in held.sources
            if (one := library.reference(source.ref)) is not None
        ]
    return tuple(sorted(found, key=lambda one: -one.score)[:MOST])


_EMPTY = frozenset("the a an of in and or to with for after by on at that was were is are from one than study".split())


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if word not in _EMPTY)


def _nearness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of common words in the shorter of two sentences, if it is long enough to tell."""
    shorter = min(len(ours), len(theirs))
    return len(ours & theirs) / shorter if shorter >= 4 else 0.0


def in_library(named: Named, library: Library) -> tuple[Suggestion, ...]:
    """Works of the library of which facts agree, by what the lock holds of them."""
    held = (library.lock.records.get(one.doi) for one in library.references if one.doi)
    return weighed(named, (record for record in held if record is not None), "library")
