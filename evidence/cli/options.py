"""Options that several commands take, each with one wording."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evidence.errors import UsageError


def filled(value: str | list[str] | None) -> str | list[str] | None:
    """The value of an option or argument, unless it is without a word."""
    if any(not one.strip() for one in ([value] if isinstance(value, str) else value or ())):
        raise typer.BadParameter("it is empty. Write it, or leave it away.")
    return value


def _terminal_or_json(value: str) -> str:
    if value not in ("terminal", "json"):
        raise UsageError(f"--format takes terminal or json, not {value!r}.")
    return value


Format = Annotated[str, typer.Option("--format", help="terminal, json, sarif, github, junit, markdown or html.")]
FormatOrJson = Annotated[str, typer.Option("--format", help="terminal or json.", callback=_terminal_or_json)]
Output = Annotated[Path | None, typer.Option(help="Write the report here instead of to stdout.")]
Reports = Annotated[list[str] | None, typer.Option(metavar="NAME=FILE", help="A further report; may be repeated.")]
Select = Annotated[
    list[str] | None, typer.Option(help="Only these codes, names or families, by commas; may be repeated.")
]
Ignore = Annotated[
    list[str] | None, typer.Option(help="Not these codes, names or families, by commas; may be repeated.")
]
FailOn = Annotated[str | None, typer.Option(help="error, warning, info or never.")]
Baseline = Annotated[Path | None, typer.Option(help="Accept the findings stored in this file.")]
WriteBaseline = Annotated[Path | None, typer.Option(help="Store the findings in this file.")]
AllowUnchecked = Annotated[
    bool, typer.Option(help="Exit 0 even if references could not be checked; they stay in every report.")
]
LibraryFolder = Annotated[Path | None, typer.Option(help="The folder of claims.yaml and references.bib.")]
Offline = Annotated[bool | None, typer.Option("--offline", help="Never open a socket.")]
Refresh = Annotated[bool | None, typer.Option("--refresh", help="Ask again in spite of cache and lock.")]
Mailto = Annotated[str | None, typer.Option(help="Your address, for Crossref's polite pool.")]
Today = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Check as of this day.")]
