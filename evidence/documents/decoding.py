"""From bytes to text: UTF-8 or a clear error, never mojibake."""

from __future__ import annotations

from evidence.errors import InputError

_SAVE = "Save it as UTF-8 and run again."


def decode(path: str, data: bytes) -> str:
    """The text of a UTF-8 file, without its byte order mark; line ends stay as they are.

    Raises `InputError` for anything else, with the place of the first byte that is not UTF-8.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError("this file is UTF-16.", path=path, remedy=_SAVE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf_8(path, data, error.start) from error
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
