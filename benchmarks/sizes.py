"""How well the size of a study is read, of all sorts of designs: `python -m benchmarks.sizes --data DIR`.

DIR holds `cards/`, `agreement/` and `citations/`; a set that is missing is skipped, and said so. `sizes.jsonl` beside
this file has the sizes of 242 of their abstracts, written down before any was extracted: each `n` lists the sizes
that a reader would accept, null among them where the abstract need not be read as saying one. Animals and cells are no
people. The abstracts are split by `benchmarks.cards.half_of` into those looked at and those held back.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.cards import HELD_BACK, LOOKED_AT, half_of, size_bin
from evidence.sources.extraction import extract_card

Row = Mapping[str, Any]
Abstract = tuple[str, str, str]

_LABELS = Path(__file__).with_name("sizes.jsonl")


def _of_agreement(identity: str) -> Callable[[Row], Abstract]:
    return lambda row: (str(row["extra"][identity]), row["extra"]["title"], row["source"])


_SETS: Mapping[str, tuple[str, Callable[[Row], Abstract]]] = {
    "study_type_teller": (
        "cards/study_type_teller.jsonl.gz",
        lambda row: (str(row["pmid"]), row["title"], row["abstract"]),
    ),
    "clinifact": ("agreement/clinifact.jsonl", _of_agreement("pmid")),
    "scifact": ("agreement/scifact.jsonl.gz", _of_agreement("doc_id")),
    "healthver": ("agreement/healthver.jsonl.gz", _of_agreement("doc_id")),
    "citations": ("citations/articles.jsonl.gz", lambda row: (row["pmcid"], row["title"], row["abstract"])),
}
"""Where each set is, and how a row of it is an abstract: its id, its title, its text."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure both halves, or the one that may be looked at."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="folder with cards/, agreement/ and citations/")
    parser.add_argument("--half", choices=("both", "looked-at"), default="both")
    parser.add_argument("--show", action="store_true", help="name each looked-at abstract that was read otherwise")
    options = parser.parse_args(arguments)
    if options.data is None:
        print("skipped: no --data")
        return
    read = list(_read(options.data))
    for half in (LOOKED_AT, HELD_BACK) if options.half == "both" else (LOOKED_AT,):
        _report(half, [one for one in read if half_of(one[0]) == half], options.show)


def _read(data: Path) -> Iterator[tuple[str, Sequence[int | None], int | None]]:
    """The id of each labelled abstract that is there, the sizes accepted, and the size extracted."""
    labels = [json.loads(line) for line in _LABELS.read_text(encoding="utf-8").splitlines()]
    for name, (place, abstract_of) in _SETS.items():
        path = data / place
        if not path.exists():
            print(f"{name}: skipped, {path} is missing")
            continue
        accepted = {row["id"]: row["n"] for row in labels if row["set"] == name}
        for identity, title, text in {one[0]: one for one in map(abstract_of, _rows(path))}.values():
            if identity in accepted:
                yield identity, accepted[identity], extract_card(text, title=title).n


def _rows(path: Path) -> Iterator[Row]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _report(half: str, read: Sequence[tuple[str, Sequence[int | None], int | None]], show: bool) -> None:
    told = [(identity, accepted, n) for identity, accepted, n in read if any(accepted)]
    untold = [n for _, accepted, n in read if not any(accepted)]
    answers = Counter("right" if n in accepted else "not given" if n is None else "wrong" for _, accepted, n in told)
    bins = sum(n in accepted or size_bin(n) in map(size_bin, filter(None, accepted)) for _, accepted, n in told)
    print(f"{half}: {len(told)} abstracts that tell a size: {dict(answers)}; in the right bin {bins / len(told):.3f}")
    print(f"  not given, where none is told: {sum(n is None for n in untold)}/{len(untold)}")
    if show and half == LOOKED_AT:
        for identity, accepted, n in told:
            if n not in accepted:
                print(f"  {identity}: {accepted}, read {n}")


if __name__ == "__main__":
    main()
