"""The formats that a report can be written in. Formats are listed, not discovered."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Protocol, TextIO

from evidence.audit import Audit, Watcher
from evidence.errors import UsageError

WIDEST = 100
"""Lines of more columns than this are hard to read."""


class Report(Watcher, Protocol):
    """One report of one run. It sees each document as it is judged, and keeps of it only what it will tell."""

    def write(self, audit: Audit, stream: TextIO) -> None:
        """Writes the whole report."""
        ...


Maker = Callable[[bool], Report]
"""Makes an empty report; the argument says that a person will read it on a terminal right now."""


def shows_colour() -> bool:
    """Whether a terminal takes colours, and the user wants them."""
    return "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _terminal(watched: bool) -> Report:
    from evidence.reports.terminal.report import WIDTH, TerminalReport

    if not watched:
        return TerminalReport()
    import shutil

    width = min(max(shutil.get_terminal_size().columns, WIDTH), WIDEST)
    return TerminalReport(width=width, color=shows_colour())


def _json(watched: bool) -> Report:
    del watched
    from evidence.reports.json import JsonReport

    return JsonReport()


def _sarif(watched: bool) -> Report:
    del watched
    from evidence.reports.sarif import SarifReport

    return SarifReport()


def _github(watched: bool) -> Report:
    del watched
    from evidence.reports.github import GithubReport

    return GithubReport()


def _junit(watched: bool) -> Report:
    del watched
    from evidence.reports.junit import JunitReport

    return JunitReport()


def _markdown(watched: bool) -> Report:
    del watched
    from evidence.reports.markdown import MarkdownReport

    return MarkdownReport()


def _html(watched: bool) -> Report:
    del watched
    from evidence.reports.html.report import HtmlReport

    return HtmlReport()


REPORTS: Mapping[str, Maker] = {
    "terminal": _terminal,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "junit": _junit,
    "markdown": _markdown,
    "html": _html,
}


def report_named(name: str) -> Maker:
    """What makes the report of this name, or a `UsageError` that lists the names there are."""
    try:
        return REPORTS[name]
    except KeyError:
        known = ", ".join(REPORTS)
        raise UsageError(f"there is no format called {name!r}. Formats: {known}.") from None
