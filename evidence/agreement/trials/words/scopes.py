"""Which trial, and which of its arms, a statement speaks of.

"Primary trial", "secondary trial" and "cohort 1" are the words of one set of statements about entries of a register;
elsewhere arms go by their titles, and trials by other names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from evidence.late import late_regex

_TO = r"(?:(?:,\s?|\b)(?:in|of|from|for|within|across|throughout|during|between|to|over|at|by|among|amongst)\s)*"
_TRIAL = late_regex(
    rf"{_TO}(?:the\s)?\b(?P<name>primary|secondary)\s(?:(?:and|or)\s(?:the\s)?(?P<joint>primary|secondary)\s)?"
    r"(?:clinical\s)?(?:trials?|study|studies|one)\b(?:['’]s)?"
    r"(?:\s(?:and|or)\s(?:the\s)?(?P<other>primary|secondary)\s(?:clinical\s)?(?:trial|study)\b)?"
)
_NO_AMOUNT = (
    r"(?![.,]?\d|\s?%|\s(?:[a-z-]+\s)?(?:patients|participants|subjects|people|women|cases|days|weeks|months|years)\b)"
)
"""Behind a number that is an arm's: "12 months in cohort 1 and 9 months in cohort 2"."""
_ARM = late_regex(
    rf"{_TO}(?:the\s)?\b(?:(?:cohort|arm|group|intervention)s?\s(?P<number>\d|[ab])\b(?:/(?:\d|[ab])\b)?"
    r"(?!(?<=\ba)\s(?:patient|participant|subject|person|(?:wo)?man)\b)"
    rf"(?!\s(?:and|or)\s(?:cohort\s)?(?:\d|[ab])\b{_NO_AMOUNT})"
    r"|(?P<ordinal>first|initial|second|third|fourth)\s(?:(?:patient|study|treatment)\s)?(?:cohort|arm|group)\b"
    r"|(?<=the\s)(?P<last>first|second|third|fourth)(?=\W*\Z))"
)
_TWO_ARMS = late_regex(
    rf"{_TO}(?:\b(?P<each>both)\s)?(?:the\s)?\b(?:cohort|arm|group)\s(?:1|a)\s(?:and|or)\s(?:in\s)?(?:cohort|arm|group)\s(?:2|b)\b"
)
_EVERY = late_regex(
    rf"{_TO}(?:\b(?P<each>both|either|each|any|every|all|per)\s(?:of\s)?)?(?:the\s)?(?:two\s|three\s|entire\s|whole\s)?"
    r"(?:(?:patient|study|treatment)\s)?(?:cohorts|arms|groups|cohort\b|arm\b|group\b)"
    r"(?:\s(?:1|a)\s(?:and|or)\s(?:cohort\s)?(?:2|b)\b)?"
)
_GAP = late_regex(r" {2,}")
OF_TWO = late_regex(r"\b(?:two|both) trials\b|\bbetween them\b")
"""Of both trials of a record, without their names."""
_ORDINALS = {"first": "1", "initial": "1", "second": "2", "third": "3", "fourth": "4", "a": "1", "b": "2"}


@dataclass(frozen=True)
class Scope:
    """A trial ("" where none is named) and an arm of it ("" where none is).

    `each` says that what is said is said of each arm, `apart` that a bound is one of each by itself, `singly` that any
    number is, `both` that it is said of two trials.
    """

    trial: str = ""
    arm: str = ""
    each: bool = False
    both: bool = False
    apart: bool = False
    singly: bool = False

    def within(self, where: Scope) -> Scope:
        """This scope, or what of it was named before."""
        if not self.named:
            return where
        return self if self.trial or self.both else replace(self, trial=where.trial)

    @property
    def at_all(self) -> Scope:
        """The same place, where nothing is said of each of its arms any more."""
        return replace(self, each=False, apart=False, singly=False)

    @property
    def named(self) -> bool:
        """Whether it names anything."""
        return bool(self.trial or self.arm or self.each or self.both)


@dataclass(frozen=True)
class Scoped:
    """A lower-case text with the words left out that say where; `clear` says that they name one place."""

    text: str
    scope: Scope
    clear: bool


@lru_cache(maxsize=64)
def scoped(text: str) -> Scoped:
    """A text, and where it is about."""
    rest, trials = _without(text, _TRIAL)
    rest, two = _without(rest, _TWO_ARMS)
    rest, arms = _without(rest, _ARM)
    rest, every = _without(rest, _EVERY)
    every += two
    names = dict.fromkeys(name for found in trials for name in (found["name"], found["joint"], found["other"]) if name)
    numbers = dict.fromkeys(_arm(found["number"] or found["ordinal"] or found["last"] or "") for found in arms)
    each = any(found["each"] for found in every)
    clear = len(names) < 2 and len(numbers) < 2 and not (numbers and every)
    both = any({found["other"], found["joint"]} - {None, found["name"]} for found in trials)
    singly = any(found["each"] in ("each", "every", "per") for found in every)
    apart = singly or any(found["each"] == "either" for found in every)
    name = "" if both else next(iter(names), "")
    return Scoped(rest, Scope(name, next(iter(numbers), ""), each, both, apart, singly), clear or both)


def arms_in(text: str) -> frozenset[str]:
    """The arms that a text names by their numbers."""
    return frozenset(_arm(match["number"] or match["ordinal"] or match["last"] or "") for match in _ARM.finditer(text))


def _arm(name: str) -> str:
    return _ORDINALS.get(name, name)


def _without(text: str, pattern: re.Pattern[str]) -> tuple[str, list[dict[str, str | None]]]:
    """A text with a gap in the place of each match, and what was matched."""
    found = [match.groupdict() for match in pattern.finditer(text)]
    return _GAP.sub(" ", pattern.sub(" ", text)), found


def trials_in(text: str) -> Iterator[str]:
    """The trials that a text names."""
    return (match["name"] for match in _TRIAL.finditer(text))
