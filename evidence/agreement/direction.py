"""Which way a result points: up, down, or nowhere ("no difference"); read from a sentence, and compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from evidence.agreement.agreement import Verdict
from evidence.agreement.terms import terms_of
from evidence.agreement.verdict import Compared
from evidence.late import late_regex


class Way(StrEnum):
    """Where a result points."""

    UP = "up"
    DOWN = "down"
    NOWHERE = "no difference"


_UP = (
    r"increas\w*|higher|greater|elevat\w+|rais(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|enhanc\w+|improv\w+|longer|superior\w*|promot\w+|"
    r"activat\w+|upregulat\w+|up-regulat\w+|gain\w*|better|more effective|more likely|exacerbat\w+|"
    r"facilitat\w+|accelerat\w+"
)
_DOWN = (
    r"decreas\w*|lower(?:s|ed|ing)?|reduc\w+|fewer|declin\w+|f[ae]ll(?:s|en|ing)?|impair\w*|shorter|inferior|inhibit\w*|"
    r"suppress\w*|block(?:s|ed|ing|ade)?|downregulat\w+|down-regulat\w+|attenuat\w+|diminish\w*|worse\w*|"
    r"less effective|"
    r"less likely|prevent(?:s|ed|ing)?|protect(?:s|ed)? against|slow(?:s|ed|ing)"
)
_NOWHERE = (
    r"no (?:\w+ ){0,2}(?:difference|effect|association|change|benefit|improvement|correlation|impact|evidence|increase|"
    r"decrease|reduction)s?|(?:did|does|do|was|were|is|are|had) not (?:\w+ ){0,2}(?:differ\w*|different|associated|"
    r"improve|"
    r"reduce|increase|decrease|affect|superior|influence|prevent|effective|alter|change)|fail(?:s|ed)? to (?:\w+ ){0,2}"
    r"(?:improve|reduce|increase|show|demonstrate|prevent|affect)|"
    r"not (?:statistically )?significant(?:ly)?(?: different)?"
)
# What is taken away turns the result round: "loss of A lowers B" agrees with "A raises B".
_TAKEN_AWAY = late_regex(
    r"\b(?:lack(?:s|ing)?|absence|deplet\w+|deficien\w+|knock(?:out|down|ed)?|loss of|without|withdrawal|depriv\w+|"
    r"silenc\w+|"
    r"ablat\w+|delet\w+|mutant\w*|null mice|inhibitors?|antagonists?|untreated|resistan\w+|discontinu\w+)\b",
    re.IGNORECASE,
)
_NEGATED = late_regex(r"\b(?:no|not|never|neither|nor|cannot|without|unlikely|n['’]t)\b", re.IGNORECASE)
_WAYS = (
    (Way.NOWHERE, late_regex(rf"\b(?:{_NOWHERE})\b", re.IGNORECASE)),
    (Way.UP, late_regex(rf"\b(?:{_UP})\b", re.IGNORECASE)),
    (Way.DOWN, late_regex(rf"\b(?:{_DOWN})\b", re.IGNORECASE)),
)
_Pointer = tuple[Way, re.Match[str]]
_REACH = 45
"""How many characters around a pointing word name what it points at."""
_THAN = late_regex(r"\bthan\b|\bversus\b|\bvs\b|compared (?:with|to)", re.IGNORECASE)


@lru_cache(maxsize=256)
def ways_of(text: str) -> frozenset[Way]:
    """Every way that a sentence names."""
    return frozenset(way for way, _ in _pointers(text))


def _pointers(text: str) -> list[tuple[Way, re.Match[str]]]:
    """The words that point, with their ways; "no difference" is read before the words in it."""
    found = []
    for way, pattern in _WAYS:
        found += [(way, match) for match in pattern.finditer(text)]
        if way is Way.NOWHERE:
            text = pattern.sub(lambda match: " " * len(match.group()), text)
    return found


def compare_directions(claim: str, source: str) -> Compared | None:
    """The verdict on the way a claim points against a sentence of the source on the same; None where either is unclear.

    Only one way on each side can be compared, where it is said of the same thing and nothing turns it round.
    """
    ours, theirs = _pointers(claim), _pointers(source)
    our, their = {way for way, _ in ours}, {way for way, _ in theirs}
    if len(our) != 1 or len(their) != 1 or is_turned(claim) != is_turned(source) or _swapped(claim, source):
        return None
    (way,), (other,) = our, their
    denied = (way is not Way.NOWHERE and _NEGATED.search(claim)) or (
        other is not Way.NOWHERE and _NEGATED.search(source)
    )
    if denied or not _of_one_thing(claim, ours[0][1], source, theirs):
        return None
    if way is other and is_turned(claim) and not _of_one_word(ours, theirs):
        return None
    if way is other:
        return Verdict.MATCHES, "Both sides point the same way."
    if Way.NOWHERE in (way, other):
        return Verdict.NOT_FOUND, "One side speaks of a difference, the other of none."
    return Verdict.DIFFERS, "The source's result points the other way."


def _of_one_word(ours: Sequence[_Pointer], theirs: Sequence[_Pointer]) -> bool:
    """Whether one word points on both sides: what is taken away may "impair" what keeps a thing down."""
    words = [frozenset().union(*(terms_of(match.group()) for _, match in side)) for side in (ours, theirs)]
    return not words[0].isdisjoint(words[1])


def _of_one_thing(claim: str, ours: re.Match[str], source: str, theirs: list[tuple[Way, re.Match[str]]]) -> bool:
    """Whether what the two sides point at is named in the same words close by."""
    wanted = _after(claim, ours) or terms_of(claim[: ours.start()][-_REACH:])
    return any(len(wanted & (_after(source, m) | _before(source, m))) * 2 > len(wanted) for _, m in theirs)


def _after(text: str, match: re.Match[str]) -> frozenset[str]:
    return terms_of(text[match.end() : match.end() + _REACH].rpartition(" ")[0] or text[match.end() :])


def _before(text: str, match: re.Match[str]) -> frozenset[str]:
    return terms_of(text[max(0, match.start() - _REACH) : match.start()])


def is_turned(text: str) -> bool:
    """Whether a text speaks of something that is taken away, which turns a result round."""
    return _TAKEN_AWAY.search(text) is not None


def _swapped(claim: str, source: str) -> bool:
    """Whether a comparison names its two sides in another order, or only one text compares."""
    ours, theirs = _THAN.search(claim), _THAN.search(source)
    if ours is None and theirs is None:
        return False
    if ours is None or theirs is None:
        return True
    first, second = terms_of(claim[: ours.start()]), terms_of(source[: theirs.start()])
    return not first <= second
