"""From an audit of one document to its annotated copy, by the kind of the document and of the copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Protocol

from evidence.audit import Audit
from evidence.documents.document import Document
from evidence.documents.reading import READERS
from evidence.dossier import Dossier
from evidence.errors import InputError, UsageError
from evidence.reports.annotate.notes import Note, Written, notes_of
from evidence.reports.wording import count

_PAGES = frozenset({".html", ".htm"})
_WORDS = {".docx": "comment", ".pdf": "highlight", ".html": "mark", ".htm": "mark"}


@dataclass(frozen=True)
class Annotated:
    """The file to write, and what to say of it."""

    data: bytes
    told: str


class Annotator(Protocol):
    """Makes the annotated copy. It sees the document as it is judged."""

    def see(self, dossier: Dossier) -> None:
        """Takes what it needs of the document."""
        ...

    def annotated(self, audit: Audit) -> Annotated:
        """The copy, once the run is finished."""
        ...


Write = Callable[[Document, bytes, Sequence[Note], date], Written]
"""Puts notes into the bytes of a document."""


def noted(suffix: str, document: Document, data: bytes, notes: Sequence[Note], today: date) -> Written:
    """Puts notes into the bytes of a document. Raises `InputError` if it would not read as before."""
    kind = suffix.casefold()
    written = IN_PLACE[kind](document, data, notes, today)
    if READERS[kind](document.path, written.data).text == document.text:
        return written
    raise InputError(
        "this file is broken in places, and notes would change what it says; nothing was written.",
        path=document.path,
        remedy="Save it anew with the program it was made with and annotate that.",
    )


def annotator_for(path: Path, target: Path) -> Annotator:
    """What annotates this document into that file. Raises `UsageError` where nothing does."""
    kind, wanted = path.suffix.casefold(), target.suffix.casefold()
    if target.exists() and path.exists() and target.samefile(path):
        raise UsageError("the copy itself is never rewritten. Name another file with -o.")
    if kind in IN_PLACE and IN_PLACE[kind] is IN_PLACE.get(wanted):
        return _InPlace(path, _WORDS[wanted])
    if wanted in _PAGES:
        return _Page()
    own = f", or a {kind} file" if kind in IN_PLACE else ""
    raise UsageError(
        f"{kind or 'this'} is not annotated as {wanted or 'a file without suffix'}: name an .html file with -o{own}."
    )


class _Page:
    """A page of its own, with the copy, its claims and the findings."""

    def __init__(self) -> None:
        from evidence.reports.html.report import HtmlReport

        self._report = HtmlReport()

    def see(self, dossier: Dossier) -> None:
        self._report.take(self._report.look(dossier))

    def annotated(self, audit: Audit) -> Annotated:
        stream = StringIO()
        self._report.write(audit, stream)
        return Annotated(stream.getvalue().encode(), f"{count(len(audit.findings), 'finding')} marked")


class _InPlace:
    """The document itself, with notes at the words."""

    def __init__(self, path: Path, word: str) -> None:
        self._path = path
        self._word = word
        self._document: Document | None = None

    def see(self, dossier: Dossier) -> None:
        self._document = dossier.document

    def annotated(self, audit: Audit) -> Annotated:
        assert self._document is not None, "a run on one file sees it"
        try:
            data = self._path.read_bytes()
        except OSError as error:
            raise InputError(
                f"this file cannot be read: {error.strerror}.", path=self._path, remedy="Check its rights."
            ) from error
        notes = list(notes_of(audit, self._document.path))
        written = noted(self._path.suffix, self._document, data, notes, audit.case.today)
        told = f"{count(written.added, self._word)} added, {written.kept} there already"
        lost = len(notes) - written.added - written.kept
        return Annotated(written.data, told + (f", {lost} whose words were not found" if lost else ""))


def _comments(document: Document, data: bytes, notes: Sequence[Note], today: date) -> Written:
    from evidence.reports.annotate.docx import comment_docx

    return comment_docx(data, notes, today, document.path)


def _highlights(document: Document, data: bytes, notes: Sequence[Note], today: date) -> Written:
    from evidence.reports.annotate.pdf import highlight_pdf

    return highlight_pdf(document, data, notes, today)


def _marks(document: Document, data: bytes, notes: Sequence[Note], today: date) -> Written:
    del today
    from evidence.reports.annotate.html import mark_html

    return mark_html(document.path, data, notes)


IN_PLACE: Mapping[str, Write] = {".docx": _comments, ".pdf": _highlights, ".html": _marks, ".htm": _marks}
"""What puts notes into a document of this kind, so that it stays one."""
