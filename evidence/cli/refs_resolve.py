"""`evidence refs resolve`: written references become DOIs, each with the evidence for it, or stay without."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.references.reference import Reference
    from evidence.registries.matching import Candidate, Finder, Unsearched
    from evidence.registries.registry import Lookup, Registry
    from evidence.registries.written_doi import Resolved

_AT_ONCE = 50
"""So many references are read at a time, and their DOIs looked up together."""
_LINES = ".txt"
"""The one format of copy that is read here as references, one a line."""


def resolve(
    source: Annotated[
        str,
        typer.Argument(
            metavar="[FILE|-]", help="One reference a line; a .bib file; a document with a list; - for stdin."
        ),
    ] = "-",
    format_: Annotated[str, typer.Option("--format", help="terminal, json or jsonl.")] = "terminal",
    output: Annotated[
        Path | None, typer.Option(help="Write here instead of to stdout; with --resume, go on where it ends.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Keep what OUTPUT holds and do the rest (jsonl).")] = False,
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
    today: options.Today = None,
) -> None:
    """Find the DOI of each written reference, or say that there is none, with the fields that agree.

    A DOI or PMID that is written is looked up, in the lock of the library first; where it leads to another work than
    the words, that is told. Other candidates come from the offline index and, unless --offline, from Crossref's search;
    a first hit is never taken unseen. Formats: terminal, json, and jsonl (one answer a line, as they come).
    Exit 3: some could not be looked up or searched for.
    """
    from evidence.cli.session import session_without_copy
    from evidence.cli.settings import day, end_progress, progress_line, settings_with
    from evidence.registries.written_doi import resolved

    _expect_a_target(source, format_, output, resume=resume)
    settings = settings_with(library=library, offline=offline, refresh=refresh, mailto=mailto, today=day(today))
    session = session_without_copy(settings)
    finders: tuple[Finder, ...] = session.finders or (_Nowhere(),)
    tell = progress_line()
    done = _lines_in(output) if resume and output is not None else 0
    unsearched = 0

    def answers() -> Iterator[tuple[str, Resolved]]:
        nonlocal unsearched
        rest = islice(_references(source), done, None)
        for number, (reference, lookup) in enumerate(_looked_up(rest, session.registry), done + 1):
            found = resolved(reference, lookup, finders)
            unsearched += found.failure is not None
            tell(f"reference {number}")
            yield reference.raw, found

    _written(answers(), format_, output, keep=bool(done))
    end_progress()
    session.warn()
    if unsearched:
        if not session.finders:
            typer.echo("evidence: build an index with `evidence index build`, or leave --offline out", err=True)
        typer.echo(f"evidence: {unsearched} references could not be looked up or searched for everywhere", err=True)
    raise typer.Exit(3 if unsearched else 0)


class _Nowhere:
    """Where candidates come from in a run that may ask nobody."""

    def candidates(self, reference: Reference, count: int) -> Unsearched:  # noqa: ARG002
        """None, and why."""
        from evidence.registries.matching import Unsearched

        return Unsearched("offline, and there is no index")


def _expect_a_target(source: str, format_: str, output: Path | None, *, resume: bool) -> None:
    """Raises `UsageError` where the answers cannot be written as they are asked for."""
    from evidence.cli.targets import expect_places, expect_unread
    from evidence.errors import UsageError

    if format_ not in ("terminal", "json", "jsonl"):
        raise UsageError(f"--format takes terminal, json or jsonl, not {format_!r}.")
    if resume and (output is None or format_ != "jsonl"):
        raise UsageError("--resume goes with --format jsonl and --output FILE.")
    if output is not None:
        expect_places([output])
        expect_unread([output], lambda: [Path(source)])


def _lines_in(path: Path) -> int:
    """How many answers a file holds; a last line that was broken off is taken away."""
    from evidence.errors import InputError
    from evidence.library.whole_files import write_whole

    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise InputError(f"this cannot be read: {error.strerror}.", path=path, remedy="Check its rights.") from error
    whole = data[: data.rfind(b"\n") + 1]
    if len(whole) < len(data):
        write_whole(path, whole)
    return whole.count(b"\n")


def _references(source: str) -> Iterator[Reference]:
    """The references of a source: a bibliography, a document's own list, or one a line."""
    from evidence.documents.reading import READERS, read_document
    from evidence.errors import InputError
    from evidence.references.entry import parse_reference

    path = Path(source)
    if source != "-" and path.suffix.casefold() == ".bib":
        from evidence.library.library import load_bibliography

        yield from load_bibliography(path).references
        return
    if source != "-" and path.suffix.casefold() in READERS.keys() - {_LINES}:
        from evidence.references.reference_list import read_reference_list

        yield from read_reference_list(read_document(path))
        return
    try:
        with sys.stdin if source == "-" else path.open(encoding="utf-8") as lines:
            yield from (parse_reference(line.strip()) for line in lines if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("this cannot be read.", path=path, remedy="Name a file in UTF-8, or - for stdin.") from error


def _looked_up(references: Iterable[Reference], registry: Registry) -> Iterator[tuple[Reference, Lookup | None]]:
    """References with what the registries say of their identifiers; None for those without."""
    waiting = iter(references)
    while some := tuple(islice(waiting, _AT_ONCE)):
        names = [name for reference in some if (name := reference.identifier)]
        answers = registry.get_many(names) if names else {}
        yield from ((reference, answers.get(reference.identifier or "")) for reference in some)


def _written(answers: Iterable[tuple[str, Resolved]], format_: str, output: Path | None, *, keep: bool) -> None:
    from evidence.cli.targets import opened_to_write

    if output is None:
        _write(answers, format_, sys.stdout)
        return
    with opened_to_write(output, "a" if keep else "w") as stream:
        _write(answers, format_, stream)


def _write(answers: Iterable[tuple[str, Resolved]], format_: str, stream: TextIO) -> None:
    import json

    first = True
    for raw, found in answers:
        if format_ == "terminal":
            stream.write(_shown(raw, found))
        elif format_ == "jsonl":
            stream.write(json.dumps(_row(raw, found), ensure_ascii=False) + "\n")
            stream.flush()
        else:
            stream.write(("[\n" if first else ",\n") + json.dumps(_row(raw, found), ensure_ascii=False))
        first = False
    if format_ == "json":
        stream.write("[]\n" if first else "\n]\n")


def _row(raw: str, answer: Resolved) -> dict[str, Any]:
    """One answer as the contract has it; `failure`, `conflict`, `status` and `origin` are added."""
    from evidence.registries.status import status_of

    one, other = answer.match.found, answer.match.runner_up
    return {
        "input": raw,
        "doi": one.record.doi if one else None,
        "score": one.score if one else None,
        "agreed": list(one.agreed) if one else [],
        "conflicting": list(one.conflicting) if one else [],
        "record": _record(one) if one else None,
        "status": status_of(one.record) if one else None,
        "runner_up": {"doi": other.record.doi, "score": other.score} if other else None,
        "failure": answer.failure,
        "conflict": answer.conflict,
    }


def _record(one: Candidate) -> dict[str, Any]:
    record = one.record
    return {
        "doi": record.doi,
        "title": record.title,
        "authors": [author.last for author in record.authors],
        "container": next(iter(record.containers), None),
        "year": next(iter(record.years), None),
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "origin": record.origin,
        "retrieved": record.retrieved.isoformat(),
    }


def _shown(raw: str, answer: Resolved) -> str:
    from evidence.registries.status import in_words, status_of

    short = " ".join(raw.split())[:100]
    one, other = answer.match.found, answer.match.runner_up
    if one is not None:
        differing = f"; differing: {', '.join(one.conflicting)}" if one.conflicting else ""
        said = f"{one.record.doi}  score {one.score:.2f}, agreeing: {', '.join(one.agreed)}{differing}"
    else:
        said = f"not searched: {answer.failure}" if answer.failure else "no DOI found"
    minded = in_words(status_of(one.record)) if one else None
    fallen = f"\n    mind that this work {minded}" if minded else ""
    against = f"\n    but {answer.conflict}" if answer.conflict else ""
    next_ = f"\n    next: {other.record.doi}  score {other.score:.2f}" if other else ""
    return f"{short}\n    {said}{fallen}{against}{next_}\n"
