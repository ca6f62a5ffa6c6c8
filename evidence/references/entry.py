"""One written reference, taken apart: authors, title, container, year, volume, issue, pages and identifiers.

Two families of styles cover what people write: the year in brackets after the authors (APA, Harvard), and the year near
the volume (Vancouver, AMA, NLM). What is not clearly there stays None: a guess here would be an accusation later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.documents.document import Span
from evidence.identifiers import find_dois, find_pmids, normalise_pmcid
from evidence.references.names import authors_in
from evidence.references.reference import Origin, Reference

_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]")
_TAIL = re.compile(
    r"(?:\bdoi\s*:?\s*|\burl\s*:?\s*|\bpmid\s*:?\s*|\bpmcid\s*:?\s*|\bavailable (?:from|at|online)\b"
    r"|\baccessed\b|\bretrieved\b"
    r"|\bepub\b|\[(?:pubmed|crossref|google scholar|pmc[^\]]*)\]|https?://|\bPMC\d{4,}).*$",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(r"^\s*(?:\[\d{1,3}\]|\(?\d{1,3}[.)]|[-*•])\s+")
_BRACKETED_YEAR = re.compile(r"\(((?:19|20)\d{2})[a-z]?(?:[,/ ][^)]{0,25})?\)[.,:]?\s*")
_YEAR_BY_VOLUME = re.compile(r"\b((?:19|20)\d{2})(?:\s+[A-Z][a-z]{2}[a-z]*\.?(?:[ -]?\d{1,2})?)?\s*;")
_YEAR = re.compile(r"(?<![\d/:–-])((?:19|20)\d{2})[a-z]?(?=\s*(?:[.,;)]|$))")
_LOCATORS = (
    # 47(4):351–354, 47(4), 351–354, 12(Suppl 1): S3
    re.compile(
        r"(?P<volume>\d{1,4})\s?\((?P<issue>[^()]{1,20})\)\s?[:,]\s?(?:pp?\.\s?)?(?P<pages>[A-Za-z]?\d[\w.]*(?:\s?[–—-]\s?\w+)?)"
    ),
    # 2020;12:34-56
    re.compile(r";\s?(?P<volume>\d{1,4})\s?:\s?(?P<pages>[A-Za-z]?\d[\w.]*(?:\s?[–—-]\s?\w+)?)"),
    # , 301, 486–495 and , 13, 860882
    re.compile(
        r"(?:,\s|[^\W\d_])(?P<volume>\d{1,4}),\s?(?:pp?\.\s?)?(?P<pages>[A-Za-z]?\d[\w.]*(?:\s?[–—-]\s?\w+)?)(?=[.\s]|$)"
    ),
    # 47(4) and 2020;12
    re.compile(r"(?P<volume>\d{1,4})\s?\((?P<issue>\d[^()]{0,10})\)"),
    re.compile(r";\s?(?P<volume>\d{1,4})\b"),
    re.compile(r"\bvol(?:ume)?\.?\s?(?P<volume>\d{1,4})\b", re.IGNORECASE),
)
_PAGES = re.compile(r"\bpp?\.\s?(\d+\s?[–—-]\s?\d+|\d+)")
_STOP = re.compile(r"(?<=[.?!])[\"”’]?\s+(?=[\"“‘A-Z0-9À-ÞΑ-Ω\[])")
_END = re.compile(r"[.:](?=\s)|[.:]$|(?<=[\w.]),?(?=\s[\"“])")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:vs|et al|St|Dr|Prof|No|Vol|Ed|Eds|Jr|Sr|Suppl|cf|ca))\.$")


@dataclass(frozen=True)
class _Parts:
    """What stands before and after the year, and the place in a journal."""

    authors: str
    title: str | None
    container: str | None


def parse_reference(
    raw: str,
    text: str | None = None,
    *,
    origin: Origin = Origin.LIST,
    label: str | None = None,
    span: Span | None = None,
) -> Reference:
    """Takes a written reference apart. `raw` is kept as it is; `text` are its visible words if they differ."""
    words = _MARK.sub("", " ".join((text or raw).split()))
    body = _TAIL.sub("", words).strip()
    year, parts = _split(body)
    authors, truncated = authors_in(parts.authors)
    place = _locator(body)
    dois, pmids, url = find_dois(words), find_pmids(words), _URL.search(words)
    pages = place.get("pages") or next(iter(_PAGES.findall(body)), None)
    return Reference(
        raw=raw,
        origin=origin,
        label=label,
        span=span,
        doi=dois[0][2] if dois else None,
        pmid=pmids[0][2] if pmids else None,
        pmcid=normalise_pmcid(words),
        url=url.group() if url else None,
        title=parts.title,
        authors=authors,
        truncated_authors=truncated,
        container=parts.container,
        year=year,
        volume=place.get("volume"),
        issue=place.get("issue"),
        pages=pages.rstrip(".") if pages else None,
    )


def _locator(body: str) -> dict[str, str]:
    for pattern in _LOCATORS:
        found = [match for match in pattern.finditer(body) if match["volume"] not in _years(body)]
        if found:
            return {name: value for name, value in found[-1].groupdict().items() if value}
    return {}


def _years(body: str) -> set[str]:
    return {match[1] for match in _YEAR.finditer(body)}


def _split(body: str) -> tuple[int | None, _Parts]:
    bracketed = _BRACKETED_YEAR.search(body)
    if bracketed and authors_in(body[: bracketed.start()])[0]:  # APA, Harvard
        title, container = _title_and_container(_sentences(body[bracketed.end() :]))
        return int(bracketed[1]), _Parts(body[: bracketed.start()], title, container)
    year = _YEAR_BY_VOLUME.search(body) or _last(_YEAR, body) or bracketed
    authors = _authors_of(body)
    title, container = _title_and_container(_sentences(body[len(authors) :].lstrip(" .:,")))
    return int(year[1]) if year else None, _Parts(authors, title, container)


def _authors_of(body: str) -> str:
    """The longest beginning, up to a full stop, that reads as a list of authors."""
    ends = [match.start() for match in _END.finditer(body[:1200])]
    for strict in (True, False):
        for end in reversed(ends):
            if authors_in(body[:end], strict=strict)[0]:
                return body[:end]
    return ""


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _sentences(text: str) -> list[str]:
    """The parts between full stops; initials and abbreviations do not end one."""
    parts: list[str] = []
    for part in _STOP.split(text):
        if parts and _ABBREVIATED.search(parts[-1]):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return [part.strip() for part in parts if part.strip(" .")]


def _title_and_container(sentences: list[str]) -> tuple[str | None, str | None]:
    if not sentences:
        return None, None
    title = _without_place(sentences[0]).strip(' ."“”‘’,')
    container = _container(sentences[1]) if len(sentences) > 1 else None
    if len(sentences) > 2 and container and container.endswith(("J", "Am", "Proc", "Ann", "Arch", "Br", "Int", "Eur")):
        container = _container(" ".join(sentences[1:3]))
    return title or None, container


def _without_place(title: str) -> str:
    """A title into which volume and pages run ("patients47(4), 351–354") ends before them."""
    return re.split(r"(?<=[^\W\d_])\d{1,4}\s?\(\d|(?<=[^\W\d_])\d{1,4}, e?\d{2,}", title, maxsplit=1)[0]


def _container(sentence: str) -> str | None:
    name = re.split(r"[,;:(]?\s*\b(?:19|20)\d{2}\b|,?\s*\d|;|,\s*(?:vol|pp?)\b", sentence, maxsplit=1)[0]
    name = re.split(r"(?<=[^\W\d_])\d", name, maxsplit=1)[0].strip(" .,;:()")
    return name if len(name) > 1 and name[0].isalpha() else None
