"""The HTML report: one file that works from a disk and asks nobody for anything.

Documents are packed as they are seen, and written one at a time.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TextIO

from evidence import __version__
from evidence.audit import Audit
from evidence.checked import ClaimStatus
from evidence.documents.reading import REPORT_MARK
from evidence.dossier import Dossier
from evidence.findings import Finding, Waived
from evidence.packed import Packed
from evidence.reports.html.cards import card, entry, remarks
from evidence.reports.html.copy import copy_of
from evidence.reports.html.filters import filters
from evidence.reports.html.markup import doi_link, element, text
from evidence.reports.html.picture import picture
from evidence.reports.html.sheet import Sheet, read, written
from evidence.reports.html.targets import Remark, targets_of
from evidence.reports.wording import caveats, compared, count, of_library, resting_places, tally_of
from evidence.rules.table import TABLE

BASELINED = "in the baseline"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A document as the report keeps it; `kinds` are those of its claims, each with whether it has a source."""

    path: str
    sheet: str
    kinds: tuple[tuple[str, bool], ...]


class HtmlReport:
    """The copy with its claims marked, claim and source side by side, for reading and for printing."""

    def __init__(self) -> None:
        self._sheets = Packed()
        self._paths: list[str] = []
        self._kinds: dict[str, tuple[int, int]] = {}

    @staticmethod
    def look(dossier: Dossier) -> _Seen:
        """The document's blocks, claims and references, and which kinds of claims have a source."""
        kinds = tuple((one.claim.kind.value, one.status is not ClaimStatus.UNSOURCED) for one in dossier.claims)
        return _Seen(dossier.document.path, written(dossier), kinds)

    def take(self, seen: _Seen) -> None:
        """Keeps it."""
        self._sheets.append(seen.sheet)
        self._paths.append(seen.path)
        for kind, has in seen.kinds:
            sourced, bare = self._kinds.get(kind, (0, 0))
            self._kinds[kind] = (sourced + has, bare + (not has))

    def write(self, audit: Audit, stream: TextIO) -> None:
        """Writes it document by document."""
        stream.write(_top(audit))
        stream.write(_summary(audit, self._kinds))
        stream.write(_contents(self._paths))
        stream.write("<main>")
        stream.write(filters(sorted({finding.code for finding in _all(audit)})))
        documents = _Remarks(audit, self._paths)
        for number, sheet in enumerate(self._sheets, 1):
            stream.writelines(_document(read(sheet), documents.next(), f"d{number}"))
        stream.write(_others(documents.others()))
        stream.write("</main>")
        stream.write(_glossary(finding.code for finding in _all(audit)))
        stream.write(_bottom())


def _all(audit: Audit) -> Iterator[Finding]:
    yield from audit.findings
    yield from audit.baselined
    yield from (waived.finding for waived in audit.waived)


class _Remarks:
    """The remarks on each document, in the order of the run, without holding those on all of them.

    Those on works are few, and held: each is repeated in the documents whose claims rest on the work.
    """

    def __init__(self, audit: Audit, paths: list[str]) -> None:
        self._paths = iter(paths)
        self._known = frozenset(paths)
        self._streams = [_Groups(audit.findings.by_document(), None), _Groups(audit.baselined.by_document(), BASELINED)]
        self._waived: dict[str, list[Remark]] = {}
        for waived in audit.waived:
            self._waived.setdefault(waived.finding.place.path, []).append(Remark(waived.finding, _decided(waived)))
        self._repeated: dict[str, list[Remark]] = {}
        for finding in audit.findings:
            for place in resting_places(finding):
                self._repeated.setdefault(place.path, []).append(Remark(finding, at=place.span))

    def next(self) -> list[Remark]:
        """The remarks on the next document."""
        path = next(self._paths)
        own = [remark for stream in self._streams for remark in stream.take(path)]
        return [*own, *self._waived.pop(path, []), *self._repeated.pop(path, [])]

    def others(self) -> list[Remark]:
        """What is left when all documents have had theirs: remarks on the library and other files."""
        left = [remark for stream in self._streams for remark in stream.rest()]
        return [*left, *(remark for held in self._waived.values() for remark in held)]


class _Groups:
    """Findings in the order of documents, taken path by path."""

    def __init__(self, findings: Iterable[Finding], decided: str | None) -> None:
        self._decided = decided
        self._groups = groupby(findings, key=lambda finding: finding.place.path)
        self._head = next(self._groups, None)

    def take(self, path: str) -> list[Remark]:
        """The remarks on this path, if they are the next ones."""
        if self._head is None or self._head[0] != path:
            return []
        remarks = [Remark(finding, self._decided) for finding in self._head[1]]
        self._head = next(self._groups, None)
        return remarks

    def rest(self) -> Iterator[Remark]:
        """All that is left."""
        while self._head is not None:
            yield from self.take(self._head[0])


def _decided(waived: Waived) -> str:
    until = f", until {waived.expires}" if waived.expires else ""
    return f"Waived: {waived.reason} ({waived.owner}{until})"


def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _allowed(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _top(audit: Audit) -> str:
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_allowed(style)}; script-src {_allowed(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    how = "offline" if audit.offline else "online"
    about = f"evidence {__version__} · as of {audit.case.today.isoformat()} · {how} · a pass is no approval"
    return (
        f'<!DOCTYPE html>\n{REPORT_MARK}\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
        f"<title>Claims and their sources</title><style>{style}</style></head>\n<body>"
        '<a class="skip" href="#filters">Skip to the claims</a>'
        f'<header><h1>Claims and their sources</h1><p class="about">{text(about)}</p></header>\n'
    )


def _summary(audit: Audit, kinds: dict[str, tuple[int, int]]) -> str:
    tally = audit.tally
    first, *further = caveats(audit)
    items = "".join(element("li", text(words)) for words in further)
    notice = element("p", element("strong", text(first))) + (element("ul", items) if items else "")
    grave = "some" if tally.unchecked else "none"
    figures = (
        (tally.documents, "document" if tally.documents == 1 else "documents"),
        (tally.claims, "claim" if tally.claims == 1 else "claims"),
        (tally.statuses[ClaimStatus.UNSOURCED], "without a source"),
        (tally.statuses[ClaimStatus.SOURCED], "sourced"),
        (tally.statuses[ClaimStatus.APPROVED], "approved by your team"),
        (tally.references, ", ".join(filter(None, ("references", of_library(audit))))),
    )
    tiles = "".join(element("div", element("dt", word) + element("dd", str(number))) for number, word in figures)
    held = f"; {len(audit.waived)} waived, {len(audit.baselined)} in the baseline"
    said = f"; of the claims with a source: {', '.join(compared(audit))}" if tally.verdicts else ""
    told = element("p", element("strong", text(tally_of(audit))) + text(held + said), class_="told")
    body = element("div", element("h2", "What was not checked", class_="vh") + notice, class_=f"notice {grave}")
    figures_html = element("div", element("dl", tiles, class_="tiles") + told)
    both = element("div", figures_html + picture(kinds), class_="overview")
    return element("section", body + both, aria_label="Summary") + "\n"


def _contents(paths: list[str]) -> str:
    if len(paths) < 2:
        return ""
    links = "".join(element("li", element("a", text(path), href=f"#d{number}")) for number, path in enumerate(paths, 1))
    return element("nav", element("h2", "Documents") + element("ol", links), aria_label="Documents", class_="contents")


def _document(sheet: Sheet, found: list[Remark], prefix: str) -> Iterator[str]:
    targets, whole = targets_of(sheet, found)
    path = sheet["path"]
    yield f'<section class="document" id="{prefix}" aria-labelledby="{prefix}-title">'
    yield element("h2", text(path), id=f"{prefix}-title")
    if whole:
        inner = element("summary", f"{count(len(whole), 'remark')} on the document as a whole") + remarks(whole)
        yield element("details", inner, class_="whole")
    yield '<div class="sheet"><div class="copy"><h3 class="vh">The copy</h3>\n'
    yield from copy_of(sheet, targets, prefix)
    yield f'</div>\n<div class="panel" role="region" aria-label="Claims and remarks: {text(path)}" tabindex="0">'
    listed = "".join(entry(target, prefix) for target in sorted(targets, key=lambda target: target.rank))
    nothing = "" if listed else element("p", "No claims and no remarks in this document.", class_="about")
    head = element("h3", "What to look at first") if listed else ""
    yield element("div", head + element("ol", listed) + nothing if listed else nothing, class_="list") + "\n"
    for target in targets:
        yield card(target, prefix, path) + "\n"
    yield "</div></div>"
    yield _references(sheet)
    yield "</section>\n"


def _references(sheet: Sheet) -> str:
    if not sheet["references"]:
        return ""
    head = "".join(element("th", word, scope="col") for word in ("reference", "as written", "DOI", "what is known"))
    rows = "".join(
        element(
            "tr",
            element("th", text(one["name"]), scope="row")
            + element("td", text(one["raw"]))
            + element("td", doi_link(one["doi"]))
            + element("td", text(one["standing"]) + ("" if one["cited"] else "; no mark points here")),
        )
        for one in sheet["references"]
    )
    table = element("table", element("thead", element("tr", head)) + element("tbody", rows))
    scrolled = element("div", table, class_="wide", role="region", aria_label="References", tabindex="0")
    summary = element("summary", f"{count(len(sheet['references']), 'reference')} of this document")
    return element("details", summary + scrolled, class_="whole")


def _others(left: list[Remark]) -> str:
    if not left:
        return ""
    left.sort(key=lambda remark: remark.finding.place.path)
    parts = [element("h2", "The library and other files", id="others")]
    for path, group in groupby(left, key=lambda remark: remark.finding.place.path):
        parts.append(element("h3", text(path)) + remarks(group))
    return element("section", "".join(parts), class_="document", aria_labelledby="others")


def _glossary(codes: Iterable[str]) -> str:
    known = sorted(set(codes))
    rows = "".join(
        element("dt", f"{code} {text(TABLE[code].name)}", id=f"rule-{code}") + element("dd", text(TABLE[code].summary))
        for code in known
    )
    if not rows:
        return ""
    more = element("p", "<code>evidence explain CODE</code> tells why it matters and what to write instead.")
    head = element("h2", "What the codes mean", id="codes")
    return element("section", head + element("dl", rows) + more, class_="codes", aria_labelledby="codes")


def _bottom() -> str:
    words = (
        "“Not found” speaks of what is held of a source, not of the truth. “Matches” compares the slots that are shown."
    )
    return f"<footer><p>{words}</p></footer><script>{_asset('page.js')}</script></body></html>\n"
