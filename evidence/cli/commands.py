"""The commands by name, each imported and built when it is asked for: a run needs one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command

if TYPE_CHECKING:
    from typer._click import Command

COMMANDS = {
    "check": "check",
    "card": "card",
    "compare": "compare",
    "suggest": "suggest",
    "annotate": "annotate",
    "matrix": "matrix",
    "lock": "lock",
    "diff": "diff",
    "signoff": "signoff",
    "rules": "rules",
    "explain": "rules",
    "init": "init",
    "refs": "refs",
    "index": "index",
    "claims": "claims",
}
"""In the order of the help, with the module of `evidence.cli` that holds the function or the group of that name."""


class Commands(TyperGroup):
    """The group of all commands."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = cast("MutableMapping[str, Command]", _Built())


class _Built(Mapping[str, "Command"]):
    def __getitem__(self, name: str) -> Command:
        found = getattr(import_module(f"evidence.cli.{COMMANDS[name]}"), name)
        if not isinstance(found, typer.Typer):
            one = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
            one.command(name)(found)
            found = one
        return get_command(found)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)
