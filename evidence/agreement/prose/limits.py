"""Limits of confidence, and other two ends between which a result lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.subjects import Source
from evidence.agreement.verdict import Said
from evidence.late import late_regex

_ONE = r"[-−–]?\d+(?:\.\d+)?"
_ENDS = r"(?P<low>{one})\s?%?(?:\s?[-–−]\s?|\s(?:to|and)\s{comma})(?P<high>{one})(?!\d|\.\d|,\d)"
_NAMED = late_regex(
    r"(?:\b(?:CIs?|CrI|IQR|confidence|interquartile)\b(?:[^\d;()\[\].]|\d+\s?%){0,28}"
    r"|(?<!-)\branged?[:,]?\s(?:of |from |between )?)" + _ENDS.format(one=_ONE, comma=r"|[,;]\s?")
)
_BEHIND = late_regex(r"(?<=\d)\s?%?\s?[\[(]" + _ENDS.format(one=_ONE, comma=""))


@dataclass(frozen=True)
class Limits:
    """Two ends, and where they stand."""

    low: float
    high: float
    span: tuple[int, int]

    def same(self, other: Limits) -> bool:
        """Whether both ends are the other's."""
        return (self.low, self.high) == (other.low, other.high)

    def half_same(self, other: Limits) -> bool:
        """Whether one end is the other's, and one is not."""
        return (self.low == other.low) is not (self.high == other.high)


def limits_in(text: str, *, named: bool = False) -> tuple[Limits, ...]:
    """The limits that a sentence gives; `named` leaves aside those that only stand in brackets behind a result."""
    found = {match.start("low"): match for match in (() if named else _BEHIND.finditer(text))}
    found |= {match.start("low"): match for match in _NAMED.finditer(text)}
    return tuple(Limits(_value(one["low"]), _value(one["high"]), one.span()) for _, one in sorted(found.items()))


def _value(written: str) -> float:
    return float(re.sub("[−–]", "-", written))


def other_limits(claim: str, source: Source) -> Iterator[Said]:
    """The limits of a claim of which the source gives one end only, with another one beside it."""
    theirs = [(limits, passage) for passage in source.passages for limits in limits_in(passage.text)]
    for ours in limits_in(claim, named=True):
        near = [(limits, passage) for limits, passage in theirs if ours.half_same(limits)]
        if len(near) == 1 and not any(ours.same(limits) for limits, _ in theirs):
            limits, passage = near[0]
            why = "The source gives other limits."
            words = (claim[slice(*ours.span)], passage.text[slice(*limits.span)])
            yield Said(Slot.FIGURE, *words, Verdict.DIFFERS, why, passage.quote)
