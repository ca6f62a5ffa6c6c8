"""From bytes to text: UTF-8, UTF-16 behind its byte order mark, or a clear error; never mojibake."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from pathlib import Path

from evidence.errors import InputError
from evidence.late import late_regex

_CONFLICT = late_regex(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
# A row of equals signs alone underlines a heading in Markdown.
_TWO_VERSIONS = late_regex(r"^<{7} \S[^\n]*\n(?:.*\n)??={7}\r?\n(?:.*\n)??>{7} \S", re.MULTILINE | re.DOTALL)
_RESOLVE = "Resolve the conflict first."
_SAVE = "Save it as UTF-8 and run again."


@dataclass(frozen=True, slots=True)
class Encoding:
    """How text is written: by Python's name, behind a byte order mark or without one."""

    name: str
    mark: bytes = b""

    def decode(self, data: bytes) -> str:
        """The text. Raises `UnicodeDecodeError` if the bytes are not written so."""
        return data[len(self.mark) :].decode(self.name)

    def encode(self, text: str) -> bytes:
        """The bytes."""
        return self.mark + text.encode(self.name)


UTF_8 = Encoding("utf-8")
_MARKED = (
    Encoding("utf-8", BOM_UTF8),
    Encoding("utf-16-le", BOM_UTF16_LE),
    Encoding("utf-16-be", BOM_UTF16_BE),
)


def marked_encoding(data: bytes) -> Encoding | None:
    """The encoding that a byte order mark names."""
    return next((one for one in _MARKED if data.startswith(one.mark)), None)


def decode(path: str, data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 behind a byte order mark. Line ends stay as they are.

    Raises `InputError` for anything else, with the place of the first byte that is not UTF-8, and for two versions that
    a merge could not join: claims of both would be checked as one text.
    """
    encoding = marked_encoding(data) or UTF_8
    text = decode_utf_8(path, data) if encoding.name == UTF_8.name else decode_as(encoding, path, data)
    _refuse(path, text, _TWO_VERSIONS.search(text), _RESOLVE)
    return text


def decode_utf_8(path: str, data: bytes) -> str:
    """The text of a file that `evidence` may write again, which is UTF-8. Raises `InputError` as `decode` does."""
    if data[:2] in (BOM_UTF16_LE, BOM_UTF16_BE):
        raise InputError("this file is UTF-16.", path=path, remedy=_SAVE)
    try:
        return _text(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _not_utf_8(path, data, error.start) from error


def refuse_conflict(path: Path | str, text: str, remedy: str | None = None) -> None:
    """Raises `InputError` at the first mark that a merge left where it could not join two versions."""
    _refuse(path, text, _CONFLICT.search(text), remedy or _RESOLVE)


def _refuse(path: Path | str, text: str, mark: re.Match[str] | None, remedy: str) -> None:
    if mark is not None:
        line = text.count("\n", 0, mark.start()) + 1
        raise InputError("this is a mark of a merge conflict.", path=path, line=line, remedy=remedy)


def decode_as(encoding: Encoding, path: str, data: bytes, name: str | None = None) -> str:
    """The text of a file in an encoding, which it calls `name`. Raises `InputError` if it is not written so."""
    try:
        return _text(path, encoding.decode(data))
    except UnicodeDecodeError as error:
        message = f"this file says that it is {name or 'UTF-16'}, and it is not."
        raise InputError(message, path=path, remedy=_SAVE) from error


def _text(path: str, text: str) -> str:
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise InputError("this is not text: it holds a NUL byte.", path=path, line=line, remedy="Name a text file.")
    return text


def _not_utf_8(path: str, data: bytes, start: int) -> InputError:
    before = data[:start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8-sig", "replace")) + 1
    if b"\x00" in data[:4096]:
        return InputError("this is not text but a binary file.", path=path, remedy="Name a text file.")
    byte = data[start]
    message = f"this is not UTF-8: the byte 0x{byte:02x} here looks like Latin-1 or Windows-1252."
    return InputError(message, path=path, line=before.count(b"\n") + 1, column=column, remedy=_SAVE)
