"""From a file to its dossier: the stages in their order, each told what it needs and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from evidence.checked import CheckedClaim, CheckedReference, ClaimStatus, NamedBy, Sought, Source
from evidence.citations.citation import Citation, unmarked
from evidence.citations.finding import find_citations, marked_sentences, marks_in
from evidence.claims.claim import Claim, Sentence
from evidence.claims.detection import claim_of, claims_and_sayings
from evidence.claims.grouping import Said, Saying
from evidence.claims.notes import with_asserting_notes
from evidence.documents.document import COPY_KINDS, Document, Span
from evidence.documents.reading import read_document
from evidence.dossier import Dossier
from evidence.library.altered import Altered
from evidence.library.approval import approval_stands
from evidence.library.brief import Brief
from evidence.library.inline_waivers import inline_waivers
from evidence.library.library import Library, find_library
from evidence.library.linking import BrokenMapping, Link, link, link_withdrawn
from evidence.library.near import NearWordings
from evidence.library.other_sources import OtherSources, other_sources
from evidence.library.signoffs import Unsaid, unsaid
from evidence.lookups import LibraryReferences, checked_reference, with_sought
from evidence.readings import Reading, Readings
from evidence.references.back_pointers import pointers_in
from evidence.references.reference import Origin, Reference
from evidence.references.reference_list import names_article, read_reference_list
from evidence.references.resolution import Resolution, resolve, targets_of
from evidence.registries.markup import plain
from evidence.registries.registry import Lookup


@dataclass(frozen=True)
class Ground:
    """A claim and what it rests on; `others` are cited beside the words of a library claim and are no source of it."""

    claim: Claim
    marks: tuple[Resolution, ...]
    links: tuple[Link, ...]
    sources: tuple[Source, ...]
    others: OtherSources | None = None


@dataclass(frozen=True)
class Draft:
    """A document as far as it can be understood without the outside world."""

    document: Document
    sentences: tuple[Sentence, ...]
    grounds: tuple[Ground, ...]
    citations: tuple[Citation, ...]
    resolutions: tuple[Resolution, ...]
    references: tuple[Reference, ...]
    links: tuple[Link, ...]
    broken: tuple[BrokenMapping, ...]
    sayings: tuple[Saying, ...] = ()
    withdrawn: tuple[Link, ...] = ()
    cited: frozenset[str | None] = frozenset()
    """The keys of the library's references that the document cites, or that its library claims rest on."""
    articles: tuple[Reference, ...] = ()
    """The entries of articles that are not in the library."""
    altered: tuple[Altered, ...] = ()
    """The sentences that have approved words but for numbers, units or negations."""
    unsaid: Unsaid = field(default_factory=Unsaid)
    """The approved claims that it made when it was last signed off, and makes no more."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in their order."""
        return tuple(ground.claim for ground in self.grounds)


def other_libraries(documents: Iterable[Path], library: Library) -> tuple[Path, ...]:
    """The folders of the libraries that are nearer to some documents than the one that is used."""
    used = library.folder.resolve() if library.folder is not None else None
    folders = {path.resolve().parent for path in documents}
    return tuple(sorted({found for folder in folders if (found := find_library(folder)) not in (None, used)}))


def draft(path: Path, library: Library, stdin_format: str = "txt") -> Draft:
    """Reads one document as far as that goes without the outside world and without other documents."""
    document = with_asserting_notes(read_document(path, stdin_format=stdin_format))
    entries = tuple(_identified(entry, library) for entry in read_reference_list(document))
    marks = marks_in(document, targets_of(entries, library.catalogue))
    sentences = marked_sentences(document, marks, {entry.footnote for entry in entries if entry.footnote})
    links, broken = link(document, sentences, library)
    found, sayings = claims_and_sayings(document, sentences)
    claims = _with_mapped(document, found, links)
    asserting = {i: block.note for i, block in enumerate(document.blocks) if block.note and block.kind in COPY_KINDS}
    found_marks = find_citations(document, sentences, claims, marks)
    named = [entry.span for entry in entries if entry.span is not None] if asserting else []
    # What a note names in brackets is an entry, and not the mark of one.
    citations = tuple(one for one in found_marks if not any(span.overlaps(one.span) for span in named))
    resolutions = resolve(citations, entries, library.catalogue, asserting, pointers_in(document))
    pointed_at = _pointed_at(resolutions)
    inline = _distinct(r for r in (*entries, *pointed_at) if r.origin is Origin.INLINE)
    withdrawn = link_withdrawn(document, sentences, library)
    references = (*(entry for entry in entries if entry.origin is Origin.LIST), *inline)
    own = _grounds(claims, resolutions, links, library, _of_notes(document, asserting, entries))
    grounds = _with_restated(document, own)
    cited = {ground.claim.span: _pointed_at(ground.marks) for ground in grounds}
    return Draft(
        document,
        sentences,
        grounds,
        citations,
        resolutions,
        references,
        links,
        broken,
        sayings,
        withdrawn,
        _cited(resolutions, links, library),
        tuple(one for one in entries if names_article(one) and library.key_for(one) is None),
        library.altered.of(document, sentences, links, cited),
        unsaid(document, links, library),
    )


def _identified(entry: Reference, library: Library) -> Reference:
    """An entry without an identifier that surely names a work of the library is known by that work's."""
    if entry.identifiers or entry.miswritten_doi:
        return entry
    key = library.key_for(entry)
    held = library.reference(key) if key else None
    return replace(entry, doi=held.doi, pmid=held.pmid, pmcid=held.pmcid) if held and held.identifiers else entry


def _cited(resolutions: Sequence[Resolution], links: Sequence[Link], library: Library) -> frozenset[str | None]:
    """What has an identifier of its own is looked up as the document writes it."""
    pointed_at = _pointed_at(resolutions)
    cited = {r.key if r.identifiers else library.key_for(r) for r in pointed_at}
    return frozenset(cited | {source.ref for one in links for source in one.claim.sources})


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


def _pointed_at(resolutions: Iterable[Resolution]) -> list[Reference]:
    return [reference for resolution in resolutions for reference in resolution.references if reference is not None]


def _distinct(references: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple({r.identifier or r.url or r.raw: r for r in references}.values())


class Desk:
    """Makes dossiers of drafts."""

    def __init__(self, library: Library, today: date, brief: Brief) -> None:
        self._library = library
        self._today = today
        self._brief = brief
        self._near = NearWordings(library)
        self.readings = Readings(library)

    def dossier(
        self,
        paper: Draft,
        lookups: Mapping[str, Lookup],
        library_references: LibraryReferences,
        earlier: Mapping[str, Said],
        sought: Mapping[str, Sought] | None = None,
    ) -> Dossier:
        """The dossier of a document: `lookups` answer its references, by their identifiers.

        `earlier` is what other documents have said before, by the group of this one that says it again; `sought` is
        what was found for entries without an identifier.
        """
        pointed_at = {id(r) for resolution in paper.resolutions for r in resolution.references}
        grounds = tuple(_regrouped(ground, earlier) for ground in paper.grounds) if earlier else paper.grounds
        references = tuple(
            with_sought(checked_reference(r, lookups, cited=id(r) in pointed_at), sought or {})
            for r in paper.references
        )
        held = library_references.of(paper.cited)
        known = {one.reference.key or one.reference: one for one in (*references, *held)}
        return Dossier(
            document=paper.document,
            sentences=paper.sentences,
            claims=tuple(self._with_near(self._checked(_led(ground, known))) for ground in grounds),
            citations=paper.citations,
            resolutions=paper.resolutions,
            references=references,
            broken_mappings=paper.broken,
            today=self._today,
            library_references=held,
            earlier={said.group: said for said in earlier.values()},
            brief=self._brief,
            withdrawn=paper.withdrawn,
            altered=paper.altered,
            unsaid=paper.unsaid,
            waivers=inline_waivers(paper.document),
        )

    def _checked(self, ground: Ground) -> CheckedClaim:
        """The claim with its sources, and how far what is held of them agrees with it."""
        linked = [one.claim for one in ground.links]
        read = [one for source in ground.sources if (one := self.readings.of(source, linked)) is not None]
        citations = tuple(resolution.citation for resolution in ground.marks)
        words = ground.claim.compared_as(unmarked(ground.claim.sentence, citations)) if read else ""
        return CheckedClaim(
            claim=ground.claim,
            citations=citations,
            sources=tuple(self.readings.looked_up(source, linked) for source in ground.sources),
            links=ground.links,
            status=_status(ground, self._library, self._today),
            agreements=tuple(agreement for one in read for agreement in one.compared(ground.claim, words)),
            cards=tuple(one.card for one in read),
            others=ground.others,
            outage=next(filter(None, (self.readings.outage(source, linked) for source in ground.sources)), None),
            asked=any(map(self.readings.is_answered, ground.sources)),
            unnamed=_unnamed(read, words),
            texts=_texts(read) if len(read) == len(ground.sources) else None,
        )

    def _with_near(self, checked: CheckedClaim) -> CheckedClaim:
        """The claim with the library claims that say nearly the same, unless it is one of the library by its words."""
        if any(one.match == "exact" for one in checked.links):
            return checked
        near = self._near.of(checked.claim.said)
        return replace(checked, near=near) if near else checked


def _unnamed(read: Sequence[Reading], words: str) -> tuple[str, str] | None:
    """A medicine that a claim names, and no source that is read, with one that they name instead."""
    found = [one.medicine_instead(words) for one in read]
    return found[0] if found and all(found) else None


def _texts(read: Sequence[Reading]) -> tuple[str, ...] | None:
    """The words of all sources that are read; None where of one not all words are held."""
    texts = tuple(one.text for one in read if one.text is not None and not one.quoted)
    return texts if texts and len(texts) == len(read) else None


def _led(ground: Ground, known: Mapping[Reference | str, CheckedReference]) -> Ground:
    """The ground with its sources as the registries know them."""
    return replace(ground, sources=tuple(_as_known(one, known) for one in ground.sources))


def _as_known(source: Source, known: Mapping[Reference | str, CheckedReference]) -> Source:
    """A source with the DOI that its PMID or a search leads to, and with the title that its record has."""
    checked = known.get(source.reference.key or source.reference) or known.get(source.key or "")
    if checked is None:
        return source
    found = checked.as_found
    record = (found or checked).record
    title = record.whole_title if record is not None and (found or not checked.is_of_another) else None
    doi = checked.right_doi if found else checked.followed_doi
    return replace(source, followed=doi, matched=found is not None, title=plain(title) if title else None)


def _regrouped(ground: Ground, earlier: Mapping[str, Said]) -> Ground:
    said = earlier.get(ground.claim.group)
    return replace(ground, claim=replace(ground.claim, group=said.group)) if said else ground


def _of_notes(
    document: Document, asserting: Mapping[int, str], entries: Iterable[Reference]
) -> Mapping[int, Sequence[Reference]]:
    """What a note names, by the blocks of copy in which the same note asserts something."""
    if not asserting:
        return {}
    notes = {block.span: block.note for block in document.blocks}
    named: dict[str | None, list[Reference]] = {}
    for entry in entries:
        if entry.span is not None:
            note = notes.get(entry.span, entry.footnote or entry.label)
            named.setdefault(note, []).append(entry)
    return {index: named.get(note, []) for index, note in asserting.items()}


def _grounds(
    claims: Sequence[Claim],
    resolutions: Sequence[Resolution],
    links: Sequence[Link],
    library: Library,
    noted: Mapping[int, Sequence[Reference]],
) -> tuple[Ground, ...]:
    marks: dict[str, list[Resolution]] = {}
    for resolution in resolutions:
        for claim_id in resolution.citation.claims:
            marks.setdefault(claim_id, []).append(resolution)
    linked: dict[Span, list[Link]] = {}
    for one in links:
        linked.setdefault(one.sentence.span, []).append(one)
    return tuple(
        Ground(
            claim,
            tuple(own),
            tuple(mapped),
            _sources(own, mapped, library, noted.get(claim.sentence.block, ())),
            other_sources(claim.sentence, own, mapped, library),
        )
        for claim in claims
        for own, mapped in [(marks.get(claim.id, []), linked.get(claim.span, []))]
    )


def _with_restated(document: Document, grounds: tuple[Ground, ...]) -> tuple[Ground, ...]:
    """The grounds; a claim that the page does not show, where no mark can stand, takes the sources of the first claim
    of the page that says the same."""
    unshown = [document.blocks[ground.claim.sentence.block].unshown for ground in grounds]
    if not any(unshown):
        return grounds
    sources: dict[str, tuple[Source, ...]] = {}
    for ground, hidden in zip(grounds, unshown, strict=True):
        if ground.sources and not hidden:
            sources.setdefault(ground.claim.group, ground.sources)
    return tuple(
        replace(ground, sources=sources.get(ground.claim.group, ()))
        if hidden and not (ground.sources or ground.marks or ground.links)
        else ground
        for ground, hidden in zip(grounds, unshown, strict=True)
    )


def _status(ground: Ground, library: Library, today: date) -> ClaimStatus:
    """An approval is of words and their sources: it does not cover the same words on the grounds of other works."""
    approved = any(one.match == "exact" and approval_stands(one.claim, library, today) for one in ground.links)
    if approved and not (ground.others and ground.others.instead):
        return ClaimStatus.APPROVED
    return ClaimStatus.SOURCED if ground.sources else ClaimStatus.UNSOURCED


def _sources(
    marks: Sequence[Resolution], links: Sequence[Link], library: Library, noted: Sequence[Reference]
) -> tuple[Source, ...]:
    """Marks first, then what the claim's own note names, then the library. A work that several name is one source; its
    key is the library's, and so is the place in it where the library names one."""
    pointed_at = [pair for resolution in marks for pair in resolution.located]
    cited = [
        Source(reference, NamedBy.CITATION, library.key_for(reference), locator)
        for reference, locator in (*pointed_at, *((one, None) for one in noted))
    ]
    agreed = [
        Source(reference, NamedBy.LIBRARY, reference.key, source.locator)
        for one in links
        for source in one.claim.sources
        if (reference := library.reference(source.ref)) is not None
    ]
    merged: dict[str, Source] = {}
    places: dict[str, str] = {}
    for source in (*cited, *agreed):
        merged.setdefault(_work(source, library), source)
    for source in (*agreed, *cited):
        if source.locator:
            places.setdefault(_work(source, library), source.locator)
    return tuple(replace(source, locator=places.get(work)) for work, source in merged.items())


def _work(source: Source, library: Library) -> str:
    """One name for a work, whether a mark gives its PMID and the library its DOI."""
    held = library.reference(source.key) if source.key else None
    return (held and held.identifier) or source.reference.identifier or source.reference.name
