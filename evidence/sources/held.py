"""The texts of sources that a team holds beside its library: `sources/KEY.txt`, or `KEY.abstract.txt`.

A full text is read before an abstract, and plain text before what has to be taken apart. A file of a kind that cannot
be read yet is an error that names it, never an empty text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from evidence.documents.document import BlockKind
from evidence.errors import InputError
from evidence.late import late_regex
from evidence.sources.card import Depth

EXTRACTED = "extracted"
"""The origin of a card that was read out of a text."""
FOLDER = "sources"
_ABSTRACT = ".abstract"
SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
"""Kinds of files that may hold a source, the plainest first; not all are read yet."""
_PLAIN = (".txt", ".md")
_AS_AN_ABSTRACT = range(600, 3000)
"""Bytes, some 90 to 450 words: few abstracts have more or fewer, and no paper has so few; fewer are notes."""
_LONG = 6
"""A key of so many letters may stand at the beginning of a longer file name."""
_SIGNS = late_regex(r"[\W_]+")
_UNSAFE = late_regex(r"[^\w.+-]")
_SKIPPED = frozenset(
    {BlockKind.NAVIGATION, BlockKind.FORM, BlockKind.BOILERPLATE, BlockKind.FOREIGN, BlockKind.REFERENCE}
)


@dataclass(frozen=True)
class HeldText:
    """What is held of a source: its words, how deep they go, the file that they come from, and who gave them.

    `abstract` is the text of the abstract that is held beside a full text.
    """

    text: str
    depth: Depth
    path: Path | None
    origin: str = EXTRACTED
    abstract: str | None = None

    @classmethod
    def of_abstract(cls, text: str, origin: str) -> HeldText:
        """An abstract that a registry gave."""
        return cls(text, Depth.ABSTRACT, None, origin)


def held_text(library_folder: Path | None, key: str | None) -> HeldText | None:
    """The text that is held for a key of `references.bib`; None if there is none.

    Characters of a key that a file name cannot hold ("DBLP:x/y") are underscores in the name. Raises `InputError` if
    the only file is of a kind that is not read yet.
    """
    if library_folder is None or not key:
        return None
    folder, stem = library_folder / FOLDER, _stem(key)
    files = [folder / f"{stem}{middle}{suffix}" for middle in ("", _ABSTRACT) for suffix in SUFFIXES]
    there = [file for file in files if file.is_file()]
    if not there:
        return None
    held = read_source(next((file for file in there if _is_read(file)), there[0]))
    beside = [file for file in there if file.stem != stem and file != held.path and _is_read(file)]
    if held.depth is Depth.ABSTRACT or not beside:
        return held
    return replace(held, abstract=read_source(beside[0]).text)


def held_files(library_folder: Path | None, keys: Iterable[str]) -> frozenset[Path]:
    """The resolved paths of all texts that are held for these keys, whether they can be read or not."""
    folder = (library_folder or Path()) / FOLDER
    stems = {_stem(key) for key in keys} if library_folder is not None and folder.is_dir() else set()
    files = (path for path in folder.iterdir() if path.suffix in SUFFIXES) if stems else ()
    return frozenset(path.resolve() for path in files if path.stem.removesuffix(_ABSTRACT) in stems)


@dataclass(frozen=True)
class Unclaimed:
    """A file among the texts of sources that is read as none; `named` is the name that it may be meant to have."""

    path: Path
    named: str | None


def unclaimed_files(library_folder: Path | None, keys: Iterable[str]) -> tuple[Unclaimed, ...]:
    """The files in `sources/` that belong to no key, by their names."""
    stems = {_stem(key) for key in keys}
    there = _listed(library_folder) if stems else ()
    lone = [path for path in there if _key_of(path) not in stems or path.suffix not in SUFFIXES]
    found = ((path, _meant(path, stems)) for path in lone)
    # A file system that knows no case reads such a file all the same.
    return tuple(Unclaimed(path, named) for path, named in found if not (named and path.with_name(named).exists()))


def rival_files(library_folder: Path | None, keys: Iterable[str]) -> tuple[tuple[Path, Path], ...]:
    """The texts of a key that are as deep and as plain as the one that is read in their place, which comes first.

    A PDF beside the plain text that was taken out of it is no rival.
    """
    first: dict[tuple[str, bool], Path] = {}
    stems = {_stem(key) for key in keys}
    rivals = []
    for path in sorted(_listed(library_folder) if stems else (), key=_plainest_first):
        if _key_of(path) in stems and path.suffix in SUFFIXES:
            read = first.setdefault((path.stem, path.suffix in _PLAIN), path)
            if read is not path:
                rivals.append((read, path))
    return tuple(rivals)


def short_files(library_folder: Path | None, keys: Iterable[str]) -> tuple[Path, ...]:
    """The plain texts of keys that are named as full texts and are as short as an abstract."""
    stems = {_stem(key) for key in keys}
    there = (path for path in _listed(library_folder) if path.suffix in _PLAIN) if stems else ()
    return tuple(path for path in there if path.stem in stems and path.stat().st_size in _AS_AN_ABSTRACT)


def _listed(library_folder: Path | None) -> list[Path]:
    folder = (library_folder or Path()) / FOLDER
    if library_folder is None or not folder.is_dir():
        return []
    files = (path for path in folder.iterdir() if path.suffix.casefold() in SUFFIXES and path.is_file())
    return sorted(path for path in files if not path.name.startswith("."))


def _plainest_first(path: Path) -> tuple[str, int]:
    return path.stem, SUFFIXES.index(path.suffix.casefold())


def _key_of(path: Path) -> str:
    return path.stem.removesuffix(_ABSTRACT)


def _meant(path: Path, stems: Iterable[str]) -> str | None:
    """The name that a file would have if only case and signs were other, or nothing came behind the key."""
    name = path.stem.casefold()
    middle = _ABSTRACT if name.endswith(_ABSTRACT) else ""
    letters = _SIGNS.sub("", name.removesuffix(_ABSTRACT))
    keys = {stem: _SIGNS.sub("", stem.casefold()) for stem in sorted(stems)}
    near = [stem for stem, key in keys.items() if key == letters or (len(key) >= _LONG and letters.startswith(key))]
    return f"{max(near, key=len)}{middle}{path.suffix.casefold()}" if near else None


def _stem(key: str) -> str:
    return _UNSAFE.sub("_", key)


def read_source(path: Path) -> HeldText:
    """One source's text. Raises `InputError` for a file that is not there, is not read yet, or holds no words."""
    if path.is_file() and not _is_read(path):
        raise InputError(
            f"a source that ends in {path.suffix} cannot be read yet.",
            path=path,
            remedy=f"Save its words beside it as {path.stem}.txt.",
        )
    depth = Depth.ABSTRACT if path.stem.casefold().endswith(_ABSTRACT) else Depth.FULL_TEXT
    text = _words(path)
    if not text.strip():
        raise InputError(
            "this source holds no words.", path=path, remedy="Write the source's text into it, or remove it."
        )
    return HeldText(text, depth, path)


def _is_read(path: Path) -> bool:
    from evidence.documents.reading import READERS

    return path.suffix.casefold() in READERS


def _words(path: Path) -> str:
    """Plain text as it stands; of other kinds the words that a reader sees, a blank line between paragraphs."""
    from evidence.documents.decoding import decode
    from evidence.documents.reading import read_document

    if path.suffix.casefold() == ".txt" and path.is_file():
        return decode(str(path), path.read_bytes()).replace("\r\n", "\n")
    document = read_document(path)
    return "\n\n".join(block.text for block in document.blocks if block.kind not in _SKIPPED)
