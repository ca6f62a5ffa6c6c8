"""What the arms of a trial were given: doses, cycles and lengths of treatment that a claim gives otherwise.

A number is wrong where all that a claim says of it stands in a line of an arm that has another in the same unit, and
it follows from none that the arms have: it is no dose of a day, no number of tablets, no length of all cycles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.measures import Measure, apart
from evidence.agreement.passages import Passage, Value
from evidence.agreement.points import Point, measured
from evidence.agreement.terms import terms_of
from evidence.agreement.texts import passages_of
from evidence.agreement.times import HOURS
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.treatment.portion import Longer
from evidence.agreement.trials.treatment.portions import EVERY_HOURS, longer_times, portion_of, portions_of
from evidence.agreement.trials.words.amounts import has_number
from evidence.agreement.trials.words.scopes import Scope, scoped, trials_in
from evidence.agreement.verdict import Said
from evidence.claims.claim import QuantityKind
from evidence.claims.numerals import NUMERAL, value_of
from evidence.claims.units import MEDICATIONS
from evidence.late import late_regex

_SHORT = {
    "orally": r"\bp\.?o\.?(?![\w.])|\bper os\b|\bby mouth\b|\boral\b",
    "intravenous": r"\bi\.?v\.?(?![\w.])|\bintravenously\b|\binto (?:a|the) vein\b",
    "subcutaneous": r"\bs\.?[cq]\.?(?![\w.])|\bsubcutaneously\b",
    "intramuscular": r"\bi\.?m\.?(?![\w.])|\bintramuscularly\b",
    "twice daily": r"\bb\.?i\.?d\.?(?![\w.])|\btwice (?:a|per|each|every) day\b|\btwo times (?:a|per|each) day\b",
    "thrice daily": r"\bt\.?i\.?d\.?(?![\w.])|\bthree times (?:a|per|each) day\b|\bthree times daily\b",
    "daily": r"\bq\.?d\.?(?![\w.])|\b(?:once )?(?:a|per|each|every) day\b|\bonce daily\b|/day\b",
    "weekly": r"\bqw\b|\b(?:once )?(?:a|per|each|every) week\b|\bonce weekly\b|/week\b",
}
_LONG = tuple((words, late_regex(pattern)) for words, pattern in _SHORT.items())
_HOW = terms_of(
    "orally intravenous subcutaneous intramuscular twice thrice daily weekly monthly times once dose doses dosage"
    " tablets tablet capsules capsule pill pills cycles cycle course courses treatment treatments therapy total"
    " administered administration given patients received starting start"
)
"""Words that say how much and how often, and not what."""
_OPEN = late_regex(
    r"\b(?:cumulative|altogether|overall|sum|combined|average|mean|may|might|could|can|if|unless|after|before"
    r"|reduced?|increas\w+|escalat\w+|first|initial|next|remaining|subsequent|then|no|not|none|neither|never|without|between|from|than|half"
    r"|twice the|times (?:as|the|more))\b"
)
"""Words by which a number may follow from others, or hold for a part of the time."""
_CYCLE = late_regex(
    rf"(?P<number>{NUMERAL})[\s-](?P<unit>day|week|month)s?[\s-]"
    r"(?:long |treatment |dosing |therapy |chemotherapy )?(?:cycle|course)s?\b"
    rf"|\b(?:cycle|course)s?[\s,)]*(?:(?:is|was|are|were|=|of|lasts?|lasting|each|every|being|repeats?|repeated|at)\s?){{1,3}}"
    rf"(?P<other>{NUMERAL})[\s-](?P<unit_behind>day|week|month)s?\b"
    rf"|\bevery (?P<every>{NUMERAL})[\s-](?P<of>day|week|month)s? for (?:a total of |up to )?{NUMERAL}"
    r" (?:cycle|course)s\b"
    rf"|(?P<adverb>{NUMERAL})[\s-](?P<ly>week|month)ly (?:cycle|course)s?\b"
)
_DAYS = {"day": 1, "week": 7, "month": 30}
_CLOSE = 0.1
"""By how much two lengths may differ: four weeks are called a month."""
_PERIOD = late_regex(
    r"(?:\b(?:per|a|each|every)\s|/)(?:[\w-]+\s){0,2}(?P<of>cycle|course|month|week|day)\b"
    r"|\b(?P<adverb>daily|weekly|monthly|over|during|throughout|within)\b"
)
_TOTAL = late_regex(r"\btotal\b")
_IN_ALL = late_regex(r"\bin (?:total|all)\b|\baltogether\b|\btotal (?:duration|length|time)\b")
"""In a sentence that says how long all cycles take."""
_PER_DAY = {"twice": 2, "thrice": 3, "two": 2, "three": 3, "four": 4, "six": 6}
_COUNT = late_regex(r"\b(\d{1,2}|two|three|four|five|six|eight)\b(?=\s(?:\d|x\b|tablets?|capsules?|pills?|times|mg))")
_FIRST = late_regex(r"\d[\d.,]*")
_WRITTEN = late_regex(r"(?<![\d.])\d[\d.,]*(?=\s?(?:mg|milligrams?|g|grams?)\b)")
_PIECES = frozenset({"tablet", "capsule", "pill"})
_WHOLE = _PIECES | {"cycle"}
_TIMES = frozenset({QuantityKind.DURATION, QuantityKind.TIMEPOINT})


_PROVISO = late_regex(
    r"(?:\A\W*|,?\s)(?:unless|(?:as|so) long as|provided(?: that)?|in the absence of)\s[^,;\d]*?"
    r"\b(?:progress|recur|relaps|toxic|toler|side[- ]effects?|bearabl|comes? back|acceptabl|cancer|disease|withdraw)\w*"
    r"[^,;\d]*(?:,|\Z|(?=;))"
)
"""On what condition a treatment goes on: as long as it is borne, and helps."""
_AND_A_PART = late_regex(r"\sand a (?:half|quarter)\b")
"""Behind a number that is not read to its end."""
_WITHIN = late_regex(r"\b(?:within|over|after|during|across)\s\Z")


@dataclass(frozen=True)
class Given:
    """The lines that say what an arm is given."""

    trial: str
    arm: str
    lines: tuple[Passage, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """All the words of its lines."""
        return frozenset(term for line in self.lines for term in long_terms(line.text))

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """All the numbers of its lines."""
        return tuple(value for line in self.lines for value in line.values)


@lru_cache(maxsize=64)
def given_in(text: str) -> tuple[Given, ...]:
    """What each arm of a record is given."""
    grouped: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages_of(text):
        if passage.section == "intervention":
            grouped.setdefault((passage.trial, passage.arm), []).append(passage)
    return tuple(Given(trial, arm, tuple(lines)) for (trial, arm), lines in grouped.items())


@lru_cache(maxsize=64)
def described_in(text: str) -> tuple[Given, ...]:
    """What the arms of an outcome's results were given, as far as their descriptions tell."""
    lines = [one for one in passages_of(text) if one.section == "results" and one.arm]
    if not any(one.defines for one in lines):
        return ()
    told = [one for one in passages_of(text) if one.section == "outcome"]
    arms = dict.fromkeys((one.trial, one.arm) for one in lines)
    return tuple(
        Given(trial, arm, tuple(one for one in (*told, *lines) if one.trial == trial and one.arm in ("", arm)))
        for trial, arm in arms
    )


def given_otherwise(claim: str, points: Sequence[Point], text: str) -> Iterator[Said]:
    """The numbers of a claim that no arm it may speak of was given."""
    arms = given_in(text)
    trials = set(trials_in(claim.casefold()))
    for sentence, inside in by_sentence(claim, points) if arms else ():
        yield from _in_sentence(sentence, inside, arms, trials)


def by_sentence(claim: str, points: Sequence[Point]) -> Iterator[tuple[str, list[Point]]]:
    """The sentences and clauses of a claim that ask for themselves, in small letters, with the numbers in each."""
    lower, start = claim.casefold(), 0
    for end in (*(match.start() for match in SENTENCE.finditer(lower)), len(lower)):
        inside = (point for point in points if start <= point.quantity.span.start < end)
        yield (
            _PROVISO.sub(_without_proviso, lower[start:end]),
            [one for one in inside if not _AND_A_PART.match(lower, one.quantity.span.end)],
        )
        start = end


def _without_proviso(match: re.Match[str]) -> str:
    return match.group() if has_number(match.group()) else " "


def _in_sentence(sentence: str, points: Sequence[Point], arms: Sequence[Given], trials: set[str]) -> Iterator[Said]:
    here = scoped(sentence)
    if not here.clear or _OPEN.search(here.text):
        return
    meant = arms_meant(arms, _scope(sentence, trials))
    yield from _cycles_otherwise(here.text, arms if here.scope.both else meant)
    total = _TOTAL.search(here.text) is not None
    for point in points:
        said = long_terms(" ".join(point.near)) - _HOW
        spoken = [arm for arm in meant if said <= arm.words]
        if _is_of_other_times(point, sentence, meant) or _is_of_what_is_given(point, sentence, points):
            continue
        told = _is_number_of_cycles(point, sentence) or (said and not total and _is_amount(point))
        if told and not _follows_in_all(point, here.text, meant):
            yield from _otherwise(point, said, spoken, meant)


def _is_of_what_is_given(point: Point, sentence: str, points: Sequence[Point]) -> bool:
    """Whether a number is none, or a time of days within which another amount is given."""
    start = sentence.find(point.quantity.text.casefold())
    within = _WITHIN.search(sentence[:start]) or _WITHIN.match(f"{sentence[start:].partition(' ')[0]} ")
    beside = any(_is_amount(one) and one.quantity.kind not in _TIMES for one in points)
    long = point.quantity.kind in _TIMES and point.measure.number.value >= HOURS["day"]
    return point.measure.number.value == 0 or (within is not None and beside and long)


def _is_number_of_cycles(point: Point, sentence: str) -> bool:
    """Whether a number is of cycles, and not one within which something else is counted."""
    within = _WITHIN.search(sentence[: sentence.find(point.quantity.text.casefold())]) is not None
    return point.quantity.unit == "cycle" and not (within and _TOTAL.search(sentence))


def _follows_in_all(point: Point, text: str, meant: Sequence[Given]) -> bool:
    """Whether a dose of a longer time, or in all, follows from what the arms were given."""
    longer = longer_times(text)
    return longer is not None and point.quantity.unit != "cycle" and _follows_from(point, meant, longer)


def _follows_from(point: Point, meant: Sequence[Given], longer: Longer | None) -> bool:
    lines = tuple(line for arm in meant for line in arm.lines)
    return portions_of(lines).give(portion_of(point.measure, point.quantity.text), longer)


def may_be_given(claim: str, point: Point, text: str) -> bool:
    """Whether a number of a claim may follow from what the arms that it may speak of were given."""
    if not (point.quantity.unit in _WHOLE or _is_amount(point)):
        return False
    lower = claim.casefold()
    scope = _scope(lower, set(trials_in(lower)))
    meant = arms_meant(given_in(text), scope) or given_in(text)
    if _is_of_other_times(point, lower, meant) or any(_may_follow(point, arm) for arm in meant):
        return True
    if point.quantity.kind in _TIMES and any(_is_a_cycle(point, arm) for arm in meant):
        return True
    told = meant or arms_meant(described_in(text), scope) or arms_meant(described_in(text), replace(scope, arm=""))
    return bool(told) and point.slot is Slot.REGIMEN and _follows_in_all(point, lower, told)


def _is_a_cycle(point: Point, arm: Given) -> bool:
    """Whether a time is as long as a cycle that an arm's lines name, in whatever words."""
    days = point.measure.number.value / HOURS["day"] if point.measure.scale == "hour" else 0.0
    return any(isclose(days, one) for line in arm.lines for one, _ in cycles_in(line.text.casefold()))


def _scope(text: str, trials: set[str]) -> Scope:
    return scoped(text).scope.within(Scope(next(iter(trials)) if len(trials) == 1 else ""))


def _is_of_other_times(point: Point, text: str, meant: Sequence[Given]) -> bool:
    """Whether a dose is of a day, a week, a month or a cycle, where no line gives doses of such a time."""
    dose = point.quantity.kind is QuantityKind.DOSE or point.quantity.unit in {*MEDICATIONS, *_PIECES}
    ours = _periods(text) if dose else set()
    return bool(ours and meant) and not any(
        ours <= _periods(line.text.casefold()) for arm in meant for line in arm.lines
    )


def _periods(text: str) -> set[str]:
    """The times that a lower-case text gives a dose of, as words: of a week, over so many days."""
    return {match["of"] or match["adverb"] for match in _PERIOD.finditer(_long(text))}


def _otherwise(point: Point, said: frozenset[str], spoken: Sequence[Given], meant: Sequence[Given]) -> Iterator[Said]:
    lines = [
        (line, value)
        for arm in spoken
        for line in arm.lines
        for value in line.values
        if value.measure.scale == point.measure.scale and said <= long_terms(line.text)
    ]
    if not lines or any(_may_follow(point, arm) or _is_written(point, arm) for arm in meant):
        return
    if point.quantity.kind in _TIMES and _follows_from(point, meant, None):
        return
    line, value = lines[0]
    why = "The arm was given the same in other numbers, and the claim's follows from none of them."
    yield Said(point.slot, point.quantity.text, value.text, Verdict.DIFFERS, why, line.quote)


def _cycles_otherwise(sentence: str, meant: Sequence[Given]) -> Iterator[Said]:
    """The length of a cycle, where every cycle of the arms has another."""
    theirs = [
        (line, days, words) for arm in meant for line in arm.lines for days, words in cycles_in(line.text.casefold())
    ]
    for days, words in cycles_in(sentence) if theirs and not _IN_ALL.search(sentence) else ():
        if not any(isclose(days, one, rel_tol=_CLOSE) for _, one, _ in theirs):
            line, _, shown = theirs[0]
            why = "The cycles of the arm have another length."
            yield Said(Slot.TIMEPOINT, words, shown, Verdict.DIFFERS, why, line.quote)


def cycles_in(text: str) -> Iterator[tuple[float, str]]:
    """How many days the cycles last that a lower-case text names, in its words."""
    for match in _CYCLE.finditer(text):
        number = match["number"] or match["other"] or match["every"] or match["adverb"]
        unit = match["unit"] or match["unit_behind"] or match["of"] or match["ly"]
        yield value_of(number) * _DAYS[unit], match.group()


def arms_meant(arms: Sequence[Given], scope: Scope) -> list[Given]:
    """The arms of a place; none where it could be one of two trials."""
    if scope.both:
        return []
    trials = {arm.trial for arm in arms}
    if len(trials) > 1 and not scope.trial:
        return []
    return [arm for arm in arms if scope.arm in ("", arm.arm) and (arm.trial in ("", scope.trial) or not scope.trial)]


def _is_amount(point: Point) -> bool:
    dose = point.quantity.kind is QuantityKind.DOSE or point.quantity.unit in MEDICATIONS or point.slot is Slot.REGIMEN
    return (dose or point.quantity.kind in _TIMES) and not point.compared and not point.measure.number.bounded


def _may_follow(point: Point, arm: Given) -> bool:
    """Whether a number is one of an arm's, or one of them so many times, or two together."""
    same = [
        measured(point, line, value)
        for line in arm.lines
        for value in line.values
        if value.measure.scale == point.measure.scale
    ]
    factors = _factors(point, arm) if point.quantity.unit != "cycle" else {1.0}
    made = [_times(one, factor) for one in same for factor in factors]
    made += [_plus(one, other) for one in same for other in same]
    return any(not apart(point.measure, one) for one in made)


def _is_written(point: Point, arm: Given) -> bool:
    """Whether a number stands in an arm's lines, before a unit that is written out otherwise."""
    number = _FIRST.search(point.quantity.text)
    return number is not None and any(number.group() in _WRITTEN.findall(line.text) for line in arm.lines)


def _factors(point: Point, arm: Given) -> set[float]:
    """By what the numbers of an arm may be multiplied: times a day, tablets; for lengths of time also cycles."""
    text = _long(" ".join(line.text.casefold() for line in arm.lines))
    counts = {float(_PER_DAY.get(word, 0) or (word if word.isdigit() else 0)) for word in _COUNT.findall(text)}
    counts |= {float(_PER_DAY[word]) for word in ("twice", "thrice") if word in text}
    counts |= {24 / hours for match in EVERY_HOURS.finditer(text) if (hours := value_of(match["hours"]))}
    if point.quantity.kind in _TIMES:
        counts |= {value.measure.number.value for value in arm.values if value.measure.scale not in ("hour", "mg")}
    factors = {one for one in counts if one > 0}
    return {1.0} | factors | {1 / one for one in factors}


def _times(measure: Measure, factor: float) -> Measure:
    number = measure.number
    return replace(measure, number=replace(number, low=number.low * factor, high=number.high * factor))


def _plus(one: Measure, other: Measure) -> Measure:
    low, high = one.number.low + other.number.low, one.number.high + other.number.high
    return replace(one, number=replace(one.number, low=low, high=high))


def _long(text: str) -> str:
    """A lower-case text with the abbreviations of routes and schedules in words."""
    for words, pattern in _LONG:
        text = pattern.sub(f" {words} ", text)
    return text


@lru_cache(maxsize=4096)
def long_terms(text: str) -> frozenset[str]:
    """The words of a text without endings, routes and schedules written out."""
    return terms_of(_long(text.casefold()))
