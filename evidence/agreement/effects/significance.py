"""Whether the statistics of a clause tell of a difference: its P values, and intervals that hold the value of none."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.late import late_regex

_LEVEL, _NEARLY = 0.05, 0.1
"""The customary level, at or above which a P value tells of no difference, and up to where many speak of a trend."""
_P = late_regex(
    r"\b[pP](?:[- ]?values?)?(?: for \w+(?: \w+)?)?\s?(?P<sign>[=<>≤≥]|of|was|is)=?\s?"
    r"(?P<value>0?\.\d+|1(?:\.0+)?|0)(?![\d.]*\d)(?!\s?(?:for|of) (?:the )?non-?inferior)"
)
"""A P value, but for one that tells that something is not worse."""
_RATIO = late_regex(
    r"\b(?:a?HRs?|a?ORs?|I?RRs?|(?:hazards?|odds|risk|rate) ratios?|relative risks?)\b",
)
_INTERVAL = late_regex(r"\bconfidence intervals?,? \[?CIs?\]?|\bconfidence intervals?|\b95% ?CIs?\b|\bCIs?\b")
_LIMITS = late_regex(
    r"\bCI[\])]?\s?[,:=]?\s?(?:of |from )?[\[(]?\s?(?P<low>[-−–]?\d+(?:\.\d+)?)(?P<share>\s?%)?\s?(?:to|-|–|−|,|;)\s?"
    r"(?P<high>[-−]?\d+(?:\.\d+)?)"
)


def told_by_statistics(clause: str) -> frozenset[bool | None]:
    """What each statistic tells: True of a difference, False of none, None of neither (P between 0.05 and 0.1)."""
    return frozenset([*_by_p(clause), *_by_limits(clause)])


def _by_p(clause: str) -> Iterator[bool | None]:
    for match in _P.finditer(clause):
        value, sign = float(match["value"]), match["sign"]
        if sign in "<≤":
            yield True if value <= _LEVEL else None
        elif sign in ">≥":
            yield False if value >= _LEVEL else None
        else:
            yield None if _LEVEL <= value < _NEARLY else value < _LEVEL


def _by_limits(clause: str) -> Iterator[bool]:
    """An interval of a ratio, or of a difference that may lie on either side; others are of each group."""
    ratio = _RATIO.search(clause) is not None
    for match in _LIMITS.finditer(_INTERVAL.sub("CI", clause)):
        low, high = (float(match[end].replace("−", "-").replace("–", "-")) for end in ("low", "high"))
        if low <= high and (low < 0 or (ratio and not match["share"])):
            yield not low <= float(ratio) <= high
