"""AGR213: the place in a source that the library names is not in the text held."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.rules.rule import Rule
from evidence.sources.locators import Located


class LocatorNotInSource(Rule):
    """What it does
    Looks for the section, table, figure or quoted words that `locator` in claims.yaml, or a mark such as
    `[@doe2024, table 2]`, names in the source's text beside the library. Of an abstract, or of a page number,
    it says nothing.

    Why it matters
    A reviewer opens the source at that place. Where it does not exist, the number was taken from somewhere else, or
    from another version of the paper.

    Example
    > locator: Table 4 (of a paper that has three tables)

    Write instead
    The place at which the number stands in the text held.

    Known false alarms
    A table that the text held leaves out, because it was copied or taken out of a PDF without its tables.

    Basis
    ABPI Code 2024 clause 6.2 (capable of substantiation).
    """

    code = "AGR213"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding for each source of a claim whose place is not there."""
        for checked in dossier.claims:
            for source in checked.sources:
                if source.located is Located.NOT_FOUND:
                    name = source.key or source.reference.name
                    yield self.finding(
                        f"“{source.locator}” is named as the place in {name}, and the text held has no such place.",
                        place_of(dossier.document, checked.claim.span),
                        claim=checked.claim,
                        reference=source.reference.doi or source.key,
                        found=source.locator,
                        hint="Look the place up in the source and mend the locator in claims.yaml or in the mark.",
                        subject=f"{checked.claim.text} {source.locator}",
                    )
