"""What a run keeps of its documents once they are judged: counts, the works that are not fine, what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from evidence.across_documents import Figures, Stances
from evidence.agreement.conflicts.denials import Stance, contradict, stances_of
from evidence.agreement.conflicts.statements import Statement, statements_of
from evidence.agreement.verdict import PairVerdict
from evidence.case import Case, Conflict, Contradiction, Work
from evidence.checked import CheckedReference, ClaimStatus, place_of_reference
from evidence.documents.document import Document
from evidence.dossier import Dossier
from evidence.findings import Place, place_of
from evidence.library.brief import Brief
from evidence.library.library import Library
from evidence.references.works import work_of
from evidence.registries.registry import Absent, Found, Record, Status
from evidence.registries.status import WORST_FIRST, unknown_notices

_FINE = frozenset({Status.CURRENT, Status.UNKNOWN, Status.NOTICE})


@dataclass(frozen=True)
class UncheckedReference:
    """A reference that had to be checked and could not be, and the places that use it."""

    name: str
    reason: str
    used_in: tuple[Place, ...]


@dataclass
class Tally:
    """The figures that every report begins with. A work that stands in several places counts once.

    `of_library` are those references that only the library holds, and no document's own list; `of_others` are those
    whose identifier leads to another work than the one written, which confirms nothing.
    `verdicts` are those on claims with a source, each against the source that agrees best; `by_taken_back` are the
    supported ones whose best source was retracted, withdrawn or removed.
    """

    documents: int = 0
    statuses: Counter[ClaimStatus] = field(default_factory=Counter)
    verdicts: Counter[PairVerdict] = field(default_factory=Counter)
    by_taken_back: int = 0
    references: int = 0
    of_library: int = 0
    absent: int = 0
    of_others: int = 0
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

    def uncount_bare(self) -> None:
        """Takes back a work without an identifier, for one is met in another place."""
        self.references -= 1
        self.not_applicable -= 1

    def count(self, checked: CheckedReference) -> None:
        """Counts a work that has not been counted."""
        self.references += 1
        if checked.unchecked is not None:
            self.unchecked += 1
            return
        match checked.lookup:
            case None:
                self.not_applicable += 1
            case Found(record):
                if checked.is_of_another:
                    self.of_others += 1
                else:
                    self.records[_name_of(checked)] = record
            case Absent():
                self.absent += 1


def _name_of(checked: CheckedReference) -> str:
    return checked.reference.key or checked.reference.identifier or ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger takes of one document.

    `verdicts` are those on claims with a source, and `by_taken_back` the number of those supported by a work that was
    taken back; `references` are those that the document may rest on, with their
    places where there is something to tell of them; `rests` are claims that rest on such a work, `uses` sentences that
    make a claim of the library, by its id, `figures` what claims give figures for, `stances` what the document denies
    and tells of its main product.
    """

    statuses: tuple[ClaimStatus, ...]
    verdicts: tuple[PairVerdict, ...]
    by_taken_back: int
    references: tuple[tuple[CheckedReference, Place | None], ...]
    rests: tuple[tuple[CheckedReference, Place], ...]
    uses: tuple[tuple[str, Place], ...]
    figures: tuple[tuple[Statement, Place], ...]
    stances: tuple[tuple[str, Stance, Place], ...] = ()


def entry_of(dossier: Dossier) -> Entry:
    """What there is to remember of a document."""
    document = dossier.document
    links = [link for checked in dossier.claims for link in checked.links]
    return Entry(
        statuses=tuple(checked.status for checked in dossier.claims),
        verdicts=tuple(verdict for checked in dossier.claims if (verdict := checked.verdict) is not None),
        by_taken_back=sum(
            checked.verdict is PairVerdict.SUPPORTED and dossier.taken_back(checked) is not None
            for checked in dossier.claims
        ),
        references=tuple((checked, _place_to_tell(checked, document)) for checked in dossier.references),
        rests=tuple(_rests(dossier)),
        uses=tuple((link.claim.id, place_of(document, link.sentence.span)) for link in (*links, *dossier.withdrawn)),
        figures=tuple(
            (statement, place_of(document, checked.claim.span))
            for checked in dossier.claims
            for statement in statements_of(checked.claim.said, checked.claim.kind)
        ),
        stances=tuple(_stances(dossier)),
    )


def _stances(dossier: Dossier) -> Iterator[tuple[str, Stance, Place]]:
    """What is said of the main product, less denials that the document itself contradicts."""
    product = dossier.main_product
    if product is None:
        return
    said = [(sentence, stance) for sentence in dossier.copy for stance in stances_of(sentence.said)]
    for sentence, stance in said:
        if not stance.denied or not any(contradict(stance, other) for _, other in said):
            yield product, stance, place_of(dossier.document, sentence.span)


def _place_to_tell(checked: CheckedReference, document: Document) -> Place | None:
    telling = checked.unchecked is not None or any(_works(checked))
    return place_of_reference(checked, document) if telling else None


def _rests(dossier: Dossier) -> Iterator[tuple[CheckedReference, Place]]:
    told = [checked for checked in dossier.known if any(_works(checked))]
    telling = {name: c for c in told for name in (c.reference.identifier, c.reference.key or c.reference.raw) if name}
    if not telling:
        return
    for claim in dossier.claims:
        for source in claim.sources:
            work = telling.get(source.reference.identifier or source.key or source.reference.raw)
            if work is not None:
                yield work, place_of(dossier.document, claim.claim.span)


class Ledger:
    """Kept while documents come and go."""

    def __init__(self) -> None:
        self.tally = Tally()
        self._counted: set[int] = set()
        self._bare: set[int] = set()
        self._recorded: dict[str, str] = {}
        self._noted: dict[str, str] = {}
        self._entries: dict[str, Work] = {}
        self._claims: dict[str, Work] = {}
        self.uses: dict[str, list[Place]] = {}
        self._unchecked: dict[str, tuple[str, list[Place]]] = {}
        self._figures = Figures()
        self._stances = Stances()

    def take(self, entry: Entry) -> None:
        """Everything to remember of one document."""
        self.tally.documents += 1
        self.tally.verdicts.update(entry.verdicts)
        self.tally.by_taken_back += entry.by_taken_back
        self.tally.statuses.update(entry.statuses)
        for checked, place in entry.references:
            self._count(checked)
            if place is not None:
                self._note(checked, place)
                self._enter(checked, place)
        for checked, place in entry.rests:
            for name, work in _works(checked):
                self._claims.setdefault(name, Work(work, [])).places.append(place)
        for claim, place in entry.uses:
            self.uses.setdefault(claim, []).append(place)
        self._figures.take(entry.figures)
        self._stances.take(entry.stances)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The claims that documents make with different figures."""
        return tuple(self._figures.conflicts)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """What documents deny of a product, and others tell."""
        return tuple(self._stances.contradictions)

    def take_library(self, references: Iterable[CheckedReference]) -> None:
        """The library's references, after all documents. A work that both hold goes by the library's name."""
        of_documents = self.tally.references
        named: dict[str, str] = {}
        for checked in references:
            self._count(checked)
            place = place_of_reference(checked)
            self._note(checked, place)
            self._enter(checked, place)
            recorded = next((self._recorded[name] for name in checked.names if name in self._recorded), None)
            if recorded is not None:
                named.setdefault(recorded, _name_of(checked))
        records = self.tally.records
        others = {name: record for name, record in records.items() if name not in named}
        self.tally.records = {name: records[recorded] for recorded, name in named.items()} | others
        self.tally.of_library = self.tally.references - of_documents

    def works(self) -> dict[str, Work]:
        """The works of which there is something to tell: places in lists first, then the library, then claims."""
        for doi, work in self._claims.items():
            if doi in self._entries:
                self._entries[doi].places.extend(work.places)
            else:
                self._entries[doi] = work
        self._claims = {}
        return self._entries

    def case(self, library: Library, references: tuple[CheckedReference, ...], today: date, brief: Brief) -> Case:
        """The whole run, as rules see it that look at more than one document."""
        return Case(
            library,
            references,
            self.works(),
            today,
            self.conflicts(),
            self.contradictions(),
            brief=brief,
            uses=self.uses,
        )

    def unchecked(self) -> tuple[UncheckedReference, ...]:
        """What could not be checked, with every place that names it."""
        return tuple(UncheckedReference(n, reason, tuple(places)) for n, (reason, places) in self._unchecked.items())

    def _enter(self, checked: CheckedReference, place: Place) -> None:
        for name, one in _works(checked):
            work = self._entries.setdefault(name, Work(one, []))
            work.places.append(place)
            if _rank(one) < _rank(work.checked):
                # One entry may cite a notice and the next one the work, under the same DOI.
                work.checked = one

    def _note(self, checked: CheckedReference, place: Place) -> None:
        reason = checked.unchecked
        if reason is not None:
            identifier = checked.reference.identifier or ""
            name = next((self._noted[name] for name in checked.names if name in self._noted), identifier)
            self._noted |= dict.fromkeys(checked.names, name)
            _, places = self._unchecked.setdefault(name, (reason, []))
            places.append(place)

    def _count(self, checked: CheckedReference) -> None:
        reference = checked.reference
        work, identified = work_of(reference), reference.identifier is not None
        names = {hash(name) for name in checked.names} or {hash(reference.raw)}
        # a preprint and its article share all but their identifiers, and an entry may have none
        twins = {hash((work, other)) for other in (False, not identified)} if work else set()
        known = not self._counted.isdisjoint(names | twins)
        if known and identified and self._bare & twins:
            # Counted as a work that nobody can be asked about, until an entry with its DOI was met.
            self._bare -= twins
            self.tally.uncount_bare()
            known = False
        if not known:
            self.tally.count(checked)
            if _name_of(checked) in self.tally.records:
                self._recorded |= dict.fromkeys(checked.names, _name_of(checked))
            self._bare |= twins if not identified else set()
        self._counted |= names | ({hash((work, identified))} if work else set())


def _rank(checked: CheckedReference) -> tuple[int, bool]:
    """The worst first, and of equals what bears its DOI before what was found without."""
    return WORST_FIRST.index(checked.status), checked.reference.identifier is None


def _works(checked: CheckedReference) -> Iterator[tuple[str, CheckedReference]]:
    """The works of an entry of which a rule may have something to say, by their names: that of its DOI, and, where it
    is taken back or doubted, that which a search found it to name."""
    name, found = checked.reference.identifier, checked.as_found
    if name is not None and _is_telling(checked):
        yield name, checked
    if found is not None and found.right_doi is not None and found.status not in _FINE:
        yield found.right_doi, found


def _is_telling(checked: CheckedReference) -> bool:
    """Whether a rule about works may have something to say."""
    record = checked.record
    if record is None or checked.status not in _FINE:
        return True
    written = checked.reference.doi
    return (written is not None and record.prime_doi != written) or bool(unknown_notices(record))
