"""Every figure that a source reports, with its outcome, time and group, and the words that it came from.

A figure is a number that was measured: a share, a count of people, a mean with its spread, a difference, a ratio, a
time to something. What describes the study instead is left out: p-values and confidence limits (they stand in the
quote), doses, ages, years, sizes of the sample, times at which something was measured, thresholds ("a score below
8"), the names of scales. Outcome and group are words of the same sentence: those before the figure where the sentence
names its subject first ("response was 60 % in …"), those after it where the number comes first ("60 % responded").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.claims.claim import Quantity, QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.sources.card import QUOTE_WORDS, Figure
from evidence.sources.passages import Passage, Section


@dataclass(frozen=True, slots=True)
class _Mark:
    """A figure's place in its sentence."""

    start: int
    end: int


_NO_FIGURES = frozenset({Section.TITLE, Section.BACKGROUND, Section.OBJECTIVE, Section.NOTES})
_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|none|no"
)
_NUM = r"[-−+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:[.·]\d+)?"
_PERCENT = r"(?:\s?%|\s?per\s?cent\b|\spercentage points?\b|-percent\b)"
_PLUS_MINUS = r"\s?(?:±|\+/-|\+-|\+ or -)\s?\d+(?:[.·]\d+)?"
_FIGURE = re.compile(
    rf"""
    (?P<counted>(?<![\w.,/-])(?:n\s?=\s?)?(?:{_NUM}|\b(?:{_WORDS}))(?:\s(?!of\b|in\b|and\b|to\b|or\b|versus\b|vs\b)[a-z-]+){{0,3}}
        \s?[(\[]\s?(?:n\s?=\s?)?[\d.]+\s?%\s?[)\]](?:\s(?:out\s)?of\s(?:the\s|these\s|a\stotal\sof\s)?(?:{_NUM}|{_WORDS})\b)?)
   |(?P<share>(?<![\w.,/-])(?:{_NUM}|\b(?:{_WORDS}))\s(?:out\s)?of\s(?:the\s|these\s|a\stotal\sof\s)?(?:{_NUM})(?!\s?%)(?:\s?[,(\[]\s?[\d.]+\s?%\s?[)\]]?)?)
   |(?P<slash>(?<![\w.,/-])\d+\s?/\s?\d+(?![\d/])(?:\s?[(\[]\s?[\d.]+\s?%\s?[)\]])?)
   |(?P<mean>(?<![\w.,/-]){_NUM}{_PERCENT}?{_PLUS_MINUS}{_PERCENT}?)
   |(?P<percent>(?<![\w.,/]){_NUM}(?:\s?(?:-|–|to)\s?{_NUM})?{_PERCENT})
   |(?P<n>(?<![\w.,/-])n\s?=\s?\d+(?![\d.]))
   |(?P<fold>(?<![\w.,/-])(?:{_NUM}|two|three|four|five|ten)-?\s?fold\b(?:\s(?:increase|decrease|higher|lower|reduction))?)
   |(?P<plain>(?<![\w.,/])(?<![A-Za-z][-‐])[-−+]?(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:[.·]\d+)?(?![\w/]|[-‐](?:[A-Za-z]|\d)|,\d|\.\d|\s?(?:%|±|\+/-)))
   |\b(?P<word>{_WORDS})\b(?=\s(?:(?:of\sthe\s|of\sthese\s)?(?:[a-z-]+\s){{0,2}})?(?:patients?|participants?|subjects?|children|women|men|cases?|deaths?|volunteers|adults|infants|people|individuals|users)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s?(?:(?:mg|g|kg|ng|pg|µg|μg|mcg|mmol|µmol|nmol|mm|cm|ml|l|mm\s?hg|bpm|beats|kcal|iu|points?|sds|sd|ms|hz|dollars|euros"
    r"|seconds?|minutes?|min|hours?|h|days?|weeks?|months?|years?|cases?|events?|patients?|participants?|subjects?|deaths?)\b(?:\s?(?:/|per\s)\s?[a-z]+)*)",
    re.IGNORECASE,
)
_TIME_UNIT = re.compile(r"\s?-?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|months?|years?|yrs?)\b", re.IGNORECASE)
_DOSE_UNIT = re.compile(r"\s?(?:mg|mcg|µg|μg|g|ml|iu)(?:\s?/\s?(?:kg|day|d|h|m2|m)\b)*(?:\s?kg)?\b", re.IGNORECASE)
_TIME_RESULT = re.compile(r"\b(?:surviv\w+|time to|times?|duration|median|latency|onset|pfs|os|ttp|longer|shorter|mean|stay|delay|discharge|lasted|sleep)\b", re.IGNORECASE)
_BEFORE_TIME = re.compile(r"(?:\b(?:at|after|within|for|over|during|by|in|every|until|through|from|last|first|per|up to|to|and|between|following|post|week|day|month|year|hour|visit|baseline)\s|[-–(]\s?)(?:the |a |about |approximately |to |next )?\Z", re.IGNORECASE)
_STATISTIC = re.compile(
    r"(?:\b(?:p(?:[- ]?values?)?|p\s?\w{0,8}|t|f|r|z|d|g|b|r2|χ2|chi-?squared?|df|α|alpha|kappa|κ|beta|β|η2?|η2p|bf|q|i2|ηp2|s\.?d\.?|sem|se|wald|rho|ρ)\s?(?:\(\s?[\d.,\s]+\)|\[[\d.,\s]+\])?\s?(?:=|<|>|≤|≥|≦|:|of|was|,)\s?[-−]?\s?)\Z",
    re.IGNORECASE,
)
_INTERVAL = re.compile(
    r"(?:\d\d(?:\.\d)?\s?%\s?(?:-?\s?)(?:ci|cri|confidence|credible)|\bci\b|\bcis\b|confidence (?:interval|limits?)|\biqr\b|interquartile|range)[^()\[\];]{0,30}?[-−]?[\d.,\s–to;-]*(?:to|,|–|-|and|;)?\s?[-−]?\Z", re.IGNORECASE
)
_CONFIDENCE = re.compile(r"\s?(?:-?\s?)(?:ci|cri|confidence|credible|level|limits|power)\b", re.IGNORECASE)
_THRESHOLD = re.compile(r"(?:[<>≤≥≦≧]|\b(?:at least|less than|more than|greater than|below|above|criterion of|defined as|reduction of at least|cut-?off(?: of)?|threshold(?: of)?|score of)\b)\s?(?:or equal to |a |an )?\Z", re.IGNORECASE)
_DEFINES = re.compile(r"\b(?:defined|definition|criteri(?:a|on)|cut-?off|threshold)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:\b(?:phases?|types?|stages?|grades?|class|figures?|fig\.?|tables?|steps?|parts?|levels?|no\.|version|groups?|arms?|periods?|study|studies|experiment|axis|dsm|icd|factor|chromosome|category|vas|visits?|sessions?|days?|weeks?|months?|years?|hours?|minutes?|aged?|ages|item|trial|cohort|hd|hdrs|madrs|cycles?|time)\s)\Z", re.IGNORECASE
)
_DESCRIBES = re.compile(r"\s?-?\s?(?:items?|point scale|year-old|years? old|years? of age|-?year|sessions?|infusions?|doses?|injections?|treatments?|sites?|centers?|centres?|hospitals?|countries|studies|trials|rcts|times (?:a|per)|arms?|groups?|visits?|assessments?|scales?|questionnaires?|measures?|stages?|phases?|conditions?|types?|occasions?|cycles?|channels?|items|factors?)\b", re.IGNORECASE)
_SIZE = re.compile(r"\bn\s?=", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_RESULTY = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|none|no)\b", re.IGNORECASE)
