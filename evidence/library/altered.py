"""Approved words with another number, unit or negation in them: no wording of the claim any more, and told to be none.

Two sentences are the same but for these when the same is left of both once they are taken away, with what `near` takes
away: articles, tenses, plurals. Looking a sentence up takes as long in a large library as in a small one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence.claims.claim import Sentence
from evidence.claims.units import AMOUNT, TIME
from evidence.claims.wording import listed
from evidence.documents.document import Document, Span
from evidence.late import late_regex
from evidence.library.claims_file import LibraryClaim
from evidence.library.library import Library
from evidence.library.linking import Link, wordings
from evidence.library.near import NEGATIONS, Near, changes, is_near, key_of, plain
from evidence.library.other_sources import are_others
from evidence.references.reference import Reference

_SHORTEST = 3
_UNIT = late_regex(rf"{TIME}|{AMOUNT}", re.IGNORECASE)
_NUMBERS = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion"
)
_TAKEN = NEGATIONS | listed("non do does did") | frozenset(map(plain, _NUMBERS))
"""Negations, what they stand with, and numbers in words."""


@dataclass(frozen=True)
class Altered:
    """A sentence that says (`said`) the approved words of a library claim (`wording`) but for what was changed."""

    sentence: Sentence
    claim: LibraryClaim
    wording: str
    said: str


class AlteredWordings:
    """The wordings of the approved claims of a library, by what is left of them without numbers and negations."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._by_frame: dict[tuple[str, ...], list[Near]] = {}
        for wording, claims in library.by_wording.items():
            approved = [claim for claim in claims if claim.approval is not None]
            frame = _frame(wording) if approved else None
            if frame is not None:
                self._by_frame.setdefault(frame, []).extend(Near(claim, wording) for claim in approved)

    def of(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        links: Sequence[Link],
        cited: Mapping[Span, Sequence[Reference]],
    ) -> tuple[Altered, ...]:
        """The altered sentences of a document, each with the first claim whose words it has.

        A sentence that is a wording of the library itself is none. Nor is one that cites other works alone than the
        claim's sources: it tells of another study. Where the document has the approved words as well, a sentence that
        differs in several places stands beside them on purpose, as that of another time or dose.
        """
        if not self._by_frame:
            return ()
        exact = [one for one in links if one.match == "exact"]
        linked = {one.sentence.span for one in exact}
        stated = {one.claim.id for one in exact}
        found = (self._first(document, one, stated, cited) for one in sentences if one.span not in linked)
        return tuple(filter(None, found))

    def _first(
        self,
        document: Document,
        sentence: Sentence,
        stated: set[str],
        cited: Mapping[Span, Sequence[Reference]],
    ) -> Altered | None:
        for words, near in self._alike(document, sentence):
            if near.claim.id in stated and len(changes(_taken(near.wording), _taken(words))) > 1:
                continue
            if not are_others(cited.get(sentence.span, ()), near.claim, self._library):
                return Altered(sentence, near.claim, near.wording, words)
        return None

    def _alike(self, document: Document, sentence: Sentence) -> Iterator[tuple[str, Near]]:
        for words in wordings(document, sentence):
            for near in self._by_frame.get(_frame(words) or (), ()):
                if not is_near(words, near.wording):
                    yield words, near


def _frame(text: str) -> tuple[str, ...] | None:
    """What is left of a sentence; None for one of which too little is."""
    found = tuple(word for word, taken in _parted(text) if not taken)
    return found if len(found) >= _SHORTEST else None


def _taken(text: str) -> str:
    """The numbers, units and negations of a sentence."""
    return " ".join(word for word, taken in _parted(text) if taken)


def _parted(text: str) -> Iterator[tuple[str, bool]]:
    """The telling words of a sentence, each with whether it is part of a number, a unit or a negation."""
    key = key_of(text) or ()
    for before, word in zip(("", *key), key, strict=False):
        is_unit = False
        if before[:1].isdigit():  # where a unit may stand, `near` keeps the word as it is
            is_unit, word = _UNIT.fullmatch(word) is not None, plain(word.casefold())
        yield word, is_unit or not word[0].isalpha() or word in _TAKEN or word.endswith("n't")
