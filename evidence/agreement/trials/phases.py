"""The phase that a statement says a trial is of, where its record names another."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.texts import passages_of
from evidence.agreement.trials.scopes import trials_in
from evidence.agreement.verdict import Said
from evidence.late import late_regex

_NUMBER = r"(?:iv|i{1,3}|[1-4])"
_PHASE = late_regex(
    rf"\bphase[\s-](?P<first>{_NUMBER})[ab]?(?:\s?(?:/|-|–|and|or)\s?(?P<second>{_NUMBER})[ab]?)?(?![\w.])"
)
_OF_A_TRIAL = late_regex(r"(?:\s[\w-]+){0,3}?\s(?:trial|study|studies)\b")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def of_another_phase(claim: str, text: str) -> Iterator[Said]:
    """The phase of a claim that the lines of the trials it names do not have, where they name any."""
    lower = claim.casefold()
    trials = set(trials_in(lower))
    told = [match for match in _PHASE.finditer(lower) if _OF_A_TRIAL.match(lower, match.end())]
    lines = [one for one in passages_of(text) if not trials or one.trial in ("", *trials)] if told else []
    theirs = {phase: one for one in lines for phase in _phases(one.text.casefold())}
    for match in told:
        if theirs and not theirs.keys() & set(_phases(match.group())):
            phase, line = next(iter(theirs.items()))
            why = "The record names another phase."
            yield Said(Slot.DESIGN, match.group(), f"phase {phase}", Verdict.DIFFERS, why, line.quote)


def _phases(text: str) -> Iterator[str]:
    for match in _PHASE.finditer(text):
        yield from (_ROMAN.get(one, one) for one in (match["first"], match["second"]) if one)
