"""Raised numbers: ¹ ², ¹²,¹⁴, <sup>3</sup>, and digits glued to a full stop where the document has such entries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.citations.citation import CitationStyle
from evidence.citations.mark import Mark, numbers_in
from evidence.documents.document import Block

_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+(?:\s?[,⁻⁺·–˒‚-]\s?[⁰¹²³⁴-⁹]+)*")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒‚", "0123456789-,,")
_UNIT = re.compile(
    r"(?:\d|\b(?:c|m|k|d|mu|µ)?m|\b[Rr]|χ|\b[a-z]|\bft|\bin|\bkg/m|×\s?10|10|\bCa|\bMg|\bNa|\bK|\bI|\bTc|\bC|\bH)$"
)
_LIST = r"\d{1,3}(?:(?:,\s?|\s?[–—-]{1,2}\s?|\s)\d{1,3})*"
_GLUED = re.compile(rf"(?<=[A-Za-z%)\]”\"’][.,;:])(?P<numbers>{_LIST})(?=[\s).,;:]|$)")
_WORD = re.compile(r"(?<=[a-z]{4})(?P<numbers>\d{1,3}(?:[,–—-]\d{1,3})*)(?=[\s).,;:]|$)")


def superscript_marks(block: Block, labels: frozenset[str], *, bare_digits: bool) -> Iterator[Mark]:
    """Marks of one block. Powers and units (10⁹, m², R²) are none, nor is a raised sign of a table."""
    text = block.text
    for match in _RAISED.finditer(text):
        numbers = numbers_in(match.group().translate(_PLAIN))
        if numbers and not _is_power(text, match.start(), match.group()):
            yield Mark(match.start(), match.end(), CitationStyle.SUPERSCRIPT, numbers)
    for span in block.superscripts:
        numbers = numbers_in(text[span.start : span.end].strip(" []()"))
        if numbers and not _is_power(text, span.start, text[span.start : span.end]):
            yield Mark(span.start, span.end, CitationStyle.SUPERSCRIPT, numbers)
    if bare_digits:
        yield from _bare(text, labels)


def _bare(text: str, labels: frozenset[str]) -> Iterator[Mark]:
    """Digits that lost their form: behind a full stop or comma, or at the end of a longer word."""
    for pattern in (_GLUED, _WORD):
        for match in pattern.finditer(text):
            written = match["numbers"]
            numbers = numbers_in(re.sub(r"(?<=\d)\s(?=\d)", ",", written).replace("––", "–"))
            if not labels.issuperset(numbers) or list(numbers) != sorted(numbers, key=int):
                written = written.split()[0]
                numbers = numbers_in(written)
            if numbers and labels.issuperset(numbers):
                yield Mark(match.start(), match.start() + len(written), CitationStyle.SUPERSCRIPT, numbers)


def _is_power(text: str, start: int, raised: str) -> bool:
    before = text[max(0, start - 8) : start]
    if before[-1:].isdigit():
        return True
    return len(raised.strip()) == 1 and _UNIT.search(before) is not None and not before.endswith((" ", "."))
