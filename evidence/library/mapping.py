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


def stands_once(text: str, sentences: Iterable[Sentence]) -> bool:
    """Whether the words of a claim can be mapped: they stand in no other sentence of its document."""
    words = fold(text)
    return sum(words in fold(sentence.text) for sentence in sentences) == 1
