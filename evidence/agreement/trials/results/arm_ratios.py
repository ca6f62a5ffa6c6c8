"""How many times another arm's result a statement says that one arm's is, where their results stand otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.trials.results.arm_names import with_arms
from evidence.agreement.trials.results.arm_order import NEGATIVE, NOT, OTHER, on_one_outcome
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.results.lay_outcomes import named_plainly
from evidence.agreement.trials.results.rises import is_below_nought
from evidence.agreement.trials.words.amounts import FRACTIONS, WORTH
from evidence.agreement.trials.words.scopes import scoped
from evidence.agreement.trials.words.wording import IN_RESULTS, is_case
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_TIMES = late_regex(
    rf"(?:(?P<least>at least|over|more than|greater than)|(?P<most>less than|under|at most|up to))?\s?"
    rf"(?:(?P<number>{NUMERAL})(?:\s?times|x|[\s-]?fold)|(?P<word>twice|double|thrice|triple|half)"
    rf"|(?:an?|one)[\s-](?P<part>{'|'.join(FRACTIONS)}))"
    r"\s(?:(?P<more>more|higher|greater|longer|larger|better)\b|(?:as|the|of|that)\b)"
    r"(?!(?: the| all| these| those)*(?: [\w-]+){0,2} (?:patients|pts|participants|subjects|people|women|them|whom)\b)"
)
_MULTIPLIED = {"doubl": "2", "tripl": "3", "quadrupl": "4", "halv": "0.5"}
_MULTIPLIES = late_regex(
    r"(?<!was )(?<!were )(?<!be )(?<!is )\b(?P<bound>(?:more than|less than|over|at least|almost|nearly|about)\s)?"
    rf"(?P<verb>{'|'.join(_MULTIPLIED)})(?:ed|es|ing)\s(?=the\b|its\b|their\b)"
)
"""What one arm did to a result that is the other's."""
_BETWEEN = late_regex(r"\b(?:than|as|of|to|versus|with|in|for|while)\b")
_OF_SHARES = late_regex(r"\b(?:rates?|shares?|proportions?|percentages?|median|mean)\b")
_THAN = late_regex(r"\b(?:than|compared|versus|vs|against|both|either|each|neither)\b")
_BESIDE = terms_of(
    "result results produce produced show shown experience experienced report reported patients better"
    " high higher long longer large larger great greater"
)
"""Words of a comparison that name no outcome."""
_GIVEN = late_regex(r"\bdos(?:e[sd]?|ages?|ing)\b|\binfus\w+|\binject\w+")
_OF_A_FALL = late_regex(r"\b(?:reduc\w+|decreas\w+|drop\w*|f[ae]ll|declin\w+|loss|lost)\b")
"""How results below nought are told without their sign."""
_CLOSE, _FEW = 0.2, 0.25
"""By how much of itself, and by how much at least, a ratio in round numbers may be off."""


def ratios_otherwise(claim: str, text: str) -> Iterator[Said]:
    """The ratios of two arms that their results give in no reading."""
    for said, outcome in on_one_outcome(claim, text):
        sentence = _MULTIPLIES.sub(_as_many, with_arms(named_plainly(said, outcome), outcome))
        told = _TIMES.search(sentence)
        sides = _sides(sentence, told, outcome) if told and not is_case(sentence) else None
        shares = _OF_SHARES.search(sentence) is not None
        if told and sides and not any(_allows(told, *pair) for pair in _pairs(outcome, *sides, shares=shares)):
            quote = "; ".join(one.quote for one in outcome.results if one.arm in sides)
            why = "The results of the two arms do not stand so."
            yield Said(Slot.FIGURE, told.group().strip(), quote, Verdict.DIFFERS, why, quote)


def _sides(sentence: str, told: re.Match[str], outcome: Outcome) -> tuple[str, str] | None:
    """The two arms that a sentence compares, if all its words are the outcome's, or words of measuring."""
    rest = sentence[: told.start()] + " " + sentence[told.end() :]
    words = terms_of(scoped(rest).text) - IN_RESULTS - _BESIDE
    if (
        _GIVEN.search(rest)
        or len(words - outcome.words) > 1
        or OTHER.search(_OF_A_FALL.sub(" ", rest) if is_below_nought(outcome) else rest)
        or NOT.search(rest)
        or len(list(_TIMES.finditer(sentence))) > 1
    ):
        return None
    negative = any(NEGATIVE.search(one.quote) for one in outcome.results) and not is_below_nought(outcome)
    if negative or not all(one.values[0] for one in outcome.results):
        return None
    for between in _BETWEEN.finditer(sentence):
        one, other = outcome.arms.of_each((sentence[: between.start()], sentence[between.end() :]))
        if one and other and one != other:
            return one, other
    arms, alone = {one.arm for one in outcome.results}, outcome.arms.of_each([sentence])[0]
    left = arms - {alone}
    implied = told.group().endswith(" as") or (
        told["number"] and sentence[: told.start()].rstrip().endswith("did have")
    )
    if not (implied and alone and len(left) == 1) or _THAN.search(sentence):
        return None
    return alone, next(iter(left))


def _as_many(told: re.Match[str]) -> str:
    """The number of times in a verb: "doubled the rate" is "did have 2 times the rate"."""
    return f"did have {told['bound'] or ''}{_MULTIPLIED[told['verb']]} times "


def _pairs(outcome: Outcome, one: str, other: str, *, shares: bool) -> Iterator[tuple[float, float]]:
    """The results of two arms in each category and in all together: as people and as shares, where they count them."""
    ours, theirs = ([result for result in outcome.results if result.arm == arm] for arm in (one, other))
    for mine in ours:
        for other_one in theirs:
            if mine.label == other_one.label:
                yield from zip(mine.sizes, other_one.sizes, strict=False)
    if ours and theirs and not shares:
        yield ours[0].analysed, theirs[0].analysed or inf  # "twice as many" may be of the arms themselves
    if len(ours) == len(theirs) > 1:
        sums = (map(sum, zip(*(result.sizes for result in some), strict=False)) for some in (ours, theirs))
        yield from zip(*sums, strict=False)


def _allows(told: re.Match[str], ours: float, theirs: float) -> bool:
    """ "Three times more" is said of three times as many, and of four times."""
    if told["number"]:
        number = value_of(told["number"])
    else:
        number = WORTH[told["word"]] if told["word"] else FRACTIONS[told["part"]] / 100
    low, high = (number, inf) if told["least"] else (0.0, number) if told["most"] else (number, number)
    off = max(_CLOSE * number, _FEW if number > 1 else 0.1) if low == high else 0.0
    readings = (ours / theirs, ours / theirs - 1) if told["more"] else (ours / theirs,)
    return any(low - off <= one <= high + off for one in readings)
