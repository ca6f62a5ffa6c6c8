"""Agreement: one slot of a claim against the same slot of a source card, with both sides shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidence.sources.card import Depth, named


class Slot(StrEnum):
    """What is compared; the contract's list."""

    FIGURE = "figure"
    TIMEPOINT = "timepoint"
    DESIGN = "design"
    REGIMEN = "regimen"
    POPULATION = "population"
    OUTCOME = "outcome"
    N = "n"
    DIRECTION = "direction"
    CERTAINTY = "certainty"
    CAUSALITY = "causality"


class Verdict(StrEnum):
    """Four words and nothing stronger. `NOT_FOUND` speaks of the text held, not of the truth."""

    MATCHES = "matches"
    DIFFERS = "differs"
    NOT_FOUND = "not-found"
    NOT_CHECKED = "not-checked"


GRAVEST_FIRST = (Verdict.DIFFERS, Verdict.NOT_FOUND, Verdict.NOT_CHECKED, Verdict.MATCHES)
"""What a reviewer must know before the rest."""


class Reason(StrEnum):
    """What a verdict rests on, where a rule or a later look goes by it; the sentence for a reader is `why`."""

    OTHER_AGES = "people of another age"
    ANOTHER_DOSE = "another dose"
    ONCE_OR_OFTEN = "a single treatment and a series of them"
    ANOTHER_DESIGN = "another design"
    SHOWS_NO_CAUSE = "a design that shows no cause"
    NOT_ON_PEOPLE = "animals or the laboratory"
    NOT_ITS_SIZE = "a number of people that a source which gives its own has not"
    BY_ORDER = "numbers that only their order tells apart"
    NOT_HELD = "a number that the text held has nowhere"
    BEYOND_THE_LOCK = "a number that the few words in the lock have nowhere"
    OF_ANOTHER = "the number of another group or outcome"


@dataclass(frozen=True)
class Agreement:
    """`claim` and `source` are the words or values compared; `quote` is the source's own words, None if none are held.

    `why` is the comparison's rule in one sentence, `reason` what others go by. `matched`: the source was found by
    matching what is written of it.
    """

    slot: Slot
    claim: str
    source: str | None
    verdict: Verdict
    depth: Depth
    doi: str | None
    key: str | None
    quote: str | None = None
    why: str = ""
    matched: bool = False
    reason: Reason | None = None

    @property
    def name(self) -> str:
        """What the source is called in a message."""
        return named(self.key or self.doi, matched=self.matched)
