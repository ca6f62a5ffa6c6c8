"""Which arms are given something: a statement that gives it to another arm, to more of them, or to fewer.

The words for what is given have to be in the lines of the trial's arms, and in those of some arms alone. An arm surely
has it where a line names it that tells of no placebo and no lack; it surely has it not where no line has a word of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.terms import terms_of
from evidence.agreement.trials.amounts import Unit, amounts_of
from evidence.agreement.trials.counted import without_amounts
from evidence.agreement.trials.given import Given, given_in, long_terms
from evidence.agreement.trials.scopes import arms_in, scoped, trials_in
from evidence.agreement.trials.wording import GIVING, is_case, is_compared
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_CLAUSE = late_regex(r"[,;]\s|\.\s|\s(?:while|whereas|but|however)\s|\sand\s(?=(?:is |are |was |were )?not\b)")
_GIVEN = late_regex(
    r"\b(?:receiv\w+|recieve[sd]?|tak(?:e|es|ing)|took|given|g[ei]ts?|got|administered|undergo\w*|underwent|used?"
    r"|using|uses|utili[sz]ed?|treated|appl(?:y|ies|ied))\b"
)
_WORDS = GIVING | terms_of(
    "utilised utilized intervention part underwent undergo recieve recieves study make ml mg daily arm cohort group"
)
"""Words of giving, and of whom."""
_ROUTE = late_regex(r"\b(?:iv|intravenous\w*|subcut\w*|oral\w*|po|im|intramuscular\w*|topical\w*|inject\w*)\b")
_KINDS = terms_of("therapy treatment training exercise education")
_ONLY = late_regex(r"\b(?:only|solely|exclusively)\b")
_DENIED = late_regex(r"\b(?:not?|none|never|without|neither|nor|nobody)\b|n['’]t\b")
_OPEN = late_regex(
    r"\b(?:same|differ\w*|or|either|instead|addition\w*|except|other|another|unlike|more|less|than|may|might|could"
    r"|can|must|if|until|before|after|prior|control|first|then|followed|group [a-h]|total|combined)\b"
)
_LACKING = late_regex(r"\b(?:no|not|none|never|without|instead|sham|matching|matched|except|delayed|later)\b")
_DUMMY = late_regex(r"\bplacebos?\b")
_REFERS = late_regex(
    r"\b(?:same|identical|like|as (?:in|for|per|above|described)|see|standard|usual|routine|choice|either|both|all"
    r"|conventional|chemotherapy|therapy of|arm [a-h\d]|arms|group [a-h\d]|cohort [a-h\d]|not specified)\b"
)
"""In the lines of an arm that may name what it is given by another word."""
_ARMS = r"(?:(?:study|patient|treatment)\s)?(?:cohorts?|arms?|groups?)\b"
_COUNT = late_regex(
    rf"\b(?P<n>a single(?: one)?|both|neither|none|no|all|{NUMERAL})\s(?:of\s(?:the\s|its\s)?)?"
    rf"(?:(?:two|three|\d)\s)?{_ARMS}(?!\s[\dab]\b)"
)
_FEWEST = 2


def given_to_others(claim: str, text: str) -> Iterator[Said]:
    """The clauses of a claim by which other arms are given something than the record's lines allow."""
    arms, lower = given_in(text), claim.casefold()
    every = set(trials_in(lower))
    if len(arms) < _FEWEST or is_case(lower):
        return
    for clause in _CLAUSE.split(lower):
        trials = set(trials_in(clause)) or every
        meant = [arm for arm in arms if arm.arm and (not trials or arm.trial in ("", *trials))]
        if len(trials) < 2 and len(meant) >= _FEWEST and len({arm.trial for arm in meant}) == 1:
            asked = _asked(clause, meant)
            if asked is not None and not asked.is_allowed:
                quote = "; ".join(arm.lines[0].quote for arm in meant)
                why = "The record's lines give it to other arms."
                yield Said(Slot.REGIMEN, clause.strip(), quote, Verdict.DIFFERS, why, quote)


@dataclass(frozen=True)
class _Asked:
    """What some arms of a trial are said to be given, or not; of `count` of them it is not said which.

    `kind` are the words of "physical therapy" and the like that say little alone.
    """

    what: frozenset[str]
    kind: frozenset[str]
    arms: tuple[Given, ...]
    named: frozenset[str]
    only: bool
    denied: bool
    count: int | None

    @property
    def is_allowed(self) -> bool:
        """Whether the lines may be read so."""
        sure = {arm.arm for arm in self.arms if self._has(arm)}
        possible = {arm.arm for arm in self.arms if self._may_have(arm)}
        if not sure:
            return True
        if self.count is not None:
            return len(sure) <= self.count <= len(possible)
        if self.denied:
            return not self.named & sure
        return self.named <= possible and not (self.only and sure - self.named)

    @cached_property
    def _own(self) -> frozenset[str]:
        """The words that some arms have alone, or all where all have them."""
        return self.what - frozenset.intersection(*(arm.words for arm in self.arms)) or self.what

    def _has(self, arm: Given) -> bool:
        dummy = any(map(_DUMMY.search, self.what))
        plain = [
            one.text.casefold()
            for one in arm.lines
            if not _LACKING.search(one.text.casefold()) and (dummy or not _DUMMY.search(one.text.casefold()))
        ]
        told = [long_terms(text) for text in plain]
        beside = not self.kind or any(self.what & one and self.kind <= one for one in told)
        return beside and self.what <= frozenset().union(*told)

    def _may_have(self, arm: Given) -> bool:
        told = " ".join(one.text.casefold() for one in arm.lines)
        return bool(self._own & arm.words) or _REFERS.search(told) is not None


def _asked(clause: str, arms: Sequence[Given]) -> _Asked | None:
    """What a clause asks of some arms, where all its words are understood."""
    here = scoped(clause)
    counted = _COUNT.search(clause)
    named = arms_in(clause)
    text = here.text
    if counted and not named:
        count = _number(counted["n"], len(arms))
        text = scoped(_COUNT.sub(" ", clause)).text
    elif here.scope.each and not named:
        count = len(arms)
    elif named:
        count = None
    else:
        return None
    rest = without_amounts(text)
    denied = _DENIED.search(rest) is not None
    if not _GIVEN.search(rest) or _OPEN.search(rest) or is_compared(text, rest) or (denied and count is not None):
        return None
    if any(one.unit is Unit.SHARE or one.value == 0 or (denied and not one.worded) for one in amounts_of(text)):
        return None
    words = long_terms(_DENIED.sub(" ", rest))
    what = words - _WORDS
    if count == 0 and _ROUTE.search(rest):
        return None  # what none is given so, they may be given in another way
    if not what or not what <= frozenset().union(*(arm.words for arm in arms)):
        return None
    return _Asked(what, words & _KINDS, tuple(arms), named, _ONLY.search(rest) is not None, denied, count)


def _number(words: str, arms: int) -> int:
    if words in ("neither", "none", "no"):
        return 0
    if words in ("both", "all"):
        return arms
    return 1 if words.startswith("a single") else round(value_of(words))
