"""Numbers beyond all that a trial's record has: more people than there were, a longer time than any of its times.

A statement need not be understood for this: whatever it speaks of, the record has nothing as large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import inf

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.counts.events import arms_of
from evidence.agreement.trials.results.findings import outcomes_of
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of
from evidence.agreement.trials.words.wording import ELSEWHERE, is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_PEOPLE = late_regex(
    r"(?!\s?(?:[mµ]?g|mcg|gy|iu)\b)\s?(?:of (?:the |all |these )*)?(?:[\w-]+ trial )?(?:[\w-]+\s)?"
    r"(?:patients|pts|participants|subjects|people|women)\b"
)
_PLANNED = late_regex(r"\b(?:screen|enrol|recruit|random|assign|plan|invit|regist)\w*|\b(?:per|every)\b")
"""Of people beside those whom a table counts."""
_TIME = late_regex(rf"(?<![\w.-])(?P<number>{NUMERAL})[\s-]?(?P<unit>{'|'.join(HOURS)})s?\b(?![\s-](?:old|of age)\b)")
_AT = late_regex(rf"\b(?P<unit>{'|'.join(HOURS)})s?\s(?P<number>{NUMERAL})")
_OF_AGE = late_regex(r"\b(?:aged?|over|under|older than|younger than)\s\Z")
_GRAMS = {"kg": 1e3, "g": 1.0, "grams": 1.0, "gram": 1.0, "mg": 1e-3, "mcg": 1e-6, "µg": 1e-6, "μg": 1e-6}
_MASS = late_regex(
    rf"(?<![\w.-])(?P<number>{NUMERAL})[\s-]?(?P<unit>{'|'.join(_GRAMS)})\b"
    r"(?!/d?l|\s(?:patient|pt|participant|subject|wom[ae]n|m[ae]n|person|child|infant|adult)s?\b)"
)
_WEIGHS = late_regex(r"\bweigh\w*\s(?:\w+\s){0,2}\Z")
_ADDED = late_regex(
    r"\b(?:total|sum|combined|together|altogether|cumulative\w*|history|expectancy|born|age|some(?:one|body)|if)\b"
)
"""In a sentence on a length that is put together, or on what was before the trial."""
_ARMS = late_regex(
    rf"\b(?:the|these|all|all of the|both)\s(?P<number>{NUMERAL})\s(?:different\s)?(?:cohorts|arms|groups)\b"
)
_AN_ARM = late_regex(r"\w\sarm\b\s?[:+]")
"""Arms that a line names, of which a record may list several as one."""
_OF_A_TRIAL = late_regex(
    r"\b(?:trials?|stud(?:y|ies)|cohorts?|arms?|groups?|participants?|patients?|subjects?|wom[ae]n)\b"
)
_LONGER, _LARGER = 3.0, 1000.0
"""What is more than so many times as long, or as much, as the most of a record is none of it, in whatever unit."""

_SOMEBODY = late_regex(
    r"[\s-]?(?:[a-z]+\s)?(?:bab(?:y|ies)|infants?|neonates?|preterms?|child(?:ren)?|boys?|girls?|(?:wo)?m[ae]n|adults?"
    r"|persons?|people|patients?|participants?|subjects?)\b"
)
"""Behind how heavy somebody is."""


def beyond_all(claim: str, text: str) -> Iterator[Said]:
    """What a claim says that is more than the whole record of a trial has."""
    lines = passages_of(text)
    told = [line for line in lines if line.section in ("intervention", "outcome", "results") or line.total]
    lower = " ".join(claim.casefold().split())
    if not told or is_case(lower) or not _OF_A_TRIAL.search(lower) or ELSEWHERE.search(lower):
        return
    for slot, words, why in (*_people(lower, text), *_lengths(lower, text), *_groups(lower, text)):
        yield Said(slot, words, "", Verdict.DIFFERS, why, told[0].quote)


def _people(claim: str, text: str) -> Iterator[tuple[Slot, str, str]]:
    sizes = [float(arm.size) for arm in arms_of(text)]
    for outcome in outcomes_of(text):
        sizes += {one.arm: float(one.analysed) for one in outcome.results}.values()
    for amount in amounts_of(claim) if sizes and all(sizes) else ():
        if _is_of_more(amount, claim, sum(sizes)):
            yield Slot.N, amount.words.strip(), f"The record counts {sum(sizes):.0f} people in all."


def _is_of_more(amount: Amount, claim: str, everybody: float) -> bool:
    """Whether there were not so many people, or no people can be such a share."""
    if amount.sign in ("<", "<=") or not _PEOPLE.match(claim, amount.end):
        return False
    planned = _PLANNED.search(claim) is not None
    if amount.unit is Unit.SHARE:
        of_more = amount.whole is not None and amount.sign == "=" and amount.whole > everybody
        return amount.low > 100 or (of_more and not planned)
    return amount.low - amount.slack > everybody and not planned


def _lengths(claim: str, text: str) -> Iterator[tuple[Slot, str, str]]:
    """The times and the doses that are far beyond the longest and the largest of a record."""
    if _ADDED.search(claim):
        return
    longest, largest = _most_of(text)
    for match in _TIME.finditer(claim) if outcomes_of(text) else ():
        if _hours(match) > longest and not _OF_AGE.search(claim[: match.start()]):
            yield Slot.TIMEPOINT, match.group(), "The record has no time that is nearly as long."
    for match in _MASS.finditer(claim):
        weighs = _WEIGHS.search(claim[: match.start()]) or _SOMEBODY.match(claim, match.end())
        if _grams(match) > largest and not weighs:
            yield Slot.REGIMEN, match.group(), "The record has no dose that is nearly as large."


@lru_cache(maxsize=64)
def _most_of(text: str) -> tuple[float, float]:
    """The hours and the grams that nothing of a record comes near, read once for all that is asked of it."""
    lower = text.casefold()
    times = [_hours(match) for pattern in (_TIME, _AT) for match in pattern.finditer(lower)]
    times += [value * (one.hours or 0.0) for one in outcomes_of(text) for it in one.results for value in it.values]
    return _LONGER * max(times, default=inf), _LARGER * max(map(_grams, _MASS.finditer(lower)), default=inf)


def _hours(match: re.Match[str]) -> float:
    return value_of(match["number"]) * HOURS[match["unit"]]


def _grams(match: re.Match[str]) -> float:
    return value_of(match["number"]) * _GRAMS[match["unit"]]


def _groups(claim: str, text: str) -> Iterator[tuple[Slot, str, str]]:
    named = _ARMS.search(claim)
    count = len({(line.trial, line.arm) for line in passages_of(text) if line.arm})
    pooled = any(_AN_ARM.search(line.text.casefold()) for line in passages_of(text))
    if named and value_of(named["number"]) > count > 0 and not pooled:
        yield Slot.N, named.group(), f"The record has {count} groups."
