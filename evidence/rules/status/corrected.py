"""STS312: a source with a correction or an expression of concern."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case import Case
from evidence.checked import CheckedReference
from evidence.findings import Finding, Severity
from evidence.registries.registry import Status
from evidence.registries.status import is_replacement, unknown_notices
from evidence.rules.rule import Rule
from evidence.rules.status.notices import named, one, told

_SEVERITY = {
    Status.CONCERN: Severity.WARNING,
    Status.PARTIALLY_RETRACTED: Severity.WARNING,
    Status.CORRECTED: Severity.INFO,
    Status.REPLACED: Severity.INFO,
    Status.REINSTATED: Severity.INFO,
}

_WORDS = {
    Status.CONCERN: "has an expression of concern",
    Status.PARTIALLY_RETRACTED: "is partially retracted",
    Status.CORRECTED: "has a correction",
    Status.REPLACED: "has a newer version",
    Status.REINSTATED: "was retracted and later reinstated",
}


def _words(checked: CheckedReference) -> str:
    updates = checked.record.updates if checked.record and checked.status is Status.REPLACED else ()
    if any(is_replacement(update.type) for update in updates):
        return "was retracted and replaced"
    return _WORDS[checked.status]


class Corrected(Rule):
    """What it does
    Names the notices on a source that do not take it back: expressions of concern and partial retractions (warning),
    corrections, newer versions and reinstatements (note). A notice of a kind that this version does not know is a note
    too: it is shown as it is registered.

    Why it matters
    The figure that the copy quotes may be the one that was corrected.

    Example
    A claim that cites a guideline with an erratum in its dosing table.

    Write instead
    Read the notice, and say in the library claim's note that it does not touch the claim.

    Known false alarms
    Corrections of an author's name or affiliation.

    Basis
    ICMJE Recommendations, corrections and version control. Crossref `updated-by`.
    """

    code = "STS312"

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a work, with every place that uses it."""
        for doi, work in case.works.items():
            status = work.checked.status
            unknown = unknown_notices(work.checked.record) if work.checked.record else ()
            if status is Status.UNKNOWN and unknown:
                kinds = "; ".join(f"“{update.type}” ({one(update)})" for update in unknown)
                yield self.finding(
                    f"{doi} has a notice of a kind that is not known: {kinds}.",
                    work.places[0],
                    severity=Severity.INFO,
                    reference=doi,
                    related=tuple(work.places[1:]),
                    hint="Read the notice and check that it does not touch the claim.",
                    subject=doi,
                )
            if status in _SEVERITY:
                yield self.finding(
                    f"{named(doi, work.checked)} {_words(work.checked)}{told(work.checked, status)}.",
                    work.places[0],
                    severity=_SEVERITY[status],
                    reference=doi,
                    related=tuple(work.places[1:]),
                    hint="Read the notice and check that it does not touch the claim.",
                    subject=doi,
                )
