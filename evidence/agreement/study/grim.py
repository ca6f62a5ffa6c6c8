"""Whether a percentage can come from a number of people: 71 % can from 17 (12 of them), 72 % cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from evidence.agreement.study.outcomes import read_outcome
from evidence.agreement.words.vocabulary import OF_PEOPLE
from evidence.claims.claim import Comparator, Quantity, QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.late import late_regex, rare_regex
from evidence.sources.card import Design, SourceCard

_DECIMALS = late_regex(r"\d[.·](\d+)")
_MODELLED = rare_regex(
    r"probabilit\w*|sustain\w*|cumulative|reduction|decrease|increase|change|fall|score|mean|median|relative|risk|efficacy"
    r"|estimate\w*|adjusted|rate of|prevalence",
    re.IGNORECASE,
)
_OF_GROUPS = late_regex(r"\d\s?%?\s(?:vs?\.?|versus|against|compared (?:with|to))\s|\bthan\b", re.IGNORECASE)
"""In words that set two groups side by side, whose sizes are not told."""
_COUNT = late_regex(
    r"(?P<part>\d+)\s?\((?P<percent>\d+(?:\.\d+)?)\s?%\)\s(?:of|out of)\s(?P<whole>\d+)"
    r"|(?P<part2>\d+)\s?/\s?(?P<whole2>\d+)\s?[(,;]\s?(?P<percent2>\d+(?:\.\d+)?)\s?%"
)


@dataclass(frozen=True)
class Impossible:
    """A percentage with the number of people that it cannot come from; `nearest` are those that it can be."""

    percent: str
    people: int
    nearest: str


def _can_be(percent: float, decimals: int, people: int) -> bool:
    """Whether some whole number of that many people, rounded either way at the half, is this percentage."""
    return any(abs(100 * part / people - percent) <= 0.5 * 10.0**-decimals + 1e-9 for part in _parts(percent, people))


def _parts(percent: float, people: int) -> tuple[int, int]:
    exact = percent * people / 100
    return floor(exact), ceil(exact)


def in_copy(text: str) -> Iterator[Impossible]:
    """The percentages of a sentence that its one number of people cannot give."""
    quantities = find_quantities(text)
    people = [q for q in quantities if q.kind is QuantityKind.SAMPLE_SIZE and q.value]
    if len(people) != 1 or _MODELLED.search(text):
        return
    whole = int(people[0].value or 0)
    if sum(quantity.kind is QuantityKind.PERCENT for quantity in quantities) > 1:
        return  # of groups, whose sizes are not told
    for quantity in quantities:
        if _is_share(quantity, text):
            yield from _impossible(quantity, whole)


def _is_share(quantity: Quantity, text: str) -> bool:
    """Whether a percentage counts people: it says so, or what they did follows it."""
    if quantity.kind is not QuantityKind.PERCENT or quantity.comparator is not Comparator.EQUAL:
        return False
    outcome = read_outcome(text)
    counted = outcome is not None and not outcome.domains and outcome.measure != "change"
    return OF_PEOPLE.match(text, quantity.span.end) is not None or counted


def in_card(card: SourceCard) -> Iterator[Impossible]:
    """The percentages of a source that its own numbers of people cannot give."""
    for figure in card.figures:
        words = " ".join(part for part in (figure.quantity, figure.quote) if part)
        counts = tuple(_COUNT.finditer(words))
        yield from (found for match in counts if (found := _miscounted(match)) is not None)
        if counts or card.n is None or figure.group or _MODELLED.search(f"{figure.outcome} {words}"):
            continue
        if _OF_GROUPS.search(words):
            continue
        if card.arms or card.design is Design.RANDOMIZED_CONTROLLED_TRIAL:  # it may be of one group
            continue
        outcome = read_outcome(figure.outcome or "")
        if outcome is None or outcome.domains or outcome.measure == "change":
            continue
        for quantity in find_quantities(figure.quantity):
            if quantity.kind is QuantityKind.PERCENT and quantity.comparator is Comparator.EQUAL:
                yield from _impossible(quantity, card.n)


def _impossible(quantity: Quantity, people: int) -> Iterator[Impossible]:
    percent = quantity.value
    decimals = len(match[1]) if (match := _DECIMALS.search(quantity.text)) else 0
    if percent is None or not 0 <= percent <= 100 or people < 2 or _can_be(percent, decimals, people):
        return
    near = " and ".join(f"{part}/{people} = {100 * part / people:.1f} %" for part in _parts(percent, people))
    yield Impossible(quantity.text, people, near)


def _miscounted(match: re.Match[str]) -> Impossible | None:
    """A count and its percentage that do not belong together."""
    part, whole, written = (match[name] or match[f"{name}2"] for name in ("part", "whole", "percent"))
    people, decimals = int(whole), len(written.partition(".")[2])
    if people == 0 or abs(100 * int(part) / people - float(written)) <= 0.5 * 10.0**-decimals + 0.05:
        return None
    return Impossible(f"{written} %", people, f"{part}/{whole} = {100 * int(part) / people:.1f} %")
