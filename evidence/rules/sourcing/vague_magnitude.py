"""SRC103: a large number without a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.claims.wording import listed, words
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.late import late_regex
from evidence.rules.rule import Rule

_VAGUE = late_regex(
    r"(?<![\d.,] )(?<!\d)"
    r"\b(?:millions|billions|thousands|hundreds|countless|tens of (?:thousands|millions)|scores of)\b"
    r"(?! (?:of )?(?:\w+ )?(?:years?|dollars|euros|pounds|times|cells|neurons|synapses|connections|bacteria|microbes"
    r"|genes|molecules|photons|pictures|images|pixels|measurements|steps)\b)",
    re.IGNORECASE,
)
_CUES = listed("millions billions thousands hundreds countless tens scores")


class VagueMagnitude(Rule):
    """What it does
    Points at a claim that says "millions", "thousands" or "countless" where a dated figure would stand.

    Why it matters
    A figure can be checked; a large word cannot.

    Example
    > Insomnia affects millions of people.

    Write instead
    > In a national survey in 2022, 14% of adults had trouble falling asleep on most days [1].

    Known false alarms
    Figures of speech. What a device counts, such as cells or pictures, is passed over.

    Basis
    ABPI Code 2024 clause 6.1 (accurate, not exaggerated).
    """

    code = "SRC103"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a claim."""
        for checked in dossier.claims:
            match = None if _CUES.isdisjoint(words(checked.claim.said)) else _VAGUE.search(checked.claim.said)
            if match:
                yield self.finding(
                    f"“{match.group()}” is no figure.",
                    place_of(dossier.document, checked.claim.span),
                    claim=checked.claim,
                    found=match.group(),
                    hint="Give the figure, its year and its source.",
                )
