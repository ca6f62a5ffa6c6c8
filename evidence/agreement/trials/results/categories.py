"""Which categories of an outcome a text names, by what tells each from the others, and whether that is sure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain

from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.results.findings import LONG, Outcome
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_RESPONDED = late_regex(r"\brespond(?:ed|ers?|ing)?\b|\b(?:objective|overall|tumou?r) response\b|\bresponse rates?\b")
_WIDER = late_regex(r"\b(?:better|worse|at least|any|benefit|control|or (?:higher|lower|more|less))\b")
"""Beside the name of a category, of those above or below it too."""
_KINDS = terms_of("complete partial")
"""Both of these are responses."""
_AS_ONE = late_regex(r"\b(?:or|either|combined|together|plus)\b|/")
"""Between the names of categories whose people are counted as one."""


@dataclass(frozen=True)
class Categories:
    """The choices of categories that may be meant; `named` says that a text names them, and not the outcome alone."""

    choices: tuple[frozenset[str], ...]
    named: bool


def categories_in(text: str, outcome: Outcome) -> Categories | None:
    """The categories that a lower-case text names; None where it names none, or may mean others too."""
    terms = {one.label: terms_of(one.label) | _acronyms(one.label) for one in outcome.results}
    if len(terms) < 2:
        return Categories((frozenset(terms),), named=False)
    seen, words = Counter(chain.from_iterable(terms.values())), terms_of(text)
    own = {label: frozenset(one for one in found if seen[one] == 1) for label, found in terms.items()}
    acronyms = {label: _acronyms(label) for label in terms}
    named = frozenset(
        label
        for label in terms
        if own[label] - acronyms[label]
        and (own[label] - acronyms[label] <= words or own[label] & acronyms[label] & words)
    )
    left = text
    for label in sorted(terms, key=len, reverse=True):
        if _as_told(label).search(left):
            named, left = named | {label}, _as_told(label).sub(" ", left)
    if not named and _RESPONDED.search(text):
        some = [label for label in terms if "respond" in terms[label] and not NOT.search(label)]
        kinds = frozenset().union(*(terms[one] for one in some))
        named = frozenset(some if kinds >= _KINDS else ())
    if not named or _WIDER.search(left):
        return None
    overlapping = sum(one.people for one in outcome.results) > 1.01 * sum(
        {one.arm: one.analysed for one in outcome.results}.values()
    )
    single = [frozenset({label}) for label in named]
    if len(named) > 1 and overlapping:
        return None
    joined = len(named) == 1 or _AS_ONE.search(text) or _RESPONDED.search(text)
    return Categories((named,) if joined else (named, *single), named=True)


def _as_told(label: str) -> re.Pattern[str]:
    """The label itself, of at least one word, as a text has it."""
    name = label.strip(" :\n\t")
    return re.compile(rf"\b{re.escape(name)}\b" if re.search(r"[a-z]{4}", name) else r"(?!)")


def _acronyms(label: str) -> frozenset[str]:
    """What the label is called for short in every record, of one and of several."""
    words = terms_of(label)
    short = [one for one, long in LONG.items() if terms_of(long) <= words]
    return terms_of(" ".join((*short, *(f"{one}s" for one in short))))
