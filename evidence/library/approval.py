"""Approvals: bound to what the reviewers saw, and void when any of it changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import date
from enum import StrEnum
from typing import Any

from evidence.claims.wording import fold
from evidence.library.claims_file import LibraryClaim, LibrarySource
from evidence.library.library import Library
from evidence.library.lock import Lock
from evidence.references.reference import Reference
from evidence.registries.registry import Record, Status, Update
from evidence.registries.status import GRAVE, in_words, status_of
from evidence.sources.card import SourceCard

_BIBLIOGRAPHIC = ("kind", "title", "subtitle", "containers", "years", "volume", "issue", "pages", "pmid")
_WRITTEN = ("kind", "title", "authors", "container", "year", "volume", "issue", "pages", "pmid", "url")


def digest(claim: LibraryClaim, library: Library) -> str:
    """`sha256:` of what an approval covers: statement, wordings, cards, and each source's bibliography and updates.

    Who told us and when we asked is left out: asking again, with the same answer, leaves an approval standing. So do
    another order of wordings or sources, and white space and quotes of another style.
    """
    content = {
        "statement": fold(claim.statement),
        "wording": sorted(fold(wording) for wording in claim.wording),
        "sources": sorted((_source(source, library) for source in claim.sources), key=_canonical),
    }
    return "sha256:" + hashlib.sha256(_canonical(content).encode("utf-8")).hexdigest()


class Standing(StrEnum):
    """How far the team stands by a claim today."""

    APPROVED = "approved"
    STALE = "stale"
    EXPIRED = "expired"
    TO_COME = "to-come"
    WITHDRAWN = "withdrawn"
    UNAPPROVED = "unapproved"


def standing_of(claim: LibraryClaim, library: Library, today: date) -> Standing:
    """Whether a claim is approved as it stands today, and if not, why not; its days come before a change."""
    approval = claim.approval
    if claim.withdrawn is not None:
        return Standing.WITHDRAWN
    if approval is None:
        return Standing.UNAPPROVED
    if approval.on > today:
        return Standing.TO_COME
    if approval.expires is not None and approval.expires < today:
        return Standing.EXPIRED
    return Standing.APPROVED if approval.digest == digest(claim, library) else Standing.STALE


def approval_stands(claim: LibraryClaim, library: Library, today: date) -> bool:
    """Whether a claim is approved as it stands today: not withdrawn, not expired, and nothing changed since."""
    return standing_of(claim, library, today) is Standing.APPROVED


def changed_by_notices_alone(claim: LibraryClaim, library: Library) -> bool:
    """Whether an approval would stand but for notices, or a whole record, that the lock holds of a source by now."""
    if claim.approval is None or claim.approval.digest in (None, digest(claim, library)):
        return False
    day = claim.approval.on
    return claim.approval.digest in {
        digest(claim, _with_records(claim, library, older)) for older in (_told_until(day), _without_notices, _unheld)
    }


def cautions(keys: Iterable[str], library: Library) -> list[str]:
    """What is to be minded of sources when a claim is approved: which of them the lock knows to be gone or doubted."""
    stands = _stands(keys, library)
    return [f"mind that its source {key} {in_words(status)}" for key, status in stands.items() if status in GRAVE]


def news_of_sources(claim: LibraryClaim, library: Library) -> str:
    """How the sources of a claim stand by the lock, those of which nothing is to be minded left out."""
    stands = _stands((source.ref for source in claim.sources), library)
    return "; ".join(f"its source {key} {words}" for key, status in stands.items() if (words := in_words(status)))


def _stands(keys: Iterable[str], library: Library) -> dict[str, Status]:
    records = {key: library.lock.records.get(library.doi_of(key) or "") for key in keys}
    return {key: status_of(record) for key, record in records.items() if record is not None}


def _with_records(claim: LibraryClaim, library: Library, older: Callable[[Record], Record | None]) -> Library:
    """The library with the records of a claim's sources as they may have been."""
    dois = {library.doi_of(source.ref) or "" for source in claim.sources}
    held = {doi: older(library.lock.records[doi]) for doi in dois if doi in library.lock.records}
    return replace(library, lock=Lock({doi: record for doi, record in held.items() if record is not None}))


def _told_until(day: date) -> Callable[[Record], Record]:
    def older(record: Record) -> Record:
        return replace(record, updates=tuple(one for one in record.updates if one.date and one.date <= day))

    return older


def _without_notices(record: Record) -> Record:
    return replace(record, updates=())


def _unheld(_: Record) -> None:
    return None


def _canonical(content: Any) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _source(source: LibrarySource, library: Library) -> dict[str, Any]:
    doi = library.doi_of(source.ref)
    record = library.lock.records.get(doi) if doi else None
    reference = library.reference(source.ref)
    work = _record(record) if record else _reference(reference) if reference else {}
    return {"work": doi or source.ref, "card": _card(source.card) if source.card else None, **work}


def _card(card: SourceCard) -> dict[str, Any]:
    facts = asdict(card)
    for name in ("key", "doi", "origin", "locator", "matched"):
        del facts[name]
    return facts


def _record(record: Record) -> dict[str, Any]:
    return {
        **{name: getattr(record, name) for name in _BIBLIOGRAPHIC},
        "authors": [asdict(author) for author in record.authors],
        "truncated_authors": record.truncated_authors,
        "updates": sorted((_update(update) for update in record.updates), key=_canonical),
    }


def _update(update: Update) -> dict[str, Any]:
    """What is told of a work; which way it reached us does not count."""
    facts = {**asdict(update), "date": update.date.isoformat() if update.date else None}
    del facts["local"]
    return facts


def _reference(reference: Reference) -> dict[str, Any]:
    """What `references.bib` says of a source that no record is held of: a label, or a DOI not yet looked up."""
    return {name: getattr(reference, name) for name in _WRITTEN}
