"""Sentences that compare arms or trials by how many people they have: "more than 15 times the size of cohort 1"."""

from __future__ import annotations

import re

from evidence.agreement.trials.counts.asked import SIZE, Form, Question, Side
from evidence.agreement.trials.words.amounts import FRACTIONS, WORTH, Unit
from evidence.agreement.trials.words.scopes import Scope, scoped
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_PATIENTS = r"(?:patients|participants|people|subjects|women)"
_SIZES = late_regex(
    r"(?P<left>.*)\b(?:had|has|have|was|were|is)\s(?:(?P<over>more than|over|at least)\s|(?P<under>less than|under)\s)?"
    rf"(?:(?P<number>{NUMERAL})(?P<half>\sand a half)?\s?(?:x|times|-?fold|(?P<share>(?:%|percent) of))"
    rf"|(?P<word>{'|'.join(WORTH)})|an?\s(?P<part>{'|'.join(FRACTIONS)})(?: of)?)\s"
    rf"(?:as (?:many {_PATIENTS}|large|big)|the (?:number of {_PATIENTS}|(?:cohort |sample |group )?size)"
    rf"(?: of {_PATIENTS})?)"
    r"\s(?:of|as|in|than)\s(?P<right>[^,]*)"
)
"""Of two arms, one of which has so many times as many people as the other."""
_NO_MORE = late_regex(r"\W*(?:(?:the|in|of|and|overall|patient|study|sample|population|enrolment|enrollment)\b\W*)*")
"""What may stand beside an arm that is spoken of as a whole."""


def of_sizes(sentence: str) -> Question | None:
    """How many times as many people one arm has as another."""
    told = _told(sentence.rstrip(". "))
    here, there = (scoped(told[side]) for side in ("left", "right")) if told else (None, None)
    if not (told and here and there and here.clear and there.clear and here.scope.named and there.scope.named):
        return None
    right_there = there.scope.within(Scope(here.scope.trial))
    form = Form.OVER if told["over"] else Form.UNDER if told["under"] else Form.RATIO
    left, right = Side((SIZE,), here.scope), Side((SIZE,), right_there)
    return Question(form, left, right, value=_times(told), unit=Unit.PEOPLE)


def _times(told: re.Match[str]) -> float:
    if told["word"]:
        return WORTH[told["word"]]
    if told["part"]:
        return FRACTIONS[told["part"]] / 100
    return (value_of(told["number"]) + (0.5 if told["half"] else 0)) / (100 if told["share"] else 1)


def _told(sentence: str) -> re.Match[str] | None:
    told = _SIZES.match(sentence)
    return told if told and _NO_MORE.fullmatch(scoped(told["left"]).text) else None


def behind_sizes(sentence: str) -> str:
    """What a sentence goes on to say that compares arms or trials by how many people they have; all of another."""
    told = _told(sentence)
    return sentence[told.end() :] if told else sentence
