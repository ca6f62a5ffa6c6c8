"""The run: paths → documents → claims, marks and references → records and cards → findings.

`run` is the whole tool on one screen. Each document is read once, each DOI asked for once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from evidence.assembly import case_of, dois_of, draft
from evidence.claims.claim import Risk
from evidence.config import Settings
from evidence.documents.reading import find_documents
from evidence.dossier import Case
from evidence.findings import Finding, Place, Severity, Waived, fingerprinted
from evidence.library.library import Library
from evidence.registries.registry import Registry, Unchecked
from evidence.rules.catalogue import ALL_RULES
from evidence.rules.rule import place_of_reference
from evidence.rules.selection import Policy, decide, read_baseline

Progress = Callable[[str], None]


@dataclass(frozen=True)
class UncheckedReference:
    """A reference that had to be checked and could not be, and the places that use it."""

    name: str
    reason: str
    used_in: tuple[Place, ...]


@dataclass(frozen=True)
class Audit:
    """A finished run: what every report receives. Findings are ranked, the gravest first."""

    case: Case
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    baselined: tuple[Finding, ...]
    unchecked: tuple[UncheckedReference, ...]
    checked_at: datetime
    offline: bool

    def exit_code(self, fail_on: str, allow_unchecked: bool) -> int:
        """0 clean, 1 findings at or above `fail_on`, 3 something that had to be checked could not be."""
        if fail_on != "never":
            limit = Severity(fail_on).rank
            if any(finding.severity.rank <= limit for finding in self.findings):
                return 1
        return 3 if self.unchecked and not allow_unchecked else 0


def run(
    paths: Sequence[str],
    settings: Settings,
    library: Library,
    registry: Registry,
    progress: Progress = lambda _: None,
) -> Audit:
    """Checks documents against a library and the registries. Raises `InputError` for what cannot be read."""
    policy = _policy(settings, library)
    drafts = []
    for path in find_documents(paths, settings.exclude):
        progress(f"reading {path}")
        drafts.append(draft(path, library))
    dois = dois_of(drafts, library)
    progress(f"looking up {len(dois)} DOIs")
    case = case_of(drafts, library, registry.get_many(dois), settings.today, settings.lock_max_age)
    decision = decide(fingerprinted(_ranked(_judge(case), case)), policy, settings.today)
    return Audit(
        case=case,
        findings=decision.standing,
        waived=decision.waived,
        baselined=decision.baselined,
        unchecked=_unchecked(case),
        checked_at=datetime.now(UTC).replace(microsecond=0),
        offline=settings.offline,
    )


def _judge(case: Case) -> list[Finding]:
    found: list[Finding] = []
    for rule in ALL_RULES:
        for dossier in case.dossiers:
            found.extend(rule.check(dossier))
        found.extend(rule.check_all(case))
    return found


def _ranked(findings: Iterable[Finding], case: Case) -> list[Finding]:
    order = list(Risk)
    risks = {
        (dossier.document.path, checked.claim.id): order.index(checked.claim.risk)
        for dossier in case.dossiers
        for checked in dossier.claims
    }

    def rank(finding: Finding) -> tuple[int, int, str, int, int, str]:
        place = finding.place
        risk = risks.get((place.path, finding.claim or ""), 1)
        start = place.span.start if place.span else 0
        return (finding.severity.rank, risk, place.path, place.line or 0, start, finding.code)

    return sorted(findings, key=rank)


def _policy(settings: Settings, library: Library) -> Policy:
    return Policy(
        select=settings.select,
        ignore=settings.ignore,
        per_file_ignores=settings.per_file_ignores,
        severities=settings.severities,
        waivers=library.waivers,
        baseline=read_baseline(settings.baseline) if settings.baseline else frozenset(),
    )


def _unchecked(case: Case) -> tuple[UncheckedReference, ...]:
    found: dict[str, tuple[str, list[Place]]] = {}
    own = [(checked, dossier.document) for dossier in case.dossiers for checked in dossier.references]
    for checked, document in (*own, *((checked, None) for checked in case.references)):
        if isinstance(checked.lookup, Unchecked):
            _, places = found.setdefault(checked.lookup.doi, (checked.lookup.reason, []))
            places.append(place_of_reference(checked, document))
    return tuple(UncheckedReference(name, reason, tuple(places)) for name, (reason, places) in found.items())
