"""Whether a number follows from an outcome's results: as one of them, as people, or worked out of several."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from math import isclose

from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.counts.given import is_given, without_amounts
from evidence.agreement.trials.counts.questions import is_size, may_be_of_cases
from evidence.agreement.trials.counts.reckoned import Reckoning
from evidence.agreement.trials.results.arm_order import AN_END, NEGATIVE, OTHER, WAY
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.results.rises import distances, factors, is_by
from evidence.agreement.trials.words.amounts import Amount, Unit
from evidence.agreement.trials.words.wording import IN_RESULTS, PLAIN
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_AT = late_regex(r"\b(?:at|after|by|until|in)\s\Z")
TIME = late_regex(
    r"[\s-]?(?P<unit>second|minute|min|hour|hr(?!s?[+-])|h|day|night|week|wk|month|mo|year|yr|decade)s?\b"
)
GIVEN_FOR = late_regex(
    r"\b(?:rec[ei]{2}v|tak|took|given|gave|treat|therapy|dos|infus|swallow|administ|inject)\w*\b"
    r"(?:(?!\b(?:had|has|be|free|liv|surviv|respon|progress|remain|stay|kept|without|median|mean|averag"
    r"|follow|measur|assess|evaluat|record|monitor|observ|track)).)*"
    r"\b(?:for|over|during|lasted)\s\Z"
)
"""Before how long something was given."""
_SHORT = {"hr": "hour", "h": "hour", "min": "minute", "wk": "week", "mo": "month", "yr": "year"}
MASS = late_regex(r"(?:\A|\s?)(?:[mµn]?g|mcg|kg|(?:milli|micro)?grams?|ml|l|gy|[mc]m|msec|ms|iu)\b")
_SOME = late_regex(
    r"\s(?:of (?:them|whom)"
    r"|(?:of (?:the|all) )?(?:[\w-]+\s)?(?:patients?|pts?|participants?|subjects?|people|persons?|wom[ae]n|men))"
    r"\b(?!['’-])"
)
"""Behind a number of people."""
_OF_THEM_THERE = late_regex(
    r"\sof (?:them|whom|these|those)\s(?:(?:were|was)\s)?"
    r"(?:on|in|from|given|treated|receiving|assigned|randomi[sz]ed)\b"
)
"""Behind how many of all are somewhere."""
_OF_SOME_WITH = late_regex(
    r"\sof (?:the |those |all )*(?:[\w-]+ )?(?:patients|pts|participants|subjects|people|women) with\b[^,;]*"
    r"\b(?:had|has|have|were|was)\b"
)
"""Behind a part of some who are not all."""
_IN_ALL = late_regex(
    r"\b(?:of|among|amongst|for|in|across|on|from|with)\s(?:the |all |these |its )*"
    rf"(?:{NUMERAL}(?: [a-z]+)? and (?:the )?)?\Z"
)
"""Before the number of those of whom something is told."""
_ARE_THERE = late_regex(
    r"\b(?:compris\w+|consist\w*|includ\w+|contain\w*|evaluable|assigned|randomi[sz]ed|recruited)\b"
)
"""In a sentence on how many people there are."""
_THERE_WERE = late_regex(r"\bthere (?:were|was|are|is)\s\Z")
_NOTHING_MORE = late_regex(r"\s(?:[\w-]+\s)?\w+(?:\s(?:in (?:all|total)|altogether|overall)\b|\s?[,.;:]|\s?\Z)")
"""Behind a number of people of whom no more is told than that they were there."""
_THINGS = late_regex(
    rf"\s(?!(?:{'|'.join(HOURS)})s?\b)(?:[\w-]+\s){{0,2}}?(?:tablets?|capsules?|pills?|injections?|infusions?|sessions?|doses?)\b"
)
"""Behind a number of what was given."""
_MORE = late_regex(r"\s(?:more|fewer|less)\b")
_GAP = late_regex(
    r"\s(?:longer|shorter|higher|lower|greater|differences?|gap|apart|(?:more|less)\s(?:than\s(?:with|on|in|for)|with|on|in))\b"
)
_LENGTHENED = late_regex(r"\b(?:lengthen|prolong|extend|shorten|delay|postpon|improv|push|add)\w*\b")
_BY = late_regex(r"\bby\s\Z")
_ADDED = late_regex(r"\b(?:add(?:s|ed|ing)?|gain(?:s|ed|ing)?)\s\Z")
_CLAUSE = late_regex(r";\s|,\s(?:and|but|so|while|whereas)\s")
"""Between what is said of several things."""
_ANALYSED = late_regex(
    r"\b(?:analy[sz]ed|evaluated|assessed|studied|enrolled)\b(?! (?:by|based|using|with|according|as|via)\b)"
    r"|\banalysis of\b|\bcontribut\w* to\b"
)
PERCENT = late_regex(r"percent|%")
_OF_A_TIME = late_regex(r"\b(?:daily|weekly|days?|weeks?|cycles?|courses?)\b")
"""Of which a dose may be told."""
_UNITED = late_regex(r"\s?(?:[mµn]?[gl]|mol|u|iu)\s?/")
"""Units of a value that is no ratio."""
_DECIMALS = late_regex(r"(?<=\d\.)\d+")
OF_LIMITS = late_regex(
    rf"\b(?:limits?|bounds?|{AN_END}|intervals?|ranges?|maxim\w+|minim\w+|deviations?|quartiles?|ci|sd|individual|some"
    r"|any|every(?:body|one)|all (?:of the )?(?:patients|participants|subjects|women|people)"
    r"|(?:patients?|participants?|subjects?|people|women|who) (?:who )?ha[sd]"
    r"|highest|lowest|longest|shortest|largest|smallest|slowest|fastest|earliest|latest)\b"
)
"""In a sentence on what stands around a result, or on single people's."""
_INTERVAL = late_regex(r"\b(?:confidence|ci|intervals?|iqr|inter-?quartile)\b")
_FIGURES = late_regex(r"\d+(?:\.\d+)?")
_WITH_ENDS = 2
"""A result with both ends around it has more values than so many."""
_DIFFERS = late_regex(r"\bdiffer\w*\b")
MIDDLE = late_regex(r"\b(?:medians?|means?|average[sd]?|averaging)\b")
_TIMES_AS = late_regex(r"\s?times\s(?:as|that|those)\b")
_QUARTERS = (25.0, 50.0, 75.0)
"""The shares of people who are beyond a median or a quartile."""
_OFF = 0.2
"""By how much of itself the ratio of two results may be off."""
_CLOSE = 0.015
_ABOUT = 0.05
"""By how much of itself a round number may be off."""
_ROUNDED = 1 + 1e-6


def follows_from(amount: Amount, text: str, outcome: Outcome, reckoning: Reckoning, *, of_arm: bool) -> bool | None:
    """Whether an amount follows from an outcome, or is a dose; None where it is a time that the record does not have.

    `of_arm` says that shares are of those who were analysed, and not of those with the outcome.
    """
    return _Number(amount, text, outcome, reckoning, of_arm).follows()


@dataclass(frozen=True)
class _Number:
    """An amount of a text, beside the outcome that it may follow from."""

    amount: Amount
    text: str
    outcome: Outcome
    reckoning: Reckoning
    of_arm: bool

    def follows(self) -> bool | None:
        amount, text, outcome = self.amount, self.text, self.outcome
        if is_interval(amount, text) and any(len(one.values) > _WITH_ENDS for one in outcome.results):
            return _is_around(amount, outcome)
        if self.time and outcome.hours is not None and _is_gap(text, amount.start, self.time.end()):
            of_mains = MIDDLE.search(text) and not OTHER.search(text)
            return _is_near(
                amount, self.hours / outcome.hours, outcome.derived.gaps_of_mains if of_mains else outcome.derived.gaps
            )
        if self._stands_there() and not self.changes:
            return True
        if self._is_of_a_middle():
            return True
        if _OF_SOME_WITH.match(text, amount.end) or _THINGS.match(text, amount.end):
            return True
        if not (self.time or self.mass) and self._is_size():
            return True
        if self.mass and (_OF_A_TIME.search(text) or not any(MASS.search(one.unit) for one in outcome.results)):
            return True
        return self._as_a_time() if self.time else self._as_people_or_a_value()

    def _is_of_a_middle(self) -> bool:
        """Whether it is the part of the people who are beyond a median, or a quartile."""
        middle = self.amount.unit is Unit.SHARE and self.amount.is_exact and any(map(self.amount.holds, _QUARTERS))
        return middle and any("median" in one.statistic for one in self.outcome.results)

    @cached_property
    def time(self) -> re.Match[str] | None:
        """The unit of a time behind it."""
        return TIME.match(self.text, self.amount.end)

    @property
    def hours(self) -> float:
        """How many hours the unit has; 1 for what is no time."""
        return hours_of(self.time) if self.time else 1.0

    @cached_property
    def mass(self) -> bool:
        """Whether it is one of a mass or the like, and not in the outcome's own unit."""
        in_its_unit = _UNITED.match(self.text, self.amount.end) and all("/" in one.unit for one in self.outcome.results)
        return not in_its_unit and MASS.match(self.text, self.amount.end) is not None

    @property
    def kind(self) -> str:
        """Of what sort it is by its unit; empty for a bare number."""
        return "time" if self.time else "mass" if self.mass else "share" if self.amount.unit is Unit.SHARE else ""

    @cached_property
    def behind(self) -> bool:
        """Whether people are named behind it."""
        return _SOME.match(self.text, self.amount.end) is not None

    @property
    def of_some(self) -> bool:
        """Whether it is a bare number of people."""
        more = _MORE.match(self.text, self.amount.end) is not None and _ANALYSED.search(self.text) is not None
        return not self.kind and (self.behind or more)

    @property
    def of_middle(self) -> bool:
        """Whether it is a time that a median or a mean came to."""
        timed = self.time is not None and self.outcome.hours is not None
        beside = OTHER.search(self.text) or _AT.search(self.text[: self.amount.start])
        return timed and not (beside or self.of_hours) and MIDDLE.search(self.clause) is not None

    @property
    def clause(self) -> str:
        """The clause in which it stands."""
        ends = [one.end() for one in _CLAUSE.finditer(self.text) if one.end() <= self.amount.start]
        return _CLAUSE.split(self.text[max(ends, default=0) :], maxsplit=1)[0]

    @property
    def of_hours(self) -> bool:
        """Whether it is a time of minutes or hours, beside results that are longer."""
        day = HOURS["day"]
        return self.time is not None and self.hours < day <= (self.outcome.hours or 0.0)

    @property
    def of_these(self) -> bool:
        """Whether it counts people who are told to have the outcome."""
        counted = self.behind and bool(self.reckoning.groups) and (not self.kind or self.amount.whole is not None)
        return counted and are_of_it(self.amount, self.text)

    @cached_property
    def changes(self) -> frozenset[float]:
        """The changes of the outcome, where it is told by how much something changed."""
        by = self.kind not in ("share", "time") and not self.reckoning.compared
        return self.outcome.derived.changes if by and is_by(self.amount, self.text) else frozenset()

    def _is_size(self) -> bool:
        """Whether so many were analysed, in a sentence on that, or on nothing that was measured."""
        sizes = self.outcome.sizes
        words = terms_of(without_amounts(self.text)) - IN_RESULTS - PLAIN
        if not words.difference(*self.outcome.arms.titled.values()):
            gaps = (abs(one - other) for one, other in combinations(sizes, 2))
            return _is_size(self.amount, sizes) or (self.reckoning.compared and any(map(self.amount.holds, gaps)))
        return _ANALYSED.search(self.text) is not None and _is_size(self.amount, sizes)

    def _stands_there(self) -> bool:
        """Whether the lines of the outcome have it."""
        amount, results = self.amount, self.outcome.results
        if self.of_these:
            # the number of a share may have been taken for one of people, which is for a reader to see
            return any(PERCENT.search(one.unit) and amount.low == one.values[0] > 0 for one in results)
        if self.behind and self.kind == "share" and self.reckoning.groups:
            shares = (one.values if PERCENT.search(one.unit) else one.values[1:] for one in results)
            return any(isclose(amount.value, value) for values in shares for value in values)
        kind = "" if self.of_some else self.kind or None
        return not self.of_middle and self.outcome.has(
            amount, kind, self.hours, ends=OF_LIMITS.search(self.text) is not None
        )

    def _as_a_time(self) -> bool | None:
        amount, outcome = self.amount, self.outcome
        around = OF_LIMITS.search(self.text) is not None
        plain = (
            outcome.derived.mains
            if self.of_middle and not (amount.is_exact and around)
            else outcome.derived.differences
        )
        values = outcome.derived.together if amount.is_exact and not self.of_middle else plain
        if outcome.hours is not None and _is_near(amount, self.hours / outcome.hours, values):
            return True
        before = self.text[: amount.start]
        unknown = _AT.search(before) or GIVEN_FOR.search(before) or outcome.hours is None
        return None if unknown and "time frame" not in self.text else False

    def _as_people_or_a_value(self) -> bool | None:
        amount, text, outcome = self.amount, self.text, self.outcome
        reckoning = replace(self.reckoning, of_these=True) if self.of_these else self.reckoning
        cases = bool(reckoning.cases) or (not self.of_arm and may_be_of_cases(text, amount))
        if reckoning.groups and is_given(amount, text, reckoning, cases=cases):
            return True
        of_people = all(one.of_people for one in outcome.results)
        if (
            of_people
            and not self.kind
            and not self.of_some
            and all(PERCENT.search(one.unit) for one in outcome.results)
        ):
            return is_given(replace(amount, unit=Unit.SHARE, slack=1.0), text, reckoning, cases=cases)
        if of_people:
            return self._is_step()
        if amount.whole is not None:
            return True  # a part of the people, of whom no result tells
        if self.behind and self.kind == "share":
            return True
        if self.of_some:
            sizes = outcome.sizes
            sizes |= {abs(a - b) for a, b in combinations(sizes, 2)} if self.reckoning.compared else set()
            return any(map(amount.holds, sizes)) if all(outcome.sizes) else None
        return self._as_a_value()

    def _is_step(self) -> bool:
        """Whether it is the part by which one group's share is more than another's, or less."""
        by = self.kind == "share" and is_by(self.amount, self.text) and _BY.search(self.text[: self.amount.start])
        compared = replace(self.reckoning, compared=True)
        return bool(by) and any(compared.gives_more(self.amount, less=less) for less in (True, False))

    def _as_a_value(self) -> bool:
        amount, text, outcome = self.amount, self.text, self.outcome
        if _TIMES_AS.match(text, amount.end):
            slack = _OFF * amount.value if amount.is_exact else 0.0
            return any(amount.low - slack <= one <= amount.high + slack for one in outcome.derived.ratios)
        return any(_is_near(amount, factor, self._values()) for factor in factors(text, amount, outcome))

    def _values(self) -> frozenset[float]:
        """The values that the outcome gives it, or that are worked out of them."""
        amount, text, outcome = self.amount, self.text, self.outcome
        shares = all(PERCENT.search(one.unit) for one in outcome.results)
        bounded = not (self.changes or amount.is_exact or self.reckoning.compared or OF_LIMITS.search(text))
        if bounded and (self.kind != "share" or shares):
            return frozenset(one.values[0] for one in outcome.results)
        if self.changes:
            return self.changes
        plain = self.kind != "share" and not self.reckoning.compared
        if plain and MIDDLE.search(text) and not OTHER.search(text):
            return outcome.derived.mains
        if amount.is_of_points:
            below = any(NEGATIVE.search(one.quote) for one in outcome.results)
            gaps = distances(outcome) if below else outcome.derived.gaps
            if is_by(amount, text) and not shares:
                gaps |= outcome.derived.mains  # points of a score
            return gaps | {100 * one for one in gaps} if outcome.of_parts else gaps
        if _UNITED.match(text, amount.end):
            return outcome.derived.together
        if self.kind == "share" and outcome.of_parts:
            return outcome.derived.worked_out | {100 - 100 * one.values[0] for one in outcome.results}
        return outcome.derived.worked_out if self.kind == "share" else outcome.derived.together | outcome.derived.ratios


def is_interval(amount: Amount, text: str) -> bool:
    """Whether an amount is from one end of an interval to the other."""
    return amount.sign == ".." and _INTERVAL.search(text) is not None


def _is_around(amount: Amount, outcome: Outcome) -> bool:
    """Whether both ends of an interval, as far as they are written out, stand beside one result."""
    ends = [
        (end, 0.5 * 10.0 ** -len(written.partition(".")[2]) * _ROUNDED)
        for end, written in zip(amount.ends, _FIGURES.findall(amount.words), strict=False)
    ]
    return any(
        all(any(abs(value - end) <= half for value in one.values[1:]) for end, half in ends) for one in outcome.results
    )


def are_of_it(amount: Amount, text: str) -> bool:
    """Whether so many people are told to have an outcome, and not how many there are."""
    return not (
        is_size(amount, text)
        or _OF_THEM_THERE.match(text, amount.end)
        or _ANALYSED.search(text)
        or _ARE_THERE.search(text)
        or _IN_ALL.search(text[: amount.start])
        or (_THERE_WERE.search(text[: amount.start]) and _NOTHING_MORE.match(text, amount.end))
    )


def hours_of(time: re.Match[str]) -> float:
    """How many hours the unit of a time has."""
    return HOURS[_SHORT.get(time["unit"], time["unit"])]


def _is_size(amount: Amount, sizes: frozenset[float]) -> bool:
    """Whether so many people were analysed, or such a part of all of them."""
    shares = amount.unit is Unit.SHARE
    return any(amount.holds(100 * size / max(sizes) if shares else size) for size in sizes if max(sizes))


def _is_gap(text: str, start: int, end: int) -> bool:
    """Whether a time is by how much two results differ."""
    before, way = text[:start], WAY.search(without_amounts(text))
    by = (way or _LENGTHENED.search(text) or _DIFFERS.search(before)) is not None and _BY.search(before) is not None
    return by or _ADDED.search(before) is not None or (_GAP.match(text, end) is not None and not _AT.search(before))


def _is_near(amount: Amount, unit: float, values: frozenset[float]) -> bool:
    """Whether one of some values is an amount in a unit, or within its ends."""
    low, high = amount.low * unit, amount.high * unit
    if amount.is_exact and amount.unit is Unit.SHARE and not _FIGURES.search(amount.words):
        return any(map(amount.holds, values))
    if amount.is_exact:
        step = 0.5 * unit * 10.0 ** -len("".join(_DECIMALS.findall(amount.words)[-1:]))
        off = _ABOUT if amount.sign == "~" else 1e-6 if unit == 1.0 else _CLOSE
        return any(isclose(low, one, rel_tol=off) or abs(low - one) <= step * _ROUNDED for one in values)
    return any(low <= one <= high for one in values)
