"""A mark as the readers of one style find it, before it becomes a citation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.citations.citation import CitationStyle

LONGEST_RANGE = 50
"""A range of more entries than this is no mark: "[1850–1950]" are years."""

_ITEM = re.compile(r"\s*(\d{1,3})\s*(?:[-–—‐‑−]\s*(\d{1,3}))?\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Offsets in the block's text, the style, and the labels it names in order."""

    start: int
    end: int
    style: CitationStyle
    labels: tuple[str, ...]


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of "2–4, 7" as labels; empty where the text is not such a list."""
    labels: list[str] = []
    for part in re.split(r"[,;]", text):
        match = _ITEM.fullmatch(part)
        if match is None:
            return ()
        first, last = int(match[1]), int(match[2] or match[1])
        if first == 0 or not 0 <= last - first < LONGEST_RANGE:
            return ()
        labels += [str(number) for number in range(first, last + 1)]
    return tuple(dict.fromkeys(labels))
