"""How many of whom: "at least 2 patients", "1/42", "less than a quarter", "none", "most"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import inf

from evidence.claims.numerals import NUMERAL, OF_A_SCALE, WORDS, value_of
from evidence.late import late_regex

_SIGNS = {
    "~": r"(?:just|slightly|a (?:little|bit)) (?:over|under|above|below|more than|less than)|just short of"
    r"|not quite|about|around|approximately|roughly|nearly|almost|close to|approx\.?|some|~",
    ">=": r"(?:at|of) least|(?:no|not) (?:less|fewer|lower) than|a minimum of|≥",
    "<=": r"(?:no|not) (?:more|greater|higher) than|not exceed(?:ing)?|at most|up to|a maximum of|≤",
    ">": r"more than|over|greater than|higher than|longer than|above|exceed(?:s|ed|ing)|surpass(?:es|ed|ing)"
    r"|in excess of|>",
    "<": r"(?:less|fewer|lower|smaller|shorter) than|under|below|<",
    "=": r"exactly|precisely|only|just|a total of|a combined total of|a single"
    r"|(?<!half )(?<!twice )(?<!times )as many as",
}
_BEFORE = "|".join(f"(?P<b{place}>{words})" for place, words in enumerate(_SIGNS.values()))
FRACTIONS = {
    part: 100 / parts
    for parts, part in enumerate("half third quarter fifth sixth seventh eighth ninth tenth".split(), start=2)
}
"""The names of parts, each in percent."""
WORTH = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "half": 0.5}
"""How many times as many a word says."""
_NO_PRONOUN = rf"(?!(?:{'|'.join(f'(?<={word} )' for word in 'upper lower other latter former'.split())})one\b)"
"""What is no number: "the upper one"."""
_ROUGHLY = r"(?:(?:about|around|approximately|roughly|nearly|almost|every)\s)*"
"""Before of how many a part is."""
_OF_TIME = r"(?:\sof)?\san?\s(?:hour|day|week|month|year|decade|century)\b"
_AMOUNT = late_regex(
    rf"(?<![\w.,/+^-]){_NO_PRONOUN}(?:(?:{_BEFORE})(?:\s|(?<!\w)))?(?:the\s)?(?:"
    rf"(?P<part>{NUMERAL})(?:(?<=\bone)\s(?:patient|participant|person|woman|subject)(?=\sin\s))?"
    r"(?:(?<!\.\d)(?<!\.\d\d)|(?=\s?(?:of|in|out of)[a-z ]*\s10+\b))"
    rf"\s?(?:/|(?:of|out of)(?: the| all)?|in(?: every)?\s)\s?{_ROUGHLY}(?P<whole>{NUMERAL})"
    rf"(?![\d.]*\s?%|{_OF_TIME})"
    rf"|(?P<between>between\s)?(?P<low>{NUMERAL})(?:\s?(?:-|–|to)\s?|(?(between)(?:\s?%)?\sand|\sto)\s)(?P<high>{NUMERAL})"
    r"(?P<rangepercent>\s?(?:%|percent\b|per cent\b))?(?![\w/])"
    r"|(?P<decimal>0?\.\d+)(?=\s+(?:of|times|patients|participants|pts|people|subjects)\b)"
    rf"|(?P<share>{NUMERAL})\s?(?:(?:%|percent\b|per cent\b|percentage\b)(?:[\s-]points?\b)?|points?\b)"
    rf"|(?:an?\s|(?P<times>{NUMERAL})[\s-])(?P<fraction>{'|'.join(FRACTIONS)})s?\b(?!{_OF_TIME})"
    rf"|(?P<half>half)\b(?!{_OF_TIME}|{OF_A_SCALE})"
    r"|(?P<most>most|(?:a|the) (?:\w+ )?majority)\b(?! common| frequent| prevalent)"
    r"|(?P<all>all|every|each)\b"
    r"|(?P<none>none|no|zero|neither)\b"
    rf"|(?P<count>{NUMERAL})(?![\w/]|\.\d|,\d|[\s-](?:{'|'.join(FRACTIONS)})s?{_OF_TIME}))"
    r"(?:\s?(?P<after>\+|or more\b|or fewer\b|or less\b|or so\b))?"
)
_AFTER = {"+": ">=", "or more": ">=", "or so": "~"}
_ANY_NUMBER = late_regex(
    rf"\d|\b(?:half|third|quarter|tenth|fifth|dozen|hundred|thousand|zero|decade|century|once|twice|thrice|doubl|tripl|treble"
    rf"|{'|'.join(WORDS)})"
)
_IN = late_regex(r"\w\sin\s")
_NO_SHARE = late_regex(
    rf"\b(?:{NUMERAL}|(?:{NUMERAL}|an?) (?:hour|day|week|month|year)s?)\sand\s\Z"
    r"|\b(?:upper|lower|first|second|other)\s\Z"
)
"""Before a half that is a part of a number ("three and a half", "an hour and a half"), or a place on a scale."""
_FEW = 10
"""One in so many people at most is a share in words."""
_ROUNDED = 1.0
"""Points by which a share in words, or worked out of two numbers, may be off."""
_WORDED = 2.5
"""Points by which a half, a third or a fifth may be off."""
_RATE = 0.1
"""By how much of itself one in more than so many may be off."""
_FEW_PEOPLE = 2
"""Of so many people at most a bound is meant to the letter: one is not more than one."""
_ABOUT = 0.15
"""By how much of itself "about" lets a number be off."""


class Unit(StrEnum):
    """What an amount counts in."""

    PEOPLE = "people"
    SHARE = "share"


@dataclass(frozen=True)
class Amount:
    """How many people, or which share of them (in points of a hundred), from `low` to `high`.

    `strict` says that the ends themselves are none, `slack` how far a value may be off. `whole` is of how many, where
    that is said; `sign` is the comparison as it is read, `words` as it is written, from `start` to `end`. `worded` says
    that it is no number, but a word for everybody, most or nobody.
    """

    words: str
    unit: Unit
    low: float
    high: float
    sign: str
    slack: float
    whole: int | None
    start: int
    end: int
    worded: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, and no bound."""
        return self.sign in ("=", "~")

    @property
    def is_of_points(self) -> bool:
        """Whether it is by how many points two shares differ."""
        return "point" in self.words

    @property
    def is_precise(self) -> bool:
        """Whether it is a share that is written with decimals."""
        return self.unit is Unit.SHARE and self.sign == "=" and self.whole is None and "." in self.words

    @property
    def value(self) -> float:
        """The number that is written: of a bound its one end."""
        return self.high if self.sign in ("<", "<=") else self.low

    @property
    def part(self) -> float:
        """How many people a share is of the `whole`."""
        return round(self.low * (self.whole or 0) / 100)

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest of it."""
        return self.low, self.high

    @property
    def is_all(self) -> bool:
        """Whether it is said of everybody."""
        return self.unit is Unit.SHARE and self.low == self.high == 100

    @property
    def is_none(self) -> bool:
        """Whether it is said that there is nobody."""
        return self.unit is Unit.PEOPLE and self.high == 0

    def allows(self, part: float, whole: float) -> bool:
        """Whether so many of so many may be called this; the end of a bound may: writers are not that exact."""
        if self.unit is Unit.PEOPLE:
            few = self.sign in (">", "<") and self.value <= _FEW_PEOPLE
            return self.is_met(part, whole) if few else self.holds(part)
        if self.whole is not None and self.sign == "=" and whole == self.whole:
            return part == round(self.low * self.whole / 100)
        return whole > 0 and self.holds(100 * part / whole)

    def holds(self, value: float) -> bool:
        """Whether a value lies within the ends."""
        return self.low - self.slack <= value <= self.high + self.slack

    def is_about(self, value: float, *, bare: bool) -> bool:
        """Whether it is near a value: by one person, where it is `bare` of a unit."""
        return self.holds(value) if bare else abs(value - self.value) <= _ABOUT * abs(self.value)

    def is_met(self, part: float, whole: float) -> bool:
        """Whether so many of so many are this to the letter: 5 % is not more than 5 %."""
        value = part if self.unit is Unit.PEOPLE else 100 * part / max(whole, 1)
        at_end = self.sign in (">", "<") and value in (self.low, self.high)
        return self.low <= value <= self.high and not at_end


def has_number(text: str) -> bool:
    """Whether a lower-case text has a number, or a word for one."""
    return _ANY_NUMBER.search(text) is not None


def amounts_of(text: str) -> Iterator[Amount]:
    """The amounts of a lower-case text, in order."""
    return iter(_amounts_of(text))


@lru_cache(maxsize=256)
def _amounts_of(text: str) -> tuple[Amount, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(text):
        if match["low"] and value_of(match["high"]) < value_of(match["low"]):
            continue  # "three to one" is how many times as many
        sign = next((sign for place, sign in enumerate(_SIGNS) if match[f"b{place}"]), "")
        part = match["fraction"] or match["half"]
        if part and not sign and _NO_SHARE.search(text[: match.start()]):
            continue
        sign = sign or "="
        if match["after"]:
            sign = _AFTER.get(match["after"], "<=")
        yield _amount(match.group(), match.groupdict(), sign, match.span())


def _amount(words: str, read: dict[str, str | None], sign: str, span: tuple[int, int]) -> Amount:
    whole = None
    if part := read["part"]:
        of = int(value_of(read["whole"] or "0"))
        unit, value, slack = Unit.SHARE, 100 * value_of(part) / max(of, 1), _ROUNDED if of < 20 else 0.1
        if _IN.search(words):  # a rate, and not so many people
            slack = _WORDED if of <= _FEW else _RATE * value
        else:
            whole = of
    elif read["low"] and read["high"]:
        unit = Unit.SHARE if read["rangepercent"] else Unit.PEOPLE
        return Amount(words, unit, value_of(read["low"]), value_of(read["high"]), "..", 0.0, None, *span)
    elif share := read["share"]:
        unit, value, slack = Unit.SHARE, value_of(share), 10.0 ** -len(share.partition(".")[2])
    elif decimal := read["decimal"]:
        unit, value, slack = Unit.SHARE, 100 * float(decimal), _ROUNDED
    elif fraction := read["fraction"] or read["half"]:
        unit, value, slack = Unit.SHARE, value_of(read["times"] or "1") * FRACTIONS[fraction], _WORDED
    elif read["most"]:
        return Amount(words, Unit.SHARE, 50.0, 100.0, ">", 0.0, None, *span, worded=True)
    elif read["all"]:
        unit, value, slack = Unit.SHARE, 100.0, 0.0
    else:
        unit, value, slack = Unit.PEOPLE, value_of(read["count"]) if read["count"] else 0.0, 0.0
    worded = read["all"] is not None or read["none"] is not None
    return Amount(words, unit, *_ends(value, sign), sign, _slack(value, sign, slack, unit), whole, *span, worded)


def _ends(value: float, sign: str) -> tuple[float, float]:
    if sign in (">", ">="):
        return value, inf
    return (-inf if sign == "<" else 0.0 if sign == "<=" else value), value


def _slack(value: float, sign: str, step: float, unit: Unit) -> float:
    """A bound is meant as it is written; "about" is as far off as it may be, of people by one at least."""
    if sign == "~":
        return max(step, _ABOUT * abs(value), 1.0 if unit is Unit.PEOPLE else 0.0)
    return step if sign == "=" else 0.0
