"""`evidence claims`: the commands about the library of claims."""

from __future__ import annotations

import typer

from evidence.cli.claims_edit import add, approve, withdraw
from evidence.cli.claims_extract import extract
from evidence.cli.claims_list import list_, show

claims = typer.Typer(
    help="List, extract, add, approve and withdraw claims of claims.yaml.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)

claims.command("list")(list_)
claims.command("show")(show)
claims.command("extract")(extract)
claims.command("add")(add)
claims.command("approve")(approve)
claims.command("withdraw")(withdraw)
