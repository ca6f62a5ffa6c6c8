"""Volumes and pages as people write them beside those of a record."""

from __future__ import annotations

import re

from evidence.late import late_regex

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = late_regex(r"m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_NUMBER = late_regex(r"\d+")
_NONE = late_regex(r"\W*(?:null|none|n/?a|in press|ahead of print|online(?: first)?|epub.*)?\W*", re.IGNORECASE)
_DASH = late_regex(r"\s*[-–—‐‑−]+\s*|\s+to\s+")
_PREFIX = late_regex(
    r"^(?:pages?|pp?\.?|article(?:\s+(?:no|number|id)\.?)?|art\.?|no\.?|#)\s*(?=[\da-z])", re.IGNORECASE
)
_PAGE = late_regex(r"([a-z]*)[\s.:-]*0*(\d*)([a-z]*)")


def same_volume(written: str, registered: str) -> bool:
    """Whether two volumes are one: "Vol. 063", "LXIII" and "63 (Suppl 1)" are 63, and "12" is one of "12-13"."""
    ours, theirs = _volume(written), _volume(registered)
    if not ours or not theirs:
        return True
    return ours == theirs or ours[0] in theirs or theirs[0] in ours


def _volume(text: str) -> tuple[str, ...]:
    """The numbers of a volume, the first one first; its words where there is no number; empty for none at all."""
    bare = text.strip().casefold()
    if _NONE.fullmatch(bare):
        return ()
    numbers = _NUMBER.findall(re.split(r"[(\[,;:]|\bsuppl|\bpt\b", bare, maxsplit=1)[0]) or _NUMBER.findall(bare)
    if numbers:
        return tuple(number.lstrip("0") or "0" for number in numbers)
    word = re.sub(r"^vol(?:ume|\.)?\s*", "", bare).strip(" .")
    return (str(_roman(word)),) if word and _ROMAN_FORM.fullmatch(word) else (word,)


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def same_pages(written: str, registered: str) -> bool:
    """Whether two page ranges or article numbers agree: first pages equal, last pages equal once completed.

    The pages within an online article ("1-9") and its article number cannot be compared, and agree.
    """
    if _NONE.fullmatch(written) or _NONE.fullmatch(registered):
        return True
    ours, theirs = _range(written), _range(registered)
    if not _same_page(ours[0], theirs[0]):
        return (
            _apart(ours, theirs) or _apart(theirs, ours) or _ends_in(ours[0], theirs[0]) or _ends_in(theirs[0], ours[0])
        )
    # Registries repeat the first page where they do not know the last.
    if ours[1] is None or theirs[1] is None or _same_page(theirs[0], theirs[1]) or _same_page(ours[0], ours[1]):
        return True
    return _same_page(ours[1], theirs[1])


_Page = tuple[str, str, str]


def _range(pages: str) -> tuple[_Page, _Page | None]:
    parts = [part for part in _DASH.split(_PREFIX.sub("", pages.split(",")[0].strip().casefold()), maxsplit=1) if part]
    parts = [re.sub(r"\.e\d+$", "", part) for part in parts]
    first = _page(parts[0] if parts else "")
    if len(parts) < 2:
        return first, None
    last = _page(parts[1])
    if last[1] and len(last[1]) < len(first[1]):
        last = (last[0], first[1][: len(first[1]) - len(last[1])] + last[1], last[2])
    return first, last


def _page(text: str) -> _Page:
    """The letters before a page's number, the number, and the letters after it."""
    match = _PAGE.fullmatch(_PREFIX.sub("", text.strip(" .")))
    return (match[1], match[2], match[3]) if match else (text, "", "")


def _same_page(one: _Page, other: _Page) -> bool:
    """Equal numbers; a letter ("e", "S") counts only where both sides have one."""
    if one[1] != other[1] or (not one[1] and one[0] != other[0]):
        return False
    ours, theirs = one[0] + one[2], other[0] + other[2]
    return not ours or not theirs or ours == theirs


def _apart(one: tuple[_Page, _Page | None], other: tuple[_Page, _Page | None]) -> bool:
    """Whether one side counts the pages of an article from 1 and the other side is the article's number."""
    counted = one[0][1] == "1" and not one[0][0] and (one[1] is None or len(one[1][1]) <= 2)
    return counted and other[1] is None and (len(other[0][1]) >= 5 or bool(other[0][0]))


def _ends_in(short: _Page, long: _Page) -> bool:
    """An article number without the beginning that the publisher gives it."""
    return len(short[1]) >= 5 and "".join(long).endswith(short[1])
