"""What a sentence puts before or behind a number to say which of several it is, and a claim has otherwise.

"PASI 90 by 81.9 % and PASI 100 by 56.3 %", "within 0.5 D in 85 % and within 1 D in 97 %", "from 0.22 to 0.04", "25 %
for the 6 week course and 33 % for the 12 week course": the signpost beside the number has to be the claim's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point
from evidence.late import late_regex

_INDEX = late_regex(
    r"\b(?P<name>(?-i:[A-Z]{2,}[A-Za-z]*))[- ]?(?P<number>\d{1,3})\b(?!\s?(?:%|mg\b|ml\b)|[a-z])", re.IGNORECASE
)
"""A response index: PASI 90, ACR20."""
_LIMIT = late_regex(
    r"(?:\bwithin|\bat least|\bmore than|\bless than|\bat most|\babove|\bbelow|\bunder|\bover|[≥≤<>±])\s?±?\s?"
    r"(?P<number>\d+(?:\.\d+)?)(?P<name>\s?%|\s(?:D|points?|mm|letters?|lines?|grades?|steps?|days?)\b)",
    re.IGNORECASE,
)
"""A limit by which something counts: within 0.5 D, at least 50 %."""
_TIME_BEHIND = late_regex(
    r"[^.;,:\d]{0,24}?\b(?P<number>\d+)[- ](?P<name>minute|hour|day|week|month|year)s?\b", re.IGNORECASE
)
AT_FIRST = late_regex(r"\bbaseline\b", re.IGNORECASE)
_FROM = late_regex(r"\bfrom\s(?:an?\s|the\s)?(?:(?:mean|median|average|baseline)\s)?(?:of\s)?[-−]?\Z", re.IGNORECASE)
_TO = late_regex(r"(?:[^;.]|\.\d)*?\bto\s", re.IGNORECASE)
_AT_FIRST = late_regex(
    r"(?<!from )(?<!than )(?<!with )\bbaseline\b[^;:,\d]*?\b(?:was|were|of|averaged)\s(?:an? )?\Z", re.IGNORECASE
)
"""Before a number: that it is one from the start, and nothing came of it."""
_BEFORE = late_regex(r"\b(?:from|baseline|before|initial\w*|start\w*|pre-?\w*|was once|had been)\b", re.IGNORECASE)
_DOSED = late_regex(
    r"(?P<dose>\d+(?:\.\d+)?\s?(?:mg|mcg|µg|μg|g|ml|iu|units?)\b(?:/kg)?)(?P<between>(?:[^.;]|\.\d){0,80}?)"
    r"\b(?P<often>once|twice|three times|four times|every \w+ \w+|nightly|weekly|monthly)\b",
    re.IGNORECASE,
)
_WHEN = late_regex(r"\b(?P<when>before|after|during|until|without|with)\b", re.IGNORECASE)
_OPPOSITES = {"before": "after", "after": "before", "with": "without", "without": "with"}
_NEXT_NUMBER = late_regex(r"\d")


def another_signpost(claim: str, point: Point, passage: Passage, value: Value) -> tuple[str, str] | None:
    """What a claim and a passage say which of several the number is, where they say it otherwise; None where not."""
    ours, theirs = (point.quantity.span.start, point.quantity.span.end), value.span
    for pattern in (_INDEX, _LIMIT):
        mine, other = (_nearest(pattern, text, at) for text, at in ((claim, ours[0]), (passage.text, theirs[0])))
        if mine and other and _is_alike(mine, other) and float(mine["number"]) != float(other["number"]):
            return mine.group(), other.group()
    mine, other = _TIME_BEHIND.match(claim, ours[1]), _TIME_BEHIND.match(passage.text, theirs[1])
    if mine and other and _is_alike(mine, other) and mine["number"] != other["number"]:
        return mine.group().strip(), other.group().strip()
    return None


def _nearest(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """The signpost before a number, or else the first behind it."""
    found = list(pattern.finditer(text))
    before = [one for one in found if one.end() <= at]
    return before[-1] if before else next((one for one in found if one.start() > at), None)


def _is_alike(one: re.Match[str], other: re.Match[str]) -> bool:
    return one["name"].strip().casefold() == other["name"].strip().casefold()


def is_where_it_began(claim: str, passage: Passage, value: Value) -> bool:
    """Whether a passage gives a number as that from which something changed, and the claim as what came of it."""
    text, (start, end) = passage.text, value.span
    began = _FROM.search(text, 0, start) and _TO.match(text, end)
    return bool(began or _AT_FIRST.search(text, 0, start)) and _BEFORE.search(claim) is None


def given_otherwise(claim: str, passage: str) -> str | None:
    """A dose that a claim gives so often, and the passage otherwise: "40 mg twice daily" for "40 mg once daily"."""
    theirs: dict[str, set[str]] = {}
    for found in _DOSED.finditer(passage):
        theirs.setdefault(_plain(found["dose"]), set()).add(found["often"].casefold())
    for found in _DOSED.finditer(claim):
        often = theirs.get(_plain(found["dose"]))
        if often and found["often"].casefold() not in often:
            return f"{found['dose']} {found['often']}"
    return None


def _plain(dose: str) -> str:
    return dose.casefold().replace(" ", "")


def at_the_other_side(claim: str, passage: Passage, places: Sequence[tuple[int, int]]) -> str | None:
    """The word behind a number by which a sentence tells it of another side than a claim: "before", "after"."""
    for ours_end, theirs_end in places:
        ours, theirs = _word_behind(claim, ours_end), _word_behind(passage.text, theirs_end)
        if ours and theirs and _OPPOSITES.get(ours) == theirs:
            return theirs
    return None


def _word_behind(text: str, end: int) -> str | None:
    """The first such word between a number and the next one, or the end."""
    following = _NEXT_NUMBER.search(text, end)
    found = _WHEN.search(text, end, following.start() if following else len(text))
    return found["when"].casefold() if found else None
