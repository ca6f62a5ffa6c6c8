"""Whose a number is by the name beside it: of an item of a list, of those behind it; and whether a mean or a median."""

from __future__ import annotations

import re

from evidence.agreement.passages import Passage, Value
from evidence.agreement.terms import terms_of
from evidence.late import late_regex

_ITEM = late_regex(r"[:;(]\s?(?P<name>[^\W\d_][^\d:;()]{2,40}?)[\s,=]*(?=[-−]?\d)")
"""An item of a list that begins with whose number it is: "strength training −2.5, …; walking −1.1, …"."""
_WITH = late_regex(
    r"(?<![\w.,])(?:\d[\d.,]*(?:\s?(?:±|\+/-)\s?\d[\d.,]*)?[%)\]\s]*|none\s)(?:\b[a-z]+\s){0,2}"
    r"(?:with|in|on|among|for|given|receiving|taking|of(?=\s[\w/]+-(?:treated|exposed|assigned|trained)\b))\s(?P<whom>[^,;.()\d]+?)"
    r"(?=\s(?:and|or|versus|vs|compared|while|but|than|against)\b|[,;.()]|\Z)",
    re.IGNORECASE,
)
"""A number or "none", and right behind it with whom it was found; doses are told apart on their own."""
_OF_A_GROUP = late_regex(
    r"\b(?:of|in|for|with)\s(?:the\s)?(?P<name>(?!(?:each|both|every|any|one|other|same)\b)[a-z-]+(?:\s[a-z-]+)?)"
    r"\s(?:group|arm)\b",
    re.IGNORECASE,
)
"""A group by its name: "38% of the therapy group"."""
_HAS_MORE = late_regex(
    r"\b(?P<way>more|higher|greater|longer|less|lower|fewer|shorter)\s(?:[a-z]+\s){0,2}?(?:with|in|among|on)\s"
    r"(?:the\s)?(?P<who>[a-z-]+(?:\s[a-z-]+)?)",
    re.IGNORECASE,
)
"""Of whom a sentence says that they have more, or less."""
_BY_GROUP = late_regex(
    r"(?P<value>\d+(?:\.\d+)?)\s?%?\s?(?:of\s(?:[a-z]+\s){1,3})?(?:with|in|among|on)\s(?:the\s)?"
    r"(?P<who>[a-z-]+(?:\s[a-z-]+)?)",
    re.IGNORECASE,
)
_AVERAGES = late_regex(r"\b(?:mean|median)\b(?! (?:that|to))")
_MORE = frozenset({"more", "higher", "greater", "longer"})
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


def of_another_named_group(claim: str, passage: Passage, value: Value) -> str | None:
    """The group right behind a number, where the claim gives it to one of another name."""
    own = _OF_A_GROUP.match(passage.text, value.span[1] + 1)
    ours = [_words(match["name"]) for match in _OF_A_GROUP.finditer(claim)]
    theirs = list(_OF_A_GROUP.finditer(passage.text))
    if own is None and len(theirs) == len(ours) == 1:
        own = theirs[0]
    if own is None or not ours or any(not _words(own["name"]).isdisjoint(names) for names in ours):
        return None
    return f"the {own['name']} group"


def are_the_wrong_way(claim: str, passage: Passage) -> bool:
    """Whether a claim gives the smaller of two numbers to those who have more by the sentence, or the other way."""
    ours = [(float(match["value"]), _words(match["who"])) for match in _BY_GROUP.finditer(claim)]
    for told in _HAS_MORE.finditer(passage.text) if len(ours) == 2 else ():
        own = [words >= _words(told["who"]) for _, words in ours]
        if own.count(True) == 1 and ours[0][0] != ours[1][0]:
            larger = ours[own.index(True)][0] == max(value for value, _ in ours)
            if larger != (told["way"].casefold() in _MORE):
                return True
    return False


def another_average(claim: str, passage: Passage) -> str | None:
    """The one of mean and median that a sentence speaks of, where the claim speaks of the other one."""
    ours, theirs = (frozenset(_AVERAGES.findall(text.casefold())) for text in (claim, passage.text))
    return next(iter(theirs), None) if ours and theirs and ours.isdisjoint(theirs) else None


def _words(text: str) -> frozenset[str]:
    """The words of a text as they stand: of types III and V no term is left."""
    return frozenset(_WORDS.findall(text.casefold())) - {"the", "a", "an", "those", "group", "groups", "arm", "alone"}
