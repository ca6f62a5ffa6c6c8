"""`evidence refs add`: an identifier becomes a complete entry of references.bib."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.cli.session import Session
    from evidence.config import Settings
    from evidence.library.appending import Bibliography
    from evidence.library.library import Library
    from evidence.references.reference import Reference
    from evidence.registries.registry import Lookup, Record


def add(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="DOIs, PMIDs, PMCIDs, or links that hold one.")],
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
    today: options.Today = None,
) -> None:
    """Add complete entries to references.bib, and show what was written. A work that is there is not added again.

    Exit 0: all are there now. 1: an identifier is not known. 3: one could not be looked up, or, added, not asked about
    whether it still stands.
    """
    from evidence.cli.settings import day, end_progress, settings_with
    from evidence.library.appending import Bibliography
    from evidence.library.one_writer import one_writer

    wanted = [_identifier(written) for written in ids]
    settings = settings_with(library=library, offline=offline, refresh=refresh, mailto=mailto, today=day(today))
    path, session = _opened(settings)
    held = _held(session.library.references)
    new = [name for name in wanted if name not in held]
    # Of an entry without a DOI only the registries tell which work it is.
    bare = [one.identifier for one in session.library.references if one.identifier and not one.doi] if new else []
    answers = session.registry.get_many(dict.fromkeys([*new, *bare]))
    end_progress()
    session.warn()
    with one_writer(path.parent):
        references = _library(path).references  # others may have written while the registries were asked
        bib = Bibliography(path, references)
        held = _held(references, answers)
        codes = [_one(name, held, answers, bib) for name in dict.fromkeys(wanted)]
        bib.write()
    raise typer.Exit(next((code for code in (1, 3) if code in codes), 0))


def _identifier(written: str) -> str:
    """A DOI, `pmid:123` or `pmcid:pmc123`; raises `UsageError` for anything else."""
    from evidence.errors import UsageError
    from evidence.identifiers import normalise_doi, normalise_pmcid, normalise_pmid

    doi, pmcid = normalise_doi(written), normalise_pmcid(written)
    if doi or pmcid:
        return doi or f"pmcid:{pmcid}".lower()
    pmid = normalise_pmid(written)
    if pmid:
        return f"pmid:{pmid}"
    raise UsageError(f"{written!r} holds no DOI, PMID or PMCID. Open the page of the work and give its DOI.")


def _opened(settings: Settings) -> tuple[Path, Session]:
    """The bibliography and what is around it."""
    from evidence.cli.session import library_folder, session_of
    from evidence.errors import UsageError
    from evidence.library.reference_files import REFERENCES

    folder = library_folder(settings)
    if folder is None:
        raise UsageError("no library here. Write one with `evidence init`, or name its folder with --library.")
    path = folder / REFERENCES
    return path, session_of(_library(path), settings)


def _library(path: Path) -> Library:
    """The references as they stand now: a claim may well wait for the source that is about to be added."""
    from evidence.library.library import load_bibliography, load_library

    return load_bibliography(path) if path.exists() else load_library(path.parent)


def _held(references: Iterable[Reference], answers: Mapping[str, Lookup] | None = None) -> dict[str, Reference]:
    """The references by all that they are known by, which for one without a DOI is what the registries answer too."""
    from evidence.registries.registry import Found

    held: dict[str, Reference] = {}
    for reference in references:
        answer = (answers or {}).get(reference.identifier or "")
        names = _names(answer.record) if isinstance(answer, Found) and not reference.doi else ()
        held |= dict.fromkeys((*names, *reference.identifiers), reference)
    return held


def _names(record: Record) -> tuple[str, ...]:
    return (record.prime_doi, f"pmid:{record.pmid}") if record.pmid else (record.prime_doi,)


def _one(name: str, held: Mapping[str, Reference], answers: Mapping[str, Lookup], bib: Bibliography) -> int:
    """Adds one work and says so; the exit code that it alone would give."""
    from evidence.registries.registry import Absent, Found, Unchecked

    there = held.get(name)
    if there is not None:
        typer.echo(f"{name}: already there as {there.name} ({there.path}:{there.line})", err=True)
        return 0
    match answers.get(name) or Unchecked(name, "its entry went while this ran; run it again"):
        case Found(record):
            return _found(name, record, held, bib)
        case Absent(_, asked):
            typer.echo(f"{name}: not known to {' and '.join(asked)}; nothing was added for it", err=True)
            return 1
        case Unchecked(_, reason):
            typer.echo(f"{name}: not checked: {reason}; nothing was added for it", err=True)
            return 3


def _found(name: str, record: Record, held: Mapping[str, Reference], bib: Bibliography) -> int:
    from evidence.registries.registry import Found, Via
    from evidence.registries.status import in_words, status_of, why_unchecked

    there = next((held[one] for one in _names(record) if one in held), None)
    if name.startswith("pmid:"):
        record = replace(record, pmid=record.pmid or name.removeprefix("pmid:"))
    key = there.name if there else bib.added.get(record.prime_doi)
    if key:
        under = there.identifier if there else record.prime_doi
        typer.echo(f"{name}: already there as {key}, under {under}", err=True)
        return 0
    if name.startswith("10.") and name != record.prime_doi:
        typer.echo(f"{name}: an alias of {record.prime_doi}, which is written", err=True)
    typer.echo(bib.add(record).replace("\r\n", "\n"), nl=False)
    minded = in_words(status_of(record))
    if minded is not None:
        typer.echo(f"{name}: mind that this work {minded}", err=True)
    reason = why_unchecked(Found(record, Via.NETWORK))
    if reason is None:
        return 0
    typer.echo(f"{name}: added, and not checked: {reason}", err=True)
    return 3
