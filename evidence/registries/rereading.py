"""An entry of a reference list read again around the record's own title, where that title stands in it.

Where a title ends and a journal begins is a guess when an entry is read alone. Beside a record it is known: what
stands before the title is the authors, and what stands after it is the journal and the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from evidence.late import late_regex
from evidence.references.entry import body_of, parted_around
from evidence.references.reference import Reference
from evidence.registries.containers import opens_with
from evidence.registries.markup import plain
from evidence.registries.people import comparable, is_latin, is_nobody, sameness
from evidence.registries.registry import Record
from evidence.registries.wording import name_key, words

_SHORTEST = 8
_CUT = 20
_STATED_YEAR = late_regex(r"(?<![\w–-])(?:1[89]|20)\d{2}(?![\d–-])")
_AFTER_TITLE = ".?!\"”’'»,;*_"
_BEFORE_TITLE = ".)“\"‘':,*_"
_INNER_MARKS = " .?!\"”’'»,;*_)]}([-–—－:"


def reread(reference: Reference, record: Record) -> Reference | None:
    """The entry as it reads around the registered title; None where that title does not stand in it."""
    if not record.title:
        return None
    body = body_of(reference.raw)
    place = _place_of_title(body, record)
    if place is None:
        return _without_title(reference, body, record)
    again, rest = parted_around(reference, body, *place)
    container = next((name for name in record.containers if opens_with(rest, name)), again.container or _name_in(rest))
    lead = body[: place[0]]
    year = _year(again, f"{lead} {rest}", record)
    return replace(again, authors=_authors(again, lead, record), container=container, year=year)


def _year(again: Reference, text: str, record: Record) -> int | None:
    """The year that was read, unless it is a page or part of the title and a registered one stands apart from both."""
    stated = set(_STATED_YEAR.findall(text))
    read = str(again.year)
    if read in stated and read not in (again.pages, again.volume):
        return again.year
    return next((year for year in record.years if str(year) in stated), again.year)


def _without_title(reference: Reference, body: str, record: Record) -> Reference | None:
    """Some styles leave the title out, so that the journal, or its first word, was taken for it."""
    begin = body.find(reference.title) if reference.title else -1
    name = next((name for name in record.containers if begin >= 0 and opens_with(body[begin:], name)), None)
    return replace(reference, title=None, container=name) if name else None


def _place_of_title(body: str, record: Record) -> tuple[int, int] | None:
    letters, places = _letters(body)
    title = plain(record.title or "")
    longer = [f"{title} {plain(record.subtitle)}"] if record.subtitle else []
    for wanted in (*longer, title):
        if (found := _place_of(wanted, letters, places, body, record)) is not None:
            return found
    cut = _place_of_cut_title("".join(words(title)), letters, places, body, record)
    heads = [_place_of(head, letters, places, body, record) for head in _heads(title)]
    return cut or next((place for place in heads if place and _journal_follows(body[place[1] :], record)), None)


def _place_of(wanted: str, letters: str, places: tuple[int, ...], body: str, record: Record) -> tuple[int, int] | None:
    key = "".join(words(wanted))
    for at in _occurrences(key, letters):
        start, end = places[at], places[at + len(key) - 1] + 1
        if _is_whole(body, start, end, alone=len(key) < _SHORTEST) or _leads_on(body, start, end, record):
            return start, end
    return None


def _place_of_cut_title(
    key: str, letters: str, places: tuple[int, ...], body: str, record: Record
) -> tuple[int, int] | None:
    """Where the first words of a title stand, if a full stop or an ellipsis ends them."""
    at = letters.find(key[:_CUT]) if len(key) > _CUT else -1
    if at < 0:
        return None
    rest = letters[at:]
    length = next((i for i, (a, b) in enumerate(zip(key, rest, strict=False)) if a != b), min(len(key), len(rest)))
    # The word that follows may begin like the one that was cut off.
    while length > _CUT and body[places[at + length - 1] + 1 :][:1].isalnum():
        length -= 1
    start, end = places[at], places[at + length - 1] + 1
    # Where the title goes on otherwise, it is another title.
    shortened = body[end:].lstrip().startswith(("...", "…")) or _journal_follows(body[end:], record)
    return (start, end) if shortened and not body[start - 1 : start].isalnum() else None


def _journal_follows(rest: str, record: Record) -> bool:
    return any(opens_with(rest, name) for name in record.containers)


def _occurrences(key: str, letters: str) -> Iterator[int]:
    at = letters.find(key) if len(key) > 2 else -1
    while at >= 0:
        yield at
        at = letters.find(key, at + 1)


def _heads(title: str) -> tuple[str, ...]:
    """A title without its subtitle, where enough is left of it."""
    head = re.split(r"[:.?!]\s", title, maxsplit=1)[0]
    return (head,) if head != title and len(head.split()) >= 3 else ()


def _is_whole(body: str, start: int, end: int, *, alone: bool) -> bool:
    """Whether a title begins and ends here, rather than in the midst of a longer one.

    `alone` asks of a short one that marks stand on both sides of it.
    """
    rest = body[end:].lstrip(_INNER_MARKS)
    marks = body[end : len(body) - len(rest)]
    if body[start - 1 : start].isalnum() or body[end : end + 1].isalnum():
        return False
    ended = not rest or any(mark in marks for mark in _AFTER_TITLE)
    return ended and (not alone or body[:start].rstrip()[-1:] in ("", *_BEFORE_TITLE))


def _leads_on(body: str, start: int, end: int, record: Record) -> bool:
    """Whether the journal follows a title without a mark between them."""
    return not body[start - 1 : start].isalnum() and _journal_follows(body[end:], record)


def _name_in(rest: str) -> str | None:
    """The words after a title, up to the first number, as they are: they do not read as a journal."""
    name = re.split(r"\d|\b[Vv]ol\b|\b[Pp]p?\.", rest, maxsplit=1)[0].strip(" .,:;?!\"“”‘’'()[]*_")
    return name if 3 < len(name) < 120 and name[:1].isalpha() else None


@lru_cache(maxsize=256)
def _letters(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded letters and digits of a text, and where each of them stands in it."""
    letters: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        folded = character.lower() if character.isascii() else "".join(words(character))
        if folded.isalnum():
            letters.append(folded)
            places += [index] * len(folded)
    return "".join(letters), tuple(places)


def _authors(again: Reference, lead: str, record: Record) -> tuple[str, ...]:
    """The authors before the title: as they read, none where the record's first author is among them all the same,
    and all that stands there where nobody of the record is."""
    told = lead.strip(" .,:;“\"‘'([")
    if not record.authors or is_nobody(told):
        return ()
    if not comparable(told, record.authors[0]):
        return (told,) if name_key(told) and is_latin(record.authors[0].last) else ()
    if again.authors and sameness(again.authors[0], record.authors[0]).value:
        return again.authors
    key = f" {name_key(lead)} "
    families = [name_key(author.last) for author in record.authors]
    if families[0] and f" {families[0]} " in key:
        return ()
    if again.authors:
        return again.authors
    return (told,) if len(name_key(lead)) > 3 and not any(f" {family} " in key for family in families if family) else ()
