"""Adding to a PDF behind its end, by ISO 32000 (7.5.6, incremental updates): all bytes before stay as they are."""

from __future__ import annotations

import logging
import re
import struct
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any

from pypdf import PdfReader
from pypdf._encryption import Encryption
from pypdf.errors import DependencyError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
)

from evidence.documents.annotated import PDF_MARK

# What is broken is told in one sentence, and not object by object.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_STREAM = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_KEPT = ("/Root", "/Info", "/ID", "/Encrypt")
_NOTES_ALLOWED = 1 << 5
"""The bit of ISO 32000 (table 22) by which an owner allows notes."""
_BY_AES = "this PDF is encrypted with AES, and notes cannot be added to it."
_Places = dict[tuple[int, int], int]
"""Where an object of this number and generation begins in the file."""


class UnchangeableError(Exception):
    """Nothing can be added to this file: its table of objects is not where it should be."""


class ProtectedError(Exception):
    """Nobody but its owner may add notes to this file, or they cannot be written as it is encrypted."""


class Increment:
    """New and changed objects of a file. The table is of the kind that the file has: lines or a stream."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.reader: PdfReader = _opened(data)
        self._encryption = _encryption(self.reader)
        start = _START.search(data, max(len(data) - 2048, 0))
        if start is None:
            raise UnchangeableError
        self._previous = int(start[1])
        self._lines = data.startswith(b"xref", self._previous)
        if not self._lines and _STREAM.match(data, self._previous) is None:
            raise UnchangeableError
        size = self.reader.trailer.get("/Size")
        if not isinstance(size, NumberObject):
            raise UnchangeableError
        self._size = int(size)
        self._objects: dict[tuple[int, int], Any] = {}

    def annotate(self, number: int, annotation: DictionaryObject) -> None:
        """Puts an annotation on a page; pages count from 0."""
        page = self.reader.pages[number]
        where = page.indirect_reference
        if where is None:
            raise UnchangeableError
        annotation[NameObject("/P")] = where
        held = page.raw_get("/Annots") if "/Annots" in page else None
        annotations = ArrayObject() if held is None else held.get_object()
        if not isinstance(annotations, ArrayObject):
            annotations = ArrayObject()
        annotations.append(self._new(annotation))
        if held is not None and held is not annotations:
            self._objects[held.idnum, held.generation] = annotations
        else:
            page[NameObject("/Annots")] = annotations
            self._objects[where.idnum, where.generation] = page

    def _new(self, value: Any) -> IndirectObject:
        number, self._size = self._size, self._size + 1
        self._objects[number, 0] = value
        return IndirectObject(number, 0, self.reader)

    def written(self) -> bytes:
        """The file with all that was added."""
        stream = BytesIO()
        stream.write(self._data if self._data.endswith((b"\n", b"\r")) else self._data + b"\n")
        stream.write(PDF_MARK + b"\n")
        places: _Places = {}
        for (number, generation), value in sorted(self._objects.items()):
            places[number, generation] = stream.tell()
            stream.write(b"%d %d obj\n" % (number, generation))
            self._hidden(value, number, generation).write_to_stream(stream)
            stream.write(b"\nendobj\n")
        start = stream.tell()
        if self._lines:
            stream.write(b"xref\n" + b"".join(_lines(places)) + b"trailer\n")
            self._trailer().write_to_stream(stream)
        else:
            number, self._size = self._size, self._size + 1
            stream.write(b"%d 0 obj\n" % number)
            self._table({**places, (number, 0): start}).write_to_stream(stream)
            stream.write(b"\nendobj")
        stream.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
        return stream.getvalue()

    def _hidden(self, value: Any, number: int, generation: int) -> Any:
        """The object as it is written: encrypted if the file is."""
        return value if self._encryption is None else self._encryption.encrypt_object(value, number, generation)

    def _table(self, places: _Places) -> DictionaryObject:
        """The table as a stream of numbers of 1, 4 and 2 bytes: "in use", the place, the generation."""
        table = DecodedStreamObject()
        table.update(self._trailer())
        edges = [edge for run in _runs(places) for edge in (run[0][0], len(run))]
        table[NameObject("/Type")] = NameObject("/XRef")
        table[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 4, 2)))
        table[NameObject("/Index")] = ArrayObject(map(NumberObject, edges))
        table.set_data(b"".join(struct.pack(">BIH", 1, place, held[1]) for held, place in sorted(places.items())))
        return table

    def _trailer(self) -> DictionaryObject:
        held = self.reader.trailer
        trailer = DictionaryObject({NameObject(key): held.raw_get(key) for key in _KEPT if key in held})
        trailer[NameObject("/Size")] = NumberObject(self._size)
        trailer[NameObject("/Prev")] = NumberObject(self._previous)
        return trailer


def _opened(data: bytes) -> PdfReader:
    try:
        return PdfReader(BytesIO(data))
    except DependencyError as error:
        raise ProtectedError(_BY_AES) from error


def _encryption(reader: PdfReader) -> Encryption | None:
    """How new objects are to be encrypted, so that whoever may read the file can read them. None if it is not."""
    held = reader._encryption
    if held is None:
        return None
    if held.StrF != "/V2":
        raise ProtectedError(_BY_AES)
    if not held.P & _NOTES_ALLOWED:
        raise ProtectedError("its owner does not allow notes in this PDF.")
    return held


def _lines(places: _Places) -> Iterator[bytes]:
    """The table as lines of 20 bytes, those of numbers in a row under one head."""
    for run in _runs(places):
        yield b"%d %d\n" % (run[0][0], len(run))
        yield from (b"%010d %05d n \n" % (places[held], held[1]) for held in run)


def _runs(places: _Places) -> Iterator[list[tuple[int, int]]]:
    """The objects whose numbers follow one another."""
    for _, run in groupby(enumerate(sorted(places)), key=lambda pair: pair[1][0] - pair[0]):
        yield [held for _, held in run]
