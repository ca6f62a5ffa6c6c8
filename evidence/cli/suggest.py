"""`evidence suggest`: candidate sources for claims without one, never applied by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.claims.claim import Claim
    from evidence.config import Settings
    from evidence.dossier import Dossier
    from evidence.library.library import Library
    from evidence.suggestion import Named, Suggestion

Searcher = Callable[["Named"], tuple["Suggestion", ...]]
_AT_MOST = 500


def suggest(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH...]", help="Documents or folders.")] = None,
    format_: options.Format = "terminal",
    online: Annotated[
        bool, typer.Option("--online", help="Search Crossref too, for facts of the claim; what is sent is shown.")
    ] = False,
    library: options.LibraryFolder = None,
    mailto: options.Mailto = None,
    today: options.Today = None,
) -> None:
    """Offer candidate sources for unsourced claims, with the facts that agree and those that conflict.

    The library comes first, then the offline index. Nothing of the copy leaves the machine without --online or the
    setting `online-suggest`. Nothing is written: add a work with `evidence refs add DOI` and map it in claims.yaml.
    """
    import json

    from evidence.cli.settings import day, end_progress, settings_with
    from evidence.errors import UsageError

    if format_ not in ("terminal", "json"):
        raise UsageError(f"--format takes terminal or json, not {format_!r}.")
    settings = settings_with(library=library, mailto=mailto, today=day(today))
    named = tuple(paths or settings.paths)
    if not named:
        raise UsageError("no document is named. Name one, or set `paths` in the configuration.")
    held, dossiers = _read(settings, named)
    searchers = list(_searchers(settings, online=online or settings.online_suggest))
    rows = [
        (dossier.document.path, claim, _candidates(claim, held, searchers))
        for dossier in dossiers
        for claim in _unsourced(dossier)
    ]
    end_progress()
    if format_ == "json":
        typer.echo(json.dumps([_row(*row) for row in rows], ensure_ascii=False, indent=2))
        return
    for path, claim, found in rows:
        typer.echo(_shown(path, claim, found))


def _read(settings: Settings, paths: Sequence[str]) -> tuple[Library, list[Dossier]]:
    """The library and the documents, without asking anybody about them."""
    from dataclasses import replace

    from evidence.audit import Onlooker, run
    from evidence.cli.session import open_session

    quiet = replace(settings, offline=True)
    session = open_session(quiet, paths)
    dossiers: list[Dossier] = []
    run(paths, quiet, session.library, session.registry, watchers=[Onlooker(dossiers.append)])
    return session.library, dossiers


def _unsourced(dossier: Dossier) -> Iterator[Claim]:
    from evidence.dossier import ClaimStatus

    yield from (checked.claim for checked in dossier.claims if checked.status is ClaimStatus.UNSOURCED)


def _searchers(settings: Settings, *, online: bool) -> Iterator[Searcher]:
    from evidence.registries.index_path import index_path
    from evidence.suggestion import search_terms, weighed

    if index_path(settings).is_file():
        from evidence.registries.index import Index

        index = Index(index_path(settings))
        yield lambda named: weighed(named, index.about(search_terms(named), _AT_MOST), f"index of {index.day}")
    if online and not settings.offline:
        yield _crossref(settings)


def _crossref(settings: Settings) -> Searcher:
    from evidence.registries.chain import outside
    from evidence.registries.crossref_search import CrossrefSearch, query_of
    from evidence.registries.matching import Unsearched
    from evidence.suggestion import weighed

    works = outside(settings)
    assert works is not None
    search = CrossrefSearch(settings.crossref_url, works.client, settings.today)

    def searched(named: Named) -> tuple[Suggestion, ...]:
        query = named.query()
        if query.title is None:
            return ()
        typer.echo(f"evidence: sent to Crossref: {query_of(query)}", err=True)
        answer = search.candidates(query, _AT_MOST)
        if isinstance(answer, Unsearched):
            typer.echo(f"evidence: not searched: {answer.reason}", err=True)
            return ()
        return weighed(named, answer, "crossref")

    return searched


def _candidates(claim: Claim, library: Library, searchers: Sequence[Searcher]) -> tuple[Suggestion, ...]:
    """The library's own, then what the first search brings that finds something; each work once."""
    from evidence.suggestion import MOST, in_library, named_in, near_in_library

    named = named_in(claim.text)
    found = [*near_in_library(claim, library), *in_library(named, library)]
    for searcher in searchers:
        found += searcher(named)
    distinct: dict[str | None, Suggestion] = {}
    for one in found:
        distinct.setdefault(one.doi or one.title, one)
    return tuple(distinct.values())[:MOST]


def _row(path: str, claim: Claim, found: Sequence[Suggestion]) -> dict[str, Any]:
    return {
        "path": path,
        "claim": {
            "id": claim.id,
            "text": claim.text,
            "start": claim.span.start,
            "end": claim.span.end,
            "kind": claim.kind,
            "risk": claim.risk,
        },
        "candidates": [
            {
                "doi": one.doi,
                "title": one.title,
                "container": one.container,
                "year": one.year,
                "agreed": list(one.agreed),
                "conflicting": list(one.conflicting),
                "origin": one.origin,
            }
            for one in found
        ],
    }


def _shown(path: str, claim: Claim, found: Sequence[Suggestion]) -> str:
    lines = [f"{path}: “{claim.text}”"]
    for one in found:
        lines.append(f"  {one.doi or 'no DOI'}  {one.title or ''} ({one.container or '?'}, {one.year or '?'})")
        against = f"; in conflict: {', '.join(one.conflicting)}" if one.conflicting else ""
        lines.append(f"      agreeing: {', '.join(one.agreed)}{against}; from {one.origin}")
    return "\n".join(lines if found else [*lines, "  no candidate"])
