"""Findings: one rule's remark about one place, and how grave it is."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from evidence.documents.document import Location, Span


class Severity(StrEnum):
    """Errors block in CI, warnings need a named decision, infos inform."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 is the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True)
class Place:
    """A file with, where they are known, a span, its location and the words that stand there."""

    path: str
    span: Span | None = None
    location: Location | None = None
    quote: str | None = None

    @property
    def line(self) -> int | None:
        """The line, from 1."""
        return self.location.line if self.location else None


@dataclass(frozen=True)
class Finding:
    """One rule's remark. `expected` is what the source or registry says, `found` what the copy says.

    `claim` is a claim's id and `reference` a DOI, key or label. The fingerprint is made of the rule, the words and the
    DOI, not of the line, so that it survives edits elsewhere; it is filled in by `fingerprinted`.
    """

    code: str
    name: str
    family: str
    severity: Severity
    message: str
    place: Place
    claim: str | None = None
    reference: str | None = None
    expected: str | None = None
    found: str | None = None
    hint: str | None = None
    related: tuple[Place, ...] = ()
    subject: str = ""
    fingerprint: str = ""


@dataclass(frozen=True)
class Waived:
    """A finding that somebody has decided to live with, and why."""

    finding: Finding
    reason: str
    owner: str
    expires: str | None


def fingerprinted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with their fingerprints; equal ones of a run get an occurrence number."""
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        base = _fingerprint(finding)
        seen[base] += 1
        mark = base if seen[base] == 1 else f"{base}-{seen[base]}"
        result.append(replace(finding, fingerprint=mark))
    return tuple(result)


def _fingerprint(finding: Finding) -> str:
    words = " ".join((finding.subject or finding.place.quote or "").casefold().split())
    material = "\x1f".join((finding.code, words, (finding.reference or "").casefold()))
    return hashlib.sha256(material.encode()).hexdigest()[:16]
