"""Lines of styled words: wrapped, indented, and set in columns.

Plain text is made without Rich, whose loading and table rendering would cost a sixth of a short run; colour, where a
person watches, is Rich's work. Words are never read as markup, which would swallow `[@smith2020]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from evidence.late import late_regex

Run = tuple[str, str]
"""Words and their style, in Rich's names of styles; "" for none."""
Line = tuple[Run, ...]
"""One line of a report, without its line end."""

GAP = 2
_CONTROL = late_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_WORD = late_regex(r"\n|[^\S\n]+|\S+")


def visible(text: str) -> str:
    """A text whose control characters, which a terminal would obey, are seen as such; tabs and line ends stay."""
    return text if text.isprintable() else _CONTROL.sub("\ufffd", text)


def line(*runs: Run | str) -> Line:
    """A line of runs; a bare string has no style."""
    styled = ((run, "") if isinstance(run, str) else run for run in runs)
    return tuple((visible(text), style) for text, style in styled)


def wrapped(runs: Iterable[Run | str], width: int, indent: int = 0) -> Iterator[Line]:
    """The runs as lines of at most `width` columns, the indentation included. A longer word is cut."""
    room = max(width - indent, 1)
    margin: Line = ((" " * indent, ""),) if indent else ()
    whole = line(*runs)
    words = "".join(text for text, _ in whole)
    if len(words) <= room and words == words.strip() and "\n" not in words:
        if words:
            yield margin + whole
        return
    current: list[Run] = []
    used = 0
    for word, style in _words(whole, room):
        if word == "\n" or (used + len(word) > room and not word.isspace()):
            yield margin + _trimmed(current)
            current, used = [], 0
        if word == "\n" or (word.isspace() and not used):
            continue
        current.append((word, style))
        used += len(word)
    if current:
        yield margin + _trimmed(current)


def _words(runs: Line, room: int) -> Iterator[Run]:
    for text, style in runs:
        for match in _WORD.finditer(text):
            word = match.group()
            while len(word) > room and not word.isspace():
                yield word[:room], style
                word = word[room:]
            yield word, style


def _trimmed(runs: list[Run]) -> Line:
    while runs and runs[-1][0].isspace():
        runs.pop()
    return tuple(runs)


def columns(rows: Iterable[Sequence[Sequence[Run | str]]], widths: Sequence[int], indent: int = 0) -> Iterator[Line]:
    """Rows of cells side by side, each wrapped to the width of its column."""
    for row in rows:
        cells = [list(wrapped(cell, width)) for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=()):
            yield _beside(parts, widths, indent)


def _beside(parts: Sequence[Line], widths: Sequence[int], indent: int) -> Line:
    runs: list[Run] = [(" " * indent, "")] if indent else []
    for part, width in zip(parts, widths, strict=True):
        runs += part
        runs.append((" " * (width - length(part) + GAP), ""))
    return _trimmed(runs)


def length(part: Iterable[Run]) -> int:
    """How many columns a line takes."""
    return sum(len(text) for text, _ in part)


def natural(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The widths of columns that together fill at most `width`: the outer ones as wide as they need, the inner ones
    share what is left, each taking no more than it needs."""
    need = [max((len(cell) for cell in column), default=0) for column in zip(*rows, strict=True)]
    left = width - GAP * (len(need) - 1) - need[0] - need[-1]
    inner = list(range(1, len(need) - 1))
    for position, index in enumerate(inner):
        others = inner[position + 1 :]
        fair = left // (len(others) + 1)
        spare = left - sum(min(need[other], fair) for other in others)
        need[index] = max(min(need[index], spare), 1)
        left -= need[index]
    return need


def plain(lines: Iterable[Line]) -> Iterator[str]:
    """The words alone, a line at a time."""
    for one in lines:
        yield "".join(text for text, _ in one).rstrip() + "\n"


def coloured(lines: Iterable[Line], width: int) -> Iterator[str]:
    """With the styles, for a terminal that shows them, a line at a time."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    stream = StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=True,
        color_system="standard",
        markup=False,
        emoji=False,
        highlight=False,
    )
    for one in lines:
        console.print(Text.assemble(*one), soft_wrap=True)
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()
