"""How far apart two limits of entry are said to be, where no two of a record are so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from math import isclose

from evidence.agreement.trials.eligibility.against_limits import is_rounded, said_of, words_known
from evidence.agreement.trials.eligibility.clauses import words_of
from evidence.agreement.trials.eligibility.criteria import Criterion
from evidence.agreement.trials.eligibility.limits import CALENDAR, limits_in
from evidence.agreement.trials.eligibility.ways import Way
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_APART = late_regex(
    rf"(?P<by>{NUMERAL}[\s-]?[a-zµ%/0-9]+) (?:(?:longer|shorter|higher|lower|older|younger|greater|smaller|larger"
    rf"|more|less)"
    r" (?:in|for|at|on|after|before|than) (?:[^.;]*? than )?(?:the|that|those|what|in|for|after|before|on)\b"
    r"|(?:apart|above|below)\b)"
)
"""A number that says how far one limit is from another."""
_TIMES = late_regex(
    rf"\b(?:(?P<times>{NUMERAL}) times|(?P<word>twice|thrice|double|half)) (?:as \w+ as )?"
    r"(?:that|those|the (?!upper|normal)(?:\w+ )?(?:one|maximum|minimum|ceiling|limit"
    r"|threshold|cut-?off|window|gap|interval|wash-?out)"
    r"(?! of normal))\b"
)
"""How many times another limit one is."""
_BOUND = late_regex(r"\b(?:than|over|under|least|most|nearly|almost|about|limit,)\s\Z")
_AS_OFTEN = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "half": 0.5}
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
    r"|set(?= for\b)|allowed|permitted|asked|required|demanded)\b"
)
_AGE = late_regex(r"\bage\b")


def apart_otherwise(statement: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The difference that a statement tells of two limits, and that no two numbers of the conditions have."""
    found = _APART.search(statement)
    if not found or is_case(statement) or not _LIMITS.search(statement):
        return
    lines = _lines_on(statement, criteria)
    for by in limits_in(found["by"]):
        theirs = [(line, one) for line in lines for one in line.limits if one.scale == by.scale]
        ends = {end for _, one in theirs for end in one.ends} | {
            end for one in limits_in(statement) for end in one.ends
        }
        if theirs and by.scale and not any(by.means(one - other, by.unit) for one, other in permutations(ends, 2)):
            yield said_of(Way.DEMANDED, by, theirs)


def times_otherwise(statement: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """How many times as large as another a limit is told to be, where no two of the conditions are so."""
    found = _TIMES.search(statement)
    if not found or _BOUND.search(statement[: found.start()]) or is_case(statement) or not _LIMITS.search(statement):
        return
    by = value_of(found["times"]) if found["times"] else _AS_OFTEN[found["word"]]
    theirs = [(line, one) for line in _lines_on(statement, criteria) for one in line.limits if one.scale]
    pairs = [(one, other) for (_, one), (_, other) in permutations(theirs, 2) if one.scale == other.scale]
    if pairs and not any(
        isclose(a, by * b, rel_tol=CALENDAR) for one, other in pairs for a in one.ends for b in other.ends
    ):
        told = replace(pairs[0][0], words=found.group())
        yield said_of(Way.DEMANDED, told, [it for it in theirs if it[1] is pairs[0][0]])


def _lines_on(statement: str, criteria: Sequence[Criterion]) -> Sequence[Criterion]:
    """The conditions that may be meant by a statement on limits, all if it has words that none of them has."""
    words = words_of(_LIMITS.sub(" ", statement))
    aged = _AGE.search(statement) is not None
    if words <= words_known(criteria):
        return [line for line in criteria if line.terms & words or (aged and line.is_of_ages)]
    return criteria


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
