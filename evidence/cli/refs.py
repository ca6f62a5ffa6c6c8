"""`evidence refs`: the commands about a bibliography."""

from __future__ import annotations

import typer

from evidence.cli.refs_add import add
from evidence.cli.refs_check import check
from evidence.cli.refs_fix import fix
from evidence.cli.refs_resolve import resolve

refs = typer.Typer(
    help="Check, complete and correct references.bib.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)

refs.command("check")(check)
refs.command("add")(add)
refs.command("fix")(fix)
refs.command("resolve")(resolve)
