"""The report for people at a terminal: the summary first, then what matters most.

What belongs together stands together: all that was found about a claim, claims without a source by their risk, the rest
by its rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from evidence import __version__
from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.audit import Audit
from evidence.claims.claim import Risk
from evidence.findings import Finding, Place, Severity
from evidence.registries.registry import Found
from evidence.reports.layout import GAP, Line, Run, coloured, columns, line, natural, plain, wrapped
from evidence.reports.summary import Summary, distinct_references, summarise
from evidence.reports.topics import ClaimTopic, RuleTopic, UnsourcedTopic, topics_of
from evidence.sources.card import Depth

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
    lines = _Report(width).lines(audit)
    return coloured(lines, width) if color else plain(lines)


class _Report:
    """Sets a report in lines of one width."""

    def __init__(self, width: int) -> None:
        self.width = width

    def lines(self, audit: Audit) -> Iterator[Line]:
        """The whole report, from the summary to the last word."""
        summary = summarise(audit)
        yield from self._head(audit, summary)
        yield from self._registries(audit)
        topics = topics_of(audit)
        grave = [topic for topic in topics.claims if _worst(topic).severity is not Severity.INFO]
        slight = [topic for topic in topics.claims if _worst(topic).severity is Severity.INFO]
        if grave:
            yield from _title("Claims that disagree with their source, or describe it wrongly")
            for topic in grave:
                yield from self._claim(topic)
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
        yield from self._foot(audit, summary)

    def _text(self, *runs: Run | str, indent: int = 0) -> Iterator[Line]:
        return wrapped(runs, self.width, indent)

    def _head(self, audit: Audit, summary: Summary) -> Iterator[Line]:
        how = "offline" if audit.offline else "online"
        yield line((f"evidence {__version__} · {audit.case.today.isoformat()} · {how}", "dim"))
        yield line()
        rows = list(_rows(summary))
        digits = max(len(str(count)) for _, count, _ in rows)
        widths = (10, digits, self.width - 10 - digits - 2 * GAP)
        yield from columns(
            ([[(name, "bold")], [str(count).rjust(digits)], [words]] for name, count, words in rows), widths
        )

    def _registries(self, audit: Audit) -> Iterator[Line]:
        """Which records a registry confirmed, which a person typed in, and which could not be checked."""
        by_origin, aged = _origins(audit)
        if audit.unchecked:
            yield from self._names(f"Not checked ({len(audit.unchecked)})", _reasons(audit), "bold yellow")
        for origin, names in by_origin.items():
            if origin == "transcribed":
                title = f"Transcribed by a person, not confirmed by any registry ({len(names)})"
                yield from self._names(title, [", ".join(names)], "bold yellow")
            else:
                yield from self._names(f"{origin.capitalize()} ({len(names)})", [", ".join(names)], "bold")
        if aged:
            title = f"No recent word on retractions; last asked on the day in brackets ({len(aged)})"
            yield from self._names(title, [", ".join(aged)], "bold yellow")

    def _names(self, title: str, paragraphs: Iterable[str], style: str) -> Iterator[Line]:
        yield line()
        yield from self._text((title, style))
        for paragraph in paragraphs:
            yield from self._text(paragraph, indent=2)

    def _claim(self, topic: ClaimTopic) -> Iterator[Line]:
        worst = _worst(topic)
        claim = topic.checked.claim
        yield line()
        yield from self._text(
            (_WORD[worst.severity].upper(), _STYLE[worst.severity]),
            (f"  {_where(worst.place)}", "bold"),
            (f"  {claim.kind.replace('-', ' ')}, {claim.risk} risk", "dim"),
        )
        yield from self._text(f"“{_one_line(claim.text)}”", indent=4)
        slots = topic.checked.best_agreements
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
        """Claims of which only a detail was not found in what is held: a line each; the JSON report has the words."""
        yield from _title(f"Details not found in what is held: {_count(len(topics), 'claim')}")
        for path, group in groupby(sorted(topics, key=_line_of), key=lambda topic: topic.dossier.document.path):
            yield from self._text((path, "underline"), indent=2)
            yield from self._numbered((topic.findings[0].place.line or 0, [_detail(topic)]) for topic in group)

    def _numbered(self, rows: Iterable[tuple[int, list[Run | str]]]) -> Iterator[Line]:
        """Lines of a document with something about each."""
        listed = list(rows)
        digits = max(len(str(number)) for number, _ in listed)
        widths = (digits, self.width - 4 - digits - GAP)
        yield from columns(([[str(number).rjust(digits)], words] for number, words in listed), widths, indent=4)

    def _both_sides(self, finding: Finding) -> Iterator[Line]:
        if finding.expected is None:
            return
        sides = (("written", finding.found or "nothing"), ("held", finding.expected))
        widths = (7, self.width - 11 - 7 - GAP)
        yield from columns(([[(name, "dim")], [words]] for name, words in sides), widths, indent=11)

    def _unsourced(self, topics: tuple[UnsourcedTopic, ...]) -> Iterator[Line]:
        total = sum(1 + len(topic.repeats) for topic in topics)
        repeats = total - len(topics)
        extra = f", {repeats} of them repeats" if repeats else ""
        yield from _title(f"No source: {_count(total, 'claim')}{extra} (SRC101)")
        for risk, group in groupby(topics, key=lambda topic: topic.checked.claim.risk):
            yield from self._risk(risk, list(group))

    def _risk(self, risk: Risk, topics: list[UnsourcedTopic]) -> Iterator[Line]:
        yield line()
        yield line((f"{risk} risk: {len(topics)}", "bold"))
        quoted = [] if risk is Risk.LOW else topics[:SHOWN]
        for path, group in groupby(quoted, key=lambda topic: topic.finding.place.path):
            yield from self._text((path, "underline"), indent=2)
            yield from self._numbered((topic.finding.place.line or 0, list(_quoted(topic))) for topic in group)
        rest = topics[len(quoted) :]
        if rest:
            yield from self._text("and in lines " if quoted else "in lines ", _lines(rest), indent=2)

    def _rule(self, topic: RuleTopic) -> Iterator[Line]:
        yield line()
        yield line((f"{topic.code} {topic.name} ({len(topic.findings)})", "bold"))
        for finding in topic.findings:
            word = (_WORD[finding.severity], _STYLE[finding.severity])
            yield from self._text(word, f"  {_where(finding.place)}  {finding.message}", indent=2)
            yield from self._both_sides(finding)
            if finding.related and finding.code != "STS315":
                places = _shortened([_where(place) for place in finding.related])
                yield from self._text((f"see also {places}", "dim"), indent=11)

    def _foot(self, audit: Audit, summary: Summary) -> Iterator[Line]:
        for waived in audit.waived:
            finding = waived.finding
            words = f"waived: {finding.code} {_where(finding.place)}: {waived.reason} ({waived.owner}, "
            yield from self._text((f"{words}until {waived.expires})", "dim"), indent=2)
        yield line()
        counts = f"{_count(summary.errors, 'error')}, {_count(summary.warnings, 'warning')}."
        unchecked = f"{_count(summary.unchecked_references, 'reference')} not checked."
        yield line((f"{counts} {unchecked}", "bold"))
        last = "`evidence explain CODE` tells what a code means; `--format json` lists everything."
        yield from self._text((last, "dim"))


def _title(words: str) -> Iterator[Line]:
    yield line()
    yield line((words, "bold"))
    yield line(("─" * len(words), "bold"))


def _about_words(topics: Iterable[RuleTopic]) -> bool:
    return any(topic.code.startswith(("SRC", "CON")) for topic in topics)


def _origins(audit: Audit) -> tuple[dict[str, list[str]], list[str]]:
    """The names of the records that were found, by who said so (transcribed ones last), and those without recent word
    on retractions."""
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
    return dict(sorted(by_origin.items(), key=lambda item: item[0] == "transcribed")), aged


def _reasons(audit: Audit) -> Iterator[str]:
    reasons = sorted((one.reason, one.name) for one in audit.unchecked)
    for reason, group in groupby(reasons, key=lambda pair: pair[0]):
        yield f"{reason}: {', '.join(name for _, name in group)}"


def _detail(topic: ClaimTopic) -> str:
    slots = [slot for slot in topic.checked.best_agreements if slot.verdict is Verdict.NOT_FOUND]
    what = ", ".join(f"{slot.slot} “{slot.claim}”" for slot in slots)
    source = slots[0].key or slots[0].doi if slots else ""
    codes = " ".join(dict.fromkeys(finding.code for finding in topic.findings))
    return f"{what} · {source} · {codes}"


def _shortened(names: Iterable[str]) -> str:
    """The first names, each once, and how many more there are; the JSON report has them all."""
    distinct = list(dict.fromkeys(names))
    more = f" and {len(distinct) - SHOWN} more" if len(distinct) > SHOWN else ""
    return ", ".join(distinct[:SHOWN]) + more


def _quoted(topic: UnsourcedTopic) -> Iterator[Run | str]:
    yield f"“{_one_line(topic.checked.claim.text)}”"
    yield f" {topic.checked.claim.kind.replace('-', ' ')}", "dim"
    if topic.repeats:
        again = _shortened([str(place.line) for place in topic.repeats])
        yield f"; said again in line {again}", "dim"
    note = _library_note(topic)
    if note:
        yield f"\n{note}", "italic"


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


def _worst(topic: ClaimTopic) -> Finding:
    return min(topic.findings, key=lambda finding: finding.severity.rank)


def _line_of(topic: ClaimTopic) -> tuple[str, int]:
    return topic.dossier.document.path, topic.findings[0].place.line or 0


def _source_line(slots: tuple[Agreement, ...]) -> str:
    parts = [name for name in (slots[0].key, slots[0].doi) if name]
    parts.append(_DEPTH[slots[0].depth])
    if not any(slot.quote for slot in slots):
        parts.append("source words not held")
    return " · ".join(parts)


def _verdict(slot: Agreement, codes: set[str]) -> Run:
    words = slot.verdict.replace("-", " ")
    style = {Verdict.MATCHES: "green", Verdict.DIFFERS: "bold red"}.get(slot.verdict, "yellow")
    code = _SLOT_CODES.get(slot.slot, "")
    shown = f" {code}" if slot.verdict is not Verdict.MATCHES and code in codes else ""
    return f"{words.upper() if slot.verdict is Verdict.DIFFERS else words}{shown}", style


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


def _where(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else place.path


def _one_line(text: str) -> str:
    return " ".join(text.split())
