"""How far apart two limits of entry are said to be, where no two of a record are so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from evidence.agreement.trials.conditions.against_limits import is_rounded, said_of, words_known
from evidence.agreement.trials.conditions.clauses import words_of
from evidence.agreement.trials.conditions.criteria import Criterion
from evidence.agreement.trials.conditions.limits import limits_in
from evidence.agreement.trials.conditions.ways import Way
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_APART = late_regex(
    rf"(?P<by>{NUMERAL}[\s-]?[a-zµ%/0-9]+) (?:(?:longer|shorter|higher|lower|older|younger|greater|smaller|larger"
    rf"|more|less)"
    r" (?:in|for|at|on|after|before|than) (?:[^.;]*? than )?(?:the|that|those|what|in|for|after|before|on)\b"
    r"|(?:apart|above|below)\b)"
)
"""A number that says how far one limit is from another."""
_AMOUNT = rf"{NUMERAL}[\s-]?[a-zµ%/0-9]+"
_LACKS = late_regex(
    rf"\b(?:another|an? (?:further|additional|extra)) (?P<further>{_AMOUNT})|\b(?P<more>{NUMERAL} more [a-z]+)\b"
    rf"|\b(?P<short>{_AMOUNT}) (?:short of|shy of|below|under|too young)\b"
    rf"|\b(?P<over>{_AMOUNT}) (?:past|over|above|beyond|too old)\b"
)
"""What somebody's own number lacks of a limit, or has too much."""
_OF_LIMIT = late_regex(
    r"\bwait\w*\b|\b(?:short|shy) of\b|\btoo (?:young|old)\b|\bthe (?:\w+ )?(?:limit|minimum|maximum|ceiling)\b"
)
_ABOUT = late_regex(r"\b(?:about|around|roughly|approximately|nearly|almost|some|just) \S+")
_LIMITS = late_regex(
    r"\b(?:wash-?outs?|look-?backs?|limits?|thresholds?|windows?|intervals?|gaps?|minimum|maximum|cut-?offs?|age"
    r"|allowed|permitted|asked|required|demanded)\b"
)
_AGE = late_regex(r"\bage\b")


def apart_otherwise(statement: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The difference that a statement tells of two limits, and that no two numbers of the conditions have."""
    found = _APART.search(statement)
    if not found or is_case(statement) or not _LIMITS.search(statement):
        return
    words = words_of(_LIMITS.sub(" ", statement))
    aged = _AGE.search(statement) is not None
    if words <= words_known(criteria):
        criteria = [line for line in criteria if line.terms & words or (aged and line.is_of_ages)]
    for by in limits_in(found["by"]):
        theirs = [(line, one) for line in criteria for one in line.limits if one.scale == by.scale]
        ends = {end for _, one in theirs for end in one.ends} | {
            end for one in limits_in(statement) for end in one.ends
        }
        if theirs and by.scale and not any(by.means(one - other, by.unit) for one, other in permutations(ends, 2)):
            yield said_of(Way.DEMANDED, by, theirs)


def lacking_otherwise(statement: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """What somebody is said to lack of a limit, or to have too much, where that makes no limit on the same."""
    found = _LACKS.search(statement) if _OF_LIMIT.search(statement) else None
    amount = found[found.lastgroup or 0].replace(" more ", " ") if found else ""
    before = list(limits_in(statement[: found.start()])) if found else []
    words = words_of(statement) & words_known(criteria)
    for by in limits_in(amount):
        own = [one for one in before if by.scale and by.scale == one.scale and one.low == one.high]
        own = [one for one in own if by.unit == "year" or not one.of_age]
        for has in own if len(own) == 1 else ():
            lines = [line for line in criteria if (line.is_of_ages if has.of_age else line.terms & words)]
            theirs = [(line, one) for line in lines for one in line.limits if one.scale == has.scale]
            limit = has.low - by.low if found and found["over"] else has.low + by.low
            told = replace(has, low=limit, high=limit, unit=by.unit, roughly=_ABOUT.search(statement) is not None)
            if theirs and not any(one.means(limit, by.unit) or is_rounded(told, one) for _, one in theirs):
                yield said_of(Way.DEMANDED, by, theirs)
