"""Times as stretches of hours, so that a day, 24 hours and "the day after" can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.agreement.agreement import Verdict
from evidence.claims.claim import Comparator, Quantity

HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.5, "year": 8766.0}
TOLERANCE = 0.1
"""Two months are taken for eight weeks: times within a tenth of each other are the same."""

_BOUNDS = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Time:
    """From `low` to `high`, in hours. `bound` says that only the later end is meant ("within"), `vague` that the words
    name a unit and no number ("within hours")."""

    low: float
    high: float
    bound: bool
    vague: bool


def time_of(quantity: Quantity) -> Time | None:
    """The time that a quantity states; None if its unit is no time."""
    hours = HOURS.get(quantity.unit or "")
    if hours is None:
        return None
    if quantity.value is None and quantity.low is None and quantity.high is None:
        return Time(0.0, _next_unit(hours) * 0.99, bound=True, vague=True)
    exact = quantity.value
    low = quantity.low if quantity.low is not None else exact if exact is not None else 0.0
    high = quantity.high if quantity.high is not None else exact if exact is not None else low
    return Time(low * hours, high * hours, bound=quantity.comparator in _BOUNDS, vague=False)


def _next_unit(hours: float) -> float:
    """ "Within hours" is within less than a day, "within days" within less than a week."""
    return min((other for other in HOURS.values() if other > hours), default=hours * 10)


def compare_times(claim: Time, source: Time) -> tuple[Verdict, str]:
    """The verdict on a claim's time against the source's, and why."""
    if claim.bound:
        if source.high <= claim.high * (1 + TOLERANCE * (not claim.vague)):
            return Verdict.MATCHES, "The source's time lies within the claim's."
        if source.bound or claim.vague:
            return Verdict.NOT_FOUND, "The claim is tighter than what the source says."
        return Verdict.DIFFERS, "The source measured later than the claim says."
    if source.bound:
        return Verdict.NOT_FOUND, "The source gives only the latest time."
    if _close(claim.low, source.low) and _close(claim.high, source.high):
        return Verdict.MATCHES, "The times are the same."
    if source.low * (1 - TOLERANCE) <= claim.low and claim.high <= source.high * (1 + TOLERANCE):
        return Verdict.MATCHES, "The claim's time lies within the source's."
    return Verdict.DIFFERS, "The times are not the same."


def _close(ours: float, theirs: float) -> bool:
    return abs(ours - theirs) <= TOLERANCE * max(ours, theirs)
