"""One sentence as it is judged: its words, what was observed in them, and what stands before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from evidence.claims.claim import TIMES, Quantity, QuantityKind
from evidence.claims.lists import Lead
from evidence.documents.document import BlockKind
from evidence.late import late_regex

STRONG = frozenset(("efficacy", "safety", "onset", "mechanism", "diagnosis", "suicide", "attribution", "study"))
FIGURES = frozenset(QuantityKind) - {
    QuantityKind.YEAR,
    QuantityKind.MONEY,
    QuantityKind.OTHER,
    QuantityKind.COUNT,
    QuantityKind.AGE,
}
_SHARES = frozenset((QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.RATIO, QuantityKind.SAMPLE_SIZE))
_MAGNITUDE = 500_000
_ENDED = late_regex(r"[.!?…][\"'”’)\]*†‡§¶]*(?:\s?\[[\d,\s–-]+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2})?\Z")
PERSONAL = frozenset(
    ("i", "i'm", "i've", "you", "your", "you're", "we", "our", "my", "me", "us", "he", "she", "him", "her")
)
STATEMENT_WORDS = 5


NUMBER = "#"
"""Stands for every number."""


@lru_cache(maxsize=4096)
def _term_of(word: str) -> str:
    """A word, or what stands for every number."""
    return NUMBER if word[0].isdigit() else word


@dataclass(frozen=True)
class Unit:
    """A sentence with what was observed in it, the name of the `aside` that it is or None, and what the words before
    it make of it: those before its list, or a question that it `answers`.

    `is_marked` says that it has the mark of a source, which is no part of its text: whoever put it there meant it to
    have one.
    """

    text: str
    kind: BlockKind
    tokens: Sequence[str]
    counts: Mapping[str, int]
    quantities: tuple[Quantity, ...]
    lead: Lead
    answers: bool
    aside: str | None = None
    is_marked: bool = False

    @property
    def place(self) -> str:
        """Its kind as what was learned knows it: a legend is weighed as a paragraph is."""
        return (BlockKind.PARAGRAPH if self.kind is BlockKind.LEGEND else self.kind).value

    @cached_property
    def said(self) -> tuple[str, ...]:
        """Its words in order, numbers taken for one."""
        return tuple(map(_term_of, self.tokens))

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words of `said`."""
        return frozenset(self.said)

    @cached_property
    def is_ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDED.search(self.text) is not None

    @cached_property
    def is_item(self) -> bool:
        """Whether it stands in a list, or alone in its line as an item does that has lost its mark."""
        if self.kind is BlockKind.PARAGRAPH:
            return not self.is_ended and not self.text.rstrip("*_ ").endswith(":")
        return self.kind is BlockKind.LIST_ITEM

    @cached_property
    def has_magnitude(self) -> bool:
        """Whether it counts so many people or so much money that somebody must have counted before."""
        kinds = (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.OTHER)
        return any(q.kind in kinds and max(q.value or 0, q.high or 0) >= _MAGNITUDE for q in self.quantities)

    @cached_property
    def has_money(self) -> bool:
        """Whether it says what something costs, and is no figure of a whole economy."""
        return any(quantity.kind is QuantityKind.MONEY for quantity in self.quantities) and not self.has_magnitude

    @cached_property
    def has_time(self) -> bool:
        """Whether it says how long something takes."""
        return any(quantity.kind in TIMES for quantity in self.quantities)

    @cached_property
    def has_share(self) -> bool:
        """Whether it says how many of all, of how many, or how much more."""
        return any(quantity.kind in _SHARES for quantity in self.quantities)

    @cached_property
    def has_figure(self) -> bool:
        """Whether it holds a figure that a source could confirm."""
        return any(quantity.kind in FIGURES for quantity in self.quantities)
