"""Claims: the sentences that a medical reviewer would ask a source for, and the quantities in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from evidence.documents.document import Span
from evidence.late import late_regex

_STUDY = late_regex(r"[^\W\d_][^()\d]{1,60}\(?(?:19|20)\d\d[a-z]?\)?")
_COUNTED = late_regex(r"\b(?:n|no|number|count)\b", re.IGNORECASE)
_PICTURED = late_regex(
    r"\s*(?:(?:bar|line|pie) )?(?:chart|graph|plot|figure|diagram|infographic|image|picture|illustration|table):\s+",
    re.IGNORECASE,
)
"""What a text behind a picture begins with ("Chart: …"): it is no part of what was found."""
_NUMBER = late_regex(r"[+−-]?\d{1,3}(?:[.,]\d+)?")


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

    @property
    def rank(self) -> int:
        """0 is the gravest."""
        return _RANKS[self]


_RANKS = {risk: rank for rank, risk in enumerate(Risk)}


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


TIMES = frozenset({QuantityKind.DURATION, QuantityKind.TIMEPOINT})


class Comparator(StrEnum):
    """How a quantity bounds its value; `EQUAL` when nothing is said."""

    EQUAL = "="
    ABOUT = "~"
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"


UPPER = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})
LOWER = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
"""What names the most and what names the least that it may be."""


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


def context_of(heads: Sequence[str]) -> str:
    """The heads of a cell on one line."""
    return ", ".join(heads)


def in_context(context: str, text: str) -> str:
    """A cell's words behind those of its heads; the words alone without any."""
    return f"{context}: {text}" if context else text


def with_unit(heads: Iterable[str], text: str) -> str:
    """A number alone with the sign of percentages, where a head has it and none counts; other words as they are."""
    said = " ".join(heads)
    in_percent = "%" in said and _NUMBER.fullmatch(text) is not None and not _COUNTED.search(said)
    return f"{text}%" if in_percent else text


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, or a heading that asserts something, that needs a source.

    `id` is made from the words, not the place, and survives moved lines. `signals` are the names of the observations
    that made it a claim of this kind. `group` is the id of the first claim that says the same. `sums_up` are the ids of
    claims before it, where it closes a text by saying them again together. `heads` are the words of the heads that a
    cell of a table stands under, none for all else.
    """

    id: str
    sentence: Sentence
    kind: ClaimKind
    risk: Risk
    quantities: tuple[Quantity, ...]
    signals: tuple[str, ...]
    group: str
    sums_up: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def context(self) -> str:
        """The heads on one line, empty without any."""
        return context_of(self.heads)

    @property
    def said(self) -> str:
        """What is asserted, not what stands there: its words without citation marks, behind the heads of a cell."""
        return in_context(self.context, self.sentence.said)

    @property
    def telling_heads(self) -> tuple[str, ...]:
        """The heads less those that name a source ("Zarate et al., 2006"), which it does not say of itself."""
        return tuple(head for head in self.heads if not _STUDY.fullmatch(head))

    @property
    def compared(self) -> str:
        """What is asserted as it is compared with sources."""
        return self.compared_as(self.sentence.said)

    def compared_as(self, words: str) -> str:
        """The same with these for its words: behind its heads, a number under a "%" as a percentage.

        That they stand behind a picture is not compared.
        """
        told = _PICTURED.match(words)
        words = words[told.end() :] if told else words
        return in_context(context_of(self.telling_heads), with_unit(self.heads, words))

    @property
    def text(self) -> str:
        """The words a reader sees."""
        return self.sentence.text

    @property
    def span(self) -> Span:
        """Where the words stand in the document."""
        return self.sentence.span
