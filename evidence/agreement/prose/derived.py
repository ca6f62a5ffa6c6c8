"""What two numbers of a sentence may give together: sums, differences, ratios, shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from evidence.agreement.prose.numerals import COUNT, PLAIN, Numeral, stands_for
from evidence.claims.claim import Comparator

_LOOSE, _CLOSE = 0.06, 0.005
"""How far off a number that was worked out may be, as a part of it: in words or with "about", and otherwise."""


def may_give(one: Numeral, others: Sequence[Numeral]) -> bool:
    """Whether a number is one of these in some form, or two of them give it."""
    return any(stands_for(one, other) for other in others) or any(
        _is_near(one, value) for value in _worked_out(one.sort, others)
    )


def _is_near(one: Numeral, value: float) -> bool:
    number = one.measure.number
    if number.bounded:
        return number.low <= value <= number.high
    loose = number.comparator is Comparator.ABOUT or not any(sign.isdigit() for sign in one.text)
    step = 0.5 * 10.0**-number.decimals if number.decimals is not None else 0.0
    return abs(number.value - value) <= max(step, (_LOOSE if loose else _CLOSE) * abs(value)) + 1e-9


def _worked_out(sort: str, others: Sequence[Numeral]) -> Iterator[float]:
    """What two numbers of one sort give, on the scale of the sort asked for."""
    for a, b in permutations(others, 2):
        if a.sort != b.sort or a.value < b.value or b.value <= 0:
            continue
        if sort == a.sort or (sort in (COUNT, PLAIN) and a.sort in (COUNT, PLAIN, "%")):
            yield a.value - b.value
        if sort == a.sort == COUNT:
            yield from (a.value + b.value, a.value / b.value)
        if sort in ("fold", PLAIN):
            yield a.value / b.value
        if sort == "%":
            yield 100 * b.value / a.value
            yield 100 * (1 - b.value / a.value)
            yield 100 * (a.value / b.value - 1)
