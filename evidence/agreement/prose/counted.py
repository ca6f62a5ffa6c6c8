"""Whom a number of people is of: of all that were assigned, of one arm, of some, of others than a claim says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from evidence.agreement.measures import Measure, follows, measure_of
from evidence.agreement.passages import Passage
from evidence.agreement.prose.told import told_in
from evidence.agreement.terms import shared, terms_of
from evidence.agreement.written import written_quantities
from evidence.late import late_regex

_ASSIGNED = late_regex(
    r"\b(?:assigned|randomi[sz]ed|allocated)\b[^.;]{0,40}?\bto\s(?P<arms>(?:[^.;]|\.(?=\d)|;(?=\s?n\b))+)"
    r"|\bassigned to (?P<each>each)\b",
    re.IGNORECASE,
)
_SEVERAL = late_regex(r"\b(?:or|and|versus|vs|either|both|each|groups|arms)\b|,", re.IGNORECASE)
_OF_WHOM = late_regex(r"\b(?:(?:of|among) (?:whom|these|them|which)|including)\s(?:[a-z]+\s){0,2}\d", re.IGNORECASE)
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
_ARM = late_regex(r"(?P<name>(?:[\w.+/-]+\s){1,4})\(\s?n\s?=\s?(?P<n>\d[\d,]*)\s?\)", re.IGNORECASE)
_ANYBODY = frozenset("patients participants people subjects".split())


def counts_others(claim: str, passage: Passage) -> str | None:
    """Why a sentence gives a number of a claim for more people, or for others; None where it does not."""
    if passage.labelled:
        return None
    ways = (_of_one_arm, _of_an_arm, _of_some, _behind_some, _of_others)
    return next(chain.from_iterable(way(claim, passage) for way in ways), None)


def _of_one_arm(claim: str, passage: Passage) -> Iterator[str]:
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


def _of_an_arm(claim: str, passage: Passage) -> Iterator[str]:
    """A count that a claim gives for an arm that the sentence has another one for: "velorin (n = 90)"."""
    arms = {match["name"]: float(match["n"].replace(",", "")) for match in _ARM.finditer(passage.text)}
    counts = [it.measure.number.value for it in told_in(claim) if it.sort == "count" and it.measure]
    for arm, n in arms.items() if counts else ():
        others = frozenset[str]().union(*(terms_of(name) for name in arms if name != arm)) - terms_of(arm)
        own = terms_of(arm).difference(*(terms_of(name) for name in arms if name != arm))
        of_this_one = len(arms) > 1 and own and own <= terms_of(claim) and others.isdisjoint(terms_of(claim))
        if of_this_one and n not in counts and counts[0] > n:
            yield f"The sentence counts {n:g} of “{arm.strip()}”, and the claim more."


def _of_some(claim: str, passage: Passage) -> Iterator[str]:
    """A count that a claim gives for what the sentence tells of some of them: "9,482 adults, of whom 3,160 had"."""
    whom = _OF_WHOM.search(passage.text)
    if whom is None:
        return
    before, behind = terms_of(passage.text[: whom.start()]), terms_of(passage.text[whom.end() :])
    told = told_in(passage.text)
    for one in (it for it in told_in(claim) if it.sort == "count"):
        places = [it for it in told if one.is_as(it)]
        all_of_them = bool(places) and all(it.end <= whom.start() for it in places)
        if all_of_them and terms_of(claim) & (behind - before):
            yield f"The sentence tells what the claim says of some of “{one.text}”."


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
