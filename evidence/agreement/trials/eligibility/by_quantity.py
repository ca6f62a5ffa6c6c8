"""The quantities of a statement on entry held against those that the conditions of entry have of the same thing.

No other number accounts for one of which it is known what it is and what it is of: a multiple of the normal limit, an
amount, a time, a number of things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import inf, isclose

from evidence.agreement.trials.eligibility.against_limits import adds_up, is_rounded, said_of, words_known
from evidence.agreement.trials.eligibility.clauses import clear_parts, words_of
from evidence.agreement.trials.eligibility.criteria import NO_LESS, Criterion
from evidence.agreement.trials.eligibility.in_clauses import DEFINES, ONLY, is_of_whom
from evidence.agreement.trials.eligibility.limits import Limit
from evidence.agreement.trials.eligibility.names import shortly
from evidence.agreement.trials.eligibility.quantities import (
    AT_END,
    Asked,
    Interval,
    Quantity,
    asked_by,
    is_of_performance,
    quantities_in,
)
from evidence.agreement.trials.eligibility.timing import NARROW, OF_ALL, OF_KIN, is_alone, is_of_one_sort, over_since
from evidence.agreement.trials.eligibility.ways import DENIED, NEEDED, OUT, TAKES, TOO, TOO_ELSE, Way, way_of
from evidence.agreement.trials.words.amounts import has_number
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_FOR_THAT = late_regex(
    r"\s(?:because of|due to|on account of|owing to|for)(?= (?:it|that|this|them|those|these|her|his|their)\b)"
)
"""Before what alone keeps somebody out, as it was told before."""
_AGO = late_regex(r"\bago\b")
_ON_CONDITION = late_regex(r"\b(?:if|provided(?: that)?|(?:as|so) long as|on condition that|when)\b")
_ONLY_HAVE_TO = late_regex(rf"\bonly (?=(?:ha(?:ve|s) to|needs?|must)\b)|\bto wait(?= (?:for |at least )*{NUMERAL})")
"""What makes of a demand no more than a demand."""
_GIVEN = late_regex(r"[mµ]?g(?:/m2|/kg)?")
_TAKEN = late_regex(r"[mµ]?g(?:/m2|/kg)?|gy|i?u")
"""Units of what many things are given in."""
_OF_EVERYBODY = terms_of("breast cancer tumor carcinoma disease")
_PRESSURES = terms_of("systolic diastolic")
_SLACK = 1e-3
_SEVERAL = 2
"""So many words of a line say that a number of it may be meant, whatever it stands with."""


def quantities_otherwise(sentence: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The numbers of a sentence that the conditions of entry have otherwise of the same."""
    for part in clear_parts(shortly(_ONLY_HAVE_TO.sub("", sentence))):
        yield from _in_part(part, criteria)


def _in_part(part: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    way, let_in, condition = way_of(part), *_parted(part)
    told = [one for one in quantities_in(part) if not is_of_performance(part, one.limit)]
    if way is Way.OPEN and way_of(let_in) in (Way.IN, Way.WITHIN) and has_number(let_in):
        way, told = way_of(let_in), [one for one in told if one.limit.start < len(let_in)]
        named = words_of(condition) & words_known(criteria)
        criteria = [line for line in criteria if named and named <= line.terms]
    elif way is Way.OPEN and way_of(let_in) is Way.IN:
        way, part = Way.WITHIN, condition
        told = [one for one in quantities_in(part) if one.limit.low != one.limit.high]
    judge = _kept_out if TOO_ELSE.search(TOO.sub(" ", part)) else _JUDGES[way]
    if way is Way.DEMANDED and TAKES.search(part) and all(one.limit.low == one.limit.high for one in told):
        way, judge = Way.IN, _let_in
    if told:
        for one, theirs in judge(part, told, asked_by(criteria), words_known(criteria) - OF_ALL):
            said = Way.OUT if judge is _kept_out else Way.DEMANDED if way is Way.OPEN else way
            yield said_of(said, one.limit, [(it.line, it.limit) for it in theirs])


def _parted(part: str) -> tuple[str, str]:
    """Whom a sentence lets in, and on what condition."""
    found = _ON_CONDITION.search(part)
    return (part[: found.start()], part[found.end() :]) if found else ("", "")


Judged = Iterator[tuple[Quantity, list[Asked]]]


def _on_the_same(one: Quantity, asked: Sequence[Asked], part: str) -> list[Asked]:
    """What is asked of that which a number is of; a time since something is none for how long it was."""
    return [it for it in _of_its_sort(one, asked, part) if one.shared(it)]


def _of_its_sort(one: Quantity, asked: Sequence[Asked], part: str) -> list[Asked]:
    timed = one.limit.scale == "hour"
    if timed and OF_KIN.search(part):
        return []
    return [
        it
        for it in asked
        if one.is_alike(it) and (not timed or is_of_one_sort(part, one.limit, it.line, it.limit, beside=True))
    ]


def _on_all_of_it(one: Quantity, asked: Sequence[Asked], known: frozenset[str], part: str) -> list[Asked]:
    """What is asked of all that a number is of, as far as the conditions have the words."""
    named = one.beside & known or one.of & known
    same = _on_the_same(one, asked, part)
    all_of_it = [it for it in same if named <= it.of | it.line.terms]
    if all_of_it or one.counted:
        return all_of_it
    measured = one.limit.scale not in ("", "hour") and not _TAKEN.fullmatch(one.limit.scale)
    return same or (_of_its_sort(one, asked, part) if measured else [])  # whatever it is called


def _asked_otherwise(
    part: str, told: Sequence[Quantity], asked: Sequence[Asked], known: frozenset[str], *, sure: bool = False
) -> Judged:
    """The limits that are said to be asked for, and that nothing on the same has."""
    if is_case(part.replace(" ago", "")) or DENIED.search(NO_LESS.sub(" ", part)):
        return
    back = _AGO.search(part) is not None
    for one in (it for it in told if not is_of_whom(it.limit, part)):
        if back and one.limit.low == one.limit.high:
            continue  # it is how long ago something was
        theirs = (
            _told_alike(one, _on_all_of_it(one, asked, known, part), part) if sure else _on_the_same(one, asked, part)
        )
        named = (
            ()
            if sure
            else (it for it in _of_its_sort(one, asked, part) if len(one.of & it.line.terms & known) >= _SEVERAL)
        )
        theirs = theirs or list(named)
        pairs = [(it.line, it.limit) for it in theirs]
        beside = [it.limit for it in asked if one.is_on_scale_of(it.limit) and one.may_be_of(it)]
        told_so = any(it.shares_end(one.limit) or is_rounded(one.limit, it) for it in beside)
        if theirs and not (told_so or adds_up(one.limit, pairs)):
            yield one, theirs


def _told_alike(one: Quantity, theirs: Sequence[Asked], part: str) -> list[Asked]:
    """What a fact on a trial is held against: limits for a limit, and for an amount given none but amounts given."""
    given = _GIVEN.fullmatch(one.limit.scale) is not None and not any(it.limit.low != it.limit.high for it in theirs)
    low, high = one.limit.low, one.limit.high
    within = any(it.limit.low <= low and high <= it.limit.high for it in theirs) and not ONLY.search(part)
    bound = low != high and not within and all(it.limit.low != it.limit.high for it in theirs)
    return list(theirs) if given or bound else []


def _let_in(
    part: str, told: Sequence[Quantity], asked: Sequence[Asked], known: frozenset[str], *, all_in: bool = False
) -> Judged:
    """The numbers with which somebody is said to be let in, where all that is asked of the same keeps them out."""
    if DENIED.search(NO_LESS.sub(" ", part)) or DEFINES.search(part):
        return
    words = words_of(part)
    for one in (it for it in told if not it.is_age):
        theirs = _on_all_of_it(one, asked, known, part)
        within = all_in and one.limit.low != one.limit.high
        if theirs and all(_keeps_out(it, one.limit, words, within=within) for it in theirs):
            yield one, theirs


def _kept_out(part: str, told: Sequence[Quantity], asked: Sequence[Asked], known: frozenset[str]) -> Judged:
    """The number for which alone somebody is said to be kept out, where all that is asked of the same lets them in."""
    reason = _FOR_THAT.search(part)
    meant = [one for one in told if not (one.is_age and reason)]
    numbers = [one for one in meant if one.limit.scale != "hour" or one.is_age] or meant
    if DENIED.search(OUT.sub(" ", NO_LESS.sub(" ", part))) or NEEDED.search(part):
        return
    found = [(one, _on_all_of_it(one, asked, known, part)) for one in numbers if _are_one(numbers)]
    if all(_is_let_in(one, theirs, part, asked, known, alone=not reason) for one, theirs in found):
        yield from found


def _is_let_in(
    one: Quantity, theirs: Sequence[Asked], part: str, asked: Sequence[Asked], known: frozenset[str], *, alone: bool
) -> bool:
    """Whether what is asked of a number lets somebody in; where it is told `alone`, nothing else may keep them out."""
    own = frozenset().union(*(it.line.terms for it in theirs))
    if alone and not _is_alone(one, own, part, known):
        return False
    if one.limit.scale == "hour" and any(it.line.keeps_out and not it.admitted and one.shared(it) for it in asked):
        return False
    return bool(theirs) and all(_lets_in(it, one.limit) for it in theirs)


def _too_much(part: str, told: Sequence[Quantity], asked: Sequence[Asked], known: frozenset[str]) -> Judged:
    """The number that is said to be too low or too high, where all that is asked of the same has it right."""
    too = TOO.search(part)
    numbers = [one for one in told if one.limit.scale != "hour"] or [one for one in told if not one.is_age]
    low = bool(too and (too["low"] or too["below"]))
    found = [(one, _on_all_of_it(one, asked, known, part)) for one in numbers if too and _are_one(numbers)]
    if all(theirs and all(_is_on_good_side(it, one.limit, low=low) for it in theirs) for one, theirs in found):
        yield from found


def _are_one(numbers: Sequence[Quantity]) -> bool:
    """Whether there is one number, or the two of a blood pressure."""
    return len(numbers) == 1 or (len(numbers) == len(_PRESSURES) and all(one.of & _PRESSURES for one in numbers))


def _is_on_good_side(asked: Asked, limit: Limit, *, low: bool) -> bool:
    """Whether a number is above all that is kept out for being low, or below all that is kept out for being high."""
    edge = (limit.high if low else limit.low) if limit.low < limit.high else limit.low
    ends = [it[0] if low else it[1] for it in asked.admitted] if abs(edge) < inf else []
    if limit.scale == "hour" and not (asked.line.is_plain and all(abs(end) < inf for end in ends)):
        return False  # how long ago is too long may be told elsewhere
    return bool(ends) and not any(_is_no_more(edge, it) if low else _is_no_more(it, edge) for it in ends)


def _is_alone(one: Quantity, own: frozenset[str], part: str, known: frozenset[str]) -> bool:
    """Whether nothing is said of somebody beside a number, which may keep them out."""
    words = words_of(part) - own - _OF_EVERYBODY
    return words <= one.beside and not words & known


def _keeps_out(asked: Asked, limit: Limit, words: frozenset[str], *, within: bool) -> bool:
    """Whether a condition keeps out all within a limit, or some where all are let in; no exception may be meant."""
    line, admitted = asked.line, asked.admitted
    timed = limit.scale == "hour"
    plain = line.is_plain or (timed and over_since(line, asked.limit))
    if not (admitted and plain and (line.is_sided or not timed)) or words & line.excepted:
        return False
    if timed and ((asked.of & NARROW) - words or not is_alone(line, asked.limit)):
        return False
    if within:
        return not any(_reaches(it, limit) for it in admitted)
    return not any(_meet(it, (limit.low, limit.high)) for it in admitted)


def _reaches(admitted: Interval, limit: Limit) -> bool:
    """Whether people are let in as far as a limit goes on its bounded side."""
    low, high = admitted
    by = _at_end(limit)
    return _is_no_more(limit.high - by, high) if limit.low == -inf else _is_no_more(low, limit.low + by)


def _at_end(limit: Limit) -> float:
    """What two bounds of a count may have in common at their ends alone."""
    return 0.0 if limit.scale else 2 * AT_END


def _meet(one: Interval, other: Interval) -> bool:
    """Whether a number may be in both; it is in doubt at their ends."""
    return _is_no_more(max(one[0], other[0]), min(one[1], other[1]))


def _is_no_more(low: float, high: float) -> bool:
    return low <= high or isclose(low, high, rel_tol=_SLACK)


def _lets_in(asked: Asked, limit: Limit) -> bool:
    """Whether a condition lets in some of those within a limit who are said to be kept out."""
    if limit.scale == "hour" and not (asked.line.is_plain or over_since(asked.line, asked.limit)):
        return False
    if limit.low == limit.high:
        ends = asked.admitted
        return any(not (_is_no_more(limit.low, low) or _is_no_more(high, limit.low)) for low, high in ends)
    by = _at_end(limit)
    return any(not _is_no_more(min(high, limit.high), max(low, limit.low) + by) for low, high in asked.admitted)


_JUDGES: dict[Way, Callable[[str, Sequence[Quantity], Sequence[Asked], frozenset[str]], Judged]] = {
    Way.DEMANDED: _asked_otherwise,
    Way.WITHIN: partial(_let_in, all_in=True),
    Way.IN: _let_in,
    Way.OUT: _kept_out,
    Way.TOO_LOW: _too_much,
    Way.TOO_HIGH: _too_much,
    Way.OPEN: partial(_asked_otherwise, sure=True),
}
