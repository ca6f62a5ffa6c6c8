"""WFL808: a waiver that waives nothing."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.dossier import Case
from evidence.findings import Finding
from evidence.rules.rule import Rule
from evidence.rules.workflow.claim_places import place_of_waiver


class UnusedWaiver(Rule):
    """What it does
    Flags a waiver, in a comment of the copy or in claims.yaml with the path of a document of this run, that no finding
    of its rule needs, or that has ended. Waivers of rules that were not part of the run are passed over, and so are
    those of claims.yaml without a path: other documents may need them.

    Why it matters
    A waiver that is left behind silences the next mistake at the same place.

    Example
    A waiver of unsourced-claim beside a sentence that has a source by now.

    Write instead
    Nothing: remove it. One that has ended is decided on again.

    Known false alarms
    A finding that only a registry makes, in a run offline.

    Basis
    ABPI Code 2024 clause 8: decisions are made on the material as it is.
    """

    code = "WFL808"

    def check_waivers(self, case: Case) -> Iterator[Finding]:
        """One finding a waiver."""
        for waiver in case.unused_waivers:
            over = waiver.expires is not None and waiver.expires < case.today
            why = f"ended on {waiver.expires}" if over else "waives nothing"
            yield self.finding(
                f"The waiver of {waiver.rule} by {waiver.owner} {why}.",
                place_of_waiver(waiver, case.library.folder),
                found=waiver.reason,
                hint="Decide again, and write a new end." if over else "Remove it.",
                subject=f"{waiver.rule} {waiver.path} {waiver.quote} {waiver.reason}",
            )
