"""The references of a library: BibTeX, and beside it or in its place what other reference managers export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import InputError

if TYPE_CHECKING:
    from evidence.references.reference import Reference

REFERENCES = "references.bib"


def _bibtex(path: Path) -> tuple[Reference, ...]:
    from evidence.references.bibtex import read_bibliography

    return read_bibliography(path)


def _ris(path: Path) -> tuple[Reference, ...]:
    from evidence.references.ris import read_ris

    return read_ris(path)


def _csl_json(path: Path) -> tuple[Reference, ...]:
    from evidence.references.csl_json import read_csl_json

    return read_csl_json(path)


def _endnote(path: Path) -> tuple[Reference, ...]:
    from evidence.references.endnote import read_endnote

    return read_endnote(path)


FILES: Mapping[str, Callable[[Path], tuple[Reference, ...]]] = {
    REFERENCES: _bibtex,
    "references.ris": _ris,
    "references.json": _csl_json,
    "references.xml": _endnote,
}


def holds_references(folder: Path) -> bool:
    """Whether a folder holds a file of references."""
    return any((folder / name).is_file() for name in FILES)


def read_references(folder: Path) -> tuple[Reference, ...]:
    """The references of every file in the order of `FILES`.

    Raises `InputError` for a key that two files have. A work that two files have is a finding, as it is within one.
    """
    found: dict[str, Reference] = {}
    for name, read in FILES.items():
        if (folder / name).is_file():
            for reference in read(folder / name):
                _expect_new(reference, found)
                found[(reference.key or "").casefold()] = reference
    return tuple(found.values())


def _expect_new(reference: Reference, found: Mapping[str, Reference]) -> None:
    first = found.get((reference.key or "").casefold())
    if first is None:
        return
    raise InputError(
        f"the key `{reference.key}` stands in {first.path}:{first.line} already.",
        path=reference.path,
        line=reference.line,
        remedy="Keep the work in one of the two files, or give it another key.",
    )
