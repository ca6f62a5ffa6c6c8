"""A written reference against a registry's record, field by field, with both sides shown.

What people write differs from what registries hold in many ways that are no error: markup, entities, subtitles, case,
accents, dashes, abbreviated or renamed journals, initials, shortened author lists, abbreviated last pages, the year of
print beside the year online. A field that is missing on either side is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evidence.citations.surnames import folded
from evidence.references.names import family_of
from evidence.references.reference import Reference
from evidence.registries.containers import same_name, was_renamed
from evidence.registries.markup import plain
from evidence.registries.registry import Author, Record
from evidence.registries.wording import letters, title_words


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
    """All fields that differ; one difference "work" where title, first author and year all disagree."""
    title, author, year = _title(reference, record), _author(reference, record), _year(reference, record)
    if (
        title
        and title.severity is Grade.ERROR
        and _elsewhere(author, reference, record)
        and _elsewhere(year, reference, record)
    ):
        return (Difference("work", _told(reference), _told_record(record), Grade.ERROR),)
    found = (title, author, year, *_places(reference, record), _container(reference, record))
    return tuple(difference for difference in found if difference is not None)


def _elsewhere(difference: Difference | None, reference: Reference, record: Record) -> bool:
    """A field speaks for another work where it differs, or where one side does not hold it and the other field did."""
    if difference is not None:
        return True
    return not reference.authors and not reference.year and bool(record.title)


def _told(reference: Reference) -> str:
    parts = (reference.authors[0] if reference.authors else None, reference.title, reference.year)
    return ", ".join(str(part) for part in parts if part)


def _told_record(record: Record) -> str:
    parts = (
        record.authors[0].last if record.authors else None,
        record.title,
        record.years[0] if record.years else None,
    )
    return ", ".join(str(part) for part in parts if part)


def _title(reference: Reference, record: Record) -> Difference | None:
    if not reference.title or not record.title or same_title(reference.title, record.title, record.subtitle):
        return None
    return Difference("title", reference.title, record.title, Grade.ERROR)


def same_title(written: str, registered: str, subtitle: str | None = None) -> bool:
    """Whether two titles name one work: equal words, or one of them without its subtitle, or a slip of the pen.

    Titles that differ in one whole word, such as a drug's name, are different works.
    """
    if written == registered:
        return True
    ours = _forms(plain(written))
    theirs = _forms(plain(registered)) | (_forms(f"{registered}: {subtitle}") if subtitle else set())
    if ours & theirs:
        return True
    return any(_near(a, b) for a in ours for b in theirs)


def _forms(title: str) -> set[tuple[str, ...]]:
    """A title's words, with and without what follows its first colon, dash or question mark."""
    whole = title_words(title)
    head = title_words(re.split(r"[:?]\s|\s[-–—]\s|\.\s", title, maxsplit=1)[0])
    return {words for words in (whole, head if len(head) >= 4 else ()) if words}


def _near(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two titles differ by slips only: joined or parted words, or letters within long words."""
    if "".join(ours) == "".join(theirs):
        return True
    if len(ours) >= 6 and len(theirs) >= 6 and (_starts(ours, theirs) or _starts(theirs, ours)):
        return True
    if abs(len(ours) - len(theirs)) > 1 or min(len(ours), len(theirs)) < 4:
        return False
    from difflib import SequenceMatcher

    changed = [op for op in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes() if op[0] != "equal"]
    return len(changed) <= max(1, len(ours) // 6) and all(_slip(ours[a:b], theirs[c:d]) for _, a, b, c, d in changed)


def _starts(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """A title cut short, or one whose series or edition follows: all of its words in order, most of the other's."""
    return len(short) < len(long) and long[: len(short)] == short


_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "for",
        "and",
        "to",
        "with",
        "by",
        "from",
        "as",
        "at",
        "is",
        "are",
        "et",
        "de",
        "der",
        "die",
        "das",
        "la",
        "le",
    ]
)


def _slip(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if all(word in _SMALL for word in (*ours, *theirs)):
        return True
    a, b = "".join(ours), "".join(theirs)
    if a == b:
        return True
    if a.isdigit() or b.isdigit() or min(len(a), len(b)) < 5:
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85 and a[0] == b[0]


def _author(reference: Reference, record: Record) -> Difference | None:
    if not reference.authors or not record.authors:
        return None
    written = reference.authors[0]
    if any(same_author(written, author) for author in record.authors[:1]):
        return None
    registered = "; ".join(author.last for author in record.authors[:3])
    anywhere = any(same_author(written, author) for author in record.authors)
    return Difference("first author", written, registered, Grade.WARNING if anywhere else Grade.ERROR)


def same_author(written: str, author: Author) -> bool:
    """Whether a written name is this author: family names equal but for accents, particles, order and parts."""
    ours = _name_forms(family_of(written)) | _name_forms(written)
    theirs = _name_forms(author.family or author.name or "")
    if author.given:
        theirs |= _name_forms(f"{author.given} {author.family or ''}")
    if ours & theirs:
        return True
    if author.name:
        return _initials(author.name) in ours or bool(set(folded(written).split()) >= set(folded(author.name).split()))
    return False


def _name_forms(name: str) -> set[str]:
    """A name folded: whole, without spaces, its last part, and transliterated umlauts."""
    whole = folded(name.replace(",", " "))
    words = whole.split()
    forms = {whole, whole.replace(" ", ""), letters(name)}
    if words:
        forms |= {words[-1]} if len(words[-1]) > 2 else set()
        forms |= {word for word in words if len(word) > 4}
    return {form for form in forms if len(form) > 1}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper()).casefold()


def folded_name(name: str) -> str:
    """A family name for comparison: no accents, case or dashes."""
    return folded(name)


def _year(reference: Reference, record: Record) -> Difference | None:
    if reference.year is None or not record.years:
        return None
    distance = min(abs(reference.year - year) for year in record.years)
    if distance == 0:
        return None
    registered = " or ".join(map(str, record.years))
    return Difference("year", str(reference.year), registered, Grade.INFO if distance == 1 else Grade.WARNING)


def _places(reference: Reference, record: Record) -> Iterable[Difference]:
    if reference.volume and record.volume and _bare(reference.volume) != _bare(record.volume):
        yield Difference("volume", reference.volume, record.volume, Grade.WARNING)
    if reference.pages and record.pages and not same_pages(reference.pages, record.pages):
        yield Difference("pages", reference.pages, record.pages, Grade.WARNING)


def _bare(text: str) -> str:
    return re.sub(r"^(?:vol(?:ume)?\.?\s*)?0*", "", text.strip().casefold()) or "0"


def same_pages(written: str, registered: str) -> bool:
    """Whether two page ranges or article numbers agree: first pages equal, last pages equal once completed."""
    ours, theirs = _range(written), _range(registered)
    if ours[0] != theirs[0]:
        return ours[0].lstrip("e") == theirs[0].lstrip("e") or (ours[0] in theirs[0] and len(ours[0]) >= 5)
    return ours[1] is None or theirs[1] is None or ours[1] == theirs[1]


def _range(pages: str) -> tuple[str, str | None]:
    parts = [part.strip().casefold() for part in re.split(r"[-–—‐‑−]+|\bto\b", pages.split(",")[0]) if part.strip()]
    parts = [re.sub(r"^(?:pp?\.?\s*|article\s*)", "", part) for part in parts] or [""]
    first = parts[0].lstrip("0")
    if len(parts) < 2:
        return first, None
    last = parts[1].lstrip("0")
    digits = re.sub(r"\D", "", first)
    if last.isdigit() and len(last) < len(digits):
        last = digits[: len(digits) - len(last)] + last
    return first, re.sub(r"\D", "", last) or last


def _container(reference: Reference, record: Record) -> Difference | None:
    if (
        not reference.container
        or not record.containers
        or same_container(reference.container, record.containers, record.years)
    ):
        return None
    renamed = any(was_renamed(reference.container, name) for name in record.containers)
    return Difference("container", reference.container, record.containers[0], Grade.INFO if renamed else Grade.WARNING)


def same_container(written: str, registered: Sequence[str], years: Sequence[int] = ()) -> bool:
    """Whether a journal's name, whole, abbreviated or of another time, is one of the registered ones.

    A journal that was renamed keeps its identity: a name it bears today is not wrong for an old article.
    """
    del years
    return any(same_name(written, name) or was_renamed(written, name) for name in registered)
