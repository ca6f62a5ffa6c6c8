"""The words of the report for single claims, sources and lists of places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.reports.layout import Run
from evidence.reports.topics import ClaimTopic, UnsourcedTopic
from evidence.reports.uncompared import Uncompared
from evidence.reports.wording import DEPTH, one_line, quoted
from evidence.rules.sourcing.unsourced_claim import LIBRARY_NOTE
from evidence.sources.card import MATCHED

_UNITS = {".pdf": "pages ", ".docx": "paragraphs "}
_CLAIM, _DETAIL = 120, 60
"""So many characters of a claim tell which one it is; what a detail is, and what the source has, is no longer."""
SHOWN = 12
"""How many unsourced claims of one risk are quoted; the others are listed by their lines."""
SLOT_CODES = {
    Slot.FIGURE: "AGR201",
    Slot.TIMEPOINT: "AGR202",
    Slot.DESIGN: "AGR203",
    Slot.REGIMEN: "AGR204",
    Slot.POPULATION: "AGR205",
    Slot.OUTCOME: "AGR206",
    Slot.N: "AGR201",
}


def shown_verdict(slot: Agreement, codes: set[str]) -> Run:
    """The verdict on a slot, with the code of the finding on it, in its colour."""
    words = slot.verdict.replace("-", " ")
    style = {Verdict.MATCHES: "green", Verdict.DIFFERS: "bold red"}.get(slot.verdict, "yellow")
    code = SLOT_CODES.get(slot.slot, "")
    shown = f" {code}" if slot.verdict is not Verdict.MATCHES and code in codes else ""
    return f"{words.upper() if slot.verdict is Verdict.DIFFERS else words}{shown}", style


def source_line(slots: tuple[Agreement, ...]) -> str:
    """Which source a claim was held against, and how deep it was read."""
    parts = [name for name in (slots[0].key, slots[0].doi) if name]
    parts += [MATCHED] if slots[0].matched else []
    parts.append(f"read: {DEPTH[slots[0].depth]}")
    if not any(slot.quote for slot in slots):
        parts.append("source words not held")
    return " · ".join(parts)


def detail_of(topic: ClaimTopic) -> Iterator[Run | str]:
    """A claim of which a detail was not found, with what and why."""
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


def uncompared_claim(claim: Uncompared) -> Iterator[Run | str]:
    """A claim that was not compared, and why not."""
    yield quoted(claim.place, _shortly(claim.place.quote or ""))
    yield f" · {claim.source}, {claim.risk} risk", "dim"
    yield f"\n{claim.why}"


def unsourced_claim(topic: UnsourcedTopic) -> Iterator[Run | str]:
    """A claim without a source, and where it is said again."""
    yield quoted(topic.finding.place, one_line(topic.finding.place.quote or topic.finding.subject))
    yield f" {(topic.finding.kind or 'claim').replace('-', ' ')}", "dim"
    if topic.repeats:
        again = shortened([str(place.location) for place in topic.repeats])
        yield f"; said again in {'line ' if again[:1].isdecimal() else ''}{again}", "dim"
    if topic.finding.hint and topic.finding.hint.startswith(LIBRARY_NOTE):
        yield f"\n{topic.finding.hint}", "italic"


def lines_of(claims: Iterable[tuple[str, Iterable[int]]]) -> str:
    """Where claims stand, document by document."""
    return "; ".join(
        f"{path}: {_UNITS.get(PurePath(path).suffix.casefold(), '')}{', '.join(map(str, sorted(set(lines))))}"
        for path, lines in claims
    )


def shortened(names: Iterable[str]) -> str:
    """The first names, each once, and how many more there are; the JSON report has them all."""
    distinct = list(dict.fromkeys(names))
    more = f" and {len(distinct) - SHOWN} more" if len(distinct) > SHOWN else ""
    return ", ".join(distinct[:SHOWN]) + more


def _shortly(words: str) -> str:
    """As much of a claim as tells which one it is."""
    said = one_line(words)
    return said if len(said) <= _CLAIM else f"{said[:_CLAIM].rpartition(' ')[0]} …"


def _instead(slot: Agreement) -> str:
    """What the source has for a detail, where that is short and not the claim's own."""
    held = slot.source or ""
    same = held.casefold() in slot.claim.casefold() or slot.claim.casefold() in held.casefold()
    return "" if same or len(held) > _DETAIL else f" (it has “{held}”)"
