"""The standing of a work, from the notices about it and from its title.

Retraction, withdrawal and removal take a work back; a partial retraction and an expression of concern warn; corrections
and newer versions inform. `updated-by` stands on the work, `update-to` on the notice: reading the wrong one misses
retractions and accuses notices. The same event is often told twice, by the publisher and by Retraction Watch, with
different dates: a notice has one DOI, so what names the same notice is one event, as old as its oldest date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from evidence.registries.registry import CROSSREF, Found, Lookup, Record, Status, Unchecked, Update
from evidence.registries.title_marks import titled_status

RETRACTED_AND_REPLACED = "retraction-and-replacement"
_REPLACEMENTS = (RETRACTED_AND_REPLACED, "retract-and-replace", "retracted-and-replaced")
_STANDINGS = {
    Status.RETRACTED: ("retraction", "retracted", "full-retraction", "retraction-notice"),
    Status.WITHDRAWN: ("withdrawal", "withdrawn", "temporary-withdrawal"),
    Status.REMOVED: ("removal", "removed", "temporary-removal"),
    Status.PARTIALLY_RETRACTED: ("partial-retraction", "partially-retracted"),
    Status.CONCERN: ("expression-of-concern", "concern", "editorial-expression-of-concern"),
    Status.REPLACED: ("new-version", "new-edition", "replacement", *_REPLACEMENTS),
    Status.CORRECTED: (
        "correction", "corrections", "corrigendum", "corrigenda", "erratum", "errata", "err", "addendum", "addenda",
        "clarification", "corrected", "update", "amendment", "author-correction", "publisher-correction",
        "publisher-note", "publishers-note", "editorial-note", "editors-note",
    ),
    Status.REINSTATED: ("reinstatement", "reinstated"),
}  # fmt: skip
_STANDING_OF = {kind: status for status, kinds in _STANDINGS.items() for kind in kinds}
WORST_FIRST = tuple(Status)
GONE = frozenset({Status.RETRACTED, Status.WITHDRAWN, Status.REMOVED})
"""The standings of a work that was taken back as a whole."""
GRAVE = GONE | {Status.PARTIALLY_RETRACTED, Status.CONCERN}
"""Those, and the standings that warn; a reinstatement lifts them all."""
_IN_WORDS = {
    Status.PARTIALLY_RETRACTED: "is partially retracted",
    Status.CONCERN: "is under an expression of concern",
    Status.NOTICE: "is a notice on another work",
}
_TELLING = frozenset({CROSSREF, "doi.org (crossref)", "pubmed"})
_VERSIONS = frozenset({"new-version", "new-edition"})


def spelled(kind: str) -> str:
    """A type of notice in one spelling: lower case with hyphens ("ExpressionOfConcern", "expression_of_concern")."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.strip().replace("'", "").replace("’", ""))
    return re.sub(r"[\s_-]+", "-", parted.casefold())


def standing(kind: str) -> Status | None:
    """The standing that a type of notice gives a work; None for a type that is not known."""
    return _STANDING_OF.get(spelled(kind))


def is_version(kind: str) -> bool:
    """Whether a type names a newer version of a work: who cites that cites a work, not a notice."""
    return spelled(kind) in _VERSIONS


def is_replacement(kind: str) -> bool:
    """Whether a type says that a work was retracted and replaced under its own DOI."""
    return spelled(kind) in _REPLACEMENTS


def status_of(record: Record) -> Status:
    """The worst standing that still stands: a reinstatement after a retraction lifts it.

    A title counts where no notice says that the work is gone or back. A notice of a type that is not known, and an
    answer that could not be read, are no clean bill: `UNKNOWN`.
    """
    titled = titled_status(record.title, record.prime_doi)
    updates = _about_the_work(record, titled)
    standings = {event.status for event in _standing_events(updates)}
    decided = bool(standings & (GONE | {Status.REINSTATED})) or bool(_replaced(updates))
    if titled is not None and not (titled in GONE and decided):
        standings.add(titled)
    if record.notice_of:
        standings.add(Status.NOTICE)
    if standings:
        return min(standings, key=WORST_FIRST.index)
    known = record.status_known and record.status_checked and not unknown_notices(record)
    return Status.CURRENT if known else Status.UNKNOWN


def in_words(status: Status) -> str | None:
    """What is to be minded of a work ("is retracted"); None where nothing is, or nothing is known."""
    return None if status in (Status.CURRENT, Status.UNKNOWN) else _IN_WORDS.get(status, f"is {status}")


def why_unchecked(lookup: Lookup | None) -> str | None:
    """Why a work could not be looked up, or could not be asked whether it still stands; None where all was answered.

    What is told to be gone is gone, whatever else could not be asked.
    """
    match lookup:
        case Unchecked(_, reason):
            return reason
        case Found(record):
            return record.unasked if status_of(record) not in GONE else None
        case _:
            return None


def with_notices(record: Record, updates: Iterable[Update]) -> Record:
    """A record with those notices of another registry that tell of a standing which its own do not tell of.

    What was retracted to be replaced is told to be retracted, too.
    """
    told = {standing(update.type) for update in record.updates}
    if _replaced(record.updates):
        told |= GONE
    new = tuple(update for update in updates if standing(update.type) not in told)
    return replace(record, updates=(*record.updates, *new)) if new else record


def tells_of_notices(record: Record) -> bool:
    """Whether who keeps the work tells of retractions, as Crossref and PubMed do, and DataCite does not."""
    return record.origin.casefold() in _TELLING


def unchecked_of(lookups: Iterable[Lookup]) -> dict[str, str]:
    """The names of the works that could not be checked, with the reason."""
    found: dict[str, str] = {}
    for lookup in lookups:
        reason = why_unchecked(lookup)
        if reason is not None:
            found[lookup.record.doi if isinstance(lookup, Found) else lookup.doi] = reason
    return found


def unknown_notices(record: Record) -> tuple[Update, ...]:
    """The notices of types that this version does not know."""
    return tuple(update for update in record.updates if standing(update.type) is None)


def is_doubtful(record: Record) -> bool:
    """Whether a second look at a work's notices is due.

    So it is where the answer's own list could not be read, and where the title says more than the list does.
    """
    titled = titled_status(record.title, record.prime_doi)
    told = {standing(update.type) for update in record.updates}
    silent = not told & GONE if titled in GONE else titled not in (None, Status.NOTICE, *told)
    return not record.status_known or silent


@dataclass(frozen=True)
class _Event:
    """One thing that befell a work, however many tell of it; `day` is the oldest date given."""

    status: Status
    day: date | None


def _about_the_work(record: Record, titled: Status | None) -> tuple[Update, ...]:
    """The notices about this work.

    One that bears the DOI of the work has none of its own. Where the title is that of a notice, it is the notice that
    was deposited as its own work, as some are, and says nothing of a work.
    """
    own = (record.doi, record.prime_doi)
    if titled is Status.NOTICE:
        return tuple(update for update in record.updates if update.notice not in own)
    return tuple(replace(one, notice=None) if one.notice in own else one for one in record.updates)


def _replaced(updates: Iterable[Update]) -> frozenset[str | None]:
    """The notices by which a work was retracted and replaced under its own DOI."""
    return frozenset(update.notice for update in updates if is_replacement(update.type))


def _standing_events(updates: tuple[Update, ...]) -> list[_Event]:
    events = _events(updates)
    reinstated = max((event.day or date.max for event in events if event.status is Status.REINSTATED), default=None)
    if reinstated is None:
        return events
    again = [event for event in events if event.status in GONE and (event.day or date.min) > reinstated]
    if again:
        return [event for event in events if event.status is not Status.REINSTATED]
    return [e for e in events if not (e.status in GRAVE and (e.day or date.min) <= reinstated)]


def _events(updates: tuple[Update, ...]) -> list[_Event]:
    replaced = _replaced(updates)
    told = [(status, update) for update in updates if (status := standing(update.type)) is not None]
    days: dict[tuple[Status, str | None], list[date]] = {}
    for status, update in told:
        if status not in GONE or update.notice not in replaced:
            key = status, update.notice or _only_notice(told, status)
            days.setdefault(key, []).extend([update.date] if update.date else [])
    return [_Event(status, min(dates, default=None)) for (status, _), dates in days.items()]


def _only_notice(told: Iterable[tuple[Status, Update]], status: Status) -> str | None:
    """The notice that a telling without one must mean: the only one of its kind."""
    notices = {update.notice for one, update in told if one is status and update.notice}
    return notices.pop() if len(notices) == 1 else None
