"""`evidence check`: documents → claims → sources → findings."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from evidence.audit import Audit
    from evidence.config import Settings
    from evidence.reports.formats import Maker, Report


def check(
    paths: Annotated[list[str] | None, typer.Argument(help="Documents or folders; .txt and .md.")] = None,
    format_: Annotated[str, typer.Option("--format", help="terminal or json.")] = "terminal",
    output: Annotated[Path | None, typer.Option(help="Write the report here instead of to stdout.")] = None,
    report: Annotated[
        list[str] | None, typer.Option(metavar="NAME=FILE", help="A further report; may be repeated.")
    ] = None,
    select: Annotated[str | None, typer.Option(help="Only these codes, names or families, by commas.")] = None,
    ignore: Annotated[str | None, typer.Option(help="Not these codes, names or families, by commas.")] = None,
    fail_on: Annotated[str | None, typer.Option(help="error, warning, info or never.")] = None,
    baseline: Annotated[Path | None, typer.Option(help="Accept the findings stored in this file.")] = None,
    write_baseline: Annotated[Path | None, typer.Option(help="Store the findings in this file.")] = None,
    allow_unchecked: Annotated[
        bool, typer.Option(help="Exit 0 even if references could not be checked; they stay in every report.")
    ] = False,
    library: Annotated[Path | None, typer.Option(help="The folder of claims.yaml and references.bib.")] = None,
    offline: Annotated[bool | None, typer.Option("--offline", help="Never open a socket.")] = None,
    refresh: Annotated[bool | None, typer.Option("--refresh", help="Ask again in spite of cache and lock.")] = None,
    mailto: Annotated[str | None, typer.Option(help="Your address, for Crossref's polite pool.")] = None,
    today: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Check as of this day.")] = None,
) -> None:
    """Check documents against the claims library and the registries.

    Without a path: the paths of the configuration, else the library alone.
    """
    from evidence.audit import run
    from evidence.cli.session import open_session
    from evidence.cli.settings import comma_list, day, end_progress, progress_line, settings_with
    from evidence.reports.formats import report_named
    from evidence.rules.selection import codes_of
    from evidence.rules.selection import write_baseline as store

    settings = settings_with(
        library=library,
        offline=offline,
        refresh=refresh,
        mailto=mailto,
        today=day(today),
        select=comma_list(select),
        ignore=comma_list(ignore),
        fail_on=_fail_on(fail_on),
        baseline=baseline,
        allow_unchecked=allow_unchecked or None,
    )
    targets = [(report_named(format_), output), *_further(report or [])]
    codes_of((*settings.select, *settings.ignore))
    named = tuple(paths or settings.paths)
    progress = progress_line()
    session = open_session(settings, named, progress)
    reports = [(make(target is None and sys.stdout.isatty()), target) for make, target in targets]
    watchers = [one.see for one, _ in reports]
    audit = run(named, settings, session.library, session.registry, progress, watchers)
    end_progress()
    session.warn()
    for one, target in reports:
        _write(one, audit, target)
    if write_baseline is not None:
        store(write_baseline, chain(audit.findings, audit.baselined))
    raise typer.Exit(_code(audit, settings, write_baseline is not None))


def _code(audit: Audit, settings: Settings, stored: bool) -> int:
    fail_on = "never" if stored else settings.fail_on
    return audit.exit_code(fail_on, settings.allow_unchecked)


def _fail_on(name: str | None) -> str | None:
    from evidence.errors import UsageError

    if name not in (None, "error", "warning", "info", "never"):
        raise UsageError(f"--fail-on takes error, warning, info or never, not {name!r}.")
    return name


def _further(specs: list[str]) -> list[tuple[Maker, Path]]:
    from evidence.errors import UsageError
    from evidence.reports.formats import report_named

    reports = []
    for spec in specs:
        name, equals, file = spec.partition("=")
        if not (equals and file):
            raise UsageError(f"--report takes NAME=FILE, such as json=report.json, not {spec!r}.")
        reports.append((report_named(name), Path(file)))
    return reports


def _write(report: Report, audit: Audit, target: Path | None) -> None:
    from evidence.errors import InputError

    if target is None:
        report.write(audit, sys.stdout)
        return
    try:
        with target.open("w", encoding="utf-8") as stream:
            report.write(audit, stream)
    except OSError as error:
        raise InputError(
            f"the report cannot be written: {error.strerror}.",
            path=target,
            remedy="Name a file in a folder that exists.",
        ) from error
