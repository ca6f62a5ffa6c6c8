"""Long lists in little room: what a report will tell of thousands of documents is kept packed until it is told."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterator
from typing import Any

_LEVEL = 3
_KEPT = 3
"""So many packets stay unpacked: what was added late stands between the rest in the order in which it is asked for."""


class Packed:
    """A list of plain values (numbers, strings, tuples and lists of them) that only grows, packed some at a time.

    `together` says how many: much repeats itself from one to the next, so that many together take less room each. The
    default is for what is told of a whole document.
    """

    def __init__(self, together: int = 8) -> None:
        self._together = together
        self._blocks: list[bytes] = []
        self._latest: list[Any] = []
        self._unpacked: dict[int, list[Any]] = {}

    def append(self, value: Any) -> None:
        """Takes one more."""
        self._latest.append(value)
        if len(self._latest) == self._together:
            self._blocks.append(zlib.compress(marshal.dumps(self._latest), _LEVEL))
            self._latest = []

    def __len__(self) -> int:
        return len(self._blocks) * self._together + len(self._latest)

    def __getitem__(self, index: int) -> Any:
        block, place = divmod(index, self._together)
        if block == len(self._blocks):
            return self._latest[place]
        if block not in self._unpacked:
            if len(self._unpacked) == _KEPT:
                del self._unpacked[next(iter(self._unpacked))]
            self._unpacked[block] = marshal.loads(zlib.decompress(self._blocks[block]))
        return self._unpacked[block][place]

    def __iter__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(len(self)))
