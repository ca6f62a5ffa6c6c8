"""What a registry would have otherwise in a bibliography, as changes of single fields.

Only what was judged to differ by a warning or an error is changed, only what a reader needs is added, and an entry
whose DOI seems to belong to another work is left to a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidence.library.entries import authors_field, pages_field, protected
from evidence.references.reference import Reference
from evidence.references.reference_list import missing_fields
from evidence.references.splicing import scan, spliced
from evidence.registries.comparison import Difference, Grade
from evidence.registries.registry import Record
from evidence.registries.title_marks import without_mark
from evidence.registries.wording import title_words

Values = dict[str, tuple[Sequence[str], str]]

_NAMES = {
    "title": ("title",),
    "author": ("author",),
    "container": ("journal", "journaltitle", "booktitle"),
    "year": ("year", "date"),
    "volume": ("volume",),
    "pages": ("pages", "eid", "article-number"),
    "doi": ("doi",),
}
_FIELD_OF = {"first author": "author", "authors": "author"}
_IDENTITY = frozenset({"author", "year"})
_INHERITS = ("crossref", "xref", "xdata")


@dataclass(frozen=True)
class Correction:
    """One entry with its new source; without one, `reason` says why it is left alone."""

    reference: Reference
    fields: tuple[str, ...] = ()
    source: str | None = None
    reason: str | None = None

    def start_in(self, text: str) -> int:
        """Where the entry begins. The same words may stand above it in a comment, so the search begins at its line."""
        position = 0
        for _ in range((self.reference.line or 1) - 1):
            position = text.index("\n", position) + 1
        return text.index(self.reference.raw, position)


def as_written(record: Record) -> Record:
    """The record as a bibliography has it: that a work is retracted is no part of its title."""
    return replace(record, title=without_mark(record.title)) if record.title else record


def correction_of(reference: Reference, record: Record, differences: Iterable[Difference]) -> Correction | None:
    """What to change in an entry; None where there is nothing to change."""
    grave = {_FIELD_OF.get(one.field, one.field): one for one in differences if one.severity is not Grade.INFO}
    if _is_another_work(grave):
        return Correction(reference, reason=f"{reference.doi} seems to be the DOI of another work")
    values = {**_differing(grave, record, reference), **_missing(reference, record), **_prime(reference, record)}
    if not values:
        return None
    source = spliced(reference.raw, values) if _is_sure(reference.raw) else None
    if source is None:
        return Correction(reference, reason="its source is built in a way that is better changed by hand")
    return None if source == reference.raw else Correction(reference, tuple(values), source)


def _is_another_work(grave: dict[str, Difference]) -> bool:
    """Whether the DOI may be wrong rather than the words: then only a person can tell which work is meant."""
    if "work" in grave or "doi" in grave or ("title" in grave and _IDENTITY & grave.keys()):
        return True
    if "title" not in grave:
        return False
    ours, theirs = set(title_words(grave["title"].written)), set(title_words(grave["title"].registered))
    return 2 * len(ours & theirs) < min(len(ours), len(theirs))


def _differing(grave: dict[str, Difference], record: Record, reference: Reference) -> Values:
    texts = _texts(record, reference)
    return {name: (_NAMES[name], texts[name]) for name in grave if name in _NAMES and texts.get(name)}


def _missing(reference: Reference, record: Record) -> Values:
    span = scan(reference.raw)
    if span is None or span.field(_INHERITS) is not None:
        return {}
    texts = _texts(record, reference)
    lacking = [{"authors": "author"}.get(name, name) for name in missing_fields(reference)]
    return {name: (_NAMES[name], texts[name]) for name in lacking if texts.get(name)}


def _prime(reference: Reference, record: Record) -> Values:
    """The DOI that the registry keeps the work under, where the entry has an older one."""
    return {} if record.prime_doi == reference.doi else {"doi": (_NAMES["doi"], record.prime_doi)}


def _texts(record: Record, reference: Reference) -> dict[str, str]:
    title = f"{record.title}: {record.subtitle}" if _is_double(record, reference) else record.title or ""
    return {
        "title": protected(title),
        "author": authors_field(record),
        "container": record.containers[0] if record.containers else "",
        "year": str(record.years[0]) if record.years else "",
        "volume": record.volume or "",
        "pages": pages_field(record.pages or "").replace("--", _dash(reference)),
    }


def _dash(reference: Reference) -> str:
    """The dash that this entry has between pages."""
    span = scan(reference.raw)
    field = span.field(_NAMES["pages"]) if span else None
    value = reference.raw[field.value_start : field.value_end] if field else ""
    return next((dash for dash in ("--", "–", "-") if dash in value), "--")


def _is_double(record: Record, reference: Reference) -> bool:
    """Whether to write the subtitle too: only where the entry had one."""
    return bool(record.title and record.subtitle and ":" in (reference.title or "") and ":" not in record.title)


def _is_sure(raw: str) -> bool:
    """Whether the parser and our own marks agree about every field of this entry."""
    from bibtexparser.entrypoint import parse_string

    span = scan(raw)
    entries = parse_string(raw, parse_stack=[]).entries
    if span is None or len(entries) != 1:
        return False
    read = [(field.key, str(field.value).strip()) for field in entries[0].fields]
    return read == [(field.name, raw[field.value_start : field.value_end]) for field in span.fields]


def corrected(text: str, corrections: Iterable[Correction]) -> str:
    """A bibliography with the entries of these corrections changed, in the order of the file, and nothing else."""
    parts: list[str] = []
    position = 0
    for correction in corrections:
        start = correction.start_in(text)
        end = start + len(correction.reference.raw)
        parts += [text[position:start], correction.source or correction.reference.raw]
        position = end
    return "".join([*parts, text[position:]])
