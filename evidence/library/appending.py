"""`references.bib` with entries that are to be appended to it; what stands in it stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from evidence.library.entries import entry_of, key_of
from evidence.library.whole_files import write_whole
from evidence.references.reference import Reference
from evidence.registries.registry import Record


class Bibliography:
    """The file under `path`, which may not exist yet. `references` are those of the whole library."""

    def __init__(self, path: Path, references: Iterable[Reference]) -> None:
        self.path = path
        self.data = path.read_bytes() if path.exists() else b""
        self.keys = {reference.key or "" for reference in references}
        self.added: dict[str, str] = {}
        self._text = ""
        self._newline = "\r\n" if b"\r\n" in self.data else "\n"

    def add(self, record: Record) -> str:
        """Takes a record in, and gives its entry."""
        key = key_of(record, self.keys)
        entry = entry_of(record, key, self._newline)
        self.keys.add(key)
        self.added[record.prime_doi] = key
        self._text += (self._newline if self.data or self._text else "") + entry
        return entry

    @property
    def new_data(self) -> bytes:
        """The file with the entries at its end."""
        if not self._text:
            return self.data
        end = "" if not self.data or self.data.endswith(b"\n") else self._newline
        return self.data + f"{end}{self._text}".encode()

    def write(self) -> None:
        """Writes the file; it stays as it is where there are no entries."""
        if self._text:
            write_whole(self.path, self.new_data)
