"""CIT113: a DOI, PMID or PMCID that no registry knows."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.dossier import Case
from evidence.findings import Finding
from evidence.identifiers import kind_of
from evidence.registries.registry import Absent
from evidence.rules.rule import Rule


class UnresolvableId(Rule):
    """What it does
    Flags a DOI, PMID or PMCID that every registry asked has answered for, and none knows. The message names who was
    asked: Crossref and the DOI agencies for a DOI, PubMed for a PMID, Europe PMC for a PMCID.

    Why it matters
    An identifier that leads nowhere is mistyped or invented.

    Example
    `doi = {10.1001/jama.2019.99999}` where Crossref and doi.org both answer that there is no such DOI.

    Write instead
    Look the work up by its title and correct the identifier. If no such work is found, the claim has no source.

    Known false alarms
    A DOI that was registered within the last hours. A registry that could not be reached is never reported here: such
    a reference is listed as not checked.

    Basis
    ICMJE Recommendations: authors are responsible for the accuracy of references.
    """

    code = "CIT113"

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a DOI, with every place that uses it."""
        for doi, work in case.works.items():
            lookup = work.checked.lookup
            if isinstance(lookup, Absent):
                asked = " and ".join(lookup.asked)
                yield self.finding(
                    f"{doi} is not known to {asked} (asked {lookup.retrieved.isoformat()}).",
                    work.places[0],
                    reference=doi,
                    found=doi,
                    related=tuple(work.places[1:]),
                    hint=f"The DOI of the work that is written is {work.checked.right_doi}."
                    if work.checked.right_doi
                    else f"Check the {kind_of(doi)} against the work itself.",
                    subject=doi,
                )
