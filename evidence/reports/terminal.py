"""The report for people at a terminal: the summary first, then what matters most.

All text of the user goes through `Text`, never through Rich's markup, which would swallow `[@smith2020]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING

from evidence import __version__
from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.audit import Audit
from evidence.claims.claim import Risk
from evidence.findings import Finding, Place, Severity
from evidence.registries.registry import Found
from evidence.reports.summary import Summary, distinct_references, summarise
from evidence.reports.topics import ClaimTopic, RuleTopic, UnsourcedTopic, topics_of
from evidence.sources.card import Depth

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

WIDTH = 80
SHOWN = 12
"""How many unsourced claims of one risk are quoted; the others are listed by their lines."""

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WORD = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_DEPTH = {
    Depth.ABSTRACT: "read: abstract only",
    Depth.FULL_TEXT: "read: full text",
    Depth.CARD: "read: card made by a person",
}
_SLOT_CODES = {
    Slot.FIGURE: "AGR201",
    Slot.TIMEPOINT: "AGR202",
    Slot.DESIGN: "AGR203",
    Slot.REGIMEN: "AGR204",
    Slot.POPULATION: "AGR205",
    Slot.OUTCOME: "AGR206",
}


def render(audit: Audit, *, width: int = WIDTH, color: bool = False) -> str:
    """The report as text, `width` columns wide."""
    from rich.console import Console

    stream = StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )
    for part in _parts(audit):
        console.print(part)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


def _parts(audit: Audit) -> Iterator[RenderableType]:
    summary = summarise(audit)
    yield from _head(audit, summary)
    yield from _registries(audit)
    topics = topics_of(audit)
    grave = [topic for topic in topics.claims if _worst(topic).severity is not Severity.INFO]
    slight = [topic for topic in topics.claims if _worst(topic).severity is Severity.INFO]
    if grave:
        yield _title("Claims that disagree with their source, or describe it wrongly")
        for topic in grave:
            yield from _claim(topic)
    if slight:
        yield from _slight(slight)
    if topics.unsourced:
        yield from _unsourced(topics.unsourced)
    if topics.rules:
        yield _title("References and documents")
        for rule in topics.rules:
            yield from _rule(rule)
    yield from _foot(audit, summary)


def _text(words: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(words, style=style)


def _indented(content: RenderableType, left: int = 4) -> RenderableType:
    from rich.padding import Padding

    return Padding(content, (0, 0, 0, left))


def _title(words: str) -> Text:
    return _text(f"\n{words}\n{'─' * len(words)}", "bold")


def _head(audit: Audit, summary: Summary) -> Iterator[RenderableType]:
    from rich.table import Table

    how = "offline" if audit.offline else "online"
    yield _text(f"evidence {__version__} · {audit.case.today.isoformat()} · {how}", "dim")
    yield _text("")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="left", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column()
    for name, count, words in _rows(summary):
        grid.add_row(_text(name, "bold"), str(count), _text(words))
    yield grid


def _rows(summary: Summary) -> Iterator[tuple[str, int, str]]:
    yield "Documents", summary.documents, ""
    claims = [f"{summary.sourced} sourced", f"{summary.unsourced} without a source"]
    if summary.approved:
        claims.append(f"{summary.approved} approved")
    yield "Claims", summary.claims, " · ".join(claims)
    references = [f"{summary.confirmed} confirmed by a registry"]
    references += [f"{summary.transcribed} transcribed by a person"] if summary.transcribed else []
    references += [f"{summary.absent} not known to any registry asked"] if summary.absent else []
    references += [f"{summary.not_applicable} without DOI"] if summary.not_applicable else []
    references.append(f"{summary.unchecked_references} not checked")
    yield "References", summary.references, " · ".join(references)
    findings = [
        _count(summary.errors, "error"),
        _count(summary.warnings, "warning"),
        _count(summary.infos, "note"),
    ]
    findings += [f"{summary.waived} waived"] if summary.waived else []
    findings += [f"{summary.baselined} in the baseline"] if summary.baselined else []
    yield "Findings", summary.errors + summary.warnings + summary.infos, " · ".join(findings)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _registries(audit: Audit) -> Iterator[RenderableType]:
    """Which records a registry confirmed, which a person typed in, and which could not be checked."""
    by_origin: dict[str, list[str]] = {}
    aged: list[str] = []
    for checked in distinct_references(audit):
        if isinstance(checked.lookup, Found):
            record = checked.lookup.record
            origin = f"confirmed by {record.origin}" if record.confirmed else "transcribed"
            name = checked.reference.key or checked.reference.doi or ""
            by_origin.setdefault(origin, []).append(name)
            if record.confirmed and not record.status_known and record.status_checked:
                aged.append(f"{name} ({record.status_checked.isoformat()})")
    if audit.unchecked:
        yield _text(f"\nNot checked ({len(audit.unchecked)})", "bold yellow")
        reasons = sorted((one.reason, one.name) for one in audit.unchecked)
        for reason, group in groupby(reasons, key=lambda pair: pair[0]):
            yield _indented(_text(f"{reason}: {', '.join(name for _, name in group)}"), 2)
    for origin in sorted(by_origin, key=lambda name: name == "transcribed"):
        names = by_origin[origin]
        if origin == "transcribed":
            yield _text(f"\nTranscribed by a person, not confirmed by any registry ({len(names)})", "bold yellow")
        else:
            yield _text(f"\n{origin.capitalize()} ({len(names)})", "bold")
        yield _indented(_text(", ".join(names)), 2)
    if aged:
        yield _text(f"\nNo recent word on retractions; last asked on the day in brackets ({len(aged)})", "bold yellow")
        yield _indented(_text(", ".join(aged)), 2)


def _worst(topic: ClaimTopic) -> Finding:
    return min(topic.findings, key=lambda finding: finding.severity.rank)


def _slight(topics: list[ClaimTopic]) -> Iterator[RenderableType]:
    """Claims of which only a detail was not found in what is held: a line each, the words are in the JSON report."""
    from rich.table import Table

    yield _title(f"Details not found in what is held: {_count(len(topics), 'claim')}")
    for path, group in groupby(sorted(topics, key=_line_of), key=lambda topic: topic.dossier.document.path):
        yield _indented(_text(path, "underline"), 2)
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for topic in group:
            slots = [slot for slot in topic.checked.best_agreements if slot.verdict is Verdict.NOT_FOUND]
            what = ", ".join(f"{slot.slot} “{slot.claim}”" for slot in slots)
            source = slots[0].key or slots[0].doi if slots else ""
            codes = " ".join(dict.fromkeys(finding.code for finding in topic.findings))
            grid.add_row(str(topic.findings[0].place.line), _text(f"{what} · {source} · {codes}"))
        yield _indented(grid)


def _line_of(topic: ClaimTopic) -> tuple[str, int]:
    return topic.dossier.document.path, topic.findings[0].place.line or 0


def _claim(topic: ClaimTopic) -> Iterator[RenderableType]:
    worst = _worst(topic)
    claim = topic.checked.claim
    yield _text("")
    yield _heading(worst, f"{claim.kind.replace('-', ' ')}, {claim.risk} risk")
    yield _indented(_text(f"“{_one_line(claim.text)}”"))
    slots = topic.checked.best_agreements
    if slots:
        yield _indented(_text(_source_line(slots), "dim"))
        yield _indented(_slot_table(slots, topic))
    for finding in topic.findings:
        if finding.code not in _SLOT_CODES.values():
            yield from _remark(finding)


def _heading(finding: Finding, extra: str) -> Text:
    head = _text("").append(_WORD[finding.severity].upper(), _STYLE[finding.severity])
    head.append(f"  {_where(finding.place)}", "bold")
    head.append(f"  {extra}", "dim")
    return head


def _source_line(slots: tuple[Agreement, ...]) -> str:
    parts = [name for name in (slots[0].key, slots[0].doi) if name]
    parts.append(_DEPTH[slots[0].depth])
    if not any(slot.quote for slot in slots):
        parts.append("source words not held")
    return " · ".join(parts)


def _slot_table(slots: tuple[Agreement, ...], topic: ClaimTopic) -> RenderableType:
    from rich.table import Table

    codes = {finding.code for finding in topic.findings}
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=False)
    for name, ratio in (("", None), ("copy", 3), ("source", 3), ("", None)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for slot in slots:
        table.add_row(slot.slot, _text(slot.claim), _text(slot.source or "—"), _verdict(slot, codes))
    quote = next((slot.quote for slot in slots if slot.quote), None)
    if quote:
        table.add_row("", "", _text(f"“{quote}”", "italic"), "")
    return table


def _verdict(slot: Agreement, codes: set[str]) -> Text:
    words = slot.verdict.replace("-", " ")
    style = {Verdict.MATCHES: "green", Verdict.DIFFERS: "bold red"}.get(slot.verdict, "yellow")
    code = _SLOT_CODES.get(slot.slot, "")
    shown = f" {code}" if slot.verdict is not Verdict.MATCHES and code in codes else ""
    return _text(f"{words.upper() if slot.verdict is Verdict.DIFFERS else words}{shown}", style)


def _remark(finding: Finding) -> Iterator[RenderableType]:
    line = _text("").append(finding.code, _STYLE[finding.severity])
    line.append(f" {finding.message}")
    yield _indented(line)
    yield from _both_sides(finding)


def _both_sides(finding: Finding) -> Iterator[RenderableType]:
    from rich.table import Table

    if finding.expected is None:
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(_text("written", "dim"), _text(finding.found or "nothing"))
    grid.add_row(_text("held", "dim"), _text(finding.expected))
    yield _indented(grid, 11)


def _unsourced(topics: tuple[UnsourcedTopic, ...]) -> Iterator[RenderableType]:
    total = sum(1 + len(topic.repeats) for topic in topics)
    repeats = total - len(topics)
    extra = f", {repeats} of them repeats" if repeats else ""
    yield _title(f"No source: {_count(total, 'claim')}{extra} (SRC101)")
    for risk, group in groupby(topics, key=lambda topic: topic.checked.claim.risk):
        yield from _risk(risk, list(group))


def _risk(risk: Risk, topics: list[UnsourcedTopic]) -> Iterator[RenderableType]:
    yield _text(f"\n{risk} risk: {len(topics)}", "bold")
    quoted = topics if len(topics) <= SHOWN else topics[:SHOWN]
    if risk is Risk.LOW:
        quoted = []
    for path, group in groupby(quoted, key=lambda topic: topic.finding.place.path):
        yield _indented(_text(path, "underline"), 2)
        yield _indented(_quotes(list(group)))
    rest = topics[len(quoted) :]
    if rest:
        yield _indented(_text("and in lines " if quoted else "in lines ").append(_lines(rest)), 2)


def _quotes(topics: list[UnsourcedTopic]) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for topic in topics:
        words = _text(f"“{_one_line(topic.checked.claim.text)}”")
        words.append(f" {topic.checked.claim.kind.replace('-', ' ')}", "dim")
        if topic.repeats:
            again = ", ".join(str(place.line) for place in topic.repeats)
            words.append(f"; said again in line {again}", "dim")
        note = _library_note(topic)
        if note:
            words.append(f"\n{note}", "italic")
        grid.add_row(str(topic.finding.place.line), words)
    return grid


def _library_note(topic: UnsourcedTopic) -> str | None:
    noted = any(claim.note and not claim.sources for claim in topic.checked.library_claims)
    return topic.finding.hint if noted else None


def _lines(topics: list[UnsourcedTopic]) -> str:
    by_path: dict[str, list[int]] = {}
    for topic in topics:
        places = (topic.finding.place, *topic.repeats)
        by_path.setdefault(topic.finding.place.path, []).extend(place.line or 0 for place in places)
    parts = (f"{path}: {', '.join(map(str, sorted(set(lines))))}" for path, lines in by_path.items())
    return "; ".join(parts)


def _rule(topic: RuleTopic) -> Iterator[RenderableType]:
    yield _text("")
    yield _text(f"{topic.code} {topic.name} ({len(topic.findings)})", "bold")
    for finding in topic.findings:
        line = _text("").append(_WORD[finding.severity], _STYLE[finding.severity])
        line.append(f"  {_where(finding.place)}  ")
        line.append(finding.message)
        yield _indented(line, 2)
        yield from _both_sides(finding)
        if finding.related and finding.code != "STS315":
            yield _indented(_text(f"used in {_places(finding.related)}", "dim"), 11)


def _places(places: tuple[Place, ...]) -> str:
    return ", ".join(_where(place) for place in places)


def _foot(audit: Audit, summary: Summary) -> Iterator[RenderableType]:
    for waived in audit.waived:
        finding = waived.finding
        yield _indented(
            _text(
                f"waived: {finding.code} {_where(finding.place)}: {waived.reason} ({waived.owner}, "
                f"until {waived.expires})",
                "dim",
            ),
            2,
        )
    yield _text("")
    last = f"{_count(summary.errors, 'error')}, {_count(summary.warnings, 'warning')}. "
    last += f"{_count(summary.unchecked_references, 'reference')} not checked."
    yield _text(last, "bold")
    yield _text("`evidence explain CODE` tells what a code means; `--format json` lists everything.", "dim")


def _where(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else place.path


def _one_line(text: str) -> str:
    return " ".join(text.split())
