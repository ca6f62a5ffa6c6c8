"""What is asked of every input: whatever comes, something that can be used or one clear error."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from evidence.claims.sentences import sentences_of
from evidence.documents.document import Document, Span
from evidence.documents.reading import READERS
from evidence.errors import InputError
from evidence.library.claims_file import read_claims
from evidence.library.reference_files import FILES
from evidence.reports.annotate.notes import Note
from evidence.reports.annotate.writing import IN_PLACE, noted

SLOW = 10.0
"""So many seconds of CPU time may one file take."""
TODAY = date(2026, 11, 24)

Judge = Callable[[bytes], None]
"""Takes the bytes of one file; raises whatever is no clear error."""


def read_as_document(suffix: str, data: bytes) -> None:
    """Reads copy, looks whether every place leads to its words, and annotates it."""
    document = READERS[suffix](f"fuzz{suffix}", data)
    for sentence in sentences_of(document):
        assert document.locate(sentence.span).line > 0
    for block in document.blocks:
        assert block.text.strip(), block
        for piece in block.pieces:
            assert document.quote(piece.span) == block.text[piece.start : piece.start + len(piece.span)]
        for span in (*block.superscripts, *(link.span for link in block.links)):
            assert Span(0, len(block.text)).contains(span)
    if suffix in IN_PLACE:
        _annotate(suffix, data, document)


def _annotate(suffix: str, data: bytes, document: Document) -> None:
    """Puts notes on the first sentences; the copy must read as before."""
    notes = [Note("on the whole", "whole")]
    for number, sentence in enumerate(islice(sentences_of(document), 5)):
        words, place = document.quote(sentence.span), document.locate(sentence.span)
        notes.append(Note(f"“{words}”", f"k{number}", words, place.line, place.column, sentence.span))
    written = noted(suffix, document, data, notes, TODAY)
    again = noted(suffix, document, written.data, notes, TODAY)
    assert again.added == len(notes) - written.added - written.kept, "something was added twice"


def read_as_references(name: str, path: Path) -> None:
    """Reads a file of references: each has a key and a line, and no two have the same."""
    references = FILES[name](path)
    assert all(one.key and one.line for one in references)
    assert len({one.key.casefold() for one in references if one.key}) == len(references)


def read_as_claims(path: Path) -> None:
    """Reads the claims that a team agreed on."""
    claims = read_claims(path).claims
    assert len({claim.id for claim in claims}) == len(claims)


def _from_disk(name: str, read: Callable[[Path], None]) -> Judge:
    folder = tempfile.TemporaryDirectory()

    def judge(data: bytes, folder: tempfile.TemporaryDirectory[str] = folder) -> None:
        path = Path(folder.name, name)
        path.write_bytes(data)
        read(path)

    return judge


def judge_of(kind: str) -> Judge:
    """What judges files of one kind, which is a suffix without its dot."""
    return partial(_judged, JUDGES[kind]())


def _judged(read: Judge, data: bytes) -> None:
    start = time.process_time()
    try:
        read(data)
    except InputError as error:
        assert error.path, error
        assert error.remedy, error
    assert time.process_time() - start < SLOW, "too slow"


JUDGES: Mapping[str, Callable[[], Judge]] = {
    **{kind: partial(partial, read_as_document, f".{kind}") for kind in ("txt", "md", "html", "docx", "pdf")},
    **{name.rpartition(".")[2]: partial(_from_disk, name, partial(read_as_references, name)) for name in FILES},
    "yaml": partial(_from_disk, "claims.yaml", read_as_claims),
}
"""What judges each kind of file: five of copy, four of references, and the claims."""
