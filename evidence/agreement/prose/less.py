"""Why a sentence of prose says less than a claim, or something else, though it has the claim's words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from evidence.agreement.passages import Passage
from evidence.agreement.prose.belonging import bare_of_others
from evidence.agreement.prose.clauses import of_another_part
from evidence.agreement.prose.doses import dose_of_another
from evidence.agreement.prose.paired import paired_otherwise
from evidence.agreement.prose.reservations import of_another_rank, reserved
from evidence.agreement.subjects import Source


def says_less(claim: str, passage: Passage, source: Source) -> str | None:
    """The first reason, None where there is none."""
    return next(chain(_limited(claim, passage, source), _numbered_otherwise(claim, passage)), None)


def _limited(claim: str, passage: Passage, source: Source) -> Iterator[str]:
    """What the sentence says by which it says less, or the text of another dose or rank."""
    if words := reserved(claim, passage, source):
        yield f"The source says “{words}”, and the claim does not."
    if rank := of_another_rank(claim, passage.text):
        yield f"The claim says “{rank}”, and the passage says it of something else."
    if dose := dose_of_another(claim, source):
        yield f"The claim says it of “{dose}”, and the passage does not."


def _numbered_otherwise(claim: str, passage: Passage) -> Iterator[str]:
    """Numbers that the sentence gives to something else, or that it cannot be told to give to the claim's."""
    if number := bare_of_others(claim, passage):
        yield f"The passage gives the claim's “{number}” to something else."
    if why := paired_otherwise(claim, passage):
        yield why
    if pair := of_another_part(claim, passage):
        beside = f", and of that “{pair[1]}”" if pair[1] else ""
        yield f"The passage says “{pair[0]}” of another number than the claim's{beside}."
