"""What PubMed and Europe PMC hold about an article beyond its bibliography: abstract, study types, notices, numbers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from evidence.identifiers import find_dois
from evidence.late import late_regex
from evidence.registries.registry import Absent, Author, Record, Unchecked, Update

PMID = "pmid:"
PMCID = "pmcid:"
"""How an identifier that is no DOI is written where a DOI may stand: `pmid:123`, `pmcid:pmc123`."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHEN = late_regex(r"\b((?:19|20)\d\d)(?:[ -]([A-Za-z]{3})[a-z]*(?:[ -](\d{1,2}))?)?\b")
_NOTICES = {
    "retractionin": "retraction",
    "partialretractionin": "partial-retraction",
    "expressionofconcernin": "expression-of-concern",
    "erratumin": "erratum",
    "correctedandrepublishedin": "correction",
    "retractedandrepublishedin": "retraction-and-replacement",
    "updatein": "new-version",
}
_NOTICE_OF = frozenset({"retractionof", "partialretractionof", "expressionofconcernfor", "erratumfor"})
_RETRACTED = "retracted publication"


@dataclass(frozen=True)
class Term:
    """A publication type or a subject heading: its name, and its number in MeSH where the registry gives it."""

    name: str
    ui: str | None = None


@dataclass(frozen=True)
class Article:
    """An article as `origin` ("pubmed" or "europepmc") holds it, on the day `retrieved`.

    `abstract` has one line a section, with its label; `types` are publication types, `headings` MeSH headings, `trials`
    numbers of registered trials. `updates` are notices about it and `notice_of` what it is itself a notice about, each
    by DOI where one is named, else as `pmid:123`. `status_known` is False where notices are not part of the answer.
    """

    origin: str
    retrieved: date
    pmid: str | None = None
    doi: str | None = None
    pmcid: str | None = None
    title: str | None = None
    abstract: str | None = None
    types: tuple[Term, ...] = ()
    headings: tuple[Term, ...] = ()
    updates: tuple[Update, ...] = ()
    notice_of: tuple[str, ...] = ()
    journal: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    authors: tuple[Author, ...] = ()
    trials: tuple[str, ...] = ()
    status_known: bool = True

    @property
    def name(self) -> str:
        """The DOI, else the PMID, else the PMCID, as they are written where a DOI may stand."""
        return self.doi or (f"{PMID}{self.pmid}" if self.pmid else f"{PMCID}{(self.pmcid or '').lower()}")


Answered = Article | Absent | Unchecked


def record_of(article: Article) -> Record:
    """The article as a record in its own right, for a work that no DOI leads to."""
    return Record(
        doi=article.name,
        prime_doi=article.name,
        origin=article.origin,
        retrieved=article.retrieved,
        kind="journal-article" if any(term.name == "Journal Article" for term in article.types) else None,
        title=article.title,
        authors=article.authors,
        containers=article.journal,
        years=article.years,
        volume=article.volume,
        issue=article.issue,
        pages=article.pages,
        pmid=article.pmid,
        updates=article.updates,
        notice_of=article.notice_of,
        status_known=article.status_known,
        status_checked=article.retrieved,
    )


def digest_of(abstract: str) -> str:
    """`sha256:` of an abstract, which is all that a lock may hold of it."""
    return "sha256:" + hashlib.sha256(abstract.encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class Relation:
    """What links an article to another: "RetractionIn" or "Retraction in", with the other's reference and PMID."""

    kind: str
    source: str
    pmid: str | None


def updates_of(relations: Iterable[Relation], types: Iterable[Term], origin: str) -> tuple[Update, ...]:
    """The notices about an article. An article that is typed as retracted is so even if no notice is named."""
    updates = [
        Update(kind, origin, _date_in(relation.source), _other(relation))
        for relation in relations
        if (kind := _NOTICES.get(_folded(relation.kind))) is not None
    ]
    told = {update.type for update in updates}
    retracted = any(term.name.casefold() == _RETRACTED for term in types)
    if retracted and not told & {"retraction", "retraction-and-replacement"}:
        updates.append(Update("retraction", origin, None, None))
    return tuple(dict.fromkeys(updates))


def noticed_by(relations: Iterable[Relation]) -> tuple[str, ...]:
    """What an article is itself a notice about."""
    others = (_other(relation) for relation in relations if _folded(relation.kind) in _NOTICE_OF)
    return tuple(dict.fromkeys(other for other in others if other))


def _folded(kind: str) -> str:
    return re.sub(r"[^a-z]", "", kind.casefold())


def _other(relation: Relation) -> str | None:
    dois = find_dois(relation.source)
    return dois[0][2] if dois else f"{PMID}{relation.pmid}" if relation.pmid else None


def _date_in(source: str) -> date | None:
    """The date in a reference such as "J Sleep. 2021 Mar 4;9(2):1"; a month or day that is not given is the first."""
    match = _WHEN.search(source)
    if match is None:
        return None
    month = (match[2] or "jan").casefold()
    try:
        return date(int(match[1]), _MONTHS.index(month) + 1, int(match[3] or 1))
    except ValueError:
        return date(int(match[1]), 1, 1)


def updates_to_json(updates: Iterable[Update]) -> list[dict[str, Any]]:
    """Notices for the cache."""
    rows = map(asdict, updates)
    return [{**row, "date": row["date"].isoformat() if row["date"] else None} for row in rows]


def updates_from_json(rows: Iterable[Mapping[str, Any]]) -> tuple[Update, ...]:
    """The notices that `updates_to_json` wrote. Raises `KeyError`, `TypeError` or `ValueError` for anything else."""
    return tuple(Update(**{**row, "date": date.fromisoformat(row["date"]) if row["date"] else None}) for row in rows)


def to_json(article: Article) -> dict[str, Any]:
    """The article for the cache, without its abstract: abstracts are kept apart, and for a time of their own."""
    row = {name: value for name, value in asdict(article).items() if value not in (None, (), "")}
    row.pop("abstract", None)
    row["updates"] = updates_to_json(article.updates)
    return {**row, "retrieved": article.retrieved.isoformat()}


def from_json(row: Mapping[str, Any]) -> Article:
    """The article that `to_json` wrote. Raises `KeyError`, `TypeError` or `ValueError` for anything else."""
    day = date.fromisoformat
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    fields |= {
        "retrieved": day(row["retrieved"]),
        "types": tuple(Term(**term) for term in row.get("types", ())),
        "headings": tuple(Term(**term) for term in row.get("headings", ())),
        "authors": tuple(Author(**author) for author in row.get("authors", ())),
        "updates": updates_from_json(row.get("updates", ())),
    }
    return Article(**fields)
