"""What a matrix can be written as, by the ending of the file's name. Formats are listed, not discovered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from evidence.errors import UsageError
from evidence.reports.matrix.csv import csv
from evidence.reports.matrix.docx import docx
from evidence.reports.matrix.html import html
from evidence.reports.matrix.json import json
from evidence.reports.matrix.markdown import markdown
from evidence.reports.matrix.row import Matrix
from evidence.reports.matrix.xlsx import xlsx

Writer = Callable[[Matrix], bytes]

WRITERS: Mapping[str, Writer] = {
    ".xlsx": xlsx,
    ".docx": docx,
    ".html": html,
    ".csv": csv,
    ".md": markdown,
    ".json": json,
}


def writer_for(path: Path) -> Writer:
    """What writes a file of this name, or a `UsageError` that lists the endings there are."""
    try:
        return WRITERS[path.suffix.casefold()]
    except KeyError:
        known = " ".join(WRITERS)
        raise UsageError(f"{path}: a matrix is not written as {path.suffix or 'this'!r}. Endings: {known}.") from None
