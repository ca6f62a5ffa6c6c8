"""The first page of a matrix: what was looked at, what came of it, and what was not checked."""

from __future__ import annotations

from collections.abc import Sequence

from evidence import __version__
from evidence.audit import Audit
from evidence.checked import ClaimStatus
from evidence.claims.claim import Risk
from evidence.findings import Severity
from evidence.reports.matrix.row import Row, RowVerdict, Section

_NAMED = 200
"""So many works are named in one cell; the JSON report of `evidence check` names them all."""


def summary_sections(audit: Audit, documents: Sequence[tuple[str, int]], rows: Sequence[Row]) -> tuple[Section, ...]:
    """The sections in their order."""
    return (
        _run(audit),
        Section(
            "Documents", tuple((path, f"{claims} claim{'' if claims == 1 else 's'}") for path, claims in documents)
        ),
        _claims(audit, rows),
        _references(audit),
        _unchecked(audit, rows),
    )


def _run(audit: Audit) -> Section:
    rows = (
        ("Made with", f"evidence {__version__}"),
        ("As of", audit.case.today.isoformat()),
        (
            "Registries",
            "not asked: offline, from the records held" if audit.offline else "asked where no record is held",
        ),
        ("How to read it", "A match says that the claim and the source's card agree. It is no approval."),
        (
            "How to decide",
            "Write approve, reject or waive into Decision, with Reviewer and Date; waive also needs Reason and Expiry. "
            "Save, and run: evidence matrix --import FILE.xlsx",
        ),
    )
    return Section("This run", rows)


def _claims(audit: Audit, rows: Sequence[Row]) -> Section:
    tally = audit.tally
    by_status = tuple((f"Claims, {status}", tally.statuses[status]) for status in ClaimStatus)
    by_risk = tuple((f"Rows of {risk} risk", _verdicts([row for row in rows if row.risk is risk])) for risk in Risk)
    found = "; ".join(f"{severity}: {audit.findings.counts[severity]}" for severity in Severity)
    decided = (
        ("Findings", found),
        ("Findings waived", len(audit.waived)),
        ("Findings in the baseline", len(audit.baselined)),
    )
    return Section("Claims", (("Documents", tally.documents), ("Claims", tally.claims), *by_status, *by_risk, *decided))


def _verdicts(rows: Sequence[Row]) -> str:
    counts = {verdict: sum(row.verdict is verdict for row in rows) for verdict in RowVerdict}
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
    return f"{len(rows)}: {told}" if told else "0"


def _references(audit: Audit) -> Section:
    tally = audit.tally
    transcribed = sorted(name for name, record in tally.records.items() if not record.confirmed)
    rows = (
        ("References", tally.references),
        ("In the library alone, in no document’s own list", tally.of_library),
        ("Confirmed by a registry", tally.confirmed),
        ("Transcribed by a person, confirmed by no registry", len(transcribed)),
        ("Transcribed records", _named(transcribed)),
        ("Known to no registry that was asked", tally.absent),
        *((("With the identifier of another work", tally.of_others),) if tally.of_others else ()),
    )
    return Section("References", tuple(row for row in rows if row[1] != ""))


def _unchecked(audit: Audit, rows: Sequence[Row]) -> Section:
    tally = audit.tally
    named = tuple((one.name, one.reason) for one in audit.unchecked[:_NAMED])
    abstract = sum("abstract only" in row.depth for row in rows)
    uncompared = sum(row.verdict is RowVerdict.NOT_CHECKED for row in rows)
    return Section(
        "What was not checked",
        (
            ("References", unchecked_words(tally.unchecked)),
            *named,
            *((gap.what, gap.reason) for gap in audit.gaps),
            ("References without DOI, PMID or PMCID", f"{tally.not_applicable}, not looked up"),
            (
                "Rows with a source that was not compared",
                f"{uncompared}, no card of the source is held or could be had",
            ),
            ("Rows compared with an abstract alone", f"{abstract}, the full text may say more"),
            ("Outside the comparison", "Figures and pictures, tone and balance, and what a claim leaves out."),
        ),
    )


def unchecked_words(count: int) -> str:
    """How many references could not be checked, in words that every report uses."""
    return f"{count} reference{'' if count == 1 else 's'} not checked"


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
