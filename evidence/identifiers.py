"""DOIs, PMIDs and PMCIDs: one spelling to compare, whatever people write.

The rules for DOIs follow Crossref's advice on matching (Gilmartin 2015) and the exports of reference managers: lenient
where a field says that it holds a DOI, strict where one is looked for in prose. DOI names ignore the case of ASCII
letters only (DOI Handbook), so they are compared in lower case and quoted as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from evidence.late import late_regex, rare_regex

_LENIENT = late_regex(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_STRICT = rare_regex(r"(?<![\w.])10\.\d{4,9}(?:\.\d+)*/[^\s\"“”'’`|{}\\^]*[^\s\"“”'’`|{}\\^.,;:!?]", re.I)
_URL = late_regex(r"https?://", re.I)
_CUT_OFF = late_regex(r"…|\.\.\.")
"""Behind the beginning of a DOI, whose rest was left out for want of room."""
_NOTHING = late_regex(r"\W*|(?:null|none|nil|n/?a|(?:no|not?|un)\b.*|unknown|unavailable|missing|tba|tbd)\.?", re.I)
_LATEX = (
    (r"{\_}", "_"),
    (r"\_", "_"),
    (r"\%", "%"),
    (r"\&", "&"),
    (r"\#", "#"),
    (r"\textless", "<"),
    ("$<$", "<"),
    ("$>$", ">"),
)
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_PMID = rare_regex(
    r"pmid\s*:?\s*(\d{1,8})\b|pubmed(?:\s+id)?\s*:?\s*(\d{1,8})\b|pubmed\.ncbi\.nlm\.nih\.gov/(\d{1,8})", re.I
)
_PMID_OLD_URL = rare_regex(r"ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(\d{1,8})", re.I)
_PMCID = rare_regex(r"\bPMC\s?(\d{4,9})\b", re.I)
# What resolves DOIs, through the proxy of a library too, and pages of publishers whose address ends in one.
_DOI_ADDRESS = late_regex(r"https?://[^/?#]*\bdoi[.-]org\b[^/?#]*/|https?://[^?#]*/doi/(?:[a-z]+/)?10\.", re.I)
_PMID_ELSEWHERE = late_regex(r"europepmc\.org/(?:abstract|article)/med/(\d{1,8})", re.I)
_PMC_ADDRESS = late_regex(r"https?://[^?#]*/(?:pmc/)?(?:articles?|abstract|render)/(?:pmc/)?(pmc\d{4,9})\b", re.I)
_UPPER_TO_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def normalise_doi(text: str) -> str | None:
    """The DOI that a field or link holds, in lower case, without decoration; None where there is none.

    Takes `doi:`, `urn:doi:`, links through any host, LaTeX escapes, percent escapes (once) and HTML entities away.
    """
    cleaned = text.strip()
    for written, meant in _LATEX:
        cleaned = cleaned.replace(written, meant)
    is_url = _URL.match(cleaned) is not None
    if is_url and "%" in cleaned:
        cleaned = unquote(cleaned)
    cleaned = _decoded_prefix(_unescaped(cleaned)).strip("{} ")
    match = _LENIENT.search(cleaned)
    if match is None:
        return None
    doi = match.group()
    if is_url:
        doi = _without_query(doi)
    doi = _trimmed(doi).translate(_UPPER_TO_LOWER)
    return doi if _LENIENT.fullmatch(doi) else None


def miswritten_doi(text: str) -> str | None:
    """What stands where one DOI should and is none, or several; None for a DOI, and for words that say that there is
    none."""
    words = " ".join(text.strip("{} ").split())
    is_one = normalise_doi(text) is not None and not holds_several(text)
    return None if is_one or _NOTHING.fullmatch(words) else words


def holds_several(text: str) -> bool:
    """Whether more than one work is named by its DOI."""
    return len({doi for _, _, doi in find_dois(text)}) > 1


def _unescaped(text: str) -> str:
    """With HTML entities resolved; the table of entities is loaded only where there are any."""
    if "&" not in text:
        return text
    import html

    return html.unescape(text)


def _decoded_prefix(text: str) -> str:
    """`10.1000%2Fabc` without a host is percent-encoded too."""
    return unquote(text) if re.match(r"(?:doi:\s*)?10\.\d{4,9}%2f", text, re.I) else text


def _without_query(doi: str) -> str:
    for mark in ("?", "#"):
        doi = doi.split(mark, 1)[0]
    return re.sub(r"/(?:full|pdf|abstract|epdf|html)$", "", doi)


def _trimmed(doi: str) -> str:
    """Without final punctuation, and without a closing bracket that was opened outside."""
    while doi:
        last = doi[-1]
        opener = _CLOSERS.get(last)
        if last in ".,;:'\"!?*…" or (opener is not None and doi.count(last) > doi.count(opener)):
            doi = doi[:-1]
        else:
            break
    return doi


def find_dois(text: str) -> list[tuple[int, int, str]]:
    """The DOIs in prose: start and end of the mark with its `doi:` or `https://doi.org/`, and the normalised DOI.

    The beginning of one that was cut short ("10.1016/j.ja…") is none.
    """
    found = []
    for match in _STRICT.finditer(text):
        written = _trimmed(match.group())
        end = match.start() + len(written)
        if _CUT_OFF.match(text, end):
            continue
        start = _start_of_mark(text, match.start())
        doi = normalise_doi(text[start:end] if _URL.match(text, start) else written)
        if doi is not None:
            found.append((start, end, doi))
    return found


def _start_of_mark(text: str, start: int) -> int:
    """Where the link or label before a DOI begins; the DOI itself where there is none."""
    window = text[max(0, start - 80) : start]
    link = re.search(r"https?://[^\s()\[\]<>\"]*$", window)
    if link:
        return start - (len(window) - link.start())
    label = re.search(r"(?:\b(?:urn:)?doi\s*:?\s*|\b(?:www\.|dx\.)?doi\.org/)$", window, re.I)
    return start - (len(window) - label.start()) if label else start


def kind_of(name: str) -> str:
    """What a name of a work is: "PMID" for `pmid:123`, "PMCID" for `pmcid:pmc123`, else "DOI"."""
    scheme = name.partition(":")[0].upper()
    return scheme if scheme in ("PMID", "PMCID") else "DOI"


def normalise_pmid(text: str) -> str | None:
    """The number of a PMID as a field or link holds it; None where there is none."""
    cleaned = text.strip().strip("{}")
    if re.fullmatch(r"\d{1,8}", cleaned):
        return cleaned.lstrip("0") or None
    return next((pmid for _, _, pmid in find_pmids(cleaned)), None)


def find_pmids(text: str) -> list[tuple[int, int, str]]:
    """The PMIDs in prose, by their label or their link."""
    return sorted(_pmids(text))


def _pmids(text: str) -> Iterator[tuple[int, int, str]]:
    for pattern in (_PMID, _PMID_OLD_URL):
        for match in pattern.finditer(text):
            number = next(group for group in match.groups() if group)
            start = match.start()
            link = re.search(r"(?:https?://)?(?:www\.)?$", text[max(0, start - 12) : start])
            if link and link.group() and "/" in match.group():
                start -= len(link.group())
            yield start, match.end(), number.lstrip("0") or "0"


def normalise_pmcid(text: str) -> str | None:
    """`PMC` and the number, as a field or link holds it; None where there is none."""
    match = _PMCID.search(text)
    return f"PMC{match[1]}" if match else None


class Linked(NamedTuple):
    """What an address leads to: each identifier, None where the address is not that of a work."""

    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None


def identified_by(address: str) -> Linked:
    """The identifiers of the work that a link leads to. A search, or a page that merely names a DOI, leads to none."""
    target = address.strip().rstrip("/")
    pmid = _PMID_ELSEWHERE.search(target)
    pmc = _PMC_ADDRESS.match(target)
    return Linked(
        normalise_doi(target) if _DOI_ADDRESS.match(target) else None,
        pmid[1].lstrip("0") if pmid else next((number for _, _, number in find_pmids(target)), None),
        pmc[1].upper() if pmc else None,
    )
