"""What a run keeps of its documents once they are judged: counts, the works that are not fine, what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from evidence.agreement.statements import Statement, conflicting, statements_of
from evidence.documents.document import Document
from evidence.dossier import CheckedReference, ClaimStatus, Conflict, Dossier, Work, place_of_reference
from evidence.findings import Place, place_of
from evidence.references.reference import Origin
from evidence.registries.registry import Absent, Found, Record, Status, Unchecked
from evidence.registries.status import unknown_notices

_WORST_FIRST = tuple(Status)
_FINE = frozenset({Status.CURRENT, Status.UNKNOWN, Status.NOTICE})


@dataclass(frozen=True)
class UncheckedReference:
    """A reference that had to be checked and could not be, and the places that use it."""

    name: str
    reason: str
    used_in: tuple[Place, ...]


@dataclass
class Tally:
    """The figures that every report begins with. A work that stands in several places counts once."""

    documents: int = 0
    statuses: Counter[ClaimStatus] = field(default_factory=Counter)
    references: int = 0
    absent: int = 0
    unchecked: int = 0
    not_applicable: int = 0
    records: dict[str, Record] = field(default_factory=dict)

    @property
    def claims(self) -> int:
        """All claims."""
        return self.statuses.total()

    @property
    def confirmed(self) -> int:
        """Works that a registry knows."""
        return sum(record.confirmed for record in self.records.values())

    def count(self, checked: CheckedReference) -> None:
        """Counts a work that has not been counted."""
        self.references += 1
        match checked.lookup:
            case None:
                self.not_applicable += 1
            case Found(record):
                self.records[checked.reference.key or checked.reference.identifier or ""] = record
            case Absent():
                self.absent += 1
            case Unchecked():
                self.unchecked += 1


class Figures:
    """The first figure that a document of the run gave for each thing it claims, and those that disagree with it.

    What is kept of a claim is a number and a place, so that a run may be long.
    """

    def __init__(self) -> None:
        self._first: dict[int, tuple[str, Place]] = {}
        self.conflicts: list[Conflict] = []

    def take(self, dossier: Dossier) -> None:
        """The figures of one document."""
        for checked in dossier.claims:
            for statement in statements_of(checked.claim.text, checked.claim.kind):
                self._enter(statement, place_of(dossier.document, checked.claim.span))

    def _enter(self, statement: Statement, place: Place) -> None:
        held = self._first.setdefault(hash(statement.key), (statement.figure, place))
        figure, earlier = held
        if earlier.path != place.path and conflicting(statement.figure, figure):
            self.conflicts.append(Conflict(statement.figure, place, figure, earlier, statement.what))


class Ledger:
    """Kept while documents come and go."""

    def __init__(self) -> None:
        self.tally = Tally()
        self._counted: set[int] = set()
        self._entries: dict[str, Work] = {}
        self._claims: dict[str, Work] = {}
        self.uses: dict[str, list[Place]] = {}
        self._unchecked: dict[str, tuple[str, list[Place]]] = {}
        self._figures = Figures()

    def take(self, dossier: Dossier) -> None:
        """Everything to remember of one document."""
        self.tally.documents += 1
        self.tally.statuses.update(checked.status for checked in dossier.claims)
        for checked in dossier.references:
            self._count(checked)
            self._note(checked, dossier.document)
            if checked.reference.origin is not Origin.LIBRARY:
                self._enter(checked, place_of_reference(checked, dossier.document))
        self._take_claims(dossier)
        self._take_uses(dossier)
        self._figures.take(dossier)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The claims that documents make with different figures."""
        return tuple(self._figures.conflicts)

    def shelve(self, references: Iterable[CheckedReference]) -> None:
        """The library's references, after all documents. A work that both hold goes by the library's name."""
        shelf = tuple(references)
        named = {c.reference.key or c.reference.identifier or "": c.record for c in shelf if c.record}
        known = {c.reference.identifier for c in shelf}
        others = {name: record for name, record in self.tally.records.items() if name not in known}
        self.tally.records = {name: record for name, record in named.items() if record} | others
        for checked in shelf:
            self._count(checked)
            self._note(checked, None)
            self._enter(checked, place_of_reference(checked))

    def works(self) -> dict[str, Work]:
        """The works of which there is something to tell: places in lists first, then the library, then claims."""
        for doi, work in self._claims.items():
            if doi in self._entries:
                self._entries[doi].places.extend(work.places)
            else:
                self._entries[doi] = work
        self._claims = {}
        return self._entries

    def unchecked(self) -> tuple[UncheckedReference, ...]:
        """What could not be checked, with every place that names it."""
        return tuple(UncheckedReference(n, reason, tuple(places)) for n, (reason, places) in self._unchecked.items())

    def _take_claims(self, dossier: Dossier) -> None:
        telling = {c.reference.identifier: c for c in dossier.known if _is_telling(c)}
        if not telling:
            return
        for claim in dossier.claims:
            for source in claim.sources:
                name = source.reference.identifier
                if name is not None and name in telling:
                    work = self._claims.setdefault(name, Work(telling[name], []))
                    work.places.append(place_of(dossier.document, claim.claim.span))

    def _take_uses(self, dossier: Dossier) -> None:
        links = [link for checked in dossier.claims for link in checked.links]
        for link in (*links, *dossier.withdrawn):
            self.uses.setdefault(link.claim.id, []).append(place_of(dossier.document, link.sentence.span))

    def _enter(self, checked: CheckedReference, place: Place) -> None:
        name = checked.reference.identifier
        if name is not None and _is_telling(checked):
            work = self._entries.setdefault(name, Work(checked, []))
            work.places.append(place)
            if _WORST_FIRST.index(checked.status) < _WORST_FIRST.index(work.checked.status):
                # One entry may cite a notice and the next one the work, under the same DOI.
                work.checked = checked

    def _note(self, checked: CheckedReference, document: Document | None) -> None:
        if isinstance(checked.lookup, Unchecked):
            _, places = self._unchecked.setdefault(checked.lookup.doi, (checked.lookup.reason, []))
            places.append(place_of_reference(checked, document))

    def _count(self, checked: CheckedReference) -> None:
        reference = checked.reference
        key = hash(reference.identifier or reference.raw)
        if key not in self._counted:
            self._counted.add(key)
            self.tally.count(checked)


def _is_telling(checked: CheckedReference) -> bool:
    """Whether a rule about works may have something to say."""
    record = checked.record
    if record is None or checked.status not in _FINE:
        return True
    written = checked.reference.doi
    return (written is not None and record.prime_doi != written) or bool(unknown_notices(record))
