"""A row as a reader of a page sees it: a few wide cells instead of two dozen narrow ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from evidence.reports.matrix.columns import DOI_URL
from evidence.reports.matrix.row import VERDICTS, Row, RowSource

HEADINGS = ("Claim", "Source", "Claim | source | match", "Verdict", "Decision")
WIDTHS = (0.27, 0.24, 0.25, 0.11, 0.13)
"""The share of the page's width that each cell takes."""


@dataclass(frozen=True)
class Words:
    """A line of a cell: an optional label before it, and an optional address behind it."""

    text: str
    label: str = ""
    link: str | None = None


Cell = tuple[Words, ...]


def cells(row: Row) -> tuple[Cell, ...]:
    """The cells of a row, one for each of `HEADINGS`."""
    return (_claim(row), tuple(_sources(row)), _slots(row), _verdict(row), _decision(row))


def _claim(row: Row) -> Cell:
    also = (Words("; ".join(str(place) for place in row.also_at), "Also at"),) if row.also_at else ()
    return (
        Words(row.text),
        Words(f"{row.place}, {row.id}", "At"),
        Words(f"{row.kind.replace('-', ' ')}, {row.risk} risk, {row.status}", "Type"),
        *also,
    )


def _sources(row: Row) -> Iterator[Words]:
    if not row.sources:
        yield Words("no source")
        return
    if row.citations:
        yield Words(" ".join(row.citations), "Cited as")
    for source in row.sources:
        yield from _source(source)
    yield Words(" ".join(row.quote_words.split("\n")), "Words")


def _source(source: RowSource) -> Iterator[Words]:
    yield Words(f"{source.name}: {source.title}" if source.title else source.name)
    if source.doi:
        yield Words(source.doi, "DOI", DOI_URL + quote(source.doi, safe="/:;().-_"))
    elif source.identifier:
        yield Words(source.identifier)
    if source.locator:
        yield Words(source.locator, "Where")
    yield Words(source.record, "Record")


def _slots(row: Row) -> Cell:
    return tuple(Words(f"{s.claim} | {s.source or '—'} | {VERDICTS[s.verdict]}", str(s.slot)) for s in row.slots)


def _verdict(row: Row) -> Cell:
    rules = (Words(" ".join(row.rules), "Rules"),) if row.rules else ()
    read = (Words(row.depth, "Read"),) if row.depth else ()
    return (Words(row.verdict_words), *rules, *read)


def _decision(row: Row) -> Cell:
    decision = row.decision
    return (
        Words(str(decision.choice or ""), "Decision"),
        Words(decision.reviewer, "Reviewer"),
        Words(decision.on.isoformat() if decision.on else "", "Date"),
        Words(decision.reason, "Reason"),
        Words(decision.expires or "", "Expiry"),
    )
