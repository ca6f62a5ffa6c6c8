"""Claims against the sources of others that are nearest to them: `python -m benchmarks.strangers --data DIR`.

DIR holds `agreement/`, as for `benchmarks.agreement`. Each claim on an abstract is compared with the four abstracts,
other than its own, that share most of its rare words: these are on the same field, mostly on another treatment or
outcome, and seldom say anything of the claim. So a given `supported` is wrong, and a given `differs` mostly is: it
holds against the claim what is said of something else. Both sides are of one half, so that the half that took no part
in writing the code is measured by itself. Beside them, sentences with a figure of these abstracts are compared with the
abstract that they stand in: a `differs` there is wrong.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.agreement import HALVES, Row, claim_of, half_of, rows_of
from benchmarks.claims import Share
from evidence.agreement.pair import compare_pair
from evidence.agreement.passages.subjects import source_of
from evidence.agreement.verdict import verdict_of
from evidence.agreement.words.terms import terms_of
from evidence.sources.card import Depth

SETS = ("scifact", "citation_integrity", "clinifact", "healthver")
NEAREST = 4
"""With so many sources of others a claim is compared."""
_EACH = 4
"""Of so many abstracts one is asked for its own sentences."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every set that DIR has, each half by itself."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="folder with agreement/, or that folder itself")
    parser.add_argument("--show", action="store_true", help="print what is told of the half that was looked at")
    options = parser.parse_args(arguments)
    if options.data is None:
        print("skipped: no --data")
        return
    folder = options.data / "agreement" if (options.data / "agreement").is_dir() else options.data
    for name in SETS:
        rows = rows_of(folder, name)
        if rows is None:
            print(f"{name}: skipped, it is not in {folder}")
            continue
        for half in HALVES:
            part = [row for row in rows if half_of(row) == half]
            _report(f"{name}, {half}", pairs_of(part), show=options.show)
            _report(f"{name}, {half}, its own sentences", own_of(part), show=options.show)


def _report(title: str, pairs: Iterable[tuple[str, str]], *, show: bool) -> None:
    given: Counter[str] = Counter()
    for claim, source in pairs:
        agreements = compare_pair(claim, source, depth=Depth.ABSTRACT)
        verdict = verdict_of(agreements).value
        given[verdict] += 1
        if show and HALVES[0] in title and verdict in ("differs", "supported"):
            told = next((one for one in agreements if one.verdict.value == "differs"), None)
            print(f"  {verdict}: {claim}" + (f"\n    {told.why} “{told.quote or told.source}”" if told else ""))
    total = sum(given.values())
    print(f"{title}: differs {Share(given['differs'], total)}, supported {Share(given['supported'], total)}")


def pairs_of(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Each claim with the nearest sources that are not its own."""
    own: dict[str, set[str]] = {}
    for row in rows:
        own.setdefault(claim_of(row), set()).add(row["source"])
    sources = sorted({row["source"] for row in rows})
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE texts USING fts5(words)")
    index.executemany("INSERT INTO texts(rowid, words) VALUES (?, ?)", enumerate(map(_words, sources)))
    for claim, known in sorted(own.items()):
        found = index.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts), rowid LIMIT ?",
            (" OR ".join(f'"{word}"' for word in sorted(terms_of(claim))) or '""', NEAREST + len(known)),
        )
        strange = (sources[number] for (number,) in found if sources[number] not in known)
        yield from ((claim, source) for source, _ in zip(strange, range(NEAREST), strict=False))


def own_of(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """The sentences with a figure of every fourth source, with it."""
    for source in sorted({row["source"] for row in rows})[::_EACH]:
        for passage in source_of(source).passages:
            if any(character.isdigit() for character in passage.text):
                yield passage.text, source


def _words(text: str) -> str:
    return " ".join(sorted(terms_of(text)))


if __name__ == "__main__":
    main()
