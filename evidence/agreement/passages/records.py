"""The lines of a record (a trial register's page, a table as text), each with the headings it stands under.

A record says what a value is in the lines above it: its trial, its arm, its outcome, its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from evidence.agreement.passages.passage import Passage
from evidence.claims.sentences import split
from evidence.late import late_regex

_ARM = late_regex(
    r"\s*(?:results?|interventions?|adverse events?|cohorts?|arms?|groups?)\s+(\d+)\s*:?\s*\Z", re.IGNORECASE
)
_TRIAL = late_regex(r"\s*(?:primary|secondary) trial\s*:?\s*\Z", re.IGNORECASE)
_HEADING = late_regex(r"\s*(?:[^:.]{2,80}:|(?i:(?:in|ex)clusion criteria))\s*\Z")
_CRITERIA = late_regex(r"criteria|characteristics|eligib|inclusion|exclusion", re.IGNORECASE)
_DEFINES = late_regex(r"\s*Arm/Group Description\b", re.IGNORECASE)
_FRAME = late_regex(r"\s*time frame\b", re.IGNORECASE)
_TOTAL = late_regex(r"\s*Total\b", re.IGNORECASE)
_UNIT = late_regex(r"\s*unit of measure:\s*(?P<unit>.*?)(?:\s{2,}(?P<values>.*))?\Z", re.IGNORECASE)
_STATISTIC = late_regex(r"\s*(?:least squares |geometric )?(?:mean|median)\b", re.IGNORECASE)
_ANALYSED = late_regex(r"(?:participants|number) analyzed:\s*(?P<n>\d{1,9})", re.IGNORECASE)
_SECTION = late_regex(
    r"^\s*(?:(?:results?|interventions?|adverse events?) \d+|outcome measurement|(?:in|ex)clusion criteria)\s*:\s*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading that only records have."""
_INDENTED = late_regex(r"^\s{2,}\S", re.MULTILINE)
_MANY = 3
_TALLY = late_regex(
    r"(?P<label>\s*[^\d\s].*?[\s*]*(?:\[\d+\])?)(?P<part>\d{2,9})"
    r"(?P<rest>\s?/\s?(?P<whole>\d{1,9})\s*\((?P<share>\d{1,3}(?:\.\d{1,6})?)\s?%\)\s*)"
)
_HALF_A_DIGIT = 0.006
"""How far a share with two decimals may be off, in points."""


@lru_cache(maxsize=64)
def is_record(text: str) -> bool:
    """Whether a text has a record's headings, or lines set in under headings."""
    return _SECTION.search(text) is not None or len(_INDENTED.findall(text)) >= _MANY


@dataclass
class _Reader:
    """Where in a record we are."""

    title: list[str] = field(default_factory=list)
    part: str = ""
    arm: str = ""
    arm_title: list[str] = field(default_factory=list)
    heading: str = ""
    trial: str = ""
    criteria: bool = False
    unit: str = ""
    analysed: int | None = None
    outcome: bool = False
    statistic: str = ""

    @property
    def section(self) -> str:
        """What the part is called, without its number: "outcome", "intervention", "results"."""
        if self.outcome or self.criteria:
            return "outcome" if self.outcome else ""
        return self.part.rstrip(": 0123456789").casefold()

    def context(self, line: str) -> str:
        """The lines above that say what a value is; a total counts what the part is about."""
        above = " . ".join((*self.title, *self.arm_title, self.heading, self.unit))
        return f"{self.part} . {above}" if _TOTAL.match(line) else above


def lines_of(text: str) -> Iterator[Passage]:
    """The lines of a record that say something, in order."""
    at = _Reader()
    for line in text.splitlines():
        if line.strip() and not _opens(line, at):
            yield from _read(line, at)


def _read(line: str, at: _Reader) -> Iterator[Passage]:
    unit = _UNIT.match(line)
    if unit:
        at.unit = unit["unit"]
    shown = (unit["values"] or unit["unit"]) if unit else without_mark(line)
    if statistic := _STATISTIC.match(line):
        at.statistic = statistic.group().strip()
    analysed = _ANALYSED.search(line)
    if analysed:
        at.analysed = int(analysed["n"])
    defines = _DEFINES.match(line) is not None or (at.outcome and bool(at.title) and not _FRAME.match(line))
    if at.outcome:
        at.title.append(line.strip())
    elif at.arm and not at.arm_title:
        at.arm_title.append(line.strip())
    for start, end in split(shown) or [(0, len(shown))]:
        yield Passage(
            shown[start:end],
            at.context(line) if not analysed else "",
            at.arm,
            at.trial,
            at.criteria,
            at.unit,
            at.analysed,
            labelled=True,
            defines=defines,
            total=_TOTAL.match(line) is not None,
            section=at.section,
            statistic=at.statistic if at.unit else "",
            quoted=line if unit or shown != line else "",
        )


def _opens(line: str, at: _Reader) -> bool:
    """Whether a line opens a part of the record, and says nothing else."""
    if _TRIAL.match(line):
        at.criteria = at.criteria and not (at.part or at.outcome)  # the next trial's need no heading of their own
        at.trial = line.split()[0].casefold()
        at.title, at.arm, at.arm_title, at.heading, at.unit, at.analysed = [], "", [], "", "", None
        at.part, at.outcome = "", False
        return True
    if arm := _ARM.match(line):
        at.part = line.strip()
        at.arm, at.arm_title, at.heading, at.unit, at.analysed, at.outcome = arm[1], [], "", "", None, False
        at.statistic = ""
        return True
    if line.casefold().startswith("outcome measurement"):
        at.title, at.arm, at.arm_title, at.heading, at.outcome = [], "", [], "", True
        return True
    if _HEADING.match(line):
        at.heading = line.strip()
        at.criteria = at.criteria or _CRITERIA.search(line) is not None
        return True
    return False


def without_mark(line: str) -> str:
    """A count without the mark of a footnote that ran into it: "21/24 (4.17%)" is 1 of 24 with the mark 2."""
    tally = _TALLY.fullmatch(line)
    if tally is None or not int(tally["whole"]):
        return line
    part = tally["part"]
    fits = (one for one in (part, part[1:]) if _is_share(int(one), int(tally["whole"]), float(tally["share"])))
    return f"{tally['label']}{next(fits, part)}{tally['rest']}"


def _is_share(part: int, whole: int, share: float) -> bool:
    return abs(100 * part / whole - share) < _HALF_A_DIGIT
