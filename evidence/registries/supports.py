"""How far one record is what a written reference names, field by field.

A field agrees (1), agrees in part, or differs (0); what either side does not give is no field. An entry that was
written as one string is read beside the record: the record's title is looked for in it, and what stands before and
after that title is the authors and the place. A title that differs in a word is another title, whatever agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from evidence.late import late_regex
from evidence.references.entry import body_of
from evidence.references.reference import Origin, Reference
from evidence.registries.containers import opens_with, same_journal, was_renamed
from evidence.registries.index_terms import YEAR
from evidence.registries.markup import plain
from evidence.registries.people import Sameness, is_nobody, sameness
from evidence.registries.places import same_pages, same_volume
from evidence.registries.registry import Author, Record
from evidence.registries.titles import Likeness, likeness
from evidence.registries.wording import name_key, one_slip, title_words, words

Support = Mapping[str, float]
"""Agreement from 0 to 1 of title, author, container, year, volume and page; only of those that both sides give."""

_TITLES = {Likeness.SAME: 1.0, Likeness.SLIP: 0.9}
_NUMBER = late_regex(r"[A-Za-z]{0,3}\d+[A-Za-z]?")
_PAGE = late_regex(r"[\w.]+")
_SHORT_TITLE = 3
_PART = late_regex(r"\d|\b(?:part|phase|[ivx]{1,4})\b", re.IGNORECASE)
_BROKEN_OFF = 0.6
"""Registries lose what was in italics, and with it the rest of a title: "Genetic diversity shown in"."""
_UNTITLED = 0.34
"""Of the telling words of a title, so many stand in any string about the same matter: below it there is no title."""


def support(reference: Reference, record: Record) -> Support:
    """The agreement of each field that both sides give."""
    found = _Text(reference, record) if reference.origin is Origin.LIST else _Fields(reference, record)
    pairs = (
        ("title", found.title()),
        ("author", found.author()),
        ("container", found.container()),
        ("year", found.year()),
        ("volume", found.volume()),
        ("page", found.page()),
    )
    return {name: value for name, value in pairs if value is not None}


class _Fields:
    """A structured entry: each field stands by itself."""

    def __init__(self, reference: Reference, record: Record) -> None:
        self.reference = reference
        self.record = record

    def title(self) -> float | None:
        """Titles agree as far as `likeness` says."""
        if not self.reference.title or not self.record.title:
            return None
        return _same_title(self.reference.title, self.record)

    def author(self) -> float | None:
        """The first author; one further down the record's list counts half."""
        if not self.reference.authors or not self.record.authors or is_nobody(self.reference.authors[0]):
            return None
        return _same_first(self.reference.authors[0], self.record.authors)

    def container(self) -> float | None:
        """The journal, whole, abbreviated, or by another name that it bears."""
        if not self.reference.container or not self.record.containers:
            return None
        return _same_container(self.reference.container, self.record)

    def year(self) -> float | None:
        """Any year of the record; half for the year before or after."""
        return None if self.reference.year is None else _same_year({self.reference.year}, self.record)

    def volume(self) -> float | None:
        """The volume."""
        if not self.reference.volume or not self.record.volume:
            return None
        return float(same_volume(self.reference.volume, self.record.volume))

    def page(self) -> float | None:
        """The first page, or the number of the article."""
        if not self.reference.pages or not self.record.pages:
            return None
        return float(same_pages(_first(self.reference.pages), _first(self.record.pages)))


class _Text(_Fields):
    """An entry in one string: where its parts are read wrongly, the string itself is looked at."""

    def __init__(self, reference: Reference, record: Record) -> None:
        super().__init__(reference, record)
        self.body = body_of(reference.raw)
        self.place = _found(self.body, record)
        self.tokens = _tokens(self.body)[1]
        self.before = self.body[: self.place.start] if self.place else self.body
        self.after = self.body[self.place.end :] if self.place else self.body

    def title(self) -> float | None:
        if not self.record.title:
            return None
        wanted = title_words(plain(self.record.title))
        if self.place is not None:
            return 0.0 if self._led_by_another_word(wanted) else self.place.likeness
        read = super().title()
        if read and self._read_whole(wanted):
            return read
        if read and "".join(wanted).startswith("".join(title_words(self.reference.title or ""))):
            return _BROKEN_OFF
        if len(wanted) > 1 and any(self.tokens[at : at + len(wanted)] == wanted for at in range(len(self.tokens))):
            return _BROKEN_OFF
        telling = [word for word in wanted if len(word) > 3]
        there = set(title_words(self.body))
        shared = sum(word in there for word in telling) / max(1, len(telling))
        return None if shared < _UNTITLED and not self._has_title() else 0.0

    def _led_by_another_word(self, wanted: tuple[str, ...]) -> bool:
        """Whether a word that is no name stands before the title, and so in it: "Esketamine: a randomized trial"."""
        read = title_words(self.reference.title or "")
        lead = read[: len(read) - len(wanted)] if read[-len(wanted) :] == wanted else ()
        return 0 < len(lead) <= 3 and all(len(word) > 4 for word in lead) and bool(self.reference.authors)

    def _read_whole(self, wanted: tuple[str, ...]) -> bool:
        """Whether what was read for the title begins and ends as a title: a word cut off may be the name of a drug."""
        read = title_words(self.reference.title or "")
        heads = ("".join(title_words(head)) for head in _heads(plain(self.record.title or "")))
        return _same_edges(read, wanted) or "".join(read) in heads

    def _has_title(self) -> bool:
        """Whether a title was read that is not simply the journal, or the names of further authors."""
        title = self.reference.title
        if not title or same_journal(title, self.record.containers):
            return False
        return not any(opens_with(title, name) for name in self.record.containers) and len(title.split()) > 4

    def author(self) -> float | None:
        if not self.record.authors:
            return None
        read = super().author()
        if read:
            return read
        key = f" {name_key(self.before)} "
        family = name_key(self.record.authors[0].last)
        if family and (f" {family} " in key or family.replace(" ", "") in key.split()):
            return 1.0
        if len(family) > 4 and any(one_slip(family, word) for word in key.split() if len(word) > 4):
            return 0.8
        later = any(f" {name_key(author.last)} " in key for author in self.record.authors[1:8] if author.last)
        return 0.5 if later else read if not key.strip() else 0.0

    def container(self) -> float | None:
        if not self.record.containers:
            return None
        if super().container():
            return 1.0
        rest = self.after.lstrip(" .,;:?!\"”’'()[]-–—*_")
        if any(opens_with(rest, name) for name in self.record.containers):
            return 1.0
        joined = "".join(words(self.after))
        keys = ("".join(words(name)) for name in self.record.containers)
        return 1.0 if any(len(key) > 6 and key in joined for key in keys) else super().container()

    def year(self) -> float | None:
        years = {int(year) for year in YEAR.findall(f"{self.before} {self.after}" if self.place else self.body)}
        if self.reference.year is not None and self.reference.year in self.record.years:
            return 1.0
        return _same_year(years, self.record) if years else None

    def volume(self) -> float | None:
        read = super().volume()
        if read or not self.record.volume:
            return read
        numbers = _NUMBER.findall(self.after)
        if any(same_volume(number, self.record.volume) for number in numbers):
            return 1.0
        return 0.0 if len(numbers) > 1 else None

    def page(self) -> float | None:
        if not self.record.pages:
            return None
        if super().page():
            return 1.0
        first = _first(self.record.pages).casefold()
        numbers = [number.casefold() for number in _NUMBER.findall(self.after)]
        if first in numbers or first.lstrip("abcdefghijklmnopqrstuvwxyz") in numbers:
            return 1.0
        return 0.0 if len(numbers) > 1 else None


def _same_title(written: str, record: Record) -> float:
    """As far as `likeness` says; a written title that goes on after the registered one needs its place beside it."""
    value = _TITLES.get(likeness(written, record.title or "", record.subtitle), 0.0)
    registered = title_words(plain(f"{record.title} {record.subtitle or ''}"))
    goes_on = len(title_words(plain(written))) > len(registered) + 1
    return min(value, _BROKEN_OFF) if goes_on else value


def _first(pages: str) -> str:
    found = _PAGE.search(pages)
    return found.group() if found else pages


def _same_first(written: str, authors: tuple[Author, ...]) -> float:
    first = sameness(written, authors[0])
    if first is not Sameness.OTHER:
        return 1.0 if first is Sameness.SAME else 0.8
    return 0.5 if any(sameness(written, author) is Sameness.SAME for author in authors[1:8]) else 0.0


def _same_container(written: str, record: Record) -> float:
    if same_journal(written, record.containers):
        return 1.0
    return 0.8 if any(was_renamed(written, name) for name in record.containers) else 0.0


def _same_year(years: set[int], record: Record) -> float | None:
    if not record.years:
        return None
    if years & set(record.years):
        return 1.0
    return 0.5 if any(abs(one - other) == 1 for one in years for other in record.years) else 0.0


@dataclass(frozen=True)
class _Place:
    """Where a title stands in an entry, and how well it agrees."""

    start: int
    end: int
    likeness: float


def _found(body: str, record: Record) -> _Place | None:
    """The record's title in an entry: whole, without its subtitle where the entry goes on otherwise, or with slips."""
    title = plain(record.title or "")
    if not title:
        return None
    at, tokens = _tokens(body)
    for wanted in _ways(title, record.subtitle):
        place = _exact("".join(title_words(wanted)), tokens, at, body, record)
        if place is not None:
            return place
    for head in _heads(title):
        place = _exact("".join(title_words(head)), tokens, at, body, record)
        if place is not None and _journal_follows(body[place.end :], record):
            return place
    return _near(title, record, tokens, at, body)


def _ways(title: str, subtitle: str | None) -> Iterator[str]:
    if subtitle:
        yield f"{title} {plain(subtitle)}"
    yield title


def _heads(title: str) -> Iterator[str]:
    """A title without its subtitle, unless that is what tells it from another: the number of a part."""
    head, *tail = re.split(r"[:.?!]\s", title, maxsplit=1)
    if tail and len(head.split()) >= 4 and not _PART.search(tail[0]):
        yield head


def _same_edges(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two runs of words begin and end alike; where words are joined or parted, one is in the other."""
    if not one or not other:
        return False
    begin = _alike(one[0], other[0]) or "".join(one[:2]) == other[0] or "".join(other[:2]) == one[0]
    end = _alike(one[-1], other[-1]) or "".join(one[-2:]) == other[-1] or "".join(other[-2:]) == one[-1]
    return begin and end


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 4 and one_slip(one, other))


@lru_cache(maxsize=64)
def _tokens(body: str) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """The words of an entry as titles are compared, and where each stands."""
    spots: list[tuple[int, int]] = []
    tokens: list[str] = []
    for match in re.finditer(r"[^\W_]+(?:['’][^\W_]+)*|&", body):
        for word in title_words(match.group()):
            spots.append(match.span())
            tokens.append(word)
    return tuple(spots), tuple(tokens)


def _exact(
    key: str, tokens: tuple[str, ...], at: tuple[tuple[int, int], ...], body: str, record: Record
) -> _Place | None:
    """A title letter by letter, that ends where it should."""
    joined = "".join(tokens)
    begin = joined.find(key) if len(key) > 3 else -1
    if begin < 0:
        return None
    ends, total = [], 0
    for token in tokens:
        total += len(token)
        ends.append(total)
    if (begin and begin not in ends) or begin + len(key) not in ends:
        return None
    first = ends.index(begin) + 1 if begin else 0
    last = ends.index(begin + len(key))
    start, end = at[first][0], at[last][1]
    return _Place(start, end, 1.0) if _ends_here(body[end:], record) else None


_ENDED = late_regex(r"\s*(?:[.?!,;\"”’'»*_)\]…]|$|\d|\[)")


def _ends_here(rest: str, record: Record) -> bool:
    """Whether a title ends here, rather than going on to tell of another work."""
    if _ENDED.match(rest):
        return True
    return _journal_follows(rest, record)


def _journal_follows(rest: str, record: Record) -> bool:
    return any(opens_with(rest.lstrip(" .,;:?!-–—\"”’'"), name) for name in record.containers)


def _near(
    title: str, record: Record, tokens: tuple[str, ...], at: tuple[tuple[int, int], ...], body: str
) -> _Place | None:
    """The stretch of an entry that is the title but for slips."""
    wanted = title_words(title)
    if len(wanted) < _SHORT_TITLE or len(set(wanted) & set(tokens)) * 2 < len(set(wanted)):
        return None
    blocks = [b for b in SequenceMatcher(None, wanted, tokens, autojunk=False).get_matching_blocks() if b.size]
    blocks = [b for b in blocks if b.size > 1 or len(wanted[b.a]) > 3]
    if not blocks:
        return None
    first, last = max(0, blocks[0].b - blocks[0].a), blocks[-1].b + len(wanted) - blocks[-1].a
    best: _Place | None = None
    for start in range(max(0, first - 1), min(first + 2, len(tokens))):
        for stop in range(max(start + 1, last - 2), min(last + 2, len(tokens)) + 1):
            # The edges are ours: a word that is left out there may be the name of another drug.
            if not _same_edges(tokens[start:stop], wanted):
                continue
            span = at[start][0], at[stop - 1][1]
            value = _TITLES.get(likeness(body[span[0] : span[1]], title, None), 0.0)
            if value and (best is None or value > best.likeness) and _ends_here(body[span[1] :], record):
                best = _Place(*span, value)
    return best
