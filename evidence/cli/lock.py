"""`evidence lock`: what the registries say, written down for review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from evidence.cli.session import Session
    from evidence.config import Settings
    from evidence.library.library import Library
    from evidence.library.lock import Lock
    from evidence.library.lock_changes import Change
    from evidence.references.reference import Reference
    from evidence.registries.registry import Lookup


_SHOWN = 5


def lock(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Documents or folders whose own references are locked too.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Only tell what would change.")] = False,
    retraction_watch: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="Merge a Retraction Watch file: retractions and reinstatements."),
    ] = None,
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: Annotated[bool | None, typer.Option("--refresh", help="Ask again in spite of the cache.")] = None,
    mailto: options.Mailto = None,
    today: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day to write down.")] = None,
) -> None:
    """Refresh evidence.lock from the registries: the works of the library, and those that the named documents list.

    Without a path, records of works that documents alone list stay as they are.

    Exit 0: written, or nothing to write. 1: `--check` found changes. 3: some references could not be checked; their
    records stay as they are, and no new one is written of a work of which nobody could say whether it still stands.
    With `--retraction-watch` and `--offline` only that file is merged.
    """
    from evidence.cli.session import open_session
    from evidence.cli.settings import day, settings_with
    from evidence.errors import UsageError
    from evidence.library.lock_changes import changes
    from evidence.registries.status import unchecked_of

    settings = settings_with(paths, library=library, offline=offline, refresh=refresh, mailto=mailto, today=day(today))
    session = open_session(settings, tuple(paths or ()))
    folder = session.library.folder
    if folder is None:
        raise UsageError(
            "no library here: no claims.yaml or references.bib in this folder or above. Try `evidence init`."
        )
    if session.beyond is None and retraction_watch is None:
        raise UsageError("`evidence lock` asks the registries, and --offline forbids it. Leave --offline away.")
    works = _works(session.library, tuple(paths or ()), settings)
    fresh, lookups = _refreshed(session, works, settings.today)
    if retraction_watch is not None:
        fresh = _merged(fresh, retraction_watch, works.values())
    differing = changes(session.library.lock, fresh)
    lines = list(_told(differing, session.library))
    for line in lines:
        typer.echo(line)
    unchecked = unchecked_of(lookups)
    for name, reason in unchecked.items():
        typer.echo(f"not checked: {name}: {reason}", err=True)
    if not check:
        _write(folder, session.library.lock, fresh)
    count = sum(line.startswith(" ") for line in lines)
    typer.echo(f"{len(works)} references, {count} changes, {len(unchecked)} not checked.")
    raise typer.Exit(1 if check and differing else 3 if unchecked else 0)


def _write(folder: Path, held: Lock, fresh: Lock) -> None:
    """Writes the lock, with what another command may have written into it meanwhile."""
    from evidence.library.library import LOCK
    from evidence.library.lock import read_lock, write_lock
    from evidence.library.locked import carried_over
    from evidence.library.one_writer import one_writer

    path = folder / LOCK
    with one_writer(folder):
        write_lock(path, carried_over(held, fresh, read_lock(path)))


def _works(library: Library, paths: Sequence[str], settings: Settings) -> dict[str, Reference]:
    """The references with an identifier, by it: the library's, then those that only documents list."""
    from itertools import chain

    from evidence.cli.claims_use import drafts

    listed = (reference for paper in drafts(paths, settings, library) for reference in paper.references)
    found: dict[str, Reference] = {}
    for reference in chain(library.references, listed):
        if reference.identifier:
            found.setdefault(reference.identifier, reference)
    return found


def _refreshed(session: Session, works: Mapping[str, Reference], today: date) -> tuple[Lock, Sequence[Lookup]]:
    """The lock with what the registries say, and their answers; as it is where they are not to be asked."""
    from evidence.cli.settings import end_progress
    from evidence.library.locked import refresh_lock

    if session.beyond is None:
        return session.library.lock, ()
    fresh, lookups = refresh_lock(session.library.lock, works, session.beyond, today)
    fresh = _with_cards(fresh, session, works)
    end_progress()
    session.warn()
    session.warn_of_abstracts()
    return fresh, lookups


def _with_cards(fresh: Lock, session: Session, works: Mapping[str, Reference]) -> Lock:
    """The lock with what the abstracts of works report of which no text and no person's card is held.

    So with the notices that came with them.
    """
    from evidence.cli.settings import progress_line
    from evidence.library.cards import card_for
    from evidence.library.lock_cards import with_card
    from evidence.library.locked import with_told
    from evidence.registries.abstracts import FoundAbstract
    from evidence.registries.registry import Unchecked
    from evidence.sources.extraction import extract_card
    from evidence.sources.held import held_text
    from evidence.sources.study_types import design_evidence

    library = session.library
    bare = {
        name: reference
        for name, reference in works.items()
        if card_for(reference, (), library) is None and held_text(library.folder, library.key_for(reference)) is None
    }
    for work, answer in session.abstracts.of(tuple(bare), progress_line()).items():
        if isinstance(answer, FoundAbstract):
            record = fresh.records.get(work)
            title = (record and record.whole_title) or bare[work].title
            kinds = design_evidence(answer.kinds)
            card = extract_card(answer.text, title=title, origin=answer.origin, published=kinds)
            fresh = with_card(fresh, work, card, answer.digest)
        if not isinstance(answer, Unchecked):
            fresh = with_told(fresh, work, answer.updates, answer.kinds.origin)
    return fresh


def _merged(lock_: Lock, path: Path, references: Iterable[Reference]) -> Lock:
    """The lock with what a Retraction Watch file says of its records."""
    from evidence.library.locked import merge_updates
    from evidence.library.retraction_watch import read_retraction_watch

    pmids = {r.doi: r.pmid for r in references if r.doi and r.pmid}
    watched = read_retraction_watch(path, lock_.records.values(), pmids)
    notices = sum(map(len, watched.updates.values()))
    typer.echo(f"evidence: {path}: {watched.rows} rows, {notices} of them about this library", err=True)
    for flaw in watched.flaws[:_SHOWN]:
        typer.echo(f"evidence: {path}: {flaw}", err=True)
    if watched.flaws:
        typer.echo(f"evidence: {path}: {len(watched.flaws)} rows cannot be read whole", err=True)
    return merge_updates(lock_, watched.updates)


def _told(differing: Sequence[Change], library: Library) -> Iterator[str]:
    """The changes, work by work, each under its DOI and key."""
    from itertools import groupby

    keys = {r.doi: r.key for r in library.references}
    for doi, group in groupby(differing, key=lambda change: change.doi):
        yield f"{doi} ({keys[doi]})" if keys.get(doi) else doi
        fields = {change.field: change for change in group}
        if doi not in library.lock.records and "title" in fields:
            shown = [fields[name].after for name in ("title", "years", "status", "updates", "card") if name in fields]
            yield f"  new: {' · '.join(shown)}"
            continue
        for change in fields.values():
            yield f"  {change.field}: {change.before} → {change.after}"
