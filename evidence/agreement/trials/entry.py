"""The limits of entry that a statement gives otherwise, and the people whom it keeps out or lets in against them.

A statement of what is asked has another limit where all its words are the criteria's, and no line on the same has its
number. A statement on somebody is wrong where a line on the same lets in whom it calls too young, too recent or the
like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from math import inf, isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.labels import BY_THE_WAY
from evidence.agreement.passages import Passage
from evidence.agreement.points import speaks_of_age
from evidence.agreement.terms import terms_of
from evidence.agreement.texts import passages_of
from evidence.agreement.times import HOURS
from evidence.agreement.trials.questions import SENTENCE
from evidence.agreement.trials.scopes import trials_in
from evidence.agreement.trials.wording import ENTERING, LEVEL
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, WORDS, value_of
from evidence.late import late_regex

_LOW = (
    r"(?P<least>≥|>=?|at least|(?:no|not) (?:less|fewer|younger|lower) than|over|above|older than|exceeding"
    r"|(?:greater|higher|more)(?: than)?(?: or equal to)?|equal to or (?:greater|more|higher) than|minimum(?: of)?"
    r"|not (?:be )?below)"
)
_HIGH = (
    r"(?P<most>≤|<=?|at most|(?:no|not) (?:more|greater|older|higher|longer) than|under|below|younger than|up to"
    r"|less(?: than)?(?: or equal to)?|equal to or less than|within(?: the (?:last|past|prior|previous))?"
    r"|maximum(?: of)?|not (?:be )?above|not exceed(?:ing)?)"
)
_UNIT = (
    r"(?P<time>hour|hr|day|week|month|year|decade)s?\b|(?P<share>%|percent\b)"
    r"|(?P<uln>(?:x|times)\s(?:the\s)?(?:uln|upper))"
    r"|(?P<other>(?:x\s?10\^?\d{1,2}\s?)?/\s?[a-zµ]{1,3}\^?\d?\b|[mµn]?g(?:/\w+)?\b|[mc]m\b|gy\b|msec|ms\b)"
)
_LIMIT = late_regex(
    rf"(?:(?:{_LOW}|{_HIGH})\s?(?:the age of\s)?)?(?<![\w.^])"
    rf"(?:(?P<first>{NUMERAL})\s?(?:-|–|to|or|and)\s?)?(?P<number>{NUMERAL})(?![\w]*\d)"
    rf"[\s-]{{0,2}}(?:{_UNIT})?(?:\s?-?(?:of age|old|yo\b))?"
    r"(?P<behind>\s(?:or|and) (?P<way>older|more|greater|above|over|higher|younger|less|fewer|below|under|lower)\b"
    r"|\+)?"
)
_UPWARDS = frozenset("older more greater above over higher".split())
_DEMAND = late_regex(
    r"\b(?:must|needs?|needed|have to|has to|requir\w+|at least|minimum|maximum|limit|at most|no more than|accepts?"
    r"|up to|older than|younger than|mandat\w+|prerequisite)\b"
)
_OUT = late_regex(
    r"\b(?:(?:not|never)(?: be)?"
    r" (?:eligible|suitable|allowed|accepted|qualify|let|enter|join|take)|cannot|can ?not|can['’]t"
    r"|exclud\w+|ineligible|disqualif\w+|kept out|keeps?|barred?|rejected|turned down)\b"
)
_NOT_OUT = late_regex(r"\bnot (?:be )?(?:too|exclud\w*|bar\w*|keep|kept|disqualif\w+|reject\w*)\b")
_IN = late_regex(
    r"\b(?:eligible|qualif\w+|suitable|allowed"
    r"|(?:can|may|could) (?:still )?(?:enter|join|take|participate|enrol\w*))\b"
)
_HEDGED = late_regex(r"\b(?:unless|except|until|if|only|also|both|either)\b")
_DENIED = late_regex(r"\b(?:not|never|no)\b|n['’]t\b")
_NO_LESS = late_regex(
    r"\b(?:no|not)(?: be)? (?:more|less|fewer|greater|higher|lower|older|younger|below|above|smaller|exceed\w*)\b"
)
_REASON = late_regex(r"\b(?:because of|due to|(?:merely|only|just|solely) for|on account of|for having|owing to)\b")
_APART = late_regex(r"\s?(?:above|below|apart|more|less|higher|lower|difference)\b")
"""Behind a difference."""
_OF_AGE = late_regex(r"\b(?:older|younger|age|old)\b")
_WORDED = late_regex(rf"\b(?:{'|'.join(WORDS)}|half|quarter|mm|cm)\b")
_COMMA = late_regex(r"\s?[,;]\s")
_PART = late_regex(r"[,;]\s|\s(?:and|or|with)\s")
_TOO = late_regex(
    r"\btoo (?P<low>young|low|short|recent\w*|few|small|little|early|soon)"
    r"|\btoo (?P<high>old|high|long|many|large|big|much|late)"
)
_CLOSE, _CALENDAR = 0.001, 0.085
_ENOUGH = 0.6


@dataclass(frozen=True)
class Limit:
    """A number of a line or a statement with its ends, on its scale: hours for times, the unit's name for others."""

    words: str
    low: float
    high: float
    scale: str
    unit: str
    start: int

    @property
    def of_somebody(self) -> bool:
        """Whether it is how old somebody is."""
        return self.words.endswith("old") or self.words.endswith("yo")

    @property
    def of_age(self) -> bool:
        """Whether it is an age by its own words."""
        return self.of_somebody or _OF_AGE.search(self.words) is not None

    @property
    def ends(self) -> tuple[float, ...]:
        """The numbers that are written."""
        return tuple(end for end in (self.low, self.high) if abs(end) < inf)

    def has(self, value: float, unit: str) -> bool:
        """Whether a number is one of its own; months and weeks are never exact in each other."""
        return any(isclose(value, end, rel_tol=_CLOSE if unit == self.unit else _CALENDAR) for end in self.ends)


@dataclass(frozen=True)
class Criterion:
    """A line of the conditions of entry."""

    passage: Passage
    keeps_out: bool

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its words."""
        return terms_of(self.passage.text)

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """Its numbers."""
        return tuple(limits_in(self.passage.text.casefold()))

    @property
    def is_on_age(self) -> bool:
        """Whether it asks how old somebody is, and nothing else with a number."""
        by_the_way = BY_THE_WAY.search(self.passage.text) is not None
        return len(self.limits) == 1 and speaks_of_age(self.passage) and not by_the_way


def limits_in(text: str) -> Iterator[Limit]:
    """The numbers of a lower-case text as limits."""
    for match in _LIMIT.finditer(text):
        unit = match["time"] or match["share"] or match["uln"] or match["other"]
        named = not unit and text[match.end("number") : match.end("number") + 1].isalpha()
        if named or LEVEL.search(text[: match.start("number")]) or _APART.match(text, match.end()):
            continue
        factor, scale = (HOURS.get(match["time"] or "", 1.0) or 1.0), _scale(match)
        if match["time"] == "hr":
            factor = 1.0
        value = value_of(match["number"]) * factor
        low = high = value
        way = match["way"]
        if match["first"]:
            low = value_of(match["first"]) * factor
        elif match["least"] or way in _UPWARDS or match["behind"] == "+":
            high = inf
        elif match["most"] or way:
            low = -inf
        yield Limit(match.group().strip(), low, high, scale, match["time"] or "", match.start("number"))


def _scale(match: re.Match[str]) -> str:
    if match["time"]:
        return "hour"
    if match["share"]:
        return "%"
    return "uln" if match["uln"] else (match["other"] or "").replace(" ", "")


@lru_cache(maxsize=16)
def criteria_of(text: str) -> tuple[Criterion, ...]:
    """The conditions of entry of a record."""
    lines = (passage for passage in passages_of(text) if passage.criteria)
    return tuple(Criterion(line, "exclusion" in line.context.casefold()) for line in lines)


def entered_otherwise(claim: str, text: str) -> Iterator[Said]:
    """The numbers of a claim that the conditions of entry give otherwise."""
    criteria = criteria_of(text)
    statement = " ".join(claim.casefold().split())
    named = set(trials_in(statement))
    for sentence in SENTENCE.split(statement) if criteria else ():
        trials = set(trials_in(sentence)) or named
        for part in _COMMA.split(sentence) if len(trials) > 1 else (sentence,):
            own = set(trials_in(part)) or trials
            meant = [one for one in criteria if not own or one.passage.trial in ("", *own)]
            if len({one.passage.trial for one in meant}) == 1:
                yield from _in_sentence(part, meant)


def _in_sentence(sentence: str, criteria: Sequence[Criterion]) -> Iterator[Said]:
    reason = _REASON.search(sentence)
    part = sentence[reason.end() :] if reason and any(limits_in(sentence[reason.end() :])) else sentence
    way = _way(sentence)
    if way is Way.OPEN:
        return
    limits = [one for one in limits_in(part) if way.is_of_age or not one.of_somebody]
    words = _words(part)
    if not limits or not words <= frozenset().union(*(one.terms for one in criteria)):
        return
    alone = len(limits) == 1 and (part != sentence or not any(one.of_somebody for one in limits_in(part)))
    for limit in limits:
        near = _words(_segment(part, limit.start)) or words
        lines = [line for line in criteria if line.is_on_age] if limit.of_age else _on_the_same(limit, near, criteria)
        if way is not Way.DEMANDED:
            lines = [line for line in lines if way.is_too or (alone and words <= line.terms)]
        theirs = [(line, one) for line in lines for one in _of_these(line, near, limit.scale)]
        if theirs and _is_false(way, limit, theirs):
            line, one = theirs[0]
            yield Said(Slot.POPULATION, limit.words, one.words, Verdict.DIFFERS, way.why, line.passage.quote)


def _of_these(line: Criterion, words: frozenset[str], scale: str) -> list[Limit]:
    """The limits of a line in whose part the most of some words stand."""
    text = line.passage.text.casefold()
    shared = [(len(words & terms_of(_segment(text, one.start))), one) for one in line.limits if one.scale == scale]
    most = max((share for share, _ in shared), default=0)
    return [one for share, one in shared if share == most]


class Way(StrEnum):
    """What a sentence says of a number: that it is asked for, or that it keeps somebody out or lets somebody in."""

    DEMANDED = "demanded"
    TOO_LOW = "too low"
    TOO_HIGH = "too high"
    OUT = "out"
    IN = "in"
    OPEN = "open"

    @property
    def is_of_age(self) -> bool:
        """Whether it may speak of how old somebody is."""
        return self in (Way.TOO_LOW, Way.TOO_HIGH, Way.DEMANDED)

    @property
    def is_too(self) -> bool:
        """Whether the number itself is said to keep somebody out."""
        return self in (Way.TOO_LOW, Way.TOO_HIGH)

    @property
    def why(self) -> str:
        """Why a record contradicts it."""
        if self is Way.DEMANDED:
            return "No condition of entry on the same has this limit."
        return "The condition of entry keeps it out." if self is Way.IN else "The condition of entry lets it in."


def _way(sentence: str) -> Way:
    if _NOT_OUT.search(sentence):
        return Way.OPEN
    if too := _TOO.search(sentence):
        return Way.TOO_LOW if too["low"] else Way.TOO_HIGH
    out, let_in = _OUT.search(sentence) is not None, _IN.search(_OUT.sub(" ", sentence)) is not None
    if _HEDGED.search(sentence) or (out and let_in):
        return Way.OPEN
    if out:
        return Way.OUT
    demanded = _DEMAND.search(sentence) is not None and not _DENIED.search(_NO_LESS.sub(" ", sentence))
    return Way.DEMANDED if demanded else Way.IN if let_in else Way.OPEN


def _words(text: str) -> frozenset[str]:
    """What a text says beside its numbers and that it speaks of entry."""
    return terms_of(_WORDED.sub(" ", _LIMIT.sub(" ", _TOO.sub(" ", text)))) - ENTERING


def _segment(text: str, place: int) -> str:
    """The part of a text between commas and the like that a place is in."""
    start = max((m.end() for m in _PART.finditer(text) if m.end() <= place), default=0)
    end = min((m.start() for m in _PART.finditer(text) if m.start() >= place), default=len(text))
    return text[start:end]


def _on_the_same(limit: Limit, words: frozenset[str], criteria: Sequence[Criterion]) -> list[Criterion]:
    """The lines that share the most of some words, of those with a number in the same unit."""
    shared = [(len(words & one.terms), one) for one in criteria if any(own.scale == limit.scale for own in one.limits)]
    most = max((share for share, _ in shared), default=0)
    if most < _ENOUGH * len(words):
        return []
    return [one for share, one in shared if share == most]


def _is_false(way: Way, limit: Limit, theirs: Sequence[tuple[Criterion, Limit]]) -> bool:
    if way is Way.DEMANDED:
        return not any(one.has(end, limit.unit) for end in limit.ends for _, one in theirs)
    if way is Way.OPEN or limit.low != limit.high or not all(one.low != one.high for _, one in theirs):
        return False
    allowed = [_lets_in(line, one, limit.low) for line, one in theirs]
    if way is Way.IN:
        return not any(allowed)
    if way is Way.OUT:
        return all(allowed)
    if way is Way.TOO_LOW:
        return all(allowed) or all(limit.low >= max(one.ends) for _, one in theirs)
    return all(allowed) or all(limit.low <= min(one.ends) for _, one in theirs)


def _lets_in(line: Criterion, limit: Limit, value: float) -> bool:
    return (limit.low <= value <= limit.high) is not line.keeps_out
