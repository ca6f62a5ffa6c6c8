"""What follows from the results of an outcome: differences, ratios, sums and means of each two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations

from evidence.agreement.trials.counts.events import subsets
from evidence.agreement.trials.results.result import Result

_MOST = 14
"""Of so many values at most each two are put together."""
_ROUNDED = 1.01
_SUMMED = 5
"""So many categories at most are added up in every choice."""


@dataclass(frozen=True)
class Counted:
    """How many people of some arms are in some categories, of how many."""

    arms: frozenset[str]
    labels: frozenset[str]
    people: float
    whole: float

    @property
    def share(self) -> float:
        """Which part of all they are."""
        return self.people / self.whole if self.whole else 0.0


@dataclass(frozen=True)
class Derived:
    """Numbers that nobody wrote down, and that results give all the same."""

    results: tuple[Result, ...]

    @cached_property
    def values(self) -> frozenset[float]:
        """The results, and by how much each arm's changed."""
        pairs = ((one, other) for one, other in combinations(self.results, 2) if one.arm == other.arm)
        changes = (abs(one.signed[0] - other.signed[0]) for one, other in pairs)
        return frozenset((*(one.values[0] for one in self.results), *changes))

    @cached_property
    def gaps(self) -> frozenset[float]:
        """The differences of each two results."""
        return frozenset(abs(one.signed[0] - other.signed[0]) for one, other in combinations(self.results, 2))

    @cached_property
    def around(self) -> frozenset[float]:
        """The results and what stands beside them, and the differences of each two of these."""
        gaps = (abs(one - other) for one, other in combinations(self._all, 2))
        return frozenset((*map(abs, self._all), *gaps))

    @cached_property
    def together(self) -> frozenset[float]:
        """The results, and the differences, sums and means of each two of them."""
        sums = [one.values[0] + other.values[0] for one, other in combinations(self.results, 2)]
        return frozenset((*self.values, *self.gaps, *sums, *(one / 2 for one in sums)))

    @cached_property
    def ratios(self) -> frozenset[float]:
        """How many times one result is another, in people and in shares of them."""
        sizes = [size for one in self.results for size in enumerate(one.sizes)]
        sizes += [(0, one.analysed - one.people) for one in self.results if one.of_people and one.analysed]
        pairs = ((a, b) for (kind, a), (other, b) in permutations(sizes, 2) if kind == other and b)
        return frozenset(a / b for a, b in pairs)

    @cached_property
    def choices(self) -> tuple[frozenset[str], ...]:
        """Every choice of categories but that of everybody; of very many each by itself, and all."""
        labels = list(dict.fromkeys(one.label for one in self.results))
        some = subsets(labels) if len(labels) <= _SUMMED else [*((one,) for one in labels), labels]
        arms = frozenset(one.arm for one in self.results)
        everybody = len(labels) > 1 and self._counted(arms, frozenset(labels)).share * _ROUNDED > 1
        return tuple(frozenset(one) for one in some if not everybody or len(one) < len(labels))

    def pairs(self, choices: Sequence[frozenset[str]]) -> list[tuple[Counted, Counted]]:
        """Each two groups that may be compared: of the same categories in different arms, or the other way."""
        arms = [frozenset(some) for some in subsets(list(dict.fromkeys(one.arm for one in self.results)))]
        counted = [self._counted(some, labels) for some in arms for labels in choices]
        return [
            (one, other)
            for one, other in combinations(counted, 2)
            if (one.labels == other.labels and one.arms.isdisjoint(other.arms))
            or (one.arms == other.arms and one.labels.isdisjoint(other.labels))
        ]

    def _counted(self, arms: frozenset[str], labels: frozenset[str]) -> Counted:
        here = [one for one in self.results if one.arm in arms]
        people = sum(one.people for one in here if one.label in labels)
        return Counted(arms, labels, people, sum({one.arm: one.analysed for one in here}.values()))

    @cached_property
    def _all(self) -> list[float]:
        return list(dict.fromkeys(value for one in self.results for value in one.signed))[:_MOST]
