"""Numbers that a sentence gives with others than a claim does: a dose, a time, or all that were assigned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise

from evidence.agreement.owners import is_listed
from evidence.agreement.passages import Passage
from evidence.agreement.prose.told import Told, told_in
from evidence.agreement.terms import terms_of
from evidence.late import late_regex

_NUMERALS = late_regex(r"(?<![\w.])\d+(?:\.\d+)?(?![\d.]*\d)")
_BY_ORDER = late_regex(
    r"\b(?P<one>[\w-]+) (?:vs\.?|versus) (?P<other>[\w-]+)\b[^.;]*?"
    r"(?<![\d.])(?P<first>\d+(?:\.\d+)?)\s?%?\s(?:vs\.?|versus)\s[-−]?(?P<second>\d+(?:\.\d+)?)"
)
"""Two things, and a number for each in their order: "PRP vs placebo … -2.1 vs -1.8"."""
_NEXT_CLAUSE = late_regex(
    r";\s|,?\s(?:and|but|while|whereas)\s(?=(?:[\w-]+\s){1,4}(?:was|were|had|did|is|are|occurred|fell|rose)\b)"
)
_ASSIGNED = late_regex(
    r"\b(?:assigned|randomi[sz]ed|allocated)\b[^.;]{0,40}?\bto\s(?P<arms>(?:[^.;]|\.(?=\d)|;(?=\s?n\b))+)"
    r"|\bassigned to (?P<each>each)\b",
    re.IGNORECASE,
)
_SEVERAL = late_regex(r"\b(?:or|and|versus|vs|either|both|each|groups|arms)\b|,", re.IGNORECASE)


def paired_otherwise(claim: str, passage: Passage) -> str | None:
    """Why a sentence gives a number of a claim with another one, or of something else; None where it does not."""
    if passage.labelled:
        return None
    ways = (_pairs, _in_another_clause, _by_order, _of_all)
    return next(chain.from_iterable(way(claim, passage) for way in ways), None)


def _pairs(claim: str, passage: Passage) -> Iterator[str]:
    """Two neighbours of a claim, one of them a dose or a time, that are no neighbours in the sentence."""
    if is_listed(passage.text):
        return
    ours, theirs = told_in(claim), told_in(passage.text)
    given = [it for it in ours if it.sort != "result"]
    doses = (pair for pair in pairwise(given) if "dose" in (pair[0].sort, pair[1].sort))
    yield from _apart(doses, theirs, _are_together)
    times = (pair for pair in pairwise(ours) if "time" in (pair[0].sort, pair[1].sort))
    yield from _apart(times, theirs, _are_of_one_time)


def _apart(
    pairs: Iterable[tuple[Told, Told]], theirs: Sequence[Told], are_together: Callable[..., bool]
) -> Iterator[str]:
    """The pairs of unlike numbers that a sentence has, and nowhere together."""
    for one, other in (pair for pair in pairs if pair[0].sort != pair[1].sort):
        places = [(a, b) for a in theirs if one.is_as(a) for b in theirs if other.is_as(b)]
        if places and not any(are_together(a, b, theirs) for a, b in places):
            yield f"The sentence gives “{one.text}” with something else than “{other.text}”."


def _are_together(one: Told, other: Told, told: Sequence[Told]) -> bool:
    """Whether nothing of the sort of either stands between two, nor right behind the first where it is the second."""
    first, second = sorted((one, other), key=lambda it: it.start)
    if "time" in (one.sort, other.sort) and sum(it.sort == "time" for it in told) == 1:
        return True  # one time for all that a sentence lists
    if any(first.end <= it.start < second.start and it.sort in (one.sort, other.sort) for it in told):
        return False
    behind = [it for it in told if it.start >= second.end and it.sort in (one.sort, other.sort)]
    return first is one or not behind or behind[0].sort == second.sort


def _are_of_one_time(one: Told, other: Told, told: Sequence[Told]) -> bool:
    """Whether no other time stands between two, with a number of its own."""
    first, second = sorted((one, other), key=lambda it: it.start)
    between = {it.sort for it in told if first.end <= it.start < second.start}
    return "time" not in between or len(between) < 2


def _in_another_clause(claim: str, passage: Passage) -> Iterator[str]:
    """A number that stands in another clause than what the claim says of it, which has numbers of its own."""
    clauses = _NEXT_CLAUSE.split(passage.text)
    ours, numbers = terms_of(claim), set(_NUMERALS.findall(claim))
    held = [numbers & set(_NUMERALS.findall(clause)) for clause in clauses]
    own = [ours & terms_of(clause) for clause in clauses]
    at = [index for index, found in enumerate(held) if found]
    if len(at) != 1:
        return
    rest = frozenset[str]().union(*(own[index] for index in range(len(clauses)) if index != at[0]))
    for index, clause in enumerate(clauses):
        elsewhere = own[index] - own[at[0]]
        if index != at[0] and _NUMERALS.search(clause) and elsewhere and own[at[0]] <= rest:
            yield f"The sentence says “{min(elsewhere)}” in another clause."


def _by_order(claim: str, passage: Passage) -> Iterator[str]:
    """A number of the second of two things that a claim gives to the first."""
    for match in _BY_ORDER.finditer(passage.text):
        one, other = terms_of(match["one"]), terms_of(match["other"])
        ours, numbers = terms_of(claim), set(_NUMERALS.findall(claim))
        named, told = (one & ours, other & ours), (match["first"] in numbers, match["second"] in numbers)
        if match["first"] != match["second"] and any(named) and not all(named) and told == (not named[0], not named[1]):
            yield f"The sentence gives “{match['second' if named[0] else 'first']}” to the other of two."


def _of_all(claim: str, passage: Passage) -> Iterator[str]:
    """A count that a claim gives for one arm, and the sentence for all that were assigned."""
    ours, theirs = _ASSIGNED.search(claim), _ASSIGNED.search(passage.text)
    if not (ours and theirs) or (ours["arms"] and _SEVERAL.search(ours["arms"].rstrip(" .,"))):
        return
    if not (theirs["each"] or _SEVERAL.search(theirs["arms"])):
        return
    told = [it for it in told_in(passage.text) if it.sort == "count"]
    for one in (it for it in told_in(claim) if it.sort == "count" and it.end <= ours.start()):
        places = [it for it in told if one.is_as(it)]
        if places and all(it.end <= theirs.start() for it in places):
            yield f"The sentence gives “{one.text}” for all that were assigned, and the claim for some of them."
