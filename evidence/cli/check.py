"""`evidence check`: documents → claims → sources → findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.cli.session import Session


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Documents or folders; .txt, .md, .html, .docx, .pdf; - for standard input."),
    ] = None,
    format_: options.Format = "terminal",
    output: options.Output = None,
    report: options.Reports = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = None,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = None,
    allow_unchecked: options.AllowUnchecked = False,
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
    today: options.Today = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            min=1, help="So many processes read and judge documents; else one a processor where there are many."
        ),
    ] = None,
    stdin_format: Annotated[str | None, typer.Option(help="What - holds: txt, md, html, docx or pdf.")] = None,
) -> None:
    """Check documents against the claims library and the registries.

    Without a path: the paths of the configuration, else the library alone. Of an article that is written without a DOI
    the entry is searched for, as it is written, in the index and, unless --offline, at Crossref.
    """
    from evidence.cli.reporting import Wishes, audited
    from evidence.cli.session import open_session
    from evidence.cli.settings import day, settings_with
    from evidence.errors import UsageError

    wishes = Wishes(format_, output, report, select, ignore, fail_on, baseline, write_baseline, allow_unchecked)
    settings = settings_with(
        paths,
        library=library,
        offline=offline,
        refresh=refresh,
        mailto=mailto,
        today=day(today),
        stdin_format=stdin_format,
        **wishes.settings(),
    )
    named = tuple(paths or settings.paths)

    def opened() -> Session:
        session = open_session(settings, named)
        if not named and session.library.folder is None:
            raise UsageError("there is nothing to check: no document is named, and there is no library here.")
        return session

    raise typer.Exit(audited(wishes, settings, named, opened, jobs=jobs))
