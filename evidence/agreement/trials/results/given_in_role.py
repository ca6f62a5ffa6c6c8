"""Whether the results of an outcome have a number of a sentence in the role that it is told in, arm by arm.

What is open, as for people whose category is not named, is neither given nor missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import isclose

from evidence.agreement.scales.manners import manner_of
from evidence.agreement.trials.counts.events import subsets
from evidence.agreement.trials.counts.given import OF_THEM
from evidence.agreement.trials.results.amounts_given import NOT_GIVEN, is_of_the_others
from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.results.arm_titles import in_one_word
from evidence.agreement.trials.results.categories import Categories
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.results.following import PERCENT
from evidence.agreement.trials.results.frames import frames_of
from evidence.agreement.trials.results.result import Result
from evidence.agreement.trials.results.rises import is_below_nought, is_by
from evidence.agreement.trials.results.roles import Role, Told, is_of_change, over
from evidence.agreement.trials.words.amounts import Amount, Unit
from evidence.agreement.trials.words.scopes import scoped
from evidence.agreement.trials.words.wording import DENIED
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_THAN = late_regex(r"\bthan\b|\bcompared\b|\b(?:versus|vs|against|gap|between|differ\w*|apart)\b")
_PUT = late_regex(r"\b(?:were|was|being|came|come|belonged)\s(?:all |both |mostly )?(?:in|on|from|to)\b")
"""Before the arm in which people were."""
_DENIED = late_regex(
    r"\b(?:not|no|none|never|without|free|avoid\w*|escap\w*|lack\w*|spared|nor|neither|but|rest|others?|fail\w*|absent)\b|n['’]t\b"
)
_OF_NOBODY = late_regex(r"\b(?:none|nobody|no one|zero|neither)\b")
_NO_CHANGE = late_regex(
    r"(?:\b(?:not|never|fail\w* to)|n['’]t)\s(?:\w+\s)?(?:rais|improv|increas|lower|reduc|decreas|chang|differ|prolong"
    r"|lengthen|extend|exceed|surpass|ris|fall|add|affect|influenc|help|mak|boost|cut)\w*"
)
"""Of a result that was not moved, whoever had it."""
_BOTH = late_regex(r"\bboth\b")
_VERB = late_regex(
    r"\b(?:had|has|have|were|was|did|got|reach\w*|achiev\w*|respond\w*|show\w*|experienc\w*|develop\w*|progress\w*|remain\w*|saw)\b"
)
_GIVING = late_regex(r"\b(?:took|taken|takes?|rec[ei]{2}v\w+|swallow\w*|stayed on|treat\w*|infus\w*|dosed)\b")
"""In a sentence that may be on what was given."""
_LETTERS = 4
"""So many letters at least have the words of which one may be a part of the other."""
_CALENDAR, _CLOSE, _ABOUT = 0.09, 0.015, 0.15
"""By how much of itself a time of weeks may be off in months, one in another unit, and what is "about" so much."""
_ROUNDED = 1 + 1e-6


@dataclass(frozen=True)
class Part:
    """A part of a sentence: its text without places, its numbers, the arms that may be meant, and the categories."""

    sentence: str
    words: frozenset[str]
    text: str
    told: tuple[Told, ...]
    arms: tuple[frozenset[str], ...]
    named: bool
    each: bool
    categories: Categories | None


def is_given(told: Told, part: Part, outcome: Outcome) -> bool | None:
    """Whether the results give a number in its role; None where that is open."""
    fits = {
        Role.ANALYSED: _fits_size,
        Role.PEOPLE: _fits_people,
        Role.VALUE: _fits_value,
        Role.GAP: _fits_gap,
        Role.TIME: _fits_time,
        Role.EVERY: _fits_time,
        Role.LOWER: _fits_end,
        Role.UPPER: _fits_end,
        Role.SPREAD: _fits_end,
    }[told.role]
    return fits(told, part, outcome)


def _fits_size(told: Told, part: Part, outcome: Outcome) -> bool | None:
    sizes = {one.arm: one.analysed for one in outcome.results}
    if not all(sizes.values()) or DENIED.search(part.text):
        return None
    found = [told.amount.holds(sum(sizes[arm] for arm in some)) for some in part.arms]
    return _in_each(found, part)


def _fits_people(told: Told, part: Part, outcome: Outcome) -> bool | None:
    categories = part.categories
    of_these = OF_THEM.search(part.sentence) or manner_of(part.sentence).of_part or _PUT.search(part.sentence)
    named = categories is not None and (categories.named or _names(part.words, outcome))
    if categories is None or of_these or not named or not all(one.analysed for one in outcome.results):
        return None
    text = scoped(part.sentence).text
    own = part.text if _VERB.search(part.text) else text
    of_others = NOT.search(own) is not None and is_of_the_others(text, outcome, part.words)
    unsure = (
        (_DENIED.search(own) and not of_others)
        or _NO_CHANGE.search(text)
        or _OF_NOBODY.search(text)
        or NOT_GIVEN.search(text)
    )
    if outcome.is_denied or unsure:
        return None
    everybody = frozenset().union(*part.arms)
    of_both = part.each and _BOTH.search(part.sentence) is not None and told.amount.is_exact

    def fits(some: frozenset[str]) -> bool:
        here = [one for one in outcome.results if one.arm in some]
        return any(
            _allows(told.amount, [one for one in here if one.label in labels], of_others)
            for labels in categories.choices
        )

    return _in_each([fits(some) for some in part.arms], part) or (of_both and fits(everybody))


def _in_each(found: Sequence[bool], part: Part) -> bool:
    """Whether what was found of each choice of arms makes it true: of each arm it has to be found in all."""
    return all(found) if part.each else any(found)


def _allows(amount: Amount, results: Sequence[Result], denied: bool) -> bool:
    """Whether so many of some arms' people are in some categories; where that is `denied`, or are in none."""
    whole = sum({one.arm: one.analysed for one in results}.values())
    people = sum(one.people for one in results)
    off = 0.5 if any(PERCENT.search(one.unit) for one in results) else 0.0
    count = whole - people if denied else people
    readings = {count, round(count + off), round(count - off)}
    return any(amount.allows(value, whole) for value in readings)


def _fits_value(told: Told, part: Part, outcome: Outcome) -> bool | None:
    if _GIVING.search(part.sentence) and not _names(part.words, outcome):
        return None
    negative = any(value < 0 for one in outcome.results for value in one.signed[:1])
    bounded = not told.amount.is_exact
    if not (part.named or part.each) or NOT.search(part.text) or told.amount.sign == "..":
        return None
    if negative and bounded and not (is_below_nought(outcome) and is_by(told.amount, part.text)):
        return None
    found = [
        _is_near(told, list(_values([one for one in outcome.results if one.arm in some])), outcome)
        for some in part.arms
    ]
    return _in_each(found, part)


def _values(results: Sequence[Result]) -> Iterator[float]:
    """The results of some arms, and by how much each arm's changed."""
    yield from (one.values[0] for one in results)
    yield from (abs(one.signed[0] - it.signed[0]) for one, it in combinations(results, 2) if one.arm == it.arm)


def _fits_gap(told: Told, part: Part, outcome: Outcome) -> bool | None:
    given = _GIVING.search(part.sentence) and not _names(part.words, outcome)
    if given or NOT.search(part.text):
        return None
    pairs = list(combinations(outcome.results, 2))
    if told.amount.unit is Unit.PEOPLE and all(one.of_people for one in outcome.results):
        return _fits_gap_of_people(told, part, outcome)
    if told.amount.is_of_points and all(one.of_people for one in outcome.results):
        shares = ((one, other) for one, other in pairs if one.analysed and other.analysed)
        gaps = [100 * abs(one.people / one.analysed - other.people / other.analysed) for one, other in shares]
    else:
        gaps = [abs(one.signed[0] - other.signed[0]) for one, other in pairs]
        if is_of_change(outcome) and not _THAN.search(part.sentence):
            gaps += [one.values[0] for one in outcome.results]
    return _is_near(told, gaps, outcome) if gaps else None


def _fits_gap_of_people(told: Told, part: Part, outcome: Outcome) -> bool | None:
    """Whether so many people more are in one arm, or in one category, than in another."""
    categories = part.categories
    if categories is None or not (categories.named or _names(part.words, outcome)):
        return None
    if outcome.is_denied or not all(one.analysed for one in outcome.results) or NOT_GIVEN.search(part.sentence):
        return None
    arms = [frozenset(some) for some in subsets(list(dict.fromkeys(one.arm for one in outcome.results)))]
    counts = [
        (some, labels, sum(one.people for one in outcome.results if one.arm in some and one.label in labels))
        for some in arms
        for labels in categories.choices
    ]
    gaps = [
        abs(people - others)
        for (some, labels, people), (other, its, others) in combinations(counts, 2)
        if (labels == its and some.isdisjoint(other)) or (some == other and labels.isdisjoint(its))
    ]
    off = 1.0 if any(PERCENT.search(one.unit) for one in outcome.results) else 0.0
    amount = replace(told.amount, slack=max(told.amount.slack, off + 1e-6))
    return any(map(amount.holds, gaps)) if gaps else None


def _fits_end(told: Told, part: Part, outcome: Outcome) -> bool | None:
    beside = [one for one in outcome.results if any(one.arm in some for some in part.arms)]
    ends = 1 if told.role is Role.SPREAD else 2
    if NOT.search(part.text) or any(len(one.values) != ends + 1 for one in beside):
        return None
    below = any(value < 0 for one in beside for value in one.signed)
    if not told.amount.is_exact and (below or told.role is Role.SPREAD):
        return None
    pick = max if told.role is Role.UPPER else min
    signed = [pick(one.signed[1:]) for one in beside]
    if told.role is not Role.SPREAD and min(value for one in beside for value in one.signed) < 0:
        signed = [value for one in beside for value in one.values[1:]]  # of a fall the lower end may be the lesser one
    return _is_near(told, [abs(one) for one in signed], outcome)


def _is_near(told: Told, values: Sequence[float], outcome: Outcome) -> bool:
    """Whether a number is one of some values as far as it is written out, or within whose bounds one is."""
    amount, unit = told.amount, told.hours / (outcome.hours or 1.0)
    step = 0.5 * 10.0 ** -len(amount.words.partition(".")[2].rstrip("% abcdefghijklmnopqrstuvwxyz")) * unit * _ROUNDED
    low, high = amount.low * unit, amount.high * unit
    if amount.sign == "~":
        off = max(step, _ABOUT * abs(amount.value) * unit)
        return any(abs(amount.value * unit - one) <= off for one in values)
    if amount.is_exact:
        return any(abs(low - one) <= step or isclose(low, one, rel_tol=_CLOSE) for one in values if unit != 1.0) or any(
            abs(low - one) <= step for one in values
        )
    return any(low <= one <= high for one in values)


def _fits_time(told: Told, part: Part, outcome: Outcome) -> bool | None:
    frames = frames_of(outcome, between=told.role is Role.EVERY)
    if not frames or NOT.search(part.text):
        return None
    if outcome.hours is not None and told.role is Role.TIME:
        frames |= {value * outcome.hours for one in outcome.results for value in one.values}
    amount = told.amount
    if not amount.is_exact and not over(amount):
        ends = (amount.low * told.hours, amount.high * told.hours)
        return any(ends[0] * (1 - _CALENDAR) <= one <= ends[1] * (1 + _CALENDAR) for one in frames)
    return any(
        isclose(amount.value * told.hours, one, rel_tol=max(_CALENDAR, _ABOUT if amount.sign == "~" else 0))
        for one in frames
    )


def _names(words: frozenset[str], outcome: Outcome) -> bool:
    """Whether some words name an outcome, in full or by a part of what it is called."""
    title = terms_of(in_one_word(outcome.title)) | outcome.named
    return any(one in title or any(is_alike(one, word) for word in title) for one in words)


def is_alike(one: str, other: str) -> bool:
    """Whether one of two long words is a part of the other."""
    return min(len(one), len(other)) >= _LETTERS and (one in other or other in one)
