"""Whether a sentence has a claim's words one by one: its small words, and the letters and numbers of its names.

Words in common leave out what turns a sense: "group A", "factor V", "before", "per month". So each word of a claim has
to stand in its sentence, and the letter or number of a name there has to stand in the claim.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from evidence.agreement.effects.significance import told_by_statistics
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.sides import compares
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.telling import EMPTY
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.words.terms import initials_of, terms_of
from evidence.claims.numerals import BY_ITSELF, value_of
from evidence.claims.wording import listed
from evidence.late import late_regex

_WORD = late_regex(r"[^\W_]+(?:[.,]\d+)*(?:['’][a-z]+)?")
_ALIKE = tuple(
    map(
        listed,
        (
            "after following post",
            "before prior",
            "during throughout over within in by",
            "more greater higher larger",
            "less fewer lower smaller",
            "mean average averaged",
            "between versus vs than",
            "often frequently frequent common",
        ),
    )
)
"""Small words, each of which may stand for the others."""
_COMPARING = frozenset({"more", "less", "than"})
_HEAD = r"(?P<head>[^\W\d_]{2,}?)"
# A letter, a Roman or a small Arabic numeral.
_SIGN = r"(?:(?-i:[A-Z])\d{0,2}|(?-i:[IVX]{1,4})[ab]?|\d{1,3}[a-z]?)"
_LABELS = late_regex(
    rf"\b{_HEAD}(?P<several>s)?[\s-](?P<labels>{_SIGN}(?(several)(?:(?:,\s(?:and\s|or\s)?|\s?/\s?|\s(?:and|or|to)\s)"
    rf"{_SIGN})*|))(?![\w%]|[.,·]\d|\s?[%=<>≤≥]|['’]\w)",
)
_LABEL = late_regex(_SIGN)
# "S. aureus".
_GENUS = late_regex(r"\b(?P<labels>[A-Z])\.\s(?P<head>[a-z]{3,})")
_COUNTED = listed(
    "group groups arm arms cohort cohorts wave waves part parts phase phases stage stages grade grades type types class"
    " factor factors serotype serotypes subtype subtypes strain variant level levels step period periods"
)
"""Words behind which a number is a name."""
_NAMED_BEHIND = late_regex(r"\s(?:was|were|is|are|had|has)\b")
"""Behind a number that counts nothing, and so is part of a name."""
_NO_HEAD = listed("and or in of at on to by with for was were than from the vs versus between vs about over under")
_COUNTED_WHO = late_regex(
    r"\d\s(?:[\w-]+\s){0,3}?(?P<who>women|men|children|adolescents|infants|boys|girls|adults|smokers)\b", re.IGNORECASE
)
_ANIMALS = late_regex(r"\b(?:mice|rats|dogs|pigs|rabbits|monkeys)\b")
_OPPOSITES = (("women", " men"), ("boys", "girls"), ("children", "adults"))
_TREATED = late_regex(
    r"\b(?:treatment|active|intervention|treated)\s(?:group|arm|versus|vs)\b|\bstudy (?:drug|medication)\b",
    re.IGNORECASE,
)
"""In a sentence that does not name the treatment."""
_SYMBOL = 3
"""Letters at most of a unit: behind them "/" joins no names."""


@dataclass(frozen=True)
class _Word:
    """A word where it stands; `joined` says that a hyphen joins it to the one before, `beside` that a space does."""

    text: str
    start: int
    end: int
    keys: frozenset[str]
    joined: bool
    beside: bool

    @property
    def says(self) -> bool:
        """Whether it names or tells anything."""
        return self.text.casefold() not in EMPTY and bool(terms_of(self.text))


_NONE = _Word("", 0, 0, frozenset(), joined=False, beside=False)


def said_otherwise(claim: str, passage: Passage, source: Source) -> Iterator[str]:
    """What a claim has and its sentence lacks, or the other way round, each as a sentence for the reader."""
    if word := next(_unsaid(claim, passage, source), None):
        yield f"The claim says “{word}”, and the passage does not."
    if name := next(_named_otherwise(claim, passage.text), None):
        yield f"The claim says “{name}”, and the passage does not."
    if name := next(_lettered(claim, passage.text), None):
        yield f"The source says it of “{name}”, and the claim does not."


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[_Word, ...]:
    found: list[_Word] = []
    last = 0
    for match in _WORD.finditer(text):
        between = text[last : match.start()] if found else ""
        word = match.group()
        keys = terms_of(word) or frozenset({word.casefold()})
        joined = between in ("-", "–", "‑") or (between == "/" and min(len(word), len(found[-1].text)) > _SYMBOL)
        found.append(_Word(word, match.start(), match.end(), keys, joined, between == " "))
        last = match.end()
    return tuple(found)


def _keys(text: str) -> frozenset[str]:
    return frozenset().union(*(word.keys for word in _words(text)))


def _unsaid(claim: str, passage: Passage, source: Source) -> Iterator[str]:
    """The words of a claim, outside of its quantities, that its sentence does not have, nor one for them."""
    spans = [(one.span.start, one.span.end) for one in written_quantities(claim)]
    held, numbers = _held(claim, passage, source), _numbers(passage.text)
    as_written = frozenset(word.text.casefold() for word in _words(passage.text))
    for word in _words(claim):
        lower = word.text.casefold()
        inside = any(start <= word.start < end for start, end in spans)
        told = lower in EMPTY or inside or bool(word.keys & held or _numbers(word.text) & numbers)
        told = told or any(lower in alike and alike & as_written for alike in _ALIKE)
        told = told or (lower in _COMPARING and compares(passage.text))
        told = told or (lower.startswith("significan") and told_by_statistics(passage.text) == {True})
        if not told:
            yield word.text


def _held(claim: str, passage: Passage, source: Source) -> frozenset[str]:
    """The words that a sentence has or stands for: its initials, a treatment that it does not name, all the people."""
    held = _keys(passage.text) | _keys(passage.context) | _of_all(source.text)
    held |= {name.casefold() for name in initials_of(passage.text)} | _spelled(claim, passage)
    return held | source.passages[0].terms if _TREATED.search(passage.text) else held


@lru_cache(maxsize=64)
def _of_all(text: str) -> frozenset[str]:
    """The people or animals that all of a study was done in: counted by it, and told apart from none."""
    text = text.casefold()
    found = {match["who"] for match in _COUNTED_WHO.finditer(text)}
    apart = {word.strip() for pair in _OPPOSITES if all(word in text for word in pair) for word in pair}
    animals = (match.group() for match in _ANIMALS.finditer(text))
    return frozenset().union(*map(terms_of, (*(found - apart), *animals)))


def _spelled(claim: str, passage: Passage) -> frozenset[str]:
    """The words of a claim for which its sentence has their initials."""
    names = initials_of(claim)
    return frozenset().union(*(terms_of(names[name]) for name in passage.acronyms & names.keys()))


def _numbers(text: str) -> frozenset[float]:
    lower = text.casefold()
    return frozenset(value_of(match.group()) for match in BY_ITSELF.finditer(lower))


@lru_cache(maxsize=512)
def labels_of(text: str) -> tuple[tuple[str, str, int], ...]:
    """The names that a letter or a number tells apart, as head and label, and where: "group A", "S. aureus"."""
    read = (one for one in written_quantities(text) if not one.text.isdigit())
    quantities = [(one.span.start, one.span.end) for one in read if one.unit or one.value is None]
    found = []
    for match in chain(_LABELS.finditer(text), _GENUS.finditer(text)):
        head = match["head"].casefold()
        for label in _LABEL.finditer(text, *match.span("labels")):
            inside = any(a <= label.start() < b for a, b in quantities)
            named = label.group()[0].isalpha() or head in _COUNTED or match.group()[len(head)] == "-"
            named = named or (_NAMED_BEHIND.match(text, label.end()) is not None and bool(terms_of(head)))
            if named and not inside and head not in _NO_HEAD:
                found.append((head.removesuffix("s"), label.group().casefold(), label.start()))
    return tuple(found)


def _named_otherwise(claim: str, text: str) -> Iterator[str]:
    """A name of a claim that a letter or a number tells apart, where its sentence has others with that name alone."""
    theirs = {(head, label) for head, label, _ in labels_of(text)}
    heads = {head for head, _ in theirs}
    for head, label, _ in labels_of(claim):
        if (head, label) not in theirs and (head in heads or label not in {one for _, one in theirs} | _keys(text)):
            yield f"{head} {label.upper()}"


def _lettered(claim: str, text: str) -> Iterator[str]:
    """What a letter or a number tells apart in a sentence, where a claim has the name without it: "factor V"."""
    words, ours = _words(text), _keys(claim)
    heads = {head for head, _, _ in labels_of(claim)} | {"phase"}
    labels = {start: head for head, _, start in labels_of(text)}
    free = _free(words, ours, labels)
    for before, word, behind in zip(words, words[1:], (*words[2:], _NONE), strict=False):
        if word.start not in labels or labels[word.start] in heads or word.keys & ours:
            continue
        if before.keys & ours or (behind.beside and behind.says and behind.keys & ours - free):
            yield text[before.start : word.end]


def _free(words: Sequence[_Word], ours: frozenset[str], labels: Collection[int]) -> frozenset[str]:
    """The words of a sentence before which somewhere nothing stands that a claim has not; `labels` name something."""
    free = words[0].keys if words else frozenset[str]()
    for before, word in pairwise(words):
        named = before.says or before.start in labels
        if not (word.beside or word.joined) or not named or before.keys & ours:
            free |= word.keys
    return free
