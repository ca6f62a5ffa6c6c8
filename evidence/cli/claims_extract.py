"""`evidence claims extract`: the claims of a document as entries of claims.yaml, for editing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.assembly import Draft
    from evidence.claims.claim import Claim
    from evidence.library.changes import NewClaim
    from evidence.library.library import Library


def extract(
    paths: Annotated[list[str], typer.Argument(help="Documents or folders; .txt and .md.")],
    write: Annotated[bool, typer.Option("--write", help="Add the entries to claims.yaml.")] = False,
    library: options.LibraryFolder = None,
) -> None:
    """Print the claims of documents as entries of claims.yaml, for editing; `--write` adds them to the library.

    A claim that is made several times stands once, with every sentence that makes it under `appears_in`. What the
    library has already is left out. Sources are those that the marks of the copy lead to in references.bib.
    """
    from evidence.cli.claims_file import changed, opened
    from evidence.cli.claims_use import drafts
    from evidence.cli.settings import settings_with
    from evidence.library.changes import with_claims

    settings = settings_with(library=library)
    held = opened(settings)
    found = _entries(drafts(paths, settings, held), held)
    if write:
        changed(held, lambda path, text: with_claims(path, text, found), write=True)
    else:
        typer.echo(_alone(found, held), nl=False)
    typer.echo(f"{len(found)} claims that the library does not have", err=True)


def _alone(found: Sequence[NewClaim], held: Library) -> str:
    """The entries as a file of their own, with ids that the library has not given away."""
    from dataclasses import replace

    from evidence.library.changes import with_claims
    from evidence.library.decided import id_of

    taken = {claim.id for claim in held.claims}
    named = []
    for one in found:
        name = id_of(one.statement, taken)
        taken.add(name)
        named.append(replace(one, id=name))
    return with_claims(Path("claims.yaml"), "", named) if named else "version: 1\nclaims: []\n"


def _entries(papers: Iterable[Draft], held: Library) -> list[NewClaim]:
    from evidence.claims.wording import fold
    from evidence.library.changes import NewClaim
    from evidence.library.citation_marks import without_marks
    from evidence.library.mapping import document_name, stands_once

    groups: dict[str, list[tuple[Draft, Claim]]] = {}
    for paper in papers:
        linked = {link.sentence.span for link in (*paper.links, *paper.withdrawn)}
        for claim in paper.claims:
            if claim.span not in linked:
                groups.setdefault(claim.group, []).append((paper, claim))
    entries = []
    for made in groups.values():
        sources = {key: None for paper, claim in made for key in _keys(paper, claim, held)}
        nameless = {name: None for paper, claim in made for name in _nameless(paper, claim, held)}
        places = {
            (document_name(paper.document.path, held), fold(claim.text)): None
            for paper, claim in made
            if stands_once(claim.text, paper.sentences)
        }
        note = f"Cited, and not in references.bib: {'; '.join(nameless)}" if nameless else None
        first = made[0][1]
        entries.append(
            NewClaim(
                without_marks(first.text),
                first.kind,
                tuple((key, None) for key in sources),
                appears_in=tuple(places),
                note=note,
            )
        )
    return entries


def _references(paper: Draft, claim: Claim, held: Library) -> Iterator[tuple[str | None, str]]:
    """What the marks of a claim lead to: the key in the library, or None, and a name for people."""
    for resolution in paper.resolutions:
        if claim.id not in resolution.citation.claims:
            continue
        for reference in resolution.references:
            if reference is not None:
                known = (held.key_of[name] for name in reference.identifiers if name in held.key_of)
                yield reference.key or next(known, None), reference.name


def _keys(paper: Draft, claim: Claim, held: Library) -> Iterator[str]:
    return (key for key, _ in _references(paper, claim, held) if key and held.reference(key))


def _nameless(paper: Draft, claim: Claim, held: Library) -> Iterator[str]:
    return (name for key, name in _references(paper, claim, held) if not key or not held.reference(key))
