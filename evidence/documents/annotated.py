"""Annotated copies that `evidence` wrote: how they are known, and which of them say nothing that is not read already.

An annotated copy is a document like its original, and somebody may go on working in it. So it is left out of a folder
only where another document of the run says all that it says: then no word of the copy goes unread, and no finding
comes twice. One whose words have changed since, or whose original is not there, is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from evidence.documents.document import Document
from evidence.documents.html_roles import REMARKS
from evidence.errors import InputError

AUTHOR = "evidence"
"""Whose comments those in a Word file are."""
PDF_MARK = b"% remarks of evidence"
"""A comment, in the sense of PDF, before what is put behind the end of a file. It is never encrypted."""


def annotated_among(
    files: Sequence[Path], named: Sequence[Path], read: Callable[[Path], Document]
) -> dict[Path, Path | None]:
    """The annotated copies among files of folders, each with a file that says the same and is read; None without one.

    `named` are files that are read whatever they carry. Of several annotated copies that say the same, and that no
    other file says, the first is read.
    """
    annotated = dict.fromkeys(file for file in files if _carries_remarks(file))
    kinds = {_kind(file) for file in annotated}
    others = [file for file in (*named, *files) if file not in annotated and _kind(file) in kinds]
    first: dict[bytes, Path] = {}
    twins = {file: first.setdefault(_said(file, read), file) for file in (*others, *annotated)}
    return {file: None if twins[file] == file else twins[file] for file in annotated}


def _kind(file: Path) -> str:
    return file.suffix.casefold().removesuffix("l")


def _said(file: Path, read: Callable[[Path], Document]) -> bytes:
    """All that is judged of a document, as a digest; a file that cannot be read is like no other, and refused later."""
    try:
        document = read(file)
    except InputError:
        return str(file).encode()
    blocks = [
        (one.kind, one.text, one.label, one.level, one.superscripts, one.links, one.marks, one.note)
        for one in document.blocks
    ]
    comments = [(one.text, one.behind) for one in document.comments]
    return hashlib.sha256(repr((document.text, blocks, comments, document.url)).encode()).digest()


def _carries_remarks(file: Path) -> bool:
    """Whether `evidence annotate` has put remarks into a file; one that cannot be opened is refused when it is read."""
    holds = _HOLDS.get(file.suffix.casefold())
    try:
        return holds is not None and file.is_file() and holds(file.read_bytes())
    except (OSError, InputError):
        return False


def _page_holds(data: bytes) -> bool:
    return REMARKS.encode() in data.replace(b"\0", b"")  # UTF-16 has a NUL beside each letter of the mark


def _word_holds(data: bytes) -> bool:
    from evidence.documents.packages import Package

    authors: set[str] = set()

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "comment":
            authors.add(attributes.get("author", ""))

    Package("", data).parse("word/comments.xml", start, lambda _: None, lambda _: None)
    return AUTHOR in authors


def _pdf_holds(data: bytes) -> bool:
    return PDF_MARK in data


_HOLDS: Mapping[str, Callable[[bytes], bool]] = {
    ".html": _page_holds,
    ".htm": _page_holds,
    ".docx": _word_holds,
    ".pdf": _pdf_holds,
}
