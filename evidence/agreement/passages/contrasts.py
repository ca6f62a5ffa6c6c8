"""Words that tell two things of one name apart: "identical twins" are no "fraternal twins"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from evidence.agreement.words.terms import neighbours, terms_of
from evidence.late import late_regex

_SURVIVAL = late_regex(
    r"\b(?:(?P<kind>overall|[a-z]+(?:-[a-z]+)*[- ](?:free|specific)|(?:graft|implant|event)(?= survival))\s)?"
    r"survival\b",
    re.IGNORECASE,
)


def contrast(claim: str, passage: str) -> str | None:
    """The claim's word for a kind of which the passage names another kind; None where it names none."""
    if (survival := _another_survival(claim, passage)) is not None:
        return survival
    said, kinds, known = terms_of(claim), kinds_of(passage), terms_of(passage)
    for kind, name in neighbours(claim):
        others = kinds.get(name)
        if kind not in known and others and others.isdisjoint(said):
            return kind
    return None


def _another_survival(claim: str, passage: str) -> str | None:
    """What a claim calls a survival of which the passage has others alone: overall survival, progression-free survival.

    Without a word before it, it is the overall one.
    """
    ours, theirs = (
        {(match["kind"] or "overall").casefold() for match in _SURVIVAL.finditer(text)} for text in (claim, passage)
    )
    return f"{min(ours)} survival" if ours and theirs and ours.isdisjoint(theirs) else None


@lru_cache(maxsize=64)
def kinds_of(text: str) -> Mapping[str, frozenset[str]]:
    """For each word of a text the words that stand right before it."""
    kinds: dict[str, set[str]] = {}
    for kind, name in neighbours(text):
        kinds.setdefault(name, set()).add(kind)
    return {name: frozenset(before) for name, before in kinds.items()}
