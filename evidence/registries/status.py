"""The standing of a work, from the notices about it.

Retraction, withdrawal and removal take a work back; a partial retraction and an expression of concern warn; corrections
and newer versions inform. `updated-by` stands on the work, `update-to` on the notice: reading the wrong one misses
retractions and accuses notices.
"""

from __future__ import annotations

import re
from datetime import date

from evidence.registries.registry import Record, Status, Update

_STANDINGS = {
    Status.RETRACTED: ("retraction", "retracted"),
    Status.WITHDRAWN: ("withdrawal", "withdrawn"),
    Status.REMOVED: ("removal", "removed"),
    Status.PARTIALLY_RETRACTED: ("partial-retraction",),
    Status.CONCERN: ("expression-of-concern", "concern"),
    Status.REPLACED: ("new-version", "new-edition", "replacement", "retraction-and-replacement", "retract-and-replace"),
    Status.CORRECTED: (
        "correction", "corrigendum", "erratum", "addendum", "clarification", "corrected", "update", "amendment",
    ),
    Status.REINSTATED: ("reinstatement", "reinstated"),
}  # fmt: skip
_STANDING_OF = {kind: status for status, kinds in _STANDINGS.items() for kind in kinds}
_WORST_FIRST = tuple(Status)
_TITLES = (
    (re.compile(r"(?:retracted|retracted article|retracted chapter)\s*[:\]]|\[retracted\]", re.I), Status.RETRACTED),
    (re.compile(r"(?:withdrawn|withdrawn article)\s*[:\]]|\[withdrawn\]", re.I), Status.WITHDRAWN),
    (re.compile(r"(?:removed|article removed)\s*:", re.I), Status.REMOVED),
    (
        re.compile(
            r"(?:retraction(?: notice)?(?: to| of|:)|notice of retraction|withdrawal notice|statement of retraction)",
            re.I,
        ),
        Status.NOTICE,
    ),
)
_GONE = frozenset({Status.RETRACTED, Status.WITHDRAWN, Status.REMOVED})


def spelled(kind: str) -> str:
    """A type of notice in one spelling: lower case with hyphens."""
    return re.sub(r"[\s_-]+", "-", kind.strip().casefold())


def standing(kind: str) -> Status | None:
    """The standing that a type of notice gives a work; None for a type that is not known."""
    return _STANDING_OF.get(spelled(kind))


def status_of(record: Record) -> Status:
    """The worst standing that still stands: a reinstatement after a retraction lifts it."""
    standings = {status for update in record.updates if (status := standing(update.type)) is not None}
    reinstated = _latest(record.updates, frozenset({Status.REINSTATED}))
    gone = _latest(record.updates, _GONE)
    if reinstated is not None and (gone is None or reinstated >= gone):
        standings -= _GONE
    titled = _by_title(record.title)
    if titled is not None and Status.REINSTATED not in standings:
        standings.add(titled)
    if record.notice_of:
        standings.add(Status.NOTICE)
    if standings:
        return min(standings, key=_WORST_FIRST.index)
    return Status.CURRENT if record.status_known and record.status_checked else Status.UNKNOWN


def _latest(updates: tuple[Update, ...], among: frozenset[Status]) -> date | None:
    dates = [update.date or date.min for update in updates if standing(update.type) in among]
    return max(dates, default=None)


def _by_title(title: str | None) -> Status | None:
    return next((status for pattern, status in _TITLES if title and pattern.match(title)), None)
