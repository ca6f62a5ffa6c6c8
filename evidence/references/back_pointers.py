"""Notes and entries that name no work of their own but point back: "Ibid.", "See note 1.", "Doe 2015, p. 3"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from evidence.citations.author_year import names_alone
from evidence.documents.document import Block, BlockKind, Document
from evidence.late import late_regex

_PLACE = r"(?:[,:;]?\s*(?:at\s|pp?\.?\s?|pages?\s)?\d[\d\s,–-]*)?"
_LONGEST = 200
_BACK = " \t\n↩↑⤴^\ufe0e"
_SAME = late_regex(rf"\W*(?:[Ii]bid(?:em)?\b|[Ii]dem\b|Id\.)\.?{_PLACE}\W*")
_LABELLED = late_regex(
    r"\W*(?:[A-ZÀ-Þ][\w'’-]+(?: et al\.?)?,?\s\(?)?(?:(?:as|see|cf\.?|in|also|above|supra)[\s,]+){0,4}"
    rf"(?:(?:foot|end)?note|ref\.?|reference|n\.?)\s*(?P<label>\d{{1,3}}|[a-z*†‡§¶])(?:,?\s(?:above|supra))?\)?{_PLACE}\W*",
)
_CAPITALS = late_regex(r"\b(?:See|As|Cf|In|Also|Above|Supra|Footnote|Endnote|Note|Reference|Ref)\b")


class Pointer(NamedTuple):
    """A note or an entry of a list: what its mark leads to, its label, and what it points back at.

    That is the note before it (`same`), the one with a label (`labelled`), or works by author and year (`authored`).
    """

    note: str | None
    label: str | None
    same: bool = False
    labelled: str | None = None
    authored: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether its words say that they point back, and do no more."""
        return self.same or self.labelled is not None


def pointers_in(document: Document) -> Iterator[Pointer]:
    """The notes and entries of a document in order, as far as they can point or be pointed at."""
    for block in document.blocks:
        if block.kind in (BlockKind.FOOTNOTE, BlockKind.REFERENCE) and (block.note or block.label):
            yield pointer_of(block)


def pointer_of(block: Block) -> Pointer:
    """What a block points back at; arrows that lead back to its mark are no words of it."""
    text = block.text.rstrip(_BACK)
    note = None if block.note is None or block.note.isdecimal() else block.note
    label = block.label or note
    if len(text) > _LONGEST:
        return Pointer(note, label)
    if _SAME.fullmatch(text):
        return Pointer(note, label, same=True)
    labelled = _LABELLED.fullmatch(_CAPITALS.sub(lambda match: match.group().lower(), text))
    if labelled is not None:
        return Pointer(note, label, labelled=labelled["label"])
    return Pointer(note, label, authored=names_alone(text))
