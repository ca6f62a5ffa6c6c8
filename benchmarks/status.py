"""The standing of works: retractions missed, and corrections, notices and reinstatements told as retracted.

`python -m benchmarks.status --data DIR`. Four sets, each skipped and said where it is missing:

* `crossref/works.jsonl.gz`: real records. Where one carries a retraction (in `updated-by`, or in an `update-to` that
  names itself) it has to be found; where it is a notice it must not be called retracted; and a work that is on no list
  and carries nothing must be current. What only the lists of retractions know of these works is counted apart: such a
  record is older than its retraction, and only a second look or a Retraction Watch file can tell.
* `retractions/retracted.jsonl`: works and notices in the shape in which Crossref tells of them, in both spellings.
* `retractions/nature.jsonl`: as a Retraction Watch file, merged; a reinstatement is dated after the retraction.
* `retractions/corrected_only.jsonl`: corrected works, with the titles they bear.

The lists give no dates; the days here are made up, the order of events is not.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from evidence.library.lock import Lock
from evidence.library.locked import merge_updates
from evidence.library.retraction_watch import read_retraction_watch
from evidence.registries.crossref_work import record_from
from evidence.registries.registry import Record, Status
from evidence.registries.status import GONE, spelled, standing, status_of

TODAY = date(2026, 11, 24)
Row = dict[str, Any]


def rows_of(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def record_of(message: Row) -> Record:
    doi = message["DOI"].lower()
    return record_from(message, doi, doi, TODAY)


def told(label: str, wrong: int, total: int) -> None:
    print(f"{label:64} {wrong:6} of {total}")


def works(folder: Path) -> None:
    lists = folder / "retractions"
    gone = {r["doi"].lower() for r in rows_of(lists / "retracted.jsonl") if r["kind"] == "retraction"}
    known = gone | {r["doi"].lower() for r in rows_of(lists / "nature.jsonl")}
    counts: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    for message in rows_of(folder / "crossref/works.jsonl.gz"):
        record = record_of(message)
        status = status_of(record)
        statuses[status] += 1
        itself = [u for u in message.get("update-to") or [] if str(u.get("DOI")).lower() == record.doi]
        kinds = {standing(str(u.get("type"))) for u in [*(message.get("updated-by") or []), *itself]}
        others = [u for u in message.get("update-to") or [] if u not in itself]
        carries = bool(kinds & GONE)
        counts["carries"] += carries
        counts["missed"] += carries and status not in GONE
        counts["notices"] += bool(others)
        counts["accused notices"] += bool(others) and not carries and status in GONE
        plain = not message.get("updated-by") and not message.get("update-to") and record.doi not in known
        counts["plain"] += plain
        counts["plain told otherwise"] += plain and status not in (Status.CURRENT, Status.NOTICE)
        counts["listed"] += record.doi in gone
        counts["listed, not told by the record"] += record.doi in gone and status not in GONE
    print("Crossref records:", ", ".join(f"{count} {status}" for status, count in statuses.most_common()))
    told("retractions missed where the record carries one", counts["missed"], counts["carries"])
    told("notices told as retracted", counts["accused notices"], counts["notices"])
    told("works without any notice told as anything but current", counts["plain told otherwise"], counts["plain"])
    told("retracted by a list, record older than that", counts["listed, not told by the record"], counts["listed"])


def retracted(path: Path) -> None:
    spellings = {
        "retraction": ("retraction", "Retraction"),
        "concern": ("expression_of_concern", "expression-of-concern"),
    }
    expected = {"retraction": Status.RETRACTED, "concern": Status.CONCERN}
    counts: Counter[str] = Counter()
    for row in rows_of(path):
        for kind in spellings[row["kind"]]:
            item = {"DOI": row["notice"], "type": kind, "source": "publisher"}
            work = record_of({"DOI": row["doi"], "title": ["Words"], "updated-by": [item]})
            counts[row["kind"]] += 1
            counts[f"{row['kind']} missed"] += status_of(work) is not expected[row["kind"]]
        if row["notice"].lower() != row["doi"].lower():
            notice = record_of({"DOI": row["notice"], "update-to": [{"DOI": row["doi"], "type": row["kind"]}]})
            counts["notice"] += 1
            counts["notice missed"] += status_of(notice) is not Status.NOTICE
    for name, label in (("retraction", "retractions"), ("concern", "expressions of concern"), ("notice", "notices")):
        told(f"{label} not told as such", counts[f"{name} missed"], counts[name])


ORDER = ("Expression of concern", "Correction", "Retraction", "Reinstatement")
COLUMNS = (
    "Record ID", "RetractionDate", "RetractionDOI", "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature",
)  # fmt: skip


def watched(path: Path) -> None:
    natures = {row["doi"].lower(): row["nature"] for row in rows_of(path)}
    records = {doi: record_of({"DOI": doi, "title": ["Words"]}) for doi in natures}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "watch.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(COLUMNS)
            for number, (doi, kinds) in enumerate(natures.items()):
                for kind in kinds:
                    writer.writerow([number, f"{1 + ORDER.index(kind)}/1/2020 0:00", "", doi, "0", kind])
        start = perf_counter()
        found = read_retraction_watch(file, records.values(), {})
        took = perf_counter() - start
    lock = merge_updates(Lock(records), found.updates)
    counts: Counter[str] = Counter()
    for doi, kinds in natures.items():
        status = status_of(lock.records[doi])
        # A reinstatement lifts the retraction and the concern before it; a correction still stands.
        left = {"Correction", "Reinstatement"} if "Reinstatement" in kinds else set(kinds)
        worst = next(kind for kind in (*_WORST, "Reinstatement") if kind in left & set(kinds))
        counts[worst] += 1
        counts[f"{worst} missed"] += status is not standing(spelled(worst))
        counts["reinstated"] += "Reinstatement" in kinds
        counts["reinstated told as retracted"] += "Reinstatement" in kinds and status in GONE
    for name in ("Reinstatement", *_WORST):
        told(f"merged, {name.lower()} not told as such", counts[f"{name} missed"], counts[name])
    told("reinstated works told as retracted", counts["reinstated told as retracted"], counts["reinstated"])
    print(f"{found.rows} rows merged in {took:.2f} s, {len(found.flaws)} flaws")


_WORST = ("Retraction", "Expression of concern", "Correction")


def corrected(path: Path) -> None:
    counts: Counter[str] = Counter()
    for row in rows_of(path):
        updates = [{"DOI": one["doi"], "type": one["type"], "source": "publisher"} for one in row["updates"]]
        status = status_of(record_of({"DOI": row["doi"], "title": [row["title"] or ""], "updated-by": updates}))
        counts["all"] += 1
        counts["gone"] += status in GONE
        counts["other"] += status is not Status.CORRECTED
    told("corrected works told as retracted", counts["gone"], counts["all"])
    told("corrected works told as anything but corrected", counts["other"], counts["all"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder that holds crossref/ and retractions/")
    folder: Path | None = parser.parse_args().data
    if folder is None:
        print("status: skipped; name the data with --data DIR")
        return 0
    folder = folder / "data" if (folder / "data").is_dir() else folder
    lists = folder / "retractions"
    parts = (
        (works, (folder / "crossref/works.jsonl.gz", lists / "retracted.jsonl", lists / "nature.jsonl"), folder),
        (retracted, (lists / "retracted.jsonl",), lists / "retracted.jsonl"),
        (watched, (lists / "nature.jsonl",), lists / "nature.jsonl"),
        (corrected, (lists / "corrected_only.jsonl",), lists / "corrected_only.jsonl"),
    )
    for part, needed, argument in parts:
        missing = [path for path in needed if not path.is_file()]
        if missing:
            print(f"{part.__name__}: skipped; {', '.join(map(str, missing))} is not there")
        else:
            part(argument)
    return 0


if __name__ == "__main__":
    sys.exit(main())
