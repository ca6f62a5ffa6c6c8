"""CIT117: a claim whose only mark stands in another sentence."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.checked import CheckedClaim
from evidence.citations.citation import Citation
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.rules.rule import Rule


class CitationScope(Rule):
    """What it does
    Points at a claim whose only mark stands in the sentence before or after it, since both speak of one study ("This
    study found …"). The claim is checked against that source. A mark in a head of a table is one of its cells' own.

    Why it matters
    The reader cannot tell whether the mark covers one sentence or both, and a later edit may part them.

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
        """One finding a claim that borrows a mark."""
        for checked in dossier.claims:
            if checked.citations and not any(_is_own(checked, citation) for citation in checked.citations):
                mark = checked.citations[0]
                beside = "previous" if mark.span < checked.claim.span else "next"
                yield self.finding(
                    f"The mark {mark.raw} that covers this claim stands in the {beside} sentence.",
                    place_of(dossier.document, checked.claim.span),
                    claim=checked.claim,
                    related=(place_of(dossier.document, mark.span),),
                    hint="Repeat the mark here.",
                )


def _is_own(checked: CheckedClaim, citation: Citation) -> bool:
    """Whether a mark stands in the claim itself, or in a head of its table, where readers look for it."""
    elsewhere = citation.block != checked.claim.sentence.block
    return elsewhere or checked.claim.span.overlaps(citation.span)
