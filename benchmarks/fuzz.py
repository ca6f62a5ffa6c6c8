"""Broken files for every reader, and for what annotates them: whatever comes, a document or one clear error.

`python -m benchmarks.fuzz [--seconds N] [--format NAME]`, or `make fuzz SECONDS=N`. Hypothesis makes files out of
pieces of each format and out of the article of the tests with bytes changed; atheris goes on from there where it is
installed. Ends with a traceback at the first crash, wrong offset, or file that takes more than ten seconds.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import islice

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.claims.sentences import sentences_of
from evidence.documents.document import Document, Span
from evidence.documents.reading import READERS
from evidence.errors import InputError
from evidence.reports.annotate.notes import Note
from evidence.reports.annotate.writing import IN_PLACE, noted

SLOW = 10.0
TODAY = date(2026, 11, 24)
TAGS = (
    "<p>", "</p>", "<sup>", "</sup>", "<ol start=3>", "<li>", "<table>", "<tr>", "<td>", "<nav>", "</nav>", "<form>",
    "<br>", "</",
    "<a href='#x'>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "&ge;", "&#x10;", "&", "<",
    "<h1>", "<title>", "<svg>", "[1]", "1. ", "\r", "\n", "References", "Doe J. A. J B. 2024;1:2-3.", "\u00a0", "²",
)  # fmt: skip
MARKDOWN = (
    "# ",
    "- ",
    "1. ",
    "> ",
    "```\n",
    "[^1]",
    "[^1]: ",
    "| a | b |\n",
    "|---|---|\n",
    "**",
    "\\[",
    "---\n",
    "![a](b)",
    "[a](b)",
)
WORD = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>a b</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
    "</w:tc>",
    "<w:ins>", "</w:ins>", "<w:del>", "</w:del>", "<w:sdt>", "</w:sdt>", "<w:pPr>", "</w:pPr>", '<w:numId w:val="1"/>',
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText> HYPERLINK</w:instrText>", '<w:footnoteReference w:id="1"/>', "<w:txbxContent>", "</w:txbxContent>",
    '<w:sym w:font="Symbol" w:char="F0B3"/>', '<w:vertAlign w:val="superscript"/>', "<w:br/>", "<w:tblHeader/>",
)  # fmt: skip


def judge(suffix: str, data: bytes) -> None:
    """Reads bytes as one format; raises whatever is no clear error."""
    start = time.process_time()
    try:
        document = READERS[suffix](f"fuzz{suffix}", data)
    except InputError as error:
        assert error.path
        assert error.remedy
        return
    for sentence in sentences_of(document):
        assert document.locate(sentence.span).line > 0
    for block in document.blocks:
        assert block.text.strip(), block
        for piece in block.pieces:
            assert document.quote(piece.span) == block.text[piece.start : piece.start + len(piece.span)]
        for span in (*block.superscripts, *(link.span for link in block.links)):
            assert Span(0, len(block.text)).contains(span)
    assert time.process_time() - start < SLOW, "too slow"
    annotate(suffix, data, document)


def annotate(suffix: str, data: bytes, document: Document) -> None:
    """Puts notes on the first sentences; the copy must read as before."""
    if suffix not in IN_PLACE:
        return
    notes = [Note("on the whole", "whole")]
    for number, sentence in enumerate(islice(sentences_of(document), 5)):
        words, place = document.quote(sentence.span), document.locate(sentence.span)
        notes.append(Note(f"“{words}”", f"k{number}", words, place.line, place.column, sentence.span))
    try:
        written = noted(suffix, document, data, notes, TODAY)
    except InputError as error:
        assert error.remedy
        return
    again = noted(suffix, document, written.data, notes, TODAY)
    assert again.added == len(notes) - written.added - written.kept, "something was added twice"


def samples(suffix: str) -> st.SearchStrategy[bytes]:
    """Files of one format: made of its pieces, and a sound one with bytes changed."""
    article = importlib.import_module("tests.contracts.article")
    sound = {
        ".txt": article.as_text,
        ".md": article.as_markdown,
        ".html": article.as_html,
        ".docx": article.as_word,
        ".pdf": article.as_pdf,
    }[suffix]()
    pieces = st.one_of(st.sampled_from(TAGS + MARKDOWN), st.text(max_size=8))
    made = st.lists(pieces, max_size=60).map(lambda parts: "".join(parts).encode("utf-8", "replace"))
    if suffix == ".docx":
        word_of = importlib.import_module("tests.word_writer").word_of
        made = st.lists(st.sampled_from(WORD), max_size=40).map(lambda parts: word_of("".join(parts)))
    changed = st.lists(st.tuples(st.integers(0, len(sound) - 1), st.binary(max_size=4)), min_size=1, max_size=8).map(
        lambda changes: _changed(sound, changes)
    )
    return st.one_of(made, changed, st.binary(max_size=200))


def _changed(sound: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    data = bytearray(sound)
    for place, bytes_ in changes:
        data[place : place + len(bytes_)] = bytes_
    return bytes(data)


def by_hypothesis(suffix: str, seconds: float) -> int:
    """Tries files until the time is over; returns how many."""
    tried = 0
    end = time.monotonic() + seconds

    @settings(max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(samples(suffix))
    def attempt(data: bytes) -> None:
        nonlocal tried
        if time.monotonic() < end:
            tried += 1
            judge(suffix, data)

    while time.monotonic() < end:
        attempt()
    return tried


def by_atheris(suffix: str, seconds: float) -> Callable[[], None] | None:
    """A run of atheris; None where it is not installed. It ends the process itself."""
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        return None
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={int(seconds)}"], lambda data: judge(suffix, data))
    return atheris.Fuzz


def main() -> int:
    """Says how many files of each format were tried."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--format", choices=["txt", "md", "html", "docx", "pdf"])
    options = parser.parse_args()
    kinds = [options.format] if options.format else ["txt", "md", "html", "docx", "pdf"]
    for kind in kinds:
        start = time.monotonic()
        tried = by_hypothesis(f".{kind}", options.seconds)
        print(f"{kind}: {tried} files in {time.monotonic() - start:.0f} s, only documents and clear errors")
    if options.format and (run := by_atheris(f".{options.format}", options.seconds)):
        run()
    elif not options.format:
        print("atheris takes one format at a time: name it with --format")
    else:
        print("skipped: atheris is not installed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
