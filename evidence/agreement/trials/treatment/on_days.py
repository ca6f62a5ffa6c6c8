"""On which days of a cycle a drug is given, by their numbers, where the lines give it on others alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.treatment.given import Given, treated_in
from evidence.agreement.trials.treatment.schedules import DAYS, days_of, days_told
from evidence.agreement.trials.treatment.sides import drugs_in, side_of
from evidence.agreement.trials.treatment.who_gets import BY_WAYS
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.late import late_regex

_OPEN = late_regex(
    r"\b(?:again|next|second|new"
    r"|or|either|until|till|after|before|by|between|from|since|within|cycles? \d+|weeks? \d+|first|then|may|could"
    r"|has been|have been|had|start\w*|begin\w*|began|assess\w*|measur\w*|evaluat\w*|scans?|samples?)\b"
)
"""Words by which a day need not be one of a dose."""
_SPAN = late_regex(r"days?\s\d+\s?(?:-|–|to|through)\s?(?:days?\s)?\d+")
"""Days from one to another."""
_UNKNOWN = 2
"""So many words at most may be in no line."""


def on_other_days(claim: str, text: str) -> Iterator[Said]:
    """The numbered days of a claim on which none of its trial's lines give what it names."""
    arms, lower = treated_in(text), BY_WAYS.sub(" ", claim.casefold())
    every = set(trials_in(lower))
    for sentence in SENTENCE.split(lower) if arms and DAYS.search(lower) and not is_case(lower) else ():
        trials = set(trials_in(sentence)) or every
        if not (NOT.search(sentence) or _OPEN.search(sentence)):
            for match, part in _parts(sentence):
                yield from _on_others(match, part, trials, arms)


def _parts(sentence: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each list of days with the words it is of: all of the sentence, or those before it where there are several."""
    lists = list(DAYS.finditer(sentence))
    if len(lists) == 1:
        yield lists[0], f"{sentence[: lists[0].start()]} {sentence[lists[0].end() :]}"
    elif lists and lists[0].start() > 0 and not sentence[lists[-1].end() :].strip(" ."):
        start = 0
        for match in lists:
            yield match, sentence[start : match.start()]
            start = match.end()


def _on_others(match: re.Match[str], part: str, trials: set[str], arms: Sequence[Given]) -> Iterator[Said]:
    known, unknown = drugs_in(part, arms)
    side = side_of(part, known, trials, arms) if known and len(unknown) <= _UNKNOWN else None
    asked = days_of(match.group())
    by_word = [
        [one for arm in side.arms for one in days_told(frozenset({word}), arm)] for word in sorted(known) if side
    ]
    others = next((told for told in by_word if told and not any(asked <= days for _, days in told)), None)
    every = [one for told in by_word for one in told]
    if others is None and _SPAN.fullmatch(match.group()) and all(_ends_elsewhere(days, asked) for _, days in every):
        others = every
    if others:
        why = "The lines give it on other days."
        line = others[0][0]
        yield Said(Slot.TIMEPOINT, match.group(), line.quote, Verdict.DIFFERS, why, line.quote)


def _ends_elsewhere(days: frozenset[int], asked: frozenset[int]) -> bool:
    """Whether some days follow each other from the same one on as those asked for, up to another."""
    return min(days) == min(asked) and max(days) - min(days) + 1 == len(days) > 1 and days != asked
