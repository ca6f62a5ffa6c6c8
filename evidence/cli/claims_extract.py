"""`evidence claims extract`: the claims of a document as entries of claims.yaml, for editing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.assembly import Draft
    from evidence.claims.claim import Claim
    from evidence.library.changes import NewClaim
    from evidence.library.library import Library


_Named = tuple[str | None, str, str | None]
"""A reference: its key in the library, or None, a name for people, and the place in it that the mark names."""


@dataclass(frozen=True)
class _Saying:
    """A claim as one document makes it; `place` is its document and quote where these can be mapped."""

    claim: Claim
    references: tuple[_Named, ...]
    place: tuple[str, str] | None


def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Documents or folders.")],
    write: Annotated[bool, typer.Option("--write", help="Add the entries to claims.yaml.")] = False,
    library: options.LibraryFolder = None,
) -> None:
    """Print the claims of documents as entries of claims.yaml, for editing; `--write` adds them to the library.

    A claim that is made several times stands once, with every sentence that makes it under `appears_in`. What the
    library has already is left out. Sources are those that the marks of the copy lead to in references.bib.
    """
    from evidence.cli.claims_file import changed, opened_to_change
    from evidence.cli.claims_use import drafts
    from evidence.cli.settings import settings_with
    from evidence.library.changes import with_claims

    settings = settings_with(paths, library=library)
    with opened_to_change(settings, paths, write=write) as held:
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
    from evidence.library.claims_entries import id_of

    taken = {claim.id for claim in held.claims}
    named = []
    for one in found:
        name = id_of(one.statement, taken)
        taken.add(name)
        named.append(replace(one, id=name))
    return with_claims(Path("claims.yaml"), "", named) if named else "version: 1\nclaims: []\n"


def _entries(papers: Iterable[Draft], held: Library) -> list[NewClaim]:
    groups: dict[str, list[_Saying]] = {}
    for paper in papers:
        for saying in _sayings(paper, held):
            groups.setdefault(saying.claim.group, []).append(saying)
    return [_entry(made, held) for made in groups.values()]


def _entry(made: Sequence[_Saying], held: Library) -> NewClaim:
    from evidence.claims.citation_marks import without_marks
    from evidence.library.changes import NewClaim

    sources: dict[str, str | None] = {}
    nameless: dict[str, None] = {}
    for key, name, locator in (reference for saying in made for reference in saying.references):
        if key and held.reference(key):
            sources[key] = sources.get(key) or locator
        else:
            nameless[name] = None
    first = made[0].claim
    return NewClaim(
        without_marks(first.said),
        first.kind,
        tuple(sources.items()),
        appears_in=tuple(dict.fromkeys(saying.place for saying in made if saying.place)),
        note=f"Cited, and not in references.bib: {'; '.join(nameless)}" if nameless else None,
    )


def _sayings(paper: Draft, held: Library) -> Iterator[_Saying]:
    """The claims of a document that the library does not have."""
    from evidence.claims.wording import fold
    from evidence.library.mapping import Wordings, document_name

    name, wordings = document_name(paper.document.path, held), Wordings(paper.sentences)
    linked = {link.sentence.span for link in (*paper.links, *paper.withdrawn)}
    references = _references(paper, held)
    for claim in paper.claims:
        if claim.span not in linked:
            place = (name, fold(claim.sentence.said)) if wordings.hold_once(claim.sentence.said) else None
            yield _Saying(claim, tuple(references.get(claim.id, ())), place)


def _references(paper: Draft, held: Library) -> dict[str, list[_Named]]:
    """What the marks of each claim lead to, by the claim's id."""
    found: dict[str, list[_Named]] = {}
    for resolution in paper.resolutions:
        named = [(held.key_for(one), one.name, locator) for one, locator in resolution.located]
        for claim in dict.fromkeys(resolution.citation.claims):
            found.setdefault(claim, []).extend(named)
    return found
