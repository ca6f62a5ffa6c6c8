"""Numbers in brackets: [3], [2–4,7], [1][2], and (4) where the document's own list has such an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.citations.citation import CitationStyle
from evidence.citations.mark import Mark, numbers_in

_LIST = r"\d{1,3}(?:\s*[,;–—‐‑−-]\s*\d{1,3})*"
_SQUARE = re.compile(rf"\[(?:refs?\.?\s|references?\s)?(?P<numbers>{_LIST})\]", re.IGNORECASE)
_ROUND = re.compile(rf"(?<=[\s\"”’)%])\((?P<numbers>{_LIST})\)(?=[\s.,;:)]|$)")
_COUNTED = re.compile(
    r"(?:\b(?:n|types?|levels?|stage|phase|grades?|steps?|figure|table|items?|ages?|aged|groups?|options?|parts?|equations?"
    r"|scores?|mild|moderate|severe|subjects|patients|males|females|men|women)\s?=?|[=%]|\b\d+\s+\w+|\b\d+"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve))\s*$",
    re.IGNORECASE,
)


def square_numbers(text: str) -> Iterator[tuple[str, ...]]:
    """The numbers of each pair of square brackets that hold nothing else."""
    return (numbers for match in _SQUARE.finditer(text) if (numbers := numbers_in(match["numbers"])))


def round_numbers(text: str) -> Iterator[tuple[str, ...]]:
    """The numbers of each pair of round brackets that hold nothing else."""
    return (numbers for match in _ROUND.finditer(text) if (numbers := numbers_in(match["numbers"])))


def numeric_marks(text: str, labels: frozenset[str], *, round_brackets: bool) -> Iterator[Mark]:
    """Marks in square brackets always; in round ones only where every number is a label of the list."""
    for match in _SQUARE.finditer(text):
        numbers = numbers_in(match["numbers"])
        if numbers and not _is_interval(text, match):
            yield Mark(match.start(), match.end(), CitationStyle.NUMERIC, numbers)
    if not round_brackets or "(" not in text:
        return
    enumerated = _ENUMERATED.search(text) is not None
    for match in _ROUND.finditer(text):
        numbers = numbers_in(match["numbers"])
        counted = _COUNTED.search(text, max(0, match.start() - 14), match.start())
        if numbers and not enumerated and not counted and labels.issuperset(numbers):
            yield Mark(match.start(), match.end(), CitationStyle.NUMERIC, numbers)


_ENUMERATED = re.compile(r"\((?:1|i|a)\)[^.]{0,300}\((?:2|ii|b)\)")


def _is_interval(text: str, match: re.Match[str]) -> bool:
    """ "95% CI [1, 3]", "range [2, 9]", "t[21] = 1.3" and "[0, 1]" are mathematics."""
    before = text[max(0, match.start() - 16) : match.start()]
    after = text[match.end() : match.end() + 3].lstrip()
    words = re.search(r"(?:CI|interval|range|IQR|median|mean|=|between|∈|\b[tFrz])\s*[:=,]?\s*$", before, re.IGNORECASE)
    return words is not None or after.startswith("=")
