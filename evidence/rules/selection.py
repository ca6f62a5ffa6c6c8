"""Which findings count: select and ignore, severities, waivers and baselines.

Rules find; this decides; reports tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatch
from pathlib import PurePath

from evidence.claims.wording import fold
from evidence.documents.reading import from_root
from evidence.errors import InputError, UsageError
from evidence.findings import Finding, Severity, Waived
from evidence.library.claims_file import Waiver
from evidence.rules.baseline import Baseline
from evidence.rules.rule import TABLE


@dataclass(frozen=True)
class Policy:
    """What a team has decided about findings; the rows of the configuration that concern rules."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] | None = None
    severities: Mapping[str, str] | None = None
    waivers: tuple[Waiver, ...] = ()
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


class Decider:
    """Sorts findings, which carry their fingerprints, into standing, waived and baselined. None is lost unseen."""

    def __init__(self, policy: Policy, today: date) -> None:
        chosen = codes_of(policy.select) if policy.select else frozenset(TABLE)
        self._chosen = chosen - codes_of(policy.ignore)
        self._per_file = {pattern: codes_of(names) for pattern, names in (policy.per_file_ignores or {}).items()}
        self._severities = _severities(policy.severities or {})
        self._today = today
        self._waivers = [(waiver, codes_of((waiver.rule,))) for waiver in policy.waivers]
        self._inline: dict[str, list[tuple[Waiver, frozenset[str]]]] = {}
        self._used: set[Waiver] = set()
        self._baseline = policy.baseline

    def is_chosen(self, code: str) -> bool:
        """Whether the team wants to hear from this rule."""
        return code in self._chosen

    def heed(self, path: str, waivers: Iterable[Waiver]) -> None:
        """Takes the waivers that stand in a document. Raises `InputError` for a rule that there is not."""
        for waiver in waivers:
            try:
                codes = codes_of((waiver.rule,))
            except UsageError as error:
                raise InputError(str(error), path=path, line=waiver.line) from error
            self._inline.setdefault(path, []).append((waiver, codes))

    def unused(self, paths: Iterable[str]) -> list[Waiver]:
        """The waivers of rules of this run, for one of its documents, that no finding needed."""
        documents = tuple(paths)
        in_files = [one for one in self._waivers if one[0].path and any(_same_file(one[0].path, p) for p in documents)]
        in_copy = [one for waivers in self._inline.values() for one in waivers]
        return [
            waiver
            for waiver, codes in (*in_files, *in_copy)
            if waiver not in self._used and codes <= self._chosen and _is_whole(waiver)
        ]

    def _waiver_of(self, finding: Finding) -> Waiver | None:
        waivers = (*self._waivers, *self._inline.get(finding.place.path, ()))
        return next(
            (w for w, codes in waivers if finding.code in codes and _holds(w, self._today) and _covers(w, finding)),
            None,
        )

    def decide(self, findings: Iterable[Finding]) -> Decision:
        """Some findings of the run, in their order."""
        standing: list[Finding] = []
        waived: list[Waived] = []
        baselined: list[Finding] = []
        for finding in findings:
            if finding.code not in self._chosen or self._is_ignored_here(finding):
                continue
            graded = self._graded(finding)
            waiver = self._waiver_of(graded)
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
    return not waiver.quote or fold(waiver.quote) in fold(finding.place.quote or finding.subject)


def _same_file(wanted: str, path: str) -> bool:
    """Whether a path that a person wrote is a document's, from wherever it is checked."""
    parts, ending = PurePath(path).parts, PurePath(wanted).parts
    if parts[-len(ending) :] == ending or fnmatch(PurePath(path).as_posix(), wanted):
        return True
    return len(ending) > len(parts) and from_root(path).parts[-len(ending) :] == ending
