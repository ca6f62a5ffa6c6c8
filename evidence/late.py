"""Patterns that are compiled when a text is first searched.

Python takes longer to compile a pattern of words than to search a page with it, and a run needs a part of them all.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Late:
    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Asked once: from then on the compiled pattern's own methods stand in their places."""
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late_regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes, and as fast; a mistake in `source` shows at the first search."""
    return cast("re.Pattern[str]", _Late(source, flags))
