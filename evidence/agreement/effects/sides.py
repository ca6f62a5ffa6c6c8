"""What is held against what: the words before and behind "than", "compared with" and the like."""

from __future__ import annotations

import re

from evidence.agreement.terms import terms_of
from evidence.late import late_regex

AGAINST = late_regex(
    r"\b(?:than|versus|vs\.?|(?:as )?compared (?:with|to)|in comparison (?:with|to)|relative to|over"
    r"|superior to|inferior to|(?:similar|equivalent|comparable|equal) to|differ\w* from)\s"
    r"(?:(?:with|in|on|for|those|the|a|that|of|to|after|among)\s)*",
    re.IGNORECASE,
)


CONTROLS = terms_of("placebo control controls sham comparator")
"""Words for what a treatment is held against in most studies."""
ARMS = CONTROLS | terms_of("arm arms ii iii iv")
"""These, and words for arms: they name no treatment and no outcome."""


def compares(text: str) -> bool:
    """Whether a text holds one thing against another."""
    return AGAINST.search(text) is not None


def are_exchanged(claim: str, passage: str) -> bool:
    """Whether a comparison has on one side what the passage has on the other: both sides, or the control."""
    ours, theirs = _sides(claim), _sides(passage)
    first, second = ours[0] & theirs[1], ours[1] & theirs[0]
    return bool(first and second) or not CONTROLS.isdisjoint(first | second)


def _sides(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that stand on one side only."""
    against = AGAINST.search(text)
    if against is None:
        return frozenset(), frozenset()
    one, other = terms_of(text[: against.start()]), terms_of(text[against.end() :])
    return one - other, other - one
