"""What can be clicked in a document: its claims, and other places that a finding speaks of.

Every finding about a document belongs to exactly one target, or to the document as a whole. One on a work is
repeated at the claims that rest on the work.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from evidence.documents.document import Span
from evidence.findings import Finding, Severity
from evidence.reports.html.sheet import Sheet


@dataclass(frozen=True)
class Remark:
    """A finding, and the words of whoever decided to live with it.

    `at` is set where it is repeated: where a claim stands that rests on the work that it is about.
    """

    finding: Finding
    decided: str | None = None
    at: Span | None = None


@dataclass
class Target:
    """A place in the copy with what was found about it. `claim` is None where the place is no claim."""

    number: int
    span: Span
    claim: dict[str, Any] | None
    remarks: list[Remark] = field(default_factory=list)

    @property
    def gravity(self) -> str:
        """The worst severity of its standing findings; "held" where all are decided, "none" where there are none."""
        standing = [remark.finding.severity for remark in self.remarks if remark.decided is None]
        if standing:
            return min(standing, key=lambda severity: severity.rank).value
        return "held" if self.remarks else "none"

    @property
    def rank(self) -> tuple[int, int, int]:
        """Where it belongs in a list of what to look at first."""
        order = [*(severity.value for severity in Severity), "held", "none"]
        risk = ("high", "medium", "low").index(self.claim["risk"]) if self.claim else 1
        return order.index(self.gravity), risk, self.span.start


def targets_of(sheet: Sheet, remarks: Iterable[Remark]) -> tuple[list[Target], list[Remark]]:
    """The targets of a document in its own order, and the remarks on it as a whole."""
    claims = sorted((Target(0, Span(*claim["span"]), claim) for claim in sheet["claims"]), key=_span)
    by_claim = {target.claim["id"]: target for target in claims if target.claim}
    others: list[Target] = []
    whole: list[Remark] = []
    for remark in remarks:
        if remark.at is not None:
            claim = _overlapping(claims, [], remark.at)
            if claim is not None and all(remark.finding != other.finding for other in claim.remarks):
                claim.remarks.append(remark)
            continue
        span = remark.finding.place.span
        target = _overlapping(claims, others, span) or by_claim.get(remark.finding.claim or "")
        if target is None and span is not None and len(span):
            target = Target(0, span, None)
            others.append(target)
        if target is None:
            whole.append(remark)
        else:
            target.remarks.append(remark)
    targets = sorted([*claims, *others], key=_span)
    for number, target in enumerate(targets, 1):
        target.number = number
    return targets, whole


def _span(target: Target) -> Span:
    return target.span


def _overlapping(claims: list[Target], others: list[Target], span: Span | None) -> Target | None:
    if span is None:
        return None
    after = bisect_right(claims, span.start, key=lambda target: target.span.end)
    return next((target for target in (*claims[after : after + 1], *others) if target.span.overlaps(span)), None)
