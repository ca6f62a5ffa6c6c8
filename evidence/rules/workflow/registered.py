"""What a registry says of a work today that evidence.lock does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evidence.case import Case
from evidence.checked import CheckedReference
from evidence.library.lock import Lock
from evidence.library.lock_changes import Change, changes
from evidence.registries.registry import Found, Via


def registered_changes(checked: CheckedReference, case: Case) -> Iterator[Change]:
    """The fields in which a registry that was asked differs from the lock; none where the lock answered."""
    lookup = checked.lookup
    held = case.library.lock.records.get(checked.reference.identifier or "")
    if not isinstance(lookup, Found) or lookup.via is Via.LOCK or held is None or not held.confirmed:
        return
    fresh = replace(lookup.record, doi=held.doi, pmid=lookup.record.pmid or held.pmid)
    yield from changes(Lock({held.doi: held}), Lock({held.doi: fresh}))
