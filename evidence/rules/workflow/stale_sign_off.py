"""WFL801: an approval that was given to something else than what stands there now."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.dossier import Case
from evidence.findings import Finding
from evidence.library.approval import Standing, changed_by_notices_alone, standing_of
from evidence.rules.rule import Rule
from evidence.rules.workflow.claim_places import finding_about


class StaleSignOff(Rule):
    """What it does
    Flags an approved claim of claims.yaml whose statement, wordings, cards or sources are not those that were approved:
    their digest differs. Every sentence of the copy that uses the claim is listed. A change that only notices on a
    source make is told by WFL804.

    Why it matters
    An approval covers what the reviewers saw. A changed number in an approved claim has been seen by nobody.

    Example
    `statement: 71% of patients responded` changed to 75% below an approval of last month.

    Write instead
    The approved words, or `evidence claims approve ID` by somebody who has read the new ones.

    Known false alarms
    An approval that was written by hand, without a digest or with one of another version.

    Basis
    ABPI Code 2024 clause 8: certified material is not changed without being certified again.
    """

    code = "WFL801"

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a claim, with every place that uses it."""
        for claim in case.library.standing:
            if claim.approval is None or standing_of(claim, case.library, case.today) is not Standing.STALE:
                continue
            if changed_by_notices_alone(claim, case.library):
                continue
            what = "has changed since" if claim.approval.digest else "names no digest of what was approved"
            yield finding_about(
                self,
                claim,
                case,
                f"The claim {claim.id}, approved by {claim.approval.by} on {claim.approval.on}, {what}.",
                f"Take the change back, or have it approved: evidence claims approve {claim.id}.",
                found=claim.statement,
            )
