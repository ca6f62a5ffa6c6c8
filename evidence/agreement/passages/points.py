"""The numbers of a claim, each with the words that are said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import inf

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.scales.manners import Manner, manner_of
from evidence.agreement.scales.measures import Measure, measure_of
from evidence.agreement.scales.steps import is_step as is_step
from evidence.agreement.scales.written import BARE, written_quantities
from evidence.agreement.study.results import Result, result_of
from evidence.agreement.words.terms import initials_of, shared, terms_of
from evidence.agreement.words.vocabulary import A_CHANGE, CHANGED_BY, OF_PEOPLE
from evidence.claims.claim import TIMES, Comparator, Quantity, QuantityKind
from evidence.claims.units import MEDICATIONS
from evidence.late import late_regex

_BEFORE = 30
_WINDOW = 8
"""How many words on each side of a number say what it is."""
_CLAUSE = late_regex(
    r"[,;:]\s(?!which|who|with|each|\w+ing\b)|\b(?:and|but|while|whereas|although|versus|against)\b|\bvs\b"
    r"|\bcompared (?:with|to)\b",
    re.IGNORECASE,
)
_DIFFERENCE = late_regex(r"\bdifferences?\b", re.IGNORECASE)
_COMPARED = late_regex(
    r"(?:/\S+)?\s*(?:\w+ ){0,2}?(?:more|less|fewer|lower|higher|longer|shorter|faster|slower|sooner|better|worse"
    r"|greater|lesser)\b"
    r"|\s*(?:as (?:many|much|often|long)|times (?:as|that|those))\b",
    re.IGNORECASE,
)
_LONGER_BY = late_regex(
    r"\b(?:longer|shorter|sooner|earlier|later|more|less|higher|lower|greater|better)"
    r"\s(?:(?!by\b)\S+\s){0,5}by\s(?:an? )?\Z"
)
_EXTRA = late_regex(
    r"(?<!\bor )\b(?:more|less|fewer|lower|higher|longer|shorter|better|worse|greater)\b(?! than)", re.IGNORECASE
)
"""Within a quantity: "5 more cases", and not "more than 5 cases"."""
_CYCLE = late_regex(r"[\s-]+cycles?\b", re.IGNORECASE)
_MINUS = late_regex(r"(?:\A|\s)[-−]\Z")
_TRIAL = late_regex(r"\b(primary|secondary) (?:clinical )?trial\b", re.IGNORECASE)
_COHORT = late_regex(
    r"\b(?:cohort|arm|group|intervention) (\d)\b|\b(first|second|third) (?:cohort|arm|group|intervention)\b",
    re.IGNORECASE,
)
_ORDINALS = {"first": "1", "second": "2", "third": "3"}
_SHARE_AFTER = late_regex(
    r"\s+(?:times\b|of\s+(?:the\s+)?(?:\w+\s+){0,2}(?:patients|participants|people|subjects|cases)\b)"
)
_AGED = frozenset({"age", "aged", "old"})
_SYMBOLS = frozenset("mg mcg ng pg kg ml dl mm cm nm m2 milligram".split())
_EXACT = late_regex(r"[-−]?\d+\.\d+")
"""A number that means something without a unit: a score, an index."""


@dataclass(frozen=True)
class Point:
    """One number of a claim, with the words that are said of it: in its clause (`near`), in all.

    `negative` says that a minus stands before it, `of_a_cycle` that it is how long a cycle lasts, `compared` that it is
    by how much two things differ, `change` by how much one changed.
    """

    quantity: Quantity
    measure: Measure
    slot: Slot
    near: frozenset[str]
    all: frozenset[str]
    of_people: bool
    trial: str
    arm: str
    manner: Manner
    negative: bool
    of_a_cycle: bool
    compared: bool
    change: bool
    result: Result | None = field(compare=False)
    initials: Mapping[str, str] = field(compare=False)

    def nearness(self, passage: Passage) -> float:
        """How much of what is said of the number the passage says too."""
        known = self.known(passage)
        return max(shared(self.near, known), shared(self.all, known))

    def known(self, passage: Passage) -> frozenset[str]:
        """The passage's words, with those that its acronyms stand for in the claim."""
        spelled = [terms_of(self.initials[acronym]) for acronym in passage.acronyms & self.initials.keys()]
        return passage.terms.union(*spelled) if spelled else passage.terms


@lru_cache(maxsize=64)
def points_of(claim: str) -> tuple[Point, ...]:
    """The numbers of a claim that can be compared; one without a unit says too little."""
    return tuple(point for found in written_quantities(claim) if (point := _point(claim, found)) is not None)


def _point(claim: str, found: Quantity) -> Point | None:
    quantity = _share_or_number(claim, found)
    measure = measure_of(quantity)
    bare = quantity.unit is None and quantity.kind in BARE and not _EXACT.fullmatch(quantity.text)
    if measure is None or bare:
        return None
    compared = _is_comparison(claim, quantity)
    slot = _slot(quantity, compared=compared or is_step(claim, quantity))
    return Point(
        quantity,
        measure,
        slot,
        _near(claim, quantity) or terms_of(claim),
        terms_of(claim),
        _of_people(claim, quantity),
        "" if manner_of(claim).of_both else _named(_TRIAL, claim, quantity),
        _named(_COHORT, claim, quantity),
        manner_of(claim),
        _MINUS.search(claim, 0, quantity.span.start) is not None,
        _CYCLE.match(claim, quantity.span.end) is not None,
        compared,
        is_change(claim, quantity.span.start, quantity.span.end),
        result_of(claim) if slot is Slot.FIGURE else None,
        initials_of(claim),
    )


def _share_or_number(claim: str, quantity: Quantity) -> Quantity:
    """ "0.3 of the patients" and "0.3 times" are shares."""
    value = quantity.value
    bare = quantity.kind is QuantityKind.OTHER and not quantity.unit and value is not None
    if bare and 0 < (value or 0) < 1 and _SHARE_AFTER.match(claim, quantity.span.end):
        return replace(quantity, kind=QuantityKind.FRACTION)
    return quantity


def is_change(text: str, start: int, end: int) -> bool:
    """Whether the number that stands there is by how much something changed ("fell by 10 %", "a 10 % reduction")."""
    before = CHANGED_BY.search(text, max(0, start - _BEFORE), start) is not None and not OF_PEOPLE.match(text, end)
    return before or A_CHANGE.match(text, end) is not None


def _is_comparison(claim: str, quantity: Quantity) -> bool:
    """Whether the number is by how much two things differ."""
    left, right = _clause(claim, quantity)
    return (
        (not _names_when(quantity) and _DIFFERENCE.search(claim, left, right) is not None)
        or _COMPARED.match(claim, quantity.span.end) is not None
        or _LONGER_BY.search(claim, max(0, quantity.span.start - 2 * _BEFORE), quantity.span.start) is not None
        or _EXTRA.search(quantity.text) is not None
    )


def _names_when(quantity: Quantity) -> bool:
    """Whether a quantity is a dose or a point in time, and not by how much something differs."""
    return _is_given(quantity) or quantity.kind is QuantityKind.TIMEPOINT


def _is_given(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.DOSE or quantity.unit in MEDICATIONS


def _slot(quantity: Quantity, *, compared: bool) -> Slot:
    """What a number tells; a time by which two things differ ("18 minutes faster") is a result."""
    if compared and quantity.kind in TIMES:
        return Slot.FIGURE
    if quantity.kind in TIMES:
        return Slot.TIMEPOINT
    if _is_given(quantity):
        return Slot.REGIMEN
    if quantity.kind is QuantityKind.AGE:
        return Slot.POPULATION
    return Slot.N if quantity.kind is QuantityKind.SAMPLE_SIZE else Slot.FIGURE


def _clause(claim: str, quantity: Quantity) -> tuple[int, int]:
    start, end = quantity.span.start, quantity.span.end
    left = max((last for _, last in _joints(claim) if last <= start), default=0)
    right = min((first for first, _ in _joints(claim) if first >= end), default=len(claim))
    return left, right


@lru_cache(maxsize=64)
def _joints(claim: str) -> tuple[tuple[int, int], ...]:
    """Where the clauses of a claim meet."""
    return tuple(match.span() for match in _CLAUSE.finditer(claim))


def _near(claim: str, quantity: Quantity) -> frozenset[str]:
    """What is said of a number: so many words on both sides in its clause, units left aside."""
    left, right = _clause(claim, quantity)
    before = claim[left : quantity.span.start].split()[-_WINDOW:]
    after = claim[quantity.span.end : right].split()[:_WINDOW]
    return terms_of(" ".join((*before, quantity.text, *after))) - _SYMBOLS


def _named(pattern: re.Pattern[str], claim: str, quantity: Quantity) -> str:
    """Which of several trials or arms the number is said of; "" where the claim names more than one, or none."""
    left, right = _clause(claim, quantity)
    for words in (claim[left:right], claim):
        found = (next(filter(None, match.groups())).casefold() for match in pattern.finditer(words))
        named = {_ORDINALS.get(name, name) for name in found}
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""


def _of_people(claim: str, quantity: Quantity) -> bool:
    """Whether the number is a share of people, and not of something else."""
    share = quantity.kind in (QuantityKind.PERCENT, QuantityKind.FRACTION)
    counted = quantity.kind is QuantityKind.FRACTION and quantity.unit is not None
    return share and (counted or OF_PEOPLE.match(claim, quantity.span.end) is not None)


def of_one_sort(point: Point, passage: Passage, value: Value) -> bool:
    """Whether the two may be of one sort: an age is no length of time, and a share of people no change."""
    if value.measure.scale != point.measure.scale or (value.counted and not point.of_people):
        return False
    return point.slot is not Slot.POPULATION or value.kind is QuantityKind.AGE or speaks_of_age(passage)


def measured(point: Point, passage: Passage, value: Value) -> Measure:
    """A value as the claim speaks of it: of a total that was planned, the most that may be given is the number."""
    number = value.measure.number
    if not (point.manner.total and passage.labelled and number.low == -inf):
        return value.measure
    return replace(value.measure, number=replace(number, low=number.high, comparator=Comparator.EQUAL))


def speaks_of_age(passage: Passage) -> bool:
    """Whether a passage names ages."""
    return not _AGED.isdisjoint(passage.terms)


def is_threshold(point: Point, passage: Passage, value: Value) -> bool:
    """Whether a bound is the value itself: a condition of entry, or a definition in a record."""
    if point.manner.condition and not point.manner.demanded:
        return False  # somebody who meets a condition need not stand at its bound
    conditions = passage.criteria or (passage.labelled and point.manner.condition)
    one_sided = inf in (value.measure.number.high, -value.measure.number.low)
    return conditions or (passage.labelled and point.measure.number.bounded and one_sided)
