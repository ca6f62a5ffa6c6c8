"""Numbers that a sentence gives with others than a claim does: a dose, a time, a clause, all assigned, some people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise

from evidence.agreement.passages.owners import is_listed
from evidence.agreement.passages.passage import Passage
from evidence.agreement.prose.told import Told, told_in
from evidence.agreement.scales.measures import Measure, follows, measure_of
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.words.terms import shared, terms_of, written
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
_OF_THESE = late_regex(
    r"\b(?:of|among) (?:these|them|those(?! (?:who|with|in|on|given|treated|receiving)\b))\b", re.IGNORECASE
)
_NAMED = 0.5
"""How much of the words for some people a claim has to have to speak of them."""
_WHO = late_regex(
    r"\s?(?:[a-z-]+\s){0,2}?(?P<who>patients|participants|people|subjects|adults|children|adolescents|infants|women|men|girls"
    r"|boys|smokers|eyes|teeth|knees|hips|sides|animals|mice|rats|rabbits)\b",
    re.IGNORECASE,
)
_ANYBODY = frozenset("patients participants people subjects".split())


def paired_otherwise(claim: str, passage: Passage) -> str | None:
    """Why a sentence gives a number of a claim with another one, or of something else; None where it does not."""
    if passage.labelled:
        return None
    ways = (_pairs, _in_another_clause, _by_order, _of_all, _behind_some, _of_others)
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
            yield f"The sentence says “{written(min(elsewhere), passage.text)}” in another clause."


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


def _behind_some(claim: str, passage: Passage) -> Iterator[str]:
    """A number that a sentence gives of some of the people it told of before, whom the claim does not name."""
    whom = _OF_THESE.search(passage.text)
    if whom is None:
        return
    before = terms_of(passage.text[: whom.start()]) - terms_of(passage.text[whom.end() :])
    told = told_in(passage.text)
    for one in told_in(claim):
        places = [it for it in told if it.sort == one.sort != "time" and one.is_as(it)]
        behind = bool(places) and all(it.start >= whom.end() for it in places)
        if behind and shared(before, terms_of(claim)) < _NAMED:
            yield f"The sentence gives “{one.text}” for some of those it speaks of."


def _of_others(claim: str, passage: Passage) -> Iterator[str]:
    """A number of some people that stands before other people in the sentence, where the claim's have another."""
    theirs = dict(_people_of(passage.text))
    for measure, who in ((one, who) for who, numbers in _people_of(claim) for one in numbers if who not in _ANYBODY):
        others = [name for name, held in theirs.items() if any(follows(measure, one) for one in held)]
        if who in theirs and others and who not in others:
            yield f"The sentence counts “{others[0]}”, and the claim “{who}”."


def _people_of(text: str) -> Iterator[tuple[str, list[Measure]]]:
    """Whom a text counts, with their numbers."""
    counted: dict[str, list[Measure]] = {}
    for one in written_quantities(text):
        who, measure = _WHO.match(text, one.span.end) or _WHO.search(one.text), measure_of(one)
        if who is not None and measure is not None:
            counted.setdefault(who["who"].casefold(), []).append(measure)
    yield from counted.items()
