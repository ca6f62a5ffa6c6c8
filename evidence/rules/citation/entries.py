"""What the rules share that ask the same of the entries of a document's list and of the library's references."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case import Case
from evidence.checked import CheckedReference
from evidence.documents.document import Document
from evidence.dossier import Dossier
from evidence.findings import Finding
from evidence.rules.rule import Rule


class EntryRule(Rule):
    """A rule about single entries, wherever they stand."""

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """The findings about the entries of a document's own list."""
        for checked in dossier.entries:
            yield from self.of(checked, dossier.document)

    def check_all(self, case: Case) -> Iterator[Finding]:
        """The same for the library's references."""
        for checked in case.references:
            yield from self.of(checked, None)

    def of(self, checked: CheckedReference, document: Document | None) -> Iterator[Finding]:
        """The findings about one entry, of a document or of the library."""
        raise NotImplementedError
