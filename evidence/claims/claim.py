"""Claims: the sentences that a medical reviewer would ask a source for, and the quantities in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from evidence.documents.document import Span


class ClaimKind(StrEnum):
    """What a claim asserts; the contract's list."""

    EFFICACY_QUANTITATIVE = "efficacy-quantitative"
    EFFICACY_QUALITATIVE = "efficacy-qualitative"
    COMPARATIVE = "comparative"
    SAFETY = "safety"
    MECHANISM = "mechanism"
    ONSET_DURATION = "onset-duration"
    EPIDEMIOLOGY = "epidemiology"
    HISTORY_REGULATORY = "history-regulatory"
    STUDY_ATTRIBUTION = "study-attribution"
    PROCEDURE = "procedure"
    DIAGNOSTIC = "diagnostic"


class Risk(StrEnum):
    """How much harm an unsupported claim of this sort can do; ranks findings."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class QuantityKind(StrEnum):
    """What a quantity measures; the contract's list."""

    PERCENT = "percent"
    FRACTION = "fraction"
    COUNT = "count"
    SAMPLE_SIZE = "sample-size"
    DURATION = "duration"
    TIMEPOINT = "timepoint"
    DOSE = "dose"
    FREQUENCY = "frequency"
    P_VALUE = "p-value"
    INTERVAL = "interval"
    RATIO = "ratio"
    MONEY = "money"
    YEAR = "year"
    AGE = "age"
    OTHER = "other"


class Comparator(StrEnum):
    """How a quantity bounds its value; `EQUAL` when nothing is said."""

    EQUAL = "="
    ABOUT = "~"
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as written and as a value.

    `value` is the single value, or None for a range or a vague amount ("hours", "several weeks"); `low` and `high`
    bound it where the words do ("60–70 %", "at least 50 %", "within 24 hours"). Percentages are on the scale of 100.
    `unit` is singular and spelled out ("hour", "week", "mg/kg", "infusion", "%"), None for a bare number.
    `span` lies in the document when the quantity belongs to a claim, in the given string otherwise.
    """

    text: str
    span: Span
    kind: QuantityKind
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    comparator: Comparator = Comparator.EQUAL

    def at(self, span: Span) -> Quantity:
        """The same quantity at another place."""
        return Quantity(self.text, span, self.kind, self.value, self.low, self.high, self.unit, self.comparator)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of copy. `block` indexes `Document.blocks`; `start` and `end` are offsets in that block's text.

    `marks` are the places in `text` of the citation marks that are no part of what it says.
    """

    text: str
    span: Span
    block: int
    start: int
    end: int
    marks: tuple[Span, ...] = ()

    @property
    def said(self) -> str:
        """Its words without those marks, and without the spaces before them."""
        return said_of(self.text, self.marks)[0] if self.marks else self.text

    def written(self, span: Span) -> Span:
        """Where a stretch of `said` stands in `text`."""
        if not self.marks:
            return span
        places = said_of(self.text, self.marks)[1]
        return Span(places[span.start], places[span.end - 1] + 1)


@lru_cache(maxsize=256)
def said_of(text: str, marks: tuple[Span, ...]) -> tuple[str, tuple[int, ...]]:
    """The words of a text without marks, and where each of their characters stands in it."""
    kept: list[tuple[str, int]] = []
    position = 0
    for mark in marks:
        kept += zip(text[position : mark.start], range(position, mark.start), strict=True)
        position = mark.end
        if not text[position : position + 1].isalnum():
            while kept and kept[-1][0].isspace():
                kept.pop()
        elif kept and not kept[-1][0].isspace():
            kept.append((" ", mark.start))  # "fell[1]by": it parts the words
        while not kept and text[position : position + 1].isspace():
            position += 1
    kept += zip(text[position:], range(position, len(text)), strict=True)
    return "".join(sign for sign, _ in kept), tuple(place for _, place in kept)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, or a heading that asserts something, that needs a source.

    `id` is made from the words, not the place, and survives moved lines. `signals` are the names of the observations
    that made it a claim of this kind. `group` is the id of the first claim that says the same. `sums_up` are the ids of
    claims before it, where it closes a text by saying them again together.
    """

    id: str
    sentence: Sentence
    kind: ClaimKind
    risk: Risk
    quantities: tuple[Quantity, ...]
    signals: tuple[str, ...]
    group: str
    sums_up: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words a reader sees."""
        return self.sentence.text

    @property
    def said(self) -> str:
        """The words without the citation marks among them."""
        return self.sentence.said

    @property
    def span(self) -> Span:
        """Where the words stand in the document."""
        return self.sentence.span
