"""Europe PMC: articles by DOI and by PMCID, each in one of three answers.

Many identifiers go into one search, and an article counts only if it carries the very one. One answer in five to the
same question is a bare `{"version": …}` with status 200 (September 2026): it says nothing, is asked for again a few
times, and is then an outage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from evidence.identifiers import normalise_doi, normalise_pmcid, normalise_pmid
from evidence.registries.abstract_text import plain_abstract
from evidence.registries.article import PMCID, Answered, Article, Relation, Term, noticed_by, updates_of
from evidence.registries.batching import LONGEST, batches
from evidence.registries.http import Client, Failure
from evidence.registries.markup import plain
from evidence.registries.registry import Absent, Author, Unchecked, Via

AT_ONCE = 25
ROWS = 100
TRIES = 4
_BEST_FIRST = ("MED", "PMC", "AGR", "CBA", "PPR")
"""Sources in the order of trust: PubMed's own rows first, preprints last."""


@dataclass(frozen=True)
class _Hits:
    """The articles that a search leads to, the most trusted first, and whether they are all."""

    articles: tuple[Article, ...]
    whole: bool


class EuropePmc:
    """Asks Europe PMC. `Absent` means that it answered and holds no article with the very identifier."""

    name = "europepmc"
    title = "Europe PMC"

    def __init__(self, url: str, client: Client, *, today: date) -> None:
        self.url = url.rstrip("/")
        self.client = client
        self.today = today

    def get_many(self, names: Iterable[str]) -> Mapping[str, Answered]:
        """One answer for each DOI and each `pmcid:pmc123`."""
        asked = tuple(dict.fromkeys(names))
        by_pmcid = self.by_pmcid(name.removeprefix(PMCID).upper() for name in asked if name.startswith(PMCID))
        by_doi = self.by_doi(name for name in asked if name.startswith("10."))
        return {**by_doi, **{f"{PMCID}{pmcid.lower()}": answer for pmcid, answer in by_pmcid.items()}}

    def by_doi(self, dois: Iterable[str]) -> Mapping[str, Answered]:
        """One answer for each normalised DOI."""
        return self._by(dois, "DOI", lambda article: article.doi, "")

    def by_pmcid(self, pmcids: Iterable[str]) -> Mapping[str, Answered]:
        """One answer for each PMCID, written as `PMC123`."""
        return self._by(pmcids, "PMCID", lambda article: article.pmcid, PMCID)

    def _by(
        self, names: Iterable[str], field: str, key: Callable[[Article], str | None], prefix: str
    ) -> dict[str, Answered]:
        answers: dict[str, Answered] = {}
        room = LONGEST - len(self.url) - 80
        for batch in batches(dict.fromkeys(names), AT_ONCE, lambda name: len(quote(_term(field, name))) + 8, room):
            answers |= self._batch(batch, field, key, prefix)
        return answers

    def _batch(
        self, names: Sequence[str], field: str, key: Callable[[Article], str | None], prefix: str
    ) -> dict[str, Answered]:
        found = self._searched(" OR ".join(_term(field, name) for name in names))
        if isinstance(found, str):
            return {name: Unchecked(f"{prefix}{name.lower()}", found) for name in names}
        articles = {key(one): one for one in reversed(found.articles)}
        missing = [name for name in names if name not in articles]
        answers: dict[str, Answered] = {name: articles[name] for name in names if name in articles}
        if missing and not found.whole and len(names) > 1:
            for name in missing:
                answers |= self._batch([name], field, key, prefix)
            return answers
        return answers | {name: self._without(f"{prefix}{name.lower()}", found.whole) for name in missing}

    def _without(self, shown: str, whole: bool) -> Absent | Unchecked:
        """No article among those shown; only if all were shown is there none."""
        if whole:
            return Absent(shown, (self.title,), Via.NETWORK, self.today)
        return Unchecked(shown, f"{self.title} found more than it shows at once")

    def _searched(self, query: str) -> _Hits | str:
        """What a search leads to, or why it leads nowhere."""
        url = f"{self.url}/search?query={quote(query, safe='')}&resultType=core&format=json&pageSize={ROWS}"
        for _ in range(TRIES):
            answer = self.client.get(url, pool="europepmc")
            if isinstance(answer, Failure):
                return answer.reason
            if not _is_bare(answer.body):
                hits = self._hits(answer.body)
                return f"{self.title} sent an answer that makes no sense" if hits is None else hits
        return f"{self.title} answered {TRIES} times without a result"

    def _hits(self, body: Any) -> _Hits | None:
        rows = _under(body, "resultList").get("result") if isinstance(body, dict) else None
        count = body.get("hitCount") if isinstance(body, dict) else None
        if not isinstance(rows, list) or not isinstance(count, int):
            return None
        articles = tuple(article_of(row, self.today) for row in sorted(_dicts(rows), key=_trust))
        return _Hits(articles, whole=count <= len(rows))


def article_of(row: Mapping[str, Any], day: date) -> Article:
    """One result of a search as an article. Pure; odd fields are left out."""
    types = tuple(Term(name) for name in _texts(_under(row, "pubTypeList").get("pubType")))
    relations = tuple(_relations(_under(row, "commentCorrectionList").get("commentCorrection")))
    return Article(
        origin="europepmc",
        retrieved=day,
        pmid=normalise_pmid(_text(row, "pmid") or ""),
        doi=normalise_doi(_text(row, "doi") or ""),
        pmcid=normalise_pmcid(_text(row, "pmcid") or ""),
        title=(_text(row, "title") or "").removesuffix(".") or None,
        abstract=plain_abstract(str(row.get("abstractText") or "")) or None,
        types=types,
        headings=tuple(_headings(row)),
        updates=updates_of(relations, types, "europepmc"),
        notice_of=noticed_by(relations),
        journal=_journal(row),
        years=tuple(_years(row)),
        volume=_text(_under(row, "journalInfo"), "volume"),
        issue=_text(_under(row, "journalInfo"), "issue"),
        pages=_text(row, "pageInfo"),
        authors=tuple(_authors(row)),
        status_known=row.get("source") == "MED",
    )


def _term(field: str, name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'{field}:"{escaped}"'


def _is_bare(body: Any) -> bool:
    return isinstance(body, dict) and "version" in body and "hitCount" not in body and "resultList" not in body


def _trust(row: Mapping[str, Any]) -> int:
    source = row.get("source")
    return _BEST_FIRST.index(source) if source in _BEST_FIRST else len(_BEST_FIRST) - 1


def _under(row: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = row.get(name)
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _texts(value: Any) -> list[str]:
    return (
        [words for item in value if isinstance(item, str) and (words := plain(item))] if isinstance(value, list) else []
    )


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return plain(value) or None if isinstance(value, str) else None


def _headings(row: Mapping[str, Any]) -> Iterator[Term]:
    for heading in _dicts(_under(row, "meshHeadingList").get("meshHeading")):
        if name := _text(heading, "descriptorName"):
            yield Term(name)


def _relations(value: Any) -> Iterator[Relation]:
    for one in _dicts(value):
        pmid = normalise_pmid(str(one.get("id") or "")) if one.get("source", "MED") == "MED" else None
        yield Relation(_text(one, "type") or "", _text(one, "reference") or "", pmid)


def _journal(row: Mapping[str, Any]) -> tuple[str, ...]:
    journal = _under(_under(row, "journalInfo"), "journal")
    names = (_text(journal, name) for name in ("title", "isoabbreviation", "medlineAbbreviation"))
    return tuple(dict.fromkeys(name for name in names if name))


def _years(row: Mapping[str, Any]) -> Iterator[int]:
    info = _under(row, "journalInfo")
    written = (str(value)[:4] for value in (info.get("yearOfPublication"), row.get("pubYear")) if value)
    online = (str(row.get(name))[:4] for name in ("electronicPublicationDate", "firstPublicationDate") if row.get(name))
    return iter(dict.fromkeys(int(year) for year in (*written, *online) if year.isdecimal()))


def _authors(row: Mapping[str, Any]) -> Iterator[Author]:
    for one in _dicts(_under(row, "authorList").get("author")):
        family, group = _text(one, "lastName"), _text(one, "collectiveName")
        if family:
            yield Author(family, _text(one, "firstName") or _text(one, "initials"))
        elif group:
            yield Author(name=group)
