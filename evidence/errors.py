"""Errors that a user can do something about.

Every one carries a sentence that names the file, the line where that is known, and the remedy; the command line
prints it on stderr and exits with 2. Anything else that escapes is a bug of `evidence` and exits with 70.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class EvidenceError(Exception):
    """Something that the user has to mend: input, configuration or usage."""


class UsageError(EvidenceError):
    """An option, rule code or format that does not exist."""


class UnreadableError(EvidenceError):
    """Files that cannot be read, each with its own sentence."""

    def __init__(self, errors: Sequence[EvidenceError]) -> None:
        super().__init__("; ".join(map(str, errors)))
        self.errors = tuple(errors)


class InputError(EvidenceError):
    """A file that cannot be read or understood.

    `line` and `column` count from 1; `remedy` says what to do, as a sentence.
    """

    def __init__(
        self,
        message: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
        remedy: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = None if path is None else str(path)
        self.line = line
        self.column = column
        self.remedy = remedy

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        sentence = f"{place}: {self.message}" if place else self.message
        return f"{sentence} {self.remedy}" if self.remedy else sentence
