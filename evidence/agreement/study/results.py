"""Whether a sentence of a source reports the result that a claim gives: the same outcome, at the same time.

Words in common are not needed for that: "responded within a day" is "response at 24 hours".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from evidence.agreement.agreement import Verdict
from evidence.agreement.scales.times import Time, compare_times, time_of
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.study.outcomes import VAGUE, read_outcome
from evidence.agreement.study.slots import times_of


@dataclass(frozen=True)
class Result:
    """Outcomes with a definition, whether their failing is counted, and when."""

    outcomes: frozenset[str]
    negated: bool
    times: tuple[Time, ...]


@lru_cache(maxsize=256)
def result_of(text: str) -> Result | None:
    """The result that a sentence speaks of; None where it names no outcome that has a definition."""
    outcome = read_outcome(text)
    if outcome is None or not outcome.kinds - VAGUE:
        return None
    times = (time_of(quantity) for quantity in times_of(text, written_quantities(text)))
    return Result(outcome.kinds - VAGUE, outcome.negated, tuple(time for time in times if time is not None))


def is_same(ours: Result | None, theirs: Result | None) -> bool:
    """Whether a source's result is the claim's: every time that the claim names is the source's too.

    Without a time an outcome alone says too little: "deaths" may be a result or the name of a group.
    """
    if ours is None or theirs is None or ours.outcomes != theirs.outcomes or ours.negated != theirs.negated:
        return False
    return bool(ours.times) and all(
        any(compare_times(one, other).verdict is Verdict.MATCHES for other in theirs.times) for one in ours.times
    )
