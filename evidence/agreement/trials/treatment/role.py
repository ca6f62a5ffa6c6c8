"""What a number of a treatment is: a small set of roles, and a statement's number in one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf, isclose

from evidence.agreement.scales.times import HOURS

CLOSE, CALENDAR = 0.02, 0.1
"""By how much of itself a number may be off, and one of months."""


class Role(StrEnum):
    """What a number of a treatment is."""

    SITTING = "how long one administration lasts"
    BETWEEN = "what lies between two administrations"
    CYCLE = "how long a cycle is"
    REST = "for how long nothing is given"
    IN_CYCLE = "for how long it is given in a cycle"
    PER_CYCLE = "how many times it is given in a cycle"
    AWAY = "how long before or after something else it is given"
    LENGTH = "how long treatment goes on"
    CYCLES = "how many cycles there are"
    TIMES = "how many times it is given in all"
    DAYS = "on how many days it is given"
    ON = "on which days it is given"
    PIECES = "of how many pieces one dose is"
    AREA = "the area under the curve that is aimed at"
    DOSE = "how much is given at once, or in a day"
    FRACTION = "how much one fraction of radiation is"
    PIECE = "how much there is in one piece"
    DAY = "how much is given in a day"
    WEEK = "how much is given in a week"
    SUM = "how much comes together in a time"
    FIRST = "how much is given the first time"
    ALL = "how much is given in all"
    STEP = "by how much doses differ"
    RATIO = "how many times as large one dose is as another"
    ARMS = "how many times as many arms one trial has"


@dataclass(frozen=True)
class Question:
    """A number of a sentence in a role, with the ends that are written; from `low` to `high` where it is a bound.

    `whole` says that it is of all that the arms are given, whatever is named elsewhere, `drug` of what it is where that
    stands right beside it, `firm` that those beside it leave no other reading, `open` that others in the
    sentence do. `scale` is that of an amount, `over` the time that it is of: so many days, weeks, months or cycles.
    """

    role: Role
    ends: tuple[float, ...]
    words: str
    low: float = -inf
    high: float = inf
    close: float = CLOSE
    whole: bool = False
    drug: frozenset[str] = frozenset()
    firm: bool = True
    open: bool = False
    scale: str = ""
    over: tuple[float, str] | None = None

    @property
    def is_bound(self) -> bool:
        """Whether it is a bound that nothing need have reached."""
        return self.low > -inf or self.high < inf

    def is_met(self, values: frozenset[float]) -> bool:
        """Whether all that is written is among some values, or one lies within its bound."""
        if self.is_bound:
            return any(self.low <= one * (1 + self.close) and one * (1 - self.close) <= self.high for one in values)
        within = (
            self.role is not Role.ON
            and len(self.ends) > 1
            and any(self.ends[0] < one < self.ends[-1] for one in values)
        )
        return within or all(any(self._is_close(end, one) for one in values) for end in self.ends)

    def _is_close(self, asked: float, told: float) -> bool:
        exact = self.close == CALENDAR and not (is_of_months(asked) or is_of_months(told))
        return isclose(asked, told, rel_tol=CLOSE if exact else self.close)


def is_of_months(hours: float) -> bool:
    """Whether a time is of months or years, that are of no number of days."""
    return hours % HOURS["day"] != 0 or hours >= HOURS["year"]
