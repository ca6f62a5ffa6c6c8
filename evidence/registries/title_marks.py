"""What a title itself says of a work's standing.

Publishers put "RETRACTED:" before the title of a work that they took back, and "Retraction notice to" before that of
the notice. A work about withdrawal, removal or correction says neither: only the forms in use count, never the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from evidence.late import late_regex, rare_regex
from evidence.registries.registry import Status

_WHAT = r"(?:\s+(?:article|chapter|paper|publication|study|manuscript|preprint|abstract|book|review|letter))?"
_BEFORE = r"^[\s*\"“‘'«]*"
_MARK = r"\s*(?:[:\]\)*]|[-–—]\s)"


def _prefix(words: str) -> str:
    """A word of standing before a title: "RETRACTED: …", "Retracted Article: …", "[Retracted] …"."""
    return rf"{_BEFORE}(?:article\s+)?[\[\(]?\s*{words}{_WHAT}{_MARK}"


def _suffix(words: str) -> str:
    """The same after it: "… (Retracted article. See vol. 12)", "… [Retracted]", "… – RETRACTED"."""
    return rf"[\[\(]\s*{words}(?:{_WHAT}\s*|{_WHAT}[.,;:]\s[^()\[\]]*)[\]\)]\s*\.?\s*$|\s[-–—]\s*{words}{_WHAT}\s*$"


@cache
def _either(words: str) -> re.Pattern[str]:
    return late_regex(f"{_prefix(words)}|{_suffix(words)}", re.IGNORECASE)


_NOTE = r"(?:notice|note|notification|statement)"
_ALWAYS = r"(?:erratum|errata|corrigend(?:um|a)|addend(?:um|a))"
_GRAVE = r"(?:(?:editorial|partial|full|author|publisher)\s+)?(?:retraction|expression\s+of\s+concern)"
_SLIGHT = r"(?:(?:author|publisher|editorial)(?:['’]?s)?\s+)?corrections?"
_NOTICE = late_regex(
    rf"""{_BEFORE}(?:
      (?:erratum|corrigendum)\b
    | {_ALWAYS}(?:\s+{_NOTE})?\s*(?:[:.\]]|$|\b(?:to|for|of)\b|[-–—]\s)
    | (?:editorial\s+)?(?:{_GRAVE}|withdrawal|removal|{_SLIGHT}|reinstatement)\s+{_NOTE}\b
    | {_NOTE}\s+of\s+(?:{_GRAVE}|withdrawal|removal|reinstatement|correction|concern)\b
    | (?:{_GRAVE}|{_SLIGHT})\s*(?:[:.]|$)
    | (?:{_GRAVE}|{_SLIGHT}|withdrawal|removal)\s+(?:to|for|of|on)\s*(?:the\s+article\s*)?[:“”"‘’'«]
    | (?:publisher|editor)s?['’]?s?\s+note\s*:
    | additions?\s+and\s+corrections?\b
    | corrections?\s+and\s+(?:clarifications?|additions?)\b
    )
    | [:\[]\s*(?:{_ALWAYS}|{_GRAVE}|correction|publisher['’]?s\s+note)\s*\]?\s*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "Correction to Enhanced Gas Uptake" is a notice, "correction to scaling" is physics: here the capital counts.
_NOTICE_BY_CASE = rare_regex(
    r"^(?:Correction (?:to|for)|CORRECTION (?:TO|FOR)|Retraction (?:of|to|for)|RETRACTION (?:OF|TO|FOR)) (?=[A-Z\d])"
)
_REPLACED = r"(?:retracted|withdrawn)\s+and\s+(?:replaced|republished)"
_STANDINGS = (
    (r"retracted", Status.RETRACTED),
    (r"withdrawn", Status.WITHDRAWN),
    (r"(?:removed|temporary\s+removal)", Status.REMOVED),
    (r"partial(?:ly)?\s+retracted", Status.PARTIALLY_RETRACTED),
)
_GONE = ("retracted", "withdrawn", "remov")
# Beginnings of words of which one stands in every title that tells something.
_CUES = (
    "retract",
    "withdraw",
    "remov",
    "errat",
    "corrig",
    "addend",
    "correct",
    "concern",
    "reinstat",
    "note",
    "notice",
    "notif",
    "statement",
    "addition",
)
# Hindawi leaves the work's own title alone, or writes "[Retracted]", and calls the notice "Retracted: …".
_NOTICE_OF_HINDAWI = late_regex(r"^\s*retracted\s*:", re.IGNORECASE)
_HINDAWI = "10.1155/"


def titled_status(title: str | None, doi: str = "") -> Status | None:
    """The standing that a title gives a work, `NOTICE` for that of a notice; None for any other title."""
    if not title or not _has_any(_CUES, title):
        return None
    if doi.startswith(_HINDAWI) and _NOTICE_OF_HINDAWI.match(title):
        return Status.NOTICE
    if _has_any(_GONE, title) and _either(_REPLACED).search(title):
        return Status.REPLACED
    stated = _stated(title)
    return stated or (Status.NOTICE if names_notice(title) else None)


def _stated(title: str) -> Status | None:
    if not _has_any(_GONE, title):
        return None
    return next((status for words, status in _STANDINGS if _either(words).search(title)), None)


def names_notice(title: str) -> bool:
    """Whether a title is that of a notice: a retraction, a correction, an expression of concern."""
    return _has_any(_CUES, title) and bool(_NOTICE.search(title) or _NOTICE_BY_CASE.match(title))


def _has_any(cues: Iterable[str], title: str) -> bool:
    lower = title.casefold()
    return any(cue in lower for cue in cues)


def without_mark(title: str) -> str:
    """A title as its authors gave it, without the word of standing that a publisher put before or behind it."""
    if not _has_any(_GONE, title):
        return title
    marks = (_REPLACED, *(words for words, _ in _STANDINGS))
    mark = next((found for words in marks if (found := _either(words).search(title))), None)
    if mark is None:
        return title
    return (title[: mark.start()] + title[mark.end() :]).strip()
