"""The numbers of a statement about an outcome that the record's results give in no way.

As with events (see `counted`), the words have to be the record's, or words of counting and comparing. Where a result
counts people, sums, shares and differences follow from it; of other results, differences, sums, means and ratios.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, permutations
from math import isclose

from evidence.agreement.manners import manner_of
from evidence.agreement.passages import Passage
from evidence.agreement.terms import initials_of, is_level, terms_of
from evidence.agreement.texts import passages_of
from evidence.agreement.times import HOURS
from evidence.agreement.trials.amounts import Amount, amounts_of, has_number
from evidence.agreement.trials.counted import Reckoned, is_given, without_amounts
from evidence.agreement.trials.questions import SENTENCE
from evidence.agreement.trials.reckoned import Group, Reckoning
from evidence.agreement.trials.scopes import scoped, trials_in
from evidence.agreement.trials.wording import AGED, DENIED, LEVEL, MEASURING, is_case, is_compared
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_PEOPLE = late_regex(r"participants?|patients?|subjects?|people|persons?|responders?", re.IGNORECASE)
_MEASURED = late_regex(rf"\b(?:{'|'.join(HOURS)})s?\b|/|\b[mµn]?g\b|\bm[lm]\b|\bcm|%|percent|ratio")
_NUMBER = late_regex(rf"(?<![\w.])[-−]?{NUMERAL}(?![\w]*\d)")
_AT = late_regex(r"\b(?:at|after|by|until|in)\s\Z")
_TIME = late_regex(r"[\s-]?(?P<unit>second|minute|hour|hr|day|night|week|month|year|decade)s?\b")
_MASS = late_regex(r"(?:\A|\s?)(?:[mµn]?g|mcg|kg|ml|l|gy|[mc]m|msec|ms|iu)\b")
_LABEL = late_regex(r"\A(?P<label>.*[^\W\d].*:)?(?P<values>[^:]*)\Z", re.DOTALL)
_FREE = late_regex(r"\b(?:free|without|not|never|absence)\b")
_MOST = 14
"""Of so many values at most each two are put together."""
_CLOSE = 0.015
_FACTORS = (1.0, 1e3, 1e-3)
"""By what a number is multiplied in the next larger or smaller unit."""
_TITLE = 300
"""Acronyms stand for words in so many characters of an outcome's title and definition."""
_SUMMED = 5
"""So many categories at most are added up in every choice."""


@dataclass(frozen=True)
class Result:
    """The values of one arm in one category of an outcome, the first of them the result itself."""

    trial: str
    arm: str
    label: str
    values: tuple[float, ...]
    unit: str
    analysed: int
    quote: str

    @property
    def counts(self) -> bool:
        """Whether it counts people or their share, or may do so."""
        may = self.values[0] % 1 == 0 and self.values[0] <= self.analysed and not _MEASURED.search(self.unit)
        return may or self.of_people

    @property
    def of_people(self) -> bool:
        """Whether its unit says that it counts people."""
        return _PEOPLE.search(self.unit) is not None

    @property
    def people(self) -> float:
        """How many people it counts."""
        return self.values[0] * self.analysed / 100 if "percent" in self.unit or "%" in self.unit else self.values[0]


@dataclass(frozen=True)
class Outcome:
    """The outcome of a trial: all lines of the record on it, and the results."""

    trial: str
    lines: tuple[Passage, ...]
    results: tuple[Result, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its lines and units, and the initials of its title's."""
        title = " ".join(one.text for one in self.lines if one.section == "outcome")
        return terms_of(self._text) | terms_of(" ".join(initials_of(title[:_TITLE])))

    @cached_property
    def numbers(self) -> frozenset[float]:
        """All numbers of its lines."""
        sizes = list({one.arm: float(one.analysed) for one in self.results}.values())
        together = (sum(some) for size in range(2, len(sizes) + 1) for some in combinations(sizes[:_SUMMED], size))
        return frozenset((*_numbers(self._text), *together))

    @cached_property
    def is_denied(self) -> bool:
        """Whether it may count those who did not have what it names: who were free of it."""
        title = next((one.text for one in self.lines if one.section == "outcome"), "")
        return _FREE.search(title.casefold()) is not None

    @cached_property
    def _text(self) -> str:
        return " ".join((*(one.text for one in self.lines), *dict.fromkeys(one.unit for one in self.lines)))

    @cached_property
    def hours(self) -> frozenset[float]:
        """The times that results may be told in, in hours."""
        per = next((hours for unit, hours in HOURS.items() if any(unit in one.unit for one in self.results)), None)
        return frozenset(value * per for value in self.worked_out) if per else frozenset()

    @cached_property
    def worked_out(self) -> frozenset[float]:
        """The values, and what follows from each two of them."""
        values = list(dict.fromkeys(value for one in self.results for value in one.values))[:_MOST]
        found = set(values)
        for one, other in permutations(values, 2):
            found |= {one - other, one + other, (one + other) / 2}
            if other:
                found |= {one / other, 100 * (one - other) / other, 100 * one / other}
        return frozenset(map(abs, found))

    def groups(self, arm: str) -> tuple[Group, ...]:
        """The people of each category, of categories together, and of all arms together."""
        counted = [one for one in self.results if one.counts and arm in ("", one.arm)]
        arms = list(dict.fromkeys(one.arm for one in counted))
        labels = list(dict.fromkeys(one.label for one in counted))
        sizes = range(1, len(labels) + 1 if len(labels) <= _SUMMED else 2)
        chosen = [set(some) for size in sizes for some in combinations(labels, size)]
        return tuple(
            _together([one for one in counted if one.arm in some and one.label in told])
            for size in range(1, len(arms) + 1)
            for some in combinations(arms, size)
            for told in chosen
        )


def _together(results: Sequence[Result]) -> Group:
    whole = sum({one.arm: one.analysed for one in results}.values())
    part = sum(one.people for one in results)
    arms, lines = (frozenset(names) for names in zip(*((one.arm, one.label) for one in results), strict=True))
    return Group(part, part, whole, arms, lines)


@lru_cache(maxsize=16)
def outcomes_of(text: str) -> tuple[Outcome, ...]:
    """The outcome of each trial of a record."""
    told: dict[str, list[Passage]] = {}
    for passage in passages_of(text):
        if passage.section in ("outcome", "results"):
            told.setdefault(passage.trial, []).append(passage)
    found = (
        Outcome(trial, tuple(lines), tuple(result for one in lines for result in _results(one)))
        for trial, lines in told.items()
    )
    return tuple(one for one in found if one.results)


def _results(passage: Passage) -> Iterator[Result]:
    match = _LABEL.match(passage.text)
    if passage.unit and passage.arm and match and (values := tuple(_numbers(match["values"]))):
        label = (match["label"] or "").casefold()
        yield Result(
            passage.trial,
            passage.arm,
            label,
            values,
            passage.unit.casefold(),
            passage.analysed or 0,
            passage.quote,
        )


def _numbers(text: str) -> Iterator[float]:
    for match in _NUMBER.finditer(text.casefold()):
        yield value_of(match.group().lstrip("-−"))


def measured_in(statement: str, outcomes: Sequence[Outcome]) -> Iterator[Reckoned]:
    """The numbers of a lower-case statement that can only be of these outcomes."""
    named = set(trials_in(statement))
    for sentence in SENTENCE.split(statement) if outcomes else ():
        trials = set(trials_in(sentence)) or named
        meant = [one for one in outcomes if not trials or one.trial in ("", *trials)]
        if len(meant) == 1 and has_number(sentence) and not (AGED.search(sentence) or is_case(sentence)):
            yield from _in_sentence(sentence, meant[0])


def _in_sentence(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    here = scoped(sentence)
    rest = without_amounts(here.text)
    amounts = [one for one in amounts_of(here.text) if not (one.worded or LEVEL.search(here.text[: one.start]))]
    words = terms_of(rest) | {term for term in terms_of(here.text) if is_level(term)}
    if not amounts or not words <= outcome.words | MEASURING:
        return
    compared = is_compared(here.text, rest)
    groups = outcome.groups(here.scope.arm if here.clear and "," not in sentence and not compared else "")
    of_people = all(one.of_people for one in outcome.results)
    if of_people and not all(one.analysed for one in outcome.results):
        return  # of how many people is not said
    if not of_people and manner_of(sentence).of_some:
        return
    reckoning = Reckoning(
        groups,
        groups if manner_of(sentence).of_part else (),
        outcome.is_denied or DENIED.search(here.text) is not None,
        compared,
    )
    given = [_is_given(one, here.text, outcome, reckoning) for one in amounts]
    if all(fits is not None for fits in given):
        quotes = tuple(one.quote for one in outcome.results)
        yield from (Reckoned(one, bool(fits), quotes, of_people) for one, fits in zip(amounts, given, strict=True))


def _is_given(amount: Amount, text: str, outcome: Outcome, reckoning: Reckoning) -> bool | None:
    """Whether an amount follows from an outcome; None where it is a time that the record does not have."""
    if amount.value in outcome.numbers or round(amount.value / 100, 6) in outcome.numbers:
        return True
    if amount.sign == "~" and any(amount.holds(one) for one in outcome.numbers):
        return True
    if _MASS.match(text, amount.end) and not any(_MASS.search(one.unit) for one in outcome.results):
        return None
    if time := _TIME.match(text, amount.end):
        hours = HOURS["hour" if time["unit"] == "hr" else time["unit"]]
        when = _AT.search(text[: amount.start]) is not None
        return _is_near(amount, hours, outcome.hours) or (None if when or not outcome.hours else False)
    if reckoning.groups and is_given(amount, text, reckoning, cases=bool(reckoning.cases)):
        return True
    if all(one.of_people for one in outcome.results):
        return False
    return any(_is_near(amount, factor, outcome.worked_out) for factor in _FACTORS)


def _is_near(amount: Amount, unit: float, values: frozenset[float]) -> bool:
    """Whether one of some values is an amount in a unit, or within its ends."""
    low, high = amount.low * unit, amount.high * unit
    if amount.is_exact:
        step = 0.5 * unit * 10.0 ** -len(amount.words.partition(".")[2])
        return any(isclose(low, one, rel_tol=_CLOSE) or abs(low - one) <= step for one in values)
    return any(low <= one <= high for one in values)
