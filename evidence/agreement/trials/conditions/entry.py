"""The limits of entry that a statement gives otherwise, and the people whom it keeps out or lets in against them.

A statement of what is asked has another limit where all its words are the criteria's, and no line on the same has its
number. A statement on somebody is wrong where a line on the same lets in whom it calls too young, too recent or the
like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from math import inf, isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.terms import terms_of
from evidence.agreement.texts import passages_of
from evidence.agreement.trials.conditions.asking import parts_by_trial, statement_of
from evidence.agreement.trials.conditions.clauses import segment_of, words_of
from evidence.agreement.trials.conditions.criteria import AGO, NO_LESS, Criterion, criteria_of, shortly, with_ones
from evidence.agreement.trials.conditions.lacking import unwanted
from evidence.agreement.trials.conditions.limits import Limit, limits_in
from evidence.agreement.trials.conditions.stains import stained_otherwise
from evidence.agreement.trials.conditions.timing import OF_ALL, is_of_one_sort, times_otherwise
from evidence.agreement.trials.conditions.ways import (
    DENIED,
    FOR_AGE,
    LACKS,
    MEETS,
    NEEDED,
    OF_TWO_LIMITS,
    OUT,
    TOO,
    Way,
    way_of,
)
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.late import late_regex

_CONDITIONAL = late_regex(
    r"\b(?:can|may|could|(?:is|are) (?:allowed|permitted|accept(?:ed|able)|eligible))\b.*"
    r"\b(?:if|when|provided|as long as)\b"
)
"""Of those who are let in on a condition."""
_REASON = late_regex(
    r"\b(?:because of|due to|(?:merely|only|just|solely) for|on account of|for having|owing to"
    r"|on \w+ (?:accounts?|grounds?)|by (?:her|his|their)\b(?= \w)|by the (?:rule|criterion|condition) on"
    r"|for (?:that|this|her|his|their)|given (?:that|this|her|his|their)|(?:if|as|since) (?:her|his|their))\b"
)
_KEEPS_SOMEBODY = late_regex(
    r"\b(?:(?:would|will|must) )?(?:(?:by itself|itself|alone|already),? )?"
    r"(?:rule|bar|exclude|disqualif(?:y|ie)|keep|make)s?"
    r" (?P<whom>(?:an?|any|every|some|the|this|her|him|them|anybody|anyone|somebody|someone|women|patients|people"
    r"|candidates)\b[^.;,\d]*)"
)
"""Behind what alone keeps somebody out, and whom."""
_CLAUSE = late_regex(r"[,;]\s|\s(?=because\b(?! of\b))")
_SHE = late_regex(r"\.\s(?=(?:she|he|they)\b)")
"""Between two sentences on somebody."""
_AGO = late_regex(r"\bago\b")
_WHO = late_regex(r"\b(?:who|whose)\b")
_SOMEBODY_WITH = late_regex(
    r"\b(?:an? (?:[\w-]+ ){0,3}?(?:wom[ae]n|man|patient|person|lady|girl|participant|subject|candidate)"
    r"|some(?:one|body)|any(?:one|body)) (?:with|having|of)\s[^,;]*\Z"
)
_AT = late_regex(r"\bat (?:the age of )?\Z")
"""Before an age at which something is asked for."""
_TELLS_LIMIT = late_regex(
    r"\A(?!.*\bago\b).*(?:\b(?:only|minimum|maximum|limit(?! of normal)|(?:is|are) enough|suffices?|sufficient|needed"
    r"|required|asked for|asks for|requires|must|(?:has|have) to|no (?:sooner|earlier)|youngest|oldest)\b"
    r"|\Abecause\b(?! of\b))"
)
_OF_ENTRY = late_regex(
    r"\b(?:candidates?|entry|enter|inclu[sd]\w+|exclu[sd]\w+|eligib\w+|join|enrol\w*|qualif\w+|accept\w*|take part|must"
    r"|obstacle|tolerat\w+|allow\w*|permit\w*|may|needs?|ha(?:ve|s) to|asks? for|asked for|requires?|required|too)\b"
)
_DEFINES = late_regex(
    r"\b(?:counts?|counted|regarded|considered|deemed|classed|classified|defined) (?:as|to be)\b|\bcalled\b"
    r"|\b(?:counts|regards|considers|classes|classifies|defines) (?:[\w-]+ ){1,3}?(?:as|to be)\b"
    r"|\b(?:high|low|intermediate)[ -]risk (?:feature|categor\w+|group)\b|\bdefinition of\b"
    r"|\bdeemed (?!(?:in|un)?(?:eligible|suitable|fit))"
)
"""That somebody or something is of a sort, whether let in or not."""
_LETS = late_regex(r"\b(?:may (?:go|be|rise|have)|tolerated|as long as|provided|no obstacle)\b")
_DOSE = late_regex(r"gy|[mµn]?g\b(?!/d?l|/ml)")
"""Units of what is given, which adds up."""
_MASS = late_regex(r"gy|[mµn]?g\b")
"""Units of what is given, or of what is in the blood."""
_AGE = late_regex(r"\bage\b")
_ONLY = late_regex(r"\bonly\b")
"""In a clause that says from which number on somebody is let in or kept out."""
_EVEN = late_regex(r",?\s(?:even (?:if|when|though|with)|regardless|although|no matter)\b.*")
_EVEN_FIRST = late_regex(r"\A\s*even (?:with|at|if|when|though)\b[^,]*,\s")
"""What does not matter, as a statement has it."""
_APART_FROM = late_regex(
    r",?\s(?:except|other than|with the exception of|unless|apart from)\b.*?(?=\s(?:are|is|be|will be|would be)"
    r" (?:excluded|ineligible|barred|not)\b)"
)
"""Who is not meant by what keeps others out."""
_ON_CONDITION = late_regex(r"\b(?:(?:if|provided|providing)(?: that)?|(?:as|so) long as|on condition that)\b")
_OR = late_regex(
    r",?\sor\s(?!(?:equal|more|less|fewer|higher|lower|greater|worse|better|above|below|over|older|younger|\d)\b)"
)
_WAITED = late_regex(
    r"\b(?:no|not|never|without|free|off|since|stopp?(?:ed)?|discontinu\w+|finish\w*|complet\w+|ended|past|elapsed|passed"
    r"|over for|washout|interval|wait\w*)\b"
)
"""Of a time since something: at least so long after it is not within so long."""
_AMONG = late_regex(
    r"\b(?:in|among) (?:\w+ )?(?:women|patients|those|people|men|females|subjects)"
    r"(?: (?:who are|of|aged|over|under|between|older than|younger than))*\s(?:[\d.]+\s?(?:to|and|-|–)\s?)?\Z"
)
"""Before an age of those of whom something is asked."""
_SEVERAL = 2
_STOP = late_regex(r"[,;:]\s")
_SCORE = late_regex(r"\b(?:kps|karnofsky|ecog|zubrod|performance status)\b[^.;,\d]{0,30}\Z")
"""Before a step, which is no amount."""
_COUNTED = late_regex(r"\btoo (?:many|few|much)\b")
"""What somebody had too much of, who is not too old."""
_ENOUGH = 0.6
_ALONE = ("hour", "mm", "%", "uln")
"""Scales whose numbers are never told in another one."""
_THOUSANDS = tuple(1000.0**power for power in range(-3, 4))


def entered_otherwise(claim: str, text: str) -> Iterator[Said]:
    """The numbers of a claim that the conditions of entry give otherwise."""
    statement = statement_of(claim, text)
    criteria = criteria_of(text) if not OF_TWO_LIMITS.search(statement) else ()
    statement = _EVEN_FIRST.sub("", _SHE.sub(", ", statement))
    named = set(trials_in(statement))
    for sentence in SENTENCE.split(statement) if criteria else ():
        trials = set(trials_in(sentence)) or named
        for part in parts_by_trial(sentence) if len(trials) > 1 else (sentence,):
            own = set(trials_in(part)) or trials
            meant = [one for one in criteria if not own or one.passage.trial in ("", *own)]
            each = (
                [one for one in meant if one.passage.trial == trial] for trial in {it.passage.trial for it in meant}
            )
            found = [tuple(_in_sentence(part, lines, text)) for lines in each]
            if found and all(found):  # said of two trials, it may be said of one of them
                yield from found[0]


def _in_sentence(sentence: str, criteria: Sequence[Criterion], text: str) -> Iterator[Said]:
    words, clauses = words_of(sentence), _CLAUSE.split(sentence)
    known = words and words <= _known(criteria) and not _CONDITIONAL.search(sentence)
    told = [one for one in clauses if (_TELLS_LIMIT if one != clauses[0] else _ONLY).search(one)] if known else []
    limits = (said for clause in told for said in (*_of_limits(clause, words, criteria), *_of_itself(clause, criteria)))
    found = (*limits, *_in_clause(", ".join(one for one in clauses if one not in told), criteria))
    yield from found or _nowhere(clauses, words, criteria, text)


def _nowhere(clauses: Sequence[str], words: frozenset[str], criteria: Sequence[Criterion], text: str) -> Iterator[Said]:
    """The limits of a sentence on entry, half of it in the conditions' words, that a record has in no place at all."""
    if 2 * len(words & _known(criteria)) < len(words) or not any(map(_OF_ENTRY.search, clauses)):
        return
    for clause in clauses:
        way = way_of(clause)
        lets = way is Way.WITHIN or (_LETS.search(clause) is not None and not OUT.search(clause))
        lets = lets or _CONDITIONAL.search(clause) is not None
        if (way is Way.OUT and _WHO.search(clause)) or _AGO.search(clause) or MEETS.search(clause):
            continue  # somebody is kept out with any number beyond the limit
        if way is Way.DEMANDED or (not is_case(clause) and (lets or _TELLS_LIMIT.search(clause))):
            for limit in _told(clause):
                theirs = [(line, one) for line in criteria for one in line.limits if one.scale == limit.scale]
                within = any(_is_within(line, one, limit) for line, one in theirs)
                is_open = lets and (within or limit.low == limit.high)
                some = not limit.scale and (limit.low, limit.high) == (1.0, inf)
                beyond = way is Way.OUT and limit.low == limit.high  # of somebody who is kept out
                asked = not (is_open or some or beyond or limit.of_age or _MASS.match(limit.scale))
                if theirs and asked and not _is_anywhere(limit, text):
                    yield _said(Way.DEMANDED, limit, theirs)


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
    return tuple(one for passage in passages_of(text) for one in limits_in(with_ones(passage.text.casefold())))


def _told(clause: str) -> list[Limit]:
    """The limits of a clause, with their units; "only" says of a bound that it is the limit."""
    bounds = _ONLY.search(clause) is not None
    limits = (one for one in limits_in(clause) if not (_SCORE.search(clause[: one.start]) or _is_of_whom(one, clause)))
    return [one for one in limits if (one.low != one.high if bounds else one.scale)]


def _as_waited(limit: Limit, part: str) -> Limit:
    """A time since something without its bound, which is a least one or a most one by how it is said."""
    if limit.scale != "hour" or limit.of_age or not _WAITED.search(NO_LESS.sub(" ", part)):
        return limit
    return replace(limit, low=limit.ends[0], high=limit.ends[-1])


def _is_of_whom(limit: Limit, clause: str) -> bool:
    """Whether a number tells of whom something is asked: "those whose last dose was 6 mg/kg need a washout"."""
    before = clause[: limit.start]
    if limit.scale == "hour" and _AMONG.search(before):
        return True
    of_whom = _WHO.search(before) or _SOMEBODY_WITH.search(before) or (limit.scale == "hour" and _AT.search(before))
    if limit.low == limit.high and _SOMEBODY_WITH.search(before) and _TELLS_LIMIT.search(before):
        return True  # somebody's number, behind the limit
    return bool(of_whom) and NEEDED.search(clause[limit.start :]) is not None


def _known(criteria: Sequence[Criterion]) -> frozenset[str]:
    return frozenset().union(*(one.terms for one in criteria))


def _of_limits(clause: str, words: frozenset[str], criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The limits of a clause that no line on what the sentence names has."""
    for bound in _told(clause):
        limit = _as_waited(bound, clause)
        own = words_of(segment_of(clause, limit.start))
        lines = _on_the_same(limit, own or words, criteria)
        if not limit.scale:  # it may be of anything
            lines = [line for line in lines if (own or words) <= line.terms]
        theirs = [(line, one) for line in lines for one in line.limits if one.scale == limit.scale]
        if theirs and _is_false(Way.DEMANDED, limit, theirs) and not _is_asked(bound, criteria):
            yield _said(Way.DEMANDED, limit, theirs)


def _is_asked(limit: Limit, criteria: Sequence[Criterion]) -> bool:
    """Whether a bound is one of a line that asks for it, in other words perhaps."""
    lines = [
        one for line in criteria if not line.keeps_out for one in line.limits if one.scale == limit.scale == "hour"
    ]
    alike = (one for one in lines if one.low != one.high and not _is_turned(limit, one))
    return limit.low != limit.high and any(one.has(end, limit.unit) for one in alike for end in limit.ends)


def _adds_up(limit: Limit, theirs: Sequence[tuple[Criterion, Limit]]) -> bool:
    """Whether an amount of what is given is that of two parts that one line gives, or of one of as many as it gives."""
    lines = {id(line): line for line, _ in theirs}.values()
    parts = (pair for line in lines for pair in combinations(line.limits, 2))
    sums = (a + b for one, other in parts if one.scale == other.scale for a in one.ends for b in other.ends)
    whole = ((dose, many) for line in lines for dose in line.limits for many in line.limits if not many.scale)
    each = (a / b for dose, many in whole if dose.scale == limit.scale for a in dose.ends for b in many.ends if b)
    made = (*sums, *each)
    return _DOSE.match(limit.scale) is not None and any(isclose(end, value) for value in made for end in limit.ends)


def _stands_by(limit: Limit, theirs: Sequence[tuple[Criterion, Limit]]) -> bool:
    """Whether a number of things, "over" which something is done, is another one of the same line."""
    ends = (end for line, _ in theirs for one in line.limits if one.scale == limit.scale == "" for end in one.ends)
    return limit.words.startswith("over") and any(isclose(end, value) for end in ends for value in limit.ends)


def _is_beside(limit: Limit, words: frozenset[str], lines: Sequence[Criterion]) -> bool:
    """Whether a line on some words has a number beside others, of which nobody knows whether it is of them."""
    apart = (line for line in lines if not _of_these(line, words, limit.scale))
    return any(one.scale == limit.scale and one.shares_end(limit) for line in apart for one in line.limits)


def _of_itself(clause: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """What a clause says that tells a limit, where it names of what."""
    return _in_clause(clause, criteria) if words_of(clause) else iter(())


def _in_clause(sentence: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    sentence = _APART_FROM.sub("", sentence) if way_of(_APART_FROM.sub("", sentence)) is Way.OUT else sentence
    bare = _EVEN.sub("", sentence)
    sentence = bare if way_of(bare) in (Way.IN, Way.OUT, Way.TOO_LOW, Way.TOO_HIGH) else sentence
    if too := TOO.search(sentence):
        sentence = sentence[: too.end()] + _STOP.split(sentence[too.end() :])[0]  # what follows tells the limit
    if (kept := _KEEPS_SOMEBODY.search(sentence)) and way_of(sentence) is Way.OUT:
        if _WHO.search(kept["whom"]):
            return  # they may be kept out for what else is said of them
        yield from _by_itself(sentence[: kept.start()], words_of(kept["whom"]), criteria)
    reason = _REASON.search(sentence)
    behind = sentence[reason.end() :] if reason else ""
    part = behind if any(limits_in(behind)) else sentence
    way = way_of(_REASON.sub(" ", sentence, 1))
    if not _DEFINES.search(sentence):
        yield from _times(part, criteria)
    if way is Way.OPEN or _DEFINES.search(sentence):
        if not _SOMEBODY_WITH.search(part) and _DEFINES.search(sentence):
            yield from _by_segment(part, Way.DEMANDED, list(limits_in(part)), criteria)
        return
    aged = any(one.of_somebody for one in limits_in(part))
    if aged and (way is Way.IN or ((way is Way.OUT or way.is_too) and FOR_AGE.search(sentence))):
        yield from _of_age_alone(sentence, way, criteria)
    if aged and way is not Way.IN and not way.is_of_limits and FOR_AGE.search(sentence):
        return
    if reason and part == sentence and way is Way.OUT:
        yield from _for_a_reason(sentence[: reason.start()], words_of(behind), criteria)
        return
    about_age = way.is_of_limits or (way.is_too and not _COUNTED.search(part))
    limits = [one for one in limits_in(part) if (about_age or not one.of_somebody) and not _is_of_whom(one, part)]
    if too and (near := [one for one in limits if segment_of(part, one.start) == segment_of(part, too.start())]):
        limits = near  # what is too much is told beside it
    if way.is_too and about_age:
        limits = [one for one in limits if one.scale or one.of_age]  # it may be of anything
    if way.is_of_limits:
        limits = [one for one in limits if not _SCORE.search(part[: one.start])]
    if _AGE.search(part):
        limits = [one for one in limits if one.scale or one.of_age]  # an age without its unit
    words = words_of(part)
    if way is Way.IN and not DENIED.search(sentence):
        yield from _let_in(part, [one for one in limits if not (one.of_age or one.scale == "hour")], criteria)
        yield from (_against(score, line) for score, line in stained_otherwise(part, criteria))
    if way in (Way.IN, Way.WITHIN) and not DENIED.search(sentence):
        yield from (_against(limit.words, line) for limit, line in unwanted(part, limits, criteria))
    each = _OR.split(part) if way is Way.OUT and not reason else ()
    for one in each if len(each) > 1 else ():  # each by itself keeps out
        yield from _judged(one, way, [it for it in limits_in(one) if not it.of_age], criteria, aged=aged)
    known = words & _known(criteria)
    if words != known and way in (Way.DEMANDED, Way.OUT):
        yield from _by_segment(part, way, limits, criteria)
    if words != known:  # of an age no more need be understood than that it is the people's
        limits = [one for one in limits if one.of_age and way is Way.DEMANDED and 2 * len(known) > len(words)]
    if len(each) < _SEVERAL:
        yield from _judged(part, way, limits, criteria, aged=aged and part == sentence)


def _times(part: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The times with which somebody is said to be let in, on a condition perhaps, and that keep them out."""
    plain = _ON_CONDITION.sub(" ", part)
    way = way_of(plain)
    if way not in (Way.IN, Way.WITHIN) or DENIED.search(LACKS.sub(" ", plain)):
        return
    conditional = plain != part
    times = [one for one in limits_in(part) if one.scale == "hour" and not (one.of_age or _is_of_whom(one, part))]
    if way is Way.WITHIN:
        times = [one for one in times if one.low != one.high] if conditional else []
    found = times_otherwise(part, times, criteria, _known(criteria), conditional=conditional)
    yield from (_said(Way.IN, limit, theirs) for limit, theirs in found)


def _by_segment(part: str, way: Way, limits: Sequence[Limit], criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The bounds of a part that is not understood as a whole, where what stands beside each is a line's.

    No line on any of that may have the number.
    """
    known = _known(criteria)
    limits = [one for one in limits if not one.of_age and (one.scale or one.low != one.high)]
    if not NEEDED.search(part) or is_case(part):
        limits = [one for one in limits if one.low != one.high]
    for limit in limits:
        segment = segment_of(part, limit.start)
        own = words_of(segment)
        own = own & known if len(own & known) >= max(_SEVERAL, len(own) - 1) else own  # one word may be the writer's
        lines = _naming(own, limit.scale, criteria)
        said = own - OF_ALL
        near = [line for line in criteria if said & line.terms]
        sure = limit.scale or len(own) >= _SEVERAL or len(near) == 1
        if not (said and lines and sure):
            continue
        if way is Way.OUT and not (limit.low != limit.high and all(_may_be_asked(one, own, part) for one in lines)):
            continue
        limit = _as_waited(limit, part) if way.is_of_limits else limit
        if way.is_of_limits and DENIED.search(NO_LESS.sub(" ", segment)):
            limit = replace(limit, low=limit.ends[0], high=limit.ends[-1])
        theirs = _limits_on(own, limit.scale, lines)
        if not theirs and way.is_of_limits:
            theirs = _limits_on(frozenset(), limit.scale, lines)
        has = any(one.shares_end(limit) for line in near for one in line.limits if one.scale == limit.scale)
        if theirs and not has and _is_false(way, limit, theirs):
            yield _said(way, limit, theirs)


def _judged(
    part: str, way: Way, limits: Sequence[Limit], criteria: Sequence[Criterion], *, aged: bool
) -> Iterator[Said]:
    """The numbers of a part that the lines on the same have otherwise, all its words being known."""
    words, false, spoken = words_of(part), [], []
    if not words <= _known(criteria) and not all(one.of_age for one in limits):
        return
    for bound in limits:
        limit = _as_waited(bound, part) if way.is_of_limits else bound
        own = words_of(segment_of(part, limit.start))
        near = own or words
        if not (near or limit.of_age or limit.scale) and limit.low == limit.high:
            continue  # it may be of anything
        if way is Way.IN and DENIED.search(NO_LESS.sub(" ", segment_of(part, limit.start))):
            continue  # of what somebody is not
        lines = [line for line in criteria if line.is_on_age] if limit.of_age else _on_the_same(limit, near, criteria)
        if not way.is_of_limits:
            lines = [line for line in lines if way.is_too or (not aged and words and words <= line.terms)]
            bounds = way is Way.OUT and limit.low != limit.high
            lines = [reading for line in lines for reading in (line.readings if bounds else (line,))]
            lines = lines if all(_may_be_asked(line, words, part) for line in lines) else []
        theirs = _limits_on(own, limit.scale, lines)
        if not theirs and way is Way.DEMANDED and limit.scale:  # what it is of may stand before
            theirs = _limits_on(frozenset(), limit.scale, [line for line in lines if own <= line.terms])
        if not (way.is_of_limits or limit.of_age) and limit.scale == "hour":
            narrows = way is Way.OUT  # what else a line that keeps out asks for makes it keep out fewer
            theirs = [
                (line, one)
                for line, one in theirs
                if is_of_one_sort(part, limit, line, one, beside=narrows and line.keeps_out)
            ]
        spoken.append({id(line.passage) for line, _ in theirs})
        named = len(own) >= _SEVERAL and any(own <= line.terms for line in lines)
        asked = [line for line in criteria if own & line.terms] if named else criteria
        told = way.is_of_limits and (_is_asked(bound, asked) or _adds_up(limit, theirs) or _stands_by(limit, theirs))
        told = told or (way.is_of_limits and _is_beside(limit, own, lines))
        if theirs and _is_false(way, limit, theirs) and not told:
            false.append(_said(way, limit, theirs))
    apart = len({one.scale for one in limits}) == len(limits)  # two in one unit may be of two things of a line
    of_one = way is Way.OUT and apart and all(lines and lines == spoken[0] for lines in spoken)
    if (
        way.is_of_limits
        or way.is_too
        or of_one
        or len(false) == len(limits)
        or (way is Way.IN and not DENIED.search(part))
    ):
        yield from false


def _let_in(part: str, limits: Sequence[Limit], criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The numbers with which somebody is said to be let in, where each line on what they are of keeps them out."""
    timed = any(one.scale == "hour" and not one.of_age for one in limits_in(part))
    for limit in limits:
        own = words_of(segment_of(part, limit.start)) & _known(criteria)
        lines = _naming(own, limit.scale, criteria)
        lines = [] if timed and any(one.scale == "hour" for line in lines for one in line.limits) else lines
        theirs = _limits_on(own, limit.scale, lines)
        if own and theirs and all(_may_be_asked(one, own, part) for one in lines) and _is_false(Way.IN, limit, theirs):
            yield _said(Way.IN, limit, theirs)


def _may_be_asked(line: Criterion, words: frozenset[str], text: str) -> bool:
    """Whether a line says of everybody with some words whether they are let in."""
    waiting = line.is_of_waiting and AGO.search(text) is not None
    return (line.is_plain or waiting) and not words & line.excepted and line.is_sided


def _for_a_reason(before: str, reason: frozenset[str], criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The number for which somebody is said to be kept out, where each line on the reason lets them in."""
    limits = [one for one in limits_in(before) if not one.of_somebody]
    for limit in limits if reason or len(limits) == 1 else ():
        own = words_of(segment_of(before, limit.start)) & _known(criteria)
        reason = reason or own
        lines = _naming(reason, limit.scale, criteria)
        theirs = _limits_on(own, limit.scale, lines)
        plain = all((reason & own or own <= one.terms) and _may_be_asked(one, own, before) for one in lines)
        asked = own and plain and not limit.of_somebody
        if theirs and asked and _is_false(Way.OUT, limit, theirs):
            yield _said(Way.OUT, limit, theirs)


def _by_itself(what: str, whom: frozenset[str], criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The number of what is said to keep somebody out by itself, where each line on it lets them in.

    Nothing that is said of whom it keeps out may be a reason of its own, and no line may keep it out at any number.
    """
    own = words_of(what) & _known(criteria) - OF_ALL
    at_all = [
        one
        for one in criteria
        if 2 * len(own & one.terms) > len(own) and not one.limits and (one.keeps_out or not one.is_plain)
    ]
    reasons = whom & frozenset().union(
        *(one.terms for one in criteria if one.keeps_out or one.limits or not one.is_plain)
    )
    if own and not (at_all or reasons or _WHO.search(what)):
        yield from _for_a_reason(what, frozenset(), criteria)


def _said(way: Way, limit: Limit, theirs: Sequence[tuple[Criterion, Limit]]) -> Said:
    line, one = theirs[0]
    return Said(Slot.POPULATION, limit.words, one.words, Verdict.DIFFERS, way.why, line.passage.quote)


def _against(words: str, line: Criterion) -> Said:
    quote = line.passage.quote
    return Said(Slot.POPULATION, words, quote, Verdict.DIFFERS, Way.IN.why, quote)


def _of_age_alone(sentence: str, way: Way, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The age for which somebody is said to be kept out, where each line on age lets them in."""
    lines = [(line, one) for line in criteria if line.is_on_age for one in line.limits]
    ages = [limit for limit in limits_in(sentence) if limit.of_somebody] if lines else []
    if all(_is_false(way, limit, lines) for limit in ages):
        yield from (_said(way, limit, lines) for limit in ages)


def _naming(words: frozenset[str], scale: str, criteria: Sequence[Criterion]) -> list[Criterion]:
    """The lines that have some words, and a number on a scale."""
    return [line for line in criteria if words <= line.terms and any(one.scale == scale for one in line.limits)]


def _limits_on(words: frozenset[str], scale: str, lines: Sequence[Criterion]) -> list[tuple[Criterion, Limit]]:
    """The limits of some lines that are nearest to some words, each with its line."""
    return [(line, one) for line in lines for one in _of_these(line, words, scale)]


def _of_these(line: Criterion, words: frozenset[str], scale: str) -> list[Limit]:
    """The limits of a line in whose part the most of some words stand; of no words, all."""
    text = line.passage.text.casefold()
    shared: list[tuple[int, Limit]] = []
    for one in (it for it in line.limits if it.scale == scale):
        part = segment_of(text, one.start)
        own = len(words & (terms_of(part) | terms_of(shortly(part))))
        follows = shared and one.low == one.high and part.strip().startswith(one.words)
        shared.append((max(own, shared[-1][0]) if follows else own, one))
    most = max((share for share, _ in shared), default=0)
    if words and not most and len(line.limits) > 1:
        return []  # the number is of something else that the line names
    return [one for share, one in shared if share == most]


def _on_the_same(limit: Limit, words: frozenset[str], criteria: Sequence[Criterion]) -> list[Criterion]:
    """The lines that share the most of some words, of those with a number in the same unit."""
    shared = [(len(words & one.terms), one) for one in criteria if any(own.scale == limit.scale for own in one.limits)]
    most = max((share for share, _ in shared), default=0)
    if most < _ENOUGH * len(words):
        return []
    return [one for share, one in shared if share == most]


def _is_false(way: Way, limit: Limit, theirs: Sequence[tuple[Criterion, Limit]]) -> bool:
    if way.is_of_limits:
        within = any(_is_within(line, one, limit) for line, one in theirs)
        within = within or (limit.of_age and limit.high == inf)  # some of those are let in
        if way is Way.WITHIN and within:
            return False
        same = [(line, one) for line, one in theirs if one.shares_end(limit)]
        return not same or all(_is_turned(limit, one) and not (line.keeps_out or line.listed) for line, one in same)
    if way is Way.OUT and inf in (limit.high, -limit.low):
        bounds = all(one.low != one.high for _, one in theirs)
        return bounds and not any(
            _covers(one, limit, inside=line.keeps_out or line.is_of_waiting)
            or (one.shares_end(limit) and not _is_turned(limit, one))
            for line, one in theirs
        )
    if way is Way.IN and limit.low != limit.high:
        bounds = all(one.low != one.high for _, one in theirs)
        return bounds and all(_covers(one, limit, inside=line.keeps_out) for line, one in theirs)
    if way is Way.OPEN or limit.low != limit.high:
        return False
    if not way.is_too and not all(one.low != one.high for _, one in theirs):
        return False  # a sign may be lost
    if any(one.strict and one.scale and one.has(limit.low, limit.unit) for _, one in theirs):
        return False  # those at its end are in by one reading, and out by another
    allowed = [_lets_in(line, one, limit.low) for line, one in theirs]
    if way is Way.IN:
        return not any(allowed)
    if way is Way.OUT:
        return all(allowed)
    if way is Way.TOO_LOW:
        return all(allowed) or all(limit.low >= max(one.ends) for _, one in theirs)
    return all(allowed) or all(limit.low <= min(one.ends) for _, one in theirs)


def _is_within(line: Criterion, theirs: Limit, ours: Limit) -> bool:
    """Whether a line lets in all within a limit, be it by an exception."""
    return any(
        _covers(theirs, ours, inside=inside) for inside in (not line.keeps_out, not line.keeps_out or line.lets_some_in)
    )


def _is_turned(ours: Limit, theirs: Limit) -> bool:
    """Whether one is a lower bound and the other an upper one."""
    return (ours.high == inf and theirs.low == -inf) or (ours.low == -inf and theirs.high == inf)


def _covers(limit: Limit, asked: Limit, *, inside: bool) -> bool:
    """Whether all within one limit are inside of another, or all are outside of it."""
    if inside:
        return limit.low <= asked.low and asked.high <= limit.high
    return asked.high <= limit.low or limit.high <= asked.low


def _lets_in(line: Criterion, limit: Limit, value: float) -> bool:
    if line.is_of_waiting:
        return value >= limit.ends[0]
    at_end = limit.strict and value in limit.ends
    return (limit.low <= value <= limit.high and not at_end) is not line.keeps_out
