"""Which entry means the same work, where no identifier tells."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.citations.surnames import folded
from evidence.late import late_regex
from evidence.references.names import family_of
from evidence.references.reference import Reference

_SIGNS = late_regex(r"[\W_]+")
_FIRST_PAGE = late_regex(r"\w+")

_Work = tuple[str, int, str]


class Works:
    """References by their first author, year and title."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self._found: dict[_Work, list[Reference]] = {}
        for reference in references:
            if work := work_of(reference):
                self._found.setdefault(work, []).append(reference)

    def same_as(self, reference: Reference) -> Reference | None:
        """The one reference that agrees in first author, year and title, and has no other volume or first page.

        None where one of the three is missing or differs, and where several works could be meant.
        """
        work = work_of(reference)
        same = [one for one in self._found.get(work, ()) if _may_be(one, reference)] if work else []
        return same[-1] if len({one.identifier or one.key for one in same}) == 1 else None


def work_of(reference: Reference) -> _Work | None:
    """First author, year and title as they are compared; None where one of them is missing."""
    if not reference.authors or not reference.year or not reference.title:
        return None
    author, title = folded(family_of(reference.authors[0])), _plain(reference.title)
    return (author, reference.year, title) if author and title else None


def _plain(title: str) -> str:
    """A title without case, accents, punctuation and dashes."""
    return folded(_SIGNS.sub(" ", title).strip())


def _may_be(first: Reference, second: Reference) -> bool:
    volumes = {one.volume.strip().casefold() for one in (first, second) if one.volume}
    pages = {page[0].casefold() for one in (first, second) if one.pages and (page := _FIRST_PAGE.search(one.pages))}
    return len(volumes) < 2 and len(pages) < 2
