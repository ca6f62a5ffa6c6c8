"""What is known of one reference and of one claim: its sources, what the registries say, how far both sides agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from evidence.agreement.agreement import Agreement, Verdict
from evidence.agreement.verdict import PairVerdict, verdict_of
from evidence.citations.citation import Citation
from evidence.claims.claim import Claim
from evidence.documents.document import Document, Location
from evidence.findings import Place, place_of
from evidence.library.claims_file import LibraryClaim
from evidence.library.linking import Link
from evidence.library.near import Near
from evidence.library.other_sources import OtherSources
from evidence.references.reference import Reference
from evidence.registries.comparison import Difference
from evidence.registries.registry import Found, Lookup, Record, Status
from evidence.registries.status import why_unchecked
from evidence.sources.card import SourceCard
from evidence.sources.locators import Located


class ClaimStatus(StrEnum):
    """Whether a claim has a source, and whether the team has approved it; the contract's list."""

    UNSOURCED = "unsourced"
    SOURCED = "sourced"
    APPROVED = "approved"


class NamedBy(StrEnum):
    """What names a source of a claim: a mark in the copy, or a claim of the library."""

    CITATION = "citation"
    LIBRARY = "library"


@dataclass(frozen=True)
class Source:
    """One source of one claim, with its key in the library.

    `via` is what names it; words that the page does not show have it from the claim that they say again. `locator` is
    the place in it that a library claim or else the mark names, `located` whether that place is in the text held; None
    where nothing is named or held. `misfiled` is the text beside the library where it is plainly that of another work.
    `followed` is the DOI that its PMID or PMCID leads to, where it is written without one; or, where it was `matched`,
    that of the work which a search found, since no DOI that is written leads there. `title` is the one that the work's
    record has.
    """

    reference: Reference
    via: NamedBy
    key: str | None = None
    locator: str | None = None
    located: Located | None = None
    misfiled: Path | None = None
    followed: str | None = None
    matched: bool = False
    title: str | None = None

    @property
    def doi(self) -> str | None:
        """The DOI of the work: as written, else, or where that is none of it, as the registries tell."""
        return self.followed if self.matched else self.reference.doi or self.followed

    @property
    def is_cited(self) -> bool:
        """Whether a mark in the copy names it."""
        return self.via is NamedBy.CITATION

    def is_of(self, agreement: Agreement) -> bool:
        """Whether a slot was compared with this source."""
        named = self.key is not None and agreement.key == self.key
        return named or (agreement.doi is not None and agreement.doi == self.doi)


@dataclass(frozen=True)
class Sought:
    """What came of a search for the work that an entry names, which has no DOI that leads there.

    `doi` is that of the work that it surely names, None for none, `lookup` what the registries say of that work, and
    `status` how it stands; `failure` is why nobody could be asked.
    """

    doi: str | None = None
    lookup: Lookup | None = None
    status: Status = Status.UNKNOWN
    failure: str | None = None

    @property
    def record(self) -> Record | None:
        """The record of the work that was found."""
        return self.lookup.record if isinstance(self.lookup, Found) else None


@dataclass(frozen=True)
class CheckedReference:
    """A reference and what the registries say. `lookup` is None where there is no identifier to look up.

    `sought` is set where the work that is written was searched for, because the entry has no DOI that leads there. Of
    an entry without a DOI `status` then tells what is bad: a match is good enough for that, and for no clean bill.
    """

    reference: Reference
    lookup: Lookup | None
    status: Status
    differences: tuple[Difference, ...]
    cited: bool
    sought: Sought | None = None

    @property
    def right_doi(self) -> str | None:
        """The DOI of the work that is written, where a search found it."""
        return self.sought.doi if self.sought else None

    @property
    def record(self) -> Record | None:
        """The registry's record, if one was found."""
        return self.lookup.record if isinstance(self.lookup, Found) else None

    @property
    def is_of_another(self) -> bool:
        """Whether its identifier leads to another work than the one written."""
        return any(difference.field == "work" for difference in self.differences)

    @property
    def names(self) -> tuple[str, ...]:
        """What its work is known by: the identifiers that are written, and the DOI that they surely lead to."""
        prime = () if self.record is None or self.is_of_another else (self.record.prime_doi,)
        return tuple(dict.fromkeys((*self.reference.identifiers, *prime)))

    @property
    def followed_doi(self) -> str | None:
        """The DOI that the PMID or PMCID of an entry without one leads to."""
        found = (name for name in self.names if name.startswith("10."))
        return next(found, None) if self.reference.doi is None else None

    @property
    def as_found(self) -> CheckedReference | None:
        """The entry, without a DOI that leads elsewhere, beside the record of the work that a search found."""
        record = self.sought.record if self.sought else None
        if self.sought is None or record is None:
            return None
        written = replace(self.reference, doi=None, pmid=None, pmcid=None)
        return replace(self, reference=written, lookup=self.sought.lookup, status=self.sought.status, differences=())

    @property
    def unchecked(self) -> str | None:
        """Why the reference could not be checked, or not whether its work still stands; None where it was."""
        return why_unchecked(self.lookup)


@dataclass(frozen=True)
class CheckedClaim:
    """A claim with its marks, its sources, its library claims, how far the sources agree, and their cards.

    `near` are library claims in nearly these words: suggestions, and no links. `others` are cited beside the words of a
    library claim and are no source of it. `outage` is why the abstract of a source could not be had, of which nothing
    else is held. `unnamed` is a medicine that the claim names and none of the texts held of its sources does, with one
    that they name instead. `asked`: registries answered for the abstract of a source. `texts` are the words of its
    sources; None unless every source is held with all its words.
    """

    claim: Claim
    citations: tuple[Citation, ...]
    sources: tuple[Source, ...]
    links: tuple[Link, ...]
    status: ClaimStatus
    agreements: tuple[Agreement, ...]
    cards: tuple[SourceCard, ...] = ()
    near: tuple[Near, ...] = ()
    others: OtherSources | None = None
    outage: str | None = None
    asked: bool = False
    unnamed: tuple[str, str] | None = None
    texts: tuple[str, ...] | None = None

    @property
    def is_marked(self) -> bool:
        """Whether a mark names a source, or was meant to: that of a note which only explains does not."""
        return bool(self.citations) and (bool(self.sources) or any(mark.note is None for mark in self.citations))

    @property
    def library_claims(self) -> tuple[LibraryClaim, ...]:
        """The library claims that this sentence is linked to."""
        return tuple(link.claim for link in self.links)

    def disagreements(self) -> Iterator[Agreement]:
        """The slots that do not match in the source that agrees best; none where one source agrees in all."""
        best = self.best_agreements
        return (agreement for agreement in best if agreement.verdict is not Verdict.MATCHES)

    @property
    def verdict(self) -> PairVerdict | None:
        """The verdict on the claim and the source that agrees best; None for a claim without a source."""
        return verdict_of(self.best_agreements) if self.sources else None

    @property
    def best_agreements(self) -> tuple[Agreement, ...]:
        """The slots of the source that agrees best: slots are never borrowed from another source.

        Where the marks lead to other works than the library claim's sources, readers are sent to those alone.
        """
        if not self.agreements:
            return ()
        cited = self._cited_instead
        by_source: dict[str | None, list[Agreement]] = {}
        for agreement in self.agreements:
            if cited and agreement.key not in cited and agreement.doi not in cited:
                continue
            by_source.setdefault(agreement.key or agreement.doi, []).append(agreement)
        return tuple(sorted(by_source.values(), key=_goodness)[-1]) if by_source else ()

    @property
    def _cited_instead(self) -> frozenset[str | None]:
        """The keys and DOIs of the works that are cited in the place of the library claim's sources."""
        if self.others is None or not self.others.instead:
            return frozenset()
        cited = (source for source in self.sources if source.is_cited)
        names = (name for source in cited for name in (source.key, source.doi))
        return frozenset(name for name in names if name)


def _goodness(slots: list[Agreement]) -> tuple[int, int]:
    verdicts = [agreement.verdict for agreement in slots]
    return verdicts.count(Verdict.MATCHES) - verdicts.count(Verdict.DIFFERS), len(verdicts)


def place_of_reference(checked: CheckedReference, document: Document | None = None) -> Place:
    """Where a reference is written: in the document's own list, or in `references.bib`."""
    reference = checked.reference
    if document is not None and reference.span is not None:
        return place_of(document, reference.span)
    location = Location(reference.line, 1) if reference.line else None
    return Place(reference.path or (document.path if document else ""), None, location, reference.raw[:200])
