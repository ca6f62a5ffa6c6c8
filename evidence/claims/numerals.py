"""Numerals in figures and in words: `2,400`, `.05`, `10⁹`, `2.5 million`, `seventy-one`."""

from __future__ import annotations

import re

from evidence.late import late_regex

_ONES = dict(zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], range(1, 10), strict=True))
_TEENS = dict(
    zip(
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_SMALL = _ONES | _TEENS | _TENS
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_ONE = "|".join(_ONES)
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_ONE})\b)?|{'|'.join(_TEENS)}|{_ONE})\b"
_POWER = r"(?:\d+(?:\.\d+)?\s?[×x]\s?)?10(?:\^\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_SCALE = rf"\s(?:{'|'.join(_SCALES)})\b"

WORDS = tuple(_SMALL)
"""The first words of numbers in words."""

NUMERAL = rf"(?:{_POWER}|(?:{_DIGITS})(?:{_SCALE})?|{_WORD}(?:{_SCALE})*)"
"""A number of lower-case text, without sign."""

_PARTS = late_regex(rf"\s(?={'|'.join(_SCALES)})")


def value_of(numeral: str) -> float:
    """The value of a lower-case `NUMERAL`."""
    if "10^" in numeral or numeral[-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        return _power(numeral)
    head, *scales = _PARTS.split(numeral)
    value = float(head.replace(",", "")) if head[0].isdigit() or head[0] == "." else _spelled(head)
    for scale in scales:
        value *= _SCALES[scale.strip()]
    return value


def _spelled(words: str) -> float:
    return float(sum(_SMALL[word] for word in re.split(r"[-\s]", words)))


def _power(numeral: str) -> float:
    factor, _, power = numeral.replace("×", "x").rpartition("x")
    exponent = power.strip().removeprefix("10").removeprefix("^").translate(_SUPERSCRIPTS)
    return float(factor.strip() or 1) * 10.0 ** int(exponent)
