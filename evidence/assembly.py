"""From a file to its dossier: the stages in their order, each told what it needs and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from evidence.agreement.compare import compare, compare_with_text
from evidence.citations.citation import Citation
from evidence.citations.finding import find_citations
from evidence.claims.claim import Claim, Sentence
from evidence.claims.detection import claim_of, claims_and_sayings
from evidence.claims.grouping import Said, Saying
from evidence.claims.sentences import sentences_of
from evidence.documents.document import Document, Span
from evidence.documents.reading import read_document
from evidence.dossier import CheckedClaim, ClaimStatus, Dossier, Source
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
from evidence.registries.registry import Lookup
from evidence.shelf import Shelf, checked_reference
from evidence.sources.card import SourceCard
from evidence.sources.held import held_text


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
    sayings: tuple[Saying, ...] = ()
    withdrawn: tuple[Link, ...] = ()

    @property
    def cited(self) -> frozenset[str | None]:
        """The keys of the library's references that the document cites, or that its library claims rest on."""
        cited = {r.key for resolution in self.resolutions for r in resolution.references if r}
        return frozenset(cited | {source.ref for one in self.links for source in one.claim.sources})


def draft(path: Path, library: Library, stdin_format: str = "txt") -> Draft:
    """Reads one document as far as that goes without the outside world and without other documents."""
    document = read_document(path, stdin_format=stdin_format)
    sentences = sentences_of(document)
    links, broken = link(document, sentences, library)
    found, sayings = claims_and_sayings(document, sentences)
    claims = _with_mapped(document, found, links)
    entries = read_reference_list(document)
    citations = find_citations(document, sentences, claims, targets_of(entries, library.catalogue))
    resolutions = resolve(citations, entries, library.catalogue)
    inline = _distinct(
        reference
        for resolution in resolutions
        for reference in resolution.references
        if reference is not None and reference.origin is Origin.INLINE
    )
    withdrawn = link_withdrawn(document, sentences, library)
    references = (*entries, *inline)
    return Draft(document, sentences, claims, citations, resolutions, references, links, broken, sayings, withdrawn)


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
    """Makes dossiers of drafts."""

    def __init__(self, library: Library, today: date, brief: Brief) -> None:
        self._library = library
        self._today = today
        self._brief = brief
        self._near = NearWordings(library)

    def dossier(
        self,
        paper: Draft,
        lookups: Mapping[str, Lookup],
        shelf: Shelf,
        earlier: Mapping[str, Said],
    ) -> Dossier:
        """The dossier of a document: `lookups` answer its references, by their identifiers.

        `shelf` holds the references of the library; `earlier` is what other documents have said before, by the group of
        this one that says it again.
        """
        pointed_at = {id(r) for resolution in paper.resolutions for r in resolution.references}
        claims = tuple(_regrouped(claim, earlier) for claim in paper.claims) if earlier else paper.claims
        checked = _checked_claims(replace(paper, claims=claims), self._library, self._today)
        return Dossier(
            document=paper.document,
            sentences=paper.sentences,
            claims=tuple(self._with_near(one, paper) for one in checked),
            citations=paper.citations,
            resolutions=paper.resolutions,
            references=tuple(checked_reference(r, lookups, cited=id(r) in pointed_at) for r in paper.references),
            broken_mappings=paper.broken,
            today=self._today,
            library_references=shelf.of(paper.cited),
            earlier={said.group: said for said in earlier.values()},
            brief=self._brief,
            withdrawn=paper.withdrawn,
            waivers=inline_waivers(paper.document),
        )

    def _with_near(self, checked: CheckedClaim, paper: Draft) -> CheckedClaim:
        """The claim with the library claims that say nearly the same, unless it is one of the library by its words."""
        if any(one.match == "exact" for one in checked.links):
            return checked
        near = self._near.of(as_printed(paper.document, checked.claim.sentence))
        return replace(checked, near=near) if near else checked


def _regrouped(claim: Claim, earlier: Mapping[str, Said]) -> Claim:
    said = earlier.get(claim.group)
    return replace(claim, group=said.group) if said else claim


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
