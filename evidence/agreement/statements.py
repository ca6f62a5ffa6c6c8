"""What a claim says of one figure, without the figure: two claims that say the same with two figures disagree.

The key is made of the outcome, what it was measured on, who was counted and how old, how it was given, when, and the
names in the sentence; anything that one claim says and the other does not keeps them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import isinf

from evidence.agreement.measures import apart, measure_of
from evidence.agreement.outcomes import read_outcome
from evidence.agreement.slots import Slots, by_figure, read_slots
from evidence.agreement.times import time_of
from evidence.claims.claim import ClaimKind, Quantity, QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.claims.senses import names_in
from evidence.claims.wording import KEPT
from evidence.late import late_regex

_MARK = late_regex(r"\[[^\]]*\]|\([A-Z][^()]*\d{4}[^()]*\)")
"""A citation mark: who else said it is no part of what is said."""
_RESULTS = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.RATIO})


@dataclass(frozen=True)
class Statement:
    """One figure of a claim; `key` is all that the claim says of it, `what` that in words."""

    figure: str
    key: tuple[object, ...]
    what: str


@lru_cache(maxsize=KEPT)
def statements_of(text: str, kind: ClaimKind) -> tuple[Statement, ...]:
    """The figures of a claim with an outcome that can be told from others; none where these say too little.

    A document is asked twice, for itself and beside the others of its run.
    """
    return tuple(_statements(text, kind))


def _statements(text: str, kind: ClaimKind) -> Iterator[Statement]:
    text = " ".join(text.split())
    quantities = find_quantities(text)
    if kind is ClaimKind.PROCEDURE or not any(quantity.kind in _RESULTS for quantity in quantities):
        return
    if read_outcome(text) is None:
        return
    for part in by_figure(text, read_slots(text, quantities)):
        figure = part.figures[0] if part.figures else None
        if figure is None or figure.kind not in _RESULTS or part.outcome is None:
            continue
        names = names_in(_MARK.sub(" ", text)) | (part.population.terms if part.population else frozenset())
        if names:
            yield Statement(figure.text, _key(text, part, figure, names), part.outcome.words)


def _key(text: str, part: Slots, figure: Quantity, names: frozenset[str]) -> tuple[object, ...]:
    outcome, population, regimen = part.outcome, part.population, part.regimen
    assert outcome is not None
    times = frozenset(
        (round(time.low, 0), round(time.high, 0)) for quantity in part.times if (time := time_of(quantity))
    )
    given = (regimen.low, regimen.high, regimen.doses, regimen.per_day, regimen.routes) if regimen else None
    who = (population.group, population.kinds, population.control) if population else None
    ages = frozenset((one.low, one.high, one.value) for one in find_quantities(text) if one.kind is QuantityKind.AGE)
    design = part.design.designs if part.design else None
    measured = (outcome.kinds, outcome.domains, outcome.negated, outcome.direction, outcome.measure)
    scale = "%" if figure.kind is not QuantityKind.RATIO else figure.unit
    return measured, names, who, ages, given, times, design, scale


def conflicting(ours: str, theirs: str) -> bool:
    """Whether two figures, in words, cannot both be true of one thing."""
    measures = [measure_of(quantity) for words in (ours, theirs) for quantity in find_quantities(words)[:1]]
    return len(measures) == 2 and None not in measures and apart(measures[0], measures[1])  # type: ignore[arg-type]


def _whole(hours: float) -> float:
    """Hours without their fraction; "more than 12 weeks" has no end."""
    return hours if isinf(hours) else round(hours)
