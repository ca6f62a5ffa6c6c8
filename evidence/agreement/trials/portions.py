"""What doses, lengths and numbers of things follow from what arms were given.

A dose or a length may be told of a day, a week, a cycle or in all: it follows from one of the arm's in the same unit,
times the numbers that stand there, or from two of them together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, permutations, product
from math import inf, isclose, prod

from evidence.agreement.measures import Measure
from evidence.agreement.passages import Passage
from evidence.agreement.times import HOURS
from evidence.agreement.trials.amounts import Amount
from evidence.claims.numerals import NUMERAL, value_of
from evidence.claims.units import MEDICATIONS
from evidence.late import late_regex

_PLAIN = late_regex(rf"(?<![\w.,/^]){NUMERAL}(?!\s?(?:mg|mcg|µg|g|kg|ml|cc|l|gy|cgy|mci|iu|%|cm|mm|auc)\b|[.,]?\d)")
_NUMBER = late_regex(r"\d+")
_WHOLE = late_regex(
    r"\b(?:total\w*|altogether|overall|all|in one|whole|entire|per|each|every"
    r"|a (?:day|week|month|cycle|year)|weekly|daily|cycles?|courses?|during|over|throughout|within"
    r"|completes?|completed|full)\b"
)
_TIMES = {"twice": 2.0, "bid": 2.0, "b.i.d": 2.0, "thrice": 3.0, "tid": 3.0, "t.i.d": 3.0, "weekly": 7.0}
_CALENDAR = {"week": (7.0,), "month": (4.0, 28.0, 30.0), "year": (12.0, 52.0, 365.0)}
"""By what a dose is multiplied that is told of so long a time."""
_ONE = r"\d{1,3}(?:\s?(?:-|–|to|through)\s?\d{1,3})?"
_SPAN = late_regex(r"(?P<first>\d{1,3})(?:\s?(?:-|–|to|through)\s?(?P<last>\d{1,3}))?")
_DAYS = late_regex(rf"\bdays?\s{_ONE}(?:(?:,\s?(?:and\s)?|\sand\s|\s?&\s?){_ONE})*")
_OTHER = late_regex(
    rf"(?P<low>{NUMERAL})(?:\s?(?:-|–|to)\s?(?P<high>{NUMERAL}))?[\s-]?(?P<unit>c?gy|mci|iu|m?l|litre|liter)s?\b"
)
"""Doses of rays and of activity, international units and volumes."""
_TIME = late_regex(rf"(?P<number>{NUMERAL})[\s-](?P<unit>minute|hour|day|week|month|year)s?\b")
_IN = {"cgy": ("gy", 0.01), "ml": ("l", 0.001), "litre": ("l", 1.0), "liter": ("l", 1.0)}
"""The unit that another is told in, and how much of it that is."""
_MOST = 366.0
_CLOSE, _CALENDAR_CLOSE = 0.015, 0.09
"""By how much two doses may differ, and two lengths: four weeks are called a month."""
_FEW = 12
"""Of so many numbers at most each three are multiplied."""
_DAY = HOURS["day"]


@dataclass(frozen=True)
class Portion:
    """A dose or a length on its scale; `loose` says that it is a bound that nothing need have reached."""

    low: float
    high: float
    scale: str
    loose: bool = False
    words: str = ""

    @property
    def is_interval(self) -> bool:
        """Whether it is how often something is given: no sum of other lengths."""
        return self.scale == "hour" and self.words.casefold().startswith("every ")

    @property
    def ends(self) -> tuple[float, ...]:
        """The numbers that are written."""
        return tuple(end for end in (self.low, self.high) if abs(end) < inf)

    def is_met(self, value: float) -> bool:
        """Whether a value is this."""
        close = _CALENDAR_CLOSE if self.scale == "hour" else _CLOSE
        if self.loose:
            return self.low <= value * (1 + close) and value * (1 - close) <= self.high
        return any(isclose(value, end, rel_tol=close) for end in self.ends)


@dataclass(frozen=True)
class Portions:
    """The numbers of some arms' lines: doses and lengths, those without such a unit, and numbers of days."""

    portions: tuple[Portion, ...]
    plain: tuple[float, ...]
    days: tuple[float, ...]

    def give_count(self, amount: Amount, longer: Sequence[float]) -> bool:
        """Whether so many things follow; `longer` is as in `longer_times`."""
        found = {*self.plain, 1.0, sum(self.plain)}
        for one, other in permutations((*self.plain, 1.0), 2):
            found |= {one + other, abs(one - other), one * other, one / other}
        found |= {one * more for one in self._products for more in longer}
        return any(amount.low <= one <= amount.high or isclose(one, amount.low, rel_tol=1e-6) for one in found)

    def give(self, portion: Portion, longer: Sequence[float] | None) -> bool:
        """Whether a dose or a length follows; `longer` is as in `longer_times`. One of another scale is let pass."""
        unit = portion.scale.partition("/")[0]
        same = [one for one in self.portions if one.scale.partition("/")[0] == unit]
        ends = {end for one in same for end in one.ends} | {_DAY * one for one in self.days if unit == "hour"}
        if unit in MEDICATIONS and any(portion.is_met(one) for one in self._products):
            return True  # one is given so many times
        if not ends or (unit == "cycle" and portion.low < max(ends)):
            return True  # some may have had fewer cycles
        two = ends | {one + other for one, other in product(ends, repeat=2)}
        two |= {abs(one - other) for one, other in combinations(ends, 2)}
        cycles = {end for one in self.portions for end in one.ends if one.scale == "cycle"}
        times = cycles if unit == "hour" and longer is None else {*self.plain, *(1 / one for one in self.plain)}
        factors = {1.0, *times}
        if portion.is_interval:
            return any(portion.is_met(one * factor) for one in ends for factor in factors)
        made = two | {one * factor for one in ends for factor in factors}
        if longer is not None:
            made |= {one * factor for one in two for factor in self.plain}
            made |= {one * factor * more for one in ends for factor in self._products for more in (1.0, *longer)}
            made |= {one + other * (more - 1) for one, other in permutations(ends, 2) for more in longer}
        return any(portion.is_met(one) for one in made)

    @cached_property
    def _products(self) -> frozenset[float]:
        """What numbers without a unit make together: twice a day, for 28 days, in each of 6 cycles."""
        sizes = (1, 2, 3) if len(self.plain) <= _FEW else (1, 2)
        return frozenset(prod(some) for size in sizes for some in combinations(self.plain, size)) | {1.0}


def portion_of(measure: Measure, words: str) -> Portion:
    """A dose or a length of a claim or a line."""
    number = measure.number
    return Portion(
        number.low,
        number.high,
        number.unit,
        number.bounded and not number.reached and inf in (number.high, -number.low),
        words,
    )


def other_portions(text: str) -> Iterator[Portion]:
    """The doses of a lower-case text in units that are measured by themselves."""
    for match in _OTHER.finditer(text):
        unit, factor = _IN.get(match["unit"], (match["unit"], 1.0))
        low = value_of(match["low"]) * factor
        high = value_of(match["high"]) * factor if match["high"] else low
        yield Portion(low, high, unit, words=match.group())


def longer_times(sentence: str, *, dose: bool = True) -> Sequence[float] | None:
    """By what a dose is multiplied beside the arm's numbers where a lower-case sentence tells one of a longer time.

    None where it does not. Beside a dose any time may be one that it is told of.
    """
    if not (_WHOLE.search(sentence) or (dose and _TIME.search(sentence))):
        return None
    own = [value_of(match.group()) for match in _PLAIN.finditer(sentence)]
    calendar = [number for unit, numbers in _CALENDAR.items() if unit in sentence for number in numbers]
    own = [one for one in own if 1 < one <= _MOST]
    return [*calendar, *own, *(one * other for one in own for other in calendar)]


@lru_cache(maxsize=16)
def portions_of(lines: tuple[Passage, ...]) -> Portions:
    """The numbers of some lines, read once for all that is asked of them."""
    text = " . ".join(line.text for line in lines).casefold()
    days = [match.group() for match in _DAYS.finditer(text)]
    counted = {*(float(number) for one in days for number in _NUMBER.findall(one)), *map(_listed, days)}
    counted |= {abs(one - other) for one, other in combinations(counted, 2)}
    plain = {value_of(match.group()) for match in _PLAIN.finditer(text)} | set(map(_listed, days))
    plain |= {times for word, times in _TIMES.items() if word in text} | {float(len({line.arm for line in lines}))}
    found = (portion_of(value.measure, value.text) for line in lines for value in line.values)
    portions = (*found, *other_portions(text), *_times_in(text))
    return Portions(portions, tuple(sorted(one for one in plain if 0 < one <= _MOST)), tuple(counted))


def _times_in(text: str) -> Iterator[Portion]:
    """All lengths of time of a lower-case text, those between two doses too."""
    for match in _TIME.finditer(text):
        hours = value_of(match["number"]) * HOURS[match["unit"]]
        yield Portion(hours, hours, "hour")


def _listed(days: str) -> float:
    """How many days a list of them has: five in "days 1-3, 8 and 15"."""
    spans = ((int(match["first"]), int(match["last"] or match["first"])) for match in _SPAN.finditer(days))
    return float(sum(max(last - first, 0) + 1 for first, last in spans))
