"""EndNote XML. Entities are refused, since ten lines of them can fill any memory or reach for files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import InputError
from evidence.identifiers import normalise_pmcid
from evidence.late import late_regex
from evidence.references.exports import Exported, read_export
from evidence.references.reference import Reference

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RECORD = late_regex(r"<record[\s>]")
_KINDS = {
    "journal article": "article",
    "electronic article": "article",
    "book": "book",
    "book section": "incollection",
    "conference proceedings": "inproceedings",
    "conference paper": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_EXPORT = "Export the library as XML from EndNote again."


def read_endnote(path: Path) -> tuple[Reference, ...]:
    """Every record of an EndNote XML file, in order; see `read_export`."""
    return read_export(path, _entries)


def _entries(path: Path, text: str) -> Iterator[Exported]:
    root = _root(path, text)
    if root.tag not in ("xml", "records"):
        message = f"this is no export of EndNote: it begins with <{root.tag}>."
        raise InputError(message, path=path, line=1, remedy=_EXPORT)
    starts = [match.start() for match in _RECORD.finditer(text)]
    records = list(root.iter("record"))
    # A comment may hold a record too: then the lines are not to be told, and the first one stands for all.
    lines = [text.count("\n", 0, start) + 1 for start in starts] if len(starts) == len(records) else [1] * len(records)
    for number, (record, line) in enumerate(zip(records, lines, strict=True), 1):
        yield _exported(number, line, record)


def _root(path: Path, text: str) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        # As text, so that no encoding is looked for which the file names and does not have.
        return fromstring(text)
    except ParseError as error:
        line, column = error.position
        reason = str(error).partition(":")[0]
        message = f"this is not well-formed XML: {reason}."
        raise InputError(message, path=path, line=line, column=column + 1, remedy=_EXPORT) from error
    except DefusedXmlException as error:
        remedy = "Remove the <!ENTITY …> lines."
        raise InputError("this file declares XML entities, which are refused.", path=path, remedy=remedy) from error


def _exported(number: int, line: int, record: Element) -> Exported:
    kind = record.find("ref-type")
    name = (kind.get("name") or "").casefold() if kind is not None else ""
    note = "; ".join(text for text in (_text(record, "notes"), _text(record, "research-notes")) if text)
    accession = _text(record, "accession-num") or ""
    return Exported(
        raw=_shown(record),
        number=number,
        line=line,
        key=_key(record),
        kind=_KINDS.get(name, "misc"),
        title=_text(record, "titles/title"),
        authors=tuple(_all(record, "contributors/authors/author")),
        container=_text(record, "periodical/full-title") or _text(record, "titles/secondary-title"),
        year=_text(record, "dates/year"),
        volume=_text(record, "volume"),
        issue=_text(record, "number"),
        pages=_text(record, "pages"),
        doi=_text(record, "electronic-resource-num"),
        pmid=accession if accession.isdigit() and len(accession) <= 8 else None,
        pmcid=normalise_pmcid(_text(record, "custom2") or ""),
        urls=tuple(_all(record, "urls/related-urls/url")),
        note=note or None,
    )


def _words(element: Element) -> str:
    """What a reader sees: EndNote wraps every run of letters in a style."""
    return " ".join("".join(element.itertext()).split())


def _all(record: Element, place: str) -> list[str]:
    return [words for element in record.findall(place) if (words := _words(element))]


def _text(record: Element, place: str) -> str | None:
    return next(iter(_all(record, place)), None)


def _key(record: Element) -> str | None:
    """The label, which people set to cite by it; the record's number is none, since it differs in every library."""
    label = _text(record, "label")
    return label if label and " " not in label else None


def _shown(record: Element) -> str:
    """The words of a record on one line: its XML would tell nobody anything."""
    return " ".join(" ".join(record.itertext()).split())
