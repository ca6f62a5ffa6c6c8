"""WFL805: nearly the words of a library claim."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.library.near import differing_words
from evidence.rules.rule import Rule


class WordingDrift(Rule):
    """What it does
    Flags a claim that is nearly, but not exactly, a wording of the library, and shows the words that differ: articles,
    tenses, plurals, a synonym, a word of emphasis, one more aspect. The sentence is not linked to the library claim;
    that is for a person to decide. Another number, unit, negation, hedge, population or comparison is never near.

    Why it matters
    Approved wordings drift a word at a time, from "thoughts" to "thoughts and behaviors", and nobody decides on it.

    Example
    "Ketamine dramatically reduced suicidal thoughts", where "Ketamine reduced suicidal thoughts" is approved.

    Write instead
    The approved words, or add the new ones to `wording` and have them approved.

    Known false alarms
    A variant that means the same: add it to `wording`.

    Basis
    ABPI Code 2024 clause 8: certified material is not changed without being certified again.
    """

    code = "WFL805"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a claim of the copy, for the first library claim that it is near to."""
        for checked in dossier.claims:
            if not checked.near:
                continue
            near = checked.near[0]
            yield self.finding(
                f"Nearly the library claim {near.claim.id}: {differing_words(near.wording, checked.claim.said)}.",
                place_of(dossier.document, checked.claim.span),
                claim=checked.claim,
                expected=near.wording,
                found=checked.claim.text,
                hint=f"Use the words of {near.claim.id}, or add these to its `wording` and have them approved.",
            )
