"""How many people a statement says were analysed in one arm or trial beside another: so many times as many, or more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.terms import terms_of
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.results.findings import Outcome, outcomes_of
from evidence.agreement.trials.words.amounts import FRACTIONS, WORTH
from evidence.agreement.trials.words.scopes import scoped, trials_in
from evidence.agreement.trials.words.wording import ELSEWHERE, IN_RESULTS, PLAIN
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_PEOPLE = r"(?:patients|participants|people|subjects|women|pts)"
_WERE = r"(?:were\s)?(?:analy[sz]ed|evaluated|assessed)"
_BOUND = (
    r"(?:(?P<least>at least|over|more than|greater than)|(?P<most>less than|fewer than|under|at most|up to)"
    r"|(?:just |a little )?(?:about|around|roughly|nearly|almost|approximately|some))?\s?"
)
_TIMES = (
    rf"(?:(?P<number>{NUMERAL})(?:\s?times|x|[\s-]?fold)|(?P<word>{'|'.join(WORTH)})"
    rf"|(?:an?|one)[\s-](?P<part>{'|'.join(FRACTIONS)})(?: of)?)"
)
_AS_LARGE = late_regex(
    rf"{_BOUND}{_TIMES}\s(?:as (?:large|big)\sas|(?:the )?(?:sample |group |cohort )?size of"
    rf"|(?P<more>larger|bigger)\sthan|as many {_PEOPLE}\s{_WERE}\sas)\s"
)
_ANALYSED_AS_MANY = late_regex(rf"{_WERE}\s{_BOUND}{_TIMES}\sas many {_PEOPLE}\sas\s")
_MORE = late_regex(rf"{_WERE}\s(?P<gap>{NUMERAL})\s(?P<way>more|fewer|less)\s{_PEOPLE}\sthan\s")
_WERE_MORE = late_regex(rf"(?P<gap>{NUMERAL})\s(?P<way>more|fewer|less)\s{_PEOPLE}\s{_WERE}\s(?P<left>[^,;]*?)\sthan\s")
_RIGHT = late_regex(r"[^,;]*")
_EVERY = late_regex(r"\b(?:either|each|any|every)\b")
_AN_ARM = late_regex(r"\b(?:arm|group|cohort|stratum)\b")
_OFF, _CLOSE = 0.2, 0.25
"""By how much of itself, and by how much at least, a ratio in round numbers may be off."""
_EXACT = 1e-6


def analysed_otherwise(claim: str, text: str) -> Iterator[Said]:
    """The comparisons of two arms or trials by those analysed in them, where the record's numbers stand otherwise."""
    outcomes, lower = outcomes_of(text), " ".join(claim.casefold().split())
    for sentence in SENTENCE.split(lower) if outcomes and not ELSEWHERE.search(lower) else ():
        found = (pattern.search(sentence) for pattern in (_AS_LARGE, _ANALYSED_AS_MANY, _MORE, _WERE_MORE))
        told = next((one for one in found if one), None)
        sizes = _sizes(sentence, told, outcomes, lower) if told else None
        if told and sizes and not _holds(told.groupdict(), *sizes):
            quote = "; ".join(
                dict.fromkeys(one.quote for it in outcomes for one in it.lines if one.analysed is not None)
            )
            why = "The numbers of people whom the record has as analysed do not stand so."
            yield Said(Slot.FIGURE, told.group().strip(), quote, Verdict.DIFFERS, why, quote)


def _sizes(sentence: str, told: re.Match[str], outcomes: Sequence[Outcome], claim: str) -> tuple[float, float] | None:
    """How many were analysed on either side of a comparison; None where a side may be something else."""
    right = _RIGHT.match(sentence, told.end())
    left = told.groupdict().get("left") or sentence[: told.start()]
    if right is None or NOT.search(left):
        return None
    ours, theirs = (_size(side, outcomes, claim) for side in (left, right.group()))
    return (ours, theirs) if ours and theirs else None


def _size(side: str, outcomes: Sequence[Outcome], claim: str) -> float | None:
    """How many were analysed in the arm that a side names, or in the trial, if it names no more than that."""
    trials, whole = set(trials_in(side)), len(outcomes) == 1
    trials = trials or (set() if whole else set(trials_in(claim)))
    meant = [one for one in outcomes if not trials or one.trial in ("", *trials)]
    if len(meant) != 1 or len(trials) > 1 or _EVERY.search(side) or not scoped(side).clear:
        return None
    outcome = meant[0]
    words = terms_of(scoped(side).text) - IN_RESULTS - PLAIN
    if words - outcome.words:
        return None
    sizes = {one.arm: float(one.analysed) for one in outcome.results}
    arm = outcome.arm_of(side)
    if arm:
        return sizes.get(arm, next(iter(sizes.values())) if len(sizes) == 1 else None)
    of_some = _AN_ARM.search(side) or words & frozenset[str]().union(*outcome.titled.values()) - outcome.named
    return sum(sizes.values()) if any(trials_in(side)) and not of_some and all(sizes.values()) else None


def _holds(told: dict[str, str | None], ours: float, theirs: float) -> bool:
    """Whether two numbers of people stand as they are told to."""
    if gap := told.get("gap"):
        return abs((ours - theirs if told["way"] == "more" else theirs - ours) - value_of(gap)) < _EXACT
    if told["number"]:
        number = value_of(told["number"])
    else:
        number = WORTH[told["word"]] if told["word"] else FRACTIONS[told["part"] or ""] / 100
    ratio = ours / theirs
    if told["least"]:
        return ratio > number - _EXACT
    if told["most"]:
        return ratio < number + _EXACT
    off = max(_OFF * number, _CLOSE if number > 1 else 0.1)
    return any(abs(one - number) <= off for one in ((ratio, ratio - 1) if told.get("more") else (ratio,)))
