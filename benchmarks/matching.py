"""From strings to DOIs, and the offline index: precision and recall, speed, and growth.

`python -m benchmarks.matching --data DIR [--half 0|1|both] [--grow N ...]`. The index holds records made of the
metadata columns of `references/glutton` and `jats_structured`, and the works of `crossref` as distractors. Queries are
the strings of glutton, whose DOI is asked for, and the strings without a DOI of `human_2k`, which must stay without.
Half 0 (by SHA-1 of the string) was looked at while the code was written, half 1 is held back. `--twins` are strings of
glutton whose own work is taken out of the index and whose twins are in it: the same title with another drug, place and
people alike. `--grow` builds indexes of so many records, made by altering real ones, and measures build, look-up,
matching and bytes. `--beside` measures a plain rapidfuzz scan and tantivy on the same records where installed.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import hashlib
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from evidence.references.entry import parse_reference
from evidence.registries.index import Index
from evidence.registries.index_build import build
from evidence.registries.matching import Match, match

Row = dict[str, Any]
Query = tuple[str, str | None]
SCANNED = 20
"""So many strings are enough to time a scan of everything."""
HALVES = ("looked at", "held back")
_DRUGS = re.compile(
    r"\b[a-z]{3,}(?:ine|ol|mab|pril|statin|azole|cillin|mycin|pam|ide|one|ate|fen|xel|platin|in)\b", re.I
)
_OTHER = ("naltrexone", "lithium", "sertraline", "rituximab", "aspirin")


def half_of(text: str) -> int:
    return hashlib.sha1(text.encode()).digest()[-1] & 1


def rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def glutton_work(row: Row) -> Row:
    author = row.get("firstAuthor")
    return {
        "DOI": row["doi"],
        "type": "journal-article",
        "title": [row["atitle"]] if row.get("atitle") else [],
        "author": [{"family": author}] if author else [],
        "container-title": [row["jtitle"]],
        "volume": row.get("volume"),
        "page": row.get("firstPage"),
    }


def jats_work(row: Row) -> Row:
    pages = "-".join(filter(None, (row.get("fpage"), row.get("lpage"))))
    return {
        "DOI": row["doi"],
        "type": "journal-article",
        "title": [row["article_title"]] if row.get("article_title") else [],
        "author": [{"family": name} for name in row.get("surnames") or ()],
        "container-title": [row["source"]] if row.get("source") else [],
        "volume": row.get("volume"),
        "page": pages or None,
        "issued": {"date-parts": [[int(row["year"])]]} if str(row.get("year") or "").isdigit() else None,
    }


def works(data: Path, *, without: frozenset[str] = frozenset()) -> Iterator[Row]:
    """One record a DOI: those of Crossref first, then those made of metadata columns."""
    seen: set[str] = set()
    for name, make in (("references/glutton", glutton_work), ("references/jats_structured", jats_work)):
        for row in rows(data / f"{name}.jsonl.gz"):
            doi = (row.get("doi") or "").lower()
            if doi.startswith("10.") and doi not in seen and doi not in without:
                seen.add(doi)
                yield make(row)
    for work in rows(data / "crossref/works.jsonl.gz"):
        if work["DOI"].lower() not in seen:
            yield work


def queries(data: Path) -> list[Query]:
    found: list[Query] = [(row["reference"], row["doi"].lower()) for row in rows(data / "references/glutton.jsonl.gz")]
    return found + [(row["reference"], None) for row in rows(data / "references/human_2k.jsonl") if row["doi"] is None]


def indexed(records: Iterable[Row], folder: Path, name: str, jobs: int = 1) -> tuple[Index, float, float, int]:
    """The index of some records, the wall and processor seconds of its build, and its bytes."""
    source = folder / f"{name}.jsonl"
    with source.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    wall, own = perf_counter(), process_time()
    target = folder / f"{name}.sqlite"
    build([source], target, jobs=jobs)
    wall, own = perf_counter() - wall, process_time() - own
    source.unlink()
    return Index(target), wall, own, target.stat().st_size


def answered(index: Index, some: Sequence[Query]) -> list[tuple[Query, Match]]:
    return [(query, match(parse_reference(query[0]), [index])) for query in some]


def report(title: str, results: Sequence[tuple[Query, Match]], show: int) -> None:
    counts: Counter[str] = Counter()
    for (text, doi), one in results:
        got = one.found.record.doi if one.found else None
        kind = "right" if got and got == doi else "wrong" if got else "missed" if doi else "rightly none"
        counts[kind] += 1
        if kind in ("wrong", "missed") and show > 0:
            show -= 1
            shown = one.found or one.runner_up
            print(f"  {kind}: {text!r}\n    wanted {doi}")
            if shown:
                print(f"    got {shown.record.doi} {shown.score} {dict(shown.support)} {shown.record.title}")
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    recall = counts["right"] / max(1, sum(1 for (_, doi), _ in results if doi))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{title:28} {len(results):6} strings  P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  {dict(counts)}")


def twins(data: Path, half: int) -> tuple[list[Query], list[Row]]:
    """Strings that name a drug, and twins of their works: another drug in the title, all else the same."""
    asked: list[Query] = []
    made: list[Row] = []
    for number, row in enumerate(rows(data / "references/glutton.jsonl.gz")):
        title = row.get("atitle") or ""
        drug = _DRUGS.search(title)
        if drug is None or half_of(row["reference"]) != half or len(title.split()) < 4:
            continue
        other = title[: drug.start()] + _OTHER[number % len(_OTHER)] + title[drug.end() :]
        made.append({**glutton_work(row), "DOI": f"10.5555/twin.{number}", "title": [other]})
        asked.append((row["reference"], None))
    return asked, made


def measure_twins(data: Path, half: int, folder: Path, show: int) -> None:
    asked, made = twins(data, half)
    gone = {text for text, _ in asked}
    without = frozenset(r["doi"].lower() for r in rows(data / "references/glutton.jsonl.gz") if r["reference"] in gone)
    index, *_ = indexed([*works(data, without=without), *made], folder, f"twins{half}")
    results = answered(index, asked)
    taken = [(query, one) for query, one in results if one.found and one.found.record.doi.startswith("10.5555/twin.")]
    print(f"twins, {HALVES[half]}: {len(asked)} strings, {len(taken)} taken for a work with another drug")
    for (text, _), one in taken[:show]:
        assert one.found is not None
        print(f"  {text!r}\n    {one.found.record.title} {dict(one.found.support)}")


def altered(base: Sequence[Row], count: int) -> Iterator[Row]:
    """As many records: the real ones, then copies with other words in their titles, other people and places."""
    chance = random.Random(1)
    vocabulary = sorted({word for row in base for title in row.get("title") or () for word in title.split()})
    families = [person["family"] for row in base for person in row.get("author") or () if person.get("family")]
    yield from base[:count]
    for number in range(len(base), count):
        row = base[number % len(base)]
        words = (row.get("title") or [""])[0].split()
        title = " ".join(chance.choice(vocabulary) if chance.random() < 0.4 else word for word in words)
        yield {
            **row,
            "DOI": f"10.5555/made.{number}",
            "title": [title],
            "author": [{"family": chance.choice(families)} for _ in range(4)],
            "volume": str(chance.randrange(1, 400)),
            "page": str(chance.randrange(1, 3000)),
            "issued": {"date-parts": [[chance.randrange(1970, 2026)]]},
        }


def grow(data: Path, sizes: Sequence[int], folder: Path, jobs: int, *, others: bool) -> None:
    base = [row for row in works(data) if "indexed" not in row]
    asked = [query for query in queries(data) if query[1]]
    asked = random.Random(2).sample(asked, min(300, len(asked)))
    for size in sizes:
        index, wall, own, size_bytes = indexed(altered(base, size), folder, f"grown{size}", jobs)
        names = [f"10.5555/made.{n}" if n >= len(base) else base[n]["DOI"].lower() for n in range(size)]
        names = random.Random(3).sample(names, min(20_000, size))
        start, cpu = perf_counter(), process_time()
        index.get_many(names)
        look, look_cpu = perf_counter() - start, process_time() - cpu
        start, cpu = perf_counter(), process_time()
        results = answered(index, asked)
        took, took_cpu = perf_counter() - start, process_time() - cpu
        right = sum(bool(one.found and one.found.record.doi == doi) for (_, doi), one in results)
        print(
            f"{size:9,} records  build {size / wall:8,.0f}/s (cpu {size / own:8,.0f}/s)"
            f"  look-up {len(names) / look:8,.0f}/s (cpu {len(names) / look_cpu:8,.0f}/s)"
            f"  matching {len(asked) / took:6.1f}/s (cpu {len(asked) / took_cpu:6.1f}/s, {right} of {len(asked)} right)"
            f"  {size_bytes / size:5.0f} bytes a record"
        )
        index.close()
        index.path.unlink()
        if others:
            beside(altered(base, size), asked)


def beside(records: Iterable[Row], asked: Sequence[Query]) -> None:
    """A plain scan of all titles with rapidfuzz, and a search with tantivy, on the same records and strings."""
    base = [(row["DOI"].lower(), (row.get("title") or [""])[0]) for row in records]
    beside_scan(base, asked[:SCANNED])
    beside_tantivy(base, asked)


def beside_scan(base: Sequence[tuple[str, str]], asked: Sequence[Query]) -> None:
    try:
        from rapidfuzz import fuzz, process
    except ImportError:
        print("rapidfuzz is not installed: skipped")
        return
    titles = [title for _, title in base]
    start, cpu = perf_counter(), process_time()
    hits = [process.extractOne(text, titles, scorer=fuzz.partial_ratio) for text, _ in asked]
    took, cpu = perf_counter() - start, process_time() - cpu
    right = sum(base[hit[2]][0] == doi for hit, (_, doi) in zip(hits, asked, strict=True))
    print(
        f"{len(base):9,} records  rapidfuzz scan: {len(asked) / took:.2f}/s (cpu {len(asked) / cpu:.2f}/s),"
        f" best title right {right} of {len(asked)}"
    )


def beside_tantivy(base: Sequence[tuple[str, str]], asked: Sequence[Query]) -> None:
    try:
        import tantivy
    except ImportError:
        print("tantivy is not installed: skipped")
        return
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("doi", stored=True, tokenizer_name="raw")
    schema.add_text_field("title", stored=False)
    engine = tantivy.Index(schema.build())
    writer = engine.writer()
    start, own = perf_counter(), process_time()
    for doi, title in base:
        writer.add_document(tantivy.Document(doi=[doi], title=[title]))
    writer.commit()
    engine.reload()
    built, own = perf_counter() - start, process_time() - own
    searcher = engine.searcher()
    start, cpu = perf_counter(), process_time()
    right = 0
    for text, doi in asked:
        query = engine.parse_query(re.sub(r"[^\w\s]", " ", text).lower(), ["title"])
        found = searcher.search(query, 1).hits
        right += bool(found) and searcher.doc(found[0][1])["doi"][0] == doi
    took, cpu = perf_counter() - start, process_time() - cpu
    print(
        f"{len(base):9,} records  tantivy: build {len(base) / built:,.0f}/s (cpu {len(base) / own:,.0f}/s),"
        f" {len(asked) / took:.1f}/s (cpu {len(asked) / cpu:.1f}/s), first hit right {right} of {len(asked)}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("0", "1", "both"), default="both")
    parser.add_argument("--sample", type=int, default=0, help="only so many strings of each half")
    parser.add_argument("--show", type=int, default=0, help="so many errors")
    parser.add_argument("--twins", action="store_true")
    parser.add_argument("--beside", action="store_true")
    parser.add_argument("--grow", type=int, nargs="*", default=[])
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    gc.set_threshold(500_000, 20, 20)
    if not (options.data / "references/glutton.jsonl.gz").exists():
        print("references/glutton.jsonl.gz is not there: skipped")
        return
    halves = (0, 1) if options.half == "both" else (int(options.half),)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        everything = queries(options.data)
        if not options.grow and not options.beside:
            index, wall, own, size = indexed(works(options.data), folder, "all", options.jobs)
            count = index.facts.works
            print(
                f"index: {count} works, {count / wall:,.0f}/s (cpu {count / own:,.0f}/s),"
                f" {size / count:.0f} bytes a record"
            )
            for half in halves:
                some = [query for query in everything if half_of(query[0]) == half]
                some = random.Random(4).sample(some, min(options.sample or len(some), len(some)))
                start, cpu = perf_counter(), process_time()
                results = answered(index, some)
                took, cpu = perf_counter() - start, process_time() - cpu
                report(HALVES[half], results, options.show)
                print(f"{'':28} {len(some) / took:.1f} strings/s (cpu {len(some) / cpu:.1f}/s)")
                if options.twins:
                    measure_twins(options.data, half, folder, options.show)
        if options.beside and not options.grow:
            strings = [query for query in everything if query[1] and half_of(query[0]) == 0]
            beside(works(options.data), random.Random(2).sample(strings, 300))
        if options.grow:
            grow(options.data, options.grow, folder, options.jobs, others=options.beside)


if __name__ == "__main__":
    main()
