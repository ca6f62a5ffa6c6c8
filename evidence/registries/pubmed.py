"""PubMed's E-utilities: articles by PMID and by DOI, each in one of three answers.

efetch takes PMIDs; a DOI is searched for first. That search is not exact (14 of 100 articles it led to carried another
DOI), so an article counts only if it carries the very DOI. NCBI asks every program for its name and an address, and
allows 3 requests a second, 10 with a key. Address and key are sent in the body of a POST, never in a URL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from evidence.registries.article import PMID, Answered, Article
from evidence.registries.batching import LONGEST, batches
from evidence.registries.http import Answer, Client, Failure
from evidence.registries.pubmed_xml import NotUnderstood, articles_of
from evidence.registries.registry import Absent, Unchecked, Via

AT_ONCE = 100
"""PMIDs a request; NCBI takes 200, but articles come with their reference lists, and answers are bounded in size."""
DOIS_AT_ONCE = 25
MOST_HITS = 200
TOOL = "evidence"
_NO_POST = frozenset({405, 501})


class PubMed:
    """Asks PubMed. `Absent` means that it answered and holds no article with the very PMID or DOI."""

    name = "pubmed"
    title = "PubMed"

    def __init__(self, url: str, client: Client, *, today: date, key: str | None = None) -> None:
        self.url = url.rstrip("/")
        self.client = client
        self.today = today
        self._key = key
        self._posts = True

    def get_many(self, names: Iterable[str]) -> Mapping[str, Answered]:
        """One answer for each DOI and each `pmid:123`."""
        asked = tuple(dict.fromkeys(names))
        by_pmid = self.by_pmid(name.removeprefix(PMID) for name in asked if name.startswith(PMID))
        by_doi = self.by_doi(name for name in asked if name.startswith("10."))
        return {**by_doi, **{f"{PMID}{pmid}": answer for pmid, answer in by_pmid.items()}}

    def by_pmid(self, pmids: Iterable[str]) -> Mapping[str, Answered]:
        """One answer for each PMID. What an answer leaves out is asked for once more before it is absent."""
        asked = tuple(dict.fromkeys(pmids))
        found = self._fetched(asked)
        missing = [pmid for pmid in asked if pmid not in found]
        if missing:
            found |= self._fetched(missing)
        return {pmid: found.get(pmid) or self._absent(f"{PMID}{pmid}") for pmid in asked}

    def by_doi(self, dois: Iterable[str]) -> Mapping[str, Answered]:
        """One answer for each normalised DOI: the article that carries it."""
        answers: dict[str, Answered] = {}
        for batch in batches(dict.fromkeys(dois), DOIS_AT_ONCE, _cost, LONGEST - len(self.url) - 120):
            answers |= self._by_dois(batch)
        return answers

    def _by_dois(self, dois: Sequence[str]) -> dict[str, Answered]:
        hits = self._searched(dois)
        if hits is None:  # so many hits that the right one may not be among those shown
            half = len(dois) // 2
            return {**self._by_dois(dois[:half]), **self._by_dois(dois[half:])}
        if isinstance(hits, str):
            return {doi: Unchecked(doi, hits) for doi in dois}
        answers = self._fetched(hits)
        articles = _by_their_doi(one for one in answers.values() if isinstance(one, Article))
        outage = next((one.reason for one in answers.values() if isinstance(one, Unchecked)), None)
        missing = {doi: Unchecked(doi, outage) if outage else self._absent(doi) for doi in dois}
        return {doi: articles.get(doi) or missing[doi] for doi in dois}

    def _absent(self, name: str) -> Absent:
        return Absent(name, (self.title,), Via.NETWORK, self.today)

    def _fetched(self, pmids: Sequence[str]) -> dict[str, Answered]:
        """What efetch says of some PMIDs; those that a good answer leaves out are left out here."""
        found: dict[str, Answered] = {}
        for start in range(0, len(pmids), AT_ONCE):
            found |= self._batch(pmids[start : start + AT_ONCE])
        return found

    def _batch(self, pmids: Sequence[str]) -> dict[str, Answered]:
        answer = self._ask("efetch", {"retmode": "xml", "id": ",".join(pmids)}, text=True)
        articles = self._understood(answer)
        if isinstance(articles, str):
            return {pmid: Unchecked(f"{PMID}{pmid}", articles) for pmid in pmids}
        return {one.pmid: one for one in articles if one.pmid is not None and one.pmid in pmids}

    def _understood(self, answer: Answer | Failure) -> list[Article] | str:
        """The articles of an answer, or why there are none."""
        if isinstance(answer, Failure):
            return answer.reason
        if not isinstance(answer.body, bytes):
            return f"{self.title} does not answer under its address (404)"
        try:
            return articles_of(answer.body, self.today)
        except NotUnderstood as error:
            return f"{self.title} {error}"

    def search(self, term: str, count: int) -> tuple[Article, ...] | str:
        """The articles that PubMed finds for a term in its own words, the likeliest first; or why there are none."""
        found = self._hits(term, count, sort="relevance")
        if isinstance(found, str):
            return found
        answers = self._fetched(found[0]) if found[0] else {}
        outage = next((one.reason for one in answers.values() if isinstance(one, Unchecked)), None)
        return outage or tuple(one for pmid in found[0] if isinstance(one := answers.get(pmid), Article))

    def _searched(self, dois: Sequence[str]) -> tuple[str, ...] | str | None:
        """The PMIDs that a search for DOIs leads to; why there are none; None where several DOIs lead to too many."""
        found = self._hits(" OR ".join(map(_term, dois)), MOST_HITS)
        if isinstance(found, str):
            return found
        hits, count = found
        return None if len(dois) > 1 and count > len(hits) else tuple(dict.fromkeys(hits))

    def _hits(self, term: str, most: int, **more: str) -> tuple[tuple[str, ...], int] | str:
        """The first PMIDs that a term leads to, with how many there are; or why there are none."""
        answer = self._ask("esearch", {"retmode": "json", "retmax": str(most), "term": term, **more})
        if isinstance(answer, Failure):
            return answer.reason
        result = answer.body.get("esearchresult") if isinstance(answer.body, dict) else None
        hits = result.get("idlist") if isinstance(result, dict) else None
        if not isinstance(result, dict) or not isinstance(hits, list) or not _is_whole(hits):
            return f"{self.title} sent an answer that makes no sense"
        return tuple(map(str, hits)), _number(result.get("count"))

    def _ask(self, utility: str, question: Mapping[str, str], *, text: bool = False) -> Answer | Failure:
        """GET where there is nothing to hide and POST where there is; a host that takes no POST is told nothing."""
        url = f"{self.url}/{utility}.fcgi"
        accept = "application/xml" if text else "application/json"
        public = {"db": "pubmed", **question, "tool": TOOL}
        private = {"email": self.client.mailto, "api_key": self._key}
        hidden = {name: value for name, value in private.items() if value}
        if hidden and self._posts:
            pool = "pubmed-key" if self._key else "pubmed"
            answer = self.client.get(url, pool=pool, accept=accept, text=text, form={**public, **hidden})
            if not isinstance(answer, Failure) or answer.status not in _NO_POST:
                return answer
            self._posts = False
        return self.client.get(f"{url}?{urlencode(public)}", pool="pubmed", accept=accept, text=text)


def _by_their_doi(articles: Iterable[Article]) -> dict[str | None, Article]:
    """Where a work and a notice about it carry one DOI, the work."""
    return {one.doi: one for one in sorted(articles, key=lambda one: not one.notice_of)}


def _term(doi: str) -> str:
    return f'"{doi}"[doi]'


def _cost(doi: str) -> int:
    return len(urlencode({"": f" OR {_term(doi)}"}))


def _is_whole(hits: list[Any]) -> bool:
    return all(isinstance(hit, str) and hit.isdecimal() for hit in hits)


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int) or (isinstance(value, str) and value.isdecimal()) else 0
