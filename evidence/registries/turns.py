"""Turns at a host: one request in flight on this machine, at the pace of all its processes and threads together.

Crossref counts by address, not by process. Each host has a small file beside the cache, locked while a request is in
flight, that says when the next request of each pool is due. The system lets go of the lock when a process ends,
however it ends. Where no such file can be had, each process keeps its own turns.
"""

from __future__ import annotations

import json
import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

LONGEST_TURN = 180.0
"""Seconds after which a turn that another process has not ended is not waited for any longer: it may be stopped."""

_POLL = 0.01
_ANY = "*"


@dataclass
class Slate:
    """When the next request of each pool is due, in seconds since the epoch; "*" stands for all of them."""

    due: dict[str, float] = field(default_factory=dict)

    def wait(self, pool: str) -> float:
        """Seconds until a request of this pool is due."""
        return max(0.0, max(self.due.get(pool, 0.0), self.due.get(_ANY, 0.0)) - time.time())

    def book(self, pool: str, pause: float) -> None:
        """Asks nothing of this pool for so many seconds."""
        self.due[pool] = time.time() + pause
        self.keep()

    def rest(self, pause: float) -> None:
        """Asks nothing at all for so many seconds."""
        self.book(_ANY, pause)

    def keep(self) -> None:
        """Keeps the slate for others; in one process there is nothing to do."""


@dataclass
class _Own(Slate):
    """The slate of one process, for its threads."""

    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass
class _Shared(Slate):
    """A slate in a file that this process has locked."""

    handle: int = -1

    def keep(self) -> None:
        with suppress(OSError):
            text = json.dumps(self.due).encode()
            os.pwrite(self.handle, text, 0)
            os.ftruncate(self.handle, len(text))


_OWN: dict[str, _Own] = {}
_OWN_LOCK = threading.Lock()


class Turns:
    """Gives one turn at a time at each host, to all processes that name the same folder."""

    def __init__(self, folder: Path | None = None, patience: float = LONGEST_TURN) -> None:
        self.folder = folder
        self.patience = patience

    @contextmanager
    def at(self, host: str) -> Iterator[Slate]:
        """The turn at a host; it is over when the block is, whatever happens in it."""
        handle = self._taken(host)
        if handle is None:
            with _own(host) as slate:
                yield slate
            return
        try:
            yield _Shared(_due(handle), handle)
        finally:
            os.close(handle)

    def _taken(self, host: str) -> int | None:
        """The locked file of a host; None where there is none to be had, or where its holder seems to be stopped."""
        if self.folder is None:
            return None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            name = f"turns-{re.sub(r'[^a-z0-9.-]', '_', host)}.json"
            handle = os.open(self.folder / name, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError:
            return None
        try:
            taken = self._locked(handle)
        except (OSError, ImportError):
            taken = False
        except BaseException:
            os.close(handle)
            raise
        if taken:
            return handle
        os.close(handle)
        return None

    def _locked(self, handle: int) -> bool:
        from fcntl import LOCK_EX, LOCK_NB, flock

        seen, since = b"", time.monotonic()
        while True:
            try:
                flock(handle, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                # As long as the slate changes, somebody is at work.
                if (now := os.pread(handle, 4096, 0)) != seen:
                    seen, since = now, time.monotonic()
                if time.monotonic() - since > self.patience:
                    return False
                time.sleep(_POLL)
            else:
                return True


@contextmanager
def _own(host: str) -> Iterator[Slate]:
    with _OWN_LOCK:
        slate = _OWN.setdefault(host, _Own())
    with slate.lock:
        yield slate


def _due(handle: int) -> dict[str, float]:
    """What a slate says; one that was left half written, or by a clock that was wrong, says nothing."""
    limit = time.time() + LONGEST_TURN
    try:
        rows = json.loads(os.pread(handle, 4096, 0) or b"{}")
        return {str(pool): min(float(due), limit) for pool, due in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
