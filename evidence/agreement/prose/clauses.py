"""Which words of a sentence stand with a number, and which elsewhere in it.

A claim that leaves out what stands with its number, and takes a word from another part of the sentence, gives the
number to something else: "0.75 for all-cause and 0.80 for cardiovascular mortality" is no 0.75 for cardiovascular
mortality.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from evidence.agreement.measures import follows, measure_of
from evidence.agreement.owners import ASIDES, is_listed
from evidence.agreement.passages import Passage
from evidence.agreement.terms import terms_of, written
from evidence.agreement.trials.words.wording import MEASURING
from evidence.agreement.written import written_quantities
from evidence.late import late_regex

_CUT = late_regex(
    r";|,(?=\s)|\b(?:(?:and|or)(?! (?:above|over|older|more|up|below|under|less|fewer|higher|lower)\b)|but|than|while"
    r"|whereas|although|versus|vs|v|compared (?:with|to))\b",
    re.IGNORECASE,
)
"""Between two parts of a sentence, each of which may have a number of its own."""
_NUMBER = late_regex(r"(?<![\w-])[-−]?\d")
_HEADING = late_regex(r"[A-Z][A-Za-z ]{2,40}:\s")
_LET_IN = late_regex(r"\b(?:randomi[sz]ed|randomly|assigned|enrolled|recruited|included|eligible)\b", re.IGNORECASE)
"""In a sentence on who took part, which tells of them all over it."""
_WHEN = late_regex(r",?\s?(?:among|in|at|on|during|after|by|over|within|for|of|with)\b", re.IGNORECASE)
"""At the beginning of a sentence: when, or of whom all of it is told."""
_OF_STATISTICS = terms_of(
    "ci confidence interval adjusted unadjusted crude odds ratio hazard risk relative mean median sd iqr respectively"
    " overall thereafter follow-up cumulative incidence estimated mg kg mcg ml any both all standardised"
    " standardized respondents employees veterans"
)
_PEOPLE = terms_of("women men woman man female male")
IGNORED = (MEASURING | _OF_STATISTICS) - _PEOPLE
"""Words that may be left out, or be another's, and nothing is given to something else."""
_RELATES = late_regex(
    r"\b(?:of|in|for|at|by|from|on|irrespective|regardless|was|were|is|are|had|with|without|after|before)\b",
    re.IGNORECASE,
)
_SHORT = 3
"""Words at most of an item of a list behind the last number."""


@dataclass(frozen=True)
class _Part:
    """A part of a sentence, and whether it has a number."""

    start: int
    end: int
    text: str

    @property
    def has_number(self) -> bool:
        return _NUMBER.search(self.text) is not None


def of_another_part(claim: str, passage: Passage) -> tuple[str, str] | None:
    """A word of a claim that stands in a part of a sentence without its number, and one beside that it lacks."""
    if passage.labelled or is_listed(passage.text):
        return None
    parts = _parts(passage.text)
    own = [part for place in _places(claim, passage) for part in _with(place, parts)]
    if not own or _LET_IN.search(passage.text[: max(part.end for part in own)]):
        return None
    said, beside = terms_of(claim), frozenset[str]().union(*(terms_of(part.text) for part in own))
    elsewhere = (said & terms_of(passage.text)) - beside - _of_all(parts, own) - IGNORED
    dropped = beside - said - IGNORED
    if not (elsewhere and dropped):
        return None
    return written(min(elsewhere), claim), written(min(dropped), passage.text)


def _places(claim: str, passage: Passage) -> Iterator[int]:
    """Where the numbers of a claim stand in a sentence."""
    for measure in filter(None, map(measure_of, written_quantities(claim))):
        yield from (value.span[0] for value in passage.values if follows(measure, value.measure))


def _parts(text: str) -> list[_Part]:
    """A sentence cut at its commas and conjunctions, those in brackets left alone."""
    heading = _HEADING.match(text)
    start = heading.end() if heading else 0
    bare = ASIDES.sub(lambda match: "_" * len(match.group()), text)
    cuts = [start, *(match.start() for match in _CUT.finditer(bare, start)), len(text)]
    return [_Part(one, other, text[one:other]) for one, other in pairwise(cuts)]


def _with(place: int, parts: Sequence[_Part]) -> list[_Part]:
    """The part with a number, those without one before it up to a semicolon, and a short list behind the last."""
    at = next((index for index, part in enumerate(parts) if part.start <= place < part.end), None)
    if at is None:
        return []
    first = at
    while first > 0 and not parts[first - 1].has_number and not parts[first].text.startswith(";"):
        first -= 1
    behind = parts[at + 1 :]
    listed = behind if all(map(_is_an_item, behind)) else []
    return [*parts[first : at + 1], *listed]


def _is_an_item(part: _Part) -> bool:
    """Whether a part is but a name: "or saline"."""
    return not part.has_number and len(part.text.split()) <= _SHORT + 1 and not _RELATES.search(part.text)


def _of_all(parts: Sequence[_Part], own: Sequence[_Part]) -> frozenset[str]:
    """The words before the first result of a sentence, where that is another number's: they are said of all."""
    head = list(takewhile(lambda part: not part.has_number or _WHEN.match(part.text), parts))
    first = parts[len(head) : len(head) + 1]
    if any(part in own for part in first):
        first = []
    before = "".join(part.text[: match.start()] for part in first if (match := _NUMBER.search(part.text)))
    return terms_of(" ".join((*(part.text for part in head), before)))
