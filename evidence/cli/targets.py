"""Where a run may write: into a folder that there is, never over what it reads, and never twice into one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from evidence.errors import InputError, UsageError

if TYPE_CHECKING:
    from evidence.config import Settings
    from evidence.library.library import Library


def expect_places(targets: Sequence[Path]) -> None:
    """Raises an error where a file cannot be made, or where two are to be one: nobody should wait to learn of it."""
    for target in targets:
        _expect_place(target)
    for one, other in combinations(targets, 2):
        if _is_same(one, other):
            raise UsageError(f"{other} is named twice, and only one of the two would stay. Name another file.")


def expect_unread(targets: Sequence[Path], read: Callable[[], Iterable[Path]]) -> None:
    """Raises `UsageError` where a file would be written over one that the run reads.

    `read` is called only where a target is there already.
    """
    there = [target for target in targets if target.is_file()]
    for one in read() if there else ():
        for target in there:
            if one.is_file() and one.samefile(target):
                raise UsageError(f"{target} is read by this run, and a report would take its place. Name another file.")


def read_by(paths: Sequence[str], settings: Settings, library: Library) -> Iterator[Path]:
    """What a run reads: the files that are named, what copy the folders hold, annotated too, and the library."""
    from evidence.documents.reading import find_documents

    yield from map(Path, paths)
    yield from library.files()
    found = find_documents(paths, settings.exclude, library.held_files())
    yield from found.documents
    yield from (copy for copy, _ in found.annotated)


@contextmanager
def opened_to_write(target: Path, mode: Literal["w", "a"] = "w") -> Iterator[TextIO]:
    """A file to write text into. Raises `InputError` where it cannot be written."""
    try:
        with target.open(mode, encoding="utf-8") as stream:
            yield stream
    except OSError as error:
        raise _unwritable(target, error) from error


def _expect_place(target: Path) -> None:
    try:
        is_folder, has_folder = target.is_dir(), target.parent.is_dir()
    except OSError as error:
        raise _unwritable(target, error) from error
    if is_folder:
        raise InputError("this file cannot be written: it is a folder.", path=target, remedy="Name a file in it.")
    if not has_folder:
        raise InputError(
            "this file cannot be written: its folder does not exist.",
            path=target,
            remedy="Name a file in a folder that exists.",
        )


def _unwritable(target: Path, error: OSError) -> InputError:
    return InputError(
        f"this file cannot be written: {error.strerror}.", path=target, remedy="Check the folder and its rights."
    )


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names mean one file; devices, such as /dev/null, take whatever is written to them."""
    if one.exists() and other.exists():
        return one.is_file() and one.samefile(other)
    return one.resolve() == other.resolve()
