"""A local Retraction Watch file, in the layout in which Crossref publishes it: the only source of reinstatements.

The file has tens of thousands of rows of which a library needs a handful: it is read as a stream, and only rows about
works of the library are kept. A row that cannot be used is counted and told, never dropped in silence.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from evidence.errors import InputError
from evidence.identifiers import normalise_doi
from evidence.registries.registry import Record, Update
from evidence.registries.status import RETRACTED_AND_REPLACED, spelled

SOURCE = "retraction-watch"
UNSPECIFIED = "unspecified"
"""The type of a row that names no nature; what it did to the work, only a person can tell."""
_NEEDED = ("RetractionDate", "RetractionDOI", "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature")
_DATES = ("%m/%d/%Y %H:%M", "%m/%d/%Y", "%m/%d/%Y %H:%M:%S", "%Y-%m-%d")
_CHUNK = 1 << 20
_REMEDY = "Take the file as Crossref publishes it, with its first line."


@dataclass(frozen=True)
class Watched:
    """What the file says of a library: notices by DOI, how many rows were read, and what could not be used."""

    updates: Mapping[str, tuple[Update, ...]] = field(default_factory=dict)
    rows: int = 0
    flaws: tuple[str, ...] = ()


def read_retraction_watch(path: Path, records: Iterable[Record], pmids: Mapping[str, str]) -> Watched:
    """The rows about these records, by their DOI, the DOI they are kept under, or their PMID.

    `pmids` are those that the bibliography gives, by DOI; records may carry their own.

    Raises `InputError` for a file that cannot be read or has not the columns.
    """
    wanted = _wanted(records, pmids)
    try:
        with path.open(encoding=_encoding(path), errors="replace", newline="") as stream:
            return _Reading(path, wanted).read(csv.reader(stream))
    except OSError as error:
        raise InputError("this file cannot be read.", path=path, remedy="Check the path and its rights.") from error


def _wanted(records: Iterable[Record], pmids: Mapping[str, str]) -> dict[str, list[str]]:
    """The DOIs in the lock that a DOI or PMID of the file stands for."""
    wanted: dict[str, list[str]] = {}
    for record in records:
        pmid = record.pmid or pmids.get(record.doi)
        for name in {record.doi, record.prime_doi, f"pmid:{pmid}" if pmid else record.doi}:
            wanted.setdefault(name, []).append(record.doi)
    return wanted


def _encoding(path: Path) -> str:
    """UTF-8, with or without its mark, or else Latin-1 as Windows writes it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        try:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


class _Reading:
    """Goes through the rows once."""

    def __init__(self, path: Path, wanted: Mapping[str, list[str]]) -> None:
        self.path = path
        self.wanted = wanted
        self.updates: dict[str, dict[Update, None]] = {}
        self.flaws: list[str] = []

    def read(self, rows: Iterator[list[str]]) -> Watched:
        try:
            head = next(rows, [])
        except csv.Error:
            head = []
        columns = {name.strip().casefold(): index for index, name in enumerate(head)}
        missing = [name for name in _NEEDED if name.casefold() not in columns]
        if missing:
            message = f"this is no Retraction Watch file: it has no column {', '.join(missing)}."
            raise InputError(message, path=self.path, line=1, remedy=_REMEDY)
        count = 0
        for line, row in self._rows(rows):
            if not any(row):
                continue
            count += 1
            self._take(line, row, columns, len(head))
        return Watched({doi: tuple(found) for doi, found in self.updates.items()}, count, tuple(self.flaws))

    def _rows(self, rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
        while True:
            line = getattr(rows, "line_num", 0) + 1
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                self.flaws.append(f"line {line}: {error}")
                continue
            yield line, row

    def _take(self, line: int, row: list[str], columns: Mapping[str, int], width: int) -> None:
        if len(row) != width:
            named = sorted({doi for cell in row if (doi := _doi(cell)) and doi in self.wanted})
            about = f", and it names {', '.join(named)}: look at it" if named else ""
            self.flaws.append(f"line {line}: {len(row)} columns instead of {width}{about}")
            return
        cells = {name: row[columns[name.casefold()]].strip() for name in _NEEDED}
        names = (_doi(cells["OriginalPaperDOI"]), f"pmid:{cells['OriginalPaperPubMedID'].lstrip('0')}")
        dois = dict.fromkeys(doi for name in names if name for doi in self.wanted.get(name, ()))
        day = _day(cells["RetractionDate"])
        if day is None and (dois or cells["RetractionDate"]):
            written = cells["RetractionDate"]
            self.flaws.append(f"line {line}: “{written[:30]}” is no date such as 2/26/2010 0:00")
        reason = row[columns["reason"]] if "reason" in columns else ""
        for doi in dois:
            kind = _kind(cells["RetractionNature"], reason)
            update = Update(kind, SOURCE, day, _doi(cells["RetractionDOI"]), local=True)
            self.updates.setdefault(doi, {})[update] = None


def _kind(nature: str, reason: str) -> str:
    kind = spelled(nature) if nature else UNSPECIFIED
    replaced = "retract and replace" in " ".join(reason.replace("+", " ").split()).casefold()
    return RETRACTED_AND_REPLACED if kind == "retraction" and replaced else kind


def _doi(text: str) -> str | None:
    return normalise_doi(text) if "10." in text else None


def _day(text: str) -> date | None:
    """A date as Americans write it: month, day, year."""
    for form in _DATES:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
