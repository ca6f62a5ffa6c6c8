"""AGR212: a percentage that the number of people cannot give."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.agreement.study.grim import Impossible, in_card, in_copy
from evidence.checked import CheckedClaim
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.rules.rule import Rule
from evidence.sources.card import SourceCard


class ImpossiblePercentage(Rule):
    """What it does
    Tells percentages that cannot come from the number of people beside them (the GRIM test), in the copy and on the
    source's card. An error of the source is said to be the source's.

    Why it matters
    Of 17 people, 70.6% or 76.5% can respond, never 73%: one of the two numbers is wrong, or belongs to others.

    Example
    > Of 17 patients, 73% responded.

    Write instead
    The number of people that the percentage was counted among.

    Known false alarms
    A percentage that was estimated by a model, or counted among fewer than are named.

    Basis
    Brown and Heathers 2017 (the GRIM test); ABPI Code 2024 clause 6.1.
    """

    code = "AGR212"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding for each such percentage of a claim, and one for each on the card of its best source."""
        told: set[tuple[str | None, str]] = set()
        for checked in dossier.claims:
            for wrong in in_copy(checked.claim.sentence.said):
                yield self._finding(dossier, checked, wrong, None)
            for card in checked.cards:
                for wrong in in_card(card):
                    if (card.key or card.doi, wrong.percent) not in told:
                        told.add((card.key or card.doi, wrong.percent))
                        yield self._finding(dossier, checked, wrong, card)

    def _finding(self, dossier: Dossier, checked: CheckedClaim, wrong: Impossible, card: SourceCard | None) -> Finding:
        whose = f"The source's own {wrong.percent} ({card.name})" if card else wrong.percent
        blame = " The inconsistency is the source's, not the copy's." if card else ""
        return self.finding(
            f"{whose} cannot come from {wrong.people} people.{blame}",
            place_of(dossier.document, checked.claim.span),
            claim=checked.claim,
            reference=(card.key or card.doi) if card else None,
            expected=wrong.nearest,
            found=wrong.percent,
            hint="Look up how many people the percentage was counted among.",
            subject=f"{checked.claim.text} {wrong.percent}",
        )
