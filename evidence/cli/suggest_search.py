"""Where `evidence suggest` looks for candidates: the library, the offline index, and, where asked for, the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from evidence.claims.claim import Claim
    from evidence.config import Settings
    from evidence.library.library import Library
    from evidence.library.products import Product
    from evidence.registries.chain import Outside
    from evidence.suggestion.named import Named
    from evidence.suggestion.weighing import Suggestion

Searcher = Callable[["Named"], tuple["Suggestion", ...]]
_AT_MOST = 500
_HITS = 20


def candidates(
    claim: Claim, library: Library, products: tuple[Product, ...], searchers: Sequence[Searcher]
) -> tuple[Suggestion, ...]:
    """The library's own, then what the searches bring, the likeliest first; each work once."""
    from evidence.suggestion.named import named_in
    from evidence.suggestion.weighing import MOST, best_of, in_library, near_in_library

    named = named_in(claim.compared, products)
    ours = [*near_in_library(claim, library), *in_library(named, library)]
    held = {one.name: one for one in ours}
    found = best_of([one for searcher in searchers for one in searcher(named)])
    return (*held.values(), *(one for one in found if one.name not in held))[:MOST]


def searchers_of(settings: Settings, *, online: bool) -> Iterator[Searcher]:
    """The index, where there is one, and Crossref and PubMed, where the copy's facts may be sent there."""
    from evidence.registries.index_path import index_path
    from evidence.suggestion.weighing import weighed

    if index_path(settings).is_file():
        from evidence.registries.index import Index

        index = Index(index_path(settings))
        yield lambda named: weighed(named, index.about(named.terms(), _AT_MOST), f"index of {index.day}")
    if not online:
        return
    from evidence.registries.chain import outside

    works = outside(settings)
    if works is None:
        typer.echo("evidence: nothing is searched online: `offline` is set", err=True)
        return
    yield _crossref(settings, works)
    yield _pubmed(settings, works)


def _crossref(settings: Settings, works: Outside) -> Searcher:
    from evidence.references.entry import query_of
    from evidence.registries.crossref_search import CrossrefSearch
    from evidence.registries.matching import Unsearched
    from evidence.suggestion.weighing import weighed

    search = CrossrefSearch(settings.crossref_url, works.client, settings.today)

    def searched(named: Named) -> tuple[Suggestion, ...]:
        query = named.query()
        if query.title is None:
            return ()
        _say_sent("Crossref", query_of(query))
        answer = search.candidates(query, _HITS)
        if isinstance(answer, Unsearched):
            _say_failed("Crossref", answer.reason)
            return ()
        return weighed(named, answer, "crossref")

    return searched


def _pubmed(settings: Settings, works: Outside) -> Searcher:
    from evidence.registries.pubmed import PubMed
    from evidence.suggestion.weighing import weighed_articles

    search = PubMed(settings.pubmed_url, works.client, today=settings.today, key=settings.pubmed_key)

    def searched(named: Named) -> tuple[Suggestion, ...]:
        found: list[Suggestion] = []
        for query in named.pubmed_queries():
            _say_sent("PubMed", query)
            answer = search.search(query, _HITS)
            if isinstance(answer, str):
                _say_failed("PubMed", answer)
                break
            found += weighed_articles(named, answer, team="[ad]" in query)
        return tuple(found)

    return searched


def _say_sent(whom: str, words: str) -> None:
    typer.echo(f"evidence: sent to {whom}: {words}", err=True)


def _say_failed(whom: str, reason: str) -> None:
    typer.echo(f"evidence: {whom} was not searched: {reason}", err=True)
