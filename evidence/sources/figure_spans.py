"""Where the figures of a sentence stand: what was measured, and not what describes the study.

Left out are p-values and confidence limits, doses, ages, years, sizes of the sample, times at which something was
measured, thresholds ("a score below 8") and the names of scales.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.claims.numerals import plain_numbers
from evidence.late import late_regex


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure's place in its sentence; `name` is where the name of a ratio or difference before it begins."""

    start: int
    end: int
    name: int | None = None


NUMBER_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven"
    r"|eight|nine))?|none|no"
)
_NUM = r"[-−+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:[.·]\d+)?"
_PERCENT = r"(?:\s?%|\s?per\s?cent\b|\spercentage points?\b|-percent\b)"
_PLUS_MINUS = r"\s?(?:±|\+/-|\+-|\+\sor\s-)\s?\d+(?:[.·]\d+)?"
_FIGURE = late_regex(
    rf"""
    (?P<counted>(?<![\w.,/-])(?:n\s?=\s?)?(?:{_NUM}|\b(?:{NUMBER_WORDS}))(?:\s(?!of\b|in\b|and\b|to\b|or\b|versus\b|vs\b)[a-z-]+){{0,3}}
        \s?[(\[]\s?(?:n\s?=\s?)?[\d.]+\s?%\s?[)\]](?:\s(?:out\s)?of\s(?:the\s|these\s|a\stotal\sof\s)?(?:{_NUM}|{NUMBER_WORDS})\b)?)
   |(?P<share>(?<![\w.,/-])(?:{_NUM}|\b(?:{NUMBER_WORDS}))\s(?:out\s)?of\s(?:the\s|these\s|a\stotal\sof\s)?(?:{_NUM})(?!\s?%)(?:\s[a-z-]+)?(?:\s?[,(\[]\s?[\d.]+\s?%\s?[)\]]?)?)
   |(?P<slash>(?<![\w.,/-])\d+\s?/\s?\d+(?![\d/])(?:\s?[(\[]\s?[\d.]+\s?%\s?[)\]])?)
   |(?P<mean>(?<![\w.,/-]){_NUM}{_PERCENT}?{_PLUS_MINUS}{_PERCENT}?)
   |(?P<percent>(?<![\w.,/]){_NUM}(?:\s?(?:-|–|to)\s?{_NUM})?{_PERCENT}|\b(?:{NUMBER_WORDS})\s?(?:percent|per\scent)\b)
   |(?P<n>(?<![\w.,/-])n\s?=\s?\d+(?![\d.]))
   |(?P<fold>(?<![\w.,/-])(?:{_NUM}|two|three|four|five|ten)-?\s?fold\b)
   |(?P<range>(?<![\w.,/±-])\d+(?:\.\d+)?(?:\s?(?:-|–)\s?|\sto\s)\d+(?:\.\d+)?(?![\w/]|[-‐]\w|[.,]\d|\s?(?:%|±|\+/-)))
   |(?P<plain>(?<![\w.,/])(?<![A-Za-z][-‐])[-−+]?(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:[.·]\d+)?(?![\w/]|[-‐](?:[A-Za-z]|\d)|,\d|\.\d|\s?(?:%|±|\+/-)))
   |\b(?P<word>{NUMBER_WORDS})\b(?=\s(?:(?:of\sthe\s|of\sthese\s)?(?:[a-z-]+\s){{0,2}})?(?:patients?|participants?|subjects?|children|women|men|cases?|deaths?|volunteers|adults|infants|people|individuals|users)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNIT = late_regex(
    r"\s?(?:(?:mg|g|kg|ng|pg|µg|μg|mcg|mmol|µmol|nmol|mm|cm|ml|l|mm\s?hg|bpm|beats|kcal|iu|points?|sds|sd|ms"
    r"|hz|dollars|euros"
    r"|seconds?|minutes?|min|hours?|h|days?|weeks?|months?|years?|cases?|events?|patients?|participants?"
    r"|subjects?|deaths?)\b(?:\s?(?:/|per\s)\s?[a-z]+)*)",
    re.IGNORECASE,
)
_TIME_UNIT = late_regex(
    r"\s?-?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|months?|years?|yrs?)\b", re.IGNORECASE
)
_DOSE_UNIT = late_regex(
    r"\s?(?:mg|mcg|µg|μg|g|ml|iu|u|units?)(?:\s?/\s?(?:kg|day|d|h|m2|m)\b)*(?:\s?kg)?\b", re.IGNORECASE
)
_TIME_RESULT = late_regex(
    r"\b(?:surviv\w+|time to|times?|duration|median|latency|onset|pfs|os|ttp|longer|shorter|mean|stay|delay"
    r"|discharge|lasted|sleep)\b",
    re.IGNORECASE,
)
_BEFORE_TIME = late_regex(
    r"(?:\b(?:at|after|within|for|over|during|by|in|every|until|through|last|first|per|up to|between"
    r"|following|post|week|day|month|year|hour|visit|baseline)\s|[-–(]\s?)(?:the |a |about |approximately "
    r"|to |next )?\Z",
    re.IGNORECASE,
)
_STATISTIC = late_regex(
    r"(?:\b(?:p(?:[- ]?values?)?|p\s?(?:trend|interaction|corrected|adjusted|fdr|fwe)"
    r"|t|f|r|z|d|g|b|r2|χ2|chi-?squared?|df|α|alpha|kappa|κ|beta|β|η2?"
    r"|η2p|bf|q|i2|ηp2|s\.?d\.?|sem|se|wald|rho|ρ)\s?(?:\(\s?[\d.,\s]+\)|\[[\d.,\s]+\])?\s?(?:=|<|>|≤|≥|≦|:"
    r"|was)\s?[-−]?\s?)\Z",
    re.IGNORECASE,
)
_INTERVAL = late_regex(
    r"(?:\d\d(?:\.\d)?\s?%\s?(?:-?\s?)(?:ci|cri|confidence|credible)|\bci\b|\bcis\b|confidence (?:interval"
    r"|limits?)|\biqr\b|interquartile"
    r"|range)(?:\s?[(\[]\s?[a-z]{2,3}\s?[)\]])?[^()\[\];]{0,30}?[-−]?[\d.,\s–to;-]{0,24}(?:to|,|–|-|and"
    r"|;)?\s?[-−]?\Z",
    re.IGNORECASE,
)
_CONFIDENCE = late_regex(r"\s?(?:-?\s?)(?:ci|cri|confidence|credible|level|limits|power)\b", re.IGNORECASE)
_THRESHOLD = late_regex(
    r"(?:[<>≤≥≦≧]|\b(?:at least|less than|more than|greater than|below|above|criterion of|defined as"
    r"|reduction of at least|cut-?off(?: of)?|threshold(?: of)?|score of(?: \d+ or)?)\b)\s?(?:or equal to |a |an )?\Z",
    re.IGNORECASE,
)
_DEFINES = late_regex(r"\b(?:defined|definition|criteri(?:a|on)|cut-?off|threshold)\b", re.IGNORECASE)
_NAMED = late_regex(
    r"(?:\b(?:phases?|types?|stages?|grades?|class|figures?|fig\.?|tables?|steps?|parts?|levels?|no\."
    r"|version|groups?|arms?|periods?|study|studies|experiment|axis|dsm|icd|factor|chromosome|category|vas"
    r"|visits?|sessions?|days?|weeks?|months?|years?|hours?|minutes?|aged?|ages|item|trial|cohort|hd|hdrs"
    r"|madrs|cycles?|time)\s)\Z",
    re.IGNORECASE,
)
_DESCRIBES = late_regex(
    r"\s?-?\s?(?:items?|point scale|year-old|years? old|years? of age|-?year|sessions?|infusions?|doses?"
    r"|injections?|treatments?|sites?|centers?|centres?|hospitals?|countries|studies|trials|rcts|times (?:a"
    r"|per)|arms?|groups?|visits?|assessments?|scales?|questionnaires?|measures?|stages?|phases?|conditions?"
    r"|types?|occasions?|cycles?|channels?|items|factors?)\b",
    re.IGNORECASE,
)
_SIZE = late_regex(r"\bn\s?=", re.IGNORECASE)
_YEAR = late_regex(r"(?:19|20)\d\d")
_MEASURE = late_regex(
    r"\b(?P<name>(?:adjusted |unadjusted |pooled |crude )?(?:odds|hazard|risk|rate|incidence rate"
    r"|prevalence)[- ]ratios?|relative risks?|[aci]?(?:OR|HR|RR|IRR|PR|NNT|NNH)s?"
    r"|standardi[sz]ed mean difference|mean difference|(?:SMD|MD|WMD))"
    r"(?:\s?[(\[]\s?[A-Za-z]{1,6}\s?[)\]])?(?: in (?:the )?[\w-]+ group)?\s?(?:=|:|of|was|were|,)?\s?\Z"
)


def numeric_spans(sentence: str) -> tuple[Mark, ...]:
    """Where the figures of one sentence stand, in order."""
    left_out = [match.span() for match in _CITATION.finditer(sentence)]
    left_out += _sample(sentence)
    marks = (mark for match in _FIGURE.finditer(plain_numbers(sentence)) if (mark := _mark(sentence, match)))
    return tuple(mark for mark in marks if not any(start < mark.end and mark.start < end for start, end in left_out))


_CITATION = late_regex(
    r"\b(?:19|20)\d\d\s?;\s?\d+\s?(?:\([^()]{1,12}\))?\s?:\s?[es]?\d+(?:\s?[-–]\s?\d+)?", re.IGNORECASE
)
"""Year, volume and pages of a printed work."""
_SAMPLE = late_regex(
    r"\b(?:in|of|with|report|describe|randomi[sz]ed|enrol\w+|recruited|included|studied)\s(?:an? total of\s)?"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d+)\s(?:[a-z-]+\s){0,3}?"
    r"(?:patients|participants|adults|children|adolescents|women|men|people|volunteers|subjects|individuals)\b"
    r"(?!\s(?:in|to)\s(?:the\s)?(?:[\w-]+\s)?(?:group|arm)\b)(?:\s\([^()%]*\))?",
    re.IGNORECASE,
)
"""How many were studied, with how many in each group behind it in brackets."""
_STUDY = late_regex(
    r"\b(?:trials?|study|studies|cohort|series|randomi[sz]ed|enrol\w+|recruited|consecutive|included)\b", re.IGNORECASE
)
_HAPPENED = late_regex(
    r"\b(?:had|died|respond\w+|remitt\w+|complet\w+|withdr\w+|develop\w*|experienc\w+|relaps\w+|discontinu\w+|occurr\w+"
    r"|observed|found|improv\w+|achiev\w+|reach\w+|show\w*|reported by|were (?:seen|free))\b|%",
    re.IGNORECASE,
)
"""In a sentence that tells a result, its counts of people may be part of it."""


def _sample(sentence: str) -> list[tuple[int, int]]:
    """Where a sentence that tells of the study alone says how many took part."""
    if not _STUDY.search(sentence) or _HAPPENED.search(sentence):
        return []
    return [(match.start("n"), match.end()) for match in _SAMPLE.finditer(sentence)]


def _mark(text: str, match: re.Match[str]) -> Mark | None:
    kind = match.lastgroup or ""
    start, end = match.span()
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    if kind == "word" and match["word"].casefold() == "no":
        return None
    if kind in ("counted", "share", "slash"):
        return Mark(start, end)
    if kind == "n":
        return None if _sizes_only(text) else Mark(start, end)
    if _STATISTIC.search(before) or _INTERVAL.search(before) or _NAMED.search(before):
        return None
    measure = _MEASURE.search(before)
    if measure and kind in ("plain", "mean"):
        return Mark(start, end, start - len(before) + measure.start())
    if kind in ("percent", "fold"):
        threshold = _SIGN.search(before) or (_THRESHOLD.search(before) and _DEFINES.search(text))
        return None if _CONFIDENCE.match(after) or threshold else Mark(start, end)
    if _DENOMINATOR.search(before) and _COUNTED_AMONG.match(after):
        return None
    if kind == "word":
        return Mark(start, end)
    return _measured(text, match, before, after)


_DENOMINATOR = late_regex(r"\b(?:of|among|in)\s(?:the|these|those|all)\s\Z", re.IGNORECASE)
_COUNTED_AMONG = late_regex(
    r"\s(?:[a-z-]+\s){0,2}?(?:patients|participants|subjects|children|women|men|cases|volunteers|adults"
    r"|infants|people|individuals|users)\b",
    re.IGNORECASE,
)
_SIGN = late_regex(r"[<>≤≥≦≧]\s?\Z")


def _sizes_only(text: str) -> bool:
    """Whether `n =` tells the sizes of groups and not how many had an event."""
    return len(_SIZE.findall(text)) != len(_EVENTS.findall(text))


_EVENTS = late_regex(r"\bn\s?=\s?\d+(?:\s?[\[(,;]|\s?\)\s(?:had|experienced|reported|died|developed))", re.IGNORECASE)


def _measured(text: str, match: re.Match[str], before: str, after: str) -> Mark | None:
    """A bare number, a range or a mean, with its unit; None where it is no result."""
    start, end = match.span()
    if _EXPONENT.search(before) and _CLOSED.match(after):
        return None
    if _THRESHOLD.search(before) or _DESCRIBES.match(after) or _YEAR.fullmatch(match.group().strip()):
        return None
    if _TIME_UNIT.match(after) and (_BEFORE_TIME.search(before) or not _TIME_RESULT.search(text[:start])):
        return None
    dose = _DOSE_UNIT.match(after) if match.lastgroup != "mean" else None
    if dose and (not _CHANGED.search(text) or _AT_A_RATE.match(after, dose.end())):
        return None
    unit = _UNIT.match(text, end)
    return Mark(start, unit.end() if unit else end)


_AT_A_RATE = late_regex(
    r"\s(?:once|twice|three times|daily|nightly|weekly|monthly|every|per (?:day|week)|a day|b\.?i\.?d|t\.?i\.?d)\b",
    re.IGNORECASE,
)
"""Behind a dose how often it is given."""
_EXPONENT = late_regex(r"(?:/\s?|\b)(?:kg|m|min|s|h|l|cm|mm|d|day|ml|g)\s?\(\s?[-−]?\s?\Z", re.IGNORECASE)
_CLOSED = late_regex(r"\s?\)")
_CHANGED = late_regex(
    r"\b(?:mean|median|increas\w+|decreas\w+|reduc\w+|levels?|concentrations?|higher|lower|from|loss|gain"
    r"|difference|change)\b",
    re.IGNORECASE,
)
