"""Doses that a claim gives of a drug by its name, where a record's lines give that drug others.

A dose belongs to the name beside it, before or behind. What follows from a dose over a longer time is left open. Of two
drugs a claim may also say how many times the one dose is the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from evidence.agreement.passages import Passage
from evidence.agreement.terms import terms_of
from evidence.agreement.trials.words.amounts import FRACTIONS
from evidence.agreement.trials.words.wording import GIVING
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_BETWEEN = (
    r"(?:a|an|the|at|of|in|is|was|be|by|dose|doses|dosage|daily|oral|orally|iv|po|sc|im|i\.v\.|p\.o\.|intravenous|tablets?"
    r"|capsules?|injections?|infusions?|monotherapy|therapy|treatment|given|administered|infused|injected|taken|received|used|once|twice|with"
    r"|as|to|up|per|day|for|total|level|starting|fixed|approximately|about|or"
    r"|\d[\d.,]*|\(?(?:mg|milligrams?)\)?)"
)
_NAME = r"(?P<name>[a-z][a-z-]{3,})"
_BEFORE = late_regex(rf"(?:(?P<other>[a-z][a-z-]{{3,}})\s)?{_NAME}[\s:(=,-]{{1,3}}(?:{_BETWEEN}[\s:(=]{{1,2}})*\Z")
_AREA = r"(?:\s?(?:/|per)\s?(?:square\s)?met(?:er|re)s?(?:\ssquared)?(?:\s?[(\[][\w/^²]+[)\]])?)?"
"""Of which a dose is, in words: "80 mg/square meter (m2)"."""
_BEHIND = late_regex(rf"{_AREA}(?:/[\w^²]+)*\)?\s(?:{_BETWEEN}\s)*{_NAME}(?:\s(?P<other>[a-z][a-z-]{{3,}}))?")
OF_PARTS = late_regex(
    r"\b(?:total|altogether|overall|cumulative\w*|sum|combined|average\w*|mean|may|might|could|would|can|if|unless|reduc\w+"
    r"|increas\w+|escalat\w+|rais\w+|lower\w*|higher|larger|smaller|greater|bigger"
    r"|more|less|fewer|between|from|up to|at (?:least|most)|no|not|never"
    r"|none|nobody|no one|nothing|each of|divided|split|respective(?:ly)?"
    r"|neither|nor|without|double|half|third|quarter|tenth|times|differ\w*|apart|infusions?|sessions?|fractions?"
    r"|(?<!trial )in which"
    r"|(?:over|during|throughout|within|first|last)(?: [\w-]+){0,3} (?:days?|weeks?|months?|years?|cycles?|courses?)"
    r"|(?:a|per|one|each|whole|entire)(?: [\w-]+){0,2} (?:week|month|year|cycle|course)"
    r"|every (?:[a-z-]+ )?(?:week|month|year|cycle|course)|(?<!once )weekly|in all|whole|entire|by the end"
    r"|(?:days|weeks|months|years) of|amounts? to|adds? up|comes? to|makes?"
    rf"|(?:all|\d+|the|complete|full) (?:cycle|course)s|in (?:\d+|{NUMERAL}) (?:days|weeks|months))\b"
)
"""Words by which a dose may follow from others, or hold for a part of the time."""
_A_DAY = late_regex(r"\b(?:daily|(?:a|per|each|every) day|every 24 hours|/day)\b")
_TWICE = late_regex(r"\b(?:b\.?i\.?d|twice|two times|every 12 hours)\b")
_THRICE = late_regex(r"\b(?:t\.?i\.?d|thrice|three times|every 8 hours)\b")
_ONCE = late_regex(r"\b(?:daily|q\.?d|once (?:a|per) day|(?:a|per|each|every) day|every 24 hours)\b|/day\b")
_NEXT = late_regex(r"[,;:()]|\band\b|\d\s?m?c?g\b|\.\s")
"""Where what is said of one dose ends."""
TABLETS = late_regex(rf"\b(?P<n>{NUMERAL})\s(?:[\w-]+\s)?(?:tablets?|capsules?|pills?)\b")
_COURSES = late_regex(rf"\b(?P<n>{NUMERAL})\s(?:courses?|cycles?|doses?|injections?|infusions?)\b")
SPLIT = late_regex(rf"\b(?:in|into|over|as) (?P<n>{NUMERAL}) (?:[a-z]+ )?(?:doses|portions|parts|administrations)\b")
"""In how many doses what somebody takes is split."""
WEIGHT = late_regex(rf"(?P<kg>{NUMERAL})[\s-]?(?:kg|kilos?|kilograms?|m\^?2|m²|square met(?:er|re)s?)(?![\w/])")
"""How heavy, or how large, somebody is, of whom a dose is told."""
_RATIO = late_regex(
    rf"\b(?:(?:(?P<times>{NUMERAL})(?:\s?times(?!\W*(?:\Z|[,.;]))|x|[\s-]?fold)|(?P<word>twice|double|thrice|triple)(?=\s(?:as|the|that|what|of)\b))\b"
    r"(?!\s(?:(?:as |more )?(?:long|often|frequently|quick|fast|slow|short)(?:er)?|the (?:duration|length|frequency)"
    r"|a|per|each|every|daily|weekly|in|on|during|over|within|before|after)\b)"
    rf"|(?:(?P<parts>{NUMERAL})\s|a\s)?(?P<fraction>{'|'.join(FRACTIONS)})s?\s(?:of\s)?(?:the|that|as|what)\b"
    r"(?!\s(?:long|often|frequently|duration|length|frequency)\b))"
)
_BOUND = late_regex(
    r"\b(?:(?P<more>more than|over|at least)|less than|under|at most"
    r"|(?P<about>(?:just|a little|slightly) (?:over|under|more than|less than)|nearly|almost|about|roughly|around))\s\Z"
)
_ADDED = late_regex(r"\b(?:add\w*|sum\w*|together|total\w*|combined|comes? to|amounts? to)\b")
"""In a sentence on doses that are put together."""
_NEAR, _ABOUT = 0.05, 0.15
"""By how much of itself the ratio of two doses may be off."""
_AS_WITH = late_regex(r"\b(?:that|as|than|what|those)\b.*\b(?:arms?|cohorts?|groups?)\b")
"""Behind a ratio, where one drug's dose in an arm is compared with its dose in another."""
_ARM = late_regex(r"\s*arm/group (?:title|description)\b", re.IGNORECASE)
_HEADING = late_regex(r"\s*(?P<name>[a-z][a-z() -]{3,40}):\s")
_OF_SEVERAL = late_regex(r"\b(?:and|plus|with|or|arms?|cohorts?|groups?|phase|day)\b")
_WORD = late_regex(r"[a-z][a-z-]{3,}")
_CLOSE = 0.015
_NO_NAME = GIVING | terms_of(
    "escalate escalates escalated escalating increase increases increased increasing reduce reduces reduced reducing"
    " raise raises raised raising lower lowers lowered titrate titrates titrated adjust adjusts adjusted doubled"
)
"""Words beside a dose that name no drug."""
_NO_DOSES = ("hour", "%", "number")
"""What in a line that names an arm is no amount of its drug."""


def drugs_of(lines: tuple[Passage, ...]) -> Mapping[str, tuple[Passage, ...]]:
    """The names beside doses in some lines, and for each the lines that have one of it."""
    found: dict[str, tuple[Passage, ...]] = {}
    for line in lines:
        for value in line.values:
            for name in _names_beside(line.text.casefold(), *value.span) if value.measure.scale != "hour" else ():
                found[name] = (*found.get(name, ()), line)
    return found


def doses_of(lines: tuple[Passage, ...]) -> Mapping[str, Sequence[tuple[float, str]]]:
    """The doses beside each name in some lines: how much, and of what by what."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for line in lines:
        for value in line.values:
            number = value.measure.number
            for name in (
                _names_beside(line.text.casefold(), *value.span) if value.measure.scale not in _NO_DOSES else ()
            ):
                found[name] += [(end, value.measure.scale) for end in {number.low, number.high} if isfinite(end)]
    return found


def _names_beside(text: str, start: int, end: int, *, wide: bool = False) -> Iterator[str]:
    """The word beside a dose that may be a drug's name, on either side; `wide` gives two words on each."""
    for match in (_BEFORE.search(text, max(0, start - 60), start), _BEHIND.match(text, end)):
        for name in (match["name"], match["other"] if wide else None) if match else ():
            if name and not terms_of(name) <= _NO_NAME:
                yield name
