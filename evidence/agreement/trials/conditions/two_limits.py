"""How far apart two limits of entry are said to be, where no two of a record are so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from evidence.agreement.trials.conditions.against_limits import said_of, words_known
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
