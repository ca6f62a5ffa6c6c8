"""How something was given: read from a phrase, and compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isclose

from evidence.agreement.agreement import Reason, Verdict
from evidence.agreement.scales.measures import MILLIGRAMS
from evidence.agreement.scales.times import HOURS
from evidence.agreement.verdict import Compared, gravest
from evidence.agreement.words.vocabulary import ADVERB, ROUTES, SERIES
from evidence.claims.claim import LOWER, UPPER, Quantity, QuantityKind
from evidence.claims.patterns import ADVERBS
from evidence.claims.units import MEDICATIONS
from evidence.late import late_regex

_GIVEN = MEDICATIONS | {"tablet", "capsule", "pill", "spray", "drop", "serving"}
_AT_A_TIME = late_regex(
    r"\s+(?:of (?:[\w-]+ ){1,2})?"
    r"(?:(?:a|per|each|every) (?:day|night|week|month)|daily|nightly|weekly|monthly|at a time)\b"
)
"""How much is taken each time, and not how often ("one tablet a day")."""
_MOST = 1000
"""Nobody is given something so often: such a number counts everybody's doses."""


@dataclass(frozen=True)
class Regimen:
    """How it was given.

    `low` and `high` count the administrations, a series without a number ends nowhere, and `besides` those of others
    that are named; `doses` are (low, high, unit), masses in mg; `per_day` are the frequencies; `routes` the ways in.
    """

    words: str
    low: float | None
    high: float
    doses: tuple[tuple[float, float, str], ...]
    per_day: tuple[float, ...]
    routes: frozenset[str]
    besides: tuple[tuple[float, float], ...] = ()

    @property
    def stated(self) -> bool:
        """Whether it says how often or how much; a route alone is mostly the name of the product."""
        return self.low is not None or bool(self.doses or self.per_day)


def read_regimen(text: str, quantities: Sequence[Quantity]) -> Regimen | None:
    """Once or in a series, in which dose, how often a day and by which route; None if nothing is said."""
    given = (q for q in quantities if q.unit in _GIVEN and not _AT_A_TIME.match(text, q.span.end))
    given = (q for q in given if (q.value or q.high or 0) < _MOST)
    counts = [q for q in given if q.value is not None or q.high is not None]
    doses = [q for q in quantities if q.kind is QuantityKind.DOSE and (q.value is not None or q.low is not None)]
    rates = [q for q in quantities if q.kind is QuantityKind.FREQUENCY and q.value and q.unit in HOURS]
    adverbs = [match for match in ADVERB.finditer(text) if not any(_covers(q, match.start()) for q in quantities)]
    routes = {name: match.group() for name, pattern in ROUTES if (match := pattern.search(text))}
    series = SERIES.search(text)
    low, high = _count(counts[0]) if counts else (2.0, inf) if series or rates or adverbs else (None, inf)
    if low is None and not doses and not routes:
        return None
    words = [*(q.text for q in (*counts[:1], *doses, *rates)), *(match.group() for match in adverbs)]
    if series and not words:
        words = [series.group()]
    return Regimen(
        ", ".join(dict.fromkeys(words or routes.values())),
        low,
        high,
        tuple(_dose(q) for q in doses),
        (*(_per_day(q) for q in rates), *(24 / HOURS[ADVERBS[match["adverb"].lower()]] for match in adverbs)),
        frozenset(routes),
        tuple(map(_count, counts[1:])),
    )


def _covers(quantity: Quantity, position: int) -> bool:
    return quantity.kind is QuantityKind.FREQUENCY and quantity.span.start <= position < quantity.span.end


def _count(quantity: Quantity) -> tuple[float, float]:
    if quantity.value is None:
        return quantity.low or 1.0, quantity.high or inf
    low = 1.0 if quantity.comparator in UPPER else quantity.value
    return low, inf if quantity.comparator in LOWER else quantity.value


def _dose(quantity: Quantity) -> tuple[float, float, str]:
    head, *per = (quantity.unit or "").split("/")
    factor = MILLIGRAMS.get(head, 1.0)
    low = quantity.low if quantity.value is None else quantity.value
    high = quantity.high if quantity.value is None else quantity.value
    low, high = low or 0.0, high if high is not None else inf
    return low * factor, high * factor, "/".join(["mg" if head in MILLIGRAMS else head, *per])


def _per_day(quantity: Quantity) -> float:
    return (quantity.value or 0.0) * 24 / HOURS[quantity.unit or ""]


def compare_regimens(ours: Regimen, theirs: Regimen | None) -> Compared | None:
    """The verdict on how a claim says it was given, and why; None where the claim says too little to be compared."""
    if theirs is None:
        return Compared(Verdict.NOT_FOUND, "The regimen of the source is not held.") if ours.stated else None
    worst = gravest(part(ours, theirs) for part in (_administrations, _doses, _frequencies, _routes))
    return worst if worst and (ours.stated or worst.verdict is Verdict.DIFFERS) else None


def _administrations(ours: Regimen, theirs: Regimen) -> Compared | None:
    if ours.low is None or (ours.per_day and ours.high == 1):
        return None  # one at a time, which says nothing of how many in all
    if theirs.low is None:
        return Compared(Verdict.NOT_FOUND, "How often the source gave it is not held.")
    # "Up to six, three times a week" is a course, of which some got less.
    least = max(theirs.low, 2) if theirs.per_day and theirs.high > 1 else theirs.low
    if ours.low <= least and theirs.high <= ours.high:
        return Compared(Verdict.MATCHES, "It was given as often as the claim says.")
    if ours.low <= theirs.high and least <= ours.high:
        return Compared(Verdict.NOT_FOUND, "The source does not say that it was given just as often.")
    if any(ours.low <= high and low <= ours.high for low, high in theirs.besides):
        return Compared(Verdict.NOT_FOUND, "The source gave it to some as often as the claim says, and to others not.")
    if 1 not in (ours.high, theirs.high):
        return Compared(Verdict.DIFFERS, "The source gave another number of them.")
    why = "The source gave it once." if theirs.high == 1 else "The source gave it more than once."
    return Compared(Verdict.DIFFERS, why, Reason.ONCE_OR_OFTEN)


def _doses(ours: Regimen, theirs: Regimen) -> Compared | None:
    if not ours.doses:
        return None
    units = {unit for _, _, unit in theirs.doses}
    if any(unit not in units for _, _, unit in ours.doses):
        return Compared(Verdict.NOT_FOUND, "The dose of the source is not held in this unit.")
    if all(any(_same_dose(dose, other) for other in theirs.doses) for dose in ours.doses):
        return Compared(Verdict.MATCHES, "The dose is the source's.")
    return Compared(Verdict.DIFFERS, "The source gave another dose.", Reason.ANOTHER_DOSE)


def _same_dose(ours: tuple[float, float, str], theirs: tuple[float, float, str]) -> bool:
    return ours[2] == theirs[2] and isclose(ours[0], theirs[0]) and isclose(ours[1], theirs[1])


def _frequencies(ours: Regimen, theirs: Regimen) -> Compared | None:
    if not ours.per_day:
        return None
    if not theirs.per_day:
        return Compared(Verdict.NOT_FOUND, "How often a day or a week the source gave it is not held.")
    if all(any(isclose(rate, other) for other in theirs.per_day) for rate in ours.per_day):
        return Compared(Verdict.MATCHES, "It was given as often as the claim says.")
    return Compared(Verdict.DIFFERS, "The source gave it at other intervals.")


def _routes(ours: Regimen, theirs: Regimen) -> Compared | None:
    if not ours.routes:
        return None
    if not theirs.routes:
        return Compared(Verdict.NOT_FOUND, "The route of the source is not held.") if _special(ours) else None
    if ours.routes & theirs.routes:
        return Compared(Verdict.MATCHES, "It was given the way the claim says.")
    return Compared(Verdict.DIFFERS, "The source gave it by another route.")


def _special(ours: Regimen) -> bool:
    """Whether the route is one that a bare count ("one dose", "one infusion") leaves open."""
    return not ours.routes <= {"intravenous"}
