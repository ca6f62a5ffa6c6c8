"""Notes: findings as remarks that a document can carry, each with a key, so that none is added twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.audit import Audit
from evidence.documents.document import Span
from evidence.findings import Finding, Place, Severity
from evidence.reports.wording import WORD, both_sides, caveats, resting_places


@dataclass(frozen=True)
class Note:
    """A remark on `words`, which stand in the paragraph or line of this number, from `column` on, and in the text at
    `span`; None for the document as a whole."""

    text: str
    key: str
    words: str | None = None
    paragraph: int | None = None
    column: int = 1
    span: Span | None = None
    severity: Severity = Severity.INFO


@dataclass(frozen=True)
class Written:
    """The annotated file, how many notes it has more, and how many were there already."""

    data: bytes
    added: int
    kept: int


def notes_of(audit: Audit, path: str) -> Iterator[Note]:
    """What was not checked, then every standing finding about this document in its order."""
    told = "\n".join(f"{caveat}." for caveat in caveats(audit))
    yield Note(told, _digest(told)[:16])
    for finding in audit.findings.by_document():
        if finding.place.path == path:
            yield _note(finding, finding.place, finding.fingerprint)
        for place in resting_places(finding):
            if place.path == path:
                yield _note(finding, place, f"{finding.fingerprint}-{_digest(place.quote or '')[:8]}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _note(finding: Finding, place: Place, key: str) -> Note:
    lines = [f"{finding.code} {finding.name} ({WORD[finding.severity]}): {finding.message}"]
    lines += both_sides(finding)
    if finding.hint:
        lines.append(finding.hint)
    text = "\n".join(lines)
    if place.span is None or not len(place.span) or place.location is None:
        return Note(text, key, severity=finding.severity)
    return Note(
        text,
        key,
        place.quote,
        place.location.line,
        place.location.column,
        place.span,
        finding.severity,
    )
