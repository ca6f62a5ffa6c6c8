"""Words apart from their typography, so that two writings of one sentence can be told to be the same.

Compatibility folding (NFKC) is not used on purpose: it would turn 10⁹ into 109.
"""

from __future__ import annotations

from functools import lru_cache
from sys import intern

from evidence.late import late_regex

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"'}
_TYPOGRAPHY = str.maketrans(_PLAIN | dict.fromkeys(_INVISIBLE, ""))
_WORD = late_regex(r"\d+(?:[.,]\d+)*[⁰¹²³⁴⁵⁶⁷⁸⁹]*|[^\W_]+(?:'[^\W_]+)*")


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """`text` with plain quotes, single spaces, and no soft hyphens or zero-width characters; case is kept."""
    return " ".join(_plain(text).split())


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[str, ...]:
    """The casefolded words of `text` in order; a number with its decimals or thousands is one word."""
    return tuple(map(intern, _WORD.findall(_plain(text).casefold())))


def _plain(text: str) -> str:
    return text if text.isascii() else text.translate(_TYPOGRAPHY)


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())
