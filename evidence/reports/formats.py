"""The formats that a report can be written in. Formats are listed, not discovered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evidence.audit import Audit
from evidence.errors import UsageError

Report = Callable[[Audit], str]


def _terminal(audit: Audit) -> str:
    from evidence.reports.terminal import render

    return render(audit)


def _json(audit: Audit) -> str:
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
