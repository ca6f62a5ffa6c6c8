"""Source cards: what one source says, as facts that a claim can be compared with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PERSON = "person"
"""The origin of a card that a person made."""
QUOTE_WORDS = 25
"""The most words of a source that may be kept with a figure; the contract's limit."""


class Depth(StrEnum):
    """How deep the source was read. A card that a person made from an abstract says `ABSTRACT`."""

    ABSTRACT = "abstract"
    FULL_TEXT = "full-text"
    CARD = "card"


class Design(StrEnum):
    """Study designs; the contract's list."""

    SYSTEMATIC_REVIEW = "systematic-review"
    META_ANALYSIS = "meta-analysis"
    RANDOMIZED_CONTROLLED_TRIAL = "randomized-controlled-trial"
    NON_RANDOMIZED_TRIAL = "non-randomized-trial"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    CROSS_SECTIONAL = "cross-sectional"
    CASE_SERIES = "case-series"
    CASE_REPORT = "case-report"
    QUALITATIVE = "qualitative"
    PROTOCOL = "protocol"
    NARRATIVE_REVIEW = "narrative-review"
    ANIMAL = "animal"
    IN_VITRO = "in-vitro"
    GUIDELINE = "guideline"
    EDITORIAL = "editorial"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Figure:
    """One reported result: a quantity in words, its outcome, timepoint, group; at most `QUOTE_WORDS` of the source."""

    quantity: str
    outcome: str | None = None
    timepoint: str | None = None
    group: str | None = None
    quote: str | None = None


@dataclass(frozen=True)
class Arm:
    """One group of a study and its size; `name` is in the source's words."""

    name: str
    n: int


@dataclass(frozen=True)
class SourceCard:
    """The comparable facts of one source. A field that the person or the text did not give is None or empty.

    `doi` is None for a source without one (a label, data on file); `key` is its key in `references.bib`.
    `n` counts those enrolled, `analysed` those in the analysis, `arms` each group, where the source tells them apart.
    `conclusion` says in our own words what the source concludes; it is compared with nothing and shown beside a claim.
    `intervention` is what was given or done, `regimen` how: route, dose, how often. `matched` says that the source was
    found by matching what is written of it, since no identifier that is written leads to it.
    """

    key: str | None
    doi: str | None
    depth: Depth
    origin: str
    design: Design = Design.UNKNOWN
    design_evidence: str | None = None
    n: int | None = None
    population: str | None = None
    regimen: str | None = None
    figures: tuple[Figure, ...] = ()
    hedges: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    locator: str | None = None
    conclusion: str | None = None
    analysed: int | None = None
    arms: tuple[Arm, ...] = ()
    intervention: str | None = None
    matched: bool = False

    @property
    def name(self) -> str:
        """What it is called in a message: its key, or its DOI, and that it was found by matching."""
        return named(self.key or self.doi, matched=self.matched)


MATCHED = "found by matching"


def named(name: str | None, *, matched: bool) -> str:
    """A source in a message, with the words that it was found by matching where it was."""
    return f"{name or 'the source'}{f' ({MATCHED})' if matched else ''}"
