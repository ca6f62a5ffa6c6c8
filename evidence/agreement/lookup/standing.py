"""Where the numerals of a claim stand in a text where it has no such quantity: "5.6 points" for "difference -5.6".

That a number is not in a text is said only where its numerals are in no passage that shares a word with the claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.points import Point
from evidence.agreement.scales.written import ALLOTTED
from evidence.claims.claim import QuantityKind
from evidence.claims.numerals import BY_ITSELF, value_of
from evidence.late import late_regex

_PART = late_regex(r"\b\d+(?=\s?(?:/|(?:out )?of(?: the)?)\s?\d)")
"""A part that was counted, before the whole: it is no share of a hundred."""

_OF_AN_INTERVAL = late_regex(r"\s?(?:%|per ?cent)?\s*(?:ci\b|confidence|credible)")
"""Behind a number that says how sure an interval is."""


def passage_with_numerals(point: Point, passages: Sequence[Passage]) -> Passage | None:
    """The passage with all numerals of a claim's number that shares most words with what is said of it."""
    nearest = max(_with_numerals(point, passages), key=point.nearness, default=None)
    return nearest if nearest and point.nearness(nearest) > 0 else None


def stands_in(point: Point, passages: Sequence[Passage]) -> bool:
    """Whether any passage has all numerals of a claim's number, whatever of."""
    return next(_with_numerals(point, passages), None) is not None


def _with_numerals(point: Point, passages: Sequence[Passage]) -> Iterator[Passage]:
    ours = _numerals(point.quantity.text)
    share = point.quantity.kind is QuantityKind.PERCENT
    for one in passages if ours else ():
        if ours <= _numerals(_PART.sub(" ", one.text) if share else one.text):
            yield one


@lru_cache(maxsize=512)
def _numerals(text: str) -> frozenset[float]:
    lower = ALLOTTED.sub(" ", text.casefold())
    found = (match for match in BY_ITSELF.finditer(lower) if not _OF_AN_INTERVAL.match(lower, match.end()))
    return frozenset(value_of(match.group()) for match in found)
