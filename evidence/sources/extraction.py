"""A source card of a text: its figures with the sentences they stand in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from evidence.claims.claim import QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.claims.sentences import split
from evidence.sources.card import Depth, Figure, SourceCard

_FIGURES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.RATIO})
_TIMES = frozenset({QuantityKind.TIMEPOINT, QuantityKind.DURATION})
_QUOTE_WORDS = 25


def extract_card(
    text: str,
    *,
    title: str | None = None,  # noqa: ARG001
    doi: str | None = None,
    key: str | None = None,
    depth: Depth,
    origin: str,
    published: date | None = None,  # noqa: ARG001
) -> SourceCard:
    """The facts that can be read out of a text."""
    figures = []
    for line in text.splitlines():
        for start, end in split(line):
            figures += _figures(line[start:end])
    return SourceCard(key=key, doi=doi, depth=depth, origin=origin, figures=tuple(figures))


def _figures(sentence: str) -> list[Figure]:
    quantities = find_quantities(sentence)
    time = next((quantity.text for quantity in quantities if quantity.kind in _TIMES), None)
    quote = " ".join(sentence.split()[:_QUOTE_WORDS])
    return [Figure(q.text, None, time, None, quote) for q in quantities if q.kind in _FIGURES]


def held_text(library_folder: Path, key: str) -> str | None:
    """The text of a source that is held beside the library, as `sources/KEY.txt` or `.md`."""
    for suffix in (".txt", ".md"):
        path = library_folder / "sources" / f"{key}{suffix}"
        if path.is_file():
            return path.read_text("utf-8")
    return None
