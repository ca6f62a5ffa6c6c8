"""`evidence signoff`: who signed a document off, as it was, in a record that is only ever added to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence.cli import options
from evidence.errors import InputError, UsageError

if TYPE_CHECKING:
    from evidence.audit import Audit
    from evidence.dossier import Dossier

FORMAT = 1


def signoff(
    path: Annotated[str, typer.Argument(help="The document.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who signs it off.", callback=options.filled)],
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
    today: options.Today = None,
) -> None:
    """Check a document and add its sign-off to signoffs.jsonl: hashes, versions, claims, and what was decided.

    Each line names the hash of the line before it, so that a line that was changed or taken out shows. Exit 1 where an
    error stands: nothing is recorded then.
    """
    from evidence.audit import Onlooker
    from evidence.cli.session import open_session
    from evidence.cli.settings import day, settings_with
    from evidence.library.one_writer import one_writer
    from evidence.library.signoffs import RECORD, digest_of, lines_of, name_of

    settings = settings_with(
        (path,),
        library=library,
        offline=offline,
        refresh=refresh,
        mailto=mailto,
        today=day(today),
        fail_on="error",
    )
    session = open_session(settings, (path,))
    if session.library.folder is None:
        raise UsageError("there is no library to keep the record in. Write one with `evidence init`.")
    if not Path(path).is_file():
        raise InputError("this is no file.", path=path, remedy="A sign-off is of one document: name it.")
    record = session.library.folder / RECORD
    lines_of(record)  # nobody should wait for a check to learn of a broken record
    seen: list[Dossier] = []
    audit = session.audit(settings, (path,), [Onlooker(seen.append)])
    if audit.exit_code(allow_unchecked=True):
        typer.echo(f"{path}: not signed off, for errors stand; see `evidence check {path}`", err=True)
        raise typer.Exit(1)
    with one_writer(session.library.folder):
        lines = lines_of(record)
        name = name_of(path, session.library.folder)
        entry = _entry(name, seen[0], audit, by, digest_of(lines[-1]) if lines else None)
        _append(record, json.dumps(entry, ensure_ascii=False, sort_keys=True))
    typer.echo(f"{record}: {path} signed off by {by}, {len(audit.unchecked)} references not checked", err=True)


def _append(record: Path, line: str) -> None:
    from evidence.library.signoffs import data_of
    from evidence.library.whole_files import write_whole

    data = data_of(record)
    end = b"" if not data or data.endswith(b"\n") else b"\n"
    write_whole(record, data + end + f"{line}\n".encode())


def _entry(name: str, dossier: Dossier, audit: Audit, by: str, previous: str | None) -> dict[str, Any]:
    from evidence import __version__
    from evidence.library.approval import digest
    from evidence.library.signoffs import digest_of
    from evidence.rules.table import TABLE

    document, library = dossier.document, audit.case.library
    return {
        "format": FORMAT,
        "previous": previous,
        "document": name,
        "file_digest": document.digest,
        "text_digest": digest_of(document.text),
        "by": by,
        "on": audit.case.today.isoformat(),
        "tool": {"name": "evidence", "version": __version__},
        "rules": digest_of("\n".join(f"{i.code} {i.name} {i.severity} {i.summary}" for i in TABLE.values())),
        "claims": [
            {
                "id": checked.claim.id,
                "text": checked.claim.said,
                "status": checked.status,
                "library": [{"id": claim.id, "digest": digest(claim, library)} for claim in checked.library_claims],
            }
            for checked in dossier.claims
        ],
        "waived": [
            {"code": one.finding.code, "reason": one.reason, "owner": one.owner, "expires": one.expires}
            for one in audit.waived
        ],
        "findings": {str(severity): count for severity, count in sorted(audit.findings.counts.items())},
        "not_checked": [one.name for one in audit.unchecked],
    }
