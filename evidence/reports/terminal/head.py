"""The head of the report: what a run came to, and what could not be checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidence import __version__
from evidence.audit import Audit
from evidence.checked import ClaimStatus
from evidence.findings import Severity
from evidence.registries.registry import TRANSCRIBED
from evidence.reports.layout import GAP, Line, columns, line, wrapped
from evidence.reports.wording import (
    WORD,
    aged,
    compared,
    count,
    gaps,
    left_out,
    of_library,
    origins,
    reasons,
)


def summary(audit: Audit, width: int) -> Iterator[Line]:
    """When and how it was run, and what it came to, in numbers."""
    how = "offline" if audit.offline else "online"
    yield line((f"evidence {__version__} · {audit.case.today.isoformat()} · {how}", "dim"))
    yield line()
    rows = list(_rows(audit))
    digits = max(len(str(count)) for _, count, _ in rows)
    widths = (10, digits, width - 10 - digits - 2 * GAP)
    yield from columns(([[(name, "bold")], [str(count).rjust(digits)], [words]] for name, count, words in rows), widths)


def _rows(audit: Audit) -> Iterator[tuple[str, int, str]]:
    tally = audit.tally
    yield "Documents", tally.documents, ""
    statuses = tally.statuses
    claims = [f"{statuses[ClaimStatus.SOURCED]} sourced", f"{statuses[ClaimStatus.UNSOURCED]} without a source"]
    if statuses[ClaimStatus.APPROVED]:
        claims.append(f"{statuses[ClaimStatus.APPROVED]} approved")
    yield "Claims", tally.claims, " · ".join(claims)
    if tally.verdicts:
        yield "Agreement", tally.verdicts.total(), " · ".join(compared(audit))
    references = [f"{tally.confirmed} confirmed by a registry"]
    transcribed = len(tally.records) - tally.confirmed
    references += [f"{transcribed} transcribed by a person"] if transcribed else []
    references += [f"{tally.absent} not known to any registry asked"] if tally.absent else []
    references += [f"{tally.of_others} with the identifier of another work"] if tally.of_others else []
    references += [f"{tally.not_applicable} without DOI"] if tally.not_applicable else []
    references.append(f"{tally.unchecked} not checked")
    held = of_library(audit)
    yield "References", tally.references, " · ".join(references) + (f"; {held}" if held else "")
    counts = audit.findings.counts
    findings = [count(counts[severity], WORD[severity]) for severity in Severity]
    findings += [f"{len(audit.waived)} waived"] if audit.waived else []
    findings += [f"{len(audit.baselined)} in the baseline"] if len(audit.baselined) else []
    yield "Findings", len(audit.findings), " · ".join(findings)


def registries(audit: Audit, width: int) -> Iterator[Line]:
    """Which records a registry confirmed, which a person typed in, and which could not be checked."""
    by_origin, old = origins(audit), aged(audit)
    if audit.unchecked:
        yield from _names(f"Not checked ({len(audit.unchecked)})", reasons(audit), "bold yellow", width)
    if audit.gaps:
        yield from _names("Left open", gaps(audit), "bold yellow", width)
    for origin, names in by_origin.items():
        if origin == TRANSCRIBED:
            title = f"Transcribed by a person, not confirmed by any registry ({len(names)})"
            yield from _names(title, [", ".join(names)], "bold yellow", width)
        else:
            yield from _names(f"{origin.capitalize()} ({len(names)})", [", ".join(names)], "bold", width)
    if audit.not_evaluated:
        yield from _names("Not evaluated", map(left_out, audit.not_evaluated), "bold yellow", width)
    if audit.unread:
        title = f"Not read, being files of other kinds or links ({len(audit.unread)})"
        yield from _names(title, [", ".join(audit.unread)], "bold yellow", width)
    if old:
        title = f"No recent word on retractions; in brackets the day of the last, or who tells of none ({len(old)})"
        yield from _names(title, [", ".join(old)], "bold yellow", width)


def _names(title: str, paragraphs: Iterable[str], style: str, width: int) -> Iterator[Line]:
    yield line()
    yield from wrapped([(title, style)], width)
    for paragraph in paragraphs:
        yield from wrapped([paragraph], width, 2)
