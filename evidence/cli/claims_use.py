"""Where the claims of a library are used in the copy: found without the outside world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.assembly import Draft
    from evidence.config import Settings
    from evidence.library.claims_file import Appearance, LibraryClaim
    from evidence.library.library import Library


def mapped_to_nothing(
    paths: Sequence[str], settings: Settings, library: Library
) -> list[tuple[LibraryClaim, Appearance]]:
    """The mappings of a library whose document is not among the copy, and not below the library's folder either.

    That can only be said where these are the paths of the configuration, which are all the copy there is; else none.
    What `exclude` passes over is there all the same.
    """
    from evidence.documents.reading import find_documents

    if not settings.paths or tuple(paths) != settings.paths or not library.claims:
        return []
    found = find_documents(paths)
    files = [*found.documents, *found.unread, *(copy for copy, _ in found.annotated)]
    folder = library.folder or Path()
    return [pair for pair in library.appearances.naming_none(files) if not (folder / pair[1].document).exists()]


@dataclass(frozen=True)
class Use:
    """A sentence of the copy that is a library claim: `match` is exact or mapped.

    It is "altered" where the sentence has `approved` words of the claim with another number, unit or negation, which
    is no use of the claim any more. `others` name works that are cited beside it and are no source of the claim.
    """

    path: str
    line: int
    match: str
    text: str
    others: tuple[str, ...] = ()
    approved: str | None = None


def drafts(paths: Sequence[str], settings: Settings, library: Library) -> Iterator[Draft]:
    """The documents of these paths, understood as far as that goes without the outside world."""
    from evidence.assembly import draft
    from evidence.documents.reading import find_documents

    for path in find_documents(paths, settings.exclude, library.held_files()).documents:
        yield draft(path, library)


def uses(paths: Sequence[str], settings: Settings, library: Library) -> dict[str, list[Use]]:
    """Every use of every claim, by its id, in the order of the documents. A withdrawn claim is used by its words.

    What became of the words of an approved claim is among them.
    """
    found: dict[str, list[Use]] = {}
    for paper in drafts(paths, settings, library):
        others = {ground.claim.span: ground.others.references for ground in paper.grounds if ground.others}
        for link in (*paper.links, *paper.withdrawn):
            place = paper.document.locate(link.sentence.span)
            cited = others.get(link.sentence.span, ()) if link.match == "exact" else ()
            names = tuple(library.key_for(one) or one.identifier or one.name for one in cited)
            use = Use(paper.document.path, place.line, link.match, link.sentence.text, names)
            found.setdefault(link.claim.id, []).append(use)
        for one in paper.altered:
            line = paper.document.locate(one.sentence.span).line
            use = Use(paper.document.path, line, "altered", one.said, approved=one.wording)
            found.setdefault(one.claim.id, []).append(use)
    return found
