"""A claim that is a sentence of the source with a word exchanged for another one of the text.

"Insulin at 30 minutes was 8.6 pmol/L with whey" shares all with a sentence on GLP-1 but what was measured.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from evidence.agreement.passages import Passage
from evidence.agreement.prose.clauses import IGNORED
from evidence.agreement.subjects import Source
from evidence.agreement.terms import term_list, written
from evidence.late import late_regex

_NEARLY = 0.5
"""So much of a claim's words stands in its sentence in the same order where it is that sentence."""
_LONGEST = 3
"""So many words at most stand in the place of those exchanged."""
_SURE = 2
"""So many words at least that go on as they do in the sentence, or one where so many went before."""
_WHEN = late_regex(r"\b(?P<when>before|after|during|until|without|with)\b", re.IGNORECASE)
_OPPOSITES = {"before": "after", "after": "before", "with": "without", "without": "with"}
_TREATED = late_regex(r"\b(?:on|off)[ -](?:treatment|therapy|medication|drug)\b", re.IGNORECASE)
_NEXT_NUMBER = late_regex(r"\d")
_ORDINAL = late_regex(r"\b(?:second|third|fourth|fifth|final)\b", re.IGNORECASE)


def exchanged(claim: str, passage: Passage, source: Source) -> tuple[str, str] | None:
    """A word of a claim, and the one that its sentence has in this place; None where they are not one sentence."""
    if passage.labelled:
        return None
    ours, theirs = term_list(claim), term_list(passage.text)
    match = SequenceMatcher(None, ours, theirs, autojunk=False)
    blocks = match.get_matching_blocks()
    if sum(block.size for block in blocks) < _NEARLY * len(ours):
        return None
    codes = [("equal", 0, 0, 0, 0), *match.get_opcodes(), ("equal", 0, 0, 0, 0)]
    for before, (tag, one, other, first, last), behind in zip(codes, codes[1:], codes[2:], strict=False):
        put = [term for term in ours[one:other] if _is_of_the_text(term, passage, source)]
        left = [term for term in theirs[first:last] if term not in ours and term not in IGNORED]
        beside = [_alike(before), _alike(behind)]
        same = beside[1] >= _SURE or (beside[1] > 0 and beside[0] >= _SURE)
        if tag == "replace" and same and put and left and last - first <= _LONGEST:
            return written(put[0], claim), written(left[0], passage.text)
    return None


def _alike(code: tuple[str, int, int, int, int]) -> int:
    """How many words are the same in a part of two sentences."""
    return code[2] - code[1] if code[0] == "equal" else 0


def _is_of_the_text(term: str, passage: Passage, source: Source) -> bool:
    return term in source.words and term not in passage.terms and term not in IGNORED


def one_word_exchanged(claim: str, passage: Passage) -> str | None:
    """An ordinal of a claim that its passage has not ("into a second season"), or "on treatment" for "off" it."""
    theirs = {match.group().casefold() for match in _ORDINAL.finditer(passage.text)}
    others = {match.group().casefold() for match in _TREATED.finditer(passage.text)}
    told = [one.group() for one in _ORDINAL.finditer(claim) if one.group().casefold() not in theirs]
    told += [one.group() for one in _TREATED.finditer(claim) if others and one.group().casefold() not in others]
    return next(iter(told), None)


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
