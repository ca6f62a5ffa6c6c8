"""The times that the lines of an outcome have: when, over how long and how often it was measured."""

from __future__ import annotations

from itertools import combinations

from evidence.agreement.times import HOURS
from evidence.agreement.trials.results.findings import Outcome
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_UNITS = "|".join(HOURS)
_MORE = rf"(?P<more>(?:(?:,|/|\s?-|\s?–|\s(?:and|to|or|through|until))+\s?(?:(?:{_UNITS})s?\s)?{NUMERAL})*)"
_BEHIND = late_regex(
    rf"\b(?P<first>{NUMERAL}){_MORE}[\s-]?(?:(?:consecutive|full|calendar|complete)\s)?(?P<unit>{_UNITS})s?\b"
)
_BEFORE = late_regex(rf"\b(?P<unit>{_UNITS})s?\s(?P<first>{NUMERAL}){_MORE}")
_NUMBER = late_regex(NUMERAL)
_ONE = {"daily": "day", "weekly": "week", "monthly": "month", "annual": "year", "yearly": "year", "nightly": "night"}
_ADVERB = late_regex(rf"\b(?:{'|'.join(_ONE)})\b")


def frames_of(outcome: Outcome) -> frozenset[float]:
    """The times around the results of an outcome, in hours, and how far each two of them are apart."""
    around = (one.text for one in outcome.lines if not (one.unit and one.arm))
    text = " . ".join((*around, *(one.label for one in outcome.results))).casefold()
    found = {
        value_of(number.group()) * HOURS[match["unit"]]
        for pattern in (_BEHIND, _BEFORE)
        for match in pattern.finditer(text)
        for number in _NUMBER.finditer(f"{match['first']} {match['more']}")
    }
    found |= {HOURS[_ONE[one.group()]] for one in _ADVERB.finditer(text)}
    return frozenset((*found, *(abs(one - other) for one, other in combinations(found, 2))))
