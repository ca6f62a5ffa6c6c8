"""`evidence index`: an offline index of Crossref records, a registry like the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from evidence.registries.index import Facts

index = typer.Typer(
    help="Build and describe an offline index of Crossref records.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)


@index.command("build")
def build(
    files: Annotated[list[Path], typer.Argument(metavar="FILES...", help="Crossref JSON, or folders of it.")],
    output: Annotated[Path | None, typer.Option(help="The index file, else that of the settings.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of the data, if they do not say.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="So many processes; else one a processor, where there is much to read.")
    ] = None,
) -> None:
    """Read Crossref JSON into one index file, which then answers look-ups and matching without a network.

    Takes answers of the REST API, JSON lines, both also as .gz, and folders of them. A build that was broken off goes
    on where it stood when it is started again with the same files.
    """
    from evidence.cli.settings import day, end_progress, progress_line, settings_with
    from evidence.registries import index_build
    from evidence.registries.index import Index
    from evidence.registries.index_path import index_path

    target = output or index_path(settings_with())
    built = index_build.build(files, target, as_of=day(as_of, "--as-of"), jobs=jobs, tell=progress_line())
    end_progress()
    if built.resumed:
        typer.echo(f"evidence: {built.resumed} works were there from a build that was broken off", err=True)
    if built.flaws:
        one = built.flaws == 1
        left = (
            "1 line holds no work with a DOI and was"
            if one
            else f"{built.flaws} lines hold no work with a DOI and were"
        )
        more = ", …" if len(built.examples) < built.flaws else ""
        typer.echo(f"evidence: {left} left out: {', '.join(built.examples)}{more}", err=True)
    typer.echo(_told(Index(target).facts))


@index.command("info")
def info(
    path: Annotated[Path | None, typer.Argument(help="The index file, else that of the settings.")] = None,
) -> None:
    """Say what the index holds: works, the day of its data, and its size."""
    from evidence.cli.settings import settings_with
    from evidence.errors import InputError
    from evidence.registries.index import Index
    from evidence.registries.index_path import index_path

    target = path or index_path(settings_with())
    if not target.is_file():
        raise InputError("there is no index.", path=target, remedy="Build one with `evidence index build FILES...`.")
    typer.echo(_told(Index(target).facts))


def _told(facts: Facts) -> str:
    each = facts.size // max(1, facts.works)
    return f"{facts.path}: {facts.works} works as of {facts.day}, {facts.size} bytes, {each} a work"
