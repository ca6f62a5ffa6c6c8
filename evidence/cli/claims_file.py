"""`claims.yaml` under the hands of a command: read as it is, changed, shown as a diff, and written whole."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from evidence.errors import UsageError

if TYPE_CHECKING:
    from evidence.config import Settings
    from evidence.library.library import Library


def opened(settings: Settings, paths: Sequence[str] = ()) -> Library:
    """The library of these settings and paths. Raises `UsageError` where there is none."""
    from evidence.library.library import load_library

    return load_library(_folder(settings, paths))


@contextmanager
def opened_to_change(settings: Settings, paths: Sequence[str] = (), *, write: bool) -> Iterator[Library]:
    """The same for a change: where that is to be written, no other run writes there until the block ends."""
    from evidence.library.library import load_library
    from evidence.library.one_writer import one_writer_if

    folder = _folder(settings, paths)
    with one_writer_if(write, folder):
        yield load_library(folder)


def _folder(settings: Settings, paths: Sequence[str]) -> Path:
    from evidence.cli.session import library_folder

    folder = library_folder(settings, paths)
    if folder is None:
        raise UsageError("there is no library here. Write one with `evidence init`.")
    return folder


def changed(
    library: Library,
    change: Callable[[Path, str], str],
    *,
    write: bool,
    first: Callable[[], None] = lambda: None,
) -> bool:
    """Shows what a change does to `claims.yaml`, writes it when told to, and says whether there was any.

    Whoever lets it write has locked the library and read it since, as `opened_to_change` does.
    `first` is what has to be written before it, once the change is known to be possible.
    """
    from evidence.cli.diffs import diff
    from evidence.library.library import CLAIMS
    from evidence.library.whole_files import write_whole

    assert library.folder is not None
    path = library.folder / CLAIMS
    data = path.read_bytes() if path.is_file() else b""
    mark, old = data[:3] if data.startswith(b"\xef\xbb\xbf") else b"", data.decode("utf-8-sig")
    new = change(path, old)
    if new != old and write:
        first()
    sys.stdout.writelines(diff(str(path), old, new))
    if new != old and write:
        write_whole(path, mark + new.encode())
    said = (
        "nothing to change" if new == old else "written" if write else "not written; leave --dry-run away to write it"
    )
    typer.echo(f"{path}: {said}", err=True)
    return new != old
