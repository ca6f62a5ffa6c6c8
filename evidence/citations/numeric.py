"""Numbers in brackets: [3], [2–4,7], [1][2], and (4) where the document's own list has such an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.citations.mark import Form, Mark, numbers_in
from evidence.citations.targets import Targets
from evidence.late import late_regex

_LIST = r"\d{1,3}(?:\s*[,;–—‐‑−-]{1,2}\s*\d{1,3})*"
_SAID_LIST = r"\d{1,3}(?:\s*(?:[,;–—‐‑−-]{1,2}|and\s|&)\s*\d{1,3})*"
_LOST = r"\d{4,24}"
# "[1, p. 5]" names a place in its work.
_PLACE = (
    r"(?:[,:]\s*(?:pp?|pages?|figs?|figures?|tables?|secs?|sections?|chap|chapters?|paras?|appendix)\b"
    r"\.?\s?[A-Z]?\d[^\[\]()]{0,30})"
)
_SAID = r"(?:(?:see|cf\.?)\s(?:also\s)?)?(?:refs?\.?|references?)\s"
_SQUARE = late_regex(rf"\[(?:{_SAID}|see\s)?(?P<numbers>{_SAID_LIST}|{_LOST}){_PLACE}?\]", re.IGNORECASE)
_ROUND = late_regex(rf"(?<=[\s\"”’)%\w.,;])\((?P<numbers>{_LIST}|{_LOST}){_PLACE}?\)(?=[\s.,;:)]|$)", re.IGNORECASE)
_NAMED = late_regex(rf"\({_SAID}(?P<numbers>{_SAID_LIST}){_PLACE}?\)", re.IGNORECASE)
# Before a number in brackets that only adds to what is said: "grade (3)", "n = (4)", "18 patients (12)".
_COUNTED = late_regex(
    r"(?:\b(?:n|types?|levels?|stage|phase|grades?|steps?|figure|table|items?|ages?|aged|groups?|options?|parts?|equations?"
    r"|scores?|mild|moderate|severe|subjects|patients|males|females|men|women)\s?=?|=|\b\d+\s+\w+|\b\d+|\b[FtrzχX]2?"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve))\s*$",
    re.IGNORECASE,
)
_AN_AMOUNT = late_regex(r"(?:=|\b[Nn]|\b\d+(?:\s+\w+)?|\bby|\b[FtrzχX]2?)\s*$")
_INTERVAL = late_regex(r"(?:CI|interval|range|IQR|median|mean|=|between|∈|\b[tFrz])\s*[:=,]?\s*$", re.IGNORECASE)


def square_marks(text: str) -> Iterator[Mark]:
    """Numbers in square brackets; digits that have lost their separators ("[1213]") name nothing yet."""
    for match in _SQUARE.finditer(text):
        numbers = numbers_in(match["numbers"])
        if (numbers or (match["numbers"].isdecimal() and len(match["numbers"]) > 3)) and not _is_interval(text, match):
            if not numbers and _is_year(match["numbers"]):
                continue
            yield Mark(match.start(), match.end(), Form.SQUARE, numbers)


def said_marks(text: str, targets: Targets) -> Iterator[Mark]:
    """ "(see ref. 1)" and "(refs 1-2)", where the list has such entries: "(reference 4-11)" is a range of values."""
    for match in _NAMED.finditer(text):
        numbers = numbers_in(match["numbers"])
        if numbers and targets.numbers.issuperset(numbers):
            yield Mark(match.start(), match.end(), Form.SQUARE, numbers)


def round_marks(text: str, targets: Targets) -> Iterator[Mark]:
    """Numbers in round brackets that are all labels of the list and neither count nor enumerate anything."""
    if "(" not in text or not targets.numbers:
        return
    found = list(_ROUND.finditer(text))
    for match in found:
        numbers = numbers_in(match["numbers"])
        known = targets.numbers.issuperset(numbers) and not _is_year(match["numbers"])
        if known and not _is_counted(text, match, numbers) and not _enumerates(text, match, found):
            yield Mark(match.start(), match.end(), Form.ROUND, numbers)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("18", "19", "20")


def _is_counted(text: str, match: re.Match[str], numbers: tuple[str, ...]) -> bool:
    """Whether the words before make the number an amount; a list, or a number that closes its sentence, is less so."""
    before = text[max(0, match.start() - 18) : match.start()]
    if text[match.end() : match.end() + 3].lstrip().startswith("="):
        return True
    firm = len(numbers) > 1 or not numbers or text[match.end() : match.end() + 1] in (".", ";", "")
    return (_AN_AMOUNT if firm else _COUNTED).search(before) is not None


def _enumerates(text: str, match: re.Match[str], found: list[re.Match[str]]) -> bool:
    """Whether this is the (1) of "(1) a tablet, (2) a rest": it stands before its words, and its neighbour does too."""
    if not (match["numbers"].isdecimal() and _stands_before_words(text, match)):
        return False
    beside = {int(match["numbers"]) - 1, int(match["numbers"]) + 1}
    others = (other for other in found if other["numbers"].isdecimal() and int(other["numbers"]) in beside)
    return any(_stands_before_words(text, other) for other in others)


def _stands_before_words(text: str, match: re.Match[str]) -> bool:
    return text[match.end() : match.end() + 2].strip().isalnum()


def _is_interval(text: str, match: re.Match[str]) -> bool:
    """ "95% CI [1, 3]", "range [2, 9]", "t[21] = 1.3" and "[0, 1]" are mathematics; "the mean [22]" is none."""
    before = text[max(0, match.start() - 16) : match.start()]
    if text[match.end() : match.end() + 3].lstrip().startswith("="):
        return True
    pair = "," in match["numbers"] or "-" in match["numbers"] or "–" in match["numbers"]
    return _INTERVAL.search(before) is not None and (pair or not before.endswith(" "))
