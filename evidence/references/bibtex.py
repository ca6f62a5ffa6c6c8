"""`references.bib`, through bibtexparser 2, with a lint of our own for what the parser lets pass.

An entry that cannot be read whole is an error with its line: nothing is dropped, guessed or repaired. Values are read
as a reader sees them (macros, braces and LaTeX accents resolved); `Reference.raw` keeps the exact source of the entry.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.documents.decoding import decode_utf_8, refuse_conflict
from evidence.errors import InputError
from evidence.identifiers import miswritten_doi, normalise_doi, normalise_pmcid, normalise_pmid
from evidence.late import late_regex
from evidence.references.exports import PMID_IN_NOTE, YEAR
from evidence.references.latex import decoded, split_names
from evidence.references.reference import Origin, Reference

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry, Field

_MERGED = late_regex(r"[}\"\d]\s*\n\s*([A-Za-z][\w-]*)\s*=\s*[{\"\w]")
_KEY = late_regex(r"[A-Za-z_][\w:.+/-]*")
_KEYLESS = late_regex(r"\s*@[A-Za-z]+\s*[{(]\s*[A-Za-z][\w-]*\s*=")
_LOST_ENTRY = late_regex(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_OF_A_WORK = late_regex(
    r"^[ \t]*(?:(?P<ris>TY  - )|[^%\n]*\b(?:10\.\d{4,9}/\w|PMID:?\s*\d))", re.MULTILINE | re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OF_THE_WHOLE = ("year", "date", "journal", "journaltitle", "booktitle", "volume", "number", "publisher", "editor")
_ASIDES = ("@comment", "@preamble")


def read_bibliography(path: Path) -> tuple[Reference, ...]:
    """Every entry of a BibTeX file, in order.

    Raises `InputError` with the line and the remedy for a file that is missing, is not UTF-8, or holds an entry that
    cannot be read whole, a key twice, or a macro that is not defined.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError("this file cannot be read.", path=path, remedy="Check the path and its rights.") from error
    text = decode_utf_8(str(path), data)
    refuse_conflict(path, text)
    return tuple(_references(path, text))


def _references(path: Path, text: str) -> Iterator[Reference]:
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it tells on stderr what is raised here
    library = parse_string(text, parse_stack=[])
    for failed in library.failed_blocks:
        raise _failure(path, failed)
    for comment in library.comments:
        _refuse_lost_entry(path, comment)
    if not library.entries:
        _refuse_other_text(path, library.comments)
    macros = {string.key.casefold(): string.value for string in library.strings}
    macros.update({month: month for month in _MONTHS if month not in macros})
    entries = {entry.key.casefold(): entry for entry in library.entries}
    seen: dict[str, int] = {}
    for entry in library.entries:
        line = _line(entry)
        _refuse_bad_entry(path, entry)
        if entry.key.casefold() in seen:
            first = seen[entry.key.casefold()]
            message = f"the key `{entry.key}` stands twice, first in line {first}."
            raise InputError(message, path=path, line=line, remedy="Rename or remove one of the two.")
        seen[entry.key.casefold()] = line
        yield _reference(path, entry, macros, entries)


def _failure(path: Path, block: Block) -> InputError:
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

    line = _line(block)
    if isinstance(block, DuplicateBlockKeyBlock):
        first = _line(block.previous_block) if block.previous_block else None
        message = f"the key `{block.key}` stands twice, first in line {first}."
        return InputError(message, path=path, line=line, remedy="Rename or remove one of the two.")
    if isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(f"`{name}`" for name in sorted(block.duplicate_keys))
        return InputError(f"an entry has {names} twice.", path=path, line=line, remedy="Remove one of the two.")
    if _KEYLESS.match(block.raw or ""):
        return _without_key(path, line)
    return InputError(
        "this entry cannot be read: a brace, a quote or a comma is missing.",
        path=path,
        line=line,
        remedy="Balance its braces and end every field with a comma.",
    )


def _without_key(path: Path, line: int) -> InputError:
    remedy = "Give it one behind its first brace, such as `doe2024,`."
    return InputError("an entry has no key.", path=path, line=line, remedy=remedy)


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _refuse_lost_entry(path: Path, comment: Block) -> None:
    """Text between entries is a comment to the parser, even where an entry was meant and a brace closed too early."""
    raw = comment.raw or ""
    match = _LOST_ENTRY.search(raw)
    if match and not match.group().strip().casefold().startswith(_ASIDES):
        line = _line(comment) + raw.count("\n", 0, match.start())
        remedy = "Balance the braces of this entry and the one before it."
        raise InputError("this entry cannot be read and would be lost.", path=path, line=line, remedy=remedy)
    if (match := _OF_A_WORK.search(raw)) and not raw.startswith("@"):
        line = _line(comment) + raw.count("\n", 0, match.start())
        remedy = "Make it an entry (`evidence refs add` and `refs resolve` help), or begin its lines with %."
        if match["ris"]:
            remedy = "This is RIS: save it as references.ris beside this file."
        raise InputError("this text belongs to no entry and would be lost.", path=path, line=line, remedy=remedy)
    if "=" in raw and "}" in raw and not raw.lstrip().startswith(("%", "@")):
        remedy = "A brace closes too early in the entry before it; balance its braces."
        raise InputError("this text belongs to no entry.", path=path, line=_line(comment), remedy=remedy)


def _refuse_other_text(path: Path, comments: Iterable[Block]) -> None:
    """A file of words and no entry is no bibliography; comments alone are one that is still empty."""
    lines = (line.strip() for comment in comments for line in (comment.raw or "").splitlines())
    if any(line and not line.startswith(("%", "@")) for line in lines):
        raise InputError("this holds no BibTeX entry.", path=path, remedy="Export the references as BibTeX.")


def _refuse_bad_entry(path: Path, entry: Entry) -> None:
    line = _line(entry)
    if not entry.key.strip():
        raise _without_key(path, line)
    for field in entry.fields:
        place = (field.start_line or entry.start_line or 0) + 1
        if not _KEY.fullmatch(field.key):
            if "%" in field.key:
                remedy = "BibTeX has no comments inside an entry; move it above the entry."
                raise InputError("a comment stands inside an entry.", path=path, line=place, remedy=remedy)
            message = f"`{_first_line(field.key)}` is not a field name; a comma may be missing before it."
            raise InputError(message, path=path, line=place, remedy="End every field with a comma.")
        merged = _MERGED.search(field.value)
        if merged:
            message = f"a comma is missing between `{field.key}` and `{merged[1]}`."
            raise InputError(message, path=path, line=place, remedy="Add it at the end of this field.")


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0][:40] if text.strip() else ""


def _fields(path: Path, entry: Entry, macros: Mapping[str, str]) -> dict[str, str]:
    return {field.key.casefold(): _value(path, field, macros) for field in entry.fields}


def _inherited(fields: Mapping[str, str]) -> dict[str, str]:
    """What a part takes from the whole that its `crossref` names: the title there is the part's `booktitle`."""
    taken = {name: fields[name] for name in _OF_THE_WHOLE if fields.get(name)}
    return {**taken, **({"booktitle": fields["title"]} if fields.get("title") else {})}


def _reference(path: Path, entry: Entry, macros: Mapping[str, str], entries: Mapping[str, Entry]) -> Reference:
    fields = _fields(path, entry, macros)
    whole = entries.get(fields.get("crossref", "").casefold())
    fields = {**(_inherited(_fields(path, whole, macros)) if whole is not None else {}), **fields}
    raw_authors = next((_resolved(path, f, macros) for f in entry.fields if f.key.casefold() == "author"), "")
    authors = [decoded(name) for name in split_names(raw_authors)]
    truncated = bool(authors) and authors[-1].casefold() in ("others", "et al", "et al.")
    note = fields.get("note") or fields.get("annote")
    return Reference(
        raw=entry.raw or "",
        origin=Origin.LIBRARY,
        key=entry.key.strip(),
        path=str(path),
        line=_line(entry),
        kind=entry.entry_type.casefold(),
        doi=_doi(fields),
        miswritten_doi=miswritten_doi(fields.get("doi", "")),
        pmid=_pmid(fields, note),
        pmcid=normalise_pmcid(fields.get("pmcid", "")),
        url=fields.get("url") or fields.get("howpublished") or None,
        title=fields.get("title") or None,
        authors=tuple(authors[:-1] if truncated else authors),
        truncated_authors=truncated,
        container=next((fields[n] for n in ("journal", "journaltitle", "booktitle") if fields.get(n)), None),
        year=_year(fields),
        volume=fields.get("volume") or None,
        issue=fields.get("number") or fields.get("issue") or None,
        pages=fields.get("pages") or fields.get("eid") or fields.get("article-number") or None,
        note=note or None,
    )


def _doi(fields: Mapping[str, str]) -> str | None:
    if fields.get("doi"):
        return normalise_doi(fields["doi"])
    return next((doi for name in ("url", "note", "ee") if (doi := _doi_in(fields.get(name, "")))), None)


def _doi_in(text: str) -> str | None:
    return normalise_doi(text) if "doi.org/" in text.casefold() or text.casefold().startswith("doi:") else None


def _pmid(fields: Mapping[str, str], note: str | None) -> str | None:
    if fields.get("pmid"):
        return normalise_pmid(fields["pmid"])
    if fields.get("eprinttype", fields.get("archiveprefix", "")).casefold() in ("pubmed", "pmid"):
        return normalise_pmid(fields.get("eprint", ""))
    match = PMID_IN_NOTE.search(note or "")
    return match[1] if match else None


def _year(fields: Mapping[str, str]) -> int | None:
    match = YEAR.search(fields.get("year") or fields.get("date") or "")
    return int(match[1]) if match else None


def _value(path: Path, field: Field, macros: Mapping[str, str]) -> str:
    value = _resolved(path, field, macros)
    verbatim = field.key.casefold() in ("doi", "url", "eprint", "howpublished")
    return value.strip().strip("{}").replace("\\_", "_") if verbatim else decoded(value)


def _resolved(path: Path, field: Field, macros: Mapping[str, str]) -> str:
    """A field's text with its outer delimiters gone and `#` and macros resolved."""
    parts = _parts(str(field.value))
    place = (field.start_line or 0) + 1
    return "".join(_part(path, place, part, macros) for part in parts)


def _part(path: Path, line: int, part: str, macros: Mapping[str, str]) -> str:
    if part[:1] in '{"' and len(part) >= 2:
        return part[1:-1]
    if part.isdigit() or not part:
        return part
    if part.casefold() in macros:
        value = macros[part.casefold()]
        return "".join(_part(path, line, inner, macros) for inner in _parts(value)) if value != part else part
    message = f"`{part[:40]}` is neither in braces nor a macro that this file defines."
    raise InputError(message, path=path, line=line, remedy="Put the value in braces, or add an @string for it.")


def _parts(value: str) -> list[str]:
    """The operands of `#`, which counts outside braces and quotes only."""
    parts: list[str] = []
    depth, quoted, start = 0, False, 0
    for index, character in enumerate(value):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == '"' and depth == 0:
            quoted = not quoted
        elif character == "#" and depth == 0 and not quoted:
            parts.append(value[start:index].strip())
            start = index + 1
    return [*parts, value[start:].strip()]
