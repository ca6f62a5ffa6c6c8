"""Markdown for a comment on a pull request: the figures, what was not checked, then findings, the gravest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

from evidence import __version__
from evidence.audit import Audit
from evidence.checked import ClaimStatus
from evidence.documents.reading import REPORT_MARK
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity, Waived
from evidence.late import late_regex
from evidence.reports.uncompared import Uncompared, by_risk, uncompared_in
from evidence.reports.wording import WORD, caveats, compared, count, one_line, quoted, sides, tally_of, where

COMMENT_SIZE = 60_000
"""GitHub refuses a comment of more than 65,536 characters."""

_T = TypeVar("_T")

_RESERVE = 600
_LONGEST = 300
_LONGEST_CAVEAT = 5_000
_MARKED = late_regex(r"([\\`*_{}\[\]()#+!|~$-])")
_MENTION = late_regex(r"([@#])(?=\w)")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class MarkdownReport:
    """The report as Markdown of at most `size` characters; what does not fit is counted, never left out in silence."""

    def __init__(self, size: int = COMMENT_SIZE) -> None:
        self._size = size
        self._uncompared: list[Uncompared] = []

    @staticmethod
    def look(dossier: Dossier) -> tuple[Uncompared, ...]:
        """The claims that were not compared with their source; findings carry their words."""
        return uncompared_in(dossier)

    def take(self, seen: tuple[Uncompared, ...]) -> None:
        """Keeps them."""
        self._uncompared += seen

    def write(self, audit: Audit, stream: TextIO) -> None:
        """Writes it."""
        page = _Page(self._size)
        page.add(_head(audit))
        page.table("Findings", audit.findings, len(audit.findings), _row)
        page.table("Not compared with their source", by_risk(self._uncompared), len(self._uncompared), _unread)
        page.table("Waived", audit.waived, len(audit.waived), _waived)
        page.table("In the baseline", audit.baselined, len(audit.baselined), _row)
        page.add(f"\n<sub>evidence {__version__} · {audit.case.today.isoformat()} · a pass is no approval</sub>\n")
        stream.writelines(page.parts)


class _Page:
    """Text that ends before its limit."""

    def __init__(self, size: int) -> None:
        self.parts: list[str] = []
        self._left = size

    def add(self, text: str) -> None:
        """Text that always fits."""
        self.parts.append(text)
        self._left -= len(text)

    def table(self, title: str, items: Iterable[_T], total: int, row: Callable[[_T], str]) -> None:
        """As many rows as fit, and how many do not."""
        if not total:
            return
        self.add(f"\n<details open><summary>{title} ({total})</summary>\n\n| | where | what |\n| --- | --- | --- |\n")
        shown = 0
        for text in map(row, items):
            if len(text) > self._left - _RESERVE:
                break
            self.add(text)
            shown += 1
        if shown < total:
            self.add(f"\n{total - shown} more do not fit here; `--format json` lists everything.\n")
        self.add("\n</details>\n")


def _head(audit: Audit) -> str:
    tally = audit.tally
    statuses = tally.statuses
    claims = f"{count(tally.claims, 'claim')} in {count(tally.documents, 'document')}"
    sourced = f"{statuses[ClaimStatus.SOURCED]} sourced, {statuses[ClaimStatus.UNSOURCED]} without a source"
    approved = f", {statuses[ClaimStatus.APPROVED]} approved" if statuses[ClaimStatus.APPROVED] else ""
    said = f" Of those with a source: {', '.join(compared(audit))}." if tally.verdicts else ""
    lines = [REPORT_MARK, "", f"## evidence: {tally_of(audit)}", "", f"{claims}: {sourced}{approved}.{said}", ""]
    first, *further = caveats(audit)
    lines += [f"**{first}.**", *(f"- {escaped(_cut(words, _LONGEST_CAVEAT))}" for words in further)]
    return "\n".join(lines) + "\n"


def _row(finding: Finding) -> str:
    words = "<br>".join(_words(finding))
    return f"| {WORD[finding.severity]} | {escaped(where(finding.place))} | {words} |\n"


def _unread(claim: Uncompared) -> str:
    words = (
        f"{escaped(quoted(claim.place, _cut(claim.place.quote or '')))}<br>{escaped(f'{claim.source}: {claim.why}')}"
    )
    return f"| {claim.risk} risk | {escaped(where(claim.place))} | {words} |\n"


def _waived(waived: Waived) -> str:
    until = f", until {waived.expires}" if waived.expires else ""
    why = escaped(f"{waived.reason} ({waived.owner}{until})")
    return _row(waived.finding)[:-3] + f"<br>waived: {why} |\n"


def _words(finding: Finding) -> Iterator[str]:
    yield f"**{finding.code}** {escaped(finding.message)}"
    if finding.place.quote:
        yield escaped(quoted(finding.place, _cut(finding.place.quote)))
    yield from (f"{name}: {escaped(_cut(side))}" for name, side in sides(finding))
    if finding.hint and finding.severity is not Severity.INFO:
        yield escaped(_cut(finding.hint))
    if finding.related:
        yield f"see also {escaped(_cut(', '.join(dict.fromkeys(where(place) for place in finding.related))))}"


def escaped(text: str) -> str:
    """Words that read as they are written: no markup, no mention of anybody, no link to an issue, no new row."""
    plain = _MARKED.sub(r"\\\1", one_line(text).translate(_ENTITIES))
    return _MENTION.sub("\\1\u200b", plain)


def _cut(text: str, limit: int = _LONGEST) -> str:
    line = one_line(text)
    return line if len(line) <= limit else line[:limit] + "…"
