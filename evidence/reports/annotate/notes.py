"""Notes: findings as remarks that a document can carry, each with a key, so that none is added twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.audit import Audit
from evidence.findings import Finding
from evidence.reports.wording import WORD, caveats

AUTHOR = "evidence"


@dataclass(frozen=True)
class Note:
    """A remark on `words`, which stand in the paragraph or line of this number; None for the document as a whole."""

    text: str
    key: str
    words: str | None = None
    paragraph: int | None = None


def notes_of(audit: Audit, path: str) -> Iterator[Note]:
    """What was not checked, then every standing finding about this document in its order."""
    told = "\n".join(f"{caveat}." for caveat in caveats(audit))
    yield Note(told, hashlib.sha256(told.encode()).hexdigest()[:16])
    for finding in audit.findings.by_document():
        if finding.place.path == path:
            yield _note(finding)


def _note(finding: Finding) -> Note:
    lines = [f"{finding.code} {finding.name} ({WORD[finding.severity]}): {finding.message}"]
    if finding.expected is not None:
        lines.append(f"Written: {finding.found or 'nothing'}. Held: {finding.expected}.")
    if finding.hint:
        lines.append(finding.hint)
    span = finding.place.span
    words = finding.place.quote if span is not None and len(span) else None
    return Note("\n".join(lines), finding.fingerprint, words, finding.place.line if words else None)
