"""The quantities of a statement on entry held against those that the conditions of entry have of the same thing.

Whoever is said to be let in is kept out where the conditions of the same keep out the number, and the other way; a
limit is none where no condition of the same has it. No other number accounts for one of which it is known what it is
and what it is of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import inf, isclose

from evidence.agreement.trials.eligibility.against_limits import adds_up, is_rounded, said_against, said_of, words_known
from evidence.agreement.trials.eligibility.clauses import clear_parts, segment_of, words_of
from evidence.agreement.trials.eligibility.criteria import NO_LESS, Criterion
from evidence.agreement.trials.eligibility.intervals import is_no_more, meet, reaches
from evidence.agreement.trials.eligibility.kept_out import kept_out
from evidence.agreement.trials.eligibility.lacking import unwanted
from evidence.agreement.trials.eligibility.limits import CALENDAR, Limit
from evidence.agreement.trials.eligibility.names import shortly
from evidence.agreement.trials.eligibility.on_the_same import Conditions, Judged, of_its_sort, on_all_of_it, on_the_same
from evidence.agreement.trials.eligibility.quantities import Asked, Quantity, quantities_in
from evidence.agreement.trials.eligibility.stains import stained_otherwise
from evidence.agreement.trials.eligibility.timing import NARROW, OF_ALL, is_alone, must_be_over, over_since
from evidence.agreement.trials.eligibility.told import DEFINES, ONLY, is_of_whom
from evidence.agreement.trials.eligibility.ways import DENIED, LACKS, NEEDED, OUT, TAKES, TOO, TOO_ELSE, Way, way_of
from evidence.agreement.trials.words.amounts import has_number
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_MAY_BE = late_regex(r"\b(?:can|may|could) (?:still )?be\b")
_CONDITION_FIRST = late_regex(
    r"\A\W*(?:if|when|provided(?: that)?|providing|(?:as|so) long as) (?P<condition>[^,;]+), (?P<what>[^,;]+?)\W*\Z"
)
_EVEN = late_regex(r",?\s(?:even (?:if|when|though|with)|regardless|although|no matter)\b.*")
_BEYOND = late_regex(r"\b(?:beyond|outside|past|exceed\w*|unlike)\b|\bbut not\b")
_AGO = late_regex(r"\bago\b")
_OF_SOME = late_regex(
    r"\b(?:patients|people|women|men|persons|those|candidates) (?:with|having|who have) (?P<whom>[^.,;\d]*?)"
    r" (?:must|needs?|ha(?:s|ve) to|should|are|is)\b"
)
"""Of whom something is asked."""
_ONLY = late_regex(r"\W*(?:(?:and|but) )?only (?!if\b|when\b)")
_ON_CONDITION = late_regex(r"\b(?:if|provided(?: that)?|(?:as|so) long as|on condition that|when)\b")
_ONLY_HAVE_TO = late_regex(rf"\bonly (?=(?:ha(?:ve|s) to|needs?|must)\b)|\bto wait(?= (?:for |at least )*{NUMERAL})")
"""What makes of a demand no more than a demand."""
_GIVEN = late_regex(r"[mµ]?g(?:/m2|/kg)?")
_OF_TIMES = late_regex(r"recent|early|late|soon")
_OF_LENGTHS = late_regex(r"long|short")
_LONG = ("hour", "ms", "mm")
"""Scales on which something is long."""
_ABOUT = 0.02
_SEVERAL = 2
"""So many words of a line say that a number of it may be meant, whatever it stands with."""


def quantities_otherwise(sentence: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The numbers of a sentence that the conditions of entry have otherwise of the same."""
    bare = _EVEN.sub("", sentence)
    sentence = bare if has_number(bare) and way_of(bare) is not Way.OPEN else sentence
    first = _CONDITION_FIRST.match(sentence)
    if first and way_of(first["what"]) is Way.IN:
        sentence = f"{first['what']} if {first['condition']}"
    for part in clear_parts(shortly(_ONLY_HAVE_TO.sub("", sentence))):
        yield from _in_part(part, criteria)


def _in_part(part: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    only = _ONLY.match(part)
    part = part[only.end() :] if only else part
    way, let_in, condition = way_of(part), *_parted(part)
    told = list(quantities_in(part))
    bounds = [one for one in told if one.limit.low != one.limit.high]
    if only and (way in (Way.IN, Way.WITHIN) or (way is Way.OUT and bounds)):
        told = bounds if way is Way.OUT else told
        way, part = Way.DEMANDED, OUT.sub(" ", part)
    if way is Way.OPEN and way_of(let_in) in (Way.IN, Way.WITHIN) and has_number(let_in):
        way, told = way_of(let_in), [one for one in told if one.limit.start < len(let_in)]
        named = words_of(condition) & words_known(criteria)
        criteria = [line for line in criteria if named and named <= line.terms]
    elif way is Way.OPEN and way_of(let_in) is Way.IN:
        way, part = Way.WITHIN, condition
        told = list(quantities_in(part))
    judge = kept_out if TOO_ELSE.search(TOO.sub(" ", part)) else _JUDGES[way]
    takes = TAKES.search(part) or (_MAY_BE.search(part) and all(one.names for one in told))
    if way is Way.DEMANDED and not only and takes and not NEEDED.search(TAKES.sub(" ", part)):
        way = Way.IN if all(one.limit.low == one.limit.high for one in told) else Way.WITHIN
        judge = _JUDGES[way]
    if told:
        for one, theirs in judge(part, told, Conditions(criteria)):
            said = Way.OUT if judge is kept_out else Way.DEMANDED if way is Way.OPEN else way
            yield said_of(said, one.limit, [(it.line, it.limit) for it in theirs])
    if way is Way.IN and not DENIED.search(part):
        yield from (said_against(score, line) for score, line in stained_otherwise(part, criteria))


def _parted(part: str) -> tuple[str, str]:
    """Whom a sentence lets in, and on what condition."""
    found = _ON_CONDITION.search(part)
    return (part[: found.start()], part[found.end() :]) if found else ("", "")


def _asked_otherwise(part: str, told: Sequence[Quantity], on: Conditions, *, sure: bool = False) -> Judged:
    """The limits that are said to be asked for, and that nothing on the same has."""
    if DENIED.search(NO_LESS.sub(" ", part)):
        told = [
            one for one in told if one.names and not DENIED.search(NO_LESS.sub(" ", segment_of(part, one.limit.start)))
        ]
    if is_case(part.replace(" ago", "")):
        defines, needed = DEFINES.search(part) is not None, NEEDED.search(part) is not None
        told = [one for one in told if (needed and one.names) or (defines and not one.is_age)]
        told = [one for one in told if one.limit.low != one.limit.high]
    back = _AGO.search(part) is not None
    some = _OF_SOME.search(part)
    if some and not words_of(some["whom"]) & on.known:
        told = [one for one in told if not one.is_age]  # of some, of whom nothing else is asked
    for one in (it for it in told if not is_of_whom(it.limit, part)):
        if back and one.limit.low == one.limit.high:
            continue  # it is how long ago something was
        if one.names and (own := on_all_of_it(one, on, part)):
            own = _told_alike(one, own, part) if sure else own
            if own and not (_are_bounds(one, own) or any(it.is_step and not it.admitted for it in own)):
                yield one, own
            continue
        theirs = _told_alike(one, on_all_of_it(one, on, part), part) if sure else on_the_same(one, on, part)
        named = (
            ()
            if sure
            else (it for it in of_its_sort(one, on, part) if len(one.of & it.line.terms & on.known) >= _SEVERAL)
        )
        theirs = theirs or list(named)
        pairs = [(it.line, it.limit) for it in theirs]
        beside = [it.limit for it in on.asked if one.is_on_scale_of(it.limit) and one.may_be_of(it)]
        told_so = any(it.shares_end(one.limit) or is_rounded(one.limit, it) for it in beside)
        if theirs and not (told_so or adds_up(one.limit, pairs)):
            yield one, theirs


def _are_bounds(one: Quantity, theirs: Sequence[Asked]) -> bool:
    """Whether each end of a measure that has a name is one that is asked for."""
    ends = [end for it in theirs if not _is_turned(one.limit, it) for end in it.limit.same_ends]
    own = one.limit.ends if one.limit.low < one.limit.high else one.limit.ends[:1]
    slack = CALENDAR if one.limit.scale == "hour" and not one.is_age else _ABOUT
    same = any(isclose(end, it, rel_tol=_ABOUT) for end in one.limit.same_ends for it in ends)
    return all(any(isclose(end, it, rel_tol=slack) for it in ends) for end in own) or (len(own) == 1 and same)


def _is_turned(limit: Limit, asked: Asked) -> bool:
    """Whether one is a lower bound and the other an upper one, of those who are let in."""
    theirs = asked.limit
    turned = (limit.high == inf and theirs.low == -inf) or (limit.low == -inf and theirs.high == inf)
    return turned and -inf < max(limit.low, -limit.high) and not asked.keeps_out


def _told_alike(one: Quantity, theirs: Sequence[Asked], part: str) -> list[Asked]:
    """What a fact on a trial is held against: limits for a limit, and for an amount given none but amounts given."""
    given = _GIVEN.fullmatch(one.limit.scale) is not None and not any(it.limit.low != it.limit.high for it in theirs)
    low, high = one.limit.low, one.limit.high
    within = any(it.limit.low <= low and high <= it.limit.high for it in theirs) and not (
        ONLY.search(part) or DEFINES.search(part)
    )
    bound = low != high and not within and all(it.limit.low != it.limit.high for it in theirs)
    return list(theirs) if given or bound else []


def _let_in(part: str, told: Sequence[Quantity], on: Conditions, *, all_in: bool = False) -> Judged:
    """The numbers with which somebody is said to be let in, where all that is asked of the same keeps them out."""
    if DENIED.search(LACKS.sub(" ", NO_LESS.sub(" ", part))) or DEFINES.search(part) or _BEYOND.search(part):
        return
    yield from _unwanted(part, told, on)
    words, condition = words_of(part), _ON_CONDITION.search(part)
    for one in told:
        if DENIED.search(NO_LESS.sub(" ", segment_of(part, one.limit.start))):
            continue  # of what somebody is not
        theirs = on_all_of_it(one, on, part)
        conditional = condition is not None and condition.end() <= one.limit.start
        within = (all_in or conditional or bool(one.names)) and one.limit.low != one.limit.high
        if theirs and all(_keeps_out(it, one.limit, words, within=within) for it in theirs):
            yield one, theirs
        elif one.names and (barring := _barring(one, theirs, within=within)):
            yield one, barring


def _unwanted(part: str, told: Sequence[Quantity], on: Conditions) -> Judged:
    """The numbers of things of which a condition wants none."""
    limits = {one.limit: one for one in told}
    for limit, line in unwanted(part, list(limits), on.criteria):
        yield (
            limits[limit],
            [Asked(limit, frozenset(), frozenset(), frozenset(), line=line, keeps_out=True, admitted=())],
        )


def _barring(one: Quantity, theirs: Sequence[Asked], *, within: bool) -> list[Asked]:
    """What keeps somebody out for a measure that has a name: one condition is enough where no other lets them in."""
    open_to = [it for it in theirs if not it.admitted or _admits(it, one.limit, within=within)]
    lines = {id(it.line) for it in open_to}
    barring = [it for it in theirs if id(it.line) not in lines]
    return [] if any(not it.keeps_out for it in open_to) else barring


def _admits(asked: Asked, limit: Limit, *, within: bool) -> bool:
    if within:
        return any(reaches(it, limit) for it in asked.admitted)
    return any(meet(it, (limit.low, limit.high)) for it in asked.admitted)


def _too_much(part: str, told: Sequence[Quantity], on: Conditions) -> Judged:
    """The number that is said to be too low or too high, where all that is asked of the same has it right."""
    too = TOO.search(part)
    numbers = [one for one in told if too and _may_be_too(one, too.group().rpartition(" ")[2])]
    numbers = [one for one in numbers if one.is_age] or numbers
    near = [one for one in numbers if too and segment_of(part, one.limit.start) == segment_of(part, too.start())]
    numbers = near or numbers
    low = bool(too and (too["low"] or too["below"]))
    found = [(one, on_all_of_it(one, on, part)) for one in numbers]
    if all(theirs and all(_is_on_good_side(it, one.limit, low=low) for it in theirs) for one, theirs in found):
        yield from found


def _may_be_too(one: Quantity, much: str) -> bool:
    """Whether a number may be said to be so much, by what it is of."""
    timed = one.limit.scale == "hour"
    if much in ("young", "old"):
        return timed
    if one.is_age:
        return False
    if _OF_LENGTHS.match(much):
        return one.limit.scale in _LONG
    return timed if _OF_TIMES.match(much) else much not in ("many", "few") or not timed


def _is_on_good_side(asked: Asked, limit: Limit, *, low: bool) -> bool:
    """Whether a number is above all that is kept out for being low, or below all that is kept out for being high."""
    edge = (limit.high if low else limit.low) if limit.low < limit.high else limit.low
    ends = [it[0] if low else it[1] for it in asked.admitted] if abs(edge) < inf else []
    if limit.scale == "hour" and not (asked.line.is_plain and all(abs(end) < inf for end in ends)):
        return False  # how long ago is too long may be told elsewhere
    return bool(ends) and not any(is_no_more(edge, it) if low else is_no_more(it, edge) for it in ends)


def _keeps_out(asked: Asked, limit: Limit, words: frozenset[str], *, within: bool) -> bool:
    """Whether a condition keeps out all within a limit, or some where all are let in; no exception may be meant."""
    line, admitted = asked.line, asked.admitted
    timed = limit.scale == "hour"
    over = timed and must_be_over(line, asked.limit)
    plain = line.is_plain or (timed and over_since(line, asked.limit))
    if not (admitted and plain and (line.is_sided or not timed)) or ((words & line.excepted) - OF_ALL and not over):
        return False
    own = words_of(segment_of(line.passage.text.casefold(), asked.limit.start)) if over else asked.of
    if timed and ((own & NARROW) - words or not is_alone(line, asked.limit)):
        return False
    return not _admits(asked, limit, within=within)


_JUDGES: dict[Way, Callable[[str, Sequence[Quantity], Conditions], Judged]] = {
    Way.DEMANDED: _asked_otherwise,
    Way.WITHIN: partial(_let_in, all_in=True),
    Way.IN: _let_in,
    Way.OUT: kept_out,
    Way.TOO_LOW: _too_much,
    Way.TOO_HIGH: _too_much,
    Way.OPEN: partial(_asked_otherwise, sure=True),
}
