"""SRC101: a claim without a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.checked import CheckedClaim, ClaimStatus
from evidence.claims.claim import Claim, ClaimKind, QuantityKind, Risk
from evidence.claims.unknowns import UNKNOWN
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity, place_of
from evidence.rules.rule import Rule

_GRAVE = frozenset(
    {
        ClaimKind.EFFICACY_QUANTITATIVE,
        ClaimKind.EFFICACY_QUALITATIVE,
        ClaimKind.SAFETY,
        ClaimKind.COMPARATIVE,
        ClaimKind.STUDY_ATTRIBUTION,
    }
)

LIBRARY_NOTE = "The library says of"
"""How a hint begins that quotes the note of a library claim without sources."""

_COUNTED = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.RATIO, QuantityKind.P_VALUE})


class UnsourcedClaim(Rule):
    """What it does
    Flags a sentence, or a heading that asserts something, for which neither a mark in the copy nor the claims
    library names a source. A mark that points at nothing gives no source. A title, a description or a text behind a
    picture, where no mark can stand, has the source of the claim of the page that it says again. That something has
    not been looked at yet ("More research is needed") is a note.

    Why it matters
    Every claim must be capable of substantiation. A reviewer asks for the source of each; this rule asks first.

    Example
    > Most people sleep better within a week.

    Write instead
    > In a randomised trial, 54 of 90 adults slept at least 30 minutes longer after one week [2].

    Known false alarms
    General knowledge about a disease; a claim that was sourced earlier in the text. Map such sentences to a library
    claim with `appears_in`, or waive them with a reason.

    Basis
    ABPI Code 2024 clause 6.2 (capable of substantiation); FTC Health Products Compliance Guidance 2022 (competent and
    reliable scientific evidence).
    """

    code = "SRC101"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a claim; repeats are related places of the first."""
        repeats = _repeats(dossier)
        for checked in dossier.claims:
            if checked.status is ClaimStatus.UNSOURCED:
                yield self._finding(dossier, checked, repeats[checked.claim.group])

    def _finding(self, dossier: Dossier, checked: CheckedClaim, group: Sequence[Claim]) -> Finding:
        claim = checked.claim
        return self.finding(
            _message(checked),
            place_of(dossier.document, claim.span),
            severity=_severity(checked),
            claim=claim,
            hint=_hint(checked),
            related=tuple(place_of(dossier.document, other.span) for other in _others(claim, group)),
        )


def _others(claim: Claim, group: Sequence[Claim]) -> Sequence[Claim]:
    """The first claim of a group names its repeats, and each repeat the first: all of them everywhere would grow with
    the square of their number."""
    return group[1:] if claim is group[0] else group[:1]


def _repeats(dossier: Dossier) -> dict[str, list[Claim]]:
    groups: dict[str, list[Claim]] = {}
    for checked in dossier.claims:
        groups.setdefault(checked.claim.group, []).append(checked.claim)
    return groups


def _severity(checked: CheckedClaim) -> Severity:
    claim = checked.claim
    if UNKNOWN in claim.signals:
        return Severity.INFO
    counted = any(quantity.kind in _COUNTED for quantity in claim.quantities)
    grave = claim.kind in _GRAVE or claim.risk is Risk.HIGH or counted
    return Severity.ERROR if grave else Severity.WARNING


def _message(checked: CheckedClaim) -> str:
    kind = checked.claim.kind.replace("-", " ")
    if checked.citations:
        mark = checked.citations[0]
        end = "no reference" if mark.note is None else "a note that names no reference"
        return f"No source: the mark {mark.raw} of this {kind} claim points at {end}."
    return f"No source for this {kind} claim."


def _hint(checked: CheckedClaim) -> str:
    for claim in checked.library_claims:
        if claim.note and not claim.sources:
            return f"{LIBRARY_NOTE} {claim.id}: {claim.note}"
    return "Cite a source, or map the sentence to a claim of claims.yaml with `appears_in`."
