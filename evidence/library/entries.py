"""A registry's record as a BibTeX entry: complete, with a key that stays what it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from evidence.citations.surnames import folded
from evidence.late import late_regex
from evidence.references.splicing import written
from evidence.registries.registry import Author, Record

_KINDS = {
    "journal-article": ("article", "journal"),
    "proceedings-article": ("inproceedings", "booktitle"),
    "book-chapter": ("incollection", "booktitle"),
    "book-section": ("incollection", "booktitle"),
    "reference-entry": ("incollection", "booktitle"),
    "book": ("book", "series"),
    "monograph": ("book", "series"),
    "edited-book": ("book", "series"),
    "reference-book": ("book", "series"),
    "dissertation": ("phdthesis", "school"),
    "report": ("techreport", "institution"),
    "posted-content": ("misc", "howpublished"),
}
_ARTICLES = frozenset({"the", "a", "an", "der", "die", "das", "le", "la", "les", "el"})
_CAPITALS = late_regex(r"(?<![\w{])(?=\w*[A-Z]\w*[A-Z])\w+(?:-\w+)*")


def entry_of(record: Record, key: str, newline: str = "\n") -> str:
    """The entry of a record, one field a line, ending in a line end."""
    kind, container = _kind_of(record)
    fields = [(name, value) for name, value in _fields(record, container) if value]
    width = max(len(name) for name, _ in fields)
    lines = [f"  {name.ljust(width)} = {{{value}}}," for name, value in fields]
    return newline.join([f"@{kind}{{{key},", *lines, "}", ""])


def _kind_of(record: Record) -> tuple[str, str]:
    if record.kind is None and record.containers and record.volume:
        return "article", "journal"
    return _KINDS.get(record.kind or "", ("misc", "howpublished"))


def _fields(record: Record, container: str) -> Iterator[tuple[str, str | None]]:
    title = f"{record.title}: {record.subtitle}" if record.title and _adds(record) else record.title
    yield "author", authors_field(record)
    yield "title", written("title", protected(title)) if title else None
    yield container, written(container, record.containers[0]) if record.containers else None
    yield "year", str(record.years[0]) if record.years else None
    yield "volume", written("volume", record.volume or "")
    yield "number", written("number", record.issue or "")
    yield "pages", written("pages", pages_field(record.pages)) if record.pages else None
    yield "doi", record.prime_doi if record.prime_doi.startswith("10.") else None
    yield "pmid", record.pmid


def _adds(record: Record) -> bool:
    """Whether a subtitle is not yet part of the title, as some publishers deposit it."""
    return bool(record.subtitle) and folded(record.subtitle or "") not in folded(record.title or "")


def authors_field(record: Record) -> str:
    """The authors as BibTeX has them; groups in braces, so that their names stay whole."""
    names = [_author(author) for author in record.authors]
    return " and ".join([*names, "others"] if record.truncated_authors and names else names)


def _author(author: Author) -> str:
    if author.family is None:
        return f"{{{written('author', author.name or '')}}}"
    family = written("author", author.family)
    if re.search(r"\band\b|,", family):
        family = f"{{{family}}}"
    return f"{family}, {written('author', author.given)}" if author.given else family


def pages_field(pages: str) -> str:
    """Pages with the dash that BibTeX makes a range of."""
    return re.sub(r"\s*[-–—‐‑−]+\s*", "--", pages)


def protected(title: str) -> str:
    """A title whose abbreviations keep their capitals in every style."""
    return title if title.isupper() else _CAPITALS.sub(lambda match: f"{{{match.group()}}}", title)


def key_of(record: Record, taken: Collection[str]) -> str:
    """Family name and year ("zarate2006"); a letter follows where another work has that key."""
    used = {key.casefold() for key in taken}
    base = f"{_name(record)}{record.years[0] if record.years else ''}"
    if base not in used:
        return base
    return next(key for number in range(26 * 27) if (key := base + _letters(number)) not in used)


def _letters(number: int) -> str:
    tens, ones = divmod(number, 26)
    return (chr(ord("a") + tens - 1) if tens else "") + chr(ord("a") + ones)


def _name(record: Record) -> str:
    """The first author's family name, a group's initials, or the first word of the title; ASCII letters only."""
    author = record.authors[0] if record.authors else None
    if author is not None and author.family:
        return _ascii(author.family) or "work"
    words = [_ascii(word) for word in ((author.name if author else None) or record.title or "").split()]
    words = [word for word in words if word and word not in _ARTICLES]
    if author is not None and len(words) > 2:
        return "".join(word[0] for word in words)
    return words[0] if words else "work"


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(text))
