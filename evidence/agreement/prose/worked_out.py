"""Numbers of a claim that a source does not have, and that follow from numbers which it has side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidence.agreement.agreement import Verdict
from evidence.agreement.points import Point
from evidence.agreement.prose.derived import Derived, Way, derived_from, is_near
from evidence.agreement.prose.homes import weighed
from evidence.agreement.prose.numerals import COUNT, Numeral, numerals_of
from evidence.agreement.subjects import Source
from evidence.agreement.terms import terms_of
from evidence.agreement.verdict import Said
from evidence.late import late_regex

_SHARED = 3
"""So many words at least a sentence shares that is asked, if no number."""
_NEAR = 40
"""How many characters around a number say how it was worked out."""
_WORDS = {
    Way.GAP: late_regex(
        r"\b(?:more|less|fewer|lower|higher|longer|shorter|larger|smaller|greater|apart|gaps?|lead|ahead|differ\w*|points?"
        r"|above|below|by|all but|fail\w*|without|remain\w*|left|drop\w*|f[ae]ll\w*|r[io]se\w*|gain\w*|cut)\b"
    ),
    Way.SUM: late_regex(
        r"\b(?:all|total|altogether|together|combined|sum|both|either|pooled|further|and|over|across)\b"
    ),
    Way.CHANGE: late_regex(
        r"\b(?:more|less|lower\w*|higher|greater|larger|smaller|r[io]s\w+|f[ae]ll\w*|drop\w*|cut\w*|reduc\w+|increas\w+"
        r"|decreas\w+|declin\w+|up|down|shr\w+|grow\w*|gr[eo]w\w*|climb\w*|better|worse|likel\w+|odds|risk|chances?|slowed|fail\w*|without|not|never|un\w+)\b"
    ),
}
"""What stands around a number that was worked out in these ways; of the others nothing need."""


def worked_out(point: Point, claim: str, source: Source) -> Said | None:
    """How a number that is not in a text follows from numbers of one of its sentences, for a reader to judge.

    The sentences that share most with the claim come first, and one that shares nothing is not asked.
    """
    start = point.quantity.span.start
    ours = numerals_of(claim)
    one = next((numeral for numeral in ours if numeral.span[0] == start), None)
    if one is None:
        return None
    terms = terms_of(claim)
    homes = weighed(claim, source.text)
    alike = [
        home for home in homes if home.weight > 0 or len(terms & home.passage.terms) >= min(_SHARED, len(terms) / 3)
    ]
    near = sorted(alike, key=lambda home: (-home.weight, -len(terms & home.passage.terms)))
    for home in near:
        if (found := _first(one, claim, home.numerals)) is not None:
            return _said(point, found, home.passage.quote)
    for before, home in pairwise(homes):
        counts = [
            numeral for numeral in (*before.numerals, *home.numerals) if numeral.sort == COUNT and numeral.weight >= 1
        ]
        if (before in alike or home in alike) and (found := _first(one, claim, counts)) is not None:
            return _said(point, found, f"{before.passage.quote} {home.passage.quote}")
    return None


def _said(point: Point, found: Derived, quote: str) -> Said:
    shown = ", ".join(part.text for part in found.parts)
    why = f"It may be {found.words}, worked out."
    return Said(point.slot, point.quantity.text, shown, Verdict.NOT_FOUND, why, quote)


def _first(one: Numeral, claim: str, others: Sequence[Numeral]) -> Derived | None:
    return next((found for found in _told(one, claim, others) if is_near(one, found.value)), None)


def _told(one: Numeral, claim: str, others: Sequence[Numeral]) -> Iterator[Derived]:
    """What others give in the ways that the words around a number tell."""
    around = claim[max(0, one.span[0] - _NEAR) : one.span[1] + _NEAR].casefold()
    ways = {way for way in Way if way not in _WORDS or _WORDS[way].search(around)}
    return (found for found in derived_from(one.sort, others) if found.way in ways)
