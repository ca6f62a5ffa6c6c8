"""From the options of a report to the reports themselves, and to the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.errors import InputError, UsageError

if TYPE_CHECKING:
    from evidence.audit import Audit
    from evidence.cli.session import Session
    from evidence.config import Settings
    from evidence.library.library import Library
    from evidence.reports.formats import Maker, Report

_LIMITS = (None, "error", "warning", "info", "never")


@dataclass(frozen=True)
class Wishes:
    """What a user wants told, where, and what counts as failure: the options that `check` and `refs check` share."""

    format: str
    output: Path | None
    reports: Sequence[str] | None
    select: str | None
    ignore: str | None
    fail_on: str | None
    baseline: Path | None
    write_baseline: Path | None
    allow_unchecked: bool

    def settings(self) -> dict[str, Any]:
        """The wishes that are settings; raises `UsageError` for a limit that does not exist."""
        from evidence.cli.settings import comma_list

        if self.fail_on not in _LIMITS:
            raise UsageError(f"--fail-on takes error, warning, info or never, not {self.fail_on!r}.")
        return {
            "select": comma_list(self.select),
            "ignore": comma_list(self.ignore),
            "fail_on": self.fail_on,
            "baseline": self.baseline,
            "allow_unchecked": self.allow_unchecked or None,
        }


def audited(
    wishes: Wishes,
    settings: Settings,
    paths: Sequence[str],
    opened: Callable[[], Session],
    *,
    search: bool = False,
    jobs: int | None = 1,
) -> int:
    """Runs an audit, writes its reports, and returns the exit code. `search` looks for right DOIs of the library.

    Formats and rule codes are looked at first: nobody should wait for the registries to learn of a slip of the pen.
    """
    from evidence.reports.formats import report_named
    from evidence.rules.baseline import write_baseline
    from evidence.rules.selection import codes_of

    targets = [(report_named(wishes.format), wishes.output), *_further(wishes.reports or [])]
    codes_of((*settings.select, *settings.ignore))
    if wishes.write_baseline is not None:
        settings = replace(settings, fail_on="never")
    session = opened()
    for target in (*(target for _, target in targets), wishes.write_baseline):
        expect_no_input(target, paths, session.library)
    reports = [(make(target is None and sys.stdout.isatty()), target) for make, target in targets]
    audit = session.audit(settings, paths, [one for one, _ in reports], search=search, jobs=jobs)
    for one, target in reports:
        _write(one, audit, target)
    if wishes.write_baseline is not None:
        write_baseline(wishes.write_baseline, chain(audit.findings, audit.baselined))
    return audit.exit_code(audit.fail_on, settings.allow_unchecked)


def expect_no_input(target: Path | None, paths: Sequence[str], library: Library) -> None:
    """Raises `UsageError` where a report would be written over a document that is named, or a file of the library."""
    read = (*map(Path, paths), *library.files()) if target is not None and target.is_file() else ()
    if target is not None and any(one.is_file() and one.samefile(target) for one in read):
        raise UsageError(f"{target} is read by this run, and a report would take its place. Name another file.")


def _further(specs: Sequence[str]) -> list[tuple[Maker, Path]]:
    from evidence.reports.formats import report_named

    reports = []
    for spec in specs:
        name, equals, file = spec.partition("=")
        if not (equals and file):
            raise UsageError(f"--report takes NAME=FILE, such as json=report.json, not {spec!r}.")
        reports.append((report_named(name), Path(file)))
    return reports


def _write(report: Report, audit: Audit, target: Path | None) -> None:
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
