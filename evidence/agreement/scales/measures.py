"""Quantities of copy and of a text on one scale: hours, milligrams, millimetres, points of a hundred."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf, isclose, log10

from evidence.agreement.scales import tolerances
from evidence.agreement.scales.numbers import ROUNDED, SAME, STRICT, Number, agree, complements, decimals_of, number_of
from evidence.agreement.scales.times import CALENDAR, HOURS
from evidence.claims.claim import TIMES, Comparator, Quantity, QuantityKind

MILLIGRAMS = {"g": 1e3, "mg": 1.0, "mcg": 1e-3, "ng": 1e-6, "pg": 1e-9}
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "nm": 1e-6}
_IN_HOURS = TIMES | {QuantityKind.AGE}
_UNCOMPARED = frozenset({QuantityKind.YEAR, QuantityKind.MONEY, QuantityKind.INTERVAL, QuantityKind.FREQUENCY})
_RATIOS = {"odds ratio": "or", "hazard ratio": "hr", "risk ratio": "rr", "rate ratio": "rr", "relative risk": "rr"}
_WORKED_OUT = 1.0
"""Points by which a share that was worked out may be off."""


@dataclass(frozen=True)
class Measure:
    """A number in the unit of its scale, the unit that was written, and half of its last decimal for a time."""

    number: Number
    written: str
    half: float = 0.0

    @property
    def scale(self) -> str:
        """What it counts or measures; only measures of one scale can be compared."""
        return self.number.unit


@lru_cache(maxsize=1024)
def measure_of(quantity: Quantity) -> Measure | None:
    """The quantity on its scale; None where it has no value, or is of a kind that is not compared."""
    if quantity.kind in _UNCOMPARED:
        return None
    number = number_of(quantity)
    if number is None:
        return None
    unit = quantity.unit or ""
    scale, factor = _scale(quantity, unit)
    if quantity.kind is QuantityKind.DURATION:  # already in hours
        factor = 1.0
    low, high = (_cleaned(end * factor) for end in (number.low, number.high))
    decimals = None if scale == "hour" or number.decimals is None else number.decimals - round(log10(factor))
    half = half_of(quantity.text, unit) if scale == "hour" else 0.0
    return Measure(replace(number, low=low, high=high, unit=scale, decimals=decimals), unit, half)


def _cleaned(value: float) -> float:
    """A number without what multiplying left behind its twelfth digit."""
    return float(f"{value:.12g}")


def half_of(written: str, unit: str) -> float:
    """Half of the last decimal of a time, in hours."""
    return 0.5 * HOURS.get(unit, 1.0) * 10.0 ** -decimals_of(written)


def _scale(quantity: Quantity, unit: str) -> tuple[str, float]:
    kind = quantity.kind
    if kind in (QuantityKind.PERCENT, QuantityKind.FRACTION):
        return "%", 1.0
    if kind in _IN_HOURS:
        return "hour", HOURS.get(unit, 1.0)
    if kind is QuantityKind.RATIO:
        return _RATIOS.get(unit, unit.removeprefix("a") or "fold"), 1.0
    if kind is QuantityKind.SAMPLE_SIZE or kind is QuantityKind.P_VALUE:
        return kind.value, 1.0
    head, *per = unit.split("/")
    for table, base in ((MILLIGRAMS, "mg"), (_MILLIMETRES, "mm")):
        if head in table:
            return "/".join([base, *per]), table[head]
    return unit or "number", 1.0


def follows(claim: Measure, source: Measure, *, threshold: bool = False) -> str | None:
    """How the claim's number follows from the source's, as a phrase; None if it does not.

    `threshold` says that a bound is the value itself, as in a condition of entry: 70 does not meet "over 60" there.
    """
    if claim.scale != source.scale:
        return None
    if claim.scale == "hour" and (claim.written != source.written or claim.number.comparator is Comparator.ABOUT):
        return _same_time(claim, source)
    if claim.scale == "hour" and 0 < abs(claim.number.value - source.number.value) <= claim.half > source.half:
        return "the source's time, rounded"
    if threshold and (claim.number.bounded or source.number.bounded):
        ends = {end for end in (source.number.low, source.number.high) if abs(end) < inf}
        return SAME if claim.number.value in ends else None
    how = agree(claim.number, source.number)
    if how == ROUNDED and not _is_close(claim.number, source.number):
        return None
    told = _is_threshold(claim.number) and not (claim.scale == "sample-size" and claim.number.comparator in STRICT)
    told = told and not claim.number.is_turned_to(source.number)
    told = told and source.number.comparator is not Comparator.ABOUT  # "about half" is not "more than half"
    if how is None and told and claim.number.value == source.number.value:
        how = SAME
    return how


def _same_time(claim: Measure, source: Measure) -> str | None:
    loose = CALENDAR & {claim.written, source.written}
    about = claim.number.comparator is Comparator.ABOUT
    slack = tolerances.CALENDAR if loose or about else tolerances.UNIT
    pairs = ((claim.number.low, source.number.low), (claim.number.high, source.number.high))
    ends = all(ours == theirs or isclose(ours, theirs, rel_tol=slack) for ours, theirs in pairs)
    bound = claim.number.bounded != source.number.bounded
    if ends or (bound and isclose(claim.number.value, source.number.value, rel_tol=slack)):
        return "the same time in another unit"
    return None


def _is_close(ours: Number, theirs: Number) -> bool:
    """Whether rounding kept the sense."""
    return isclose(ours.value, theirs.value, rel_tol=tolerances.ROUNDED)


def _is_threshold(number: Number) -> bool:
    return inf in (number.high, -number.low)


RATIOS = frozenset({"fold", *_RATIOS.values()})
"""Scales on which 1 is no difference."""


def of_ratio(claim: Measure, source: Measure, *, rises: bool | None) -> str | None:
    """How a claim follows from a source's ratio: "2.4 times the odds" from an odds ratio, "31 % higher" from 1.31.

    `rises` says whether the claim's difference is a rise; None where its words do not tell.
    """
    if source.scale not in RATIOS or source.number.bounded:
        return None
    if claim.scale == "fold":
        return agree(replace(claim.number, unit=""), replace(source.number, unit=""))
    if claim.scale != "%" or rises is None or rises is not (source.number.value > 1):
        return None
    share = round(100 * abs(source.number.value - 1), 6)
    decimals = None if source.number.decimals is None else max(source.number.decimals - 2, 0)
    found = replace(source.number, low=share, high=share, unit="%", decimals=decimals)
    return "worked out of the source's ratio" if agree(claim.number, found) else None


def completes(claim: Measure, source: Measure) -> bool:
    """Whether the claim's share is what is left of the source's: 29 % beside 71 %."""
    return claim.scale == source.scale == "%" and complements(claim.number, source.number)


def apart(claim: Measure, source: Measure, *, threshold: bool = False) -> bool:
    """Whether the two cannot both be true of one thing; `threshold` as in `follows`."""
    if claim.scale != source.scale or follows(claim, source, threshold=threshold) is not None:
        return False
    ours, theirs = claim.number, source.number
    if threshold and (ours.bounded or not theirs.bounded):
        return not isclose(
            ours.value, theirs.value, rel_tol=tolerances.CALENDAR if claim.scale == "hour" else tolerances.EXACT
        )
    slack = max(
        2 * ours.slack, claim.half, source.half, _step(ours, theirs), _WORKED_OUT if _is_worked_out(ours) else 0.0
    )
    return ours.low > theirs.high + slack or theirs.low > ours.high + slack


def _is_worked_out(number: Number) -> bool:
    """Whether a share was worked out of two numbers, which others may have rounded."""
    return number.unit == "%" and number.decimals is None


def _step(ours: Number, theirs: Number) -> float:
    """A number is known to half of its last decimal, which is a negative one where it counts grams in milligrams."""
    decimals = [number.decimals for number in (ours, theirs) if number.decimals is not None]
    return 0.5 * 10.0 ** -min(decimals) if decimals else tolerances.EXACT * abs(theirs.value)
