"""The conditions of entry that are on the same as a number of a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from evidence.agreement.trials.eligibility.against_limits import words_known
from evidence.agreement.trials.eligibility.clauses import words_of
from evidence.agreement.trials.eligibility.criteria import Criterion
from evidence.agreement.trials.eligibility.named_levels import GRADE
from evidence.agreement.trials.eligibility.quantities import COURSES, Asked, Quantity, asked_by
from evidence.agreement.trials.eligibility.timing import OF_ALL, OF_KIN, is_of_one_sort
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_TAKEN = late_regex(r"[mµ]?g(?:/m2|/kg)?|gy|i?u")
"""Units of what many things are given in."""
_BY_THE_WAY = terms_of("history")


@dataclass(frozen=True)
class Conditions:
    """Some conditions of entry, the numbers of them, and their words."""

    criteria: Sequence[Criterion]

    @cached_property
    def asked(self) -> list[Asked]:
        """What they ask for."""
        return asked_by(self.criteria)

    @cached_property
    def known(self) -> frozenset[str]:
        """All their words but those that most conditions have."""
        return words_known(self.criteria) - OF_ALL


Judged = Iterator[tuple[Quantity, list[Asked]]]
"""The numbers that are told otherwise, each with what is asked of the same."""


def on_the_same(one: Quantity, on: Conditions, part: str) -> list[Asked]:
    """What is asked of that which a number is of; a time since something is none for how long it was."""
    return [it for it in of_its_sort(one, on, part) if one.shared(it)]


def of_its_sort(one: Quantity, on: Conditions, part: str) -> list[Asked]:
    """What is asked of the sort that a number is of; nothing of the time of somebody's kin."""
    timed = one.limit.scale == "hour"
    if timed and OF_KIN.search(part):
        return []
    return [
        it
        for it in on.asked
        if one.is_alike(it) and (not timed or is_of_one_sort(part, one.limit, it.line, it.limit, beside=True))
    ]


def on_all_of_it(one: Quantity, on: Conditions, part: str) -> list[Asked]:
    """What is asked of all that a number is of, as far as the conditions have the words."""
    if one.is_age:
        ages = [it for it in on.asked if it.names & one.names]
        return [it for it in ages if not it.line.listed] or ages
    if one.names and any(one.names & it.names and one.limit.scale == it.limit.scale for it in on.asked):
        return _of_that_name(one, on)
    named = one.beside & on.known or one.of & on.known
    same = on_the_same(one, on, part)
    all_of_it = [it for it in same if named <= it.of | it.line.terms]
    if one.counted & COURSES:  # courses of what is said, and of nothing else
        own = one.beside - OF_ALL - COURSES
        all_of_it = [it for it in all_of_it if not own or own & (it.of | it.line.terms)]
    if all_of_it or one.counted:
        return _widest(_nearest(one, all_of_it), words_of(part))
    measured = one.limit.scale not in ("", "hour") and not _TAKEN.fullmatch(one.limit.scale)
    return same or (of_its_sort(one, on, part) if measured else [])  # whatever it is called


def _nearest(one: Quantity, theirs: Sequence[Asked]) -> list[Asked]:
    """Of the numbers of each line those that share the most words with one."""
    most: dict[int, int] = {}
    for it in theirs:
        most[id(it.line)] = max(most.get(id(it.line), 0), len(one.shared(it)))
    return [it for it in theirs if len(one.shared(it)) == most[id(it.line)]]


def _widest(theirs: Sequence[Asked], words: frozenset[str]) -> list[Asked]:
    """What is asked of no more than some words say, if anything is; no number beside a bound on a thing."""
    bounds = {id(it.line) for it in theirs if it.admitted}
    theirs = [it for it in theirs if it.admitted or it.limit.scale or id(it.line) not in bounds]
    wide = [it for it in theirs if it.limit.scale == "hour" and _said_by(it) and _said_by(it) <= words]
    return wide or list(theirs)


def _said_by(asked: Asked) -> frozenset[str]:
    return asked.of - OF_ALL - _BY_THE_WAY


def _of_that_name(one: Quantity, on: Conditions) -> list[Asked]:
    """What is asked of a measure that has a name, the other numbers beside it among it; of a grade, what it is of."""
    of = one.beside & on.known if GRADE in one.names else frozenset()
    own = [it for it in on.asked if one.names & it.names and one.limit.scale == it.limit.scale]
    own = [it for it in own if of <= it.line.terms and (of or GRADE not in one.names)]
    lines = {id(it.line) for it in own}
    beside = (it for it in on.asked if not it.names and it.limit.scale == one.limit.scale and id(it.line) in lines)
    return own + [_as_others(it, [main for main in own if main.line is it.line]) for it in beside]


def _as_others(one: Asked, others: Sequence[Asked]) -> Asked:
    """A number without a sign as a bound of the sort that stands before it: "2.5 x ULN (5 in some)"."""
    if one.admitted or one.limit.low != one.limit.high:
        return one
    sides = [side for it in others for side in it.admitted]
    value = one.limit.low
    return replace(one, admitted=tuple((-inf, value) if low == -inf else (value, inf) for low, _ in sides))
