"""How often something was given ("every 4-6 hours"), where no line of the arms has such an interval in any words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.times import HOURS
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.treatment.accounted import arms_spoken_of, is_of
from evidence.agreement.trials.treatment.given import given_in
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_UNITS = "hour|hr|day|week|wk|month|minute"
_EVERY = late_regex(
    rf"\b(?:every|each|q)\s?(?P<other>other\s)?(?P<low>{NUMERAL})?(?:\s?(?:-|–|to|or)\s?(?P<high>{NUMERAL}))?"
    rf"[\s-]?(?P<unit>{_UNITS}|[dhwm])(?:s|ly)?\b"
)
_NAMED = (
    (late_regex(r"\bb\.?i\.?d\b|\b(?:twice|2 times|two times)\s(?:a|per|each|every|daily)"), 12.0),
    (late_regex(r"\bt\.?i\.?d\b|\b(?:thrice|3 times|three times)\s(?:a|per|each|every|daily)"), 8.0),
    (late_regex(r"\bq\.?i\.?d\b|\b(?:4 times|four times)\s(?:a|per|each|every|daily)"), 6.0),
    (late_regex(r"\bq\.?d\b|\bdaily\b|\bonce a day\b"), 24.0),
    (late_regex(r"\bweekly\b|\bonce a week\b"), 168.0),
    (late_regex(r"\bbi-?weekly\b|\bfortnight\w*"), 336.0),
    (late_regex(r"\bmonthly\b|\bonce a month\b"), 730.5),
)
_NUMBERED = late_regex(r"\bdays? (\d+(?:(?:,\s?(?:and\s)?|\sand\s)\d+)+)")
_LENGTH = late_regex(rf"(?P<number>{NUMERAL})[\s-](?P<unit>{_UNITS})(?:s|ly)?\b")
_SHORT = {"h": "hour", "d": "day", "w": "week", "m": "month", "hr": "hour", "wk": "week"}
_OPEN = late_regex(
    r"\b(?:not|no|never|neither|nor|without|than|may|could|would|scans?|assess\w*|evaluat\w*|visits?)\b|n['’]t\b"
)
_SEVERAL = late_regex(rf"\b(?P<n>{NUMERAL})\s(?:doses|times|injections|infusions|administrations)\b[^,;]*\Z")
"""How many of them there are in each of the intervals."""
_CLOSE = 0.1
"""By how much two intervals may differ: four weeks are called a month."""


def at_other_rhythms(claim: str, text: str) -> Iterator[Said]:
    """The intervals of a claim that the lines of the arms it speaks of have in no way, where they tell intervals."""
    arms, lower = given_in(text), claim.casefold()
    named = set(trials_in(lower))
    for sentence in SENTENCE.split(lower) if arms and _EVERY.search(lower) else ():
        meant = arms_spoken_of(sentence, named, arms)
        if not meant or _OPEN.search(sentence) or not is_of(sentence, meant):
            continue
        lines = [line for arm in meant for line in arm.lines]
        told = [line for line in lines if any(_intervals(line.text.casefold()))]
        theirs = {hours for line in lines for hours in _all_of(line.text.casefold())}
        for match, ends in _intervals(sentence):
            several = _SEVERAL.search(sentence[: match.start()])
            ends = (*ends, *(hours / value_of(several["n"]) for hours in ends if several and value_of(several["n"])))
            if told and not any(isclose(hours, one, rel_tol=_CLOSE) for hours in ends for one in theirs):
                why = "The arms were given it at other intervals."
                yield Said(Slot.REGIMEN, match.group(), told[0].text, Verdict.DIFFERS, why, told[0].quote)


def _intervals(text: str) -> Iterator[tuple[re.Match[str], tuple[float, ...]]]:
    """The intervals of a lower-case text, each with its ends in hours; "every day" is none of so many."""
    for match in _EVERY.finditer(text):
        hours = HOURS[_SHORT.get(match["unit"], match["unit"])]
        numbers = [value_of(match[end]) for end in ("low", "high") if match[end]] or [2.0] * bool(match["other"])
        if numbers and numbers != [1.0] and numbers != [HOURS["day"] / hours]:
            yield match, tuple(number * hours for number in numbers)


def _all_of(text: str) -> Iterator[float]:
    """All times of a lower-case text by which something may be repeated, in hours."""
    for _, ends in _intervals(text):
        yield from ends
    yield from (hours for words, hours in _NAMED if words.search(text))
    for match in _LENGTH.finditer(text):
        yield value_of(match["number"]) * HOURS[_SHORT.get(match["unit"], match["unit"])]
    for listed in _NUMBERED.finditer(text):
        days = [int(day) for day in re.findall(r"\d+", listed[1])]
        yield from (24.0 * (later - day) for day, later in pairwise(days))
