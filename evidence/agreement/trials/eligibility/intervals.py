"""Whether the numbers that a condition lets in reach, meet or go beyond those of a limit."""

from __future__ import annotations

from math import inf, isclose

from evidence.agreement.trials.eligibility.limits import Limit
from evidence.agreement.trials.eligibility.quantities import AT_END, Asked, Interval
from evidence.agreement.trials.eligibility.timing import over_since

_SLACK = 1e-3
"""How far off two numbers may be that are one."""


def reaches(admitted: Interval, limit: Limit) -> bool:
    """Whether people are let in as far as a limit goes on its bounded side."""
    low, high = admitted
    by = at_end(limit)
    shared = max(low, limit.low), min(high, limit.high)
    if shared[0] > shared[1] or (low < high and is_no_more(shared[1], shared[0])):
        return False  # they meet at an end at most
    reached = limit.low == -inf or is_no_more(low, limit.low + by)
    return reached and (limit.high == inf or is_no_more(limit.high - by, high))


def at_end(limit: Limit) -> float:
    """What two bounds of a count may have in common at their ends alone."""
    return 0.0 if limit.scale else 2 * AT_END


def meet(one: Interval, other: Interval) -> bool:
    """Whether a number may be in both; it is in doubt at their ends."""
    return is_no_more(max(one[0], other[0]), min(one[1], other[1]))


def is_no_more(low: float, high: float) -> bool:
    """Whether a number is no more than another, but for how they were rounded."""
    return low <= high or isclose(low, high, rel_tol=_SLACK)


def lets_in(asked: Asked, limit: Limit) -> bool:
    """Whether a condition lets in some of those within a limit who are said to be kept out."""
    if limit.scale == "hour" and not (asked.line.is_plain or over_since(asked.line, asked.limit)):
        return False
    if limit.low == limit.high:
        ends = asked.admitted
        return any(not (is_no_more(limit.low, low) or is_no_more(high, limit.low)) for low, high in ends)
    by = at_end(limit)
    return any(not is_no_more(min(high, limit.high), max(low, limit.low) + by) for low, high in asked.admitted)
