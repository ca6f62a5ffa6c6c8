"""Identifiers in the text: a DOI, a PMID, a PMCID, the address of a source, or a link to one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.citations.mark import Form, Mark
from evidence.documents.document import Block
from evidence.identifiers import find_dois, find_pmids, identified_by, normalise_doi, normalise_pmcid
from evidence.late import late_regex, rare_regex

_URL = late_regex(r"https?://[^\s<>\"“”()\[\]]+[^\s<>\"“”()\[\].,;:!?'’]")
_PMCID = rare_regex(r"\bPMC\s?\d{4,9}\b")
_SCHOLARLY = late_regex(
    r"(?:doi\.org|ncbi\.nlm\.nih\.gov|europepmc\.org|clinicaltrials\.gov|cochranelibrary\.com|jamanetwork\.com|nejm\.org|thelancet\.com"
    r"|bmj\.com|nature\.com/articles|sciencedirect\.com/science|onlinelibrary\.wiley\.com|springer\.com/article|academic\.oup\.com"
    r"|tandfonline\.com/doi|journals\.|plos\.org|frontiersin\.org/(?:journals|articles)|mdpi\.com/\d|biomedcentral\.com/articles|who\.int"
    r"|fda\.gov|ema\.europa\.eu|nice\.org\.uk|medrxiv\.org|biorxiv\.org|arxiv\.org|psychiatryonline\.org/doi|sagepub\.com/doi)",
    re.IGNORECASE,
)


def inline_marks(block: Block) -> Iterator[Mark]:
    """Identifiers written out, and words linked to a place where sources are kept; a plain link is no mark."""
    text = block.text
    for start, end, doi in find_dois(text):
        yield _mark(start, end, f"doi:{doi}")
    for start, end, pmid in find_pmids(text):
        yield _mark(start, end, f"pmid:{pmid}")
    for match in _PMCID.finditer(text):
        yield _mark(*match.span(), f"pmcid:{normalise_pmcid(match.group())}")
    for match in _URL.finditer(text):
        yield _mark(*match.span(), target_of(match.group()))
    for link in block.links:
        if link.span.start < link.span.end and _leads_to_a_source(link.target):
            yield _mark(link.span.start, link.span.end, target_of(link.target))


def _leads_to_a_source(address: str) -> bool:
    return _SCHOLARLY.search(address) is not None or any(identified_by(address))


def target_of(address: str) -> str:
    """What a link points at: its DOI, PMID or PMCID where it holds one, else the address."""
    doi = identified_by(address).doi or normalise_doi(address)
    if doi is not None:
        return f"doi:{doi}"
    pmids = find_pmids(address)
    if pmids:
        return f"pmid:{pmids[0][2]}"
    pmcid = normalise_pmcid(address) if "/pmc" in address.casefold() else None
    return f"pmcid:{pmcid}" if pmcid else address


def _mark(start: int, end: int, label: str) -> Mark:
    return Mark(start, end, Form.WRITTEN, (label,))
