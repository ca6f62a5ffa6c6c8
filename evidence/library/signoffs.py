"""The record of sign-offs beside a library: `signoffs.jsonl`, of which each line names the hash of the one before."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.claims.wording import fold
from evidence.documents.decoding import decode_utf_8
from evidence.documents.document import Document
from evidence.errors import InputError
from evidence.library.claims_file import LibraryClaim
from evidence.library.library import Library
from evidence.library.linking import Link

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


@dataclass(frozen=True)
class Unsaid:
    """What stood in a document when it was signed off: the words of approved claims that it does not make any more.

    `words` are those of all its claims on that day.
    """

    claims: tuple[tuple[LibraryClaim, str], ...] = ()
    words: frozenset[str] = frozenset()


def unsaid(document: Document, links: Iterable[Link], library: Library) -> Unsaid:
    """The approved claims that a document made when it was last signed off, and makes no more in their exact words."""
    if library.folder is None or not library.signed_off:
        return Unsaid()
    signed = library.signed_off.get(name_of(document.path, library.folder))
    if signed is None or signed["text_digest"] == digest_of(document.text):
        return Unsaid()
    stated = {one.claim.id for one in links if one.match == "exact"}
    gone = {claim.id: claim for claim in library.standing if claim.approval is not None and claim.id not in stated}
    made = [claim for claim in signed["claims"] if "text" in claim]
    approved = (
        (one["id"], claim["text"]) for claim in made if claim["status"] == "approved" for one in claim["library"]
    )
    return Unsaid(
        tuple((gone[name], text) for name, text in approved if name in gone),
        frozenset(fold(claim["text"]) for claim in made),
    )


def name_of(document: str | Path, folder: Path) -> str:
    """A document as the record names it, from wherever it is asked: its way from the library's folder."""
    return Path(os.path.relpath(document, folder)).as_posix()


def digest_of(text: str) -> str:
    """`sha256:` of a text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
