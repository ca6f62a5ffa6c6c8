"""`evidence refs fix`: what the registries would have otherwise, as a diff, and written only when told to."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.cli.session import Session
    from evidence.library.corrections import Correction
    from evidence.references.reference import Reference
    from evidence.registries.registry import Lookup


def fix(
    bib: Annotated[Path | None, typer.Argument(metavar="BIB", help="A BibTeX file, else that of the library.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Write the file; without it, only show the diff.")] = False,
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
    today: options.Today = None,
) -> None:
    """Show what the registries would have otherwise, as a diff of the file; `--write` writes it.

    A field is changed where it differs by a warning or an error, added where a reader needs it, and left alone where it
    is equal or differs in form. An entry whose DOI seems to belong to another work is named and not touched. No other
    byte of the file changes. Exit 0: nothing to change, or written. 1: the diff is not empty. 3: some references could
    not be checked.
    """
    from evidence.cli.session import bibliography_of, open_bibliography
    from evidence.cli.settings import day, settings_with
    from evidence.library.library import load_bibliography
    from evidence.library.one_writer import one_writer_if
    from evidence.registries.status import unchecked_of

    settings = settings_with(library=library, offline=offline, refresh=refresh, mailto=mailto, today=day(today))
    path = bibliography_of(bib, settings)
    session = open_bibliography(path, settings)
    answers = _answers(session)
    with one_writer_if(write, path.parent):
        references = load_bibliography(path).references  # others may have written while the registries were asked
        found = list(_corrections(references, answers))
        sure = [one for one in found if one.source is not None]
        _correct(path, sure, write=write)
    unchecked = unchecked_of(answers.values())
    for correction in found:
        if correction.reason:
            typer.echo(f"not touched: {correction.reference.name}: {correction.reason}", err=True)
    for name, reason in unchecked.items():
        typer.echo(f"not checked: {name}: {reason}", err=True)
    typer.echo(_told(path, sure, write), err=True)
    raise typer.Exit(1 if sure and not write else 3 if unchecked else 0)


def _answers(session: Session) -> Mapping[str, Lookup]:
    """What the registries say of the references."""
    from evidence.cli.settings import end_progress

    answers = session.registry.get_many(dict.fromkeys(r.doi for r in session.library.references if r.doi))
    end_progress()
    session.warn()
    return answers


def _corrections(references: Sequence[Reference], answers: Mapping[str, Lookup]) -> Iterator[Correction]:
    """What there is to change."""
    from evidence.library.corrections import Correction, as_written, correction_of
    from evidence.registries.comparison import compare
    from evidence.registries.registry import Absent, Found

    for reference in references:
        answer = answers.get(reference.doi or "")
        if isinstance(answer, Found) and answer.record.confirmed:
            record = as_written(answer.record)
            correction = correction_of(reference, record, compare(reference, record))
            if correction:
                yield correction
        elif isinstance(answer, Absent):
            yield Correction(reference, reason=f"no registry that was asked knows {reference.doi}")


def _correct(path: Path, sure: Sequence[Correction], *, write: bool) -> None:
    """Shows what the corrections change in the file, and writes it when told to."""
    from evidence.cli.diffs import diff
    from evidence.library.corrections import corrected
    from evidence.library.whole_files import write_whole

    data = path.read_bytes()
    mark, text = data[:3] if data.startswith(b"\xef\xbb\xbf") else b"", data.decode("utf-8-sig")
    new = corrected(text, sure)
    sys.stdout.writelines(diff(str(path), text, new))
    if sure and write:
        write_whole(path, mark + new.encode())


def _told(path: Path, sure: Sequence[Correction], write: bool) -> str:
    if not sure:
        return f"{path}: nothing to change"
    fields = sum(len(one.fields) for one in sure)
    what = f"{fields} {'field' if fields == 1 else 'fields'} of {len(sure)} {'entry' if len(sure) == 1 else 'entries'}"
    return f"{path}: {what} written" if write else f"{path}: {what} would change; --write writes them"
