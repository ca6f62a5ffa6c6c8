"""Findings: one rule's remark about one place, and how grave it is."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from evidence.claims.cells import context_at
from evidence.claims.claim import ClaimKind, Risk
from evidence.claims.wording import fold
from evidence.documents.document import Document, Location, Span
from evidence.packed import Packed


class Severity(StrEnum):
    """Errors block in CI, warnings need a named decision, infos inform."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 is the gravest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Place(NamedTuple):
    """A file with, where they are known, a span, its location and the words that stand there.

    `context` are the heads of the table's cell that the span lies in, where the cell is no sentence.
    """

    path: str
    span: Span | None = None
    location: Location | None = None
    quote: str | None = None
    context: str = ""

    @property
    def line(self) -> int | None:
        """The line, from 1."""
        return self.location.line if self.location else None

    @property
    def name(self) -> str:
        """The place in its file as a sentence names it: "line 12", "¶ 12", "p. 3"; the file where it is not known."""
        return self.location.name if self.location else self.path

    @property
    def number(self) -> int:
        """The number to look for: the page of a `.pdf`, the paragraph of a `.docx`, else the line; 0 if unknown."""
        if self.location is None:
            return 0
        return self.location.page or self.location.line


def place_of(document: Document, span: Span) -> Place:
    """Where a span stands, with its exact words."""
    return Place(document.path, span, document.locate(span), document.quote(span), context_at(document, span))


class Finding(NamedTuple):
    """One rule's remark. `expected` is what the source or registry says, `found` what the copy says.

    `claim` is a claim's id, with its `kind`, `risk` and `group`; `reference` is a DOI, key or label. The fingerprint is
    made of the rule, the words and the DOI, not of the line, so that it survives edits elsewhere; it is filled in by
    `Fingerprints`. The words are the `identity`, else the `subject`, else the quote.
    """

    code: str
    name: str
    family: str
    severity: Severity
    message: str
    place: Place
    claim: str | None = None
    kind: ClaimKind | None = None
    risk: Risk | None = None
    group: str | None = None
    reference: str | None = None
    expected: str | None = None
    found: str | None = None
    hint: str | None = None
    related: tuple[Place, ...] = ()
    subject: str = ""
    identity: str = ""
    fingerprint: str = ""


@dataclass(frozen=True)
class Waived:
    """A finding that somebody has decided to live with, and why."""

    finding: Finding
    reason: str
    owner: str
    expires: str | None


class Fingerprints:
    """Gives the findings of a run their fingerprints; equal ones get an occurrence number, in the order of the run."""

    def __init__(self) -> None:
        self._seen: dict[int, int] = {}

    def mark(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings with their fingerprints."""
        return [finding._replace(fingerprint=self._next(fingerprint_of(finding))) for finding in findings]

    def _next(self, base: str) -> str:
        number = int(base, 16)
        count = self._seen[number] = self._seen.get(number, 0) + 1
        return base if count == 1 else f"{base}-{count}"


def fingerprint_of(finding: Finding) -> str:
    """The fingerprint without an occurrence number. How quotes are set, and white space, do not count."""
    return _digest(finding, fold(finding.identity or finding.subject or finding.place.quote or ""))


def former_fingerprint_of(finding: Finding) -> str:
    """The same as it once was, when marks and the way that quotes are set did count: old baselines hold it."""
    return _digest(finding, " ".join((finding.subject or finding.place.quote or "").split()))


def _digest(finding: Finding, words: str) -> str:
    material = "\x1f".join((finding.code, words.casefold(), (finding.reference or "").casefold()))
    return hashlib.sha256(material.encode()).hexdigest()[:16]


_LAST = (1 << 30) - 1
_TOGETHER = 256
_PLACE = (1 << 60) - 1


class Findings:
    """The findings of a run, ranked: by severity, then by the claim's risk, then by document and line.

    A folder of copy can hold hundreds of thousands of them. They are kept packed, those of one severity and risk
    together, so that few packets are unpacked more than once however they are asked for.
    """

    def __init__(self) -> None:
        self._rows: defaultdict[int, Packed] = defaultdict(lambda: Packed(_TOGETHER))
        self._ranks = array("Q")  # severity, risk, document and line, in 2, 2, 30 and 30 bits
        self._among = array("L")  # its number among those of its severity and risk
        self.counts: Counter[Severity] = Counter()

    def add(self, findings: Iterable[Finding], document: int | None = None) -> None:
        """Takes the findings about the document of this number; those about no document of the run come last."""
        in_order = sorted(findings, key=_within)
        self.counts.update(finding.severity for finding in in_order)
        number = min(_LAST if document is None else document, _LAST)
        for finding in in_order:
            grave = finding.severity.rank << 2 | (finding.risk or Risk.MEDIUM).rank
            self._ranks.append(grave << 60 | number << 30 | min(finding.place.line or 0, _LAST))
            rows = self._rows[grave]
            self._among.append(len(rows))
            rows.append(_row(finding))

    def __len__(self) -> int:
        return len(self._ranks)

    def __iter__(self) -> Iterator[Finding]:
        return self._unpacked(self._ranks.__getitem__)

    def by_document(self) -> Iterator[Finding]:
        """The findings by document, in the order of the run, and by line; those about no document come last."""
        return self._unpacked(lambda index: self._ranks[index] & _PLACE)

    def _unpacked(self, rank: Callable[[int], int]) -> Iterator[Finding]:
        for index in sorted(range(len(self)), key=rank):
            yield _finding(self._rows[self._ranks[index] >> 60][self._among[index]])


def _within(finding: Finding) -> tuple[int, int, str]:
    span = finding.place.span
    return finding.place.line or 0, span.start if span else 0, finding.code


_Row = tuple[Any, ...]


def _row(finding: Finding) -> _Row:
    """A finding as plain values that can be packed."""
    return (
        (finding.code, finding.name, finding.family, finding.severity.value, finding.message),
        _place_row(finding.place),
        (finding.claim, _text(finding.kind), _text(finding.risk), finding.group, finding.reference),
        (_text(finding.expected), _text(finding.found), finding.hint),
        [_place_row(place) for place in finding.related],
        (finding.subject, finding.identity, finding.fingerprint),
    )


def _finding(row: _Row) -> Finding:
    (code, name, family, severity, message), place, about, both_sides, related, (subject, identity, fingerprint) = row
    claim, kind, risk, group, reference = about
    expected, found, hint = both_sides
    return Finding(
        code,
        name,
        family,
        Severity(severity),
        message,
        _place(place),
        claim,
        ClaimKind(kind) if kind else None,
        Risk(risk) if risk else None,
        group,
        reference,
        expected,
        found,
        hint,
        tuple(map(_place, related)),
        subject,
        identity,
        fingerprint,
    )


def _text(words: str | None) -> str | None:
    """A plain string, also of a member of an enumeration."""
    return None if words is None else str(words)


def _place_row(place: Place) -> _Row:
    span = (place.span.start, place.span.end) if place.span is not None else None
    there = place.location
    location = (there.line, there.column, there.page, there.paragraph) if there else None
    return place.path, span, location, place.quote, place.context


def _place(row: _Row) -> Place:
    path, span, location, quote, context = row
    return Place(path, Span(*span) if span else None, Location(*location) if location else None, quote, context)
