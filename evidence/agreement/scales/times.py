"""Times as stretches of hours, so that a day, 24 hours and "the day after" can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf, isclose

from evidence.agreement.agreement import Verdict
from evidence.agreement.scales import tolerances
from evidence.agreement.verdict import Compared
from evidence.claims.claim import LOWER, UPPER, Quantity
from evidence.late import late_regex

_MONTH = 730.5
HOURS = {
    "second": 1 / 3600,
    "minute": 1 / 60,
    "hour": 1.0,
    "day": 24.0,
    "night": 24.0,
    "week": 168.0,
    "month": _MONTH,
    "year": 12 * _MONTH,
    "decade": 120 * _MONTH,
    "century": 1200 * _MONTH,
}
"""Hours in each unit; a month is a twelfth of a year of 365.25 days."""

CALENDAR = frozenset({"month", "year", "decade", "century"})
_MONTH_OF_WEEKS, _LONG_MONTH = 28 * 24 / _MONTH, 31 * 24 / _MONTH
_ONSET = late_regex(r"as (?:early|soon|little|few)", re.IGNORECASE)
_IN = late_regex(r"in\b", re.IGNORECASE)


@dataclass(frozen=True)
class Time:
    """From `low` to `high`, in hours.

    `bound` says that only the later end is meant ("within"), `vague` that the words name a unit and no number ("within
    hours"), `calendar` that they count months or years, which differ in length. "At least a week" has no later end.
    """

    low: float
    high: float
    bound: bool = False
    vague: bool = False
    calendar: bool = False


def time_of(quantity: Quantity) -> Time | None:
    """The time that a quantity states; None if its unit is no time."""
    hours = HOURS.get(quantity.unit or "")
    if hours is None:
        return None
    upper = quantity.comparator in UPPER
    calendar = quantity.unit in CALENDAR
    if quantity.value is None and quantity.low is None and quantity.high is None:
        latest = _next_unit(hours) * 0.99
        within = upper or _IN.match(quantity.text) is not None
        return Time(0.0 if within else hours, latest, within, vague=True, calendar=calendar)
    if quantity.value is None:
        low, high = quantity.low or 0.0, quantity.high if quantity.high is not None else inf
    else:
        low = high = quantity.value
        if quantity.comparator in LOWER and not _ONSET.match(quantity.text):
            high = inf
    return Time(low * hours, high * hours, upper, calendar=calendar)


def _next_unit(hours: float) -> float:
    """ "Within hours" is within less than a day, "within days" within less than a week."""
    return min((other for other in HOURS.values() if other > hours), default=hours * 10)


def compare_times(claim: Time, source: Time) -> Compared:
    """The verdict on a claim's time against the source's, and why."""
    if claim.bound:
        return _within(claim, source)
    if claim.vague or source.vague:
        return _vaguely(claim, source)
    if claim.high == inf or source.high == inf:
        return _at_least(claim, source)
    if source.bound and claim.low <= source.high:
        return Compared(Verdict.NOT_FOUND, "The source gives only the latest time.")
    return _stretches(claim, source)


def _within(claim: Time, source: Time) -> Compared:
    if source.high <= claim.high or _same(claim, source, "high"):
        return Compared(Verdict.MATCHES, "The source's time lies within the claim's.")
    if source.bound or source.vague or claim.vague or source.low <= claim.high:
        return Compared(Verdict.NOT_FOUND, "The claim is tighter than what the source says.")
    return Compared(Verdict.DIFFERS, "The source measured later than the claim says.")


def _vaguely(claim: Time, source: Time) -> Compared:
    if claim.vague and not source.bound and claim.low <= source.low and source.high <= claim.high:
        return Compared(Verdict.MATCHES, "The source's time is of the length that the claim names.")
    return Compared(Verdict.NOT_FOUND, "One side names no number, and the times cannot be told to be the same.")


def _at_least(claim: Time, source: Time) -> Compared:
    if source.bound:
        return Compared(Verdict.NOT_FOUND, "The source gives only the latest time.")
    if _same(claim, source, "low") or (claim.high == inf and source.low > claim.low):
        return Compared(Verdict.MATCHES, "The source's time is at least the claim's.")
    if source.high == inf:
        return Compared(Verdict.NOT_FOUND, "The source gives only the shortest time.")
    return Compared(Verdict.DIFFERS, "The source's time is shorter than the claim says.")


def _stretches(claim: Time, source: Time) -> Compared:
    if _same(claim, source, "low") and _same(claim, source, "high"):
        return Compared(Verdict.MATCHES, "The times are the same.")
    if source.low <= claim.low and claim.high <= source.high:
        return Compared(Verdict.MATCHES, "The claim's time lies within the source's.")
    if claim.low <= source.high and source.low <= claim.high:
        return Compared(Verdict.NOT_FOUND, "The times overlap, and are not the same.")
    return Compared(Verdict.DIFFERS, "The times are not the same.")


def _same(claim: Time, source: Time, end: str) -> bool:
    """Equal; months against days or weeks are of 28 to 31 days, since copy takes eight weeks for two months."""
    ours, theirs = getattr(claim, end), getattr(source, end)
    if claim.calendar is source.calendar:
        return isclose(ours, theirs, rel_tol=tolerances.EXACT)
    months, other = (ours, theirs) if claim.calendar else (theirs, ours)
    return bool(months * _MONTH_OF_WEEKS - tolerances.EXACT <= other <= months * _LONG_MONTH + tolerances.EXACT)
