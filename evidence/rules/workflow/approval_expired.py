"""WFL802: an approval that has run out, or is of a day to come."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case import Case
from evidence.findings import Finding
from evidence.library.approval import Standing, standing_of
from evidence.rules.rule import Rule
from evidence.rules.workflow.claim_places import finding_about


class ApprovalExpired(Rule):
    """What it does
    Flags an approved claim of claims.yaml whose `expires` has passed, and every sentence of the copy that uses it. On
    the last day itself the approval holds. An approval whose `on` is a day to come does not hold either: nobody has
    decided yet.

    Why it matters
    Evidence ages: approvals are given for a time, after which somebody looks again.

    Example
    `expires: 2026-06-30`, checked on 1 July 2026.

    Write instead
    Compare the claim with its sources again, then `evidence claims approve ID --until DAY`, or withdraw it.

    Known false alarms
    Copy that is an archive and no longer in use: waive it there. An approval of this morning in Auckland, checked where
    it is still yesterday: `--today` sets the day.

    Basis
    ABPI Code 2024 clause 8: certified material in use is certified again at intervals.
    """

    code = "WFL802"

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a claim, with every place that uses it."""
        for claim in case.library.standing:
            standing = standing_of(claim, case.library, case.today)
            if claim.approval is None or standing not in (Standing.EXPIRED, Standing.TO_COME):
                continue
            approval = f"The approval of the claim {claim.id} by {claim.approval.by}"
            if standing is Standing.EXPIRED:
                told = f"{approval} ended on {claim.approval.expires}."
                hint = f"Compare it with its sources again, then: evidence claims approve {claim.id}."
            else:
                told = f"{approval} is of {claim.approval.on}, a day to come."
                hint = f"Correct `on`, or have it approved: evidence claims approve {claim.id}."
            yield finding_about(self, claim, case, told, hint)
