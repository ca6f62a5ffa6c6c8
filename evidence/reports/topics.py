"""Findings as a reviewer takes them up: all remarks on one claim together, claims without a source by risk, the rest
by rule. Reports that people read share this; programs get the flat list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.audit import Audit
from evidence.claims.claim import Risk
from evidence.dossier import CheckedClaim, Dossier
from evidence.findings import Finding, Place

UNSOURCED = "SRC101"
_OF_THE_SOURCE = frozenset({"agreement", "attribution"})


@dataclass(frozen=True)
class ClaimTopic:
    """One claim with all that was found about it."""

    dossier: Dossier
    checked: CheckedClaim
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class UnsourcedTopic:
    """Claims of one document that say the same and have no source; `repeats` are the places after the first."""

    finding: Finding
    checked: CheckedClaim
    repeats: tuple[Place, ...]


@dataclass(frozen=True)
class RuleTopic:
    """Findings of one rule that are not about a claim and its source."""

    code: str
    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Topics:
    """The three groups, each ranked, the gravest first."""

    claims: tuple[ClaimTopic, ...]
    unsourced: tuple[UnsourcedTopic, ...]
    rules: tuple[RuleTopic, ...]


def topics_of(audit: Audit) -> Topics:
    """Every standing finding in exactly one topic."""
    claims = {(d.document.path, c.claim.id): (d, c) for d in audit.case.dossiers for c in d.claims}
    about: dict[tuple[str, str], list[Finding]] = {}
    missing: dict[tuple[str, str], list[Finding]] = {}
    rest: dict[str, list[Finding]] = {}
    for finding in audit.findings:
        key = (finding.place.path, finding.claim or "")
        if key not in claims:
            rest.setdefault(finding.code, []).append(finding)
        elif finding.code == UNSOURCED:
            missing.setdefault((key[0], claims[key][1].claim.group), []).append(finding)
        elif finding.family in _OF_THE_SOURCE:
            about.setdefault(key, []).append(finding)
        else:
            rest.setdefault(finding.code, []).append(finding)
    return Topics(
        claims=tuple(ClaimTopic(*claims[key], tuple(findings)) for key, findings in about.items()),
        unsourced=_by_risk(_unsourced(findings, claims) for findings in missing.values()),
        rules=tuple(RuleTopic(code, found[0].name, tuple(found)) for code, found in rest.items()),
    )


def _unsourced(findings: list[Finding], claims: dict[tuple[str, str], tuple[Dossier, CheckedClaim]]) -> UnsourcedTopic:
    in_order = sorted(findings, key=lambda finding: finding.place.line or 0)
    first = in_order[0]
    _, checked = claims[first.place.path, first.claim or ""]
    return UnsourcedTopic(first, checked, tuple(finding.place for finding in in_order[1:]))


def _by_risk(topics: Iterable[UnsourcedTopic]) -> tuple[UnsourcedTopic, ...]:
    order = list(Risk)
    return tuple(sorted(topics, key=lambda topic: order.index(topic.checked.claim.risk)))
