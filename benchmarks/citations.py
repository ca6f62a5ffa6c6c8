"""Marks in real trial papers against the publisher's own links: precision and recall of mark → entry, by style.

`python -m benchmarks.citations --data DIR`, where DIR holds `data/citations/articles.jsonl.gz`. Articles with an even
number in the file were looked at while the code was written, those with an odd number are the figures that count. The
publisher links only the ends of a range, or the whole of it to its first entry: what else it covers counts neither
way. A mark that points at no entry is no link; it counts against recall where the publisher links it, and is counted
apart. Superscripts have lost their form in the texts and are handed over as spans, as a reader of HTML would.

Scope is measured on `data/agreement/citation_integrity.jsonl.gz`: passages around one citation. A passage of one
sentence has to be covered whole; in a longer one the words right before the mark have to be, and it is counted how
often the mark is taken to cover a further sentence. Nobody labelled how far those reach.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from evidence.citations.citation import Citation, CitationStyle
from evidence.citations.finding import find_citations, marks_in, marks_of
from evidence.citations.mark import Mark, numbers_in
from evidence.citations.targets import Targets
from evidence.claims.detection import claim_of
from evidence.claims.sentences import sentences_of
from evidence.documents.document import Block, BlockKind, Piece, Span
from evidence.documents.text import read_text
from evidence.references.entry import parse_reference
from evidence.references.reference import Reference
from evidence.references.resolution import Catalogue, resolve, targets_of

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
    counts: Counter[str] = Counter()
    blocks = [block_of(paragraph) for paragraph in article["paragraphs"]]
    marks = marks_of(blocks, targets_of(entries, Catalogue(())))
    for paragraph, block, own in zip(article["paragraphs"], blocks, marks, strict=True):
        found = set(links_of(block, own, entries))
        gold = [(Span(c["start"], c["end"]), rid) for c in paragraph["cites"] for rid in c["rids"]]
        for span, rid in gold:
            counts["found" if any(span.overlaps(s) and rid == key for s, key, _ in found) else "missed"] += 1
        ranges = [
            Span(c["start"], c["end"]) for c in paragraph["cites"] if len(numbers_in(c["text"].strip("[]() "))) > 1
        ]
        for span, key, inner in found:
            right = any(span.overlaps(s) and rid == key for s, rid in gold)
            between = inner or (key is not None and any(span.overlaps(s) for s in ranges))
            counts["right" if right else "dangling" if key is None else "between" if between else "wrong"] += 1
    return counts


def links_of(
    block: Block, marks: Sequence[Mark], entries: tuple[Reference, ...]
) -> Iterator[tuple[Span, str | None, bool]]:
    """Every place, the entry that it points at, and whether it lies between the ends of a range."""
    citations = [
        Citation(block.text[m.start : m.end], Span(m.start, m.end), m.style, m.labels, 0, m.start, m.end)
        for m in marks
        if m.style not in (CitationStyle.INLINE, CitationStyle.KEY)
    ]
    for resolution in resolve(citations, entries, Catalogue(())):
        citation = resolution.citation
        for label, reference in zip(citation.labels, resolution.references, strict=True):
            inner = label.isdecimal() and label not in citation.raw
            yield citation.span, reference.key if reference else None, inner


def main() -> int:
    """Prints a line for each style and half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    data = parser.parse_args().data
    if data is None:
        print("skipped: no --data")
        return 0
    _report_links(data / "data" / "citations" / "articles.jsonl.gz")
    _report_scope(data / "data" / "agreement" / "citation_integrity.jsonl.gz")
    return 0


def _report_links(path: Path) -> None:
    if not path.exists():
        print(f"links: skipped, {path} is missing")
        return
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
        print(f"{style:12} {half:10} precision {precision}  recall {recall}  pointing at nothing {counts['dangling']}")


def _report_scope(path: Path) -> None:
    if not path.exists():
        print(f"scope: skipped, {path} is missing")
        return
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(_scope_of(json.loads(line)["claim"]))
    print(f"scope: passages of one sentence covered {counts['covered']} of {counts['single']}")
    print(f"scope: in longer ones, the words before the mark covered {counts['own']} of {counts['longer']}")
    print(f"scope: of these, a further sentence covered {counts['further']}")


def _scope_of(passage: str) -> Iterator[str]:
    """What the mark under test covers of one passage, as names to count."""
    text = passage
    for sign, number in (("<|cit|>", "1"), ("<|multi_cit|>", "1"), ("<|other_cit|>", "2")):
        text = re.sub(rf"[\[(]\s*{re.escape(sign)}\s*[\])]", f"[{number}]", text).replace(sign, f"[{number}]")
    document = read_text("passage.txt", text.encode())
    sentences = sentences_of(document)
    claims = {claim.id: claim for claim in (claim_of(document, sentence) for sentence in sentences)}
    citations = find_citations(document, sentences, tuple(claims.values()), marks_in(document, Targets({"1", "2"})))
    reach = {one for citation in citations if "1" in citation.labels for one in citation.claims}
    yield "longer" if len(sentences) > 1 else "single"
    if len(sentences) == 1 and reach:
        yield "covered"
    if len(sentences) > 1:
        words = document.text[: document.text.index("[1]")].split()[-3:] if "[1]" in document.text else ["?"]
        if any(" ".join(words) in " ".join(claims[one].text.split()) for one in reach):
            yield "own"
        if len(reach) > sum("[1]" in claims[one].text for one in reach):
            yield "further"


if __name__ == "__main__":
    sys.exit(main())
