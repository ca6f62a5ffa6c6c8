"""What the exports of reference managers have in common: entries without keys, and fields that hold anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence.documents.decoding import decode
from evidence.errors import InputError
from evidence.identifiers import find_dois, miswritten_doi, normalise_doi, normalise_pmcid, normalise_pmid
from evidence.late import late_regex
from evidence.references.reference import Origin, Reference

YEAR = late_regex(r"\b(1[5-9]\d{2}|20\d{2})\b")
PMID_IN_NOTE = late_regex(r"\bPMID:?\s*(\d{1,8})", re.IGNORECASE)
_TAG = late_regex(r"</?(?:i|b|em|strong|sub|sup|span|sc)\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class Exported:
    """One entry as its file has it: `number` and `line` count from 1, `key` is the entry's own, if it has one."""

    raw: str
    number: int
    line: int
    key: str | None = None
    kind: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    container: str | None = None
    year: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    urls: tuple[str, ...] = ()
    note: str | None = None


Reader = Callable[[Path, str], Iterable[Exported]]


def read_export(path: Path, reader: Reader) -> tuple[Reference, ...]:
    """Every entry of an export, in order. An entry without a key is called by its first author and year.

    Raises `InputError` with line and entry for a file that cannot be read whole, or that has a key twice.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError("this file cannot be read.", path=path, remedy="Check the path and its rights.") from error
    entries = tuple(reader(path, decode(str(path), data)))
    taken = dict(_own_keys(path, entries))
    return tuple(_reference(path, entry, taken) for entry in entries)


def _own_keys(path: Path, entries: Iterable[Exported]) -> Iterator[tuple[str, int]]:
    seen: dict[str, int] = {}
    for entry in entries:
        folded = (entry.key or "").casefold()
        if folded and folded in seen:
            message = f"entry {entry.number} has the key `{entry.key}`, which stands in line {seen[folded]} already."
            raise InputError(message, path=path, line=entry.line, remedy="Rename or remove one of the two.")
        if folded:
            seen[folded] = entry.line
            yield folded, entry.line


def _reference(path: Path, entry: Exported, taken: dict[str, int]) -> Reference:
    if not (entry.title or entry.doi or entry.pmid or entry.authors):
        remedy = "Give it a title, authors or a DOI, or remove it."
        raise InputError(f"entry {entry.number} says nothing.", path=path, line=entry.line, remedy=remedy)
    key = entry.key or _new_key(entry, taken)
    taken.setdefault(key.casefold(), entry.line)
    truncated = bool(entry.authors) and entry.authors[-1].casefold().strip(".") in ("others", "et al")
    year = YEAR.search(entry.year or "")
    note = PMID_IN_NOTE.search(entry.note or "")
    return Reference(
        raw=entry.raw,
        origin=Origin.LIBRARY,
        key=key,
        path=str(path),
        line=entry.line,
        kind=entry.kind,
        doi=_doi(entry),
        miswritten_doi=miswritten_doi(entry.doi or ""),
        pmid=normalise_pmid(entry.pmid or "") or (note[1] if note else None),
        pmcid=normalise_pmcid(entry.pmcid or ""),
        url=next(iter(entry.urls), None),
        title=_plain(entry.title),
        authors=entry.authors[:-1] if truncated else entry.authors,
        truncated_authors=truncated,
        container=_plain(entry.container),
        year=int(year[1]) if year else None,
        volume=entry.volume,
        issue=entry.issue,
        pages=entry.pages,
        note=entry.note,
    )


def _doi(entry: Exported) -> str | None:
    if entry.doi:
        return normalise_doi(entry.doi)
    return next((doi for url in entry.urls if "doi.org/" in url.casefold() for _, _, doi in find_dois(url)), None)


def _plain(text: str | None) -> str | None:
    """Words without the few tags that managers keep in titles."""
    return _TAG.sub("", text) if text else None


def _new_key(entry: Exported, taken: dict[str, int]) -> str:
    """The first author's family name, or the title's first word, with the year; a letter where that is taken."""
    name = entry.authors[0].partition(",")[0] if entry.authors else (entry.title or entry.doi or "work").split()[0]
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    year = YEAR.search(entry.year or "")
    base = (re.sub(r"[^a-z0-9]", "", plain) or "work") + (year[1] if year else "")
    names = (base, *(f"{base}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"))
    return next((one for one in names if one not in taken), f"{base}-{entry.number}")
