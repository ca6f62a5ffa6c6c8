"""Findings as a reviewer takes them up: all remarks on one claim together, claims without a source by risk, the rest
by rule. Reports that people read share this; programs get the flat list."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence.agreement.agreement import Agreement
from evidence.audit import Audit
from evidence.claims.claim import Risk
from evidence.dossier import Dossier
from evidence.findings import Finding, Place

UNSOURCED = "SRC101"
_OF_THE_SOURCE = frozenset({"agreement", "attribution"})

Slots = Mapping[tuple[str, str], tuple[Agreement, ...]]
"""The slots of the source that agrees best, by document and claim."""


def slots_in(dossier: Dossier) -> dict[tuple[str, str], tuple[Agreement, ...]]:
    """The slots of those claims of one document that were compared with a source."""
    path = dossier.document.path
    return {(path, c.claim.id): c.best_agreements for c in dossier.claims if c.agreements}


@dataclass(frozen=True)
class ClaimTopic:
    """One claim with all that was found about it, and its slots where it was compared with a source."""

    findings: tuple[Finding, ...]
    slots: tuple[Agreement, ...]


@dataclass
class UnsourcedTopic:
    """Claims of one document that say the same and have no source; `repeats` are the places after the first."""

    finding: Finding
    repeats: list[Place] = field(default_factory=list)


@dataclass
class UnsourcedClaims:
    """The claims of one risk: the first ones whole, of the others the lines alone, by document."""

    risk: Risk
    total: int = 0
    distinct: int = 0
    quoted: list[UnsourcedTopic] = field(default_factory=list)
    lines: dict[str, array[int]] = field(default_factory=dict)


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
    unsourced: tuple[UnsourcedClaims, ...]
    rules: tuple[RuleTopic, ...]


def topics_of(audit: Audit, slots: Slots, shown: int) -> Topics:
    """Every standing finding in one topic; of unsourced claims of one risk, the first `shown` are kept whole."""
    about: dict[tuple[str, str], list[Finding]] = {}
    missing = _Missing(shown)
    rest: dict[str, list[Finding]] = {}
    for finding in audit.findings:
        if finding.claim and finding.code == UNSOURCED:
            missing.take(finding)
        elif finding.claim and finding.family in _OF_THE_SOURCE:
            about.setdefault((finding.place.path, finding.claim), []).append(finding)
        else:
            rest.setdefault(finding.code, []).append(finding)
    return Topics(
        claims=tuple(ClaimTopic(tuple(findings), slots.get(key, ())) for key, findings in about.items()),
        unsourced=tuple(missing.by_risk[risk] for risk in Risk if risk in missing.by_risk),
        rules=tuple(RuleTopic(code, found[0].name, tuple(found)) for code, found in rest.items()),
    )


class _Missing:
    """Sorts claims without a source by risk and group, as they come in their rank."""

    def __init__(self, shown: int) -> None:
        self._shown = shown
        self._topics: dict[int, UnsourcedTopic | None] = {}
        self.by_risk: dict[Risk, UnsourcedClaims] = {}

    def take(self, finding: Finding) -> None:
        """One more claim."""
        risk = finding.risk or Risk.MEDIUM
        key = hash((finding.place.path, finding.group))
        claims = self.by_risk.setdefault(risk, UnsourcedClaims(risk))
        claims.total += 1
        topic = self._topics.get(key)
        if topic is not None:
            topic.repeats.append(finding.place)
            return
        first = key not in self._topics
        claims.distinct += first
        if first and risk is not Risk.LOW and len(claims.quoted) < self._shown:
            topic = self._topics[key] = UnsourcedTopic(finding)
            claims.quoted.append(topic)
            return
        self._topics.setdefault(key, None)
        claims.lines.setdefault(finding.place.path, array("I")).append(finding.place.number)
