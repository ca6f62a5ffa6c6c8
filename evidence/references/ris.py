"""RIS, which every reference manager exports, through rispy, with a lint of our own for what the parser lets pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.errors import InputError
from evidence.identifiers import normalise_pmcid
from evidence.late import late_regex
from evidence.references.exports import Exported, read_export
from evidence.references.reference import Reference

# As the parser has it: a space behind the dash may be missing.
_TAG = late_regex(r"([A-Z][A-Z0-9])  -")
_KINDS = {
    "JOUR": "article",
    "EJOUR": "article",
    "INPR": "article",
    "MGZN": "article",
    "BOOK": "book",
    "EBOOK": "book",
    "CHAP": "incollection",
    "ECHAP": "incollection",
    "CONF": "inproceedings",
    "CPAPER": "inproceedings",
    "RPRT": "techreport",
    "THES": "phdthesis",
}
_CONTAINERS = ("alternate_title3", "journal_name", "secondary_title", "alternate_title2", "alternate_title1")


def read_ris(path: Path) -> tuple[Reference, ...]:
    """Every entry of a RIS file, in order; see `read_export`."""
    return read_export(path, _entries)


@dataclass(frozen=True)
class _Raw:
    line: int
    lines: Sequence[str]


def _entries(path: Path, text: str) -> Iterator[Exported]:
    import rispy

    for number, raw in enumerate(_parted(path, text), 1):
        # The parser joins what it does not know to the field before, so each entry is given to it by itself.
        (fields,) = rispy.loads("\n".join(raw.lines), newline="\n", enforce_list_tags=True)
        yield _exported(number, raw, fields)


def _parted(path: Path, text: str) -> Iterator[_Raw]:
    """The lines of each entry, without empty ones. An entry that is not ended, or text of no entry, is an error."""
    lines: list[str] = []
    start = 0
    for number, line in enumerate(text.splitlines(), 1):
        tag = _TAG.match(line)
        name = tag[1] if tag else None
        if name == "TY":
            if lines:
                raise _error(path, start, "this entry is not ended", "End it with a line `ER  - `.")
            start, lines = number, [line]
        elif name == "ER" and lines:
            yield _Raw(start, [*lines, "ER  - "])
            lines = []
        elif line.strip() and not lines:
            raise _error(path, number, "this text belongs to no entry", "An entry begins with a line `TY  - `.")
        elif line.strip() and name is None and len(lines) == 1:
            raise _error(path, number, "this line has no tag", "Begin it with two letters and `  - `, as in `TI  - `.")
        elif line.strip():
            lines.append(line)
    if lines:
        raise _error(path, start, "this entry is not ended", "End it with a line `ER  - `.")


def _error(path: Path, line: int, message: str, remedy: str) -> InputError:
    return InputError(f"{message}.", path=path, line=line, remedy=remedy)


def _exported(number: int, raw: _Raw, fields: Mapping[str, Any]) -> Exported:
    notes = _all(fields, "notes") + _all(fields, "note")
    return Exported(
        raw="\n".join(raw.lines),
        number=number,
        line=raw.line,
        key=_key(fields),
        kind=_KINDS.get(_text(fields, "type_of_reference") or "", "misc"),
        title=_text(fields, "title", "primary_title"),
        authors=tuple(_all(fields, "authors") or _all(fields, "first_authors")),
        container=_text(fields, *_CONTAINERS),
        year=_text(fields, "year", "publication_year", "date"),
        volume=_text(fields, "volume"),
        issue=_text(fields, "number"),
        pages=_pages(fields),
        doi=_text(fields, "doi"),
        pmid=_pmid(fields),
        pmcid=normalise_pmcid(_text(fields, "custom2") or ""),
        urls=tuple(_all(fields, "urls")),
        note="; ".join(notes) or None,
    )


def _all(fields: Mapping[str, Any], name: str) -> list[str]:
    value = fields.get(name) or []
    return [text for one in ([value] if isinstance(value, str) else value) if (text := str(one).strip())]


def _text(fields: Mapping[str, Any], *names: str) -> str | None:
    return next((" ".join(text.split()) for name in names for text in _all(fields, name)), None)


def _key(fields: Mapping[str, Any]) -> str | None:
    """The entry's own key, where it is one word; some managers write sentences there."""
    key = _text(fields, "id", "label")
    return key if key and " " not in key else None


def _pages(fields: Mapping[str, Any]) -> str | None:
    first, last = _text(fields, "start_page"), _text(fields, "end_page")
    return f"{first}-{last}" if first and last and "-" not in first and last != first else first or last


def _pmid(fields: Mapping[str, Any]) -> str | None:
    database = " ".join(_all(fields, "name_of_database") + _all(fields, "database_provider")).casefold()
    number = _text(fields, "accession_number") or ""
    return number if number.isdigit() and any(name in database for name in ("pubmed", "medline", "nlm")) else None
