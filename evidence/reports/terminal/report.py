"""The report for people at a terminal: the summary first, then what matters most.

What belongs together stands together: all that was found about a claim, claims without a source by their risk, the rest
by its rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TextIO, TypeVar

from evidence.agreement.agreement import Agreement
from evidence.audit import Audit
from evidence.claims.claim import Risk
from evidence.dossier import Dossier
from evidence.findings import Finding, Place, Severity
from evidence.reports.layout import GAP, Line, Run, coloured, columns, line, natural, plain, wrapped
from evidence.reports.terminal.head import registries, summary
from evidence.reports.terminal.words import (
    SHOWN,
    SLOT_CODES,
    detail_of,
    lines_of,
    shortened,
    shown_verdict,
    source_line,
    uncompared_claim,
    unsourced_claim,
)
from evidence.reports.topics import (
    ClaimTopic,
    RuleTopic,
    Slots,
    Topics,
    UnsourcedClaims,
    slots_in,
    topics_of,
)
from evidence.reports.uncompared import Uncompared, by_risk, uncompared_in
from evidence.reports.wording import (
    WORD,
    count,
    not_checked,
    one_line,
    quoted,
    where,
)

WIDTH = 80
_T = TypeVar("_T")
LARGE, MOST = 500, 20
"""Of a run with more findings than the first, so many claims of a section, findings of a rule and documents are shown,
the gravest first; the others are counted."""
_WHOLE = "`--report html=FILE` shows them, `--format json` lists them."

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


class TerminalReport:
    """The report as text, `width` columns wide."""

    def __init__(self, *, width: int = WIDTH, color: bool = False) -> None:
        self._width = width
        self._color = color
        self._slots: dict[tuple[str, str], tuple[Agreement, ...]] = {}
        self._uncompared: list[Uncompared] = []

    @staticmethod
    def look(dossier: Dossier) -> tuple[Slots, tuple[Uncompared, ...]]:
        """What the source of each claim says, slot by slot, and the claims that were not compared with theirs."""
        return slots_in(dossier), uncompared_in(dossier)

    def take(self, seen: tuple[Slots, tuple[Uncompared, ...]]) -> None:
        """Keeps both."""
        slots, uncompared = seen
        self._slots |= slots
        self._uncompared += uncompared

    def write(self, audit: Audit, stream: TextIO) -> None:
        """Writes it, line by line."""
        topics = topics_of(audit, self._slots, SHOWN)
        lines = _Setting(self._width).lines(audit, topics, by_risk(self._uncompared))
        for text in coloured(lines, self._width) if self._color else plain(lines):
            stream.write(text)


class _Setting:
    """Sets a report in lines of one width."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.most: int | None = None

    def lines(self, audit: Audit, topics: Topics, uncompared: Sequence[Uncompared]) -> Iterator[Line]:
        """The whole report, from the summary to the last word."""
        self.most = MOST if len(audit.findings) > LARGE else None
        yield from summary(audit, self.width)
        yield from registries(audit, self.width)
        grave = [topic for topic in topics.claims if _worst(topic).severity is not Severity.INFO]
        slight = [topic for topic in topics.claims if _worst(topic).severity is Severity.INFO]
        if grave:
            yield from _title("Claims that disagree with their source, or describe it wrongly")
            for topic in grave[: self.most]:
                yield from self._claim(topic)
            yield from self._left("claim", [topic.findings for topic in self._others(grave)])
        if uncompared:
            yield from self._not_compared(uncompared)
        if slight:
            yield from self._slight(slight)
        if topics.unsourced:
            yield from self._unsourced(topics.unsourced)
        if topics.rules:
            yield from _title(
                "Wording, references and documents" if _about_words(topics.rules) else "References and documents"
            )
            for rule in topics.rules:
                yield from self._rule(rule)
        yield from self._foot(audit)

    def _text(self, *runs: Run | str, indent: int = 0) -> Iterator[Line]:
        return wrapped(runs, self.width, indent)

    def _claim(self, topic: ClaimTopic) -> Iterator[Line]:
        worst = _worst(topic)
        kind = (worst.kind or "claim").replace("-", " ")
        yield line()
        yield from self._text(
            (WORD[worst.severity].upper(), _STYLE[worst.severity]),
            (f"  {where(worst.place)}", "bold"),
            (f"  {kind}, {worst.risk or Risk.MEDIUM} risk", "dim"),
        )
        yield from self._text(quoted(worst.place, one_line(worst.place.quote or worst.subject)), indent=4)
        slots = topic.slots
        if slots:
            yield from self._text((source_line(slots), "dim"), indent=4)
            yield from self._slots(slots, topic)
        for finding in topic.findings:
            if finding.code not in SLOT_CODES.values():
                yield from self._text((finding.code, _STYLE[finding.severity]), f" {finding.message}", indent=4)
                yield from self._both_sides(finding)

    def _slots(self, slots: tuple[Agreement, ...], topic: ClaimTopic) -> Iterator[Line]:
        codes = {finding.code for finding in topic.findings}
        verdicts = [shown_verdict(slot, codes) for slot in slots]
        words = [(slot.slot.value, slot.claim, slot.source or "—") for slot in slots]
        cells = [(*row, verdict) for row, (verdict, _) in zip(words, verdicts, strict=True)]
        widths = natural([("", "copy", "source", ""), *cells], self.width - 4)
        rows: list[list[list[Run | str]]] = [[[], [("copy", "dim")], [("source", "dim")], []]]
        rows += [[[a], [b], [c], [verdict]] for (a, b, c), verdict in zip(words, verdicts, strict=True)]
        yield from columns(rows, widths, indent=4)
        quote = next((slot.quote for slot in slots if slot.quote), None)
        if quote:
            yield from self._text((f"“{quote}”", "italic"), indent=4 + widths[0] + GAP)

    def _slight(self, topics: list[ClaimTopic]) -> Iterator[Line]:
        """Claims of which only a detail was not found in what is held, each with what and why."""
        yield from _title(f"Details not found in what is held: {count(len(topics), 'claim')}")
        shown = sorted(topics[: self.most], key=_line_of)
        for path, group in groupby(shown, key=lambda topic: topic.findings[0].place.path):
            yield from self._text((path, "underline"), indent=2)
            yield from self._numbered((_mark(topic.findings[0].place), list(detail_of(topic))) for topic in group)
        yield from self._left("claim", [topic.findings for topic in self._others(topics)])

    def _not_compared(self, claims: Sequence[Uncompared]) -> Iterator[Line]:
        """Claims of whose source nothing says whether it says so: the first in words, of the others the lines."""
        yield from _title(f"Not compared with their source: {count(len(claims), 'claim')}")
        quoted_here, others = claims[:SHOWN], claims[SHOWN:]
        for path, group in groupby(quoted_here, key=lambda one: one.place.path):
            yield from self._text((path, "underline"), indent=2)
            yield from self._numbered((_mark(one.place), list(uncompared_claim(one))) for one in group)
        if others:
            yield from self._by_line(list(_numbers_by_path(others).items()), quoted=True)

    def _numbered(self, rows: Iterable[tuple[str, list[Run | str]]]) -> Iterator[Line]:
        """Lines of a document with something about each."""
        listed = list(rows)
        digits = max(len(mark) for mark, _ in listed)
        widths = (digits, self.width - 4 - digits - GAP)
        yield from columns(([[mark.rjust(digits)], words] for mark, words in listed), widths, indent=4)

    def _both_sides(self, finding: Finding) -> Iterator[Line]:
        if finding.expected is None:
            return
        sides = (("written", finding.found or "nothing"), ("held", finding.expected))
        widths = (7, self.width - 11 - 7 - GAP)
        yield from columns(([[(name, "dim")], [words]] for name, words in sides), widths, indent=11)

    def _unsourced(self, risks: tuple[UnsourcedClaims, ...]) -> Iterator[Line]:
        total = sum(claims.total for claims in risks)
        repeats = total - sum(claims.distinct for claims in risks)
        extra = f", {repeats} of them repeats" if repeats else ""
        yield from _title(f"No source: {count(total, 'claim')}{extra} (SRC101)")
        for claims in risks:
            yield from self._risk(claims)

    def _risk(self, claims: UnsourcedClaims) -> Iterator[Line]:
        yield line()
        yield line((f"{claims.risk} risk: {claims.distinct}", "bold"))
        for path, group in groupby(claims.quoted, key=lambda topic: topic.finding.place.path):
            yield from self._text((path, "underline"), indent=2)
            yield from self._numbered((_mark(topic.finding.place), list(unsourced_claim(topic))) for topic in group)
        if claims.lines:
            yield from self._by_line(list(claims.lines.items()), quoted=bool(claims.quoted))

    def _by_line(self, lines: Sequence[tuple[str, Sequence[int]]], *, quoted: bool) -> Iterator[Line]:
        """Where claims stand, by document; `quoted` says that others stand above in words."""
        yield from self._text("and in lines " if quoted else "in lines ", lines_of(lines[: self.most]), indent=2)
        left = sum(len(numbers) for _, numbers in self._others(lines))
        if left:
            more = f"… and {count(left, 'claim')} in {len(lines) - MOST} more documents. {_WHOLE}"
            yield from self._text((more, "bold yellow"), indent=2)

    def _rule(self, topic: RuleTopic) -> Iterator[Line]:
        yield line()
        yield line((f"{topic.code} {topic.name} ({len(topic.findings)})", "bold"))
        for finding in topic.findings[: self.most]:
            word = (WORD[finding.severity], _STYLE[finding.severity])
            yield from self._text(word, f"  {where(finding.place)}  {finding.message}", indent=2)
            yield from self._both_sides(finding)
            if finding.related and finding.code != "STS315":
                places = shortened([where(place) for place in finding.related])
                yield from self._text((f"see also {places}", "dim"), indent=11)
        yield from self._left("finding", [(finding,) for finding in self._others(topic.findings)])

    def _others(self, ranked: Sequence[_T]) -> Sequence[_T]:
        """What is counted only."""
        return () if self.most is None else ranked[self.most :]

    def _left(self, word: str, left: Sequence[Sequence[Finding]]) -> Iterator[Line]:
        """How many are not shown, how many errors are among what was found about them, and where all are."""
        if not left:
            return
        errors = sum(finding.severity is Severity.ERROR for findings in left for finding in findings)
        grave = f", {count(errors, 'error')} among them" if errors else ""
        yield line()
        yield from self._text((f"… and {count(len(left), f'more {word}')}{grave}. {_WHOLE}", "bold yellow"), indent=2)

    def _foot(self, audit: Audit) -> Iterator[Line]:
        for waived in audit.waived[: self.most]:
            finding = waived.finding
            words = f"waived: {finding.code} {where(finding.place)}: {waived.reason} ({waived.owner}, "
            yield from self._text((f"{words}until {waived.expires})", "dim"), indent=2)
        if others := self._others(audit.waived):
            yield from self._text((f"… and {len(others)} more waived. {_WHOLE}", "dim"), indent=2)
        yield line()
        counts = audit.findings.counts
        found = f"{count(counts[Severity.ERROR], 'error')}, {count(counts[Severity.WARNING], 'warning')}."
        unchecked = f"{not_checked(audit)}."
        yield line((f"{found} {unchecked}", "bold"))
        last = "`evidence explain CODE` tells what a code means; `--format json` lists everything."
        yield from self._text((last, "dim"))


def _title(words: str) -> Iterator[Line]:
    yield line()
    yield line((words, "bold"))
    yield line(("─" * len(words), "bold"))


def _about_words(topics: Iterable[RuleTopic]) -> bool:
    return any(not topic.code.startswith(("CIT", "STS", "WFL")) for topic in topics)


def _worst(topic: ClaimTopic) -> Finding:
    return min(topic.findings, key=lambda finding: finding.severity.rank)


def _line_of(topic: ClaimTopic) -> tuple[str, int]:
    return topic.findings[0].place.path, topic.findings[0].place.line or 0


def _numbers_by_path(claims: Iterable[Uncompared]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for one in claims:
        found.setdefault(one.place.path, []).append(one.place.number)
    return found


def _mark(place: Place) -> str:
    """The line, paragraph or page that stands before what is said of it."""
    return str(place.location or 0)
