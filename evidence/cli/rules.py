"""`evidence rules` and `evidence explain`."""

from __future__ import annotations

from typing import Annotated

import typer


def rules() -> None:
    """List the rules: code, name, family, severity, and what each says."""
    from rich.console import Console
    from rich.table import Table

    from evidence.rules.table import TABLE

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for name in ("code", "name", "severity", "what it says"):
        table.add_column(name, no_wrap=name != "what it says", overflow="fold")
    for info in TABLE.values():
        table.add_row(info.code, info.name, info.severity, info.summary)
    Console(markup=False, emoji=False, highlight=False).print(table)


def explain(
    rule: Annotated[str, typer.Argument(metavar="CODE", help="A rule's code or name, such as SRC101.")],
) -> None:
    """Show one rule's page."""
    from evidence.errors import UsageError
    from evidence.rules.catalogue import ALL_RULES
    from evidence.rules.pages import page_of
    from evidence.rules.selection import codes_of

    codes = codes_of((rule,))
    if len(codes) != 1:
        raise UsageError(f"{rule!r} is a family of {len(codes)} rules: {', '.join(sorted(codes))}. Name one.")
    typer.echo(page_of(next(one for one in ALL_RULES if one.code in codes)))
