"""What a sentence states, slot by slot, each with its exact words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.agreement.vocabulary import (
    ACRONYMS,
    BACKGROUND,
    CONDITION,
    DESIGNS,
    DOMAINS,
    GENERAL_GROUP,
    INSTEAD,
    NO_CONDITION,
    OUTCOMES,
    ROUTES,
    SERIES,
    SEXES_AND_AGES,
    SUBSET,
    UNSPECIFIC,
)
from evidence.claims.claim import Quantity, QuantityKind
from evidence.sources.card import Design

_FIGURES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.RATIO})
_TIMES = frozenset({QuantityKind.TIMEPOINT, QuantityKind.DURATION})
_DOSES = frozenset(
    {
        "dose",
        "infusion",
        "injection",
        "treatment",
        "session",
        "application",
        "administration",
        "tablet",
        "capsule",
        "spray",
    }
)
_DAY_AFTER = re.compile(r"\b(?:the )?(?:day after|next day|following day|within a day|a day later)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was measured: outcomes with a definition (`kinds`), and what they were measured on (`domains`)."""

    words: str
    kinds: frozenset[str]
    domains: frozenset[str]


@dataclass(frozen=True, slots=True)
class Regimen:
    """How it was given. `low` and `high` count the administrations; a series without a number has no `high`."""

    words: str
    low: float | None
    high: float | None
    doses: tuple[Quantity, ...]
    routes: frozenset[str]

    @property
    def counted(self) -> bool:
        """Whether it says how often."""
        return self.low is not None


@dataclass(frozen=True, slots=True)
class Population:
    """Who it speaks of. `terms` are the words of the condition that say something, `group` a part of those treated."""

    words: str
    terms: frozenset[str]
    group: str | None
    kinds: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Slots:
    """What a sentence states; an empty or None slot is not stated."""

    figures: tuple[Quantity, ...]
    times: tuple[Quantity, ...]
    designs: frozenset[Design]
    design_words: str
    regimen: Regimen | None
    population: Population | None
    outcome: Outcome | None
    n: Quantity | None


def read_slots(text: str, quantities: Sequence[Quantity]) -> Slots:
    """Reads a sentence. `quantities` are its own, with spans in `text`."""
    designs, design_words = _designs(text)
    return Slots(
        figures=tuple(q for q in quantities if q.kind in _FIGURES),
        times=tuple(_times(text, quantities)),
        designs=designs,
        design_words=design_words,
        regimen=read_regimen(text, quantities),
        population=read_population(text),
        outcome=read_outcome(text),
        n=next((q for q in quantities if q.kind is QuantityKind.SAMPLE_SIZE and q.value is not None), None),
    )


def _times(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The claim's own times: not those of what it compares itself with ("hours rather than weeks")."""
    contrasts = [match.start() for match in INSTEAD.finditer(text)]
    for quantity in quantities:
        contrasted = any(start < quantity.span.start for start in contrasts)
        reported = quantity.kind is QuantityKind.TIMEPOINT or _reports(text, quantities)
        if quantity.kind in _TIMES and reported and not contrasted:
            yield quantity


def _reports(text: str, quantities: Sequence[Quantity]) -> bool:
    """Whether a sentence reports a result: only then is "for 8 weeks" the time of one, and not of a procedure."""
    outcome = read_outcome(text)
    return bool(outcome and outcome.kinds) or any(quantity.kind in _FIGURES for quantity in quantities)


def _designs(text: str) -> tuple[frozenset[Design], str]:
    for pattern, designs in DESIGNS:
        match = pattern.search(text)
        if match:
            return designs, match.group()
    return frozenset(), ""


def read_outcome(text: str) -> Outcome | None:
    """The outcome that a phrase names; None if it names none that is known."""
    shown = BACKGROUND.sub(lambda match: " " * len(match.group()), text)
    kinds: dict[str, str] = {}
    for name, pattern in OUTCOMES:
        match = pattern.search(shown)
        if match:
            kinds[name] = match.group()
            shown = pattern.sub(lambda found: " " * len(found.group()), shown)
    domains = {name: match.group() for name, pattern in DOMAINS if (match := pattern.search(text))}
    if not kinds and not domains:
        return None
    words = " / ".join(dict.fromkeys(word.strip() for word in (*kinds.values(), *(() if kinds else domains.values()))))
    return Outcome(words, frozenset(kinds), frozenset(domains))


def read_regimen(text: str, quantities: Sequence[Quantity]) -> Regimen | None:
    """How something was given: once or in a series, in which dose and by which route; None if nothing is said."""
    counts = [q for q in quantities if q.unit in _DOSES and (q.value is not None or q.low is not None)]
    doses = tuple(q for q in quantities if q.kind is QuantityKind.DOSE and q.value is not None)
    routes = {name: match.group() for name, pattern in ROUTES if (match := pattern.search(text))}
    low = high = None
    words = [*(q.text for q in counts[:1]), *(q.text for q in doses)]
    if counts:
        first = counts[0]
        low = first.low if first.low is not None else first.value
        high = first.high if first.high is not None else first.value
    elif series := SERIES.search(text):
        low, words = 2.0, [series.group(), *words]
    if low is None and not doses and not routes:
        return None
    shown = ", ".join(dict.fromkeys(words or list(routes.values())))
    return Regimen(shown, low, high, doses, frozenset(routes))


def read_population(text: str) -> Population | None:
    """Who a sentence speaks of, by condition, part, sex and age; None if it says nothing of that."""
    condition = next(
        (words for m in CONDITION.finditer(text) if not NO_CONDITION.search(words := m["words"])), ""
    ).strip()
    group = next(((name, found.group()) for name, pattern in SUBSET if (found := pattern.search(text))), None)
    kinds = {(kind, name): found.group() for name, pattern, kind in SEXES_AND_AGES if (found := pattern.search(text))}
    terms = terms_of(condition)
    general = GENERAL_GROUP.search(text)
    if not terms and group is None and not kinds and general is None:
        return None
    named = group[1] if group else " · ".join(kinds.values()) or (general.group() if general else "")
    words = " with ".join(part for part in (named, condition) if part)
    return Population(words, terms, group[0] if group else None, frozenset(kinds))


def terms_of(condition: str) -> frozenset[str]:
    """The words of a condition that tell it from others; acronyms are written out, endings made alike."""
    words = re.findall(r"[a-z0-9]+", condition.casefold())
    spelled = " ".join(ACRONYMS.get(word, word) for word in words).split()
    return frozenset(_stem(word) for word in spelled if word not in UNSPECIFIC)


def _stem(word: str) -> str:
    for ending in ("ssive", "ssion"):
        if word.endswith(ending):
            return word[: -len(ending)] + "ss"
    return word[:-1] if word.endswith("s") and len(word) > 4 and not word.endswith(("ss", "is", "us")) else word
