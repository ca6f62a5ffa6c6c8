"""Patterns that are compiled when they are first needed.

Python takes longer to compile a pattern of words than to search a page with it, and a run needs a part of them all. A
pattern that few texts match (`rare_regex`) is not even tried on a text without the letters that every match holds:
looking for letters is far quicker than trying a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, cast

from evidence.compiled import compiled_pattern

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
# What of a pattern is no letter that must be there: escapes, sets, what may be left out, signs; then groups.
_UNSURE = re.compile(
    r"\\.[?*+]*|\[\^?\]?(?:\\.|[^\]\\])*\][?*+]*|[^()|](?:[?*]|\{[0,])[?+\d,}]*|[.^$+]|\{[^}]*\}", re.DOTALL
)
_GROUP = re.compile(r"\((?:\?[^:()=!>]*[:=!>])?[^()]*\)[?*+]*")
_WHOLE = re.compile(r"\0*\(\?:(.*)\)\0*", re.DOTALL)
_LETTERS = re.compile(r"[^\0()?*]{2,}")


class _Late:
    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Asked once: from then on the compiled pattern's own methods stand in their places."""
        compiled = compiled_pattern(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


class _Rare:
    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return compiled_pattern(self._source, self._flags)

    @cached_property
    def _letters(self) -> tuple[str, ...]:
        letters = letters_of(self._source)
        if not letters:  # nothing to look for: from then on the compiled pattern's own methods
            for method in _METHODS:
                setattr(self, method, getattr(self._pattern, method))
        return letters

    def _may_be_in(self, text: str) -> bool:
        letters = self._letters
        return not letters or any(map(text.lower().__contains__, letters))

    def search(self, text: str, *place: int) -> re.Match[str] | None:
        return self._pattern.search(text, *place) if self._may_be_in(text) else None

    def match(self, text: str, *place: int) -> re.Match[str] | None:
        return self._pattern.match(text, *place) if self._may_be_in(text) else None

    def fullmatch(self, text: str, *place: int) -> re.Match[str] | None:
        return self._pattern.fullmatch(text, *place) if self._may_be_in(text) else None

    def finditer(self, text: str, *place: int) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text, *place) if self._may_be_in(text) else iter(())

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self._pattern.sub(by, text, count) if self._may_be_in(text) else text

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)


def late_regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes, and as fast; a mistake in `source` shows at the first search."""
    return cast("re.Pattern[str]", _Late(source, flags))


def rare_regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """The same for a pattern that few texts match; `source` is not verbose."""
    return cast("re.Pattern[str]", _Rare(source, flags))


def letters_of(source: str) -> tuple[str, ...]:
    """Letters, in lower case, of which some stand in every match of a pattern: the longest of each choice.

    None where a choice has none of its own; groups are passed over, unless the whole pattern is one.
    """
    plain = _UNSURE.sub("\0", source.lower())
    whole = _WHOLE.fullmatch(plain)
    body = _without_groups(whole[1]) if whole else ")"
    if ")" in body:
        body = _without_groups(plain)
    found = [max(_LETTERS.findall(choice), key=len, default="") for choice in body.split("|")]
    return tuple(found) if all(found) else ()


def _without_groups(pattern: str) -> str:
    found = 1
    while found:
        pattern, found = _GROUP.subn("\0", pattern)
    return pattern
