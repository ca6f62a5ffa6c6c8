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

RECORD = "signoffs.jsonl"
FORMAT = 1


def signoff(
    path: Annotated[str, typer.Argument(help="The document.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who signs it off.")],
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
    _lines(record)  # nobody should wait for a check to learn of a broken record
    seen: list[Dossier] = []
    audit = session.audit(settings, (path,), [Onlooker(seen.append)])
    if audit.exit_code(allow_unchecked=True):
        typer.echo(f"{path}: not signed off, for errors stand; see `evidence check {path}`", err=True)
        raise typer.Exit(1)
    with one_writer(session.library.folder):
        lines = _lines(record)
        entry = _entry(seen[0], audit, by, _digest(lines[-1]) if lines else None)
        _append(record, json.dumps(entry, ensure_ascii=False, sort_keys=True))
    typer.echo(f"{record}: {path} signed off by {by}, {len(audit.unchecked)} references not checked", err=True)


def _append(record: Path, line: str) -> None:
    from evidence.library.whole_files import write_whole

    data = _data(record)
    end = b"" if not data or data.endswith(b"\n") else b"\n"
    write_whole(record, data + end + f"{line}\n".encode())


def _data(record: Path) -> bytes:
    try:
        return record.read_bytes() if record.exists() else b""
    except OSError as error:
        raise InputError(
            f"this file cannot be read: {error.strerror}.", path=record, remedy="Check its rights."
        ) from error


def _lines(record: Path) -> list[str]:
    """The lines of the record. Raises `InputError` where one does not follow the one before it."""
    from evidence.documents.decoding import decode_utf_8

    previous = None
    lines = decode_utf_8(str(record), _data(record)).splitlines()
    for number, line in enumerate(lines, 1):
        try:
            follows = json.loads(line)["previous"] == previous
        except (ValueError, KeyError, TypeError):
            follows = False
        if not follows:
            remedy = "Restore the file from version control; a merge keeps one side and signs off the other again."
            raise InputError("this line does not follow the one before it.", path=record, line=number, remedy=remedy)
        previous = _digest(line)
    return lines


def _entry(dossier: Dossier, audit: Audit, by: str, previous: str | None) -> dict[str, Any]:
    from evidence import __version__
    from evidence.library.approval import digest
    from evidence.rules.rule import TABLE

    document, library = dossier.document, audit.case.library
    return {
        "format": FORMAT,
        "previous": previous,
        "document": document.path,
        "file_digest": document.digest,
        "text_digest": _digest(document.text),
        "by": by,
        "on": audit.case.today.isoformat(),
        "tool": {"name": "evidence", "version": __version__},
        "rules": _digest("\n".join(f"{i.code} {i.name} {i.severity} {i.summary}" for i in TABLE.values())),
        "claims": [
            {
                "id": checked.claim.id,
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


def _digest(text: str) -> str:
    import hashlib

    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
