"""Which findings count: select and ignore, severities, waivers and baselines.

Rules find; this decides; reports tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatch
from pathlib import PurePath

from evidence.claims.wording import fold, quoted_in
from evidence.documents.reading import from_root
from evidence.errors import InputError, UsageError
from evidence.findings import Finding, Severity, Waived
from evidence.library.claims_file import Waiver
from evidence.rules.baseline import Baseline
from evidence.rules.table import TABLE


@dataclass(frozen=True)
class Policy:
    """What a team has decided about findings; the rows of the configuration that concern rules.

    `claims` is the file that holds the waivers.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] | None = None
    severities: Mapping[str, str] | None = None
    waivers: tuple[Waiver, ...] = ()
    claims: str | None = None
    baseline: Baseline = field(default_factory=Baseline)


@dataclass(frozen=True)
class Decision:
    """The findings that stand, those that somebody waived, and those that were there before."""

    standing: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    baselined: tuple[Finding, ...]


def codes_of(names: Iterable[str]) -> frozenset[str]:
    """The codes meant by codes, rule names and families (a family's letters will do: "AGR"); unknown → UsageError."""
    return frozenset(code for name in names for code in _codes_of(name.strip()))


def _codes_of(name: str) -> frozenset[str]:
    wanted = name.casefold()
    codes = frozenset(
        info.code
        for info in TABLE.values()
        if wanted in (info.code.casefold(), info.name, info.family, info.code[:3].casefold())
    )
    if not codes:
        from difflib import get_close_matches

        known = sorted({*TABLE, *(i.name for i in TABLE.values()), *(i.family for i in TABLE.values())})
        near = get_close_matches(name, known, n=1)
        guess = f" Did you mean {near[0]}?" if near else ""
        raise UsageError(f"there is no rule, rule name or family called {name!r}.{guess} See `evidence rules`.")
    return codes


def _waived_by(waiver: Waiver, path: str | None) -> frozenset[str]:
    """The codes that a waiver in a file waives. Raises `InputError` for a rule that there is not."""
    try:
        return _codes_of(waiver.rule.strip())
    except UsageError as error:
        raise InputError(str(error), path=path, line=waiver.line) from error


class Decider:
    """Sorts findings, which carry their fingerprints, into standing, waived and baselined. None is lost unseen."""

    def __init__(self, policy: Policy, today: date) -> None:
        chosen = codes_of(policy.select) if policy.select else frozenset(TABLE)
        self._chosen = chosen - codes_of(policy.ignore)
        self._per_file = {pattern: codes_of(names) for pattern, names in (policy.per_file_ignores or {}).items()}
        self._severities = _severities(policy.severities or {})
        self._today = today
        self._waivers = [(waiver, _waived_by(waiver, policy.claims)) for waiver in policy.waivers]
        self._inline: dict[str, list[tuple[Waiver, frozenset[str]]]] = {}
        self._used: set[Waiver] = set()
        self.vague: dict[Waiver, tuple[Finding, ...]] = {}
        """The waivers whose quote fits several places of a document, which waive nothing there, and what is there."""
        self._baseline = policy.baseline

    def is_chosen(self, code: str) -> bool:
        """Whether the team wants to hear from this rule."""
        return code in self._chosen

    def heed(self, path: str, waivers: Iterable[Waiver]) -> None:
        """Takes the waivers that stand in a document. Raises `InputError` for a rule that there is not."""
        for waiver in waivers:
            self._inline.setdefault(path, []).append((waiver, _waived_by(waiver, path)))

    def unused(self, paths: Iterable[str]) -> list[Waiver]:
        """The waivers of rules of this run, for one of its documents, that no finding needed."""
        documents = tuple(paths)
        in_files = [one for one in self._waivers if one[0].path and any(_same_file(one[0].path, p) for p in documents)]
        in_copy = [one for waivers in self._inline.values() for one in waivers]
        return [
            waiver
            for waiver, codes in (*in_files, *in_copy)
            if waiver not in self._used and waiver not in self.vague and codes <= self._chosen and _is_whole(waiver)
        ]

    def _waivers_of(self, findings: Sequence[Finding]) -> list[Waiver | None]:
        """The waiver of each finding. One whose quote fits several places means none of them."""
        vague: set[Waiver] = set()
        while True:
            found = [self._waiver_of(finding, vague) for finding in findings]
            covered: dict[Waiver, list[Finding]] = {}
            for waiver, finding in zip(found, findings, strict=True):
                if waiver is not None and waiver.quote:
                    covered.setdefault(waiver, []).append(finding)
            several = {waiver: places for waiver, ones in covered.items() if len(places := _places(ones)) > 1}
            if not several:
                return found
            vague.update(several)
            for waiver, places in several.items():
                self.vague.setdefault(waiver, places)

    def _waiver_of(self, finding: Finding, but: Collection[Waiver]) -> Waiver | None:
        waivers = (*self._waivers, *self._inline.get(finding.place.path, ()))
        return next(
            (
                waiver
                for waiver, codes in waivers
                if finding.code in codes
                and waiver not in but
                and _holds(waiver, self._today)
                and _covers(waiver, finding)
            ),
            None,
        )

    def decide(self, findings: Iterable[Finding]) -> Decision:
        """All findings about one document, or some about the run as a whole, in their order."""
        standing: list[Finding] = []
        waived: list[Waived] = []
        baselined: list[Finding] = []
        chosen = [
            self._graded(finding)
            for finding in findings
            if finding.code in self._chosen and not self._is_ignored_here(finding)
        ]
        for graded, waiver in zip(chosen, self._waivers_of(chosen), strict=True):
            if waiver is not None:
                self._used.add(waiver)
                expires = waiver.expires.isoformat() if waiver.expires else None
                waived.append(Waived(graded, waiver.reason or "", waiver.owner or "", expires))
            elif self._baseline.accepts(graded):
                baselined.append(graded)
            else:
                standing.append(graded)
        return Decision(tuple(standing), tuple(waived), tuple(baselined))

    def _graded(self, finding: Finding) -> Finding:
        severity = self._severities.get(finding.code)
        return finding if severity is None else finding._replace(severity=severity)

    def _is_ignored_here(self, finding: Finding) -> bool:
        if not self._per_file:
            return False
        path, whole = PurePath(finding.place.path), from_root(finding.place.path).as_posix()
        return any(
            finding.code in codes
            and (
                fnmatch(path.as_posix(), pattern)
                or fnmatch(path.as_posix(), f"*/{pattern}")
                or ("/" in pattern and fnmatch(whole, f"*/{pattern}"))
            )
            for pattern, codes in self._per_file.items()
        )


def _severities(wanted: Mapping[str, str]) -> dict[str, Severity]:
    result: dict[str, Severity] = {}
    for name, severity in wanted.items():
        if severity not in set(Severity):
            raise UsageError(f"`severities` has {severity!r} for {name}, which is none of error, warning, info.")
        result |= dict.fromkeys(codes_of((name,)), Severity(severity))
    return result


def _holds(waiver: Waiver, today: date) -> bool:
    """A waiver holds while it has a reason and an owner and has not ended."""
    return _is_whole(waiver) and waiver.expires is not None and waiver.expires >= today


def _is_whole(waiver: Waiver) -> bool:
    """Whether somebody answers for a waiver: it has a reason, an owner and an end."""
    return bool(waiver.reason and waiver.owner and waiver.expires)


def _covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether the finding stands in the waiver's file, and on its lines or on the words that it quotes."""
    if waiver.lines is not None:
        if waiver.span is not None and finding.place.span is not None:
            return waiver.span.overlaps(finding.place.span)
        first, last = waiver.lines
        return finding.place.line is not None and first <= finding.place.line <= last
    if waiver.path and not _same_file(waiver.path, finding.place.path):
        return False
    return not waiver.quote or quoted_in(waiver.quote, finding.place.quote or finding.subject)


def _places(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The first finding at each place: what shares words, or says the same ones again, is one."""
    first: list[Finding] = []
    for finding in findings:
        if not any(_are_together(one, finding) for one in first):
            first.append(finding)
    return tuple(first)


def _are_together(one: Finding, other: Finding) -> bool:
    """Whether two findings are no choice for a waiver's quote, which is looked for document by document."""
    if one.place.path != other.place.path:
        return True
    if one.place.span is not None and other.place.span is not None and one.place.span.overlaps(other.place.span):
        return True
    return fold(one.place.quote or one.subject) == fold(other.place.quote or other.subject)


def _same_file(wanted: str, path: str) -> bool:
    """Whether a path that a person wrote is a document's, from wherever it is checked."""
    parts, ending = PurePath(path).parts, PurePath(wanted).parts
    if parts[-len(ending) :] == ending or fnmatch(PurePath(path).as_posix(), wanted):
        return True
    return len(ending) > len(parts) and from_root(path).parts[-len(ending) :] == ending
