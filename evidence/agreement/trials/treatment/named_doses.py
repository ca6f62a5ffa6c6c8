"""The doses that lines give of a drug by its name: a dose belongs to the name beside it, before or behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from evidence.agreement.passages.passage import Passage
from evidence.agreement.trials.words.wording import GIVING
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_BETWEEN = (
    r"(?:a|an|the|at|of|in|is|was|be|by|dose|doses|dosage|daily|oral|orally|iv|po|sc|im|i\.v\.|p\.o\.|intravenous|tablets?"
    r"|capsules?|injections?|infusions?|monotherapy|therapy|treatment|given|administered|infused|injected|taken|received|used|once|twice|with"
    r"|as|to|up|per|day|for|total|level|starting|fixed|approximately|about|or"
    r"|\d[\d.,]*|\(?(?:mg|milligrams?)\)?)"
)
_NAME = r"(?P<name>[a-z][a-z-]{3,})"
_BEFORE = late_regex(rf"{_NAME}[\s:(=,-]{{1,3}}(?:{_BETWEEN}[\s:(=]{{1,2}})*\Z")
AREA = r"(?:\s?(?:/|per)\s?(?:square\s)?met(?:er|re)s?(?:\ssquared)?(?:\s?[(\[][\w/^²]+[)\]])?)?"
"""Of which a dose is, in words: "80 mg/square meter (m2)"."""
_BEHIND = late_regex(rf"{AREA}(?:/[\w^²]+)*\)?\s(?:{_BETWEEN}\s)*{_NAME}")
TABLETS = late_regex(rf"\b(?P<n>{NUMERAL})\s(?:[\w-]+\s)?(?:tablets?|capsules?|pills?)\b")
SPLIT = late_regex(rf"\b(?:in|into|over|as) (?P<n>{NUMERAL}) (?:[a-z]+ )?(?:doses|portions|parts|administrations)\b")
"""In how many doses what somebody takes is split."""
WEIGHT = late_regex(rf"(?P<kg>{NUMERAL})[\s-]?(?:kg|kilos?|kilograms?|m\^?2|m²|square met(?:er|re)s?)(?![\w/])")
"""How heavy, or how large, somebody is, of whom a dose is told."""
_NO_NAME = GIVING | terms_of(
    "escalate escalates escalated escalating increase increases increased increasing reduce reduces reduced reducing"
    " raise raises raised raising lower lowers lowered titrate titrates titrated adjust adjusts adjusted doubled"
)
"""Words beside a dose that name no drug."""
_NO_DOSES = ("hour", "%", "number")
"""What in a line that names an arm is no amount of its drug."""


def drugs_of(lines: tuple[Passage, ...]) -> Mapping[str, tuple[Passage, ...]]:
    """The names beside doses in some lines, and for each the lines that have one of it."""
    found: dict[str, tuple[Passage, ...]] = {}
    for line in lines:
        for value in line.values:
            for name in _names_beside(line.text.casefold(), *value.span) if value.measure.scale != "hour" else ():
                found[name] = (*found.get(name, ()), line)
    return found


def doses_of(lines: tuple[Passage, ...]) -> Mapping[str, Sequence[tuple[float, str]]]:
    """The doses beside each name in some lines: how much, and of what by what."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for line in lines:
        for value in line.values:
            number = value.measure.number
            for name in (
                _names_beside(line.text.casefold(), *value.span) if value.measure.scale not in _NO_DOSES else ()
            ):
                found[name] += [(end, value.measure.scale) for end in {number.low, number.high} if isfinite(end)]
    return found


def _names_beside(text: str, start: int, end: int) -> Iterator[str]:
    """The word beside a dose that may be a drug's name, on either side."""
    for match in (_BEFORE.search(text, max(0, start - 60), start), _BEHIND.match(text, end)):
        if match and not terms_of(match["name"]) <= _NO_NAME:
            yield match["name"]
