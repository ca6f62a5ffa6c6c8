"""What doses, lengths and numbers of things follow from what arms were given.

A dose or a length may be told of a day, a week, a cycle or in all: it follows from one of the arm's in the same unit,
times the numbers that stand there, or from two of them together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from math import inf, isclose, prod

from evidence.agreement.measures import Measure
from evidence.agreement.passages import Passage
from evidence.agreement.times import HOURS
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_PLAIN = late_regex(rf"(?<![\w.,/^]){NUMERAL}(?!\s?(?:mg|mcg|µg|g|kg|ml|cc|l|gy|cgy|mci|iu|%|cm|mm|auc)\b|[.,]?\d)")
_WHOLE = late_regex(
    r"\b(?:total\w*|altogether|overall|all|in one|whole|entire|per|each|every|an?|weekly|daily|cycles?|courses?|during|over|throughout|within|completes?|completed|full)\b"
)
_TIMES = {"twice": 2.0, "bid": 2.0, "b.i.d": 2.0, "thrice": 3.0, "tid": 3.0, "t.i.d": 3.0, "weekly": 7.0}
_CALENDAR = {"week": (7.0,), "month": (4.0, 28.0, 30.0), "year": (12.0, 52.0, 365.0)}
"""By what a dose is multiplied that is told of so long a time."""
_ONE = r"\d{1,3}(?:\s?(?:-|–|to|through)\s?\d{1,3})?"
_SPAN = late_regex(r"(?P<first>\d{1,3})(?:\s?(?:-|–|to|through)\s?(?P<last>\d{1,3}))?")
_DAYS = late_regex(rf"\bdays?\s{_ONE}(?:(?:,\s?(?:and\s)?|\sand\s|\s?&\s?){_ONE})*")
_MOST, _CLOSE = 366.0, 0.03
_MANY = 12


@dataclass(frozen=True)
class Portions:
    """The numbers of some arms' lines: those without a unit of mass or the like, and how many arms there are."""

    plain: tuple[float, ...]
    measures: tuple[Measure, ...]

    def give_count(self, low: float, high: float) -> bool:
        """Whether a number of things lies between two ends."""
        found = {*self.plain, 1.0}
        for one, other in combinations((*self.plain, 1.0), 2):
            found |= {one + other, abs(one - other), one * other}
            if one and other:
                found |= {one / other, other / one}
        found.add(sum(self.plain))
        return any(low <= one <= high or isclose(one, low, rel_tol=1e-6) for one in found)

    def give(self, measure: Measure, whole: Sequence[float] | None) -> bool:
        """Whether a dose or a length follows; one in all, or of a longer time, also times the numbers in `whole`."""
        unit = measure.scale.partition("/")[0]
        same = [one.number for one in self.measures if one.scale.partition("/")[0] == unit]
        if not same:
            return True
        ends = {end for one in same for end in (one.low, one.high) if abs(end) < inf}
        if measure.scale == "hour":
            ends |= {HOURS["day"] * one for one in self.plain}
        if measure.scale == "cycle" and measure.number.low < max(ends):
            return True  # some may have had fewer
        found = ends | {one + other for one, other in product(ends, repeat=2)}
        found |= {abs(one - other) for one, other in combinations(ends, 2)}
        factors = {1.0, *self.plain, *(1 / one for one in self.plain)}
        if whole is not None:
            some = {prod(chosen) for size in (1, 2, 3) for chosen in combinations(self.plain, size)}
            factors |= {one * other for one in some | factors for other in (1.0, *whole)}
        return any(_is_near(measure, one * factor) for one in found for factor in factors)


def _is_near(measure: Measure, value: float) -> bool:
    number = measure.number
    if number.bounded and not number.reached:
        return number.low <= value * (1 + _CLOSE) and value * (1 - _CLOSE) <= number.high
    return isclose(number.value, value, rel_tol=_CLOSE)


def longer_times(sentence: str) -> Sequence[float] | None:
    """By what a dose is multiplied beside the arm's numbers where a lower-case sentence tells one of a longer time.

    None where it does not.
    """
    if not _WHOLE.search(sentence):
        return None
    return [number for unit, numbers in _CALENDAR.items() if unit in sentence for number in numbers]


@lru_cache(maxsize=16)
def portions_of(lines: tuple[Passage, ...]) -> Portions:
    """The numbers of some lines, read once for all that is asked of them."""
    found: dict[float, None] = {float(len({line.arm for line in lines})): None}
    for line in lines:
        found |= {value_of(match.group()): None for match in _PLAIN.finditer(line.text.casefold())}
        found |= {_listed(match.group()): None for match in _DAYS.finditer(line.text.casefold())}
        found |= {times: None for word, times in _TIMES.items() if word in line.text.casefold()}
    plain = tuple(one for one in found if 0 < one <= _MOST)
    return Portions(plain, tuple(value.measure for line in lines for value in line.values))


def _listed(days: str) -> float:
    """How many days a list of them has: five in "days 1-3, 8 and 15"."""
    spans = ((int(match["first"]), int(match["last"] or match["first"])) for match in _SPAN.finditer(days))
    return float(sum(max(last - first, 0) + 1 for first, last in spans))
