"""What differs between two locks, for a person who reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evidence.library.lock import Lock, row_of
from evidence.registries.registry import Record, Update
from evidence.registries.status import status_of


@dataclass(frozen=True)
class Change:
    """One field of one DOI that a refresh changes."""

    doi: str
    field: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.doi}: {self.field}: {self.before} → {self.after}"


_DAYS = frozenset({"retrieved", "status_checked"})
_STANDING = frozenset({"status", "status_known", "updates"})


def changes(old: Lock, new: Lock) -> tuple[Change, ...]:
    """What differs between two locks, by DOI and field; the days of retrieval and of the status do not count.

    Nor does the standing of a work where those who tell of it could not all be asked: silence is no change.
    """
    return tuple(_changes(old, new))


def _changes(old: Lock, new: Lock) -> Iterator[Change]:
    for doi in sorted({*old.records, *new.records}):
        before = _told(old.records[doi]) if doi in old.records else {}
        after = _told(new.records[doi]) if doi in new.records else {}
        open_ = doi in new.records and new.records[doi].unasked is not None
        for name in sorted({*before, *after} - _DAYS - (_STANDING if open_ else set())):
            if before.get(name) != after.get(name):
                yield Change(doi, name, *_both(before.get(name), after.get(name)))
        cards = [lock.extra.get(doi, {}).get("card") for lock in (old, new)]
        if cards[0] != cards[1]:
            yield Change(doi, "card", *map(_card, cards))
    for doi in sorted(set(new.absent) - set(old.absent)):
        yield Change(doi, "absent", "—", f"not known to {' and '.join(new.absent[doi].asked)}")


def _card(row: Any) -> str:
    if not isinstance(row, Mapping):
        return "—"
    figures = len(row.get("figures", ()))
    return f"{row.get('design', 'no design')}, {figures} {'figure' if figures == 1 else 'figures'}"


def _told(record: Record) -> dict[str, Any]:
    """A record's fields as a reviewer reads them: a notice is one line, and its standing is told."""
    row = row_of(record, {})
    if record.updates:
        row["updates"] = [_notice(update) for update in record.updates]
    return {**row, "status": str(status_of(record)) if record.status_known else None}


def _notice(update: Update) -> str:
    parts = [update.source, update.date.isoformat() if update.date else "no date"]
    parts += [f"notice {update.notice}"] if update.notice else []
    parts += ["from a local file"] if update.local else []
    return f"{update.type} ({', '.join(parts)})"


def _both(before: Any, after: Any) -> tuple[str, str]:
    """Both sides; of two lists only what is not in the other."""
    if isinstance(before, list) and isinstance(after, list):
        gone = [item for item in before if item not in after]
        come = [item for item in after if item not in before]
        if gone or come:
            return _shown(gone or None), _shown(come or None)
    return _shown(before), _shown(after)


def _shown(value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return str(value.get("name"))
    return str(value)
