"""WFL803: copy without a date of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from evidence.documents.document import Block, BlockKind, Document
from evidence.documents.furniture import MONTH
from evidence.dossier import Dossier
from evidence.findings import Finding, Place, place_of
from evidence.late import late_regex, rare_regex
from evidence.rules.rule import Rule, place_of_document

_DAY = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}})"
)
_ANY = rf"(?:{_DAY}|{MONTH}\s+\d{{4}}|(?:0?[1-9]|1[0-2])[./]20\d\d)"
_DATE = late_regex(rf"\b{_ANY}\b", re.IGNORECASE)
_NEXT = late_regex(
    rf"\bnext (?:review|revision|update)\b\W{{0,3}}(?:(?:due|date|on|in|by)\W{{1,3}}){{0,2}}{_ANY}", re.IGNORECASE
)
"""The day on which copy is to be reviewed again, which is none of its own."""
_RELATIVE = rare_regex(r"\b(?:\d+|an?|one|two|three|few)\s+(?:hour|day|week|month|year)s?\s+ago\b|\byesterday\b", re.I)
_WORD = late_regex(r"\w+")

_DATING = rare_regex(
    r"(?:last |medically |clinically |date )*(?:updated|reviewed|published|prepared|revised|posted|written"
    r"|of preparation|of review)\b.{0,60}$|date\s*[:–—-].{0,40}$",
    re.IGNORECASE,
)
# The date is part of a sentence of the copy: "Published on 3 March 2020, the trial …".
_GOES_ON = r",?\s+(?!(?:at|by|and|in)\b)(?-i:[a-z])"
_TELLING = late_regex(rf"\b{_ANY}{_GOES_ON}", re.IGNORECASE)
_STATED = late_regex(
    rf"""
    (?:
        (?:\A|[.!?;|·•)\]–—-]\s+|\n)
        (?:this\s(?:page|article|document|leaflet|information|content|site|website|text|material)\s(?:was|is)\s)?
        (?:last|medically|clinically)\s(?:and\s\w+\s)?(?:updated|reviewed|revised|modified)
      | (?:\A|\n)(?:first\s)?(?:published|posted|written|updated|reviewed)
        (?=[^.\n]{{0,30}}\d{{4}}\s*(?:[.|·•\n]|\Z))
      | \brev(?:ision)?\.?
      | \bdate\s(?:of\s(?:preparation|(?:last\s)?(?:review|revision))|prepared|reviewed|revised)
      | (?:\A|\n)(?-i:[A-Z]{{2}}[A-Z\d/_-]*\d{{3}}[A-Z\d/_-]*)(?=\W{{1,4}}{_ANY}\.?\s*(?:\n|\Z))  # GB-LIP-00123
    )
    \s*[:|–—-]?\s*(?:(?:on|in)\s)?{_ANY}\b(?!{_GOES_ON})
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DATELINE = late_regex(
    rf"""
    (?!(?:on|in|at|by|since|from|until|before|after|the)\b)
    (?-i:[A-Z][\w.'’]*(?:[\ ,/-]+[A-Z][\w.'’]*){{0,5}})(?:,|\s?[–—(-])\s*     # GENEVA,
    {_DAY}\)?\s*(?:[(/][^()/]{{2,30}}[)/])?\s*[–—:-]                          # 14 February 2026 -
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MASTHEAD = late_regex(
    rf"""
    (?:.{{0,90}}(?:\s[–—|·•-]\s(?:(?-i:[A-Z])[\w'’]*(?:\ [\w'’]+){{0,2}},\s)?
          |\b(?:issue|edition|volume|vol\.?|number|no\.?)\s[\w\ .]{{1,12}}[,:]\s)
      | (?-i:[A-Z])[\w'’-]*(?:\ [\w'’-]+){{0,4}},\s)?                              # Brochure, 3 November 2026
    \(?{_ANY}\)?\.?\Z                                                         # The monthly letter - March 2026
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TOP = 6
"""How many blocks may be the masthead or begin with the dateline."""
_OF_SOURCES = frozenset({BlockKind.REFERENCE, BlockKind.FOOTNOTE, BlockKind.FOREIGN, BlockKind.CODE})


class NoDocumentDate(Rule):
    """What it does
    Says, once a document, that it carries no date of writing or review, only a relative one ("2 days ago"), or
    several that differ. A document's own date stands in its metadata, after words such as "last reviewed" or "date of
    preparation", in a masthead ("Sleep Letter - March 2026", "Brochure, 3 March 2026"), behind the code of the piece
    ("GB-SLP-00123 March 2026") or in the dateline of a press release.

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
        dated = tuple(_dated_blocks(document))
        dates = [(block, match) for block in dated for match in _DATE.finditer(block.text)]
        dates += _stated(document, dated)
        dates = [(block, match) for block, match in dates if not _is_next(block.text, match)]
        relative = [(block, match) for block in dated for match in _RELATIVE.finditer(block.text)]
        different = _different(match.group() for _, match in dates)
        if different > 1:
            places = tuple(place_of(document, b.locate(*m.span())) for b, m in dates)
            found = ", ".join(match.group() for _, match in dates)
            yield self._finding(f"The document carries {different} different dates.", places[1], found)
        elif dates or _is_headed_by_a_date(document):
            return
        elif relative:
            block, match = relative[0]
            place = place_of(document, block.locate(*match.span()))
            yield self._finding("The only date is relative.", place, match.group())
        else:
            yield self._finding("The document carries no date.", place_of_document(document), None)

    def _finding(self, message: str, place: Place, found: str | None) -> Finding:
        return self.finding(message, place, found=found, hint="Give one date of preparation or review.", subject="date")


def _is_next(text: str, date: re.Match[str]) -> bool:
    """Whether this is the day of the next review."""
    return any(told.start() < date.start() < told.end() for told in _NEXT.finditer(text))


def _dated_blocks(document: Document) -> Iterator[Block]:
    """What is there to tell the date: metadata, and lines of their own."""
    for block in document.blocks:
        if block.kind is BlockKind.METADATA or (_DATING.match(block.text) and not _TELLING.search(block.text)):
            yield block


def _stated(document: Document, dated: Collection[Block]) -> Iterator[tuple[Block, re.Match[str]]]:
    """Dates that stand after words such as "Last reviewed", among other words of a line."""
    for block in document.blocks:
        if block.kind not in _OF_SOURCES and block not in dated:
            for told in _STATED.finditer(block.text):
                date = _DATE.search(block.text, told.start(), told.end())
                if date is not None:
                    yield block, date


def _is_headed_by_a_date(document: Document) -> bool:
    """Whether a masthead or a dateline at the top tells the date."""
    top = [block for block in document.blocks if block.kind not in _OF_SOURCES][:_TOP]
    return any(_DATELINE.match(block.text) or any(map(_MASTHEAD.match, block.text.splitlines())) for block in top)


def _different(dates: Iterable[str]) -> int:
    """How many dates these are; "March 2026" may be the same as "3 March 2026"."""
    told = {frozenset(_WORD.findall(date.casefold())) for date in dates}
    return sum(not any(one < other for other in told) for one in told)
