"""What would change in a file, as a unified diff."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from evidence.reports.formats import shows_colour

_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def diff(path: str, old: str, new: str) -> Iterator[str]:
    """A unified diff; in colour where a person looks at it."""
    from difflib import unified_diff

    coloured = sys.stdout.isatty() and shows_colour()
    lines = unified_diff(_lines(old), _lines(new), path, path)
    for line in lines:
        text = line.rstrip("\r\n")
        colour = _COLOURS.get(text[:1], "") if coloured else ""
        yield f"{colour}{text}\x1b[0m\n" if colour else f"{text}\n"


def _lines(text: str) -> Sequence[str]:
    """The lines as a diff counts them: what ends in a line end has no empty line after it."""
    lines = text.split("\n")
    return lines if lines[-1] else lines[:-1]
