"""The run: paths → documents → claims, marks and references → records and cards → findings.

`run` is the whole tool on one screen. Each document is read once, each DOI asked for once. Documents are judged a few
at a time and let go: what reports need of them, they take when they see them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.assembly import Desk, draft
from evidence.claims.grouping import Repeats
from evidence.config import Settings
from evidence.documents.document import Block
from evidence.documents.language import likeliest_language
from evidence.documents.reading import find_documents
from evidence.dossier import Case, Dossier
from evidence.findings import Finding, Findings, Fingerprints, Severity, Waived
from evidence.ledger import Ledger, Tally, UncheckedReference
from evidence.library.brief import Brief, brief_of
from evidence.library.claims_file import Waiver
from evidence.library.library import Library
from evidence.registries.registry import Registry
from evidence.rules.catalogue import ALL_RULES
from evidence.rules.selection import Decider, Decision, Policy, read_baseline

if TYPE_CHECKING:
    from evidence.registries.matching import Finder

Progress = Callable[[str], None]
Watcher = Callable[[Dossier], None]

AT_ONCE = 50
"""So many documents are held at a time; their DOIs are looked up together."""


# These judge words, and know English only.
_OF_WORDS = frozenset(
    {"sourcing", "agreement", "attribution", "language", "comparison", "balance", "regulatory", "consistency"}
)


_OFF_LABEL = "REG602"
_PLACES = 5


@dataclass(frozen=True)
class NotEvaluated:
    """Rules that could not be asked, and why; `path` is the document, None for the whole run."""

    rules: tuple[str, ...]
    reason: str
    path: str | None = None


@dataclass(frozen=True)
class Audit:
    """A finished run: what every report receives. Findings are ranked, the gravest first."""

    case: Case
    tally: Tally
    findings: Findings
    waived: tuple[Waived, ...]
    baselined: Findings
    unchecked: tuple[UncheckedReference, ...]
    checked_at: datetime
    offline: bool
    not_evaluated: tuple[NotEvaluated, ...] = ()

    def exit_code(self, fail_on: str, allow_unchecked: bool) -> int:
        """0 clean, 1 findings at or above `fail_on`, 3 something that had to be checked could not be."""
        if fail_on != "never":
            limit = Severity(fail_on).rank
            if any(count for severity, count in self.findings.counts.items() if severity.rank <= limit):
                return 1
        return 3 if self.unchecked and not allow_unchecked else 0


def run(
    paths: Sequence[str],
    settings: Settings,
    library: Library,
    registry: Registry,
    progress: Progress = lambda _: None,
    watchers: Sequence[Watcher] = (),
    finders: Sequence[Finder] = (),
) -> Audit:
    """Checks documents against a library and the registries. Raises `InputError` for what cannot be read.

    Each watcher sees every dossier once, in order, when it has been judged. `finders` are searched for the works of
    those references of the library whose DOI is missing or wrong.
    """
    files = find_documents(paths, settings.exclude)
    brief = brief_of(settings, library)
    desk = Desk(library, registry, settings.today, settings.lock_max_age, brief, finders)
    decider = Decider(_policy(settings, library), settings.today)
    book = _Book(decider)
    left_out = list(_without_profile(brief, decider)) if files else []
    ledger = Ledger()
    numbers = {}
    for number, dossier in enumerate(_dossiers(files, desk, settings, library, progress)):
        numbers[dossier.document.path] = number
        ledger.take(dossier)
        book.heed(dossier)
        book.enter(_judge(dossier), number)
        left_out += [
            NotEvaluated(_chosen(decider, _OF_WORDS), reason, dossier.document.path) for reason in _foreign(dossier)
        ]
        for watcher in watchers:
            watcher(dossier)
    references = desk.references()
    ledger.shelve(references)
    case = Case(library, references, ledger.works(), settings.today, ledger.conflicts(), brief=brief, uses=ledger.uses)
    for finding in chain.from_iterable(rule.check_all(case) for rule in ALL_RULES):
        book.enter([finding], numbers.get(finding.place.path))
    case = replace(case, unused_waivers=book.unused(numbers))
    for finding in chain.from_iterable(rule.check_waivers(case) for rule in ALL_RULES):
        book.enter([finding], numbers.get(finding.place.path))
    return Audit(
        case=case,
        tally=ledger.tally,
        findings=book.standing,
        waived=tuple(book.waived),
        baselined=book.baselined,
        unchecked=ledger.unchecked(),
        checked_at=datetime.now(UTC).replace(microsecond=0),
        offline=settings.offline,
        not_evaluated=tuple(one for one in left_out if one.rules),
    )


def _dossiers(
    files: Sequence[Path], desk: Desk, settings: Settings, library: Library, progress: Progress
) -> Iterator[Dossier]:
    repeats = Repeats()
    for start in range(0, max(len(files), 1), AT_ONCE):
        drafts = []
        for path in files[start : start + AT_ONCE]:
            progress(f"reading {path}")
            drafts.append(draft(path, library, repeats, settings.stdin_format))
        yield from desk.dossiers(drafts, progress)


def _judge(dossier: Dossier) -> list[Finding]:
    foreign = dossier.language is not None
    asked = (rule for rule in ALL_RULES if not (foreign and rule.info.family in _OF_WORDS))
    return [finding for rule in asked for finding in rule.check(dossier)]


def _foreign(dossier: Dossier) -> Iterator[str]:
    """Why the words of a document, or of passages in it, are not judged."""
    if dossier.language is not None:
        yield f"the document is in another language ({dossier.language}) and is not judged"
    elif dossier.foreign_passages:
        passages = dossier.foreign_passages
        places = ", ".join(f"line {place}" if place.isdecimal() else place for place in _places(dossier, passages))
        names = ", ".join(sorted({likeliest_language(block.text) for block in passages}))
        yield f"passages in another language ({names}: {places}) are not judged"


def _places(dossier: Dossier, passages: Sequence[Block]) -> Iterator[str]:
    yield from (str(dossier.document.locate(block.span)) for block in passages[:_PLACES])
    if len(passages) > _PLACES:
        yield f"{len(passages) - _PLACES} more"


def _without_profile(brief: Brief, decider: Decider) -> Iterator[NotEvaluated]:
    """The rules that need a product profile, when there is none to ask."""
    if brief.lacks is not None:
        codes = tuple(rule.code for rule in ALL_RULES if rule.needs_profile and decider.is_chosen(rule.code))
        yield NotEvaluated(codes, brief.lacks)
    elif brief.without_uses and decider.is_chosen(_OFF_LABEL):
        names = ", ".join(brief.without_uses)
        yield NotEvaluated((_OFF_LABEL,), f"the profile holds no approved use of {names} for {brief.market}")


def _chosen(decider: Decider, families: frozenset[str]) -> tuple[str, ...]:
    return tuple(r.code for r in ALL_RULES if r.info.family in families and decider.is_chosen(r.code))


class _Book:
    """The findings of a run as they come in, with their fingerprints, sorted by what the team decided."""

    def __init__(self, decider: Decider) -> None:
        self._decider = decider
        self._fingerprints = Fingerprints()
        self.standing = Findings()
        self.baselined = Findings()
        self.waived: list[Waived] = []

    def heed(self, dossier: Dossier) -> None:
        """Takes the waivers that stand in a document."""
        self._decider.heed(dossier.document.path, dossier.waivers)

    def unused(self, paths: Iterable[str]) -> list[Waiver]:
        """The waivers that no finding so far needed."""
        return self._decider.unused(paths)

    def enter(self, findings: Sequence[Finding], document: int | None) -> None:
        """Takes the findings about one document."""
        decision: Decision = self._decider.decide(self._fingerprints.mark(findings))
        self.standing.add(decision.standing, document)
        self.baselined.add(decision.baselined, document)
        self.waived.extend(decision.waived)


def _policy(settings: Settings, library: Library) -> Policy:
    return Policy(
        select=settings.select,
        ignore=settings.ignore,
        per_file_ignores=settings.per_file_ignores,
        severities=settings.severities,
        waivers=library.waivers,
        baseline=read_baseline(settings.baseline) if settings.baseline else frozenset(),
    )
