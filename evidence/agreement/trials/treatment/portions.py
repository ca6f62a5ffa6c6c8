"""What doses, lengths and numbers of things follow from what arms were given.

A dose or a length may be told of a day, a week, a cycle or in all: it follows from one of the arm's in the same unit,
times the numbers that stand there, or from two of them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations, permutations
from math import inf, isclose

from evidence.agreement.measures import Measure
from evidence.agreement.passages import Passage
from evidence.agreement.times import HOURS
from evidence.agreement.trials.words.amounts import Amount, amounts_of
from evidence.agreement.trials.words.wording import LEVEL
from evidence.claims.numerals import NUMERAL, value_of
from evidence.claims.units import MEDICATIONS
from evidence.late import late_regex

_PLAIN = late_regex(
    rf"(?<![\w.,/^]){NUMERAL}(?!\s?(?:mg|milligrams?|mcg|µg|g|kg|ml|cc|l|gy|cgy|mci|iu|%|cm|mm|auc)\b|[.,]?\d)"
)
_ANY = late_regex(rf"(?<![\w.,/^]){NUMERAL}(?!\w|[.,]?\d)")
_NUMBER = late_regex(r"\d+")
_NAMED = late_regex(r"(?:on |from |at |by )?days? \d", re.IGNORECASE)
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
_UNIT = r"(?:minute|hour|day|week|month|year)"
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
_ADVERB = "(?:hour|dai|night|week|month|year)ly"
_OFTEN = late_regex(
    rf"\b(?:(?P<often>{NUMERAL})(?:x|\stimes|\s(?:(?!m?c?g\b|ml\b|iu\b)[\w-]+\s)?(?:doses|injections|infusions|sessions)(?:\sof\s[\w\s-]{{2,40}}?)?)"
    rf"|(?P<word>once|twice|thrice))[\s-](?:(?P<adverb>{_ADVERB})"
    rf"|(?:per|an?|each|every|in)\s(?:(?P<number>{NUMERAL})[\s-])?(?P<unit>{_UNIT})s?)\b"
    rf"|\b(?:every|each)\s(?P<every>{NUMERAL})(?:\s?(?:-|–|to)\s?(?P<most>{NUMERAL}))?[\s-](?P<of>{_UNIT})s?\b"
)
_REGULAR = late_regex(
    rf"(?:\b(?:per|an?|each|every)\s(?P<other>other\s)?|/)(?P<unit>{_UNIT})\b|\b(?P<adverb>{_ADVERB})\b"
    r"|\bq\.?\s?(?P<many>\d{1,2})?\s?(?P<letter>[hdwm])(?:rs?|ks?|o|ours?|ays?|eeks?|onths?)?\b"
    r"|\b(?P<weeks>\d)-weekly\b|\b(?P<short>[btq]\.?i\.?d)\b"
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
_IN_DAYS = frozenset({7.0, 28.0, 30.0})
"""How many days a week or a month may have."""
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
_CLOSE, _CALENDAR_CLOSE = 0.015, 0.09
"""By how much two numbers may differ, and two lengths where one is of months: four weeks are called a month."""
_LOOSE = late_regex(
    r"\b(?:months?|monthly|years?|yearly|about|around|approximately|nearly|almost|roughly|just|slightly|a little"
    r"|some)\b|~"
)
_UP_TO = late_regex(r"\b(?:max\w*|up to|at most|no more than)\b[^.;]{0,30}\b(?:cycles?|courses?)\b")
_CHANGES = late_regex(r"\b(?:then|thereafter|afterwards)\b")
_DAY = HOURS["day"]
_MONTH = 31


@dataclass(frozen=True)
class Portion:
    """A dose or a length on its scale; `loose` says that it is a bound that nothing need have reached.

    `often` says that it is the time between two doses, and of how many in a longer time, `close` by how much of itself
    what it follows from may be off.
    """

    low: float
    high: float
    scale: str
    loose: bool = False
    words: str = ""
    often: float = 0.0
    close: float = _CLOSE

    @property
    def ends(self) -> tuple[float, ...]:
        """The numbers that are written."""
        return tuple(end for end in (self.low, self.high) if abs(end) < inf)

    @property
    def is_named(self) -> bool:
        """Whether it is a day by its number."""
        return is_day_by_number(self.words)

    def is_met(self, value: float) -> bool:
        """Whether a value is this."""
        if self.loose:
            return self.low <= value * (1 + self.close) and value * (1 - self.close) <= self.high
        return any(isclose(value, end, rel_tol=self.close) for end in self.ends)


@dataclass(frozen=True)
class Longer:
    """A longer time that a number is told of: by what an arm's numbers are multiplied; `in_all` says that it is all."""

    times: tuple[float, ...] = ()
    in_all: bool = False


@dataclass(frozen=True)
class Portions:
    """The numbers of some arms' lines: doses and lengths, those without such a unit, and numbers of days and cycles.

    `up_to` says that cycles are told as the most that somebody may have, `between` are the times between two
    doses, `calendar` says that some lengths are of months, `changes` that one thing is given after another.
    """

    portions: tuple[Portion, ...]
    plain: tuple[float, ...]
    days: tuple[float, ...]
    cycles: frozenset[float]
    up_to: bool
    between: tuple[Portion, ...]
    calendar: bool
    changes: bool

    def give_count(self, amount: Amount, longer: Longer | None) -> bool:
        """Whether so many things follow; where what is given changes with time, they may add up to any number."""
        if self.changes and longer is not None:
            return True
        found = {*self.plain, 1.0, sum(self.plain)}
        for one, other in permutations((*self.plain, 1.0), 2):
            found |= {one + other, abs(one - other), one * other, one / other, one // other}
        more = (*longer.times, *(self.plain if longer.in_all else ())) if longer else ()
        found |= {one * times for one in self._products for times in more}
        return any(amount.holds(one) or isclose(one, amount.low, rel_tol=1e-6) for one in found)

    def give(self, portion: Portion, longer: Longer | None) -> bool:
        """Whether a dose or a length follows. One of another scale is let pass."""
        portion = self.widened(portion)
        if portion.scale == "fold":
            return self._give_ratio(portion)
        if portion.often:
            return self._give_often(portion)
        unit = portion.scale.partition("/")[0]
        if unit in MEDICATIONS and any(map(portion.is_met, self._products)):
            return True  # one is given so many times
        ends = self.ends_in(unit)
        if unit == "cycle" and self.up_to and portion.low == -inf:
            return not ends or any(isclose(portion.high, end) for end in ends)
        if self.has_around(portion) or (portion.is_named and (not self.days or self.is_daily)):
            return True
        if portion.loose and longer is None:
            return not ends or any(map(portion.is_met, ends))
        if -inf < portion.low < portion.high < inf and any(portion.low <= end <= portion.high for end in ends):
            return True
        if not ends or (unit == "cycle" and self._may_be_cycles(portion, max(ends))):
            return True
        return any(map(portion.is_met, ends if portion.is_named else self._made(ends, unit, longer)))

    def last_longer(self, portion: Portion) -> bool:
        """Whether a length is shorter than the longest of the lines."""
        return portion.scale == "hour" and portion.high < max(self.ends_in("hour"), default=0.0)

    def has_around(self, portion: Portion) -> bool:
        """Whether an amount lies within a range that the lines leave to choose: 9 months, of 6 to 12."""
        unit = portion.scale.partition("/")[0]
        same = (one for one in self.portions if one.scale.partition("/")[0] == unit and one.low > -inf)
        return any(one.low < portion.low <= portion.high < one.high < inf for one in same)

    def widened(self, portion: Portion) -> Portion:
        """A dose or a length, as far off as one may be that is told of months, or as "about" so much."""
        loose = _LOOSE.search(portion.words.casefold()) is not None or (portion.scale == "hour" and self.calendar)
        return replace(portion, close=_CALENDAR_CLOSE) if loose else portion

    def ends_in(self, unit: str) -> set[float]:
        """The numbers that the lines have in a unit."""
        ends = {end for one in self.portions for end in one.ends if one.scale.partition("/")[0] == unit}
        return ends | {_DAY * one for one in self.days if unit == "hour"}

    def _made(self, ends: set[float], unit: str, longer: Longer | None) -> set[float]:
        """These numbers and what follows from them, of a longer time too."""
        made = ends | {abs(one - other) for one, other in combinations(ends, 2)}
        if unit == "hour":
            made |= {one * (times - less) for one in ends for times in self.ends_in("cycle") for less in (0, 1)}
        if longer is None:
            return made
        if unit == "cycle" and not longer.times:
            return made | {one + other for one, other in combinations(ends, 2)}
        few = [one for one in self._products if one <= _MONTH]  # so many at most of a day, over a week or a month
        times = self._products if longer.in_all else {*self.plain, *few}
        counts = (*self.plain, *self._days) if longer.in_all and unit != "hour" else ()
        made |= {one * more for one in made for more in (*longer.times, *counts)}
        made |= {one * factor * more for one in ends for factor in times for more in (1.0, *longer.times)}
        doses = (3.0, *longer.times)  # of three at least the first may be another one
        made |= {one + other * (more - 1) for one, other in permutations(ends, 2) for more in doses}
        parts = (*self.plain, *longer.times) if unit != "hour" else ()
        gaps = {end for one in self.between for end in one.ends if end > _DAY} if unit != "hour" else ()
        made |= {one * days * _DAY / gap for one in ends for days in {*longer.times} & _IN_DAYS for gap in gaps}
        made |= {one / factor for one in ends for factor in parts}
        return made | {one + other for one, other in combinations(ends, 2)}

    def _may_be_cycles(self, portion: Portion, most: float) -> bool:
        """Whether cycles are among those that the lines tell by their numbers, or fewer than the most there are."""
        fewer = self.up_to and portion.low == portion.high < most
        return fewer or any(map(portion.is_met, self.cycles))

    def _give_ratio(self, portion: Portion) -> bool:
        """Whether one dose or length is so many times another, or so many times more."""
        scales: dict[str, set[float]] = {"": set(self.plain)}
        for one in (*self.portions, *self.between):
            scales.setdefault(f"{one.scale} {one.often > 0}", set()).update(one.ends)
        ratios = [one / other for same in scales.values() for one, other in permutations(same - {0.0}, 2)]
        return not ratios or any(portion.is_met(one) or portion.is_met(one - 1) for one in ratios)

    def _give_often(self, portion: Portion) -> bool:
        """Whether something is given so often; where the lines do not say how often, it is let pass."""
        lengths = (end for one in (*self.between, *self.portions) if one.scale == "hour" for end in one.ends)
        known = not self.between or any(map(portion.is_met, (*lengths, *(_DAY * one for one in self.days))))
        if known or portion.often <= 1:
            return known
        ratios = (one / other for one, other in permutations(self.plain, 2))
        return portion.often in self._products or portion.often in ratios

    @cached_property
    def is_daily(self) -> bool:
        """Whether something is given on any day."""
        return any(_REGULAR.search(one.words) and max(one.ends) == _DAY for one in self.between)

    @cached_property
    def _days(self) -> frozenset[float]:
        """How many days the lengths of a month and more have."""
        return frozenset(end / _DAY for end in self.ends_in("hour") if end >= 28 * _DAY)

    @cached_property
    def _products(self) -> frozenset[float]:
        """What numbers without a unit make together: twice a day, for 28 days."""
        return frozenset((1.0, *self.plain, *(one * other for one, other in combinations(self.plain, 2))))


def is_day_by_number(words: str) -> bool:
    """Whether words name a day by its number ("on day 8"), and no length of time."""
    return _NAMED.match(words) is not None


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


@lru_cache(maxsize=16)
def portions_of(lines: tuple[Passage, ...]) -> Portions:
    """The numbers of some lines, read once for all that is asked of them."""
    text = " . ".join(line.text for line in lines).casefold()
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
        _LOOSE.search(text) is not None,
        _CHANGES.search(text) is not None,
    )


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
    for match in _REGULAR.finditer(text):
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
        yield Portion(_DAY * value_of(match["number"]), _DAY * value_of(match["number"]), "hour")


def lengths_of(text: str) -> Iterator[float]:
    """How many hours something lasts, by the lengths in a lower-case text that stand behind "for" or "over"."""
    for match in _LASTING.finditer(text):
        yield value_of(match["number"]) * HOURS[match["unit"]]


def _ends(numbers: str) -> set[float]:
    return {days_listed(numbers), *map(float, _NUMBER.findall(numbers))}
