"""A clause of a statement on who may enter, held against the conditions of entry in the ways that its words allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.agreement.trials.eligibility.against_limits import (
    adds_up,
    as_waited,
    is_asked,
    is_beside,
    is_false,
    limits_on,
    may_be_asked,
    naming,
    on_the_same,
    said_against,
    said_of,
    stands_by,
    words_known,
)
from evidence.agreement.trials.eligibility.clauses import segment_of, words_of
from evidence.agreement.trials.eligibility.criteria import NO_LESS, Criterion
from evidence.agreement.trials.eligibility.lacking import unwanted
from evidence.agreement.trials.eligibility.limits import Limit, limits_in
from evidence.agreement.trials.eligibility.stains import stained_otherwise
from evidence.agreement.trials.eligibility.timing import OF_ALL, is_of_one_sort, times_otherwise
from evidence.agreement.trials.eligibility.ways import DENIED, FOR_AGE, LACKS, NEEDED, TAKES_SOMEBODY, TOO, Way, way_of
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.late import late_regex

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
WHO = late_regex(r"\b(?:who|whose)\b")
_SOMEBODY_WITH = late_regex(
    r"\b(?:an? (?:[\w-]+ ){0,3}?(?:wom[ae]n|man|patient|person|lady|girl|participant|subject|candidate)"
    r"|some(?:one|body)|any(?:one|body)) (?:with|having|of)\s[^,;]*\Z"
)
_AT = late_regex(r"\bat (?:the age of )?\Z")
"""Before an age at which something is asked for."""
TELLS_LIMIT = late_regex(
    r"\A(?!.*\bago\b).*(?:\b(?:only|minimum|maximum|limit(?! of normal)|(?:is|are) enough|suffices?|sufficient|needed"
    r"|required|asked for|asks for|requires|must|(?:has|have) to|no (?:sooner|earlier)|youngest|oldest)\b"
    r"|\Abecause\b(?! of\b))"
)
DEFINES = late_regex(
    r"\b(?:counts?|counted|regarded|considered|deemed|classed|classified|defined) (?:as|to be)\b|\bcalled\b"
    r"|\b(?:counts|regards|considers|classes|classifies|defines) (?:[\w-]+ ){1,3}?(?:as|to be)\b"
    r"|\b(?:high|low|intermediate)[ -]risk (?:feature|categor\w+|group|criteri\w+)\b|\bdefinition of\b"
    r"|\bdeemed (?!(?:in|un)?(?:eligible|suitable|fit))"
)
"""That somebody or something is of a sort, whether let in or not."""
_AGE = late_regex(r"\bage\b")
ONLY = late_regex(r"\bonly\b")
"""In a clause that says from which number on somebody is let in or kept out."""
_EVEN = late_regex(r",?\s(?:even (?:if|when|though|with)|regardless|although|no matter)\b.*")
_ON_CONDITION = late_regex(r"\b(?:(?:if|provided|providing)(?: that)?|(?:as|so) long as|on condition that)\b")
_OR = late_regex(
    r",?\sor\s(?!(?:equal|more|less|fewer|higher|lower|greater|worse|better|above|below|over|older|younger|\d)\b)"
)
_EACH = late_regex(
    r",?\s(?:and|or)\s(?!(?:equal|more|less|fewer|higher|lower|greater|worse|better|above|below|over|older|younger|\d)\b)"
)
_SEVERAL = 2
_STOP = late_regex(r"[,;:]\s")
_SCORE = late_regex(r"\b(?:kps|karnofsky|ecog|zubrod|performance status)\b[^.;,\d]{0,30}\Z")
"""Before a step, which is no amount."""
_COUNTED = late_regex(r"\btoo (?:many|few|much)\b")
"""What somebody had too much of, who is not too old."""


def limits_told(clause: str) -> list[Limit]:
    """The limits of a clause, with their units; "only" says of a bound that it is the limit."""
    bounds = ONLY.search(clause) is not None
    limits = (one for one in limits_in(clause) if not (_SCORE.search(clause[: one.start]) or is_of_whom(one, clause)))
    return [one for one in limits if (one.low != one.high if bounds else one.scale)]


def is_of_whom(limit: Limit, clause: str) -> bool:
    """Whether a number tells of whom something is asked: "those whose last dose was 6 mg/kg need a washout"."""
    before = clause[: limit.start]
    of_whom = WHO.search(before) or _SOMEBODY_WITH.search(before) or (limit.scale == "hour" and _AT.search(before))
    if limit.low == limit.high and _SOMEBODY_WITH.search(before) and TELLS_LIMIT.search(before):
        return True  # somebody's number, behind the limit
    return bool(of_whom) and NEEDED.search(clause[limit.start :]) is not None


def in_clause(sentence: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """What the conditions of entry say otherwise than a clause, by the first way in which it can be read."""
    bare = _EVEN.sub("", sentence)
    sentence = bare if way_of(bare) in (Way.IN, Way.OUT, Way.TOO_LOW, Way.TOO_HIGH) else sentence
    if too := TOO.search(sentence):
        sentence = sentence[: too.end()] + _STOP.split(sentence[too.end() :])[0]  # what follows tells the limit
    if (kept := _KEEPS_SOMEBODY.search(sentence)) and way_of(sentence) is Way.OUT:
        if WHO.search(kept["whom"]):
            return  # they may be kept out for what else is said of them
        yield from _by_itself(sentence[: kept.start()], words_of(kept["whom"]), criteria)
    reason = _REASON.search(sentence)
    behind = sentence[reason.end() :] if reason else ""
    part = behind if any(limits_in(behind)) else sentence
    way = way_of(_REASON.sub(" ", sentence, 1))
    if way is Way.DEMANDED and TAKES_SOMEBODY.search(sentence) and all(one.low == one.high for one in limits_in(part)):
        way = Way.IN
    if not DEFINES.search(sentence):
        yield from _times(part, criteria)
    if way is Way.OPEN or DEFINES.search(sentence):
        if not _SOMEBODY_WITH.search(part) and DEFINES.search(sentence):
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
    limits = [one for one in limits_in(part) if (about_age or not one.of_somebody) and not is_of_whom(one, part)]
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
        yield from (said_against(score, line) for score, line in stained_otherwise(part, criteria))
    if way in (Way.IN, Way.WITHIN) and not DENIED.search(sentence):
        yield from (said_against(limit.words, line) for limit, line in unwanted(part, limits, criteria))
    each = _each_of(part) if way is Way.OUT and not reason else ()
    for one in each if len(each) > 1 else ():  # each by itself keeps out
        yield from _judged(one, way, [it for it in limits_in(one) if not it.of_age], criteria, aged=aged)
    known = words & words_known(criteria)
    asked = limits
    if words != known:  # of an age no more need be understood than that it is the people's
        asked = [one for one in limits if one.of_age and way is Way.DEMANDED and 2 * len(known) > len(words)]
    judged = _judged(part, way, asked, criteria, aged=aged and part == sentence) if len(each) < _SEVERAL else ()
    found = tuple(judged)
    if not found and (way is Way.OUT or (way is Way.DEMANDED and words != known)):
        found = tuple(_by_segment(part, way, limits, criteria))
    yield from found


def _each_of(part: str) -> list[str]:
    """What by itself keeps out: the parts that "or" joins, and those that "and" does where each has a bound."""
    each = _EACH.split(part)
    return each if all(any(it.low != it.high for it in limits_in(one)) for one in each) else _OR.split(part)


def _times(part: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The times with which somebody is said to be let in, on a condition perhaps, and that keep them out."""
    plain = _ON_CONDITION.sub(" ", part)
    way = way_of(plain)
    if way not in (Way.IN, Way.WITHIN) or DENIED.search(LACKS.sub(" ", plain)):
        return
    conditional = plain != part
    times = [one for one in limits_in(part) if one.scale == "hour" and not (one.of_age or is_of_whom(one, part))]
    if way is Way.WITHIN:
        times = [one for one in times if one.low != one.high] if conditional else []
    found = times_otherwise(part, times, criteria, words_known(criteria), conditional=conditional)
    yield from (said_of(Way.IN, limit, theirs) for limit, theirs in found)


def _by_segment(part: str, way: Way, limits: Sequence[Limit], criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The bounds of a part that is not understood as a whole, where what stands beside each is a line's.

    No line on any of that may have the number.
    """
    known = words_known(criteria)
    limits = [one for one in limits if not one.of_age and (one.scale or one.low != one.high)]
    if not NEEDED.search(part) or is_case(part):
        limits = [one for one in limits if one.low != one.high]
    for limit in limits:
        segment = segment_of(part, limit.start)
        own = words_of(segment)
        own = own & known if len(own & known) >= max(_SEVERAL, len(own) - 1) else own  # one word may be the writer's
        lines = naming(own, limit.scale, criteria)
        said = own - OF_ALL
        near = [line for line in criteria if said & line.terms]
        sure = limit.scale or len(own) >= _SEVERAL or len(near) == 1
        if not (said and lines and sure):
            continue
        if way is Way.OUT and not (limit.low != limit.high and all(may_be_asked(one, own, part) for one in lines)):
            continue
        limit = as_waited(limit, part) if way.is_of_limits else limit
        if way.is_of_limits and DENIED.search(NO_LESS.sub(" ", segment)):
            limit = replace(limit, low=limit.ends[0], high=limit.ends[-1])
        theirs = limits_on(own, limit.scale, lines)
        if not theirs and way.is_of_limits:
            theirs = limits_on(frozenset(), limit.scale, lines)
        has = any(one.shares_end(limit) for line in near for one in line.limits if one.scale == limit.scale)
        if theirs and not has and is_false(way, limit, theirs):
            yield said_of(way, limit, theirs)


def _judged(
    part: str, way: Way, limits: Sequence[Limit], criteria: Sequence[Criterion], *, aged: bool
) -> Iterator[Said]:
    """The numbers of a part that the lines on the same have otherwise, all its words being known."""
    words, false, spoken = words_of(part), [], []
    if not words <= words_known(criteria) and not all(one.of_age for one in limits):
        return
    for bound in limits:
        limit = as_waited(bound, part) if way.is_of_limits else bound
        own = words_of(segment_of(part, limit.start))
        near = own or words
        if not (near or limit.of_age or limit.scale) and limit.low == limit.high:
            continue  # it may be of anything
        if way is Way.IN and DENIED.search(NO_LESS.sub(" ", segment_of(part, limit.start))):
            continue  # of what somebody is not
        lines = [line for line in criteria if line.is_on_age] if limit.of_age else on_the_same(limit, near, criteria)
        if not way.is_of_limits:
            lines = [line for line in lines if way.is_too or (not aged and words and words <= line.terms)]
            bounds = way is Way.OUT and limit.low != limit.high
            lines = [reading for line in lines for reading in (line.readings if bounds else (line,))]
            lines = lines if all(may_be_asked(line, words, part) for line in lines) else []
        theirs = limits_on(own, limit.scale, lines)
        if not theirs and way is Way.DEMANDED and limit.scale:  # what it is of may stand before
            theirs = limits_on(frozenset(), limit.scale, [line for line in lines if own <= line.terms])
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
        told = way.is_of_limits and (is_asked(bound, asked) or adds_up(limit, theirs) or stands_by(limit, theirs))
        told = told or (way.is_of_limits and is_beside(limit, own, lines))
        if theirs and is_false(way, limit, theirs) and not told:
            false.append(said_of(way, limit, theirs))
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
        own = words_of(segment_of(part, limit.start)) & words_known(criteria)
        lines = naming(own, limit.scale, criteria)
        lines = [] if timed and any(one.scale == "hour" for line in lines for one in line.limits) else lines
        theirs = limits_on(own, limit.scale, lines)
        if own and theirs and all(may_be_asked(one, own, part) for one in lines) and is_false(Way.IN, limit, theirs):
            yield said_of(Way.IN, limit, theirs)


def _for_a_reason(before: str, reason: frozenset[str], criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The number for which somebody is said to be kept out, where each line on the reason lets them in."""
    limits = [one for one in limits_in(before) if not one.of_somebody]
    for limit in limits if reason or len(limits) == 1 else ():
        own = words_of(segment_of(before, limit.start)) & words_known(criteria)
        reason = reason or own
        lines = naming(reason, limit.scale, criteria)
        theirs = limits_on(own, limit.scale, lines)
        plain = all((reason & own or own <= one.terms) and may_be_asked(one, own, before) for one in lines)
        asked = own and plain and not limit.of_somebody
        if theirs and asked and is_false(Way.OUT, limit, theirs):
            yield said_of(Way.OUT, limit, theirs)


def _by_itself(what: str, whom: frozenset[str], criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The number of what is said to keep somebody out by itself, where each line on it lets them in.

    Nothing that is said of whom it keeps out may be a reason of its own, and no line may keep it out at any number.
    """
    own = words_of(what) & words_known(criteria) - OF_ALL
    at_all = [
        one
        for one in criteria
        if 2 * len(own & one.terms) > len(own) and not one.limits and (one.keeps_out or not one.is_plain)
    ]
    reasons = whom & frozenset().union(
        *(one.terms for one in criteria if one.keeps_out or one.limits or not one.is_plain)
    )
    if own and not (at_all or reasons or WHO.search(what)):
        yield from _for_a_reason(what, frozenset(), criteria)


def _of_age_alone(sentence: str, way: Way, criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The age for which somebody is said to be kept out, where each line on age lets them in."""
    lines = [(line, one) for line in criteria if line.is_on_age for one in line.limits]
    ages = [limit for limit in limits_in(sentence) if limit.of_somebody] if lines else []
    if all(is_false(way, limit, lines) for limit in ages):
        yield from (said_of(way, limit, lines) for limit in ages)
