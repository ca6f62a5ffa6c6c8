"""A number in company: a sentence of a source has the others of a claim, and another one in its place.

"9.9 % against 3.2 %" is known again by its 3.2 %, whatever words stand around it. Where the sentence that a claim
speaks of has just one more number of the sort, and the text has nothing that the claim's number could come from, the
source says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.derived import may_give
from evidence.agreement.prose.homes import Home, homes_of
from evidence.agreement.prose.limits import limits_in
from evidence.agreement.prose.numerals import (
    COUNT,
    Numeral,
    P,
    apart,
    is_written,
    numerals_of,
    sentences_of,
    stands_for,
)
from evidence.agreement.scales.measures import RATIOS
from evidence.agreement.verdict import Said, differs
from evidence.late import late_regex

_PARTS = late_regex(r";|\bwhereas\b|\bwhile\b|\brespectively\b")
_CLAUSE = late_regex(r"[;:]|,? (?:and|but|while|whereas|although)\b")
_NOTHING = late_regex(r"\s*(?:[.,;:)]|\Z)")
_GAP = late_regex(
    r"(?:[\s-]\w+){0,2}?[\s-](?:more|less|fewer|lower|higher|longer|shorter|better|worse|greater|lead|gap|differences?"
    r"|apart|ahead|advantage)\b"
    r"|\s(?:as \w+ (?:as|with|in|on|after|for)|as (?:many|much|often|long|high|likely|common)"
    r"|the (?:rate|number|risk|drop))\b"
)
"""Behind a number by which two things differ."""
_STRENGTH = late_regex(
    r"\s(?:(?:eye|ear|nasal|topical|oral|nail|vaginal)[\s-])?(?:groups?|arms?|creams?|gels?|drops|solutions?|ointments?"
    r"|lotions?|foams?|sprays?|serums?|shampoos?|patch(?:es)?|mouthwash(?:es)?|toothpastes?|peels?|suspensions?|syrups?)\b"
)
"""Behind a number that names a group by what it was given, or says how strong a medicine is."""
_APART = late_regex(r"\bdifferences?\b[^.;]{0,60}?\b(?:was|were|of)\s[-−]?\d", re.IGNORECASE)
"""Of a sentence whose numbers are differences, which stand in no value's place."""
_SMALL, _PART = 10, 0.05
"""Less than so many are a few, and less than such a part of a count is never told in its place."""
_SAME_SHARE = 1.0
"""Points within which two shares of one sentence are one that is told twice."""


def told_in_company(claim: str, source: Source) -> Iterator[Said]:
    """The numbers of a claim that the sentence with its other numbers gives otherwise."""
    ours = numerals_of(claim)
    for home in homes_of(claim, source) if ours else ():
        for one in ours:
            if not _is_missing(one, ours, claim, home, source) or _is_told_apart(one, claim, home):
                continue
            if (other := _in_its_place(one, ours, claim, home)) is not None:
                why = "The sentence with the claim's other numbers gives another one in this place."
                yield differs(_slot(one), one.text, other, why, home.passage.quote)


def _slot(one: Numeral) -> Slot:
    return Slot.N if one.measure.scale == "sample-size" else Slot.FIGURE


def _is_cut_short(one: Numeral, claim: str) -> bool:
    """Whether a count does not say of what, and may be of what another one is: "at 6 months or at 12"."""
    return one.sort == COUNT and one.measure.scale == "number" and _NOTHING.match(claim, one.span[1]) is not None


def _is_strength(one: Numeral, claim: str) -> bool:
    """Whether a share is that of a medicine in what it comes in, of which results say nothing: "a 1% cream"."""
    return (_STRENGTH.search(one.text) or _STRENGTH.match(claim, one.span[1])) is not None


def _is_missing(one: Numeral, ours: Sequence[Numeral], claim: str, home: Home, source: Source) -> bool:
    """Whether a number is the only one of its sort that the sentence lacks, and the text has nothing it may be."""
    if one in home.held or may_give(one, home.numerals) or _is_cut_short(one, claim) or _is_strength(one, claim):
        return False
    if any(other is not one and other.sort == one.sort and other not in home.held for other in ours):
        return False
    if any(stands_for(one, other) for sentence in sentences_of(source.text) for other in sentence.numerals):
        return False
    return not is_written(one, source.text)


def _is_told_apart(one: Numeral, claim: str, home: Home) -> bool:
    """Whether a count stands in another clause than the only number by which the sentence is known."""
    known = [other for other in home.held if other.weight >= 1.0]
    if one.sort != COUNT or len(known) != 1:
        return False
    left, right = sorted([one.span, known[0].span])
    return _CLAUSE.search(claim, left[1], max(left[1], right[0])) is not None


def _in_its_place(one: Numeral, ours: Sequence[Numeral], claim: str, home: Home) -> str | None:
    """What the sentence has in the place of a number, in its words."""
    alike = [other for other in home.known if other.sort == one.sort]
    start, end = _part_of(home.passage.text, alike)
    here = [other for other in home.numerals if start <= other.span[0] < end and _is_like(one, other)]
    here = [other for other in here if not _STRENGTH.match(home.passage.text, other.span[1])]
    if one.sort == "fold" or _GAP.match(claim, one.span[1]):
        return _ratio(one, claim, home)
    rest = _distinct([other for other in here if other.sort == one.sort and other not in home.known])
    if _APART.search(home.passage.text) and not _APART.search(claim):
        return None
    if one.sort == P and len(rest) > 1:
        rest = _behind_the_same(one, ours, rest, home)
    if len(rest) != 1 or (one.sort == COUNT and rest[0].value < _PART * one.value):
        return None
    return rest[0].text if apart(one, rest[0]) else None


def _part_of(text: str, numerals: Sequence[Numeral]) -> tuple[int, int]:
    """The part of a sentence in which numbers stand; all of it where they stand in several, or there are none."""
    cuts = [0, *(match.start() for match in _PARTS.finditer(text)), len(text)]
    parts = [(a, b) for a, b in pairwise(cuts) if any(a <= one.span[0] < b for one in numerals)]
    return parts[0] if len(parts) == 1 else (0, len(text))


def _is_like(one: Numeral, other: Numeral) -> bool:
    """Whether one number may stand in another's place: no few in that of many, no bound in that of a value.

    Nor does a lower bound stand in that of an upper one: people are on either side of a cut-off.
    """
    if one.measure.number.is_turned_to(other.measure.number):
        return False
    small = one.sort == COUNT and other.value < _SMALL <= one.value
    return not (other.whole or small) and (one.bounded or not other.bounded)


def _distinct(numerals: Sequence[Numeral]) -> list[Numeral]:
    """Each number once, though it be told as a share and as a count's."""
    found: list[Numeral] = []
    for one in numerals:
        slack = _SAME_SHARE if one.sort == "%" else 1e-9
        if not any(one.sort == other.sort and abs(one.value - other.value) < slack for other in found):
            found.append(one)
    return found


def _behind_the_same(one: Numeral, ours: Sequence[Numeral], rest: Sequence[Numeral], home: Home) -> list[Numeral]:
    """Of several numbers the first behind the one that stands before the claim's."""
    before = [other for other in ours if other.span[1] <= one.span[0] and other in home.held]
    places = [other.span[1] for other in home.known if before and stands_for(before[-1], other)]
    return [other for other in rest if len(places) == 1 and other.span[0] >= places[0]][:1]


def _ratio(one: Numeral, claim: str, home: Home) -> str | None:
    """The ratio that says by what share two things differ: the only one, or that with the claim's limits."""
    if one.sort != "%":
        return None
    text = home.passage.text
    ratios = [other for other in home.numerals if other.measure.scale in RATIOS - {"fold"}]
    named = limits_in(claim, named=True)
    ends = [limits.span[0] for limits in limits_in(text) if any(limits.same(own) for own in named)]
    if len(ends) == 1:
        ratios = [other for other in home.numerals if other.span[1] <= ends[0]][-1:]
    if len(ratios) != 1 or abs(100 * abs(ratios[0].value - 1) - one.value) < _SAME_SHARE:
        return None
    return ratios[0].text
