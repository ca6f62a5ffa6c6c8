"""Altered numbers and findings, on statements written for it: `python -m benchmarks.statements --data DIR`.

DIR holds `agreement/`, whose sources are named here by the first twelve digits of their sha256. `statements/` beside
this file has pairs on them, each a statement that follows from its source and the same with a number altered so that it
does not: `trials.jsonl` on the trial reports, as experts would state it, and `abstracts.jsonl` on abstracts, as copy
would. In those of `findings.jsonl`, on abstracts too, it is the finding that is altered: an effect where there was
none, none where there was one, or the other way. `superiority.jsonl` has claims of an effect, as registers and copy
make them, each labelled SUPPORT, REFUTE or NEI (of another time, dose, comparison or part of the people); `true.jsonl`
true statements alone, easily misread ones among them. `near_misses.jsonl` has made-up abstracts and papers of its own,
with false claims made of their words and numbers, and true ones beside them, `records.jsonl` trial records, on diseases
of many kinds, with altered and true statements: they need no DIR. The authors had not seen the code, and all wrote on
made-up sources or on those of the half that may be looked at. The pairs are split by their source: half of them were
read and learned from, of those on trial reports three quarters, the others are held back; all other statements were
learned from but the last sets on made-up sources.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

from benchmarks.agreement import rows_of
from benchmarks.claims import Share
from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth

Pair = Mapping[str, str]

_PAIRS = Path(__file__).with_name("statements")
_SETS: Mapping[str, Sequence[str]] = {
    "trials": ("nli4ct", "nli4ct_p"),
    "abstracts": ("scifact", "clinifact"),
    "findings": ("scifact", "clinifact"),
}
"""Which sets of `agreement/` hold the sources."""
_MADE_UP: Mapping[str, str] = {"near_misses": "near misses", "records": "made-up records"}
"""Sets that have their sources beside them, and what they are called."""
HALVES = ("learned", "held back")
_PARTS: Mapping[str, int] = {"trials": 4, "abstracts": 2, "findings": 2}
"""Of so many parts of a set one is held back."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure each set of pairs, both halves for themselves, and the statements without a pair."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="folder with agreement/")
    parser.add_argument("--half", choices=(*HALVES, "both"), default="both")
    parser.add_argument(
        "--show", action="store_true", help="print what is not told of the learned pairs, and what is told wrongly"
    )
    options = parser.parse_args(arguments)
    for name in _MADE_UP:
        _report_made_up(name, show=options.show)
    if options.data is None:
        print("skipped: no --data")
        return
    for name in _SETS:
        sources = dict(_sources(options.data / "agreement", name))
        pairs = [pair for pair in pairs_of(name) if pair["record"] in sources]
        if not pairs:
            print(f"{name}: skipped, its sources are not in {options.data}")
            continue
        for half in HALVES if options.half == "both" else (options.half,):
            _report(f"{name}, {half}", [p for p in pairs if half_of(name, p) == half], sources, options.show)
    _report_labelled(options.data / "agreement", show=options.show)
    _report_true(options.data / "agreement", show=options.show)


def pairs_of(name: str) -> Iterator[Pair]:
    """The pairs of a set: `record`, `true` and `altered`."""
    with (_PAIRS / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def half_of(name: str, pair: Pair) -> str:
    """Which part a pair of a set is in: all pairs on one source are in the same."""
    return HALVES[int(pair["record"], 16) % _PARTS[name] == _PARTS[name] - 1]


def _sources(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    for part in _SETS[name]:
        for row in rows_of(folder, part) or ():
            yield hashlib.sha256(row["source"].encode()).hexdigest()[:12], row["source"]


def _all_sources(folder: Path) -> Mapping[str, str]:
    return dict(one for name in _SETS for one in _sources(folder, name))


def _report_labelled(folder: Path, *, show: bool) -> None:
    """Claims of an effect that a source refutes, that it supports, and of which it tells nothing, called differs."""
    sources = _all_sources(folder)
    told = [one for one in pairs_of("superiority") if one["record"] in sources]
    if not told:
        print(f"superiority: skipped, its sources are not in {folder}")
        return
    called = [one for one in told if _verdict(one["statement"], sources[one["record"]]) == "differs"]
    for one in called if show else ():
        if one["label"] != "REFUTE":
            print(f"  {one['label']} differs: {one['record']} {one['statement']}")
    labels, given = (Counter(one["label"] for one in some) for some in (told, called))
    shares = (f"{label} called differs {Share(given[label], labels[label])}" for label in ("REFUTE", "SUPPORT", "NEI"))
    print(f"superiority, learned: {', '.join(shares)}")


def _report_true(folder: Path, *, show: bool) -> None:
    sources = _all_sources(folder)
    told = [one for one in pairs_of("true") if one["record"] in sources]
    if not told:
        print(f"true: skipped, its sources are not in {folder}")
        return
    wrong = [one for one in told if _verdict(one["statement"], sources[one["record"]]) == "differs"]
    for one in wrong if show else ():
        print(f"  true differs: {one['record']} {one['statement']}")
    print(f"true statements alone, learned: called differs {Share(len(wrong), len(told))}")


def _report_made_up(name: str, *, show: bool) -> None:
    """False claims on made-up sources of their own, and true ones, called supported or differs."""
    rows = list(pairs_of(name))
    texts = {row["source"]: row["text"] for row in rows if "text" in row}
    claims = [row for row in rows if "claim" in row]
    verdicts = [_verdict(row["claim"], texts[row["source"]]) for row in claims]
    given = Counter((_half(row), row["label"], verdict) for row, verdict in zip(claims, verdicts, strict=True))
    for row, verdict in zip(claims, verdicts, strict=True) if show else ():
        wrong = (row["label"], verdict) in (("false", "supported"), ("true", "differs"))
        if wrong and _half(row) == HALVES[0]:
            print(f"  {row['label']} {verdict}: {row['source']} {row['claim']}")
    for half, label in product(HALVES, ("false", "true")):
        total = sum(count for (of, kind, _), count in given.items() if (of, kind) == (half, label))
        shares = (f"{word} {Share(given[half, label, word], total)}" for word in ("supported", "differs"))
        print(f"{_MADE_UP[name]}, {half}: {label} ones called {', '.join(shares)}")


def _half(row: Pair) -> str:
    """Which half a claim on a made-up source is in: the last set was read by nobody who wrote the code."""
    return row.get("half", HALVES[0])


def _verdict(statement: str, source: str) -> str:
    return verdict_of(compare_pair(statement, source, depth=Depth.ABSTRACT)).value


def _report(title: str, pairs: Sequence[Pair], sources: Mapping[str, str], show: bool) -> None:
    given = {"true": Counter[str](), "altered": Counter[str]()}
    for pair in pairs:
        for which, counted in given.items():
            verdict = _verdict(pair[which], sources[pair["record"]])
            counted[verdict] += 1
            if show and title.endswith(HALVES[0]) and (verdict == "differs") != (which == "altered"):
                print(f"  {which} {verdict}: {pair['record']} {pair[which]}")
    true, altered = given["true"], given["altered"]
    print(
        f"{title}: altered ones called differs {Share(altered['differs'], len(pairs))}, "
        f"supported {Share(altered['supported'], len(pairs))}; "
        f"true ones called differs {Share(true['differs'], len(pairs))}, "
        f"supported {Share(true['supported'], len(pairs))}"
    )


if __name__ == "__main__":
    main()
