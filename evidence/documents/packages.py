"""Opening a Word file without being hurt by it: bounded sizes, no macros, no document types, no entities."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from evidence.errors import InputError

MOST_BYTES = 32 * 1024 * 1024
"""So much XML one part may hold when unpacked; a book of a thousand pages has a tenth of it."""
MOST_PARTS = 10_000
_DEEPEST = 400
_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SAVE = "Open it in Word, save it again as .docx and run again."

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Words = Callable[[str], None]


class Package:
    """The parts of a Word file. Raises `InputError` for what is none, or holds macros."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        if data.startswith(_OLE):
            raise InputError(
                "this file is protected with a password, or an old .doc under a new name.",
                path=path,
                remedy="Save it as .docx without a password.",
            )
        # Counted before the archive is opened: every part costs memory there, however small it is in the file.
        if data.count(b"PK\x01\x02") > MOST_PARTS:
            raise self.broken(f"it has more than {MOST_PARTS:,} parts")
        try:
            self._zip = ZipFile(BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, UnicodeDecodeError) as error:
            raise self.broken("it is no zip archive, or was cut short") from error
        if any(name.casefold().endswith("vbaproject.bin") for name in self.names):
            raise InputError("this file holds macros.", path=path, remedy="Save it as .docx, without macros.")

    def broken(self, why: str) -> InputError:
        """What to say of a file that is no sound Word file."""
        return InputError(f"this is no sound Word file: {why}.", path=self.path, remedy=_SAVE)

    def parse(self, name: str, start: Start, end: End, words: Words) -> bool:
        """Walks one part; False if the file has none of this name. Memory does not grow with the part.

        Names of elements and attributes are those of Word's own namespace, without a prefix; others are `{uri}name`.
        """
        if name not in self.names:
            return False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        depth = 0

        def opened(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > _DEEPEST:
                raise self.broken(f"{name} is nested more than {_DEEPEST} deep")
            start(_short(tag), {_short(key): value for key, value in attributes.items()})

        def closed(tag: str) -> None:
            nonlocal depth
            depth -= 1
            end(_short(tag))

        def refused(*_: object) -> None:
            raise self.broken(f"{name} declares a document type, which no Word file does")

        parser.StartElementHandler = opened
        parser.EndElementHandler = closed
        parser.CharacterDataHandler = words
        parser.StartDoctypeDeclHandler = refused
        parser.EntityDeclHandler = refused
        self._feed(parser, name)
        return True

    def _feed(self, parser: expat.XMLParserType, name: str) -> None:
        # No more is ever unpacked than the archive says of a part.
        if self._zip.getinfo(name).file_size > MOST_BYTES:
            raise InputError(
                f"{name} in it is larger than {MOST_BYTES >> 20} MB when unpacked.",
                path=self.path,
                remedy="Split the document into smaller ones.",
            )
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    parser.Parse(chunk, False)
                parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise self.broken(f"{name} is broken in line {error.lineno}") from error
        except (BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
            raise self.broken(f"{name} cannot be unpacked") from error


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    if space in ("", _WORD, _STRICT):
        return local
    return f"{{{space}}}{local}"
