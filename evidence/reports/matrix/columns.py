"""The columns of a matrix in a sheet, and their order; the reviewer's come last but for the grouping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evidence.reports.matrix.row import Row, slot_line

DOI_URL = "https://doi.org/"
ID, FILE, CLAIM, RULES, VERDICT = "ID", "File", "Claim", "Rules", "Verdict"
SOURCE, DOI, NO_IDENTIFIER = "Source", "DOI", "none"
BETWEEN_IDENTIFIERS = "; "
REVIEWER, DECISION, REASON, DATE, EXPIRY = "Reviewer", "Decision", "Reason", "Date", "Expiry"
FOR_REVIEWER = (REVIEWER, DECISION, REASON, DATE, EXPIRY)

Value = str | int


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in characters, and what it shows of a row."""

    heading: str
    width: int
    value: Callable[[Row], Value]


def _lines(texts: list[str]) -> str:
    return "\n".join(text for text in texts if text)


COLUMNS = (
    Column(ID, 13, lambda row: row.id),
    Column(FILE, 24, lambda row: row.place.path),
    Column("Line", 7, lambda row: row.place.line if row.place.paragraph is None else f"¶ {row.place.paragraph}"),
    Column("Page", 7, lambda row: row.place.page or ""),
    Column(CLAIM, 48, lambda row: row.text),
    Column("Type", 21, lambda row: row.kind.replace("-", " ")),
    Column("Risk", 9, lambda row: str(row.risk)),
    Column("Status", 11, lambda row: str(row.status)),
    Column("Citation", 12, lambda row: " ".join(row.citations)),
    Column(SOURCE, 30, lambda row: _lines([named(source.name, source.title) for source in row.sources])),
    # LibreOffice loses the line ends of a cell that is a link.
    Column(
        DOI, 28, lambda row: BETWEEN_IDENTIFIERS.join(one.doi or one.identifier or NO_IDENTIFIER for one in row.sources)
    ),
    Column("Record", 24, lambda row: _each(row, [source.record for source in row.sources])),
    Column("Source words", 36, lambda row: row.quote_words),
    Column("Source location", 18, lambda row: _each(row, [source.locator or "" for source in row.sources])),
    Column("Claim | source | match", 52, lambda row: _lines([slot_line(slot) for slot in row.slots])),
    Column(VERDICT, 17, lambda row: row.verdict_words),
    Column(RULES, 12, lambda row: " ".join(row.rules)),
    Column("Read", 14, lambda row: row.depth),
    Column("Also at", 28, lambda row: _lines([str(place) for place in row.also_at])),
    Column(REVIEWER, 16, lambda row: row.decision.reviewer),
    Column(DECISION, 11, lambda row: str(row.decision.choice or "")),
    Column(REASON, 30, lambda row: row.decision.reason),
    Column(DATE, 12, lambda row: row.decision.on.isoformat() if row.decision.on else ""),
    Column(EXPIRY, 12, lambda row: row.decision.expires or ""),
)


def named(name: str, title: str | None) -> str:
    """A source as the sheet names it."""
    return f"{name}: {title}" if title else name


def _each(row: Row, texts: list[str]) -> str:
    """What is said of each source, with its name where there are several."""
    if len(texts) < 2:
        return _lines(texts)
    return _lines([f"{source.name}: {text}" if text else "" for source, text in zip(row.sources, texts, strict=True)])
