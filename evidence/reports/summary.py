"""The figures that every report begins with, as the contract names them."""

from __future__ import annotations

from typing import Any

from evidence.agreement.verdict import PairVerdict
from evidence.audit import Audit
from evidence.checked import ClaimStatus
from evidence.findings import Severity


def summary_of(audit: Audit) -> dict[str, Any]:
    """The contract's `summary`, and a few figures more."""
    tally = audit.tally
    severities = audit.findings.counts
    return {
        "documents": tally.documents,
        "claims": tally.claims,
        "sourced": tally.statuses[ClaimStatus.SOURCED],
        "unsourced": tally.statuses[ClaimStatus.UNSOURCED],
        "approved": tally.statuses[ClaimStatus.APPROVED],
        "agreement": {verdict.value: tally.verdicts[verdict] for verdict in PairVerdict},
        "supported_by_taken_back": tally.by_taken_back,
        "findings": {severity.value: severities[severity] for severity in Severity},
        "waived": len(audit.waived),
        "baselined": len(audit.baselined),
        "references": tally.references,
        "references_of_library": tally.of_library,
        "confirmed": tally.confirmed,
        "transcribed": len(tally.records) - tally.confirmed,
        "absent": tally.absent,
        "of_other_works": tally.of_others,
        "unchecked_references": tally.unchecked,
        "not_applicable": tally.not_applicable,
    }
