"""The numbers of conditions of entry as limits: from where to where somebody is let in or kept out, in one unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, isclose

from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.words.wording import LEVEL
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

NO = (
    r"(?:no|not|never)(?: (?:be|have|had|been|received|undergone|taken?|place|started|begun|given|used|previously|in|of"
    r"|an?|any))*"
)
"""A denial before a bound: "must not have received more than two"."""
_NEAR = r"(?:last|past|previous|preceding|prior|next|coming)"
_LOW = (
    rf"(?P<least>≥|³(?=\s?\d)|>(?:/?=)?(?: than)?|at least|{NO} (?:less|fewer|younger|lower|sooner|earlier) than|over"
    r"|from(?= (?:the )?age)|above|older than|exceed(?:s|ed|ing)?"
    r"|(?:greater|higher|more|larger)(?: than)?(?:(?: or |/)equal to)?"
    r"|equal to or (?:greater|more|higher) than|min(?:imum|\.)?(?: of)?|not (?:be )?(?:below|under))"
)
_HIGH = (
    rf"(?P<most>≤|<(?:/?=)?(?: than)?|at most|{NO} (?:more|greater|older|higher|longer|later) than|under"
    r"|below|younger than|(?<!adding )(?<!adds )up to"
    r"|(?:less|smaller|fewer)(?: than)?(?:(?: or |/)equal to)?|equal to or less than"
    rf"|w(?:ith|/)?in(?: (?:the )?{_NEAR})?"
    r"|(?:in|during|over) the(?=\s(?:[\w-]+\s){1,3}(?:before|prior|preceding))"
    rf"|(?:(?:(?:in|of|during|over|for) )?the|in|during|over) {_NEAR}"
    r"|max(?:imum|\.)?(?: of)?|not (?:be )?(?:above|over)|(?:not|never|n['’]t) exceed(?:ing)?)"
)
_UNIT = (
    r"(?P<time>second|minute|min|hour|hr|h|day|week|wk|month|mo|year|yr|y|decade)s?\b|(?P<share>%|percent\b)"
    r"|(?P<uln>(?:[x×*]|times|fold)\s?(?:the\s|institutional\s|laboratory\s|normal\s)*"
    r"(?:i?uln|upper|normal|limit(?! (?:for|of|in|used|set)\b)))"
    r"|(?P<pound>lbs?|pounds?)\b|(?P<inch>inch(?:es)?)\b"
    r"|(?P<degrees>°\s?[cf]?\b|degrees?\b(?: (?:celsius|centigrade|fahrenheit)\b)?)"
    r"|(?P<cells>(?:cells )?(?:per|/)\s?(?:cubic )?(?:millimet(?:er|re)s?|microlit(?:er|re)s?|mm3|mcl)\b)"
    r"|(?P<other>mm\s?hg\b|(?:[x×*]\s?10\^?\d{1,2}\s?)?/\s?[a-zµμ]{1,3}\^?\d?\b|(?:[mµμ]?i?u|[mµμn]?mol)/[md]?l\b|ml/min\b|[kmµμnp]?g(?:/\w+(?:\^\d)?)?\b|(?:centi|milli)?met(?:er|re)s?\b|[mcµμ]?m\b|microns?\b|ppm\b|bpm\b|d?b\b|gy\b|msec\b|ms\b|ml\b|cc\b|i?u\b|kilos?\b|(?:kilo|milli)?grams?\b|millilit(?:er|re)s?\b)"
)
LIMIT = late_regex(
    rf"(?:(?:{_LOW}|{_HIGH})\s?(?:(?:the )?age (?:of )?)?)?(?<![\w.^])(?<!\w-)"
    rf"(?P<minus>(?<=[\s=<>≤≥])[-−])?"
    rf"(?:(?P<first>{NUMERAL})(?:[\s-]?(?P<first_time>hour|day|week|month|year)s?\s?(?:-|–|to\b)(?:\s?<)?"
    rf"|\s{{0,9}}(?:-|–|to|or|and|through|until))\s{{0,3}})?"
    rf"(?P<number>{NUMERAL})(?![\w]*\d)"
    r"(?:(?P<plus>\+)?(?:\)(?=\s?(?:hour|day|week|month|year)s?\b))?[\s-]{0,2}"
    r"(?:(?:calendar|consecutive|full|whole|complete|previous|prior|preceding) )?"
    rf"(?:{_UNIT}))?"
    r"(?:\s?-?(?:of age|old\b|y/?o\b))?"
    r"(?P<behind>\s(?:or|and) (?P<way>older|more|greater|above|over|higher|longer|later|better|younger|less|fewer|below"
    r"|under|lower)\b(?! than\b)"
    r"|\+)?"
)
_UPWARDS = frozenset("older more greater above over higher longer later".split())
_DECIMAL_COMMA = late_regex(r"(?<=(?<![\d.,])\d),(?=\d{1,2}\s?(?:[x×]\s?(?:10|u)|times\b|%|[mµμk]?g\b|[cm]m\b))")
_TWICE = late_regex(
    r"(?<=/min)\s?/\s?1\.73\s?m(?:\^?2|²)|(?<=\d)\s?%(?=\s?(?:-|–|to\b)\s?\d)"
    rf"|(?P<kept>\b(?:between|from) {NUMERAL})\s?(?:%|percent|[kmµ]?g/[a-z\d.]+|[a-z]+/min|kg|mm\s?hg|[cm]m)"
    r"(?= (?:and|to) \d)"
)
"""A unit that stands behind the second number too, and the body surface that is a part of one."""
_OF_LIVES = ("", "year")
_APART = late_regex(
    r"\s?(?:and a (?:half|quarter)|too|above|below|apart|more|less|higher|lower|greater|larger|smaller|difference"
    r"|(?:older|younger)\b(?! or\b)|(?:longer|shorter|older|younger|later|earlier|sooner) than)\b"
)
"""Behind a difference."""
_PART_OF = late_regex(r"\s?of (?:several|many|the|these|those)\b")
"""Behind a number of things that is a part of another; a time or a share "of the" is whole."""
_SOMEONE = late_regex(r"\s(?:must|may|might|can|cannot|could|should|needs?|who)\b")
"""Behind a "one" that is no number."""
_NOBODY = late_regex(r"\b(?:no|any|some|every|each)[\s-]\Z")
"""Before one."""
_STAINED = late_regex(r"\b(?:ihc|immuno-?histo-?chemi\w+|her-?2)\b[^.;]{0,40}\Z")
_STRONGEST = 3
"""Up to here, a plus sign behind a number is how strongly a tumour is stained, and no bound."""
_STRICT = late_regex(
    r"(?:>|<|over|above|below|under|exceed(?:s|ed|ing)?|(?:older|younger|more|less|fewer|greater|higher) than)\s?\Z"
)
_IN_TIME = late_regex(r"\b(?:earlier|sooner|later) than\Z")
_BEFORE = late_regex(r"\s(?:before|prior|ahead|in advance)\b")
_OF_AGE = late_regex(r"\b(?:older|younger|aged?|old|y/?o)\b")
_SOMEBODY = late_regex(
    r"(?<!stops )(?<!stands )(?<!lies )(?<!set )(?<!stay )(?<!stays )\bat \Z"
    r"|\ban? (?:[\w-]+ )?(?:woman|man|patient|person|lady|female|male|candidate|girl|boy|child|kid|baby"
    r"|infant|teenager|subject|participant|volunteer|adult)"
    r" (?:of|aged) \Z"
)
_AGE = late_regex(r"\bage[ds]?(?: of)?:?\s+\Z")
_SHE_IS = late_regex(r"\b(?:she|he) (?:is|was) (?:only |just |already |now )?\Z")
_PEOPLE = late_regex(
    r"\b(?:(?:wo)?m[ae]n|(?:fe)?males?|patients?|people|adults?|participants?|candidates?|ladies|lady|subjects?|girls?|boys?"
    r"|child(?:ren)?|kids?|infants?|bab(?:y|ies)|toddlers?|youngsters?|teenagers?|adolescents?|persons?|volunteers?"
    r"|mothers?|[a-z]+genarians|anyone|anybody|someone|somebody) (?:who (?:are|is) |is |are )?"
    r"(?:(?P<between>between|from) |(?P<of>of ))?\Z"
)
_SINCE = late_regex(
    r"\s(?:\w+\s)?(?:after|since|before|post|ago|from|out|prior|earlier|of (?!age\b)|on|off|without|in|into|later)\b"
)
"""Behind a time that is no age."""
_MUST_BE = late_regex(
    r"\b(?:one|they|she|(?:wo)?men|(?:fe)?males|patients?|participants?|candidates?|subjects?|volunteers?|people|everyone)"
    r" (?:must|should|needs? to|ha(?:ve|s) to) be \Z"
)
_AND_YEARS = late_regex(r"\byears?(?: old| of age)?,? (?:and|but) \Z")
"""Before the other bound of an age."""
_YOUNGEST, _OLDEST = 15, 100
"""Between them, what somebody must be at least is years old."""
_ELDER = late_regex(r"(?:over|under|above|below|(?:older|younger) than)\s?\d")
_NO_UNIT = late_regex(
    r"[.,]|\Z|\s(?:with|whose?|is|are|will|should|can|cannot|could|would|and|has|had|on|may|must|was)\b"
)
"""Between them, how old somebody is."""
_ON = late_regex(r"\s(?:on|onwards?|up|upwards?)\b")
_LENGTHS = {"cm": 10.0, "centimeter": 10.0, "centimetre": 10.0, "m": 1e3, "meter": 1e3, "metre": 1e3}
_LENGTHS |= {"millimeter": 1.0, "millimetre": 1.0}
_LENGTHS |= {f"{unit}s": of for unit, of in _LENGTHS.items() if unit.endswith(("meter", "metre"))}
_SCALED = (
    {unit: ("mm", of) for unit, of in _LENGTHS.items()}
    | {
        "lb": ("kg", 0.45359237),
        "inch": ("mm", 25.4),
        "g/m2": ("mg/m2", 1e3),
        "g/l": ("g/dl", 0.1),
        "cc": ("ml", 1.0),
        "msec": ("ms", 1.0),
        "micron": ("µm", 1.0),
        "microns": ("µm", 1.0),
        "/l": ("/mm3", 1e-6),
        "x109/l": ("/mm3", 1e3),
        "x103/mm3": ("/mm3", 1e3),
    }
    | {
        unit: (of, 1.0)
        for of, units in {
            "/mm3": "/µl /ul",
            "kg": "kilo kilos kilogram kilograms",
            "mg": "milligram milligrams",
            "ml": "milliliter milliliters millilitre millilitres",
        }.items()
        for unit in units.split()
    }
)
"""Units as so many of another."""
_NUMBERED = late_regex(r"\b(?:items?|questions?|visits?|numbers?|no\.|#) ?\Z")
"""Before a number that is a name."""
_RATE = late_regex(
    r"(?:\s(?!(?:for|in|of|over|within|at|and|or|to|on|is|are|has|have)\b)[a-z/-]+){0,3}?"
    r"(?:\s(?:an?|per|each|every)\s|\s?/\s?|(?<=[a-z])\s(?=[a-z]+ly\b))"
    r"(?P<per>h|hr|hour|d|day|dai|night|wk|week|mo|month|yr|year)(?:ly)?\b"
)
"""Behind a number of things: in what time there are so many."""
_ROUGHLY = late_regex(r"\b(?:nearly|almost|about|around|roughly|approximately|some|close to|just (?:over|under)) \Z")
_OF_TIME = ("", "/h", "/hr", "/d", "/day", "/wk", "/mo", "/yr")
_ONE_SIGN = str.maketrans({"*": "x", "×": "x", " ": None, "^": None, "μ": "µ", "²": "2", "³": "3"})
_A_DAY = late_regex(r"(?<=g)/d(?:ay)?\Z")
"""Of what is taken, where another says "a day" or nothing."""
_WRITTEN_OUT = {
    "min": "minute",
    "hr": "hour",
    "wk": "week",
    "mo": "month",
    "yr": "year",
    "h": "hour",
    "y": "year",
    "d": "day",
}
_WRITTEN_OUT |= {"dai": "day", "night": "day"}
_CLOSE, CALENDAR = 0.001, 0.085
"""By how much two numbers in one unit may differ, and two times of which one is in months: 12 weeks are three."""
_GROWN = 12 * HOURS["year"]
"""So many years are an age."""


@dataclass(frozen=True)
class Limit:
    """A number of a line or a statement with its ends, on its scale: hours for times, the unit's name for others.

    Of a number of things, `per` is the time in which there are so many.
    """

    words: str
    low: float
    high: float
    scale: str
    unit: str
    start: int
    strict: bool = False
    per: str = ""
    roughly: bool = False

    @property
    def of_somebody(self) -> bool:
        """Whether it is how old somebody is."""
        return self.unit in _OF_LIVES and self.words.endswith(("old", "yo", "y/o"))

    @property
    def of_age(self) -> bool:
        """Whether it is an age by its own words."""
        return self.of_somebody or (self.unit in _OF_LIVES and _OF_AGE.search(self.words) is not None)

    @property
    def ends(self) -> tuple[float, ...]:
        """The numbers that are written."""
        return tuple(end for end in (self.low, self.high) if abs(end) < inf)

    @property
    def same_ends(self) -> tuple[float, ...]:
        """Its ends, and of things, days or ages the end in other words: fewer than six are no more than five."""
        of_lives = self.unit == "year" and all(end >= _GROWN for end in self.ends)
        in_days = self.unit == "day"
        whole = self.scale or all(end.is_integer() for end in self.ends)
        if not (self.strict and whole) or (self.scale and not (of_lives or in_days)):
            return self.ends
        step = HOURS[self.unit] if self.scale else 1
        return (*self.ends, *(end - step if self.low == -inf else end + step for end in self.ends))

    def shares_end(self, other: Limit) -> bool:
        """Whether an end of it is one of another, in whatever words."""
        own = any(self.has(end, other.unit) for end in other.same_ends)
        return own or any(self.means(end, other.unit) for end in other.ends)

    def has(self, value: float, unit: str) -> bool:
        """Whether a number is one of its own; months and weeks are never exact in each other."""
        return self._is_one(value, unit, self.ends)

    def means(self, value: float, unit: str) -> bool:
        """Whether a number is one of its own, or the same bound in other words."""
        return self._is_one(value, unit, self.same_ends)

    def _is_one(self, value: float, unit: str, ends: tuple[float, ...]) -> bool:
        return any(isclose(value, end, rel_tol=_CLOSE if unit == self.unit else CALENDAR) for end in ends)


def limits_in(text: str) -> Iterator[Limit]:
    """The numbers of a lower-case text as limits."""
    text = _TWICE.sub(_blank, _DECIMAL_COMMA.sub(".", text))
    for match in LIMIT.finditer(text):
        time = _WRITTEN_OUT.get(match["time"] or "", match["time"] or "")
        unit = time or match["share"] or match["uln"] or match["pound"] or match["inch"]
        unit = unit or match["cells"] or match["degrees"] or match["other"]
        named = not unit and text[match.end("number") : match.end("number") + 1].isalpha()
        apart = _APART.match(text, match.end()) or (not unit and _PART_OF.match(text, match.end()))
        nobody = _NOBODY.search(text[: match.start()]) or _SOMEONE.match(text, match.end())
        apart = apart or (match.group() == "one" and nobody)
        stain = not unit and _is_stain(match, text)
        if (
            named
            or stain
            or _NUMBERED.search(text[: match.start("number")])
            or LEVEL.search(text[: match.start("number")])
            or apart
        ):
            continue
        words = _of_life(match, text) if not unit else ""
        if not words and time and match.group()[:1] != "-" and _is_age(match, text):
            words = f"age {match.group().strip()}"
        aged, words = words != "", words or match.group().strip()
        scale = "hour" if aged else _scale(match)
        sign = -1.0 if match["minus"] else 1.0
        scale, factor = _SCALED.get(scale, (scale, HOURS.get(time or ("year" if aged else ""), 1.0)))
        rate = _RATE.match(text, match.end("number")) if not aged and scale in _OF_TIME else None
        scale = "" if rate else scale
        factor *= sign
        value = value_of(match["number"]) * factor
        low = high = value
        way = match["way"] if match["way"] != "better" else "higher" if match["share"] else None
        back = _IN_TIME.search(match["least"] or match["most"] or "") and _BEFORE.match(text, match.end())
        if match["first"]:
            first = value_of(match["first"]) * (HOURS[match["first_time"]] if time and match["first_time"] else factor)
            low = min(first, value)  # "a score of 80 and eight lesions" is no range
        elif back:  # no earlier than so long before is no longer ago
            low, high = (-inf, high) if match["least"] else (low, inf)
        elif match["least"] or way in _UPWARDS or "+" in (match["plus"], match["behind"]):
            high = inf
        elif match["most"] or way:
            low = -inf
        strict = _STRICT.match(match["least"] or match["most"] or "") is not None
        yield Limit(
            words,
            low,
            high,
            scale,
            "year" if aged else time or match["pound"] or match["inch"] or "",
            match.start("number"),
            strict,
            _WRITTEN_OUT.get(rate["per"], rate["per"]) if rate else "",
            _ROUGHLY.search(text[: match.start()]) is not None,
        )


def _blank(match: re.Match[str]) -> str:
    """What is left of a match, as long as it was."""
    return (match["kept"] or "").ljust(len(match.group()))


def _is_stain(match: re.Match[str], text: str) -> bool:
    """Whether a number is how strongly a tumour is stained: a step of its scale."""
    plus = "+" in (match["plus"], match["behind"])
    return plus and value_of(match["number"]) <= _STRONGEST and _STAINED.search(text[: match.start()]) is not None


def _is_age(match: re.Match[str], text: str) -> bool:
    """Whether a time is told right behind people, and of nothing else than of how old they are."""
    people = _PEOPLE.search(text[: match.start()])
    return people is not None and _SINCE.match(text, match.end()) is None


def _of_life(match: re.Match[str], text: str) -> str:
    """A number without a unit as what it says of how old somebody is; "" where it says nothing of that."""
    words = match.group().strip()
    somebody = _SOMEBODY.search(text[: match.start()]) and _NO_UNIT.match(text, match.end("number"))
    somebody = somebody or (_SHE_IS.search(text[: match.start()]) and _NO_UNIT.match(text, match.end("number")))
    if somebody and (value_of(match["number"]) >= _YOUNGEST or not text[: match.start()].endswith("at ")):
        return f"{words} years old"
    people = _PEOPLE.search(text[: match.start()]) if _NO_UNIT.match(text, match.end("number")) else None
    between = match["first"] or _ON.match(text, match.end("number"))
    aged = people and (between if people["between"] else people["of"] or _ELDER.match(words))
    grown = (
        match["least"] and _MUST_BE.search(text[: match.start()]) and _YOUNGEST <= value_of(match["number"]) < _OLDEST
    )
    bound = (match["least"] or match["most"]) and _AND_YEARS.search(text[: match.start()])
    if aged or grown or bound or _AGE.search(text[: match.start()]):
        return f"age {words}"
    return words if _OF_AGE.search(words) and value_of(match["number"]) <= _OLDEST else ""


def _scale(match: re.Match[str]) -> str:
    if match["time"]:
        return "hour"
    if match["share"]:
        return "%"
    if match["pound"]:
        return "lb"
    if match["inch"]:
        return "inch"
    if match["degrees"]:
        return "°f" if "f" in match["degrees"] else "°"
    if match["cells"]:
        return "/mm3"
    return "uln" if match["uln"] else _A_DAY.sub("", (match["other"] or "").translate(_ONE_SIGN))
