"""The report for people at a terminal: the summary first, then what matters most.

What belongs together stands together: all that was found about a claim, claims without a source by their risk, the rest
by its rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import TextIO, TypeVar

from evidence import __version__
from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.audit import Audit
from evidence.claims.claim import Risk
from evidence.dossier import ClaimStatus, Dossier
from evidence.findings import Finding, Place, Severity
from evidence.reports.layout import GAP, Line, Run, coloured, columns, line, natural, plain, wrapped
from evidence.reports.topics import (
    ClaimTopic,
    RuleTopic,
    Slots,
    Topics,
    UnsourcedClaims,
    UnsourcedTopic,
    slots_in,
    topics_of,
)
from evidence.reports.uncompared import Uncompared, by_risk, uncompared_in
from evidence.reports.wording import (
    DEPTH,
    WORD,
    aged,
    compared,
    count,
    gaps,
    left_out,
    not_checked,
    of_library,
    one_line,
    origins,
    quoted,
    reasons,
    where,
)
from evidence.rules.sourcing.unsourced_claim import LIBRARY_NOTE
from evidence.sources.card import MATCHED

WIDTH = 80
_T = TypeVar("_T")
_UNITS = {".pdf": "pages ", ".docx": "paragraphs "}
_CLAIM, _DETAIL = 120, 60
"""So many characters of a claim tell which one it is; what a detail is, and what the source has, is no longer."""
SHOWN = 12
"""How many unsourced claims of one risk are quoted; the others are listed by their lines."""
LARGE, MOST = 500, 20
"""Of a run with more findings than the first, so many claims of a section, findings of a rule and documents are shown,
the gravest first; the others are counted."""
_WHOLE = "`--report html=FILE` shows them, `--format json` lists them."

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_SLOT_CODES = {
    Slot.FIGURE: "AGR201",
    Slot.TIMEPOINT: "AGR202",
    Slot.DESIGN: "AGR203",
    Slot.REGIMEN: "AGR204",
    Slot.POPULATION: "AGR205",
    Slot.OUTCOME: "AGR206",
    Slot.N: "AGR201",
}


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
        yield from self._head(audit)
        yield from self._registries(audit)
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

    def _head(self, audit: Audit) -> Iterator[Line]:
        how = "offline" if audit.offline else "online"
        yield line((f"evidence {__version__} · {audit.case.today.isoformat()} · {how}", "dim"))
        yield line()
        rows = list(_rows(audit))
        digits = max(len(str(count)) for _, count, _ in rows)
        widths = (10, digits, self.width - 10 - digits - 2 * GAP)
        yield from columns(
            ([[(name, "bold")], [str(count).rjust(digits)], [words]] for name, count, words in rows), widths
        )

    def _registries(self, audit: Audit) -> Iterator[Line]:
        """Which records a registry confirmed, which a person typed in, and which could not be checked."""
        by_origin, old = origins(audit), aged(audit)
        if audit.unchecked:
            yield from self._names(f"Not checked ({len(audit.unchecked)})", reasons(audit), "bold yellow")
        if audit.gaps:
            yield from self._names("Left open", gaps(audit), "bold yellow")
        for origin, names in by_origin.items():
            if origin == "transcribed":
                title = f"Transcribed by a person, not confirmed by any registry ({len(names)})"
                yield from self._names(title, [", ".join(names)], "bold yellow")
            else:
                yield from self._names(f"{origin.capitalize()} ({len(names)})", [", ".join(names)], "bold")
        if audit.not_evaluated:
            yield from self._names("Not evaluated", map(left_out, audit.not_evaluated), "bold yellow")
        if audit.unread:
            title = f"Not read, being files of other kinds or links ({len(audit.unread)})"
            yield from self._names(title, [", ".join(audit.unread)], "bold yellow")
        if old:
            title = f"No recent word on retractions; in brackets the day of the last, or who tells of none ({len(old)})"
            yield from self._names(title, [", ".join(old)], "bold yellow")

    def _names(self, title: str, paragraphs: Iterable[str], style: str) -> Iterator[Line]:
        yield line()
        yield from self._text((title, style))
        for paragraph in paragraphs:
            yield from self._text(paragraph, indent=2)

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
            yield from self._text((_source_line(slots), "dim"), indent=4)
            yield from self._slots(slots, topic)
        for finding in topic.findings:
            if finding.code not in _SLOT_CODES.values():
                yield from self._text((finding.code, _STYLE[finding.severity]), f" {finding.message}", indent=4)
                yield from self._both_sides(finding)

    def _slots(self, slots: tuple[Agreement, ...], topic: ClaimTopic) -> Iterator[Line]:
        codes = {finding.code for finding in topic.findings}
        verdicts = [_verdict(slot, codes) for slot in slots]
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
            yield from self._numbered((_mark(topic.findings[0].place), list(_detail(topic))) for topic in group)
        yield from self._left("claim", [topic.findings for topic in self._others(topics)])

    def _not_compared(self, claims: Sequence[Uncompared]) -> Iterator[Line]:
        """Claims of whose source nothing says whether it says so: the first in words, of the others the lines."""
        yield from _title(f"Not compared with their source: {count(len(claims), 'claim')}")
        quoted_here, others = claims[:SHOWN], claims[SHOWN:]
        for path, group in groupby(quoted_here, key=lambda one: one.place.path):
            yield from self._text((path, "underline"), indent=2)
            yield from self._numbered((_mark(one.place), list(_unread(one))) for one in group)
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
            yield from self._numbered((_mark(topic.finding.place), list(_quoted(topic))) for topic in group)
        if claims.lines:
            yield from self._by_line(list(claims.lines.items()), quoted=bool(claims.quoted))

    def _by_line(self, lines: Sequence[tuple[str, Sequence[int]]], *, quoted: bool) -> Iterator[Line]:
        """Where claims stand, by document; `quoted` says that others stand above in words."""
        yield from self._text("and in lines " if quoted else "in lines ", _lines(lines[: self.most]), indent=2)
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
                places = _shortened([where(place) for place in finding.related])
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


def _detail(topic: ClaimTopic) -> Iterator[Run | str]:
    slots = [slot for slot in topic.slots if slot.verdict is Verdict.NOT_FOUND]
    if not slots:
        yield " ".join(f"{finding.message} · {finding.code}" for finding in topic.findings)
        return
    place = topic.findings[0].place
    yield quoted(place, _shortly(place.quote or topic.findings[0].subject))
    codes = " ".join(dict.fromkeys(finding.code for finding in topic.findings))
    yield f" · {slots[0].name}{f' · {codes}' if codes else ''}", "dim"
    for slot in slots:
        of_it = "" if len(slot.claim) > _DETAIL else f" “{slot.claim}”"
        yield f"\n{slot.slot}{of_it}: {slot.why}{_instead(slot)}"


def _shortly(words: str) -> str:
    """As much of a claim as tells which one it is."""
    said = one_line(words)
    return said if len(said) <= _CLAIM else f"{said[:_CLAIM].rpartition(' ')[0]} …"


def _instead(slot: Agreement) -> str:
    """What the source has for a detail, where that is short and not the claim's own."""
    held = slot.source or ""
    same = held.casefold() in slot.claim.casefold() or slot.claim.casefold() in held.casefold()
    return "" if same or len(held) > _DETAIL else f" (it has “{held}”)"


def _shortened(names: Iterable[str]) -> str:
    """The first names, each once, and how many more there are; the JSON report has them all."""
    distinct = list(dict.fromkeys(names))
    more = f" and {len(distinct) - SHOWN} more" if len(distinct) > SHOWN else ""
    return ", ".join(distinct[:SHOWN]) + more


def _quoted(topic: UnsourcedTopic) -> Iterator[Run | str]:
    yield quoted(topic.finding.place, one_line(topic.finding.place.quote or topic.finding.subject))
    yield f" {(topic.finding.kind or 'claim').replace('-', ' ')}", "dim"
    if topic.repeats:
        again = _shortened([str(place.location) for place in topic.repeats])
        yield f"; said again in {'line ' if again[:1].isdecimal() else ''}{again}", "dim"
    if topic.finding.hint and topic.finding.hint.startswith(LIBRARY_NOTE):
        yield f"\n{topic.finding.hint}", "italic"


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


def _worst(topic: ClaimTopic) -> Finding:
    return min(topic.findings, key=lambda finding: finding.severity.rank)


def _line_of(topic: ClaimTopic) -> tuple[str, int]:
    return topic.findings[0].place.path, topic.findings[0].place.line or 0


def _source_line(slots: tuple[Agreement, ...]) -> str:
    parts = [name for name in (slots[0].key, slots[0].doi) if name]
    parts += [MATCHED] if slots[0].matched else []
    parts.append(f"read: {DEPTH[slots[0].depth]}")
    if not any(slot.quote for slot in slots):
        parts.append("source words not held")
    return " · ".join(parts)


def _verdict(slot: Agreement, codes: set[str]) -> Run:
    words = slot.verdict.replace("-", " ")
    style = {Verdict.MATCHES: "green", Verdict.DIFFERS: "bold red"}.get(slot.verdict, "yellow")
    code = _SLOT_CODES.get(slot.slot, "")
    shown = f" {code}" if slot.verdict is not Verdict.MATCHES and code in codes else ""
    return f"{words.upper() if slot.verdict is Verdict.DIFFERS else words}{shown}", style


def _lines(claims: Iterable[tuple[str, Iterable[int]]]) -> str:
    return "; ".join(
        f"{path}: {_UNITS.get(PurePath(path).suffix.casefold(), '')}{', '.join(map(str, sorted(set(lines))))}"
        for path, lines in claims
    )


def _numbers_by_path(claims: Iterable[Uncompared]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for one in claims:
        found.setdefault(one.place.path, []).append(one.place.number)
    return found


def _unread(claim: Uncompared) -> Iterator[Run | str]:
    yield quoted(claim.place, _shortly(claim.place.quote or ""))
    yield f" · {claim.source}, {claim.risk} risk", "dim"
    yield f"\n{claim.why}"


def _mark(place: Place) -> str:
    """The line, paragraph or page that stands before what is said of it."""
    return str(place.location or 0)
