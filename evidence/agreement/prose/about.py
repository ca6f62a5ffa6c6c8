"""Whether a source speaks of what a claim does: what it says of something else says nothing of the claim."""

from __future__ import annotations

from evidence.agreement.agreement import Verdict
from evidence.agreement.effects.asserted import USUAL, asserted_by, names_what_is_compared
from evidence.agreement.passages.sides import ARMS
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.numerals import is_written, numerals_of
from evidence.agreement.trials.words.wording import GIVING, MEASURING, PLAIN
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import shared, terms_of
from evidence.sources.drugs import drugs_in, names_one_of

_KNOWN = 0.5
"""How much of what a claim names a source on the same has."""
_KNOWN_BY = 2
"""By so many numbers a sentence is known again, whatever its words."""
_GENERAL = (
    GIVING
    | MEASURING
    | PLAIN
    | ARMS
    | USUAL
    | terms_of(
        "superior inferior superiority defined randomized randomization controlled blind double-blind open-label"
        " placebo-controlled multicentre multicenter prospective retrospective clinical meta-analysis evidence research"
    )
)
"""Words that a claim may have on whatever subject."""


def of_another_medicine(said: Said, claim: str, source: Source) -> Said:
    """What is said, left open where the source says it of no medicine that the claim names."""
    if said.verdict is not Verdict.DIFFERS or _is_known_by_numbers(said, claim):
        return said
    drugs = drugs_in(claim)
    if not drugs or names_one_of(drugs, source.text):
        return said
    why = f"The source does not name {drugs.words[0]}, and may be on something else."
    return said.but(Verdict.NOT_FOUND, why)


def is_on_the_same(claim: str, source: Source) -> bool:
    """Whether a source names what a claim compares, and half of all that it names: how many there were, how long and
    how often, every study tells, and that of another one is nothing against the claim."""
    said = asserted_by(claim)
    if said is not None and not names_what_is_compared(said, source.words):
        return False
    named = naming_words(claim)
    return not named or shared(named, source.words) >= _KNOWN


def naming_words(claim: str) -> frozenset[str]:
    """The words of a claim by which its subject is told from others."""
    return terms_of(claim) - _GENERAL


def _is_known_by_numbers(said: Said, claim: str) -> bool:
    """Whether the sentence that says otherwise has two of the claim's numbers."""
    quote = said.quote or ""
    return sum(is_written(one, quote) for one in numerals_of(claim)) >= _KNOWN_BY
