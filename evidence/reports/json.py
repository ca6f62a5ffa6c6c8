"""The JSON report, format 1, as the contract has it. Fields may be added; none goes away."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, TextIO

from evidence import __version__
from evidence.agreement.agreement import Agreement
from evidence.audit import Audit
from evidence.case import Case
from evidence.checked import CheckedClaim, CheckedReference, Source
from evidence.citations.citation import Citation
from evidence.claims.claim import Quantity
from evidence.documents.document import Document, Span
from evidence.dossier import Dossier
from evidence.findings import Finding, Place, Waived
from evidence.identifiers import kind_of
from evidence.ledger import UncheckedReference
from evidence.library.claims_file import LibraryClaim
from evidence.packed import Packed
from evidence.references.reference import Reference
from evidence.references.resolution import Resolution
from evidence.registries.registry import Absent, Found, Status, Unchecked
from evidence.reports.summary import summary_of
from evidence.reports.wording import without_identifier

FORMAT = 1


_Seen = tuple[str, tuple[tuple[str, dict[str, Any]], ...]]


class JsonReport:
    """The whole audit as JSON: a line for each claim, citation, reference and finding, so that two reports can be
    compared line by line."""

    def __init__(self) -> None:
        self._documents = Packed()
        self._used_in: dict[str, list[dict[str, Any]]] = {}

    @staticmethod
    def look(dossier: Dossier) -> _Seen:
        """The document's part of the report, and where it makes claims of the library."""
        path, document = dossier.document.path, dossier.document
        uses = tuple(
            (claim.id, {"path": path, "line": document.locate(checked.claim.span).line})
            for checked in dossier.claims
            for claim in checked.library_claims
        )
        return _document(dossier), uses

    def take(self, seen: _Seen) -> None:
        """Keeps it, packed."""
        text, uses = seen
        self._documents.append(text)
        for claim, use in uses:
            self._used_in.setdefault(claim, []).append(use)

    def write(self, audit: Audit, stream: TextIO) -> None:
        """Writes it piece by piece, ending in a line end."""
        for piece in self._pieces(audit):
            stream.write(piece)

    def _pieces(self, audit: Audit) -> Iterator[str]:
        head = {
            "format": FORMAT,
            "tool": {"name": "evidence", "version": __version__},
            "checked_at": audit.checked_at.isoformat().replace("+00:00", "Z"),
            "today": audit.case.today.isoformat(),
            "offline": audit.offline,
            "summary": summary_of(audit),
        }
        yield "{\n" + "".join(f"{_encode(name)}: {_encode(value)},\n" for name, value in head.items())
        yield from _listed("documents", self._documents)
        yield f',\n"library": {self._library(audit.case)}'
        for name, rows in (
            ("findings", map(_finding, audit.findings)),
            ("waived", map(_waived, audit.waived)),
            ("baselined", map(_finding, audit.baselined)),
            ("unchecked", map(_unchecked, audit.unchecked)),
            ("gaps", map(asdict, audit.gaps)),
            ("not_evaluated", map(asdict, audit.not_evaluated)),
            ("unread", audit.unread),
        ):
            yield ",\n"
            yield from _listed(name, map(_encode, rows))
        yield "\n}\n"

    def _library(self, case: Case) -> str:
        references = "".join(_listed("references", (_encode(_reference(checked)) for checked in case.references)))
        claims = "".join(
            _listed("claims", (_encode(self._library_claim(claim, case)) for claim in case.library.claims))
        )
        folder = str(case.library.folder) if case.library.folder else None
        return f'{{"path": {_encode(folder)},\n{references},\n{claims}}}'

    def _library_claim(self, claim: LibraryClaim, case: Case) -> dict[str, Any]:
        approval = claim.approval
        return {
            "id": claim.id,
            "statement": claim.statement,
            "sources": [
                {"ref": source.ref, "doi": case.library.doi_of(source.ref), "locator": source.locator}
                for source in claim.sources
            ],
            "approval": None
            if approval is None
            else {
                "by": approval.by,
                "on": approval.on.isoformat(),
                "expires": approval.expires.isoformat() if approval.expires else None,
            },
            "note": claim.note,
            "used_in": self._used_in.get(claim.id, []),
        }


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _listed(name: str, items: Iterable[str]) -> Iterator[str]:
    """A named array with an item a line."""
    yield f'"{name}": ['
    separator = "\n"
    for item in items:
        yield separator + item
        separator = ",\n"
    yield "]"


def _unchecked(one: UncheckedReference) -> dict[str, Any]:
    places = [{"path": place.path, "line": place.line} for place in one.used_in]
    return {"doi": one.name, "reason": one.reason, "used_in": places}


def _document(dossier: Dossier) -> str:
    document = dossier.document
    head = {"path": document.path, "format": document.format, "title": document.title, "digest": document.digest}
    lists = (
        ("claims", (_claim(document, checked) for checked in dossier.claims)),
        ("citations", map(_resolution, dossier.resolutions)),
        ("references", map(_reference, dossier.references)),
    )
    parts = ("".join(_listed(name, map(_encode, items))) for name, items in lists)
    return _encode(head)[:-1] + ",\n" + ",\n".join(parts) + "}"


def _position(document: Document, span: Span) -> dict[str, Any]:
    location = document.locate(span)
    return {
        "start": span.start,
        "end": span.end,
        "line": location.line,
        "column": location.column,
        "page": location.page,
        **({"paragraph": location.paragraph} if location.paragraph is not None else {}),
    }


def _claim(document: Document, checked: CheckedClaim) -> dict[str, Any]:
    claim = checked.claim
    return {
        "id": claim.id,
        "text": claim.text,
        **({"context": claim.context} if claim.context else {}),
        **_position(document, claim.span),
        "kind": claim.kind,
        "risk": claim.risk,
        "group": claim.group,
        "signals": list(claim.signals),
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "citations": [_citation(citation) for citation in checked.citations],
        "sources": [_source(source) for source in checked.sources],
        "library": _link(checked),
        "status": checked.status,
        "agreement": [_agreement(agreement) for agreement in checked.agreements],
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "text": quantity.text,
        "start": quantity.span.start,
        "end": quantity.span.end,
        "kind": quantity.kind,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "comparator": quantity.comparator,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "raw": citation.raw,
        "start": citation.span.start,
        "end": citation.span.end,
        "style": citation.style,
        "labels": list(citation.labels),
        "note": citation.note,
    }


def _resolution(resolution: Resolution) -> dict[str, Any]:
    names = [None if r is None else r.label or r.key or r.doi or r.pmid or r.url for r in resolution.references]
    return {
        **_citation(resolution.citation),
        "references": names,
        "claims": list(resolution.citation.claims),
    }


def _source(source: Source) -> dict[str, Any]:
    reference = source.reference
    return {
        "doi": source.doi,
        "key": source.key,
        "label": reference.label,
        "note": reference.footnote,
        "via": source.via,
        "matched": source.matched,
        "locator": source.locator,
    }


def _link(checked: CheckedClaim) -> dict[str, Any] | None:
    if not checked.links:
        near = [one.claim.id for one in checked.near]
        return {"id": near[0], "match": "near", "all": near} if near else None
    first = min(checked.links, key=lambda link: link.match != "exact")
    return {"id": first.claim.id, "match": first.match, "all": [link.claim.id for link in checked.links]}


def _agreement(agreement: Agreement) -> dict[str, Any]:
    return {
        "doi": agreement.doi,
        "key": agreement.key,
        "slot": agreement.slot,
        "claim": agreement.claim,
        "source": agreement.source,
        "source_quote": agreement.quote,
        "verdict": agreement.verdict,
        "depth": agreement.depth,
        "matched": agreement.matched,
        "why": agreement.why,
    }


def _reference(checked: CheckedReference) -> dict[str, Any]:
    reference = checked.reference
    return {
        "label": reference.label,
        "note": reference.footnote,
        "key": reference.key,
        "raw": reference.raw,
        **_written(reference),
        "doi": reference.doi,
        "pmid": reference.pmid,
        "cited": checked.cited,
        "right_doi": checked.right_doi,
        **_lookup(checked),
        **_standing(checked),
        "differences": [
            {
                "field": difference.field,
                "written": difference.written,
                "registered": difference.registered,
                "severity": difference.severity,
            }
            for difference in checked.differences
        ],
    }


def _written(reference: Reference) -> dict[str, Any]:
    return {
        "start": reference.span.start if reference.span else None,
        "end": reference.span.end if reference.span else None,
        "path": reference.path,
        "line": reference.line,
        "title": reference.title,
    }


def _lookup(checked: CheckedReference) -> dict[str, Any]:
    nothing = {"reason": None, "registry": None, "via": None, "origin": None, "retrieved": None}
    match checked.lookup:
        case None:
            return {"lookup": "not-applicable", **nothing, "reason": without_identifier(checked)}
        case Found(record, via):
            return {
                "lookup": "found",
                "reason": checked.unchecked,
                "registry": None if not record.confirmed else record.origin,
                "via": via,
                "origin": record.origin,
                "retrieved": record.retrieved.isoformat(),
                "prime_doi": record.prime_doi if kind_of(record.prime_doi) == "DOI" else None,
            }
        case Absent(_, asked, via, retrieved):
            return {
                "lookup": "absent",
                **nothing,
                "reason": f"not known to {' and '.join(asked)}",
                "registry": ", ".join(asked),
                "via": via,
                "retrieved": retrieved.isoformat(),
            }
        case Unchecked(_, reason):
            return {"lookup": "unchecked", **nothing, "reason": reason}


def _standing(checked: CheckedReference) -> dict[str, Any]:
    found = checked.as_found if checked.lookup is None and checked.status is not Status.UNKNOWN else None
    record = found.record if found else checked.record
    asked = record.status_checked if record else None
    updates = record.updates if record else ()
    return {
        "status": checked.status,
        "status_checked": asked.isoformat() if asked else None,
        "updates": [
            {
                "type": update.type,
                "source": update.source,
                "date": update.date.isoformat() if update.date else None,
                "notice": update.notice,
            }
            for update in updates
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "start": place.span.start if place.span else None,
        "end": place.span.end if place.span else None,
        "line": place.line,
        "column": place.location.column if place.location else None,
        "page": place.location.page if place.location else None,
        **({"paragraph": place.line} if place.location and place.location.paragraph is not None else {}),
        "quote": place.quote,
        **({"context": place.context} if place.context else {}),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "family": finding.family,
        "severity": finding.severity,
        "message": finding.message,
        **_place(finding.place),
        "claim": finding.claim,
        "kind": finding.kind,
        "risk": finding.risk,
        "reference": finding.reference,
        "expected": finding.expected,
        "found": finding.found,
        "hint": finding.hint,
        "related": [{"path": place.path, "line": place.line, "quote": place.quote} for place in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _waived(waived: Waived) -> dict[str, Any]:
    waiver = {"reason": waived.reason, "owner": waived.owner, "expires": waived.expires}
    return {**_finding(waived.finding), "waiver": waiver}
