"""Rows and cells of tables: a row asserts when its label names an effect, or a cell says what is felt and how long."""

from __future__ import annotations

import re

from evidence.claims.fragments import states_experience
from evidence.claims.lexicon import observed
from evidence.claims.verbs import has_finite_verb
from evidence.claims.wording import words
from evidence.late import late_regex

COLUMNS = late_regex(
    r"\b(?:best for|good for|used for|helps? with|benefits?|effects?|absorption|reduction|relief|efficacy|effectiveness"
    r"|evidence|onset|works? for|strengths?|downtime|concerns?|interactions?|response|side[- ]effects?|improvement)\b",
    re.IGNORECASE,
)
"""Heads of columns that say what something does."""

_CELLS = late_regex(r"\t| \| ")
_PRICE = late_regex(r"[$£€]\s?\d|\b(?:warranty|guarantee|trial\t)", re.IGNORECASE)
_PLACED = frozenset(("topic", "procedure", "hedge", "study", "history", "diagnosis", "comparison"))
_LENGTH = late_regex(r"\d\s?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\b")


def is_row(text: str) -> bool:
    """Whether a table's cell holds a whole row."""
    return _CELLS.search(text) is not None


def is_priced(text: str) -> bool:
    """Whether a price or a warranty stands in a cell or row."""
    return _PRICE.search(text) is not None


def row_asserts(text: str) -> bool:
    """Whether a row says what something does, prices apart."""
    label, *values = (cell.strip() for cell in _CELLS.split(text))
    values = [value for value in values if value and not is_priced(value)]
    if not values or is_priced(label):
        return False
    tokens = words(label)
    told = observed(tokens)
    if not _PLACED.issuperset(told) or (told and has_finite_verb(label)):
        return True
    return any(
        states_experience(tokens := words(value)) or (_LENGTH.search(value) is not None and _is_harm(tokens))
        for value in values
    ) or states_experience((*words(label), *words(values[0])))


def _is_harm(tokens: tuple[str, ...]) -> bool:
    counts = observed(tokens)
    return "harm" in counts or "safety" in counts
