"""Which files are documents, and how each kind is read. Readers are listed, not discovered."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NoReturn

from evidence.documents.annotated import annotated_among
from evidence.documents.document import Document
from evidence.errors import InputError, UsageError

Reader = Callable[[str, bytes], Document]


def _text(path: str, data: bytes) -> Document:
    from evidence.documents.text import read_text

    return read_text(path, data)


def _markdown(path: str, data: bytes) -> Document:
    from evidence.documents.markdown import read_markdown

    return read_markdown(path, data)


def _html(path: str, data: bytes) -> Document:
    from evidence.documents.html import read_html

    return read_html(path, data)


def _docx(path: str, data: bytes) -> Document:
    from evidence.documents.docx import read_docx

    return read_docx(path, data)


def _pdf(path: str, data: bytes) -> Document:
    from evidence.documents.pdf import read_pdf

    return read_pdf(path, data)


READERS: Mapping[str, Reader] = {
    ".txt": _text,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".pdf": _pdf,
}


UNREAD = frozenset(
    ".adoc .doc .docm .dot .dotm .dotx .eml .epub .idml .indd .key .mdx .mht .mhtml .msg .odp .odt .pages "
    ".ppt .pptm .pptx .ps .pub .rst .rtf .tex .wpd .xhtml .xps".split()
)
"""What other files that hold copy end in: they are told of where a folder holds them."""

REPORT_MARK = "<!-- a report of evidence, and no copy -->"
"""Stands near the beginning of every page and Markdown file that is written, so that no run takes it for copy."""
_BEGINNING = 400

STDIN = Path("-")
"""The name of standard input."""
MOST_BYTES = 100 * 1024 * 1024
MOST_TEXT = 16 * 1024 * 1024
"""So large may a file be: one that holds pictures, and one that holds nothing but text."""
_CHUNK = 1 << 20
_PAGES = frozenset({".md", ".markdown", ".html", ".htm"})
_COPY = UNREAD | READERS.keys()
_PLAIN = _PAGES | {".txt"}


def read_document(path: Path, name: str | None = None, *, stdin_format: str = "txt") -> Document:
    """Reads one document; `name` is the path to show. Raises `InputError` for what cannot be read.

    `-` is standard input, which holds what `stdin_format` says: a suffix without its dot.
    """
    shown = name or str(path)
    if path == STDIN:
        return _standard_input(shown, stdin_format)
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        raise _unknown_suffix(shown, path.suffix)
    try:
        with path.open("rb") as file:
            data = _bounded(shown, file, path.suffix.casefold())
    except FileNotFoundError as error:
        raise _missing(shown) from error
    except OSError as error:
        raise InputError(
            f"this file cannot be read: {error.strerror}.", path=shown, remedy="Check its rights."
        ) from error
    return reader(shown, data)


def _standard_input(shown: str, format_: str) -> Document:
    suffix = f".{format_.casefold().lstrip('.')}"
    reader = READERS.get(suffix)
    if reader is None:
        known = ", ".join(name.lstrip(".") for name in READERS)
        raise UsageError(f"--stdin-format {format_} is not known. Known: {known}.")
    return reader(shown, _bounded(shown, sys.stdin.buffer, suffix))


def _bounded(shown: str, file: BinaryIO, suffix: str) -> bytes:
    most = MOST_TEXT if suffix in _PLAIN else MOST_BYTES
    chunks: list[bytes] = []
    left = most
    # Asked for at once, Python would set the whole of it aside.
    while chunk := file.read(_CHUNK):
        chunks.append(chunk)
        left -= len(chunk)
        if left < 0:
            size = f"{most >> 20} MB"
            raise InputError(f"this file is larger than {size}.", path=shown, remedy="Split it into smaller files.")
    return b"".join(chunks)


@dataclass(frozen=True)
class Found:
    """The documents that are meant, each once and in order.

    `unread` are what folders hold beside them that may be copy and is not read: files of other kinds, links to other
    folders and to nothing. `bare` are named folders without a document, `excluded` paths of which all is passed over by
    wish. `annotated` are the annotated copies that folders hold, each with the document that says the same words, and
    for which it is left out; None where it is read as a document itself.
    """

    documents: tuple[Path, ...]
    unread: tuple[Path, ...] = ()
    bare: tuple[Path, ...] = ()
    excluded: tuple[Path, ...] = ()
    annotated: tuple[tuple[Path, Path | None], ...] = ()


def find_documents(paths: Sequence[str], exclude: Sequence[str] = (), held: Set[Path] = frozenset()) -> Found:
    """The files that are meant: files as named, folders with all they hold.

    `-` is standard input. In folders, hidden files and folders, unknown suffixes and what `evidence` itself wrote are
    passed over, and so is an annotated copy that says what another document says, word for word. `exclude` are patterns
    for whole paths, file names or folders. `held` are texts of sources, by their resolved paths: they are no copy,
    unless they or their folder are named. A path that does not exist, a named file of an unknown kind, and a folder
    that may not be looked into raise `InputError`.
    """
    found: dict[Path, Path] = {}
    unread: dict[Path, Path] = {}
    bare: list[Path] = []
    excluded: list[Path] = []
    for path in map(Path, paths):
        files = [file for file in _files_of(path) if not _is_source(file, path, held)]
        known = {file for file in files if file == path or _is_document(file)}
        kept = [file for file in files if not _excluded(file, exclude)]
        for file in kept:
            (found if file in known else unread).setdefault(file.resolve(), file)
        if not known:
            bare.append(path)
        elif not any(file in known for file in kept):
            excluded.append(path)
    named = {Path(path).resolve() for path in paths}
    annotated = annotated_among(
        [file for resolved, file in found.items() if resolved not in named],
        [file for resolved, file in found.items() if resolved in named and file != STDIN],
        read_document,
    )
    documents = tuple(file for file in found.values() if annotated.get(file) is None)
    return Found(documents, tuple(unread.values()), tuple(bare), tuple(excluded), tuple(annotated.items()))


def _is_source(file: Path, named: Path, held: Set[Path]) -> bool:
    resolved = file.resolve()
    return resolved in held and named.resolve() not in (resolved, resolved.parent)


def _is_document(file: Path) -> bool:
    return file.suffix.casefold() in READERS and file.is_file()


def from_root(path: str) -> Path:
    """A path from the root of the file system, so that it can be matched from wherever a run begins."""
    return _resolved(path, str(Path.cwd()))


@lru_cache(maxsize=4096)
def _resolved(path: str, here: str) -> Path:
    """Kept, since many findings in one file are held against many patterns."""
    return Path(here, path).resolve()


def _files_of(path: Path) -> Iterator[Path]:
    """What a path means; of a folder, all that may hold copy."""
    if path == STDIN:
        yield path
    elif path.is_dir():
        yield from sorted(_held_by(path))
    elif not path.exists():
        raise _missing(str(path))
    elif path.suffix.casefold() not in READERS:
        raise _unknown_suffix(str(path), path.suffix)
    else:
        yield path


def _held_by(folder: Path) -> Iterator[Path]:
    """What a folder and those below it hold that may be copy, hidden files and reports of `evidence` left aside."""
    for place, folders, names in os.walk(folder, onerror=_refuse_folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in folders if Path(place, name).is_symlink())
        files = (Path(place, name) for name in names if not name.startswith("."))
        yield from (file for file in files if file.suffix.casefold() in _COPY and not _is_report(file))


def _refuse_folder(error: OSError) -> NoReturn:
    raise InputError(
        f"this folder cannot be read: {error.strerror}.", path=error.filename, remedy="Check its rights, or exclude it."
    ) from error


def _is_report(file: Path) -> bool:
    """Whether `evidence` wrote a file itself, as it says at its beginning."""
    if file.suffix.casefold() not in _PAGES or not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            return REPORT_MARK.encode() in opened.read(_BEGINNING)
    except OSError:
        return False  # it is read later, and refused with its reason


def _excluded(file: Path, patterns: Sequence[str]) -> bool:
    near, whole = f"/{file.as_posix()}", from_root(str(file)).as_posix()
    for pattern in patterns:
        # A pattern with a folder in it means the same from wherever a run begins; a mere name is looked for below it.
        names = (near, whole) if "/" in pattern.strip("/") else (near,)
        if any(fnmatch(name, shape) for name in names for shape in (f"*/{pattern}", f"*/{pattern.rstrip('/')}/*")):
            return True
    return False


def _missing(shown: str) -> InputError:
    return InputError("there is no such file or folder.", path=shown, remedy="Check the path.")


def _unknown_suffix(shown: str, suffix: str) -> InputError:
    if suffix.casefold() in (".docm", ".dotm", ".doc"):
        what = "files with macros are not read" if suffix.casefold() != ".doc" else "the old Word format is not read"
        return InputError(f"{what}.", path=shown, remedy="Save it as .docx, without macros.")
    known = ", ".join(READERS)
    what = f"files that end in {suffix} are not read" if suffix else "a file without a suffix is not read"
    return InputError(f"{what}.", path=shown, remedy=f"Known kinds: {known}.")
