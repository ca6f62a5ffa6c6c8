"""The times that the lines of an outcome have: when, over how long and how often it was measured."""

from __future__ import annotations

from itertools import combinations

from evidence.agreement.scales.times import HOURS
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


_LONGER = {"sec": "second", "min": "minute", "hr": "hour", "wk": "week", "mo": "month", "yr": "year"}
_SHORTER = late_regex(rf"\b(?P<unit>{'|'.join(_LONGER)})(?=s?\b)")
_LETTERS = {"h": "hour", "d": "day", "w": "week", "m": "month", "y": "year"}
_COUNTED_BY = late_regex(r"\bq(?P<n>\d+)(?P<unit>[hdwm])\b")
_EVERY = late_regex(r"\b(?:every|each|q)\s?\Z")


def in_full(text: str) -> str:
    """A lower-case text with the units of its times in full: "every 6 wks", "q3w"."""
    text = _COUNTED_BY.sub(lambda told: f"every {told['n']} {_LETTERS[told['unit']]}s", text)
    return _SHORTER.sub(lambda told: _LONGER[told["unit"]], text)


def frames_of(outcome: Outcome, *, between: bool = False) -> frozenset[float]:
    """The times around the results of an outcome, in hours, and how far each two of them are apart.

    Those `between` two measurements are alone where the lines tell some.
    """
    around = (one.text for one in outcome.lines if not (one.unit and one.arm))
    text = in_full(" . ".join((*around, *(one.label for one in outcome.results))).casefold())
    times = [match for pattern in (_BEHIND, _BEFORE) for match in pattern.finditer(text)]
    every = [match for match in times if _EVERY.search(text, 0, match.start())] if between else []
    found = {
        value_of(number.group()) * HOURS[match["unit"]]
        for match in every or times
        for number in _NUMBER.finditer(f"{match['first']} {match['more']}")
    }
    found |= {HOURS[_ONE[one.group()]] for one in _ADVERB.finditer(text)}
    if every:
        return frozenset(found)
    return frozenset((*found, *(abs(one - other) for one, other in combinations(found, 2))))
