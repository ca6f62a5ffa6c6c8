"""Annotations for GitHub Actions: the ten gravest findings at their lines, the rest in one line and in the summary."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TextIO

from evidence.audit import Audit
from evidence.documents.document import line_starts
from evidence.dossier import Dossier
from evidence.errors import InputError
from evidence.findings import Finding, Place, Severity
from evidence.reports.layout import visible
from evidence.reports.markdown import MarkdownReport
from evidence.reports.wording import both_sides, from_here, gaps, not_checked, quoted, tally_of, unread

MOST = 10
"""GitHub shows so many annotations of one level and step, and drops the others without a word."""

SUMMARY_SIZE = 900_000
"""A job summary of more than a mebibyte is refused as a whole."""

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReport:
    """Workflow commands on stdout; the whole audit goes to the file that `GITHUB_STEP_SUMMARY` names."""

    @staticmethod
    def look(dossier: Dossier) -> None:
        """Nothing: findings carry their places."""

    def take(self, seen: None) -> None:
        """Keeps nothing."""

    def write(self, audit: Audit, stream: TextIO) -> None:
        """Writes the annotations, and appends the summary."""
        shown = list(islice(audit.findings, MOST))
        stream.writelines(map(_annotation, shown))
        summary = os.environ.get("GITHUB_STEP_SUMMARY")
        stream.write(_closing(audit, shown, summary is not None))
        if summary:
            text = StringIO()
            MarkdownReport(SUMMARY_SIZE).write(audit, text)
            _append(Path(summary), text.getvalue())


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise InputError(
            f"the job summary cannot be written: {error.strerror}.",
            path=path,
            remedy="GITHUB_STEP_SUMMARY names it; unset it to go without.",
        ) from error


def _annotation(finding: Finding) -> str:
    properties = {**_position(finding.place), "title": f"{finding.code} {finding.name}"}
    return _command(_COMMAND[finding.severity], properties, "\n".join(_words(finding)))


def _words(finding: Finding) -> Iterator[str]:
    yield finding.message
    if finding.place.quote:
        yield quoted(finding.place, finding.place.quote)
    yield from both_sides(finding)
    if finding.hint:
        yield finding.hint


def _position(place: Place) -> dict[str, str]:
    position = {"file": from_here(place.path), "line": str(place.line or 1)}
    if place.location and place.quote and place.span and len(place.quote) == len(place.span):
        starts = line_starts(place.quote)
        position["endLine"] = str(place.location.line + len(starts) - 1)
        if len(starts) == 1:
            # Columns mean something to GitHub only within one line.
            position["col"] = str(place.location.column)
            position["endColumn"] = str(place.location.column + len(place.quote))
    return position


def _closing(audit: Audit, shown: list[Finding], summarised: bool) -> str:
    """The one line for the rest, at a level of which GitHub still shows something."""
    rest = len(audit.findings) - len(shown)
    more = f"; {rest} more than the annotations show" if rest else ""
    where = " (see the job summary)" if rest and summarised else ""
    decided = len(audit.waived) + len(audit.baselined)
    held = f"; {decided} waived or in the baseline" if decided else ""
    used = Counter(_COMMAND[finding.severity] for finding in shown)
    level, other = ("warning", "notice") if audit.tally.unchecked else ("notice", "warning")
    beside = f"; {unread(audit)}" if audit.unread else ""
    open_ = "".join(f"; {gap}" for gap in gaps(audit))
    words = f"{tally_of(audit)}{more}{where}{held}; {not_checked(audit)}{beside}{open_}."
    return _command(other if used[level] >= MOST else level, {"title": "evidence"}, words)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
