"""WFL811: the words of a library claim, with a mark to another work."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.checked import CheckedClaim
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity, place_of
from evidence.references.reference import Reference
from evidence.rules.rule import Rule, short


class OtherSourceCited(Rule):
    """What it does
    Flags a sentence in the exact words of a library claim whose marks lead to works that are none of the claim's
    sources: an error where the claim was approved, else a warning. Such a sentence does not count as approved. A mark
    to a further work beside one to the claim's own is a warning where the claim was approved, and so is any mark where
    it was approved without a source. Entries are compared by key, DOI and PMID, else by title and first author; where
    that leaves doubt, nothing is said.

    Why it matters
    An approval is of words and their sources. References that are put in another order send readers to works that
    nobody compared with the words.

    Example
    > Rosuvastatin reduced LDL cholesterol levels by 50% [1].

    approved with one trial, where entry 1 of the list is by now a review of insomnia.

    Write instead
    The mark of the source that was approved; or add the other work to the claim's `sources` and have it approved.

    Known false alarms
    A later edition of the approved source under another title and identifier.

    Basis
    ABPI Code 2024 clause 8: certified material is not changed without being certified again.
    """

    code = "WFL811"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a sentence."""
        for checked in dossier.claims:
            severity = _severity(checked)
            if checked.others is None or severity is None:
                continue
            claims = [link.claim for link in checked.links if link.match == "exact"]
            names = ", ".join(claim.id for claim in claims)
            keys = ", ".join(dict.fromkeys(source.ref for claim in claims for source in claim.sources))
            cited = ", ".join(_name(one, checked) for one in checked.others.references)
            approved = any(claim.approval for claim in claims)
            does = "leads" if checked.others.instead else "also leads"
            basis = f"was approved with {keys or 'no source'}" if approved else f"has the source {keys}"
            yield self.finding(
                f"The mark beside the words of {names} {does} to {cited}; {names} {basis}.",
                place_of(dossier.document, checked.claim.span),
                severity=severity,
                claim=checked.claim,
                expected=keys or None,
                found=cited,
                hint=f"Correct the mark or the list, or add the work to the sources of {names} and have it approved.",
            )


def _severity(checked: CheckedClaim) -> Severity | None:
    approved = any(link.claim.approval for link in checked.links if link.match == "exact")
    if checked.others is None or not (approved or checked.others.instead):
        return None
    return Severity.ERROR if approved and checked.others.instead else Severity.WARNING


def _name(reference: Reference, checked: CheckedClaim) -> str:
    key = next((source.key for source in checked.sources if source.reference is reference), None)
    work = key or reference.identifier or short(reference.title or reference.raw, 60)
    label = reference.name if reference.label else ""
    return f"{label} {work}" if label and label != work else work
