"""Marks in real trial papers against the publisher's own links: precision and recall of mark → entry, by style.

`python -m benchmarks.citations --data DIR`, where DIR holds `data/citations/articles.jsonl.gz`. Articles with an even
number in the file were looked at while the code was written, those with an odd number are the figures that count. The
publisher links only the ends of a range: what lies between counts neither way. Superscripts have lost their form in the
texts and are handed over as spans, as a reader of HTML would.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from evidence.citations.citation import Citation, CitationStyle
from evidence.citations.finding import marks_in
from evidence.citations.numbering import Numbering, numbering_of
from evidence.documents.document import Block, BlockKind, Piece, Span
from evidence.references.entry import parse_reference
from evidence.references.reference import Reference
from evidence.references.resolution import resolve

STYLES = {"num": "numeric", "sup": "superscript", "author-year": "author-year"}


def block_of(paragraph: dict[str, Any]) -> Block:
    """A paragraph as a reader would hand it over."""
    text = paragraph["text"]
    raised = _joined([Span(c["start"], c["end"]) for c in paragraph["cites"] if c["sup"]], text)
    return Block(BlockKind.PARAGRAPH, text, (Piece(0, Span(0, len(text))),), superscripts=tuple(raised))


def _joined(spans: list[Span], text: str) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and text[joined[-1].end : span.start].strip(" ,–-") == "":
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def references_of(article: dict[str, Any]) -> tuple[Reference, ...]:
    """The article's list: fields as the publisher gives them, else read from the text; `key` is the publisher's id."""
    return tuple(_reference(row, position) for position, row in enumerate(article["refs"], 1))


def _reference(row: dict[str, Any], position: int) -> Reference:
    parsed = parse_reference(row.get("string") or row.get("text") or "")
    return replace(
        parsed,
        label=(row["label"] or str(position)).strip(" .[]()"),
        key=row["id"],
        authors=tuple(row["surnames"]) or parsed.authors,
        year=_year(row) or parsed.year,
    )


def _year(row: dict[str, Any]) -> int | None:
    digits = (row.get("year") or "")[:4]
    return int(digits) if digits.isdigit() else None


def score(article: dict[str, Any]) -> Counter[str]:
    """True and false links of one article, and the publisher's links that were missed."""
    entries = references_of(article)
    labels = frozenset(entry.label for entry in entries if entry.label)
    counts: Counter[str] = Counter()
    numbering = numbering_of((paragraph["text"] for paragraph in article["paragraphs"]), labels)
    for paragraph in article["paragraphs"]:
        found = set(_links(block_of(paragraph), entries, labels, numbering))
        gold = [(Span(c["start"], c["end"]), rid) for c in paragraph["cites"] for rid in c["rids"]]
        for span, rid in gold:
            counts["found" if any(span.overlaps(s) and rid == key for s, key, _ in found) else "missed"] += 1
        for span, key, inner in found:
            right = any(span.overlaps(s) and rid == key for s, rid in gold)
            counts["right" if right else "between" if inner else "wrong"] += 1
    return counts


def _links(
    block: Block, entries: tuple[Reference, ...], labels: frozenset[str], numbering: Numbering
) -> Iterator[tuple[Span, str | None, bool]]:
    for mark in marks_in(block, labels, numbering):
        if mark.style in (CitationStyle.INLINE, CitationStyle.KEY):
            continue
        span = Span(mark.start, mark.end)
        raw = block.text[mark.start : mark.end]
        citation = Citation(raw, span, mark.style, mark.labels, 0, mark.start, mark.end)
        (resolution,) = resolve((citation,), entries, ())
        for label, reference in zip(mark.labels, resolution.references, strict=True):
            inner = label.isdecimal() and label not in raw
            yield span, reference.key if reference else None, inner


def main() -> int:
    """Prints a line for each style and half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    data = parser.parse_args().data
    path = data / "data" / "citations" / "articles.jsonl.gz" if data else None
    if path is None or not path.exists():
        print("skipped: no data/citations/articles.jsonl.gz below --data")
        return 0
    totals: dict[tuple[str, str], Counter[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            half = "held back" if number % 2 else "looked at"
            totals.setdefault((STYLES[article["style"]], half), Counter()).update(score(article))
    for (style, half), counts in sorted(totals.items()):
        links = counts["right"] + counts["wrong"]
        gold = counts["found"] + counts["missed"]
        precision = f"{counts['right'] / links:.3f} ({counts['right']}/{links})"
        recall = f"{counts['found'] / gold:.3f} ({counts['found']}/{gold})"
        print(f"{style:12} {half:10} precision {precision}  recall {recall}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
