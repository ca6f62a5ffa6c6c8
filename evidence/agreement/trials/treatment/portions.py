"""What doses, lengths and numbers of things follow from what arms were given.

A dose or a length may be told of a day, a week, a cycle or in all: it follows from one of the arm's in the same unit,
times the numbers that stand there, or from two of them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from math import inf

from evidence.agreement.measures import Measure
from evidence.agreement.passages import Passage
from evidence.agreement.times import HOURS
from evidence.agreement.trials.treatment.portion import ADVERB, DAY, LOOSE, REGULAR, UNIT, Longer, Portion, Portions
from evidence.agreement.trials.words.amounts import amounts_of
from evidence.agreement.trials.words.wording import LEVEL
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_PLAIN = late_regex(
    rf"(?<![\w.,/^]){NUMERAL}(?!\s?(?:mg|milligrams?|mcg|µg|g|kg|ml|cc|l|gy|cgy|mci|iu|%|cm|mm|auc)\b|[.,]?\d)"
)
_ANY = late_regex(rf"(?<![\w.,/^]){NUMERAL}(?!\w|[.,]?\d)")
_NUMBER = late_regex(r"\d+")
_WHOLE = late_regex(
    r"\b(?:total\w*|altogether|together|sums?|overall|all|in one|whole|entire|per|each|every"
    r"|in the (?:first |last )?(?:week|month|cycle)"
    rf"|in the first {NUMERAL} (?:days|weeks|months|cycles)"
    rf"|(?:after|in|over|with) {NUMERAL} (?:doses|infusions|injections|cycles|courses|sessions|tablets|capsules"
    r"|days|weeks|months)"
    r"|a (?:day|week|month|cycle|year)|weekly|daily|cycles?|courses?|during|over|throughout|within"
    r"|for (?:a|one) (?:week|month|year)"
    r"|by (?:day|week|month|the end)|completes?|completed|full|adds? up|comes? to|amounts? to|makes?|made"
    r"|(?:a|one) (?:fraction|dose|injection|infusion|session|tablet|capsule|pill)"
    rf"|{NUMERAL}[\s-](?:minute|hour|day|week|month|year)s? of)\b"
)
_EVERYBODY = late_regex(
    r"\b(?:each|every|all)(?: of)?(?: the)? (?:(?!(?:hour|day|night|week|month|year|cycle|course)s?\b)[a-z]+ )?"
    r"(?:patient|participant|subject|person|wom[ae]n|people|cohort|arm|group)s?\b"
)
_IN_ALL = late_regex(
    r"\b(?:total\w*|altogether|together|sums?|overall|in all|all|whole|entire|(?:cycle|course)s?|daily|by the end"
    r"|(?:a|per|each) day|adds? up|comes? to|amounts? to|makes?)\b"
)
_TIMES = {"twice": 2.0, "bid": 2.0, "b.i.d": 2.0, "thrice": 3.0, "tid": 3.0, "t.i.d": 3.0, "qid": 4.0, "weekly": 7.0}
_BEFORE_AND_AFTER = late_regex(r"\b(?:prior to|before) and (?:\w+ )?(?:after|following)\b")
"""Twice, in other words."""
EVERY_HOURS = late_regex(rf"\bevery (?P<hours>{NUMERAL})[\s-]hours?\b")
_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "h": "hour",
    "d": "day",
    "w": "week",
    "m": "month",
}
_OFTEN = late_regex(
    rf"\b(?:(?P<often>{NUMERAL})(?:x|\stimes|\s(?:(?!m?c?g\b|ml\b|iu\b)[\w-]+\s)?(?:doses|injections|infusions|sessions)(?:\sof\s[\w\s-]{{2,40}}?)?)"
    rf"|(?P<word>once|twice|thrice))[\s-](?:(?P<adverb>{ADVERB})"
    rf"|(?:per|an?|each|every|in)\s(?:(?P<number>{NUMERAL})[\s-])?(?P<unit>{UNIT})s?)\b"
    rf"|\b(?:every|each)\s(?P<every>{NUMERAL})(?:\s?(?:-|–|to)\s?(?P<most>{NUMERAL}))?[\s-](?P<of>{UNIT})s?\b"
)
_SPANNED = late_regex(
    rf"\b(?P<unit>day|week|month)s\s(?P<first>{NUMERAL})\s?(?:-|–|to|through)\s?(?P<last>{NUMERAL})\b"
)
"""Days, weeks or months from one to another by their numbers."""
_CALENDAR = {
    "week": (7.0,),
    "month": (4.0, 28.0, 30.0),
    "year": (12.0, 52.0, 365.0),
    "fortnight": (2.0, 14.0),
    "half a year": (6.0, 26.0, 182.0),
}
"""By what a dose is multiplied that is told of so long a time."""
_ORDINALS = {" second ": 2.0, " third ": 3.0, " fourth ": 4.0, " fifth ": 5.0, " sixth ": 6.0}
_TO = r"\s?(?:-|–|to|through)\s?(?:(?:day|cycle)\s)?"
_ONE = rf"\d{{1,3}}(?:{_TO}\d{{1,3}})?"
_SPAN = late_regex(rf"(?P<first>\d{{1,3}})(?:{_TO}(?P<last>\d{{1,3}}))?")
NUMBERED = late_regex(
    rf"(?<!\d[\s-])\b(?:days?|(?P<cycle>cycles?))\s{_ONE}(?:(?:,\s?(?:and\s)?|\sand\s|\s?&\s?){_ONE})*"
)
"""Days and cycles by their numbers."""
_OTHER = late_regex(
    rf"(?P<low>{NUMERAL})(?:\s?(?:-|–|to)\s?(?P<high>{NUMERAL}))?[\s-]?(?P<unit>c?gy|mci|iu|(?:micro-?|[mµμ])?l"
    r"|(?:micro|milli)?lit(?:re|er)|(?:fluid |fl\.? )?(?:ounce|oz)|tea-?spoon(?:ful)?|table-?spoon(?:ful)?)s?\b"
)
"""Doses of rays and of activity, international units and volumes."""
_PIECES = late_regex(
    rf"(?P<number>{NUMERAL})\s(?:[x×]\s)?\d[\d.,]*[\s-]?(?:mg|milligrams?|m?cg|[µμ]g|g|grams?)\s(?:[a-z-]+\s)?"
    r"(?P<unit>tablet|capsule|pill)s?\b"
)
"""How many tablets of what strength: "six 250 mg tablets"."""
_COURSES = late_regex(rf"(?<![\w.,/^-])(?P<number>{NUMERAL})\scourses\b")
_TIME = late_regex(
    rf"(?P<number>{NUMERAL})[\s-](?P<unit>minute|hour|day|week|month|year)(?:s?|ly(?= (?:cycle|course)))\b"
)
_LASTING = late_regex(
    rf"\b(?:for|over)\s(?:(?:a|up|to|total|of|maximum|{NUMERAL}\s?-)\s?)*"
    rf"(?P<number>{NUMERAL})[\s-](?P<unit>minute|hour|day|week|month|year)s?\b"
)
_DAILY_TIMES = late_regex(
    rf"\b(?:daily|(?:a|per|each) day)\s?(?:x|×|for)\s?(?P<number>{NUMERAL})\s(?:fraction|dose|treatment|session)s\b"
)
"""One a day, so many times: a length in days."""
_IN_A_ROW = late_regex(
    rf"(?P<number>{NUMERAL})\s(?:(?:consecutive|successive|working|calendar|straight)\s){{1,2}}"
    r"(?P<unit>hour|day|week|month|year)s?\b(?!\s(?:out of|in every|of each|of every))"
)
"""A length whose days are said to follow each other, or to be of one sort."""
_UNITS = {"min": "minute", "hr": "hour", "wk": "week", "mo": "month", "yr": "year"}
_ABBREVIATED = late_regex(rf"(?P<before>\d[\s-]?)(?P<unit>{'|'.join(_UNITS)})(?=s?\b)")
_MICROLITRES = ("microl", "micro-l", "µl", "μl", "microlitre")
_IN = (
    {"cgy": ("gy", 0.01), "ml": ("l", 1e-3), "millilitre": ("l", 1e-3), "milliliter": ("l", 1e-3)}
    | {"litre": ("l", 1.0), "liter": ("l", 1.0)}
    | dict.fromkeys(_MICROLITRES, ("l", 1e-6))
    | dict.fromkeys(("ounce", "oz"), ("l", 0.02957))
    | dict.fromkeys(("teaspoon", "teaspoonful"), ("l", 0.005))
    | dict.fromkeys(("tablespoon", "tablespoonful"), ("l", 0.015))
)
"""The unit that another is told in, and how much of it that is."""
_PIECE = dict.fromkeys(("capsule", "pill"), "tablet")
"""What is swallowed whole goes by one name."""
_MOST = 366.0
_UP_TO = late_regex(r"\b(?:max\w*|up to|at most|no more than)\b[^.;]{0,30}\b(?:cycles?|courses?)\b")
_CHANGES = late_regex(r"\b(?:then|thereafter|afterwards)\b")


def portion_of(measure: Measure, words: str) -> Portion:
    """A dose or a length of a claim or a line."""
    number = measure.number
    return Portion(
        number.low,
        number.high,
        _PIECE.get(number.unit, number.unit),
        number.bounded and not number.reached and inf in (number.high, -number.low),
        words,
    )


def other_portions(text: str) -> Iterator[Portion]:
    """The doses of a lower-case text in units that are measured by themselves."""
    found = list(_OTHER.finditer(text))
    bounds = {one.end: one for one in amounts_of(text)} if found else {}
    for match in found:
        name = match["unit"].replace("-", "").removeprefix("fluid ").removeprefix("fl ").removeprefix("fl. ")
        unit, factor = _IN.get(name, (name, 1.0))
        low = value_of(match["low"]) * factor
        high = value_of(match["high"]) * factor if match["high"] else low
        bound = None if match["high"] else bounds.get(match.end("low"))
        loose = bound is not None and bound.sign in (">", ">=", "<", "<=")
        if bound is not None and (loose or bound.sign == ".."):
            low, high = (-inf if bound.sign == "<=" else bound.low * factor), bound.high * factor
        yield Portion(low, high, unit, loose=loose, words=text[bound.start : match.end()] if bound else match.group())


def days_listed(days: str) -> float:
    """How many days a lower-case list of them has: five in "days 1-3, 8 and 15"."""
    spans = ((int(match["first"]), int(match["last"] or match["first"])) for match in _SPAN.finditer(days))
    return float(sum(max(last - first, 0) + 1 for first, last in spans))


def lengths_in_a_row(text: str) -> Iterator[Portion]:
    """The lengths of a lower-case text with a word before their unit: "5 consecutive working days"."""
    for match in _IN_A_ROW.finditer(text):
        hours = value_of(match["number"]) * HOURS[match["unit"]]
        yield Portion(hours, hours, "hour", words=match.group())


def _pieces(text: str) -> Iterator[Portion]:
    """How many tablets a lower-case text gives, where their strength stands between."""
    for match in _PIECES.finditer(text):
        number = value_of(match["number"])
        yield Portion(number, number, _PIECE.get(match["unit"], match["unit"]), words=match.group())


def _courses(text: str) -> Iterator[Portion]:
    """How many courses a lower-case text has, by the name that most records have for them."""
    for match in _COURSES.finditer(text):
        yield Portion(value_of(match["number"]), value_of(match["number"]), "cycle", words=match.group())


def longer_times(sentence: str) -> Longer | None:
    """The longer time that a lower-case sentence tells of, if it does."""
    sentence = _EVERYBODY.sub(" ", sentence)
    if not _WHOLE.search(sentence):
        return None
    plain = NUMBERED.sub(" ", sentence)
    own = [value_of(match.group()) for match in _PLAIN.finditer(plain) if not LEVEL.search(plain[: match.start()])]
    calendar = [number for unit, numbers in _CALENDAR.items() if unit in sentence for number in numbers]
    own += [number for word, number in _ORDINALS.items() if word in sentence]
    own = [one for one in own if 1 < one <= _MOST]
    spans = [
        (match["unit"], value_of(match["last"]) - value_of(match["first"]) + 1) for match in _SPANNED.finditer(sentence)
    ]
    own += [span * factor for unit, span in spans for factor in (1.0, *_CALENDAR.get(unit, ())) if span > 0]
    times = (*calendar, *own, *(one * other for one in own for other in calendar))
    return Longer(times, in_all=_IN_ALL.search(sentence) is not None)


@lru_cache(maxsize=64)
def portions_of(lines: tuple[Passage, ...]) -> Portions:
    """The numbers of some lines, read once for all that is asked of them."""
    text = _ABBREVIATED.sub(_in_full, " . ".join(line.text for line in lines).casefold())
    numbered = list(NUMBERED.finditer(text))
    lists = {days_listed(match.group()) for match in numbered}
    days = [match.group() for match in numbered if not match["cycle"]]
    counted = {one for some in days for one in _ends(some)}
    counted |= {abs(one - other) for one, other in combinations(counted, 2)}
    plain = {value_of(match.group()) for match in _PLAIN.finditer(NUMBERED.sub(" ", text))} | lists
    plain |= {24 / hours for match in EVERY_HOURS.finditer(text) if (hours := value_of(match["hours"]))}
    plain |= {2.0} if _BEFORE_AND_AFTER.search(text) else set()
    plain |= {times for word, times in _TIMES.items() if word in text} | {float(len({line.arm for line in lines}))}
    found = (portion_of(value.measure, value.text) for line in lines for value in line.values)
    cycles = frozenset(one for match in numbered if match["cycle"] for one in _ends(match.group()))
    portions = (
        *found,
        *other_portions(text),
        *_pieces(text),
        *_courses(text),
        *_times_in(text),
        *lengths_in_a_row(text),
    )
    return Portions(
        portions,
        tuple(sorted(one for one in plain if 0 < one <= _MOST)),
        tuple(counted),
        cycles,
        _UP_TO.search(text) is not None,
        tuple(_between(text)),
        LOOSE.search(text) is not None,
        _CHANGES.search(text) is not None,
    )


def _in_full(match: re.Match[str]) -> str:
    return f"{match['before']}{_UNITS[match['unit']]}"


def products_in(text: str) -> frozenset[float]:
    """What each two numbers of a lower-case text make: 5 days in each of 6 weeks are 30."""
    numbers = [value_of(match.group()) for match in _ANY.finditer(text)]
    return frozenset(one * other for one, other in combinations(numbers, 2) if min(one, other) > 1)


def times_told(text: str) -> Iterator[Portion]:
    """How often something is given, where a lower-case text has a number: every 3 weeks, three times a day."""
    for match in _OFTEN.finditer(text):
        often = value_of(match["often"] or "1") if not match["word"] else _TIMES.get(match["word"], 1.0)
        unit = match["unit"] or match["of"] or _ADVERBS[match["adverb"]]
        hours = value_of(match["number"] or match["every"] or "1") * HOURS[unit]
        most = value_of(match["most"]) * HOURS[unit] if match["most"] else hours
        yield Portion(hours / often, most / often, "hour", words=match.group(), often=often)


def _between(text: str) -> Iterator[Portion]:
    """How often something is given, in words and abbreviations too: daily, bid, q3w."""
    yield from times_told(text)
    for match in REGULAR.finditer(text):
        adverb = match["adverb"] or match["letter"] or ("weekly" if match["weeks"] else "daily")
        hours = HOURS[match["unit"] or _ADVERBS[adverb]]
        hours *= value_of(match["many"] or match["weeks"] or "1") * (2 if match["other"] else 1)
        hours /= _TIMES.get((match["short"] or "").replace(".", ""), 1.0)
        yield Portion(hours, hours, "hour", words=match.group(), often=1.0)


def _times_in(text: str) -> Iterator[Portion]:
    """All lengths of time of a lower-case text, those between two doses too."""
    for match in _TIME.finditer(text):
        hours = value_of(match["number"]) * HOURS[match["unit"]]
        yield Portion(hours, hours, "hour")
    for match in _SPANNED.finditer(text):
        hours = HOURS[match["unit"]] * (value_of(match["last"]) - value_of(match["first"]) + 1)
        if match["unit"] != "day":  # days by their numbers are told apart
            yield Portion(hours, hours, "hour")
    for match in _DAILY_TIMES.finditer(text):
        yield Portion(DAY * value_of(match["number"]), DAY * value_of(match["number"]), "hour")


def lengths_of(text: str) -> Iterator[float]:
    """How many hours something lasts, by the lengths in a lower-case text that stand behind "for" or "over"."""
    for match in _LASTING.finditer(text):
        yield value_of(match["number"]) * HOURS[match["unit"]]


def _ends(numbers: str) -> set[float]:
    return {days_listed(numbers), *map(float, _NUMBER.findall(numbers))}
