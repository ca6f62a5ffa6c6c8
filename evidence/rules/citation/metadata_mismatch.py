"""CIT114: an entry that differs from the registry's record."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.checked import CheckedReference, place_of_reference
from evidence.documents.document import Document
from evidence.findings import Finding, Severity
from evidence.rules.citation.entries import EntryRule

_OWN_RULE = frozenset({"work", "doi"})


class MetadataMismatch(EntryRule):
    """What it does
    Compares each written entry with the registry's record, field by field, and shows both sides. Another title or
    another first author is an error; authors the record does not have, volume, pages, journal, or a year off by more
    than one a warning; a year off by one, a slip of the pen, a list of authors that was cut without saying so, or a
    journal that was renamed a note.

    Why it matters
    A reader cannot find a work that is cited wrongly, and a wrong detail is the mark of a reference copied unread.

    Example
    `journal = {American Journal of Psychiatry}` where Crossref holds Archives of General Psychiatry.

    Write instead
    What the registry holds, after a look at the work itself: registries err too.

    Known false alarms
    Titles in another language than the record's. Case, accents, dashes, subtitles, abbreviated journals and shortened
    author lists are not differences; neither is the year of online publication beside that of print.

    Basis
    ICMJE Recommendations: references are verified against the original or an electronic bibliographic source.
    """

    code = "CIT114"

    def of(self, checked: CheckedReference, document: Document | None) -> Iterator[Finding]:
        """One finding a differing field of an entry."""
        if any(difference.field in _OWN_RULE for difference in checked.differences):
            return
        for difference in (one for one in checked.differences if one.field != "pmid"):
            yield self.finding(
                f"{difference.field.capitalize()} differs from the record {_whose(checked)}.",
                place_of_reference(checked, document),
                severity=Severity(difference.severity),
                reference=checked.reference.identifier,
                expected=difference.registered,
                found=difference.written,
                hint="Compare both with the work itself.",
                subject=f"{checked.reference.name} {difference.field}",
                identity=f"{difference.field} {difference.written}",
            )


def _whose(checked: CheckedReference) -> str:
    record = checked.record
    return f"of {record.origin}" if record and record.confirmed else "that a person transcribed"
