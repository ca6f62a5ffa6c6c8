"""The arms of an outcome by their titles and descriptions, and which of them some words name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from evidence.agreement.passages.passage import Passage
from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.results.result import NUMBER, Result
from evidence.agreement.trials.words.scopes import scoped
from evidence.agreement.trials.words.wording import IN_RESULTS, PLAIN
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

TITLED = late_regex(r"\s*Arm/Group Title:")
WITH_UNIT = late_regex(
    rf"(?:\b(?P<at>{'|'.join(HOURS)})\s)?(?P<number>{NUMBER.pattern})(?:[\s-]?(?:(?P<time>{'|'.join(HOURS)})s?\b"
    rf"|(?P<share>(?:(?:-|–|\sto\s|\sand\s|\sor\s)\s?{NUMERAL}\s?)?(?:%|per ?cent\b))"
    r"|(?P<mass>[mµnck]?g|gy|m?l|milligrams?)\b))?"
)
_SIZE = late_regex(r"\s*Overall Number of Participants Analyzed:")
_OF_SO_MANY = late_regex(
    rf"\b(?:of|out of|among) the (?P<n>{NUMERAL})\s(?:[\w-]+\s)?(?:patients|pts|participants|subjects|people|women)\b"
)
_SCHEDULED = late_regex(
    rf"\b(?P<number>{NUMERAL})[\s-](?P<unit>{'|'.join(HOURS)})s?\s(?:[\w-]+\s){{0,2}}"
    r"(?:arms?|groups?|cohorts?|schedules?|regimens?)\b"
)
"""An arm that is named by how often or how long something is given."""
_IN_TITLE = late_regex(rf"(?P<number>{NUMERAL})[\s-]?(?P<unit>{'|'.join(HOURS)})s?\b")
_STEM = 3
"""So many letters at least has the beginning of a drug's name."""
_One = TypeVar("_One")
_OWN = late_regex(r"['’]s\b")


@dataclass(frozen=True)
class ArmTitles:
    """What the lines of an outcome call its arms."""

    lines: tuple[Passage, ...]
    results: tuple[Result, ...]

    @cached_property
    def titles(self) -> dict[str, str]:
        """Each arm's title in small letters."""
        titled = (one for one in self.lines if one.arm and TITLED.match(one.text))
        return {one.arm: one.text.partition(":")[2].casefold() for one in titled}

    @cached_property
    def titled(self) -> dict[str, frozenset[str]]:
        """The words of each arm's title."""
        return {arm: terms_of(in_one_word(title)) for arm, title in self.titles.items()}

    @cached_property
    def _described(self) -> dict[str, str]:
        """What is told of each arm."""
        told: dict[str, str] = {}
        for one in self.lines:
            if one.arm and not one.unit and not _SIZE.match(one.text):
                told[one.arm] = f"{told.get(one.arm, '')} {one.text}"
        return told

    def of(self, side: str) -> str:
        """The arm that one side of a comparison names; "" for none.

        It does so by its number, by a word of its title alone, or by a dose or a size that no other arm has.
        """
        here, titles = scoped(side), self.titles
        named, words = self.titled, terms_of(here.text)
        own = [arm for arm in named if words & _own(named, arm)]
        said, sizes = _doses(side), {value_of(match["n"]) for match in _OF_SO_MANY.finditer(side)}
        for lines in (titles, self._described) if not (own or here.scope.arm) else ():
            doses = {arm: _doses(lines[arm]) for arm in lines}
            own = own or [arm for arm in doses if said & _own(doses, arm)]
        own = own or [
            arm for arm in named if any(it.startswith(one) for it in _own(named, arm) for one in _stems(words))
        ]
        if not (own or here.scope.arm):
            times, spoken = {arm: _times(_IN_TITLE, titles[arm]) for arm in titles}, _times(_SCHEDULED, side)
            own = [arm for arm in times if spoken & _own(times, arm)]
        if not (own or here.scope.arm):
            analysed = {one.arm: {float(one.analysed)} for one in self.results}
            own = [arm for arm in analysed if sizes & _own(analysed, arm)]
        return here.scope.arm or (own[0] if len(own) == 1 else "")

    def of_each(self, sides: Sequence[str]) -> list[str]:
        """The arm that each of several sides names; one that no word is alone of is named by its whole title."""
        words = [terms_of(scoped(side).text) for side in sides]
        whole = [[arm for arm, title in self.titled.items() if title and title <= told] for told in words]
        found = [self.of(side) for side in sides]
        return [one or (named[0] if len(named) == 1 else "") for one, named in zip(found, whole, strict=True)]


def _stems(words: frozenset[str]) -> frozenset[str]:
    """The words that may be the beginning of a drug's name: "bev", "pembro"."""
    return frozenset(one for one in words - IN_RESULTS - PLAIN if len(one) >= _STEM and one.isalpha())


def _own(sets: Mapping[str, AbstractSet[_One]], name: str) -> set[_One]:
    """What only one of several sets has."""
    return set(sets[name]).difference(*(sets[one] for one in sets if one != name))


def in_one_word(text: str) -> str:
    """A text with its genitives in one word, as the words of outcomes are."""
    return _OWN.sub("s", text)


def _doses(text: str) -> set[tuple[float, str]]:
    """The doses of a text."""
    return {
        (value_of(match["number"].lstrip("-−")), match["mass"])
        for match in WITH_UNIT.finditer(text.casefold())
        if match["mass"]
    }


def _times(pattern: re.Pattern[str], text: str) -> set[tuple[float, str]]:
    """The times of a text, as it writes them."""
    return {(value_of(match["number"]), match["unit"]) for match in pattern.finditer(text.casefold())}
