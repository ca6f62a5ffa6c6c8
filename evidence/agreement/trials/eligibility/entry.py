"""The limits of entry that a statement gives otherwise, and the people whom it keeps out or lets in against them.

A statement of what is asked has another limit where all its words are the criteria's, and no line on the same has its
number. A statement on somebody is wrong where a line on the same lets in whom it calls too young, too recent or the
like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf

from evidence.agreement.passages.texts import passages_of
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.eligibility.against_limits import (
    is_rounded,
    is_within,
    said_of,
    words_known,
)
from evidence.agreement.trials.eligibility.asking import parts_by_trial, statement_of
from evidence.agreement.trials.eligibility.by_quantity import quantities_otherwise
from evidence.agreement.trials.eligibility.clauses import words_of
from evidence.agreement.trials.eligibility.criteria import Criterion, criteria_of, with_ones
from evidence.agreement.trials.eligibility.how_many import counted_otherwise
from evidence.agreement.trials.eligibility.limits import Limit, limits_in
from evidence.agreement.trials.eligibility.told import TELLS_LIMIT, WHO, limits_told
from evidence.agreement.trials.eligibility.two_limits import apart_otherwise, lacking_otherwise, times_otherwise
from evidence.agreement.trials.eligibility.ways import MEETS, OF_TWO_LIMITS, OUT, TAKES_SOMEBODY, Way, way_of
from evidence.agreement.trials.words.amounts import has_number
from evidence.agreement.trials.words.scopes import scoped, trials_in
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.late import late_regex

_CONDITIONAL = late_regex(
    r"\b(?:can|may|could|(?:is|are) (?:allowed|permitted|accept(?:ed|able)|eligible))\b.*"
    r"\b(?:if|when|provided|as long as)\b"
)
"""Of those who are let in on a condition."""
_CLAUSE = late_regex(r"[,;]\s|\s(?=because\b(?! of\b))")
_SHE = late_regex(r"\.\s(?=(?:she|he|they)\b)")
"""Between two sentences on somebody."""
_AGO = late_regex(r"\bago\b")
_EITHER = late_regex(r"\beither\b|\bor the (?:primary|secondary)\b")
_BOTH = late_regex(r"\b(?:both|either) (?=(?:of )?(?:the )?(?:primary|secondary|trials|studies)\b)")
_OF_ENTRY = late_regex(
    r"\b(?:candidates?|entry|enter|inclu[sd]\w+|exclu[sd]\w+|eligib\w+|join|enrol\w*|qualif\w+|accept\w*|take part|must"
    r"|obstacle|tolerat\w+|allow\w*|permit\w*|may|needs?|ha(?:ve|s) to|asks? for|asked for|requires?|required|too)\b"
)
_LETS = late_regex(r"\b(?:may (?:go|be|rise|have)|tolerated|as long as|provided|no obstacle)\b")
_MASS = late_regex(r"gy|[mµn]?g\b")
"""Units of what is given, or of what is in the blood."""
_EVEN_FIRST = late_regex(
    r"\A\s*(?:even (?:with|at|if|when|though|in)|however (?:good|well|high|low|young|old|long|short))\b[^,]*,\s"
)
"""What does not matter, as a statement has it."""
_ALONE = ("hour", "mm", "%", "uln")
"""Scales whose numbers are never told in another one."""
_THOUSANDS = tuple(1000.0**power for power in range(-3, 4))


def entered_otherwise(claim: str, text: str) -> Iterator[Said]:
    """The numbers of a claim that the conditions of entry give otherwise."""
    statement = statement_of(claim, text)
    yield from apart_otherwise(statement, criteria_of(text))
    yield from times_otherwise(statement, criteria_of(text))
    yield from counted_otherwise(statement, text)
    yield from lacking_otherwise(statement, _of_trials(criteria_of(text), set(trials_in(statement))))
    criteria = criteria_of(text) if not OF_TWO_LIMITS.search(statement) else ()
    statement = _EVEN_FIRST.sub("", _SHE.sub(", ", statement))
    named = _trials(statement)
    for sentence in _with_subjects(statement) if criteria else ():
        trials = _trials(sentence) or named
        for part in parts_by_trial(sentence) if len(trials) > 1 and not scoped(sentence).scope.both else (sentence,):
            own = _trials(part) or trials
            meant = _of_trials(criteria, own)
            each = (
                [one for one in meant if one.passage.trial == trial] for trial in {it.passage.trial for it in meant}
            )
            joint = scoped(part).scope.both and not _EITHER.search(part)
            part = _BOTH.sub("", part) if len(own) > 1 else part
            found = [tuple(_in_sentence(part, lines, text)) for lines in each]
            if found and (any(found) if joint else all(found)):  # said of two trials, it may be said of one of them
                yield from next(filter(None, found))


def _trials(text: str) -> set[str]:
    """The trials that a text names, one by one or together."""
    return {"primary", "secondary"} if scoped(text).scope.both else set(trials_in(text))


def _of_trials(criteria: Sequence[Criterion], trials: set[str]) -> list[Criterion]:
    """The conditions of some trials, of all if none is named."""
    return [one for one in criteria if not trials or one.passage.trial in ("", *trials)]


def _with_subjects(statement: str) -> list[str]:
    """The sentences of a statement; what is said before a number without one of its own stays with it."""
    found: list[str] = []
    for sentence in SENTENCE.split(statement):
        alone = not found or has_number(found[-1])
        found[len(found) if alone else -1 :] = [sentence if alone else f"{found[-1]}, {sentence}"]
    return found


def _in_sentence(sentence: str, criteria: Sequence[Criterion], text: str) -> Iterator[Said]:
    found = tuple(quantities_otherwise(sentence, criteria))
    yield from found or _nowhere(_CLAUSE.split(sentence), words_of(sentence), criteria, text)


def _nowhere(clauses: Sequence[str], words: frozenset[str], criteria: Sequence[Criterion], text: str) -> Iterator[Said]:
    """The limits of a sentence on entry, half of it in the conditions' words, that a record has in no place at all."""
    if 2 * len(words & words_known(criteria)) < len(words) or not any(map(_OF_ENTRY.search, clauses)):
        return
    for clause in clauses:
        way = way_of(clause)
        lets = way is Way.WITHIN or (_LETS.search(clause) is not None and not OUT.search(clause))
        lets = lets or _CONDITIONAL.search(clause) is not None or TAKES_SOMEBODY.search(clause) is not None
        if (way is Way.OUT and WHO.search(clause)) or _AGO.search(clause) or MEETS.search(clause):
            continue  # somebody is kept out with any number beyond the limit
        if way is Way.DEMANDED or (not is_case(clause) and (lets or TELLS_LIMIT.search(clause))):
            for limit in limits_told(clause):
                theirs = [(line, one) for line in criteria for one in line.limits if one.scale == limit.scale]
                within = any(is_within(line, one, limit) for line, one in theirs)
                is_open = lets and (within or limit.low == limit.high)
                some = not limit.scale and (limit.low, limit.high) == (1.0, inf)
                beyond = way is Way.OUT and limit.low == limit.high  # of somebody who is kept out
                asked = not (is_open or some or beyond or limit.of_age or _MASS.match(limit.scale))
                asked = asked and not any(is_rounded(limit, one) for _, one in theirs)
                if theirs and asked and not _is_anywhere(limit, text):
                    yield said_of(Way.DEMANDED, limit, theirs)


def _is_anywhere(limit: Limit, text: str) -> bool:
    """Whether a text has the ends of a limit, of which nought needs no place.

    An end in units that others are multiples of may stand in any of them.
    """
    alone = limit.scale in _ALONE
    numbers = [one for one in _all_limits(text) if one.scale == limit.scale or not alone]
    factors = (1.0,) if alone else _THOUSANDS
    ends = [end for end in limit.same_ends if any(one.means(end * by, limit.unit) for by in factors for one in numbers)]
    return len(ends) >= (len(limit.ends) if all(limit.ends) else 1)


@lru_cache(maxsize=4)
def _all_limits(text: str) -> tuple[Limit, ...]:
    passages = passages_of(text)
    told = dict.fromkeys(words for one in passages for words in (one.context, one.text))
    return tuple(one for words in told for one in limits_in(with_ones(words.casefold())))
