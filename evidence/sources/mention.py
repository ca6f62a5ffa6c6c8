"""One count of people as a sentence writes it: how many, where, in which form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from evidence.claims.numerals import NUMERAL, value_of

NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f,]\d{3})+(?!\d)|\d+(?![\d.,]?\d))"
"""A whole number in figures, with commas or any space between its thousands."""
SPELLED = rf"(?!\d){NUMERAL}"
"""A number in words, in small letters."""
_BARE = r"(?:\A|(?<=[(,;] )|(?<=\ba ))(?=hundred\b|thousand\b)"
"""Where a hundred is one hundred: "hundred patients were enrolled", but not "several hundred"."""
COUNT = rf"(?:{NUMBER}|(?:{SPELLED}|{_BARE}(?:hundred|thousand))(?:[ -](?:and )?{SPELLED}){{0,2}})"
"""A whole number in figures or, in small letters, in words."""
YEARS = range(1900, 2100)
"""Numbers that are years, as a rule."""


class Kind(Enum):
    """How a count is written: before people, before a verb alone ("840 were enrolled"), after `n =`, or after the words
    "total number of patients was".
    """

    PEOPLE = "people"
    VERB = "verb"
    N_IS = "n ="
    NUMBER_WAS = "number was"


@dataclass(frozen=True, slots=True)
class Mention:
    """So many people at `start:end` of a sentence. A couple counts as two.

    For an `n =` in brackets after people that no other number counts, `people_start` is where those begin. A `bare`
    count leaves its noun to the one before it; one of `each` group was multiplied.
    """

    n: int
    start: int
    end: int
    kind: Kind
    people_start: int | None = None
    bare: bool = False
    each: bool = False


def value(words: str) -> int:
    """The value of a count as it is written, in figures or in words."""
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    words = f"one {words}" if words.startswith(("hundred", "thousand")) else words
    try:
        return int(value_of(words))
    except (KeyError, ValueError):
        return sum(int(value_of(part)) for part in re.findall(NUMERAL, words))
