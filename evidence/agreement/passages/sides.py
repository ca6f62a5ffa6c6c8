"""What is held against what: the words before and behind "than", "compared with" and the like."""

from __future__ import annotations

import re

from evidence.agreement.passages.clauses import without_brackets
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_COMPARATIVE_WORDS = r"\b(?:more|less|fewer|higher|lower|greater|longer|shorter|better|worse|larger|smaller)\b"
_COMPARATIVE = late_regex(_COMPARATIVE_WORDS)
_MORE_THAN = late_regex(
    r"(?:(?P<one>[^,;.()]{3,60}?)\s|\A)(?P<what>(?:\S+\s){0,4}?(?:more|less|fewer|higher|lower|greater|longer|shorter|better"
    r"|worse|larger|smaller)\b[^,;.()]{0,60}?)\sthan\s(?P<other>[^,;.()]{3,60}?)(?=[,;.()]|\Z)",
    re.IGNORECASE,
)
_SUPERIOR = late_regex(
    r"(?:\A|,\s)(?P<one>[^,;.()]{3,60}?)\s(?:is|are|was|were|proved|proved to be)\s(?:\w+ly\s)?"
    r"(?P<what>superior|inferior)\sto\s(?P<other>[^,;.()]{3,60}?)(?=[,;.()]|\Z)",
    re.IGNORECASE,
)
_WAY = late_regex(rf"{_COMPARATIVE_WORDS}|\b(?:superior|inferior)(?=\sto\b)")
_DENIED = late_regex(r"\b(?:not|no|nor|non|neither|never|without)\b|n['’]t\b")
_STRENGTH = late_regex(r"(?<=[a-z]{4}\s)\d+(?:\.\d+)?\s?%|\d+(?:\.\d+)?\s?%(?=\s[a-z]{4})", re.IGNORECASE)
"""Of a medicine, beside its name: it tells two apart."""
_WHO_HAS = late_regex(r"\s(?:with|in|on|among|for|after)\s(?P<who>.+)\Z", re.IGNORECASE)
_CLAUSES = late_regex(r"[;:]\s|,\s(?:but|and|while|whereas)\s", re.IGNORECASE)
DIFFERENT = r"(?:other|different|inferior)\b"
"""Behind "superior or": it went the one way or the other, and a finding of no difference denies both."""
AGAINST = late_regex(
    r"\b(?:than|versus|vs\.?|(?:as )?compared (?:with|to)|in comparison (?:with|to)|relative to|over"
    rf"|superior (?:or {DIFFERENT} )?to|inferior to|(?:similar|equivalent|comparable|equal) to|differ\w* from)\s"
    r"(?:(?:with|in|on|for|those|the|a|that|of|to|after|among)\s)*",
    re.IGNORECASE,
)


_DOSE = late_regex(r"\b\d+(?:\.\d+)?(?=\s?(?:mg|mcg|µg|g|ml|iu|units?|u)\b)", re.IGNORECASE)
CONTROLS = terms_of("placebo control controls sham comparator")
"""Words for what a treatment is held against in most studies."""
ARMS = CONTROLS | terms_of("arm arms ii iii iv")
"""These, and words for arms: they name no treatment and no outcome."""


_ON_CONTROL = late_regex(
    r"\b(?:on|with|to|given|taking|receiving|received|in|for|among)\s(?:the\s)?(?P<control>placebo|controls?|sham|comparator)\b",
    re.IGNORECASE,
)


def compares(text: str) -> bool:
    """Whether a text holds one thing against another."""
    return AGAINST.search(text) is not None


def are_exchanged(claim: str, passage: str) -> bool:
    """Whether a comparison has on one side what the passage has on the other: both sides, or the control."""
    ours, theirs = _sides(claim), _sides(passage)
    first, second = ours[0] & theirs[1], ours[1] & theirs[0]
    return bool(first and second) or not CONTROLS.isdisjoint(first | second)


def is_of_the_other(claim: str, passage: str) -> bool:
    """Whether a comparative is said of what a passage holds its own against: "shorter with B" of "… with A than B"."""
    if AGAINST.search(without_brackets(claim)) or not _COMPARATIVE.search(claim):
        return False
    told = _ON_CONTROL.search(claim)
    if told and terms_of(told["control"]) & _sides(passage)[1]:
        return True  # of a control that the passage names only as what it holds its own against
    sides, ours = _both_sides(without_brackets(passage)), terms_of(claim)
    return sides is not None and not ours.isdisjoint(sides[1]) and ours.isdisjoint(sides[0])


def is_turned_round(claim: str, passage: str, known: frozenset[str]) -> bool:
    """Whether a clause says of the second what a claim says of the first: "men … more often than women".

    Both compare with "than", by the same word, and what the claim says beside the two the clause says too, or it is
    among the `known` words of the text.
    """
    way = _WAY.findall(claim.casefold())
    ours = _both_sides(claim) if len(way) == 1 else None
    for clause in _CLAUSES.split(passage) if ours else ():
        theirs = _both_sides(clause) if _WAY.findall(clause.casefold()) == way else None
        if ours is None or theirs is None or _DENIED.search(claim.casefold()) or _DENIED.search(clause.casefold()):
            continue
        one, other, rest = ours
        turned = bool(one & theirs[1]) and bool((other - theirs[1]) & theirs[0])
        if turned and one.isdisjoint(theirs[0]) and rest <= terms_of(clause) | known:
            return True
    return False


def _both_sides(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]] | None:
    """The words before a comparative, those behind "than", and the rest of the sentence; None where it has none."""
    found = _SUPERIOR.search(text) or _MORE_THAN.search(text)
    if found is None:
        return None
    one, other, what = (_things(found[name] or "") for name in ("one", "other", "what"))
    if who := _WHO_HAS.search(found["what"]):  # "adherence was higher with one than with the other"
        one, what = _things(who["who"]), terms_of(found["what"][: who.start()]) | one
    return (one - other - what, other - one - what, what) if one - other and other - one else None


def _things(text: str) -> frozenset[str]:
    """The words of a text, with the strengths of medicines."""
    return terms_of(text) | frozenset("".join(match.group().split()) for match in _STRENGTH.finditer(text))


def _sides(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words and doses that stand on one side only."""
    shown = without_brackets(text)
    against = AGAINST.search(shown)
    if against is None:
        return frozenset(), frozenset()
    one, other = _names(shown[: against.start()]), _names(shown[against.end() :])
    return one - other, other - one


def _names(text: str) -> frozenset[str]:
    return terms_of(text) | frozenset(match.group() for match in _DOSE.finditer(text))
