"""Ten thousand pages: sentences a second beside pysbd, growth, and memory.

`python -m benchmarks.scale [--pages N]`. The pages are made here, of parts of sentences chosen with a fixed seed; no
data folder is needed. The whole of `evidence check --offline` (start, reading, claims, marks, references, rules, JSON
report) is timed as a process; pysbd splits the same texts in another, timed without its start. pysbd is not a
dependency: without it (`pip install pysbd`) its line is skipped, and said so.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOPICS = ("magnesium", "light therapy", "creatine", "the patch", "zinc", "the serum", "the device", "melatonin")
PEOPLE = ("adults", "older women", "shift workers", "athletes", "people with eczema", "new mothers")
EFFECTS = ("sleep", "joint pain", "fatigue", "itching", "mood", "recovery", "memory", "skin elasticity")
SENTENCES = (
    "In a trial of {n} {people}, {topic} improved {effect} in {p}% within {d} days [{r}].",
    "{Topic} is thought to act on receptors in the brain that regulate {effect}.",
    "Unlike conventional products, {topic} has no side effects.",
    "Studies show that {topic} eases {effect} in most {people}.",
    "Talk to your doctor before you use {topic}.",
    "Most {people} notice a change in {effect} after {d} days.",
    "The dose in that study was {n} mg, taken at night [{r}].",
    "About {p}% of {people} report problems with {effect} every year.",
    "Are you ready to try {topic}?",
    "{Topic} was first described in the 1970s and has been used ever since.",
)
HEADINGS = ("What is {topic}?", "Lasting relief for {people}", "How {topic} works", "Safety")
REFERENCE = "{r}. Doe J, Roe R. {Topic} and {effect} in {people}. Journal of Trials. 20{y:02};{n}:{p}-9.\n"


def page(number: int) -> str:
    """One page: a title, four sections of five sentences, and a list of four references."""
    rng = random.Random(number)

    def words(**more: int) -> dict[str, object]:
        topic = rng.choice(TOPICS)
        numbers = {"n": rng.randint(10, 400), "p": rng.randint(5, 95), "d": rng.randint(2, 60), "y": rng.randint(0, 25)}
        chosen = {"topic": topic, "Topic": topic.capitalize(), "people": rng.choice(PEOPLE)}
        return {**chosen, "effect": rng.choice(EFFECTS), "r": rng.randint(1, 4), **numbers, **more}

    parts = [f"Page {number}\n\nUpdated: 3 May 2026\n\n"]
    for heading in HEADINGS:
        parts.append(heading.format(**words()) + "\n\n")
        parts.append(" ".join(rng.choice(SENTENCES).format(**words()) for _ in range(5)) + "\n\n")
    parts.append("References\n\n")
    parts.extend(REFERENCE.format(**words(r=number)) for number in range(1, 5))
    return "".join(parts)


def write_pages(folder: Path, count: int) -> Iterator[Path]:
    """Writes so many pages, in folders of a thousand."""
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(number), "utf-8")
        yield path


THEIRS = """
import json, pathlib, sys, time, warnings
warnings.simplefilter("ignore")
import pysbd
splitter = pysbd.Segmenter(language="en", clean=False)
texts = [path.read_text("utf-8") for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt"))]
start = time.perf_counter()
count = sum(len(splitter.segment(text)) for text in texts)
print(json.dumps([time.perf_counter() - start, count]))
"""


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = folder / "small", folder / "large"
        for target, count in ((small, pages // 10), (large, pages)):
            target.mkdir()
            for _ in write_pages(target, count):
                pass
        library = folder / "library"
        library.mkdir()
        (library / "references.bib").touch()
        few = _check(small, library)
        many = _check(large, library)
        theirs = _split(large)
    for count, (seconds, megabytes) in ((pages // 10, few), (pages, many)):
        each = seconds / count * 1e3
        print(f"evidence check, {count:6} pages  {seconds:7.1f} s  {each:5.2f} ms a page  {megabytes:5.0f} MB at most")
    print(f"memory: {(many[1] - few[1]) / (pages * 0.9) * 1000:.1f} MB more for every 1,000 pages")
    if theirs is None:
        print("pysbd: skipped, it is not installed")
        return 0
    seconds, sentences = theirs
    print(f"pysbd, splitting alone, {pages} pages  {seconds:7.1f} s  {sentences / seconds:.0f} sentences a second")
    pace = sentences / many[0]
    print(f"evidence, all of it, on the same sentences  {pace:.0f} a second, {seconds / many[0]:.2f} x pysbd")
    return 0


def _check(folder: Path, library: Path) -> tuple[float, float]:
    """Seconds from start to end of a process, and the most memory it had, in MB."""
    options = ["--offline", "--fail-on", "never", "--allow-unchecked", "--format", "json", "--output", os.devnull]
    command = [sys.executable, "-m", "evidence", "check", str(folder), "--library", str(library), *options]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"evidence check ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024


def _split(folder: Path) -> tuple[float, int] | None:
    """Seconds that pysbd takes for the same texts, without its start and the reading, and its sentences."""
    command = [sys.executable, "-c", THEIRS, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "No module named 'pysbd'" in done.stderr:
        return None
    seconds, count = json.loads(done.stdout)
    return seconds, count


if __name__ == "__main__":
    sys.exit(main())
