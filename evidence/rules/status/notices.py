"""How the notices on a work are told: source, date and DOI."""

from __future__ import annotations

from evidence.dossier import CheckedReference
from evidence.registries.registry import Status, Update
from evidence.registries.status import standing


def told(checked: CheckedReference, status: Status) -> str:
    """ " (publisher, 2010-02-06, notice 10.…)" for the notices that gave the work this status; empty if unknown."""
    record = checked.record
    updates = [update for update in record.updates if standing(update.type) is status] if record else []
    return f" ({'; '.join(_one(update) for update in updates)})" if updates else ""


def _one(update: Update) -> str:
    parts = [update.source, update.date.isoformat() if update.date else "no date"]
    if update.notice:
        parts.append(f"notice {update.notice}")
    return ", ".join(parts)
