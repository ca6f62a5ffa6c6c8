"""Where a sentence of the copy stands, as `appears_in` names it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from evidence.claims.claim import Sentence
from evidence.claims.wording import fold
from evidence.library.library import Library


def document_name(path: str, library: Library) -> str:
    """A document as the library names it: its path from there, if it lies below."""
    whole = Path(path).resolve()
    folder = (library.folder or Path()).resolve()
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else whole.name


class Wordings:
    """The sentences of one document without their marks, each on a line, to be asked where words stand."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._lines = "\n".join(fold(sentence.said) for sentence in sentences)

    def hold_once(self, text: str) -> bool:
        """Whether the words of a claim can be mapped: they stand in one sentence and in no other."""
        words = fold(text)
        found = self._lines.find(words)
        line_end = self._lines.find("\n", found)
        return found >= 0 and (line_end < 0 or self._lines.find(words, line_end) < 0)
