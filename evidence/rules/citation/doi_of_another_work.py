"""CIT118: a DOI or PMID that belongs to another work than the one written."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.documents.document import Document
from evidence.dossier import Case, CheckedReference, Dossier, place_of_reference
from evidence.findings import Finding
from evidence.identifiers import kind_of
from evidence.rules.rule import Rule


class DoiOfAnotherWork(Rule):
    """What it does
    Flags an entry whose DOI, PMID or PMCID leads to a work with another title, another first author and another year,
    and one whose DOI leads to the work that is written and whose PMID to one with another title. Words that only say
    what a link leads to ("Read the study here") are no title.

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

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding an entry."""
        for checked in dossier.entries:
            yield from self._of(checked, dossier.document)

    def check_all(self, case: Case) -> Iterator[Finding]:
        """The same for the library's references."""
        for checked in case.references:
            yield from self._of(checked, None)

    def _of(self, checked: CheckedReference, document: Document | None) -> Iterator[Finding]:
        for difference in checked.differences:
            if difference.field in ("work", "pmid"):
                beside = difference.field == "pmid"
                name = (checked.reference.beside if beside else checked.reference.identifier) or ""
                yield self.finding(
                    f"{name} is the {kind_of(name)} of another work.",
                    place_of_reference(checked, document),
                    reference=name,
                    expected=difference.registered,
                    found=difference.written,
                    hint=_hint(checked, kind_of(name)),
                    subject=checked.reference.name,
                    identity=difference.written or "",
                )


def _hint(checked: CheckedReference, kind: str) -> str:
    if checked.right_doi:
        return f"The DOI of the work that is written is {checked.right_doi}."
    return f"Look the work up by its title and correct the {kind}."
