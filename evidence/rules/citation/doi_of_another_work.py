"""CIT118: a DOI or PMID that belongs to another work than the one written."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.checked import CheckedReference, place_of_reference
from evidence.documents.document import Document
from evidence.findings import Finding
from evidence.identifiers import kind_of
from evidence.rules.citation.entries import EntryRule


class DoiOfAnotherWork(EntryRule):
    """What it does
    Flags an entry whose DOI, PMID or PMCID leads to a work with another title, another first author and another year,
    and one whose DOI leads to the work that is written and whose PMID to one with another title. Words that only say
    what a link leads to ("Read the study here") are no title. For an article that a search of the index or, unless
    offline, of Crossref surely finds, the right DOI is named, and claims are compared with that work.

    Why it matters
    The reader lands at a paper that says something else. Invented references often carry a real DOI.

    Example
    An entry for a trial of melatonin whose DOI is that of a paper on graph theory.

    Write instead
    The DOI of the work that is meant.

    Known false alarms
    An entry in another language than the record.

    Basis
    ICMJE Recommendations: references are verified against the original.
    """

    code = "CIT118"

    def of(self, checked: CheckedReference, document: Document | None) -> Iterator[Finding]:
        """One finding an entry."""
        for difference in checked.differences:
            if difference.field in ("work", "pmid"):
                beside = difference.field == "pmid"
                name = (checked.reference.beside if beside else checked.reference.identifier) or ""
                yield self.finding(
                    f"{name} is the {kind_of(name)} of another work.{right_doi(checked)}",
                    place_of_reference(checked, document),
                    reference=name,
                    expected=difference.registered,
                    found=difference.written,
                    hint=f"Look the work up by its title and correct the {kind_of(name)}.",
                    subject=checked.reference.name,
                    identity=difference.written or "",
                )


def right_doi(checked: CheckedReference) -> str:
    """Where a search found the work that is written, a sentence behind another that names its DOI."""
    return f" By matching, the work that is written is {checked.right_doi}." if checked.right_doi else ""
