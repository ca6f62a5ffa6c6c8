"""Learns which sentences need a source: `evidence/claims/weights.json`.

Two logistic regressions. One sees a sentence by itself (`evidence.claims.weighing`): its words, its place, its shape.
The other sees what the first makes of it and of its neighbours, and what the rules say; it learns from sureties of
weights that had not seen the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.learning.examples import Example
from benchmarks.learning.meanings import folded, means, spoken
from evidence.claims import weighing
from evidence.claims.detection import beside

TURNS = 5
WORD, PAIR = 3.0, 2.5
"""What a word weighs beside a feature, and a pair of words."""
FEWEST = 4
"""Pairs that stand in fewer sentences are left out."""
STRENGTH = 0.4
"""How far the weights may go from nothing (C of the regression)."""
CONTEXT = ("told", "own", "before", "after")


@dataclass(frozen=True)
class Model:
    """A regression on sentences by themselves, with what it needs to see one."""

    vectorizer: DictVectorizer
    regression: LogisticRegression
    vectors: Mapping[str, Any]

    def sureties(self, examples: Sequence[Example]) -> Any:
        """The log-odds of each; 0 where there are no words."""
        rows = hstack([self.vectorizer.transform(map(_seen, examples)), _meant(self.vectors, examples)])
        spoken = np.array([bool(example.unit.tokens) for example in examples])
        return np.where(spoken, self.regression.decision_function(rows.tocsr()), 0.0)


def weights_of(examples: Sequence[Example], vectors: Mapping[str, Any], sureties: Any) -> dict[str, dict[str, float]]:
    """What is shipped: a number a feature, word and pair of words, and what the neighbours weigh.

    `sureties` are those of weights that had not seen the page of a sentence (`fresh_sureties`).
    """
    model = fitted([example for example in examples if example.is_clear], vectors)
    names = model.vectorizer.get_feature_names_out()
    coefficients = model.regression.coef_[0]
    words = {word: float(weight) for word, weight in folded(vectors, coefficients[len(names) :]).items()}
    table: dict[str, dict[str, float]] = {"features": {}, "words": words, "pairs": {}}
    for name, weight in zip(names, map(float, coefficients), strict=False):
        if name.startswith("word "):
            word = name.removeprefix("word ")
            words[word] = words.get(word, 0.0) + WORD * weight
        elif name.startswith("pair "):
            table["pairs"][name.removeprefix("pair ")] = PAIR * weight
        else:
            table["features"][name] = weight
    table["features"]["always"] += float(model.regression.intercept_[0])
    context = around(examples, sureties)
    beside = dict(zip(CONTEXT, map(float, context.coef_[0]), strict=True))
    return {**table, "context": {**beside, "always": float(context.intercept_[0])}}


def fitted(examples: Sequence[Example], vectors: Mapping[str, Any]) -> Model:
    """The first regression."""
    known = Counter(pair for example in examples for pair in weighing.pairs(example.unit))
    rare = {f"pair {pair}" for pair, number in known.items() if number < FEWEST}
    seen = [{name: value for name, value in _seen(one).items() if name not in rare} for one in examples]
    vectorizer = DictVectorizer()
    rows = hstack([vectorizer.fit_transform(seen), _meant(vectors, examples)])
    regression = LogisticRegression(C=STRENGTH, max_iter=1000, tol=1e-4)
    return Model(vectorizer, regression.fit(rows.tocsr(), [example.asked for example in examples]), vectors)


def fresh_sureties(examples: Sequence[Example], vectors: Mapping[str, Any]) -> Any:
    """The sureties of sentences by weights that had not seen their page."""
    found = np.zeros(len(examples))
    for turn in range(TURNS):
        model = fitted([example for example in examples if example.page % TURNS != turn and example.is_clear], vectors)
        places = [place for place, example in enumerate(examples) if example.page % TURNS == turn]
        found[places] = model.sureties([examples[place] for place in places])
    return found


def around(examples: Sequence[Example], sureties: Any) -> LogisticRegression:
    """The second regression, on all clear sentences that are no headings."""
    learned = [example.is_clear and not example.is_heading for example in examples]
    asked = np.array([example.asked for example in examples])
    return LogisticRegression(C=1.0, max_iter=1000).fit(surroundings(examples, sureties)[learned], asked[learned])


def surroundings(examples: Sequence[Example], sureties: Any) -> Any:
    """For each sentence what `CONTEXT` names. Examples stand in the order of their pages."""
    seen = (replace(one.impression, surety=float(own)) for one, own in zip(examples, sureties, strict=True))
    pages = groupby(zip(examples, seen, strict=True), key=lambda pair: pair[0].page)
    rows = [
        (one.told, one.surety, weighing.clipped(before), weighing.clipped(after))
        for _, page in pages
        for one, before, after in beside([impression for _, impression in page])
    ]
    return np.array(rows, dtype=float)


def _seen(example: Example) -> dict[str, float]:
    if not example.unit.tokens:
        return {}
    place = weighing.features_of_place(weighing.place_of(example.unit))
    signs = dict.fromkeys((*place, *weighing.signs_of(example.unit)), 1.0)
    words, pairs = example.unit.terms, weighing.pairs(example.unit)
    return {**signs, **spoken(words, "word", WORD), **spoken(pairs, "pair", PAIR)}


def _meant(vectors: Mapping[str, Any], examples: Sequence[Example]) -> Any:
    return means(vectors, (example.unit.terms for example in examples))
