"""Whose a number is by the name beside it: of an item of a list, of those behind it; and whether a mean or a median."""

from __future__ import annotations

import re

from evidence.agreement.passages import Passage, Value
from evidence.agreement.terms import terms_of
from evidence.late import late_regex

_ITEM = late_regex(r"[:;(]\s?(?P<name>[^\W\d_][^\d:;()]{2,40}?)[\s,=]*(?=[-−]?\d)")
"""An item of a list that begins with whose number it is: "strength training −2.5, …; walking −1.1, …"."""
_WITH = late_regex(
    r"(?<![\w.,])\d[\d.,]*(?:\s?(?:±|\+/-)\s?\d[\d.,]*)?[%)\]\s]*(?:\b[a-z]+\s){0,2}(?:with|in|on|among|for)\s(?P<whom>[^,;.()\d]+?)"
    r"(?=\s(?:and|or|versus|vs|compared|while|but|than|against)\b|[,;.()]|\Z)",
    re.IGNORECASE,
)
"""A number, and right behind it with whom it was found; doses are told apart on their own."""
_AVERAGES = late_regex(r"\b(?:mean|median)\b(?! (?:that|to))")
_WORDS = late_regex(r"\w[\w–-]*")


def item_of_another(claim: str, passage: Passage, value: Value) -> str | None:
    """Whose item of a list a number stands in, where the claim has the name of another item and not of this one."""
    items = list(_ITEM.finditer(passage.text))
    before = [item for item in items if item.end() <= value.span[1]]
    if len(items) < 2 or not before or ";" not in passage.text[before[0].end() : items[-1].start() + 1]:
        return None
    own, ours = terms_of(before[-1]["name"]), terms_of(claim)
    named = any(terms_of(item["name"]) - own and terms_of(item["name"]) - own <= ours for item in items)
    return before[-1]["name"] if named and own - ours else None


def found_with_others(claim: str, passage: Passage, value: Value) -> str | None:
    """With whom a number was found, where the claim has the words behind another number and not these."""
    told = [(match.span(), match["whom"], _words(match["whom"])) for match in _WITH.finditer(passage.text)]
    own = next((one for one in told if value.span[0] <= one[0][0] < value.span[1]), None)
    if own is None or own[2] <= (ours := _words(claim)):
        return None
    apart = [words - own[2] for _, _, words in told if words - own[2]]
    return own[1] if any(words <= ours for words in apart) else None


def another_average(claim: str, passage: Passage) -> str | None:
    """The one of mean and median that a sentence speaks of, where the claim speaks of the other one."""
    ours, theirs = (frozenset(_AVERAGES.findall(text.casefold())) for text in (claim, passage.text))
    return next(iter(theirs), None) if ours and theirs and ours.isdisjoint(theirs) else None


def _words(text: str) -> frozenset[str]:
    """The words of a text as they stand: of types III and V no term is left."""
    return frozenset(_WORDS.findall(text.casefold())) - {"the", "a", "an", "those", "group", "groups", "arm", "alone"}
