"""What was measured: read from a phrase, and compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from evidence.agreement.agreement import Verdict
from evidence.agreement.verdict import Compared
from evidence.agreement.words.vocabulary import (
    A_CHANGE,
    ASPECTS,
    BACKGROUND,
    CONDITION,
    DOMAINS,
    FALLS,
    NEGATOR,
    OUTCOMES,
    RISES,
)
from evidence.claims.wording import KEPT
from evidence.late import late_regex

VAGUE = frozenset({"improvement"})
"""An outcome without a definition: two sources may mean two things by it."""
_BESIDE = 16
_PAUSE = late_regex(r"[,;:.()]|\b(?:and|or|by|in|with)\b")
_REACH = 40
"""How many characters before an outcome its negation may begin."""


@dataclass(frozen=True)
class Outcome:
    """What was measured: outcomes with a definition (`kinds`), and what they were measured on (`domains`).

    `aspects` are the sides of these that are named ("quality", "duration"). `negated` says that the outcome failed to
    come ("did not respond"). `direction` is "up", "down", or "" where the words name neither or both. `measure` is
    "share" of people, "change" in a measured thing, or "" where it may be either.
    """

    words: str
    kinds: frozenset[str]
    domains: frozenset[str]
    negated: bool = False
    direction: str = ""
    measure: str = ""
    aspects: frozenset[str] = frozenset()


@lru_cache(maxsize=KEPT)
def read_outcome(text: str) -> Outcome | None:
    """The outcome that a phrase names; None if it names none that is known."""
    shown = BACKGROUND.sub(_blank, text)
    kinds, rest = _kinds(shown)
    conditions = CONDITION.sub(_blank, rest)
    lower = conditions.casefold()
    domains = [
        (name, match)
        for name, pattern, cues in DOMAINS
        if (not cues or any(map(lower.__contains__, cues))) and (match := pattern.search(conditions))
    ]
    named = kinds or domains
    if not named:
        return None
    words = " / ".join(dict.fromkeys(match.group().strip() for _, match in named))
    return Outcome(
        words,
        frozenset(name for name, _ in kinds),
        frozenset(name for name, _ in domains),
        any(_negated(shown, match) for _, match in named),
        _direction(shown),
        "change" if A_CHANGE.match(text) else "",
        frozenset(aspect for _, match in domains for aspect in _aspects(conditions, match)),
    )


def _aspects(text: str, match: re.Match[str]) -> Iterator[str]:
    """What is said to have been measured of something, right beside its name."""
    before, behind = text[max(0, match.start() - _BESIDE) : match.start()], text[match.end() : match.end() + _BESIDE]
    beside = f"{_PAUSE.split(before)[-1]} {match.group()} {_PAUSE.split(behind)[0]}"
    yield from (name for name, pattern in ASPECTS if pattern.search(beside))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _kinds(text: str) -> tuple[list[tuple[str, re.Match[str]]], str]:
    """The outcomes named, the more specific first, and the text without their words."""
    found = []
    for name, pattern in OUTCOMES:
        if match := pattern.search(text):
            found.append((name, match))
            if name != "improvement":
                text = pattern.sub(_blank, text)
    return found, text


def _negated(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    return match.group().lower().startswith("non") or bool(NEGATOR.search(text[max(0, start - _REACH) : start]))


def _direction(text: str) -> str:
    up, down = RISES.search(text) is not None, FALLS.search(text) is not None
    return "" if up is down else "up" if up else "down"


def opposite(outcome: Outcome) -> Outcome:
    """The same outcome, counted the other way round."""
    return replace(outcome, negated=not outcome.negated)


def compare_outcomes(ours: Outcome, theirs: Outcome) -> Compared:
    """The verdict on a claim's outcome against the source's, and why."""
    compared = _subjects(ours, theirs)
    if compared.verdict is not Verdict.MATCHES:
        return compared
    if ours.negated is not theirs.negated:
        return Compared(Verdict.DIFFERS, "One side counts those who had the outcome, the other those who had not.")
    if ours.direction and theirs.direction and ours.direction != theirs.direction and not ours.kinds - VAGUE:
        return Compared(Verdict.DIFFERS, "The source speaks of a change in the other direction.")
    if ours.measure and theirs.measure and ours.measure != theirs.measure:
        return Compared(Verdict.NOT_FOUND, "One side counts people, the other measures a change.")
    return compared


def _subjects(ours: Outcome, theirs: Outcome) -> Compared:
    defined = ours.kinds - VAGUE, theirs.kinds - VAGUE
    if ours.kinds and theirs.kinds:
        if not ours.kinds & theirs.kinds:
            return Compared(Verdict.DIFFERS, "The source measured another outcome.")
        if not ours.kinds <= theirs.kinds:
            return Compared(Verdict.NOT_FOUND, "The source speaks of a part of these outcomes only.")
        if defined[0] or not ours.domains:
            return Compared(Verdict.MATCHES, "The outcome is the source's.")
    elif defined[0] or defined[1]:
        return Compared(Verdict.NOT_FOUND, "The outcome of the source is given in other words.")
    if ours.aspects and theirs.aspects and ours.aspects.isdisjoint(theirs.aspects):
        return Compared(Verdict.NOT_FOUND, "The source measured another side of it.")
    if ours.domains and ours.domains <= theirs.domains:
        return Compared(Verdict.MATCHES, "The source measured the same.")
    return Compared(Verdict.NOT_FOUND, "The source measured it on something else, or says so in other words.")
