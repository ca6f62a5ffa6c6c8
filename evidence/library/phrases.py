"""Phrases of a word list, found in a text word by word: a pattern for each would take longer to compile than to use.

`a|b _ c` is one of two words, up to three words of any sort, and a last one; `a|` may be left out. A space, a hyphen or
a comma and a space join them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from evidence.late import late_regex

GAP = "_"
OR = "|"
_WIDEST_GAP = 3
_JOINT = late_regex(r",?[\s-]+")
_ONE_MORE = late_regex(r"[\w'-]+[\s-]+")


@dataclass(frozen=True)
class _Part:
    choices: tuple[str, ...]
    optional: bool
    after_gap: bool


@dataclass(frozen=True)
class Phrase:
    """A phrase that can be looked for; all is lower case."""

    parts: tuple[_Part, ...]

    @cached_property
    def _needed(self) -> tuple[str, ...]:
        return tuple(part.choices[0] for part in self.parts if not part.optional and len(part.choices) == 1)

    @cached_property
    def _choices(self) -> tuple[tuple[str, ...], ...]:
        return tuple(part.choices for part in self.parts if not part.optional and len(part.choices) > 1)

    def _may_be_in(self, text: str) -> bool:
        """Whether its words stand in a text, in whatever order."""
        holds = text.__contains__
        return all(map(holds, self._needed)) and all(any(map(holds, choices)) for choices in self._choices)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a lower-case text, as half-open offsets, from left to right."""
        if not self._may_be_in(text):
            return
        done = 0
        for start in sorted({at for choice in self.parts[0].choices for at in _places_of(choice, text)}):
            if start >= done and self._may_begin(text, start):
                end = self._end(text, start, 0)
                if end is not None:
                    yield start, end
                    done = end

    def _may_begin(self, text: str, start: int) -> bool:
        # "2-year guarantee" is spared, "ill-proven" is not "proven": a phrase of one word stands apart from a hyphen,
        # and any from "non-".
        before = text[start - 1 : start]
        alone = len(self.parts) == 1
        return not _goes_on(before) and not (before == "-" and (alone or text.endswith("non-", 0, start)))

    def _end(self, text: str, at: int, index: int) -> int | None:
        """Where the phrase ends if a word of the part `index` begins at a place."""
        for choice in self.parts[index].choices:
            if text.startswith(choice, at):
                end = self._end_after(text, at + len(choice), index + 1)
                if end is not None:
                    return end
        return None

    def _end_after(self, text: str, at: int, index: int) -> int | None:
        """Where the phrase ends if the part before `index` ends at a place."""
        if index == len(self.parts):
            return None if _goes_on(text[at : at + 1]) else at
        part = self.parts[index]
        joint = _JOINT.match(text, at)
        if joint:
            for start in _beginnings(text, joint.end(), _WIDEST_GAP if part.after_gap else 0):
                end = self._end(text, start, index)
                if end is not None:
                    return end
        return self._end_after(text, at, index + 1) if part.optional else None


@lru_cache(maxsize=2048)
def phrase_of(written: str) -> Phrase:
    """A phrase as it is written in a list."""
    parts: list[_Part] = []
    gap = False
    for word in written.lower().split():
        if word != GAP:
            choices = word.split(OR)
            parts.append(_Part(tuple(filter(None, choices)), "" in choices, gap))
        gap = word == GAP
    return Phrase(tuple(parts))


def lower(text: str) -> str:
    """The text in lower case, letter for letter: offsets stay (of all letters, İ alone would become two)."""
    return text.replace("İ", "I").lower()


def _goes_on(character: str) -> bool:
    """Whether a character next to a word makes it part of a longer one."""
    return character.isalnum() or character in ("_", "'")


def _places_of(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _beginnings(text: str, at: int, gap: int) -> Iterator[int]:
    """A place, and the places up to `gap` words after it; a word with a hyphen is one or two."""
    yield at
    word = _ONE_MORE.match(text, at) if gap else None
    if word:
        yield from _beginnings(text, word.end(), gap - 1)
        hyphen = text.rfind("-", at + 1, word.end() - 1)
        while hyphen > 0:
            yield from _beginnings(text, hyphen + 1, gap - 1)
            hyphen = text.rfind("-", at + 1, hyphen)
