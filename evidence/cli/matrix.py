"""`evidence matrix`: claims, sources and verdicts side by side, and the reviewers' decisions back into the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.config import Settings

Target = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="An .xlsx .docx .html .csv .md or .json file.")
]
Decisions = Annotated[
    Path | None, typer.Option("--import", metavar="FILE.xlsx", help="Read the decisions of a matrix back.")
]


def matrix(
    paths: Annotated[list[str] | None, typer.Argument(help="Documents or folders.")] = None,
    output: Target = None,
    decisions: Decisions = None,
    write: Annotated[
        bool, typer.Option("--write", help="With --import: write claims.yaml, not only the diff.")
    ] = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    allow_unchecked: options.AllowUnchecked = False,
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
    today: options.Today = None,
) -> None:
    """Write the claims matrix of documents, or read a reviewer's decisions back with --import.

    The ending of FILE says the format. Rows are ranked by risk; claims that say the same on the same grounds are one
    row. Exit 0: written. 3: written, and some references could not be checked.

    --import reads Decision (approve, reject, waive), Reviewer, Date, Reason and Expiry of the sheet Claims, shows the
    diff of claims.yaml, and writes it with --write; no other byte of the file changes. Approve needs Reviewer and
    Date; waive needs Reviewer, Reason and Expiry, and waives the codes that stand in Rules. A rejected claim is named
    and not written down. A claim whose words have changed since is refused. Without a path, the files named in the
    sheet are read. Exit 0: nothing to change, or written. 1: the diff is not empty, or a decision was refused.
    """
    from evidence.cli.settings import comma_list, day, settings_with
    from evidence.errors import UsageError

    settings = settings_with(
        paths,
        library=library,
        offline=True if decisions is not None else offline,
        refresh=refresh,
        mailto=mailto,
        today=day(today),
        select=comma_list(select),
        ignore=comma_list(ignore),
        allow_unchecked=allow_unchecked or None,
        fail_on="never",
    )
    if (output is None) == (decisions is None):
        raise UsageError("name a file to write with -o FILE, or one to read back with --import FILE.xlsx.")
    if decisions is not None:
        from evidence.cli.matrix_import import imported

        raise typer.Exit(imported(decisions, tuple(paths or ()), settings, write=write))
    if write:
        raise UsageError("--write goes with --import.")
    assert output is not None
    raise typer.Exit(_written(output, tuple(paths or settings.paths), settings))


def _written(output: Path, paths: tuple[str, ...], settings: Settings) -> int:
    """Runs the audit and writes the matrix. The ending is looked at first: nobody should wait to learn of a slip."""
    from evidence.audit import Onlooker
    from evidence.cli.session import open_session
    from evidence.cli.targets import expect_places, expect_unread, read_by
    from evidence.errors import UsageError
    from evidence.library.whole_files import write_whole
    from evidence.reports.matrix.formats import writer_for
    from evidence.reports.matrix.report import MatrixReport
    from evidence.reports.matrix.summary import unchecked_words

    written_as = writer_for(output)
    if not paths:
        raise UsageError("name the documents whose claims the matrix is to show.")
    expect_places([output])
    session = open_session(settings, paths)
    expect_unread([output], lambda: read_by(paths, settings, session.library))
    report = MatrixReport()
    audit = session.audit(settings, paths, [Onlooker(report.see)])
    matrix = report.matrix(audit)
    write_whole(output, written_as(matrix))
    claims = f"{audit.tally.claims} claims in {len(matrix.rows)} rows"
    typer.echo(f"{output}: {claims}; {unchecked_words(audit.tally.unchecked)}", err=True)
    return audit.exit_code(settings.allow_unchecked)
