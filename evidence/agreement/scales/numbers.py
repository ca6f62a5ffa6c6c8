"""Numbers as copy rounds them: 70.8 becomes 71, twelve of seventeen becomes 71 %, 71 % becomes seven in ten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import copysign, floor, inf, isclose

from evidence.agreement.scales import tolerances
from evidence.agreement.scales.times import HOURS
from evidence.claims.claim import LOWER, UPPER, Comparator, Quantity, QuantityKind
from evidence.late import late_regex

ABOUT = 2.5
"""Points of a percentage by which "about" may stand off the source's figure, and never by more than a tenth of it."""
IN_WORDS = 1.0
"""Points by which a share in words ("seven in ten") may, and never by more than a tenth of it either."""
JUST = 5.0
"""Points by which a figure may pass a bound ("over 70 %") and be taken for the one meant, whatever its outcome."""

SAME = "the same number"
ROUNDED = "the source's figure, rounded"
COMPLEMENT = "the complement of the source's figure"
_COUNTED = late_regex(r"\d\s*(?:/|(?:out )?of(?: the)?)\s*\d")
_DECIMALS = late_regex(r"(?<![^\W\d_])[.·](\d+)")
_REACHED = late_regex(r"(?:up to|as (?:many|much) as)\b", re.IGNORECASE)
STRICT = frozenset({Comparator.MORE_THAN, Comparator.LESS_THAN})


@dataclass(frozen=True)
class Number:
    """A value with its unit ("%" for shares) and how exactly it is given.

    `decimals` counts those written, fewer than none where the scale has a smaller unit than was written; None for a
    fraction, which has as many as are asked for. `slack` is how far the
    words let it be off. `reached` says that "up to" names a value that was reached.
    """

    low: float
    high: float
    unit: str
    decimals: int | None
    comparator: Comparator
    slack: float
    reached: bool

    @property
    def bounded(self) -> bool:
        """Whether it is a bound or a range rather than one value."""
        return self.low != self.high

    def is_turned_to(self, other: Number) -> bool:
        """Whether one is a lower bound and the other an upper one."""
        return (self.high == inf and other.low == -inf) or (self.low == -inf and other.high == inf)

    @property
    def value(self) -> float:
        """The number written: of a bound its one end, of a range its middle."""
        if self.low == -inf:
            return self.high
        return self.low if self.high == inf else (self.low + self.high) / 2


def number_of(quantity: Quantity) -> Number | None:
    """The number of an outcome quantity; shares are on the scale of 100. None where there is no number."""
    fraction = quantity.kind is QuantityKind.FRACTION
    ends = _ends(quantity)
    if ends is None:
        return None
    duration = quantity.kind is QuantityKind.DURATION
    scale = 100.0 if fraction else HOURS.get(quantity.unit or "", 1.0) if duration else 1.0
    return Number(
        low=round(ends[0] * scale, 9),
        high=round(ends[1] * scale, 9),
        unit=_unit(quantity),
        decimals=None if fraction or duration else decimals_of(quantity.text),
        comparator=quantity.comparator,
        slack=_slack(quantity),
        reached=quantity.comparator is Comparator.AT_MOST and _REACHED.match(quantity.text) is not None,
    )


def _unit(quantity: Quantity) -> str:
    """Shares are in percent, durations in hours."""
    if quantity.kind in (QuantityKind.FRACTION, QuantityKind.PERCENT):
        return "%"
    return "hour" if quantity.kind is QuantityKind.DURATION else (quantity.unit or quantity.kind.value)


def _ends(quantity: Quantity) -> tuple[float, float] | None:
    if quantity.value is None:
        bare = quantity.low is None or quantity.high is None
        return None if bare else (quantity.low or 0.0, quantity.high or 0.0)
    if quantity.comparator in UPPER:
        return -inf, quantity.value
    return quantity.value, inf if quantity.comparator in LOWER else quantity.value


def decimals_of(text: str) -> int:
    """How many decimals a number is written with."""
    match = _DECIMALS.search(text)
    return len(match[1]) if match else 0


def _slack(quantity: Quantity) -> float:
    share = quantity.kind in (QuantityKind.PERCENT, QuantityKind.FRACTION)
    scale = 100.0 if quantity.kind is QuantityKind.FRACTION else 1.0
    tenth = 0.1 * scale * (quantity.value or inf) if share else inf
    if quantity.comparator is Comparator.ABOUT:
        return min(ABOUT, tenth)
    worded = quantity.kind is QuantityKind.FRACTION and not _COUNTED.search(quantity.text)
    return min(IN_WORDS, tenth) if worded else 0.0


def agree(claim: Number, source: Number) -> str | None:
    """How a claim's number follows from the source's ("the same number" …), None if it does not."""
    if claim.unit != source.unit:
        return None
    if claim.reached:
        top = source.high if source.high < inf else source.value
        return "the most that the source reports" if _written_alike(claim.high, claim, top, source) else None
    if claim.bounded or source.bounded:
        return _bounds(claim, source)
    if claim.value == source.value:
        return SAME
    if _written_alike(claim.value, claim, source.value, source):
        return ROUNDED
    slack = claim.slack if claim.unit == "%" else claim.slack / 50 * abs(source.value)
    return "about the same number" if abs(source.value - claim.value) <= slack + 1e-9 and slack else None


def _bounds(claim: Number, source: Number) -> str | None:
    if (claim.low, claim.high) == (source.low, source.high):
        looser = claim.comparator not in STRICT or source.comparator in STRICT
        return "the same range" if looser else None
    off = source.slack if source.comparator is Comparator.ABOUT else 0.0  # "about half" is not "more than half"
    if (claim.low == -inf or claim.high == inf) and claim.low <= source.low - off and source.high + off <= claim.high:
        touches = claim.comparator in STRICT and claim.value in (source.low, source.high)
        return None if touches and source.comparator not in STRICT else "a bound that the source's figure keeps"
    return None


def _written_alike(ours: float, claim: Number, theirs: float, source: Number) -> bool:
    """Whether the two are the same at the claim's decimals; a claim is never more exact than its source."""
    if claim.decimals is None and source.decimals is None:
        return isclose(ours, theirs, rel_tol=tolerances.EXACT)
    if claim.decimals is None:
        return rounded(ours, source.decimals or 0) == rounded(theirs, source.decimals or 0)
    if source.decimals is not None and claim.decimals > source.decimals:
        return isclose(ours, theirs, rel_tol=1e-9)
    return rounded(ours, claim.decimals) == rounded(theirs, claim.decimals)


def consistent(claim: Number, source: Number) -> bool:
    """Whether both may be true of one result although neither says the other: 70.6 beside 71, 71 beside "over 70"."""
    if claim.unit != source.unit:
        return False
    margin = 0.5 * 10.0**-source.decimals if source.decimals is not None else 0.0
    margin = max(margin, 2 * claim.slack)
    return claim.low <= source.high + margin and source.low - margin <= claim.high


def near_its_bound(claim: Number, source: Number) -> bool:
    """Whether a claim's bound ("over 70 %") stands close enough to the source's figure to be about it."""
    return not claim.bounded or abs(source.value - claim.value) <= JUST


def complements(claim: Number, source: Number) -> bool:
    """Whether the two shares make a whole: 29 % who did not beside 71 % who did."""
    if claim.unit != "%" or source.unit != "%" or claim.bounded or source.bounded:
        return False
    left = round(100 - source.value, 6)
    return _written_alike(claim.value, claim, left, source) or abs(claim.value - left) <= claim.slack


def rounded(value: float, decimals: int) -> float:
    """Rounded half up, as people do, whatever the sign; numbers beyond a quadrillion are left alone.

    A billionth is added, since 70.5 may be held as a hair less.
    """
    if abs(value) >= 1e15:
        return value
    scale = 10.0**decimals
    return copysign(floor(abs(value) * scale + 0.5 + 1e-9) / scale, value)
