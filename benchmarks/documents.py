"""Reading documents: pages a second beside mammoth, trafilatura and pdfplumber, memory, and real pages.

`python -m benchmarks.documents [--data DIR]`. The article of the tests, made ten times as long, is read in every
format; one "page" is 3,000 characters of text. Peers read the same files where they are installed. DIR holds `pages/`
with HTML and Markdown as they stand on the web: all must be read, and the offsets of every claim must give its words.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from benchmarks.reading import sentences_in
from evidence.claims.detection import find_claims
from evidence.documents.document import Document
from evidence.documents.entries import likeness
from evidence.documents.reading import read_document

PAGE = 3000
TIMES = 10
SECONDS = 3.0
# A sentence about a study has the marks of an entry too, and a verb.
TELLS = re.compile(
    r"\b(?:is|are|was|were|has|had|found|showed|reported|improved|reduced?|pooled|compared|tested|randomi[sz]ed|covered"
    r"|measured|analy[sz]ed)\b"
)
NAVIGATION = re.compile(r"<(nav|form|script|style|button)\b[^>]*>(?:(?!<\1\b).)*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def rate(read: Callable[[], object]) -> float:
    """How often a second something is read; the best of many goes in three seconds."""
    best = float("inf")
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        start = time.process_time()
        read()
        best = min(best, time.process_time() - start)
    return 1 / best


def peak(read: Callable[[], object]) -> float:
    """The most memory that Python held while reading, in MB."""
    tracemalloc.start()
    read()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def articles() -> dict[str, bytes]:
    """The article of the tests in every format, made longer."""
    article = importlib.import_module("tests.contracts.article")
    article.LINES = article.LINES * TIMES
    return {
        "txt": article.as_text(),
        "md": article.as_markdown(),
        "html": article.as_html(),
        "docx": article.as_word(),
        "pdf": article.as_pdf(),
    }


def peers(format_: str, data: bytes) -> Iterator[tuple[str, Callable[[], object]]]:
    """What others read the same bytes with, where they are installed."""
    names = {"docx": "mammoth", "html": "trafilatura", "pdf": "pdfplumber"}
    name = names.get(format_)
    if name is None:
        return
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        print(f"skipped: {name} ({str(error).splitlines()[0]}); {format_} is measured alone")
        return
    if name == "mammoth":
        yield name, lambda: module.convert_to_html(BytesIO(data))
    elif name == "trafilatura":
        yield name, lambda: module.extract(data.decode())
    else:
        yield name, lambda: [page.extract_text() for page in module.open(BytesIO(data)).pages]


def measure(folder: Path) -> None:
    """Speed and memory of every format."""
    print(f"{'format':8}{'reader':14}{'pages/s':>10}{'peak MB':>10}")
    for format_, data in articles().items():
        path = folder / f"article.{format_}"
        path.write_bytes(data)

        def read(path: Path = path) -> Document:
            return read_document(path)

        pages = len(read().text) / PAGE
        for name, one in (("evidence", read), *peers(format_, data)):
            print(f"{format_:8}{name:14}{rate(one) * pages:10.0f}{peak(one):10.1f}")


def real(folder: Path) -> int:
    """Reads real pages; returns how many things went wrong."""
    found: Counter[str] = Counter()
    start = time.perf_counter()
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".html", ".md"):
            continue
        found["files"] += 1
        try:
            document = read_document(path)
        except Exception as error:
            found["could not be read"] += 1
            print(f"{path.name}: {error!r}")
            continue
        judge(document, path.read_bytes().decode("utf-8-sig"), found)
    print(f"{time.perf_counter() - start:.1f} s; " + "; ".join(f"{name}: {count}" for name, count in found.items()))
    return found["could not be read"] + found["offsets that miss their words"]


def judge(document: Document, source: str, found: Counter[str]) -> None:
    """Counts claims whose offsets miss, and those that stand in navigation, forms or reference lists."""
    lines = source.splitlines(keepends=True)
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line))
    hidden = [match.span() for match in NAVIGATION.finditer(source)] if document.format == "html" else []
    for claim in find_claims(document, sentences_in(document)):
        found["claims"] += 1
        text = document.quote(claim.span)
        # In Markdown the marks between the words belong to the span.
        if document.format == "html" and " ".join(text.split()) != " ".join(claim.text.split()):
            found["offsets that miss their words"] += 1
        place = document.source_offset(claim.span.start)
        if document.format == "html" and source[place] not in (claim.text[0], "&"):
            found["offsets that miss their words"] += 1
        found["claims in navigation, forms or scripts"] += any(a <= place < b for a, b in hidden)
        is_entry = likeness(claim.text) >= 4 and not TELLS.search(claim.text)
        found["claims that are entries of a reference list"] += is_entry


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    data = parser.parse_args().data
    try:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder))
    except ImportError as error:
        print(f"skipped: speed and memory ({error.name} is not installed)")
    if data is None or not (data / "pages").is_dir():
        print("skipped: real pages (no --data with pages/)")
        return 0
    return 1 if real(data / "pages") else 0


if __name__ == "__main__":
    sys.exit(main())
