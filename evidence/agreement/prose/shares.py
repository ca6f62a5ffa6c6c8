"""Of whom a share is: "70% of those with hypertension have apnoea" is no 70% of those with apnoea."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.agreement.passages.owners import is_listed
from evidence.agreement.passages.passage import Passage
from evidence.agreement.scales.measures import follows, measure_of
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_VERB = (
    r"(?:have|had|has|were|was|are|is|reported|report|experienced|developed|achieved|reached|showed|died|did|needed|took"
    r"|take|used|use|said|could|would)\b"
)
_OF = late_regex(
    r"(?:[\s%)]|per ?cent\b)*\s?\bof\s(?:the\s|all\s|those\s|our\s)*(?P<whom>[^,;:.()\d]+?)"
    rf"(?=\s{_VERB}|[,;:.]|\sand\s\d|\Z)",
    re.IGNORECASE,
)
"""Behind a share: of whom it is one."""
_BEFORE = late_regex(
    r"\bof\s(?:the\s|all\s|those\s|our\s)*(?P<whom>[^,;:.()\d]{3,80}?),\s[^\d;,.]{0,25}\Z", re.IGNORECASE
)
"""Before a share that stands behind those of whom it is one: "Of those with apnoea, …"."""
_EACH = late_regex(
    r"(?:\s[\w-]+){0,3}?\s(?:in|with|on|of|from|for|per)\s(?:each|every|either)\b|\s(?:each|apiece)\b", re.IGNORECASE
)
_TOLD_OF_EACH = late_regex(r"\b(?:each|every|either|both|apiece|per)\b", re.IGNORECASE)
Span = tuple[int, int]


def of_whom_else(claim: str, passage: Passage) -> str | None:
    """Of whom a sentence gives a claim's share or number, where that is not the claim's; None where it may be."""
    for ours_at, theirs_at in () if passage.labelled or is_listed(passage.text) else places(claim, passage):
        ours, theirs = _whom(claim, ours_at), _whom(passage.text, theirs_at)
        if ours and theirs and _are_apart(ours, theirs, claim, passage.text):
            return theirs
        if (each := _EACH.match(passage.text, theirs_at[1])) and not _TOLD_OF_EACH.search(claim):
            return each.group().strip()
    return None


def places(claim: str, passage: Passage) -> Iterator[tuple[Span, Span]]:
    """Where the numbers of a claim stand, and where the same numbers of a sentence do."""
    for quantity in written_quantities(claim):
        measure = measure_of(quantity)
        spans = (value.span for value in passage.values if measure and follows(measure, value.measure))
        yield from (((quantity.span.start, quantity.span.end), span) for span in spans)


def _whom(text: str, at: Span) -> str | None:
    """The words for those of whom the number that stands there is a share."""
    found = _OF.match(text, at[1]) or _BEFORE.search(text, 0, at[0])
    return found["whom"] if found else None


def _are_apart(ours: str, theirs: str, claim: str, text: str) -> bool:
    """Whether those of a claim are what is said of those of a sentence, and the other way round."""
    said, told = terms_of(ours), terms_of(theirs)
    put_in = (said - told) & terms_of(text.replace(theirs, " "))
    taken_out = (told - said) & terms_of(claim.replace(ours, " "))
    return bool(put_in) and (not told or bool(taken_out))
