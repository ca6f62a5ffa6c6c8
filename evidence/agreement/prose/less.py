"""Why a sentence of prose says less than a claim, or something else, though it has the claim's words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.belonging import bare_of_others
from evidence.agreement.prose.clauses import (
    at_the_time_of_another,
    denied_otherwise,
    of_an_arm_elsewhere,
    of_another_part,
)
from evidence.agreement.prose.doses import dose_of_another
from evidence.agreement.prose.named_beside import of_some_people
from evidence.agreement.prose.paired import paired_otherwise
from evidence.agreement.prose.reservations import of_another_rank, of_one_grade, one_word_exchanged, reserved
from evidence.agreement.prose.shares import of_whom_else, places
from evidence.agreement.prose.signposts import at_the_other_side, given_otherwise
from evidence.agreement.scales.measures import follows, measure_of
from evidence.agreement.scales.written import written_quantities


def says_less(claim: str, passage: Passage, source: Source) -> str | None:
    """The first reason, None where there is none."""
    return next(chain(_limited(claim, passage, source), _numbered_otherwise(claim, passage)), None)


def _limited(claim: str, passage: Passage, source: Source) -> Iterator[str]:
    """What the sentence, or the text, says by which it says less: of a grade, some people, a rank, an arm, a dose."""
    if words := reserved(claim, passage, source):
        yield f"The source says “{words}”, and the claim does not."
    if some := of_one_grade(claim, passage, source) or _of_some_people(claim, passage, source):
        yield f"The source says it of “{some}”, and the claim does not."
    if word := one_word_exchanged(claim, passage):
        yield f"The claim says “{word}”, and the passage does not."
    if rank := of_another_rank(claim, passage.text):
        yield f"The claim says “{rank}”, and the passage says it of something else."
    if word := denied_otherwise(claim, passage):
        yield f"The claim denies “{word}”, and the passage does not."
    if arm := of_an_arm_elsewhere(claim, passage):
        yield f"The passage says “{arm}” in another clause."
    if dose := given_otherwise(claim, passage.text):
        yield f"The passage does not say “{dose}”."
    if dose := dose_of_another(claim, source):
        yield f"The claim says it of “{dose}”, and the passage does not."


def _numbered_otherwise(claim: str, passage: Passage) -> Iterator[str]:
    """Numbers that the sentence gives to something else, or that it cannot be told to give to the claim's."""
    if number := bare_of_others(claim, passage):
        yield f"The passage gives the claim's “{number}” to something else."
    if whom := of_whom_else(claim, passage):
        yield f"The passage gives the number of “{whom}”, and the claim does not."
    ends = [(ours[1], theirs[1]) for ours, theirs in places(claim, passage)]
    if side := at_the_other_side(claim, passage, ends):
        yield f"The passage gives the number for “{side}”, and the claim does not."
    if time := at_the_time_of_another(claim, passage):
        yield f"The passage says “{time}” of another number than the claim's."
    if why := paired_otherwise(claim, passage):
        yield why
    if pair := of_another_part(claim, passage):
        beside = f", and of that “{pair[1]}”" if pair[1] else ""
        yield f"The passage says “{pair[0]}” of another number than the claim's{beside}."


def _of_some_people(claim: str, passage: Passage, source: Source) -> str | None:
    """Some people of whom a passage gives a share that the claim gives of more."""
    ours = [one for one in map(measure_of, written_quantities(claim)) if one is not None]
    held = (value for value in passage.values if any(follows(one, value.measure) for one in ours))
    return next(filter(None, (of_some_people(claim, passage, value, source) for value in held)), None)
