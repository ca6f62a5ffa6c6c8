"""What a limit of a statement is held against: the limits of the lines on the same, and whether these say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from math import inf, isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.trials.eligibility.clauses import segment_of
from evidence.agreement.trials.eligibility.criteria import AGO, NO_LESS, Criterion
from evidence.agreement.trials.eligibility.limits import Limit
from evidence.agreement.trials.eligibility.names import shortly
from evidence.agreement.trials.eligibility.timing import over_since
from evidence.agreement.trials.eligibility.ways import Way
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_NO_SUMS = late_regex(r"|hour|%|uln|.*/(?:[dm]?l|mm3|[µu]l)")
"""Scales on which nothing is the sum of what a line has."""
_WAITED = late_regex(
    r"\b(?:no|not|never|without|free|off|since|stopp?(?:ed)?|discontinu\w+|finish\w*|complet\w+|ended|past|elapsed|passed"
    r"|over for|washout|interval|wait\w*)\b"
)
"""Of a time since something: at least so long after it is not within so long."""
_ENOUGH = 0.6
_NEAR = 0.2
_A_LITTLE = 1.5
"""A time that is more than so many times as long as another is not called a little longer."""


def as_waited(limit: Limit, part: str) -> Limit:
    """A time since something without its bound, which is a least one or a most one by how it is said."""
    if limit.scale != "hour" or limit.of_age or not _WAITED.search(NO_LESS.sub(" ", part)):
        return limit
    return replace(limit, low=limit.ends[0], high=limit.ends[-1])


def words_known(criteria: Sequence[Criterion]) -> frozenset[str]:
    """All the words that some lines have."""
    return frozenset().union(*(one.terms for one in criteria))


def is_wanted(words: frozenset[str], criteria: Sequence[Criterion]) -> bool:
    """Whether what some words name is asked for as a whole, so that it keeps nobody out."""
    return any(words <= line.terms and line.wants(words) for line in criteria)


def is_asked(limit: Limit, criteria: Sequence[Criterion]) -> bool:
    """Whether a bound is one of a line that asks for it, in other words perhaps."""
    lines = [
        one for line in criteria if not line.keeps_out for one in line.limits if one.scale == limit.scale == "hour"
    ]
    alike = (one for one in lines if one.low != one.high and not _is_turned(limit, one))
    return limit.low != limit.high and any(one.has(end, limit.unit) for one in alike for end in limit.ends)


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


def stands_by(limit: Limit, theirs: Sequence[tuple[Criterion, Limit]]) -> bool:
    """Whether a number of things, "over" which something is done, is another one of the same line."""
    ends = (end for line, _ in theirs for one in line.limits if one.scale == limit.scale == "" for end in one.ends)
    return limit.words.startswith("over") and any(isclose(end, value) for end in ends for value in limit.ends)


def is_beside(limit: Limit, words: frozenset[str], lines: Sequence[Criterion]) -> bool:
    """Whether a line on some words has a number beside others, of which nobody knows whether it is of them."""
    apart = (line for line in lines if not _of_these(line, words, limit.scale))
    return any(one.scale == limit.scale and one.shares_end(limit) for line in apart for one in line.limits)


def may_be_asked(line: Criterion, words: frozenset[str], text: str) -> bool:
    """Whether a line says of everybody with some words whether they are let in."""
    waiting = line.is_of_waiting and AGO.search(text) is not None
    return (line.is_plain or waiting) and not words & line.excepted and line.is_sided


def said_of(way: Way, limit: Limit, theirs: Sequence[tuple[Criterion, Limit]]) -> Said:
    """That the first of the lines says otherwise than a limit."""
    line, one = theirs[0]
    return Said(Slot.POPULATION, limit.words, one.words, Verdict.DIFFERS, way.why, line.passage.quote)


def said_against(words: str, line: Criterion) -> Said:
    """That a line lets in whom some words keep out."""
    quote = line.passage.quote
    return Said(Slot.POPULATION, words, quote, Verdict.DIFFERS, Way.IN.why, quote)


def naming(words: frozenset[str], scale: str, criteria: Sequence[Criterion]) -> list[Criterion]:
    """The lines that have some words, and a number on a scale."""
    return [line for line in criteria if words <= line.terms and any(one.scale == scale for one in line.limits)]


def limits_on(words: frozenset[str], scale: str, lines: Sequence[Criterion]) -> list[tuple[Criterion, Limit]]:
    """The limits of some lines that are nearest to some words, each with its line."""
    return [(line, one) for line in lines for one in _of_these(line, words, scale)]


def _of_these(line: Criterion, words: frozenset[str], scale: str) -> list[Limit]:
    """The limits of a line in whose part the most of some words stand; of no words, all."""
    text = line.passage.text.casefold()
    shared: list[tuple[int, Limit]] = []
    for one in (it for it in line.limits if it.scale == scale):
        part = segment_of(text, one.start)
        own = len(words & (terms_of(part) | terms_of(shortly(part))))
        follows = shared and part.strip().startswith(one.words)
        shared.append((max(own, shared[-1][0]) if follows else own, one))
    most = max((share for share, _ in shared), default=0)
    if words and not most and len(line.limits) > 1:
        return []  # the number is of something else that the line names
    return [one for share, one in shared if share == most]


def on_the_same(limit: Limit, words: frozenset[str], criteria: Sequence[Criterion]) -> list[Criterion]:
    """The lines that share the most of some words, of those with a number in the same unit."""
    shared = [(len(words & one.terms), one) for one in criteria if any(own.scale == limit.scale for own in one.limits)]
    most = max((share for share, _ in shared), default=0)
    if most < _ENOUGH * len(words):
        return []
    return [one for share, one in shared if share == most]


def is_false(way: Way, limit: Limit, theirs: Sequence[tuple[Criterion, Limit]]) -> bool:
    """Whether no line can be meant by a limit that is told in such a way."""
    if any(limit.per and one.per and limit.per != one.per for _, one in theirs):
        return False
    if way.is_of_limits:
        within = any(is_within(line, one, limit) for line, one in theirs)
        within = within or (limit.of_age and limit.high == inf)  # some of those are let in
        if way is Way.WITHIN and within:
            return False
        if any(is_rounded(limit, one) for _, one in theirs):
            return False
        same = [(line, one) for line, one in theirs if one.shares_end(limit)]
        return not same or all(_is_turned(limit, one) and not (line.keeps_out or line.listed) for line, one in same)
    if way is Way.OUT and inf in (limit.high, -limit.low):
        bounds = all(one.low != one.high for _, one in theirs)
        return bounds and not any(
            _covers(one, limit, inside=line.keeps_out or line.is_of_waiting)
            or (one.shares_end(limit) and not _is_turned(limit, one))
            for line, one in theirs
        )
    if way is Way.IN and limit.low != limit.high:
        bounds = all(one.low != one.high for _, one in theirs)
        return bounds and all(_covers(one, limit, inside=line.keeps_out) for line, one in theirs)
    if way is Way.OPEN or limit.low != limit.high:
        return False
    if not way.is_too and not all(one.low != one.high for _, one in theirs):
        return False  # a sign may be lost
    if any(one.strict and one.scale and one.has(limit.low, limit.unit) for _, one in theirs):
        return False  # those at its end are in by one reading, and out by another
    allowed = [_lets_in(line, one, limit.low) for line, one in theirs]
    if way is Way.IN:
        return not any(allowed)
    if way is Way.OUT:
        return all(allowed)
    if way is Way.TOO_LOW:
        return all(allowed) or all(limit.low >= max(one.ends) for _, one in theirs)
    return all(allowed) or all(limit.low <= min(one.ends) for _, one in theirs)


def is_within(line: Criterion, theirs: Limit, ours: Limit) -> bool:
    """Whether a line lets in all within a limit, be it by an exception."""
    return any(
        _covers(theirs, ours, inside=inside) for inside in (not line.keeps_out, not line.keeps_out or line.lets_some_in)
    )


def _is_turned(ours: Limit, theirs: Limit) -> bool:
    """Whether one is a lower bound and the other an upper one."""
    return (ours.high == inf and theirs.low == -inf) or (ours.low == -inf and theirs.high == inf)


def _covers(limit: Limit, asked: Limit, *, inside: bool) -> bool:
    """Whether all within one limit are inside of another, or all are outside of it."""
    if inside:
        return limit.low <= asked.low and asked.high <= limit.high
    return asked.high <= limit.low or limit.high <= asked.low


def _lets_in(line: Criterion, limit: Limit, value: float) -> bool:
    if line.is_of_waiting or over_since(line, limit):
        return value >= limit.ends[0]
    at_end = limit.strict and value in limit.ends
    return (limit.low <= value <= limit.high and not at_end) is not line.keeps_out
