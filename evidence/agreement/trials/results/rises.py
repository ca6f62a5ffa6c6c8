"""Results below nought, rises and falls, and the units that results are told in."""

from __future__ import annotations

from itertools import combinations

from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.words.amounts import Amount, Unit
from evidence.late import late_regex

_PERCENT = late_regex(r"percent|%")
PER_VOLUME = late_regex(r"\s?(?P<much>[munpk\u00b5\u03bc]?)(?P<of>g|mol)\s?/\s?(?P<volume>[dmu\u00b5\u03bc]?)l\b")
_PREFIX = {"": 1.0, "k": 1e3, "d": 0.1, "m": 1e-3, "u": 1e-6, "\u00b5": 1e-6, "\u03bc": 1e-6, "n": 1e-9, "p": 1e-12}
_FACTORS = (1.0, 1e3, 1e-3)
"""By what a number is multiplied in the next larger or smaller unit."""
_IS_NEGATIVE = late_regex(r"(?:\A|[\s:])[-−]\s?\.?\d[^(]*(?:\(|\Z)")
"""A result that is below nought."""
_LOWER_THAN = late_regex(r"(?:\b(?:lower|less|smaller|fewer) than|\bbelow|\bunder|<)\s?[-−](?=\d)")
_HIGHER_THAN = late_regex(r"(?:\b(?:higher|greater|larger|more) than|\babove|\bover|>)\s?[-−](?=\d)")
_MINUS = late_regex(r"(?<=\s)[-−](?=\d)")
_RISE = late_regex(r"\b(?:increas\w+|rise|rises|rose|risen|gain\w*|climb\w*|grew|went up)\b")
_FALL = late_regex(
    r"\b(?:decreas\w+|drop\w*|fall|falls|fell|fallen|declin\w+|los[st]\w*"
    r"|reduc\w+|lower\w*|sank|shrank|went down|down)\b"
)
_OF_A_CHANGE = late_regex(r"\bchanges?\b")
_FROM = late_regex(r"\b(?:from|to|at|was|were|reached|reaching)(?: \w+)?\s\Z")


def is_below_nought(outcome: Outcome) -> bool:
    """Whether all results of an outcome are below nought."""
    return all(_IS_NEGATIVE.search(one.quote) for one in outcome.results)


def distances(outcome: Outcome) -> frozenset[float]:
    """How far each two results are apart, of which some are below nought."""
    values = [-one.values[0] if _IS_NEGATIVE.search(one.quote) else one.values[0] for one in outcome.results]
    return frozenset(abs(one - other) for one, other in combinations(values, 2))


def is_turned_round(text: str, outcome: Outcome) -> bool:
    """Whether a lower-case text has a rise where all results are changes below nought."""
    rises = _RISE.search(text) and not (_FALL.search(text) or NOT.search(text))
    changes = (f"{one.unit} {outcome.title}".casefold() for one in outcome.results)
    return bool(rises) and is_below_nought(outcome) and all(map(_OF_A_CHANGE.search, changes))


def in_size(sentence: str) -> str:
    """A sentence on numbers below nought with their sizes: "lower than -18 %" is more than 18."""
    sentence = _LOWER_THAN.sub("more than ", sentence)
    return _MINUS.sub("", _HIGHER_THAN.sub("less than ", sentence))


def is_by(amount: Amount, text: str) -> bool:
    """Whether an amount says by how much something rose or fell, and not to what, or from what."""
    changed = _RISE.search(text) or _FALL.search(text)
    return changed is not None and _FROM.search(text[: amount.start]) is None


def factors(text: str, amount: Amount, outcome: Outcome) -> tuple[float, ...]:
    """By what an amount is multiplied to stand in the unit of the results; in doubt by what the next units are."""
    if amount.unit is Unit.SHARE and all(_PERCENT.search(one.unit) for one in outcome.results):
        return (1.0,)
    ours = PER_VOLUME.match(text, amount.end)
    theirs = {match.group() for one in outcome.results if (match := PER_VOLUME.search(one.unit))}
    if ours is None and (amount.is_of_points or not (amount.is_exact or amount.unit is Unit.SHARE)):
        return (1.0,)  # a bound in a thousandth of the unit would always hold
    if ours is None or len(theirs) != 1 or not (other := PER_VOLUME.match(theirs.pop())):
        return _FACTORS
    if ours["of"] != other["of"]:
        return _FACTORS
    own, their = (_PREFIX[one["much"]] / _PREFIX[one["volume"]] for one in (ours, other))
    return (own / their,)
