"""Where the claims of a library are used in the copy: found without the outside world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.assembly import Draft
    from evidence.config import Settings
    from evidence.library.library import Library


@dataclass(frozen=True)
class Use:
    """A sentence of the copy that is a library claim: `match` is exact or mapped."""

    path: str
    line: int
    match: str
    text: str


def drafts(paths: Sequence[str], settings: Settings, library: Library) -> Iterator[Draft]:
    """The documents of these paths, understood as far as that goes without the outside world."""
    from evidence.assembly import draft
    from evidence.documents.reading import find_documents

    for path in find_documents(paths, settings.exclude, library.held_files()).documents:
        yield draft(path, library)


def uses(paths: Sequence[str], settings: Settings, library: Library) -> dict[str, list[Use]]:
    """Every use of every claim, by its id, in the order of the documents. A withdrawn claim is used by its words."""
    found: dict[str, list[Use]] = {}
    for paper in drafts(paths, settings, library):
        for link in (*paper.links, *paper.withdrawn):
            place = paper.document.locate(link.sentence.span)
            use = Use(paper.document.path, place.line, link.match, link.sentence.text)
            found.setdefault(link.claim.id, []).append(use)
    return found
