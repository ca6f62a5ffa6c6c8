"""Levels of scales with a fixed end: there is no grade 6 of an adverse event, no tumour T5, and nobody of 165.

A grade, a stage or a performance status is no quantity: it is not rounded, and nothing lies between two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.passage import Passage
from evidence.agreement.verdict import Said, differs
from evidence.late import late_regex, rare_regex

_LAST = {"age": 122, "karnofsky": 100, "grade": 5, "stage": 6, "performance status": 5, "t": 4, "n": 3, "m": 1}
"""The last level of each scale: the longest life on record, Karnofsky's status, CTCAE 5.0, any disease's stages
(Braak's), the UICC's T, N and M, and ECOG's status."""
_PERSON = (
    r"patients?|participants?|subjects?|people|persons?|individuals?|wom[ae]n|m[ae]n|males?|females?|adults?|child(?:ren)?"
    r"|volunteers?|candidates?|anyone|those|she|he"
)
_NAMED = rare_regex(r"\b(?P<scale>grade|stage)s?\s(?P<level>\d{1,2})\b(?![.,]\d|\s?%)")
_STATUS = rare_regex(r"\b(?:ecog|performance status)\b[a-z\s-]{0,24}[<>=≤≥]{0,2}\s?(?P<level>\d{1,2})\b(?![.,]\d|\s?%)")
_TNM = late_regex(r"\b(?P<t>t\d{1,2})(?:-\d)?[\s,]+(?P<n>n\d{1,2})(?:-\d)?[\s,]+(?P<m>m\d{1,2})\b")
_KARNOFSKY = rare_regex(r"\b(?:karnofsky|kps)\b[a-z\s()-]{0,40}[<>=≤≥]{0,2}\s?(?P<level>\d{1,3})\b(?![.,]\d)")
_IS = late_regex(
    r"(?:[<>=≤≥]\s?|\b(?:of|was|is|be|ecog|karnofsky|kps|ps|scores?|status|grade|than|least|most|over|under|above|below)\s)\Z"
)
"""What stands right before a level that somebody has."""
_OF_PEOPLE = late_regex(rf"\s(?:\w+\s){{0,2}}(?:{_PERSON})\b")
"""What stands behind a number of people."""
_AGE = late_regex(r"\b(?P<level>\d{2,3})[\s-]years?(?:[\s-]old| of age)?\b")
_PERSON_BEFORE = late_regex(
    rf"\b(?:{_PERSON}|must|should)\s"
    r"(?:(?:who|must|should|be|is|are|was|were|have|been|aged?|of|the|at|least|most|over|under|above|below|older|younger"
    r"|than|up|to|more|less)\s){0,6}\Z"
)
_WHOSE = {"grade": Slot.OUTCOME}


@dataclass(frozen=True)
class Level:
    """A level as it is written, of which scale; it is not `certain` where the number may be of something else."""

    words: str
    scale: str
    value: int
    certain: bool = True

    @property
    def exists(self) -> bool:
        """Whether the scale goes so far."""
        return self.value <= _LAST[self.scale]


def _levels_of(text: str) -> Iterator[Level]:
    """The levels that a text names in numerals."""
    lower = text.casefold()
    for match in _NAMED.finditer(lower):
        yield Level(match.group(), match["scale"], int(match["level"]))
    for match in _STATUS.finditer(lower):
        yield Level(match.group(), "performance status", int(match["level"]), _is_had(lower, match))
    for match in _KARNOFSKY.finditer(lower):
        yield Level(match.group(), "karnofsky", int(match["level"]), _is_had(lower, match))
    for match in _AGE.finditer(lower):
        aged = _PERSON_BEFORE.search(lower[: match.start()]) or _OF_PEOPLE.match(lower, match.end())
        yield Level(match.group(), "age", int(match["level"]), aged is not None)
    for match in _TNM.finditer(lower):
        yield from (Level(words, scale, int(words[1:])) for scale, words in match.groupdict().items())


def _is_had(text: str, level: re.Match[str]) -> bool:
    """Whether a number beside the name of a scale is a level, and not how many people."""
    return _IS.search(text[: level.start("level")]) is not None and not _OF_PEOPLE.match(text, level.end())


def beyond(claim: str, passages: Sequence[Passage]) -> Iterator[Said]:
    """The levels of a claim that its scale does not have, where the source uses the scale within its ends."""
    for level in _levels_of(claim):
        if level.exists or not level.certain:
            continue
        named = ((one, passage) for passage in passages for one in _levels_of(passage.text))
        theirs = [(one, passage) for one, passage in named if one.scale == level.scale]
        if theirs and all(one.exists for one, _ in theirs):
            shown, passage = theirs[0]
            slot = _WHOSE.get(level.scale, Slot.POPULATION)
            why = "The scale has no such level."
            yield differs(slot, level.words, shown.words, why, passage.quote)
