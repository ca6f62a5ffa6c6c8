"""The formats that a report can be written in. Formats are listed, not discovered."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from evidence.audit import Audit
from evidence.errors import UsageError

Report = Callable[[Audit, bool], str]
"""Makes a report of an audit; the second argument says that a person reads it on a terminal right now."""

WIDEST = 100
"""Lines of more columns than this are hard to read."""


def _terminal(audit: Audit, watched: bool) -> str:
    from evidence.reports.terminal import WIDTH, render

    if not watched:
        return render(audit)
    import shutil

    width = min(max(shutil.get_terminal_size().columns, WIDTH), WIDEST)
    return render(audit, width=width, color="NO_COLOR" not in os.environ)


def _json(audit: Audit, watched: bool) -> str:
    del watched
    from evidence.reports.json import render

    return render(audit)


REPORTS: Mapping[str, Report] = {"terminal": _terminal, "json": _json}


def report_named(name: str) -> Report:
    """The report of this name, or a `UsageError` that lists the names there are."""
    try:
        return REPORTS[name]
    except KeyError:
        known = ", ".join(REPORTS)
        raise UsageError(f"there is no format called {name!r}. Formats: {known}.") from None
