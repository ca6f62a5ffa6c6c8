"""The record of sign-offs beside a library: `signoffs.jsonl`, of which each line names the hash of the one before."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from evidence.documents.decoding import decode_utf_8
from evidence.errors import InputError

RECORD = "signoffs.jsonl"


def lines_of(record: Path) -> list[str]:
    """The lines of the record. Raises `InputError` where one does not follow the one before it."""
    previous = None
    lines = decode_utf_8(str(record), data_of(record)).splitlines()
    for number, line in enumerate(lines, 1):
        try:
            follows = json.loads(line)["previous"] == previous
        except (ValueError, KeyError, TypeError):
            follows = False
        if not follows:
            remedy = "Restore the file from version control; a merge keeps one side and signs off the other again."
            raise InputError("this line does not follow the one before it.", path=record, line=number, remedy=remedy)
        previous = digest_of(line)
    return lines


def data_of(record: Path) -> bytes:
    """The bytes of the record, none where nothing was signed off yet. Raises `InputError` where they cannot be read."""
    try:
        return record.read_bytes() if record.exists() else b""
    except OSError as error:
        raise InputError(
            f"this file cannot be read: {error.strerror}.", path=record, remedy="Check its rights."
        ) from error


def last_of_each(folder: Path) -> dict[str, dict[str, Any]]:
    """The last sign-off of each document, by its name in the record."""
    return {entry["document"]: entry for entry in map(json.loads, lines_of(folder / RECORD))}


def name_of(document: str | Path, folder: Path) -> str:
    """A document as the record names it, from wherever it is asked: its way from the library's folder."""
    return Path(os.path.relpath(document, folder)).as_posix()


def digest_of(text: str) -> str:
    """`sha256:` of a text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
