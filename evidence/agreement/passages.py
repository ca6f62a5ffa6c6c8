"""A text in passages: the sentences of prose, and the labelled lines of a record with the headings they stand under.

A record (a trial register's page, a table as text) says what a value is in the lines above it: its arm, its outcome,
its unit. These lines are the passage's context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from evidence.agreement.measures import Measure, measure_of
from evidence.agreement.numbers import Number
from evidence.agreement.terms import terms_of
from evidence.agreement.times import HOURS
from evidence.agreement.vocabulary import OF_PEOPLE
from evidence.agreement.written import written_quantities
from evidence.claims.claim import Comparator, Quantity, QuantityKind
from evidence.claims.sentences import split
from evidence.late import late_regex

_ARM = late_regex(
    r"\s*(?:results?|interventions?|adverse events?|cohorts?|arms?|groups?)\s+(\d+)\s*:?\s*\Z", re.IGNORECASE
)
_TRIAL = late_regex(r"\s*(?:primary|secondary) trial\s*:?\s*\Z", re.IGNORECASE)
_HEADING = late_regex(r"\s*[^:.]{2,80}:\s*\Z")
_CRITERIA = late_regex(r"criteria|characteristics|eligib|inclusion|exclusion", re.IGNORECASE)
_DEFINES = late_regex(r"\s*Arm/Group Description\b", re.IGNORECASE)
_FRAME = late_regex(r"\s*time frame\b", re.IGNORECASE)
_TOTAL = late_regex(r"\s*Total\b", re.IGNORECASE)
_UNIT = late_regex(r"\s*unit of measure:\s*(?P<unit>.*?)(?:\s{2,}(?P<values>.*))?\Z", re.IGNORECASE)
_ANALYSED = late_regex(r"(?:participants|number) analyzed:\s*(?P<n>\d+)", re.IGNORECASE)
_INDENTED = late_regex(r"^\s{2,}\S", re.MULTILINE)
_VALUE = late_regex(r"(?<![\w.])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?![\w.]*\d)(?!\s?%)")
_PEOPLE = late_regex(r"participants?|patients?|subjects?|people|persons?", re.IGNORECASE)
_MANY = 3
_CAPITALS = late_regex(r"\b[A-Z]{2,6}\b")
_COUNTED = late_regex(r"(?P<part>\d+)\s?/\s?(?P<whole>\d+)")
_DOT = late_regex(r"(?<=\d)·(?=\d)")
_GAP = late_regex(r"(?<=\b\d{3})[ \u00a0\u2009\u202f](?=\d{3}\b)|(?<=\b\d{2})[\u00a0\u2009\u202f](?=\d{3}\b)")


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
    tells here what was measured, or what an arm was given, and no result.
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


@lru_cache(maxsize=16)
def passages_of(text: str) -> tuple[Passage, ...]:
    """The passages of a text in order."""
    text = plain_numbers(text)
    if len(_INDENTED.findall(text)) >= _MANY:
        return tuple(_record(text))
    return tuple(Passage(paragraph[start:end]) for paragraph in text.splitlines() for start, end in split(paragraph))


def plain_numbers(text: str) -> str:
    """The same text, as long as before, with decimal points for raised dots and commas for gaps in long numbers."""
    return _GAP.sub(",", _DOT.sub(".", text)) if _DOT.search(text) or _GAP.search(text) else text


@dataclass
class _Reader:
    """Where in a record we are."""

    title: list[str] = field(default_factory=list)
    part: str = ""
    arm: str = ""
    arm_title: list[str] = field(default_factory=list)
    heading: str = ""
    trial: str = ""
    criteria: bool = False
    unit: str = ""
    analysed: int | None = None
    outcome: bool = False

    def context(self) -> str:
        """The lines above that say what a value is."""
        return " . ".join((*self.title, *self.arm_title, self.heading, self.unit))


def _record(text: str) -> Iterator[Passage]:
    at = _Reader()
    for line in text.splitlines():
        if not line.strip() or _opens(line, at):
            continue
        unit = _UNIT.match(line)
        if unit:
            at.unit = unit["unit"]
            shown = unit["values"] or unit["unit"]
        else:
            shown = line
        if analysed := _ANALYSED.search(line):
            at.analysed = int(analysed["n"])
        defines = _DEFINES.match(line) is not None or (at.outcome and bool(at.title) and not _FRAME.match(line))
        if at.outcome:
            at.title.append(line.strip())
        elif at.arm and len(at.arm_title) < 1:
            at.arm_title.append(line.strip())
        for start, end in split(shown) or [(0, len(shown))]:
            yield Passage(
                shown[start:end],
                at.context() if not _TOTAL.match(line) else f"{at.part} . {at.context()}",
                at.arm,
                at.trial,
                at.criteria,
                at.unit,
                at.analysed,
                labelled=True,
                defines=defines,
                quoted=line if unit else "",
            )


def _opens(line: str, at: _Reader) -> bool:
    """Whether a line opens a part of the record, and says nothing else."""
    if _TRIAL.match(line):
        at.trial, at.criteria = line.split()[0].casefold(), False
        at.title, at.arm, at.arm_title, at.heading, at.unit, at.analysed = [], "", [], "", "", None
        return True
    if arm := _ARM.match(line):
        at.part = line.strip()
        at.arm, at.arm_title, at.heading, at.unit, at.analysed, at.outcome = arm[1], [], "", "", None, False
        return True
    if line.casefold().startswith("outcome measurement"):
        at.title, at.arm, at.arm_title, at.heading, at.outcome = [], "", [], "", True
        return True
    if _HEADING.match(line):
        at.heading = line.strip()
        at.criteria = at.criteria or _CRITERIA.search(line) is not None
        return True
    return False


def _values(passage: Passage) -> Iterator[Value]:
    found = written_quantities(passage.text)
    for quantity in found:
        if (measure := measure_of(quantity)) is not None:
            yield Value(
                quantity.text,
                measure,
                quantity.kind,
                _is_counted(quantity),
                people=_is_of_people(passage, quantity),
                span=(quantity.span.start, quantity.span.end),
            )
        if counted := _COUNTED.fullmatch(quantity.text):
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
    return passage.labelled and _COUNTED.search(passage.text) is not None


def _is_counted(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.FRACTION and any(sign.isdigit() for sign in quantity.text)


def _under_unit(passage: Passage, found: tuple[Quantity, ...]) -> Iterator[Value]:
    """The bare numbers of a line, in the unit that the record names above."""
    taken = [q.span for q in found if q.kind not in (QuantityKind.OTHER, QuantityKind.COUNT) or q.unit]
    scale, factor = _unit_scale(passage.unit)
    people = _PEOPLE.search(passage.unit) is not None
    tail = passage.text.rpartition(":")[2]
    first = len(passage.text) - len(tail)
    for match in _VALUE.finditer(passage.text, first):
        if any(span.start <= match.start() < span.end for span in taken):
            continue
        value = float(match.group().replace(",", "").replace("−", "-"))
        yield Value(match.group(), _plain(value * factor, scale, match.group()), QuantityKind.OTHER, people=people)
        if scale == "sample-size" and passage.analysed and 0 <= value <= passage.analysed:
            share = f"{match.group()}/{passage.analysed}"
            yield Value(
                share, _plain(100 * value / passage.analysed, "%", None), QuantityKind.FRACTION, True, True, True
            )
        return


def added(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The lines that several arms of a record have in common ("Nausea 3/40"), with their counts added up."""
    lines: dict[tuple[str, str], list[tuple[Passage, re.Match[str]]]] = {}
    for passage in passages:
        if passage.arm and (counted := _COUNTED.search(passage.text)):
            label = passage.text[: counted.start()].strip(" *[]0123456789").casefold()
            lines.setdefault((passage.trial, label), []).append((passage, counted))
    return tuple(_sum(label, arms) for (_, label), arms in lines.items() if len({p.arm for p, _ in arms}) > 1)


def _sum(label: str, arms: Sequence[tuple[Passage, re.Match[str]]]) -> Passage:
    part, whole = (sum(int(counted[name]) for _, counted in arms) for name in ("part", "whole"))
    first = arms[0][0]
    quote = " + ".join(passage.quote for passage, _ in arms)
    return replace(first, text=f"{label} {part}/{whole}", arm="", quoted=quote, labelled=True)


def _plain(value: float, scale: str, written: str | None) -> Measure:
    decimals = None if written is None else len(written.partition(".")[2])
    return Measure(Number(value, value, scale, decimals, Comparator.EQUAL, 0.0, False), "")


def _unit_scale(words: str) -> tuple[str, float]:
    lower = words.casefold()
    if "percent" in lower or "%" in lower:
        return "%", 1.0
    if _PEOPLE.search(lower):
        return "sample-size", 1.0
    for unit, hours in HOURS.items():
        if re.search(rf"\b{unit}s?\b", lower):
            return "hour", hours
    return lower.strip() or "number", 1.0
