"""What the documents of a run say of one thing, and not alike: two figures, or a denial of what another tells."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.agreement.conflicts.denials import Stance, contradict
from evidence.agreement.conflicts.statements import Statement, conflicting
from evidence.case import Conflict, Contradiction
from evidence.findings import Place


class Figures:
    """The first figure that a document of the run gave for each thing it claims, and those that disagree with it.

    What is kept of a claim is a number and a place, so that a run may be long.
    """

    def __init__(self) -> None:
        self._first: dict[int, tuple[str, Place]] = {}
        self.conflicts: list[Conflict] = []

    def take(self, figures: Iterable[tuple[Statement, Place]]) -> None:
        """The figures of one document."""
        for statement, place in figures:
            self._enter(statement, place)

    def _enter(self, statement: Statement, place: Place) -> None:
        held = self._first.setdefault(hash(statement.key), (statement.figure, place))
        figure, earlier = held
        if earlier.path != place.path and conflicting(statement.figure, figure):
            self.conflicts.append(Conflict(statement.figure, place, figure, earlier, statement.what))


class Stances:
    """What documents of the run deny of a product, and what others tell of it."""

    def __init__(self) -> None:
        self._denied: dict[tuple[str, str], list[tuple[Stance, Place]]] = {}
        self._told: dict[tuple[str, str], list[tuple[Stance, Place]]] = {}
        self.contradictions: list[Contradiction] = []

    def take(self, stances: Iterable[tuple[str, Stance, Place]]) -> None:
        """The stances of one document."""
        for product, stance, place in stances:
            key = product, stance.thing
            if stance.denied:
                told = next((where for other, where in self._told.get(key, ()) if contradict(stance, other)), None)
                if told is None:
                    self._denied.setdefault(key, []).append((stance, place))
                else:
                    self._enter(stance, place, told)
            else:
                self._tell(key, stance, place)

    def _tell(self, key: tuple[str, str], told: Stance, place: Place) -> None:
        held = self._told.setdefault(key, [])
        if all((one.grave, one.mild) != (told.grave, told.mild) for one, _ in held):
            held.append((told, place))
            waiting = self._denied.pop(key, [])
            for denial, where in waiting:
                if contradict(denial, told):
                    self._enter(denial, where, place)
            self._denied[key] = [(denial, where) for denial, where in waiting if not contradict(denial, told)]

    def _enter(self, denial: Stance, place: Place, told: Place) -> None:
        self.contradictions.append(Contradiction(denial.words, place, denial.thing, told))
