"""How a work and the notices on it are told: its DOI, and their source, date and DOI."""

from __future__ import annotations

from evidence.checked import CheckedReference
from evidence.registries.registry import Status, Update
from evidence.registries.status import standing
from evidence.registries.title_marks import titled_status


def named(doi: str, checked: CheckedReference) -> str:
    """The DOI of a work; where no entry bears it, that it was found by matching, and for which entry."""
    if checked.reference.identifier is not None:
        return doi
    return f"{doi} (found by matching, since the entry {checked.reference.name} has no DOI that leads to it)"


def told(checked: CheckedReference, status: Status) -> str:
    """ " (publisher, 2010-02-06, notice 10.…)" for the notices that gave the work this status; empty if unknown."""
    record = checked.record
    updates = [update for update in record.updates if standing(update.type) is status] if record else []
    if updates:
        return f" ({'; '.join(map(one, updates))})"
    by_title = record is not None and titled_status(record.title, record.prime_doi) is status
    return " (its registered title says so; no notice is held)" if by_title else ""


def one(update: Update) -> str:
    """A notice in a few words: who told of it, when, and its DOI."""
    parts = [update.source, update.date.isoformat() if update.date else "no date"]
    if update.notice:
        parts.append(f"notice {update.notice}")
    return ", ".join(parts)
