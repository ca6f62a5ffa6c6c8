"""WFL806: a waiver that nobody answers for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from evidence.case import Case
from evidence.dossier import Dossier
from evidence.findings import Finding, Place
from evidence.library.claims_file import Waiver
from evidence.rules.rule import Rule
from evidence.rules.workflow.claim_places import place_of_waiver


class SuppressionWithoutReason(Rule):
    """What it does
    Flags a waiver, in claims.yaml or in a comment of the copy, without a reason, an owner or an end. Such a waiver
    waives nothing.

    Why it matters
    A finding that somebody decided to live with is a decision; one that somebody made silent is a gap.

    Example
    `<!-- evidence: ignore vague-attribution -->`

    Write instead
    `<!-- evidence: ignore vague-attribution reason="general knowledge" owner="jd" until=2027-01-31 -->`

    Known false alarms
    None known.

    Basis
    ABPI Code 2024 clause 8: who certifies is named, and answers for it.
    """

    code = "WFL806"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a waiver in the copy."""
        yield from self._findings(dossier.waivers, lambda waiver: place_of_waiver(waiver, None))

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a waiver of claims.yaml."""
        yield from self._findings(case.library.waivers, lambda waiver: place_of_waiver(waiver, case.library.folder))

    def _findings(self, waivers: Sequence[Waiver], place: Callable[[Waiver], Place]) -> Iterator[Finding]:
        for waiver in waivers:
            parts = (("a reason", waiver.reason), ("an owner", waiver.owner), ("an end", waiver.expires))
            missing = [name for name, value in parts if not value]
            if missing:
                yield self.finding(
                    f"The waiver of {waiver.rule} has not {', not '.join(missing)}: it waives nothing.",
                    place(waiver),
                    hint="Say why, who answers for it, and until when.",
                    subject=f"{waiver.rule} {waiver.path} {waiver.quote}",
                )
