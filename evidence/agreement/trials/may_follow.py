"""Whether a number that no line of a record has for itself may follow from lines together, or be of something else."""

from __future__ import annotations

import re

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.points import Point
from evidence.agreement.trials.answers import Answers
from evidence.agreement.trials.counts.events import arms_of
from evidence.agreement.trials.counts.questions import is_of_arms
from evidence.agreement.trials.results.asked import GIVEN_FOR
from evidence.agreement.trials.results.findings import outcomes_of
from evidence.agreement.trials.treatment.accounted import may_be_given
from evidence.agreement.trials.treatment.roles import answers_in_roles
from evidence.agreement.trials.words.scopes import OF_TWO
from evidence.agreement.trials.words.wording import LEVEL, is_case
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_DIFFER_BY = late_regex(r"\b(?:differ\w*\s(?:[\w-]+\s)?by|within)\s\Z", re.IGNORECASE)
_EACH_OF = late_regex(r"\s(?:for|in|with)\seach\sof\s|\s(?:patients?|participants?)\seach\b", re.IGNORECASE)
_CONDITIONAL = late_regex(
    r"\b(?:can|may|could)\b.*\b(?:eligible|enter|join|take part|participate|enrol\w*)\b"
    r".*\b(?:if|when|provided|as long as)\b",
    re.IGNORECASE,
)
"""Of those who are let in on a condition: any number within it is true."""
_SUPPOSED = late_regex(
    rf"\A\W*if\b[^,;]*{NUMERAL}[^,;]*,|\b(?:was|were|is|are) not (?:in use|used|planned)\b"
    r"|\bmay (?:miss|skip)\b|\bif\b.*\bwould\b|\bwould\b.*\bif\b",
    re.IGNORECASE,
)
"""Of what was not so."""
_OF_AN_INTERVAL = late_regex(r"\b(?:upper|lower)\b.*\binterval\b|\binterval\b.*\b(?:upper|lower)\b", re.IGNORECASE)
_THAT_IS = late_regex(
    r"(?:\b(?:i\.?e\.?|that is|in other words|equal\w*(?: to)?|works? out at|amount\w* to|makes?|making)|=),?"
    r" (?:about |around |roughly |some |nearly )?\Z",
    re.IGNORECASE,
)
"""Before what follows from the numbers before it."""
_OF_ONE = late_regex(r"\b(?:of|in|per|each|every)\s(?:one|a single)?\Z", re.IGNORECASE)
_PART_OF = late_regex(r"\bof (?:the |all |those )*\S+ \w+\Z", re.IGNORECASE)
_WITH = late_regex(r"\s(?:with|having|affected|who (?:had|experienced|suffered|developed|reported))\b", re.IGNORECASE)
"""Around so many of those with an event."""
_HAD_SO_MANY = late_regex(
    r"\b(?:cohorts?|arms?|groups?|trials?|study)\b(?: [\dab])?(?: (?:each|both))?"
    r" (?:had|has|have|included|enrolled)\s?\Z",
    re.IGNORECASE,
)
"""Before how many people a place has."""
_OF_EVERY = late_regex(r"\b(?:out of|of|in|among|for) (?:every|each)\s\Z", re.IGNORECASE)
"""Before so many people of whom a share is told."""
_NONE_BEYOND = late_regex(
    r"\b(?:neither|none of|not one|nobody|no(?!\s(?:more|less|fewer|higher|lower|longer|shorter|greater)\b))\s[^,;]*"
    r"\b(?:over|above|beyond|under|below|at least|(?:more|less|fewer|longer|shorter|higher|lower|greater) than"
    r"|exceed\w*|reach\w*|surpass\w*)\s[^,;]{1,60}\Z"
    r"|(?:\b(?:fail\w* to|not|never)|n['’]t)\s(?:reach|exceed|attain|surpass)\w*\s[^,;]{1,60}\Z",
    re.IGNORECASE,
)
"""Up to a bound that nobody, or no arm, is beyond: any higher one is true as well."""
_A_PART = late_regex(r"%|\bper ?cent\b|\b(?:half|quarters?|thirds?)\b", re.IGNORECASE)
_OF_TREATMENT = late_regex(r"\b(?:treatment|therapy|exposure|dos(?:es|ing))\b")
"""In the name of an outcome that may be how long something was given."""
_EXACT = 1e-6
_WITHOUT = late_regex(r"\bwithout\b|\bfree of\b|\b(?:did|had|have|were|was) (?:not|no)\b", re.IGNORECASE)


def may_follow(point: Point, claim: str, text: str, counts: Answers) -> bool:
    """Whether a claim's number may be true although no line has it; `counts` is what the record's tables answered."""
    return (
        _is_of_others(point, claim)
        or _is_counted(point, claim, text, counts)
        or is_case(claim)
        or is_of_arms(claim)
        or _SUPPOSED.search(claim) is not None
        or _NONE_BEYOND.search(claim, 0, point.quantity.span.end) is not None
        or _is_end_of_a_part(point, claim, text)
        or _is_of_giving(point, claim, text)
        or may_be_given(claim, point, text)
        or any(one.accounts_for(point.quantity.text) for one in answers_in_roles(claim, (point,), text))
    )


def _is_end_of_a_part(point: Point, claim: str, text: str) -> bool:
    """Whether a part of the people is told to lie beyond a number that stands beside a result, as a quartile does."""
    number, half = point.measure.number, point.measure.half
    if point.slot is not Slot.TIMEPOINT or not number.bounded or not _A_PART.search(claim):
        return False
    around = (
        value * outcome.hours
        for outcome in outcomes_of(text)
        if outcome.hours is not None
        for one in outcome.results
        for value in one.values[1:]
    )
    return any(abs(value - end) <= half + _EXACT for value in around for end in (number.low, number.high))


def _is_of_giving(point: Point, claim: str, text: str) -> bool:
    """Whether it is how long something was given, where a record has no more than the times that results are."""
    given = point.measure.scale == "hour" and GIVEN_FOR.search(claim.casefold(), 0, point.quantity.span.start)
    titles = " ".join(one.title for one in outcomes_of(text)).casefold()
    return bool(given) and bool(titles) and not _OF_TREATMENT.search(titles)


def _is_of_others(point: Point, claim: str) -> bool:
    """Whether it is a difference, of each or of one of many, within a condition, an interval's end, or a name."""
    start, end = point.quantity.span.start, point.quantity.span.end
    apart = _DIFFER_BY.search(claim, 0, start) is not None or _EACH_OF.match(claim, end) is not None
    apart = apart or _OF_EVERY.search(claim, 0, start) is not None
    apart = apart or (_PART_OF.search(point.quantity.text) is not None and _WITH.match(claim, end) is not None)
    one = point.measure.number.value == 1 and _OF_ONE.search(claim, 0, start) is not None
    follows = _THAT_IS.search(claim, 0, start) is not None
    named = LEVEL.search(claim.casefold(), 0, start) is not None
    return (
        apart
        or one
        or follows
        or named
        or _CONDITIONAL.search(claim) is not None
        or _OF_AN_INTERVAL.search(claim) is not None
    )


def _is_counted(point: Point, claim: str, text: str, counts: Answers) -> bool:
    """Whether the record's counts give it: those of an arm, of two trials together, or those without the outcome."""
    number = point.measure.number.value
    if not point.compared and counts.may_be(number):
        return True
    if point.slot is not Slot.N:
        return False
    sizes = {float(arm.size) for arm in arms_of(text)}.union(*(one.sizes for one in outcomes_of(text)))
    if number in sizes or OF_TWO.search(claim.casefold()):
        return True
    told, has = point.measure.number, _HAD_SO_MANY.search(claim, 0, point.quantity.span.start) is not None
    if told.bounded and has and any(told.low <= size <= told.high for size in sizes):
        return True
    results = [one for outcome in outcomes_of(text) for one in outcome.results if one.of_people]
    return _WITHOUT.search(claim) is not None and any(one.analysed - one.people == number for one in results)
