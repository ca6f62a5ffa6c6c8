"""What a claims matrix holds, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from evidence.agreement.agreement import Agreement
from evidence.checked import ClaimStatus
from evidence.claims.claim import ClaimKind, Risk
from evidence.reports.wording import DEPTH
from evidence.sources.card import MATCHED

SEE_RULES = ", but see the rules"
"""Follows "matches" where a rule found something grave: a match of words is no clean bill."""


class RowVerdict(StrEnum):
    """What came of comparing a claim with the source that agrees best, gravest first."""

    DIFFERS = "differs"
    NO_SOURCE = "no source"
    NOT_FOUND = "not found in the text held"
    NOT_CHECKED = "not checked"
    MATCHES = "matches"


class Choice(StrEnum):
    """What a reviewer can decide about a claim."""

    APPROVE = "approve"
    REJECT = "reject"
    WAIVE = "waive"


@dataclass(frozen=True)
class RowPlace:
    """Where a claim stands; `text` are its words where they are other words than the row's."""

    path: str
    line: int
    page: int | None
    text: str | None = None
    paragraph: int | None = None

    def __str__(self) -> str:
        number = f":{self.line}" if self.paragraph is None else f" ¶ {self.paragraph}"
        page = f" page {self.page}" if self.page else ""
        words = f" “{self.text}”" if self.text else ""
        return f"{self.path}{number}{page}{words}"


@dataclass(frozen=True)
class RowSource:
    """One source of a claim: its name, what can be followed, where in it to look, and how its record stands."""

    name: str
    title: str | None
    doi: str | None
    identifier: str | None
    locator: str | None
    record: str


@dataclass(frozen=True)
class RowDecision:
    """What the team has decided already, or nothing."""

    choice: Choice | None = None
    reviewer: str = ""
    reason: str = ""
    on: date | None = None
    expires: str | None = None


@dataclass(frozen=True)
class Row:
    """One claim, wherever it is made on the same grounds. `slots` are those of the source that agrees best.

    `alarm` says that a rule found an error about the claim or its sources.
    """

    id: str
    place: RowPlace
    text: str
    kind: ClaimKind
    risk: Risk
    status: ClaimStatus
    citations: tuple[str, ...]
    sources: tuple[RowSource, ...]
    slots: tuple[Agreement, ...]
    verdict: RowVerdict
    rules: tuple[str, ...]
    alarm: bool
    also_at: tuple[RowPlace, ...]
    decision: RowDecision

    @property
    def verdict_words(self) -> str:
        """The verdict, and that it is not all, where it is not."""
        return f"{self.verdict}{SEE_RULES}" if self.is_clouded else str(self.verdict)

    @property
    def is_clouded(self) -> bool:
        """Whether the words match and something grave was found all the same."""
        return self.verdict is RowVerdict.MATCHES and self.alarm

    @property
    def quotes(self) -> tuple[str, ...]:
        """The source's own words, as far as they are held."""
        return tuple(dict.fromkeys(slot.quote for slot in self.slots if slot.quote))

    @property
    def quote_words(self) -> str:
        """The source's own words, or that none are held."""
        if self.quotes:
            return "\n".join(f"“{quote}”" for quote in self.quotes)
        return "source words not held" if self.sources else ""

    @property
    def depth(self) -> str:
        """How deep the compared source was read."""
        depths = dict.fromkeys(DEPTH[slot.depth] for slot in self.slots)
        if not depths:
            return "not read" if self.sources else ""
        return ", ".join((*depths, MATCHED) if self.slots[0].matched else depths)


@dataclass(frozen=True)
class Section:
    """A part of the summary: a heading and rows of a label and what it says."""

    heading: str
    rows: tuple[tuple[str, str | int], ...]


@dataclass(frozen=True)
class Matrix:
    """The whole matrix: the summary first, then the rows, the gravest first."""

    version: str
    today: date
    offline: bool
    unchecked: int
    summary: tuple[Section, ...]
    rows: tuple[Row, ...]


def slot_line(slot: Agreement) -> str:
    """One slot on one line: claim value | source value | match."""
    return f"{slot.slot}: {slot.claim} | {slot.source or '—'} | {VERDICTS[slot.verdict]}"


VERDICTS = {
    "matches": "matches",
    "differs": "differs",
    "not-found": "not found in the text held",
    "not-checked": "not checked",
}
