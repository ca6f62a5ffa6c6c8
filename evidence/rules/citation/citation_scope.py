"""CIT117: a mark that stands behind another sentence than the claim it is meant for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from evidence.dossier import CheckedClaim, Dossier
from evidence.findings import Finding
from evidence.rules.rule import Rule, place_of

_GOES_ON = re.compile(
    r"(?:this|that|the|these|those|its?|their|both|same)\s+(?:\w+\s+){0,2}?(?:stud(?:y|ies)|trials?|research|reviews?|analys[ie]s"
    r"|papers?|findings?|results?|investigators|researchers|authors|team|group)\b"
    r"|(?:it|they|he|she)\s+(?:also\s+)?(?:found|showed|reported|concluded|observed)\b",
    re.IGNORECASE,
)


class CitationScope(Rule):
    """What it does
    Points at a claim without a mark whose study the next sentence goes on about ("This study found …") and cites there.

    Why it matters
    The reader cannot tell whether the mark covers one sentence or both, and neither can a check.

    Example
    > One of the first trials was led by a team from Leeds. This trial found that lamps help [1].

    Write instead
    > One of the first trials was led by a team from Leeds [1]. It found that lamps help [1].

    Known false alarms
    House styles that cite once a paragraph.

    Basis
    ICMJE Recommendations: references are cited where the statement is made.
    """

    code = "CIT117"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a claim that stands right before the one with the mark."""
        for before, after in pairwise(dossier.claims):
            if self._is_carried(before, after):
                yield self.finding(
                    f"The mark {after.citations[0].raw} stands behind the next sentence, which goes on about this one.",
                    place_of(dossier.document, before.claim.span),
                    claim=before.claim,
                    related=(place_of(dossier.document, after.citations[0].span),),
                    hint="Repeat the mark here.",
                )

    def _is_carried(self, before: CheckedClaim, after: CheckedClaim) -> bool:
        same_block = before.claim.sentence.block == after.claim.sentence.block
        bare = not before.citations and bool(after.citations)
        return same_block and bare and _GOES_ON.match(after.claim.text) is not None
