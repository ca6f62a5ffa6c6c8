"""What a statement compares: two arms, two trials or two drugs, and what the lines say of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.treatment.courses import courses_of
from evidence.agreement.trials.treatment.given import Given, long_terms
from evidence.agreement.trials.treatment.named_doses import doses_of
from evidence.agreement.trials.treatment.quantities import DAY
from evidence.agreement.trials.treatment.timings import days_of_cycles, lengths, numbers_of_cycles
from evidence.agreement.trials.words.scopes import arms_in, scoped, trials_in
from evidence.agreement.trials.words.wording import GIVING
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

MANNER = terms_of(
    "frequency frequently often regularly more less higher lower greater larger smaller longer shorter half third"
    " quarter same every much compared total"
)
"""Words of how often, how long and how much, without endings."""
_OPEN_END = late_regex(r"\b(?:until|progress\w*|as long as|indefinite\w*|at least|discontinu\w*)\b")


@dataclass(frozen=True)
class Side:
    """One of two that are compared: its arms, of one trial, and the words of what they are given, without endings."""

    arms: tuple[Given, ...]
    drugs: frozenset[str]

    @property
    def quote(self) -> str:
        """What the arms are given."""
        lines = [line.quote for arm in self.arms for line in arm.lines if not self.drugs or self.drugs & line.terms]
        return " ".join(dict.fromkeys(lines))[:200]

    @property
    def rates(self) -> list[float]:
        """How many times a day the drugs are given on average; none where that changes."""
        told = [one for one in courses_of(self.arms) if one.drug & self.drugs]
        changes = any(one.changes for one in told)
        return [] if changes else [rate for one in told if not one.is_title for rate in one.rates]

    @property
    def lengths(self) -> list[float]:
        """For how many days they are given; none where the lines leave an end open."""
        lines = [line for arm in self.arms for line in arm.lines if not self.drugs or self.drugs & line.terms]
        text = " . ".join(line.text.casefold() for line in lines)
        return [] if _OPEN_END.search(text) else list(_lengths(text))

    @property
    def doses(self) -> list[tuple[float, str]]:
        """The doses that stand beside the drugs' names, with their units."""
        lines = tuple(line for arm in self.arms for line in arm.lines)
        found = doses_of(lines)
        return [dose for name, doses in found.items() if terms_of(name) & self.drugs for dose in doses]


def side_of(text: str, drugs: frozenset[str], trials: set[str], arms: Sequence[Given]) -> Side | None:
    """The side that a part of a sentence names; None where it may be of two trials, or of several single arms."""
    own, numbers = set(trials_in(text)), arms_in(text)
    where = own or trials
    meant = [arm for arm in arms if (not where or arm.trial in ("", *where)) and (not numbers or arm.arm in numbers)]
    meant = meant if where else [arm for arm in meant if not drugs or drugs & arm.words]
    if len(where) > 1 or len(numbers) > 1 or len({arm.trial for arm in meant}) != 1:
        return None
    return Side(tuple(meant), drugs)


def is_placed(text: str) -> bool:
    """Whether a part of a sentence names an arm or a trial."""
    return bool(arms_in(text)) or any(trials_in(text))


def drugs_in(text: str, arms: Sequence[Given]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a lower-case text that say what is given: those that some line has, and those that none has."""
    words = long_terms(without_amounts(scoped(text).text)) - GIVING - MANNER
    known = words & frozenset().union(*(arm.words for arm in arms))
    return known, words - known


def _lengths(text: str) -> Iterator[float]:
    """How many days a treatment lasts by a lower-case text."""
    yield from (hours / DAY for hours in lengths(text) if hours >= DAY)
    yield from (number * days for number in numbers_of_cycles(text) for days in days_of_cycles(text))
