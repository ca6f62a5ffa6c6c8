"""The figures that every report begins with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from evidence.audit import Audit
from evidence.dossier import CheckedReference, ClaimStatus
from evidence.findings import Severity
from evidence.registries.registry import Absent, Found, Unchecked


@dataclass(frozen=True)
class Summary:
    """Counts of a run. A work that stands in several places counts once among the references."""

    documents: int
    claims: int
    sourced: int
    unsourced: int
    approved: int
    errors: int
    warnings: int
    infos: int
    waived: int
    baselined: int
    references: int
    confirmed: int
    transcribed: int
    absent: int
    unchecked_references: int
    not_applicable: int

    def as_data(self) -> dict[str, Any]:
        """The summary as the contract has it."""
        return {
            "documents": self.documents,
            "claims": self.claims,
            "sourced": self.sourced,
            "unsourced": self.unsourced,
            "approved": self.approved,
            "findings": {"error": self.errors, "warning": self.warnings, "info": self.infos},
            "waived": self.waived,
            "baselined": self.baselined,
            "references": self.references,
            "confirmed": self.confirmed,
            "transcribed": self.transcribed,
            "absent": self.absent,
            "unchecked_references": self.unchecked_references,
            "not_applicable": self.not_applicable,
        }


def distinct_references(audit: Audit) -> tuple[CheckedReference, ...]:
    """Every work of the run once: by DOI or PMID, else by place and words; the library's own entry wins."""
    works: dict[str, CheckedReference] = {}
    own = (c for dossier in audit.case.dossiers for c in dossier.references)
    for checked in (*audit.case.references, *own):
        reference = checked.reference
        works.setdefault(reference.doi or reference.pmid or reference.raw, checked)
    return tuple(works.values())


def summarise(audit: Audit) -> Summary:
    """Counts an audit."""
    claims = [checked for dossier in audit.case.dossiers for checked in dossier.claims]
    statuses = Counter(checked.status for checked in claims)
    severities = Counter(finding.severity for finding in audit.findings)
    works = distinct_references(audit)
    found = [c.lookup.record.confirmed for c in works if isinstance(c.lookup, Found)]
    return Summary(
        documents=len(audit.case.dossiers),
        claims=len(claims),
        sourced=statuses[ClaimStatus.SOURCED],
        unsourced=statuses[ClaimStatus.UNSOURCED],
        approved=statuses[ClaimStatus.APPROVED],
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        infos=severities[Severity.INFO],
        waived=len(audit.waived),
        baselined=len(audit.baselined),
        references=len(works),
        confirmed=sum(found),
        transcribed=len(found) - sum(found),
        absent=sum(isinstance(c.lookup, Absent) for c in works),
        unchecked_references=sum(isinstance(c.lookup, Unchecked) for c in works),
        not_applicable=sum(c.lookup is None for c in works),
    )
