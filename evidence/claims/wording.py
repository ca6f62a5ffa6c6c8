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

KEPT = 8192
"""Of so many sentences it is kept what was read in them: those of a long document, which several stages ask about."""


@lru_cache(maxsize=KEPT)
def fold(text: str) -> str:
    """`text` with plain quotes, single spaces, and no soft hyphens or zero-width characters; case is kept."""
    return " ".join(_plain(text).split())


@lru_cache(maxsize=KEPT)
def words(text: str) -> tuple[str, ...]:
    """The casefolded words of `text` in order; a number with its decimals or thousands is one word."""
    return tuple(map(intern, _WORD.findall(_plain(text).casefold())))


def _plain(text: str) -> str:
    return text if text.isascii() else text.translate(_TYPOGRAPHY)


def quoted_in(quote: str, text: str) -> bool:
    """Whether words stand in a text, once both are folded; a number is not cut: "by 4" does not stand in "by 48%"."""
    wanted, whole = fold(quote), fold(text)
    start = whole.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not (
            _goes_on(whole[max(0, start - 2) : start][::-1], wanted[:1]) or _goes_on(whole[end : end + 2], wanted[-1:])
        ):
            return True
        start = whole.find(wanted, start + 1)
    return False


def _goes_on(beyond: str, edge: str) -> bool:
    """Whether a number at the edge of a quote goes on beyond it; `beyond` is read away from the quote."""
    return edge.isdigit() and (beyond[:1].isdigit() or (beyond[:1] in (".", ",") and beyond[1:].isdigit()))


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())
