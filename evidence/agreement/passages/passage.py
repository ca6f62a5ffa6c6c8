"""A passage: a sentence of prose, or a line of a record with the headings it stands under, and the numbers in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil, floor

from evidence.agreement.scales.measures import Measure, half_of, measure_of
from evidence.agreement.scales.numbers import Number
from evidence.agreement.scales.times import HOURS
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.words.terms import terms_of
from evidence.agreement.words.vocabulary import OF_PEOPLE
from evidence.claims.claim import Comparator, Quantity, QuantityKind
from evidence.late import late_regex

_VALUE = late_regex(r"(?<![\w.])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?![\w.]*\d)(?!\s?%)")
_PEOPLE = late_regex(r"participants?|patients?|subjects?|people|persons?", re.IGNORECASE)
_CAPITALS = late_regex(r"\b[A-Z]{2,6}\b")
_MISSING = late_regex(r"\s*n\.?/?[ar]\b", re.IGNORECASE)
"""A value that was not reached: the number behind it is a footnote's."""
_LOST_SIGN = late_regex(r"(?<=\s)³(?=\s?\d)")
"""What "≥" has become in records that were read in another encoding."""
CONFIDENCE = late_regex(r"\s*(?:ci\b|confidence|credible|prediction)", re.IGNORECASE)
"""Behind a share that says how sure an interval is, and nothing of the result."""
TALLY = late_regex(r"(?P<part>\d+)\s?/\s?(?P<whole>\d+)")


@dataclass(frozen=True)
class Value:
    """One number of a passage, as written and on its scale.

    `derived` says that it was worked out of two numbers, `counted` that it is a share of the people of a record,
    `people` that it counts people at all. `span` is where it stands in the passage.
    """

    text: str
    measure: Measure
    kind: QuantityKind
    derived: bool = False
    counted: bool = False
    people: bool = False
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Passage:
    """Words with the lines they stand under. `arm` counts the groups of a record; `trial` names which of two it is.

    `criteria` says that it is a condition of entry, so that a bound is the value itself. `defines` says that a record
    tells here what was measured, or what an arm was given, and no result, `total` that it counts everybody with an
    event, `section` what the part of a record is called ("intervention"), `statistic` what its values are ("Median").
    `addends` are the lines that it is the sum of.
    """

    text: str
    context: str = ""
    arm: str = ""
    trial: str = ""
    criteria: bool = False
    unit: str = ""
    analysed: int | None = None
    labelled: bool = False
    defines: bool = False
    total: bool = False
    section: str = ""
    statistic: str = ""
    addends: tuple[Passage, ...] = field(default=(), compare=False)
    quoted: str = field(default="", compare=False)

    @cached_property
    def terms(self) -> frozenset[str]:
        """What it is about, context included."""
        return terms_of(self.text) | terms_of(self.context)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Words in capitals that may stand for several."""
        return frozenset(_CAPITALS.findall(self.text))

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Its numbers, with those that follow from them."""
        return tuple(_values(self))

    @property
    def quote(self) -> str:
        """Its own words, on one line."""
        return " ".join((self.quoted or self.text).split())


def _values(passage: Passage) -> Iterator[Value]:
    found = written_quantities(_LOST_SIGN.sub("≥", passage.text) if passage.labelled else passage.text)
    for quantity in found:
        if CONFIDENCE.match(passage.text, quantity.span.end):
            continue
        if (measure := measure_of(quantity)) is not None:
            yield Value(
                quantity.text,
                measure,
                quantity.kind,
                _is_counted(quantity),
                people=_is_of_people(passage, quantity),
                span=(quantity.span.start, quantity.span.end),
            )
        if counted := TALLY.fullmatch(quantity.text):
            yield Value(
                counted.group(),
                _plain(float(counted["part"]), "sample-size", counted["part"]),
                quantity.kind,
                people=True,
            )
    if passage.unit:
        yield from _under_unit(passage, found)


def _is_of_people(passage: Passage, quantity: Quantity) -> bool:
    """Whether a share is one of people: it counts them, says so, or stands beside a count in a record."""
    if _is_counted(quantity) or _PEOPLE.search(passage.unit) or OF_PEOPLE.match(passage.text, quantity.span.end):
        return True
    return passage.labelled and TALLY.search(passage.text) is not None


def _is_counted(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.FRACTION and any(sign.isdigit() for sign in quantity.text)


def _under_unit(passage: Passage, found: tuple[Quantity, ...]) -> Iterator[Value]:
    """The bare numbers of a line, in the unit that the record names above."""
    taken = [q.span for q in found if q.kind not in (QuantityKind.OTHER, QuantityKind.COUNT) or q.unit]
    scale, factor, unit = _unit_scale(passage.unit)
    people = _PEOPLE.search(passage.unit) is not None
    tail = passage.text.rpartition(":")[2]
    if _MISSING.match(tail):
        return
    first = len(passage.text) - len(tail)
    for match in _VALUE.finditer(passage.text, first):
        if any(span.start <= match.start() < span.end for span in taken):
            continue
        value = float(match.group().replace(",", "").replace("−", "-"))
        measure = _plain(value * factor, scale, match.group())
        if unit:
            measure = replace(measure, written=unit, half=half_of(match.group(), unit))
        yield Value(match.group(), measure, QuantityKind.OTHER, people=people)
        if scale == "sample-size" and passage.analysed and 0 <= value <= passage.analysed:
            share = f"{match.group()}/{passage.analysed}"
            yield Value(
                share, _plain(100 * value / passage.analysed, "%", None), QuantityKind.FRACTION, True, True, True
            )
        if scale == "%" and people and passage.analysed:
            yield _people_of(passage, match.group(), value)
        return


def _people_of(passage: Passage, written: str, share: float) -> Value:
    """How many of the people that were analysed a share is, as far as its decimals tell."""
    half = 0.5 * 10.0 ** -len(written.partition(".")[2])
    low, high = (
        ceil((share - half) * (passage.analysed or 0) / 100),
        floor((share + half) * (passage.analysed or 0) / 100),
    )
    number = Number(float(min(low, high)), float(max(low, high)), "sample-size", None, Comparator.EQUAL, 0.0, False)
    return Value(
        f"{written}% of {passage.analysed}", Measure(number, ""), QuantityKind.OTHER, derived=True, people=True
    )


def _plain(value: float, scale: str, written: str | None) -> Measure:
    decimals = None if written is None else len(written.partition(".")[2])
    return Measure(Number(value, value, scale, decimals, Comparator.EQUAL, 0.0, False), "")


def _unit_scale(words: str) -> tuple[str, float, str]:
    """The scale that a unit in words stands for, by how much it is multiplied, and its name if it is one of time."""
    lower = words.casefold()
    if "percent" in lower or "%" in lower:
        return "%", 1.0, ""
    if _PEOPLE.search(lower):
        return "sample-size", 1.0, ""
    for unit, hours in HOURS.items():
        if re.search(rf"\b{unit}s?\b", lower):
            return "hour", hours, unit
    if measured := _measured_in(lower.strip()):
        return measured
    return lower.strip() or "number", 1.0, ""


def _measured_in(unit: str) -> tuple[str, float, str] | None:
    """The scale of a unit that claims are written in too ("ng/mL", "mg of velorin")."""
    found = written_quantities(f"1 {unit.partition(' of ')[0]}")
    measure = (
        measure_of(found[0]) if len(found) == 1 and found[0].span.end == len(unit.partition(" of ")[0]) + 2 else None
    )
    if measure is None or measure.scale in ("number", "sample-size", "hour", "%"):
        return None
    return measure.scale, measure.number.value, ""
