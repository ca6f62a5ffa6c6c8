"""Tables of learned weights in a file: quick to read, since every run reads them.

A part of a table is its names, with `|` between them, and their numbers: as many for each name, in the same order, as
integers of two bytes, the lower first, in Base64.
"""

from __future__ import annotations

import json
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_BETWEEN = "|"


@dataclass(frozen=True)
class Table:
    """Names, and the numbers of all, those of the first name first."""

    names: tuple[str, ...]
    numbers: Sequence[int]

    @property
    def weights(self) -> dict[str, int]:
        """The number of each name, where each has one."""
        return dict(zip(self.names, self.numbers, strict=True))

    def row(self, name: str) -> Sequence[int]:
        """The numbers of a name; none of one that is not in the table."""
        place = self._places.get(name)
        return () if place is None else self.numbers[place * self._width : (place + 1) * self._width]

    @cached_property
    def _places(self) -> dict[str, int]:
        return dict(zip(self.names, range(len(self.names)), strict=True))

    @cached_property
    def _width(self) -> int:
        return len(self.numbers) // len(self.names)


def read_tables(path: Path) -> dict[str, Table]:
    """The parts of a file that `write_tables` wrote."""
    return {part: _unpacked(*packed) for part, packed in json.loads(path.read_text("utf-8")).items()}


def write_tables(path: Path, parts: Mapping[str, Mapping[str, Sequence[int]]]) -> None:
    """Writes the numbers of the names of each part, sorted; ValueError where a name or a number cannot be packed."""
    packed = {part: _packed(parts[part]) for part in sorted(parts)}
    path.write_text(json.dumps(packed, ensure_ascii=False) + "\n", "utf-8")


def _packed(rows: Mapping[str, Sequence[int]]) -> tuple[str, str]:
    names = sorted(rows)
    if any(_BETWEEN in name for name in names) or len({len(row) for row in rows.values()}) != 1:
        raise ValueError(f"names have a {_BETWEEN!r}, or not all as many numbers")
    numbers = _in_order(array("h", (number for name in names for number in rows[name])))
    return _BETWEEN.join(names), b64encode(numbers).decode("ascii")


def _unpacked(names: str, numbers: str) -> Table:
    return Table(tuple(names.split(_BETWEEN)), _in_order(array("h", b64decode(numbers))))


def _in_order(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
