"""What limits of a statement and of the conditions have in common: sums, rounding, what lies within, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import inf, isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.trials.eligibility.criteria import Criterion
from evidence.agreement.trials.eligibility.limits import Limit
from evidence.agreement.trials.eligibility.ways import Way
from evidence.agreement.verdict import Said
from evidence.late import late_regex

_NO_SUMS = late_regex(r"|hour|%|uln|.*/(?:[dm]?l|mm3|[µu]l)")
"""Scales on which nothing is the sum of what a line has."""
_NEAR = 0.2
_A_LITTLE = 1.5
"""A time that is more than so many times as long as another is not called a little longer."""


def words_known(criteria: Sequence[Criterion]) -> frozenset[str]:
    """All the words that some lines have."""
    return frozenset().union(*(one.terms for one in criteria))


def is_wanted(words: frozenset[str], criteria: Sequence[Criterion]) -> bool:
    """Whether what some words name is asked for as a whole, so that it keeps nobody out."""
    return any(words <= line.terms and line.wants(words) for line in criteria)


def adds_up(limit: Limit, theirs: Sequence[tuple[Criterion, Limit]]) -> bool:
    """Whether an amount is that of two parts that one line gives, or of one or all of as many as it gives."""
    lines = {id(line): line for line, _ in theirs}.values()
    parts = (pair for line in lines for pair in combinations(line.limits, 2))
    sums = (a + b for one, other in parts if one.scale == other.scale for a in one.ends for b in other.ends)
    whole = ((dose, many) for line in lines for dose in line.limits for many in line.limits if not many.scale)
    each = ((a, b) for dose, many in whole if dose.scale == limit.scale for a in dose.ends for b in many.ends if b)
    made = (*sums, *(value for a, b in each for value in (a / b, a * b)))
    return _NO_SUMS.fullmatch(limit.scale) is None and any(isclose(end, value) for value in made for end in limit.ends)


def is_rounded(limit: Limit, theirs: Limit) -> bool:
    """Whether "over three months" is said of a time that is a little longer, or "nearly four" of one near it."""
    if limit.roughly and limit.scale == theirs.scale == "hour":
        return any(isclose(end, least, rel_tol=_NEAR) for end in theirs.ends for least in limit.ends)
    least = limit.ends[0]
    over = limit.strict and limit.high == inf and limit.scale == theirs.scale == "hour"
    return over and any(least <= end <= least * _A_LITTLE for end in theirs.ends)


def said_of(way: Way, limit: Limit, theirs: Sequence[tuple[Criterion, Limit]]) -> Said:
    """That the first of the lines says otherwise than a limit."""
    line, one = theirs[0]
    return Said(Slot.POPULATION, limit.words, one.words, Verdict.DIFFERS, way.why, line.passage.quote)


def said_against(words: str, line: Criterion) -> Said:
    """That a line lets in whom some words keep out."""
    quote = line.passage.quote
    return Said(Slot.POPULATION, words, quote, Verdict.DIFFERS, Way.IN.why, quote)


def is_within(line: Criterion, theirs: Limit, ours: Limit) -> bool:
    """Whether a line lets in all within a limit, be it by an exception."""
    return any(
        _covers(theirs, ours, inside=inside) for inside in (not line.keeps_out, not line.keeps_out or line.lets_some_in)
    )


def _covers(limit: Limit, asked: Limit, *, inside: bool) -> bool:
    """Whether all within one limit are inside of another, or all are outside of it."""
    if inside:
        return limit.low <= asked.low and asked.high <= limit.high
    return asked.high <= limit.low or limit.high <= asked.low
