"""How far verdicts can be trusted: `python -m benchmarks.agreement --data DIR`.

DIR holds `agreement/*.jsonl(.gz)`: pairs of a claim and a source's text, labelled SUPPORT, REFUTE or NEI. Each set is
split by a hash of the source's text into two halves, one that was looked at while the comparison was written, and one
that was not. What is missing is skipped, and said so.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.claims import Share
from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.claims.sentences import split
from evidence.sources.card import Depth
from evidence.sources.drugs import drugs_in, medicine_instead

Row = Mapping[str, Any]

_UNDER_TEST = re.compile(r"<\|(?:multi_)?cit\|>")
_OTHER = re.compile(r"<\|[a-z_]+\|>")
SETS = ("scifact", "citation_integrity", "clinifact", "healthver", "nli4ct", "nli4ct_p")
HALVES = ("looked at", "held back")
_ABSTRACTS = 500
"""So many are read, and then twice as many, to see that each takes as long."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every set that DIR has."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="folder with agreement/, or that folder itself")
    parser.add_argument("--show", metavar="SET", help="print the looked-at pairs of this set that were judged wrongly")
    options = parser.parse_args(arguments)
    if options.data is None:
        print("skipped: no --data")
        return
    folder = options.data / "agreement" if (options.data / "agreement").is_dir() else options.data
    pairs, seconds = 0, 0.0
    for name in SETS:
        rows = rows_of(folder, name)
        if rows is None:
            print(f"{name}: skipped, it is not in {folder}")
            continue
        started = time.perf_counter()
        judged = [(row, _verdict(row)) for row in rows]
        seconds += time.perf_counter() - started
        pairs += len(judged)
        _report(name, judged, options.show == name)
    if pairs:
        print(f"speed: {pairs / seconds:.0f} pairs a second ({pairs} pairs, one core)")
        _linear(folder)


def _linear(folder: Path) -> None:
    """Claims each against an abstract of its own, which was not read before: some, and twice as many."""
    rows = [row for name in SETS if not name.startswith("nli4ct") for row in rows_of(folder, name) or ()]
    alone = list({row["source"]: row for row in rows}.values())
    random.Random(1).shuffle(alone)
    for part in (alone[:_ABSTRACTS], alone[_ABSTRACTS : 3 * _ABSTRACTS]):
        started = time.perf_counter()
        for row in part:
            _verdict(row)
        seconds = time.perf_counter() - started
        print(f"speed: {len(part) / seconds:.0f} pairs a second ({len(part)} claims, an abstract for each)")


def half_of(row: Row) -> str:
    """Which half a pair is in: all pairs of one source are in the same."""
    return HALVES[hashlib.sha256(row["source"].encode()).digest()[0] % 2]


def _verdict(row: Row) -> str:
    return verdict_of(compare_pair(claim_of(row), row["source"], depth=Depth.ABSTRACT)).value


def claim_of(row: Row) -> str:
    """The claim; where marks are shown, the words that the mark under test stands behind."""
    before, mark, _ = _UNDER_TEST.sub("\0", row["claim"], count=1).partition("\0")
    if not mark:
        return row["claim"]
    words = _OTHER.sub(" ", before)
    spans = split(words)
    sentence = words[spans[-1][0] : spans[-1][1]] if spans else words
    own = _OTHER.split(before)[-1].strip()
    return own if own[:1].isupper() and own in sentence else sentence


def _report(name: str, judged: Sequence[tuple[Row, str]], show: bool) -> None:
    for half in HALVES:
        part = [(row, verdict) for row, verdict in judged if half_of(row) == half]
        for which, chosen in (("all claims", part), ("claims with a number", [p for p in part if p[0]["has_digit"]])):
            _precision(f"{name}, {half}, {which}", chosen)
        if name == "nli4ct_p":
            _interventions(half, part)
        if not name.startswith("nli4ct"):
            _medicines(f"{name}, {half}", [row for row, _ in part])
    for row, verdict in judged if show else ():
        if half_of(row) == HALVES[0] and _is_wrong(row, verdict):
            print(f"  {verdict} but {row['label']}: {row['id']} {row['claim']}")


def _is_wrong(row: Row, verdict: str) -> bool:
    return (verdict, row["label"]) not in {("supported", "SUPPORT"), ("differs", "REFUTE")} and verdict in (
        "supported",
        "differs",
    )


def _precision(title: str, judged: Sequence[tuple[Row, str]]) -> None:
    given = Counter(verdict for _, verdict in judged)
    right = Counter(verdict for row, verdict in judged if not _is_wrong(row, verdict))
    said = given["supported"] + given["differs"]
    print(
        f"{title}: supported is right {Share(right['supported'], given['supported'])}, "
        f"differs is right {Share(right['differs'], given['differs'])}, "
        f"a verdict is given {Share(said, len(judged))}"
    )


def _medicines(title: str, rows: Sequence[Row]) -> None:
    """How often a source is said to name another medicine than the claim, by what its label says of them."""
    named = [row for row in rows if drugs_in(claim_of(row)).substances]
    told = Counter(row["label"] == "NEI" for row in named if medicine_instead(claim_of(row), row["source"]))
    strange = sum(row["label"] == "NEI" for row in named)
    print(
        f"{title}: another medicine is told of sources on the claim's own {Share(told[False], len(named) - strange)}, "
        f"of sources that tell nothing of it {Share(told[True], strange)}"
    )


def _interventions(half: str, judged: Sequence[tuple[Row, str]]) -> None:
    altered = [v for row, v in judged if row["extra"]["intervention"] == "Numerical_contradiction"]
    kept = [
        v for row, v in judged if row["extra"]["intervention"] == "Numerical_paraphrase" and row["label"] == "SUPPORT"
    ]
    print(f"nli4ct_p, {half}: altered numbers called differs {Share(altered.count('differs'), len(altered))}")
    print(f"nli4ct_p, {half}: numbers in other words called differs {Share(kept.count('differs'), len(kept))}")


def rows_of(folder: Path, name: str) -> list[Row] | None:
    for path in (folder / f"{name}.jsonl.gz", folder / f"{name}.jsonl"):
        if path.exists():
            return list(_lines(path))
    return None


def _lines(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


if __name__ == "__main__":
    main()
