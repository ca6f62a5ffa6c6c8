"""What the words of a claim say of all its numbers: that it tells of conditions, of extremes, of totals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from evidence.late import late_regex

_MEETS = r"(?:meets?|fulfils?|satisf\w+|within) the (?:[\w-]+ )?(?:criteri\w+|limits?|requirements?)"
_CONDITION = late_regex(
    r"\b(?:ineligib|eligib|exclu[ds]|must\b|requir|enrol|disqualif|qualif|(?<!not )(?:accepted|admitted|allowed)|entry"
    rf"\b|participate\b|{_MEETS}\b"
    r"|(?:keeps?|kept|rule[sd]?|shut) (?:[\w-]+ ){0,4}?out\b|refus\w+|barred|rejected|turned (?:down|away)"
    r"|inadequate|unacceptable|suffic\w+|too \w+ (?:for|to)\b|fails? (?:the|to)\b|meet the definition|definition of\b"
    r"|(?:above|below|under|over|beyond|exceed\w*) the (?:[\w-]+ )?(?:limit|minimum|maximum|threshold|cut-?off)\b"
    r"|exceed\w* the (?:permitted|allowed|accepted)\b)",
    re.IGNORECASE,
)
_DEMANDED = late_regex(
    r"\b(?:must|requir\w+|needs?|have to|has to|(?<!under the )(?<!below the )minimum|at least|if)\b", re.IGNORECASE
)
_LETS_IN = late_regex(
    r"\A(?!.*\b(?:not|no|exclu\w+|ineligible|disqualif\w+|cannot|unless|but|however)\b)"
    r".*\b(?:eligible|qualif\w+|accepted|admitted|allowed"
    rf"|{_MEETS}|"
    r"(?:can|may|could) (?:participate|enter|enrol\w*|take part))\b",
    re.IGNORECASE | re.DOTALL,
)
_OF_SOME = late_regex(
    r"\b(?:at least (?:one|two|1|2) (?:\w+ )?(?:patients?|participants?|people|person)"
    r"|some (?:of the )?(?:patients|participants|people)|one (?:of the )?(?:patients?|participants?)"
    r"|(?:longest|shortest)(?! (?:diameters?|ax[ie]s)\b)"
    r"|the (?:least|minimum|maximum) (?=progress|pfs\b|surviv|value|level|time)"
    r"|earliest|latest|highest|lowest|ranged?|possible)\b"
    r"|\A\s*no\b",
    re.IGNORECASE,
)
_TOTAL = late_regex(r"\b(?:total of|lasts?|lasting|for a maximum of)\b", re.IGNORECASE)
_OF_BOTH = late_regex(
    r"\b(?:primary|secondary) (?:(?:clinical )?trial )?(?:and|or) (?:the )?(?:primary|secondary)"
    r" (?:clinical )?trials?\b",
    re.IGNORECASE,
)
_OF_PART = late_regex(
    r"\b(?:patients|participants|people|persons|individuals|subjects|those|women|men|candidates)"
    r" (?:with|having|who (?:have|had|take|took|smoke))\b",
    re.IGNORECASE,
)

_OF_AGE = late_regex(
    r"\b(?:patients|participants|people|persons|individuals|subjects|those|women|men|adults)"
    r" (?:over|under|above|below|aged|older than|younger than) (?:the age of )?\d",
    re.IGNORECASE,
)
_OF_CASES = late_regex(
    r"(?:%|\bper ?cent|\bhalf|\bthirds?|\bquarters?|\bmost|\bmajority)(?:\sof\b[^.;%]*)?"
    r"\s(?:were|was|are|is|occurred|happened|seen|observed|reported|recorded)\s(?:in|from|among)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Manner:
    """How a claim speaks.

    `condition` says that it is about who is let into a trial, `demanded` that it says what is asked of them (and not of
    somebody who meets it), `lets_in` that it tells only of who is let in, `of_some` that it speaks of single people or
    of extremes, `total` that it gives a length or a number of times in all, `of_both` that it speaks of both trials of
    a record, `of_part` that it speaks of those who have something, `of_age` of those of an age, `of_cases` that it
    tells where the cases lay.
    """

    condition: bool
    demanded: bool
    lets_in: bool
    of_some: bool
    total: bool
    of_both: bool
    of_part: bool
    of_age: bool
    of_cases: bool


@lru_cache(maxsize=64)
def manner_of(claim: str) -> Manner:
    """How a claim speaks, read once for all its numbers."""
    patterns = (_CONDITION, _DEMANDED, _LETS_IN, _OF_SOME, _TOTAL, _OF_BOTH, _OF_PART, _OF_AGE, _OF_CASES)
    return Manner(*(pattern.search(claim) is not None for pattern in patterns))
