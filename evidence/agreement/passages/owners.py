"""Which of several numbers in one sentence belongs to what: "75 % with velorin and 30 % with placebo".

Between two numbers, what stands before the word that joins them belongs to the first, what stands behind it to the
second; before the first number, only its last words are its own, and only where nothing follows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence.agreement.agreement import Reason, Verdict
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.verdict import Compared
from evidence.agreement.words.terms import terms_of
from evidence.claims.patterns import IN_BRACKETS
from evidence.late import late_regex

_JOIN = late_regex(
    r",|;|\b(?:and|versus|vs\.?|than|but|while|whereas|against(?=\s[-−]?\d)|or|to)\b|compared (?:with|to)",
    re.IGNORECASE,
)
_RESPECTIVELY = late_regex(r"\brespectively\b", re.IGNORECASE)
_ONE = r"[-−]?\d[\d.,]*(?:\s?(?:%|[A-Za-zµ°²/]{1,6}\b))?"
_RUN = late_regex(rf"{_ONE}(?:(?:,\s?(?:and\s)?|\s(?:and|versus|vs\.?)\s){_ONE})+,?\srespectively\b")
"""Numbers in a row whose order alone tells whose they are."""
_LISTED = late_regex(r",|;|/|\band\b|\bor\b", re.IGNORECASE)
_AGAINST = late_regex(r"[\s,;%]*(?:vs\.?|versus|and|to|compared (?:with|to)|than)\s*", re.IGNORECASE)
_SIDES = late_regex(r"\b(?:vs\.?|versus|compared (?:with|to)|than)\s", re.IGNORECASE)
_REST = late_regex(
    r"(?:\s?(?:±|\+/[-−–])\s?\d[\d.]*)?(?:\s?(?:%|(?:minute|hour|day|week|month|year|point)s?\b))?"
    r"(?:\s?[(\[](?=[^()\[\]]*(?:\bC[IL]\b|\binterval|\bIQR\b|\bS[DE]M?\b|\bP\s?[<=>≤]))[^()\[\]]*[)\]])?",
    re.IGNORECASE,
)
"""Behind a number what is its own, and says nothing of whose it is: its spread, its unit, its interval in brackets."""
_DOSE = late_regex(r"(?<![\d.])\d+(?:\.\d+)?(?=[\s-]?(?:mg|mcg|µg|g|ml|iu)\b)", re.IGNORECASE)
_GROUPS = ("treated", "intervention", "cases", "without")
BY_ORDER = Compared(
    Verdict.NOT_FOUND,
    "The source lists its numbers by order, and whose this one is could not be told.",
    Reason.BY_ORDER,
)
"""Why a number that a list has is not taken for a claim's."""
_LABEL_WORDS, _WIDE = 3, 12
_SIDE = 5
"""How many words before "vs." name the first side."""


def owned(passage: Passage, value: Value) -> tuple[frozenset[str], list[tuple[Value, frozenset[str]]]]:
    """The words that belong to this number alone, and the other numbers of its sort with theirs."""
    numbers = _numbers([one for one in passage.values if one.measure.scale == value.measure.scale])
    if len(numbers) < 2 or passage.labelled:
        return frozenset(), []
    spans = [number.span for number in numbers]
    named = _in_order(passage.text, spans)
    words, narrow = (
        [words_of_groups(text) for text in (named or _texts(passage.text, spans, label))]
        for label in (_WIDE, _LABEL_WORDS)
    )
    own: frozenset[str] = frozenset()
    others = []
    for index, number in enumerate(numbers):
        shared = frozenset().union(*(terms for place, terms in enumerate(words) if place != index))
        if value.span in number.spans:
            own = narrow[index] - shared if named or not _is_in_a_run(passage.text, value) else frozenset()
        else:
            others.append((number.value, words[index] - shared))
    return own, others


def words_by_number(text: str, spans: Sequence[tuple[int, int]]) -> list[frozenset[str]]:
    """For each of several numbers of a sentence the words, and the doses, that belong to it and to no other."""
    texts = _in_order(text, spans) or _texts(text, spans, _LABEL_WORDS)
    words = [words_of_groups(words) | frozenset(_DOSE.findall(words)) for words in texts]
    others = [words[:place] + words[place + 1 :] for place in range(len(words))]
    return [own.difference(*rest) for own, rest in zip(words, others, strict=True)]


def words_of_groups(text: str) -> frozenset[str]:
    """The terms of a text, with words that only groups are told apart by: the treated and the untreated."""
    return terms_of(text) | {word for word in _GROUPS if re.search(rf"\b{word}\b", text, re.IGNORECASE)}


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
        if last and _is_twice(last.value, one):
            found[-1] = _Number(last.value, (*last.spans, one.span))
        else:
            found.append(_Number(one, (one.span,)))
    return found


def _is_twice(one: Value, other: Value) -> bool:
    """Whether a number is written as a count and as a share; two of one kind are two, however near."""
    alike = round(one.measure.number.value) == round(other.measure.number.value)
    return alike and (one.kind is not other.kind or one.measure == other.measure)


def _in_order(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """For each number its name, where both are listed in one order: "response and remission were 68 % and 50 %,
    respectively", "5 % and 4 % in the first and the second group, respectively"."""
    respectively = _RESPECTIVELY.search(text, spans[-1][1])
    if respectively is None:
        return _versus(text, spans)
    behind = _LISTED.split(text[spans[-1][1] : respectively.start()].strip(" ,;"))
    before = [part for part in _LISTED.split(text[: spans[0][0]]) if part.strip()][-len(spans) :]
    for names in (_trimmed(behind), _trimmed(before)):
        if len(names) == len(spans) and all(map(terms_of, names)):
            return names
    return []


def named_in_order(text: str, spans: Sequence[tuple[int, int]], place: int) -> frozenset[str]:
    """The words for one of several numbers, where names and numbers stand in one order; none where they do not."""
    names = _in_order(text, spans) if len(spans) > 1 else []
    return terms_of(names[place]) if names else frozenset()


def _is_in_a_run(text: str, value: Value) -> bool:
    """Whether a number is one of a row, of which the order alone tells whose it is."""
    return any(run.start() <= value.span[0] + 1 and value.span[1] <= run.end() for run in _RUN.finditer(text))


def _trimmed(names: Sequence[str]) -> list[str]:
    """Names of a list without the sentence around it: the first and the last are no longer than the shortest."""
    words = [name.split() for name in names]
    shortest = min(map(len, words), default=0)
    if len(words) < 2 or not shortest:
        return []
    inner = [" ".join(name) for name in words[1:-1]]
    return [" ".join(words[0][-shortest:]), *inner, " ".join(words[-1][:shortest])]


def _versus(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """For each of two numbers its side, where "A vs. B" stands before "x vs. y"."""
    if len(spans) != 2 or not _AGAINST.fullmatch(IN_BRACKETS.sub("", text[spans[0][1] : spans[1][0]])):
        return []
    before = text[: spans[0][0]]
    sides = [match.span() for match in _SIDES.finditer(before)]
    if not sides:
        return []
    start, end = sides[-1]
    return [" ".join(before[:start].split()[-_SIDE:]), before[end:]]


def is_listed(text: str) -> bool:
    """Whether numbers stand in an order that tells which is whose."""
    return _RESPECTIVELY.search(text) is not None


def _texts(text: str, spans: Sequence[tuple[int, int]], label: int) -> list[str]:
    """For each number the words that belong to it."""
    before, after = [""] * len(spans), [""] * len(spans)
    spans = [(start, _end_of(text, end)) for start, end in spans]
    for index, ((_, end), (start, _)) in enumerate(pairwise(spans)):
        between = text[end : max(end, start)]
        join = _JOIN.search(between)
        after[index] = between[: join.start()] if join else between
        before[index + 1] = between[join.end() :] if join else ""
    # What follows the last number goes on to speak of all of them: as much of it is its own as the others have.
    longest = max(len(words.split()) for words in after[:-1])
    after[-1] = " ".join(text[spans[-1][1] :].split()[:longest])
    if not words_of_groups(after[0]):
        before[0] = " ".join(text[: spans[0][0]].split()[-label:])
    return [f"{left} {right}" for left, right in zip(before, after, strict=True)]


def _end_of(text: str, end: int) -> int:
    rest = _REST.match(text, end)
    return rest.end() if rest else end
