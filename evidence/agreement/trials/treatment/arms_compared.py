"""How often, how long and how much: a statement that compares arms, trials or drugs, where the lines rule it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.treatment.given import Given, given_in, treated_in
from evidence.agreement.trials.treatment.sides import Side, drugs_in, is_placed, side_of
from evidence.agreement.trials.treatment.who_gets import refers_elsewhere
from evidence.agreement.trials.words.amounts import FRACTIONS
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_TIMES = (
    rf"(?:(?P<times>1/)?(?P<number>{NUMERAL})[\s-]?(?:times|x|fold)|(?P<word>twice|double|thrice|triple)"
    rf"|(?:(?P<parts>{NUMERAL})[\s-]|an?\s)?(?P<part>{'|'.join(FRACTIONS)})s?(?:\sof)?)\s"
)
_OF = _TIMES.replace("<", "<of_")
_BY = rf"(?:(?P<by>{NUMERAL})[\s-](?P<unit>day|week|month|year|mg|g|mcg)s?\s)?"
_COMPARED = (
    late_regex(rf"\b(?:{_TIMES})?as\s(?P<as>often|frequently|regularly|long|much)\b"),
    late_regex(
        rf"\b{_OF}the\s(?:[a-z]+\s)?(?P<of>frequency|duration|length|dose|dosage|amount|quantity)\b"
        rf"|\bthe\ssame\s(?:[a-z]+\s)?(?P<same>frequency|duration|length|dose|dosage|amount|quantity)\b"
    ),
    late_regex(
        r"\b(?P<way>more|less)\s(?P<often>often|frequently|regularly)\b"
        r"|\b(?P<degree>higher|greater|larger|lower|smaller|longer|shorter)\s(?:[a-z]+\s)?"
        r"(?P<noun>frequency|duration|length|dose|dosage|amount|quantity|treatment|therapy|course|period)s?\b"
        rf"|\b{_BY}(?P<long>longer|shorter)\b|\b(?P<by_>{NUMERAL})\s(?P<mass>mg|g|mcg)(?:/(?:kg|m2|m²|m\^2|day))?\s(?P<much>more|less|higher|lower|larger|smaller|greater)\b"
    ),
)
_BETWEEN = (
    late_regex(r"\bas\b"),
    late_regex(r"\b(?:of|than|as|in|for|to)\b"),
    late_regex(r"\bthan\b"),
)
_QUANTITIES = {
    "often": "rates",
    "frequently": "rates",
    "regularly": "rates",
    "frequency": "rates",
    "much": "doses",
    "dose": "doses",
    "dosage": "doses",
    "amount": "doses",
    "quantity": "doses",
}
_UNCLEAR = late_regex(
    r"\b(?:total|cumulative|overall|compared|versus|vs|(?<!per )infusion\w*|cycles?|sessions?|each other|respective\w*"
    r"|at least|at most|about|almost|nearly|roughly|around|over|up to|response|surviv\w+|follow\w*)\b"
)
_OVER_TIME = late_regex(r"\b(?:day|week|month|year)s?\b")
_A_DAY = late_regex(r"\b(?:per|an?|each|every) day\b")
_TIMES_A_DAY = (1, 2, 3)
_MORE = frozenset({"more", "higher", "greater", "larger", "longer"})
_CLOSE, _ABOUT = 0.02, 0.1
"""By how much of themselves quantities, and how many times as much one is, may be off: a month may have four weeks."""


def compared_otherwise(claim: str, text: str) -> Iterator[Said]:
    """The comparisons of what arms, trials or drugs are given that the lines rule out."""
    arms, lower = treated_in(text), claim.casefold()
    every, described = set(trials_in(lower)), not given_in(text)
    for sentence in SENTENCE.split(lower) if arms and not is_case(lower) else ():
        if NOT.search(sentence) or _UNCLEAR.search(sentence):
            continue
        for head, between in zip(_COMPARED, _BETWEEN, strict=True):
            if (match := head.search(sentence)) is not None:
                yield from _compared(sentence, match, between, every, arms, described=described)
                break


def _compared(
    sentence: str,
    match: re.Match[str],
    between: re.Pattern[str],
    trials: set[str],
    arms: Sequence[Given],
    *,
    described: bool,
) -> Iterator[Said]:
    sides = _sides(sentence, match, between, trials, arms)
    if sides is None or (described and any(len(side.drugs) > 1 for side in sides)):
        return  # where only a description tells what was given, an arm may go by the name of a drug
    told = {name: words for name, words in match.groupdict().items() if words}
    if absent := next((side for side in sides if _is_absent(side)), None):
        yield _said(match, absent, absent, "The lines of this arm do not name it, and those of others do.")
        return
    quantity = _quantity(told)
    over_time = _OVER_TIME.search(_A_DAY.sub(" ", sentence)) if quantity == "doses" else None
    pairs = [] if over_time else list(_pairs(quantity, *sides))
    if quantity == "doses" and _A_DAY.search(sentence):  # each may be told of one of several times a day
        pairs = [
            (one * times, other * often) for one, other in pairs for times in _TIMES_A_DAY for often in _TIMES_A_DAY
        ]
    if pairs and not any(_holds(told, *pair) for pair in pairs):
        yield _said(match, *sides, "By the lines of the arms the two stand otherwise.")


def _sides(
    sentence: str, match: re.Match[str], between: re.Pattern[str], trials: set[str], arms: Sequence[Given]
) -> tuple[Side, Side] | None:
    """The two that are compared: before and behind the first word that parts two places, or two drugs."""
    for cut in between.finditer(sentence, match.end()):
        before = f"{sentence[: match.start()]} {sentence[match.end() : cut.start()]}"
        behind = sentence[cut.end() :]
        ours, unknown = drugs_in(before, arms)
        theirs, unknown_too = drugs_in(behind, arms)
        if unknown or unknown_too or not (is_placed(behind) or (theirs and theirs != ours)):
            continue
        own = set(trials_in(sentence)) or trials
        left, right = side_of(before, ours or theirs, own, arms), side_of(behind, theirs or ours, own, arms)
        return (left, right) if left and right and left != right else None
    return None


def _is_absent(side: Side) -> bool:
    """Whether the single arm of a side has no word of what it is said to be given."""
    arm = side.arms[0]
    return len(side.arms) == 1 and bool(side.drugs) and not side.drugs & arm.words and not refers_elsewhere(arm)


def _quantity(told: dict[str, str]) -> str:
    for name in ("as", "of", "same", "often", "noun"):
        if name in told:
            return _QUANTITIES.get(told[name], "lengths")
    return "doses" if "much" in told else "lengths"


def _pairs(quantity: str, left: Side, right: Side) -> Iterator[tuple[float, float]]:
    if quantity == "doses":
        yield from ((one, two) for one, unit in left.doses for two, same in right.doses if unit == same and one and two)
    else:
        yield from ((one, two) for one in getattr(left, quantity) for two in getattr(right, quantity))


def _holds(told: dict[str, str], one: float, other: float) -> bool:
    """Whether a comparison holds of two quantities."""
    way = told.get("way") or told.get("degree") or told.get("long") or told.get("much")
    if way is None:
        return isclose(one / other, _times(told), rel_tol=_ABOUT)
    apart = one - other if way in _MORE else other - one
    if "by" in told or "by_" in told:
        unit = told.get("unit") or told["mass"]
        by = value_of(told.get("by") or told["by_"]) * (HOURS[unit] / HOURS["day"] if unit in HOURS else _IN_MG[unit])
        return isclose(apart, by, rel_tol=_ABOUT)
    return apart > _CLOSE * other


_IN_MG = {"mg": 1.0, "g": 1e3, "mcg": 1e-3}


def _times(told: dict[str, str]) -> float:
    """How many times as much the first is."""
    told = {name.removeprefix("of_"): words for name, words in told.items()}
    if "number" in told:
        number = value_of(told["number"])
        return 1 / number if "times" in told and number else number
    if "word" in told:
        return 2.0 if told["word"] in ("twice", "double") else 3.0
    return value_of(told.get("parts", "1")) * FRACTIONS[told["part"]] / 100 if "part" in told else 1.0


def _said(match: re.Match[str], left: Side, right: Side, why: str) -> Said:
    shown = "; ".join(dict.fromkeys((left.quote, right.quote)))
    return Said(Slot.REGIMEN, match.group().strip(), shown, Verdict.DIFFERS, why, shown)
