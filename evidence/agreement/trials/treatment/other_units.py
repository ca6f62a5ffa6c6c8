"""Lengths of time whose number a record has, and in another unit: six years where it says six months.

What made up people bring along ("a woman whose surgery was 20 years ago") is no length of the record's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages import Passage
from evidence.agreement.points import Point
from evidence.agreement.records import is_record
from evidence.agreement.terms import shared, terms_of
from evidence.agreement.texts import passages_of
from evidence.agreement.times import HOURS
from evidence.agreement.trials.treatment.portion import is_day_by_number
from evidence.agreement.trials.treatment.portions import products_in
from evidence.agreement.trials.words.scopes import scoped, trials_in
from evidence.agreement.trials.words.wording import ENTERING, GIVING, is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_TIME = late_regex(
    rf"(?:(?P<first>{NUMERAL})\s?(?:-|–|to|or|and)\s?)?(?P<number>{NUMERAL})[\s-]"
    rf"(?:(?:calendar|consecutive|full|whole|previous|prior|preceding|last|past)\s)?(?P<unit>{'|'.join(HOURS)})s?\b"
)
_AN_ONE = late_regex(r"\b(?:an?|the (?:past|last|previous))\s\w+\Z", re.IGNORECASE)
"""A length of one ("more than a year"), as any longer one is told."""
_NAME = late_regex(r"\dH\Z")
"""What is no number of hours, but of months of isoniazid."""
_STILL = late_regex(rf"\bstill\b|\A\W*if\b[^,;]*{NUMERAL}[^,;]*,|\bif\b.*\bwould\b|\bwould\b.*\bif\b")
"""Of somebody who meets what is asked for, or of what is only supposed."""
_OF_EACH = late_regex(
    r"\s(?:(?:of|out of|in) (?:every|each|an?)|(?:per|an?|each|every) (?:week|fortnight|month|cycle))\b"
)
"""Behind a number of days that are a part of a longer time."""
_CALENDAR = frozenset({"month", "year", "decade", "century"})
_CLOSE = 0.085
"""By how much a length in months may be off in another unit: four weeks are called a month."""
_SAME, _SAME_FEW, _FEW = 0.5, 0.75, 5
"""How much of the words beside it a line has to share, and of a number that many lines have: one under five."""


def in_another_unit(claim: str, points: Sequence[Point], text: str) -> Iterator[Said]:
    """The lengths of time of a claim that no line has, where a line on the same has the number in another unit."""
    lower = claim.casefold()
    asked = [one for one in points if one.slot is Slot.TIMEPOINT and one.quantity.unit in HOURS]
    asked = [one for one in asked if not (is_day_by_number(one.quantity.text) or _NAME.search(one.quantity.text))]
    asked = [one for one in asked if not _AN_ONE.search(one.quantity.text)]
    asked = [one for one in asked if not _OF_EACH.match(lower, one.quantity.span.end)]
    if not asked or not is_record(text) or is_case(claim) or _STILL.search(lower):
        return
    trials = set(trials_in(lower))
    lines = [one for one in passages_of(text) if not trials or one.trial in ("", *trials)]
    if any(unit in line.unit.casefold() for line in lines for unit in HOURS):
        return  # a result may be told in any unit
    words = terms_of(scoped(lower).text) - GIVING - ENTERING
    made = products_in(lower)
    for point in asked:
        if found := _otherwise(point, words, lines, made):
            line, shown = found
            why = "A line on the same has this number in another unit, and none has this length."
            yield Said(point.slot, point.quantity.text, shown, Verdict.DIFFERS, why, line.quote)


def _otherwise(
    point: Point, words: frozenset[str], lines: Sequence[Passage], made: frozenset[float]
) -> tuple[Passage, str] | None:
    quantity = point.quantity
    number = quantity.value if quantity.value is not None else quantity.high
    if number is None or quantity.unit is None:
        return None
    told = [(line, *one) for line in lines for one in _times_of(line.text.casefold())]
    if any(_is_as_long(number, quantity.unit, value, unit) for _, value, unit, _ in told) or number in made:
        return None
    enough = _SAME_FEW if number < _FEW else _SAME
    same = ((line, shown) for line, value, _, shown in told if value == number and shared(words, line.terms) >= enough)
    return next(same, None)


def _is_as_long(ours: float, our_unit: str, theirs: float, their_unit: str) -> bool:
    loose = our_unit != their_unit and not _CALENDAR.isdisjoint((our_unit, their_unit))
    return isclose(ours * HOURS[our_unit], theirs * HOURS[their_unit], rel_tol=_CLOSE if loose else 1e-6)


def _times_of(text: str) -> Iterator[tuple[float, str, str]]:
    """Each length of a lower-case text: its number, its unit, its words."""
    for match in _TIME.finditer(text):
        for number in filter(None, (match["first"], match["number"])):
            yield value_of(number), match["unit"], match.group()
