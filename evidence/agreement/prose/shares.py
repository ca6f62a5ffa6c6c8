"""Of whom a share is: "70% of those with hypertension have apnoea" is no 70% of those with apnoea."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.agreement.measures import follows, measure_of
from evidence.agreement.owners import is_listed
from evidence.agreement.passages import Passage
from evidence.agreement.terms import neighbours, terms_of
from evidence.agreement.written import written_quantities
from evidence.claims.numerals import NUMERAL
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
_CASES = late_regex(r"\d\s(?P<whom>cases|controls)\s?[(\[]\Z", re.IGNORECASE)
"""Before a share in brackets: of whom a case-control study tells it."""
_COUNT_OF = late_regex(
    rf"\b(?P<number>{NUMERAL}) of (?:the|those|these) (?:{NUMERAL}\s)?"
    rf"(?P<whom>(?:(?!{_VERB}|(?:and|or|who|with|in|given|[a-z]+ed)\b)[a-z-]+\s?){{1,3}})"
)
"""So many of somebody, in figures or words."""
Span = tuple[int, int]
_PEOPLE = late_regex(
    r"\b(?:patients?|people|participants?|adults?|wom[ae]n|m[ae]n|children|adolescents|infants|subjects|individuals|users"
    r"|volunteers|group|arm|those|who|responders|completers|survivors|employees|respondents|members|veterans|smokers)\b",
    re.IGNORECASE,
)
_ANYBODY = terms_of(
    "adults women men children adolescents infants users members smokers volunteers completers responders"
)
_EACH = late_regex(
    r"(?:\s[\w-]+){0,3}?\s(?:in|with|on|of|from|for|per)\s(?:each|every|either)\b|\s(?:each|apiece)\b", re.IGNORECASE
)
_TOLD_OF_EACH = late_regex(r"\b(?:each|every|either|both|apiece|per)\b", re.IGNORECASE)


def of_whom_else(claim: str, passage: Passage) -> str | None:
    """Of whom a sentence gives a claim's share or number, where that is not the claim's; None where it may be."""
    if passage.labelled or is_listed(passage.text):
        return None
    found = (*_otherwise(claim, passage.text, tuple(places(claim, passage))), *_counted_otherwise(claim, passage.text))
    return next(iter(found), None)


def _counted_otherwise(claim: str, text: str) -> Iterator[str]:
    """Of whom a sentence counts so many, where a claim counts as many of others: "seven of the others"."""
    ours, theirs = _counts(claim), _counts(text)
    for number in sorted(ours.keys() & theirs.keys()):
        if all(terms_of(one).isdisjoint(terms_of(other)) for one in ours[number] for other in theirs[number]):
            yield theirs[number][0]


def _counts(text: str) -> dict[str, list[str]]:
    """Of whom so many are counted, by the number."""
    found: dict[str, list[str]] = {}
    for match in _COUNT_OF.finditer(text.casefold()):
        found.setdefault(match["number"], []).append(match["whom"].strip())
    return found


def places(claim: str, passage: Passage) -> Iterator[tuple[Span, Span]]:
    """Where the numbers of a claim stand, and where the same numbers of a sentence do."""
    for quantity in written_quantities(claim):
        measure = measure_of(quantity)
        spans = (value.span for value in passage.values if measure and follows(measure, value.measure))
        yield from (((quantity.span.start, quantity.span.end), span) for span in spans)


def _otherwise(claim: str, text: str, found: Sequence[tuple[Span, Span]]) -> Iterator[str]:
    for ours_at, theirs_at in found:
        ours, theirs = _whom(claim, ours_at), _whom(text, theirs_at)
        if ours and theirs and _are_apart(ours, theirs, claim, text):
            yield theirs
        cases = _CASES.search(text, 0, theirs_at[0])
        if cases and cases["whom"][:-1].casefold() not in claim.casefold():
            yield cases["whom"]
        if (each := _EACH.match(text, theirs_at[1])) and not _TOLD_OF_EACH.search(claim):
            yield each.group().strip()


def _whom(text: str, at: Span) -> str | None:
    """The words for those of whom the number that stands there is a share."""
    found = _OF.match(text, at[1]) or _BEFORE.search(text, 0, at[0])
    return found["whom"] if found else None


def _are_apart(ours: str, theirs: str, claim: str, text: str) -> bool:
    """Whether those of a claim are what is said of those of a sentence, people where they are none, or more of them."""
    said, told = terms_of(ours), terms_of(theirs)
    put_in = (said - told) & terms_of(text.replace(theirs, " "))
    taken_out = (told - said) & terms_of(claim.replace(ours, " "))
    exchanged = bool(put_in) and (not told or bool(taken_out))
    no_people = _PEOPLE.search(ours) is not None and _PEOPLE.search(theirs) is None and bool(told)
    widened = any(name in said - _ANYBODY and kind not in said for kind, name in neighbours(theirs))
    return exchanged or no_people or widened
