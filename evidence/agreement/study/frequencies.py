"""How often something is given: "twice daily", "fortnightly", "5 days a week", "at 30-day intervals", and compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isclose

from evidence.agreement.agreement import Slot
from evidence.agreement.scales.measures import MILLIGRAMS
from evidence.agreement.scales.times import HOURS
from evidence.agreement.verdict import Said, differs
from evidence.agreement.words.vocabulary import ADVERB
from evidence.claims.claim import Quantity, QuantityKind
from evidence.claims.numerals import plain_numbers
from evidence.claims.patterns import ADVERBS
from evidence.claims.quantities import find_quantities
from evidence.late import late_regex

_GIVEN = (
    r"(?:g[ia]ves?|given|giving|receiv\w+|t[ao]kes?|taken|taking|took|tak\w+|dos(?:e[ds]?|ing|age)|administ\w+|appl(?:y|ies|ied"
    r"|ications?)|inject\w*|infus\w+|us(?:e[ds]?|ing)|treat(?:ed|ments?)|assigned|randomi[sz]ed|tablets?|capsules?|pills?"
    r"|drops|sprays?|sessions?|wore|worn|train\w*|practi[cs]\w+|\d\s?(?:mg|mcg|µg|g|ml|IU))"
)
_GIVING = late_regex(rf"\b{_GIVEN}\b", re.IGNORECASE)
_OF_NOTHING_ELSE = late_regex(
    rf"\s*(?:[.,;:)\]]|\Z|(?:for|at|or|and|over|until|in|on|to|plus|after|with|versus|vs|during|by|before|as|if|when|of"
    rf"|from|{_GIVEN})\b)",
    re.IGNORECASE,
)
"""Behind an adverb that tells how often something is given, rather than of what sort it is: "weekly visits"."""
_INTERVALS = late_regex(
    r"\b(?P<number>\d+)[\s-](?P<unit>day|week|month)s?\sintervals?\b"
    r"|\bintervals?\sof\s(?P<of>\d+)\s(?P<each>day|week|month)s?\b",
    re.IGNORECASE,
)
_FORTNIGHT = late_regex(r"\bfortnightly\b|\b(?:every|each|per) fortnight\b|(?<=\bonce )a fortnight\b", re.IGNORECASE)
_ONLY = late_regex(r"\b(?:once|one|single|1)\b", re.IGNORECASE)
_ALIKE = 0.12
"""How far apart two frequencies may be and be one: four weeks are called a month."""
_WORKDAYS = 5 / 7
_DAY = 24.0


@dataclass(frozen=True)
class Frequency:
    """So many times a day, in these words; `loose` says that "daily" leaves open how many times each day."""

    per_day: float
    words: str
    start: int
    loose: bool

    def may_be(self, other: Frequency) -> bool:
        """Whether both may be one: within what a month differs in length, and "daily" is on workdays, or twice, too."""
        if isclose(self.per_day, other.per_day, rel_tol=_ALIKE):
            return True
        if isclose(self.per_day, 1.0) and self.loose:
            return other.per_day >= _WORKDAYS - _ALIKE
        return isclose(other.per_day, 1.0) and other.loose and self.per_day >= _WORKDAYS - _ALIKE


def frequencies_of(text: str) -> tuple[Frequency, ...]:
    """How often a text says that anything is given or done, in order."""
    found: dict[int, Frequency] = {}
    for one in _read(text):
        if not any(known.start <= one.start < known.start + len(known.words) for known in found.values()):
            found[one.start] = one
    return tuple(found[start] for start in sorted(found))


def _read(text: str) -> Iterator[Frequency]:
    for quantity in find_quantities(text):
        if quantity.kind is QuantityKind.FREQUENCY and quantity.value and quantity.unit in HOURS:
            per_day = quantity.value * _DAY / HOURS[quantity.unit]
            loose = per_day == 1.0 and not _ONLY.search(quantity.text)
            yield Frequency(per_day, quantity.text, quantity.span.start, loose)
    for match in _INTERVALS.finditer(text):
        number, unit = float(match["number"] or match["of"]), (match["unit"] or match["each"]).casefold()
        yield Frequency(_DAY / (number * HOURS[unit]), match.group(), match.start(), loose=False)
    for match in _FORTNIGHT.finditer(text):
        yield Frequency(1 / 14, match.group(), match.start(), loose=False)
    for match in ADVERB.finditer(text):
        if _OF_NOTHING_ELSE.match(text, match.end()):
            per_day = _DAY / HOURS[ADVERBS[match["adverb"].lower()]]
            yield Frequency(per_day, match.group(), match.start(), per_day == 1.0)


def given_otherwise_often(claim: str, sentences: Sequence[str]) -> Said | None:
    """Where a claim says how often something is given, and all that a text tells of giving is one other frequency."""
    plain = plain_numbers(claim)
    ours = frequencies_of(plain) if _GIVING.search(plain) else ()
    if len(ours) != 1:
        return None
    theirs = [(one, sentence) for sentence in sentences for one in frequencies_of(plain_numbers(sentence))]
    if any(ours[0].may_be(one) for one, _ in theirs):
        return None
    given = [(one, sentence) for one, sentence in theirs if _GIVING.search(sentence)]
    if len({round(one.per_day, 3) for one, _ in given}) != 1 or _is_of_another_dose(plain, given[0][1]):
        return None
    words = ours[0].words if ours[0].words in claim else claim
    why = "The source gave it at other intervals."
    return differs(Slot.REGIMEN, words, given[0][0].words, why, given[0][1])


def _is_of_another_dose(claim: str, sentence: str) -> bool:
    """Whether a sentence does not have each dose of a claim: 800 mg once may be 400 mg twice."""
    ours, theirs = (
        {_in_mg(one) for one in find_quantities(text) if one.kind is QuantityKind.DOSE} for text in (claim, sentence)
    )
    return not ours <= theirs


def _in_mg(dose: Quantity) -> tuple[float | None, str | None]:
    unit = dose.unit or ""
    return (dose.value or 0.0) * MILLIGRAMS.get(unit, 1.0), "mg" if unit in MILLIGRAMS else unit
