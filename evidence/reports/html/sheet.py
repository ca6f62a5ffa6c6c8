"""What the HTML report keeps of one document: plain values, packed, so that a folder of copy stays small in memory."""

from __future__ import annotations

import json
from typing import Any

from evidence.agreement.agreement import GRAVEST_FIRST, Agreement, Verdict
from evidence.checked import CheckedClaim, CheckedReference, Source
from evidence.documents.document import Block, BlockKind
from evidence.dossier import Dossier
from evidence.registries.registry import Absent, Found, Status, Unchecked
from evidence.reports.wording import DEPTH, by_matching, one_line, without_identifier
from evidence.sources.card import MATCHED

Sheet = dict[str, Any]
"""A document as plain values: its blocks, claims and references."""

_FENCE = "---"
"""The head of a Markdown file begins so, which no reader of its page sees."""
_PLAIN = frozenset({Status.CURRENT, Status.UNKNOWN})


def written(dossier: Dossier) -> str:
    """A dossier's sheet, as one string."""
    return json.dumps(_sheet(dossier), ensure_ascii=False)


def read(text: str) -> Sheet:
    """The sheet again."""
    sheet: Sheet = json.loads(text)
    return sheet


def _sheet(dossier: Dossier) -> Sheet:
    checked = {one.reference: one for one in dossier.known}
    return {
        "path": dossier.document.path,
        "title": dossier.document.title,
        "blocks": [_block(block) for block in dossier.document.blocks if block.pieces],
        "claims": [_claim(dossier, claim, checked) for claim in dossier.claims],
        "references": [_reference(one) for one in dossier.references],
    }


def _block(block: Block) -> dict[str, Any]:
    cell = block.cell if block.cell is not None and not block.cell.layout else None
    return {
        "kind": block.kind.value,
        "text": block.text,
        "label": block.label,
        "level": block.level,
        "raised": [(span.start, span.end) for span in block.superscripts],
        "cell": cell and (cell.table, cell.row, cell.column, cell.rows, cell.columns, cell.head),
        "unshown": block.unshown,
        "front": block.kind is BlockKind.METADATA and block.text.startswith(_FENCE),
        "pieces": [(piece.start, piece.span.start, piece.span.end) for piece in block.pieces],
    }


def _claim(dossier: Dossier, checked: CheckedClaim, references: dict[Any, CheckedReference]) -> dict[str, Any]:
    claim = checked.claim
    return {
        "id": claim.id,
        "span": (claim.span.start, claim.span.end),
        "words": one_line(claim.said),
        "line": dossier.document.locate(claim.span).line,
        "kind": claim.kind.value,
        "risk": claim.risk.value,
        "status": checked.status.value,
        "verdict": _verdict(checked),
        "taken_back": dossier.taken_back(checked),
        "library": [link.claim.id for link in checked.links],
        "sources": [_source(source, references.get(source.reference), checked) for source in checked.sources],
    }


def _verdict(checked: CheckedClaim) -> str:
    """One word for the comparison with the source that agrees best."""
    verdicts = {agreement.verdict for agreement in checked.best_agreements}
    return next((verdict.value for verdict in GRAVEST_FIRST if verdict in verdicts), Verdict.NOT_CHECKED.value)


def _source(source: Source, known: CheckedReference | None, claim: CheckedClaim) -> dict[str, Any]:
    reference = source.reference
    rows = [row for row in claim.agreements if source.is_of(row)]
    return {
        "name": source.key or reference.name,
        "doi": source.doi,
        "raw": one_line(_written(source)),
        "locator": source.locator,
        "standing": standing(known) if known else "",
        "depth": _read(rows[0]) if rows else None,
        "slots": [(row.slot.value, row.claim, row.source, row.verdict.value, row.quote, row.why) for row in rows],
    }


def _read(row: Agreement) -> str:
    """How deep the source was read, and that it was found by matching where it was."""
    read = f"read: {DEPTH[row.depth]}"
    return f"{MATCHED} · {read}" if row.matched else read


def _written(source: Source) -> str:
    """The entry as a reader knows it; of a BibTeX entry its fields rather than its source text."""
    reference = source.reference
    if reference.title is None:
        return reference.raw
    authors = reference.authors[0] + (" et al." if len(reference.authors) > 1 else "") if reference.authors else ""
    parts = (authors, reference.title, reference.container or "", str(reference.year or ""))
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _reference(checked: CheckedReference) -> dict[str, Any]:
    reference = checked.reference
    return {
        "name": reference.name,
        "raw": one_line(reference.raw),
        "doi": reference.doi,
        "cited": checked.cited,
        "standing": standing(checked),
    }


def standing(checked: CheckedReference) -> str:
    """What is known of a reference, in words: who vouches for it, and whether the work still stands."""
    match checked.lookup:
        case None:
            told = without_identifier(checked)
            return told if checked.status in _PLAIN else f"{told}, {checked.status.value.replace('-', ' ')}"
        case Absent(_, asked):
            return f"not known to {' and '.join(asked)}{by_matching(checked)}"
        case Unchecked(_, reason):
            return f"not checked: {reason}"
        case Found(record):
            who = f"confirmed by {record.origin}" if record.confirmed else "transcribed by a person, not confirmed"
            words = [f"{who} ({record.retrieved.isoformat()})"]
            if checked.status not in _PLAIN:
                words.append(checked.status.value.replace("-", " "))
            if checked.unchecked is not None:
                words.append(f"not checked: {checked.unchecked}")
            return f"{', '.join(words)}{by_matching(checked)}"
