"""From an audit of one document to its annotated copy, by the kind of the document and of the copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Protocol

from evidence.audit import Audit
from evidence.documents.document import Document
from evidence.dossier import Dossier
from evidence.errors import InputError, UsageError
from evidence.reports.annotate.notes import Note, Written, notes_of
from evidence.reports.wording import count

_PAGES = frozenset({".html", ".htm"})


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


def annotator_for(path: Path, target: Path) -> Annotator:
    """What annotates this document into that file. Raises `UsageError` where nothing does."""
    kind, wanted = path.suffix.casefold(), target.suffix.casefold()
    if target.exists() and path.exists() and target.samefile(path):
        raise UsageError("the copy itself is never rewritten. Name another file with -o.")
    if kind in _IN_PLACE and _IN_PLACE[kind] is _IN_PLACE.get(wanted):
        return _InPlace(path, *_IN_PLACE[kind])
    if wanted in _PAGES:
        return _Page()
    own = f", or a {kind} file" if kind in _IN_PLACE else ""
    raise UsageError(
        f"{kind or 'this'} is not annotated as {wanted or 'a file without suffix'}: name an .html file with -o{own}."
    )


class _Page:
    """A page of its own, with the copy, its claims and the findings."""

    def __init__(self) -> None:
        from evidence.reports.html.report import HtmlReport

        self._report = HtmlReport()

    def see(self, dossier: Dossier) -> None:
        self._report.see(dossier)

    def annotated(self, audit: Audit) -> Annotated:
        stream = StringIO()
        self._report.write(audit, stream)
        return Annotated(stream.getvalue().encode(), f"{count(len(audit.findings), 'finding')} marked")


class _InPlace:
    """The document itself, with notes at the words."""

    def __init__(self, path: Path, word: str, write: Write) -> None:
        self._path = path
        self._word = word
        self._write = write
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
        written = self._write(self._document, data, notes, audit.case.today)
        told = f"{count(written.added, self._word)} added, {written.kept} there already"
        lost = len(notes) - written.added - written.kept
        return Annotated(written.data, told + (f", {lost} whose words were not found" if lost else ""))


def _comments(document: Document, data: bytes, notes: Sequence[Note], today: date) -> Written:
    del document
    from evidence.reports.annotate.docx import comment_docx

    return comment_docx(data, notes, today)


def _highlights(document: Document, data: bytes, notes: Sequence[Note], today: date) -> Written:
    from evidence.reports.annotate.pdf import highlight_pdf

    return highlight_pdf(document, data, notes, today)


def _marks(document: Document, data: bytes, notes: Sequence[Note], today: date) -> Written:
    del today
    from evidence.reports.annotate.html import mark_html

    return mark_html(document.path, data, notes)


_MARKS = ("mark", _marks)
_IN_PLACE: dict[str, tuple[str, Write]] = {
    ".docx": ("comment", _comments),
    ".pdf": ("highlight", _highlights),
    ".html": _MARKS,
    ".htm": _MARKS,
}
