"""Shares of people: which of the two numbers of "20 of 30 patients" is a size of the study, if any is."""

from __future__ import annotations

import re

from evidence.late import late_regex
from evidence.sources.counted_nouns import ASSIGNED
from evidence.sources.mention import COUNT, value

OF_WHOLE = late_regex(r"\s?(?:\(\s?\d[^)]*\)\s?)?(?:(?:of|out of)\s|/\s?)(?:the |these |a total of )?(?=\d)")
"""Words between a part and the number that it is a part of."""
_SHARE = late_regex(
    rf"(?:\A|[\s(,;:])(?:{COUNT}|[\d.]+\s?%)(?:\s?\(\s?[\d.]+\s?%\s?\))?\s?(?:of|out of|/)\s?(?:the |these )?\Z"
)
"""A share ("itch was gone in 8 of 14 patients"), whose whole may be one arm."""
_TOOK_PART = late_regex(
    r"(?:\s?\([^)]*\))?(?: (?:with|who|in|from|of) [^,;:.()]{1,60}?)?"
    r"\s(?:completed|finished|responded|participated|agreed|consented|took part"
    r"|(?:enrolled |included |recruited )?in (?:the|this|our) (?:present |current )?(?:study|trial|survey))\b"
)
"""Words after "20 of 30 patients" by which all thirty were asked."""
_STUDIED_OF = late_regex(
    rf"(?:(?!\b(?:who|that|which)\b)[^,;:.]){{0,80}}?\b(?:(?:were|was|have been) (?:\w+ )?(?:re)?(?:{ASSIGNED}|included"
    r"|studied|analy[sz]ed|assessed|examined|interviewed|followed)|fulfilled|met|returned|answered|replied"
    r"|participated|took part|agreed"
    r"|consented)\b"
)
"""Words after "20 of 30 patients" by which the twenty are those studied."""


_TAKEN_IN = late_regex(
    r"(?: (?!who\b|were\b|was\b)[\w-]+){0,3} (?:randomi[sz]ed|randomly assigned|enroll?ed|recruited)\b(?! (?:to|in) )"
)
"""Words after "20 of 30" by which the thirty are all, within a few of them: "patients randomly assigned"."""
_TAKES_IN = late_regex(
    r"\b(?:randomi[sz]ed|enroll(?:ed|ing)|enrol(?:led|ling)|recruited|included|interviewed|studied)\s\Z"
)


def number_studied(text: str, part: re.Match[str] | None, number: re.Match[str], noun_end: int) -> re.Match[str] | None:
    """The number itself, but of "20 of 30 patients" the twenty where those are said to be studied.

    Else a share of those who took part names all of a study, and one of anything else nobody.
    """
    if part and value(part["n"]) == value(number["n"]):
        return number
    of = part and OF_WHOLE.match(text, part.end())
    if (
        part
        and of
        and of.end() == number.start()
        and (_STUDIED_OF.match(text, noun_end) or _TAKES_IN.search(text, 0, part.start()))
    ):
        return part
    shared = _SHARE.search(text[max(0, number.start() - 60) : number.start()])
    of_all = _TOOK_PART.match(text, noun_end) or _TAKEN_IN.match(text, number.end())
    return None if shared and not of_all else number
