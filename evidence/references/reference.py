"""References: what a citation points at, as somebody wrote it down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from evidence.documents.document import Span


class Origin(StrEnum):
    """Where a reference was written down."""

    LIST = "list"
    LIBRARY = "library"
    INLINE = "inline"


@dataclass(frozen=True)
class Reference:
    """A bibliographic entry: `raw` is what was written, the other fields what was made of it.

    `authors` are in order, each "Family, Given" or "Family GG" or a group's name, as written; `truncated_authors`
    says that the list ends in "et al." or "and others". `doi` is normalised (see `identifiers`). A field that was not
    found is None or empty. `footnote` is the name of the note that it is or stands in, where marks of their own
    lead there. `span` lies in the document for entries of its own list; `path` and `line` name the file for entries of
    `references.bib`. `miswritten_doi` is what stands for the DOI and is not one. `follows` says that it shares an
    entry of a list, and its number, with the work before it.
    """

    raw: str
    origin: Origin
    label: str | None = None
    key: str | None = None
    span: Span | None = None
    path: str | None = None
    line: int | None = None
    kind: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    truncated_authors: bool = False
    container: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    note: str | None = None
    footnote: str | None = None
    miswritten_doi: str | None = None
    follows: bool = False

    @property
    def name(self) -> str:
        """What people call it in a message: its key, its note or label in brackets, its DOI, or its first words."""
        if self.key:
            return self.key
        if self.footnote and self.origin is Origin.LIST:
            return self.footnote
        if self.label:
            return f"[{self.label}]"
        return self.doi or self.raw[:60]

    @cached_property
    def identifiers(self) -> tuple[str, ...]:
        """All that it can be known by: the DOI, `pmid:123`, `pmcid:pmc123`."""
        pmid = f"pmid:{self.pmid}" if self.pmid else None
        pmcid = f"pmcid:{self.pmcid.lower()}" if self.pmcid else None
        return tuple(name for name in (self.doi, pmid, pmcid) if name)

    @property
    def identifier(self) -> str | None:
        """What it is looked up by: the first of its identifiers; None where there is none."""
        return next(iter(self.identifiers), None)

    @property
    def beside(self) -> str | None:
        """The PMID that stands beside a DOI, which may be that of another work."""
        return f"pmid:{self.pmid}" if self.doi and self.pmid else None
