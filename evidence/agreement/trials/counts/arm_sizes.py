"""Sentences that compare arms or trials by how many people they have: "more than 15 times the size of cohort 1"."""

from __future__ import annotations

from evidence.agreement.trials.counts.asked import SIZE, Form, Question, Side
from evidence.agreement.trials.words.amounts import Unit
from evidence.agreement.trials.words.scopes import scoped
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_PATIENTS = r"(?:patients|participants|people|subjects|women)"
_SIZES = late_regex(
    r"(?P<left>.*)\b(?:had|has|have|was|is)\s(?:(?P<over>more than|over|at least)\s|(?P<under>less than|under)\s)?"
    rf"(?P<number>{NUMERAL})(?P<half>\sand a half)?\s?(?:x|times|-?fold|(?P<share>(?:%|percent) of))\s"
    rf"(?:as (?:many {_PATIENTS}|large)|the (?:number of {_PATIENTS}|(?:cohort |sample |group )?size)"
    rf"(?: of {_PATIENTS})?)"
    r"\s(?:of|as|in|than)\s(?P<right>[^,]*)"
)
"""Of two arms, one of which has so many times as many people as the other."""


def of_sizes(sentence: str) -> Question | None:
    """How many times as many people one arm has as another."""
    told = _SIZES.match(sentence.rstrip(". "))
    here, there = (scoped(told[side]) for side in ("left", "right")) if told else (None, None)
    if not (told and here and there and here.clear and there.clear and here.scope.named and there.scope.named):
        return None
    form = Form.OVER if told["over"] else Form.UNDER if told["under"] else Form.RATIO
    value = (value_of(told["number"]) + (0.5 if told["half"] else 0)) / (100 if told["share"] else 1)
    left, right = Side((SIZE,), here.scope), Side((SIZE,), there.scope)
    return Question(form, left, right, value=value, unit=Unit.PEOPLE)


def is_of_sizes(sentence: str) -> bool:
    """Whether a sentence compares arms or trials by how many people they have."""
    return _SIZES.match(sentence) is not None
