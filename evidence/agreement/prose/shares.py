"""Of whom a share is: "70% of those with hypertension have apnoea" is no 70% of those with apnoea."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.agreement.measures import follows, measure_of
from evidence.agreement.passages import Passage
from evidence.agreement.terms import neighbours, terms_of
from evidence.agreement.written import written_quantities
from evidence.late import late_regex

_OF = late_regex(
    r"(?:[\s%)]|per ?cent\b)*\sof\s(?:the\s|all\s|those\s|our\s)*(?P<whom>[^,;:.()\d]+?)\s"
    r"(?P<verb>have|had|has|were|was|are|is|reported|report|experienced|developed|achieved|reached|showed|died|did|needed)\b",
    re.IGNORECASE,
)
_PEOPLE = late_regex(
    r"\b(?:patients?|people|participants?|adults?|wom[ae]n|m[ae]n|children|adolescents|infants|subjects|individuals|users"
    r"|volunteers|group|arm|those|who|responders|completers|survivors|employees|respondents|members|veterans|smokers)\b",
    re.IGNORECASE,
)
_EACH = late_regex(
    r"(?:\s[\w-]+){0,3}?\s(?:in|with|on|of|from|for|per)\s(?:each|every|either)\b|\s(?:each|apiece)\b", re.IGNORECASE
)
_TOLD_OF_EACH = late_regex(r"\b(?:each|every|either|both|apiece|per)\b", re.IGNORECASE)


def of_whom_else(claim: str, passage: Passage) -> str | None:
    """Of whom a sentence gives a claim's share or number, where that is not the claim's; None where it may be."""
    if passage.labelled:
        return None
    return next(_otherwise(claim, passage.text, tuple(_places(claim, passage))), None)


def _places(claim: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """Where the numbers of a claim end, and where the same numbers of a sentence do."""
    for quantity in written_quantities(claim):
        measure = measure_of(quantity)
        ends = (value.span[1] for value in passage.values if measure and follows(measure, value.measure))
        yield from ((quantity.span.end, end) for end in ends)


def _otherwise(claim: str, text: str, places: tuple[tuple[int, int], ...]) -> Iterator[str]:
    for ours_end, theirs_end in places:
        ours, theirs = _OF.match(claim, ours_end), _OF.match(text, theirs_end)
        if ours and theirs and _are_apart(ours["whom"], theirs["whom"], text[theirs.end() :]):
            yield theirs["whom"]
        if (each := _EACH.match(text, theirs_end)) and not _TOLD_OF_EACH.search(claim):
            yield each.group().strip()


def _are_apart(ours: str, theirs: str, rest: str) -> bool:
    """Whether those of a claim are what is said of those of a sentence, people where they are none, or more of them."""
    said, told = terms_of(ours), terms_of(theirs)
    exchanged = bool((said - told) & terms_of(rest))
    no_people = _PEOPLE.search(ours) is not None and _PEOPLE.search(theirs) is None and bool(told)
    widened = any(name in said and kind not in said for kind, name in neighbours(theirs))
    return exchanged or no_people or widened
