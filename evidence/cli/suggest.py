"""`evidence suggest`: candidate sources for claims without one; written into the library only when told to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.claims.claim import Claim
    from evidence.config import Settings
    from evidence.dossier import Dossier
    from evidence.library.appending import Bibliography
    from evidence.library.library import Library
    from evidence.suggestion.applying import Choice, Offer


def suggest(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH...]", help="Documents or folders.")] = None,
    format_: options.FormatOrJson = "terminal",
    online: Annotated[
        bool,
        typer.Option("--online", help="Search Crossref and PubMed too, for facts of the claim; what is sent is shown."),
    ] = False,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write candidates into references.bib and claims.yaml; shows the diff.")
    ] = False,
    pick: Annotated[
        list[str] | None,
        typer.Option(metavar="[CLAIM=]DOI", help="Take this candidate, and no other unless named too; repeatable."),
    ] = None,
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
    today: options.Today = None,
) -> None:
    """Offer candidate sources for unsourced claims, with the facts that agree and those that conflict.

    The library comes first, then the offline index. Nothing of the copy leaves the machine without --online or the
    setting `online-suggest`, and nothing is written without --apply. Then a work gets its entry in references.bib and
    the claim one in claims.yaml, which says that it was suggested and that nobody has approved it. Without --pick only
    a candidate is taken that stands alone: at least three facts agree, none conflicts, no other has as many, and it was
    neither retracted nor is it doubted.
    """
    import json

    from evidence.cli.settings import day, end_progress, settings_with
    from evidence.errors import UsageError

    if apply and format_ == "json":
        raise UsageError("--apply shows a diff, not JSON. Leave --format json away, or apply in a second run.")
    if pick and not apply:
        raise UsageError("--pick names what to write. Add --apply, or leave it away.")
    settings = settings_with(paths, library=library, offline=offline, refresh=refresh, mailto=mailto, today=day(today))
    named = tuple(paths or settings.paths)
    if not named:
        raise UsageError("no document is named. Name one, or set `paths` in the configuration.")
    held, offers = _offers(settings, named, online=online or settings.online_suggest)
    end_progress()
    if format_ == "json":
        typer.echo(json.dumps([_row(offer) for offer in offers], ensure_ascii=False, indent=2))
    elif apply:
        _apply(held.folder, offers, pick or (), settings)
    else:
        from evidence.reports.layout import visible

        for offer in offers:
            typer.echo(visible(_shown(offer)))


def _offers(settings: Settings, paths: Sequence[str], *, online: bool) -> tuple[Library, list[Offer]]:
    from evidence.cli.suggest_search import candidates, searchers_of
    from evidence.library.brief import brief_of
    from evidence.library.mapping import Wordings
    from evidence.suggestion.applying import Offer

    held, dossiers = _read(settings, paths)
    profile = brief_of(settings, held).profile
    products = profile.products if profile else ()
    searchers = list(searchers_of(settings, online=online))
    return held, [
        Offer(dossier.document.path, wordings, claim, candidates(claim, held, products, searchers))
        for dossier in dossiers
        for wordings in (Wordings(dossier.sentences),)
        for claim in _unsourced(dossier)
    ]


def _read(settings: Settings, paths: Sequence[str]) -> tuple[Library, list[Dossier]]:
    """The library and the documents, without asking anybody about them."""
    from dataclasses import replace

    from evidence.audit import Onlooker
    from evidence.cli.session import open_session

    quiet = replace(settings, offline=True)
    session = open_session(quiet, paths)
    dossiers: list[Dossier] = []
    session.audit(quiet, paths, [Onlooker(dossiers.append)])
    return session.library, dossiers


def _unsourced(dossier: Dossier) -> Iterator[Claim]:
    from evidence.checked import ClaimStatus

    yield from (checked.claim for checked in dossier.claims if checked.status is ClaimStatus.UNSOURCED)


def _apply(folder: Path | None, offers: Sequence[Offer], picks: Sequence[str], settings: Settings) -> None:
    """Writes what is taken, references first: a claim never names a source that is not there."""
    from evidence.cli.claims_file import changed
    from evidence.errors import UsageError
    from evidence.library.appending import Bibliography
    from evidence.library.changes import with_claims
    from evidence.library.library import load_library
    from evidence.library.one_writer import one_writer
    from evidence.library.reference_files import REFERENCES
    from evidence.suggestion.applying import choices, entered

    if folder is None:
        raise UsageError("no library here. Write one with `evidence init`, or name its folder with --library.")
    wanted = choices(offers, picks)
    with one_writer(folder):
        library = load_library(folder)  # others may have written while candidates were looked for
        taken = list(_new(wanted, library))
        if not taken:
            typer.echo("nothing to write: no candidate stands alone; name one with --pick", err=True)
            return
        bib = Bibliography(folder / REFERENCES, library.references)
        claims = entered(taken, library, bib, settings.today)
        changed(library, lambda path, text: with_claims(path, text, claims), write=True, first=lambda: _written(bib))
    typer.echo("Not approved yet: read the source, then `evidence lock` and `evidence claims approve`.", err=True)


def _new(wanted: Iterable[Choice], library: Library) -> Iterator[Choice]:
    """What the library does not have; the rest is told."""
    from evidence.registries.status import in_words
    from evidence.suggestion.applying import held_already

    for choice in wanted:
        if name := held_already(choice, library):
            typer.echo(f"not written: the library has this claim as {name}; add {choice.taken.name} there", err=True)
        else:
            if minded := in_words(choice.taken.status):
                typer.echo(f"{choice.taken.name}: mind that this work {minded}", err=True)
            yield choice


def _written(bib: Bibliography) -> None:
    import sys

    from evidence.cli.diffs import diff

    sys.stdout.writelines(diff(str(bib.path), bib.data.decode("utf-8-sig"), bib.new_data.decode("utf-8-sig")))
    bib.write()


def _row(offer: Offer) -> dict[str, Any]:
    claim = offer.claim
    return {
        "path": offer.path,
        "claim": {
            "id": claim.id,
            "text": claim.text,
            **({"context": claim.context} if claim.context else {}),
            "start": claim.span.start,
            "end": claim.span.end,
            "kind": claim.kind,
            "risk": claim.risk,
        },
        "candidates": [
            {
                "doi": one.doi,
                "pmid": one.pmid,
                "title": one.title,
                "container": one.container,
                "year": one.year,
                "agreed": list(one.agreed),
                "conflicting": list(one.conflicting),
                "origin": one.origin,
                "status": one.status,
            }
            for one in offer.candidates
        ],
    }


def _shown(offer: Offer) -> str:
    from evidence.registries.status import in_words

    lines = [f"{offer.path}: “{offer.claim.said}” ({offer.claim.id})"]
    for one in offer.candidates:
        lines.append(f"  {one.name or 'no DOI'}  {one.title or ''} ({one.container or '?'}, {one.year or '?'})")
        against = f"; in conflict: {', '.join(one.conflicting)}" if one.conflicting else ""
        lines.append(f"      agreeing: {', '.join(one.agreed)}{against}; from {one.origin}")
        if minded := in_words(one.status):
            lines.append(f"      mind that this work {minded}")
    return "\n".join(lines if offer.candidates else [*lines, "  no candidate"])
