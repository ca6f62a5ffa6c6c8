"""CSL-JSON, which Zotero, Pandoc and Crossref write: a list of works, each an object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evidence.errors import InputError
from evidence.late import late_regex
from evidence.references.exports import Exported, read_export
from evidence.references.reference import Reference

_SPACE = late_regex(r"[\s,]*")
_KINDS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_EXPORT = "Export the library as CSL JSON again."


def read_csl_json(path: Path) -> tuple[Reference, ...]:
    """Every work of a CSL-JSON file, in order; see `read_export`."""
    return read_export(path, _entries)


def _entries(path: Path, text: str) -> Iterator[Exported]:
    _expect_list(path, text)
    position = _SPACE.match(text, text.index("[") + 1).end()  # type: ignore[union-attr]
    decoder = json.JSONDecoder()
    number = 0
    while text[position] != "]":
        number += 1
        line = text.count("\n", 0, position) + 1
        work, end = decoder.raw_decode(text, position)
        if not isinstance(work, dict):
            raise InputError(f"entry {number} is no object.", path=path, line=line, remedy=_EXPORT)
        yield _exported(text[position:end], number, line, work)
        position = _SPACE.match(text, end).end()  # type: ignore[union-attr]


def _expect_list(path: Path, text: str) -> None:
    """Raises `InputError` for what is no JSON, or no list."""
    try:
        works = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"this is not valid JSON: {error.msg.lower()}."
        raise InputError(message, path=path, line=error.lineno, column=error.colno, remedy=_EXPORT) from error
    except RecursionError as error:
        raise InputError("this JSON is nested too deep.", path=path, remedy=_EXPORT) from error
    if not isinstance(works, list):
        raise InputError("this is no list of works.", path=path, line=1, remedy=_EXPORT)


def _exported(raw: str, number: int, line: int, work: Mapping[str, Any]) -> Exported:
    return Exported(
        raw=raw,
        number=number,
        line=line,
        key=_key(work),
        kind=_KINDS.get(_text(work, "type") or "", "misc"),
        title=_text(work, "title"),
        authors=tuple(_names(work.get("author"))),
        container=_text(work, "container-title"),
        year=_year(work),
        volume=_text(work, "volume"),
        issue=_text(work, "issue"),
        pages=_text(work, "page", "number"),
        doi=_text(work, "DOI"),
        pmid=_text(work, "PMID"),
        pmcid=_text(work, "PMCID"),
        urls=(url,) if (url := _text(work, "URL")) else (),
        note=_text(work, "note"),
    )


def _text(work: Mapping[str, Any], *names: str) -> str | None:
    """Words or a number; of a list, as Crossref writes some fields, the first."""
    for name in names:
        value = work.get(name)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, str | int) and str(value).strip():
            return " ".join(str(value).split())
    return None


def _key(work: Mapping[str, Any]) -> str | None:
    """The key that people cite by, where it is one word and no address, as it is in Zotero's own exports."""
    key = _text(work, "citation-key", "id")
    return key if key and " " not in key and "/" not in key else None


def _names(authors: Any) -> Iterator[str]:
    for author in authors if isinstance(authors, list) else ():
        if isinstance(author, dict):
            family, given = _text(author, "family"), _text(author, "given")
            particle = _text(author, "non-dropping-particle")
            family = f"{particle} {family}" if particle and family else family
            name = f"{family}, {given}" if family and given else family or _text(author, "literal", "name") or given
            if name:
                yield name


def _year(work: Mapping[str, Any]) -> str | None:
    issued = work.get("issued")
    if not isinstance(issued, dict):
        return str(issued) if issued else None
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return str(parts[0][0])
    return _text(issued, "raw", "literal")
