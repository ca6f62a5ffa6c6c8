"""`evidence claims list` and `show`: what the library holds, how it stands, and where it is used."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence.cli import options
from evidence.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from evidence.cli.claims_use import Use
    from evidence.library.claims_file import LibraryClaim
    from evidence.library.library import Library

Paths = Annotated[list[str] | None, typer.Argument(help="Documents or folders to look for uses in.")]


def list_(
    paths: Paths = None,
    status: Annotated[
        str | None, typer.Option(help="Only approved, stale, expired, to-come, withdrawn or unapproved; by commas.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="KEY|DOI", help="Only claims that rest on this source.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only claims of this sort, such as safety.")] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Only claims that hold these words.")] = None,
    unused: Annotated[bool, typer.Option("--unused", help="Only claims that no document uses.")] = False,
    format_: options.FormatOrJson = "terminal",
    library: options.LibraryFolder = None,
    today: options.Today = None,
) -> None:
    """List the claims of the library: how each stands, and where the copy uses it.

    Without a path: the paths of the configuration.
    """
    from evidence.cli.claims_file import opened
    from evidence.cli.claims_use import uses
    from evidence.cli.settings import comma_list, day, settings_with
    from evidence.library.approval import Standing

    settings = settings_with(library=library, today=day(today))
    wanted = comma_list([status] if status else None) or tuple(Standing)
    unknown = sorted(set(wanted) - set(Standing))
    if unknown:
        raise UsageError(f"--status knows {', '.join(Standing)}, not {unknown[0]!r}.")
    held = opened(settings)
    found = uses(tuple(paths or settings.paths), settings, held)
    rows = [
        row
        for claim in _filtered(held, source, kind, text)
        if (row := _row(claim, held, found.get(claim.id, ()), settings.today))["status"] in wanted
        and not (unused and any(use["match"] != "altered" for use in row["used_in"]))
    ]
    if format_ == "json":
        sys.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
        return
    for row in rows:
        typer.echo(f"{row['status']:<10}  {row['id']}  {_used(row['used_in'])}\n            {row['statement']}")
    typer.echo(f"{len(rows)} of {len(held.claims)} claims", err=True)


def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of a claim in claims.yaml.")],
    paths: Paths = None,
    format_: options.FormatOrJson = "terminal",
    library: options.LibraryFolder = None,
    today: options.Today = None,
) -> None:
    """Show one claim of the library: its wordings, sources and approval, and every line of the copy that uses it."""
    from evidence.cli.claims_file import opened
    from evidence.cli.claims_use import uses
    from evidence.cli.settings import day, settings_with
    from evidence.library.changes import claim_named

    settings = settings_with(library=library, today=day(today))
    held = opened(settings)
    claim = claim_named(id_, {one.id: one for one in held.claims})
    found = uses(tuple(paths or settings.paths), settings, held)
    row = _row(claim, held, found.get(claim.id, ()), settings.today)
    if format_ == "json":
        sys.stdout.write(json.dumps(row, indent=2, ensure_ascii=False) + "\n")
        return
    for line in _told(row):
        typer.echo(line)


def _filtered(held: Library, source: str | None, kind: str | None, text: str | None) -> Iterator[LibraryClaim]:
    from evidence.claims.wording import fold
    from evidence.identifiers import normalise_doi

    doi = normalise_doi(source) if source else None
    for claim in held.claims:
        keys = {one.ref for one in claim.sources}
        if source and source not in keys and (doi is None or doi not in {held.doi_of(key) for key in keys}):
            continue
        if kind and claim.kind != kind:
            continue
        said = " ".join((claim.id, claim.statement, *claim.wording))
        if not text or fold(text).casefold() in fold(said).casefold():
            yield claim


def _row(claim: LibraryClaim, held: Library, found: Sequence[Use], today: date) -> dict[str, Any]:
    from evidence.library.approval import standing_of
    from evidence.library.library import CLAIMS

    approval, withdrawn = claim.approval, claim.withdrawn
    return {
        "id": claim.id,
        "status": str(standing_of(claim, held, today)),
        "statement": claim.statement,
        "kind": claim.kind,
        "wording": list(claim.wording),
        "sources": [
            {"ref": one.ref, "doi": held.doi_of(one.ref), "locator": one.locator, **_standing(one.ref, held)}
            for one in claim.sources
        ],
        "approval": approval
        and {"by": approval.by, "on": str(approval.on), "expires": str(approval.expires) if approval.expires else None},
        "withdrawn": withdrawn and {"by": withdrawn.by, "on": str(withdrawn.on), "reason": withdrawn.reason},
        "note": claim.note,
        "path": str(held.folder / CLAIMS) if held.folder else CLAIMS,
        "line": claim.line,
        "used_in": [{"path": use.path, "line": use.line, "match": use.match, "text": use.text} for use in found],
    }


def _standing(key: str, held: Library) -> dict[str, Any]:
    """What the lock says of a source; its age is told, since that is no word of today."""
    from evidence.registries.status import status_of

    record = held.lock.records.get(held.doi_of(key) or "")
    if record is None:
        return {"status": "unknown", "status_checked": None}
    checked = record.status_checked
    return {"status": str(status_of(record)), "status_checked": str(checked) if checked else None}


def _used(places: Sequence[dict[str, Any]]) -> str:
    if not places:
        return "not used"
    shown = ", ".join(
        f"{place['path']}:{place['line']}{' (altered)' if place['match'] == 'altered' else ''}" for place in places[:3]
    )
    return f"{shown} and {len(places) - 3} more" if len(places) > 3 else shown


def _told(row: dict[str, Any]) -> Iterator[str]:
    yield f"{row['id']} ({row['status']})  {row['path']}:{row['line']}"
    yield f"  {row['statement']}"
    yield from (f"  or: {words}" for words in row["wording"])
    for one in row["sources"]:
        checked = f" on {one['status_checked']}" if one["status_checked"] else ""
        yield f"  source: {one['ref']} · {one['doi'] or 'no DOI'} · {one['status']}{checked}"
    if row["approval"]:
        end = row["approval"]["expires"]
        yield f"  approved by {row['approval']['by']} on {row['approval']['on']}, {f'until {end}' if end else 'no end'}"
    if row["withdrawn"]:
        yield f"  withdrawn by {row['withdrawn']['by']} on {row['withdrawn']['on']}: {row['withdrawn']['reason']}"
    if row["note"]:
        yield f"  note: {row['note']}"
    yield from (f"  used: {use['path']}:{use['line']} ({use['match']})" for use in row["used_in"])
    if not row["used_in"]:
        yield "  not used in the documents that were read"
