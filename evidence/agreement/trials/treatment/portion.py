"""How much is given, how often and how long: the amounts of treatment that a statement or an arm tells of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, permutations
from math import inf, isclose

from evidence.agreement.times import HOURS
from evidence.agreement.trials.words.amounts import Amount
from evidence.claims.units import MEDICATIONS
from evidence.late import late_regex

NAMED = late_regex(r"(?:on |from |at |by )?days? \d", re.IGNORECASE)
UNIT = r"(?:minute|hour|day|week|month|year)"
ADVERB = "(?:hour|dai|night|week|month|year)ly"
REGULAR = late_regex(
    rf"(?:\b(?:per|an?|each|every)\s(?P<other>other\s)?|/)(?P<unit>{UNIT})\b|\b(?P<adverb>{ADVERB})\b"
    r"|\bq\.?\s?(?P<many>\d{1,2})?\s?(?P<letter>[hdwm])(?:rs?|ks?|o|ours?|ays?|eeks?|onths?)?\b"
    r"|\b(?P<weeks>\d)-weekly\b|\b(?P<short>[btq]\.?i\.?d)\b"
)
_IN_DAYS = frozenset({7.0, 28.0, 30.0})
"""How many days a week or a month may have."""
_CLOSE, _CALENDAR_CLOSE = 0.015, 0.09
"""By how much two numbers may differ, and two lengths where one is of months: four weeks are called a month."""
LOOSE = late_regex(
    r"\b(?:months?|monthly|years?|yearly|about|around|approximately|nearly|almost|roughly|just|slightly|a little"
    r"|some)\b|~"
)
DAY = HOURS["day"]
_MONTH = 31


@dataclass(frozen=True)
class Portion:
    """A dose or a length on its scale; `loose` says that it is a bound that nothing need have reached.

    `often` says that it is the time between two doses, and of how many in a longer time, `close` by how much of itself
    what it follows from may be off.
    """

    low: float
    high: float
    scale: str
    loose: bool = False
    words: str = ""
    often: float = 0.0
    close: float = _CLOSE

    @property
    def ends(self) -> tuple[float, ...]:
        """The numbers that are written."""
        return tuple(end for end in (self.low, self.high) if abs(end) < inf)

    @property
    def is_named(self) -> bool:
        """Whether it is a day by its number."""
        return is_day_by_number(self.words)

    def is_met(self, value: float) -> bool:
        """Whether a value is this."""
        if self.loose:
            return self.low <= value * (1 + self.close) and value * (1 - self.close) <= self.high
        return any(isclose(value, end, rel_tol=self.close) for end in self.ends)


@dataclass(frozen=True)
class Longer:
    """A longer time that a number is told of: by what an arm's numbers are multiplied; `in_all` says that it is all."""

    times: tuple[float, ...] = ()
    in_all: bool = False


@dataclass(frozen=True)
class Portions:
    """The numbers of some arms' lines: doses and lengths, those without such a unit, and numbers of days and cycles.

    `up_to` says that cycles are told as the most that somebody may have, `between` are the times between two
    doses, `calendar` says that some lengths are of months, `changes` that one thing is given after another.
    """

    portions: tuple[Portion, ...]
    plain: tuple[float, ...]
    days: tuple[float, ...]
    cycles: frozenset[float]
    up_to: bool
    between: tuple[Portion, ...]
    calendar: bool
    changes: bool

    def give_count(self, amount: Amount, longer: Longer | None) -> bool:
        """Whether so many things follow; where what is given changes with time, they may add up to any number."""
        if self.changes and longer is not None:
            return True
        found = {*self.plain, 1.0, sum(self.plain)}
        for one, other in permutations((*self.plain, 1.0), 2):
            found |= {one + other, abs(one - other), one * other, one / other, one // other}
        more = (*longer.times, *(self.plain if longer.in_all else ())) if longer else ()
        found |= {one * times for one in self._products for times in more}
        return any(amount.holds(one) or isclose(one, amount.low, rel_tol=1e-6) for one in found)

    def give(self, portion: Portion, longer: Longer | None) -> bool:
        """Whether a dose or a length follows. One of another scale is let pass."""
        portion = self.widened(portion)
        if portion.scale == "fold":
            return self._give_ratio(portion)
        if portion.often:
            return self._give_often(portion)
        unit = portion.scale.partition("/")[0]
        if unit in MEDICATIONS and any(map(portion.is_met, self._products)):
            return True  # one is given so many times
        ends = self.ends_in(unit)
        if unit == "cycle" and self.up_to and portion.low == -inf:
            return not ends or any(isclose(portion.high, end) for end in ends)
        if self.has_around(portion) or (portion.is_named and (not self.days or self.is_daily)):
            return True
        if portion.loose and longer is None:
            return not ends or any(map(portion.is_met, ends))
        if -inf < portion.low < portion.high < inf and any(portion.low <= end <= portion.high for end in ends):
            return True
        if not ends or (unit == "cycle" and self._may_be_cycles(portion, max(ends))):
            return True
        return any(map(portion.is_met, ends if portion.is_named else self._made(ends, unit, longer)))

    def last_longer(self, portion: Portion) -> bool:
        """Whether a length is shorter than the longest of the lines."""
        return portion.scale == "hour" and portion.high < max(self.ends_in("hour"), default=0.0)

    def has_around(self, portion: Portion) -> bool:
        """Whether an amount lies within a range that the lines leave to choose: 9 months, of 6 to 12."""
        unit = portion.scale.partition("/")[0]
        same = (one for one in self.portions if one.scale.partition("/")[0] == unit and one.low > -inf)
        return any(one.low < portion.low <= portion.high < one.high < inf for one in same)

    def widened(self, portion: Portion) -> Portion:
        """A dose or a length, as far off as one may be that is told of months, or as "about" so much."""
        loose = LOOSE.search(portion.words.casefold()) is not None or (portion.scale == "hour" and self.calendar)
        return replace(portion, close=_CALENDAR_CLOSE) if loose else portion

    def ends_in(self, unit: str) -> set[float]:
        """The numbers that the lines have in a unit."""
        ends = {end for one in self.portions for end in one.ends if one.scale.partition("/")[0] == unit}
        return ends | {DAY * one for one in self.days if unit == "hour"}

    def _made(self, ends: set[float], unit: str, longer: Longer | None) -> set[float]:
        """These numbers and what follows from them, of a longer time too."""
        made = ends | {abs(one - other) for one, other in combinations(ends, 2)}
        made |= {one + other for one, other in combinations(ends, 2)} if unit == "gy" else set()
        if unit == "hour":
            made |= {one * (times - less) for one in ends for times in self.ends_in("cycle") for less in (0, 1)}
        if longer is None:
            return made
        if unit == "cycle" and not longer.times:
            return made | {one + other for one, other in combinations(ends, 2)}
        few = [one for one in self._products if one <= _MONTH]  # so many at most of a day, over a week or a month
        times = self._products if longer.in_all else {*self.plain, *few}
        counts = (*self.plain, *self._days) if longer.in_all and unit != "hour" else ()
        made |= {one * more for one in made for more in (*longer.times, *counts)}
        made |= {one * factor * more for one in ends for factor in times for more in (1.0, *longer.times)}
        doses = (3.0, *longer.times)  # of three at least the first may be another one
        made |= {one + other * (more - 1) for one, other in permutations(ends, 2) for more in doses}
        parts = (*self.plain, *longer.times) if unit != "hour" else ()
        gaps = {end for one in self.between for end in one.ends if end > DAY} if unit != "hour" else ()
        made |= {one * days * DAY / gap for one in ends for days in {*longer.times} & _IN_DAYS for gap in gaps}
        made |= {one / factor for one in ends for factor in parts}
        return made | {one + other for one, other in combinations(ends, 2)}

    def _may_be_cycles(self, portion: Portion, most: float) -> bool:
        """Whether cycles are among those that the lines tell by their numbers, or fewer than the most there are."""
        fewer = self.up_to and portion.low == portion.high < most
        return fewer or any(map(portion.is_met, self.cycles))

    def _give_ratio(self, portion: Portion) -> bool:
        """Whether one dose or length is so many times another, or so many times more."""
        scales: dict[str, set[float]] = {"": set(self.plain)}
        for one in (*self.portions, *self.between):
            scales.setdefault(f"{one.scale} {one.often > 0}", set()).update(one.ends)
        ratios = [one / other for same in scales.values() for one, other in permutations(same - {0.0}, 2)]
        return not ratios or any(portion.is_met(one) or portion.is_met(one - 1) for one in ratios)

    def _give_often(self, portion: Portion) -> bool:
        """Whether something is given so often; where the lines do not say how often, it is let pass."""
        lengths = (end for one in (*self.between, *self.portions) if one.scale == "hour" for end in one.ends)
        known = not self.between or any(map(portion.is_met, (*lengths, *(DAY * one for one in self.days))))
        if known or portion.often <= 1:
            return known
        ratios = (one / other for one, other in permutations(self.plain, 2))
        return portion.often in self._products or portion.often in ratios

    @cached_property
    def is_daily(self) -> bool:
        """Whether something is given on any day."""
        return any(REGULAR.search(one.words) and max(one.ends) == DAY for one in self.between)

    @cached_property
    def _days(self) -> frozenset[float]:
        """How many days the lengths of a month and more have."""
        return frozenset(end / DAY for end in self.ends_in("hour") if end >= 28 * DAY)

    @cached_property
    def _products(self) -> frozenset[float]:
        """What numbers without a unit make together: twice a day, for 28 days."""
        return frozenset((1.0, *self.plain, *(one * other for one, other in combinations(self.plain, 2))))


def is_day_by_number(words: str) -> bool:
    """Whether words name a day by its number ("on day 8"), and no length of time."""
    return NAMED.match(words) is not None
