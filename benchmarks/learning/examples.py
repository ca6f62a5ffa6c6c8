"""The sentences of labelled pages, as the package sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.labelled import Label, Page
from benchmarks.reading import sentences_in
from evidence.claims.claim import ClaimKind
from evidence.claims.detection import Impression, impressions
from evidence.claims.unit import Unit
from evidence.documents.document import BlockKind


@dataclass(frozen=True)
class Example:
    """A sentence by itself, the heading above it, and what readers said of it; `page` counts from 0."""

    page: int
    impression: Impression
    heading: Unit | None
    label: Label

    @property
    def unit(self) -> Unit:
        """The sentence."""
        return self.impression.unit

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading, on which its neighbours have no say."""
        return self.unit.kind is BlockKind.HEADING

    @property
    def is_clear(self) -> bool:
        """Whether readers say that it needs a source, or that it needs none."""
        return self.label.strength != "should" and bool(self.unit.tokens)

    @property
    def asked(self) -> bool:
        """Whether readers ask for a source."""
        return self.label.strength == "must"

    @property
    def kind(self) -> ClaimKind | None:
        """The kind that readers agree on, of what needs a source."""
        return ClaimKind(*self.label.kinds) if self.asked and len(self.label.kinds) == 1 else None


def examples_of(some: Iterable[Page]) -> Iterator[Example]:
    """The sentences of each page in order."""
    for number, page in enumerate(some):
        heading: Unit | None = None
        for one in impressions(page.document, sentences_in(page.document)):
            label = page.label_of(one.sentence.span) or Label(one.sentence.span, "should", None)
            yield Example(number, one, heading, label)
            if one.unit.kind is BlockKind.HEADING:
                heading = one.unit
