"""An entry of a reference list read again around the record's own title, where that title stands in it.

Where a title ends and a journal begins is a guess when an entry is read alone. Beside a record it is known: what
stands before the title is the authors, and what stands after it is the journal and the place.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from evidence.references.entry import body_of, parted_around
from evidence.references.reference import Reference
from evidence.registries.markup import plain
from evidence.registries.people import comparable, is_nobody, sameness
from evidence.registries.registry import Record
from evidence.registries.wording import name_key, words

_SHORTEST = 8
_AFTER_TITLE = ".?!\"”’'»,;*_"


def reread(reference: Reference, record: Record) -> Reference | None:
    """The entry as it reads around the registered title; None where that title does not stand in it."""
    if not record.title:
        return None
    body = body_of(reference.raw)
    place = _place_of_title(body, record)
    if place is None:
        return None
    again = parted_around(reference, body, *place)
    lead = body[: place[0]]
    return replace(again, authors=_authors(again, lead, record))


def _place_of_title(body: str, record: Record) -> tuple[int, int] | None:
    letters, places = _letters(body)
    title = plain(record.title or "")
    longer = [f"{title} {plain(record.subtitle)}"] if record.subtitle else []
    for wanted in (*longer, title, *_heads(title)):
        key = "".join(words(wanted))
        at = letters.find(key) if len(key) >= _SHORTEST else -1
        if at < 0:
            continue
        start, end = places[at], places[at + len(key) - 1] + 1
        if _is_whole(body, start, end):
            return start, end
    return None


def _heads(title: str) -> tuple[str, ...]:
    """A title without its subtitle, where enough is left of it."""
    head = title.split(": ", 1)[0]
    return (head,) if head != title and len(head.split()) >= 3 else ()


def _is_whole(body: str, start: int, end: int) -> bool:
    """Whether a title begins and ends here, rather than in the midst of a longer one."""
    rest = body[end:].lstrip(" )]}")
    before = body[start - 1 : start]
    return not before.isalnum() and (not rest or rest[0] in _AFTER_TITLE or rest[0].isupper() or rest[0] in "([")


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
    if not record.authors or is_nobody(lead) or not comparable(lead, record.authors[0]):
        return ()
    if again.authors and sameness(again.authors[0], record.authors[0]).value:
        return again.authors
    key = f" {name_key(lead)} "
    families = [name_key(author.last) for author in record.authors]
    if families[0] and f" {families[0]} " in key:
        return ()
    if again.authors:
        return again.authors
    told = lead.strip(" .,:;“\"‘'([")
    return (told,) if len(name_key(lead)) > 3 and not any(f" {family} " in key for family in families if family) else ()
