"""How surely a sentence needs a source, by its words and its shape.

A linear model, learned from pages that were written and labelled for it (`benchmarks/learning.py` says how, and
`benchmarks/unseen.py` what it is worth on others). What speaks for a claim, and how strongly, stands in `weights.json`,
where anybody can look it up; the sum is in log-odds, so that 0 is even chances and 1 about three to one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import sqrt
from pathlib import Path

from evidence.claims.unit import Unit

WEIGHTS = Path(__file__).with_name("weights.json")
LONG = 6
"""Sentences of 2 to the power of so many words and more are of one length."""
NUMBER = "#"
"""Stands for every number."""
_THOUSANDTHS = 1000
_QUOTES = ('"', "“")


def surety(unit: Unit) -> float:
    """The log-odds that a reviewer would ask for a source of this sentence."""
    features, words = _weights()
    said = terms(unit)
    total = _weight_of_place(place_of(unit))
    for feature in signs_of(unit):
        total += features.get(feature, 0)
    spoken = 0
    for word in said:
        spoken += words.get(word, 0)
    return (total + spoken / sqrt(len(said))) / _THOUSANDTHS


def terms(unit: Unit) -> frozenset[str]:
    """Its words, numbers taken for one. Each weighs the less the more there are, by the root of their number."""
    return frozenset(map(_term, unit.tokens))


Place = tuple[str, int, bool, str | None, str, bool]


def place_of(unit: Unit) -> Place:
    """What a sentence is in its page: its kind, its length in powers of two, whether it ends as sentences do, the
    aside that it is, what the words before its list make of it, and whether it answers a question."""
    length = min(LONG, len(unit.tokens).bit_length() - 1)
    return unit.kind.value, length, unit.is_ended, unit.aside, unit.lead.name.lower(), unit.answers


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
    signs = [f"first {_term(unit.tokens[0])}", f"last {_term(unit.tokens[-1])}"]
    signs += [f"signal {signal}" for signal in unit.counts]
    signs += [f"figure {kind}" for kind in {quantity.kind.value for quantity in unit.quantities}]
    if unit.text.startswith(_QUOTES):
        signs.append("quoted")
    if unit.text[:1].islower():
        signs.append("goes on")
    return signs


def _term(word: str) -> str:
    return NUMBER if word[0].isdigit() else word


@cache
def _weight_of_place(place: Place) -> int:
    features, _ = _weights()
    return sum(features.get(feature, 0) for feature in features_of_place(place))


@cache
def _weights() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The weights of features and of words, in thousandths."""
    table: dict[str, dict[str, int]] = json.loads(WEIGHTS.read_text("utf-8"))
    return table["features"], table["words"]
