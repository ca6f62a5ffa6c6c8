"""Marks beside the words of a library claim that lead to works which are not among its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.citations.citation import NUMBERED
from evidence.citations.surnames import folded
from evidence.claims.citation_marks import without_marks
from evidence.claims.claim import Sentence
from evidence.claims.wording import fold
from evidence.library.claims_file import LibraryClaim
from evidence.library.library import Library
from evidence.library.linking import Link
from evidence.references.names import family_of, is_group
from evidence.references.reference import Origin, Reference
from evidence.references.resolution import Resolution
from evidence.registries.registry import Record
from evidence.registries.titles import Likeness, likeness

_BEHIND = 2
"""So far behind its sentence a mark may stand."""


@dataclass(frozen=True)
class OtherSources:
    """Works that are cited beside a library claim's exact words and are none of its sources.

    `instead` says that they stand in the place of its sources: no mark leads to one of those.
    """

    references: tuple[Reference, ...]
    instead: bool


def other_sources(
    sentence: Sentence, marks: Sequence[Resolution], links: Sequence[Link], library: Library
) -> OtherSources | None:
    """The works beside a sentence that are plainly none of the sources of the claims whose words it has."""
    exact = [one.claim for one in links if one.match == "exact"]
    if not exact:
        return None
    held = {
        source.ref: found for claim in exact for source in claim.sources if (found := library.reference(source.ref))
    }
    cited = [reference for mark in marks if _is_beside(mark, sentence) for reference in mark.references]
    others = tuple(
        dict.fromkeys(
            one for one in cited if one is not None and all(_differ(one, source, library) for source in held.values())
        )
    )
    return OtherSources(others, bool(held) and len(set(cited)) == len(others)) if others else None


def are_others(cited: Sequence[Reference], claim: LibraryClaim, library: Library) -> bool:
    """Whether works are cited, and every one is plainly none of the sources of a claim."""
    held = [found for source in claim.sources if (found := library.reference(source.ref))]
    return bool(cited and held) and all(_differ(one, source, library) for one in cited for source in held)


def _is_beside(mark: Resolution, sentence: Sentence) -> bool:
    """Whether a mark stands in or behind a sentence, and is not itself a part of the words that were agreed."""
    citation = mark.citation
    if not sentence.span.start <= citation.span.start <= sentence.span.end + _BEHIND:
        return False
    return citation.style in NUMBERED or fold(citation.raw) not in without_marks(sentence.text)


def _differ(cited: Reference, source: Reference, library: Library) -> bool:
    """Whether a reference is plainly another work than a source of the library; False where that cannot be told."""
    if library.key_for(cited) == source.key:
        return False
    ours, theirs = (library.lock.records.get(one.identifier or "") for one in (cited, source))
    names, others = set(_names(cited, ours)), set(_names(source, theirs))
    if names & others:
        return False
    titles = cited.title or (ours and ours.title), source.title or (theirs and theirs.title)
    unlike = likeness(titles[0], titles[1]) is Likeness.OTHER if titles[0] and titles[1] else None
    if unlike is False and _may_share_author(cited, source):
        return False
    if {_scheme(name) for name in names} & {_scheme(name) for name in others}:
        return True
    if cited.origin is Origin.INLINE or unlike is False:
        return False
    return not _is_named(source, cited) or (unlike is True and _are_years_apart(cited, source))


def _names(reference: Reference, record: Record | None) -> Iterator[str]:
    yield from reference.identifiers
    if record is not None:
        yield from (record.doi, record.prime_doi)
        if record.pmid:
            yield f"pmid:{record.pmid}"


def _scheme(name: str) -> str:
    return name.partition(":")[0] if name.startswith(("pmid:", "pmcid:")) else "doi"


def _may_share_author(first: Reference, second: Reference) -> bool:
    if not first.authors or not second.authors:
        return True
    return folded(family_of(first.authors[0])) == folded(family_of(second.authors[0]))


def _are_years_apart(first: Reference, second: Reference) -> bool:
    """Whether two works are of other years: those of one paper, online and in print, are one apart at most."""
    return first.year is not None and second.year is not None and abs(first.year - second.year) > 1


def _is_named(source: Reference, cited: Reference) -> bool:
    """Whether an entry may name a source: by its first author, or, as bodies have many names, by the year alone."""
    if not source.authors:
        return True
    author = source.authors[0]
    if f" {folded(family_of(author))} " in f" {folded(cited.raw)} ":
        return True
    return is_group(author) and (cited.year is None or cited.year == source.year)
