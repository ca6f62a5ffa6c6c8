"""A text in passages: the sentences of prose, or the lines of a record."""

from __future__ import annotations

from functools import lru_cache

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.records import is_record, lines_of
from evidence.claims.numerals import plain_numbers
from evidence.claims.sentences import split
from evidence.claims.wording import fold
from evidence.late import late_regex

_BEGINS = late_regex(r"(?:\A|[.:;!?])[\s*•-]*\Z")
_ENDS = late_regex(r"\s*(?:\Z|[.:;!?](?:\s|\Z))")
"""Around words that stand by themselves, and are no part of a sentence that says more."""


@lru_cache(maxsize=64)
def passages_of(text: str) -> tuple[Passage, ...]:
    """The passages of a text in order."""
    text = plain_numbers(text)
    if is_record(text):
        return tuple(lines_of(text))
    return tuple(Passage(paragraph[start:end]) for paragraph in text.splitlines() for start, end in split(paragraph))


def is_quoted(claim: str, text: str) -> bool:
    """Whether a claim stands in a text word for word, from the beginning of a sentence or a line to its end."""
    told = fold(claim).rstrip(" .").casefold()
    lines = (fold(line).casefold() for line in text.splitlines())
    found = (line.partition(told) for line in lines if told and told in line)
    return any(_BEGINS.search(before) and _ENDS.match(behind) for before, _, behind in found)
