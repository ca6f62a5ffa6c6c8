"""`evidence card`: what one source says, as facts with the words that they came from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.config import Settings
    from evidence.library.library import Library
    from evidence.references.reference import Reference
    from evidence.reports.cards import ShownCard
    from evidence.sources.held import HeldText
    from evidence.sources.study_types import DesignEvidence

INCOMPLETE = 3


def card(
    source: Annotated[str, typer.Argument(metavar="FILE|DOI", help="A text, a DOI, or a key of references.bib.")],
    format_: options.FormatOrJson = "terminal",
    text: Annotated[Path | None, typer.Option("--source", metavar="FILE", help="The text of this DOI.")] = None,
    title: Annotated[str | None, typer.Option(help="The title of the work; it often names the design.")] = None,
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
) -> None:
    """Show the source card of an abstract, a full text or a DOI.

    For a DOI: the card that a person made in claims.yaml, else the text in sources/ beside the library, else the
    abstract that a registry has. Exit 3: no text of it is held.
    """
    from evidence.cli.settings import settings_with
    from evidence.library.library import find_library, load_library
    from evidence.sources.held import read_source

    settings = settings_with(library=library, offline=offline, refresh=refresh, mailto=mailto)
    known = load_library(settings.library or find_library(Path.cwd()))
    shown = (
        _read(read_source(Path(source)), title) if _is_file(source) else _of_work(source, text, title, known, settings)
    )
    if isinstance(shown, str):
        typer.echo(f"evidence: {_missing(source, known, shown)}", err=True)
        raise typer.Exit(INCOMPLETE)
    _show(shown, format_)


def _is_file(source: str) -> bool:
    from evidence.sources.held import SUFFIXES

    path = Path(source)
    return path.is_file() or path.suffix.casefold() in SUFFIXES


def _read(
    held: HeldText,
    title: str | None,
    doi: str | None = None,
    key: str | None = None,
    published: DesignEvidence | None = None,
) -> ShownCard:
    from evidence.reports.cards import ShownCard
    from evidence.sources.extraction import extract_card

    made = extract_card(
        held.text, title=title, doi=doi, key=key, depth=held.depth, origin=held.origin, published=published
    )
    return ShownCard(made, held.path)


def _of_work(
    source: str, text: Path | None, title: str | None, library: Library, settings: Settings
) -> ShownCard | str:
    """The card of a DOI or a key: a person's first, then the text named or held, then what a registry has.

    Where there is none, why the registries have none.
    """
    from evidence.cli.abstracts import abstract_of
    from evidence.library.cards import card_for
    from evidence.reports.cards import ShownCard
    from evidence.sources.held import held_text, read_source
    from evidence.sources.locators import locate

    reference = _reference(source, library)
    doi, key = reference.doi, reference.key
    held = read_source(text) if text else held_text(library.folder, key)
    person = card_for(reference, (), library)
    if person is not None and text is None:
        located = locate(person.locator, held.text, held.depth) if held and person.locator else None
        return ShownCard(person, located=located)
    if held is not None:
        return _read(held, title or reference.title, doi, key)
    asked = abstract_of(doi, settings)
    if asked.held is None:
        return asked.why_none
    return _read(asked.held, title or asked.title or reference.title, doi, key, asked.published)


def _reference(source: str, library: Library) -> Reference:
    """What the DOI or key names: the library's entry, else a bare one that has only the DOI."""
    from evidence.errors import UsageError
    from evidence.identifiers import normalise_doi
    from evidence.references.reference import Origin, Reference

    doi = normalise_doi(source)
    key = library.key_of.get(doi) if doi else source
    entry = library.reference(key) if key else None
    if entry is None and doi is None:
        raise UsageError(f"{source!r} is no file, no DOI and no key of references.bib.")
    return entry or Reference(raw=source, origin=Origin.INLINE, doi=doi)


def _missing(source: str, library: Library, why: str) -> str:
    where = (library.folder / "sources") if library.folder else "sources/ beside a library"
    return (
        f"no text of {source} is held: no card in claims.yaml, no file in {where}, and {why}. "
        "Save its abstract as sources/KEY.abstract.txt, or name a file with --source."
    )


def _show(shown: ShownCard, format_: str) -> None:
    from evidence.reports.cards import WIDTH, as_json, lines
    from evidence.reports.layout import coloured, plain

    if format_ == "json":
        import json

        typer.echo(json.dumps(as_json(shown), ensure_ascii=False, indent=2))
        return
    told = lines(shown)
    for one in coloured(told, WIDTH) if sys.stdout.isatty() else plain(told):
        sys.stdout.write(one)
