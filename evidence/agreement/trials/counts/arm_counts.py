"""How many arms a statement says that a trial has, and which share of them: against the arms that a record lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.treatment.given import Given, given_in, long_terms
from evidence.agreement.trials.treatment.spoken_of import arms_spoken_of, is_of
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of
from evidence.agreement.trials.words.scopes import OF_TWO, scoped, trials_in
from evidence.agreement.trials.words.wording import GIVING
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_ARMS = (
    r"(?:(?:treatment|study|intervention|patient|parallel|separate|different|dose|control|placebo|experimental)\s)?"
    r"(?:arms?|cohorts?|groups?|interventions?)\b"
)
_COUNT = late_regex(rf"(?P<n>a single|{NUMERAL})\s{_ARMS}(?!\s(?:more|less|fewer|apart|sessions?|meetings?|classes))")
_HAS_ONE = late_regex(
    rf"\b(?:has|had|have|includes?|comprises|consists of)(?: only| just)? one {_ARMS}"
    r"(?: of (?:patients|participants))?\W*\Z"
)
"""A trial that has one arm, and no arm of which something is told."""
_WHOM = late_regex(
    r"\)?\s(?:of\s|in\s)?(?:the\s|its\s|all\s|their\s)*(?:\d\s|two\s|three\s)?"
    r"(?:(?:primary|secondary)\s(?:clinical\s)?trial(?:['’]s)?\s)?(?:cohorts?\s)?"
    rf"(?:patients|participants|subjects|women|pts|people|(?:[a-z-]+\s)?{_ARMS})"
)
"""Behind a share: of whom, or of which arms."""
_DENIED = late_regex(r"\b(?:not?|never|without|only|alone|instead|except|other|more|less|different|same)\b|n['’]t\b")
_NAMED = late_regex(
    r"\b(?:days?|cycles?|weeks?|at (?:least|most)|more than|less than|fewer than|over|under|up to|another|other|these"
    r"|those)\s\Z"
)
_PART = late_regex(r"\b(?:in|(?<!consists )(?<!composed )of|on|for|to|by|with)(?: (?:only|just|exactly|the))*\s\Z")
"""Before a number of arms that may be some of them."""
_LACKING = late_regex(r"\b(?:no|not|none|never|without|instead|placebos?|sham|matching|matched|except)\b")
"""In the lines of an arm that may name what it is not given."""
_DUMMY = "placebo"
_AN_ARM = late_regex(r"\w\sarm\b\s?[:+]")
_BY_NAME = late_regex(r"\barms?\s(?P<names>(?:[ivx]+|\d|[a-h])\b(?:(?:,\s?|\s(?:and|or|&)\s)(?:[ivx]+|\d|[a-h])\b)*)")
_NAMES = late_regex(r"\b(?:[ivx]+|\d|[a-h])\b(?<!and)")
_HAVE = late_regex(
    r"\b(?:both|each)\b.*\b(?:ha(?:s|ve|d)|consists? of|comprises?|includes?|lists?)(?: (?:only|just|exactly))?\s\Z"
)
_TOGETHER = late_regex(r"\b(?:together|altogether|in all|in total|combined|between them|overall)\b")
_CLAUSE = late_regex(r"[,;]\s|\s(?:while|whereas|but|against|than(?!\s\d))\s")
_TOLD = late_regex(rf"(?P<n>{NUMERAL})[\s-]{_ARMS}")
_HALF_A_POINT = 0.5


def arms_otherwise(claim: str, text: str) -> Iterator[Said]:
    """The numbers of arms, and the shares of those treated, that the arms of the one trial spoken of do not give."""
    lower = claim.casefold()
    every, of_two = set(trials_in(lower)), scoped(lower).scope.both or OF_TWO.search(lower) is not None
    arms = given_in(text)
    if of_two:
        yield from _counted_of_both(lower, arms)
    for clause in _CLAUSE.split(lower) if arms else ():
        trials = set(trials_in(clause)) or every
        meant = [arm for arm in arms if not trials or arm.trial in ("", *trials)]
        if not of_two and len(trials) < 2 and len({arm.trial for arm in meant}) == 1:
            yield from _counted(clause, meant)
            if is_of(clause, arms_spoken_of(clause, trials, arms)):
                yield from _shared(clause, meant)


def _counted(clause: str, arms: Sequence[Given]) -> Iterator[Said]:
    known = {float(len(arms)), float(len(_named(arms)))} | {
        value_of(match["n"]) for text in _texts(arms) for match in _TOLD.finditer(text)
    }
    told = [match for match in _COUNT.finditer(clause) if not _NAMED.search(clause[: match.start()])]
    told = [one for one in told if one.group().endswith("s") or _number(one) == 1]  # not "12 group sessions"
    told = [one for one in told if _number(one) > len(arms) or not _PART.search(clause[: one.start()])]
    numbers = [_number(one) for one in told]
    may = "one" not in (match["n"] for match in told) or _HAS_ONE.search(clause)
    if told and known.isdisjoint(numbers) and not _are_pooled(arms) and may:
        yield _said(told[0].group(), arms, "The record lists another number of arms.")


def _counted_of_both(claim: str, arms: Sequence[Given]) -> Iterator[Said]:
    """A number of arms that is said of two trials together, and neither they nor one of them have."""
    told = [match for match in _COUNT.finditer(claim) if not _NAMED.search(claim[: match.start()])]
    trials = {arm.trial for arm in arms}
    of_each = {float(sum(arm.trial == trial for arm in arms)) for trial in trials}
    known = {float(len(arms)), *of_each} | {value_of(one["n"]) for text in _texts(arms) for one in _TOLD.finditer(text)}
    if not _TOGETHER.search(claim):  # each of the two has so many
        told = [match for match in told if _HAVE.search(claim[: match.start()]) and not _are_pooled(arms)]
        known -= {float(len(arms))} if len(of_each) == 1 else {float(len(arms)), *of_each}
    if len(trials) > 1 and told and known.isdisjoint(map(_number, told)):
        yield _said(told[0].group(), arms, "The record lists another number of arms.")


def _are_pooled(arms: Sequence[Given]) -> bool:
    """Whether what a record lists as one arm has several in it: "Multivitamin Arm + Calcitriol Arm"."""
    return any(len(_AN_ARM.findall(" ".join(_texts([arm])))) > 1 for arm in arms)


def _named(arms: Sequence[Given]) -> set[str]:
    """The arms that lines name by themselves ("Arm A", "Arms III and IV")."""
    return {
        name for text in _texts(arms) for match in _BY_NAME.finditer(text) for name in _NAMES.findall(match["names"])
    }


def _number(match: re.Match[str]) -> float:
    return 1.0 if match["n"] == "a single" else value_of(match["n"])


def _shared(clause: str, arms: Sequence[Given]) -> Iterator[Said]:
    shares = {100 * part / len(arms) for part in range(len(arms) + 1)}
    shares |= {amount.value for text in _texts(arms) for amount in _shares_in(text)}
    for amount in _shares_in(clause):
        if not any(isclose(amount.value, share, abs_tol=_HALF_A_POINT if share % 1 else 1e-6) for share in shares):
            yield _said(amount.words, arms, "No part of the arms that the record lists is such a share.")
        elif not _DENIED.search(clause) and not _may_have(clause, round(amount.value * len(arms) / 100), arms):
            yield _said(amount.words, arms, "Another number of arms has what the claim names.")


def _shares_in(text: str) -> Iterator[Amount]:
    """The shares of a lower-case text that are of people, or of arms."""
    for amount in amounts_of(text):
        told = amount.unit is Unit.SHARE and amount.is_exact and not amount.worded
        if told and _WHOM.match(text, amount.end):
            yield amount


def _may_have(clause: str, part: int, arms: Sequence[Given]) -> bool:
    """Whether so many arms may have what a clause names: those with all its words, at most those with any of them."""
    words = long_terms(without_amounts(scoped(clause).text)) - GIVING
    words &= frozenset().union(*(arm.words for arm in arms))
    plain = [arm for arm in arms if _DUMMY in clause or not any(map(_LACKING.search, _texts([arm])))]
    least = sum(1 for arm in plain if words <= arm.words)
    own = words - frozenset.intersection(*(arm.words for arm in arms)) or words  # what all arms have tells none apart
    return not words or least <= part <= sum(1 for arm in arms if own & arm.words)


def _texts(arms: Sequence[Given]) -> Iterator[str]:
    return (line.text.casefold() for arm in arms for line in arm.lines)


def _said(words: str, arms: Sequence[Given], why: str) -> Said:
    quote = "; ".join(arm.lines[0].quote for arm in arms)
    return Said(Slot.N, words, str(len(arms)), Verdict.DIFFERS, why, quote)
