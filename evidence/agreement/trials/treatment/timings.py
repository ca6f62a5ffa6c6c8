"""How long, how often, how many times and in how many cycles a line says that something is given."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.agreement.times import HOURS
from evidence.agreement.trials.treatment.quantities import DAY
from evidence.agreement.trials.treatment.schedules import times_a_day
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_SHORT = {
    "s": "second",
    "sec": "second",
    "min": "minute",
    "hr": "hour",
    "h": "hour",
    "d": "day",
    "wk": "week",
    "w": "week",
}
_SHORT |= {"mo": "month", "m": "month", "yr": "year", "fortnight": "week"}
TIME_UNIT = r"(?:(?:second|sec|minute|min|hour|hr|h|day|d|week|wk|month|mo|year|yr)s?|s)"
_TIME = late_regex(
    rf"(?:(?<![\w.,/])|(?<=\b[x×]))(?P<low>{NUMERAL})(?:\s?(?:-|–|to|or)\s?(?P<high>{NUMERAL}))?"
    rf"[\s-]?(?P<unit>{TIME_UNIT})(?P<ly>ly)?\b"
)
_REPEATED_BEFORE = late_regex(r"\b(?:every|each|q|per|interval\w* of|separated by(?: at least)?)\s?\Z|/\s?\Z")
_REPEATED_BEHIND = late_regex(
    r"[\s-](?:(?:long|treatment|dosing|therapy|chemotherapy)[\s-])*(?:cycle|course|interval|apart|between|separat)"
)
_CYCLE_OF = late_regex(
    r"\b(?:cycle|course)s?[\s,:)(]*(?:(?:is|was|are|were|=|of|lasts?|lasting|each|being|at)\s?){1,3}\Z"
)
_ADVERBS = (
    (late_regex(r"\b(?:nightly|(?:at|before) bedtime|(?:every|each|in the) (?:morning|evening|night))\b"), DAY),
    (late_regex(r"\b(?:morning|am|breakfast)\b[^.;]{0,20}\b(?:evening|pm|night|bedtime|dinner|supper)\b"), DAY / 2),
    (late_regex(r"\b(?:with|before|after) (?:each |every |all |three )?(?:meals?|main meals)\b"), DAY / 3),
    (late_regex(r"\bq\.?i\.?d\b"), DAY / 4),
    (late_regex(r"\bmon(?:day)?\s?(?:-|–|to|through)\s?fri(?:day)?\b"), 7 * DAY / 5),
    (late_regex(r"\b(?:every (?:other|second) day|qod)\b|\balternate days?\b"), 2 * DAY),
    (late_regex(r"\b(?:every (?:other|second) week|fortnight\w*|bi-?weekly)\b"), 14 * DAY),
    (late_regex(r"\b(?:every other|every second|alternate) months?\b|\bbi-?monthly\b"), 2 * HOURS["month"]),
    (late_regex(r"\b(?:quarterly|every quarter)\b"), 3 * HOURS["month"]),
    (late_regex(r"(?<!bi)(?<!bi-)(?<!\d-)\bweekly\b|\b(?:per|a|each|every) week\b|\bqw\b"), 7 * DAY),
    (late_regex(r"(?<!\d-)\bmonthly\b|\b(?:per|a|each|every) month\b|\bqm\b"), HOURS["month"]),
    (late_regex(r"\b(?:yearly|annual\w*|(?:per|a|each|every) year)\b"), HOURS["year"]),
)
SITTINGS = (
    r"(?:injection|infusion|dose|session|fraction|treatment|application|administration|shot|visit|exchange|boluse"
    r"|time|call|classe|meeting|lesson|webinar|mailing|workshop|module|transfusion)s"
)
_SEVERAL = late_regex(
    rf"(?:\b(?P<word>once|twice|thrice)[\s-]|\b(?P<times>{NUMERAL})\s?(?:x|(?:times|days|{SITTINGS})\b)[\s-]?"
    rf"|(?:\b(?P<number>{NUMERAL})|\b[x×]\s?(?P<behind>\d+))\s?(?=an?\b|per\b|each\b|every\b|/|daily\b|weekly\b))"
    r"(?:(?:(?:a|per|each|every|in a)\s|/\s?)?(?P<unit>day|week|wk|month|mo)|(?P<adverb>daily|weekly|monthly))\b"
)
_ADVERB = {"daily": "day", "weekly": "week", "monthly": "month"}
_WORDS = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_CODE = late_regex(r"\bq\.?\s?(?P<number>\d{1,2})\s?(?P<unit>[hdwm])\w*\b|\b(?P<weeks>\d)-weekly\b")
_NUMBERED = late_regex(
    r"\b(?P<unit>d(?:ays?)?|w(?:ee)?ks?|months?)\s?(?P<list>\d{1,3}(?!\s?(?:mg|m?cg|g|ml|%|patients)\b)"
    r"(?:(?:\s?(?:-|–|to|through|,|and|&|\+)\s?)+(?:on\s|at\s)?(?:d(?:ays?)?\s?)?\d{1,3}\b(?!\s?(?:mg|m?cg|g|ml|%|x)\b))*)"
)
_LIST_BEFORE = late_regex(
    r"(?P<list>\b\d{1,3}(?:(?:\s?(?:,|&|/)\s?|,?\sand\s)\d{1,3})+)\s?(?P<unit>h(?:ou)?rs?|h|w(?:ee)?ks?|months?|mo)\b"
)
"""Times of which the last alone has a unit: "0, 2 and 6 weeks"."""
_SPAN = late_regex(r"(?P<first>\d+)(?:\s?(?:-|–|to|through)\s?(?:d(?:ays?)?\s?)?(?P<last>\d+))?")
CYCLES = late_regex(
    rf"(?:(?P<low>{NUMERAL})\s?(?:-|–|to|or)\s?)?(?P<number>{NUMERAL})\s"
    r"(?:(?!(?:d|days?|wks?|weeks?|months?|of|every|each|per)\b)[a-z-]+\s){0,2}?(?:cycle|course|round)s?\b"
    r"|\b(?:cycles?|courses?)\s(?P<first>\d{1,2})(?:\s?(?:-|–|to|through|and)\s?(?P<last>\d{1,2}))?\b"
    r"|(?<![a-z\d])(?<!\d\s)[x×]\s?(?P<times>\d{1,3})\b(?!\s?(?:-|/|to\b|[x×%]|[.,]\d|m?c?g\b|[µμ]g|ml\b|iu\b|units?\b|c?gy\b|cm\b"
    r"|(?:s|sec|min|minute|h|hr|hour|d|day|wk|w|week|m|mo|month|y|yr|year)s?\b|(?:[a-z]+\s)?(?:cycle|course|round)s?\b))"
)


def unit_of(written: str) -> str:
    """A unit of time by its whole name."""
    name = written.rstrip("s") or written
    return _SHORT.get(name, name)


def times(text: str) -> Iterator[tuple[tuple[float, ...], bool, bool]]:
    """The times of a lower-case text in hours, whether something is repeated after each, whether a unit is short."""
    for match in _TIME.finditer(text):
        before = text[: match.start()]
        again = _REPEATED_BEFORE.search(before) or _CYCLE_OF.search(before) or _REPEATED_BEHIND.match(text, match.end())
        numbers = [value_of(match[end]) for end in ("low", "high") if match[end]]
        yield (
            tuple(one * HOURS[unit_of(match["unit"])] for one in numbers),
            again is not None or match["ly"] is not None,
            HOURS[unit_of(match["unit"])] < DAY,
        )


def lengths(text: str) -> Iterator[float]:
    """How long something lasts, in hours."""
    yield from (hours for ends, again, _ in times(text) if not again for hours in ends)


def intervals(text: str) -> Iterator[float]:
    """How far apart something is given, in hours."""
    yield from (hours for ends, again, _ in times(text) if again for hours in ends)
    yield from (hours for words, hours in _ADVERBS if words.search(text))
    yield from (DAY / times for times in times_a_day(text))
    for match in _SEVERAL.finditer(text):
        told = match["times"] or match["number"] or match["behind"]
        number = _WORDS[match["word"]] if match["word"] else value_of(told)
        if number:
            yield HOURS[unit_of(match["unit"] or _ADVERB[match["adverb"]])] / number
    for match in _CODE.finditer(text):
        yield float(match["number"] or match["weeks"]) * HOURS[_SHORT.get(match["unit"] or "w", "week")]


def occasions(text: str) -> list[float]:
    """The numbered days, weeks and months of a lower-case text, in hours; each day of a span."""
    found: dict[float, None] = {}
    for match in (*_NUMBERED.finditer(text), *_LIST_BEFORE.finditer(text)):
        unit = unit_of(match["unit"])
        unit = "day" if unit == "d" else unit
        for span in _SPAN.finditer(match["list"]):
            first, last = int(span["first"]), int(span["last"] or span["first"])
            found |= dict.fromkeys(one * HOURS[unit] for one in range(first, last + 1))
    return list(found)


def cycles(text: str) -> set[float]:
    """The numbers of cycles in a lower-case text: so many, or as many as are numbered."""
    found: set[float] = set()
    told = [value_of(match["number"]) for match in CYCLES.finditer(text) if match["number"]]
    found |= {sum(told)} if len(told) > 1 else set()
    for match in CYCLES.finditer(text):
        if match["number"]:
            found |= {value_of(match[end]) for end in ("low", "number") if match[end]}
        elif match["times"]:
            found.add(float(match["times"]))
        else:
            first, last = int(match["first"]), int(match["last"] or match["first"])
            found |= {float(last - first + 1), float(last)}
    return found
