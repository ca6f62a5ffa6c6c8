"""A few documents at a time: read, then judged once their questions to the rest of the run are answered.

Nothing here knows other documents, so that several processes can do it side by side. What goes in and comes out is
small and can be sent from one to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.assembly import Desk, Draft, draft
from evidence.checked import Sought, Source
from evidence.citations.citation import NUMBERED, Citation, unmarked
from evidence.claims.grouping import Said, Saying
from evidence.documents.document import Block, Document
from evidence.documents.garbled import garbled
from evidence.documents.language import likeliest_language
from evidence.dossier import Dossier
from evidence.findings import Finding, Place, place_of
from evidence.ledger import Entry, entry_of
from evidence.library.brief import Brief
from evidence.library.claims_file import Waiver
from evidence.library.library import Library
from evidence.lookups import LibraryReferences, asked_for
from evidence.references.reference import Reference
from evidence.registries.registry import Lookup
from evidence.rules.catalogue import ALL_RULES

if TYPE_CHECKING:
    from evidence.registries.abstracts import AnswerOfAll

_PLACES = 5

Look = Callable[[Dossier], Any]
"""What a watcher takes of a dossier. It can be sent, and so can what it gives: a function of a module, and values."""

Progress = Callable[[str], None]

OF_WORDS = frozenset(
    {"sourcing", "agreement", "attribution", "language", "comparison", "balance", "regulatory", "consistency"}
)
"""The families of rules that judge words, and know English only."""


@dataclass(frozen=True)
class Questions:
    """What some documents ask the run: of their references, of those of the library that they cite, by key, whether
    other documents have said the same before, for the abstracts of works of which nothing is held, and which works
    their entries of articles name that have no DOI that leads there; `untold` are those of which nothing is held."""

    identifiers: tuple[str, ...]
    cited: frozenset[str | None]
    sayings: tuple[tuple[Saying, ...], ...]
    unread: tuple[str, ...] = ()
    articles: tuple[Reference, ...] = ()
    untold: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Answers:
    """The answers to `Questions`: look-ups by identifier, the references that are cited, and for each document what was
    said before, by its group; abstracts by the identifiers of their works, and what was found for entries without."""

    lookups: Mapping[str, Lookup]
    library_references: LibraryReferences
    earlier: tuple[Mapping[str, Said], ...]
    abstracts: Mapping[str, AnswerOfAll] = field(default_factory=dict)
    sought: Mapping[str, Sought] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """What a run keeps of one document; `foreign` says what of it was not judged, since it is in
    another language, `garbled` is where it is not as it was written, `seen` is what each watcher took. One that is
    `empty` has neither a sentence nor a reference."""

    path: str
    foreign: tuple[str, ...]
    garbled: Place | None
    waivers: tuple[Waiver, ...]
    findings: tuple[Finding, ...]
    entry: Entry
    seen: tuple[Any, ...]
    empty: bool = False


class Judge:
    """Reads documents and judges them, by turns."""

    def __init__(
        self, library: Library, today: date, brief: Brief, looks: Sequence[Look] = (), stdin_format: str = "txt"
    ) -> None:
        self._library = library
        self._desk = Desk(library, today, brief)
        self._looks = tuple(looks)
        self._stdin_format = stdin_format
        self._drafts: list[Draft] = []

    def read(self, paths: Sequence[Path], progress: Progress = lambda _: None) -> Questions:
        """Reads some documents. Raises `InputError` for one that cannot be read."""
        self._drafts = []
        for path in paths:
            progress(f"reading {path}")
            self._drafts.append(draft(path, self._library, self._stdin_format))
        unread = tuple(self._desk.readings.unread(source for paper in self._drafts for source in _sources(paper)))
        return Questions(
            tuple(name for paper in self._drafts for one in paper.references for name in asked_for(one)),
            frozenset(key for paper in self._drafts for key in paper.cited),
            tuple(paper.sayings for paper in self._drafts),
            tuple(name for one in unread if (name := one.identifier)),
            tuple(reference for paper in self._drafts for reference in paper.articles),
            unread,
        )

    def judge(self, answers: Answers) -> Iterator[Judged]:
        """Judges the documents that were read last, in their order."""
        self._desk.readings.hear(answers.abstracts)
        for paper, earlier in zip(self._drafts, answers.earlier, strict=True):
            dossier = self._desk.dossier(paper, answers.lookups, answers.library_references, earlier, answers.sought)
            yield Judged(
                path=dossier.document.path,
                foreign=tuple(_foreign(dossier)),
                garbled=_garbled(dossier.document),
                waivers=dossier.waivers,
                findings=tuple(_findings(dossier)),
                entry=entry_of(dossier),
                seen=tuple(look(dossier) for look in self._looks),
                empty=not (dossier.sentences or dossier.references),
            )


Answerer = Callable[[Questions], Answers]
Lots = Iterable[Sequence[Path]]
"""Documents, a few at a time."""


def judged_here(judge: Judge, lots: Lots, answer: Answerer, progress: Progress) -> Iterator[Judged]:
    """The documents judged by this process, in their order."""
    for paths in lots:
        yield from judge.judge(answer(judge.read(paths, progress)))


def _sources(paper: Draft) -> Iterator[Source]:
    return (source for ground in paper.grounds for source in ground.sources)


def _foreign(dossier: Dossier) -> Iterator[str]:
    """Why the words of a document, or of passages in it, are not judged."""
    if dossier.language is not None:
        yield f"the document is in another language ({dossier.language}) and is not judged"
    elif dossier.foreign_passages:
        passages = dossier.foreign_passages
        places = ", ".join(f"line {place}" if place.isdecimal() else place for place in _places(dossier, passages))
        names = ", ".join(sorted({likeliest_language(block.text) for block in passages}))
        yield f"passages in another language ({names}: {places}) are not judged"


def _garbled(document: Document) -> Place | None:
    span = garbled(document)
    return place_of(document, span) if span is not None else None


def _places(dossier: Dossier, passages: Sequence[Block]) -> Iterator[str]:
    yield from (str(dossier.document.locate(block.span)) for block in passages[:_PLACES])
    if len(passages) > _PLACES:
        yield f"{len(passages) - _PLACES} more"


def _findings(dossier: Dossier) -> Iterator[Finding]:
    foreign = dossier.language is not None
    renumbered = _Unnumbered(dossier)
    for rule in ALL_RULES:
        if not (foreign and rule.info.family in OF_WORDS):
            yield from map(renumbered.known, rule.check(dossier))


class _Unnumbered:
    """Lets findings about a sentence be known by its words without the numbers of its marks: they change with every
    reference that is put in before them."""

    def __init__(self, dossier: Dossier) -> None:
        marks: dict[int, list[Citation]] = {}
        for mark in dossier.citations:
            if mark.style in NUMBERED:
                marks.setdefault(mark.block, []).append(mark)
        marked = ((one, marks[one.block]) for one in dossier.sentences if one.block in marks)
        self._plain = {one.span: (one.text, unmarked(one, beside)) for one, beside in marked}
        self._claims = {checked.claim.id: checked.claim.span for checked in dossier.claims} if self._plain else {}

    def known(self, finding: Finding) -> Finding:
        """The finding, with the identity that it has without numbers."""
        about = finding.place.span
        if about not in self._plain:
            about = self._claims.get(finding.claim or "")
        if about not in self._plain:
            return finding
        written, plain = self._plain[about]
        words = finding.identity or finding.subject or finding.place.quote or ""
        return finding._replace(identity=words.replace(written, plain)) if written in words else finding
