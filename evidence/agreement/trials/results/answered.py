"""Whether the results of an outcome have a number of a sentence in the role that it is asked in, arm by arm.

What is open, as for people whose outcome is not named, is neither given nor missing. Where a sentence does not tell of
which arm or category a number is, any of them may have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import permutations
from math import isclose

from evidence.agreement.scales.manners import manner_of
from evidence.agreement.trials.counts.given import OF_THEM
from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.results.arm_titles import in_one_word
from evidence.agreement.trials.results.asked import Asked, Role, is_of_change
from evidence.agreement.trials.results.categories import Categories
from evidence.agreement.trials.results.denials import is_of_the_others, without_its_name
from evidence.agreement.trials.results.derived import Derived
from evidence.agreement.trials.results.findings import LONG, Outcome
from evidence.agreement.trials.results.frames import frames_of
from evidence.agreement.trials.results.result import SHARE, Result
from evidence.agreement.trials.results.rises import is_below_nought, is_by
from evidence.agreement.trials.words.amounts import Amount, Unit
from evidence.agreement.trials.words.scopes import scoped
from evidence.agreement.trials.words.wording import DENIED, IN_RESULTS
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_THAN = late_regex(r"\bthan\b|\bcompared\b|\b(?:versus|vs|against|gap|between|differ\w*|apart)\b")
_PUT = late_regex(r"\b(?:were|was|being|came|come|belonged)\s(?:all |both |mostly )?(?:in|on|from|to)\b")
"""Before the arm in which people were."""
_NO_CHANGE = late_regex(
    r"(?:\b(?:not|never|fail\w* to)|n['’]t)\s(?:\w+\s)?(?:rais|improv|increas|lower|reduc|decreas|chang|differ|prolong"
    r"|lengthen|extend|exceed|surpass|ris|fall|add|affect|influenc|help|mak|boost|cut)\w*"
)
"""Of a result that was not moved, whoever had it."""
_BOTH = late_regex(r"\bboth\b")
VERB = late_regex(
    r"\b(?:had|has|have|were|was|did|got|reach\w*|achiev\w*|respond\w*|show\w*|experienc\w*|develop\w*|progress\w*|remain\w*|saw)\b"
)
_GIVING = late_regex(r"\b(?:took|taken|takes?|rec[ei]{2}v\w+|swallow\w*|stayed on|treat\w*|infus\w*|dosed)\b")
"""In a sentence that may be on what was given."""
_SIZED = late_regex(
    r"\b(?:compris\w+|consist\w*|includ\w+|contain\w*|contribut\w*|larger|smaller|bigger|size|assigned|randomi[sz]ed"
    r"|recruited|enrol\w+|analy[sz]\w+|evaluated|evaluable|assessed|studied)\b"
)
"""In what is said of how many people there are."""
_ONCOLOGY = terms_of(" ".join((*LONG, *LONG.values()))) - IN_RESULTS
_AT_END = late_regex(r"\s(?:[\w-]+\s)?(?:patients|pts|participants|subjects|people|women)\W*\Z")
"""Behind a number of people of whom no more is told."""
_BESIDE_ARM = late_regex(r"\b(?:with|having)\s+(?=(?:had|has|have|were|was|who|did|achieved|reached)\b|\W*\Z)")
"""Before the place of an arm."""
_OF_THE_CASES = late_regex(r"\s?of (?:the |all |those |these )*(?:responders|cases|events|progressions)\b")
_ANALYSED = terms_of("analysed analyzed")
_MANY = 10
"""A part of more than so many is one of people."""
_LETTERS = 4
"""So many letters at least have the words of which one may be a part of the other."""
_CALENDAR, _CLOSE, _ABOUT, _NEAR = 0.09, 0.015, 0.15, 0.2
"""By how much of itself a time of weeks may be off in months, one in another unit, what is "about" so much, a ratio."""
_ROUNDED = 1 + 1e-6


@dataclass(frozen=True)
class Part:
    """A part of a sentence: its text without places, its numbers, the arms that may be meant, and the categories."""

    sentence: str
    words: frozenset[str]
    text: str
    asked: tuple[Asked, ...]
    arms: tuple[frozenset[str], ...]
    named: bool
    each: bool
    categories: Categories | None

    @cached_property
    def sized(self) -> bool:
        """Whether its sentence may tell of how many people there are."""
        return _SIZED.search(self.sentence) is not None or bool(self.words & _ANALYSED)

    def is_on(self, outcome: Outcome) -> bool:
        """Whether its sentence is on what was measured, and not on what was given alone."""
        return names(self.words, outcome) or not _GIVING.search(self.sentence)

    def in_each(self, found: Iterable[bool]) -> bool:
        """Whether what was found of each choice of arms makes it true: of each arm it has to be found in all."""
        return all(found) if self.each else any(found)

    def results(self, outcome: Outcome) -> list[list[Result]]:
        """The results of each choice of arms, in the categories that are named."""
        named = self.categories and self.categories.named
        labels = frozenset[str]().union(*self.categories.choices) if self.categories and named else None
        told = [one for one in outcome.results if labels is None or one.label in labels]
        return [[one for one in told if one.arm in some] for some in self.arms]


def is_given(asked: Asked, part: Part, outcome: Outcome) -> bool | None:
    """Whether the results give a number in its role; None where that is open."""
    fits = {
        Role.ANALYSED: _as_size,
        Role.PEOPLE: _as_people,
        Role.VALUE: _as_value,
        Role.GAP: _as_gap,
        Role.MORE: _as_more,
        Role.RATIO: _as_ratio,
        Role.INTERVAL: _as_interval,
        Role.TIME: _as_time,
        Role.EVERY: _as_time,
    }
    given = fits.get(asked.role, _as_end)(asked, part, outcome)
    limit = asked.amount.unit is Unit.SHARE and any(isclose(asked.amount.value, one) for one in outcome.limits)
    return None if limit and not given else given


def _as_size(asked: Asked, part: Part, outcome: Outcome) -> bool | None:
    sizes = {one.arm: one.analysed for one in outcome.results}
    if not all(sizes.values()) or DENIED.search(part.text):
        return None
    found = part.in_each(asked.amount.holds(sum(sizes[arm] for arm in some)) for some in part.arms)
    of_all = asked.amount.is_exact and not part.each and asked.amount.holds(sum(sizes.values()))
    if found or of_all:
        return True
    return False if part.sized or names(part.words, outcome) else None


def _as_people(asked: Asked, part: Part, outcome: Outcome) -> bool | None:
    behind = part.text[asked.amount.end :]
    if OF_THEM.match(behind) or _OF_THE_CASES.match(behind) or not _is_counted(part, outcome):
        return None
    readings, amount = _readings(part, outcome), asked.amount
    choices = part.categories.choices if part.categories else outcome.derived.choices

    def fits(some: frozenset[str]) -> bool:
        here = [[one for one in outcome.results if one.arm in some and one.label in labels] for labels in choices]
        return any(_allows(amount, results, denied) for results in here if results for denied in readings)

    found = part.in_each(fits(some) for some in part.arms) or _is_beside(asked, outcome)
    of_both = part.each and _BOTH.search(part.sentence) is not None and amount.is_exact
    mistaken = amount.unit is Unit.PEOPLE and any(
        SHARE.search(one.unit) and one.values[0] == amount.low for one in outcome.results
    )
    # the number of a share may have been taken for one of people, which is for a reader to see
    if mistaken or found or _is_size(asked, part, outcome) or (of_both and fits(frozenset().union(*part.arms))):
        return True
    of_part = manner_of(_BESIDE_ARM.sub(" ", behind)).of_part
    of_part = of_part and amount.whole not in outcome.sizes
    return None if of_part or _PUT.search(part.sentence) else False


def _is_counted(part: Part, outcome: Outcome) -> bool:
    """Whether the people of a part are those whom the outcome counts, of so many."""
    named = (part.categories is not None and part.categories.named) or names(part.words, outcome)
    return named and all(one.of_people and one.analysed for one in outcome.results)


def _readings(part: Part, outcome: Outcome) -> tuple[bool, ...]:
    """Whether a part tells of those who are not counted, or may do so."""
    text = scoped(part.sentence).text
    rest = without_its_name(text, outcome)
    named = part.categories is not None and part.categories.named
    own = part.text if rest == text and VERB.search(part.text) else rest
    if NOT.search(own) and not _NO_CHANGE.search(text) and is_of_the_others(text, outcome, part.words):
        return (True,)
    unsure = (outcome.is_denied and rest == text and not named) or DENIED.search(own)
    return (True, False) if unsure else (False,)


def _allows(amount: Amount, results: Sequence[Result], denied: bool) -> bool:
    """Whether so many of some arms' people are in some categories; where that is `denied`, or are in none."""
    whole = sum({one.arm: one.analysed for one in results}.values())
    people = sum(one.people for one in results)
    if amount.whole and amount.whole > _MANY and amount.sign == "=" and amount.whole != whole:
        return False
    off = 0.49 if any(SHARE.search(one.unit) for one in results) else 0.0
    count = whole - people if denied else people
    return any(amount.allows(value, whole) for value in {count, round(count + off), round(count - off)})


def _as_value(asked: Asked, part: Part, outcome: Outcome) -> bool | None:
    if not part.is_on(outcome) or NOT.search(without_its_name(part.text, outcome)):
        return None
    by = is_below_nought(outcome) and is_by(asked.amount, part.text)
    if not asked.amount.is_exact and not by and any(one.signed[0] < 0 for one in outcome.results):
        return None
    if _is_size(asked, part, outcome) or _is_beside(asked, outcome):
        return True
    if not (part.named or part.each):
        values = outcome.derived.together if asked.amount.is_exact else outcome.derived.values
        return _is_near(asked, values, outcome)
    return part.in_each(_is_near(asked, Derived(tuple(some)).values, outcome) for some in part.results(outcome))


def _as_gap(asked: Asked, part: Part, outcome: Outcome) -> bool | None:
    if not part.is_on(outcome) or NOT.search(part.text):
        return None
    sized = part.sized and asked.of_people and any(map(asked.amount.holds, outcome.gaps_of_sizes))
    if sized or _is_beside(asked, outcome):
        return True
    if all(one.of_people for one in outcome.results):
        return _as_gap_of_people(asked, part, outcome)
    gaps = set(outcome.derived.gaps)
    if is_of_change(outcome) and not _THAN.search(part.sentence):
        gaps.update(outcome.derived.values)
    return _is_near(asked, gaps, outcome) if gaps else None


def _is_size(asked: Asked, part: Part, outcome: Outcome) -> bool:
    """Whether a number, in a sentence on how many people there are, may be of all of them."""
    sized = part.sized or _AT_END.match(part.text, asked.amount.end)
    return bool(sized) and asked.of_people and _as_size(asked, part, outcome) is True


def _is_beside(asked: Asked, outcome: Outcome) -> bool:
    """Whether a number, in a sentence on the ends around results, may be one of them, or how far two are apart."""
    return not asked.sure and _is_near(asked, outcome.derived.around, outcome)


def _as_more(asked: Asked, part: Part, outcome: Outcome) -> bool | None:
    """Whether so many more people are in one arm than in another, or more of them had it."""
    counted = _is_counted(part, outcome) and not NOT.search(part.text)
    if (part.sized or not counted) and any(map(asked.amount.holds, outcome.gaps_of_sizes)):
        return True
    return _as_gap_of_people(asked, part, outcome) if counted else False if part.sized else None


def _as_gap_of_people(asked: Asked, part: Part, outcome: Outcome) -> bool | None:
    """Whether so many people, or points, more are in one arm, or in one category, than in another."""
    if not all(one.analysed for one in outcome.results):
        return None
    choices = part.categories.choices if part.categories else outcome.derived.choices
    pairs = outcome.derived.pairs(choices)
    off = 1.0 if any(SHARE.search(one.unit) for one in outcome.results) else 0.0
    amount = asked.amount
    if amount.unit is Unit.PEOPLE:
        gaps = [abs(one.people - other.people) for one, other in pairs]
        if DENIED.search(part.sentence):
            gaps += [abs(one.whole - one.people - other.whole + other.people) for one, other in pairs]
        amount = replace(amount, slack=max(amount.slack, off + 1e-6))
    else:
        gaps = [100 * abs(one.share - other.share) for one, other in pairs]
        amount = replace(amount, slack=max(amount.slack, 0.5))
        if not amount.is_of_points:
            gaps += [
                100 * abs(one.share / other.share - 1)
                for pair in pairs
                for one, other in (pair, pair[::-1])
                if other.share
            ]
    return any(map(amount.holds, gaps)) if gaps else None


def _as_ratio(asked: Asked, part: Part, outcome: Outcome) -> bool | None:
    if not asked.sure or NOT.search(part.text) or any(one.signed[0] < 0 for one in outcome.results):
        return None
    amount = asked.amount
    unit = 100.0 if amount.unit is Unit.SHARE else 1.0
    off = _NEAR if amount.is_exact else 0.0
    sized = part.sized or not all(one.of_people for one in outcome.results)
    sizes = {a / b for a, b in permutations(outcome.sizes, 2) if b} if sized else set()
    ratios = {unit * one for one in (*outcome.derived.ratios, *sizes)}
    return any(
        amount.low * (1 - off) <= value <= amount.high * (1 + off) for one in ratios for value in (one, one - unit)
    )


def _as_interval(asked: Asked, part: Part, outcome: Outcome) -> bool | None:
    """Whether both ends of an interval stand beside one result."""
    some = [one for results in part.results(outcome) for one in results if len(one.values) > 2]
    ends = [replace(asked, amount=replace(asked.amount, low=end, high=end, sign="=")) for end in asked.amount.ends]
    return any(all(_is_near(end, one.values[1:], outcome) for end in ends) for one in some) if some else None


def _as_end(asked: Asked, part: Part, outcome: Outcome) -> bool | None:
    beside = [one for results in part.results(outcome) for one in results]
    spread = asked.role is Role.SPREAD
    if NOT.search(part.text) or any(len(one.values) != (2 if spread else 3) for one in beside):
        return None
    below = any(value < 0 for one in beside for value in one.signed)
    if not asked.amount.is_exact and (below or spread):
        return None
    pick = max if asked.role is Role.UPPER else min
    ends = [pick(one.values[1:]) for one in beside]
    if below and not spread:
        ends = [value for one in beside for value in one.values[1:]]  # of a fall the lower end may be the lesser one
    return _is_near(asked, ends, outcome)


def _is_near(asked: Asked, values: Iterable[float], outcome: Outcome) -> bool:
    """Whether a number is one of some values as far as it is written out, or within whose bounds one is."""
    amount, unit = asked.amount, asked.hours / (outcome.hours or 1.0)
    step = 0.5 * 10.0 ** -len(amount.words.partition(".")[2].rstrip("% abcdefghijklmnopqrstuvwxyz")) * unit * _ROUNDED
    low, high = amount.low * unit, amount.high * unit
    if not amount.is_exact:
        return any(low <= one <= high for one in values)
    off = max(step, _ABOUT * abs(low)) if amount.sign == "~" else step
    return any(abs(low - one) <= off or (unit != 1.0 and isclose(low, one, rel_tol=_CLOSE)) for one in values)


def _as_time(asked: Asked, part: Part, outcome: Outcome) -> bool | None:
    frames = frames_of(outcome, between=asked.role is Role.EVERY)
    if not frames or NOT.search(part.text):
        return None
    if outcome.hours is not None and asked.role is Role.TIME:
        frames |= {value * outcome.hours for one in outcome.results for value in one.values}
    amount = asked.amount
    throughout = amount.words.startswith(("over ", "up to "))  # no bound, but for how long something went on
    if not amount.is_exact and not throughout:
        ends = (amount.low * asked.hours, amount.high * asked.hours)
        return any(ends[0] * (1 - _CALENDAR) <= one <= ends[1] * (1 + _CALENDAR) for one in frames)
    off = _ABOUT if amount.sign == "~" else _CALENDAR
    return any(isclose(amount.value * asked.hours, one, rel_tol=off) for one in frames)


def names(words: frozenset[str], outcome: Outcome) -> bool:
    """Whether some words name an outcome, in full or by a part of what it is called."""
    title = (
        terms_of(in_one_word(outcome.title))
        | outcome.named
        | (outcome.words & _ONCOLOGY)
        | (outcome.defined - IN_RESULTS)
    )
    return any(one in title or any(is_alike(one, word) for word in title) for one in words)


def is_alike(one: str, other: str) -> bool:
    """Whether one of two long words is a part of the other."""
    return min(len(one), len(other)) >= _LETTERS and (one in other or other in one)
