"""How a document numbers its marks: what is ambiguous in one sentence is plain from the whole page.

Whoever writes [3] does not also write (3) for a reference, and digits glued to words are marks only where no brackets
are used at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.citations.numeric import round_numbers, square_numbers


@dataclass(frozen=True)
class Numbering:
    """Which ambiguous forms count: numbers in round brackets, and bare digits behind a word or a full stop."""

    round_brackets: bool = True
    bare_digits: bool = True


def numbering_of(texts: Iterable[str], labels: frozenset[str]) -> Numbering:
    """The numbering of a document with these texts and a list with these labels."""
    numbers = frozenset(label for label in labels if label.isdecimal())
    square = rounded = 0
    for text in texts:
        square += sum(numbers.issuperset(found) for found in square_numbers(text))
        rounded += sum(numbers.issuperset(found) for found in round_numbers(text))
    return Numbering(
        round_brackets=bool(numbers) and square == 0,
        bare_digits=bool(numbers) and square == 0 and rounded < 3,
    )
