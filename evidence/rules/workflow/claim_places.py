"""One finding about a claim of the library, with every sentence of the copy that makes it."""

from __future__ import annotations

from pathlib import Path

from evidence.case import Case
from evidence.documents.document import Location
from evidence.findings import Finding, Place, Severity
from evidence.library.claims_file import LibraryClaim, Waiver
from evidence.library.library import CLAIMS
from evidence.rules.rule import Rule, short


def place_of_claim(claim: LibraryClaim, case: Case) -> Place:
    """Where a claim stands in claims.yaml."""
    path = str(case.library.folder / CLAIMS) if case.library.folder else CLAIMS
    return Place(path, None, Location(claim.line, 1), short(claim.statement))


def place_of_waiver(waiver: Waiver, folder: Path | None) -> Place:
    """Where a waiver stands: in the copy, or in the claims.yaml of a library."""
    if waiver.lines is not None:
        return Place(waiver.path or "", None, Location(waiver.line, 1))
    return Place(str(folder / CLAIMS) if folder else CLAIMS, None, Location(waiver.line, 1))


def finding_about(
    rule: Rule, claim: LibraryClaim, case: Case, message: str, hint: str, *, found: str | None = None
) -> Finding:
    """A finding at the first use of a claim, the other uses and its entry beside it.

    Copy that is not part of the run may use the claim too; where nothing in the run does, it is a warning at most.
    """
    uses = tuple(case.uses.get(claim.id, ()))
    entry = place_of_claim(claim, case)
    return rule.finding(
        message,
        uses[0] if uses else entry,
        severity=None if uses or rule.info.severity is not Severity.ERROR else Severity.WARNING,
        found=found,
        hint=hint,
        related=(*uses[1:], entry) if uses else (),
        subject=claim.id,
    )
