"""References and what the registries say of them: each DOI of a run is asked for once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from evidence.checked import CheckedReference, Sought
from evidence.library.library import Library
from evidence.references.entry import query_of
from evidence.references.reference import Reference
from evidence.references.reference_list import names_article
from evidence.registries.comparison import Difference, Grade, told_record
from evidence.registries.comparison import compare as differences_of
from evidence.registries.registry import Absent, Found, Lookup, Record, Registry, Status, Unchecked, Update, Via
from evidence.registries.status import GRAVE, standing, status_of, why_unchecked, with_notices
from evidence.registries.title_marks import names_notice

if TYPE_CHECKING:
    from evidence.registries.abstracts import AnswerOfAll
    from evidence.registries.matching import Finder


@dataclass(frozen=True)
class LibraryReferences:
    """The references of the library, looked up and compared, in their order."""

    references: tuple[CheckedReference, ...] = ()

    def of(self, keys: Set[str | None]) -> tuple[CheckedReference, ...]:
        """Those with these keys, in the order of the library."""
        places = sorted(self._places[key] for key in keys & self._places.keys())
        return tuple(self.references[place] for place in places)

    @cached_property
    def _places(self) -> dict[str | None, int]:
        return {checked.reference.key: place for place, checked in enumerate(self.references)}


class Inquiry:
    """What was asked of the registries in a run, and which references of the library its documents use.

    `unsought` are the articles without a DOI that could not be searched for, or not asked about, with the reason.
    `thorough`: entries of the library are searched for, too, that are those of other works than articles.
    """

    def __init__(
        self,
        library: Library,
        registry: Registry,
        today: date,
        max_age: int,
        finders: Sequence[Finder] = (),
        *,
        progress: Callable[[str], None] = lambda _: None,
        offline: bool = False,
        thorough: bool = False,
    ) -> None:
        self._library = library
        self._registry = registry
        self._today = today
        self._max_age = max_age
        self._finders = finders
        self._offline = offline or not finders
        self._thorough = thorough
        self._progress = progress
        self._lookups: dict[str, Lookup] = {}
        self._told: dict[str, tuple[Update, ...]] = {}
        self._compared: LibraryReferences | None = None
        self._sought: dict[str, Sought] = {}
        self.unsought: dict[str, str] = {}
        self._used: set[str | None] = set()

    @property
    def used(self) -> frozenset[str]:
        """The keys of the references of the library that documents of the run use."""
        return frozenset(key for key in self._used if key)

    @property
    def unasked(self) -> Mapping[str, str]:
        """The identifiers that could not be looked up, with the reason."""
        return {name: one.reason for name, one in self._lookups.items() if isinstance(one, Unchecked)}

    def ask(self, identifiers: Iterable[str]) -> Mapping[str, Lookup]:
        """The answers for the references of some documents, which are looked up together with the library's own."""
        wanted = tuple(dict.fromkeys(identifiers))
        self.look_up(wanted)
        return {name: self._lookups[name] for name in wanted}

    def look_up(self, identifiers: Iterable[str]) -> None:
        """Asks for references of documents and for the library's own, unless that was done before."""
        held = (name for reference in self._library.references for name in asked_for(reference))
        self._look_up((*held, *identifiers))

    def hear(self, answers: Mapping[str, AnswerOfAll]) -> None:
        """Takes the notices that came with abstracts: a retraction that only PubMed tells of is a retraction."""
        told = {name: one.updates for name, one in answers.items() if not isinstance(one, Unchecked) and one.updates}
        self._told |= told
        for name in told.keys() & self._lookups.keys():
            self._lookups[name] = self._heard(name, self._lookups[name])
            self._compared = None

    def _heard(self, name: str, lookup: Lookup) -> Lookup:
        told = self._told.get(name, ())
        match lookup:
            case Found(record):
                return replace(lookup, record=with_notices(record, told))
            case Unchecked(_, reason) if any(standing(update.type) in GRAVE for update in told):
                return Found(_known_by_notices(name, told, self._today, reason), Via.NETWORK)
            case _:
                return lookup

    def _look_up(self, names: Iterable[str]) -> None:
        missing = [name for name in dict.fromkeys(names) if name not in self._lookups]
        if missing:
            self._progress(f"looking up {len(missing)} references")
            answers = self._registry.get_many(missing)
            aged = {name: _aged(answers[name], self._today, self._max_age) for name in missing}
            self._lookups |= {name: self._heard(name, lookup) for name, lookup in aged.items()}

    def found(self, references: Iterable[Reference]) -> Iterator[str]:
        """The DOIs of the works that entries surely name and no DOI of theirs leads to."""
        return (one.doi for one in self.seek(references).values() if one.doi)

    def seek(self, references: Iterable[Reference]) -> Mapping[str, Sought]:
        """What a search finds for those entries of which no DOI leads to their work, by `query_of` them: the works are
        looked up as if their DOI were written."""
        wanted = {query_of(reference): reference for reference in references if self._is_astray(reference)}
        new = [query for query in wanted if query not in self._sought]
        for number, query in enumerate(new, 1):
            self._progress(f"searching for {number} of {len(new)} entries by their words")
            self._sought[query] = self._searched(wanted[query])
        self._look_up(doi for query in new if (doi := self._sought[query].doi))
        found = {query: self._looked_up(self._sought[query]) for query in wanted}
        for query in new:
            reason = found[query].failure or why_unchecked(found[query].lookup)
            if reason is not None and not wanted[query].identifiers and names_article(wanted[query]):
                self.unsought[query] = reason
        return found

    def _looked_up(self, one: Sought) -> Sought:
        return replace(one, lookup=self._lookups[one.doi]) if one.doi else one

    def _searched(self, reference: Reference) -> Sought:
        from evidence.registries.matching import match

        answer = match(reference, self._finders)
        if answer.found is not None:
            return Sought(answer.found.record.doi)
        return Sought(failure="offline" if self._offline else answer.failure)

    @property
    def library_references(self) -> LibraryReferences:
        """The library's references, once they have been asked for."""
        if self._compared is None:
            self._compared = self._compare()
        return self._compared

    def _compare(self) -> LibraryReferences:
        checked = [checked_reference(r, self._lookups, cited=True) for r in self._library.references]
        sought = self.seek(one.reference for one in checked)
        return LibraryReferences(tuple(with_sought(one, sought) for one in checked))

    def _is_astray(self, reference: Reference) -> bool:
        """Whether an entry has no DOI that leads to its work, and that is to be searched for."""
        if not (self._thorough or names_article(reference)):
            return False
        lookup = self._lookups[reference.identifier] if reference.identifier else None
        if not isinstance(lookup, Found):
            return not isinstance(lookup, Unchecked)
        if reference.year in lookup.record.years:  # no other work, and told without a comparison of the rest
            return False
        return any(one.field == "work" for one in differences_of(reference, lookup.record))

    def cited(self, keys: Set[str | None]) -> LibraryReferences:
        """The references of the library with these keys, which are remembered as used."""
        self._used |= keys
        return LibraryReferences(self.library_references.of(keys))

    def references(self) -> tuple[CheckedReference, ...]:
        """The library's references, once all documents are done: only then it is known which are cited."""
        return tuple(
            checked if checked.reference.key in self._used else replace(checked, cited=False)
            for checked in self.library_references.references
        )


def checked_reference(reference: Reference, lookups: Mapping[str, Lookup], *, cited: bool) -> CheckedReference:
    """A reference beside what the registries hold of it."""
    lookup = lookups[reference.identifier] if reference.identifier else None
    if not isinstance(lookup, Found):
        return CheckedReference(reference, lookup, Status.UNKNOWN, (), cited)
    differences = (*differences_of(reference, lookup.record), *_misnumbered(reference, lookup.record, lookups))
    return CheckedReference(reference, lookup, _standing(reference, lookup.record), differences, cited)


def asked_for(reference: Reference) -> Iterator[str]:
    """What the registries are asked about a reference: its identifier, and a PMID beside its DOI."""
    return (name for name in (reference.identifier, reference.beside) if name)


def _misnumbered(reference: Reference, record: Record, lookups: Mapping[str, Lookup]) -> Iterator[Difference]:
    """A PMID beside a DOI that leads to another work than the DOI, and than the one written."""
    beside = lookups.get(reference.beside or "")
    if not isinstance(beside, Found) or beside.record.prime_doi == record.prime_doi:
        return
    others = differences_of(reference, beside.record)
    if any(one.field in ("work", "title") and one.severity is Grade.ERROR for one in others):
        yield Difference("pmid", reference.pmid or "", told_record(beside.record), Grade.ERROR)


def _known_by_notices(name: str, told: tuple[Update, ...], today: date, reason: str) -> Record:
    """A work of which its registry could not be asked, and others tell that it was taken back or is doubted."""
    teller = told[0].source
    return Record(name, name, teller, today, updates=told, status_known=False, unasked=reason)


def _aged(lookup: Lookup, today: date, max_age: int) -> Lookup:
    """A record whose update status was asked for too long ago is no clean bill: what is known of it stays."""
    if not isinstance(lookup, Found) or lookup.record.status_checked is None:
        return lookup
    if (today - lookup.record.status_checked).days <= max_age:
        return lookup
    return replace(lookup, record=replace(lookup.record, status_known=False))


def with_sought(checked: CheckedReference, sought: Mapping[str, Sought]) -> CheckedReference:
    """With what a search for the work came to; where nothing else tells how it stands, that does, unless it is good."""
    if not (checked.lookup is None or isinstance(checked.lookup, Absent) or checked.is_of_another):
        return checked
    found = sought.get(query_of(checked.reference))
    if found is None:
        return checked
    if found.record is not None:
        found = replace(found, status=_standing(checked.reference, found.record))
    bad = checked.lookup is None and found.status is not Status.CURRENT
    return replace(checked, sought=found, status=found.status if bad else checked.status)


def _standing(reference: Reference, record: Record) -> Status:
    """The standing of what is cited: some notices share the DOI of their work, and only the written title tells."""
    return Status.NOTICE if reference.title and names_notice(reference.title) else status_of(record)
