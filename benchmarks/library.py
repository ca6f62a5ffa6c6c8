"""A large library and much copy: growth with documents, linking by the size of the library, and two processes.

`python -m benchmarks.library [--documents N] [--claims N]`. Copy and library are made here with a fixed seed; no data
folder is needed. A page in two makes a claim of the library in its approved words, one in ten in words that are
changed. Every claim rests on a reference of its own with a record in the lock, and one in ten is mapped by hand.

Growth and linking are told in processor time, which other work on the machine disturbs little. `--jobs` is told in time
on the clock as well: it needs a machine with two processors to itself. A tenth of the documents is checked with one
process and with two by turns, since a machine may be faster now and slower then; all of them once.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scale import EFFECTS, PEOPLE, ROOT, TOPICS, page
from evidence.assembly import draft
from evidence.claims.sentences import sentences_of
from evidence.documents.document import Document
from evidence.documents.reading import read_document
from evidence.library.library import Library, load_library
from evidence.library.linking import link, link_withdrawn
from evidence.library.near import NearWordings

SIZES = (50, 500)
"""Smaller libraries, to compare with."""
LINKED = 300
"""So many documents are linked to libraries of each size."""
PASSES = 4
TURNS = 4
"""So often a tenth of the documents is checked with one process and with two."""
OPTIONS = ("--offline", "--fail-on", "never", "--allow-unchecked", "--today", "2026-11-24", "--format", "json")


def statement(number: int) -> str:
    """What the claim of this number says; no two say the same."""
    topic, people = TOPICS[number % len(TOPICS)], PEOPLE[number // 8 % len(PEOPLE)]
    effect, patients = EFFECTS[number // 48 % len(EFFECTS)], 20 + number
    return f"In a trial of {patients} {people}, {topic} improved {effect} in {5 + number % 90}% within 8 weeks."


def write_library(folder: Path, claims: int) -> Path:
    """Writes references.bib, claims.yaml and evidence.lock."""
    folder.mkdir()
    entries, library, records = [], ["version: 1", "claims:"], {}
    for number in range(claims):
        doi, title = f"10.5555/made.{number}", f"Trial number {number} of {TOPICS[number % len(TOPICS)]}"
        entries.append(
            f"@article{{made{number},\n  author = {{Doe{number}, Jane}},\n  title = {{{title}}},\n"
            f"  journal = {{Journal of Trials}},\n  year = {{{2000 + number % 25}}},\n  doi = {{{doi}}},\n}}\n"
        )
        library += [
            f"  - id: claim-{number}",
            f"    statement: {json.dumps(statement(number))}",
            "    sources:",
            f"      - ref: made{number}",
            f"        card: {{design: randomized-controlled-trial, n: {20 + number}, figure: {5 + number % 90}%}}",
        ]
        if number % 10 == 0:
            library.append(f"    appears_in: [{{document: {number:06}.txt, quote: Page {number}}}]")
        records[doi] = {
            "title": title,
            "kind": "journal-article",
            "authors": [f"Doe{number}, Jane"],
            "containers": ["Journal of Trials"],
            "years": [2000 + number % 25],
            "origin": "crossref",
            "retrieved": "2026-11-20",
            "status_checked": "2026-11-20",
        }
    (folder / "references.bib").write_text("\n".join(entries), "utf-8")
    (folder / "claims.yaml").write_text("\n".join(library) + "\n", "utf-8")
    (folder / "evidence.lock").write_text(json.dumps({"format": 1, "records": records}, indent=1), "utf-8")
    return folder


def write_copy(folder: Path, count: int, claims: int) -> Path:
    """Writes so many pages, in folders of a thousand."""
    for number in range(count):
        rng = random.Random(-number)
        said = statement(rng.randrange(claims))
        if number % 10 == 1:
            said = said.replace("weeks", "days")
        elif number % 2:
            said = ""
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number).replace("Safety\n\n", f"Safety\n\n{said} ", 1), "utf-8")
    return folder


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=5_000)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = (*(size for size in SIZES if size < wanted.claims), wanted.claims)
        libraries = {size: write_library(folder / f"library-{size}", size) for size in sizes}
        few = write_copy(folder / "few", wanted.documents // 10, wanted.claims)
        many = write_copy(folder / "many", wanted.documents, wanted.claims)
        _report_linking(sorted(few.rglob("*.txt"))[:LINKED], libraries)
        _report_growth(few, many, libraries[wanted.claims], wanted.documents)
    return 0


def _report_linking(paths: Sequence[Path], libraries: dict[int, Path]) -> None:
    """What a document costs beside libraries of several sizes, once these are read; the best of several passes."""
    documents = [read_document(path) for path in paths]
    held = {size: load_library(folder) for size, folder in sorted(libraries.items())}
    near = {size: NearWordings(library) for size, library in held.items()}
    best = dict.fromkeys(held, (math.inf, math.inf))
    for _ in range(PASSES):
        for size, library in held.items():
            start = time.process_time()
            _link(documents, library, near[size])
            linked = time.process_time()
            for path in paths:
                draft(path, library)
            best[size] = min(best[size][0], linked - start), min(best[size][1], time.process_time() - linked)
    print("milliseconds of processor time a document")
    print(f"{'claims':>8} {'linking':>10} {'reading, linking and marks':>28}")
    for size, (linking, reading) in best.items():
        print(f"{size:8} {linking / len(paths) * 1e3:10.3f} {reading / len(paths) * 1e3:28.2f}")


def _link(documents: Iterable[Document], library: Library, near: NearWordings) -> None:
    for document in documents:
        sentences = sentences_of(document)
        link(document, sentences, library)
        link_withdrawn(document, sentences, library)
        for sentence in sentences:
            near.of(sentence.said)


def _report_growth(few: Path, many: Path, library: Path, count: int) -> None:
    empty = few.parent / "empty"
    empty.mkdir()
    (empty / "empty.txt").write_text("Nothing.\n", "utf-8")
    start = _check(empty, library)
    runs = {(folder, jobs): _check(folder, library, jobs) for folder, jobs in ((few, 1), (many, 1), (many, 2))}
    print(f"\nreading the library and telling of it: {start.processor:.1f} s of processor time, {start.memory:.0f} MB")
    for folder, size in ((few, count // 10), (many, count)):
        one = runs[folder, 1]
        each = (one.processor - start.processor) / size * 1e3
        print(
            f"{size:6} documents: {one.processor:7.1f} s, {each:.2f} ms each beyond that, {one.memory:.0f} MB at most"
        )
    one, two = runs[many, 1], runs[many, 2]
    for jobs, run in ((1, one), (2, two)):
        used = f"{run.processor:.1f} s of processor time, {run.memory:.0f} MB at most in a process"
        print(f"--jobs {jobs}: {run.clock:.1f} s on the clock, {used}")
    print(f"ratio on the clock: {one.clock / two.clock:.2f}")
    turns = [(_check(few, library), _check(few, library, 2)) for _ in range(TURNS)]
    clocks = [(one.clock, two.clock) for one, two in turns]
    print(f"{count // 10} documents by turns: {', '.join(f'{one / two:.2f}' for one, two in clocks)}", end="; ")
    print(f"together {sum(one for one, _ in clocks) / sum(two for _, two in clocks):.2f}")


@dataclass(frozen=True)
class _Run:
    """Seconds on the clock and of the processors, and the most memory of one of its processes, in MB."""

    clock: float
    processor: float
    memory: float


_MEASURED = """
import resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:]).returncode
clock = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def _check(copy: Path, library: Path, jobs: int = 1) -> _Run:
    """A whole `evidence check`, its other processes included."""
    command = [sys.executable, "-m", "evidence", "check", str(copy), "--library", str(library), *OPTIONS]
    command += ["--output", os.devnull, "--jobs", str(jobs)]
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    code, clock, processor, memory = done.stdout.split()
    if code != "0":
        raise SystemExit(f"evidence check ended with {code}")
    return _Run(float(clock), float(processor), float(memory))


if __name__ == "__main__":
    sys.exit(main())
