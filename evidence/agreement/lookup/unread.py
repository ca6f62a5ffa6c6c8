"""Numbers of a claim that say too little to be compared by themselves: "96 vaccinated adults", "PASI 90", "9 to 4".

They are told by their neighbours: a sentence has such a number where it stands there beside the same word, and nothing
else is said to have become of so many people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.points import points_of
from evidence.agreement.prose.companions import differ_in_part
from evidence.agreement.verdict import Said, not_found
from evidence.late import late_regex

_NUMBER = late_regex(r"(?<![\w.,/–-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w/]|-\w|[.,]\d)")
_BEFORE = late_regex(r"(?P<word>[^\W\d_][\w-]*)[\s(,:=<>≤≥-]*\Z")
_SAY_NOTHING = frozenset("of in at the and or was were is are an a with by on for as after during than only".split())
_BEHIND = late_regex(rf"[\s,)%]*(?:(?:{'|'.join(sorted(_SAY_NOTHING))})\s)*(?P<word>[^\W\d_][\w-]*)", re.IGNORECASE)
_STEM = 5
"""Words are one by their first letters: adult and adults, vaccine and vaccinated."""


def left_unread(claim: str, passages: Sequence[Passage]) -> Iterator[Said]:
    """The numbers of a claim that are compared nowhere, and that no sentence has beside the same word."""
    read = [(point.quantity.span.start, point.quantity.span.end) for point in points_of(claim)]
    for number in _NUMBER.finditer(claim):
        inside = any(start <= number.start() < end for start, end in read)
        if not inside and not any(_has(passage.text, claim, number) for passage in passages):
            why = "No sentence was found that has this number beside the same word."
            yield not_found(Slot.FIGURE, number.group(), None, why)


def _has(text: str, claim: str, number: re.Match[str]) -> bool:
    ours = _neighbours(claim, number)
    for other in re.finditer(rf"(?<![\w.,]){re.escape(number.group())}(?![\w]|[.,]\d)", text):
        same = any(one and one == another for one, another in zip(ours, _neighbours(text, other), strict=True))
        if same and not differ_in_part(claim, number.span(), text, other.span()):
            return True
    return False


def _neighbours(text: str, number: re.Match[str]) -> tuple[str, str]:
    """The words before and behind a number, cut to their stems; none where they say nothing."""
    before, behind = (
        _BEFORE.search(text, max(0, number.start() - 40), number.start()),
        _BEHIND.match(text, number.end()),
    )
    words = (match["word"].casefold() if match else "" for match in (before, behind))
    first, last = ("" if word in _SAY_NOTHING else word[:_STEM] for word in words)
    return first, last
