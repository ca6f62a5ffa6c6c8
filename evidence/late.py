"""Patterns that are compiled when they are first needed.

Python takes longer to compile a pattern of words than to search a page with it, and a run needs a part of them all. A
pattern that few texts match (`rare_regex`) is not even tried on a text without the letters that every match holds:
looking for letters is far quicker than trying a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, cast

from evidence.compiled import compiled_pattern

_NOTHING = {"search": None, "match": None, "fullmatch": None, "finditer": iter(())}
"""What the methods give that are tried on few texts, on all others."""
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
        return letters_of(self._source)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        may_be_in = not self._letters or any(map(text.lower().__contains__, self._letters))
        return self._pattern.sub(by, text, count) if may_be_in else text

    def __getattr__(self, name: str) -> Any:
        """Asked once for each method: from then on it stands in its place."""
        method = self._tried(name) if self._letters and name in _NOTHING else getattr(self._pattern, name)
        setattr(self, name, method)
        return method

    def _tried(self, name: str) -> Callable[..., Any]:
        """A method of the pattern that is tried on texts with its letters only."""
        letters, nothing = self._letters, _NOTHING[name]

        def tried(text: str, *place: int) -> Any:
            if any(map(text.lower().__contains__, letters)):
                return getattr(self._pattern, name)(text, *place)
            return nothing

        return tried


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
