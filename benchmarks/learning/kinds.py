"""Learns what a claim asserts: `evidence/claims/kind_weights.json`.

A logistic regression over what `evidence.claims.kinds` tells of a claim: what its rules say, its words and signals, and
those of the heading above it. It learns from claims on whose kind the readers agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.learning.examples import Example
from benchmarks.learning.meanings import folded, means, spoken
from evidence.claims.judging import read_from_place
from evidence.claims.kinds import KINDS, features_of

WORD, HEADING, TOLD = 3.0, 1.5, 1.5
"""What a word weighs beside a feature, one of the heading, and what the rules say."""
STRENGTH = 0.1


@dataclass(frozen=True)
class Model:
    """A regression with what it needs to see a claim."""

    vectorizer: DictVectorizer
    regression: LogisticRegression
    vectors: Mapping[str, Any]

    def kinds(self, examples: Sequence[Example]) -> list[str]:
        """The kind of each."""
        rows = hstack([self.vectorizer.transform(map(_seen, examples)), _meant(self.vectors, examples)])
        return [str(kind) for kind in self.regression.predict(rows.tocsr())]


def fitted(examples: Sequence[Example], vectors: Mapping[str, Any]) -> Model:
    """The regression on claims whose kind is known."""
    vectorizer = DictVectorizer()
    rows = hstack([vectorizer.fit_transform(map(_seen, examples)), _meant(vectors, examples)])
    regression = LogisticRegression(C=STRENGTH, max_iter=1000, tol=1e-4)
    return Model(vectorizer, regression.fit(rows.tocsr(), [str(example.kind) for example in examples]), vectors)


def weights_of(examples: Sequence[Example], vectors: Mapping[str, Any]) -> dict[str, dict[str, list[float]]]:
    """What is shipped: for each feature and word a number a kind. Only words that the pages hold are kept."""
    model = fitted(examples, vectors)
    names = model.vectorizer.get_feature_names_out()
    order = [list(model.regression.classes_).index(kind.value) for kind in KINDS]
    learned = model.regression.coef_[order].T
    table: dict[str, dict[str, list[float]]] = {"features": {}, "words": {}, "heading": {}}
    meant = folded(vectors, learned[len(names) :])
    for name, row in zip(names, learned, strict=False):
        if name.startswith("word "):
            word = name.removeprefix("word ")
            table["words"][word] = list(WORD * row + meant.get(word, 0.0))
        elif name.startswith("heading "):
            table["heading"][name.removeprefix("heading ")] = list(HEADING * row)
        else:
            table["features"][name] = list((TOLD if name.startswith("told ") else 1.0) * row)
    always = np.array(table["features"]["always"]) + model.regression.intercept_[order]
    table["features"]["always"] = list(always)
    return table


def _seen(example: Example) -> dict[str, float]:
    unit, heading = example.unit, example.heading
    counts = {**unit.counts, **read_from_place(unit)}
    above = spoken(heading.terms, "heading", HEADING) if heading and heading.tokens else {}
    told = {name: TOLD if name.startswith("told ") else 1.0 for name in features_of(unit, counts, heading)}
    return {**told, **spoken(unit.terms, "word", WORD), **above}


def _meant(vectors: Mapping[str, Any], examples: Sequence[Example]) -> Any:
    return means(vectors, (example.unit.terms for example in examples))
