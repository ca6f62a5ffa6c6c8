"""`evidence compare`: one claim against one source, slot by slot; or many pairs, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.agreement.agreement import Agreement
    from evidence.library.library import Library
    from evidence.sources.card import SourceCard

DIFFERS, UNCHECKED = 1, 3


def compare(
    claim: Annotated[str | None, typer.Argument(help="The claim, in quotes.")] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="FILE|DOI", help="A text, or a DOI or key whose card or text the library holds."),
    ] = None,
    batch: Annotated[
        Path | None,
        typer.Option(metavar="FILE.jsonl", help="Many pairs: lines {id, claim, source}, source being text."),
    ] = None,
    format_: Annotated[str, typer.Option("--format", help="terminal or json.")] = "terminal",
    full_text: Annotated[bool, typer.Option("--full-text", help="The texts are whole papers, not abstracts.")] = False,
    library: Annotated[Path | None, typer.Option(help="The folder of claims.yaml and references.bib.")] = None,
) -> None:
    """Compare a claim with a source, slot by slot; no network is used.

    Exit 0: nothing differs. 1: something differs. 3: nothing of the source is held, or nothing could be compared. With
    --batch, lines come out as they are read, {id, claim, verdict, agreement}; 2: some lines could not be read.
    """
    from evidence.errors import UsageError
    from evidence.sources.card import Depth

    depth = Depth.FULL_TEXT if full_text else Depth.ABSTRACT
    if format_ not in ("terminal", "json"):
        raise UsageError(f"--format takes terminal or json, not {format_!r}.")
    if batch is not None:
        if claim is not None or source is not None:
            raise UsageError("--batch takes its claims and sources from the file; leave CLAIM and --source away.")
        raise typer.Exit(_many(batch, depth))
    if not claim or source is None:
        raise UsageError('a claim and a source are needed: evidence compare "71% responded" --source abstract.txt.')
    raise typer.Exit(_one(claim, source, format_, depth, library))


def _one(claim: str, source: str, format_: str, depth: Any, folder: Path | None) -> int:
    from evidence.agreement.verdict import verdict_of

    agreements = _against(claim, source, depth, folder)
    verdict = verdict_of(agreements)
    if format_ == "json":
        typer.echo(_json(None, claim, agreements, indent=2))
    else:
        typer.echo("\n".join(_shown(claim, source, verdict.value, agreements)))
    return {"differs": DIFFERS, "not-checked": UNCHECKED}.get(verdict.value, 0)


def _against(claim: str, source: str, depth: Any, folder: Path | None) -> Sequence[Agreement]:
    """The claim against a file, or against what the library holds of a work."""
    from evidence.agreement.pair import compare_pair

    path = Path(source)
    if path.is_file():
        return compare_pair(claim, _text_of(path), depth=depth)
    library = _library(folder)
    reference = _named(source, library)
    card = _card_of(reference, library)
    if card is not None:
        from evidence.agreement.compare import compare as compare_with_card
        from evidence.agreement.pair import as_claim

        return compare_with_card(as_claim(claim), card)
    from evidence.sources.card import Depth
    from evidence.sources.extraction import held_text

    text = held_text(library.folder, reference.key) if library.folder and reference.key else None
    return compare_pair(claim, text, depth=Depth.FULL_TEXT, doi=reference.doi, key=reference.key) if text else ()


def _text_of(path: Path) -> str:
    from evidence.documents.reading import read_document

    return read_document(path).text


def _library(folder: Path | None) -> Library:
    from evidence.cli.settings import settings_with
    from evidence.library.library import find_library, load_library

    named = settings_with(library=folder).library
    return load_library(named or find_library(Path.cwd()))


def _named(source: str, library: Library) -> Any:
    """The reference with this key or DOI."""
    from evidence.errors import UsageError
    from evidence.identifiers import normalise_doi

    doi = normalise_doi(source)
    for reference in library.references:
        if reference.key == source or (doi is not None and reference.doi == doi):
            return reference
    raise UsageError(
        f"{source!r} is neither a file here nor a key or DOI of references.bib. Name a text file, or add the work."
    )


def _card_of(reference: Any, library: Library) -> SourceCard | None:
    from evidence.library.cards import card_for

    return card_for(reference, (), library)


def _shown(claim: str, source: str, verdict: str, agreements: Sequence[Agreement]) -> Iterator[str]:
    yield f"{verdict.upper()}  “{claim}”"
    if not agreements:
        yield f"  Nothing of {source} is held that this claim can be compared with."
        return
    yield f"  against {source} · read: {agreements[0].depth}"
    for one in agreements:
        yield f"  {one.slot:<11}{one.verdict}"
        yield f"    copy    {_short(one.claim)}"
        yield f"    source  {_short(one.source) if one.source else 'not held'}"
        yield f"    words   {'“' + _short(one.quote) + '”' if one.quote else 'source words not held'}"
        yield f"    why     {one.why}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:199].rsplit(" ", 1)[0] + "…"


def _many(path: Path, depth: Any) -> int:
    """Each line as it is read: nothing is kept, so that a file may be of any length."""
    import sys

    from evidence.errors import InputError

    broken = 0
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    sys.stdout.write(_answer(line, depth) + "\n")
                except ValueError as error:
                    broken += 1
                    print(f"evidence: {path}:{number}: {error}", file=sys.stderr)
    except OSError as error:
        raise InputError(f"this file cannot be read: {error.strerror}.", path=path, remedy="Check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError("this file is not UTF-8 text.", path=path, remedy="Save it as UTF-8.") from error
    return 2 if broken else 0


def _answer(line: str, depth: Any) -> str:
    """The answer to one line. Raises `ValueError` with what is wrong with it."""
    import json

    from evidence.agreement.pair import compare_pair

    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at column {error.colno}. Write one object a line.") from None
    if not isinstance(row, dict):
        raise ValueError("no object. Write {id, claim, source} on each line.")
    for name in ("claim", "source"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise ValueError(f"`{name}` is missing or no text.")
    return _json(row.get("id"), row["claim"], compare_pair(row["claim"], row["source"], depth=depth))


def _json(name: Any, claim: str, agreements: Sequence[Agreement], indent: int | None = None) -> str:
    import json

    from evidence.agreement.verdict import verdict_of

    slots = [
        {
            "slot": one.slot,
            "claim": one.claim,
            "source": one.source,
            "source_quote": one.quote,
            "verdict": one.verdict,
            "depth": one.depth,
            "why": one.why,
        }
        for one in agreements
    ]
    answer = {"id": name, "claim": claim, "verdict": verdict_of(agreements), "agreement": slots}
    return json.dumps(answer, ensure_ascii=False, indent=indent)
