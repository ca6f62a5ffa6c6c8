"""A claim that one treatment is superior to another in an outcome, against a source that found no difference in it."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.direction import Way, ways_of
from evidence.agreement.passages import Passage
from evidence.agreement.slots import times_of
from evidence.agreement.terms import is_level, shared, terms_of
from evidence.agreement.verdict import Said
from evidence.agreement.written import written_quantities
from evidence.late import rare_regex

_SUPERIOR = rare_regex(
    r"\b(?:superior (?:\w+ ){0,2}?to|more effective than)\b.+?"
    r"\b(?:in terms of|with (?:regard|respect) to|regarding|in|for|on) (?P<outcome>.+)"
)
_TOLD = 0.75
"""How much of the outcome's words a sentence has to have to speak of it; one that denies it has all of them."""
_FEW = 2
_WHEN = terms_of("baseline")


def not_superior(claim: str, passages: Sequence[Passage]) -> Said | None:
    """The sentence that denies a difference in the outcome that a claim calls one treatment superior in.

    None where no sentence does, or where another one tells of a difference in the same; one on another week denies
    nothing.
    """
    outcome = _outcome(claim)
    if len(outcome) < _FEW:
        return None
    near = [(passage, shared(outcome, passage.terms)) for passage in passages]
    on_it = [(passage, ways_of(passage.text), share) for passage, share in near if share >= _TOLD]
    named = terms_of(claim)
    denying = [
        passage
        for passage, ways, share in on_it
        if share == 1 and ways == {Way.NOWHERE} and all(term in named for term in passage.terms if is_level(term))
    ]
    if not denying or any(ways & {Way.UP, Way.DOWN} for _, ways, _ in on_it):
        return None
    why = "The source found no difference in what the claim calls superior."
    return Said(Slot.DIRECTION, claim, denying[0].quote, Verdict.DIFFERS, why, denying[0].quote)


def _outcome(claim: str) -> frozenset[str]:
    """The words of the outcome, without when it was measured."""
    superior = _SUPERIOR.search(claim)
    if superior is None:
        return frozenset()
    start = superior.start("outcome")
    times = (quantity.span.start for quantity in times_of(claim, written_quantities(claim)))
    end = min((time for time in times if time > start), default=len(claim))
    return terms_of(claim[start:end]) - _WHEN
