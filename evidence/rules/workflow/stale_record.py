"""WFL809: the registry's answer differs from the lock."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case import Case
from evidence.checked import place_of_reference
from evidence.findings import Finding
from evidence.rules.rule import Rule
from evidence.rules.workflow.registered import registered_changes


class StaleRecord(Rule):
    """What it does
    Flags a source of references.bib of which a registry says something else by now than evidence.lock holds: another
    title, year or page, or another list of notices. Only where a registry was asked: offline nothing is flagged, and a
    record that somebody typed in is no answer of a registry.

    Why it matters
    Runs in CI and approvals rest on the lock. What it does not hold, they do not know.

    Example
    A lock of June without the correction of July.

    Write instead
    `evidence lock`, and read its changes in the pull request.

    Known false alarms
    Registries that tidy up their own records.

    Basis
    ICMJE Recommendations: authors check that references are not retracted.
    """

    code = "WFL809"

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a work."""
        for checked in case.references:
            told = [f"{one.field}: {one.before} → {one.after}" for one in registered_changes(checked, case)]
            if told:
                work = checked.reference.identifier or checked.reference.name
                yield self.finding(
                    f"{work}: the registry says something else than evidence.lock: {'; '.join(told)}.",
                    place_of_reference(checked),
                    reference=work,
                    hint="Run `evidence lock`, and read what changed.",
                    subject=work,
                )
