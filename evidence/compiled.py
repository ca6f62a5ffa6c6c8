"""Patterns compiled once for all runs: kept in `__pycache__`, beside the compiled modules.

To compile the patterns that a short run needs takes a fifth of its time. What is kept is what a module's compiled form
is: for this interpreter only, left out where Python is to write no such files, and free to be thrown away.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from functools import cached_property
from importlib.util import cache_from_source
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any

_FILE = Path(cache_from_source(__file__)).with_suffix(".patterns")
_Code = tuple[Any, ...]
"""What the engine takes beside the source: flags, the code as bytes, and the number and names of the groups."""


class Compiled:
    """The compiled patterns of a file, and those that this run adds to them."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._header = f"{_sre.MAGIC} {sys.version}\n".encode()
        self._added = False

    @cached_property
    def _kept(self) -> dict[tuple[str, int], _Code]:
        with suppress(OSError, ValueError, EOFError, TypeError):
            written = self._file.read_bytes()
            if written.startswith(self._header):
                return dict(marshal.loads(written[len(self._header) :]))
        return {}

    def pattern(self, source: str, flags: int = 0) -> re.Pattern[str]:
        """What `re.compile` makes; raises what it raises."""
        key = source, int(flags)
        try:
            if key not in self._kept:
                self._kept[key] = _code_of(*key)
                self._added = True
            return _engine(source, *self._kept[key])
        except Exception:  # the engine's own door is not open to all: `re` has the last word
            return re.compile(source, flags)

    def keep(self) -> None:
        """Writes down what this run has added; a disk that takes nothing is no harm."""
        if not self._added or sys.dont_write_bytecode:
            return
        written = self._file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            try:
                written.write_bytes(self._header + marshal.dumps(self._kept))
                written.replace(self._file)
            finally:
                written.unlink(missing_ok=True)


def _code_of(source: str, flags: int) -> _Code:
    tree = _parser.parse(source, flags)
    names = dict(tree.state.groupdict)
    numbered: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        numbered[number] = name
    code = array("I", _compiler._code(tree, flags)).tobytes()
    return flags | tree.state.flags, code, tree.state.groups - 1, names, tuple(numbered)


def _engine(source: str, flags: int, code: bytes, *groups: Any) -> re.Pattern[str]:
    pattern: re.Pattern[str] = _sre.compile(source, flags, array("I", code).tolist(), *groups)
    return pattern


_PACKAGE = Compiled(_FILE)
compiled_pattern = _PACKAGE.pattern
keep_patterns = _PACKAGE.keep
