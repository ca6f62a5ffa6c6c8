"""How well claims are found: `python -m benchmarks.claims --data DIR`.

DIR holds `gold/claims.jsonl` and `articles/` (labelled copy), and `data/claims/*.jsonl` (sentences of other fields,
taken as they come: one sentence a document, nothing tuned to them). What is missing is skipped, and said so.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.reading import sentences_in
from evidence.claims.claim import Claim
from evidence.claims.detection import find_claims
from evidence.documents.document import Block, BlockKind, Document, Piece, Span, line_starts

Row = Mapping[str, Any]

_SENTENCE_SETS = (("scientific_claim_detection.jsonl", "sentence"), ("environmental_claims.jsonl", "text"))


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{self.part / self.whole:.3f} ({self.part}/{self.whole})" if self.whole else "none to count"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything that DIR has data for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="folder with gold/, articles/ and data/")
    parser.add_argument("--show", action="store_true", help="name each gold unit that was judged otherwise")
    options = parser.parse_args(arguments)
    if options.data is None:
        print("skipped: no --data")
        return
    _report_gold(options.data, options.show)
    for name, column in _SENTENCE_SETS:
        _report_sentences(options.data / "data" / "claims" / name, column)


def _report_gold(data: Path, show: bool) -> None:
    labels = data / "gold" / "claims.jsonl"
    if not labels.exists():
        print(f"gold: skipped, {labels} is missing")
        return
    rows = list(_rows(labels))
    seconds = 0.0
    sentences = 0
    counts: Counter[str] = Counter()
    for name in sorted({row["file"] for row in rows}):
        path = data / "articles" / name
        if not path.exists():
            print(f"gold: skipped {name}, {path} is missing")
            continue
        document = _read(path)
        started = time.perf_counter()
        spans = sentences_in(document)
        claims = find_claims(document, spans)
        seconds += time.perf_counter() - started
        sentences += len(spans)
        places = {(sentence.span.start, sentence.span.end) for sentence in spans}
        for row in (row for row in rows if row["file"] == name):
            _count(counts, row, claims, places, show)
    print(f"gold: recall of must {Share(counts['found must'], counts['must'])}")
    print(
        f"gold: precision, must against none {Share(counts['found must'], counts['found must'] + counts['found none'])}"
    )
    print(f"gold: should that were found {Share(counts['found should'], counts['should'])}")
    print(f"gold: spans exact {Share(counts['exact'], counts['must'] + counts['should'])}")
    print(f"gold: kind right {Share(counts['kind'], counts['found must'])}")
    print(f"gold: {seconds / max(sentences, 1) * 1e6:.0f} µs a sentence")


def _count(counts: Counter[str], row: Row, claims: Sequence[Claim], places: set[tuple[int, int]], show: bool) -> None:
    strength = row["strength"]
    start, end = row["char_start"], row["char_end"]
    overlapping = [claim for claim in claims if claim.span.start < end and start < claim.span.end]
    counts[strength] += 1
    counts[f"found {strength}"] += bool(overlapping)
    if strength != "none":
        counts["exact"] += (start, end) in places
    if strength == "must" and overlapping:
        counts["kind"] += overlapping[0].kind.value == row["claim_types"][0]
    if show and bool(overlapping) != (strength != "none"):
        print(f"  {strength}, {'found' if overlapping else 'not found'}: {row['id']} {row['anchor']}")
    if show and strength == "must" and overlapping and overlapping[0].kind.value != row["claim_types"][0]:
        print(f"  {row['claim_types'][0]}, taken for {overlapping[0].kind}: {row['id']} {row['anchor']}")


def _report_sentences(path: Path, column: str) -> None:
    if not path.exists():
        print(f"{path.name}: skipped, {path} is missing")
        return
    counts: Counter[tuple[bool, bool]] = Counter()
    started = time.perf_counter()
    for row in _rows(path):
        document = _document(row[column])
        counts[bool(row["label"]), bool(find_claims(document, sentences_in(document)))] += 1
    seconds = time.perf_counter() - started
    hit, missed, false = counts[True, True], counts[True, False], counts[False, True]
    recall, precision = Share(hit, hit + missed), Share(hit, hit + false)
    pace = seconds / max(counts.total(), 1) * 1e6
    print(f"{path.name}: recall {recall}, precision {precision}, {pace:.0f} µs a sentence")


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _read(path: Path) -> Document:
    from evidence.documents.reading import read_document

    return read_document(path)


def _document(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, text, (Piece(0, Span(0, len(text))),))
    return Document("sentence.txt", "txt", text, (block,) if text else (), "", line_starts(text))


if __name__ == "__main__":
    main()
