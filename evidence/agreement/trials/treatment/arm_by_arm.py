"""Doses and lengths that a statement gives of several arms, trials or drugs at once: to each, or to each its own.

"Cohorts 1 and 2 receive 50 mg and 60 mg, respectively" gives the first number to the first; "both arms receive 50 mg"
gives it to each. What an arm is given in another's words ("as in arm I") is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages import Passage
from evidence.agreement.points import Point
from evidence.agreement.trials.treatment.accounted import doses_asked, is_left_open, is_of, longer_of, words_of
from evidence.agreement.trials.treatment.given import Given, arms_meant, by_sentence, given_in
from evidence.agreement.trials.treatment.named_doses import drugs_of
from evidence.agreement.trials.treatment.portion import Portion
from evidence.agreement.trials.treatment.portions import portions_of
from evidence.agreement.trials.treatment.who_gets import refers_elsewhere
from evidence.agreement.trials.words.scopes import Scope, scoped, trials_in
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.late import late_regex

_OWN = late_regex(r"\brespective(?:ly)?\b")
_ARMS = late_regex(
    r"\b(?:cohort|arm|group|intervention)s?\s\d(?:(?:,|,?\s(?:and|or|&))\s(?:(?:cohort|arm|group)\s)?\d\b)+"
)
_TRIALS = late_regex(r"\b(?:primary|secondary)\b")
_TOGETHER = late_regex(
    r"\b(?:or|either|total|together|combined|altogether|between|than|apart|another|other|differ(?!ent)\w*"
    r"|different(?= (?:dos|amount|quantit|number|length|strength)))\b"
)
"""In a sentence whose number need not be of each arm."""


def given_to_each(claim: str, points: Sequence[Point], text: str) -> Iterator[Said]:
    """The doses and lengths of a claim that one of the arms, trials or drugs they are of was not given."""
    arms, every = given_in(text), set(trials_in(claim.casefold()))
    for sentence, inside in by_sentence(claim, points) if arms else ():
        trials = set(trials_in(sentence)) or every
        meant = tuple(arm for arm in arms if not trials or arm.trial in ("", *trials))
        if is_left_open(sentence) or is_case(sentence) or not is_of(sentence, meant):
            continue
        asked = doses_asked(sentence, inside)
        if _OWN.search(sentence):
            yield from _of_its_own(sentence, asked, meant)
        elif len({arm.trial for arm in meant}) == 1 and not _TOGETHER.search(sentence):
            yield from _alike(sentence, asked, meant)


def _of_its_own(sentence: str, asked: Sequence[Portion], arms: tuple[Given, ...]) -> Iterator[Said]:
    holders = next((one for one in _holders(sentence, arms) if len(one) == len(asked) > 1), [])
    for portion, lines in zip(asked, holders, strict=True) if holders else ():
        yield from _not_in(portion, sentence, lines)


def _holders(sentence: str, arms: Sequence[Given]) -> Iterator[list[tuple[Passage, ...]]]:
    """The lines of the arms, of the trials and of the drugs that a sentence lists, in its order."""
    numbers = re.findall(r"\d", " ".join(match.group() for match in _ARMS.finditer(sentence)))
    yield [_lines(arms_meant(arms, Scope(arm=number))) for number in numbers]
    if not numbers:
        trials = dict.fromkeys(_TRIALS.findall(sentence))
        yield [_lines([arm for arm in arms if arm.trial == trial]) for trial in trials]
        drugs = drugs_of(_lines(arms))
        yield [drugs[word] for word in dict.fromkeys(re.findall(r"[a-z-]+", sentence)) if word in drugs]


def _alike(sentence: str, asked: Sequence[Portion], arms: tuple[Given, ...]) -> Iterator[Said]:
    numbers = set(re.findall(r"\d", " ".join(match.group() for match in _ARMS.finditer(sentence))))
    named = [arm for arm in arms if arm.arm in numbers] if numbers else arms if scoped(sentence).scope.each else ()
    words = words_of(sentence)
    for arm in named if len(named) > 1 else ():
        if words <= arm.words and not refers_elsewhere(arm):
            for portion in asked:
                yield from _not_in(portion, sentence, arm.lines)


def _not_in(portion: Portion, sentence: str, lines: tuple[Passage, ...]) -> Iterator[Said]:
    if lines and portion.high != 0 and not portions_of(lines).give(portion, longer_of(portion.words, sentence)):
        quote = " ".join(line.quote for line in lines)[:300]
        why = "One of those that this number is of has another."
        yield Said(Slot.REGIMEN, portion.words, quote, Verdict.DIFFERS, why, quote)


def _lines(arms: Sequence[Given]) -> tuple[Passage, ...]:
    return tuple(line for arm in arms for line in arm.lines)
