"""Times in words without a number: "the day after" is one day, "the past month" one month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.claims.claim import Quantity, QuantityKind
from evidence.documents.document import Span
from evidence.late import rare_regex

_DAY_AFTER = rare_regex(
    r"\b(?:(?:the |next )day (?:after|following)|(?:the )?(?:next|following) day|(?:a|one) day later)\b", re.IGNORECASE
)
_ONE_LONG = rare_regex(
    r"\b(?:in|over|during|within|for) the (?:past|last|previous|prior|preceding|first|next|following)"
    r" (?P<unit>hour|week|month|year|decade)\b",
    re.IGNORECASE,
)


def worded_times(text: str) -> Iterator[Quantity]:
    """The times of a sentence that no number tells; spans are offsets in it."""
    for match in _DAY_AFTER.finditer(text):
        yield Quantity(match.group(), Span(*match.span()), QuantityKind.TIMEPOINT, 1.0, unit="day")
    for match in _ONE_LONG.finditer(text):
        yield Quantity(match.group(), Span(*match.span()), QuantityKind.TIMEPOINT, 1.0, unit=match["unit"].casefold())
