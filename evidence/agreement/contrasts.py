"""Words that tell two things of one name apart: "identical twins" are no "fraternal twins"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product

from evidence.agreement.passages import Passage
from evidence.agreement.terms import neighbours, term_list, terms_of, words_with
from evidence.late import late_regex

_LISTED = late_regex(r"(?=.{1,32}\Z)[^.;:]*(?:,\s|/|\b(?:and|or|versus|vs|than|plus)\b)[^;:]*", re.IGNORECASE)
"""Between two things that are listed or compared."""
_SURVIVAL = late_regex(
    r"\b(?:(?P<kind>overall|[a-z]+(?:-[a-z]+)*[- ](?:free|specific)|(?:graft|implant|event)(?= survival))\s)?"
    r"survival\b",
    re.IGNORECASE,
)
_GROUPS = terms_of(
    "women men girls boys children adults placebo controls sham vehicle comparator untreated healthy responders users"
    " nonusers smokers nonsmokers carriers noncarriers survivors"
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


def in_another_order(claim: str, passage: str) -> bool:
    """Whether both name two groups, one of them first and the other the other."""
    ours, theirs = _groups(claim), _groups(passage)
    common = set(ours) & set(theirs)
    return [group for group in ours if group in common] != [group for group in theirs if group in common]


def _groups(text: str) -> list[str]:
    return list(dict.fromkeys(term for term in term_list(text) if term in _GROUPS))


def named_together(some: frozenset[str], others: frozenset[str], passages: Iterable[Passage]) -> tuple[str, str] | None:
    """A word of the first and one of the others that a text lists or compares: "hyaluronic acid or triamcinolone"."""
    for passage in passages:
        if some.isdisjoint(passage.terms) or others.isdisjoint(passage.terms):
            continue
        for one, other in product(words_with(some, passage.text), words_with(others, passage.text)):
            first, second = sorted((one, other), key=lambda word: word.start())
            if _LISTED.fullmatch(passage.text, first.end(), second.start()):
                return one.group(), other.group()
    return None
