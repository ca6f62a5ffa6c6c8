"""Which arms are given something: a statement that gives it to another arm, to more of them, or to fewer.

The words for what is given have to be in the lines of the trial's arms, and in those of some arms alone. An arm surely
has it where a line names it that tells of no placebo and no lack; it surely has it not where no line has a word of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.treatment.given import Given, long_terms, treated_in
from evidence.agreement.trials.words.amounts import Unit, amounts_of
from evidence.agreement.trials.words.scopes import arms_in, scoped, trials_in
from evidence.agreement.trials.words.wording import GIVING, PLAIN, is_case, is_compared
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_CLAUSE = late_regex(r"[,;]\s|\.\s|\s(?:while|whereas|but|however)\s|\sand\s(?=(?:is |are |was |were )?not\b)")
_SENTENCE = late_regex(r";\s|(?<!\b[a-z]\.[a-z])\.\s|,?\s(?:while|whereas|but|however)\s")
_PART = late_regex(
    r",?\s(?:and(?!\s\d\b)|plus|along with|together with|as well as|in addition to|with the addition of)\s|,\s"
)
"""Between the things that an arm is given, and between the arms."""
_WHOLE = late_regex(
    r"\b(?:only|solely|exclusively|or|either|not?|none|never|without|neither|nor|nobody|one|two|three|a single"
    r"|something|anything|adds?|comes?|amounts?|makes?|leaves?)\b"
    r"|n['’]t\b"
)
"""In a sentence that holds of things together, and not of each by itself."""
_NUMBERED = late_regex(r"\b(?P<arm>cohort|arm|group|intervention)s?\s(?P<one>\d)\s(?P<joint>and|&|or)\s(?P<other>\d)\b")
_JOINT = late_regex(r"\b(?P<one>\d) (?:and|or|&) (?=(?:cohort|arm|group|intervention) \d\b)")
BY_WAYS = late_regex(
    r"\b(?:iv|po|sc|im|orally|intravenously|subcutaneously)(?: or (?:iv|po|sc|im|orally|intravenously))+\b"
)
_GIVEN = late_regex(
    r"\b(?:receiv\w+|recieve[sd]?|tak(?:e|es|ing)|took|given|g[ei]ts?|got|administered|undergo\w*|underwent|used?"
    r"|using|uses|utili[sz]ed?|treated|appl(?:y|ies|ied)|attend\w*|wears?|worn|ha(?:s|ve|d)|administer\w*|prescribed|offered|drink|drank|part)\b"
)
_WORDS = (
    GIVING
    | PLAIN
    | terms_of(
        "utilised utilized intervention part underwent undergo recieve recieves study make ml mg milligram gram"
        " microgram daily arm cohort group means regimen"
    )
)
"""Words of giving, and of whom."""
_ROUTE = late_regex(r"\b(?:iv|intravenous\w*|subcut\w*|oral\w*|po|im|intramuscular\w*|topical\w*|inject\w*)\b")
_KINDS = terms_of("therapy treatment training exercise education")
_ONLY = late_regex(r"\b(?:only|solely|exclusively)\b")
_DENIED = late_regex(r"\b(?:not?|none|never|without|neither|nor|nobody)\b|n['’]t\b")
_OPEN = late_regex(
    r"\b(?:of (?:them|these|those|which)"
    r"|same|differ\w*|or|either|instead|addition\w*|except|other|another|unlike|more|less|than|may|might|could"
    r"|can|must|if|until|before|after|prior|control|first|then|followed|group [a-h]|total|combined)\b"
)
_LACKING = late_regex(r"\b(?:no|not|none|never|without|instead|sham|matching|matched|except|delayed|later)\b")
_DUMMY = late_regex(r"\bplacebos?\b")
_STANDS_IN = (
    late_regex(
        r"\bplacebos?[\s(,-]+(?:(?:[a-z]+\s)?(?:match(?:ing|ed|es)|identical|equivalent|similar)(?:\s(?:to|for|with))?"
        r"|to|for|of|in place of|instead of|(?:[a-z]+\sto\s)?mimic\w*)\s(?:the\s)?[\w-]+"
    ),
    late_regex(r"\b[\w-]+[\s-](?:match(?:ed|ing)[\s-])?placebos?\b"),
)
"""A placebo, with the name of what it stands for."""
_PEOPLE = late_regex(
    r"\s(?:of\s)?(?:the\s|all\s|its\s)?(?:patients|participants|subjects|women|people|pts"
    r"|are|is|were|was|will|receive|gets?|takes?|undergo)\b"
)
"""Behind a share: whom it is of, or what they do."""
_NOTHING_ELSE = late_regex(r"\b(?:only|alone)\b")
_REFERS = late_regex(
    r"\b(?:same|identical|like|as (?:in|for|per|above|described)|see|standard|usual|routine|choice|either|both"
    r"|all(?! (?:\w+ )?(?:patients|participants|subjects|women))"
    r"|conventional|chemotherapy|therapy of|arms|not specified)\b"
    r"|\b(?:arm|group|cohort) [a-h\d]\b(?!\s?[:(])"
)
"""In the lines of an arm that may name what it is given by another word."""
_ARMS = r"(?:(?:study|patient|treatment)\s)?(?:cohorts?|arms?|groups?)\b"
_COUNT = late_regex(
    rf"\b(?P<n>a single(?: one)?|both|each|neither|none|no|zero|all|{NUMERAL})\s(?:of\s(?:the\s|its\s)?)?"
    rf"(?:(?:two|three|\d)\s)?{_ARMS}(?!\s[\dab]\b)"
)
_IN_PLACE = late_regex(r"\W*(?:in|for|within|among|across)\s")
_FEWEST = 2
_LONG = 5
"""A word of so many letters may be misspelt and still be known."""


def given_to_others(claim: str, text: str) -> Iterator[Said]:
    """The clauses of a claim by which other arms are given something than the record's lines allow."""
    arms, lower = treated_in(text), claim.casefold()
    every = set(trials_in(lower))
    if len(arms) < _FEWEST or is_case(lower) or scoped(lower).scope.both:
        return
    for clause in _clauses(lower):
        trials = set(trials_in(clause)) or every
        meant = [arm for arm in arms if arm.arm and (not trials or arm.trial in ("", *trials))]
        if len(trials) < 2 and len(meant) >= _FEWEST and len({arm.trial for arm in meant}) == 1:
            asked = _asked(clause, meant)
            if asked is not None and not asked.is_allowed:
                quote = "; ".join(arm.lines[0].quote for arm in meant)
                why = "The record's lines give it to other arms."
                yield Said(Slot.REGIMEN, clause.strip(), quote, Verdict.DIFFERS, why, quote)


def refers_elsewhere(arm: Given) -> bool:
    """Whether an arm's lines may name what it is given by other words: as in arm I, usual care."""
    told = " ".join(one.text.casefold() for one in arm.lines)
    return _REFERS.search(told) is not None and not _NOTHING_ELSE.search(arm.lines[0].text.casefold())


def _clauses(text: str) -> Iterator[str]:
    """What a lower-case text says of arms and what they are given, each thing of a list with whose list it is."""
    text = BY_WAYS.sub(" ", _NUMBERED.sub(r"\g<arm> \g<one> \g<joint> \g<arm> \g<other>", text))
    for said in _SENTENCE.split(text):
        if _WHOLE.search(said):
            first, *others = _CLAUSE.split(said)
            if others and _IN_PLACE.match(first) and _is_place(first) and not _GIVEN.search(first):
                yield from (f"{other} {first}" for other in others)
            else:
                yield from (first, *others)
        else:
            yield from _of_parts(_PART.split(said))


def _of_parts(parts: Sequence[str]) -> Iterator[str]:
    """The clauses that parts of a sentence make: whose arms they are, and what they get, holds for the parts beside."""
    head, said, waiting = "", "", list[str]()
    for part in parts:
        verb, is_place = _GIVEN.search(part), _is_place(part)
        if verb is None and is_place:
            if said and not head:
                said += f" and {part}"
            else:
                waiting.append(part)
        elif verb is None and head:
            yield f"{head} {part}"
        elif verb is not None and is_place:
            if said:
                yield said
            said = part
            for other in waiting if _is_place(part[: verb.start()]) else ():
                if set(trials_in(other)).isdisjoint(trials_in(part)) and any(trials_in(other)):
                    yield f"{other} {part[verb.start() :]}"
                else:
                    said = f"{other} and {said}"
            head, waiting = f"{said[: said.index(part)]}{part[: verb.end()]}" * _is_place(part[: verb.start()]), []
    if said:
        yield said


def _is_place(text: str) -> bool:
    return scoped(text).scope.named or _COUNT.search(text) is not None


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
        plain = told
        for pattern in () if any(map(_DUMMY.search, self.what)) else _STANDS_IN:
            plain = pattern.sub(" ", plain)
        return bool(self._own & long_terms(plain)) or refers_elsewhere(arm)


def _asked(clause: str, arms: Sequence[Given]) -> _Asked | None:
    """What a clause asks of some arms, where all its words are understood."""
    here = scoped(clause)
    counted = _COUNT.search(clause)
    named = arms_in(_JOINT.sub(r"\g<one>, ", clause))
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
    amounts = list(amounts_of(text))
    if any(one.unit is Unit.SHARE and not one.is_all for one in amounts):
        return None
    nobody = [one for one in amounts if one.is_none]
    if any(not (one.worded or _PEOPLE.match(text, one.end)) for one in nobody):
        return None
    denied = denied or bool(nobody)
    if denied and (count is not None or any(one.is_all or not (one.worded or one.is_none) for one in amounts)):
        return None
    words = long_terms(_DENIED.sub(" ", rest))
    known = frozenset().union(*(arm.words for arm in arms))
    what = frozenset(_spelt(word, known) for word in words - _WORDS)
    if count == 0 and _ROUTE.search(rest):
        return None  # what none is given so, they may be given in another way
    if not what or not what <= known:
        return None
    return _Asked(what, words & _KINDS, tuple(arms), named, _ONLY.search(rest) is not None, denied, count)


def _spelt(word: str, known: Set[str]) -> str:
    """A word as the record has it, where that has it with a letter too many or too few."""
    if word in known or len(word) < _LONG:
        return word
    near = [one for one in known if min(len(one), len(word)) >= _LONG and _is_slip(word, one)]
    return near[0] if len(near) == 1 else word


def _is_slip(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))


def _number(words: str, arms: int) -> int:
    if words in ("neither", "none", "no", "zero"):
        return 0
    if words in ("both", "each", "all"):
        return arms
    return 1 if words.startswith("a single") else round(value_of(words))
