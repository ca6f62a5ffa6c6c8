"""Of whom a text tells that denies something: of those who are not counted, or of those who are not given something."""

from __future__ import annotations

import re

from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.words.amounts import amounts_of
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_ABSENCE = late_regex(r"\b[Aa]bsence of\b")
"""In what an outcome is: those counted do not have something."""
_BUT = late_regex(r"[,;]|\b(?:but|while|free|only|more|less|fewer)\b|\b(?:could|can) ?not\b|\bcan['’]t\b|\bunable\b")
_AND_OTHERS = late_regex(
    rf"\b(?:ha[ds]|have|were|was|show\w*|achiev\w*|reach\w*|experienc\w*|respon\w*)\b.*\band {NUMERAL}\b"
)
"""Before those of whom something else is said."""
_FREE_OF_IT = late_regex(
    r"\b(?:(?:still|stay\w*|remain\w*) )?(?:\w+[\s-]free\b(?: (?:of|from) \w+)?|free (?:of|from) \w+"
    r"|without (?:[a-z]+ )?progress\w*|[pder]fs\b)"
)
"""Being free of something, in the words of an outcome that counts those who are."""
_AN_EVENT = late_regex(r"\b(?:events?|progressed|died|deaths?|relapsed?|recur\w*)\b")
_ENDS = late_regex(
    r"[,;.]|\b(?:on|in|with|of|for|at|by|after|and|or|but|ha[ds]|have|was|were|who|did|respon\w*|reach\w*|went|lived)\b"
)
"""Behind what is not given."""
NOT_GIVEN = late_regex(
    r"\b(?:without|(?:not|never|no|instead of|rather than|n['’]t)\s(?:[\w-]+\s)?"
    r"(?:receiv\w*|get|given|treated|assigned|tak\w*|add\w*|on|with))\b"
)
"""Before the name of what an arm is not given."""


def without_its_name(text: str, outcome: Outcome) -> str:
    """A text on an outcome of those who are free of something without its name; as it is where it tells of others."""
    rest = _FREE_OF_IT.sub(" ", text) if outcome.is_denied else text
    return text if _AN_EVENT.search(rest) else rest


def as_given(text: str, outcome: Outcome) -> str:
    """A text without the denial of what an arm is not given: "patients without a loading dose"."""
    titles = frozenset[str]().union(*outcome.arms.titled.values()) - outcome.named

    def name(told: re.Match[str]) -> str:
        denied = terms_of(_ENDS.split(text[told.end() :], maxsplit=1)[0])
        return " " * len(told.group()) if denied & titles else told.group()

    return NOT_GIVEN.sub(name, text)


def is_of_the_others(text: str, outcome: Outcome, words: frozenset[str]) -> bool:
    """Whether a text is of those who are not counted, and of nobody else."""
    beside = outcome.beside(words)
    lines = (one.text for one in outcome.lines[1:] if one.section == "outcome" and beside & terms_of(one.text))
    told = (outcome.title, *lines, *(one.label for one in outcome.results))
    of_absence = any(_ABSENCE.search(one.text) for one in outcome.lines if one.section == "outcome")
    counted = not (of_absence or outcome.is_denied or NOT.search(" ".join(told).casefold()))
    rest = _without_numbers(text)
    return counted and NOT.search(rest) is not None and not (_BUT.search(rest) or _AND_OTHERS.search(text))


def _without_numbers(text: str) -> str:
    """A text without its numbers: "no more than" denies nothing, and "more than" sets nothing against it."""
    for amount in amounts_of(text):
        text = text if amount.worded else f"{text[: amount.start]}{' ' * len(amount.words)}{text[amount.end :]}"
    return text
