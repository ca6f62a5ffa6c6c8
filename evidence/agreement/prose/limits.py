"""Limits of confidence, and other two ends between which a result lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.subjects import Source
from evidence.agreement.verdict import Said, differs
from evidence.late import late_regex

_ONE = r"[-−–]?\d+(?:\.\d+)?"
_ENDS = r"(?P<low>{one})\s?%?(?:\s?[-–−]\s?|\s(?:to|and)\s{comma})(?P<high>{one})(?!\d|\.\d|,\d)"
_NAMED = late_regex(
    r"(?:\b(?:CIs?|CrI|IQR|confidence|interquartile)\b(?:[^\d;()\[\].]|\d+\s?%){0,28}"
    r"|(?<!-)\branged?[:,]?\s(?:of |from |between )?)" + _ENDS.format(one=_ONE, comma=r"|[,;]\s?")
)
_BEHIND = late_regex(r"(?<=\d)\s?%?\s?[\[(]" + _ENDS.format(one=_ONE, comma=""))
_BEFORE = 40
_ESTIMATE = late_regex(
    r"(?P<number>\d+(?:\.\d+)?)\s?%?"
    r"(?:[\s,;:=()\[\]]|\b9[059]\s?%|\b(?:CIs?|CrI|confidence interval)\b)*\Z"
)
"""Before limits: the result that they are of."""


@dataclass(frozen=True)
class Limits:
    """Two ends, where they stand, and the number right before them, as it is written."""

    low: float
    high: float
    span: tuple[int, int]
    of: str

    def same(self, other: Limits) -> bool:
        """Whether both ends are the other's."""
        return (self.low, self.high) == (other.low, other.high)

    def half_same(self, other: Limits) -> bool:
        """Whether one end is the other's, and one is not."""
        return (self.low == other.low) is not (self.high == other.high)

    def of_the_same(self, other: Limits) -> bool:
        """Whether both are of one result, which is no whole number that others may be too."""
        return self.of == other.of and "." in self.of


@lru_cache(maxsize=512)
def limits_in(text: str, *, named: bool = False) -> tuple[Limits, ...]:
    """The limits that a sentence gives; `named` leaves aside those that only stand in brackets behind a result."""
    found = {match.start("low"): match for match in (() if named else _BEHIND.finditer(text))}
    found |= {match.start("low"): match for match in _NAMED.finditer(text)}
    return tuple(_limits(match, text) for _, match in sorted(found.items()))


def _limits(match: re.Match[str], text: str) -> Limits:
    before = _ESTIMATE.search(text, max(0, match.start("low") - _BEFORE), match.start("low"))
    return Limits(_value(match["low"]), _value(match["high"]), match.span(), before["number"] if before else "")


def _value(written: str) -> float:
    return float(re.sub("[−–]", "-", written))


def other_limits(claim: str, source: Source) -> Iterator[Said]:
    """The limits of a claim for which the source has others: of the same result, or with one end that is the same."""
    told = limits_in(claim)
    named = limits_in(claim, named=True)
    passages = source.passages if told else ()
    theirs = [(limits, passage) for passage in passages for limits in limits_in(passage.text)]
    for ours in told:
        if any(ours.same(limits) for limits, _ in theirs):
            continue
        near = [one for one in theirs if ours.of_the_same(one[0])]
        near = near or [one for one in theirs if ours.half_same(one[0]) and ours in named]
        if len({(limits.low, limits.high) for limits, _ in near}) == 1:
            limits, passage = near[0]
            why = "The source gives other limits."
            words = (claim[slice(*ours.span)].strip(" ([,"), passage.text[slice(*limits.span)].strip(" ([,"))
            yield differs(Slot.FIGURE, *words, why, passage.quote)
