"""`claims.yaml` under the hands of a command: read as it is, changed, shown as a diff, and written whole."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from evidence.errors import UsageError

if TYPE_CHECKING:
    from evidence.config import Settings
    from evidence.library.library import Library


def opened(settings: Settings, paths: Sequence[str] = ()) -> Library:
    """The library of these settings and paths. Raises `UsageError` where there is none."""
    from evidence.cli.session import library_folder
    from evidence.library.library import load_library

    folder = library_folder(settings, paths)
    if folder is None:
        raise UsageError("there is no library here. Write one with `evidence init`.")
    return load_library(folder)


def changed(
    library: Library,
    change: Callable[[Path, str], str],
    *,
    write: bool,
    first: Callable[[], None] = lambda: None,
) -> bool:
    """Shows what a change does to `claims.yaml`, writes it when told to, and says whether there was any.

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
