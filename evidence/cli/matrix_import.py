"""`evidence matrix --import`: from the sheet, through the copy as it is today, to `claims.yaml`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from evidence.claims.citation_marks import without_marks
from evidence.claims.wording import fold
from evidence.errors import UsageError
from evidence.library.approval import cautions
from evidence.library.claims_file import LibraryClaim, Waiver
from evidence.library.decided import Approve, Decided, decided
from evidence.reports.matrix.decisions import SeenSource, SheetDecision, read_decisions
from evidence.reports.matrix.row import Choice

if TYPE_CHECKING:
    from evidence.audit import Audit
    from evidence.checked import CheckedClaim, Source
    from evidence.config import Settings
    from evidence.dossier import Dossier
    from evidence.findings import Finding
    from evidence.library.library import Library
    from evidence.reports.matrix.row import Row


def imported(sheet: Path, paths: tuple[str, ...], settings: Settings, *, write: bool) -> int:
    """Shows the diff of `claims.yaml`, writes it when told to, and returns the exit code."""
    from evidence.cli.session import library_folder
    from evidence.library.one_writer import one_writer_if

    decisions = read_decisions(sheet, settings.today)
    paths = paths or tuple(dict.fromkeys(one.path for one in decisions))
    folder = library_folder(settings, paths)
    if folder is None:
        raise UsageError("there is no library to write decisions into. Write one with `evidence init`.")
    with one_writer_if(write, folder):
        return _entered(decisions, paths, settings, folder, write=write)


def _entered(
    decisions: Sequence[SheetDecision], paths: tuple[str, ...], settings: Settings, folder: Path, *, write: bool
) -> int:
    from evidence.audit import Onlooker
    from evidence.cli.diffs import diff
    from evidence.cli.session import open_session
    from evidence.library.claims_edits import START
    from evidence.library.library import CLAIMS
    from evidence.library.whole_files import write_whole
    from evidence.reports.matrix.report import MatrixReport

    session = open_session(settings, paths)
    copy, report = _Copy(), MatrixReport()
    watchers = [Onlooker(copy.see), Onlooker(report.see)]
    audit = session.audit(settings, paths, watchers) if paths else None
    wishes = _Wishes()
    if audit is not None:
        copy.take(report.matrix(audit).rows)
        wishes = _wishes(decisions, copy, audit)
    path = folder / CLAIMS
    mark, old = _text(path)
    new = decided(path, old or START, session.library, wishes.approvals, wishes.waivers)
    text = new.text if new.approvals or new.waivers else old
    sys.stdout.writelines(diff(str(path), old, text))
    for line in wishes.told:
        typer.echo(line, err=True)
    if text != old and write:
        write_whole(path, mark + text.encode())
    typer.echo(_told(path, new, changed=text != old, written=write), err=True)
    return 1 if wishes.refused or (text != old and not write) else 0


def _text(path: Path) -> tuple[bytes, str]:
    data = path.read_bytes() if path.is_file() else b""
    return data[:3] if data.startswith(b"\xef\xbb\xbf") else b"", data.decode("utf-8-sig")


class _Copy:
    """The claims of the copy as it is today, by file and id."""

    def __init__(self) -> None:
        self._claims: dict[tuple[str, str], CheckedClaim] = {}
        self._same: dict[str, list[tuple[str, CheckedClaim]]] = {}
        self._rows: dict[tuple[str, str], Row] = {}

    def see(self, dossier: Dossier) -> None:
        """Takes the claims of one document."""
        for checked in dossier.claims:
            self._claims[(dossier.document.path, checked.claim.id)] = checked
            for words in dict.fromkeys(_wordings(checked)):
                self._same.setdefault(words, []).append((dossier.document.path, checked))

    def take(self, rows: Iterable[Row]) -> None:
        """Takes the rows of today's matrix, which know where else a claim is made."""
        self._rows = {(row.place.path, row.id): row for row in rows}

    def placed(self, decision: SheetDecision) -> SheetDecision:
        """The decision with its file as it is called here: a sheet may come from another folder."""
        if (decision.path, decision.id) in self._claims:
            return decision
        name = Path(decision.path).name
        said = self._same.get(fold(decision.text), ())
        paths = {path for path, checked in said if Path(path).name == name and checked.claim.id == decision.id}
        return replace(decision, path=paths.pop()) if len(paths) == 1 else decision

    def claim(self, decision: SheetDecision) -> CheckedClaim | None:
        """The claim that a decision is about, if its words are still the same."""
        checked = self._claims.get((decision.path, decision.id))
        return checked if checked and fold(decision.text) in _wordings(checked) else None

    def places(self, decision: SheetDecision) -> list[tuple[str, CheckedClaim]]:
        """The claim of a decision, and those of its row that are made elsewhere in the same words."""
        row = self._rows.get((decision.path, decision.id))
        files = (
            {decision.path, *(place.path for place in row.also_at if place.text is None)} if row else {decision.path}
        )
        return [(path, checked) for path, checked in self._same.get(fold(decision.text), ()) if path in files]


@dataclass
class _Wishes:
    """What is to be written, and what a person is told: decisions that were refused or that nothing is written of."""

    approvals: list[Approve] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    refused: int = 0
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def refuse(self, decision: SheetDecision, why: str) -> None:
        self.refused += 1
        self.told.append(f"refused: row {decision.row}, {decision.id}, {decision.choice}: {why}")


def _wishes(decisions: Sequence[SheetDecision], copy: _Copy, audit: Audit) -> _Wishes:
    wishes = _Wishes()
    standing = _Standing(audit)
    for decision in map(copy.placed, decisions):
        checked = copy.claim(decision)
        if checked is None:
            wishes.refuse(
                decision,
                f"these words stand in {decision.path} no more; write the matrix again and decide on the new ones.",
            )
        elif decision.choice is not Choice.REJECT and not _has_sources(checked, decision.sources):
            today = ", ".join(source.reference.identifier or source.reference.name for source in checked.sources)
            seen = ", ".join(source.identifier or source.name for source in decision.sources)
            wishes.refuse(
                decision,
                f"its sources are others now, {today or 'none'} and not {seen or 'none'}; write the matrix again and "
                "decide on the new ones.",
            )
        elif decision.choice is Choice.APPROVE:
            _approve(decision, checked, audit.case.library, wishes)
        elif decision.choice is Choice.WAIVE:
            _waive(decision, copy, standing, wishes)
        else:
            _reject(decision, checked, wishes)
    return wishes


def _has_sources(checked: CheckedClaim, seen: Sequence[SeenSource]) -> bool:
    """Whether a claim rests on the sources that the reviewer saw beside it, and on no other."""
    left = list(seen)
    for source in checked.sources:
        same = next((one for one in left if _is_source(one, source)), None)
        if same is None:
            return False
        left.remove(same)
    return not left


def _is_source(seen: SeenSource, source: Source) -> bool:
    from evidence.reports.matrix.columns import named

    reference = source.reference
    if seen.identifier or reference.identifier:
        return seen.identifier in (source.doi, reference.identifier)
    # A source gets another name, its key, when it is added to the library.
    return seen.name == named(source.key or reference.name, reference.title) or bool(
        reference.title and seen.name.endswith(f": {reference.title}")
    )


def _approve(decision: SheetDecision, checked: CheckedClaim, library: Library, wishes: _Wishes) -> None:
    linked = _linked(checked)
    sources = tuple((source.key, source.locator) for source in checked.sources if source.key)
    keys = tuple(key for key, _ in sources)
    if (why := next(_objections(checked, linked, keys, library, wishes), None)) is not None:
        wishes.refuse(decision, why)
        return
    for told in cautions(keys, library):
        wishes.told.append(f"row {decision.row}, {decision.id}, approve: {told}")
    assert decision.on is not None
    wishes.approvals.append(
        Approve(
            checked.claim.said, checked.claim.kind, linked, sources, decision.reviewer, decision.on, decision.expires
        )
    )


def _objections(
    checked: CheckedClaim, linked: str | None, keys: tuple[str, ...], library: Library, wishes: _Wishes
) -> Iterator[str]:
    """Why a claim cannot be approved as it stands; the sources of one that can are those of its words from then on."""
    said = without_marks(checked.claim.said)
    missing = next((source.reference for source in checked.sources if source.key is None), None)
    if linked is None and not checked.sources:
        yield "it has no source. Cite one, or waive the finding."
    if linked is None and missing is not None:
        add = f"with `evidence refs add {missing.doi}`" if missing.doi else "by hand"
        yield f"{missing.name} is not in the library. Add it {add} first."
    if linked is not None and checked.others is not None:
        cited = ", ".join(source.key or source.reference.name for source in checked.sources if source.is_cited)
        yield (
            f"the mark leads to {cited}, and not all of that is among the sources of {linked} in claims.yaml. Correct "
            "one of the two first."
        )
    if (withdrawn := next((one.id for one in library.withdrawn if said in _said(one)), None)) is not None:
        yield f"{withdrawn} in claims.yaml, which says this, is withdrawn."
    if linked is None and wishes.sources.setdefault(said, keys) != keys:
        yield "the same words are approved with other sources in a row above; add a claim by hand."


def _wordings(checked: CheckedClaim) -> tuple[str, str]:
    """The words of a claim without its marks, and as they stand: older sheets have these."""
    return fold(checked.claim.said), fold(checked.claim.text)


def _said(claim: LibraryClaim) -> set[str]:
    return {without_marks(wording) for wording in (claim.statement, *claim.wording)}


def _linked(checked: CheckedClaim) -> str | None:
    """The library claim that says this: by its exact words, or the only one that a person mapped it to."""
    exact = [link.claim.id for link in checked.links if link.match == "exact"]
    if exact:
        return exact[0]
    return checked.links[0].claim.id if len(checked.links) == 1 else None


def _reject(decision: SheetDecision, checked: CheckedClaim, wishes: _Wishes) -> None:
    reason = f": {decision.reason}" if decision.reason else ""
    wishes.told.append(f"rejected: row {decision.row}, {decision.id}, by {decision.reviewer}{reason}")
    for link in checked.links:
        if link.claim.approval is not None:
            name = link.claim.id
            wishes.told.append(f"  claims.yaml still approves {name}; add `withdrawn: {{by, on, reason}}` to end that")


class _Standing:
    """The findings of today, those in the baseline too, by the claim they are about, and those waived already."""

    def __init__(self, audit: Audit) -> None:
        self._claims: dict[tuple[str, str], list[Finding]] = {}
        self._places: dict[str, list[Finding]] = {}
        self._waived = {(one.finding.place.path, one.finding.claim) for one in audit.waived}
        for finding in chain(audit.findings, audit.baselined):
            if finding.claim:
                self._claims.setdefault((finding.place.path, finding.claim), []).append(finding)
            elif finding.place.span:
                self._places.setdefault(finding.place.path, []).append(finding)

    def about(self, path: str, checked: CheckedClaim, codes: frozenset[str]) -> Iterator[Finding]:
        """The findings of these rules about a claim, or on some of its words."""
        span = checked.claim.span
        for finding in self._claims.get((path, checked.claim.id), ()):
            if finding.code in codes:
                yield finding
        for finding in self._places.get(path, ()):
            at = finding.place.span
            if finding.code in codes and at is not None and at.start < span.end and span.start < at.end:
                yield finding

    def is_waived(self, path: str, checked: CheckedClaim) -> bool:
        """Whether some finding about a claim is waived already."""
        return (path, checked.claim.id) in self._waived


def _waive(decision: SheetDecision, copy: _Copy, standing: _Standing, wishes: _Wishes) -> None:
    from evidence.rules.selection import codes_of

    codes = codes_of(decision.rules)
    places = copy.places(decision)
    found = [finding for path, checked in places for finding in standing.about(path, checked, codes)]
    waivers = [_waiver(decision, finding) for finding in found if finding.place.quote]
    wishes.waivers += dict.fromkeys(waivers)
    for code in sorted(codes - {finding.code for finding in found}):
        if not any(standing.is_waived(path, checked) for path, checked in places):
            wishes.refuse(decision, f"{code} says nothing of these words themselves; waive it in claims.yaml by hand.")


def _waiver(decision: SheetDecision, finding: Finding) -> Waiver:
    quote = fold(finding.place.quote or "")
    return Waiver(
        finding.name, finding.place.path, quote, fold(decision.reason), fold(decision.reviewer), decision.expires, 0
    )


def _told(path: Path, new: Decided, *, changed: bool, written: bool) -> str:
    if not changed:
        return f"{path}: nothing to change"
    what = f"{_counted(new.approvals, 'approval')} and {_counted(new.waivers, 'waiver')}"
    return f"{path}: {what} written" if written else f"{path}: {what} to write; --write writes them"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
