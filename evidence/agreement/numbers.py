"""Numbers as copy rounds them: 70.8 becomes 71, twelve of seventeen becomes 71 %, 71 % becomes seven in ten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from evidence.claims.claim import Comparator, Quantity, QuantityKind

NEAR = 2.5
"""Points of a percentage by which "about" and numbers in words may stand off the source's figure."""


@dataclass(frozen=True, slots=True)
class Number:
    """A value with its unit ("%" for shares), how many decimals it was written with, and whether it is approximate."""

    value: float
    low: float
    high: float
    unit: str
    decimals: int
    comparator: Comparator
    loose: bool
    ranged: bool


def number_of(quantity: Quantity) -> Number | None:
    """The number of an outcome quantity; shares are on the scale of 100. None where there is no number."""
    scale = 100.0 if quantity.kind is QuantityKind.FRACTION else 1.0
    value = quantity.value
    if value is None and (quantity.low is None or quantity.high is None):
        return None
    low = quantity.low if quantity.low is not None else value
    high = quantity.high if quantity.high is not None else value
    ranged = value is None
    middle = value if value is not None else ((low or 0) + (high or 0)) / 2
    share = quantity.kind in (QuantityKind.FRACTION, QuantityKind.PERCENT)
    worded = quantity.kind is QuantityKind.FRACTION and not re.search(r"\d\s*(?:/|of|out of)\s*\d", quantity.text)
    return Number(
        value=middle * scale,
        low=(low if low is not None else middle) * scale,
        high=(high if high is not None else middle) * scale,
        unit="%" if share else (quantity.unit or quantity.kind.value),
        decimals=_decimals(quantity.text),
        comparator=quantity.comparator,
        loose=worded or quantity.comparator is Comparator.ABOUT,
        ranged=ranged,
    )


def _decimals(text: str) -> int:
    match = re.search(r"\d+\.(\d+)", text)
    return len(match[1]) if match else 0


def agree(claim: Number, source: Number) -> str | None:
    """How a claim's number follows from the source's ("equal", "rounded" …), None if it does not."""
    if claim.unit != source.unit:
        return None
    if claim.ranged or source.ranged:
        same = abs(claim.low - source.low) < 1e-9 and abs(claim.high - source.high) < 1e-9
        return "the same range" if same else None
    value = source.value
    match claim.comparator:
        case Comparator.AT_LEAST | Comparator.MORE_THAN:
            passed = value > claim.value or (claim.comparator is Comparator.AT_LEAST and value == claim.value)
            return "the source's figure lies above" if passed else None
        case Comparator.AT_MOST | Comparator.LESS_THAN:
            passed = value < claim.value or (claim.comparator is Comparator.AT_MOST and value == claim.value)
            return "the source's figure lies below" if passed else None
    if abs(value - claim.value) < 1e-9:
        return "the same number"
    if rounded(value, claim.decimals) == rounded(claim.value, claim.decimals) and claim.decimals <= max(
        source.decimals, 0
    ):
        return "the source's figure, rounded"
    if (
        claim.unit == "%"
        and rounded(claim.value, source.decimals) == rounded(value, source.decimals)
        and not claim.decimals
    ):
        return "the same share, counted out"
    if claim.loose and abs(value - claim.value) <= (NEAR if claim.unit == "%" else 0.05 * abs(value)):
        return "about the same number"
    return None


def complements(claim: Number, source: Number) -> bool:
    """Whether the two shares make a whole: 29 % who did not beside 71 % who did."""
    if claim.unit != "%" or source.unit != "%" or claim.ranged or source.ranged:
        return False
    return rounded(100 - source.value, claim.decimals) == rounded(claim.value, claim.decimals)


def rounded(value: float, decimals: int) -> Decimal:
    """Rounded half up, as people do."""
    return Decimal(str(round(value, 9))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
