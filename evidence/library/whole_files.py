"""Files that are written whole or not at all: a run that is interrupted leaves the old one as it was."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from evidence.errors import InputError


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file beside its place, flushes it, and moves it there. An existing file keeps its rights.

    What is no file, such as /dev/null, takes what is written and stays. Raises `InputError` for what cannot be written.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o644
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(path, error) from error
        raise


def _unwritable(path: Path, error: OSError) -> InputError:
    reason = error.strerror or "the disk refuses"
    return InputError(f"this file cannot be written: {reason}.", path=path, remedy="Check the folder and its rights.")
