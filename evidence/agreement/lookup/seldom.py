"""What a claim calls rare, and a source gives as one in ten or more.

CIOMS calls an effect uncommon below one in a hundred, and very common from one in ten: between them words are loose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.subjects import Source
from evidence.agreement.verdict import Said, differs
from evidence.agreement.words.terms import terms_of
from evidence.late import rare_regex

_SELDOM = rare_regex(
    r"\b(?:is|are|was|were|remains?|occur(?:s|red)?|happen(?:s|ed)?)\s(?:very\s|extremely\s|quite\s)?"
    r"(?P<how>rare(?:ly)?|uncommon(?:ly)?|infrequent(?:ly)?|seldom)\b(?!\s(?:but|and|than|in|among|with)\b)",
    re.IGNORECASE,
)
_VERY_COMMON = 10.0


def called_seldom(claim: str, source: Source) -> Iterator[Said]:
    """The word for it, where each share that a sentence on the same gives is that of something very common."""
    told = _SELDOM.search(claim)
    what = terms_of(claim[: told.start()]) if told else frozenset()
    if told is None or not what:
        return
    for passage in source.passages:
        shares = [value for value in passage.values if value.measure.scale == "%"]
        if passage.labelled or not what <= passage.terms or not any(value.people for value in shares):
            continue
        if all(value.measure.number.low >= _VERY_COMMON for value in shares):
            why = f"The source gives {shares[0].text} for it."
            yield differs(Slot.FIGURE, told["how"], shares[0].text, why, passage.quote)
            return
