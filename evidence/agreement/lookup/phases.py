"""The phase that a claim says a trial is of, where its record, or the study itself, names another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.records import is_record
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.verdict import Said, differs
from evidence.late import late_regex

_NUMBER = r"(?:iv|i{1,3}|[1-4])"
_PHASE = late_regex(
    rf"\bphase[\s-](?P<first>{_NUMBER})[ab]?(?:\s?(?:/|-|–|and|or)\s?(?P<second>{_NUMBER})[ab]?)?(?![\w.])"
)
_OF_A_TRIAL = late_regex(r"(?:,?\s[\w-]+){0,5}?\s(?:trial|study|studies)\b")
_OF_ANOTHER = late_regex(
    r"\b(?:than|unlike|whereas|while|previous|earlier|prior|other|another|later|ongoing|subsequent|future|recent|following"
    r"|further|compared|launched|planned|warrant\w*|reported in|results of|from|of that)\b"
)
"""Words of a sentence of prose that may name the phase of some other trial than the one that is told of."""
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def of_another_phase(claim: str, text: str) -> Iterator[Said]:
    """The phase of a claim that the lines of the trials it names do not have, where they name any; in prose, one."""
    lower, record = claim.casefold(), is_record(text)
    trials = set(trials_in(lower))
    told = list(_of_a_trial(lower)) if record else list(_of_this_trial(lower))
    lines = [one for one in passages_of(text) if not trials or one.trial in ("", *trials)] if told else []
    found = _PHASE.finditer if record else _of_this_trial
    theirs = {phase: one for one in lines for match in found(one.text.casefold()) for phase in _phases(match)}
    if len(theirs) > 1 and not record:
        return
    for match in told:
        if theirs and not theirs.keys() & set(_phases(match)):
            phase, line = next(iter(theirs.items()))
            why = f"The {'record' if record else 'source'} names another phase."
            yield differs(Slot.DESIGN, match.group(), f"phase {phase}", why, line.quote)


def _of_a_trial(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _PHASE.finditer(text) if _OF_A_TRIAL.match(text, match.end()))


def _of_this_trial(text: str) -> Iterator[re.Match[str]]:
    return iter(()) if _OF_ANOTHER.search(text) else _of_a_trial(text)


def _phases(match: re.Match[str]) -> Iterator[str]:
    yield from (_ROMAN.get(one, one) for one in (match["first"], match["second"]) if one)
