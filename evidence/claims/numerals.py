"""Numerals in figures and in words: `2,400`, `.05`, `10⁹`, `2.5 million`, `seventy-one`."""

from __future__ import annotations

import re

from evidence.late import late_regex

_ONES = dict(zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], range(1, 10), strict=True))
_TEENS = dict(
    zip(
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_SMALL = _ONES | _TEENS | _TENS
_SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")

_ONE = "|".join(_ONES)
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_ONE})\b)?|{'|'.join(_TEENS)}|{_ONE})\b"
_POWER = r"(?:\d+(?:\.\d+)?\s?[×x]\s?)?10(?:\^[-−]?\d{1,2}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_SCALE = rf"\s(?:{'|'.join(_SCALES)})\b"
_FURTHER = rf"(?:\s{_WORD}(?:{_SCALE})+)*(?:\s(?:and\s)?{_WORD}(?!{_SCALE}))?"
_AND_A_HALF = r"[-\s]and[-\s]a[-\s]half\b"
SIGNS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4}
_IN_WORDS = (
    rf"{_WORD}{_AND_A_HALF}(?:{_SCALE})*|{_WORD}(?:(?:{_SCALE})+{_FURTHER})?|(?:\bhalf\s)?\ban?(?:{_SCALE})+{_FURTHER}"
)

WORDS = tuple(_SMALL)
"""The first words of numbers in words."""

OF_A_SCALE = rf"\san?{_SCALE}"
"""Behind "half", where it is no share: half a dozen."""

NUMERAL = (
    rf"(?>(?=[\daefhnost])(?:{_POWER}|(?:{_DIGITS})(?:\s?[{''.join(SIGNS)}]|{_AND_A_HALF}|{_SCALE})?|{_IN_WORDS}))"
)
"""A number of lower-case text, without sign; never a part of one: "thirty-five" is no range."""
BY_ITSELF = late_regex(rf"(?<![\w.])(?:{NUMERAL})(?!\w|\.\d)")
"""A number that is no part of a word."""

_GAP = late_regex(
    r"(?<![\d.,/–-])\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?![\d.,]?\d)"
    r"|(?<![\d.,/–-])\d{3}(?: \d{3})+(?![\d.,]?\d)|(?<![\d.,/–-])\d{1,3}(?: \d{3}){2,}(?![\d.,]?\d)"
    r"|(?<![\d.,/–-])\d{1,2}(?: 000)+(?![\d.,]?\d)"
    r"|(?<![\d.,/–-])\d{2} \d{3}(?= (?:people|patients|participants|persons?|women|woman|men|children|adults|infants"
    r"|subjects|individuals|cases|births|deaths|events|eyes|teeth|knees|hips|pregnancies|cycles|implants|samples|tests"
    r"|records|users|donors|veterans|students|smokers|residents|households|animals|aged|who|were|eligible)\b)",
    re.IGNORECASE,
)
"""A long number with gaps for commas (17 802 adults); a plain space is one only where it can be nothing else."""
_DOT = late_regex(r"(?<=\d)·(?=\d)")
"""The decimal point of British journals: 2·4 mg."""
_COMMA = late_regex(r"(?<![\w.,/])(?:0,\d{1,4}|\d{1,4},\d{1,2})(?!\d|,\d|\.\d)")
"""Digits with a comma that stands for no thousands."""
_MEASURED = late_regex(
    r"(?:\s?(?:–|-|±|to|and|or|vs\.?|versus)\s?\d+,\d{1,2})?(?:\s?%|[\s-]?(?:[mb]illion|per\s?cent(?:age)?|fold|times|points?"
    r"|(?:second|minute|hour|day|night|week|month|year)s?|mg|mcg|[µμ]g|[nkp]?g|[md]?l|iu|[mnµμ]?mol|mm\s?hg|[mcn]?m|°\s?[cf])"
    r"(?![a-z]))",
    re.IGNORECASE,
)
"""Behind a number: its unit, or that of a second one."""
_TOLD = late_regex(
    r"(?:\b(?:of|was|were|is|are|by|from|between|than|about|around|ci|hr|or|rr|ratio)[:,]? |[=<>≤≥±]\s?"
    r"|\d[,.]\d{1,2}(?:\s?[–-]\s?|; ?| to ))\Z",
    re.IGNORECASE,
)
"""Before a number that stands for itself, and is none of a list of weeks or of marks."""
_LISTED = late_regex(r",? (?:and|or|&) \d+(?![\d,.])", re.IGNORECASE)
_MAY_BE_GAP = late_regex(r"\d[ \u00a0\u2009\u202f]\d{3}")
_SPACE = late_regex(r"\s")

_WORTH = _SMALL | {"half": 0.5}
_JOINING = frozenset({"a", "an", "and"})
_THOUSAND = 1e3
_NAME = 12
"""How far before a number the word may begin that tells of it."""


def plain_numbers(text: str) -> str:
    """The same text, as long as before, with decimal points for raised dots and for the decimal commas of other
    countries, and commas for gaps in long numbers."""
    if "·" in text:
        text = _DOT.sub(".", text)
    if "," in text:
        text = _COMMA.sub(_with_a_point, text)
    return _GAP.sub(lambda match: _SPACE.sub(",", match.group()), text) if _MAY_BE_GAP.search(text) else text


def _with_a_point(found: re.Match[str]) -> str:
    """A number with its decimal point, where its comma can be nothing else: in "9,1%", and not in "weeks 4,8"."""
    number, text = found.group(), found.string
    told = _TOLD.search(text, max(0, found.start() - _NAME), found.start()) and not _LISTED.match(text, found.end())
    if number.startswith("0,") or told or _MEASURED.match(text, found.end()):
        return number.replace(",", ".")
    return number


def value_of(numeral: str) -> float:
    """The value of a lower-case `NUMERAL`."""
    if "10^" in numeral or numeral[-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        return _power(numeral)
    total = part = 0.0
    if numeral[-1] in SIGNS:
        numeral, part = numeral[:-1].strip(), SIGNS[numeral[-1]]
    for word in re.split(r"[-\s]", numeral):
        if word in _SCALES:
            part = (part or 1.0) * _SCALES[word]
            total, part = (total + part, 0.0) if _SCALES[word] >= _THOUSAND else (total, part)
        elif word not in _JOINING:
            part += _WORTH[word] if word in _WORTH else float(word.replace(",", ""))
    return total + part


def _power(numeral: str) -> float:
    factor, _, power = numeral.replace("×", "x").rpartition("x")
    exponent = power.strip().removeprefix("10").removeprefix("^").translate(_SUPERSCRIPTS)
    return float(factor.strip() or 1) * 10.0 ** int(exponent)
