"""What a clause asks of the tables of a record: of which lines, in which arms, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidence.agreement.trials.words.amounts import Amount, Unit
from evidence.agreement.trials.words.scopes import Scope


class Form(StrEnum):
    """What is asked."""

    COUNT = "how many had it"
    ORDER = "which of two had more"
    RATIO = "how many times as many"
    OVER = "whether it is more than so many times as many"
    UNDER = "whether it is less than so many times as many"
    GAP = "how many more"
    SAME = "whether as many had each"
    SPREAD = "which part of all cases was there"
    COMMONEST = "which event most had"
    NO_EVENT = "whether any event came to so many"


@dataclass(frozen=True)
class Side:
    """What is counted (the words of each line that is named), and where."""

    items: tuple[str, ...]
    scope: Scope


@dataclass(frozen=True)
class Question:
    """What a clause says of one side, or of two.

    `value` is a ratio, a rank, or which way an order goes: 1 for more, -1 for less. `unit` is what it is counted in,
    None where the words leave it open. `denied` says that those are counted who did not have it, `size` that an arm
    has so many, `joint` that those may be counted who had all of several events, `spread` that the amount may be a
    share of the cases, `more` that a ratio is said of what is so many times more, `apiece` that each event came to so
    many.
    """

    form: Form
    left: Side
    right: Side | None = None
    amount: Amount | None = None
    value: float = 0.0
    unit: Unit | None = None
    denied: bool = False
    size: Amount | None = None
    cases: bool = False
    together: bool = False
    either: bool = False
    joint: bool = False
    spread: bool = False
    is_whole: bool = False
    more: bool = False
    apiece: bool = False

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that it has."""
        return (self.left,) if self.right is None else (self.left, self.right)

    @property
    def spoken_of(self) -> Side | None:
        """What the next question may mean without a name: not those who did not have it."""
        return None if self.denied else self.left
