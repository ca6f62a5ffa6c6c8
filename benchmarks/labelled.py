"""Pages of health copy that were written for this project, and labelled unit by unit.

`benchmarks/copy/NAME/` holds pages and `labels.tsv`: page, start and end (code points), strength and kind by one
reader, and by a second where there was one. A sentence, heading, list item, row or string of navigation is `must` where
a medical reviewer would ask for its source, `should` at the border, else `none`; where two readers differ it counts as
`should`. `learned` is what the weights of `evidence/claims` were learned from, and some of it was looked at while the
rules were written; `held_back` and `held_back_ordinary` were not, and the weights do not know them either. Ordinary
are the articles, treatment, product and test pages that most clinics, shops and health sites have, in sober prose; the
others are of every sort, voice and degree of mess, from price lists to forums. Authors and readers of the pages had
not seen the code, and no reader had seen the labels of another.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence.claims.notes import with_asserting_notes
from evidence.documents.document import Document, Span
from evidence.documents.reading import read_document

COPY = Path(__file__).parent / "copy"
SETS = ("learned", "held_back", "held_back_ordinary")


@dataclass(frozen=True)
class Label:
    """What one reader said of a unit, and a second where there was one."""

    span: Span
    first: str
    kind: str | None
    second: str | None = None
    second_kind: str | None = None

    @property
    def strength(self) -> str:
        """What all readers say; `should` where they differ."""
        return self.first if self.second in (None, self.first) else "should"

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that readers gave."""
        return frozenset(kind for kind in (self.kind, self.second_kind) if kind)


@dataclass(frozen=True)
class Page:
    """A page as it is read, with its labels in order."""

    document: Document
    labels: tuple[Label, ...]

    def label_of(self, span: Span) -> Label | None:
        """The label that most of a piece of the page lies in."""
        found = max(self.labels, key=lambda label: _shared(label.span, span), default=None)
        return found if found and _shared(found.span, span) else None


def pages(name: str) -> Iterator[Page]:
    """The pages of one folder."""
    labels: dict[str, list[Label]] = defaultdict(list)
    with (COPY / name / "labels.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            span = Span(int(row["start"]), int(row["end"]))
            said = (row[name] or None for name in ("kind", "second", "second kind"))
            labels[row["page"]].append(Label(span, row["strength"], *said))
    for page, some in sorted(labels.items()):
        yield Page(with_asserting_notes(read_document(COPY / name / page)), tuple(some))


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def covered(label: Label, spans: list[Span]) -> bool:
    """Whether half of a unit and more lies in these spans."""
    return 2 * sum(_shared(label.span, span) for span in spans) >= len(label.span)
