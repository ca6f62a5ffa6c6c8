"""Numbers in brackets: [3], [2–4,7], [1][2], and (4) where the document's own list has such an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.citations.citation import CitationStyle
from evidence.citations.mark import Mark, numbers_in

_SQUARE = re.compile(
    r"\[(?:refs?\.?\s|references?\s)?(?P<numbers>\d{1,3}(?:\s*[,;–—‐‑−-]\s*\d{1,3})*)\]", re.IGNORECASE
)
_ROUND = re.compile(r"(?<=[\w.,;\"”’)%])\s?\((?P<numbers>\d{1,3}(?:\s*[,;–—‐‑−-]\s*\d{1,3})*)\)(?=[\s.,;:]|$)")
_COUNTED = re.compile(
    r"(?:\b(?:n|N|type|types|level|stage|phase|grade|step|figure|table|item|items|age|aged|group|option|options|part)\s?=?"
    r"|=|\d|\d+\s+\w+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve))\s*$",
    re.IGNORECASE,
)
_NEXT_ITEM = re.compile(r"\((?:1|2)\)")


def numeric_marks(text: str, labels: frozenset[str]) -> Iterator[Mark]:
    """Marks in square brackets always; in round ones only where every number is a label of the list."""
    for match in _SQUARE.finditer(text):
        numbers = numbers_in(match["numbers"])
        if numbers and not _is_interval(text, match):
            yield Mark(match.start(), match.end(), CitationStyle.NUMERIC, numbers)
    if "(" not in text or not any(label.isdecimal() for label in labels):
        return
    enumerated = len(_NEXT_ITEM.findall(text)) == 2 and re.search(r"\(1\)[^.]*\(2\)", text) is not None
    for match in _ROUND.finditer(text):
        numbers = numbers_in(match["numbers"])
        counted = _COUNTED.search(text, max(0, match.start() - 12), match.start() + 1)
        if numbers and not enumerated and not counted and labels.issuperset(numbers):
            start = match.start() + match.group().index("(")
            yield Mark(start, match.end(), CitationStyle.NUMERIC, numbers)


def _is_interval(text: str, match: re.Match[str]) -> bool:
    """ "95% CI [1, 3]", "range [2, 9]" and "[0, 1]" are mathematics."""
    before = text[max(0, match.start() - 16) : match.start()]
    return bool(re.search(r"(?:CI|interval|range|IQR|median|mean|=|between|∈)\s*[:=,]?\s*$", before, re.IGNORECASE))
