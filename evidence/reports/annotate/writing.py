"""From an audit of one document to its annotated copy, by the kind of the copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from evidence.audit import Audit
from evidence.errors import InputError, UsageError
from evidence.reports.formats import Report
from evidence.reports.wording import count

_PAGES = frozenset({".html", ".htm"})
_WORD = ".docx"


@dataclass(frozen=True)
class Annotated:
    """The file to write, and what to say of it."""

    data: bytes
    told: str


Writer = Callable[[Audit, Report], Annotated]


def writer_for(path: Path, target: Path) -> Writer:
    """What annotates this document into that file. Raises `UsageError` where nothing does."""
    kind, wanted = path.suffix.casefold(), target.suffix.casefold()
    if target.exists() and path.exists() and target.samefile(path):
        raise UsageError("the copy itself is never rewritten. Name another file with -o.")
    if wanted in _PAGES:
        return _page
    if wanted == _WORD and kind == _WORD:
        return lambda audit, _: _comments(audit, path)
    if ".pdf" in (kind, wanted):
        raise UsageError("PDF files are not annotated yet. Name an .html file with -o to have the remarks as a page.")
    raise UsageError(
        f"{kind or 'this'} is not annotated as {wanted or 'a file without suffix'}: name an .html file"
        " with -o, or a .docx file for a .docx document."
    )


def _page(audit: Audit, report: Report) -> Annotated:
    stream = StringIO()
    report.write(audit, stream)
    return Annotated(stream.getvalue().encode(), f"{count(len(audit.findings), 'finding')} marked")


def _comments(audit: Audit, path: Path) -> Annotated:
    from evidence.reports.annotate.docx import comment_docx
    from evidence.reports.annotate.notes import notes_of

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"this file cannot be read: {error.strerror}.", path=path, remedy="Check its rights."
        ) from error
    notes = list(notes_of(audit, str(path)))
    written = comment_docx(data, notes, audit.case.today)
    told = f"{count(written.added, 'comment')} added, {written.kept} there already"
    lost = len(notes) - written.added - written.kept
    return Annotated(written.data, told + (f", {lost} whose words were not found" if lost else ""))
