"""CIT113: a DOI, PMID or PMCID that no registry knows, and what stands for one DOI and is none, or several."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case import Case
from evidence.checked import CheckedReference, place_of_reference
from evidence.documents.document import Document
from evidence.findings import Finding
from evidence.identifiers import holds_several, kind_of
from evidence.registries.registry import Absent
from evidence.rules.citation.doi_of_another_work import right_doi
from evidence.rules.citation.entries import EntryRule


class UnresolvableId(EntryRule):
    """What it does
    Flags a DOI, PMID or PMCID that every registry asked has answered for, and none knows. The message names who was
    asked: Crossref and the DOI agencies for a DOI, PubMed for a PMID, Europe PMC for a PMCID. What stands where a DOI
    should and has not the form of one, or is several, is flagged without asking. For an article that a search of the
    index or, unless offline, of Crossref surely finds, the right DOI is named, and claims are compared with that work.

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
        """One finding a DOI, with every place that uses it, and one for what is none in the library."""
        yield from super().check_all(case)
        for doi, work in case.works.items():
            lookup = work.checked.lookup
            if isinstance(lookup, Absent):
                asked = " and ".join(lookup.asked)
                yield self.finding(
                    f"{doi} is not known to {asked} (asked {lookup.retrieved.isoformat()}).{right_doi(work.checked)}",
                    work.places[0],
                    reference=doi,
                    found=doi,
                    related=tuple(work.places[1:]),
                    hint=f"Check the {kind_of(doi)} against the work itself.",
                    subject=doi,
                )

    def of(self, checked: CheckedReference, document: Document | None) -> Iterator[Finding]:
        """One finding an entry whose DOI is none."""
        reference = checked.reference
        if reference.miswritten_doi is not None:
            several = holds_several(reference.miswritten_doi)
            what = "holds more than one, of which only the first is looked up" if several else "is none"
            told = f"“{reference.miswritten_doi}” stands for the DOI of {reference.name} and {what}."
            yield self.finding(
                f"{told}{right_doi(checked)}",
                place_of_reference(checked, document),
                reference=reference.name,
                found=reference.miswritten_doi,
                hint="Give each work an entry of its own."
                if several
                else "A DOI begins with 10. and a number: copy it from the work, or take it out.",
                subject=reference.miswritten_doi,
            )
