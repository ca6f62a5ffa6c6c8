"""The ratio of another endpoint: "the hazard ratio for death was 0.71" where 0.71 is that for progression.

It differs only where the source names the claim's endpoint with one ratio, and gives the claim's for another endpoint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import Source
from evidence.agreement.verdict import Said, differs
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_NAME = r"(?:hazard ratios?|risk ratios?|relative risks?|odds ratios?|rate ratios?|[ha]*HR|a?RR|a?OR)\b(?:\s?\[\w+\])?"
_WHAT = r"(?P<what>(?!which\b)[a-z][^,;()\d]{2,50}?)"
_RATIO = late_regex(rf"(?i:{_NAME})(?:\s(?:for|of)\s{_WHAT})?,?\s(?:(?:was|is|of|=)\s)?(?P<value>\d+\.\d+)(?!\d|\.\d)")
_CUT_BY = late_regex(
    r"\b(?:reduc|lower|cut|decreas|slash)\w*\s(?:the\s)?(?:relative\s)?(?:risk|hazard|rate|odds)s?\sof\s"
    r"(?P<what>[a-z][^,;()\d]{2,50}?)\sby\s(?:about\s|around\s|some\s)?(?P<share>\d+(?:\.\d+)?\s?%)",
    re.IGNORECASE,
)
_LOWER = late_regex(
    r"(?P<share>\d+(?:\.\d+)?\s?%)\s(?:lower|reduced|reduction in|decrease in)\s(?:the\s)?"
    r"(?:relative\s)?(?:risk|hazard|rate|odds)s?\sof\s(?P<what>[a-z][^,;()\d]{2,50}?)(?=[,;.()]|\s(?:with|in|on|than|versus|compared|after|at)\b|\Z)",
    re.IGNORECASE,
)
_CLAUSE = late_regex(r"[;:]\s|\.\s|\)[,\s]+(?:and|but|while|whereas)\s")
_FIRST_NUMBER = late_regex(r"\d")
_MEASURING = terms_of(
    "median mean hazard ratio risk relative odds event rate incidence first time occurred primary outcome"
)
_OF_MANY = terms_of("survival death mortality free any cause")
"""Words that several endpoints have."""
_OF_WHOM = late_regex(r"\s*(?:[Ii]n|[Aa]mong|[Ff]or|[Aa]t|[Aa]fter|[Oo]ver|[Ee]ach|[Pp]er|[Ww]ith|[Ww]hen)\b")
_OFF = 0.5
"""Points by which a share may be off that was rounded."""
_EXACT = 1e-9


@dataclass(frozen=True)
class _Ratio:
    """A ratio of a text, and the words for its endpoint: those that it names, and those its sentence begins with.

    `whose` says that the sentence begins with of whom, or when, it is told, and so may be of any endpoint.
    """

    value: float
    named: frozenset[str]
    told: frozenset[str]
    passage: Passage
    whose: bool

    def is_of(self, endpoint: frozenset[str]) -> bool:
        """Whether the ratio is that of an endpoint, and of no narrower one."""
        return endpoint in (self.named, self.told)

    def is_of_another(self, endpoint: frozenset[str]) -> bool:
        """Whether the ratio is that of an endpoint of which its sentence says nothing."""
        if not self.passage.terms.isdisjoint(endpoint - _OF_MANY):
            return False
        return bool(self.named) or (bool(self.told) and not self.whose)

    def gives(self, number: float, *, share: bool) -> bool:
        """Whether a claim's number is this ratio, or the share by which it says that something is less."""
        if not share:
            return abs(number - self.value) < _EXACT
        return self.value < 1 and abs(number - 100 * (1 - self.value)) <= _OFF


def of_another_endpoint(claim: str, source: Source) -> Iterator[Said]:
    """The ratio of a claim, or its share of less risk, that the source gives for another endpoint."""
    for words, number, endpoint, what in _asked(claim):
        ratios = list(_ratios(source)) if endpoint else []
        own = [one for one in ratios if one.is_of(endpoint)]
        others = [one for one in ratios if one.is_of_another(endpoint)]
        share = words.endswith("%")
        if len({one.value for one in own}) != 1 or any(one.gives(number, share=share) for one in own):
            continue
        if any(one.gives(number, share=share) for one in others):
            why = f"The source gives this for another endpoint, and another ratio for “{what}”."
            yield differs(Slot.FIGURE, words, f"{own[0].value:g}", why, own[0].passage.quote)


def _asked(claim: str) -> Iterator[tuple[str, float, frozenset[str], str]]:
    """The ratios and shares of a claim that names their endpoint."""
    for match in _RATIO.finditer(claim):
        if match["what"]:
            yield match["value"], float(match["value"]), _endpoint(match["what"]), match["what"]
    for pattern in (_CUT_BY, _LOWER):
        for match in pattern.finditer(claim):
            yield match["share"], float(match["share"].rstrip(" %")), _endpoint(match["what"]), match["what"]


def _ratios(source: Source) -> Iterator[_Ratio]:
    for passage in source.passages:
        for match in _RATIO.finditer(passage.text) if not passage.labelled else ():
            start = max((cut.end() for cut in _CLAUSE.finditer(passage.text, 0, match.start())), default=0)
            head = _FIRST_NUMBER.split(passage.text[start : match.start()], maxsplit=1)[0]
            named = _endpoint(match["what"] or "")
            yield _Ratio(float(match["value"]), named, _endpoint(head), passage, _OF_WHOM.match(head) is not None)


def _endpoint(words: str) -> frozenset[str]:
    return terms_of(words) - _MEASURING
