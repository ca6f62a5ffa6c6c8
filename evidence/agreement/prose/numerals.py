"""The numbers of a sentence of prose, and which of them may be one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import isclose

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import source_of
from evidence.agreement.prose.limits import limits_in
from evidence.agreement.scales.measures import RATIOS, Measure, completes, follows, measure_of, of_ratio
from evidence.agreement.scales.measures import apart as are_apart
from evidence.agreement.scales.written import ALLOTTED, written_quantities
from evidence.claims.claim import LOWER, UPPER, Comparator, Quantity, QuantityKind
from evidence.claims.numerals import WORDS, value_of
from evidence.claims.quantities import find_quantities
from evidence.late import late_regex

COUNT, PLAIN, AGE, P = "count", "plain", "age", "p-value"
"""Sorts that have no unit: of whole numbers, of others, of years of life, of chance."""
_YEAR = late_regex(r"(?:19|20)\d\d")
_DIGITS = late_regex(r"\d")
_DECIMALS = late_regex(r"\d\.\d")
_COUNTED = late_regex(r"(?P<part>\d[\d,]*)\s?(?:/|(?:out )?of)\s?(?:the |these |all )*(?P<whole>\d[\d,]*)")
_AGED = late_regex(r"\b(?:aged?|ages|old|older|younger)\b|\A[<>≤≥]\s?\d\d\s?years?\Z", re.IGNORECASE)
_NAME = late_regex(r"\b(?!N|P|OR|HR|RR|CI|SD|VS)(?:[A-Z]{2,}|[A-Z][a-z]{0,3})[\s-]\Z")
"""Before a number that is part of a name: "SCH 900435", "Org 25935", "HPV 16"."""
_LEVEL = late_regex(r"\b9[059](?:\.\d)?\s?%\s?(?=CI|CrI|confidence|credible|limits?)", re.IGNORECASE)
_SPREAD = late_regex(r"(?:±|\+/-|\bS[DE]M?\b|\bstandard (?:deviation|error)[^\d;,]{0,24})[\s=:]*\d+(?:\.\d+)?")
_SCALE = late_regex(
    r"(?<![\d.,])0\s?(?:-|–|to)\s?(?:[3-9]|10|21|24|27|30|40|50|52|60|63|100)"
    r"(?![\d.,]*\s?(?:%|mg|(?:weeks?|days?|months?|hours?|years?|h)\b))"
)
"""From where to where a scale goes."""
_WRITTEN = late_regex(r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+")
_IN_WORDS = {value_of(word): late_regex(rf"\b{word}\b", re.IGNORECASE) for word in WORDS}
_ALIKE = 0.02
"""How far two numbers in different units may be off each other and be one, as a part of them."""


@dataclass(frozen=True)
class Numeral:
    """One number of a sentence, and where it stands.

    `sort` tells which others may stand in its place, `weight` how well it is known again, `whole` that a share is one
    of so many.
    """

    text: str
    measure: Measure
    sort: str
    weight: float
    span: tuple[int, int]
    whole: bool = False

    @property
    def value(self) -> float:
        """The number; of a bound its one end, of a range its middle."""
        return self.measure.number.value

    @property
    def bounded(self) -> bool:
        """Whether it is a bound or a range."""
        return self.measure.number.bounded


@lru_cache(maxsize=64)
def numerals_of(text: str) -> tuple[Numeral, ...]:
    """The numbers of a sentence in order, each once: no years, limits, spreads, scales, proportions or levels."""
    quantities = written_quantities(text)
    if not quantities:
        return ()
    aside = [m.span() for pattern in (_LEVEL, _SPREAD, _SCALE, ALLOTTED) for m in pattern.finditer(text)]
    aside += [limits.span for limits in limits_in(text)]
    found = []
    for quantity in quantities:
        start = quantity.span.start
        named = quantity.unit is None and _NAME.search(text, max(0, start - 8), start) is not None
        if named or _YEAR.fullmatch(quantity.text) or any(left <= start < right for left, right in aside):
            continue
        found += [one for one in [_numeral(quantity, start)] if one]
        if counted := _COUNTED.match(quantity.text):
            found += [_part(counted, name, start) for name in ("part", "whole")]
    return tuple(found)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a source, and its numbers."""

    passage: Passage
    numerals: tuple[Numeral, ...]


@lru_cache(maxsize=64)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of a source's text, read once for all its claims."""
    return tuple(Sentence(passage, numerals_of(passage.text)) for passage in source_of(text).passages)


def _numeral(quantity: Quantity, start: int, *, whole: bool = False) -> Numeral | None:
    measure = measure_of(quantity)
    if measure is None:
        return None
    span = start, start + len(quantity.text)
    return Numeral(quantity.text, measure, _sort(quantity, measure), _weight(quantity, measure), span, whole)


def _part(counted: re.Match[str], name: str, start: int) -> Numeral:
    """One of the two numbers of "31 of 314"."""
    (quantity,) = find_quantities(f"{counted[name]} patients")
    numeral = _numeral(quantity, start + counted.start(name), whole=name == "whole")
    assert numeral is not None
    return numeral


def _sort(quantity: Quantity, measure: Measure) -> str:
    scale = measure.scale
    if quantity.kind is QuantityKind.AGE or (scale == "hour" and _AGED.search(quantity.text)):
        return AGE
    if scale in ("number", "sample-size", "point"):
        return PLAIN if measure.number.decimals else COUNT
    return PLAIN if scale in RATIOS and scale != "fold" else scale


def _weight(quantity: Quantity, measure: Measure) -> float:
    """One with decimals seldom stands in a text by chance, a small one often."""
    digits = len(_DIGITS.findall(quantity.text))
    if quantity.kind is QuantityKind.P_VALUE:
        return 2.0 if measure.number.comparator is Comparator.EQUAL else 0.5
    if quantity.kind is QuantityKind.DOSE:
        return 0.25  # it stands in many sentences, and tells none of them
    if measure.number.comparator in UPPER | LOWER:
        return 0.5  # from where on something is counted: it stands wherever that is told of
    if _DECIMALS.search(quantity.text) or digits > 2:
        return 2.0
    return 1.0 if digits == 2 and measure.scale != "hour" else 0.5


def stands_for(ours: Numeral, theirs: Numeral) -> bool:
    """Whether a number of a claim may be one of the source's, in whatever form."""
    if follows(ours.measure, theirs.measure) or completes(ours.measure, theirs.measure):
        return True
    if any(of_ratio(ours.measure, theirs.measure, rises=rises) for rises in (True, False)):
        return True
    bare = {"number", "sample-size", "point"} & {ours.measure.scale, theirs.measure.scale}
    return bool(bare) and ours.value == theirs.value


def is_same(ours: Numeral, theirs: Numeral) -> bool:
    """Whether two numbers are one, neither rounded nor worked out."""
    return ours.value == theirs.value


def is_written(one: Numeral, text: str) -> bool:
    """Whether a text has the digits of a number, in whatever role: as a spread, as the end of an interval."""
    if one.sort == COUNT and one.value in _IN_WORDS and _IN_WORDS[one.value].search(text):
        return True
    return any(
        re.search(rf"(?<![\d.,]){'0?' if digits.startswith('.') else ''}{re.escape(digits)}(?![\d]|[.,]\d)", text)
        for digits in (found.lstrip("0") or "0" for found in _WRITTEN.findall(one.text))
    )


def apart(ours: Numeral, theirs: Numeral) -> bool:
    """Whether two numbers of one sort cannot both be true of one thing."""
    if ours.measure.scale == theirs.measure.scale:
        return are_apart(ours.measure, theirs.measure)
    return not isclose(ours.value, theirs.value, rel_tol=_ALIKE)
