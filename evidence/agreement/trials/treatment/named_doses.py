"""Doses that a claim gives of a drug by its name, where a record's lines give that drug others.

A dose belongs to the name beside it, before or behind. What follows from a dose over a longer time is left open. Of two
drugs a claim may also say how many times the one dose is the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isclose, isfinite

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages import Passage
from evidence.agreement.points import Point
from evidence.agreement.terms import terms_of
from evidence.agreement.texts import passages_of
from evidence.agreement.trials.treatment.given import by_sentence
from evidence.agreement.trials.words.amounts import FRACTIONS
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.trials.words.wording import GIVING, is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
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


@dataclass(frozen=True)
class _Dose:
    """An amount of a record, in its unit without what it is given by, and the line it stands in."""

    amount: float
    unit: str
    words: str
    line: Passage
    a_day: float = 0.0


def dose_otherwise(claim: str, points: Sequence[Point], text: str) -> Iterator[Said]:
    """The doses of a claim beside the name of a drug that no line of the trial gives it."""
    lower = claim.casefold()
    named = set(trials_in(lower))
    doses_told = [one for one in points if one.slot is Slot.REGIMEN or one.measure.scale == "%"]
    for sentence, inside in by_sentence(claim, doses_told):
        trials = set(trials_in(sentence)) or named
        trial = next(iter(trials), "") if len(trials) < 2 else ""
        doses, others = _doses_of(text, trial), _doses_of(text, trial, wide=True)
        if inside and not (OF_PARTS.search(sentence) or is_case(sentence)):
            for point in inside:
                yield from _otherwise(point, lower, doses, others, daily=_A_DAY.search(sentence) is not None)
        yield from _in_another_ratio(sentence, doses)


def _in_another_ratio(sentence: str, doses: Mapping[str, Sequence[_Dose]]) -> Iterator[Said]:
    """How many times one drug's dose is another's, where none of their doses stand so."""
    told = [] if _ADDED.search(sentence) else list(_RATIO.finditer(sentence))
    names = list(dict.fromkeys(word for word in _WORD.findall(sentence) if word in doses))
    if len(told) != 1 or not (len(names) == 2 or (len(names) == 1 and _AS_WITH.search(sentence, told[0].end()))):
        return
    ratios = [
        (ours, theirs) for ours in doses[names[0]] for theirs in doses[names[-1]] if ours.unit == theirs.unit != "hour"
    ]
    worth = _ratio_of(told[0])
    bound = _BOUND.search(sentence[: told[0].start()])
    stand = (one.amount / other.amount for one, other in ratios if one.amount and other.amount)
    if ratios and worth and not any(_is_meant(worth, one, bound) for ratio in stand for one in (ratio, 1 / ratio)):
        ours, theirs = ratios[0]
        why = "The doses of the two drugs stand in another ratio."
        shown, quote = f"{ours.words} and {theirs.words}", f"{ours.line.quote}; {theirs.line.quote}"
        yield Said(Slot.REGIMEN, told[0].group(), shown, Verdict.DIFFERS, why, quote)


def _is_meant(worth: float, ratio: float, bound: re.Match[str] | None) -> bool:
    """Whether doses that stand in a ratio are so many times each other, or so many times more, as far as is said."""
    if bound and not bound["about"]:
        return ratio >= worth if bound["more"] else ratio <= worth
    return any(isclose(ratio, one, rel_tol=_ABOUT if bound else _NEAR) for one in (worth, worth + 1))


def _ratio_of(match: re.Match[str]) -> float:
    if match["times"]:
        return value_of(match["times"])
    if match["word"]:
        return 2.0 if match["word"] in ("twice", "double") else 3.0
    return value_of(match["parts"] or "1") * FRACTIONS[match["fraction"]] / 100


def _otherwise(
    point: Point,
    claim: str,
    doses: Mapping[str, Sequence[_Dose]],
    others: Mapping[str, Sequence[_Dose]],
    *,
    daily: bool,
) -> Iterator[Said]:
    unit = point.measure.scale.partition("/")[0]
    beside = set(_names_beside(claim, point.quantity.span.start, point.quantity.span.end))
    may_be = [dose for name in beside & others.keys() for dose in others[name] if dose.unit == unit]
    theirs = [dose for name in beside & doses.keys() for dose in doses[name] if dose.unit == unit]
    theirs = theirs or [dose for dose in may_be if dose.unit not in _NO_DOSES]
    ours = point.measure.number
    a_day = _a_day(claim, point.quantity.span.end, point.measure.scale)
    counts = (1.0, *(value_of(match["n"]) for match in TABLETS.finditer(claim)))
    counts += tuple(1 / n for match in _COURSES.finditer(claim) if (n := value_of(match["n"])))
    counts += tuple(1 / kg for match in WEIGHT.finditer(claim) if (kg := value_of(match["kg"])))
    if (
        not theirs
        or ours.bounded
        or ours.value == 0
        or any(_is_same(ours.value * n, dose, daily=daily, a_day=a_day) for n in counts for dose in may_be)
    ):
        return
    why = "The lines that name the same drug give it another dose."
    line = theirs[0].line
    yield Said(point.slot, point.quantity.text, theirs[0].words, Verdict.DIFFERS, why, line.quote)


def _a_day(text: str, end: int, scale: str) -> float:
    """How often a day a dose is given by the words right behind it, once where it is one of a day; 0 if untold."""
    cut = _NEXT.search(text, end)
    behind = text[end : cut.start() if cut else end + 60][:60]
    often = ((3.0, _THRICE), (2.0, _TWICE), (1.0, _ONCE))
    return next((times for times, words in often if words.search(behind)), float(scale.endswith("/day")))


def _is_same(value: float, dose: _Dose, *, daily: bool, a_day: float) -> bool:
    if a_day and dose.a_day:
        return isclose(value * a_day, dose.amount * dose.a_day, rel_tol=_CLOSE)
    text = dose.line.text.casefold()
    factors = [
        1.0,
        *([2.0] if daily and _TWICE.search(text) else []),
        *([3.0] if daily and _THRICE.search(text) else []),
    ]
    return any(isclose(value, dose.amount * factor, rel_tol=_CLOSE) for factor in factors)


@lru_cache(maxsize=64)
def _doses_of(text: str, trial: str, *, wide: bool = False) -> Mapping[str, Sequence[_Dose]]:
    """The doses of each name in the lines that say what a trial's arms were given.

    `wide` takes names of two words too, and a dose without a name for one of the drug that was named before it.
    """
    found: dict[str, list[_Dose]] = defaultdict(list)
    for line in passages_of(text):
        if trial in ("", line.trial or trial) and (line.section == "intervention" or (wide and _names_an_arm(line))):
            lower = line.text.casefold()
            heading = _heading(lower) if wide else ()
            last: set[str] = set()
            for value in line.values:
                unit = value.measure.scale.partition("/")[0]
                ends = {value.measure.number.low, value.measure.number.high}
                often = _a_day(lower, value.span[1], value.measure.scale)
                beside = set(_names_beside(lower, *value.span, wide=wide))
                last = beside or last
                for name in {*beside, *heading, *(last if wide else ())}:
                    found[name] += [_Dose(end, unit, value.text, line, often) for end in ends if isfinite(end)]
    return found


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


def _names_an_arm(line: Passage) -> bool:
    """Whether a line of the results names an arm, and with it what it was given."""
    return line.section == "results" and _ARM.match(line.text) is not None


def _heading(line: str) -> Sequence[str]:
    """The words of a drug's name that all doses of a line stand under ("Ginkgo Biloba: …")."""
    heading = _HEADING.match(line)
    if heading is None or _OF_SEVERAL.search(heading["name"]):
        return ()
    return [word for word in _WORD.findall(heading["name"]) if not terms_of(word) <= GIVING]


def _names_beside(text: str, start: int, end: int, *, wide: bool = False) -> Iterator[str]:
    """The word beside a dose that may be a drug's name, on either side; `wide` gives two words on each."""
    for match in (_BEFORE.search(text, max(0, start - 60), start), _BEHIND.match(text, end)):
        for name in (match["name"], match["other"] if wide else None) if match else ():
            if name and not terms_of(name) <= _NO_NAME:
                yield name
