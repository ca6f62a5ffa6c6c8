"""Raised numbers: ¹ ², ¹²,¹⁴, <sup>3</sup>, and digits that lost their form in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.citations.mark import Form, Mark, numbers_in
from evidence.citations.targets import Targets
from evidence.documents.document import Block
from evidence.documents.superscripts import ISOTOPE, level
from evidence.late import late_regex

_RAISED = late_regex(r"[⁰¹²³⁴-⁹]+(?:\s?[,⁻⁺·–˒‚-]\s?[⁰¹²³⁴-⁹]+)*")
_COMMAS = str.maketrans("˒‚", ",,")
_UNIT = late_regex(r"(?:\b(?:c|m|k|d|mu|µ)?m|\bft|\bin|\bkg/m)$")
_POWERS = frozenset("23")
"""Of lengths, only areas and volumes are written."""
_SYMBOL = late_regex(r"(?:\b[Rr]|χ|\b[a-z]|\bCa|\bMg|\bNa|\bK|\bI|\bTc|\bC|\bH)$")
# The last letter of a name is no symbol: LDL-C, CBT-I, vitamin D, phase I. The R of "adjusted-R²" is one.
_OF_A_NAME = late_regex(
    r"(?:[^\W\d_]{2}-|\b(?:vitamin|hepatitis|bipolar|types?|phases?|stages?|class|grades?|factor|groups?|study|trial"
    r"|part|arm|cohort|protein)\s)[^\W\d_Rr]$",
    re.IGNORECASE,
)
_LIST = r"\d{1,3}(?:(?:,\s?|\s?[–—-]{1,2}\s?|\s)\d{1,3})*"
_END = r"(?=[\s).,;:]|$)(?!\.\d)"
_AFTER_STOP = late_regex(rf"(?<=[A-Za-z%)\]”\"’α-ω][.,;:])(?P<numbers>{_LIST}){_END}")
_AFTER_WORD = late_regex(
    rf"(?=\d)(?:(?<=[a-z]{{4}})|(?<=\bal)|(?<=[a-z][)”\"’]))(?P<numbers>\d{{1,24}}(?:[,–—-]\s?\d{{1,3}})*){_END}"
)
_AFTER_SPACE = late_regex(rf"(?<=[\w)%.,;:]\s)(?P<numbers>{_LIST})(?=[\s.,;:)]|$)(?![.,]\d)")
_MEASURES = late_regex(
    r"\b(?:of|to|than|from|by|at|was|were|is|are|and|or|between|about|around|approximately|over|under|within|for|in|on|until"
    r"|days?|weeks?|months?|years?|hours?|ages?|aged|phase|grade|type|stage|level|score|figure|table|step|visit|version|point"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?"
    r"|oct|nov|dec|range|iqr|vs|pp|sd|median|mean|appendix|no|every|each|only|least|most|vitamin|dose|group|item|class|least|with|had|reached|n|p)\s$",
    re.IGNORECASE,
)
_TEN = late_regex(r"(?<![\d.,/-])10$")
_YEAR = late_regex(r"(?<![\d.,/-])(?:19|20)\d\d$")
# Where numbers are linked to: the entry of a list or a note; behind these words, a figure or a part of the page.
_ENTRY = late_regex(r"#.*?(?:ref|cit|note|bib|sourc|lit|fn|en\d)|#_?[a-z]{1,2}[-_.]?\d+\Z", re.IGNORECASE)
_PART = late_regex(
    r"\b(?:fig(?:ures?|s)?|tab(?:les?|s)?|box(?:es)?|charts?|sections?|chapters?|steps?|pages?|parts?|questions?|slides?"
    r"|appendix|equations?|items?)\.?\s*$",
    re.IGNORECASE,
)
_NEGATIVE = late_regex(r"(?:^|[^⁰¹²³⁴-⁹])⁻$")
_BEFORE_NAME = late_regex(r"(?:^|[\s(\[/–-])$")
_CHARGES = ("⁺", "⁻")
_BETWEEN = late_regex(r"(?<=\d)(?:\s|[\])]\s?[\[(])(?=\d)")


def raised_marks(block: Block, targets: Targets) -> Iterator[Mark]:
    """Marks that are raised in the copy. Powers and units (10⁹, m², cm⁻¹), isotopes (¹⁸F) and ions (Fe³⁺) are none.

    Behind a number, where it might be a power, a raised one is a mark if the list has such an entry.
    """
    text = block.text
    notes = {(mark.span.start, mark.span.end) for mark in block.marks}
    spans = {match.span() for match in _RAISED.finditer(text)} | {(one.start, one.end) for one in block.superscripts}
    for start, end in sorted(spans - notes):
        raw = level(text[start:end]).translate(_COMMAS)
        numbers = numbers_in(_BETWEEN.sub(",", raw.strip(" []().,;")))
        if not numbers or _is_part(text, start, end):
            continue
        if not _is_power(text, start, raw, known=targets.numbers.issuperset(numbers)):
            yield Mark(start, end, Form.RAISED, numbers)


def linked_marks(block: Block) -> Iterator[Mark]:
    """Numbers that are links to entries of the page's own list: its style sheet may raise them."""
    for link in block.links:
        start, end = link.span.start, link.span.end
        numbers = numbers_in(level(block.text[start:end]).strip(" []()"))
        if numbers and _ENTRY.match(link.target) and not _PART.search(block.text, max(0, start - 16), start):
            yield Mark(start, end, Form.RAISED, numbers)


def fallen_marks(text: str, targets: Targets) -> Iterator[Mark]:
    """Digits that lost their form: behind a full stop or comma, at the end of a longer word, or behind a space."""
    for pattern in (_AFTER_STOP, _AFTER_WORD):
        for match in pattern.finditer(text):
            yield from _fallen(match, targets, Form.GLUED)
    for match in _AFTER_SPACE.finditer(text):
        if _stands_like_a_mark(text, match):
            yield from _fallen(match, targets, Form.SPACED)


def _stands_like_a_mark(text: str, match: re.Match[str]) -> bool:
    """Whether a number behind a space follows "et al.", or what it follows is complete without it."""
    before = text[max(0, match.start() - 18) : match.start()]
    if before.endswith("et al. "):
        return True
    if before[-2] in ".,;:":
        return text[match.end() : match.end() + 1] == " " and text[match.end() + 1 : match.end() + 2].isupper()
    closes = text[match.end() : match.end() + 1] != " "
    return closes and not before[-2].isdigit() and not _MEASURES.search(before)


def _fallen(match: re.Match[str], targets: Targets, form: Form) -> Iterator[Mark]:
    written = match["numbers"]
    if written.isdecimal() and len(written) > 3:
        yield Mark(match.start(), match.end(), form, ())
        return
    numbers = numbers_in(_BETWEEN.sub(",", written).replace("––", "–"))
    if not targets.numbers.issuperset(numbers) or list(numbers) != sorted(numbers, key=int):
        written = written.split()[0].rstrip(",")
        numbers = numbers_in(written)
    if numbers and targets.numbers.issuperset(numbers):
        yield Mark(match.start(), match.start() + len(written), form, numbers)


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether raised digits are part of a name, a charge or a negative power (¹⁸F, Fe³⁺, cm⁻¹)."""
    if text[end : end + 1] in _CHARGES and text[start - 1 : start].isalpha():
        return True
    if _NEGATIVE.search(text, max(0, start - 2), start):
        return True
    named = text[end : end + 1].isupper() or ISOTOPE.match(text, start) is not None
    return named and _BEFORE_NAME.search(text, max(0, start - 1), start) is not None


def _is_power(text: str, start: int, raised: str, *, known: bool) -> bool:
    """Whether raised digits are a power: of ten, of a unit, or of another number if the list has no such entry."""
    before = text[max(0, start - 16) : start]
    if before[-1:].isdecimal():
        if _YEAR.search(before):
            return False
        return not known or (_TEN.search(before) is not None and raised.isdecimal() and raised != "1")
    power = raised.strip()
    if len(power) != 1:
        return False
    if _UNIT.search(before):
        return power in _POWERS
    return _SYMBOL.search(before) is not None and not _OF_A_NAME.search(before)
