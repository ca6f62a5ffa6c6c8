"""Which amounts of a sentence on an outcome its results give, one by one."""

from __future__ import annotations

import re

from evidence.agreement.scales.manners import manner_of
from evidence.agreement.trials.counts.reckoned import Reckoning
from evidence.agreement.trials.results.arm_order import NEGATIVE, NOT, is_reversed
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.results.following import follows_from
from evidence.agreement.trials.results.rises import is_turned_round
from evidence.agreement.trials.results.sentences import Read
from evidence.agreement.trials.words.amounts import Unit, amounts_of
from evidence.agreement.trials.words.wording import DENIED
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_ABSENCE = late_regex(r"\b[Aa]bsence of\b")
"""In what an outcome is: those counted do not have something."""
_OF_THE_ARM = late_regex(
    r"(?:%|percent|half|thirds?|quarters?|fifths?|tenths?|\d/\d+)\sof\s[^,;]{0,60}?"
    r"\b(?:patients|pts|participants|subjects|people|women|arm|group|cohort)\b[^;]*?"
    r"\b(?:had|has|have|reached|achieved|showed|attained|experienced|got|saw)\b"
)
_OF_SHARES = late_regex(r"\b(?:proportions?|rates?|shares?|percentages?|incidence|likel\w+)\b")
"""In a sentence that compares shares of people, and not how many they are."""
_UNABLE = late_regex(r"\b(?:could|can) ?not\b|\bcan['’]t\b|\bunable\b")
_BUT = late_regex(r"[,;]|\b(?:but|while|free|only|more|less|fewer)\b")
_NOT_BY = late_regex(r"(?:\b(?:fail\w* to|not|never)|n['’]t)\s[^,;]*\bby\b")
"""Of a result that was not changed by so much."""
_AND_OTHERS = late_regex(
    rf"\b(?:ha[ds]|have|were|was|show\w*|achiev\w*|reach\w*|experienc\w*|respon\w*)\b.*\band {NUMERAL}\b"
)
"""Before those of whom something else is said."""
FREE_OF_IT = late_regex(
    r"\b(?:(?:still|stay\w*|remain\w*) )?(?:\w+[\s-]free\b(?: (?:of|from) \w+)?|free (?:of|from) \w+|[pder]fs\b)"
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


def _denied_by(text: str, told: re.Match[str]) -> frozenset[str]:
    """The words of what a text says is not given: up to a word that says where, of whom or when."""
    return terms_of(_ENDS.split(text[told.end() :], maxsplit=1)[0])


def amounts_given(read: Read, outcome: Outcome, arm: str) -> list[bool | None]:
    """Whether each amount of a sentence follows from an outcome; None where it is a time that the record lacks."""
    labels = outcome.labels(read.text, read.words)
    groups = outcome.groups(arm, labels)
    named = len(set(labels)) < len({one.label for one in outcome.results})
    text = _as_given(read.text, outcome)
    rest = _without_its_name(text) if outcome.is_denied else text
    denied = (outcome.is_denied and not named and rest == text) or DENIED.search(rest) is not None
    if denied and is_of_the_others(text, outcome, read.words):
        groups, denied = tuple(one.without for one in groups), False
    of_part = manner_of(read.sentence).of_part
    unit = Unit.SHARE if _OF_SHARES.search(read.text) else None
    cases = (*groups, *outcome.groups("", labels)) if of_part else ()
    reckoning = Reckoning(groups, cases, denied, read.compared, unit)
    of_arm = not reckoning.cases and _OF_THE_ARM.search(read.sentence) is not None
    if any(NEGATIVE.search(one.quote) for one in outcome.results) and any(one.value == 0 for one in read.amounts):
        return []  # below nought, or above it
    if not all(one.of_people for one in outcome.results) and _NOT_BY.search(_without_numbers(read.text)):
        return []  # that something is not so much leaves open how much it is
    given = [follows_from(one, read.text, outcome, reckoning, of_arm=of_arm) for one in read.amounts]
    turned = is_reversed(read.sentence, outcome, read.words)
    turned = turned or (not read.compared and is_turned_round(read.text, outcome))
    return [False, *given[1:]] if turned else given


def _without_its_name(text: str) -> str:
    """A text on an outcome of those who are free of something without its name; as it is where it tells of others."""
    rest = FREE_OF_IT.sub(" ", text)
    return text if _AN_EVENT.search(rest) else rest


def _as_given(text: str, outcome: Outcome) -> str:
    """A text without the denial of what an arm is not given: "patients without a loading dose"."""
    titles = frozenset[str]().union(*outcome.arms.titled.values()) - outcome.named

    def name(told: re.Match[str]) -> str:
        return " " * len(told.group()) if _denied_by(text, told) & titles else told.group()

    return NOT_GIVEN.sub(name, text)


def is_of_the_others(text: str, outcome: Outcome, words: frozenset[str]) -> bool:
    """Whether a text is of those who are not counted, and of nobody else."""
    beside = outcome.beside(words)
    lines = (one.text for one in outcome.lines[1:] if one.section == "outcome" and beside & terms_of(one.text))
    told = (outcome.title, *lines, *(one.label for one in outcome.results))
    of_absence = any(_ABSENCE.search(one.text) for one in outcome.lines if one.section == "outcome")
    counted = not (of_absence or outcome.is_denied or NOT.search(" ".join(told).casefold()))
    rest = _without_numbers(text)
    of_more = _BUT.search(rest) or _UNABLE.search(rest) or _AND_OTHERS.search(text)
    return counted and NOT.search(rest) is not None and not of_more


def _without_numbers(text: str) -> str:
    """A text without its numbers: "no more than" denies nothing, and "more than" sets nothing against it."""
    for amount in amounts_of(text):
        text = text if amount.worded else f"{text[: amount.start]}{' ' * len(amount.words)}{text[amount.end :]}"
    return text
