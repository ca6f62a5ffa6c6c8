"""Real bibliographies through `refs fix`: without a difference no byte changes, and an edit changes one entry alone.

`python -m benchmarks.bibliographies --data DIR`, where DIR holds `bibs/*.bib`. The registry is made of the entries
themselves, so that it agrees with every one; then in turn each entry with a DOI gets another volume, year, title, first
page, and an older DOI in the registry. An edit is right if all of the file outside this entry is the same to the byte,
and the entry, read again, has the registry's value and every other field as before. Files that the reader refuses are
named with its sentence.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

from evidence.errors import InputError
from evidence.library.corrections import Correction, corrected, correction_of
from evidence.references.bibtex import read_bibliography
from evidence.references.reference import Reference
from evidence.registries.comparison import compare
from evidence.registries.registry import Author, Record

FIELDS = ("title", "authors", "container", "year", "volume", "issue", "pages", "doi", "pmid", "url", "note", "kind")
EDITS: dict[str, Callable[[Record], Record]] = {
    "volume": lambda r: replace(r, volume="987"),
    "year": lambda r: replace(r, years=(r.years[0] - 9,)),
    "title": lambda r: replace(r, title=f"{r.title} in 71% of B&B guests_of NMDA"),
    "pages": lambda r: replace(r, pages="9871-9879"),
    "doi": lambda r: replace(r, prime_doi="10.9999/newer"),
}


def record_of(reference: Reference) -> Record:
    """What a registry would hold if it agreed with the entry in everything."""
    authors = [name.partition(",") for name in reference.authors]
    return Record(
        doi=reference.doi or "",
        prime_doi=reference.doi or "",
        origin="crossref",
        retrieved=date(2026, 11, 24),
        title=reference.title,
        authors=tuple(Author(family.strip(), given.strip() or None) for family, _, given in authors),
        truncated_authors=reference.truncated_authors,
        containers=(reference.container,) if reference.container else (),
        years=(reference.year,) if reference.year else (),
        volume=reference.volume,
        pages=reference.pages,
    )


def correction(reference: Reference, record: Record) -> Correction | None:
    return correction_of(reference, record, compare(reference, record))


def read(text: str, folder: Path) -> tuple[Reference, ...]:
    path = folder / "again.bib"
    path.write_bytes(text.encode())
    return read_bibliography(path)


def is_right(before: Reference, after: Reference, changed: str, record: Record) -> bool:
    """Whether one field has the registry's value and no other differs."""
    same = all(getattr(before, name) == getattr(after, name) for name in FIELDS if name != changed)
    if changed == "doi":
        return same and after.doi == record.prime_doi
    return same and not any(difference.field == changed for difference in compare(after, record))


def measure(path: Path, folder: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    try:
        references = [reference for reference in read_bibliography(path) if reference.doi]
    except InputError as error:
        print(f"{path.name}: refused: {error.message} (line {error.line})")
        return
    start = perf_counter()
    untouched = [c for r in references if (c := correction(r, record_of(r))) is not None and c.source is not None]
    same = corrected(text, untouched) == text
    counts: Counter[str] = Counter()
    for name, edit in EDITS.items():
        for reference in references:
            one(reference, name, edit, counts, text, folder)
    shown = ", ".join(f"{name} {counts[f'{name} right']} of {counts[name]}" for name in EDITS if counts[name])
    left = f", {counts['left alone']} left to a person" if counts["left alone"] else ""
    print(f"{path.name}: {len(references)} entries in {perf_counter() - start:.1f} s")
    print(f"{'':8}unchanged to the byte: {'yes' if same else 'NO'}; edits right: {shown}{left}")


def one(
    reference: Reference, name: str, edit: Callable[[Record], Record], counts: Counter[str], text: str, folder: Path
) -> None:
    """One entry with one field otherwise in the registry."""
    held = {"year": reference.year, "title": reference.title, "pages": reference.pages, "volume": reference.volume}
    if name in held and not held[name]:
        return
    record = edit(record_of(reference))
    found = correction(reference, record)
    if found is None:
        return
    counts[name] += 1
    if found.source is None:
        counts["left alone"] += 1
        counts[name] -= 1
        return
    new = corrected(text, [found])
    at = found.start_in(text)
    outside = new.startswith(text[:at]) and new.endswith(text[at + len(reference.raw) :])
    after = read(found.source + "\n" + macros_of(text), folder)
    counts[f"{name} right"] += outside and len(after) == 1 and is_right(reference, after[0], name, record)


def macros_of(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.casefold().startswith("@string"))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder that holds bibs/")
    folder: Path | None = parser.parse_args(arguments).data
    if folder is None:
        print("bibliographies: skipped; name the data with --data DIR")
        return 0
    folder = folder / "data" if (folder / "data").is_dir() else folder
    files = sorted((folder / "bibs").glob("*.bib"))
    if not files:
        print(f"bibliographies: skipped; {folder / 'bibs'} holds no .bib")
    with tempfile.TemporaryDirectory() as scratch:
        for path in files:
            measure(path, Path(scratch))
    return 0


if __name__ == "__main__":
    sys.exit(main())
