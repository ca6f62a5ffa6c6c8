"""`evidence refs check`: a bibliography alone, against the registries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.cli.session import Session


def check(
    bib: Annotated[Path | None, typer.Argument(metavar="BIB", help="A BibTeX file, else that of the library.")] = None,
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
) -> None:
    """Check a bibliography alone: does every DOI exist, is it the work that is written, does it still stand?

    The lock beside it is read before the network. Waivers of the claims.yaml beside it count. For entries without a DOI
    that leads to the work, the index and Crossref are searched for the right one.
    """
    from evidence.cli.reporting import Wishes, audited
    from evidence.cli.session import bibliography_of, open_bibliography
    from evidence.cli.settings import day, settings_with
    from evidence.errors import InputError

    wishes = Wishes(format_, output, report, select, ignore, fail_on, baseline, write_baseline, allow_unchecked)
    settings = settings_with(
        library=library, offline=offline, refresh=refresh, mailto=mailto, today=day(today), **wishes.settings()
    )
    path = bibliography_of(bib, settings)

    def opened() -> Session:
        session = open_bibliography(path, settings)
        if bib is not None and not session.library.references:
            raise InputError("this holds no entry.", path=path, remedy="Export it again, or name another file.")
        return session

    raise typer.Exit(audited(wishes, settings, (), opened, thorough=True))
