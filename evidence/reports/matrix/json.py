"""The matrix as JSON, for other programs."""

from __future__ import annotations

import json as notation
from typing import Any

from evidence.reports.matrix.row import Matrix, Row, RowPlace

FORMAT = 1


def json(matrix: Matrix) -> bytes:
    """The document, in UTF-8."""
    content = {
        "format": FORMAT,
        "tool": {"name": "evidence", "version": matrix.version},
        "today": matrix.today.isoformat(),
        "offline": matrix.offline,
        "unchecked_references": matrix.unchecked,
        "summary": [
            {"heading": section.heading, "rows": [{"label": label, "value": value} for label, value in section.rows]}
            for section in matrix.summary
        ],
        "rows": [_row(row) for row in matrix.rows],
    }
    return (notation.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _place(place: RowPlace) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "page": place.page, "text": place.text}


def _row(row: Row) -> dict[str, Any]:
    decision = row.decision
    return {
        "id": row.id,
        **_place(row.place),
        "text": row.text,
        "kind": row.kind,
        "risk": row.risk,
        "status": row.status,
        "citations": row.citations,
        "sources": [
            {
                "name": source.name,
                "title": source.title,
                "doi": source.doi,
                "identifier": source.identifier,
                "locator": source.locator,
                "record": source.record,
            }
            for source in row.sources
        ],
        "source_quotes": row.quotes,
        "agreement": [
            {"slot": slot.slot, "claim": slot.claim, "source": slot.source, "verdict": slot.verdict}
            for slot in row.slots
        ],
        "verdict": row.verdict,
        "clouded": row.is_clouded,
        "rules": row.rules,
        "depth": row.depth,
        "also_at": [_place(place) for place in row.also_at],
        "decision": {
            "decision": decision.choice,
            "reviewer": decision.reviewer,
            "reason": decision.reason,
            "date": decision.on.isoformat() if decision.on else None,
            "expiry": decision.expires,
        },
    }
