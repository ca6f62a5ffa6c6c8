"""The JSON report, field by field."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.end_to_end.library_of_light import FILES
from tests.workspace import Workspace

COPY = """# Evening light

In a cohort study, 64% of adults responded after 8 weeks [1]. Lamps are safe and have no side effects [7].

## References

1. Doe J, Roe R. Evening light and sleep in adults. Journal of Sleep. 2024;3:1-9. doi:10.5555/light
2. Agency of Lamps. Lamp, prescribing information. 2023. https://lamps.example/label
"""

TOP = {
    "format", "tool", "checked_at", "summary", "documents", "library", "findings", "waived", "baselined", "unchecked",
}  # fmt: skip
SUMMARY = {
    "documents", "claims", "sourced", "unsourced", "approved", "findings", "waived", "baselined", "references",
    "unchecked_references", "transcribed",
}  # fmt: skip
CLAIM = {
    "id", "text", "start", "end", "line", "column", "page", "kind", "risk", "quantities", "citations", "sources",
    "library", "status", "agreement",
}  # fmt: skip
QUANTITY = {"text", "start", "end", "kind", "value", "low", "high", "unit", "comparator"}
CITATION = {"raw", "start", "end", "style", "labels", "references", "claims"}
REFERENCE = {
    "label", "key", "raw", "start", "end", "doi", "pmid", "cited", "lookup", "reason", "registry", "via", "origin",
    "retrieved", "status", "status_checked", "updates", "differences",
}  # fmt: skip
FINDING = {
    "code", "name", "family", "severity", "message", "path", "start", "end", "line", "column", "page", "quote",
    "claim", "reference", "expected", "found", "hint", "related", "fingerprint",
}  # fmt: skip
AGREEMENT = {"doi", "slot", "claim", "source", "source_quote", "verdict", "depth"}


@pytest.fixture
def report(workspace: Workspace) -> dict[str, Any]:
    for name, text in FILES.items():
        workspace.write(name, text)
    workspace.write("article.md", COPY)
    return workspace.check("article.md").data


def test_the_top_and_the_summary(report: dict[str, Any]) -> None:
    assert set(report) >= TOP
    assert report["format"] == 1
    assert set(report["tool"]) == {"name", "version"}
    assert set(report["summary"]) >= SUMMARY
    assert set(report["summary"]["findings"]) == {"error", "warning", "info"}
    assert datetime.fromisoformat(report["checked_at"]).tzinfo is not None


def test_claims_carry_exact_places(report: dict[str, Any]) -> None:
    (document,) = report["documents"]
    assert {"path", "format", "title", "claims", "citations", "references"} <= set(document)
    for claim in document["claims"]:
        assert set(claim) >= CLAIM
        assert COPY[claim["start"] : claim["end"]] == claim["text"]
        assert COPY.splitlines()[claim["line"] - 1][claim["column"] - 1 :].startswith(claim["text"][:20])
        for quantity in claim["quantities"]:
            assert set(quantity) == QUANTITY
            assert COPY[quantity["start"] : quantity["end"]] == quantity["text"]


def test_a_cited_claim_names_source_library_and_agreement(report: dict[str, Any]) -> None:
    claim = next(c for c in report["documents"][0]["claims"] if "64%" in c["text"])
    assert claim["status"] == "sourced"
    assert [(s["doi"], s["key"], s["label"], s["via"]) for s in claim["sources"]] == [
        ("10.5555/light", "doe2024", "1", "citation")
    ]
    assert claim["library"]["id"] == "light"
    assert claim["library"]["match"] == "mapped"
    for row in claim["agreement"]:
        assert set(row) >= AGREEMENT
        assert row["doi"] == "10.5555/light"
    verdicts = {row["slot"]: row["verdict"] for row in claim["agreement"]}
    assert verdicts["figure"] == verdicts["timepoint"] == verdicts["design"] == "matches"


def test_a_dangling_mark_is_null_and_gives_no_source(report: dict[str, Any]) -> None:
    document = report["documents"][0]
    for citation in document["citations"]:
        assert set(citation) >= CITATION
        assert COPY[citation["start"] : citation["end"]] == citation["raw"]
    assert [c["references"] for c in document["citations"]] == [["1"], [None]]
    dangling = next(c for c in document["claims"] if "no side effects" in c["text"])
    assert dangling["status"] == "unsourced"
    assert dangling["sources"] == []


def test_references_tell_what_was_looked_up(report: dict[str, Any]) -> None:
    first, second = report["documents"][0]["references"]
    assert set(first) >= REFERENCE
    assert (first["lookup"], first["registry"], first["via"], first["origin"]) == (
        "found",
        "crossref",
        "lock",
        "crossref",
    )
    assert (first["status"], first["cited"]) == ("current", True)
    assert (second["lookup"], second["status"], second["cited"]) == ("not-applicable", "unknown", False)
    assert COPY[first["start"] : first["end"]] == first["raw"]
    (shelf,) = report["library"]["references"]
    assert set(shelf) >= REFERENCE
    assert shelf["key"] == "doe2024"


def test_the_library_tells_where_its_claims_are_used(report: dict[str, Any]) -> None:
    (claim,) = report["library"]["claims"]
    assert {"id", "sources", "approval", "used_in"} <= set(claim)
    assert claim["used_in"] == [{"path": "article.md", "line": 3}]


def test_findings_are_whole_and_their_fingerprints_differ(report: dict[str, Any]) -> None:
    assert report["findings"]
    for finding in report["findings"]:
        assert set(finding) >= FINDING
        if finding["start"] is not None and finding["quote"] and finding["path"] == "article.md":
            assert COPY[finding["start"] : finding["end"]] == finding["quote"]
    prints = [finding["fingerprint"] for finding in report["findings"]]
    assert len(set(prints)) == len(prints)


def test_errors_come_first(report: dict[str, Any]) -> None:
    order = ["error", "warning", "info"]
    ranks = [order.index(finding["severity"]) for finding in report["findings"]]
    assert ranks == sorted(ranks)
