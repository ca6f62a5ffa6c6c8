"""A mark as the readers of one form find it, before the whole page tells whether that form counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from evidence.citations.citation import CitationStyle
from evidence.late import late_regex

_BRACKETS = ("(", "[")
LONGEST_RANGE = 50
"""A range of more entries than this is no mark: "[1850–1950]" are years."""

_ITEM = late_regex(r"\s*(\d{1,3})\s*(?:[-–—‐‑−]{1,2}\s*(\d{1,3}))?\s*")
_NUMBER = late_regex(r"[⁰¹²³⁴-⁹]+|[\[(]\d{1,3}[\])]|[*†‡§]{1,3}")
_PARTS = late_regex(r"[,;&]|\band\b")


class Form(Enum):
    """How a mark is told from other text. Square, raised, named and written ones speak for themselves."""

    SQUARE = auto()
    ROUND = auto()
    RAISED = auto()
    GLUED = auto()
    SPACED = auto()
    NAMED = auto()
    WRITTEN = auto()


_STYLES = {
    Form.SQUARE: CitationStyle.NUMERIC,
    Form.ROUND: CitationStyle.NUMERIC,
    Form.RAISED: CitationStyle.SUPERSCRIPT,
    Form.GLUED: CitationStyle.SUPERSCRIPT,
    Form.SPACED: CitationStyle.SUPERSCRIPT,
    Form.NAMED: CitationStyle.AUTHOR_YEAR,
    Form.WRITTEN: CitationStyle.INLINE,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Offsets in the block's text, the form, and the labels it names in order; a `key` or `footnote` is written out.

    `note` is the name of the note that it leads to, where it leads to one (see `Block.marks`).
    """

    start: int
    end: int
    form: Form
    labels: tuple[str, ...]
    written: CitationStyle | None = None
    note: str | None = None

    @property
    def style(self) -> CitationStyle:
        """The style by which the contract knows the mark."""
        return self.written or _STYLES[self.form]

    def is_apart(self, raw: str) -> bool:
        """Whether a mark, as written, is no part of what its sentence says.

        Names in the run of the sentence are ("As Doe et al. (2006) saw"), and so are addresses and words with a link; a
        raised or bracketed number with a link is none.
        """
        if self.style is CitationStyle.INLINE and _NUMBER.fullmatch(raw):
            return True
        if self.form in (Form.NAMED, Form.WRITTEN):
            return self.style is not CitationStyle.INLINE and raw[:1] in _BRACKETS
        return True


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of "2–4, 7" as labels; empty where the text is not such a list."""
    labels: list[str] = []
    for part in _PARTS.split(text):
        match = _ITEM.fullmatch(part)
        if match is None:
            return ()
        first, last = int(match[1]), int(match[2] or match[1])
        if first == 0 or not 0 <= last - first < LONGEST_RANGE:
            return ()
        labels += [str(number) for number in range(first, last + 1)]
    return tuple(dict.fromkeys(labels))
