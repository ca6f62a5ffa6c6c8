"""Numbers of a claim that a source does not have, and that follow from numbers which it has side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isclose

from evidence.agreement.lookup.covering import denies
from evidence.agreement.passages.points import Point, is_change
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.derived import Derived, Way, derived_from, is_near
from evidence.agreement.prose.homes import Home, weighed
from evidence.agreement.prose.numerals import COUNT, Numeral, numerals_of
from evidence.agreement.scales.measures import RATIOS
from evidence.agreement.verdict import Said, not_found
from evidence.agreement.words.terms import term_list, terms_of
from evidence.late import late_regex

_SHARED = 3
"""So many words at least a sentence shares that is asked, if no number."""
_MOST = 95.0
"""By no more per cent one count is told to be less than another: these count two things."""
_ALL = 100.0
_SOME = 10
"""So many people at least a study has of whom a share is told."""
_BY_ITS_BOUND = 0.25
"""How far off a bound a value may be that is told by it, as a part of it."""
_SIZE = late_regex(r"n\s?=", re.IGNORECASE)
_TO = late_regex(r"\bto\s(?:about\s|only\s|just\s)?\Z")
_LEFT = late_regex(
    r"\b(?:still|kept|keep\w*|maintain\w*|retain\w*|remain\w*|left|preserv\w*|spared|avoid\w*|other|rest)\b"
)
_OF_THE_OTHER = late_regex(
    r"\bof (?:that|those|the (?:risk|odds|hazard|rate|chance)s?)\b|\bas (?:likely|often|much|high|many|long|common)\b"
    r"|\btimes\b"
)
"""What tells a share as one of another group's, and not of people: 79% of the risk."""
_NO_SHARE = late_regex(
    r"\b(?:differences?|deviations?|errors?|variation|variance|false|coefficients?|margins?|intervals?|ratios?|bias)\b",
    re.IGNORECASE,
)
"""Before a number that is no share of people, or one of which the rest says nothing about them."""
_NEAR = 40
"""How many characters around a number say how it was worked out."""
_WORDS = {
    Way.GAP: late_regex(
        r"\b(?:more|less|fewer|lower|higher|longer|shorter|larger|smaller|greater|apart|gaps?|lead|ahead|differ\w*|points?"
        r"|above|below|by|all but|fail\w*|without|remain\w*|left|drop\w*|f[ae]ll\w*|r[io]se\w*|gain\w*|cut)\b"
    ),
    Way.SUM: late_regex(
        r"\b(?:all|total|altogether|together|combined|sum|both|either|pooled|further|and|over|across)\b"
    ),
    Way.CHANGE: late_regex(
        r"\b(?:more|less|lower\w*|higher|greater|larger|smaller|r[io]s\w+|f[ae]ll\w*|drop\w*|cut\w*|reduc\w+|increas\w+"
        r"|decreas\w+|declin\w+|up|down|shr\w+|grow\w*|gr[eo]w\w*|climb\w*|better|worse|likel\w+|odds|risk|chances?|slowed|fail\w*|without|not|never|un\w+)\b"
    ),
}
"""What stands around a number that was worked out in these ways; of the others nothing need."""


def worked_out(point: Point, claim: str, source: Source) -> Said | None:
    """How a number that is not in a text follows from numbers of one of its sentences, for a reader to judge.

    The sentences that share most with the claim come first, and one that shares nothing is not asked.
    """
    start = point.quantity.span.start
    ours = numerals_of(claim)
    one = next((numeral for numeral in ours if numeral.span[0] == start), None)
    if one is None:
        return None
    terms = terms_of(claim)
    homes = weighed(claim, source.text)
    alike = [
        home for home in homes if home.weight > 0 or len(terms & home.passage.terms) >= min(_SHARED, len(terms) / 3)
    ]
    near = sorted(alike, key=lambda home: (-home.weight, -len(terms & home.passage.terms)))
    for home in near:
        if (found := _first(one, point, claim, home.passage.text, home.numerals)) is not None:
            return _said(point, found, home.passage.quote)
    for before, home in pairwise(homes):
        counts = [
            numeral for numeral in (*before.numerals, *home.numerals) if numeral.sort == COUNT and numeral.weight >= 1
        ]
        found = _first(one, point, claim, "", counts) if before in alike or home in alike else None
        if found is not None:
            return _said(point, found, f"{before.passage.quote} {home.passage.quote}")
    return _of_all_people(one, point, claim, [home.numerals for home in homes], near)


def _of_all_people(
    one: Numeral, point: Point, claim: str, all_numerals: Sequence[Sequence[Numeral]], near: Sequence[Home]
) -> Said | None:
    """A share that so many people of a sentence are of the most that the text counts: "4 of the 20 men"."""
    counts = [numeral for numerals in all_numerals for numeral in numerals if numeral.sort == COUNT]
    most = max((numeral for numeral in counts if numeral.value >= _SOME), key=lambda it: it.value, default=None)
    if one.sort != "%" or most is None or most.bounded:
        return None
    for home in near:
        some = [numeral for numeral in home.numerals if numeral.sort == COUNT and numeral.value < most.value]
        for part in some:
            found = Derived(100 * part.value / most.value, Way.SHARE, (part, most))
            if not part.bounded and is_near(one, found.value) and _is_sound(found, point, claim, home.passage.text):
                return _said(point, found, home.passage.quote)
    return None


def _said(point: Point, found: Derived, quote: str) -> Said:
    shown = ", ".join(part.text for part in found.parts)
    why = f"It may be {found.words}, worked out."
    return not_found(point.slot, point.quantity.text, shown, why, quote)


def _first(one: Numeral, point: Point, claim: str, text: str, others: Sequence[Numeral]) -> Derived | None:
    told = _told(one, claim, [other for other in others if not other.bounded])
    near = (found for found in told if is_near(one, found.value) and _is_by_its_bound(one, found.value))
    return next((found for found in near if _is_sound(found, point, claim, text)), None)


def _is_by_its_bound(one: Numeral, value: float) -> bool:
    """Whether a bound is one that somebody would tell of a value: 36% is "more than a third", and 89% is not."""
    return not one.bounded or isclose(one.value, value, rel_tol=_BY_ITS_BOUND)


def _told(one: Numeral, claim: str, others: Sequence[Numeral]) -> Iterator[Derived]:
    """What others give in the ways that the words around a number tell."""
    around = claim[max(0, one.span[0] - _NEAR) : one.span[1] + _NEAR].casefold()
    ways = {way for way in Way if way not in _WORDS or _WORDS[way].search(around)}
    return (found for found in derived_from(one.sort, others) if found.way in ways)


def _is_sound(found: Derived, point: Point, claim: str, text: str) -> bool:
    """Whether a number is of a sort that is worked out in this way.

    A change is no share of two shares, a ratio none of people, and sizes of groups have no ratio that says anything.
    """
    change = point.change or point.negative
    if found.way is Way.CHANGE and all(part.sort == COUNT for part in found.parts) and found.value > _MOST:
        return False
    if found.way is Way.SHARE and found.value == _ALL:
        return point.measure.number.value == _ALL
    if found.way is Way.REST:
        return _may_be_left(found.parts[0], point, claim, text, change=change)
    if found.way is Way.SHARE and found.parts[0].measure.scale in RATIOS:
        return _OF_THE_OTHER.search(claim) is not None
    if found.way is Way.SHARE:
        return not (change and all(part.sort == "%" for part in found.parts))
    return found.way is not Way.TIMES or not any(map(_SIZE.match, (part.text for part in found.parts)))


def _may_be_left(part: Numeral, point: Point, claim: str, text: str, *, change: bool) -> bool:
    """Whether a claim may tell what is left of a share: of a change, what it came down to; never in the same words."""
    if _NO_SHARE.search(text, max(0, part.span[0] - 2 * _NEAR), part.span[0]):
        return False
    if change:
        return _TO.search(text, 0, part.span[0]) is not None
    turned = is_change(text, *part.span) or bool(_LEFT.search(claim)) is not bool(_LEFT.search(text))
    return turned or denies(claim) is not denies(text) or not _is_said_alike(point, claim, part, text)


def _is_said_alike(point: Point, claim: str, part: Numeral, text: str) -> bool:
    """Whether the same word stands before a number of a claim and one of a sentence, or behind it where none does, and
    the sentence has all that the claim says."""
    span = point.quantity.span
    ours, theirs = term_list(claim[: span.start])[-1:], term_list(text[: part.span[0]])[-1:]
    if not ours:
        ours, theirs = term_list(claim[span.end :])[:1], term_list(text[part.span[1] :])[:1]
    return ours == theirs and terms_of(claim) <= terms_of(text)
