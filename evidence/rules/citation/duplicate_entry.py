"""CIT116: a work that stands twice in a list, or numbers that run wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidence.case import Case
from evidence.checked import CheckedReference, place_of_reference
from evidence.documents.document import Document
from evidence.dossier import Dossier
from evidence.findings import Finding
from evidence.rules.rule import Rule


class DuplicateEntry(Rule):
    """What it does
    Flags the second entry with the same DOI in one list, or whose DOI, PMID or PMCID leads to the same work, a number
    that is given twice, and a gap in the numbering of a reference list.

    Why it matters
    One work under two numbers looks like two sources. A gap is often an entry that was lost.

    Example
    Entries 4 and 9 with the same DOI; a list numbered 1, 2, 4.

    Write instead
    One entry a work, numbered without gaps.

    Known false alarms
    Two chapters of one book that share the book's DOI.

    Basis
    ICMJE Recommendations: references are numbered consecutively in the order of first mention.
    """

    code = "CIT116"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a repeated work, a repeated number or a gap."""
        yield from self._repeated(dossier.entries, dossier.document)
        yield from self._numbering(dossier.entries, dossier.document)

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a work that stands twice in the library."""
        yield from self._repeated(case.references, None)

    def _repeated(self, entries: Sequence[CheckedReference], document: Document | None) -> Iterator[Finding]:
        first: dict[str, CheckedReference] = {}
        for checked in entries:
            known = next((name for name in checked.names if name in first), None)
            if known is not None:
                yield self.finding(
                    f"{checked.reference.name} is the same work as {first[known].reference.name} ({known}).",
                    place_of_reference(checked, document),
                    reference=known,
                    related=(place_of_reference(first[known], document),),
                    hint="Keep one of the two.",
                    subject=checked.reference.name,
                )
            for name in checked.names:
                first.setdefault(name, checked)

    def _numbering(self, entries: Sequence[CheckedReference], document: Document) -> Iterator[Finding]:
        listed = [one for one in entries if not (one.reference.footnote or one.reference.follows)]
        numbered = [(int(label), c) for c in listed if (label := c.reference.label or "").isdecimal()]
        for (before, _), (number, checked) in pairwise(numbered):
            if number != before + 1:
                yield self.finding(
                    f"The list goes from {before} to {number}.",
                    place_of_reference(checked, document),
                    reference=checked.reference.name,
                    hint="Number the entries without gaps, or restore the one that was lost.",
                    subject=f"{before} {number}",
                )
