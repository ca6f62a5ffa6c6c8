"""What two numbers of a sentence may give together: gaps, sums, ratios, shares, changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, permutations

from evidence.agreement.prose.numerals import COUNT, PLAIN, Numeral, stands_for
from evidence.agreement.scales.measures import RATIOS
from evidence.claims.claim import Comparator

_LOOSE, _CLOSE = 0.06, 0.005
"""How far off a number that was worked out may be, as a part of it: in words or with "about", and otherwise."""


class Way(StrEnum):
    """How a number follows from others, in words that go on "of" or "by" the numbers."""

    GAP = "the difference"
    SUM = "the sum"
    TIMES = "the ratio"
    SHARE = "the share"
    CHANGE = "the change"
    REST = "what is left"


@dataclass(frozen=True)
class Derived:
    """A number that others give, and how."""

    value: float
    way: Way
    parts: tuple[Numeral, ...]

    @property
    def words(self) -> str:
        """How it follows, in words."""
        if self.way is Way.SHARE and len(self.parts) > 1:
            return f"{self.parts[0].text} as a share of {self.parts[1].text}"
        return f"{self.way} of {' and '.join(part.text for part in self.parts)}"


def may_give(one: Numeral, others: Sequence[Numeral]) -> bool:
    """Whether a number is one of these in some form, or two of them give it."""
    return any(stands_for(one, other) for other in others) or any(
        (len(found.parts) > 1 or one.sort == "fold") and is_near(one, found.value)
        for found in derived_from(one.sort, others)
    )


def is_near(one: Numeral, value: float) -> bool:
    """Whether a number is a value, as exactly as it is told."""
    number = one.measure.number
    if number.bounded:
        return number.low <= value <= number.high
    loose = number.comparator is Comparator.ABOUT or not any(sign.isdigit() for sign in one.text)
    step = 0.5 * 10.0**-number.decimals if number.decimals is not None else 0.0
    return abs(number.value - value) <= max(step, (_LOOSE if loose else _CLOSE) * abs(value)) + 1e-9


def derived_from(sort: str, others: Sequence[Numeral]) -> Iterator[Derived]:
    """What one or two numbers give, on the scale of the sort asked for."""
    if sort == "%":
        yield from _shares_of(others)
    if sort == "fold":
        yield from (Derived(one.value, Way.TIMES, (one,)) for one in others if one.sort == PLAIN)
    if sort in (COUNT, "hour"):
        yield from _of_three(sort, others)
    for a, b in permutations(others, 2):
        if a.sort != b.sort or a.value < b.value or b.value <= 0:
            continue
        if sort == a.sort or (sort in (COUNT, PLAIN) and a.sort in (COUNT, PLAIN, "%")):
            yield Derived(a.value - b.value, Way.GAP, (a, b))
        if sort == a.sort == COUNT:
            yield Derived(a.value + b.value, Way.SUM, (a, b))
        if sort in ("fold", PLAIN) or sort == a.sort == COUNT:
            yield Derived(a.value / b.value, Way.TIMES, (a, b))
        if sort == "%":
            yield Derived(100 * b.value / a.value, Way.SHARE, (b, a))
            yield Derived(100 * (1 - b.value / a.value), Way.CHANGE, (a, b))
            yield Derived(100 * (a.value / b.value - 1), Way.CHANGE, (b, a))


def _of_three(sort: str, others: Sequence[Numeral]) -> Iterator[Derived]:
    """What three counts, or three lengths of time, make together."""
    counts = [one for one in others if one.sort == sort][:_MOST]
    yield from (Derived(sum(one.value for one in some), Way.SUM, some) for some in combinations(counts, 3))


def _shares_of(others: Sequence[Numeral]) -> Iterator[Derived]:
    """What is left of a share, and by what share a ratio differs from one."""
    for one in others:
        if one.sort == "%" and one.value <= 100:
            yield Derived(100 - one.value, Way.REST, (one,))
        if one.measure.scale in RATIOS or (one.sort == PLAIN and one.value < _LIKE_A_RATIO):
            yield Derived(100 * abs(one.value - 1), Way.CHANGE, (one,))
            yield Derived(100 * one.value, Way.SHARE, (one,))


_LIKE_A_RATIO = 10
_MOST = 12
"""So many counts of a sentence are added up in threes."""
