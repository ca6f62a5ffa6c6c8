"""What each drug of an arm is given by, number for number by its role: how much, how long, how often, how many times.

A line is cut at the names of drugs. What a drug's own words do not tell, of how often and for how long, is looked for
in those behind on the same line, and then in the lines of the arm that name no drug: "repeated every 21 days".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from math import inf

from evidence.agreement.passages.passage import Passage
from evidence.agreement.trials.treatment.course import PIECES, Course, Dose
from evidence.agreement.trials.treatment.given import Given, long_terms
from evidence.agreement.trials.treatment.named_doses import AREA, drugs_of
from evidence.agreement.trials.treatment.quantities import AMOUNT_UNIT, DAY
from evidence.agreement.trials.treatment.timings import (
    SITTINGS,
    days_of_cycles,
)
from evidence.agreement.trials.words.amounts import has_number
from evidence.agreement.trials.words.wording import GIVING
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_OF_A_DAY = late_regex(r"(?:/\S+)?\)?\s?(?:/\s?d(?:ay)?\b|(?:per|a|each|every) day\b|daily (?:dose\b|in\b))")
"""Behind a dose that all of a day come to."""
_LED_BY = late_regex(
    rf"\d[\d.,]*\s?(?:(?:{AMOUNT_UNIT}){AREA}(?:/\S+)?|tablets|capsules|pills)"
    r"\s(?:(?:of|oral|iv|intravenous|a)\s)*\Z"
)
"""A dose before the name that it is of."""
_TWO_IN_ONE = late_regex(
    r"(?<![\w.,/])(?P<one>\d+(?:\.\d+)?)\s?/\s?(?P<other>\d+(?:\.\d+)?)\s?(?:(?P<mg>mg)|m?cg|[µμ]g)\b"
)
"""The doses of two drugs in one: "250/50 mcg"."""
_OF_PIECES = late_regex(rf"(?<![\w.,/-])(?P<number>{NUMERAL})\s(?:(?:{PIECES}\s)?[x×]\s)?\Z")
_REFERS = late_regex(
    r"\b(?:as|like|see|same|identical)\b[^.;]*?\b(?:intervention|arm|group|cohort)\s(?P<arm>\d|[ivab]+)\b"
    r"|\b(?:as above|(?:same|identical) (?!day)[\w,/ -]+|as (?:in|for) the)\b"
)
"""What a line has in common with another arm's."""
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "a": "1", "b": "2", "c": "3"}
_REPEATED = late_regex(r"\A\W*(?:courses?|cycles?|treatments?)\s(?:(?:is|are|will be)\s)?repeat")
"""What a line on all of treatment begins with."""
_NO_NAME = GIVING | terms_of(
    "push bolus dense onwards matching prefilled pre filled loading maintenance deliver delivers drink drinks divided"
    " pulse pulses ounce ounces bedtime spray concentrate film coated starting induction consolidation title"
    " description breakfast lunch dinner supper meal morning noon afternoon evening night"
)
_NO_DRUG = late_regex(rf"{NUMERAL}|{AMOUNT_UNIT}|{PIECES}|{SITTINGS}?|\w+ly|(?:once|twice|thrice)\b.*")
_JOINS = late_regex(r"[,;:+/.&(>]|\b(?:and|or|plus|with|then|by|versus|vs)\b")
"""Between the names of two drugs."""
_NAME = late_regex(r"[a-z][a-z0-9-]+")
_SHORT_NAME = late_regex(r"\b[A-Z]{2}\b")
_ROUTES = frozenset(
    {"iv", "po", "sc", "im", "qd", "od", "or", "of", "in", "vs", "to", "by", "at", "on", "ii", "mg", "kg"}
)
"""Two letters in capitals that name no drug."""
_HEADING = late_regex(r"\s*(?P<name>(?:[\w()/-]+\s){0,4}[\w()/-]+)\s?:\s")


@lru_cache(maxsize=64)
def courses_of(arms: tuple[Given, ...], record: tuple[Given, ...] = ()) -> tuple[Course, ...]:
    """What the lines of some arms, and those of a `record` that they say are as theirs, tell of each drug."""
    arms = tuple(replace(arm, lines=tuple(_with_alike(arm, record))) for arm in arms)
    names = frozenset().union(*map(_names, arms))
    return tuple(course for arm in arms for course in _in_arm(arm, names))


def _with_alike(arm: Given, arms: Sequence[Given]) -> Iterator[Passage]:
    """The lines of an arm, and those of another that they say are as theirs."""
    found = dict.fromkeys(arm.lines)
    others = [one for one in arms if one.trial == arm.trial and one is not arm]
    for own in arm.lines:
        text = own.text.casefold()
        for match in _REFERS.finditer(text):
            number = _ROMAN.get(match["arm"] or "", match["arm"] or "")
            lines = [line for one in others if number in ("", one.arm) for line in one.lines]
            alike = [line for line in lines if (terms_of(text) - GIVING) & terms_of(line.text.casefold())]
            found |= dict.fromkeys((alike if match["arm"] else lines) or lines)
    yield from found


def _in_arm(arm: Given, names: frozenset[str]) -> Iterator[Course]:
    texts = [line.text.casefold() for line in arm.lines]
    shared = " . ".join(text for text in texts[1:] if _REPEATED.match(text) or not any(_drugs_in(text, names)))
    apart = {days * DAY for text in texts for days in days_of_cycles(text)}
    for line, text in zip(arm.lines, texts, strict=True):
        found = list(_drugs_in(text, names)) or [(frozenset[str](), 0)]
        title = line is arm.lines[0] and len(arm.lines) > 1
        for number, (drug, start) in enumerate(found):
            begin = start if number else 0
            end = found[number + 1][1] if number + 1 < len(found) else len(text)
            yield Course(
                (arm.trial, arm.arm),
                drug,
                line,
                text[begin:end],
                text[start:end],
                "" if title else text[end:],
                shared if drug and not title else "",
                tuple(_doses(line, text, begin, end)),
                title,
                max(apart) if len(apart) == 1 else 0.0,
            )


def _drugs_in(text: str, names: frozenset[str]) -> Iterator[tuple[frozenset[str], int]]:
    """The drugs that a lower-case text names, by the words of their names, and where; words side by side are one."""
    last, start, end = frozenset[str](), 0, -1
    for match in _NAME.finditer(text):
        if match.group() in names:
            terms = terms_of(match.group().replace("-", " "))
            between = text[end : match.start()] if last else ""
            if last and not (between.strip(" (") and (_JOINS.search(between) or has_number(between))):
                last |= terms
            else:
                if last:
                    yield last, start
                led = _LED_BY.search(text[max(end, 0) : match.start()])
                last, start = terms, max(end, 0) + led.start() if led and led.start() > 1 else match.start()
            end = match.end()
    if last:
        yield last, start


def _names(arm: Given) -> frozenset[str]:
    """The words that name what an arm is given: in its title, before a colon, beside a dose."""
    headings = (_HEADING.match(line.text.casefold()) for line in arm.lines)
    told = [arm.lines[0].text, *(heading["name"] for heading in headings if heading)]
    words = {word for text in told for word in _NAME.findall(text.casefold())} | set(drugs_of(arm.lines))
    long = {word for word in words if len(word) > 2 and not (_is_plain(word) or _NO_DRUG.fullmatch(word))}
    return frozenset(long.union(word.casefold() for word in _SHORT_NAME.findall(arm.lines[0].text)) - _ROUTES)


def _is_plain(word: str) -> bool:
    """Whether a word, or a part of it, is one of how things are given: "low-dose"."""
    return long_terms(word) <= _NO_NAME or ("-" in word and not terms_of(word.replace("-", " ")).isdisjoint(_NO_NAME))


def _doses(line: Passage, text: str, begin: int, end: int) -> Iterator[Dose]:
    for match in _TWO_IN_ONE.finditer(text, begin, end):
        amounts = (float(match[one]) * (1.0 if match["mg"] else 1e-3) for one in ("one", "other"))
        yield from (Dose(one, "mg", one) for one in amounts)
    for value in line.values:
        unit = value.measure.scale
        if begin <= value.span[0] < end and unit not in ("hour", "%", "number", "cycle"):
            several = _OF_PIECES.search(text[: value.span[0]])
            factor = value_of(several["number"]) if several else 1.0
            ends = {value.measure.number.low, value.measure.number.high}
            daily = unit.endswith("/day") or _OF_A_DAY.match(text, value.span[1]) is not None
            yield from (Dose(one * factor, unit, one, daily) for one in ends if abs(one) < inf)
