"""A written reference against a registry's record, field by field, with both sides shown.

What people write differs from what registries hold in many ways that are no error: markup, entities, subtitles, case,
accents, dashes, abbreviated or renamed journals, initials, shortened author lists, abbreviated last pages, the year of
print beside the year online. A field that is missing on either side is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evidence.citations.author_year import names_alone
from evidence.citations.surnames import folded
from evidence.late import late_regex
from evidence.references.reference import Origin, Reference
from evidence.registries.containers import same_journal, was_renamed
from evidence.registries.people import (
    Sameness,
    comparable,
    is_body,
    is_latin,
    is_nobody,
    same_author,
    sameness,
    strangers,
)
from evidence.registries.places import same_pages, same_volume
from evidence.registries.registry import Author, Record
from evidence.registries.rereading import reread
from evidence.registries.title_marks import without_mark
from evidence.registries.titles import Likeness, likeness

_FEW_WORDS = 8
_OF_A_LINK = late_regex(
    r"\A(?:(?:read|see|find)\b"
    r"|(?!an? )[^:]*\b(?:study|trial|paper|article|publication|abstract|source|link|text|pdf)\b)",
    re.IGNORECASE,
)
_BACKFILE = 3
"""A year of publication online that is more years than this after the print tells when an archive was scanned."""


class Grade(StrEnum):
    """How grave a difference is; the contract's severities."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Difference:
    """One field, as written and as registered. The field "work" stands for another work altogether."""

    field: str
    written: str
    registered: str
    severity: Grade


def compare(reference: Reference, record: Record) -> tuple[Difference, ...]:
    """All fields that differ; one difference "work" where title, first author and year all disagree.

    An entry of a reference list was taken apart by a guess. Where the guess differs from the record, or found less, and
    the record's title stands in the entry, the entry is read again around it, and that reading counts.
    """
    found = _differences(reference, record)
    if reference.origin is Origin.LIST and (found or not (reference.authors and reference.container)):
        again = reread(reference, record)
        if again is not None:
            return _differences(again, record)
    return found


def _differences(reference: Reference, record: Record) -> tuple[Difference, ...]:
    author, year = _author(reference, record), _year(reference, record)
    title = _title(reference, record, author)
    if (
        title
        and title.severity is Grade.ERROR
        and _elsewhere(author, reference, record)
        and _elsewhere(year, reference, record)
    ):
        return (Difference("work", _told(reference), told_record(record), Grade.ERROR),)
    found = (title, author, *_others(reference, record, author), year, *_places(reference, record))
    return tuple(d for d in (*found, _container(reference, record)) if d is not None)


def _elsewhere(difference: Difference | None, reference: Reference, record: Record) -> bool:
    """A field speaks for another work where it differs, or where one side does not hold it and the other field did."""
    if difference is not None:
        return True
    return not reference.authors and not reference.year and bool(record.title)


def _told(reference: Reference) -> str:
    parts = (reference.authors[0] if reference.authors else None, reference.title, reference.year)
    return ", ".join(str(part) for part in parts if part)


def told_record(record: Record) -> str:
    """A work in a few words: its first author, title and first year."""
    parts = (
        record.authors[0].last if record.authors else None,
        record.title,
        record.years[0] if record.years else None,
    )
    return ", ".join(str(part) for part in parts if part)


def _describes(reference: Reference, record: Record) -> bool:
    """Whether an entry of a list gives no title, but says in a few words of its own what its link leads to: "Read the
    study here", or the author and the year of the record."""
    title = (reference.title or "").rstrip(":, ")
    if reference.origin is not Origin.LIST or reference.authors or reference.container:
        return False
    named = [label.rpartition(" ") for label in names_alone(f"{title} {reference.year or ''}")]
    if named and record.authors:
        return all(same_author(name, record.authors[0]) and int(year[:4]) in record.years for name, _, year in named)
    return reference.year is None and len(title.split()) <= _FEW_WORDS and _OF_A_LINK.match(title) is not None


def _title(reference: Reference, record: Record, author: Difference | None) -> Difference | None:
    if not reference.title or not record.title or _describes(reference, record):
        return None
    # "RETRACTED: …" is the publisher's word on a work, and no part of the title that its authors gave it.
    found = likeness(without_mark(reference.title), without_mark(record.title), record.subtitle)
    if found is Likeness.SAME:
        return None
    grade = {Likeness.SLIP: Grade.INFO, Likeness.WORD: Grade.WARNING}.get(found, Grade.ERROR)
    if found is Likeness.TRANSLATED and author is None and reference.authors and record.authors:
        grade = Grade.INFO if reference.title.startswith("[") else Grade.WARNING
    registered = record.title if not record.subtitle else f"{record.title}: {record.subtitle}"
    return Difference("title", reference.title, registered, grade)


def _author(reference: Reference, record: Record) -> Difference | None:
    if not reference.authors or not record.authors:
        return None
    written, first = reference.authors[0], record.authors[0]
    if is_nobody(written):
        return None
    if not comparable(written, first):
        # Registries hold names in their own script more often than people copy them in one.
        grade = Grade.WARNING if is_latin(first.last) else Grade.INFO
        return Difference("first author", written, _names(record.authors), grade)
    alike = sameness(written, first)
    if alike is Sameness.SAME or _leads_after_body(written, record.authors):
        return None
    return Difference("first author", written, _names(record.authors), _author_grade(written, alike, record.authors))


def _author_grade(written: str, alike: Sameness, authors: Sequence[Author]) -> Grade:
    if alike is Sameness.SLIP:
        return Grade.INFO
    moved = any(sameness(written, author) is not Sameness.OTHER for author in authors)
    # A body and a person cannot be told to be two authors: guidelines are cited by either.
    unlike = is_body(written) != _is_group(authors[0])
    return Grade.WARNING if moved or unlike else Grade.ERROR


def _is_group(author: Author) -> bool:
    return author.name is not None and author.family is None and is_body(author.name)


def _leads_after_body(written: str, authors: Sequence[Author]) -> bool:
    """Registries put a study group first where the paper has it last."""
    people = [author for author in authors if not _is_group(author)]
    return len(people) < len(authors) and bool(people) and same_author(written, people[0])


def _names(authors: Sequence[Author]) -> str:
    return "; ".join([author.last for author in authors[:3]] + (["…"] if len(authors) > 3 else []))


def _others(reference: Reference, record: Record, first: Difference | None) -> Iterator[Difference]:
    """Authors after the first: people whom the record does not have, or a list that was cut without a word."""
    if record.truncated_authors or not record.authors or (first and first.severity is Grade.ERROR):
        return
    unknown = strangers(reference.authors[1:], record.authors)
    if unknown:
        grade = _strangers_grade(len(unknown), reference, record)
        if grade:
            yield Difference("authors", "; ".join(unknown), _names(record.authors), grade)
    elif reference.origin is Origin.LIBRARY and reference.authors and not (first or reference.truncated_authors):
        people = [author for author in record.authors if author.family]
        if len(reference.authors) < len(people):
            written = f"{len(reference.authors)} of the authors, without “and others”"
            yield Difference("authors", written, f"{len(people)} authors", Grade.INFO)


def _strangers_grade(unknown: int, reference: Reference, record: Record) -> Grade | None:
    """A record that lacks as many authors as are strange to it may simply not be complete."""
    others = len(reference.authors) - 1
    lacking = len(reference.authors) - len(record.authors)
    if unknown <= max(0, lacking) or (unknown == 1 and others > 2):
        return None if reference.origin is Origin.LIST else Grade.INFO
    if reference.origin is Origin.LIST and (unknown < 2 or unknown * 2 < others):
        return None
    return Grade.WARNING


def folded_name(name: str) -> str:
    """A family name for comparison: no accents, case or dashes."""
    return folded(name)


def _year(reference: Reference, record: Record) -> Difference | None:
    if reference.year is None or not record.years or reference.year in record.years:
        return None
    earliest = min(record.years)
    near = [year for year in record.years if year <= earliest + _BACKFILE]
    distance = min(abs(reference.year - year) for year in near)
    registered = " or ".join(map(str, record.years))
    return Difference("year", str(reference.year), registered, Grade.INFO if distance == 1 else Grade.WARNING)


def _places(reference: Reference, record: Record) -> Iterable[Difference]:
    if reference.volume and record.volume and not same_volume(reference.volume, record.volume):
        yield Difference("volume", reference.volume, record.volume, Grade.WARNING)
    if reference.pages and record.pages and not same_pages(reference.pages, record.pages):
        yield Difference("pages", reference.pages, record.pages, Grade.WARNING)


def _container(reference: Reference, record: Record) -> Difference | None:
    if not reference.container or not record.containers or same_journal(reference.container, record.containers):
        return None
    renamed = any(was_renamed(reference.container, name) for name in record.containers)
    return Difference("container", reference.container, record.containers[0], Grade.INFO if renamed else Grade.WARNING)


def same_container(written: str, registered: Sequence[str], years: Sequence[int] = ()) -> bool:
    """Whether a journal's name, whole, abbreviated or of another time, is one of the registered ones.

    A journal that was renamed keeps its identity: a name it bears today is not wrong for an old article.
    """
    del years
    return same_journal(written, registered) or any(was_renamed(written, name) for name in registered)
