"""One writer at a time in a library, among all processes: what one of them reads, no other changes before it writes.

The folder itself is locked, so nothing is left in it. Where a system locks no folders (Windows, some network drives),
a file of its own in the user's cache folder stands for it. The system lets go of the lock when a process ends, however
it ends.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from evidence.errors import InputError

PATIENCE = 60.0
"""Seconds for which a run waits for others to have written."""
_POLL = 0.02


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Lets no other process write in a library until the block ends; not to be used within itself.

    Raises `InputError` where another one does not end in time, and where nothing can be locked.
    """
    handle = _taken(folder)
    try:
        yield
    finally:
        os.close(handle)


def one_writer_if(writes: bool, folder: Path) -> AbstractContextManager[None]:
    """The same for a run that may write; nothing for one that only shows what it would write."""
    return one_writer(folder) if writes else nullcontext()


def _taken(folder: Path) -> int:
    """A locked handle that stands for the folder."""
    reason = ""
    for opened in (_folder_itself, _file_for):
        try:
            handle = opened(folder)
        except OSError as error:
            reason = error.strerror or str(error)
            continue
        try:
            if _is_mine_in_time(handle):
                return handle
        except OSError as error:
            os.close(handle)
            reason = error.strerror or str(error)
            continue
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        raise InputError(
            f"another run of evidence has kept this library for {PATIENCE:.0f} seconds; nothing was written.",
            path=folder,
            remedy="Wait until it has ended, then run this again.",
        )
    raise InputError(
        f"this library cannot be locked against other runs ({reason}); nothing was written.",
        path=folder,
        remedy="Let the user's cache folder be written in.",
    )


def _folder_itself(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY)


def _file_for(folder: Path) -> int:
    import hashlib

    from evidence.registries.cache import default_folder

    place = default_folder() / "writers"
    place.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(os.path.normcase(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return os.open(place / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)


def _is_mine_in_time(handle: int) -> bool:
    """Waits for the lock; False where it is not to be had in time. Raises `OSError` where there are no locks."""
    end = time.monotonic() + PATIENCE
    while not _is_mine(handle):
        if time.monotonic() > end:
            return False
        time.sleep(_POLL)
    return True


if sys.platform == "win32":

    def _is_mine(handle: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:

    def _is_mine(handle: int) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
