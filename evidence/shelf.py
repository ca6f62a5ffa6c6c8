"""References and what the registries say of them: each DOI of a run is asked for once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from evidence.dossier import CheckedReference
from evidence.library.library import Library
from evidence.references.reference import Reference
from evidence.registries.comparison import compare as differences_of
from evidence.registries.registry import Absent, Found, Lookup, Record, Registry, Status
from evidence.registries.status import status_of
from evidence.registries.title_marks import names_notice

if TYPE_CHECKING:
    from evidence.registries.matching import Finder


@dataclass(frozen=True)
class Shelf:
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
    """What was asked of the registries in a run, and which references of the library its documents use."""

    def __init__(
        self, library: Library, registry: Registry, today: date, max_age: int, finders: Sequence[Finder] = ()
    ) -> None:
        self._library = library
        self._registry = registry
        self._today = today
        self._max_age = max_age
        self._finders = finders
        self._lookups: dict[str, Lookup] = {}
        self._used: set[str | None] = set()

    def ask(self, identifiers: Iterable[str], progress: Callable[[str], None]) -> Mapping[str, Lookup]:
        """The answers for the references of some documents, which are looked up together with the library's own."""
        wanted = tuple(dict.fromkeys(identifiers))
        held = (reference.identifier for reference in self._library.references)
        missing = [n for n in dict.fromkeys((*held, *wanted)) if n is not None and n not in self._lookups]
        if missing:
            progress(f"looking up {len(missing)} references")
            answers = self._registry.get_many(missing)
            self._lookups |= {name: _aged(answers[name], self._today, self._max_age) for name in missing}
        return {name: self._lookups[name] for name in wanted}

    @cached_property
    def shelf(self) -> Shelf:
        """The library's references, once they have been asked for."""
        checked = (checked_reference(r, self._lookups, cited=True) for r in self._library.references)
        return Shelf(tuple(_righted(one, self._finders) for one in checked))

    def cited(self, keys: Set[str | None]) -> Shelf:
        """The references of the library with these keys, which are remembered as used."""
        self._used |= keys
        return Shelf(self.shelf.of(keys))

    def references(self) -> tuple[CheckedReference, ...]:
        """The library's references, once all documents are done: only then it is known which are cited."""
        return tuple(
            checked if checked.reference.key in self._used else replace(checked, cited=False)
            for checked in self.shelf.references
        )


def checked_reference(reference: Reference, lookups: Mapping[str, Lookup], *, cited: bool) -> CheckedReference:
    """A reference beside what the registries hold of it."""
    lookup = lookups[reference.identifier] if reference.identifier else None
    if not isinstance(lookup, Found):
        return CheckedReference(reference, lookup, Status.UNKNOWN, (), cited)
    differences = differences_of(reference, lookup.record)
    return CheckedReference(reference, lookup, _standing(reference, lookup.record), differences, cited)


def _aged(lookup: Lookup, today: date, max_age: int) -> Lookup:
    """A record whose update status was asked for too long ago is no clean bill: what is known of it stays."""
    if not isinstance(lookup, Found) or lookup.record.status_checked is None:
        return lookup
    if (today - lookup.record.status_checked).days <= max_age:
        return lookup
    return replace(lookup, record=replace(lookup.record, status_known=False))


def _righted(checked: CheckedReference, finders: Sequence[Finder]) -> CheckedReference:
    """With the DOI of the work that is written, where the entry has none, or one that does not lead there."""
    astray = isinstance(checked.lookup, Absent) or any(one.field == "work" for one in checked.differences)
    if not finders or not (astray or checked.reference.identifier is None):
        return checked
    from evidence.registries.matching import match

    found = match(checked.reference, finders).found
    return replace(checked, right_doi=found.record.doi) if found else checked


def _standing(reference: Reference, record: Record) -> Status:
    """The standing of what is cited: some notices share the DOI of their work, and only the written title tells."""
    return Status.NOTICE if reference.title and names_notice(reference.title) else status_of(record)
