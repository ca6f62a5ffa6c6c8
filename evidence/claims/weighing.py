"""How surely a sentence needs a source, by its words and its shape.

Two linear models, learned from pages that were written and labelled for it (`benchmarks/learning` says how, and
`benchmarks/unseen.py` what they are worth on others): one weighs the words of a sentence, the other what the rules say
of it and what stands around it. What speaks for a claim, and how strongly, stands in `weights.json`, as `read_tables`
reads it; sums are in log-odds, so that 0 is even chances and 1 about three to one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from math import sqrt
from pathlib import Path

from evidence.claims.tables import read_tables
from evidence.claims.unit import Unit

WEIGHTS = Path(__file__).with_name("weights.json")
LONG = 6
"""Sentences of 2 to the power of so many words and more are of one length."""
NEIGHBOUR = 2.0
"""The most that the surety of a neighbour counts, in log-odds."""
_THOUSANDTHS = 1000
QUOTES = ('"', "“")


def is_claim(told: bool, own: float, before: float, after: float) -> bool:
    """Whether a sentence needs a source: by the rules (`told`), by its surety, and by those of its neighbours.

    Claims stand beside claims, and what is said of prices beside what is said of delivery.
    """
    weights = _weights()["context"]
    beside = weights["before"] * clipped(before) + weights["after"] * clipped(after)
    return weights["always"] + weights["told"] * told + weights["own"] * own + beside > 0


def clipped(surety: float) -> float:
    """The surety of a neighbour, which counts no more than this, however sure it is."""
    return max(-NEIGHBOUR, min(NEIGHBOUR, surety))


def surety(unit: Unit) -> float:
    """The log-odds that a reviewer would ask for a source of this sentence, by itself; 0 where it has no words."""
    if not unit.tokens:
        return 0.0
    table = _weights()
    features = table["features"]
    total = float(_weight_of_place(place_of(unit)))
    for feature in signs_of(unit):
        total += features.get(feature, 0)
    for weights, said in ((table["words"], unit.terms), (table["pairs"], pairs(unit))):
        spoken = 0
        for term in said:
            spoken += weights.get(term, 0)
        total += spoken / sqrt(len(said) or 1)
    return total / _THOUSANDTHS


def pairs(unit: Unit) -> frozenset[str]:
    """Its words and those that follow them, numbers taken for one; they weigh the less the more there are."""
    return frozenset(f"{one} {next_}" for one, next_ in pairwise(unit.said))


Place = tuple[str, int, bool, str | None, str, bool]


def place_of(unit: Unit) -> Place:
    """What a sentence is in its page: its kind, its length in powers of two, whether it ends as sentences do, the
    aside that it is, what the words before its list make of it, and whether it answers a question."""
    length = min(LONG, len(unit.tokens).bit_length() - 1)
    return unit.place, length, unit.is_ended, unit.aside, unit.lead.name.lower(), unit.answers


@cache
def features_of_place(place: Place) -> tuple[str, ...]:
    """The names of what is told of a place."""
    kind, length, ended, aside, lead, answers = place
    return (
        "always",
        f"kind {kind}",
        f"length {length}",
        f"ended {ended}",
        f"shape {kind} {length} {ended}",
        f"aside {aside}",
        f"lead {lead}",
        *(("answers",) if answers else ()),
    )


def signs_of(unit: Unit) -> list[str]:
    """What is told of a sentence beside its words and its place: its ends, and what was observed in it."""
    signs = [f"first {unit.said[0]}", f"last {unit.said[-1]}"]
    signs += [f"signal {signal}" for signal in unit.counts]
    signs += [f"figure {kind}" for kind in {quantity.kind.value for quantity in unit.quantities}]
    if unit.text.startswith(QUOTES):
        signs.append("quoted")
    if unit.text[:1].islower():
        signs.append("goes on")
    return signs


@cache
def _weight_of_place(place: Place) -> int:
    features = _weights()["features"]
    return sum(features.get(feature, 0) for feature in features_of_place(place))


@cache
def _weights() -> Mapping[str, Mapping[str, int]]:
    """The weights of features, words, pairs of words and what stands around, in thousandths."""
    return {part: table.weights for part, table in read_tables(WEIGHTS).items()}
