"""STS311: a source that was retracted, withdrawn or removed."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case import Case
from evidence.findings import Finding, Place
from evidence.registries.status import GONE
from evidence.rules.rule import Rule
from evidence.rules.status.notices import named, told
from evidence.rules.workflow.claim_places import place_of_claim


def _entries(doi: str, case: Case) -> Iterator[Place]:
    """The claims of the library that rest on a work, where they stand in claims.yaml."""
    keys = {
        checked.reference.key
        for checked in case.references
        if doi in checked.reference.identifiers or doi == checked.right_doi
    }
    for claim in case.library.claims:
        if any(source.ref in keys for source in claim.sources):
            yield place_of_claim(claim, case)


class Retracted(Rule):
    """What it does
    Flags a source that its publisher, Retraction Watch or PubMed reports as retracted, withdrawn or removed, with the
    date and the notice, and every place that rests on it. PubMed is heard where it is asked for the abstract, or for a
    work by its PMID. For the entry of an article without a DOI the index and, unless
    offline, Crossref are searched; where one work surely is what is written, its retraction is told, with the words
    that the DOI was found by matching.

    Why it matters
    A retracted work supports nothing. More than nine in ten citations of retracted papers do not say so.

    Example
    A claim on vaccines and autism that cites 10.1016/s0140-6736(97)11096-0, retracted in 2010.

    Write instead
    Another source, or no claim. A text about the retraction itself cites the notice.

    Known false alarms
    A work that was retracted and republished under the same DOI. A reinstated work is not flagged. Of a hundred entries
    without a DOI that are matched, one or two are matched wrongly: look at the work that is named.

    Basis
    ICMJE Recommendations: authors check that references are not retracted. Crossref `updated-by`.
    """

    code = "STS311"

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a work, with every place that uses it."""
        for doi, work in case.works.items():
            status = work.checked.status
            if status in GONE:
                yield self.finding(
                    f"{named(doi, work.checked)} is {status}{told(work.checked, status)}.",
                    work.places[0],
                    reference=doi,
                    related=(*work.places[1:], *_entries(doi, case)),
                    hint="Remove the claims that rest on it, or find another source.",
                    subject=doi,
                )
