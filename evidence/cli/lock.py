"""`evidence lock`: what the registries say, written down for review."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def lock(
    check: Annotated[bool, typer.Option("--check", help="Only tell what would change.")] = False,
    library: Annotated[Path | None, typer.Option(help="The folder of claims.yaml and references.bib.")] = None,
    offline: Annotated[bool | None, typer.Option("--offline", help="Never open a socket.")] = None,
    refresh: Annotated[bool | None, typer.Option("--refresh", help="Ask again in spite of the cache.")] = None,
    mailto: Annotated[str | None, typer.Option(help="Your address, for Crossref's polite pool.")] = None,
    today: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day to write down.")] = None,
) -> None:
    """Refresh evidence.lock from the registries.

    Exit 0: written, or nothing to write. 1: `--check` found changes. 3: some references could not be checked; their
    records stay as they are.
    """
    from evidence.cli.session import open_session
    from evidence.cli.settings import day, end_progress, progress_line, settings_with
    from evidence.errors import UsageError
    from evidence.library.lock import changes, refresh_lock, write_lock
    from evidence.registries.registry import Unchecked

    settings = settings_with(library=library, offline=offline, refresh=refresh, mailto=mailto, today=day(today))
    session = open_session(settings, (), progress_line())
    folder = session.library.folder
    if folder is None:
        raise UsageError(
            "no library here: no claims.yaml or references.bib in this folder or above. Try `evidence init`."
        )
    dois = tuple(dict.fromkeys(r.identifier for r in session.library.references if r.identifier))
    if session.beyond is None:
        raise UsageError("`evidence lock` asks the registries, and --offline forbids it. Leave --offline away.")
    fresh, lookups = refresh_lock(session.library.lock, dois, session.beyond, settings.today)
    end_progress()
    session.warn()
    differing = changes(session.library.lock, fresh)
    for change in differing:
        typer.echo(str(change))
    unchecked = [lookup for lookup in lookups if isinstance(lookup, Unchecked)]
    for lookup in unchecked:
        typer.echo(f"not checked: {lookup.doi}: {lookup.reason}", err=True)
    if not check:
        write_lock(folder / "evidence.lock", fresh)
    typer.echo(f"{len(dois)} references, {len(differing)} changes, {len(unchecked)} not checked.")
    raise typer.Exit(1 if check and differing else 3 if unchecked else 0)
