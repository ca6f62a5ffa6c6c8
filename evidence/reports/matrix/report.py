"""From the dossiers of a run to the rows of a matrix. It watches the run, and joins claims and findings at its end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from evidence import __version__
from evidence.agreement.agreement import Verdict
from evidence.audit import Audit
from evidence.checked import CheckedClaim, CheckedReference, ClaimStatus, Source
from evidence.claims.wording import fold
from evidence.documents.document import Document, Span
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity, Waived
from evidence.registries.registry import Absent, Found, Status, Unchecked
from evidence.reports.matrix.row import Choice, Matrix, Row, RowDecision, RowPlace, RowSource, RowVerdict
from evidence.reports.matrix.summary import summary_sections
from evidence.reports.wording import by_matching, without_identifier

_REPEAT = "CON703"
"""Says only that a claim is made again, which the row shows: it keeps no rows apart."""
_PLAIN = (Status.CURRENT, Status.UNKNOWN)
_VERDICTS = {verdict: rank for rank, verdict in enumerate(RowVerdict)}


@dataclass(frozen=True)
class _Seen:
    """A claim as it passed by: its row without findings, and what findings are joined to it by."""

    row: Row
    span: Span
    group: str


class MatrixReport:
    """Collects the claims of a run."""

    def __init__(self) -> None:
        self._seen: list[_Seen] = []
        self._documents: list[tuple[str, int]] = []

    def see(self, dossier: Dossier) -> None:
        """Takes the claims of one document."""
        self._documents.append((dossier.document.path, len(dossier.claims)))
        checked = {id(one.reference): one for one in dossier.known}
        self._seen.extend(
            _Seen(_row(claim, dossier.document, checked), claim.claim.span, claim.claim.group)
            for claim in dossier.claims
        )

    def matrix(self, audit: Audit) -> Matrix:
        """The finished matrix."""
        remarks = _Remarks(audit, frozenset(path for path, _ in self._documents))
        rows = _grouped((seen.group, remarks.joined(seen)) for seen in self._seen)
        rows.sort(key=lambda row: (row.risk.rank, _VERDICTS[row.verdict]))
        summary = summary_sections(audit, self._documents, rows)
        return Matrix(__version__, audit.case.today, audit.offline, audit.tally.unchecked, summary, tuple(rows))


def _row(checked: CheckedClaim, document: Document, known: dict[int, CheckedReference]) -> Row:
    claim, location = checked.claim, document.locate(checked.claim.span)
    slots = checked.best_agreements
    return Row(
        id=claim.id,
        place=RowPlace(document.path, location.line, location.page, paragraph=location.paragraph),
        text=" ".join(claim.said.split()),
        kind=claim.kind,
        risk=claim.risk,
        status=checked.status,
        citations=tuple(dict.fromkeys(citation.raw for citation in checked.citations)),
        sources=tuple(_source(source, known) for source in checked.sources),
        slots=slots,
        verdict=_verdict(checked),
        rules=(),
        alarm=False,
        also_at=(),
        decision=_approval(checked),
    )


def _source(source: Source, known: dict[int, CheckedReference]) -> RowSource:
    reference = source.reference
    checked = known.get(id(reference))
    return RowSource(
        name=source.key or reference.name,
        title=reference.title or (checked.record.title if checked and checked.record else None),
        doi=source.doi,
        identifier=reference.identifier,
        locator=source.locator,
        record=_standing(checked),
    )


def _standing(checked: CheckedReference | None) -> str:
    match checked.lookup if checked else None:
        case Found(record) if checked:
            origin = (
                f"{record.origin}, {record.retrieved}" if record.confirmed else "transcribed, confirmed by no registry"
            )
            told = origin if checked.status in _PLAIN else f"{checked.status}; {origin}"
            told = f"not checked: {checked.unchecked}; {told}" if checked.unchecked else told
            return f"{told}{by_matching(checked)}"
        case Absent(_, asked):
            return f"not known to {' and '.join(asked)}{by_matching(checked)}"
        case Unchecked(_, reason):
            return f"not checked: {reason}"
        case _:
            told = without_identifier(checked)
            return told if checked is None or checked.status in _PLAIN else f"{checked.status}; {told}"


def _verdict(checked: CheckedClaim) -> RowVerdict:
    verdicts = {slot.verdict for slot in checked.best_agreements}
    if not checked.sources:
        return RowVerdict.NO_SOURCE
    if Verdict.DIFFERS in verdicts:
        return RowVerdict.DIFFERS
    if verdicts == {Verdict.MATCHES}:
        return RowVerdict.MATCHES
    return RowVerdict.NOT_FOUND if Verdict.NOT_FOUND in verdicts else RowVerdict.NOT_CHECKED


def _approval(checked: CheckedClaim) -> RowDecision:
    if checked.status is not ClaimStatus.APPROVED:
        return RowDecision()
    approvals = (link.claim.approval for link in checked.links if link.match == "exact")
    approval = next(one for one in approvals if one is not None)
    expires = approval.expires.isoformat() if approval.expires else None
    return RowDecision(Choice.APPROVE, approval.by, on=approval.on, expires=expires)


class _Remarks:
    """The findings of a run, by what joins them to a claim: its id, its place, or one of its sources."""

    def __init__(self, audit: Audit, documents: frozenset[str]) -> None:
        self._documents = documents
        self._by_claim: dict[tuple[str, str], list[Finding]] = {}
        self._by_place: dict[str, _Placed] = {}
        self._by_work: dict[str, list[Finding]] = {}
        self._waived: dict[tuple[str, str], Waived] = {}
        for finding in chain(audit.findings, audit.baselined):
            self._take(finding)
        for waived in audit.waived:
            if waived.finding.claim:
                self._waived.setdefault((waived.finding.place.path, waived.finding.claim), waived)

    def _take(self, finding: Finding) -> None:
        if finding.claim:
            self._by_claim.setdefault((finding.place.path, finding.claim), []).append(finding)
        elif finding.reference and finding.family in ("status", "citation"):
            self._by_work.setdefault(finding.reference, []).append(finding)
        if not finding.claim and finding.place.span and finding.place.quote:
            self._by_place.setdefault(finding.place.path, _Placed()).add(finding, finding.place.span)

    def joined(self, seen: _Seen) -> Row:
        """The row with the rules that have something to say about it."""
        row = seen.row
        found = list(self._about(seen))
        codes = tuple(sorted({finding.code for finding in found}))
        alarm = any(finding.severity is Severity.ERROR for finding in found)
        waived = self._waived.get((row.place.path, row.id))
        decision = row.decision
        if waived is not None and decision.choice is None and not codes:
            decision = RowDecision(Choice.WAIVE, waived.owner, waived.reason, expires=waived.expires)
        return replace(row, rules=codes, alarm=alarm, decision=decision)

    def _about(self, seen: _Seen) -> Iterator[Finding]:
        row, span = seen.row, seen.span
        yield from self._by_claim.get((row.place.path, row.id), ())
        for source in row.sources:
            if source.identifier:
                found = self._by_work.get(source.identifier, ())
                yield from (finding for finding in found if self._concerns(finding, row.place.path))
        placed = self._by_place.get(row.place.path)
        if placed is not None:
            yield from placed.on(span)

    def _concerns(self, finding: Finding, path: str) -> bool:
        """Whether a remark on a work concerns this document: not one on how another document's list writes it."""
        where = finding.place.path
        return finding.family == "status" or where == path or where not in self._documents


class _Placed:
    """Findings of one document by their place, so that those on a few words are found without going through all."""

    def __init__(self) -> None:
        self._findings: list[tuple[int, int, int, Finding]] = []
        self._longest = 0
        self._sorted = True

    def add(self, finding: Finding, span: Span) -> None:
        """Takes a finding."""
        self._findings.append((span.start, span.end, len(self._findings), finding))
        self._longest = max(self._longest, span.end - span.start)
        self._sorted = False

    def on(self, span: Span) -> Iterator[Finding]:
        """The findings that share a sign with a span."""
        if not self._sorted:
            self._findings.sort(key=lambda one: one[:3])
            self._sorted = True
        first = bisect_left(self._findings, (span.start - self._longest,))
        for start, end, _, finding in islice(self._findings, first, None):
            if start >= span.end:
                return
            if end > span.start:
                yield finding


def _grouped(rows: Iterable[tuple[str, Row]]) -> list[Row]:
    """Claims that say the same on the same grounds are one row: the first, with the places of the others."""
    firsts: dict[tuple[object, ...], Row] = {}
    others: dict[tuple[object, ...], list[Row]] = {}
    for group, row in rows:
        grounds = tuple(source.identifier or source.name for source in row.sources)
        rules = tuple(code for code in row.rules if code != _REPEAT)
        key = (group, row.status, row.verdict, grounds, rules, row.decision)
        if key in firsts:
            others.setdefault(key, []).append(row)
        else:
            firsts[key] = row
    return [_with_places(row, others.get(key, [])) for key, row in firsts.items()]


def _with_places(row: Row, others: list[Row]) -> Row:
    places = tuple(
        replace(other.place, text=None if fold(other.text) == fold(row.text) else other.text) for other in others
    )
    gravest = min((row, *others), key=lambda one: one.risk.rank).risk
    rules = tuple(sorted({*row.rules, *chain.from_iterable(other.rules for other in others)}))
    return replace(row, also_at=places, risk=gravest, rules=rules)
