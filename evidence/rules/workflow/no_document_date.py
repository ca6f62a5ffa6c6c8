"""WFL803: copy without a date of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.documents.document import Block, BlockKind
from evidence.dossier import Dossier
from evidence.findings import Finding, Place, place_of
from evidence.late import late_regex, rare_regex
from evidence.rules.rule import Rule, place_of_document

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = late_regex(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{4}})\b",
    re.IGNORECASE,
)
_RELATIVE = rare_regex(r"\b(?:\d+|an?|one|two|three|few)\s+(?:hour|day|week|month|year)s?\s+ago\b|\byesterday\b", re.I)

_DATING = rare_regex(
    r"(?:last |medically |clinically |date )*(?:updated|reviewed|published|prepared|revised|posted|written"
    r"|of preparation|of review)\b.{0,60}$|date\s*[:–—-].{0,40}$",
    re.IGNORECASE,
)


class NoDocumentDate(Rule):
    """What it does
    Says, once a document, that it carries no date of writing or review, only a relative one ("2 days ago"), or
    several that differ.

    Why it matters
    A reviewer has to know which version was approved, and against the evidence of which day.

    Example
    > Updated: 2 days ago

    Write instead
    > Last reviewed: 14 March 2026

    Known false alarms
    A date that the website adds outside the exported text.

    Basis
    ABPI Code 2021 clause 14 and good practice: promotional material bears its date of preparation.
    """

    code = "WFL803"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """At most one finding a document."""
        document = dossier.document
        dates = [(block, match) for block in _dated_blocks(dossier) for match in _DATE.finditer(block.text)]
        relative = [(block, match) for block in _dated_blocks(dossier) for match in _RELATIVE.finditer(block.text)]
        distinct = list(dict.fromkeys(match.group().casefold() for _, match in dates))
        if relative and not dates:
            block, match = relative[0]
            place = place_of(document, block.locate(*match.span()))
            yield self._finding("The only date is relative.", place, match.group())
        elif not dates:
            yield self._finding("The document carries no date.", place_of_document(document), None)
        elif len(distinct) > 1:
            block, match = dates[1]
            places = tuple(place_of(document, b.locate(*m.span())) for b, m in dates)
            found = ", ".join(match.group() for _, match in dates)
            yield self._finding(f"The document carries {len(distinct)} different dates.", places[1], found)

    def _finding(self, message: str, place: Place, found: str | None) -> Finding:
        return self.finding(message, place, found=found, hint="Give one date of preparation or review.", subject="date")


def _dated_blocks(dossier: Dossier) -> Iterator[Block]:
    for block in dossier.document.blocks:
        if block.kind is BlockKind.METADATA or _DATING.match(block.text):
            yield block
