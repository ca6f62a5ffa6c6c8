"""Which of several numbers in one sentence belongs to what: "75 % with velorin and 30 % with placebo".

Between two numbers, what stands before the word that joins them belongs to the first, what stands behind it to the
second; before the first number, only its last words are its own, and only where nothing follows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence.agreement.passages import Passage, Value
from evidence.agreement.terms import terms_of
from evidence.late import late_regex

_JOIN = late_regex(
    r",|;|\b(?:and|versus|vs\.?|than|but|while|whereas|against|or|to)\b|compared (?:with|to)", re.IGNORECASE
)
_RESPECTIVELY = late_regex(r"\brespectively\b", re.IGNORECASE)
_LABEL_WORDS = 3


def owned(passage: Passage, value: Value) -> tuple[frozenset[str], list[tuple[Value, frozenset[str]]]]:
    """The words that belong to this number alone, and the other numbers of its sort with theirs."""
    numbers = _numbers([one for one in passage.values if one.measure.scale == value.measure.scale])
    if len(numbers) < 2 or passage.labelled:
        return frozenset(), []
    words = [terms_of(text) for text in _texts(passage.text, [number.span for number in numbers])]
    own: frozenset[str] = frozenset()
    others = []
    for index, number in enumerate(numbers):
        shared = frozenset().union(*(terms for place, terms in enumerate(words) if place != index))
        if value.span in number.spans:
            own = words[index] - shared
        else:
            others.append((number.value, words[index] - shared))
    return own, others


def in_order_only(passage: Passage) -> bool:
    """Whether only the order tells which number is whose ("respectively")."""
    return _RESPECTIVELY.search(passage.text) is not None


@dataclass(frozen=True)
class _Number:
    """One number, which may be written twice side by side ("120 of 160 adults (75 %)")."""

    value: Value
    spans: tuple[tuple[int, int], ...]

    @property
    def span(self) -> tuple[int, int]:
        """From its first to its last writing."""
        return self.spans[0][0], self.spans[-1][1]


def _numbers(values: Sequence[Value]) -> list[_Number]:
    """The numbers of a sentence in their order."""
    found: list[_Number] = []
    for one in sorted(values, key=lambda one: one.span):
        last = found[-1] if found else None
        if last and round(last.value.measure.number.value) == round(one.measure.number.value):
            found[-1] = _Number(last.value, (*last.spans, one.span))
        else:
            found.append(_Number(one, (one.span,)))
    return found


def _texts(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """For each number the words that belong to it."""
    before, after = [""] * len(spans), [""] * len(spans)
    for index, ((_, end), (start, _)) in enumerate(pairwise(spans)):
        between = text[end : max(end, start)]
        join = _JOIN.search(between)
        after[index] = between[: join.start()] if join else between
        before[index + 1] = between[join.end() :] if join else ""
    # What follows the last number goes on to speak of all of them: as much of it is its own as the others have.
    longest = max(len(words.split()) for words in after[:-1])
    after[-1] = " ".join(text[spans[-1][1] :].split()[:longest])
    if not terms_of(after[0]):
        before[0] = " ".join(text[: spans[0][0]].split()[-_LABEL_WORDS:])
    return [f"{left} {right}" for left, right in zip(before, after, strict=True)]
