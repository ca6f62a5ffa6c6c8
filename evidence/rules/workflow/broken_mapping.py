"""WFL807: `appears_in` names words that are gone or ambiguous."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.dossier import Dossier
from evidence.findings import Finding
from evidence.rules.rule import Rule, place_of_document


class BrokenMapping(Rule):
    """What it does
    Flags an `appears_in` entry of claims.yaml whose quote stands in no sentence of the document, or in several. Only
    documents of this run are looked at. Where that is all the copy, the configured paths, entries whose document is
    gone are named on stderr and by `evidence diff`.

    Why it matters
    The sentence that a person mapped to its source has changed, and its source may no longer carry it.

    Example
    `quote: 71% of patients` after the copy was changed to "seven in ten patients".

    Write instead
    Read the sentence again, compare it with the source, and correct the quote.

    Known false alarms
    None known.

    Basis
    ABPI Code 2024 clause 8: certified material is not changed without being certified again.
    """

    code = "WFL807"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding an entry."""
        for broken in dossier.broken_mappings:
            yield self.finding(
                f"The library claim {broken.claim.id} is mapped to “{broken.appearance.quote}”: {broken.reason}.",
                place_of_document(dossier.document),
                found=broken.appearance.quote,
                hint=f"Correct `appears_in` in line {broken.appearance.line} of claims.yaml.",
                subject=f"{broken.claim.id} {broken.appearance.quote}",
            )
