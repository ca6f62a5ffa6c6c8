"""What follows from the results of an outcome: differences, ratios, sums and shares of each two of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations

from evidence.agreement.trials.results.result import Result
from evidence.late import late_regex

_START = late_regex(r"\b(?:baseline|pre-?treatment|before|screening|(?:week|day|month|cycle) \d+)\b")
_MOST = 14
"""Of so many values at most each two are put together."""


@dataclass(frozen=True)
class Derived:
    """Numbers that nobody wrote down, and that results give all the same."""

    results: tuple[Result, ...]

    @cached_property
    def differences(self) -> frozenset[float]:
        """The values, and the differences of each two of them."""
        return frozenset((*self._values, *(abs(one - other) for one, other in combinations(self._values, 2))))

    @cached_property
    def mains(self) -> frozenset[float]:
        """The results themselves, without what stands beside them, and their differences."""
        mains = [one.values[0] for one in self.results]
        return frozenset((*mains, *(abs(one - other) for one, other in combinations(mains, 2))))

    @cached_property
    def ratios(self) -> frozenset[float]:
        """How many times one result is another, in people and in shares of them."""
        sizes = [size for one in self.results for size in enumerate(one.sizes)]
        pairs = ((a, b) for (kind, a), (other, b) in permutations(sizes, 2) if kind == other and b)
        return frozenset(a / b for a, b in pairs)

    @cached_property
    def gaps(self) -> frozenset[float]:
        """The differences of each two results, and of the ends around them."""
        pairs = combinations(self.results, 2)
        return frozenset(abs(a - b) for one, other in pairs for a, b in zip(one.values, other.values, strict=False))

    @cached_property
    def gaps_of_mains(self) -> frozenset[float]:
        """The differences of each two results alone."""
        return frozenset(abs(one.values[0] - other.values[0]) for one, other in combinations(self.results, 2))

    @cached_property
    def changes(self) -> frozenset[float]:
        """By how much each arm's results differ from one time to another; nothing where categories are no times."""
        if not any(_START.search(one.label) for one in self.results):
            return frozenset()
        pairs = combinations(self.results, 2)
        return frozenset(abs(one.values[0] - other.values[0]) for one, other in pairs if one.arm == other.arm)

    @cached_property
    def together(self) -> frozenset[float]:
        """These, and the sums and means of each two values."""
        sums = [one + other for one, other in combinations(self._values, 2)]
        return frozenset((*self.differences, *sums, *(one / 2 for one in sums)))

    @cached_property
    def worked_out(self) -> frozenset[float]:
        """The values, and what follows from each two of them."""
        pairs = [(one, other) for one, other in permutations(self._values, 2) if other]
        ratios = (value for one, other in pairs for value in (one / other, 100 * abs(one - other) / other))
        return frozenset((*self.together, *ratios, *(100 * one / other for one, other in pairs)))

    @cached_property
    def _values(self) -> list[float]:
        return list(dict.fromkeys(value for one in self.results for value in one.values))[:_MOST]
