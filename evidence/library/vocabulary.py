"""The word lists of the rules: those of `words.toml`, and what a team adds to them or takes away.

A phrase is looked for only in sentences that hold its cue, which is one of its words: most hold none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import Any

from evidence.claims.wording import words
from evidence.errors import UsageError
from evidence.library.phrases import GAP, OR, lower, phrase_of

_FILE = Path(__file__).with_name("words.toml")


@dataclass(frozen=True)
class WordList:
    """One list: `words` are looked for, `spare` are phrases in which they mean something else."""

    name: str
    source: str
    words: tuple[str, ...]
    spare: tuple[str, ...] = ()


@cache
def _built_in() -> Mapping[str, WordList]:
    """The lists of `words.toml`."""
    import tomllib

    with _FILE.open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)
    return {
        name: WordList(name, row["source"], tuple(row["words"]), tuple(row.get("spare", ())))
        for name, row in table.items()
    }


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a list in a folded text, at half-open offsets."""

    words: str
    start: int
    end: int


_Index = dict[str, list[str]]


@dataclass(frozen=True)
class Vocabulary:
    """All lists of a run."""

    lists: Mapping[str, WordList] = field(default_factory=_built_in)

    @cached_property
    def _wanted(self) -> dict[str, _Index]:
        return {name: _indexed(one.words) for name, one in self.lists.items()}

    @cached_property
    def _spared(self) -> dict[str, _Index]:
        return {name: _indexed(one.spare) for name, one in self.lists.items()}

    @cached_property
    def _cues(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for name, index in self._wanted.items():
            for cue in index:
                found.setdefault(cue, []).append(name)
        return {cue: tuple(names) for cue, names in found.items()}

    def noticed(self, tokens: Collection[str]) -> frozenset[str]:
        """The lists of which a cue is among these words."""
        cues = self._cues
        return frozenset(name for word in cues.keys() & tokens for name in cues[word])

    def find(self, name: str, text: str) -> list[Hit]:
        """Where words of a list stand in a folded text, in order; spared phrases are left out."""
        tokens = words(text)
        hits = sorted(_hits(self._wanted[name], text, tokens), key=lambda hit: (hit.start, -hit.end))
        if not hits:
            return []
        spared = list(_hits(self._spared[name], text, tokens))
        kept: list[Hit] = []
        for hit in hits:
            taken = (*spared, *kept[-1:])
            if not any(hit.start < other.end and other.start < hit.end for other in taken):
                kept.append(hit)
        return kept

    def holds(self, name: str, text: str) -> bool:
        """Whether a word of a list stands in a folded text."""
        return bool(self.find(name, text))


def _hits(index: _Index, text: str, tokens: Collection[str]) -> Iterator[Hit]:
    phrases = dict.fromkeys(phrase for token in filter(index.__contains__, tokens) for phrase in index[token])
    if phrases:
        plain = lower(text)
        for phrase in phrases:
            for start, end in phrase_of(phrase).places(plain):
                yield Hit(text[start:end], start, end)


def _indexed(phrases: Iterable[str]) -> _Index:
    """The phrases by their cues."""
    index: _Index = {}
    for phrase in phrases:
        for cue in _cues_of(phrase):
            index.setdefault(cue, []).append(phrase)
    return index


def _cues_of(phrase: str) -> frozenset[str]:
    """Words of which one stands in every match: the alternatives of the part whose shortest one is longest."""
    told = [[words(choice) for choice in part.choices] for part in phrase_of(phrase).parts if not part.optional]
    best = max(told, key=lambda part: min((len("".join(choice)) for choice in part), default=0))
    return frozenset(max(choice, key=len) for choice in best)


def vocabulary_with(changes: Mapping[str, Iterable[str]]) -> Vocabulary:
    """The built-in lists with a team's words: "-word" takes one out. Raises `UsageError` for a list unknown."""
    if not changes:
        return _default()
    lists = dict(_built_in())
    for name, entries in changes.items():
        if name not in lists:
            raise UsageError(f"there is no word list called {name!r}. Lists: {', '.join(sorted(lists))}.")
        lists[name] = _changed(lists[name], tuple(entries))
    return Vocabulary(lists)


@cache
def _default() -> Vocabulary:
    return Vocabulary()


def _changed(one: WordList, entries: tuple[str, ...]) -> WordList:
    added = tuple(entry for entry in entries if not entry.startswith("-"))
    unwanted = {_normal(entry[1:]) for entry in entries if entry.startswith("-")}
    kept = one.words if not unwanted else tuple(p for p in _expanded(one.words) if _normal(p) not in unwanted)
    blank = [entry for entry in added if not words(entry.replace(GAP, " "))]
    if blank:
        raise UsageError(f"{blank[0]!r} in the word list {one.name!r} holds no word.")
    return WordList(one.name, one.source, (*kept, *added), one.spare)


def _normal(phrase: str) -> str:
    return " ".join(words(phrase))


def _expanded(phrases: Iterable[str]) -> Iterator[str]:
    """Each phrase once for each choice of its alternatives."""
    for phrase in phrases:
        for choice in product(*(part.split(OR) for part in phrase.split())):
            yield " ".join(filter(None, choice))
