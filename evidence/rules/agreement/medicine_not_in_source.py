"""AGR215: a claim for a medicine, where its sources name another one instead."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.rules.rule import Rule


class MedicineNotInSource(Rule):
    """What it does
    Flags a claim that names a medicine where none of the texts held of its sources names it, and they name others. A
    substance, its mirror image and its class count as one: ketamine, esketamine and "an NMDA antagonist".

    Why it matters
    The number may be right and be that of another treatment: results of one medicine say nothing of the next.

    Example
    > Candesartan cut the number of attacks by 61% [1].   (the source gave propranolol)

    Write instead
    The medicine that was studied, or a source that studied this one.

    Known false alarms
    A brand or a code name that the source does not use; a medicine that is told in passing, and not in the abstract.

    Basis
    ABPI Code 2024 clause 6.2 (capable of substantiation); 21 CFR 202.1(e)(6).
    """

    code = "AGR215"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding for each such claim."""
        for checked in dossier.claims:
            if checked.unnamed is None:
                continue
            ours, theirs = checked.unnamed
            names = ", ".join(dict.fromkeys(card.name for card in checked.cards))
            yield self.finding(
                f"What is held of {names} does not name {ours}, and names {theirs}.",
                place_of(dossier.document, checked.claim.span),
                claim=checked.claim,
                reference=next((card.doi or card.key for card in checked.cards), None),
                expected=theirs,
                found=ours,
                hint=f"Look whether the source gave {ours}; if not, cite one that did.",
            )
