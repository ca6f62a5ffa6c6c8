"""CIT115: an entry that lacks what a reader needs."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.checked import CheckedReference, place_of_reference
from evidence.documents.document import Document
from evidence.findings import Finding, Severity
from evidence.references.reference import Origin
from evidence.references.reference_list import missing_fields, run_together
from evidence.rules.citation.entries import EntryRule

_WORDS = {
    "container": "the journal",
    "authors": "its authors",
    "pages": "pages",
    "year": "the year",
    "title": "the title",
    "doi": "its DOI",
}


class IncompleteEntry(EntryRule):
    """What it does
    Names the fields that an entry lacks: author, title, journal, year, pages or article number. Broken entries, where
    the journal's name is lost and its volume sticks to the title, are recognised. Where an article has no DOI and a
    search of the index or, unless offline, of Crossref finds the work, its DOI is named; an entry of a document's list
    that lacks nothing else is a note.

    Why it matters
    A reader has to be able to find the work from the entry alone.

    Example
    > Berman RM, et al. Antidepressant effects of ketamine in depressed patients47(4), 351–354.

    Write instead
    > Berman RM, et al. Antidepressant effects of ketamine in depressed patients. Biol Psychiatry. 2000;47(4):351–354.

    Known false alarms
    Labels, guidelines, books and pages on the web are not asked for a volume or pages.

    Basis
    ICMJE Recommendations, samples of formatted references (NLM).
    """

    code = "CIT115"

    def of(self, checked: CheckedReference, document: Document | None) -> Iterator[Finding]:
        """One finding an entry, naming all that is missing."""
        missing = missing_fields(checked.reference)
        if checked.right_doi and checked.reference.identifier is None:
            missing = (*missing, "doi")
        glued = run_together(checked.reference)
        slight = missing == ("doi",) and not glued and checked.reference.origin is Origin.LIST
        if missing or glued:
            yield self.finding(
                _message(checked.reference.name, missing, glued),
                place_of_reference(checked, document),
                severity=Severity.INFO if slight else None,
                reference=checked.reference.doi or checked.reference.name,
                found=glued,
                expected=_from_record(checked, missing),
                hint="Complete the entry.",
                subject=checked.reference.raw,
            )


def _message(name: str, missing: tuple[str, ...], glued: str | None) -> str:
    flaws = [f"lacks {_listed(missing)}"] if missing else []
    flaws += [f"runs two fields together (“{glued}”)"] if glued else []
    return f"The entry {name} {' and '.join(flaws)}."


def _listed(names: tuple[str, ...]) -> str:
    words = [_WORDS.get(name, name) for name in names]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _from_record(checked: CheckedReference, missing: tuple[str, ...]) -> str | None:
    record = checked.record or (checked.sought.record if checked.sought and "doi" in missing else None)
    if record is None:
        return f"doi: {checked.right_doi}" if "doi" in missing else None
    held = {
        "doi": checked.right_doi,
        "authors": "; ".join(author.last for author in record.authors),
        "title": record.title,
        "container": record.containers[0] if record.containers else None,
        "year": str(record.years[0]) if record.years else None,
        "volume": record.volume,
        "pages": record.pages,
    }
    known = [f"{name}: {held[name]}" for name in missing if held.get(name)]
    return "; ".join(known) or None
