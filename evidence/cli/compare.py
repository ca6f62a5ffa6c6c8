"""`evidence compare`: one claim against one source, slot by slot; or many pairs, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence.agreement.agreement import Agreement
    from evidence.config import Settings
    from evidence.library.library import Library
    from evidence.references.reference import Reference
    from evidence.sources.card import Depth

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
    format_: options.FormatOrJson = "terminal",
    full_text: Annotated[bool, typer.Option("--full-text", help="The texts are whole papers, not abstracts.")] = False,
    closest_by: Annotated[
        str,
        typer.Option(help="What picks the closest words of the source: words, or meaning (extra `meaning`)."),
    ] = "words",
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
) -> None:
    """Compare a claim with a source, slot by slot.

    For a DOI: the card that a person made, else the text in sources/ beside the library, else the abstract that a
    registry has. The claim itself is sent nowhere.

    Exit 0: nothing differs. 1: something differs. 3: nothing of the source is held, or nothing could be compared. With
    --batch, lines come out as they are read, {id, claim, verdict, agreement}, each with its verdict: 0 whatever these
    are; 2: some lines could not be read.
    """
    from evidence.cli.settings import settings_with
    from evidence.errors import UsageError
    from evidence.sources.card import Depth

    depth = Depth.FULL_TEXT if full_text else Depth.ABSTRACT
    if closest_by not in ("words", "meaning"):
        raise UsageError(f"--closest-by takes words or meaning, not {closest_by!r}.")
    if batch is not None:
        if claim is not None or source is not None:
            raise UsageError("--batch takes its claims and sources from the file; leave CLAIM and --source away.")
        if closest_by != "words":
            raise UsageError("--batch shows no closest words; leave --closest-by away.")
        raise typer.Exit(_many(batch, depth))
    if not claim or source is None:
        raise UsageError('a claim and a source are needed: evidence compare "71% responded" --source abstract.txt.')
    settings = settings_with(library=library, offline=offline, refresh=refresh, mailto=mailto)
    raise typer.Exit(_one(_Asked(claim, source, depth, closest_by), format_, settings))


@dataclass(frozen=True)
class _Asked:
    """A claim and its source, how much of the source its text is, and what picks the closest words of it."""

    claim: str
    source: str
    depth: Depth
    closest_by: str

    def closest(self, text: str) -> Sequence[str]:
        if self.closest_by == "meaning":
            from evidence.sources.meaning import closest_in_meaning

            return closest_in_meaning(self.claim, text)
        from evidence.sources.ranking import closest

        return closest(self.claim, text)


def _one(asked: _Asked, format_: str, settings: Settings) -> int:
    from evidence.agreement.verdict import verdict_of

    claim = asked.claim
    compared = _against(asked, settings)
    verdict = verdict_of(compared.agreements)
    if format_ == "json":
        typer.echo(_json(None, claim, compared, indent=2))
    else:
        from evidence.reports.layout import visible

        typer.echo(visible("\n".join(_shown(claim, asked.source, verdict.value, compared))))
    return {"differs": DIFFERS, "not-checked": UNCHECKED}.get(verdict.value, 0)


@dataclass(frozen=True)
class _Compared:
    """What was compared, and the sentences of the source that a person would look at first.

    `unnamed` is a medicine that the claim names and the source does not, with one that it names instead.
    """

    agreements: Sequence[Agreement] = ()
    closest: Sequence[str] = ()
    unnamed: tuple[str, str] | None = None


def _against(asked: _Asked, settings: Settings) -> _Compared:
    """The claim against a file, or against what is held of a work."""
    from evidence.agreement.pair import compare_pair
    from evidence.cli.abstracts import abstract_of
    from evidence.library.cards import card_for
    from evidence.library.library import find_library, load_library
    from evidence.sources.held import held_text, read_source

    claim, source = asked.claim, asked.source
    path = Path(source)
    if path.is_file():
        text = read_source(path).text
        return _read(asked, text, compare_pair(claim, text, depth=asked.depth))
    library = load_library(settings.library or find_library(Path.cwd()))
    reference = _named(source, library)
    card = card_for(reference, (), library)
    if card is not None:
        from evidence.agreement.compare import compare as compare_with_card
        from evidence.agreement.pair import as_claim

        return _Compared(compare_with_card(as_claim(claim), card))
    held = held_text(library.folder, reference.key)
    if held is None:
        abstract = abstract_of(reference.doi, settings)
        held = abstract.held
        if held is None:
            typer.echo(f"evidence: no text of {source} is held, and {abstract.why_none}.", err=True)
            return _Compared()
    agreements = compare_pair(
        claim, held.text, depth=held.depth, doi=reference.doi, key=reference.key, abstract=held.abstract
    )
    return _read(asked, held.text, agreements)


def _read(asked: _Asked, text: str, agreements: Sequence[Agreement]) -> _Compared:
    from evidence.sources.drugs import medicine_instead

    return _Compared(agreements, asked.closest(text), medicine_instead(asked.claim, text))


def _named(source: str, library: Library) -> Reference:
    """The reference with this key or DOI; a DOI that the library does not have stands for itself."""
    from evidence.errors import UsageError
    from evidence.identifiers import normalise_doi
    from evidence.references.reference import Origin, Reference

    doi = normalise_doi(source)
    for reference in library.references:
        if reference.key == source or (doi is not None and reference.doi == doi):
            return reference
    if doi is not None:
        return Reference(raw=source, origin=Origin.INLINE, doi=doi)
    raise UsageError(
        f"{source!r} is neither a file here nor a key or DOI of references.bib. Name a text file, or add the work."
    )


def _shown(claim: str, source: str, verdict: str, compared: _Compared) -> Iterator[str]:
    agreements = compared.agreements
    yield f"{verdict.upper()}  “{claim}”"
    if not agreements:
        yield f"  Nothing of {source} is held that this claim can be compared with."
        return
    yield f"  against {source} · read: {agreements[0].depth}"
    if compared.unnamed:
        yield "  the source does not name {}, and names {} (AGR215)".format(*compared.unnamed)
    for one in agreements:
        yield f"  {one.slot:<11}{one.verdict}"
        yield f"    copy    {_short(one.claim)}"
        yield f"    source  {_short(one.source) if one.source else 'not held'}"
        yield f"    words   {'“' + _short(one.quote) + '”' if one.quote else 'source words not held'}"
        yield f"    why     {one.why}"
    if compared.closest and verdict != "supported":
        yield "  closest words of the source"
        yield from (f"    “{_short(sentence)}”" for sentence in compared.closest)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:199].rsplit(" ", 1)[0] + "…"


def _many(path: Path, depth: Depth) -> int:
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


def _answer(line: str, depth: Depth) -> str:
    """The answer to one line. Raises `ValueError` with what is wrong with it."""
    import json

    from evidence.agreement.pair import compare_pair
    from evidence.sources.drugs import medicine_instead

    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at column {error.colno}. Write one object a line.") from None
    if not isinstance(row, dict):
        raise ValueError("no object. Write {id, claim, source} on each line.")
    for name in ("claim", "source"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise ValueError(f"`{name}` is missing or no text.")
    claim, source = row["claim"], row["source"]
    compared = _Compared(compare_pair(claim, source, depth=depth), unnamed=medicine_instead(claim, source))
    return _json(row.get("id"), claim, compared)


def _json(name: Any, claim: str, compared: _Compared, indent: int | None = None) -> str:
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
        for one in compared.agreements
    ]
    answer = {"id": name, "claim": claim, "verdict": verdict_of(compared.agreements), "agreement": slots}
    if compared.closest:
        answer["closest"] = list(compared.closest)
    if compared.unnamed:
        answer["unnamed"] = dict(zip(("claim", "source"), compared.unnamed, strict=True))
    return json.dumps(answer, ensure_ascii=False, indent=indent)
