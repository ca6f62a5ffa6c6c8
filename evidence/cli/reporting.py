"""From the options of a report to the reports themselves, and to the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.errors import UsageError

if TYPE_CHECKING:
    from evidence.audit import Audit
    from evidence.cli.session import Session
    from evidence.config import Settings
    from evidence.reports.formats import Maker, Report

_LIMITS = (None, "error", "warning", "info", "never")


@dataclass(frozen=True)
class Wishes:
    """What a user wants told, where, and what counts as failure: the options that `check` and `refs check` share."""

    format: str
    output: Path | None
    reports: Sequence[str] | None
    select: Sequence[str] | None
    ignore: Sequence[str] | None
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
    thorough: bool = False,
    jobs: int | None = 1,
) -> int:
    """Runs an audit, writes its reports, and returns the exit code. `thorough` looks for all right DOIs of the library.

    Formats and rule codes are looked at first: nobody should wait for the registries to learn of a slip of the pen.
    """
    from evidence.cli.targets import expect_places, expect_unread, read_by
    from evidence.reports.formats import report_named
    from evidence.rules.baseline import write_baseline
    from evidence.rules.selection import codes_of

    targets = [(report_named(wishes.format), wishes.output), *_further(wishes.reports or [])]
    codes_of((*settings.select, *settings.ignore))
    files = [target for _, target in targets if target is not None]
    written = [*files, wishes.write_baseline] if wishes.write_baseline is not None else files
    expect_places(written)
    if wishes.write_baseline is not None:
        settings = replace(settings, fail_on="never")
    session = opened()
    expect_unread(written, lambda: read_by(paths, settings, session.library))
    expect_unread(files, lambda: [settings.baseline] if settings.baseline is not None else [])
    reports = [(make(target is None and sys.stdout.isatty()), target) for make, target in targets]
    audit = session.audit(settings, paths, [one for one, _ in reports], thorough=thorough, jobs=jobs)
    if wishes.write_baseline is not None:
        write_baseline(wishes.write_baseline, chain(audit.findings, audit.baselined))
    # Who reads stdout may close it early (`| head`): by then all files are written.
    for one, target in sorted(reports, key=lambda report: report[1] is None):
        _write(one, audit, target)
    return audit.exit_code(settings.allow_unchecked)


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
    from evidence.cli.targets import opened_to_write

    with opened_to_write(target) as stream:
        report.write(audit, stream)
