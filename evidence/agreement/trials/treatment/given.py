"""What the arms of a trial were given: their lines, and the sentences of a claim that may be of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.points import Point
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.words.amounts import has_number
from evidence.agreement.trials.words.scopes import Scope
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_SHORT = {
    "orally": r"\bp\.?o\.?(?![\w.])|\bper os\b|\bby mouth\b|\boral\b",
    "intravenous": r"\bi\.?v\.?(?![\w.])|\bintravenously\b|\binto (?:a|the) vein\b",
    "subcutaneous": r"\bs\.?[cq]\.?(?![\w.])|\bsubcutaneously\b",
    "intramuscular": r"\bi\.?m\.?(?![\w.])|\bintramuscularly\b",
    "twice daily": r"\bb\.?i\.?d\.?(?![\w.])|\btwice (?:a|per|each|every) day\b|\btwo times (?:a|per|each) day\b",
    "thrice daily": r"\bt\.?i\.?d\.?(?![\w.])|\bthree times (?:a|per|each) day\b|\bthree times daily\b",
    "daily": r"\bq\.?d\.?(?![\w.])|\b(?:once )?(?:a|per|each|every) day\b|\bonce daily\b|/day\b",
    "weekly": r"\bqw\b|\b(?:once )?(?:a|per|each|every) week\b|\bonce weekly\b|/week\b",
}
_LONG = tuple((words, late_regex(pattern)) for words, pattern in _SHORT.items())
_PROVISO = late_regex(
    r"(?:\A\W*|,?\s)(?:unless|(?:as|so) long as|provided(?: that)?|in the absence of)\s[^,;\d]*?"
    r"\b(?:progress|recur|relaps|toxic|toler|side[- ]effects?|bearabl|comes? back|acceptabl|cancer|disease|withdraw)\w*"
    r"[^,;\d]*(?:,|\Z|(?=;))"
)
"""On what condition a treatment goes on: as long as it is borne, and helps."""
_HER = late_regex(r"\b(?:her|his|their)\b")
"""Whose treatment it is, which makes nobody up."""
_AND_A_PART = late_regex(r"\sand a (?:half|quarter)\b")
"""Behind a number that is not read to its end."""


@dataclass(frozen=True)
class Given:
    """The lines that say what an arm is given."""

    trial: str
    arm: str
    lines: tuple[Passage, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """All the words of its lines."""
        return frozenset(term for line in self.lines for term in long_terms(line.text))


@lru_cache(maxsize=64)
def given_in(text: str) -> tuple[Given, ...]:
    """What each arm of a record is given."""
    grouped: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages_of(text):
        if passage.section == "intervention":
            grouped.setdefault((passage.trial, passage.arm), []).append(passage)
    return tuple(Given(trial, arm, tuple(lines)) for (trial, arm), lines in grouped.items())


@lru_cache(maxsize=64)
def treated_in(text: str) -> tuple[Given, ...]:
    """What each arm is given by its own lines; of a record that has none such, by what its results say of the arms."""
    if given := given_in(text):
        return given
    grouped: dict[tuple[str, str], list[Passage]] = {}
    for one in passages_of(text):
        if one.section == "results" and one.arm and one.analysed is None and not one.unit:
            grouped.setdefault((one.trial, one.arm), []).append(one)
    return tuple(Given(trial, arm, tuple(lines)) for (trial, arm), lines in grouped.items())


@lru_cache(maxsize=64)
def described_in(text: str) -> tuple[Given, ...]:
    """What the arms of an outcome's results were given, as far as their descriptions tell."""
    lines = [one for one in passages_of(text) if one.section == "results" and one.arm]
    if not any(one.defines for one in lines):
        return ()
    told = [one for one in passages_of(text) if one.section == "outcome"]
    arms = dict.fromkeys((one.trial, one.arm) for one in lines)
    return tuple(
        Given(trial, arm, tuple(one for one in (*lines, *told) if one.trial == trial and one.arm in ("", arm)))
        for trial, arm in arms
    )


def by_sentence(claim: str, points: Sequence[Point]) -> Iterator[tuple[str, list[Point]]]:
    """The sentences and clauses of a claim that ask for themselves, in small letters, with the numbers in each."""
    lower, start = claim.casefold(), 0
    for end in (*(match.start() for match in SENTENCE.finditer(lower)), len(lower)):
        inside = (point for point in points if start <= point.quantity.span.start < end)
        yield (
            _HER.sub("the", _PROVISO.sub(_without_proviso, lower[start:end])),
            [one for one in inside if not _AND_A_PART.match(lower, one.quantity.span.end)],
        )
        start = end


def _without_proviso(match: re.Match[str]) -> str:
    return match.group() if has_number(match.group()) else " "


def arms_meant(arms: Sequence[Given], scope: Scope) -> list[Given]:
    """The arms of a place; none where it could be one of two trials."""
    if scope.both:
        return []
    trials = {arm.trial for arm in arms}
    if len(trials) > 1 and not scope.trial:
        return []
    return [arm for arm in arms if scope.arm in ("", arm.arm) and (arm.trial in ("", scope.trial) or not scope.trial)]


def _long(text: str) -> str:
    """A lower-case text with the abbreviations of routes and schedules in words."""
    for words, pattern in _LONG:
        text = pattern.sub(f" {words} ", text)
    return text


@lru_cache(maxsize=4096)
def long_terms(text: str) -> frozenset[str]:
    """The words of a text without endings, routes and schedules written out."""
    return terms_of(_long(text.casefold()))
