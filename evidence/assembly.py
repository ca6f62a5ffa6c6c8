"""From a file to its dossier: the stages in their order, each told what it needs and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.agreement.compare import compare, compare_with_text
from evidence.citations.citation import Citation
from evidence.citations.finding import find_citations
from evidence.claims.claim import Claim, Sentence
from evidence.claims.detection import claim_of, claims_and_repeats
from evidence.claims.grouping import Repeats, Said
from evidence.claims.sentences import sentences_of
from evidence.documents.document import Document, Span
from evidence.documents.reading import read_document
from evidence.dossier import CheckedClaim, CheckedReference, ClaimStatus, Dossier, Source
from evidence.library.approval import approval_stands
from evidence.library.brief import Brief
from evidence.library.cards import card_for
from evidence.library.claims_file import LibraryClaim
from evidence.library.inline_waivers import inline_waivers
from evidence.library.library import Library
from evidence.library.linking import BrokenMapping, Link, as_printed, link, link_withdrawn
from evidence.library.near import NearWordings
from evidence.references.reference import Origin, Reference
from evidence.references.reference_list import read_reference_list
from evidence.references.resolution import Resolution, resolve, targets_of
from evidence.registries.comparison import compare as differences_of
from evidence.registries.registry import Absent, Found, Lookup, Record, Registry, Status
from evidence.registries.status import status_of
from evidence.registries.title_marks import names_notice
from evidence.sources.card import SourceCard
from evidence.sources.held import held_text

if TYPE_CHECKING:
    from evidence.registries.matching import Finder


@dataclass(frozen=True)
class Draft:
    """A document as far as it can be understood without the outside world."""

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    resolutions: tuple[Resolution, ...]
    references: tuple[Reference, ...]
    links: tuple[Link, ...]
    broken: tuple[BrokenMapping, ...]
    earlier: Mapping[str, Said]
    withdrawn: tuple[Link, ...] = ()


def draft(path: Path, library: Library, repeats: Repeats, stdin_format: str = "txt") -> Draft:
    """Reads one document as far as that goes without the outside world. `repeats` is what was said before it."""
    document = read_document(path, stdin_format=stdin_format)
    sentences = sentences_of(document)
    links, broken = link(document, sentences, library)
    found, earlier = claims_and_repeats(document, sentences, repeats)
    claims = _with_mapped(document, found, links)
    entries = read_reference_list(document)
    citations = find_citations(document, sentences, claims, targets_of(entries, library.references))
    resolutions = resolve(citations, entries, library.references)
    inline = _distinct(
        reference
        for resolution in resolutions
        for reference in resolution.references
        if reference is not None and reference.origin is Origin.INLINE
    )
    withdrawn = link_withdrawn(document, sentences, library)
    references = (*entries, *inline)
    return Draft(document, sentences, claims, citations, resolutions, references, links, broken, earlier, withdrawn)


def _with_mapped(document: Document, claims: tuple[Claim, ...], links: Iterable[Link]) -> tuple[Claim, ...]:
    """A sentence that a person has mapped to a library claim is a claim, whatever the detection thinks."""
    known = {claim.sentence.span for claim in claims}
    mapped = {
        one.sentence.span: claim_of(document, one.sentence, kind=one.claim.kind, signals=("mapped",))
        for one in links
        if one.sentence.span not in known
    }
    if not mapped:
        return claims
    return tuple(sorted((*claims, *mapped.values()), key=lambda claim: claim.span))


def _distinct(references: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple({r.identifier or r.url or r.raw: r for r in references}.values())


class Desk:
    """Makes dossiers of drafts, and remembers what was asked and which references of the library were used."""

    def __init__(
        self,
        library: Library,
        registry: Registry,
        today: date,
        max_age: int,
        brief: Brief,
        finders: Sequence[Finder] = (),
    ) -> None:
        self._brief = brief
        self._library = library
        self._registry = registry
        self._today = today
        self._max_age = max_age
        self._finders = finders
        self._lookups: dict[str, Lookup] = {}
        self._used: set[str | None] = set()
        self._shelf: dict[str | None, CheckedReference] = {}
        self._places: dict[str | None, int] = {}
        self._near = NearWordings(library)

    def dossiers(self, drafts: Sequence[Draft], progress: Callable[[str], None]) -> Iterator[Dossier]:
        """The dossiers of some documents; what they cite is looked up together, each DOI once a run."""
        wanted = [*self._library.references, *(reference for one in drafts for reference in one.references)]
        names = {reference.identifier: None for reference in wanted if reference.identifier}
        missing = [name for name in names if name not in self._lookups]
        if missing:
            progress(f"looking up {len(missing)} references")
            answers = self._registry.get_many(missing)
            self._lookups |= {name: _aged(answers[name], self._today, self._max_age) for name in missing}
        if not self._shelf:  # an empty library is looked through in no time
            shelf_ = (_checked(r, self._lookups, cited=True) for r in self._library.references)
            self._shelf = {one.reference.key: _righted(one, self._finders) for one in shelf_}
            self._places = {key: place for place, key in enumerate(self._shelf)}
        for paper in drafts:
            used = _used_keys(paper)
            self._used |= used
            shelf = tuple(self._shelf[key] for key in sorted(used & self._shelf.keys(), key=self._places.__getitem__))
            dossier = _dossier(paper, self._library, self._lookups, shelf, self._today)
            claims = tuple(self._with_near(one, paper) for one in dossier.claims)
            yield replace(dossier, claims=claims, brief=self._brief)

    def _with_near(self, checked: CheckedClaim, paper: Draft) -> CheckedClaim:
        """The claim with the library claims that say nearly the same, unless it is one of the library by its words."""
        if any(one.match == "exact" for one in checked.links):
            return checked
        near = self._near.of(as_printed(paper.document, checked.claim.sentence))
        return replace(checked, near=near) if near else checked

    def references(self) -> tuple[CheckedReference, ...]:
        """The library's references, once all documents are done: only then it is known which are cited."""
        return tuple(
            checked if checked.reference.key in self._used else replace(checked, cited=False)
            for checked in self._shelf.values()
        )


def _aged(lookup: Lookup, today: date, max_age: int) -> Lookup:
    """A record whose update status was asked for too long ago is no clean bill: what is known of it stays."""
    if not isinstance(lookup, Found) or lookup.record.status_checked is None:
        return lookup
    if (today - lookup.record.status_checked).days <= max_age:
        return lookup
    return replace(lookup, record=replace(lookup.record, status_known=False))


def _used_keys(paper: Draft) -> set[str | None]:
    cited = {r.key for resolution in paper.resolutions for r in resolution.references if r}
    mapped = {source.ref for link_ in paper.links for source in link_.claim.sources}
    return cited | mapped


def _checked(reference: Reference, lookups: Mapping[str, Lookup], *, cited: bool) -> CheckedReference:
    lookup = _lookup_of(reference, lookups)
    if not isinstance(lookup, Found):
        return CheckedReference(reference, lookup, Status.UNKNOWN, (), cited)
    differences = differences_of(reference, lookup.record)
    return CheckedReference(reference, lookup, _standing(reference, lookup.record), differences, cited)


def _righted(checked: CheckedReference, finders: Sequence[Finder]) -> CheckedReference:
    """With the DOI of the work that is written, where the entry has none, or one that does not lead there."""
    astray = isinstance(checked.lookup, Absent) or any(one.field == "work" for one in checked.differences)
    if not finders or not (astray or checked.reference.identifier is None):
        return checked
    from evidence.registries.matching import match

    found = match(checked.reference, finders).found
    return replace(checked, right_doi=found.record.doi) if found else checked


def _standing(reference: Reference, record: Record) -> Status:
    """The standing of what is cited: some notices share the DOI of their work, and only the written title tells."""
    return Status.NOTICE if reference.title and names_notice(reference.title) else status_of(record)


def _lookup_of(reference: Reference, lookups: Mapping[str, Lookup]) -> Lookup | None:
    return lookups[reference.identifier] if reference.identifier else None


def _dossier(
    paper: Draft, library: Library, lookups: Mapping[str, Lookup], shelf: Sequence[CheckedReference], today: date
) -> Dossier:
    pointed_at = {id(r) for resolution in paper.resolutions for r in resolution.references}
    return Dossier(
        document=paper.document,
        sentences=paper.sentences,
        claims=_checked_claims(paper, library, today),
        citations=paper.citations,
        resolutions=paper.resolutions,
        references=tuple(_checked(r, lookups, cited=id(r) in pointed_at) for r in paper.references),
        broken_mappings=paper.broken,
        today=today,
        library_references=tuple(shelf),
        earlier=paper.earlier,
        withdrawn=paper.withdrawn,
        waivers=inline_waivers(paper.document),
    )


def _checked_claims(paper: Draft, library: Library, today: date) -> tuple[CheckedClaim, ...]:
    marks: dict[str, list[Resolution]] = {}
    for resolution in paper.resolutions:
        for claim_id in resolution.citation.claims:
            marks.setdefault(claim_id, []).append(resolution)
    links: dict[Span, list[Link]] = {}
    for one in paper.links:
        links.setdefault(one.sentence.span, []).append(one)
    return tuple(
        _checked_claim(claim, marks.get(claim.id, []), links.get(claim.span, []), library, today)
        for claim in paper.claims
    )


def _checked_claim(
    claim: Claim, marks: Sequence[Resolution], links: Sequence[Link], library: Library, today: date
) -> CheckedClaim:
    sources = _sources(marks, links, library)
    linked = [one.claim for one in links]
    cards = [card for source in sources if (card := card_for(source.reference, linked, library)) is not None]
    texts = [(card, text) for source in sources for card, text in _held(source, linked, library)]
    return CheckedClaim(
        claim=claim,
        citations=tuple(resolution.citation for resolution in marks),
        sources=sources,
        links=tuple(links),
        status=_status(sources, links, library, today),
        agreements=(
            *(agreement for card in cards for agreement in compare(claim, card)),
            *(agreement for card, text in texts for agreement in compare_with_text(claim.text, card, text)),
        ),
        cards=(*cards, *(card for card, _ in texts)),
    )


def _held(source: Source, linked: Sequence[LibraryClaim], library: Library) -> Iterator[tuple[SourceCard, str]]:
    """The text of a source that is held beside the library, with its card; a card that a person made wins over it."""
    if library.folder is None or source.key is None or card_for(source.reference, linked, library) is not None:
        return
    reference = library.reference(source.key) or source.reference
    held = _read(library.folder, source.key, reference.title, reference.doi)
    if held is not None:
        yield held


@lru_cache(maxsize=256)
def _read(folder: Path, key: str, title: str | None, doi: str | None) -> tuple[SourceCard, str] | None:
    """The card of a held text and the text itself, read once for all the claims that cite it."""
    held = held_text(folder, key)
    if held is None:
        return None
    from evidence.sources.extraction import extract_card  # many words and patterns, for few libraries

    card = extract_card(held.text, title=title, doi=doi, key=key, depth=held.depth, origin=held.origin)
    return card, held.text


def _status(sources: Sequence[Source], links: Sequence[Link], library: Library, today: date) -> ClaimStatus:
    if any(one.match == "exact" and approval_stands(one.claim, library, today) for one in links):
        return ClaimStatus.APPROVED
    return ClaimStatus.SOURCED if sources else ClaimStatus.UNSOURCED


def _sources(marks: Sequence[Resolution], links: Sequence[Link], library: Library) -> tuple[Source, ...]:
    """Marks first, then the library. A work that both name is one source; its key is the library's."""
    keys = library.key_of
    cited = [
        Source(r, "citation", r.key or next((keys[name] for name in r.identifiers if name in keys), None))
        for resolution in marks
        for r in resolution.references
        if r
    ]
    agreed = [
        Source(reference, "library", reference.key, source.locator)
        for one in links
        for source in one.claim.sources
        if (reference := library.reference(source.ref)) is not None
    ]
    merged: dict[str, Source] = {}
    for source in (*cited, *agreed):
        merged.setdefault(_work(source, library), source)
    return tuple(merged.values())


def _work(source: Source, library: Library) -> str:
    """One name for a work, whether a mark gives its PMID and the library its DOI."""
    held = library.reference(source.key) if source.key else None
    return (held and held.identifier) or source.reference.identifier or source.reference.name
