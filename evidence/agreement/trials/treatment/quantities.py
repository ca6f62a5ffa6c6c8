"""The numbers of a text on treatment, each with what it is of: an amount, a length, a gap, a count, a rate or a list.

A text is read in one form of words: "b.i.d." and "twice a day" are one, as are "q3w" and "every three weeks".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache

from evidence.agreement.scales.times import HOURS as _HOURS
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

HOURS = {**_HOURS, "fortnight": 2 * _HOURS["week"], "d": _HOURS["day"], "h": 1.0}
DAY = HOURS["day"]
UNIT_OF_TIME = r"(?:second|minute|hour|day|night|week|fortnight|month|year)"
_LETTERS = {"h": "hour", "d": "day", "w": "week", "m": "month"}
_PLAIN: Mapping[str, str | Callable[[re.Match[str]], str]] = {
    r"\b(\d+) twice[\s-]daily ([a-z]+s)\b": r"\1 \2 2 times daily",
    r"(?<=\d)[\s-]?(?:hrs?|h)\b\.?": " hour",
    r"(?<=\d)[\s-]?mins?\b\.?": " minute",
    r"(?<=\d)[\s-]?secs?\b\.?": " second",
    r"(?<=\d)[\s-]?(?:mos?|mths?)\b\.?": " month",
    r"\bwks?\b\.?": "week",
    r"\byrs?\b\.?": "year",
    r"\bhrs?\b\.?": "hour",
    r"\bmths?\b\.?": "month",
    r"\bb\.?i\.?d\b\.?": "2 times daily",
    r"\bt\.?i\.?d\b\.?": "3 times daily",
    r"\bq\.?i\.?d\b\.?": "4 times daily",
    r"\b(?:o\.?d|q\.?d)\b\.?": "daily",
    r"\bqw\b": "weekly",
    r"\bq\s?(\d+)\s?(h|d|w|m)\w*\b": r"every \1 \2",
    r"\b(\d+)-weekly\b(?! (?:course|cycle))": r"every \1 weeks",
    r"(?<=every )(\d+) ([hdwm])\b": lambda match: f"{match[1]} {_LETTERS[match[2]]}s",
    r"\b(once|twice|thrice)[\s-](day|week|month)\b": r"\1 per \2",
    r"\bonce\b": "1 time",
    r"\btwice\b": "2 times",
    r"\bthrice\b": "3 times",
    r"\binternational units?(?: \(ius?\))?": "iu",
    r"\bfx\b": "fractions",
    r"(?<=gy)\s?/\s?(?=\d+ fractions)": " in ",
    r"m\^2\b|\bm2\b|\bsquare met(?:er|re)s?\b|\bsq\.? ?m\b": "m²",
    r"\b(?:every|each) (?:other|second|2nd) (day|night|week|month|year)\b": r"every 2 \1s",
    r"\b(?:every|each) (?:third|3rd) (day|week|month)\b": r"every 3 \1s",
    rf"\b({NUMERAL}) (\d+)[\s-](day|week|month)(?:ly)? (cycles|courses)\b": r"\1 \4 of \2 \3s",
    rf"\bbetween ({NUMERAL}) and (?={NUMERAL})": r"\1 to ",
    rf"\b({NUMERAL}) (\d[\d.,]*\s?(?:mg|g|m?cg|iu)) (tablets|capsules|pills)\b": r"\1 \3 of \2",
    r"\balternate (day|month)s?\b": r"every 2 \1s",
    r"\bmon(?:day)?s?\s?(?:-|–|to|through)\s?fri(?:day)?s?\b": "5 days per week",
    r"\b(?:fortnightly|bi-?weekly)\b": "every 2 weeks",
    r"\bqod\b": "every 2 days",
    r"\bqm\b": "monthly",
    r"\bbi-?monthly\b": "every 2 months",
    r"\bquarterly\b|\bevery quarter\b": "every 3 months",
    r"\bannual(?:ly)?\b": "yearly",
    r"\bhalf an hour\b": "30 minutes",
    r"\b(?:three|3) quarters of an hour\b": "45 minutes",
    r"\ba quarter of an hour\b": "15 minutes",
    r"\b(?:an|1|one) hour and a half\b": "90 minutes",
    r"\bhalf a year\b": "6 months",
    r"\ba year and a half\b": "18 months",
    r"\b(about|around|roughly|approximately|over|than|for|in|takes|lasts|nearly|almost|within|of"
    r"|and) an? (?=(?:full |whole )?"
    r"(?:hour|day|week|fortnight|month|year)\b)": r"\1 1 ",
}
_FORMS = tuple((late_regex(pattern), form) for pattern, form in _PLAIN.items())
_UNITS = {
    name: unit
    for unit, names in {
        ("mg", 1.0): "mg milligram milligrams",
        ("mg", 1e-3): "mcg µg μg ug microgram micrograms",
        ("mg", 1e3): "g gram grams",
        ("mg", 1e-6): "ng",
        ("ml", 1.0): "ml millilitre millilitres milliliter milliliters cc",
        ("ml", 1e3): "l litre litres liter liters",
        ("ml", 1e-3): "µl μl micro-l microl microlitres microliters",
        ("ml", 29.57): "oz ounce ounces",
        ("ml", 5.0): "teaspoon teaspoons teaspoonful",
        ("ml", 15.0): "tablespoon tablespoons tablespoonful",
        ("gy", 1.0): "gy gray grays",
        ("gy", 1e-2): "cgy",
        ("gy", 1e-3): "mgy",
        ("iu", 1.0): "iu ius units unit u",
        ("kcal", 1.0): "kcal calories calorie",
        ("mci", 1.0): "mci",
        ("mm", 1.0): "mm",
        ("mm", 10.0): "cm",
        ("mmol", 1.0): "mmol",
        ("meq", 1.0): "meq",
        ("hz", 1.0): "hz",
        ("mmhg", 1.0): "mmhg",
        ("step", 1.0): "steps",
        ("%", 1.0): "%",
        ("kg", 1.0): "kg kilos kilograms",
    }.items()
    for name in names.split()
}
AMOUNT_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_N = rf"(?<![\w.,/^])(?<![a-z]-)(?P<n>{NUMERAL})(?:\s?(?:-|–|to|or)\s?(?P<m>{NUMERAL}))?"
_AMOUNT = late_regex(
    rf"{_N}[\s-]?(?P<unit>{AMOUNT_UNIT})(?![\w])"
    r"(?P<body>\s?(?:/|per )\s?(?:kg|m²|lb)(?!\w))?(?P<in>\s?(?:/|per |in )\s?\d*\s?(?:ml|dl|l|oz)\b)?"
    r"(?P<per>\s?(?:/|per |an? |each |every )\s?(?:d|h|day|week|24 hours?|hour|minute|month)\b)?"
)
_BEFORE_LAST = late_regex(r"(?<![\w.,/^])(?:\d+(?:\.\d+)?(?:,\s?(?:and/or\s|and\s|or\s)?|\s(?:and/or|and|or)\s))+\Z")
"""The numbers before the last of a list, which alone has a unit: "6, 8 and/or 10 cm"."""
_NUMERAL = late_regex(r"\d+(?:\.\d+)?")
_RATE = late_regex(
    rf"{_N}\s?(?:(?:x|×|times?)\b|(?P<noun>(?:\s(?!(?:iv|po|sc|im|and|or|of|in|for|on|at|to|then|with|over|during|after|before|within"
    r"|per|an?|each|every|until|from|the|if|x|times?|one|two|three|rather|than)\b)[a-z][\w-]*){1,3}?))?[\s-]?"
    rf"(?:(?:per|an?|each|every|in|in each|in every|of each|of every|in a|out of every)\s(?:(?P<k>{NUMERAL})\s)?"
    rf"(?P<unit>{UNIT_OF_TIME})s?\b|/\s?(?P<slash>{UNIT_OF_TIME}|d)\b|(?<!\d )(?<!\d)(?P<adverb>daily|nightly"
    rf"|weekly|monthly|yearly)\b)"
)
_BARE = late_regex(r"\d\s?x\b|×|\btimes?\b")
_GAP = late_regex(
    rf"\b(?:every|each(?! [\d-]+ (?:min|h)))\s(?P<n>{NUMERAL})(?:\s?(?:-|–|to"
    rf"|or)\s?(?P<m>{NUMERAL}))?[\s-](?P<unit>{UNIT_OF_TIME})s?\b(?![\s-](?:cycle|course))"
    rf"|(?<![\w.,/^])(?P<k>{NUMERAL})[\s-](?P<apart>{UNIT_OF_TIME})s?(?: or so)? (?:apart|intervals?)\b"
    rf"|\b(?<!\d-)(?P<adverb>hourly|daily|nightly|weekly|monthly|yearly)\b|(?:\b(?:per|an?|each|every)\s|/\s?)(?!second)(?P<one>{UNIT_OF_TIME}|d)\b"
)
_ADVERBS = {"hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_LENGTH = late_regex(
    rf"{_N}[\s-]{{0,2}}(?:(?:full|consecutive|whole|further|additional|more|extra|calendar|working|successive|straight|treatment)\s)?"
    rf"(?P<unit>{UNIT_OF_TIME})(?:s?\b|(?=ly\s(?:cycle|course)))(?P<per>\s?(?:/|per |an? |each |every )\s?(?:day"
    rf"|week|month)\b)?"
)
_REPEATED = late_regex(
    r"\b(?:(?:every|each|interval\w* of|gap of|separated by(?: at least)?)\s"
    r"|(?:cycle|(?<!in the )(?<!over the )course)s?[\s,:)(]*"
    r"(?:(?:is|was|are|were|=|of|lasts?|lasting|each|being|at)\s?){1,3})\Z"
)
"""Before a time after which something is repeated."""
_AGAIN = late_regex(
    r"(?:ly)?[\s-](?:(?:long|treatment|dosing|therapy|chemotherapy)[\s-])*(?:cycle|course|interval|apart|separat"
    r"|between(?! the \w+ and\b))"
)
"""Behind a time after which something is repeated: from the first to the third it is two such times."""
_IN_WORDS = (
    (late_regex(r"\b(?:at|before) bedtime\b|\b(?:every|each|in the) (?:morning|evening|night)\b"), DAY),
    (late_regex(r"\b(?:morning|am|breakfast)\b[^.;]{0,20}\b(?:evening|pm|night|bedtime|dinner|supper)\b"), DAY / 2),
    (late_regex(r"\b(?:with|before|after) (?:each |every |all |three )?(?:meals?|main meals)\b"), DAY / 3),
)
"""Rhythms that have no number, in hours."""
_TO = r"(?:\s?(?:-|–|to|through)\s?(?:(?:day|week|month|cycle)s? )?)"
_AND = r"(?:,\s?(?:and\s)?|\s(?:and|or)\s|\s?&\s?)"
_LIST = late_regex(
    rf"\b(?P<unit>day|d|week|month|year|cycle|visit|hour|cohort|arm|group|intervention|stratum|phase|part|level|grade|stage)s?[\s.]?(?P<list>\d{{1,3}}(?:(?:{_TO}|{_AND})(?:on\s)?(?:(?:day|week|month|cycle|d)s?\s?)?\d{{1,3}})*)"
    r"(?![\w%/]|[.,]\d|\s?(?:mg|g|gy|ml|mcg|x|times?|sessions?|fractions?|days?|weeks?|months?|doses?|cycles?|patients|hours?|minutes?|iu)\b)"
    rf"|(?<![\w.,/-])(?P<before>\d{{1,3}}(?:,\s?\d{{1,3}})*{_AND}\d{{1,3}})\s(?P<of>day|week|month|year|hour)s?\b"
)
_SPAN = late_regex(rf"(?P<first>\d+)(?:{_TO}(?P<last>\d+))?")
_RATIO = late_regex(
    rf"(?<![\w.,/-])(?:(?P<n>{NUMERAL})(?:-?\s?fold\b|\s?(?:times|x)\b)|(?P<word>double|half|(?:an? "
    rf"|one )?(?:third|quarter|fifth|tenth))\b)"
    r"(?:\s(?:as|so)\s(?P<as>[a-z]+)(?:\s(?P<noun>[a-z]+))?\sas\b|\s(?:the|that of|those of|of what"
    r"|what)\b(?:\s(?P<the>[a-z]+))?"
    r"|\s(?P<er>(?:long|larg|high|great|strong|bigg)er)\sthan|(?<=fold))"
)
_PARTS = {"double": 2.0, "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_STOP = (
    r"(?:and|or|of|in|for|on|at|to|then|with|over|during|after|before|within|per|an?|each|every|the|is|are|was|were|that"
    r"|which|who|than|by|as|from|will|would|may|can|must|should|times?|x|more|less|fewer|out|if|but|until|plus|not)"
)
_COUNT = late_regex(
    rf"{_N}(?:\s|-(?!fu\b|fluoro|ht\b|aza|asa\b|hydroxy|alpha))(?P<noun>(?!{_STOP}\b)[a-z][\w-]*(?:\s(?!{_STOP}\b)[a-z][\w-]*){{0,3}})"
)
_TIMES = late_regex(
    rf"(?:(?<!\w)[x×]\s?(?P<n>\d+)|(?<![\w.,/])(?P<m>{NUMERAL})\s?(?:x|×|times)(?!\w))(?![\w.,]?\d|\s?(?:mg|ml)\b)"
)
_ARTICLE = late_regex(r"\ban? \Z")
_BELOW = late_regex(r"(?:(?:less|fewer|shorter|lower|smaller) than|under|below|<)\s?\Z")
_ABOVE = late_regex(
    r"(?:(?:more|longer|higher|greater) than|(?<!for )over|above|at least|(?:no|not) (?:less|fewer) than|>)\s?\Z"
)
_NOT_BEYOND = late_regex(r"\b(?:no|not) (?:more|longer|higher|greater) than\s?\Z")
_THAN = late_regex(r"\s(?:longer|shorter|more|less|later|earlier|sooner)\b")
_ABOUT = late_regex(
    r"(?:about|around|approx\w*\.?|roughly|nearly|almost|some|close to|~|just (?:over|under)"
    r"|(?:a little|slightly) (?:over|under|more than|less than))\s?\Z"
)


class Kind(Enum):
    """What a number is of."""

    AMOUNT = auto()
    LENGTH = auto()
    GAP = auto()
    COUNT = auto()
    RATE = auto()
    RATIO = auto()
    LIST = auto()


@dataclass(frozen=True)
class Quantity:
    """One or two numbers (of a list all) with what they are of: hours, an amount in its unit, or so many of a noun.

    `per` is the time that a rate is of, in hours, `sign` says that a number is a bound ("<", ">") or rough ("~").
    `start` and `end` are the place in the plain form of its text.
    """

    kind: Kind
    ends: tuple[float, ...]
    unit: str
    words: str
    start: int
    end: int
    per: float = 0.0
    sign: str = ""

    @cached_property
    def nouns(self) -> frozenset[str]:
        """What a count is of, without endings."""
        return terms_of(self.unit.replace("-", " "))


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """A lower-case text in one form of words."""
    return _plain(text)[0]


def _plain(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text in one form of words, and from where to where each of its letters stands in the text."""
    places = [(at, at + 1) for at in range(len(text))]
    for pattern, form in _FORMS:
        made, at, last = "", list[tuple[int, int]](), 0
        for match in pattern.finditer(text):
            new = form(match) if callable(form) else match.expand(form)
            made += text[last : match.start()] + new
            at += places[last : match.start()]
            at += [(places[match.start()][0], places[match.end() - 1][1])] * len(new)
            last = match.end()
        if last:
            text, places = made + text[last:], at + places[last:]
    return text, places


@lru_cache(maxsize=1024)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The numbers of a lower-case text, each as one thing, in their order."""
    form, places = _plain(text)
    taken: set[int] = set()
    found: list[Quantity] = []
    for start, end, number, kind, ends, unit, per in _read(form):
        beside = kind is Kind.GAP and any(one.start <= start < one.end for one in found if one.per)
        if number not in taken and not beside:
            taken.add(number)
            words = text[places[start][0] : places[end - 1][1]].strip()
            lasts = kind is Kind.LENGTH and form[:start].endswith("over ") and not _THAN.match(form, end)
            sign = "" if lasts else _sign(form[max(start - 40, 0) : start])
            found.append(Quantity(kind, ends, unit, words, start, end, per, sign))
    return tuple(sorted(found, key=lambda one: one.start))


def _sign(before: str) -> str:
    before = _ARTICLE.sub("", before)
    if _NOT_BEYOND.search(before):
        return ""  # as far as a record allows
    signs = (("~", _ABOUT), (">", _ABOVE), ("<", _BELOW))
    return next((sign for sign, words in signs if words.search(before)), "")


_Found = tuple[int, int, int, Kind, tuple[float, ...], str, float]


def _read(text: str) -> Iterator[_Found]:
    """Each reading of a number: what comes first holds."""
    for match in _LIST.finditer(text):
        unit = match["unit"] or match["of"]
        numbers = tuple(dict.fromkeys(_listed(match["list"] or match["before"])))
        place = match.start("list") if match["list"] else match.start("before")
        yield match.start(), match.end(), place, Kind.LIST, numbers, "day" if unit == "d" else unit, 0.0
        for one in re.finditer(r"\d+", match.group()):
            if match.start() + one.start() != place:
                yield match.start(), match.end(), match.start() + one.start(), Kind.LIST, (), "", 0.0
    for match in _RATIO.finditer(text):
        worth = value_of(match["n"]) if match["n"] else _PARTS[match["word"].split()[-1]]
        place = match.start("n") if match["n"] else match.start("word")
        what = " ".join(filter(None, (match["as"], match["noun"], match["the"], match["er"])))
        yield match.start(), match.end(), place, Kind.RATIO, (worth,), what, 0.0
    for match in _AMOUNT.finditer(text):
        listed = _BEFORE_LAST.search(text[: match.start()])
        for one in _NUMERAL.finditer(text, listed.start(), listed.end()) if listed else ():
            worth = value_of(one.group()) * _UNITS[match["unit"]][1]
            yield one.start(), match.end(), one.start(), Kind.AMOUNT, (worth,), _UNITS[match["unit"]][0], 0.0
        unit, worth = _UNITS[match["unit"]]
        per = _time_of(match["per"]) if match["per"] else 0.0
        ends = tuple(one * worth for one in _ends(match))
        form = "/v" if match["in"] else "/h" if 0 < per <= 1 else ""
        yield match.start(), match.end(), match.start("n"), Kind.AMOUNT, ends, f"{unit}{form}", per
    for match in _RATE.finditer(text):
        noun, unit = match["noun"] or "", match["unit"] or match["slash"] or _ADVERBS.get(match["adverb"] or "", "day")
        per = HOURS[unit] * (value_of(match["k"]) if match["k"] else 1.0)
        if re.match(rf"\s?(?!day|night){UNIT_OF_TIME}s?\b", noun) or (
            (match["adverb"] or match["k"]) and not (noun or _BARE.search(match.group()))
        ):
            continue
        yield match.start(), match.end(), match.start("n"), Kind.RATE, _ends(match), noun.strip(), per
    for match in _GAP.finditer(text):
        if match["n"]:
            ends = tuple(one * HOURS[match["unit"]] for one in _ends(match))
        elif match["k"]:
            ends = (value_of(match["k"]) * HOURS[match["apart"]],)
        else:
            ends = (HOURS[_ADVERBS.get(match["adverb"] or "", match["one"] or "day")],)
        place = match.start("n") if match["n"] else match.start("k") if match["k"] else -match.end()
        yield match.start(), match.end(), place, Kind.GAP, ends, match["unit"] or "", 0.0
    for words, hours in _IN_WORDS:
        for match in words.finditer(text):
            yield match.start(), match.end(), -match.end(), Kind.GAP, (hours,), "", 0.0
    for match in _LENGTH.finditer(text):
        again = _REPEATED.search(text, 0, match.start()) or _AGAIN.match(text, match.end())
        kind = Kind.GAP if again else Kind.LENGTH
        ends = tuple(one * HOURS[match["unit"]] for one in _ends(match))
        per = _time_of(match["per"]) if match["per"] else 0.0
        yield match.start(), match.end(), match.start("n"), kind, ends, match["unit"], per
    for match in _COUNT.finditer(text):
        yield match.start(), match.end(), match.start("n"), Kind.COUNT, _ends(match), match["noun"], 0.0
    for match in _TIMES.finditer(text):
        place = match.start("n") if match["n"] else match.start("m")
        yield match.start(), match.end(), place, Kind.COUNT, (value_of(match["n"] or match["m"]),), "", 0.0


def _time_of(words: str) -> float:
    """The hours of "/day", "per 24 hours"."""
    unit = words.split("/")[-1].split()[-1].removesuffix("s")
    return 24.0 if "24" in words else HOURS[unit]


def _ends(match: re.Match[str]) -> tuple[float, ...]:
    return tuple(dict.fromkeys(value_of(match[end]) for end in ("n", "m") if match[end]))


def _listed(days: str) -> Iterator[float]:
    for match in _SPAN.finditer(days):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        yield from map(float, range(first, last + 1) if first <= last else (first, last))
