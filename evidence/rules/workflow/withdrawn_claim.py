"""WFL810: copy that makes a claim which was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case import Case
from evidence.findings import Finding
from evidence.rules.rule import Rule
from evidence.rules.workflow.claim_places import finding_about


class WithdrawnClaim(Rule):
    """What it does
    Flags copy that makes a claim of claims.yaml which somebody has withdrawn, by its exact words or because
    `appears_in` maps a sentence to it. Every such sentence is listed, with the reason of the withdrawal.

    Why it matters
    A withdrawal is worth nothing while the claim stands on a page.

    Example
    A sentence on a trial that was retracted, on the third of five pages that used it.

    Write instead
    Another claim, or none.

    Known false alarms
    A text that quotes the withdrawn claim to correct it.

    Basis
    ABPI Code 2024 clause 8; FTC Health Products Compliance Guidance: whoever goes on making a claim answers for it.
    """

    code = "WFL810"

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a claim, with every place that makes it."""
        for claim in case.library.withdrawn:
            if claim.withdrawn is not None and case.uses.get(claim.id):
                gone = claim.withdrawn
                yield finding_about(
                    self,
                    claim,
                    case,
                    f"The claim {claim.id} was withdrawn by {gone.by} on {gone.on}: {gone.reason.rstrip('.')}.",
                    "Take the sentence out of every place that is listed, or find another claim for it.",
                )
